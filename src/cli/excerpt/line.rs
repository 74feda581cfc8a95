//! The part of a line that fits the screen, with what is meant in it.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use crate::render::harmless;

/// Stands for what is cut off.
const CUT: &str = "...";

/// The line as it may be printed in `width` cells, and the bytes in it of the `len` characters
/// from column `col`, from 1, that are meant. Where it does not fit, what is meant stays in sight.
pub(super) fn fitted(line: &str, col: usize, len: usize, width: usize) -> (String, Range<usize>) {
    let cells: Vec<Option<char>> = line.chars().map(printable).collect();
    let meant = (col - 1).min(cells.len())..(col - 1 + len).min(cells.len());
    let window = window(&cells, &meant, width.max(4 * CUT.len()));
    let mut shown = String::new();
    let mut span = None;
    if window.start > 0 {
        shown += CUT;
    }
    for (i, c) in cells.iter().enumerate().take(window.end).skip(window.start) {
        let start = shown.len();
        shown.extend(c);
        if meant.contains(&i) {
            let first = span.map_or(start, |s: Range<usize>| s.start);
            span = Some(first..shown.len());
        }
    }
    let span = span.unwrap_or(shown.len()..shown.len());
    if window.end < cells.len() {
        shown += CUT;
    }
    (shown, span)
}

/// The characters to show: all when they fit, else as much before what is meant as behind it.
fn window(cells: &[Option<char>], meant: &Range<usize>, width: usize) -> Range<usize> {
    let whole = 0..cells.len();
    if cells_of(cells) <= width {
        return whole;
    }
    let room = width - 2 * CUT.len();
    let wanted = cells_of(&cells[meant.clone()]);
    let margin = room.saturating_sub(wanted) / 2;
    let mut start = meant.start;
    while start > 0 && cells_of(&cells[start - 1..meant.start]) <= margin {
        start -= 1;
    }
    let mut end = start;
    while end < cells.len() && cells_of(&cells[start..=end]) <= room {
        end += 1;
    }
    // What is left at the end may be given to the start.
    while end == cells.len() && start > 0 && cells_of(&cells[start - 1..end]) <= room {
        start -= 1;
    }
    start..end
}

fn cells_of(cells: &[Option<char>]) -> usize {
    cells.iter().flatten().filter_map(|c| c.width()).sum()
}

/// Control characters would shift the mark and could act on the terminal: each becomes a blank.
/// What has no width goes, save what combines with the character before it: terminals do not
/// agree on joined and varied signs.
fn printable(c: char) -> Option<char> {
    let is_harmless = c != '\t' && harmless(&format!("{c}.")).chars().count() == 2;
    match c {
        '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{fe00}'..='\u{fe0f}' => {
            None
        }
        c if is_harmless => Some(c),
        _ => Some(' '),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(line: &str, col: usize, len: usize, width: usize) -> (String, String) {
        let (text, span) = fitted(line, col, len, width);
        let meant = text[span].to_owned();
        (text, meant)
    }

    #[test]
    fn control_characters_become_blanks_and_signs_without_width_go() {
        let (text, meant) = shown("a\u{1b}[31m\tb\u{202e}c\u{200d}d", 9, 3, 80);
        assert_eq!(text, "a [31m b cd");
        assert_eq!(meant, " c", "the joiner is the third");
    }

    #[test]
    fn what_is_meant_stays_in_sight() {
        let line = "安全出口，".repeat(20) + "上锁" + &"，钥匙".repeat(20);
        for width in 12..260 {
            let (text, meant) = shown(&line, 101, 2, width);
            assert_eq!(meant, "上锁", "{width}");
            let cells: usize = text.chars().filter_map(|c| c.width()).sum();
            assert!(cells <= width, "{cells} in {width}: {text}");
        }
    }

    #[test]
    fn a_place_behind_the_end_is_the_end() {
        assert_eq!(fitted("甲", 9, 1, 80), ("甲".to_owned(), 3..3));
        assert_eq!(fitted("", 1, 1, 80), (String::new(), 0..0));
    }

    #[test]
    fn what_is_longer_than_the_screen_is_shown_from_its_start() {
        let (text, meant) = shown(&"甲乙".repeat(50), 1, 100, 20);
        assert_eq!(text, "甲乙甲乙甲乙甲...");
        assert_eq!(meant, "甲乙甲乙甲乙甲");
    }
}

//! Lines of a given width that keep the rules of Chinese setting: none starts with closing
//! punctuation, none ends with opening punctuation (GB/T 15834, 5.1), words and numbers stay whole.
//!
//! `unicode-linebreak` finds where lines may break. It knows quotation marks as neither opening nor
//! closing, so it never breaks beside them and a list of quoted names has no end; and it lets `·`
//! start a line. Both are put right here, and so is what it leaves open: how to cut a piece that is
//! wider than the line.

use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What never starts a line.
const NEVER_FIRST: &str = "，。、；：？！）》」』”’…·〉】〕〗～％‰℃｝］％,.;:?!)]}%";
/// What never ends a line.
const NEVER_LAST: &str = "（《「『“‘〈【〔〖｛［([{￥";

/// The lines of a text whose own lines stay lines: the first at most `first` columns wide, the
/// others `rest`. Only a single character that is wider than that goes beyond.
#[must_use]
pub(super) fn wrap(text: &str, first: usize, rest: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let first = if lines.is_empty() { first } else { rest };
        fill(line, first, rest, &mut lines);
    }
    lines
}

/// The widest piece of the text that may not be broken, in columns.
#[must_use]
pub(super) fn widest_piece(text: &str) -> usize {
    let pieces = text.split('\n').flat_map(pieces);
    pieces.map(|p| solid(p).width()).max().unwrap_or(0)
}

fn fill(text: &str, first: usize, rest: usize, lines: &mut Vec<String>) {
    let (mut line, mut used, mut room) = (String::new(), 0, first);
    for piece in pieces(text).into_iter().flat_map(|p| cut(p, rest)) {
        let width = solid(piece).width();
        // An indented or labelled first line may be left empty rather than break a piece.
        if used + width > room && (used > 0 || room < rest) {
            lines.push(solid(&line).to_owned());
            (line, used, room) = (String::new(), 0, rest);
        }
        line.push_str(piece);
        used += piece.width();
    }
    lines.push(solid(&line).to_owned());
}

/// The text without the blanks at its end, which may hang over the edge unseen.
fn solid(text: &str) -> &str {
    text.trim_end_matches([' ', '\u{3000}'])
}

/// The pieces between which a line may break.
fn pieces(text: &str) -> Vec<&str> {
    let mut allowed = vec![false; text.len() + 1];
    for (at, _) in linebreaks(text) {
        allowed[at] = true;
    }
    let mut around = Around::default();
    let breaks = text.char_indices().filter_map(|(at, next)| {
        let may = at > 0 && around.may_break(next, allowed[at]);
        around.pass(next);
        may.then_some(at)
    });
    let ends: Vec<usize> = breaks.chain([text.len()]).collect();
    between(text, ends)
}

/// The parts of a text that end at these places, in order.
fn between(text: &str, ends: impl IntoIterator<Item = usize>) -> Vec<&str> {
    let mut start = 0;
    let parts = ends.into_iter().map(|end| {
        let part = &text[start..end];
        start = end;
        part
    });
    parts.filter(|part| !part.is_empty()).collect()
}

/// What stands before a place in a text.
#[derive(Default)]
struct Around {
    /// The character before.
    last: Option<char>,
    /// The last character before that is no blank.
    solid: Option<char>,
}

impl Around {
    fn pass(&mut self, c: char) {
        self.last = Some(c);
        if c != ' ' && c.width() != Some(0) {
            self.solid = Some(c);
        }
    }

    /// Whether a line may end here and the next one start with `next`.
    fn may_break(&self, next: char, standard: bool) -> bool {
        let is_id = |c: char| c.is_ascii_alphanumeric();
        if is_bound(self.solid, next) || (self.last == Some('-') && is_id(next)) {
            return false;
        }
        standard || self.is_beside_quote(next)
    }

    /// Quotation marks between Chinese characters are brackets: before an opening one and after a
    /// closing one a line may end. Between letters they may be an apostrophe.
    fn is_beside_quote(&self, next: char) -> bool {
        let Some(last) = self.last else { return false };
        let is_wide = |c: char| c.width() == Some(2);
        let is_open = |c| matches!(c, '“' | '‘');
        let is_close = |c| matches!(c, '”' | '’');
        (is_open(next) && (is_wide(last) || is_close(last)))
            || (is_close(last) && (is_wide(next) || is_open(next)))
    }
}

/// Whether the two may not be parted by the end of a line.
fn is_bound(last: Option<char>, next: char) -> bool {
    next == ' '
        || next.width() == Some(0)
        || NEVER_FIRST.contains(next)
        || last.is_some_and(|last| NEVER_LAST.contains(last))
}

/// The piece whole when it fits; else in parts that keep the rules; else, where even a character
/// with its punctuation is too wide, character by character.
fn cut(piece: &str, width: usize) -> Vec<&str> {
    if solid(piece).width() <= width {
        return vec![piece];
    }
    let mut around = Around::default();
    let mut ends = Vec::new();
    for (at, grapheme) in piece.grapheme_indices(true) {
        let next = grapheme.chars().next();
        if at > 0 && next.is_some_and(|next| !is_bound(around.solid, next)) {
            ends.push(at);
        }
        grapheme.chars().for_each(|c| around.pass(c));
    }
    ends.push(piece.len());
    let fits = |part: &&str| solid(part).width() <= width;
    let parts = between(piece, ends).into_iter();
    parts
        .flat_map(|part| match Some(part).filter(fits) {
            Some(part) => vec![part],
            None => part.graphemes(true).collect(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn chinese_punctuation_stays_with_its_word() {
        for (text, width, lines) in [
            (
                "他说“安全出口上锁”，随后离开。",
                8,
                vec!["他说“安", "全出口上", "锁”，随", "后离开。"],
            ),
            (
                "区县：“龙亭区”、“鼓楼区”",
                9,
                vec!["区县：“龙", "亭区”、", "“鼓楼区”"],
            ),
            (
                "12.5%，2024年6月30日",
                8,
                vec!["12.5%，", "2024年6", "月30日"],
            ),
            (
                "look-back of KF-I001",
                9,
                vec!["look-back", "of", "KF-I001"],
            ),
            ("李·王", 4, vec!["李·", "王"]),
            (
                "e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}",
                4,
                vec!["e\u{301}e\u{301}e\u{301}e\u{301}", "e\u{301}"],
            ),
            ("don’t", 4, vec!["don’", "t"]),
        ] {
            assert_eq!(wrap(text, width, width), lines, "{text}");
        }
    }

    #[test]
    fn a_hanging_indent_is_a_narrower_line() {
        assert_eq!(wrap("安全出口上锁", 4, 8), ["安全", "出口上锁"]);
        assert_eq!(wrap("ab cdefgh", 1, 8), ["", "ab", "cdefgh"]);
        assert_eq!(wrap("甲\n乙", 4, 4), ["甲", "乙"]);
    }

    /// Text such as records hold, with everything in it that makes breaking hard.
    fn text() -> impl Strategy<Value = String> {
        let part = prop_oneof![
            4 => "[安全出口上锁人大常委会民政局]",
            2 => "[，。、；：？！）》」』”’…·—]",
            2 => "[（《「『“‘]",
            1 => "[a-zA-Z]{1,9}",
            1 => "[0-9]{1,6}",
            1 => Just("e\u{301}\u{323}".to_owned()),
            1 => "[ %.,()]",
        ];
        prop::collection::vec(part, 0..60).prop_map(|parts| parts.concat())
    }

    /// By the lists of the standard alone: whether a line may end before the character at `at`.
    fn is_legal(text: &[char], at: usize) -> bool {
        let (before, after) = (text[at - 1], text[at]);
        !"，。、；：？！）》」』”’…·%.,)".contains(after)
            && !"（《「『“‘(".contains(before)
            && !('\u{300}'..='\u{36f}').contains(&after)
    }

    /// The columns of what cannot be parted around a place, blanks inside included. `places` says
    /// where in the text each character stands that is no blank.
    fn bound_width(text: &[char], places: &[usize], at: usize) -> usize {
        let solid: Vec<char> = places.iter().map(|i| text[*i]).collect();
        let start = (1..at).rev().find(|i| is_legal(&solid, *i)).unwrap_or(0);
        let end = (at + 1..solid.len()).find(|i| is_legal(&solid, *i));
        let end = end.unwrap_or(solid.len());
        // Blanks at the start of the text are its indent.
        let from = if start == 0 { 0 } else { places[start] };
        let part = &text[from..=places[end - 1]];
        part.iter().collect::<String>().width()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        #[test]
        fn lines_keep_the_rules_at_any_width(text in text(), width in 4_usize..=60) {
            let lines = wrap(&text, width, width);
            let joined: Vec<char> = lines.concat().chars().filter(|c| *c != ' ').collect();
            let all: Vec<char> = text.chars().collect();
            let places: Vec<usize> = (0..all.len()).filter(|i| all[*i] != ' ').collect();
            let whole: Vec<char> = places.iter().map(|i| all[*i]).collect();
            prop_assert_eq!(&joined, &whole, "nothing is lost or added");
            let mut at = 0;
            for line in &lines {
                prop_assert!(line.width() <= width, "{line:?} is wider than {width}");
                at += line.chars().filter(|c| *c != ' ').count();
                if at == 0 || at >= whole.len() || is_legal(&whole, at) {
                    continue;
                }
                let bound = bound_width(&all, &places, at);
                prop_assert!(bound > width, "{line:?} breaks a rule at {width} in {lines:#?}");
            }
        }

        #[test]
        fn words_and_numbers_that_fit_stay_whole(text in text(), width in 10_usize..=60) {
            let lines = wrap(&text, width, width);
            let words = |text: &str| -> Vec<String> {
                let parts = text.split(|c: char| !c.is_ascii_alphanumeric());
                parts.filter(|w| !w.is_empty()).map(str::to_owned).collect()
            };
            // Two words that stand side by side in the text are one piece, which may be too wide.
            if widest_piece(&text) > width {
                return Ok(());
            }
            prop_assert_eq!(lines.iter().flat_map(|l| words(l)).collect::<Vec<_>>(), words(&text));
        }
    }
}

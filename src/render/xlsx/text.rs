//! Text for cells: without what no file may hold, not longer than a cell.

use unicode_width::UnicodeWidthStr;

use crate::lang::Lang;
use crate::render::harmless;
use crate::say;
use crate::view::page::LONGEST_CELL;

/// The text on one line, without control characters.
pub(super) fn line(text: &str) -> String {
    harmless(text).replace(['\u{fffe}', '\u{ffff}'], "")
}

/// The text with its own line breaks, without other control characters.
pub(super) fn lines(text: &str) -> String {
    let lines: Vec<String> = text.trim_end().lines().map(line).collect();
    lines.join("\n")
}

/// What a cell holds of a text.
pub(super) struct Fitted {
    /// The text, or its beginning and how much there is of it.
    pub(super) text: String,
    /// Whether it is but the beginning.
    pub(super) is_cut: bool,
}

/// The text as a cell holds it: a longer one is cut, and says so.
pub(super) fn fitted(text: &str, lang: Lang) -> Fitted {
    let text = lines(text);
    if text.encode_utf16().count() <= LONGEST_CELL {
        return Fitted {
            text,
            is_cut: false,
        };
    }
    let all = text.chars().count();
    let mark = say!(
        lang,
        "……（单元格放不下，全文 {all} 字，请看账本）",
        "… (too long for a cell: {all} characters, see the ledger)"
    );
    let room = LONGEST_CELL - mark.encode_utf16().count();
    Fitted {
        text: start(&text, room).to_owned() + &mark,
        is_cut: true,
    }
}

/// The beginning of a text, at most so many UTF-16 units of it.
pub(super) fn start(text: &str, units: usize) -> &str {
    let mut used = 0;
    let end = text.char_indices().find(|(_, c)| {
        used += c.len_utf16();
        used > units
    });
    end.map_or(text, |(at, _)| &text[..at])
}

/// The text in pieces of at most so many UTF-16 units.
pub(super) fn pieces(text: &str, units: usize) -> Vec<&str> {
    let (mut rest, mut pieces) = (text, Vec::new());
    while !rest.is_empty() {
        let piece = start(rest, units.max(2));
        pieces.push(piece);
        rest = &rest[piece.len()..];
    }
    pieces
}

/// Whether a spreadsheet would take the text for a formula if it were typed.
pub(super) fn looks_like_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@'])
}

/// The columns of a text without line breaks, two for a Chinese character.
pub(super) fn columns(text: &str) -> usize {
    text.width_cjk()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_go_and_lines_stay() {
        assert_eq!(lines("一\r\n二\u{1}\u{b}\u{fffe}\n"), "一\n二");
        assert_eq!(line("一\n二"), "一 二");
    }

    #[test]
    fn a_cell_holds_32767_units() {
        let whole = "字".repeat(32_767);
        assert!(!fitted(&whole, Lang::Zh).is_cut);
        let cut = fitted(&"字".repeat(40_000), Lang::Zh);
        assert!(cut.is_cut && cut.text.ends_with("全文 40000 字，请看账本）"));
        assert_eq!(cut.text.encode_utf16().count(), 32_767);
        // Characters of two units are never halved.
        let wide = fitted(&"𠀀".repeat(20_000), Lang::Zh).text;
        assert!((32_766..=32_767).contains(&wide.encode_utf16().count()));
    }

    #[test]
    fn pieces_make_up_the_text() {
        assert_eq!(pieces("甲乙丙丁戊", 2), ["甲乙", "丙丁", "戊"]);
        assert_eq!(pieces("a𠀀b", 2), ["a", "𠀀", "b"]);
        assert!(pieces("", 2).is_empty());
    }
}

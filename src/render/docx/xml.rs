//! Text as a document holds it.

use unicode_width::UnicodeWidthChar;

use crate::lang::Lang;
use crate::render::harmless;

/// One line of text, escaped, without what XML 1.0 or a reader cannot take.
pub(in crate::render) fn escaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for c in harmless(line).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
    out
}

/// One line as it is set on paper: in Chinese papers nothing stands between characters and numbers,
/// where a screen has a blank.
pub(super) fn set(line: &str, lang: Lang) -> String {
    if lang == Lang::En {
        return line.to_owned();
    }
    let chars: Vec<char> = line.chars().collect();
    let is_wide = |c: char| c.width_cjk() == Some(2);
    let is_needless = |i: usize| {
        let (before, after) = (i.checked_sub(1).map(|i| chars[i]), chars.get(i + 1));
        chars[i] == ' '
            && before.zip(after).is_some_and(|(a, &b)| {
                is_wide(a) && b.is_ascii_alphanumeric() || a.is_ascii_graphic() && is_wide(b)
            })
    };
    let kept = (0..chars.len()).filter(|i| !is_needless(*i));
    kept.map(|i| chars[i]).collect()
}

/// A hyphen at which no line breaks.
pub(super) const NO_BREAK_HYPHEN: &str = "\u{2011}";

/// The text with hyphens at which no line breaks where they stand between figures, as in a day; in
/// Chinese also between letters, as in a code.
pub(super) fn held(text: &str, lang: Lang) -> String {
    let is_held = |c: Option<char>| match lang {
        Lang::Zh => c.is_some_and(|c| c.is_ascii_alphanumeric()),
        Lang::En => c.is_some_and(|c| c.is_ascii_digit()),
    };
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let between =
            || is_held(text[..at].chars().next_back()) && is_held(text[at + 1..].chars().next());
        if c == '-' && between() {
            out.push_str(NO_BREAK_HYPHEN);
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_markup_or_control() {
        let hostile = "a<b>&\"c\u{0}\u{b}\u{1b}[31m\u{fffe}\u{202e}d\n]]>";
        assert_eq!(escaped(hostile), "a&lt;b&gt;&amp;&quot;c[31md ]]&gt;");
    }

    #[test]
    fn days_and_codes_are_not_broken() {
        let shown = |text, lang| held(text, lang).replace(NO_BREAK_HYPHEN, "=");
        assert_eq!(
            shown("2024-07-15 KF-I003 -5", Lang::Zh),
            "2024=07=15 KF=I003 -5"
        );
        assert_eq!(
            shown("2024-07-15 half-monthly", Lang::En),
            "2024=07=15 half-monthly"
        );
    }

    #[test]
    fn a_chinese_line_has_no_blanks_around_numbers() {
        let line = "累计 51 项，销号率 79.2%，较 A B";
        assert_eq!(set(line, Lang::Zh), "累计51项，销号率79.2%，较A B");
        assert_eq!(set("of 51 项", Lang::En), "of 51 项");
    }
}

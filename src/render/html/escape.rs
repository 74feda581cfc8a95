//! Text of the ledger where HTML and SVG take text.

use super::super::harmless;

/// Text as it may stand between tags and in a quoted attribute, on one line.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in harmless(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// Text between tags whose lines stay lines.
pub(super) fn lines(text: &str) -> String {
    let lines: Vec<String> = text.trim_end().lines().map(escape).collect();
    lines.join("<br>")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The five characters of the HTML standard, 13.1.2.3 and 13.3, that can end text or a value.
    #[test]
    fn nothing_ends_a_text_or_an_attribute() {
        assert_eq!(
            escape(r#"<script>alert(1)</script>"'&amp;"#),
            "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;amp;"
        );
    }

    #[test]
    fn controls_go_and_lines_stay() {
        assert_eq!(escape("a\u{202e}b\0c\nd"), "abc d");
        assert_eq!(lines("甲\r\n<乙>\u{1b}\n"), "甲<br>&lt;乙&gt;");
    }
}

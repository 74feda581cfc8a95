//! Text that can do no harm where it is printed.

/// The text with line breaks as spaces, and without control and direction-changing characters,
/// which a terminal or an editor would obey.
#[must_use]
pub fn harmless(text: &str) -> String {
    text.trim_end()
        .chars()
        .filter_map(|c| match c {
            '\n' | '\t' => Some(' '),
            '\u{200e}'
            | '\u{200f}'
            | '\u{061c}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => None,
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_direction_marks_go() {
        assert_eq!(
            harmless("a\u{1b}[31mb\u{202e}c\r\nd\u{9b}e\n"),
            "a[31mbc de"
        );
    }
}

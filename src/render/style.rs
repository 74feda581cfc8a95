//! In what style a page is drawn on a terminal: with or without colour, for consoles that draw
//! ambiguous characters two columns wide or not.

use crate::lang::Lang;
use crate::view::{Cell, Coded, Light};

/// What a terminal can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Lights in colour, headings bold. Without it no escape is written.
    pub colour: bool,
    /// Borders of ASCII, lights as words, and no character of ambiguous width (UAX 11) that is
    /// common in Chinese text.
    pub ascii: bool,
}

impl Style {
    /// A heading.
    pub(super) fn bold(self, text: &str) -> String {
        if self.colour && !text.is_empty() {
            let bold = anstyle::Style::new().bold();
            format!("{bold}{text}{bold:#}")
        } else {
            text.to_owned()
        }
    }

    /// The text with the words of the light that it starts with in the light's colour.
    pub(super) fn lit(self, text: &str, light: Option<Light>, lang: Lang) -> String {
        let Some(light) = light.filter(|_| self.colour) else {
            return text.to_owned();
        };
        let words = self.plain(&Cell::Light(light).words(lang), lang);
        match text.strip_prefix(&words) {
            Some(rest) => format!("{}{rest}", self.tinted(&words, Some(light))),
            None => text.to_owned(),
        }
    }

    /// The text in the colour of a light.
    pub(super) fn tinted(self, text: &str, light: Option<Light>) -> String {
        match light.filter(|_| self.colour && !text.is_empty()) {
            Some(light) => {
                let colour = anstyle::Ansi256Color(colour(light)).on_default();
                format!("{colour}{text}{colour:#}")
            }
            None => text.to_owned(),
        }
    }

    /// The text in characters that this terminal draws as wide as they are reckoned.
    pub(super) fn plain(self, text: &str, lang: Lang) -> String {
        if !self.ascii {
            return text.to_owned();
        }
        let mut text = text.to_owned();
        for &light in Light::ALL {
            let words = Cell::Light(light).words(lang);
            text = text.replace(&words, words.trim_start_matches(light.shape()));
        }
        let mut out = String::with_capacity(text.len());
        let mut before = ' ';
        let mut rest = text.chars().peekable();
        while let Some(c) = rest.next() {
            let is_apostrophe = before.is_ascii_alphanumeric()
                && rest.peek().is_some_and(char::is_ascii_alphanumeric);
            match c {
                '’' if is_apostrophe => out.push('\''),
                c => match unambiguous(c) {
                    Some(instead) => out.push_str(instead),
                    None => out.push(c),
                },
            }
            before = c;
        }
        out
    }
}

/// The colour of a light, as the number that terminals give it.
pub(super) const fn colour(light: Light) -> u8 {
    match light {
        Light::Red => 9,
        Light::Yellow => 11,
        Light::Green => 10,
        Light::Grey => 8,
        Light::Blue => 12,
    }
}

/// What stands for a character whose width depends on the console's font.
fn unambiguous(c: char) -> Option<&'static str> {
    Some(match c {
        '“' => "「",
        '”' => "」",
        '‘' => "『",
        '’' => "』",
        '…' => "...",
        '—' | '―' => "--",
        '–' | '−' => "-",
        '·' => "・",
        '×' => "x",
        '÷' => "/",
        '±' => "+-",
        '°' => "度",
        '℃' => "摄氏度",
        '§' => "s.",
        '▲' | '△' | '◆' | '◇' | '●' | '■' | '□' | '★' | '☆' | '※' => "*",
        '○' | '◎' => "o",
        '√' => "v",
        '→' => "->",
        '←' => "<-",
        '↑' => "^",
        '↓' => "|",
        '≥' => ">=",
        '≤' => "<=",
        '≈' => "~",
        '≠' => "!=",
        '①'..='⑨' => digit(c, '①', DIGITS),
        'Ⅰ'..='Ⅻ' => digit(c, 'Ⅰ', ROMAN),
        _ => return None,
    })
}

const DIGITS: &[&str] = &[
    "(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)",
];
const ROMAN: &[&str] = &[
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
];

fn digit(c: char, first: char, names: &[&'static str]) -> &'static str {
    let place = u32::from(c) - u32::from(first);
    names.get(place as usize).copied().unwrap_or("?")
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr;

    const ASCII: Style = Style {
        colour: false,
        ascii: true,
    };

    #[test]
    fn what_is_left_is_as_wide_everywhere() {
        let text = "“安全”——‘上锁’……don’t 3×4÷2±1·①Ⅳ ▲红灯 ●绿灯，√ →≥≤ 20°";
        let plain = ASCII.plain(text, Lang::Zh);
        assert_eq!(
            plain,
            "「安全」----『上锁』......don't 3x4/2+-1・(1)IV 红灯 绿灯，v ->>=<= 20度"
        );
        assert_eq!(plain.width(), plain.width_cjk());
        assert_eq!(Style::default().plain(text, Lang::Zh), text);
    }

    #[test]
    fn every_light_is_a_word() {
        for lang in [Lang::Zh, Lang::En] {
            for &light in Light::ALL {
                let plain = ASCII.plain(&Cell::Light(light).words(lang), lang);
                assert!(plain.chars().all(char::is_alphabetic), "{plain}");
            }
        }
    }

    #[test]
    fn only_the_light_is_coloured() {
        let style = Style {
            colour: true,
            ascii: false,
        };
        let lit = style.lit("▲红灯，逾期 3 天", Some(Light::Red), Lang::Zh);
        assert_eq!(lit, "\u{1b}[38;5;9m▲红灯\u{1b}[0m，逾期 3 天");
        assert_eq!(style.lit("甲", Some(Light::Red), Lang::Zh), "甲");
    }
}

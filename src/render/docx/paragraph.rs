//! A paragraph and its runs, their properties in the order of the schema.

use super::style::Style;
use super::xml::{NO_BREAK_HYPHEN, escaped, held, set};
use crate::lang::Lang;

/// Where a paragraph's lines stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Center,
    Right,
}

/// A rule along a paragraph.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rule {
    /// Above it, or below.
    pub(super) above: bool,
    /// Eighths of a point.
    pub(super) size: u32,
    /// Points between it and the text.
    pub(super) space: u32,
    /// RGB in hexadecimal.
    pub(super) colour: &'static str,
}

/// A paragraph. Lengths are twips: twentieths of a point.
#[derive(Clone, Debug, Default)]
pub(super) struct Paragraph {
    style: Option<Style>,
    keep_next: bool,
    rules: Vec<Rule>,
    tab: Option<u32>,
    is_off_grid: bool,
    before: Option<u32>,
    line: Option<u32>,
    indent: Option<[u32; 3]>,
    align: Option<Align>,
    runs: String,
    characters: usize,
    section: String,
}

impl Paragraph {
    pub(super) fn new(style: Style) -> Self {
        Self {
            style: Some(style),
            ..Self::default()
        }
    }

    /// With text in it, set as the language does.
    pub(super) fn say(style: Style, text: &str, lang: Lang) -> Self {
        Self::new(style).run(Run::default(), text, lang)
    }

    /// An empty line.
    pub(super) fn blank() -> Self {
        Self::default()
    }

    /// An empty line of this height, whatever the grid of lines.
    pub(super) fn low(height: u32) -> Self {
        Self {
            line: Some(height),
            is_off_grid: true,
            ..Self::default()
        }
    }

    /// Keeps it on one page with what follows, when it is at most five lines of the body: a long
    /// one would leave its page empty.
    pub(super) const fn keep_if_short(&mut self) {
        self.keep_next |= self.characters <= 5 * 28;
    }

    /// Kept on one page with what follows.
    pub(super) const fn kept(mut self) -> Self {
        self.keep_next = true;
        self
    }

    pub(super) fn ruled(mut self, rule: Rule) -> Self {
        self.rules.push(rule);
        self
    }

    /// With a tab stop at which text ends.
    pub(super) const fn tabbed(mut self, at: u32) -> Self {
        self.tab = Some(at);
        self
    }

    pub(super) const fn before(mut self, space: u32) -> Self {
        self.before = Some(space);
        self
    }

    /// With lines of exactly this height.
    pub(super) const fn line(mut self, height: u32) -> Self {
        self.line = Some(height);
        self
    }

    /// Indented from the left and the right, its first line less by `hanging`.
    pub(super) const fn indented(mut self, left: u32, right: u32, hanging: u32) -> Self {
        self.indent = Some([left, right, hanging]);
        self
    }

    pub(super) const fn aligned(mut self, align: Align) -> Self {
        self.align = Some(align);
        self
    }

    pub(super) fn run(mut self, run: Run, text: &str, lang: Lang) -> Self {
        self.runs += &run.xml(text, lang);
        self.characters += text.chars().count();
        self
    }

    /// With XML of its own in it.
    pub(super) fn raw(mut self, xml: &str) -> Self {
        self.runs += xml;
        self
    }

    /// Makes it the last of a section.
    pub(super) fn end_section(&mut self, section: &str) {
        section.clone_into(&mut self.section);
    }

    /// The element, its properties in the order of `CT_PPr`.
    pub(super) fn xml(&self) -> String {
        let mut p = String::new();
        if let Some(style) = self.style {
            p += &format!(r#"<w:pStyle w:val="{}"/>"#, style.id());
        }
        if self.keep_next {
            p += "<w:keepNext/>";
        }
        p += &self.borders();
        if let Some(at) = self.tab {
            p += &format!(r#"<w:tabs><w:tab w:val="right" w:pos="{at}"/></w:tabs>"#);
        }
        if self.is_off_grid {
            p += r#"<w:snapToGrid w:val="0"/>"#;
        }
        p += &self.spacing();
        if let Some([left, right, hanging]) = self.indent {
            // The characters of the style would outrank the twips.
            p += &format!(
                r#"<w:ind w:left="{left}" w:right="{right}" w:firstLineChars="0" w:{}"/>"#,
                if hanging > 0 {
                    format!(r#"hanging="{hanging}"#)
                } else {
                    r#"firstLine="0"#.to_owned()
                }
            );
        }
        p += match self.align {
            None => "",
            Some(Align::Left) => r#"<w:jc w:val="left"/>"#,
            Some(Align::Center) => r#"<w:jc w:val="center"/>"#,
            Some(Align::Right) => r#"<w:jc w:val="right"/>"#,
        };
        p += &self.section;
        let properties = if p.is_empty() {
            p
        } else {
            format!("<w:pPr>{p}</w:pPr>")
        };
        format!("<w:p>{properties}{}</w:p>", self.runs)
    }

    fn borders(&self) -> String {
        if self.rules.is_empty() {
            return String::new();
        }
        let side = |above: bool| {
            let rules = self.rules.iter().filter(move |r| r.above == above);
            rules.map(|Rule { above, size, space, colour }| {
                let name = if *above { "top" } else { "bottom" };
                format!(
                    r#"<w:{name} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>"#
                )
            })
        };
        let sides: String = side(true).chain(side(false)).collect();
        format!("<w:pBdr>{sides}</w:pBdr>")
    }

    fn spacing(&self) -> String {
        let before = self.before.map(|b| format!(r#" w:before="{b}""#));
        let line = self
            .line
            .map(|l| format!(r#" w:line="{l}" w:lineRule="exact""#));
        let (before, line) = (before.unwrap_or_default(), line.unwrap_or_default());
        if before.is_empty() && line.is_empty() {
            return String::new();
        }
        format!("<w:spacing{before}{line}/>")
    }
}

/// How a run differs from its paragraph's style.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Run {
    /// A font for Chinese.
    pub(super) font: Option<&'static str>,
    /// RGB in hexadecimal.
    pub(super) colour: Option<&'static str>,
    /// Half-points.
    pub(super) size: Option<u32>,
    /// Whether no line breaks at its hyphens, as in a code.
    pub(super) is_solid: bool,
}

impl Run {
    /// The runs of a text, its properties in the order of `CT_RPr`; line breaks stay.
    fn xml(self, text: &str, lang: Lang) -> String {
        let mut r = String::new();
        if let Some(font) = self.font {
            r += &format!(r#"<w:rFonts w:eastAsia="{font}"/>"#);
        }
        if let Some(colour) = self.colour {
            r += &format!(r#"<w:color w:val="{colour}"/>"#);
        }
        if let Some(size) = self.size {
            r += &format!(r#"<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>"#);
        }
        if !r.is_empty() {
            r = format!("<w:rPr>{r}</w:rPr>");
        }
        let lines: Vec<String> = lines(text).map(|line| self.line(line, lang)).collect();
        format!("<w:r>{r}{}</w:r>", lines.join("<w:br/>"))
    }

    fn line(self, line: &str, lang: Lang) -> String {
        let mut out = String::new();
        for (i, piece) in line.split('\t').enumerate() {
            if i > 0 {
                out += "<w:tab/>";
            }
            let text = held(&set(piece, lang), lang);
            let text = if self.is_solid {
                text.replace('-', NO_BREAK_HYPHEN)
            } else {
                text
            };
            let hyphen = r#"</w:t><w:noBreakHyphen/><w:t xml:space="preserve">"#;
            let text = escaped(&text).replace(NO_BREAK_HYPHEN, hyphen);
            out += &format!(r#"<w:t xml:space="preserve">{text}</w:t>"#);
        }
        out
    }
}

/// The lines of a text, without blank ones at its end.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.trim_end().split('\n').map(str::trim_end)
}

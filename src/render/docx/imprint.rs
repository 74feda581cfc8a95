//! What an official paper has around its text: red head, addressee, signature, colophon.

use unicode_width::UnicodeWidthStr;

use super::paragraph::{Align, Paragraph, Rule, Run};
use super::section::MEASURE;
use super::style::Style;
use super::xml::set;
use crate::lang::{Lang, t};
use crate::say;
use crate::view::Imprint;

/// A character of the body, in twips: 28 fill a line.
const CHARACTER: u32 = MEASURE / 28;
/// 四号 and the largest size of a mark, in half-points.
const LARGEST_MARK: u32 = 72;

/// The red line: 4 mm under what stands above it, as wide as the type area (7.2.7).
const RED_LINE: Rule = Rule {
    above: false,
    size: 16,
    space: 11,
    colour: "FF0000",
};

/// The red head of a paper and the two blank lines under it; without a mark only its number, at the
/// right.
pub(super) fn paper_head(imprint: &Imprint, lang: Lang) -> String {
    let number = imprint.number.as_deref().unwrap_or_default();
    let blank = Paragraph::blank().xml();
    let Some(mark) = &imprint.mark else {
        return match number {
            "" => String::new(),
            number => {
                let line = Paragraph::say(Style::Number, number, lang).aligned(Align::Right);
                line.xml() + &blank
            }
        };
    };
    let number = Paragraph::say(Style::Number, number, lang).ruled(RED_LINE);
    [
        red(mark, 1984, lang),
        blank.repeat(2),
        number.xml(),
        blank.repeat(2),
    ]
    .concat()
}

/// The red head of a bulletin: its name, its issue, who edits it and when, the red line.
pub(super) fn bulletin_head(imprint: &Imprint, lang: Lang) -> String {
    let name = imprint.mark.as_deref().map(|mark| red(mark, 300, lang));
    let issue = imprint.number.as_deref();
    let issue = issue.map(|issue| Paragraph::say(Style::Number, issue, lang).xml());
    let (from, on) = (from(imprint), on(imprint, lang));
    let line = Paragraph::new(Style::Flush).tabbed(MEASURE);
    let line = line.run(Run::default(), &format!("{from}\t{on}"), lang);
    let line = match imprint.mark {
        Some(_) => line.ruled(RED_LINE).before(200),
        None => line,
    };
    let blank = Paragraph::blank().xml();
    [
        name.unwrap_or_default(),
        issue.unwrap_or_default(),
        line.xml(),
        blank,
    ]
    .concat()
}

/// A mark on one line, smaller when it is long (7.2.4).
fn red(mark: &str, before: u32, lang: Lang) -> String {
    let characters = u32::try_from(mark.width().div_ceil(2)).unwrap_or(u32::MAX);
    // A character takes its size; the type area is 442 points wide.
    let size = (884 / characters.max(1)).clamp(32, LARGEST_MARK);
    let run = Run {
        size: Some(size),
        ..Run::default()
    };
    let line = Paragraph::new(Style::Mark).before(before);
    line.run(run, mark, lang).xml()
}

/// The addressee, flush left, one line under the title (7.3.2).
pub(super) fn addressee(imprint: &Imprint, lang: Lang) -> String {
    imprint.to.as_deref().map_or_else(String::new, |to| {
        let line = say!(lang, "{to}：", "To {to}:");
        Paragraph::say(Style::Flush, &line, lang).kept().xml()
    })
}

/// Signature and day with room for a seal (7.3.5.1), then the remark in brackets (7.3.6). The day
/// ends four characters from the right, and the name stands centred over it.
pub(super) fn signature(imprint: &Imprint, lang: Lang) -> String {
    let (from, on) = (from(imprint), on(imprint, lang));
    let mut out = String::new();
    if !(from.is_empty() && on.is_empty()) {
        out += &Paragraph::blank().kept().xml().repeat(2);
    }
    let name = Paragraph::say(Style::Flush, from, lang);
    let right = 4 * CHARACTER;
    let axis = right + width(&on, lang) / 2;
    let half = width(from, lang) / 2;
    // Room for what fonts differ by.
    let name = if half + CHARACTER < axis {
        name.indented(MEASURE - 2 * axis, 0, 0)
            .aligned(Align::Center)
    } else {
        name.aligned(Align::Right)
    };
    if !from.is_empty() {
        let name = if on.is_empty() { name } else { name.kept() };
        out += &name.xml();
    }
    if !on.is_empty() {
        let day = Paragraph::say(Style::Flush, &on, lang);
        let day = day.indented(0, right, 0).aligned(Align::Right);
        out += &day.xml();
    }
    if let Some(remark) = &imprint.remark {
        let remark = say!(lang, "（{remark}）", "({remark})");
        out += &Paragraph::say(Style::Body, &remark, lang).xml();
    }
    out
}

/// The width of a line of the body, in twips.
fn width(text: &str, lang: Lang) -> u32 {
    let halves = u32::try_from(set(text, lang).width()).unwrap_or(u32::MAX);
    halves.saturating_mul(CHARACTER / 2).min(MEASURE)
}

fn from(imprint: &Imprint) -> &str {
    imprint.from.as_deref().unwrap_or_default()
}

fn on(imprint: &Imprint, lang: Lang) -> String {
    imprint.on.map_or_else(String::new, |day| day.long(lang))
}

/// The colophon at the foot of the last page, between its rules (7.4): a table that floats to the
/// bottom of the type area. Of a paper it ends with who printed it and when.
pub(super) fn colophon(imprint: &Imprint, is_paper: bool, lang: Lang) -> String {
    let mut lines: Vec<String> = imprint
        .colophon
        .iter()
        .map(|(label, text)| {
            let label = label.in_lang(lang);
            say!(lang, "{label}：{text}", "{label}: {text}")
        })
        .collect();
    if is_paper && (imprint.mark.is_some() || !lines.is_empty()) {
        let (from, on) = (from(imprint), on(imprint, lang));
        let printed = t("印发", " (issued)").in_lang(lang);
        lines.push(format!("{from}\t{on}{printed}"));
    }
    if lines.is_empty() {
        return String::new();
    }
    let last = lines.len() - 1;
    let rows = lines.iter().enumerate().map(|(i, line)| {
        let rule = |side: &str, size: u32| {
            format!(r#"<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="auto"/>"#)
        };
        let top = rule("top", if i == 0 { 8 } else { 6 });
        let bottom = rule("bottom", if i == last { 8 } else { 6 });
        let text = Paragraph::new(Style::Colophon)
            .tabbed(MEASURE - 280)
            .indented(280, 280, 0)
            .run(Run::default(), line, lang);
        format!(
            r#"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{MEASURE}" w:type="dxa"/><w:tcBorders>{top}{bottom}</w:tcBorders></w:tcPr>{}</w:tc></w:tr>"#,
            text.xml()
        )
    });
    let rows: String = rows.collect();
    format!(
        r#"<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" w:horzAnchor="margin" w:tblpXSpec="left" w:tblpYSpec="bottom"/><w:tblOverlap w:val="never"/><w:tblW w:w="{MEASURE}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="{MEASURE}"/></w:tblGrid>{rows}</w:tbl>"#
    )
}

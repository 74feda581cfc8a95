//! What an official paper has around its text: red head, addressee, signature, colophon.

use unicode_width::UnicodeWidthStr;

use super::flow::Flow;
use super::paragraph::{Align, Paragraph, Rule, Run};
use super::section::MEASURE;
use super::style::Style;
use super::xml::set;
use crate::lang::{Lang, t};
use crate::say;
use crate::view::Imprint;

/// A character of the body, in twips: 28 fill a line.
const CHARACTER: u32 = MEASURE / 28;
/// The largest size of a mark, in half-points.
const LARGEST_MARK: u32 = 72;

/// A character of the colophon, in twips: 四号.
const ENTRY_CHARACTER: u32 = 280;

/// The red line: 4 mm under what stands above it, as wide as the type area (7.2.7).
const RED_LINE: Rule = Rule {
    above: false,
    size: 16,
    space: 11,
    colour: "FF0000",
};

/// The red head of a paper and the two blank lines under it; without a mark only its number, at the
/// right.
pub(super) fn paper_head(imprint: &Imprint, lang: Lang) -> Flow {
    let mut out = Flow::default();
    let number = imprint.number.as_deref().unwrap_or_default();
    let line = Paragraph::say(Style::Number, number, lang);
    if let Some(mark) = &imprint.mark {
        out.add(red(mark, 1984, lang));
        out.blank();
        out.blank();
        out.add(line.ruled(RED_LINE));
        out.blank();
        out.blank();
    } else if !number.is_empty() {
        out.add(line.aligned(Align::Right));
        out.blank();
    }
    out
}

/// The red head of a bulletin: its name, its issue, who edits it and when, the red line.
pub(super) fn bulletin_head(imprint: &Imprint, lang: Lang) -> Flow {
    let mut out = Flow::default();
    let (from, on) = (from(imprint), on(imprint, lang));
    let line = Paragraph::new(Style::Flush).tabbed(MEASURE);
    let line = line.run(Run::default(), &format!("{from}\t{on}"), lang);
    let issue = imprint.number.as_deref();
    let issue = issue.map(|issue| Paragraph::say(Style::Number, issue, lang));
    match &imprint.mark {
        Some(mark) => {
            out.add(red(mark, 300, lang));
            issue.into_iter().for_each(|issue| out.add(issue));
            out.add(line.ruled(RED_LINE).before(200));
        }
        None => {
            issue.into_iter().for_each(|issue| out.add(issue));
            out.add(line);
        }
    }
    out.blank();
    out
}

/// A mark on one line, smaller when it is long (7.2.4).
fn red(mark: &str, before: u32, lang: Lang) -> Paragraph {
    let characters = u32::try_from(mark.width().div_ceil(2)).unwrap_or(u32::MAX);
    // A character takes its size; the type area is 442 points wide.
    let size = (884 / characters.max(1)).clamp(32, LARGEST_MARK);
    let run = Run {
        size: Some(size),
        ..Run::default()
    };
    let line = Paragraph::new(Style::Mark).before(before);
    line.run(run, mark, lang)
}

/// The addressee, flush left, one line under the title (7.3.2).
pub(super) fn addressee(to: &str, lang: Lang) -> Paragraph {
    let line = say!(lang, "{to}：", "To {to}:");
    Paragraph::say(Style::Flush, &line, lang).kept()
}

/// Signature and day with room for a seal (7.3.5.1), then the remark in brackets (7.3.6). The day
/// ends four characters from the right, and the name stands centred over it.
pub(super) fn signature(imprint: &Imprint, lang: Lang) -> Flow {
    let mut out = Flow::default();
    let (from, on) = (from(imprint), on(imprint, lang));
    if !(from.is_empty() && on.is_empty()) {
        out.blank();
        out.blank();
    }
    let right = 4 * CHARACTER;
    if !from.is_empty() {
        let axis = right + width(&on, lang) / 2;
        let name = Paragraph::say(Style::Flush, from, lang);
        // Room for what fonts differ by.
        let name = if width(from, lang) / 2 + CHARACTER < axis {
            let left = MEASURE - 2 * axis;
            name.indented(left, 0, 0).aligned(Align::Center)
        } else {
            name.aligned(Align::Right)
        };
        out.add(if on.is_empty() { name } else { name.kept() });
    }
    if !on.is_empty() {
        let day = Paragraph::say(Style::Flush, &on, lang);
        out.add(day.indented(0, right, 0).aligned(Align::Right));
    }
    if let Some(remark) = &imprint.remark {
        let remark = say!(lang, "（{remark}）", "({remark})");
        out.add(Paragraph::say(Style::Body, &remark, lang));
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

/// The colophon at the foot of the type area of a portrait page, between its rules, the outer ones
/// heavier (7.4). Of a paper it ends with who printed it and when. `None` when there is nothing to
/// say.
pub(super) fn colophon(imprint: &Imprint, is_paper: bool, lang: Lang) -> Option<String> {
    let entries = entries(imprint, is_paper, lang);
    let last = entries.len().checked_sub(1)?;
    let rows = entries.iter().enumerate().map(|(i, entry)| {
        let sizes = (if i == 0 { 8 } else { 6 }, if i == last { 8 } else { 6 });
        row(entry, sizes, lang)
    });
    let rows: String = rows.collect();
    Some(format!(
        r#"<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" w:horzAnchor="margin" w:tblpXSpec="left" w:tblpYSpec="bottom"/><w:tblOverlap w:val="never"/><w:tblW w:w="{MEASURE}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="{MEASURE}"/></w:tblGrid>{rows}</w:tbl>"#
    ))
}

fn entries(imprint: &Imprint, is_paper: bool, lang: Lang) -> Vec<String> {
    let said = imprint.colophon.iter().map(|(label, text)| {
        let label = label.in_lang(lang);
        say!(lang, "{label}：{text}", "{label}: {text}")
    });
    let mut entries: Vec<String> = said.collect();
    if is_paper && (imprint.mark.is_some() || !entries.is_empty()) {
        let (from, on) = (from(imprint), on(imprint, lang));
        let printed = t("印发", " (issued)").in_lang(lang);
        entries.push(format!("{from}\t{on}{printed}"));
    }
    entries
}

/// An entry with the rules above and below it, in eighths of a point.
fn row(entry: &str, (above, below): (u32, u32), lang: Lang) -> String {
    let rule = |side: &str, size: u32| {
        format!(r#"<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="auto"/>"#)
    };
    let (top, bottom) = (rule("top", above), rule("bottom", below));
    let text = Paragraph::say(Style::Colophon, entry, lang)
        .tabbed(MEASURE - ENTRY_CHARACTER)
        .indented(ENTRY_CHARACTER, ENTRY_CHARACTER, 0)
        .xml();
    format!(
        r#"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{MEASURE}" w:type="dxa"/><w:tcBorders>{top}{bottom}</w:tcBorders><w:vAlign w:val="center"/></w:tcPr>{text}</w:tc></w:tr>"#
    )
}

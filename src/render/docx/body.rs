//! The parts of a page as paragraphs and tables.

use unicode_width::UnicodeWidthStr;

use super::columns::{Columns, press};
use super::heading::level;
use super::paragraph::{Align, Paragraph, lines};
use super::section;
use super::style::Style;
use super::table;
use crate::lang::{Lang, t};
use crate::say;
use crate::view::{Block, Chart, Sheet};

/// A part on such a page.
pub(super) fn block(block: &Block, page: section::Sheet, lang: Lang) -> String {
    match block {
        Block::Heading(text) => Paragraph::say(Style::Heading(level(text, lang)), text, lang).xml(),
        Block::Text(text) => text_of(text, lang),
        Block::Table(sheet) | Block::Chart(Chart { sheet, .. }) if sheet.rows.is_empty() => {
            text_of(&sheet.empty, lang)
        }
        Block::Table(sheet) | Block::Chart(Chart { sheet, .. }) => {
            table::grid(sheet, &press(sheet, page, lang), lang) + &gap()
        }
        Block::Facts(sheet) if sheet.columns.len() != 2 => {
            table::grid(sheet, &press(sheet, page, lang), lang) + &gap()
        }
        Block::Facts(sheet) if sheet.rows.is_empty() => String::new(),
        Block::Facts(sheet) => table::form(sheet, &of_form(sheet, page, lang), lang) + &gap(),
        Block::Notes(notes) => notes_of(notes, lang),
    }
}

/// Paragraphs, one a line.
fn text_of(text: &str, lang: Lang) -> String {
    lines(text)
        .filter(|line| !line.is_empty())
        .map(|line| Paragraph::say(Style::Body, line, lang).xml())
        .collect()
}

/// 注：, each with its number when there are several.
fn notes_of(notes: &[String], lang: Lang) -> String {
    let label = t("注：", "Note: ").in_lang(lang);
    let indent = t("　　", "").in_lang(lang);
    let notes = notes.iter().zip(1..).map(|(note, n)| {
        let note = note.trim();
        let note = match (notes.len(), n) {
            (1, _) => format!("{label}{note}"),
            (_, 1) => say!(lang, "{label}1.{note}", "{label}1. {note}"),
            (_, n) => say!(lang, "{indent}{n}.{note}", "{indent}{n}. {note}"),
        };
        Paragraph::say(Style::Note, &note, lang).xml()
    });
    notes.collect()
}

/// What keeps a table from the next: half a line.
fn gap() -> String {
    Paragraph::blank().line(section::LINE / 2).xml()
}

/// A label column as wide as its labels, up to a third, and the rest.
fn of_form(sheet: &Sheet, page: section::Sheet, lang: Lang) -> Columns {
    let labels = sheet.rows.iter().filter_map(|row| row.first());
    let widest = labels.map(|label| label.words(lang).width_cjk());
    let widest = u32::try_from(widest.max().unwrap_or(0)).unwrap_or(u32::MAX);
    let first = (widest.saturating_mul(120).saturating_add(300)).min(page.measure() / 3);
    Columns {
        size: 24,
        widths: vec![first, page.measure() - first],
    }
}

/// The title, a paragraph a line of it, kept with what follows.
pub(super) fn title(text: &str, lang: Lang) -> String {
    Paragraph::say(Style::Title, text, lang).xml()
}

/// Where a table stands instead.
pub(super) fn see(annex: usize, annexes: usize, lang: Lang) -> String {
    let text = if annexes == 1 {
        say!(lang, "（见附件）", "(see the annex)")
    } else {
        let n = annex + 1;
        say!(lang, "（见附件{n}）", "(see annex {n})")
    };
    Paragraph::say(Style::Body, &text, lang).xml()
}

/// 附件说明, one blank line below the text: the annexes by name (7.3.4).
pub(super) fn annex_list(titles: &[&str], lang: Lang) -> String {
    let label = t("附件：", "Annexes: ").in_lang(lang);
    let mut out = Paragraph::blank().kept().xml();
    // Two characters in, then the label's three; what a name runs on stands under its start.
    let (left, number) = (1580, 240);
    for (title, n) in titles.iter().zip(1..) {
        let (text, hanging) = match (titles.len(), n) {
            (1, _) => (format!("{label}{title}"), 948),
            (_, 1) => (format!("{label}1.{title}"), 948 + number),
            _ => (format!("{n}.{title}"), number),
        };
        let left = if titles.len() == 1 {
            left
        } else {
            left + number
        };
        let line = Paragraph::say(Style::Flush, &text, lang).indented(left, 0, hanging);
        out += &line.aligned(Align::Left).xml();
    }
    out
}

//! The parts of a page as paragraphs and tables.

use super::columns::{Columns, Tables, width};
use super::flow::Flow;
use super::heading::level;
use super::paragraph::{Align, Paragraph, lines};
use super::section;
use super::style::Style;
use super::table;
use crate::lang::{Lang, t};
use crate::say;
use crate::view::{Block, Chart, Sheet};

/// A part on such a page. A table does not leave the notes that come next alone on another page.
pub(super) fn block(
    block: &Block,
    next: Option<&Block>,
    page: section::Sheet,
    tables: &Tables<'_>,
) -> Flow {
    let lang = tables.lang;
    let mut flow = Flow::default();
    match block {
        Block::Heading(text) => flow.add(heading(text, lang)),
        Block::Text(text) => flow = text_of(text, lang),
        Block::Notes(notes) => flow = notes_of(notes, lang),
        Block::Facts(sheet) if sheet.columns.len() == 2 => {
            if !sheet.rows.is_empty() {
                flow.table(table::form(sheet, &of_form(sheet, page, lang), lang));
            }
        }
        Block::Table(sheet) | Block::Facts(sheet) | Block::Chart(Chart { sheet, .. }) => {
            if sheet.rows.is_empty() {
                flow = text_of(&sheet.empty, lang);
            } else {
                let columns = tables.press(sheet, page);
                if matches!(next, Some(Block::Notes(notes)) if !notes.is_empty()) {
                    flow.table_with_next(table::grid(sheet, &columns, KEPT, lang));
                } else {
                    flow.table(table::grid(sheet, &columns, 0, lang));
                }
            }
        }
    }
    flow
}

/// How many rows at the end of a table stay with its notes.
const KEPT: usize = 2;

fn heading(text: &str, lang: Lang) -> Paragraph {
    Paragraph::say(Style::Heading(level(text, lang)), text, lang)
}

/// Paragraphs, one a line.
fn text_of(text: &str, lang: Lang) -> Flow {
    lines(text)
        .filter(|line| !line.is_empty())
        .map(|line| Paragraph::say(Style::Body, line, lang))
        .collect()
}

/// 注：, each with its number when there are several.
fn notes_of(notes: &[String], lang: Lang) -> Flow {
    let label = t("注：", "Note: ").in_lang(lang);
    let indent = t("　　", "").in_lang(lang);
    let notes = notes.iter().zip(1..).map(|(note, n)| {
        let note = note.trim();
        let note = match (notes.len(), n) {
            (1, _) => format!("{label}{note}"),
            (_, 1) => say!(lang, "{label}1.{note}", "{label}1. {note}"),
            (_, n) => say!(lang, "{indent}{n}.{note}", "{indent}{n}. {note}"),
        };
        Paragraph::say(Style::Note, &note, lang)
    });
    notes.collect()
}

/// A label column as wide as its labels, up to a third, and the rest.
fn of_form(sheet: &Sheet, page: section::Sheet, lang: Lang) -> Columns {
    let labels = sheet.rows.iter().filter_map(|row| row.first());
    let widest = labels.map(|label| width(&label.words(lang)));
    let widest = u32::try_from(widest.max().unwrap_or(0)).unwrap_or(u32::MAX);
    let first = (widest.saturating_mul(120).saturating_add(300)).min(page.measure() / 3);
    Columns {
        size: 24,
        widths: vec![first, page.measure() - first],
    }
}

/// The title.
pub(super) fn title(text: &str, lang: Lang) -> Paragraph {
    Paragraph::say(Style::Title, text, lang)
}

/// Where a table stands instead.
pub(super) fn see(annex: usize, annexes: usize, lang: Lang) -> Paragraph {
    let text = if annexes == 1 {
        say!(lang, "（见附件）", "(see the annex)")
    } else {
        let n = annex + 1;
        say!(lang, "（见附件{n}）", "(see annex {n})")
    };
    Paragraph::say(Style::Body, &text, lang)
}

/// 附件说明, under the text: the annexes by name (7.3.4).
pub(super) fn annex_list(titles: &[&str], lang: Lang) -> Flow {
    let label = t("附件：", "Annexes: ").in_lang(lang);
    let mut out = Flow::default();
    // Two characters in, then the label; what a name runs on to stands under its start.
    let (start, number) = (632, 260);
    let label_width = u32::try_from(width(label)).unwrap_or(0) * 158;
    for (title, n) in titles.iter().zip(1..) {
        let (text, numbered) = match (titles.len(), n) {
            (1, _) => (format!("{label}{title}"), 0),
            (_, 1) => (say!(lang, "{label}1.{title}", "{label}1. {title}"), number),
            _ => (say!(lang, "{n}.{title}", "{n}. {title}"), number),
        };
        let hanging = numbered + if n == 1 { label_width } else { 0 };
        let line = Paragraph::say(Style::Flush, &text, lang);
        let line = line.indented(start + label_width + numbered, 0, hanging);
        let line = line.aligned(Align::Left);
        out.add(if n == titles.len() { line } else { line.kept() });
    }
    out
}

//! Pages for a terminal: no line is wider than the screen.

mod cards;
mod grid;
mod layout;
mod wrap;

use super::{Screen, harmless};
use crate::lang::t;
use crate::view::{Block, Page, Sheet};
use layout::{Layout, fit};
use wrap::wrap;

pub(super) fn render(page: &Page, screen: Screen) -> String {
    let mut out = String::new();
    if !page.title.is_empty() {
        paragraph(&page.title, screen, &mut out);
    }
    for line in &page.under {
        paragraph(line, screen, &mut out);
    }
    for block in &page.blocks {
        match block {
            Block::Heading(text) => {
                out.push('\n');
                paragraph(text, screen, &mut out);
            }
            Block::Text(text) => paragraph(text, screen, &mut out),
            Block::Table(sheet) if sheet.rows.is_empty() => {
                paragraph(&sheet.empty, screen, &mut out);
            }
            Block::Table(sheet) => table(sheet, screen, &mut out),
            Block::Notes(notes) => {
                let label = t("注：", "Note: ").in_lang(screen.lang);
                for note in notes {
                    labelled(0, label, note, screen, &mut out);
                }
            }
        }
    }
    out
}

fn paragraph(text: &str, screen: Screen, out: &mut String) {
    labelled(0, "", text, screen, out);
}

/// A label and its text, indented, later lines under the first one's start.
fn labelled(indent: usize, label: &str, text: &str, screen: Screen, out: &mut String) {
    use unicode_width::UnicodeWidthStr;
    let hang = indent + label.width();
    let room = screen.columns().saturating_sub(hang).max(1);
    let lines = wrap(&lines(text), room, room);
    for (i, line) in lines.iter().enumerate() {
        let line = match i {
            0 => format!("{:indent$}{label}{line}", ""),
            _ => format!("{:hang$}{line}", ""),
        };
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

fn table(sheet: &Sheet, screen: Screen, out: &mut String) {
    let texts: Vec<Vec<String>> = sheet
        .rows
        .iter()
        .map(|row| row.iter().map(|c| lines(&c.words(screen.lang))).collect())
        .collect();
    match fit(&grid::wishes(sheet, &texts), screen.columns()) {
        Layout::Grid { widths, padding } => {
            out.push_str(&grid::draw(sheet, &texts, &widths, padding));
        }
        Layout::Cards => cards::draw(sheet, &texts, screen, out),
    }
}

/// Text whose own lines stay lines.
fn lines(text: &str) -> String {
    let lines: Vec<String> = text.trim_end().lines().map(harmless).collect();
    lines.join("\n")
}

//! Pages for a terminal.

use comfy_table::{
    Cell as Box_, CellAlignment, ColumnConstraint, ContentArrangement, Table, Width, presets,
};

use unicode_width::UnicodeWidthStr;

use super::{Screen, harmless};
use crate::view::{Block, Cell, Page, Sheet};

pub(super) fn render(page: &Page, screen: Screen) -> String {
    let mut out = String::new();
    if !page.title.is_empty() {
        out += &format!("{}\n", harmless(&page.title));
    }
    for line in &page.under {
        out += &format!("{}\n", harmless(line));
    }
    for block in &page.blocks {
        match block {
            Block::Heading(text) => out += &format!("\n{}\n", harmless(text)),
            Block::Text(text) => out += &format!("{}\n", harmless(text)),
            Block::Table(sheet) if sheet.rows.is_empty() => {
                out += &format!("{}\n", harmless(&sheet.empty))
            }
            Block::Table(sheet) => out += &format!("{}\n", grid(sheet, screen)),
            Block::Notes(lines) => {
                for line in lines {
                    out += &format!(
                        "{}{}\n",
                        crate::lang::t("注：", "Note: ").in_lang(screen.lang),
                        harmless(line)
                    );
                }
            }
        }
    }
    out
}

/// Ids, dates and numbers are never broken over lines; text is.
fn grid(sheet: &Sheet, screen: Screen) -> String {
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_FULL_CONDENSED)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(screen.width);
    let side = |right| {
        if right {
            CellAlignment::Right
        } else {
            CellAlignment::Left
        }
    };
    table.set_header(
        sheet
            .columns
            .iter()
            .map(|c| Box_::new(harmless(&c.head)).set_alignment(side(c.right))),
    );
    for row in &sheet.rows {
        table.add_row(row.iter().zip(&sheet.columns).map(|(cell, column)| {
            Box_::new(lines(&cell.words(screen.lang))).set_alignment(side(column.right))
        }));
    }
    for (i, column) in sheet.columns.iter().enumerate() {
        let cells = sheet.rows.iter().map(|row| &row[i]);
        let is_text = cells.clone().any(|c| matches!(c, Cell::Text(_)));
        let Some(drawn) = table.column_mut(i).filter(|_| !is_text || column.right) else {
            continue;
        };
        let widest = cells
            .map(|c| c.words(screen.lang).width())
            .max()
            .unwrap_or(0);
        // A long head may take two lines, so that narrow figures do not make a wide column.
        let head = column.head.width();
        let half = if column.right && head > 6 {
            head.div_ceil(2).next_multiple_of(2)
        } else {
            head
        };
        let width = u16::try_from(widest.max(half) + 2).unwrap_or(u16::MAX);
        drawn.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
    }
    table.to_string()
}

/// Text whose own lines stay lines.
fn lines(text: &str) -> String {
    let lines: Vec<String> = text.trim_end().lines().map(harmless).collect();
    lines.join("\n")
}

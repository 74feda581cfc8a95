//! Pages for a terminal.

use comfy_table::{Cell as Box_, CellAlignment, ContentArrangement, Table, presets};

use super::{Screen, harmless};
use crate::view::{Block, Page, Sheet};

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
            Box_::new(harmless(&cell.words(screen.lang))).set_alignment(side(column.right))
        }));
    }
    table.to_string()
}

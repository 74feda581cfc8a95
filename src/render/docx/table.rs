//! Tables: thin rules, heads repeated on each page, rows kept whole.

use super::columns::Columns;
use super::paragraph::{Align, Paragraph, Run, lines};
use super::style::{HEITI, Style};
use crate::lang::Lang;
use crate::view::{Cell, Column, Light, Sheet};

/// A row that stays on one page.
const WHOLE: &str = "<w:cantSplit/>";
/// The characters from which a row of a form may go over to the next page: half a page.
const LONG: usize = 300;

/// A table of columns.
pub(super) fn grid(sheet: &Sheet, columns: &Columns, lang: Lang) -> String {
    let heads = sheet.columns.iter().zip(&columns.widths);
    let heads: String = heads
        .map(|(column, width)| boxed(*width, &head(&column.head, columns.size, lang)))
        .collect();
    let heads = row("<w:cantSplit/><w:tblHeader/>", &heads);
    let rows: String = sheet
        .rows
        .iter()
        .map(|cells| {
            let cells = cells.iter().zip(&sheet.columns).zip(&columns.widths);
            let cells: String = cells
                .map(|((cell, column), width)| {
                    let align = align(cell, column);
                    boxed(*width, &said(cell, columns.size, align, lang))
                })
                .collect();
            row(WHOLE, &cells)
        })
        .collect();
    framed(columns, &format!("{heads}{rows}"))
}

/// A form: a fact a row, its label before it. The heads of such a table say nothing on paper.
pub(super) fn form(sheet: &Sheet, columns: &Columns, lang: Lang) -> String {
    let rows = sheet.rows.iter().map(|facts| {
        let cells = facts.iter().zip(&columns.widths).enumerate();
        let cells: String = cells
            .map(|(i, (cell, width))| {
                let align = if i == 0 { Align::Center } else { Align::Left };
                boxed(*width, &said(cell, columns.size, align, lang))
            })
            .collect();
        let length: usize = facts.iter().map(|c| c.words(lang).chars().count()).sum();
        row(if length < LONG { WHOLE } else { "" }, &cells)
    });
    framed(columns, &rows.collect::<String>())
}

/// A table of these rows, in the order of `CT_TblPr`.
fn framed(columns: &Columns, rows: &str) -> String {
    let whole: u32 = columns.widths.iter().sum();
    let sides = ["top", "left", "bottom", "right", "insideH", "insideV"];
    let sides = sides
        .map(|side| format!(r#"<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>"#));
    let grid = columns.widths.iter();
    let grid: String = grid.map(|w| format!(r#"<w:gridCol w:w="{w}"/>"#)).collect();
    format!(
        r#"<w:tbl><w:tblPr><w:tblW w:w="{whole}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="55" w:type="dxa"/><w:bottom w:w="30" w:type="dxa"/><w:right w:w="55" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"#,
        sides.concat()
    )
}

fn row(properties: &str, cells: &str) -> String {
    let properties = if properties.is_empty() {
        String::new()
    } else {
        format!("<w:trPr>{properties}</w:trPr>")
    };
    format!("<w:tr>{properties}{cells}</w:tr>")
}

fn boxed(width: u32, content: &str) -> String {
    format!(
        r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>"#
    )
}

fn head(text: &str, size: u32, lang: Lang) -> String {
    let run = Run {
        font: Some(HEITI),
        size: Some(size),
        ..Run::default()
    };
    line(size)
        .aligned(Align::Center)
        .kept()
        .run(run, text, lang)
        .xml()
}

/// What a cell says; each of its own lines a paragraph.
fn said(cell: &Cell, size: u32, align: Align, lang: Lang) -> String {
    let run = Run {
        size: Some(size),
        is_solid: matches!(cell, Cell::Code(_)),
        ..Run::default()
    };
    let words = cell.words(lang);
    if let Some(light) = cell.light_shown() {
        let shown = Cell::Light(light).words(lang);
        let why = words.strip_prefix(&shown).unwrap_or_default();
        let coloured = Run {
            colour: Some(colour(light)),
            ..run
        };
        let paragraph = line(size).aligned(align).run(coloured, &shown, lang);
        return match why {
            "" => paragraph.xml(),
            why => paragraph.run(run, why, lang).xml(),
        };
    }
    lines(&words)
        .map(|text| line(size).aligned(align).run(run, text, lang).xml())
        .collect()
}

/// A paragraph of a cell, its lines as high as its text needs.
fn line(size: u32) -> Paragraph {
    Paragraph::new(Style::Table).line(size * 14)
}

/// Figures right, ids, days and lights in the middle, text left.
const fn align(cell: &Cell, column: &Column) -> Align {
    match cell {
        _ if column.right => Align::Right,
        Cell::Code(_) | Cell::Date(_) | Cell::Light(_) => Align::Center,
        _ => Align::Left,
    }
}

/// The colour of a light on paper, dark enough to be read in print.
const fn colour(light: Light) -> &'static str {
    match light {
        Light::Red => "C00000",
        Light::Yellow => "8A5A00",
        Light::Green => "00702E",
        Light::Grey => "595959",
        Light::Blue => "1F4E9E",
    }
}

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

/// A table of columns, its last `kept` rows on one page with what follows.
pub(super) fn grid(sheet: &Sheet, columns: &Columns, kept: usize, lang: Lang) -> String {
    let heads = sheet.columns.iter().zip(&columns.widths);
    let heads: String = heads
        .map(|(column, width)| boxed(*width, &head(&column.head, columns.size, lang)))
        .collect();
    let heads = row("<w:cantSplit/><w:tblHeader/>", &heads);
    let marks: Vec<bool> = (0..sheet.columns.len())
        .map(|i| is_of_marks(sheet, i))
        .collect();
    let rows: String = sheet
        .rows
        .iter()
        .enumerate()
        .map(|(i, cells)| {
            let is_kept = i + kept >= sheet.rows.len();
            let cells = cells.iter().zip(&sheet.columns).zip(&marks);
            let cells: String = cells
                .zip(&columns.widths)
                .map(|(((cell, column), is_mark), width)| {
                    let align = if *is_mark {
                        Align::Center
                    } else {
                        align(cell, column)
                    };
                    let line = line(columns.size).aligned(align);
                    let line = if is_kept { line.kept() } else { line };
                    boxed(*width, &said(cell, &line, columns.size, lang))
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
                let line = line(columns.size).aligned(align);
                boxed(*width, &said(cell, &line, columns.size, lang))
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

/// What a cell says in a size; each of its own lines a paragraph such as this.
fn said(cell: &Cell, line: &Paragraph, size: u32, lang: Lang) -> String {
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
        let paragraph = line.clone().run(coloured, &shown, lang);
        return match why {
            "" => paragraph.xml(),
            why => paragraph.run(run, why, lang).xml(),
        };
    }
    lines(&words)
        .map(|text| line.clone().run(run, text, lang).xml())
        .collect()
}

/// A paragraph of a cell, its lines as high as its text needs.
fn line(size: u32) -> Paragraph {
    Paragraph::new(Style::Table).line(size * 14)
}

/// Whether a column holds text of one character only: boxes to be ticked, ticks.
fn is_of_marks(sheet: &Sheet, column: usize) -> bool {
    let cells = || sheet.rows.iter().filter_map(|row| row.get(column));
    let is_mark = |cell: &Cell| match cell {
        Cell::Text(text) => text.trim().chars().count() == 1,
        Cell::Blank => true,
        _ => false,
    };
    cells().all(is_mark) && cells().any(|cell| *cell != Cell::Blank)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::docx::columns::Tables;
    use crate::render::docx::section::Sheet as Paper;

    fn drawn(rows: &[[&str; 2]], kept: usize) -> String {
        let mut sheet = Sheet::new(["项目", "满意"]);
        for [item, mark] in rows {
            sheet.row(vec![Cell::text(*item), Cell::text(*mark)]);
        }
        let columns = Tables::of(&[], Lang::Zh).press(&sheet, Paper::Portrait);
        grid(&sheet, &columns, kept, Lang::Zh)
    }

    /// Two heads, and the boxes of three rows; the items stand at the left.
    #[test]
    fn a_box_to_be_ticked_stands_in_the_middle_of_its_cell() {
        let centred = |xml: &str| xml.matches(r#"<w:jc w:val="center"/></w:pPr>"#).count();
        let xml = drawn(&[["收费监管", "□"], ["送餐", "□"], ["消防", "□"]], 0);
        assert_eq!(centred(&xml), 2 + 3);
        // A column of words is none of marks.
        let xml = drawn(&[["收费监管", "好"], ["送餐", "不好"]], 0);
        assert_eq!(centred(&xml), 2);
    }

    /// Two heads, which stay with the first row, and the two cells of each row kept.
    #[test]
    fn notes_do_not_fall_alone_onto_another_page() {
        let rows = [["收费监管", "□"], ["送餐", "□"], ["消防", "□"]];
        let kept = |n: usize| drawn(&rows, n).matches("<w:keepNext/>").count();
        assert_eq!([kept(0), kept(1), kept(2), kept(9)], [2, 4, 6, 8]);
    }
}

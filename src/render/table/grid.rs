//! A table in columns: what each asks for, and the drawing.

use comfy_table::{Cell as Box_, CellAlignment, ContentArrangement, Row, Table, presets};
use unicode_width::UnicodeWidthStr;

use super::layout::Wish;
use super::wrap::{widest_piece, wrap};
use crate::view::{Cell, Column, Sheet};

/// Text of at least this many columns needs a column in which it can be read.
const LONG: usize = 40;
/// The narrowest column of long text: seven Chinese characters.
const LONG_LEAST: usize = 14;
/// The narrowest column of short text: four Chinese characters.
const SHORT_LEAST: usize = 8;
/// A word longer than this may be broken.
const WORD: usize = 14;

/// What the columns ask for.
pub(super) fn wishes(sheet: &Sheet, texts: &[Vec<String>]) -> Vec<Wish> {
    let columns = sheet.columns.iter().enumerate();
    columns
        .map(|(i, column)| {
            let cells = || texts.iter().map(|row| row[i].as_str());
            let is_text = sheet.rows.iter().any(|row| matches!(row[i], Cell::Text(_)));
            wish(column, is_text && !column.right, cells)
        })
        .collect()
}

fn wish<'t, C: Iterator<Item = &'t str>>(
    column: &Column,
    is_text: bool,
    cells: impl Fn() -> C,
) -> Wish {
    let lines = || {
        cells()
            .flat_map(|c| c.split('\n'))
            .map(UnicodeWidthStr::width)
    };
    let widest = lines().max().unwrap_or(0);
    let head = widest_piece(&column.head).min(WORD);
    let natural = widest.max(natural_head(column));
    let least = if is_text {
        let floor = if widest >= LONG {
            LONG_LEAST
        } else {
            SHORT_LEAST
        };
        let word = cells().map(widest_piece).max().unwrap_or(0).min(WORD);
        floor.max(word).min(widest)
    } else {
        widest
    };
    Wish {
        natural,
        least: least.max(head).min(natural),
    }
}

/// A long head over narrow figures takes two lines, so that it does not make a wide column.
fn natural_head(column: &Column) -> usize {
    let whole = column.head.width();
    if column.right && whole > 6 {
        let half = whole.div_ceil(2).next_multiple_of(2);
        half.max(widest_piece(&column.head))
    } else {
        whole
    }
}

/// The table in columns of these widths.
pub(super) fn draw(
    sheet: &Sheet,
    texts: &[Vec<String>],
    widths: &[usize],
    padding: usize,
) -> String {
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_FULL_CONDENSED)
        .set_content_arrangement(ContentArrangement::Disabled);
    let columns = || sheet.columns.iter().zip(widths);
    let boxed = |text: &str, column: &Column, width: usize| {
        let side = if column.right {
            CellAlignment::Right
        } else {
            CellAlignment::Left
        };
        Box_::new(wrap(text, width, width).join("\n")).set_alignment(side)
    };
    let heads = columns().map(|(column, width)| boxed(&super::lines(&column.head), column, *width));
    table.set_header(Row::from(heads.collect::<Vec<_>>()));
    for row in texts {
        let cells = row.iter().zip(columns());
        let cells = cells.map(|(text, (column, width))| boxed(text, column, *width));
        table.add_row(Row::from(cells.collect::<Vec<_>>()));
    }
    let padding = u16::try_from(padding).unwrap_or(1);
    for column in table.column_iter_mut() {
        column.set_padding((padding, padding));
    }
    format!("{table}\n")
}

//! Widths of columns and heights of rows, reckoned from the text, since a spreadsheet does not
//! measure Chinese when it opens a file.

use super::look::LINE;
use super::text;
use crate::lang::Lang;
use crate::view::{Cell, Sheet};

/// The characters across a landscape A4 page at full size.
const PAGE: usize = 136;

/// How far a wide table may go beyond the page, to be printed smaller.
const WIDEST: usize = 200;

/// What a small table is widened to.
const SMALL: usize = 80;

/// The characters a column of a wide table may take.
const COLUMN: usize = 14;

/// The narrowest a column of text gets.
const NARROWEST: usize = 8;

/// The widest a column gets whose cells stand over several rows.
const GROUP: usize = 18;

/// The widest a column of text gets.
const BROADEST: usize = 60;

/// The rows looked at; those below have much the same text.
const LOOKED_AT: usize = 500;

/// What a cell has beside its text.
const PADDING: usize = 2;

/// The highest a row may be, in points (Excel).
const HIGHEST: f64 = 409.0;

/// The widths of a table's columns, in characters: narrow at first; then the column that makes the
/// most rows high grows, as long as the page has room.
pub(super) fn widths(sheet: &Sheet, lang: Lang) -> Vec<usize> {
    let looked_at = sheet.rows.iter().take(LOOKED_AT);
    let texts = looked_at.map(|row| row.iter().map(|c| text::lines(&c.words(lang))).collect());
    let mut texts: Vec<Vec<String>> = texts.collect();
    let mut widths: Vec<usize> = (0..sheet.columns.len())
        .map(|col| first(sheet, lang, col))
        .collect();
    // What stands over several rows has room enough.
    for group in texts
        .iter_mut()
        .flat_map(|row| row.iter_mut().take(sheet.grouped))
    {
        group.clear();
    }
    let room = (COLUMN * widths.len()).clamp(PAGE, WIDEST);
    while widths.iter().sum::<usize>() + 2 <= room {
        let Some(col) = highest(&texts, &widths) else {
            break;
        };
        widths[col] += 2;
    }
    spread(&mut widths);
    widths
}

/// Widens the columns of a small table, so that its title and what is under it find room over it.
fn spread(widths: &mut [usize]) {
    let all: usize = widths.iter().sum();
    if (1..SMALL).contains(&all) {
        for width in widths {
            *width = *width * SMALL / all;
        }
    }
}

#[allow(clippy::cast_precision_loss)] // At most some hundred.
pub(super) fn characters(width: usize) -> f64 {
    width as f64
}

/// The height of so many lines, in points.
pub(super) fn height(lines: usize) -> f64 {
    (characters(lines) * LINE + 4.0).min(HIGHEST)
}

/// The lines a text takes in a cell of that width.
pub(super) fn rows(text: &str, width: usize) -> usize {
    let room = width.saturating_sub(PADDING).max(1);
    let rows = text.lines().map(|l| text::columns(l).div_ceil(room).max(1));
    rows.sum::<usize>().max(1)
}

/// What a column starts with: enough for what must not be broken, for its head on two lines, and
/// for short text. A number that finds no room is not shown at all, so every row is looked at.
fn first(sheet: &Sheet, lang: Lang, col: usize) -> usize {
    let head = text::columns(&sheet.columns[col].head);
    let cells = sheet.rows.iter().map(|cells| match &cells[col] {
        Cell::Blank => 0,
        cell if col < sheet.grouped => longest(cell, lang).min(GROUP),
        cell @ (Cell::Text(_) | Cell::Lit(..)) => longest(cell, lang).min(NARROWEST),
        cell @ Cell::Code(_) => longest(cell, lang).min(BROADEST),
        cell => longest(cell, lang),
    });
    let head = head.div_ceil(2).max(4) + 2;
    cells.max().unwrap_or(0).max(head) + PADDING
}

/// The width of the longest line of a cell.
fn longest(cell: &Cell, lang: Lang) -> usize {
    let words = cell.words(lang);
    words.lines().map(text::columns).max().unwrap_or(0)
}

/// The column that makes the most rows higher than the others would; `None` when every row is one
/// line high, or those that are higher have all the room they may get.
fn highest(texts: &[Vec<String>], widths: &[usize]) -> Option<usize> {
    let mut gains = vec![0; widths.len()];
    for row in texts {
        let mut lines = (0..).zip(row.iter().zip(widths).map(|(t, w)| rows(t, *w)));
        let mut top: (usize, usize) = lines.next()?;
        let mut second = 1;
        for (col, count) in lines {
            if count > top.1 {
                (second, top) = (top.1, (col, count));
            } else {
                second = second.max(count);
            }
        }
        if top.1 > 1 && widths[top.0] < BROADEST {
            gains[top.0] += (top.1 - second).max(1);
        }
    }
    let best = (0..gains.len()).rev().max_by_key(|col| gains[*col])?;
    (gains[best] > 0).then_some(best)
}

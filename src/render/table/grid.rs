//! A table in columns: what each asks for, and the drawing.

use comfy_table::{Cell as Box_, CellAlignment, Color, ContentArrangement, Row, Table, presets};
use unicode_width::UnicodeWidthStr;

use super::super::style::colour;
use super::Drawn;
use super::layout::Wish;
use super::wrap::{widest_piece, wrap};
use crate::view::{Cell, Column};

/// Text of at least this many columns needs a column in which it can be read.
const LONG: usize = 24;
/// The narrowest column of long text: seven Chinese characters.
const LONG_LEAST: usize = 14;
/// The narrowest column of short text: four Chinese characters.
const SHORT_LEAST: usize = 8;
/// A word longer than this may be broken.
const WORD: usize = 14;

/// What the columns ask for.
pub(super) fn wishes(table: &Drawn<'_>) -> Vec<Wish> {
    let columns = table.sheet.columns.iter().zip(&table.heads).enumerate();
    columns
        .map(|(i, (column, head))| {
            let cells = || table.texts.iter().map(|row| row[i].as_str());
            let mut typed = table.sheet.rows.iter().map(|row| &row[i]);
            let is_text = typed.any(|cell| matches!(cell, Cell::Text(_) | Cell::Lit(..)));
            wish(head, column.right, is_text && !column.right, cells)
        })
        .collect()
}

fn wish<'t, C: Iterator<Item = &'t str>>(
    head: &str,
    is_right: bool,
    is_text: bool,
    cells: impl Fn() -> C,
) -> Wish {
    let lines = || {
        cells()
            .flat_map(|c| c.split('\n'))
            .map(UnicodeWidthStr::width)
    };
    let mut widths: Vec<usize> = lines().collect();
    widths.sort_unstable();
    let widest = widths.last().copied().unwrap_or(0);
    let nine_in_ten = widths.get(widths.len() * 9 / 10).copied().unwrap_or(0);
    // A long head over narrow figures takes two lines, so that it does not make a wide column.
    let narrow = is_right && head.width() > 6;
    let natural = widest.max(if narrow {
        two_lines(head)
    } else {
        head.width()
    });
    let least = if is_text {
        let floor = if widest >= LONG {
            LONG_LEAST
        } else {
            SHORT_LEAST
        };
        let longest = cells().map(widest_piece).max().unwrap_or(0).min(WORD);
        floor.max(longest).min(widest)
    } else {
        widest
    };
    let least = least.max(two_lines(head)).min(natural);
    Wish {
        natural,
        usual: nine_in_ten.clamp(least, natural),
        least,
    }
}

/// Asks for no more than the lines take when the columns have these widths.
pub(super) fn tighten(wishes: &mut [Wish], table: &Drawn<'_>, widths: &[usize]) {
    for (i, (wish, width)) in wishes.iter_mut().zip(widths).enumerate() {
        if *width < wish.natural {
            let texts = table.texts.iter().map(|row| &row[i]);
            let lines = texts
                .chain([&table.heads[i]])
                .flat_map(|text| wrap(text, *width, *width));
            let taken = lines.map(|line| line.width()).max().unwrap_or(0);
            if taken < *width {
                wish.natural = taken;
                wish.usual = wish.usual.min(taken);
                wish.least = wish.least.min(taken);
            }
        }
    }
}

/// The columns of a head on two lines; a long word of it may be broken.
fn two_lines(head: &str) -> usize {
    let half = head.width().div_ceil(2).next_multiple_of(2);
    half.max(widest_piece(head).min(WORD)).min(head.width())
}

/// The table in columns of these widths.
pub(super) fn draw(table: &Drawn<'_>, widths: &[usize], padding: usize) -> String {
    let style = table.screen.style;
    let mut boxes = Table::new();
    boxes
        .load_style(if style.ascii {
            presets::ASCII_FULL_CONDENSED
        } else {
            presets::UTF8_FULL_CONDENSED
        })
        .set_content_arrangement(ContentArrangement::Disabled);
    if style.colour {
        boxes.enforce_styling();
    }
    let columns = || table.sheet.columns.iter().zip(widths);
    let heads = table.heads.iter().zip(columns());
    let heads = heads.map(|(text, (column, width))| boxed(text, column, *width));
    boxes.set_header(Row::from(heads.collect::<Vec<_>>()));
    for (texts, cells) in table.texts.iter().zip(&table.sheet.rows) {
        let cells = texts.iter().zip(cells).zip(columns());
        let cells = cells.map(|((text, cell), (column, width))| {
            let boxed = boxed(text, column, *width);
            match cell.light_shown().filter(|_| style.colour) {
                Some(light) => boxed.fg(Color::AnsiValue(colour(light))),
                None => boxed,
            }
        });
        boxes.add_row(Row::from(cells.collect::<Vec<_>>()));
    }
    let padding = u16::try_from(padding).unwrap_or(1);
    for column in boxes.column_iter_mut() {
        column.set_padding((padding, padding));
    }
    format!("{boxes}\n")
}

fn boxed(text: &str, column: &Column, width: usize) -> Box_ {
    let side = if column.right {
        CellAlignment::Right
    } else {
        CellAlignment::Left
    };
    Box_::new(wrap(text, width, width).join("\n")).set_alignment(side)
}

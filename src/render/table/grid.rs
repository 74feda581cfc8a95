//! A table in columns: what each asks for, and the drawing.

use comfy_table::{Cell as Box_, CellAlignment, Color, ContentArrangement, Row, Table, presets};
use unicode_width::UnicodeWidthStr;

use super::super::style::colour;
use super::layout::Wish;
use super::wrap::wrap;
use super::{Drawn, wish};
use crate::view::Column;

/// What the columns ask for.
pub(super) fn wishes(table: &Drawn<'_>) -> Vec<Wish> {
    wish::wishes(
        &table.sheet,
        &table.heads,
        &table.texts,
        UnicodeWidthStr::width,
    )
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

//! xlsx, cell by cell.

use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::archive::locked;
use super::format::Shown;
use super::{At, Book, Grid, MOST_SHEETS, Room, Value, broken};
use crate::model::Day;
use crate::problem::Fault;

pub(super) fn read(bytes: &[u8]) -> Result<Book, Fault> {
    let mut xlsx = Xlsx::new(Cursor::new(bytes)).map_err(|e| unread(&e))?;
    let sheets = xlsx.sheets_metadata().to_vec();
    let (mut book, mut room) = (Book::default(), Room::new());
    for sheet in sheets.into_iter().take(MOST_SHEETS) {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let mut grid = Grid::named(sheet.name, sheet.visible != SheetVisible::Visible);
        fill(&mut xlsx, &mut grid, &mut room)?;
        let merged = xlsx.merge_cells_by_sheet_name(&grid.name);
        for region in merged.map_err(|e| unread(&e))? {
            let at = |(row, column)| At { row, column };
            grid.merge(at(region.start), at(region.end), &mut room);
        }
        book.sheets.push(grid);
    }
    Ok(book)
}

fn fill(xlsx: &mut Xlsx<Cursor<&[u8]>>, grid: &mut Grid, room: &mut Room) -> Result<(), Fault> {
    let is_1904 = xlsx.has_1904_epoch();
    let mut cells = xlsx
        .worksheet_cells_reader(&grid.name)
        .map_err(|e| unread(&e))?;
    let shown: Vec<Shown> = cells
        .styles()
        .iter()
        .map(|style| {
            let format = style.number_format.as_ref();
            format.map_or(Shown::Plain, |f| Shown::of_code(&f.format_code))
        })
        .collect();
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(|e| unread(&e))? {
        let (row, column) = cell.get_position();
        let shown = shown.get(style).copied();
        let value = value(cell.get_value(), shown.unwrap_or(Shown::Plain), is_1904);
        if let Some(value) = value {
            grid.put(At { row, column }, value, room)?;
        }
    }
    Ok(())
}

fn value(cell: &DataRef<'_>, shown: Shown, is_1904: bool) -> Option<Value> {
    let number = |n: f64| match shown {
        Shown::Percent => Value::Percent(n),
        _ => Value::Number(n),
    };
    let day = |at: &ExcelDateTime| {
        let serial = at.as_f64();
        Value::day_of_serial(serial, is_1904).map_or(Value::Number(serial), Value::Day)
    };
    match cell {
        DataRef::Empty => None,
        DataRef::Int(n) => Some(Value::Number(*n as f64)),
        DataRef::Float(n) => Some(number(*n)),
        DataRef::String(text) => Value::of_text(text),
        DataRef::SharedString(text) => Value::of_text(text),
        DataRef::Bool(yes) => Some(Value::Bool(*yes)),
        DataRef::DateTime(at) => Some(day(at)),
        DataRef::DateTimeIso(text) => {
            let day = text.get(..10).and_then(|t| Day::parse_iso(t).ok());
            day.map(Value::Day).or_else(|| Value::of_text(text))
        }
        DataRef::DurationIso(text) => Value::of_text(text),
        DataRef::Error(error) => Some(Value::Error(error.to_string())),
    }
}

fn unread(error: &XlsxError) -> Fault {
    match error {
        XlsxError::Password => locked(),
        _ => broken(),
    }
}

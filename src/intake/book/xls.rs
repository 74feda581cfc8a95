//! xls as Excel has saved it since 1997 (BIFF8, MS-XLS): records of at most 8 KB, read within their
//! bounds.

mod strings;

use strings::{shared, short_text, text};

use super::archive::locked;
use super::compound::{Compound, u16_at, u32_at};
use super::format::Shown;
use super::{At, Book, Grid, MOST_SHEETS, Room, Value, broken, not_a_workbook};
use crate::fault;
use crate::problem::Fault;

pub(super) fn read(bytes: &[u8]) -> Result<Book, Fault> {
    let file = Compound::of(bytes).ok_or_else(broken)?;
    if file.has("EncryptedPackage") || file.has("EncryptionInfo") {
        return Err(locked());
    }
    if file.has("WordDocument") {
        return Err(not_a_workbook(" Word 文件", "a Word document"));
    }
    if !file.has("Workbook") {
        return Err(if file.has("Book") {
            too_old()
        } else {
            not_a_workbook("别的文件", "another sort of file")
        });
    }
    let stream = file.stream("Workbook").ok_or_else(broken)?;
    let globals = Globals::of(&stream)?;
    let (mut book, mut room) = (Book::default(), Room::new());
    for sheet in globals.sheets.iter().take(MOST_SHEETS) {
        let mut grid = Grid::named(&sheet.name, sheet.is_hidden);
        let stream = stream.get(sheet.start..).ok_or_else(broken)?;
        fill(&mut grid, stream, &globals, &mut room)?;
        book.sheets.push(grid);
    }
    Ok(book)
}

fn too_old() -> Fault {
    fault!(
        Type,
        "这是 Excel 95 或更早的工作簿，读不出；在 WPS 或 Excel 里另存为 xlsx 再导入",
        "this workbook is of Excel 95 or before; save it as xlsx and import that"
    )
}

/// A record: what it is and what it holds.
#[derive(Clone, Copy)]
struct Record<'s> {
    sort: u16,
    bytes: &'s [u8],
}

/// The records of a stream up to the first that is cut short.
fn records(stream: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        let (sort, length) = (u16_at(rest, 0)?, u16_at(rest, 2)?);
        let bytes = rest.get(4..4 + usize::from(length))?;
        rest = &rest[4 + usize::from(length)..];
        Some(Record { sort, bytes })
    })
}

/// What holds for all sheets.
#[derive(Default)]
struct Globals {
    strings: Vec<String>,
    /// What each style of cells shows.
    shown: Vec<Shown>,
    is_1904: bool,
    sheets: Vec<Sheet>,
}

struct Sheet {
    name: String,
    is_hidden: bool,
    start: usize,
}

impl Globals {
    fn of(stream: &[u8]) -> Result<Self, Fault> {
        let mut globals = Self::default();
        let (mut formats, mut strings): (Vec<(u16, Shown)>, Vec<&[u8]>) = (Vec::new(), Vec::new());
        let mut in_strings = false;
        for record in records(stream) {
            let bytes = record.bytes;
            in_strings &= record.sort == 0x3c;
            match record.sort {
                // BOF: the version, which is 6 since 1997.
                0x0809 if u16_at(bytes, 0) != Some(0x0600) => return Err(too_old()),
                0x2f => return Err(locked()),
                0x22 => globals.is_1904 = u16_at(bytes, 0) == Some(1),
                0x041e => {
                    let code = bytes.get(2..).and_then(text).unwrap_or_default();
                    formats.extend(u16_at(bytes, 0).map(|id| (id, Shown::of_code(&code))));
                }
                0xe0 => {
                    let id = u16_at(bytes, 2).unwrap_or(0);
                    let own = formats.iter().find(|(of, _)| *of == id);
                    globals
                        .shown
                        .push(own.map_or(Shown::of_id(id), |(_, shown)| *shown));
                }
                0x85 => globals.sheets.extend(sheet(bytes)),
                0xfc => {
                    in_strings = true;
                    strings.push(bytes);
                }
                0x3c if in_strings => strings.push(bytes),
                // EOF of what holds for all.
                0x0a => break,
                _ => {}
            }
        }
        globals.strings = shared(&strings).ok_or_else(broken)?;
        Ok(globals)
    }

    /// A number as its cell shows it.
    fn number(&self, number: f64, style: u16) -> Value {
        let day = || Value::day_of_serial(number, self.is_1904).map(Value::Day);
        match self.shown.get(usize::from(style)) {
            Some(Shown::Percent) => Value::Percent(number),
            Some(Shown::Date) => day().unwrap_or(Value::Number(number)),
            _ => Value::Number(number),
        }
    }
}

/// A sheet of cells; charts and macros are none.
fn sheet(bytes: &[u8]) -> Option<Sheet> {
    let start = u32_at(bytes, 0)? as usize;
    let (state, sort) = (*bytes.get(4)?, *bytes.get(5)?);
    let name = short_text(bytes.get(6..)?)?;
    let is_hidden = state & 3 != 0;
    (sort == 0).then_some(Sheet {
        name,
        is_hidden,
        start,
    })
}

/// The cells of a sheet. Records whose fields are cut short say nothing.
fn fill(grid: &mut Grid, stream: &[u8], globals: &Globals, room: &mut Room) -> Result<(), Fault> {
    // Charts lie in sheets with a beginning and an end of their own.
    let mut depth = 0;
    let mut formula = None;
    for record in records(stream) {
        match record.sort {
            0x0809 => depth += 1,
            0x0a if depth <= 1 => break,
            0x0a => depth -= 1,
            _ if depth > 1 => {}
            0xe5 => merge(grid, record.bytes, room),
            // The text that the formula before it came to.
            0x0207 => {
                let value = text(record.bytes).and_then(|t| Value::of_text(&t));
                if let (Some(at), Some(value)) = (formula.take(), value) {
                    grid.put(at, value, room)?;
                }
            }
            _ => {
                for (at, value) in cells(record, globals, &mut formula).unwrap_or_default() {
                    grid.put(at, value, room)?;
                }
            }
        }
    }
    Ok(())
}

/// The cells of a record; where a formula came to a text, `formula` is its cell.
fn cells(
    Record { sort, bytes }: Record<'_>,
    globals: &Globals,
    formula: &mut Option<At>,
) -> Option<Vec<(At, Value)>> {
    let word = |at| u16_at(bytes, at);
    let at = At {
        row: u32::from(word(0)?),
        column: u32::from(word(2)?),
    };
    let one = |value: Value| Some(vec![(at, value)]);
    match sort {
        0x0203 => one(globals.number(double(bytes, 6)?, word(4)?)),
        0x027e => one(globals.number(packed(u32_at(bytes, 6)?), word(4)?)),
        0xbd => {
            let pairs = bytes.get(4..bytes.len().checked_sub(2)?)?.chunks_exact(6);
            let cells = (at.column..).zip(pairs).filter_map(|(column, pair)| {
                let number = packed(u32_at(pair, 2)?);
                Some((
                    At { column, ..at },
                    globals.number(number, u16_at(pair, 0)?),
                ))
            });
            Some(cells.collect())
        }
        0xfd => {
            let shared = globals.strings.get(u32_at(bytes, 6)? as usize)?;
            one(Value::of_text(shared)?)
        }
        0x0204 | 0xd6 => one(Value::of_text(&text(bytes.get(6..)?)?)?),
        0x0205 => one(true_or_error(*bytes.get(6)?, *bytes.get(7)? != 0)),
        0x06 => {
            *formula = None;
            if word(12)? != 0xffff {
                return one(globals.number(double(bytes, 6)?, word(4)?));
            }
            match bytes.get(6)? {
                0 => *formula = Some(at),
                sort @ (1 | 2) => return one(true_or_error(*bytes.get(8)?, *sort == 2)),
                _ => {}
            }
            None
        }
        _ => None,
    }
}

fn true_or_error(byte: u8, is_error: bool) -> Value {
    if !is_error {
        return Value::Bool(byte != 0);
    }
    let name = match byte {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };
    Value::Error(name.to_owned())
}

fn double(bytes: &[u8], at: usize) -> Option<f64> {
    let eight = bytes.get(at..at + 8)?.try_into().ok()?;
    Some(f64::from_le_bytes(eight)).filter(|n| n.is_finite())
}

/// A number in 32 bits: the upper half of a double or a whole number of 30 bits, perhaps a hundred
/// times as large.
fn packed(bits: u32) -> f64 {
    let number = if bits & 2 == 0 {
        f64::from_bits(u64::from(bits & !3) << 32)
    } else {
        f64::from(bits.cast_signed() >> 2)
    };
    let number = if bits & 1 == 0 {
        number
    } else {
        number / 100.0
    };
    if number.is_finite() { number } else { 0.0 }
}

pub(super) fn merge(grid: &mut Grid, bytes: &[u8], room: &mut Room) {
    for region in bytes.get(2..).unwrap_or_default().chunks_exact(8) {
        let word = |at| u16_at(region, at).map(u32::from);
        if let (Some(top), Some(bottom), Some(left), Some(right)) =
            (word(0), word(2), word(4), word(6))
        {
            let at = |row, column| At { row, column };
            grid.merge(at(top, left), at(bottom, right), room);
        }
    }
}

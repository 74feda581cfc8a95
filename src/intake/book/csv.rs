//! CSV as Excel and WPS save it.

use csv::{Position, ReaderBuilder};

use super::{At, Grid, MOST_COLUMNS, MOST_ROWS, Room, Value};
use crate::encoding;
use crate::fault;
use crate::problem::Fault;

/// Reads CSV in UTF-8, with or without byte-order mark, or in GB18030; parted by commas, tabs or
/// semicolons.
///
/// # Errors
/// `E-SIZE` beyond the bounds, `E-UTF8` for other bytes, `E-TYPE` for quotes that do not match.
pub(super) fn read(bytes: &[u8]) -> Result<Grid, Fault> {
    let (text, _) = encoding::any(bytes)?;
    // A quote that is never closed would swallow the rows behind it.
    if text.matches('"').count() % 2 == 1 {
        return Err(fault!(
            Type,
            "表格里的引号不成对，读不准每一行",
            "a quote in the table is never closed, so its rows cannot be told apart"
        ));
    }
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let (mut grid, mut room, mut number) = (Grid::default(), Room::new(), 0_u32);
    for record in reader.records() {
        number += 1;
        let record = record.map_err(|_| {
            fault!(
                Type,
                "第 {number} 行读不出，看引号是否成对",
                "row {number} cannot be read; look for matching quotes"
            )
        })?;
        // The reader leaves lines of nothing out; a spreadsheet counts them.
        number += record.position().map_or(0, |at| empty_lines(&text, at));
        if number > MOST_ROWS || record.len() > MOST_COLUMNS as usize {
            return Err(fault!(
                Size,
                "表格过大，最多 {MOST_ROWS} 行、{MOST_COLUMNS} 列",
                "the table is too large: at most {MOST_ROWS} rows and {MOST_COLUMNS} columns"
            ));
        }
        for (column, text) in (0..).zip(&record) {
            let row = number - 1;
            if let Some(value) = Value::of_text(armed(text)) {
                grid.put(At { row, column }, value, &mut room)?;
            }
        }
    }
    Ok(grid)
}

/// What parts the cells: the one of three that the first line has most of.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |d: &u8| first.bytes().filter(|b| b == d).count();
    [b';', b'\t', b',']
        .into_iter()
        .max_by_key(count)
        .unwrap_or(b',')
}

/// How many lines of nothing stand before what is read from here.
fn empty_lines(text: &str, from: &Position) -> u32 {
    let at = usize::try_from(from.byte()).unwrap_or(usize::MAX);
    let (before, rest) = text.split_at_checked(at).unwrap_or((text, ""));
    // The second half of a CR LF still belongs to the line before.
    let rest = match rest.strip_prefix('\n') {
        Some(rest) if before.ends_with('\r') => rest,
        _ => rest,
    };
    let end = rest.find(|c| c != '\r' && c != '\n');
    let ends = &rest[..end.unwrap_or(rest.len())];
    u32::try_from(ends.replace("\r\n", "\n").len()).unwrap_or(u32::MAX / 2)
}

/// The cell without the one `'` that disarmed a formula.
fn armed(text: &str) -> &str {
    let text = text.trim();
    let rest = text.strip_prefix('\'');
    let is_armed = |rest: &&str| rest.starts_with(['=', '+', '-', '@', '\t', '\r']);
    rest.filter(is_armed).unwrap_or(text)
}

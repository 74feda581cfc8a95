//! A workbook that somebody saved: the sheets of an xlsx, xls, ods or CSV file, as far as they are
//! filled in. Nothing is made room for but cells that hold something, so that a small file cannot
//! ask for a large table.

mod archive;
mod compound;
mod csv;
mod format;
mod ods;
mod xls;
mod xlsx;

use std::collections::BTreeMap;
use std::fmt;

use crate::fault;
use crate::model::Day;
use crate::problem::Fault;

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: usize = 16 << 20;
/// The most rows of a sheet.
pub const MOST_ROWS: u32 = 100_000;
/// The most columns of a sheet.
pub const MOST_COLUMNS: u32 = 200;
/// The most cells of a workbook that hold something.
const MOST_CELLS: usize = 1_000_000;
/// The most text of a workbook, in bytes; a text that many cells share counts for each.
const MOST_TEXT: usize = 64 << 20;
/// The most sheets of a workbook that are read.
const MOST_SHEETS: usize = 200;
/// Heads stand in the first rows, and with them the merged regions that parts of them are.
const HEADS_WITHIN: u32 = 40;
/// The most of those regions.
const MOST_MERGED: usize = 500;
/// The most regions of a workbook that are taken as merged, and the most cells that others speak
/// for, however often regions lie over one another.
const MOST_DOWN: usize = 200_000;

/// A workbook.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Book {
    /// Its sheets, in order.
    pub sheets: Vec<Grid>,
}

/// A sheet: its cells that hold something.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// Its name; empty for CSV.
    pub name: String,
    /// Whether it is not shown.
    pub is_hidden: bool,
    cells: BTreeMap<At, Value>,
    /// How many columns there are up to the last that holds something.
    width: u32,
    /// Regions merged into one that begin where heads may stand.
    merged: Vec<Region>,
    /// For the cells of the first column of a region, the corner that speaks for them.
    down: BTreeMap<At, At>,
}

/// Where a cell stands, counted from 0; in order of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// The row.
    pub row: u32,
    /// The column.
    pub column: u32,
}

/// Cells that are merged into one, both corners among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// The upper left corner, which holds what they say.
    pub from: At,
    /// The lower right corner.
    pub to: At,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text, as it stands there; never nothing but blanks.
    Text(String),
    /// A number.
    Number(f64),
    /// A number that is shown as a percentage: 0.6 for 60%.
    Percent(f64),
    /// A day; the hour is left out.
    Day(Day),
    /// True or false.
    Bool(bool),
    /// What a formula failed with, such as `#N/A`.
    Error(String),
}

impl Book {
    /// Reads a workbook; what it is says its bytes, not its name.
    ///
    /// # Errors
    /// `E-SIZE` beyond the bounds; `E-TYPE` for what is no workbook or cannot be read, such as one
    /// with a password; `E-UTF8` for CSV in another encoding.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        if bytes.len() > LARGEST_FILE {
            let (size, most) = (bytes.len(), LARGEST_FILE);
            return Err(fault!(
                Size,
                "有 {size} 字节，最多读 {most} 字节",
                "{size} bytes; at most {most} are read"
            ));
        }
        if bytes.starts_with(b"PK\x03\x04") {
            archive::read(bytes)
        } else if bytes.starts_with(compound::MAGIC) {
            xls::read(bytes)
        } else {
            refuse_markup(bytes)?;
            let sheets = vec![csv::read(bytes)?];
            Ok(Self { sheets })
        }
    }

    /// The first sheet that is shown and holds something.
    #[must_use]
    pub fn first(&self) -> Option<&Grid> {
        let mut shown = self.sheets.iter().filter(|s| !s.is_hidden);
        shown.find(|sheet| !sheet.cells.is_empty())
    }
}

impl Grid {
    /// What a cell holds; `None` when it is empty.
    #[must_use]
    pub fn get(&self, at: At) -> Option<&Value> {
        self.cells.get(&at)
    }

    /// What a cell says: its own, or that of the region merged into one that it lies in. A region
    /// over several columns speaks for its first column alone, so that a title or a sum is not
    /// repeated.
    #[must_use]
    pub fn said(&self, at: At) -> Option<&Value> {
        let merged = || self.cells.get(self.down.get(&at)?);
        self.cells.get(&at).or_else(merged)
    }

    /// The region merged into one that a cell lies in; known of those that begin in the first rows.
    #[must_use]
    pub fn region(&self, at: At) -> Option<Region> {
        self.merged.iter().copied().find(|region| region.holds(at))
    }

    /// The cells that hold something, row by row.
    pub fn cells(&self) -> impl Iterator<Item = (At, &Value)> {
        self.cells.iter().map(|(at, value)| (*at, value))
    }

    /// The rows that hold something, in order.
    #[must_use]
    pub fn rows(&self) -> Vec<u32> {
        let mut rows: Vec<u32> = self.cells.keys().map(|at| at.row).collect();
        rows.dedup();
        rows
    }

    /// How many columns there are up to the last that holds something.
    #[must_use]
    pub const fn width(&self) -> u32 {
        self.width
    }

    /// The address of a cell with the sheet's name, as a spreadsheet writes it: `问题!C5`.
    #[must_use]
    pub fn address(&self, at: At) -> String {
        if self.name.is_empty() {
            at.to_string()
        } else {
            format!("{}!{at}", self.name)
        }
    }
}

impl Region {
    const fn holds(&self, at: At) -> bool {
        let (from, to) = (self.from, self.to);
        from.row <= at.row && at.row <= to.row && from.column <= at.column && at.column <= to.column
    }
}

impl fmt::Display for At {
    /// The address as a spreadsheet writes it: `C5` for row 4 and column 2 counted from 0.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut letters, mut left) = (Vec::new(), u64::from(self.column) + 1);
        while left > 0 {
            left -= 1;
            letters.push(char::from(b'A' + u8::try_from(left % 26).unwrap_or(0)));
            left /= 26;
        }
        let letters: String = letters.into_iter().rev().collect();
        write!(f, "{letters}{}", u64::from(self.row) + 1)
    }
}

impl Value {
    /// Text as a cell keeps it; `None` for nothing but blanks.
    fn of_text(text: &str) -> Option<Self> {
        (!text.trim().is_empty()).then(|| Self::Text(text.to_owned()))
    }

    /// The day of a serial number as spreadsheets count: 1 is 1900-01-01, 61 is 1900-03-01, and 60
    /// a day that there was not; in the other count 0 is 1904-01-01. `None` for numbers that no
    /// ledger's day has, those before 1950 and after 2099.
    #[must_use]
    pub fn day_of_serial(serial: f64, is_1904: bool) -> Option<Day> {
        let shift = if is_1904 { 1462.0 } else { 0.0 };
        let whole = (serial + shift).floor();
        // 18264 is 1950-01-01, 73050 is 2099-12-31.
        if !(18_264.0..=73_050.0).contains(&whole) {
            return None;
        }
        #[allow(clippy::cast_possible_truncation)] // Within the bounds above.
        let days = whole as i64 - 18_264;
        Some(Day::new(1950, 1, 1).ok()?.plus(days))
    }

    /// The cell as people read it: without blanks at its ends, whole numbers without decimals, days
    /// as 2024-06-30.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) | Self::Error(text) => text.trim().to_owned(),
            Self::Number(number) => plain(*number),
            Self::Percent(share) => plain(share * 100.0) + "%",
            Self::Day(day) => day.to_string(),
            Self::Bool(true) => "TRUE".to_owned(),
            Self::Bool(false) => "FALSE".to_owned(),
        }
    }
}

/// The first whole number that a spreadsheet does not keep to its last digit.
const ROUNDED: f64 = 1e15;

impl Value {
    /// Why what it says cannot be taken; `None` when it can.
    #[must_use]
    pub fn wrong(&self) -> Option<Fault> {
        match self {
            Self::Error(error) => Some(fault!(
                Value,
                "公式出错（{error}）",
                "the formula failed ({error})"
            )),
            Self::Number(number) if number.abs() >= ROUNDED => Some(fault!(
                Value,
                "存成了超过 15 位的数字，后几位已经不准；把这一格设成文本，重新填写",
                "kept as a number of more than 15 digits, whose last are lost; make the cell text and fill it in again"
            )),
            _ => None,
        }
    }
}

/// A number without what binary fractions add: 0.1 + 0.2 is 0.3.
fn plain(number: f64) -> String {
    let rounded = format!("{number:.9}");
    let text = rounded.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0" } else { text }.to_owned()
}

/// What is left of the bounds of a workbook.
struct Room {
    cells: usize,
    text: usize,
    merged: usize,
    down: usize,
}

impl Room {
    const fn new() -> Self {
        Self {
            cells: MOST_CELLS,
            text: MOST_TEXT,
            merged: MOST_DOWN,
            down: MOST_DOWN,
        }
    }
}

impl Grid {
    fn named(name: impl Into<String>, is_hidden: bool) -> Self {
        Self {
            name: name.into(),
            is_hidden,
            ..Self::default()
        }
    }

    /// Puts a value into a cell.
    ///
    /// # Errors
    /// `E-SIZE` when there is no room for it.
    fn put(&mut self, at: At, value: Value, room: &mut Room) -> Result<(), Fault> {
        if at.row >= MOST_ROWS || at.column >= MOST_COLUMNS {
            return Err(self.too_far(at));
        }
        let text = match &value {
            Value::Text(text) | Value::Error(text) => text.len(),
            _ => 0,
        };
        let left = room.cells.checked_sub(1).zip(room.text.checked_sub(text));
        (room.cells, room.text) = left.ok_or_else(too_full)?;
        self.width = self.width.max(at.column + 1);
        self.cells.insert(at, value);
        Ok(())
    }

    /// Notes that cells are merged; what goes beyond the bounds is taken as not merged.
    fn merge(&mut self, from: At, to: At, room: &mut Room) {
        if from == to || from.row > to.row || from.column > to.column || room.merged == 0 {
            return;
        }
        room.merged -= 1;
        if from.row < HEADS_WITHIN && self.merged.len() < MOST_MERGED {
            self.merged.push(Region { from, to });
        }
        for row in from.row + 1..=to.row.min(MOST_ROWS - 1) {
            if room.down == 0 {
                break;
            }
            room.down -= 1;
            let column = from.column;
            self.down.insert(At { row, column }, from);
        }
    }

    fn too_far(&self, at: At) -> Fault {
        let address = self.address(at);
        fault!(
            Size,
            "{address} 有内容；表格最多 {MOST_ROWS} 行、{MOST_COLUMNS} 列，多半是误填在远处的格子，删去再导入",
            "{address} holds something; a sheet has at most {MOST_ROWS} rows and {MOST_COLUMNS} columns; clear it if it was filled in by mistake"
        )
    }
}

fn too_full() -> Fault {
    fault!(
        Size,
        "表格内容过多：最多 {MOST_CELLS} 个有内容的格子",
        "the workbook holds too much: at most {MOST_CELLS} filled cells are read"
    )
}

/// A workbook that cannot be read.
fn broken() -> Fault {
    fault!(
        Type,
        "工作簿损坏，读不出；在 WPS 或 Excel 里打开，另存为 xlsx 再导入",
        "the workbook is damaged; open it, save it again as xlsx and import that"
    )
}

/// What is not a workbook, though its name may say so.
fn not_a_workbook(zh: &str, en: &str) -> Fault {
    fault!(
        Type,
        "这不是 Excel 工作簿，是{zh}；请另存为 xlsx 再导入",
        "this is {en}, not a workbook; save it as xlsx and import that"
    )
}

/// Some systems give a web page or XML the name of a workbook.
fn refuse_markup(bytes: &[u8]) -> Result<(), Fault> {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let start = String::from_utf8_lossy(&start[..start.len().min(512)]).to_lowercase();
    let start = start.trim_start();
    if start.starts_with("<?xml") {
        Err(not_a_workbook("XML 文件", "an XML file"))
    } else if start.starts_with("<html")
        || start.starts_with("<!doctype")
        || start.starts_with("<table")
    {
        Err(not_a_workbook("网页", "a web page"))
    } else if start.starts_with("%pdf") {
        Err(not_a_workbook(" PDF 文件", "a PDF file"))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests;

//! A workbook of ours that came back: each cell as it went out, as it is in the file, and as the
//! ledger has it now.

use std::collections::{BTreeMap, BTreeSet};

use super::base::{Base, BaseRow, LONGEST_CELL};
use super::book::{At, Book, Grid, Value};
use super::day_cell::day;
use crate::fault;
use crate::model::{Day, Id};
use crate::problem::Fault;

/// What came back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Returned {
    /// The rows that say something else than went out, in order.
    pub rows: Vec<Row>,
    /// How many rows came back as they went out.
    pub unchanged: usize,
    /// The records that went out and whose rows are gone.
    pub gone: Vec<Id>,
    /// Heads of columns that went out and are gone.
    pub lost: Vec<String>,
    /// Heads of columns that did not go out and hold something.
    pub strange: Vec<String>,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its number as a spreadsheet shows it.
    pub number: u32,
    /// The record; none for a new one.
    pub id: Option<Id>,
    /// The cells that say something else; of a new record those that say something.
    pub cells: Vec<Touched>,
    /// What is wrong in it, each with its address.
    pub faults: Vec<Fault>,
}

/// A cell that says something else than went out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// Where it stands, with the sheet's name.
    pub address: String,
    /// The fact that it holds.
    pub key: String,
    /// The head of its column.
    pub head: String,
    /// What it said when it went out.
    pub was: String,
    /// What it says in the file.
    pub says: String,
    /// What the ledger says now, where that is neither.
    pub now: Option<String>,
}

/// What the ledger says now: for a record the text of each fact by its key; nothing for a record
/// that is not there.
pub type Present<'l> = dyn Fn(&Id) -> Option<BTreeMap<String, String>> + 'l;

/// How two texts of a cell are compared.
#[derive(Clone, Copy)]
pub struct Sameness<'l> {
    /// Leaves out what a spreadsheet does not keep of a text.
    pub plain: fn(&str) -> String,
    /// The facts that are days.
    pub days: &'l BTreeSet<String>,
}

/// Compares a workbook with what went out and with the ledger.
///
/// # Errors
/// `E-MISSING` when no sheet has the heads that went out; `E-VALUE` when several have.
pub fn compare(
    book: &Book,
    base: &Base,
    present: &Present<'_>,
    sameness: Sameness<'_>,
) -> Result<Returned, Fault> {
    let sheet = Sheet::of(book, base)?;
    let mut back = Returned {
        lost: sheet.lost(),
        strange: sheet.strange(),
        ..Returned::default()
    };
    let known = base.rows.iter().map(|row| (row.id.as_str(), row)).collect();
    let mut seen = BTreeMap::new();
    for number in sheet
        .grid
        .rows()
        .into_iter()
        .filter(|row| *row > sheet.head)
    {
        let reading = Reading {
            sheet: &sheet,
            known: &known,
            row: number,
            present,
            sameness,
        };
        let row = reading.row(&mut seen);
        if row.cells.is_empty() && row.faults.is_empty() {
            back.unchanged += usize::from(row.id.is_some());
        } else {
            back.rows.push(row);
        }
    }
    let ids = base.rows.iter().map(|r| r.id.clone());
    back.gone = ids.filter(|id| !seen.contains_key(id)).collect();
    Ok(back)
}

/// The sheet that went out, wherever its rows and columns stand now.
struct Sheet<'b> {
    grid: &'b Grid,
    base: &'b Base,
    /// The row of its heads.
    head: u32,
    /// Where each column of the base stands.
    at: Vec<Option<u32>>,
}

impl<'b> Sheet<'b> {
    /// The sheet that has the heads: at least the id's and half of them, in its first row that has
    /// the most.
    fn of(book: &'b Book, base: &'b Base) -> Result<Self, Fault> {
        let shown = book.sheets.iter().filter(|s| !s.is_hidden);
        let best = shown.filter_map(|grid| {
            let rows = grid.rows().into_iter().take(30).rev();
            let rows = rows.map(|row| Self::headed(grid, base, row));
            rows.max_by_key(Self::heads)
        });
        let mut sound = best.filter(Self::is_sound);
        let Some(sheet) = sound.next() else {
            let head = base.head.columns.first().map_or("", |c| c.head.as_str());
            return Err(fault!(
                Missing,
                "找不到导出时的表头（“{head}”等列）；不要改表头，改过的照原样改回来",
                "the heads that went out (`{head}` and others) are not there; do not change them, or put them back"
            ));
        };
        match sound.next() {
            None => Ok(sheet),
            Some(other) => {
                let (a, b) = (&sheet.grid.name, &other.grid.name);
                Err(fault!(
                    Value,
                    "“{a}”和“{b}”两张表都是这份清单，不知道读哪一张；留下填好的一张，另一张删去再导入",
                    "both `{a}` and `{b}` are this list; keep the one that was filled in and delete the other"
                ))
            }
        }
    }

    /// How many of the heads stand there.
    fn heads(&self) -> usize {
        self.at.iter().flatten().count()
    }

    fn is_sound(&self) -> bool {
        self.at.first().is_some_and(Option::is_some) && self.heads() * 2 >= self.at.len()
    }

    fn headed(grid: &'b Grid, base: &'b Base, row: u32) -> Self {
        let of_column = |head: &str| {
            let is_it = |column: &u32| {
                let own = grid.get(At {
                    row,
                    column: *column,
                });
                own.is_some_and(|v| one_line(&v.text()) == one_line(head))
            };
            (0..grid.width()).find(is_it)
        };
        Self {
            grid,
            base,
            head: row,
            at: base
                .head
                .columns
                .iter()
                .map(|c| of_column(&c.head))
                .collect(),
        }
    }

    fn lost(&self) -> Vec<String> {
        let columns = self.base.head.columns.iter().zip(&self.at);
        let lost = columns.filter(|(_, at)| at.is_none());
        lost.map(|(column, _)| column.head.clone()).collect()
    }

    fn strange(&self) -> Vec<String> {
        let known: BTreeSet<u32> = self.at.iter().flatten().copied().collect();
        let filled = self.grid.cells().filter(|(at, _)| at.row > self.head);
        let columns: BTreeSet<u32> = filled.map(|(at, _)| at.column).collect();
        let strange = columns.difference(&known);
        let name = |column: &u32| {
            let at = At {
                row: self.head,
                column: *column,
            };
            self.grid
                .get(at)
                .map_or_else(|| letters(at), |v| one_line(&v.text()))
        };
        strange.map(name).collect()
    }
}

/// A column without a head, by its letters.
fn letters(at: At) -> String {
    at.to_string()
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .to_owned()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect()
}

/// A row that is being read.
struct Reading<'r> {
    sheet: &'r Sheet<'r>,
    /// The rows that went out, by id.
    known: &'r BTreeMap<&'r str, &'r BaseRow>,
    row: u32,
    present: &'r Present<'r>,
    sameness: Sameness<'r>,
}

impl Reading<'_> {
    fn row(&self, seen: &mut BTreeMap<Id, u32>) -> Row {
        let mut row = Row {
            number: self.row + 1,
            ..Row::default()
        };
        let text = self.text(0);
        if text.is_empty() {
            row.cells = self.filled(&mut row.faults);
            return row;
        }
        match self.known(&text, seen) {
            Ok((id, cells)) => {
                row.cells = self.touched(&id, cells, &mut row.faults);
                row.id = Some(id);
            }
            Err(fault) => row.faults.push(self.blamed(0, fault)),
        }
        row
    }

    /// The record that the id of the row names, and what its cells said.
    fn known(&self, text: &str, seen: &mut BTreeMap<Id, u32>) -> Result<(Id, &[String]), Fault> {
        let found = self.known.get(text).copied();
        let Some(row) = found else {
            return Err(fault!(
                Ref,
                "导出的表里没有编号“{text}”；编号不能改，新增的一行编号要空着",
                "no row with the id `{text}` went out; ids do not change, and a new row has none"
            ));
        };
        if let Some(first) = seen.insert(row.id.clone(), self.row + 1) {
            return Err(fault!(
                Twice,
                "编号“{text}”在第 {first} 行已经有了",
                "the id `{text}` stands in row {first} already"
            ));
        }
        Ok((row.id.clone(), &row.cells))
    }

    /// The cells of a record that say something else than went out.
    fn touched(&self, id: &Id, was: &[String], faults: &mut Vec<Fault>) -> Vec<Touched> {
        let Some(now) = (self.present)(id) else {
            faults.push(self.blamed(
                0,
                fault!(
                    Ref,
                    "账本里已经没有 {id}",
                    "the ledger has no {id} any more"
                ),
            ));
            return Vec::new();
        };
        let mut touched = Vec::new();
        for (i, was) in was.iter().enumerate().skip(1) {
            let column = &self.sheet.base.head.columns[i];
            let is_cut = was.encode_utf16().count() > LONGEST_CELL;
            if self.sheet.at[i].is_none() || is_cut {
                continue;
            }
            let says = self.text(i);
            if self.same(i, &says, was) {
                continue;
            }
            let Some(key) = &column.key else {
                faults.push(self.blamed(i, locked(was)));
                continue;
            };
            if let Some(fault) = self.failed(i) {
                faults.push(fault);
                continue;
            }
            let now = now.get(key).map_or("", String::as_str);
            if !self.same(i, &says, now) {
                let now = (!self.same(i, was, now)).then(|| now.to_owned());
                touched.push(self.cell(i, key, was, says, now));
            }
        }
        touched
    }

    /// The cells of a new record that say something.
    fn filled(&self, faults: &mut Vec<Fault>) -> Vec<Touched> {
        let columns = self.sheet.base.head.columns.iter().enumerate().skip(1);
        let mut filled = Vec::new();
        for (i, column) in columns {
            let says = self.text(i);
            match &column.key {
                _ if says.is_empty() => {}
                None => faults.push(self.blamed(i, locked(""))),
                Some(key) => {
                    faults.extend(self.failed(i));
                    filled.push(self.cell(i, key, "", says, None));
                }
            }
        }
        filled
    }

    fn cell(&self, i: usize, key: &str, was: &str, says: String, now: Option<String>) -> Touched {
        Touched {
            address: self.address(i),
            key: key.to_owned(),
            head: self.sheet.base.head.columns[i].head.clone(),
            was: was.to_owned(),
            says,
            now,
        }
    }

    fn value(&self, i: usize) -> Option<&Value> {
        self.sheet.grid.get(At {
            row: self.row,
            column: self.sheet.at[i]?,
        })
    }

    fn text(&self, i: usize) -> String {
        self.value(i)
            .map(|v| v.text().replace("\r\n", "\n"))
            .unwrap_or_default()
    }

    /// Why what a cell says cannot be taken.
    fn failed(&self, i: usize) -> Option<Fault> {
        Some(self.blamed(i, self.value(i)?.wrong()?))
    }
    fn same(&self, i: usize, a: &str, b: &str) -> bool {
        let plain = |text: &str| {
            let lines: Vec<String> = text.trim().lines().map(self.sameness.plain).collect();
            lines.join("\n").trim().to_owned()
        };
        let is_day = match &self.sheet.base.head.columns[i].key {
            Some(key) => self.sameness.days.contains(key),
            // What is only shown goes out as 2024-06-30 when it is a day.
            None => Day::parse_iso(b).is_ok(),
        };
        // A day may come back in another shape, or as a number when its cell lost its format.
        let is_one_day = || day(b).is_ok_and(|there| day(a) == Ok(there));
        a == b || plain(a) == plain(b) || (is_day && is_one_day())
    }

    fn address(&self, i: usize) -> String {
        let (row, column) = (self.row, self.sheet.at[i].unwrap_or(0));
        self.sheet.grid.address(At { row, column })
    }

    fn blamed(&self, i: usize, fault: Fault) -> Fault {
        let (address, head) = (self.address(i), &self.sheet.base.head.columns[i].head);
        blamed(&address, head, fault)
    }
}

/// The fault with the cell and the head of its column in front.
#[must_use]
pub fn blamed(address: &str, head: &str, fault: Fault) -> Fault {
    Fault {
        zh: format!("{address}“{head}”：{}", fault.zh),
        en: format!("{address}, `{head}`: {}", fault.en),
        ..fault
    }
}

fn locked(was: &str) -> Fault {
    if was.is_empty() {
        return fault!(
            Value,
            "这一列由账本得出，不能填，应当空着",
            "this column follows from the ledger; leave it empty"
        );
    }
    fault!(
        Value,
        "这一列由账本得出，不能改，应为“{was}”",
        "this column follows from the ledger and does not change; it should be `{was}`"
    )
}

#[cfg(test)]
mod tests;

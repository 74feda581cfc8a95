//! A ledger that somebody kept by hand: its heads over one or two rows found by their names, its
//! rows with what their cells say.

mod heads;

pub use heads::{Fact, known, label};

use super::book::{At, Book, Grid, Value};
use super::columns::is_nothing;
use crate::fault;
use crate::model::Kind;
use crate::model::typed::half_width;
use crate::problem::Fault;

/// Heads stand within so many rows.
const DEEPEST: usize = 20;

/// A ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The name of its sheet; empty for CSV.
    pub sheet: String,
    /// Its columns, in order, those without a head left out.
    pub columns: Vec<Column>,
    /// Its rows under the heads, those of nothing but blanks left out.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its head, the two rows of it parted by a blank.
    pub head: String,
    /// What it holds, as far as its name tells.
    pub fact: Option<Fact>,
    at: u32,
}

impl Column {
    /// Whether anything is taken from it.
    #[must_use]
    pub fn is_read(&self) -> bool {
        self.fact
            .as_ref()
            .is_some_and(|fact| *fact != Fact::NotRead)
    }
}

/// A row: what each column says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number as a spreadsheet shows it.
    pub number: u32,
    /// In the order of the columns.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Where it stands, with the sheet's name.
    pub address: String,
    /// What it says; empty where nothing is known: blank, `X`, `/`, `—`.
    pub text: String,
    /// Why what it says cannot be taken.
    pub wrong: Option<Fault>,
}

/// Reads a ledger of records of that kind. `named` tells columns that their heads alone do not.
///
/// # Errors
/// `E-MISSING` when no sheet has heads by which it is known; `E-KEY-TWICE` when two columns hold
/// the same.
pub fn read(
    book: &Book,
    kind: Kind,
    named: &dyn Fn(&str) -> Option<Fact>,
) -> Result<Kept, Vec<Fault>> {
    let fact = |head: &str| named(head).or_else(|| known(kind, head));
    let shown = book.sheets.iter().filter(|s| !s.is_hidden);
    let candidates = shown.flat_map(|grid| {
        let rows = grid.rows().into_iter().take(DEEPEST);
        rows.flat_map(move |row| [1, 2].map(|height| Heads { grid, row, height }))
    });
    // Of several that are as good, the first; one row of heads before two.
    let mut best: Option<(usize, Heads<'_>, Vec<Column>)> = None;
    for heads in candidates {
        let columns = heads.columns(&fact);
        let count = columns.iter().filter(|c| c.fact.is_some()).count();
        if count >= 2 && best.as_ref().is_none_or(|(most, ..)| count > *most) {
            best = Some((count, heads, columns));
        }
    }
    let Some((_, heads, columns)) = best else {
        return Err(vec![if book.first().is_none() {
            empty()
        } else {
            no_heads()
        }]);
    };
    let twice = twice(&columns);
    if !twice.is_empty() {
        return Err(twice);
    }
    Ok(Kept {
        sheet: heads.grid.name.clone(),
        rows: heads.rows(&columns),
        columns,
    })
}

fn empty() -> Fault {
    fault!(Missing, "表格是空的", "the table is empty")
}

fn no_heads() -> Fault {
    fault!(
        Missing,
        "认不出表头：没有一行有两个以上认得的列名（如 问题、责任单位、整改时限）；用 --map 列名=项目 说明",
        "no heads are known: no row has two names such as title, lead unit, deadline; tell them with --map HEAD=FACT"
    )
}

/// Heads that may be: one row, or two of which the upper is over several columns.
#[derive(Clone, Copy)]
struct Heads<'g> {
    grid: &'g Grid,
    row: u32,
    height: u32,
}

impl Heads<'_> {
    fn columns(&self, fact: &dyn Fn(&str) -> Option<Fact>) -> Vec<Column> {
        let columns = (0..self.grid.width()).filter_map(|at| {
            let (upper, lower) = (self.said(self.row, at), self.lower(at));
            let names = match (upper.as_str(), lower.as_str()) {
                ("", "") => return None,
                (one, "") | ("", one) => vec![one.to_owned()],
                (a, b) if a == b => vec![a.to_owned()],
                // 整改情况 over 进展, 时间 over 发现: the lower alone, or both in either order.
                (a, b) => vec![
                    format!("{a} {b}"),
                    b.to_owned(),
                    format!("{b}{a}"),
                    a.to_owned(),
                ],
            };
            let fact = names.iter().find_map(|name| fact(name));
            let head = names.into_iter().next()?;
            Some(Column { head, fact, at })
        });
        columns.collect()
    }

    fn lower(&self, column: u32) -> String {
        if self.height < 2 {
            return String::new();
        }
        self.said(self.row + 1, column)
    }

    /// What a head says; one that is merged says the same in each of its cells.
    fn said(&self, row: u32, column: u32) -> String {
        let at = At { row, column };
        let own = self.grid.get(at);
        let merged = || self.grid.get(self.grid.region(at)?.from);
        let text = own.or_else(merged).map(Value::text).unwrap_or_default();
        text.split_whitespace().collect()
    }

    fn rows(&self, columns: &[Column]) -> Vec<Row> {
        let below = self.row + self.height;
        let rows = self.grid.rows().into_iter().filter(|row| *row >= below);
        rows.map(|row| {
            let cell = |column: &Column| {
                let at = At {
                    row,
                    column: column.at,
                };
                let value = self.grid.said(at);
                let text = value.map(Value::text).unwrap_or_default();
                Cell {
                    address: self.grid.address(at),
                    wrong: value.and_then(Value::wrong),
                    text: if is_nothing(&text) {
                        String::new()
                    } else {
                        text
                    },
                }
            };
            Row {
                number: row + 1,
                cells: columns.iter().map(cell).collect(),
            }
        })
        .filter(|row: &Row| row.cells.iter().any(|c| !c.text.is_empty()))
        .collect()
    }
}

fn twice(columns: &[Column]) -> Vec<Fault> {
    let again = columns.iter().enumerate().filter_map(|(i, column)| {
        let fact = column.fact.as_ref().filter(|f| **f != Fact::NotRead)?;
        let first = columns[..i]
            .iter()
            .find(|c| c.fact.as_ref() == Some(fact))?;
        let (a, b) = (&first.head, &column.head);
        Some(fault!(
            KeyTwice,
            "“{a}”和“{b}”两列是一回事，读不准用哪一列；不读的一列用 --map {b}=不读 说明",
            "the columns `{a}` and `{b}` hold the same; leave one out with --map {b}=skip"
        ))
    });
    again.collect()
}

/// A head without what makes no difference: blanks, width, case, a remark in brackets.
fn plain(head: &str) -> String {
    let plain = half_width(head);
    let plain = plain.split('(').next().unwrap_or_default();
    plain.trim_matches(['*', ':', '.']).to_owned()
}

#[cfg(test)]
mod tests;

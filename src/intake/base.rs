//! What travels hidden in a workbook that is to come back: whose table it is, and what each cell
//! said when it was made.

use serde::{Deserialize, Serialize};

use super::book::{At, Book, Value};
use crate::fault;
use crate::lang::Lang;
use crate::model::settings::Settings;
use crate::model::{Day, Id, Kind};
use crate::problem::Fault;

/// The version of these lines.
const SCHEMA: u32 = 1;

/// The worksheet that holds them.
pub const SHEET: &str = "_supervise";

/// What a cell holds at most, in UTF-16 units (Excel); longer text goes out cut and locked, and
/// cannot come back.
pub const LONGEST_CELL: usize = 32_767;

/// Whose table it is, and its columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The version of these lines.
    schema: u32,
    /// The ledger it was made from, see [`mark`].
    pub ledger: String,
    /// The kind of the records, as its command is called.
    pub kind: String,
    /// The day it shows things as of.
    pub as_of: Day,
    /// The language of its words.
    pub lang: Lang,
    /// Its columns, in order.
    pub columns: Vec<BaseColumn>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BaseColumn {
    /// Its head.
    pub head: String,
    /// The fact that it holds, as [`crate::intake::base`] finds it again; none when it is only shown.
    pub key: Option<String>,
}

/// A record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BaseRow {
    /// Its id.
    pub id: Id,
    /// What its cells said, in the order of the columns.
    pub cells: Vec<String>,
}

/// The table as it went out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base {
    /// Whose it is.
    pub head: Head,
    /// Its rows, in order.
    pub rows: Vec<BaseRow>,
}

/// What tells one ledger from another: the division code of its body and the office whose numbers
/// it gives.
#[must_use]
pub fn mark(settings: &Settings) -> String {
    format!("{}-{}", settings.body.code, settings.office)
}

impl Head {
    /// The head of a table of that kind.
    #[must_use]
    pub fn new(
        settings: &Settings,
        kind: Kind,
        as_of: Day,
        lang: Lang,
        columns: Vec<BaseColumn>,
    ) -> Self {
        Self {
            schema: SCHEMA,
            ledger: mark(settings),
            kind: kind.command().to_owned(),
            as_of,
            lang,
            columns,
        }
    }
}

impl Base {
    /// The lines that travel: the head, then one a row, each JSON.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let head = serde_json::to_string(&self.head).ok();
        let rows = self
            .rows
            .iter()
            .filter_map(|r| serde_json::to_string(r).ok());
        head.into_iter().chain(rows).collect()
    }

    /// The table as it went out with this workbook; `None` when it is no workbook of ours.
    ///
    /// # Errors
    /// `E-TYPE` for lines that another version wrote or somebody changed.
    pub fn of(book: &Book) -> Result<Option<Self>, Fault> {
        let Some(sheet) = book.sheets.iter().find(|s| s.name == SHEET) else {
            return Ok(None);
        };
        let line = |row: u32| -> String {
            let pieces =
                (0..sheet.width()).filter_map(|column| match sheet.get(At { row, column }) {
                    Some(Value::Text(piece)) => Some(piece.as_str()),
                    _ => None,
                });
            pieces.collect()
        };
        let mut lines = sheet.rows().into_iter().map(line);
        let head: Head = parsed(&lines.next().unwrap_or_default())?;
        let rows: Vec<BaseRow> = lines.map(|l| parsed(&l)).collect::<Result<_, _>>()?;
        let width = head.columns.len();
        let is_sound = head.schema == SCHEMA && rows.iter().all(|r| r.cells.len() == width);
        is_sound
            .then_some(Some(Self { head, rows }))
            .ok_or_else(strange)
    }
}

fn parsed<T: serde::de::DeserializeOwned>(line: &str) -> Result<T, Fault> {
    serde_json::from_str(line).map_err(|_| strange())
}

fn strange() -> Fault {
    fault!(
        Type,
        "工作簿里随表保存的底稿读不出，不知道改了哪些格子；请从账本重新导出一份，把要改的填进去",
        "what was kept hidden in the workbook cannot be read, so nobody knows which cells were changed; export it again and fill that in"
    )
}

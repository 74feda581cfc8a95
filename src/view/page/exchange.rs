//! What lets a table come back filled in: the record behind each row, the fact behind each column.

pub use crate::intake::base::{LONGEST_CELL, SHEET};
use crate::model::Kind;
use crate::model::id::Id;

/// How the cells of a table are told apart from what is only shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// The kind of the records.
    pub kind: Kind,
    /// The record of each row, in order.
    pub ids: Vec<Id>,
    /// The fact of each column; `None` where it is only shown. As many as there are columns.
    pub entries: Vec<Option<Entry>>,
    /// Lines that travel hidden in the workbook and come back with it: what the cells said when it
    /// was made.
    pub base: Vec<String>,
}

/// A fact that a column holds and that may be filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name, as the flag of the command that sets it: `title`, `category`.
    pub key: String,
    /// What may stand in its cells.
    pub sort: Sort,
}

/// What may stand in the cells of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Text.
    Text,
    /// A day.
    Day,
    /// A whole number that is not negative.
    Number,
    /// A whole percentage from 0 to 100.
    Percent,
    /// One of these words.
    Choice(Vec<String>),
}

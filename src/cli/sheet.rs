//! A table somebody filled in: read from its file, what is wrong told by row and column.

use std::path::{Path, PathBuf};

use super::failure::Failure;
use crate::intake::table::{Row, Table};
use crate::problem::Fault;
use crate::store::StoreError;

/// The table in a file.
///
/// # Errors
/// When the file cannot be read or holds no table.
pub(crate) fn read(file: &Path) -> Result<Table, Failure> {
    let bytes = std::fs::read(file).map_err(|source| Failure::Store {
        error: StoreError::Io {
            path: file.to_owned(),
            source,
        },
        root: PathBuf::new(),
    })?;
    Ok(Table::read(&bytes)?)
}

/// The fault with the row and the head of the column it is in.
pub(crate) fn in_cell(fault: Fault, row: &Row, head: &str) -> Fault {
    let number = row.number;
    Fault {
        zh: format!("第 {number} 行“{head}”：{}", fault.zh),
        en: format!("row {number}, `{head}`: {}", fault.en),
        ..fault
    }
}

/// The value; its fault is put with the others.
pub(crate) fn keep<T>(result: Result<T, Fault>, faults: &mut Vec<Fault>) -> Option<T> {
    result.map_err(|fault| faults.push(fault)).ok()
}

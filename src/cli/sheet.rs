//! A table somebody filled in: read from its file, what is wrong told by row and column.

use std::io::Read;
use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::stream::to_stderr;
use crate::fault;
use crate::intake::book::LARGEST_FILE;
use crate::intake::columns::{Columns, Named};
use crate::intake::table::Table;
use crate::lang::{Lang, Text};
use crate::model::coded::Coded;
use crate::problem::Fault;
use crate::say;
use crate::store::StoreError;

/// The table in a file.
///
/// # Errors
/// When the file cannot be read or holds no table.
pub(crate) fn read(file: &Path) -> Result<Table, Failure> {
    Ok(Table::read(&bytes(file)?)?)
}

/// The bytes of a file; of one that is too large no more than shows that it is.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn bytes(file: &Path) -> Result<Vec<u8>, Failure> {
    let read = || {
        let mut bytes = Vec::new();
        let most = LARGEST_FILE as u64 + 1;
        std::fs::File::open(file)?
            .take(most)
            .read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    read().map_err(|source| Failure::Store {
        error: StoreError::Io {
            path: file.to_owned(),
            source,
        },
        root: PathBuf::new(),
    })
}

/// The table in a file and where its columns stand.
///
/// # Errors
/// As [`read`]; when a column is lacking or stands there twice.
pub(crate) fn with_columns<C: Named>(file: &Path) -> Result<(Table, Columns<C>), Failure> {
    Columns::of(read(file)?).map_err(Failure::Usage)
}

/// Tells the columns that nothing is read from.
pub(crate) fn tell_unread<C: Named>(columns: &Columns<C>, lang: Lang) {
    let unread = columns.unread();
    if !unread.is_empty() {
        let (zh, en) = (unread.join("、"), unread.join(", "));
        let text = say!(lang, "没有读入的列：{zh}", "columns not read: {en}");
        to_stderr(&(crate::render::harmless(&text) + "\n"));
    }
}

/// That a word is none of a closed list.
pub(crate) fn unknown<C: Coded>(text: &str) -> Fault {
    let labels = |pick: fn(Text) -> &'static str| -> Vec<&'static str> {
        C::ALL.iter().map(|v| pick(v.label())).collect()
    };
    let (zh, en) = (labels(|l| l.zh).join("、"), labels(|l| l.en).join(", "));
    fault!(
        Value,
        "“{text}”不是可填的词；可填：{zh}",
        "`{text}` is not one of: {en}"
    )
    .meant(C::nearest(text).map(|v| v.label().zh))
}

/// The value; its fault is put with the others.
pub(crate) fn keep<T>(result: Result<T, Fault>, faults: &mut Vec<Fault>) -> Option<T> {
    result.map_err(|fault| faults.push(fault)).ok()
}

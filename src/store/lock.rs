//! One writer at a time.

use std::fs::{File, OpenOptions};
use std::path::Path;

use super::{StoreError, io_error};

/// The lock file's name; `.gitignore` knows it.
const LOCK_FILE: &str = ".supervise.lock";

/// Holds the ledger until it is dropped; the system lets go of it also when the program dies.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    pub(crate) fn take(root: &Path) -> Result<Self, StoreError> {
        let path = root.join(LOCK_FILE);
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(io_error(&path))?;
        file.lock().map_err(io_error(&path))?;
        Ok(Self { _file: file })
    }
}

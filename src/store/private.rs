//! What belongs to this clone alone: drafts of what was typed, and the last change. It lies in a
//! folder of the ledger that ignores itself, so git never sees it.

use std::fs;
use std::path::{Path, PathBuf};

use super::{StoreError, io_error, write};

/// The folder, beside the kinds' own.
const FOLDER: &str = ".supervise";

/// The clone's own folder of a ledger.
#[derive(Clone, Debug)]
pub struct Private {
    root: PathBuf,
}

impl Private {
    pub(crate) fn at(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
        }
    }

    /// Where a file of that name lies, relative to the ledger.
    #[must_use]
    pub fn place(name: &str) -> PathBuf {
        Path::new(FOLDER).join(name)
    }

    /// Where a file of that name lies.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.root.join(Self::place(name))
    }

    /// The bytes of a file; `None` when there is none or it cannot be read.
    #[must_use]
    pub fn read(&self, name: &str) -> Option<Vec<u8>> {
        fs::read(self.path(name)).ok()
    }

    /// Writes a file whole, making the folder.
    ///
    /// # Errors
    /// The system's refusal, or a folder that a link has moved out of the ledger.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let folder = self.root.join(FOLDER);
        fs::create_dir_all(&folder).map_err(io_error(&folder))?;
        write::stay_inside(&self.root, &folder, Path::new(FOLDER))?;
        let ignore = folder.join(".gitignore");
        if !ignore.exists() {
            write::over(&ignore, b"*\n")?;
        }
        write::over(&self.path(name), bytes)
    }

    /// Removes a file; one that is not there is none.
    pub fn remove(&self, name: &str) {
        // A draft that stays behind is offered once more and disturbs nobody.
        let _ = fs::remove_file(self.path(name));
    }
}

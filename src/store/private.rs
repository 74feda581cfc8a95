//! What belongs to this clone alone: drafts of what was typed, and the last change. It lies in a
//! folder of the ledger that ignores itself, so git never sees it.

use std::fs;
use std::path::{Path, PathBuf};

use super::{StoreError, io_error, write};

/// The largest file that is read here, in bytes: the last change of a large import.
const LARGEST: u64 = 64 << 20;

/// The folder, beside the kinds' own.
const FOLDER: &str = ".supervise";

/// The clone's own folder of a ledger.
#[derive(Clone, Debug)]
pub struct Private {
    root: PathBuf,
}

/// A name that is this process's own while it is held.
#[derive(Debug)]
pub struct Claim {
    _file: fs::File,
}

impl Private {
    pub(crate) fn at(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
        }
    }

    /// Where a file of that name lies.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.root.join(FOLDER).join(name)
    }

    /// The bytes of a file; `None` when there is none, when it cannot be read, and for what this
    /// program never puts there: links, pipes, files over 64 MB.
    #[must_use]
    pub fn read(&self, name: &str) -> Option<Vec<u8>> {
        let path = self.path(name);
        let about = fs::symlink_metadata(&path).ok()?;
        if !about.is_file() || about.len() > LARGEST {
            return None;
        }
        fs::read(path).ok()
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
        let path = self.path(name);
        // What is no file here was put there by somebody else; a pipe would be waited for.
        if fs::symlink_metadata(&path).is_ok_and(|about| !about.is_file() && !about.is_dir()) {
            fs::remove_file(&path).map_err(io_error(&path))?;
        }
        write::over(&path, bytes)
    }

    /// Takes a name for this process alone, until the claim is dropped or the process ends; `None`
    /// when another process has it or the folder cannot be written.
    #[must_use]
    pub fn claim(&self, name: &str) -> Option<Claim> {
        let lock = format!("{name}.lock");
        if !self.path(&lock).exists() {
            self.write(&lock, b"").ok()?;
        }
        // Opening a pipe would wait for ever.
        let is_file = fs::symlink_metadata(self.path(&lock)).ok()?.is_file();
        let file = is_file.then(|| fs::File::open(self.path(&lock)).ok())??;
        file.try_lock().ok()?;
        Some(Claim { _file: file })
    }

    /// The first of a row of names that is free: `name.ext`, `name-2.ext` …
    #[must_use]
    pub fn free(&self, name: &str, extension: &str) -> String {
        let first = format!("{name}.{extension}");
        let others = (2..).map(|n| format!("{name}-{n}.{extension}"));
        let mut names = std::iter::once(first).chain(others);
        names
            .find(|name| !self.path(name).exists())
            .unwrap_or_default()
    }

    /// Removes a file; one that is not there is none.
    pub fn remove(&self, name: &str) {
        // A draft that stays behind is offered once more and disturbs nobody.
        let _ = fs::remove_file(self.path(name));
    }
}

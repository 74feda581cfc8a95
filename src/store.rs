//! Bytes to records and back: the only folder that touches the ledger's files.

pub mod edit;
pub mod emit;
mod journal;
pub mod load;
mod lock;
pub mod node;
mod number;
pub mod place;
mod private;
pub mod read;
mod scan;
pub mod starter;
mod strict;
mod templates;
mod write;

use std::path::{Path, PathBuf};

pub use journal::{Change, Irrevocable, Journal};
pub use load::{Counter, Loaded};
pub use lock::Lock;
pub use number::{next_id, uid};
pub use private::{Claim, Private};

use crate::fault;
use crate::model::Record;
use crate::problem::{Fault, Problem};

/// The name of the settings file, by which a ledger is known.
pub const SETTINGS_FILE: &str = "supervise.yaml";

/// The name of the file of word lists.
pub const VOCABULARY_FILE: &str = "vocabulary.yaml";

/// What can go wrong between the program and the ledger's files.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The operating system refused.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What it said.
        source: std::io::Error,
    },
    /// No ledger at or above the folder.
    #[error("no ledger at {}", .0.display())]
    NoLedger(PathBuf),
    /// The ledger did not load whole.
    #[error("{} problems", .0.len())]
    Unreadable(Vec<Problem>),
    /// The file was changed by another program since it was read.
    #[error("{} changed meanwhile", .0.display())]
    Changed(PathBuf),
    /// The folder is a ledger already, or lies in one.
    #[error("{} is a ledger", .0.display())]
    Occupied(PathBuf),
    /// A file of that name is there already.
    #[error("{} exists", .0.display())]
    Exists(PathBuf),
    /// The file's layout does not allow a change in place.
    #[error("{}: {fault}", path.display())]
    Refused {
        /// The file.
        path: PathBuf,
        /// Why.
        fault: Fault,
    },
}

/// Why the system refused, in both languages; what is rare is left in the system's own words.
pub(crate) fn reason(error: &std::io::Error) -> (String, String) {
    use std::io::ErrorKind;
    let zh = match error.kind() {
        ErrorKind::NotFound => "没有这个文件或文件夹",
        ErrorKind::PermissionDenied => "没有权限",
        ErrorKind::AlreadyExists => "已经存在",
        ErrorKind::IsADirectory => "是文件夹，不是文件",
        ErrorKind::NotADirectory => "上级不是文件夹",
        ErrorKind::StorageFull => "磁盘已满",
        ErrorKind::ReadOnlyFilesystem => "磁盘只读",
        ErrorKind::ResourceBusy => "文件正被占用",
        _ => return (error.to_string(), error.to_string()),
    };
    (zh.to_owned(), error.to_string())
}

pub(crate) fn io_error(path: &Path) -> impl FnOnce(std::io::Error) -> StoreError {
    let path = path.to_owned();
    move |source| StoreError::Io { path, source }
}

/// A ledger on disk.
#[derive(Clone, Debug)]
pub struct Store {
    root: PathBuf,
}

impl Store {
    /// The ledger in that very folder.
    ///
    /// # Errors
    /// [`StoreError::NoLedger`] when there is none.
    pub fn at(root: &Path) -> Result<Self, StoreError> {
        if root.join(SETTINGS_FILE).is_file() {
            Ok(Self {
                root: root.to_owned(),
            })
        } else {
            Err(StoreError::NoLedger(root.to_owned()))
        }
    }

    /// The ledger in that folder or the nearest one above it.
    ///
    /// # Errors
    /// [`StoreError::NoLedger`] when there is none.
    pub fn above(start: &Path) -> Result<Self, StoreError> {
        start
            .ancestors()
            .find_map(|dir| Self::at(dir).ok())
            .ok_or_else(|| StoreError::NoLedger(start.to_owned()))
    }

    /// Writes one of the files a ledger starts with, making its folder.
    ///
    /// # Errors
    /// The system's refusal, or [`StoreError::Exists`].
    pub fn write_new(path: &Path, text: &str) -> Result<(), StoreError> {
        let folder = path.parent().unwrap_or(Path::new("."));
        let name = path.file_name().unwrap_or_default();
        std::fs::create_dir_all(folder).map_err(io_error(folder))?;
        write::create(folder, Path::new(name), text.as_bytes())
    }

    /// Writes a file outside the ledger, such as a report, in the place of one that is there.
    ///
    /// # Errors
    /// The system's refusal.
    pub fn write_over(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
        write::over(path, bytes)
    }

    /// Writes a file of the ledger that is no record, such as a schema.
    ///
    /// # Errors
    /// The system's refusal, or a folder that a link has moved out of the ledger.
    pub fn write_beside(&self, path: &Path, text: &str) -> Result<(), StoreError> {
        write::beside(&self.root, path, text.as_bytes())
    }

    /// Writes a file of the ledger that is no record and must not be there yet.
    ///
    /// # Errors
    /// The system's refusal, [`StoreError::Exists`], or a folder that a link has moved out of the
    /// ledger.
    pub fn write_first(&self, path: &Path, text: &str) -> Result<(), StoreError> {
        write::create(&self.root, path, text.as_bytes())
    }

    /// The folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What belongs to this clone alone.
    #[must_use]
    pub fn private(&self) -> Private {
        Private::at(&self.root)
    }

    /// Waits for the ledger's lock and holds it: for the whole of read, change and write.
    ///
    /// # Errors
    /// [`StoreError::Io`] when the lock file cannot be made.
    pub fn lock(&self) -> Result<Lock, StoreError> {
        Lock::take(&self.root)
    }

    /// Reads the whole ledger.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] with every problem of every file.
    pub fn load(&self) -> Result<Loaded, StoreError> {
        self.load_counting(&Counter::default())
    }

    /// As [`Store::load`]; the counter grows meanwhile.
    ///
    /// # Errors
    /// As [`Store::load`].
    pub fn load_counting(&self, counter: &Counter) -> Result<Loaded, StoreError> {
        load::load(&self.root, counter)
    }

    /// Removes what killed commands left behind. Hold the ledger's lock, so that nobody is writing.
    pub fn sweep(&self, leftovers: &[PathBuf]) {
        for path in leftovers {
            // One that cannot be removed disturbs nobody.
            let _ = std::fs::remove_file(self.root.join(path));
        }
    }

    /// The file of a new record.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when its id does not fit its kind, when the file would be too large
    /// to be read again, or when it does not read back as meant.
    pub fn draft<R: Record>(&self, record: &R) -> Result<Draft, StoreError> {
        let path = self.path_of(record)?;
        let after = emit::record(record);
        judge(&after, record).map_err(|fault| refused(&path, fault))?;
        Ok(Draft {
            path,
            before: None,
            after,
        })
    }

    /// The file of a record after a change that touches only the lines of what changed.
    ///
    /// # Errors
    /// [`StoreError::Refused`] as for [`Store::draft`], or when the file's layout does not allow
    /// the change; [`StoreError::Changed`] when the file does not hold `old` any more.
    pub fn redraft<R: Record>(&self, old: &R, new: &R) -> Result<Draft, StoreError> {
        let path = self.path_of(new)?;
        let before = self.bytes(&path)?;
        let text = read::utf8(&before).map_err(|fault| refused(&path, fault))?;
        let current: R = read::record(text).map_err(|found| {
            StoreError::Unreadable(found.into_iter().map(|(f, s)| f.at(&path, s)).collect())
        })?;
        if current != *old {
            return Err(StoreError::Changed(path));
        }
        let after = edit::apply(text, old, new).map_err(|fault| refused(&path, fault))?;
        judge(&after, new).map_err(|fault| refused(&path, fault))?;
        Ok(Draft {
            path,
            before: Some(before),
            after,
        })
    }

    /// The file of a record whose whole text a person wrote.
    ///
    /// # Errors
    /// As [`Store::draft`].
    pub fn rewritten<R: Record>(
        &self,
        path: &Path,
        before: Vec<u8>,
        after: String,
        meant: &R,
    ) -> Result<Draft, Fault> {
        judge(&after, meant)?;
        Ok(Draft {
            path: path.to_owned(),
            before: Some(before),
            after,
        })
    }

    /// Writes a file as it was drafted.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when there is a file in the place of a new one, or
    /// [`StoreError::Changed`] when another program changed the file since.
    pub fn write(&self, draft: &Draft) -> Result<(), StoreError> {
        let after = draft.after.as_bytes();
        match &draft.before {
            None => write::create(&self.root, &draft.path, after),
            Some(before) => write::replace(&self.root, &draft.path, before, after),
        }
    }

    /// The bytes of a record's file.
    ///
    /// # Errors
    /// The system's refusal.
    pub fn bytes(&self, path: &Path) -> Result<Vec<u8>, StoreError> {
        std::fs::read(self.root.join(path)).map_err(io_error(path))
    }

    /// The bytes of a letterhead of `templates/`.
    ///
    /// # Errors
    /// `W-TEMPLATE` when it is not there, is a link or leads out of the ledger, or is too large.
    pub fn letterhead(&self, name: &str) -> Result<Vec<u8>, Fault> {
        templates::letterhead(&self.root, name)
    }

    /// Where a record's file lies, relative to the ledger.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when its id does not fit its kind.
    pub fn path_of<R: Record>(&self, record: &R) -> Result<PathBuf, StoreError> {
        R::KIND
            .path(record.id())
            .map_err(|fault| refused(Path::new(R::KIND.dir()), fault))
    }
}

/// A file that is to be written.
#[derive(Debug)]
pub struct Draft {
    /// The file, relative to the ledger.
    pub path: PathBuf,
    /// Its bytes now; `None` for a new one.
    pub before: Option<Vec<u8>>,
    /// Its text after.
    pub after: String,
}

fn refused(path: &Path, fault: Fault) -> StoreError {
    StoreError::Refused {
        path: path.to_owned(),
        fault,
    }
}

/// Refuses a text that could not be read again, or would be read as something else.
fn judge<R: Record>(text: &str, meant: &R) -> Result<(), Fault> {
    let (size, largest) = (text.len(), read::LARGEST);
    if size as u64 > largest {
        return Err(fault!(
            Size,
            "记录有 {size} 字节，超过 {largest}，写了也读不回来",
            "the record has {size} bytes, over {largest}: it could not be read again"
        ));
    }
    read::verify(text, meant)
}

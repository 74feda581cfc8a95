//! The last change of this clone, kept so that it can be taken back.

use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Draft, Private, Store, StoreError, write};
use crate::model::Kind;

/// The file's name in the clone's own folder.
const FILE: &str = "last-change.json";

/// What one command wrote, in order.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Journal {
    /// The command, such as `issue add`.
    pub command: String,
    /// The files.
    pub changes: Vec<Change>,
    /// The change before, which counts when nothing of this one was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    previous: Option<Box<Self>>,
}

/// One file before and after.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The file, relative to the ledger.
    pub path: PathBuf,
    /// Its text before; `None` when there was no such file.
    pub before: Option<String>,
    /// Its text after.
    pub after: String,
}

impl Change {
    /// What a draft changes.
    #[must_use]
    pub fn of(draft: &Draft) -> Self {
        let before = draft.before.as_deref();
        Self {
            path: draft.path.clone(),
            before: before.map(|b| String::from_utf8_lossy(b).into_owned()),
            after: draft.after.clone(),
        }
    }
}

/// Why a change cannot be taken back.
#[derive(Debug)]
pub enum Irrevocable {
    /// The file was changed again since, or is gone.
    ChangedSince(PathBuf),
    /// The journal names what is no record: this program did not write it.
    Strange(PathBuf),
    /// The store refused.
    Store(StoreError),
}

impl From<StoreError> for Irrevocable {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl Journal {
    /// The journal of a command that begins.
    #[must_use]
    pub fn of(command: &str) -> Self {
        Self {
            command: command.to_owned(),
            ..Self::default()
        }
    }

    /// The last change of this clone of which something was written, with the files that stand as
    /// they were written, last first; `None` when there is none. Files that were noted and never
    /// written are passed over.
    ///
    /// # Errors
    /// [`Irrevocable::ChangedSince`] for the first file that is neither as before nor as after.
    pub fn last(store: &Store) -> Result<Option<Self>, Irrevocable> {
        let mut at = Self::kept(&store.private());
        while let Some(journal) = at {
            let changes = standing(journal.changes, store)?;
            if !changes.is_empty() {
                return Ok(Some(Self { changes, ..journal }));
            }
            at = journal.previous.map(|previous| *previous);
        }
        Ok(None)
    }

    fn kept(private: &Private) -> Option<Self> {
        serde_json::from_slice(&private.read(FILE)?).ok()
    }

    /// Whether the change of that file is noted.
    #[must_use]
    pub fn knows(&self, path: &Path) -> bool {
        self.changes.iter().any(|change| change.path == path)
    }

    /// Notes changes before they are written, so that a command cut short can be taken back too.
    ///
    /// # Errors
    /// The system's refusal.
    pub fn note(
        &mut self,
        private: &Private,
        changes: impl Iterator<Item = Change>,
    ) -> Result<(), StoreError> {
        if self.changes.is_empty() {
            let before = Self::kept(private).map(|journal| Self {
                previous: None,
                ..journal
            });
            self.previous = before.map(Box::new);
        }
        self.changes.extend(changes);
        let text = serde_json::to_vec(self).unwrap_or_default();
        private.write(FILE, &text)
    }

    /// Puts the files back as they were, in the order they stand here, and forgets the change. Hold
    /// the ledger's lock.
    ///
    /// # Errors
    /// [`StoreError::Changed`] when a file changes meanwhile, or the system's refusal.
    pub fn take_back(&self, store: &Store) -> Result<(), StoreError> {
        for change in &self.changes {
            restore(store.root(), change)?;
        }
        store.private().remove(FILE);
        Ok(())
    }
}

/// The changes that stand as they were written, last first.
fn standing(changes: Vec<Change>, store: &Store) -> Result<Vec<Change>, Irrevocable> {
    let mut standing = Vec::new();
    for change in changes.into_iter().rev() {
        if !is_record_file(&change.path) {
            return Err(Irrevocable::Strange(change.path));
        }
        let now = match store.bytes(&change.path) {
            Ok(bytes) => Some(bytes),
            Err(StoreError::Io { source, .. }) if source.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(error.into()),
        };
        let is = |text: Option<&String>| now.as_deref() == text.map(String::as_bytes);
        if is(Some(&change.after)) {
            standing.push(change);
        } else if !is(change.before.as_ref()) {
            return Err(Irrevocable::ChangedSince(change.path));
        }
    }
    Ok(standing)
}

/// A journal that somebody else put there names what it likes; only records are taken back.
fn is_record_file(path: &Path) -> bool {
    let is_plain = path.components().all(|c| matches!(c, Component::Normal(_)));
    let folder = path.components().next().map(|c| c.as_os_str().to_owned());
    let is_of_a_kind = Kind::ALL
        .iter()
        .any(|k| folder.as_deref() == Some(k.dir().as_ref()));
    is_plain && is_of_a_kind && path.extension().is_some_and(|e| e == "yaml")
}

fn restore(root: &Path, change: &Change) -> Result<(), StoreError> {
    let folder = root.join(change.path.parent().unwrap_or(Path::new("")));
    write::stay_inside(root, &folder, &change.path)?;
    match &change.before {
        Some(before) => write::replace(
            root,
            &change.path,
            change.after.as_bytes(),
            before.as_bytes(),
        ),
        None => write::remove(root, &change.path, change.after.as_bytes()),
    }
}

//! What git knows of the ledger's clone. Without git, or outside a clone, it knows nothing.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::store::Store;

/// A setting of the clone's own git config.
pub(crate) fn setting(store: &Store, key: &str) -> Option<String> {
    let value = ask(store, &["config", "--local", "--get", key])?;
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

/// What git knows of some files.
#[derive(Debug, Default)]
pub(crate) struct InGit {
    /// The first that stands in the last commit just as it lies in the folder.
    pub(crate) committed: Option<PathBuf>,
    /// Whether a change of one is held for the next commit.
    pub(crate) is_staged: bool,
}

/// Looks at all of these files at once; they are relative to the ledger.
pub(crate) fn look<'p>(store: &Store, paths: impl Iterator<Item = &'p Path>) -> InGit {
    let paths: Vec<&Path> = paths.collect();
    let names: Vec<_> = paths.iter().map(|p| p.to_string_lossy()).collect();
    let about = |command: &[&str]| {
        let words = command.iter().copied().chain(["-z", "--"]);
        let words: Vec<&str> = words.chain(names.iter().map(AsRef::as_ref)).collect();
        ask(store, &words)
    };
    let (Some(tracked), Some(status)) = (about(&["ls-files"]), about(&["status", "--porcelain"]))
    else {
        return InGit::default();
    };
    let tracked: BTreeSet<&Path> = tracked.split('\0').map(Path::new).collect();
    // Two letters and a blank stand before a path, which is relative to the clone.
    let changed = || {
        status
            .split('\0')
            .filter_map(|s| Some((s.get(..2)?, Path::new(s.get(3..)?))))
    };
    let is_committed = |path: &&&Path| {
        tracked.contains(**path) && !changed().any(|(_, changed)| changed.ends_with(path))
    };
    InGit {
        committed: paths.iter().find(is_committed).map(|p| p.to_path_buf()),
        is_staged: changed().any(|(letters, _)| !letters.starts_with([' ', '?'])),
    }
}

fn ask(store: &Store, args: &[&str]) -> Option<String> {
    let is_clone = |dir: &Path| dir.join(".git").exists();
    if !store.root().ancestors().any(is_clone) {
        return None;
    }
    let output = Command::new("git")
        .args(args)
        .current_dir(store.root())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

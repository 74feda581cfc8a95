//! What git knows of the ledger's clone. Without git, or outside a clone, it knows nothing.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::store::Store;

/// A setting of the clone's own git config.
pub(crate) fn setting(store: &Store, key: &str) -> Option<String> {
    let value = ask(store, &["config", "--local", "--get", key])?;
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

/// Whether the file stands in the last commit just as it lies in the folder.
pub(crate) fn is_committed(store: &Store, path: &Path) -> bool {
    let path = path.to_string_lossy();
    let known = ask(store, &["ls-files", "--", &path]);
    let status = ask(store, &["status", "--porcelain", "--", &path]);
    known.is_some_and(|k| !k.trim().is_empty()) && status.is_some_and(|s| s.trim().is_empty())
}

/// Whether git holds a change of the file for the next commit.
pub(crate) fn is_staged(store: &Store, path: &Path) -> bool {
    let path = path.to_string_lossy();
    let status = ask(store, &["status", "--porcelain", "--", &path]);
    status.is_some_and(|s| s.starts_with(|c: char| !matches!(c, ' ' | '?')))
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

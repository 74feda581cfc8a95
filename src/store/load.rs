//! A folder to a ledger: every file read, every problem kept.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use walkdir::WalkDir;

use super::{SETTINGS_FILE, StoreError, VOCABULARY_FILE, read, write};
use crate::fault;
use crate::for_kind;
use crate::model::calendar::CalendarYear;
use crate::model::settings::SCHEMA;
use crate::model::{Calendar, Kind, Ledger, Record, Settings, Vocabulary};
use crate::problem::{Fault, Problem, Spot};

/// A ledger and what was seen on the way.
#[derive(Debug)]
pub struct Loaded {
    /// The ledger.
    pub ledger: Ledger,
    /// Problems that do not keep the ledger from being read: files that are none of its own.
    pub warnings: Vec<Problem>,
    /// The records' files, relative to the ledger, in order.
    pub files: Vec<PathBuf>,
    /// Temporary files that a killed command left behind.
    pub leftovers: Vec<PathBuf>,
}

/// How many records are read of how many there are to read; both grow while a ledger loads.
#[derive(Debug, Default)]
pub struct Counter {
    done: AtomicUsize,
    total: AtomicUsize,
}

impl Counter {
    /// What is done, and of how much. The total is 0 until it is known.
    #[must_use]
    pub fn now(&self) -> (usize, usize) {
        let read = |n: &AtomicUsize| n.load(Ordering::Relaxed);
        (read(&self.done), read(&self.total))
    }
}

/// What is seen on the way through the folders.
#[derive(Default)]
struct Seen {
    problems: Vec<Problem>,
    warnings: Vec<Problem>,
    leftovers: Vec<PathBuf>,
}

pub(crate) fn load(root: &Path, counter: &Counter) -> Result<Loaded, StoreError> {
    let mut seen = Seen::default();
    let settings = required::<Settings>(root, SETTINGS_FILE, &mut seen.problems);
    let vocabulary = required::<Vocabulary>(root, VOCABULARY_FILE, &mut seen.problems);
    let calendar = calendar(root, &mut seen);
    if let Some(s) = settings.as_ref().filter(|s| s.schema != SCHEMA) {
        let found = s.schema;
        let fault = fault!(
            Schema,
            "账本格式是第 {found} 版，本程序只认第 {SCHEMA} 版",
            "the schema version is {found}; this program knows {SCHEMA}"
        );
        seen.problems
            .push(fault.at(SETTINGS_FILE, Spot::Field("schema".into())));
    }
    // Without settings the records are still read, so that their problems are told as well.
    let mut ledger = Ledger::new(
        settings.unwrap_or_else(Settings::unknown),
        vocabulary.unwrap_or_default(),
        calendar,
    );
    ledger.templates = super::templates::all(root);
    let kinds = Kind::ALL.iter();
    let lists: Vec<(Kind, Vec<PathBuf>)> = kinds
        .map(|kind| (*kind, list(root, Path::new(kind.dir()), &mut seen)))
        .collect();
    let total = lists.iter().map(|(_, files)| files.len()).sum();
    counter.total.store(total, Ordering::Relaxed);
    for (kind, files) in &lists {
        let (to, problems) = (&mut ledger, &mut seen.problems);
        for_kind!(kind, R => records::<R>(root, files, to, problems, counter));
    }
    let files = lists.into_iter().flat_map(|(_, files)| files).collect();
    if seen.problems.is_empty() {
        Ok(Loaded {
            ledger,
            warnings: seen.warnings,
            files,
            leftovers: seen.leftovers,
        })
    } else {
        seen.problems.extend(seen.warnings);
        Err(StoreError::Unreadable(seen.problems))
    }
}

/// A file that every ledger has.
fn required<T: DeserializeOwned + JsonSchema>(
    root: &Path,
    name: &str,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    let path = Path::new(name);
    let result = recorded(root, path).and_then(|bytes| read::strictly(utf8(&bytes)?));
    keep(result, path, problems)
}

/// The word lists alone, for what is made from them even while another file cannot be read.
pub(crate) fn vocabulary(root: &Path) -> Result<Vocabulary, StoreError> {
    let mut problems = Vec::new();
    let found = required(root, VOCABULARY_FILE, &mut problems);
    found.ok_or(StoreError::Unreadable(problems))
}

fn utf8(bytes: &[u8]) -> Result<&str, Vec<(Fault, Spot)>> {
    read::utf8(bytes).map_err(|fault| vec![(fault, Spot::File)])
}

fn keep<T>(
    result: Result<T, Vec<(Fault, Spot)>>,
    path: &Path,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    result
        .map_err(|found| problems.extend(found.into_iter().map(|(f, spot)| f.at(path, spot))))
        .ok()
}

fn calendar(root: &Path, seen: &mut Seen) -> Calendar {
    let files = list(root, Path::new("calendar"), seen);
    let years: Vec<CalendarYear> = files
        .iter()
        .filter_map(|path| {
            let result = recorded(root, path).and_then(|b| read::strictly(utf8(&b)?));
            keep(result, path, &mut seen.problems)
        })
        .collect();
    Calendar::new(years)
}

/// The record files under a folder, sorted; links and strangers become problems.
fn list(root: &Path, folder: &Path, seen: &mut Seen) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let start = root.join(folder);
    if !start.exists() {
        return files;
    }
    for entry in WalkDir::new(&start).sort_by_file_name() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(e) => {
                let (zh, en) = e
                    .io_error()
                    .map_or_else(|| (e.to_string(), e.to_string()), super::reason);
                let fault = fault!(Read, "读不出：{zh}", "cannot be read: {en}");
                seen.problems.push(fault.at(folder, Spot::File));
                continue;
            }
        };
        let path = entry
            .path()
            .strip_prefix(root)
            .unwrap_or(entry.path())
            .to_owned();
        let name = entry.file_name().to_string_lossy();
        if entry.path_is_symlink() {
            seen.problems.push(linked().at(path, Spot::File));
        } else if name.starts_with(write::TEMPORARY) {
            seen.leftovers.push(path);
        } else if entry.file_type().is_dir() || name == ".gitkeep" {
        } else if name.ends_with(".yaml") {
            files.push(path);
        } else {
            seen.warnings.push(
                fault!(
                    Stray,
                    "不是账本的记录文件，没有读",
                    "not a record of the ledger; it was not read"
                )
                .at(path, Spot::File),
            );
        }
    }
    files
}

/// A symbolic link where a file or folder should be.
pub(super) fn linked() -> Fault {
    fault!(
        Link,
        "账本里不能有符号链接",
        "a ledger holds no symbolic links"
    )
}

/// The bytes of a record's file.
fn recorded(root: &Path, path: &Path) -> Result<Vec<u8>, Vec<(Fault, Spot)>> {
    bytes(root, path, read::LARGEST).map_err(|fault| vec![(fault, Spot::File)])
}

/// The bytes of a file of the ledger, which is no link and not larger than so many bytes.
pub(super) fn bytes(root: &Path, path: &Path, largest: u64) -> Result<Vec<u8>, Fault> {
    let full = root.join(path);
    let unreadable = |e: std::io::Error| {
        let (zh, en) = super::reason(&e);
        fault!(Read, "读不出：{zh}", "cannot be read: {en}")
    };
    let about = fs::symlink_metadata(&full).map_err(unreadable)?;
    if about.is_symlink() {
        return Err(linked());
    }
    // Opening a pipe or a device could wait for ever.
    if !about.is_file() {
        return Err(fault!(
            Read,
            "读不出：不是普通文件",
            "cannot be read: not a regular file"
        ));
    }
    let (size, megabytes) = (about.len(), largest >> 20);
    if size > largest {
        return Err(fault!(
            Size,
            "文件有 {size} 字节，上限是 {largest} 字节（{megabytes} MB）",
            "the file has {size} bytes; the limit is {largest} ({megabytes} MB)"
        ));
    }
    fs::read(&full).map_err(unreadable)
}

/// Reads the records of one kind in parallel and puts them in the ledger in order.
fn records<R: Record>(
    root: &Path,
    files: &[PathBuf],
    ledger: &mut Ledger,
    problems: &mut Vec<Problem>,
    counter: &Counter,
) {
    let one = |path: &PathBuf| {
        let result = recorded(root, path).and_then(|b| read::record::<R>(utf8(&b)?));
        counter.done.fetch_add(1, Ordering::Relaxed);
        result
    };
    let results: Vec<_> = files.par_iter().map(one).collect();
    for (path, result) in files.iter().zip(results) {
        let Some(record) = keep(result, path, problems) else {
            continue;
        };
        if let Some(problem) = misplaced(&record, path) {
            problems.push(problem);
        } else {
            R::table_mut(ledger).put(record);
        }
    }
}

/// A record whose file is not where its id says: this also catches one id in two files.
fn misplaced<R: Record>(record: &R, path: &Path) -> Option<Problem> {
    let at_id = Spot::Field("id".into());
    match R::KIND.path(record.id()) {
        Err(fault) => Some(fault.at(path, at_id)),
        Ok(right) if right != path => {
            let right = right.to_string_lossy().replace('\\', "/");
            let id = record.id();
            let fault = fault!(
                Path,
                "编号 {id} 的记录应放在 {right}",
                "the record {id} belongs at {right}"
            );
            Some(fault.at(path, at_id))
        }
        Ok(_) => None,
    }
}

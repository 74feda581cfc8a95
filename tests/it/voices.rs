//! Opinions, suggestions, figures and targets, from the commands to the reports.

mod import;
mod opinions;
mod quarter;
mod suggestions;
mod targets;

use std::path::Path;

use serde_json::Value;

use crate::support::done;

/// The answer of a report.
fn report(at: &Path, today: &str, args: &[&str]) -> Value {
    let args = [&["report"], args, &["--format", "json"]].concat();
    serde_json::from_str(&done(at, today, &args)).unwrap()
}

/// Writes a record's file.
fn put(at: &Path, path: &str, text: &str) {
    let file = at.join(path);
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, text).unwrap();
}

/// A mark that no other record of the test has.
fn uid(letter: char, n: usize) -> String {
    format!("{letter}{n:07}")
}

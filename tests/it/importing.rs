//! Tables that come in: workbooks of ours that were filled in, and files that mean harm.

mod hostile;
mod kept;
mod office;
mod round;

use std::path::Path;

use super::support::{Run, command};

/// The day of the commands.
const DAY: &str = "2024-12-27";

/// Imports a file on a screen wide enough for any row.
fn import(ledger: &Path, file: &Path, more: &[&str]) -> Run {
    let args = [&["import", file.to_str().unwrap()], more].concat();
    let output = command(ledger, DAY, &args)
        .env("COLUMNS", "1000")
        .output()
        .unwrap();
    Run {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().unwrap(),
    }
}

//! LibreOffice and Python, where they are installed.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::skipped;

/// Runs a script of `tests/importing`; `None` where Python or openpyxl is not installed.
pub(super) fn python(script: &str, args: &[&Path]) -> Option<()> {
    let known = Command::new("python3")
        .args(["-c", "import openpyxl"])
        .output();
    if !known.is_ok_and(|o| o.status.success()) {
        skipped("python3 with openpyxl is not installed");
        return None;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/importing")
        .join(script);
    let output = Command::new("python3")
        .arg(script)
        .args(args)
        .output()
        .unwrap();
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{error}");
    Some(())
}

/// The file as LibreOffice saves it in another format, in a folder of its own; `None` where it is
/// not installed.
pub(super) fn saved_as(file: &Path, format: &str) -> Option<PathBuf> {
    let folder = file.parent().unwrap();
    let to = folder.join(format!("as-{format}"));
    let profile = format!(
        "-env:UserInstallation=file://{}",
        folder.join("profile").display()
    );
    let run = Command::new("soffice")
        .args(["--headless", &profile, "--convert-to", format, "--outdir"])
        .args([&to, file])
        .output();
    if run.is_err() {
        skipped("soffice is not installed");
        return None;
    }
    let made = to.join(file.with_extension(format).file_name().unwrap());
    assert!(made.exists(), "{run:?}");
    Some(made)
}

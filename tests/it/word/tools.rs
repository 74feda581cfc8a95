//! Other programs that read and draw documents.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::support::skipped;

/// What a script of `tests/office` prints; `None`, with a word, where it cannot run.
pub(super) fn script(name: &str, needs: &str, files: &[PathBuf]) -> Option<String> {
    let has = Command::new("python3")
        .args(["-W", "ignore", "-c", &format!("import {needs}")])
        .output();
    if !has.is_ok_and(|o| o.status.success()) {
        skipped(&format!(
            "python3 with {needs} is not there: no Word file was read"
        ));
        return None;
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/office");
    let output = Command::new("python3")
        .arg(path.join(name))
        .args(files)
        .output()
        .unwrap();
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name}: {err}");
    Some(String::from_utf8(output.stdout).unwrap())
}

/// The pages of these documents as LibreOffice draws them, each as `measure.py` tells; `None`, with
/// a word, where it cannot.
pub(super) fn pages(documents: &[(&str, Vec<u8>)]) -> Option<Vec<Vec<Value>>> {
    let dir = tempfile::tempdir().unwrap();
    let home = dir.path().join("home").display().to_string();
    let files = documents.iter().map(|(name, bytes)| {
        let path = dir.path().join(format!("{name}.docx"));
        std::fs::write(&path, bytes).unwrap();
        path
    });
    let files: Vec<PathBuf> = files.collect();
    let drawn = Command::new("soffice")
        .args([
            "--headless",
            &format!("-env:UserInstallation=file://{home}"),
        ])
        .args(["--convert-to", "pdf", "--outdir"])
        .arg(dir.path())
        .args(&files)
        .output();
    if !drawn.is_ok_and(|o| o.status.success()) {
        skipped("soffice is not there: no Word file was drawn");
        return None;
    }
    files
        .iter()
        .map(|file| {
            let pdf = file.with_extension("pdf");
            let told = script("measure.py", "pymupdf", &[pdf])?;
            Some(serde_json::from_str(&told).unwrap())
        })
        .collect()
}

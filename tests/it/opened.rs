//! What LibreOffice, where it is installed, makes of every paper and of a CSV.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::formats::reports;
use super::support::{copied, done, example, skipped};

const DAY: &str = "2024-12-31";

/// The files in another format, in the same folder; `None`, with a word, where there is no
/// LibreOffice.
fn converted(folder: &Path, files: &[PathBuf], format: &str) -> Option<()> {
    let profile = format!(
        "-env:UserInstallation=file://{}",
        folder.join("profile").display()
    );
    // A CSV is read as its byte-order mark says; without a window LibreOffice does not look for it.
    let utf8 = "--infilter=Text - txt - csv (StarCalc):44,34,76";
    let is_csv = files
        .iter()
        .any(|f| f.extension().is_some_and(|e| e == "csv"));
    let run = Command::new("soffice")
        .args(["--headless", &profile])
        .args(is_csv.then_some(utf8))
        .args(["--convert-to", format, "--outdir"])
        .arg(folder)
        .args(files)
        .output();
    if run.is_err() {
        skipped("soffice is not installed: no paper was opened");
        return None;
    }
    Some(())
}

/// The id of the first notice of each kind.
fn notices() -> Vec<String> {
    let list = done(&example(), DAY, &["notice", "list", "--format", "json"]);
    let list: Vec<serde_json::Value> = serde_json::from_str(&list).unwrap();
    let mut kinds = std::collections::BTreeMap::new();
    for notice in &list {
        let text = |key: &str| notice[key].as_str().unwrap().to_owned();
        kinds.entry(text("kind")).or_insert_with(|| text("id"));
    }
    assert_eq!(kinds.len(), 8, "{kinds:?}");
    kinds.into_values().collect()
}

#[test]
fn every_word_paper_opens_and_is_drawn() {
    let folder = tempfile::tempdir().unwrap();
    let mut commands: Vec<Vec<String>> = Vec::new();
    let mut add = |words: &[&str]| commands.push(words.iter().map(|w| (*w).to_owned()).collect());
    for report in reports() {
        match report.as_str() {
            "enforcement" => add(&["report", "enforcement", "--regulation", "henan-care-2022"]),
            other => add(&["report", other]),
        }
    }
    for notice in notices() {
        add(&["notice", "print", &notice]);
    }
    add(&["bulletin", "print", "KF-B013"]);
    add(&["meeting", "print", "2024-12-31-semimonthly"]);
    add(&["evaluation", "ballot", "KF-E002"]);
    add(&["evaluation", "print", "KF-E002"]);
    let files: Vec<PathBuf> = commands
        .iter()
        .enumerate()
        .map(|(i, words)| {
            let file = folder.path().join(format!("{i}.docx"));
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            done(
                &example(),
                DAY,
                &[&words, &["-o", file.to_str().unwrap()][..]].concat(),
            );
            file
        })
        .collect();
    if converted(folder.path(), &files, "pdf").is_none() {
        return;
    }
    for (file, words) in files.iter().zip(&commands) {
        let pdf = std::fs::read(file.with_extension("pdf")).unwrap_or_default();
        assert!(pdf.starts_with(b"%PDF"), "{words:?}");
    }
}

#[test]
fn csv_opens_with_chinese_intact_and_runs_no_formula() {
    let ledger = copied();
    let titles = ["=1+2", "@SUM(1)", "-2+3", "二楼“安全出口”上锁"];
    for (title, issue) in titles.iter().zip(["1", "2", "3", "4"]) {
        let title = format!("--title={title}");
        done(ledger.path(), DAY, &["issue", "set", issue, &title]);
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("清单.csv");
    done(
        ledger.path(),
        DAY,
        &["issue", "list", "-o", file.to_str().unwrap()],
    );
    assert!(std::fs::read(&file).unwrap().starts_with(b"\xef\xbb\xbf"));
    if converted(folder.path(), std::slice::from_ref(&file), "xlsx").is_none() {
        return;
    }
    let book = std::fs::File::open(file.with_extension("xlsx")).unwrap();
    let mut book = zip::ZipArchive::new(book).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        book.by_name(name)
            .unwrap()
            .read_to_string(&mut text)
            .unwrap();
        text
    };
    let sheet = part("xl/worksheets/sheet1.xml");
    assert!(
        !sheet.contains("<f>") && !sheet.contains("<f "),
        "a formula was made"
    );
    let texts = part("xl/sharedStrings.xml").replace("&apos;", "'");
    assert_eq!(texts.matches("二楼“安全出口”上锁").count(), 1);
    for title in &titles[..3] {
        assert!(texts.contains(&format!("'{title}")), "{title}");
    }
}

//! Every report in every format: written to a file named by its ending, the same bytes each time.

use std::path::Path;

use super::support::{done, example, run};

const DAY: &str = "2024-12-31";

/// What a file of a format begins with.
const BEGINS: &[(&str, &[u8])] = &[
    ("md", b"# "),
    ("csv", b"\xef\xbb\xbf"),
    ("json", b""),
    ("html", b"<!DOCTYPE html>"),
    ("xlsx", b"PK\x03\x04"),
    ("docx", b"PK\x03\x04"),
];

/// The reports that the program says it has.
pub(crate) fn reports() -> Vec<String> {
    let help = done(&example(), DAY, &["report", "--help", "--lang", "en"]);
    let commands = help.split("Commands:\n").nth(1).unwrap();
    let commands = commands.split("\n\n").next().unwrap();
    let names = commands
        .lines()
        .filter(|l| l.starts_with("  ") && !l.starts_with("    "));
    let names = names.filter_map(|l| l.split_whitespace().next());
    let names: Vec<String> = names.filter(|n| *n != "help").map(str::to_owned).collect();
    assert!(names.len() > 15, "{names:?}");
    names
}

fn written(args: &[&str], file: &Path) -> Vec<u8> {
    let more = ["-o", file.to_str().unwrap()];
    let run = run(&example(), DAY, &[args, &more].concat());
    assert_eq!(run.code, 0, "{args:?} {}\n{}", file.display(), run.err);
    std::fs::read(file).unwrap()
}

#[test]
fn every_report_is_written_in_every_format_with_equal_bytes() {
    let dir = tempfile::tempdir().unwrap();
    for report in reports() {
        for (ending, begins) in BEGINS {
            let args = match report.as_str() {
                "enforcement" => vec!["report", "enforcement", "--regulation", "henan-care-2022"],
                other => vec!["report", other],
            };
            let once = written(&args, &dir.path().join(format!("{report}.{ending}")));
            assert!(
                once.len() > 2 && once.starts_with(begins),
                "{report}.{ending}"
            );
            if once.starts_with(b"PK") || *ending == "html" {
                let again = written(&args, &dir.path().join(format!("again.{ending}")));
                assert_eq!(once, again, "{report}.{ending}");
            }
        }
    }
}

#[test]
fn a_format_that_is_named_wins_over_the_ending() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("周报.docx");
    let text = written(&["report", "--format", "md"], &file);
    assert!(text.starts_with(b"# "));
    let other = dir.path().join("周报.txt");
    assert!(written(&["report"], &other).starts_with("联动监督周报".as_bytes()));
}

#[test]
fn a_file_of_another_sort_is_not_made() {
    let dir = tempfile::tempdir().unwrap();
    for ending in ["doc", "xls", "wps", "pdf"] {
        let file = dir.path().join(format!("周报.{ending}"));
        let run = run(&example(), DAY, &["report", "-o", file.to_str().unwrap()]);
        assert_eq!(run.code, 2, "{ending}");
        assert!(run.err.contains(".docx"), "{}", run.err);
        assert!(!file.exists());
    }
}

#[test]
fn a_file_that_is_replaced_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("周报.docx");
    let args = ["report", "-o", file.to_str().unwrap()];
    let first = run(&example(), DAY, &args);
    let same = run(&example(), DAY, &args);
    assert_eq!(first.err, same.err);
    std::fs::write(&file, "手改过的").unwrap();
    let replaced = run(&example(), DAY, &args);
    assert!(replaced.err.contains("已替换原有的"), "{}", replaced.err);
    assert!(std::fs::read(&file).unwrap().starts_with(b"PK"));
}

#[test]
fn nothing_of_the_ledger_or_of_git_is_written_over() {
    let ledger = crate::support::copied();
    for place in ["templates", ".git", ".supervise", "issues/KF"] {
        std::fs::create_dir_all(ledger.path().join(place)).unwrap();
        let file = ledger.path().join(place).join("周报.md");
        let run = run(
            ledger.path(),
            DAY,
            &["report", "-o", file.to_str().unwrap()],
        );
        assert_eq!(run.code, 2, "{place}: {}", run.err);
        assert!(!file.exists(), "{place}");
    }
}

//! The formats of `check`, and severities changed in `supervise.yaml`.

use std::fs;
use std::path::Path;

use super::{TODAY, base, found, lay};
use crate::support::run;

/// A ledger with one error, in orgs/longting.yaml, and one warning, in issues/KF/KF-I001.yaml.
fn two_problems() -> tempfile::TempDir {
    let ledger = base();
    lay("W-VAGUE.short", ledger.path()).unwrap();
    lay("E-DIVISION", ledger.path()).unwrap();
    ledger
}

fn set_severity(root: &Path, lines: &str) {
    let path = root.join("supervise.yaml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(path, format!("{text}severity:\n{lines}")).unwrap();
}

#[test]
fn github_annotations() {
    let ledger = two_problems();
    let run = |lang| {
        run(
            ledger.path(),
            TODAY,
            &["check", "--format", "github", "--lang", lang],
        )
    };
    let zh = run("zh");
    assert_eq!(
        zh.out,
        "::warning file=issues/KF/KF-I001.yaml,line=5,col=14,title=W-VAGUE::问题描述不足十个字\n\
         ::error file=orgs/longting.yaml,line=7,col=7,title=E-DIVISION::“4102”不是六位区划代码\n"
    );
    assert_eq!(zh.code, 1);
    assert!(
        run("en")
            .out
            .contains("title=E-DIVISION::`4102` is not a division code of six digits\n")
    );
}

/// A property of an annotation ends at a comma and the message starts at a double colon.
#[cfg(unix)]
#[test]
fn github_annotations_keep_strange_names_apart() {
    let ledger = base();
    let name = "100%,title=a::b\u{1b}[31m\n::error::c.txt";
    fs::write(ledger.path().join("orgs").join(name), "").unwrap();
    let run = run(ledger.path(), TODAY, &["check", "--format", "github"]);
    assert_eq!(
        run.out,
        "::warning file=orgs/100%25%2Ctitle=a%3A%3Ab[31m %3A%3Aerror%3A%3Ac.txt,\
         title=W-STRAY::不是账本的记录文件，没有读\n"
    );
}

#[test]
fn a_warning_raised_to_error_makes_the_answer_no() {
    let ledger = base();
    lay("W-VAGUE.short", ledger.path()).unwrap();
    assert_eq!(run(ledger.path(), TODAY, &["check"]).code, 0);
    set_severity(ledger.path(), "  W-VAGUE: error\n");
    let run = run(ledger.path(), TODAY, &["check", "--lang", "en"]);
    assert!(run.out.starts_with("error[W-VAGUE]: "), "{}", run.out);
    assert!(run.out.ends_with("\n1 error, 0 warnings.\n"), "{}", run.out);
    assert_eq!(run.code, 1);
}

#[test]
fn an_error_lowered_to_warning_leaves_the_answer_yes() {
    let ledger = two_problems();
    set_severity(ledger.path(), "  E-DIVISION: warning\n");
    let text = run(ledger.path(), TODAY, &["check"]);
    assert!(text.out.contains("提醒[E-DIVISION]"), "{}", text.out);
    assert!(
        text.out.ends_with("\n错误 0 处，提醒 2 处。\n"),
        "{}",
        text.out
    );
    assert_eq!(text.code, 0);
    let json = run(ledger.path(), TODAY, &["check", "--format", "json"]);
    let all: Vec<serde_json::Value> = serde_json::from_str(&json.out).unwrap();
    assert!(all.iter().all(|p| p["severity"] == "warning"), "{all:?}");
}

#[test]
fn what_is_off_is_not_told() {
    let ledger = two_problems();
    set_severity(ledger.path(), "  E-DIVISION: off\n  W-VAGUE: off\n");
    for format in ["text", "json", "github"] {
        let run = run(ledger.path(), TODAY, &["check", "--format", format]);
        let nothing = match format {
            "text" => "账本没有问题。\n",
            "json" => "[]\n",
            _ => "",
        };
        assert_eq!((run.code, run.out.as_str()), (0, nothing), "{format}");
    }
}

/// A ledger that did not load whole yields no report, so nothing can make that a warning.
#[test]
fn what_cannot_be_read_stays_an_error() {
    let ledger = base();
    lay("E-KEY", ledger.path()).unwrap();
    set_severity(ledger.path(), "  E-KEY: off\n");
    assert_eq!(
        found(ledger.path(), "zh"),
        ["E-KEY issues/KF/KF-I001.yaml:16:1"]
    );
}

/// All problems of all files at once, in order of file and line.
#[test]
fn problems_come_in_order_of_file_and_line() {
    let ledger = base();
    for fixture in ["E-DATE", "E-MISSING", "E-ID", "E-YAML.empty", "E-TYPE"] {
        lay(fixture, ledger.path()).unwrap();
    }
    let run = run(ledger.path(), TODAY, &["check", "--format", "github"]);
    let files: Vec<&str> = run
        .out
        .lines()
        .map(|l| l.split([',', '=']).nth(1).unwrap())
        .collect();
    assert_eq!(
        files,
        [
            "facilities/KF/KF-F001.yaml",
            "issues/KF/KF-I001.yaml",
            "orgs/civil-affairs.yaml",
            "tasks/KF/KF-T001.yaml",
        ]
    );
}

/// No ledger at all is not an answer of `check`.
#[test]
fn without_a_ledger_the_exit_code_is_three() {
    let empty = tempfile::tempdir().unwrap();
    let run = run(empty.path(), TODAY, &["check"]);
    assert_eq!((run.code, run.out.as_str()), (3, ""), "{}", run.err);
}

//! The last change of this clone can be taken back while it is not committed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{done, issue, ledger, run};

const DAY: &str = "2024-05-08";

/// Every file of the ledger but the clone's own, with its bytes.
fn files(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let walk = walkdir::WalkDir::new(root).into_iter().filter_entry(|e| {
        let name = e.file_name().to_string_lossy();
        !(name == ".supervise" || name == ".git" || name == ".supervise.lock")
    });
    walk.filter_map(Result::ok)
        .filter(|e| e.file_type().is_file())
        .map(|e| (e.path().to_owned(), std::fs::read(e.path()).unwrap()))
        .collect()
}

fn git(at: &Path, args: &[&str]) {
    let status = Command::new("git")
        .args(["-c", "user.name=甲", "-c", "user.email=a@b.c"])
        .args(args)
        .current_dir(at)
        .stdout(std::process::Stdio::null())
        .status();
    assert!(status.unwrap().success(), "git {args:?}");
}

#[test]
fn a_change_and_an_addition_are_taken_back_to_the_byte() {
    let dir = ledger();
    let at = dir.path();
    let empty = files(at);
    issue(at, DAY);
    let added = files(at);
    assert_eq!(added.len(), empty.len() + 1);
    done(at, DAY, &["issue", "set", "1", "--title", "改过的名称"]);
    assert_ne!(files(at), added);
    let out = done(at, DAY, &["undo"]);
    assert!(out.contains("已撤销 supervise issue set"), "{out}");
    assert_eq!(files(at), added);

    let again = run(at, DAY, &["undo"]);
    assert_eq!(again.code, 1, "{again:?}");
    assert!(again.err.contains("没有可以撤销的改动"), "{}", again.err);
    assert_eq!(files(at), added, "one change is kept, not two");

    done(at, DAY, &["issue", "note", "1", "已电话告知"]);
    done(at, DAY, &["undo"]);
    assert_eq!(files(at), added);
}

#[test]
fn a_new_record_goes_away_and_a_command_of_two_files_goes_whole() {
    let dir = ledger();
    let at = dir.path();
    let empty = files(at);
    issue(at, DAY);
    done(at, DAY, &["undo"]);
    assert_eq!(files(at), empty);

    let law = at.join("law.txt");
    std::fs::write(
        &law,
        "某市条例\n第一条　为了养老，制定本条例。\n第二条　民政部门负责。\n",
    )
    .unwrap();
    done(at, DAY, &["regulation", "import", "law.txt", "--id", "law"]);
    std::fs::remove_file(&law).unwrap();
    let add = [
        "article",
        "add",
        "--regulation",
        "law",
        "--number",
        "2",
        "--digest",
        "民政部门负责",
        "--lead",
        "民政局",
        "--method",
        "查阅资料",
    ];
    done(at, DAY, &add);
    let before = files(at);
    let inspect = [
        "article",
        "inspect",
        "law-a2",
        "--result",
        "未落实",
        "--finding",
        "没有台账，没有人管",
        "--raise-issue",
        "没有台账",
        "--issue-kind",
        "共性",
        "--issue-category",
        "服务质量",
    ];
    done(at, DAY, &inspect);
    assert_eq!(files(at).len(), before.len() + 1);
    let shown = done(at, DAY, &["undo", "--dry-run"]);
    assert!(shown.contains("-id: KF-I001"), "{shown}");
    let out = done(at, DAY, &["undo"]);
    assert!(out.contains("恢复 2 个文件"), "{out}");
    assert_eq!(files(at), before);
}

#[test]
fn what_is_committed_or_changed_since_stays() {
    let dir = ledger();
    let at = dir.path();
    issue(at, DAY);
    let path = at.join("issues/KF/KF-I001.yaml");
    let mut text = std::fs::read_to_string(&path).unwrap();
    text.push_str("# 手写的一行\n");
    std::fs::write(&path, &text).unwrap();
    let refused = run(at, DAY, &["undo"]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("又改过"), "{}", refused.err);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);

    git(at, &["init", "-q"]);
    done(at, DAY, &["issue", "set", "1", "--title", "改过的名称"]);
    git(at, &["add", "."]);
    git(at, &["commit", "-q", "-m", "登记"]);
    let committed = files(at);
    let refused = run(at, DAY, &["undo"]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("已经提交"), "{}", refused.err);
    assert_eq!(files(at), committed);
    let tracked = Command::new("git").arg("ls-files").current_dir(at).output();
    let tracked = String::from_utf8(tracked.unwrap().stdout).unwrap();
    assert!(!tracked.contains(".supervise/"), "{tracked}");
}

#[test]
fn a_strangers_journal_reaches_nothing_outside_the_records() {
    let dir = ledger();
    let at = dir.path();
    std::fs::write(at.join("README.txt"), "之后").unwrap();
    for path in [
        "README.txt",
        "../outside.yaml",
        "issues/../README.txt",
        "/etc/hostname",
    ] {
        std::fs::create_dir_all(at.join(".supervise")).unwrap();
        let journal = serde_json::json!({
            "command": "x",
            "changes": [{"path": path, "before": "之前", "after": "之后"}],
        });
        std::fs::write(at.join(".supervise/last-change.json"), journal.to_string()).unwrap();
        let refused = run(at, DAY, &["undo"]);
        assert_eq!(refused.code, 1, "{path}");
        assert!(
            refused.err.contains("不是账本记录"),
            "{path}: {}",
            refused.err
        );
    }
    assert_eq!(
        std::fs::read_to_string(at.join("README.txt")).unwrap(),
        "之后"
    );
}

#[test]
fn a_command_that_wrote_nothing_does_not_cost_the_change_before_it() {
    let dir = ledger();
    let at = dir.path();
    let empty = files(at);
    issue(at, DAY);
    let cut = crate::support::command(at, DAY, &["issue", "set", "1", "--title", "没有写成"])
        .env("SUPERVISE_ABORT_AT", "before-rename")
        .output()
        .unwrap();
    assert!(!cut.status.success());
    let out = done(at, DAY, &["undo"]);
    assert!(out.contains("已撤销 supervise issue add"), "{out}");
    assert_eq!(files(at), empty);
}

#[test]
fn what_is_staged_is_told() {
    let dir = ledger();
    let at = dir.path();
    issue(at, DAY);
    git(at, &["init", "-q"]);
    git(at, &["add", "."]);
    git(at, &["commit", "-q", "-m", "登记"]);
    done(at, DAY, &["issue", "note", "1", "已电话告知"]);
    git(at, &["add", "."]);
    let undone = run(at, DAY, &["undo"]);
    assert_eq!(undone.code, 0, "{undone:?}");
    assert!(undone.err.contains("git add"), "{}", undone.err);
}

#[test]
fn a_dry_run_shows_the_lines_that_differ_and_no_other() {
    let dir = ledger();
    let at = dir.path();
    issue(at, DAY);
    done(
        at,
        DAY,
        &["issue", "set", "1", "--criteria", "复核两次畅通"],
    );
    let set = [
        "issue",
        "set",
        "1",
        "--title",
        "三楼安全出口上锁",
        "--criteria",
        "复核三次畅通",
        "--dry-run",
    ];
    let out = done(at, DAY, &set);
    let lines: Vec<&str> = out.lines().filter(|l| l.starts_with(['+', '-'])).collect();
    let expected = [
        "-title: 二楼安全出口上锁",
        "+title: 三楼安全出口上锁",
        "-criteria: 复核两次畅通",
        "+criteria: 复核三次畅通",
    ];
    assert_eq!(lines, expected, "{out}");
}

//! The power is cut at every disk step: the old file or the new one is there, whole, and the
//! ledger goes on working.

use std::path::Path;

use super::support::{command, done, issue, ledger, run};

const DAY: &str = "2024-05-20";

/// The disk steps of a write, in order; a debug build dies at the one that is named.
const STEPS: &[&str] = &[
    "before-temporary",
    "temporary-made",
    "half-written",
    "written",
    "synced",
    "before-rename",
    "after-rename",
];

fn killed(ledger: &Path, step: &str, args: &[&str]) {
    let status = command(ledger, DAY, args)
        .env("SUPERVISE_ABORT_AT", step)
        .output()
        .unwrap()
        .status;
    assert_eq!(
        status.code(),
        None,
        "the program was to die at {step}, but ended with {status}"
    );
}

#[test]
#[cfg_attr(not(debug_assertions), ignore = "only a debug build dies on demand")]
fn a_change_is_whole_or_not_at_all() {
    for step in STEPS {
        let dir = ledger();
        let at = dir.path();
        issue(at, "2024-05-08");
        let path = at.join("issues/KF/KF-I001.yaml");
        let old = std::fs::read_to_string(&path).unwrap();
        let new = format!("{old}  - {{on: {DAY}, action: verified, by: npc-office}}\n");
        killed(at, step, &["issue", "verify", "1"]);
        let found = std::fs::read_to_string(&path).unwrap();
        let is_new = *step == "after-rename";
        assert_eq!(found, if is_new { new } else { old }, "{step}");
        // What was left behind disturbs nobody, and the lock went with the process.
        assert_eq!(run(at, DAY, &["check"]).out, "账本没有问题。\n", "{step}");
        done(at, DAY, &["issue", "note", "1", "断电后继续"]);
    }
}

#[test]
#[cfg_attr(not(debug_assertions), ignore = "only a debug build dies on demand")]
fn a_new_record_is_whole_or_not_there() {
    let add = [
        "issue",
        "add",
        "--title",
        "助餐点没有公示价格",
        "--description",
        "龙亭区3处助餐点没有公示价格。",
        "--kind",
        "common",
        "--category",
        "fees",
        "--channel",
        "survey",
    ];
    for step in STEPS {
        let dir = ledger();
        let at = dir.path();
        killed(at, step, &add);
        let path = at.join("issues/KF/KF-I001.yaml");
        assert_eq!(path.exists(), *step == "after-rename", "{step}");
        assert_eq!(run(at, DAY, &["check"]).code, 0, "{step}");
        let next = done(at, DAY, &add);
        let number = if path.exists() && *step == "after-rename" {
            "KF-I002"
        } else {
            "KF-I001"
        };
        assert!(next.contains(number), "{step}: {next}");
    }
}

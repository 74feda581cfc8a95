//! Commands at the same time: no number is given twice, no file is torn.

use std::collections::BTreeSet;

use super::support::{command, done, issue, ledger, run};

const DAY: &str = "2024-05-08";

#[test]
fn twenty_adds_at_once_give_twenty_ids() {
    let dir = ledger();
    let at = dir.path();
    let children: Vec<_> = (0..20)
        .map(|i| {
            let title = format!("第{i}处助餐点没有公示价格");
            command(
                at,
                DAY,
                &[
                    "issue",
                    "add",
                    "--title",
                    &title,
                    "--description",
                    &format!("{title}，现场查看价目牌缺失。"),
                    "--kind",
                    "common",
                    "--category",
                    "fees",
                    "--channel",
                    "survey",
                    "--county",
                    "龙亭区",
                ],
            )
            .stdout(std::process::Stdio::piped())
            .spawn()
            .unwrap()
        })
        .collect();
    for child in children {
        assert!(child.wait_with_output().unwrap().status.success());
    }
    let list: serde_json::Value =
        serde_json::from_str(&done(at, DAY, &["issue", "list", "--format", "json"])).unwrap();
    let list = list.as_array().unwrap();
    let ids: BTreeSet<&str> = list.iter().map(|i| i["id"].as_str().unwrap()).collect();
    let titles: BTreeSet<&str> = list.iter().map(|i| i["title"].as_str().unwrap()).collect();
    assert_eq!((ids.len(), titles.len()), (20, 20));
    let expected: BTreeSet<String> = (1..=20).map(|n| format!("KF-I{n:03}")).collect();
    assert_eq!(ids, expected.iter().map(String::as_str).collect());
    assert_eq!(run(at, DAY, &["check"]).code, 0);
}

#[test]
fn notes_at_once_on_one_issue_are_all_kept() {
    let dir = ledger();
    let at = dir.path();
    issue(at, DAY);
    let children: Vec<_> = (0..12)
        .map(|i| {
            command(at, DAY, &["issue", "note", "1", &format!("第{i}次联系")])
                .stdout(std::process::Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    let log: serde_json::Value =
        serde_json::from_str(&done(at, DAY, &["issue", "log", "1", "--format", "json"])).unwrap();
    let notes: BTreeSet<&str> = log
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|s| s["note"].as_str())
        .collect();
    assert_eq!(notes.len(), 12);
}

//! Milestones, from the command to the reports.

use std::path::Path;

use serde_json::Value;

use crate::support::{done, ledger, run};

const DAY: &str = "2024-06-20";

fn json(at: &Path, day: &str, args: &[&str]) -> Value {
    let out = done(at, day, &[args, &["--format", "json"]].concat());
    serde_json::from_str(&out).unwrap()
}

fn milestone(at: &Path, due: &str) {
    let matter = [
        "milestone",
        "add",
        "--matter",
        "报送设施底册",
        "--unit",
        "民政局",
    ];
    done(at, "2024-04-01", &[&matter[..], &["--due", due]].concat());
}

fn ids(list: &Value) -> Vec<&str> {
    let rows = list.as_array().unwrap().iter();
    rows.map(|row| row["id"].as_str().unwrap()).collect()
}

#[test]
fn a_milestone_stands_where_deadlines_stand_until_it_is_done() {
    let dir = ledger();
    let at = dir.path();
    milestone(at, "2024-06-25");
    milestone(at, "2024-06-30");
    let due = |day| json(at, day, &["today"])["due"].clone();
    let overdue = |day| json(at, day, &["report", "overdue"])["milestones"].clone();
    assert_eq!(ids(&due("2024-06-18")), ["KF-M001"]);
    assert_eq!(ids(&due("2024-06-25")), ["KF-M001", "KF-M002"]);
    assert_eq!(ids(&overdue("2024-06-26")), ["KF-M001"]);
    // Moved, it stands at its new deadline; the original one stays in the file.
    let moved = [
        "milestone",
        "move",
        "1",
        "--to",
        "2024-07-20",
        "--reason",
        "补充核对",
    ];
    done(at, "2024-06-21", &moved);
    assert_eq!(ids(&overdue("2024-06-26")), [""; 0]);
    let list = done(at, "2024-06-26", &["milestone", "list", "--format", "csv"]);
    assert!(
        list.contains("报送设施底册,民政局,2024-07-20,未完成"),
        "{list}"
    );
    let text = std::fs::read_to_string(at.join("milestones/KF/KF-M001.yaml")).unwrap();
    assert!(text.contains("\ndue: 2024-06-25\n"), "{text}");
    let half = json(at, "2024-06-26", &["report", "timeline"])["halves"][2].clone();
    assert_eq!(half["period"], "2024-07H2");
    assert_eq!(half["milestones"]["ids"][0], "KF-M001");
    // Missed, it is still to be done; done, it is gone.
    let missed = ["milestone", "miss", "2", "--reason", "没有报送"];
    assert_eq!(run(at, "2024-06-30", &missed).code, 1);
    done(at, "2024-07-01", &missed);
    assert_eq!(ids(&overdue("2024-07-02")), ["KF-M002"]);
    done(at, "2024-07-02", &["milestone", "done", "2"]);
    assert_eq!(ids(&overdue("2024-07-02")), [""; 0]);
}

#[test]
fn what_narrows_issues_says_nothing_of_milestones() {
    let dir = ledger();
    let at = dir.path();
    milestone(at, "2024-06-25");
    let due = |more: &[&str]| {
        let found = json(at, DAY, &[&["today"], more].concat());
        found["due"].as_array().unwrap().len()
    };
    assert_eq!(due(&["--org", "民政局"]), 1);
    assert_eq!(due(&["--org", "财政局"]), 0);
    assert_eq!(due(&["--county", "龙亭区"]), 0);
}

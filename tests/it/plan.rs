//! Milestones, bulletins and outcomes, from the command to the reports.

use std::path::Path;

use serde_json::Value;

use crate::support::{done, issue, ledger, run};

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

fn bulletin(at: &Path, day: &str, number: &str, more: &[&str]) -> Value {
    let args = [
        "bulletin",
        "add",
        "--series",
        "工作简报",
        "--year",
        "2024",
        "--number",
        number,
        "--title",
        "一期",
    ];
    done(at, day, &[&args[..], more].concat());
    json(at, day, &["bulletin", "show", number])
}

#[test]
fn a_bulletin_follows_on_the_one_before_it() {
    let dir = ledger();
    let at = dir.path();
    let first = bulletin(
        at,
        DAY,
        "1",
        &[
            "--serial",
            "9",
            "--from",
            "2024-06-01",
            "--to",
            "2024-06-15",
            "--report-to",
            "市委办公室",
            "--send-to",
            "各县区人大常委会",
            "--copies",
            "80",
        ],
    );
    assert_eq!(first["serial"], 9);
    let printed = done(at, DAY, &["bulletin", "print", "1"]);
    assert!(printed.contains("80 份"), "{printed}");
    let second = bulletin(at, "2024-06-30", "2", &["--to", "2024-06-30"]);
    assert_eq!(second["serial"], 10);
    assert_eq!(second["from"], "2024-06-16");
    assert_eq!(second["report_to"], serde_json::json!(["市委办公室"]));
    assert_eq!(second["send_to"], serde_json::json!(["各县区人大常委会"]));
    assert_eq!(second["copies"], 80);
    // What is given, also as nothing, is not overruled; the latest number counts.
    let third = bulletin(
        at,
        "2024-07-15",
        "3",
        &["--from", "2024-07-02", "--report-to", ""],
    );
    assert_eq!(third["from"], "2024-07-02");
    assert_eq!(third["serial"], 11);
    assert_eq!(third["report_to"], Value::Null);
    let other = [
        "bulletin", "add", "--series", "专辑", "--year", "2024", "--number", "1", "--title", "一",
    ];
    done(at, "2024-07-15", &other);
    let other = json(at, "2024-07-15", &["bulletin", "show", "4"]);
    assert_eq!(
        (&other["serial"], &other["from"]),
        (&Value::Null, &Value::Null)
    );
}

#[test]
fn a_bulletin_prints_head_body_and_distribution() {
    let dir = ledger();
    let at = dir.path();
    issue(at, "2024-06-10");
    let to = [
        "--report-to",
        "市委办公室",
        "--report-to",
        "省人大社会委",
        "--send-to",
        "各县区",
    ];
    let days = [
        "--serial",
        "21",
        "--from",
        "2024-06-01",
        "--to",
        "2024-06-15",
    ];
    bulletin(at, DAY, "1", &[&to[..], &days].concat());
    let page = done(at, DAY, &["bulletin", "print", "1"]);
    for says in [
        "2024年第1期（总第21期）",
        "2024年6月20日",
        "本期情况：2024年6月1日至2024年6月15日。",
        "累计发现问题 1 项",
        "报：  市委办公室；省人大社会委",
        "发：  各县区",
    ] {
        assert!(page.contains(says), "{says}\n{page}");
    }
    // A collection is numbered in Chinese numerals.
    done(
        at,
        DAY,
        &[
            "bulletin",
            "set",
            "1",
            "--series",
            "代表建议专辑",
            "--serial",
            "43",
        ],
    );
    let page = done(at, DAY, &["bulletin", "print", "1"]);
    assert!(page.contains("代表建议专辑（四十三）"), "{page}");
    done(at, DAY, &["bulletin", "set", "1", "--from", ""]);
    let page = done(at, DAY, &["bulletin", "print", "1"]);
    assert!(page.contains("取不出数"), "{page}");
}

#[test]
fn an_outcome_is_issued_under_a_number_or_by_somebody() {
    let dir = ledger();
    let at = dir.path();
    issue(at, "2024-06-10");
    let add = [
        "outcome",
        "add",
        "--kind",
        "部门政策",
        "--title",
        "夜间值守规范",
    ];
    let refused = run(at, DAY, &add);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("E-FACT-NEEDS"), "{}", refused.err);
    done(
        at,
        DAY,
        &[&add[..], &["--status", "列入计划", "--issue", "1"]].concat(),
    );
    assert_eq!(run(at, DAY, &["outcome", "issue", "1"]).code, 1);
    done(at, DAY, &["outcome", "set", "1", "--issuer", "市民政局"]);
    done(at, DAY, &["outcome", "issue", "1"]);
    let report = done(at, DAY, &["report", "outcomes"]);
    assert!(
        report.contains("已出台 1 项：部门政策 1 项。拟出台 0 项。"),
        "{report}"
    );
}

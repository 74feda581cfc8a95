//! `today` against the reports that count the same, and against the example's files.

use serde_json::Value;

use crate::support::{copied, done, example};

const TODAY: &str = "2024-10-31";

fn json(args: &[&str]) -> Value {
    let out = done(&example(), TODAY, &[args, &["--format", "json"]].concat());
    serde_json::from_str(&out).unwrap()
}

/// The values of a key in a list of rows.
fn values(rows: &Value, key: &str) -> Vec<String> {
    let rows = rows.as_array().unwrap().iter();
    rows.map(|row| row[key].as_str().unwrap().to_owned())
        .collect()
}

fn sorted(mut ids: Vec<String>) -> Vec<String> {
    ids.sort();
    ids
}

#[test]
fn overdue_and_due_are_those_of_the_reports() {
    for as_of in ["2024-06-30", "2024-08-15", "2024-10-31"] {
        let with_day = |args: &[&'static str]| json(&[args, &["--as-of", as_of]].concat());
        let today = with_day(&["today"]);
        let overdue = with_day(&["report", "overdue"]);
        let expected = [
            values(&overdue["rows"], "issue"),
            values(&overdue["tasks"], "id"),
            values(&overdue["agreed"], "id"),
            values(&overdue["milestones"], "id"),
        ];
        assert_eq!(
            sorted(values(&today["overdue"], "id")),
            sorted(expected.concat())
        );
        let mut due = with_day(&["report", "weekly"])["due_next"].clone();
        let rows = due.as_array_mut().unwrap();
        rows.retain(|row| row["kind"] != "article");
        assert_eq!(today["due"], due, "{as_of}");
        let late: Vec<String> = values(&overdue["articles"], "id");
        let inspections = values(&today["inspections"], "id");
        assert!(late.iter().all(|id| inspections.contains(id)), "{as_of}");
    }
}

#[test]
fn a_look_back_follows_the_ledgers_own_rule() {
    let dir = copied();
    let look_backs = || {
        let out = done(dir.path(), TODAY, &["today", "--format", "json"]);
        let answer: Value = serde_json::from_str(&out).unwrap();
        sorted(values(&answer["look_backs"], "issue"))
    };
    let three = look_backs();
    let settings = dir.path().join("supervise.yaml");
    let text = std::fs::read_to_string(&settings).unwrap();
    let text = text.replace("look_back_months: 3", "look_back_months: 0");
    std::fs::write(&settings, text).unwrap();
    let at_once = look_backs();
    // Closed and never looked back at since, by reading the histories.
    let list = json(&["issue", "list", "--state", "closed"]);
    let waits = list.as_array().unwrap().iter().filter(|issue| {
        let closed = issue["now"]["closed_on"].as_str().unwrap();
        let steps = issue["history"].as_array().unwrap().iter();
        let mut steps = steps.filter(|s| s["on"].as_str().unwrap() <= TODAY);
        !steps.any(|s| s["action"] == "reviewed" && s["on"].as_str().unwrap() >= closed)
    });
    let waits: Vec<String> = waits
        .map(|i| i["id"].as_str().unwrap().to_owned())
        .collect();
    assert!(!waits.is_empty());
    assert_eq!(at_once, sorted(waits));
    assert!(three.iter().all(|id| at_once.contains(id)));
}

//! Targets: what is done of what is planned, as of any day.

use super::report;
use crate::support::{done, ledger};

#[test]
fn a_target_is_unknown_approximate_reached_or_overdue() {
    let dir = ledger();
    let at = dir.path();
    let add = |name: &str, more: &[&str]| {
        let facts = [
            "target",
            "add",
            "--name",
            name,
            "--unit-word",
            "家",
            "--due",
            "2024-12-20",
        ];
        done(at, "2024-04-15", &[&facts, more].concat());
    };
    let group = ["--group", "三个一百", "--planned", "100"];
    add("示范养老机构", &group);
    add("街道中心", &group);
    add("乡镇中心", &group);
    add("床位", &["--planned", "2003"]);
    let count = |day: &str, id: &str, more: &[&str]| {
        done(at, day, &[&["target", "count", id], more].concat());
    };
    count("2024-07-10", "1", &["--value", "38"]);
    count("2024-12-20", "1", &["--value", "103"]);
    count("2024-12-20", "2", &["--value", "82", "--approx"]);
    count("2024-12-20", "4", &["--value", "2002"]);

    let page = |as_of: &str| {
        done(
            at,
            "2024-12-31",
            &["report", "targets", "--as-of", as_of, "--format", "csv"],
        )
    };
    let early = page("2024-08-01");
    assert!(
        early.contains("KF-G001,示范养老机构（家）,100,38,38.0%,2024-07-10,2024-12-20,推进中"),
        "{early}"
    );
    assert!(
        early.contains("KF-G003,乡镇中心（家）,100,X,—,,2024-12-20,推进中"),
        "{early}"
    );
    let late = page("2024-12-31");
    assert!(late.contains("100,103,103.0%"), "{late}");
    assert!(
        late.contains("100,82余,82.0%,2024-12-20,2024-12-20,逾期"),
        "{late}"
    );
    // 2002 of 2003 is 99.950 percent: it rounds to 100.0 and is not reached.
    assert!(
        late.contains("2003,2002,99.9%,2024-12-20,2024-12-20,逾期"),
        "{late}"
    );
    let answer = report(at, "2024-12-31", &["targets"]);
    assert_eq!(
        answer["overdue"]["ids"],
        serde_json::json!(["KF-G002", "KF-G003", "KF-G004"])
    );
    assert_eq!(answer["groups"][0]["name"], "三个一百");
    assert_eq!(answer["groups"][0]["rows"][1]["overdue_days"], 11);
    assert_eq!(
        report(at, "2024-12-20", &["targets"])["overdue"]["count"],
        0,
        "the day itself"
    );
}

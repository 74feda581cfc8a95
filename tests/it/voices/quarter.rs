//! Figures of a quarter: unknown, approximate, not reported, compared with the quarter before.

use std::path::Path;

use super::report;
use crate::support::{done, ledger, run};

fn metric(at: &Path, day: &str, indicator: &str, period: &str, more: &[&str]) {
    let add = [
        "metric",
        "add",
        "--indicator",
        indicator,
        "--period",
        period,
    ];
    done(at, day, &[&add, more].concat());
}

/// A ledger of three counties.
fn three() -> tempfile::TempDir {
    let dir = ledger();
    for (id, name, code) in [("qixian", "杞县", "410221"), ("lankao", "兰考县", "410225")] {
        let full = format!("{name}人大常委会");
        let add = [
            "org",
            "add",
            "--id",
            id,
            "--name",
            &full,
            "--short-name",
            name,
            "--kind",
            "county-npc",
            "--level",
            "county",
            "--code",
            code,
        ];
        done(dir.path(), "2024-03-21", &add);
    }
    dir
}

#[test]
fn what_is_unknown_is_never_nought() {
    let dir = three();
    let at = dir.path();
    let q2 = "2024-07-10";
    for (county, value) in [("龙亭区", "60"), ("杞县", "40"), ("兰考县", "20")] {
        metric(
            at,
            q2,
            "beds-new",
            "2024Q2",
            &["--county", county, "--value", value],
        );
    }
    let q3 = "2024-10-10";
    metric(
        at,
        q3,
        "beds-new",
        "2024Q3",
        &["--county", "龙亭区", "--value", "100"],
    );
    metric(at, q3, "beds-new", "2024Q3", &["--county", "杞县"]);
    let row = |today: &str| {
        report(at, today, &["quarter", "--quarter", "2024Q3"])["indicators"][0].clone()
    };
    let found = row(q3);
    let total = &found["of_counties"];
    assert_eq!(
        (total["value"].as_u64(), total["unknown"]["count"].as_u64()),
        (Some(100), Some(1))
    );
    assert_eq!(found["missing"], serde_json::json!(["lankao"]));
    assert_eq!(found["change"], serde_json::Value::Null);
    let page = done(
        at,
        q3,
        &[
            "report",
            "quarter",
            "--quarter",
            "三季度",
            "--format",
            "csv",
        ],
    );
    assert!(
        page.contains("新增养老床位（张）,≥100,120,不可比,杞县不详；兰考县未报"),
        "{page}"
    );
    assert!(page.contains("新增养老床位（张）,100,X,,≥100"), "{page}");
    // All known: 100 + 30 + 0 against 120.
    done(at, "2024-10-12", &["metric", "set", "5", "--value", "30"]);
    metric(
        at,
        "2024-10-12",
        "beds-new",
        "2024Q3",
        &["--county", "兰考县", "--value", "0"],
    );
    assert_eq!(row("2024-10-12")["change"], 10);
    // Before anything of it was reported it is waited for.
    let early = done(
        at,
        q3,
        &[
            "report",
            "quarter",
            "--as-of",
            "2024-10-09",
            "--quarter",
            "Q3",
            "--format",
            "csv",
        ],
    );
    assert!(
        early.contains("新增养老床位（张）,X,120,不可比,尚未报送"),
        "{early}"
    );
}

#[test]
fn an_approximate_figure_stays_one_and_a_figure_is_given_once() {
    let dir = three();
    let at = dir.path();
    metric(
        at,
        "2024-07-10",
        "fraud-events",
        "2024Q2",
        &["--value", "4600", "--approx"],
    );
    metric(
        at,
        "2024-10-10",
        "fraud-events",
        "2024Q3",
        &["--value", "5000"],
    );
    let page = done(
        at,
        "2024-10-10",
        &[
            "report",
            "quarter",
            "--quarter",
            "2024Q3",
            "--format",
            "csv",
        ],
    );
    assert!(
        page.contains("反诈宣传（场）,5000,4600余,约+400,"),
        "{page}"
    );
    let list = done(at, "2024-10-10", &["metric", "list", "--format", "csv"]);
    assert!(list.contains(",4600余,"), "{list}");
    let add = ["metric", "add", "--indicator", "fraud-events", "--period"];
    let again = run(
        at,
        "2024-10-11",
        &[&add[..], &["2024Q3", "--value", "1"]].concat(),
    );
    assert!(
        again.code == 1 && again.err.contains("E-TWICE"),
        "{}",
        again.err
    );
    let odd = run(at, "2024-10-11", &[&add[..], &["2024年三季度"]].concat());
    assert!(odd.err.contains("写成 2024Q3"), "{}", odd.err);
}

#[test]
fn the_work_of_a_quarter_counts_places_once_and_ends_with_the_day() {
    let dir = three();
    let at = dir.path();
    crate::support::issue(at, "2024-05-08");
    let visit = [
        "inspection",
        "add",
        "--group",
        "龙亭区",
        "--scope",
        "专项检查",
        "--method",
        "实地检查",
    ];
    let there = [&visit[..], &["--facility", "1"]].concat();
    done(at, "2024-06-30", &there);
    done(at, "2024-07-01", &there);
    done(at, "2024-08-05", &there);
    done(
        at,
        "2024-08-06",
        &[&visit[..], &["--county", "龙亭区"]].concat(),
    );
    let work = |args: &[&str], what: &str| -> (u64, u64) {
        let answer = report(at, "2024-10-10", &[&["quarter"], args].concat());
        let rows = answer["work"].as_array().unwrap().clone();
        let row = rows.iter().find(|r| r["what"] == what).unwrap().clone();
        let count = |key: &str| row[key]["count"].as_u64().unwrap();
        (count("now"), count("before"))
    };
    let q3 = ["--quarter", "2024Q3"];
    assert_eq!(work(&q3, "visits"), (2, 1));
    assert_eq!(work(&q3, "places"), (1, 1));
    assert_eq!(work(&q3, "talks"), (1, 0));
    assert_eq!(work(&q3, "found"), (0, 1));
    let half = ["--quarter", "2024Q3", "--as-of", "2024-08-05"];
    assert_eq!(work(&half, "visits"), (2, 1));
    assert_eq!(work(&half, "talks"), (0, 0));
    // Without a quarter that of the day.
    assert_eq!(work(&["--as-of", "2024-06-30"], "visits"), (1, 0));
    for wrong in ["2024Q5", "2024", "九月", "2025Q1"] {
        assert_eq!(
            run(at, "2024-10-10", &["report", "quarter", "--quarter", wrong]).code,
            2,
            "{wrong}"
        );
    }
}

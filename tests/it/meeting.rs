//! Meetings through the command: the rhythm, decisions, the papers, and what moved since a day.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use proptest::prelude::*;
use serde_json::Value;
use supervise::model::issue::IssueAction;
use supervise::model::{Day, Id, Ledger};
use supervise::query::Scope;
use supervise::query::span::Span;
use supervise::query::weekly::Weekly;
use supervise::store::Store;

use super::support::{done, example, issue, ledger, run};

/// The bytes of every file of a folder.
fn files(at: &Path) -> BTreeMap<String, Vec<u8>> {
    let all = walkdir::WalkDir::new(at).into_iter().map(Result::unwrap);
    all.filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            (
                entry.path().display().to_string(),
                std::fs::read(entry.path()).unwrap(),
            )
        })
        .collect()
}

fn json(at: &Path, day: &str, args: &[&str]) -> Value {
    serde_json::from_str(&done(at, day, &[args, &["--format", "json"]].concat())).unwrap()
}

/// Days of a wall calendar: the 15th of June 2024 is a Saturday, the 30th a Sunday, the 15th of
/// September the Mid-Autumn Festival with the Saturday before it worked, the 30th of November a
/// Saturday.
#[test]
fn c1_the_next_meeting_moves_off_rest_days_and_nothing_is_written() {
    let dir = ledger();
    let before = files(dir.path());
    for (today, on, why) in [
        ("2024-05-06", "2024-05-15", ""),
        ("2024-06-03", "2024-06-14", "星期六休息，提前到上一个工作日"),
        ("2024-06-20", "2024-06-28", "星期日休息，提前到上一个工作日"),
        (
            "2024-09-09",
            "2024-09-14",
            "为中秋节假期，提前到上一个工作日",
        ),
        ("2024-11-18", "2024-11-29", "星期六休息，提前到上一个工作日"),
    ] {
        let shown = done(dir.path(), today, &["meeting", "next"]);
        assert!(shown.contains(why), "{shown}");
        let line = shown
            .lines()
            .find(|line| line.starts_with("supervise "))
            .unwrap();
        let wanted =
            format!("supervise meeting add --kind 半月推进会 --date {on} --title 第1次推进会");
        assert_eq!(line, wanted);
        assert_eq!(json(dir.path(), today, &["meeting", "next"])["on"], on);
    }
    assert_eq!(files(dir.path()), before);
}

#[test]
fn the_command_that_next_prints_records_the_meeting_it_means() {
    let dir = ledger();
    let shown = done(dir.path(), "2024-06-03", &["meeting", "next"]);
    let line = shown
        .lines()
        .find(|line| line.starts_with("supervise "))
        .unwrap();
    let args: Vec<&str> = line.split(' ').skip(1).collect();
    done(dir.path(), "2024-06-03", &args);
    let next = json(dir.path(), "2024-06-03", &["meeting", "next"]);
    assert_eq!(
        (&next["recorded"], &next["on"]),
        (&"2024-06-14-semimonthly".into(), &"2024-06-14".into())
    );
    // Held a day before its half-month's day, it is over, and the next is in the second half.
    done(
        dir.path(),
        "2024-06-14",
        &["meeting", "hold", "2024-06-14-semimonthly"],
    );
    assert_eq!(
        json(dir.path(), "2024-06-14", &["meeting", "next"])["on"],
        "2024-06-28"
    );
}

#[test]
fn a_cancelled_meeting_does_not_keep_its_half_from_having_another() {
    let dir = ledger();
    let at = dir.path();
    let day = "2024-06-03";
    let add = |line: &str| {
        let args: Vec<&str> = line.split(' ').skip(1).collect();
        done(at, day, &args);
    };
    let proposed = || {
        let shown = done(at, day, &["meeting", "next"]);
        let mut lines = shown.lines().map(str::to_owned);
        lines.find(|line| line.starts_with("supervise ")).unwrap()
    };
    add(&proposed());
    let cancel = ["meeting", "cancel", FIRST, "--reason", "与其他会议冲突"];
    done(at, day, &cancel);
    add(&proposed());
    assert_eq!(
        json(at, day, &["meeting", "next"])["recorded"],
        "2024-06-14-2"
    );
}

const FIRST: &str = "2024-06-14-semimonthly";

/// A ledger with a meeting held on 14 June 2024 that made two decisions.
fn decided() -> tempfile::TempDir {
    let dir = ledger();
    let (at, day) = (dir.path(), "2024-06-14");
    let add = [
        "meeting",
        "add",
        "--kind",
        "半月推进会",
        "--date",
        day,
        "--title",
        "第1次推进会",
    ];
    done(at, day, &[&add[..], &["--status", "held"]].concat());
    for (text, due) in [("报整改方案", "6.25"), ("落实补贴资金", "2024-07-10")] {
        let said = done(
            at,
            day,
            &[
                "meeting",
                "decide",
                FIRST,
                "--text",
                text,
                "--unit",
                "联动办",
                "--due",
                due,
            ],
        );
        assert!(said.contains(text), "{said}");
    }
    dir
}

#[test]
fn a_decision_takes_the_next_number_and_ends_once() {
    let dir = decided();
    let at = dir.path();
    let record = json(at, "2024-06-14", &["meeting", "show", FIRST]);
    assert_eq!(record["decisions"][0]["no"], 1);
    assert_eq!(record["decisions"][1]["no"], 2);
    assert_eq!(record["decisions"][0]["due"], "2024-06-25");
    done(at, "2024-06-20", &["meeting", "done", FIRST, "--item", "1"]);
    for (args, code) in [
        (vec!["done", FIRST, "--item", "1"], "E-STEP"),
        (
            vec!["drop", FIRST, "--item", "1", "--reason", "重复"],
            "E-STEP",
        ),
        (vec!["done", FIRST, "--item", "3"], "E-ITEM"),
        (
            vec!["drop", FIRST, "--item", "0", "--reason", "重复"],
            "E-ITEM",
        ),
    ] {
        let before = files(at);
        let refused = run(at, "2024-06-21", &[&["meeting"], &args[..]].concat());
        assert_eq!(refused.code, 1, "{args:?} {}", refused.err);
        assert!(
            refused.err.contains(&format!("[{code}]")),
            "{args:?} {}",
            refused.err
        );
        assert_eq!(files(at), before);
    }
    done(
        at,
        "2024-07-01",
        &[
            "meeting",
            "drop",
            FIRST,
            "--item",
            "2",
            "--reason",
            "已另行安排",
        ],
    );
    let shown = done(at, "2024-07-01", &["meeting", "show", FIRST]);
    assert!(
        shown.contains("2 项：已落实 1 项、不再办理 1 项"),
        "{shown}"
    );
    // As it stood before.
    let then = done(
        at,
        "2024-07-01",
        &["meeting", "show", FIRST, "--as-of", "2024-06-26"],
    );
    assert!(then.contains("2 项：办理中 1 项、已落实 1 项"), "{then}");
}

#[test]
fn a_meeting_that_was_not_held_takes_no_decision() {
    let dir = ledger();
    let at = dir.path();
    let add = [
        "meeting",
        "add",
        "--kind",
        "半月推进会",
        "--date",
        "2024-06-14",
        "--title",
        "第1次推进会",
    ];
    done(at, "2024-06-03", &add);
    let decide = [
        "meeting",
        "decide",
        FIRST,
        "--text",
        "报方案",
        "--unit",
        "联动办",
    ];
    let refused = run(at, "2024-06-14", &decide);
    assert!(
        refused.code == 1 && refused.err.contains("[E-HELD]"),
        "{}",
        refused.err
    );
    // Held on another day than it says: the day is corrected first.
    let hold = ["meeting", "hold", FIRST, "--on", "2024-06-13"];
    let refused = run(at, "2024-06-14", &hold);
    assert!(
        refused.code == 1 && refused.err.contains("[E-HELD]"),
        "{}",
        refused.err
    );
    done(
        at,
        "2024-06-14",
        &["meeting", "set", FIRST, "--date", "2024-06-13"],
    );
    done(at, "2024-06-14", &hold);
    done(at, "2024-06-14", &decide);
    // A deadline is counted from the meeting: fifteen days after the 13th.
    done(
        at,
        "2024-06-20",
        &[
            "meeting",
            "decide",
            FIRST,
            "--text",
            "再报",
            "--unit",
            "联动办",
            "--due",
            "+15d",
        ],
    );
    let record = json(at, "2024-06-20", &["meeting", "show", FIRST]);
    assert_eq!(record["decisions"][1]["due"], "2024-06-28");
}

#[test]
fn who_reported_is_kept_with_the_paper() {
    let dir = decided();
    let report = [
        "meeting",
        "report",
        FIRST,
        "--unit",
        "联动办",
        "--doc",
        "半年情况",
    ];
    done(dir.path(), "2024-06-14", &report);
    let record = json(dir.path(), "2024-06-14", &["meeting", "show", FIRST]);
    assert_eq!(
        record["reports"][0],
        serde_json::json!({"unit": "npc-office", "doc": "半年情况"})
    );
    let shown = done(dir.path(), "2024-06-14", &["meeting", "show", FIRST]);
    assert!(
        shown.contains("汇报单位") && shown.contains("半年情况"),
        "{shown}"
    );
}

#[test]
fn the_issues_tabled_keep_their_order_as_their_number() {
    let dir = ledger();
    let (at, day) = (dir.path(), "2024-05-08");
    let ids = [issue(at, day), issue(at, day)];
    let add = [
        "meeting",
        "add",
        "--kind",
        "handover",
        "--date",
        day,
        "--title",
        "交办会",
    ];
    let tabled = ["--issue", &ids[1], "--issue", &ids[0], "--status", "held"];
    done(at, day, &[&add[..], &tabled].concat());
    let shown = done(
        at,
        day,
        &["meeting", "show", "2024-05-08-handover", "--format", "csv"],
    );
    let row = |no: &str| {
        shown
            .lines()
            .find(|l| l.starts_with(&format!("{no},")))
            .unwrap()
            .to_owned()
    };
    assert!(
        row("1").contains(&ids[1]) && row("2").contains(&ids[0]),
        "{shown}"
    );
}

#[test]
fn the_papers_are_one_report_under_two_names() {
    let dir = decided();
    let at = dir.path();
    done(at, "2024-06-20", &["meeting", "done", FIRST, "--item", "1"]);
    let day = "2024-06-26";
    let before = files(at);
    let papers = done(at, day, &["meeting", "prepare", "--format", "md"]);
    assert_eq!(
        papers,
        done(at, day, &["report", "meeting", "--format", "md"])
    );
    assert_eq!(
        papers,
        done(
            at,
            day,
            &["meeting", "prepare", "--on", "6.28", "--format", "md"]
        )
    );
    assert_eq!(files(at), before);
    for said in [
        "2024年6月下半月推进会汇报材料",
        "会议日期：2024年6月28日，星期五",
        "上次会议：2024年6月14日；数据截至2024年6月26日",
        "2024年6月14日推进会议定 2 项，已落实 1 项，未落实 1 项；以前和其他会议结转未落实 0 项。累计到期应落实 1 项，已落实 1 项，落实率 100.0%。",
        "下次推进会预计在2024年7月15日（星期一）召开，到那天为止到期 1 项。",
    ] {
        assert!(papers.contains(said), "{said}\n{papers}");
    }
    let order: Vec<usize> = [
        "一、上次会议议定事项",
        "二、总体进展",
        "三、分单位情况",
        "四、存在问题和需协调事项",
        "五、下一阶段工作安排",
        "附件1",
        "附件2",
    ]
    .iter()
    .map(|heading| papers.find(heading).unwrap())
    .collect();
    assert!(order.is_sorted(), "{order:?}");
}

#[test]
fn a_decision_that_is_due_stands_among_the_deadlines() {
    let dir = decided();
    let at = dir.path();
    let day = "2024-06-30";
    let overdue = json(at, day, &["report", "overdue"]);
    assert_eq!(overdue["agreed"][0]["id"], format!("{FIRST}#1"));
    assert_eq!(overdue["agreed"][0]["days_left"], -5);
    let today = json(at, day, &["today"]);
    assert_eq!(
        today["counts"]["overdue"]["ids"],
        serde_json::json!([format!("{FIRST}#1")])
    );
    let timeline = json(at, day, &["report", "timeline"]);
    assert_eq!(timeline["deadlines"][0]["id"], format!("{FIRST}#2"));
    let shown = done(at, day, &["today"]);
    assert!(shown.contains("2024-06-14 半月推进会第1项"), "{shown}");
}

#[test]
fn since_needs_an_earlier_day_or_a_meeting() {
    let dir = decided();
    let at = dir.path();
    let weekly = |day: &str, since: &str| run(at, day, &["report", "weekly", "--since", since]);
    assert_eq!(
        weekly("2024-06-14", "last-meeting").code,
        2,
        "none was held before"
    );
    assert_eq!(weekly("2024-06-20", "2024-06-20").code, 2);
    let since_meeting = weekly("2024-06-20", "last-meeting").out;
    assert!(
        since_meeting.contains("2024年6月15日至2024年6月20日（上次推进会以来）"),
        "{since_meeting}"
    );
    let since_day = weekly("2024-06-20", "6.14").out;
    assert_eq!(since_day, since_meeting.replace("（上次推进会以来）", ""));
}

#[test]
fn only_a_half_monthly_meeting_has_papers() {
    let dir = ledger();
    let add = [
        "meeting",
        "add",
        "--kind",
        "handover",
        "--date",
        "2024-05-31",
        "--title",
        "交办会",
    ];
    done(dir.path(), "2024-05-20", &add);
    let refused = run(
        dir.path(),
        "2024-05-20",
        &["meeting", "prepare", "2024-05-31-handover"],
    );
    assert_eq!(refused.code, 2, "{}", refused.err);
    assert!(refused.err.contains("问题交办会"), "{}", refused.err);
}

fn load() -> Ledger {
    Store::at(&example()).unwrap().load().unwrap().ledger
}

fn day(ahead: i64) -> Day {
    Day::parse_iso("2024-03-25").unwrap().plus(ahead)
}

/// The steps of issues after one day and up to another, read off the files.
fn steps(ledger: &Ledger, after: Day, to: Day, action: IssueAction) -> BTreeSet<&Id> {
    let has = |i: &&supervise::model::Issue| {
        let mut steps = i.history.iter();
        steps.any(|s| s.action == action && s.on > after && s.on <= to)
    };
    ledger.issues.iter().filter(has).map(|i| &i.id).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]
    /// What stood at both ends is what two reports of those days say, and what moved between them is
    /// their difference.
    #[test]
    fn since_is_the_difference_of_two_days(first in 0_i64..220, ahead in 1_i64..120) {
        let ledger = load();
        let (from, to) = (day(first), day(first + ahead));
        let all = Scope::default();
        let report = Weekly::over(&ledger, Span::since(from, to), &all);
        let (then, now) = (Weekly::of(&ledger, from, &all), Weekly::of(&ledger, to, &all));
        let stock = |w: &Weekly, is_now: bool| {
            let o = if is_now { &w.now } else { &w.before };
            [&o.found, &o.base, &o.closed, &o.open, &o.overdue, &o.red, &o.yellow, &o.green, &o.withdrawn, &o.merged]
                .map(Clone::clone)
        };
        prop_assert_eq!(stock(&report, true), stock(&now, true));
        prop_assert_eq!(stock(&report, false), stock(&then, true));
        let moved = |action| steps(&ledger, from, to, action);
        let ids = |figure: &supervise::query::Figure| figure.ids.iter().cloned().collect::<BTreeSet<Id>>();
        for (figure, action) in [
            (&report.now.entered_in, IssueAction::Verified),
            (&report.now.assigned_in, IssueAction::Assigned),
            (&report.now.closed_in, IssueAction::Closed),
            (&report.now.extended_in, IssueAction::Extended),
        ] {
            prop_assert_eq!(ids(figure), moved(action).into_iter().cloned().collect(), "{:?}", action);
        }
        // Stock: what was open, and what was entered or reopened, less what was closed and not
        // reopened since, and what turned out to be nothing.
        let left: BTreeSet<Id> = ids(&now.now.closed)
            .union(&ids(&now.now.withdrawn)).cloned().collect::<BTreeSet<Id>>()
            .union(&ids(&now.now.merged)).cloned().collect();
        let came = ids(&report.now.entered_in).union(&ids(&report.now.reopened_in)).cloned().collect();
        let open: BTreeSet<Id> = ids(&report.before.open).union(&came).cloned().collect();
        prop_assert_eq!(open.difference(&left).cloned().collect::<BTreeSet<Id>>(), ids(&report.now.open));
        let lights: BTreeSet<Id> = report.light_changes.iter().map(|c| c.issue.clone()).collect();
        let red_then = ids(&report.before.red);
        let red_now = ids(&report.now.red);
        prop_assert!(red_then.symmetric_difference(&red_now).all(|id| lights.contains(id)));
    }
}

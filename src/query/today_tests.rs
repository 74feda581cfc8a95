//! What is to be done, on small ledgers reckoned by hand.

use super::*;
use crate::model::day::day;
use crate::model::{Issue, sample};

/// An issue due on 2024-09-30, assigned on 2024-07-01, with these further steps.
fn issue(number: u32, more: &str) -> Issue {
    let history = format!(
        "- {{on: 2024-05-08, action: found, by: group-2}}\n\
         - {{on: 2024-05-20, action: verified, by: npc-social}}\n\
         - {{on: 2024-07-01, action: assigned, by: npc-office}}\n{more}"
    );
    sample::issue(&format!("KF-I{number:03}"), "2024-09-30", &history)
}

const SIGNED: &str = "- {on: 2024-07-03, action: acknowledged, by: civil-affairs}\n";
const PROGRESS: &str =
    "- {on: 2024-07-10, action: progress, by: civil-affairs, pct: 50, note: 推进中}\n";
const SUBMITTED: &str =
    "- {on: 2024-07-20, action: submitted, by: civil-affairs, evidence: [照片]}\n";
const CLOSED: &str = "- {on: 2024-07-31, action: closed, by: npc-social, \
                      checkers: [npc-social], opinion: 合格, evidence: [验收单]}\n";

fn today(issues: impl IntoIterator<Item = Issue>, as_of: &str) -> Today {
    Today::of(&sample::ledger(issues), day(as_of), &Scope::default())
}

fn all(list: &[Waiting]) -> Vec<(&str, i64)> {
    list.iter().map(|w| (w.issue.as_str(), w.days)).collect()
}

#[test]
fn signing_is_late_from_the_eighth_day() {
    let issues = || [issue(1, ""), issue(2, SIGNED)];
    // Assigned on 07-01, seven days: signed for by 07-08.
    assert!(today(issues(), "2024-07-08").unsigned.is_empty());
    assert_eq!(
        all(&today(issues(), "2024-07-09").unsigned),
        [("KF-I001", 1)]
    );
    assert_eq!(
        all(&today(issues(), "2024-07-20").unsigned),
        [("KF-I001", 12)]
    );
}

#[test]
fn a_notice_is_answered_by_the_lead_unit_alone() {
    let urged = "- {on: 2024-08-01, action: urged, by: npc-office, doc: 督1号, to: 2024-08-10}\n";
    let after = |step: &str| format!("{SIGNED}{PROGRESS}{urged}{step}");
    let issues = [
        issue(1, &after("")),
        issue(
            2,
            &after("- {on: 2024-08-05, action: progress, by: civil-affairs, pct: 60, note: 甲}\n"),
        ),
        issue(
            3,
            &after("- {on: 2024-08-05, action: noted, by: npc-social, note: 去电催问}\n"),
        ),
        issue(
            4,
            &after("- {on: 2024-08-05, action: progress, by: npc-office, pct: 60, note: 代记}\n"),
        ),
        // A notice that asks for no reply.
        issue(5, &after("").replace(", to: 2024-08-10", "")),
    ];
    let found = today(issues, "2024-08-12");
    let two_late = [("KF-I001", 2), ("KF-I003", 2), ("KF-I004", 2)];
    assert_eq!(all(&found.notices), two_late);
    assert_eq!(found.notices[0].paper.as_deref(), Some("督1号"));
    let early = today([issue(1, &after(""))], "2024-08-04");
    assert_eq!(all(&early.notices), [("KF-I001", -6)]);
    // A second notice waits beside the first; one reply answers both.
    let second = urged.replace("08-01", "08-11").replace("08-10", "08-15");
    let twice = today([issue(1, &after(&second))], "2024-08-12");
    assert_eq!(all(&twice.notices), [("KF-I001", 2), ("KF-I001", -3)]);
    assert_eq!(twice.counts.notices.count(), 1);
    let reply =
        second + "- {on: 2024-08-12, action: progress, by: civil-affairs, pct: 70, note: 乙}\n";
    assert!(
        today([issue(1, &after(&reply))], "2024-08-12")
            .notices
            .is_empty()
    );
}

#[test]
fn what_was_submitted_waits_for_acceptance() {
    let steps = format!("{SIGNED}{PROGRESS}{SUBMITTED}");
    let found = today(
        [issue(1, &steps), issue(2, &(steps.clone() + CLOSED))],
        "2024-07-31",
    );
    assert_eq!(all(&found.submitted), [("KF-I001", 11)]);
    assert_eq!(found.submitted[0].since, day("2024-07-20"));
}

#[test]
fn a_look_back_is_due_three_months_after_closing() {
    let closed = format!("{SIGNED}{PROGRESS}{SUBMITTED}{CLOSED}");
    let review =
        |on: &str| format!("- {{on: {on}, action: reviewed, by: npc-social, outcome: held}}\n");
    let issues = || {
        [
            issue(1, &closed),
            issue(2, &(closed.clone() + &review("2024-08-31"))),
        ]
    };
    // Closed on 07-31: 10-31 is the corresponding day.
    assert!(today(issues(), "2024-10-30").look_backs.is_empty());
    assert_eq!(
        all(&today(issues(), "2024-10-31").look_backs),
        [("KF-I001", 0)]
    );
    // 08-31 and three months: November has no 31st; 11-30 is a Saturday and is not moved.
    let late = closed.replace("2024-07-31", "2024-08-31");
    assert!(today([issue(1, &late)], "2024-11-29").look_backs.is_empty());
    assert_eq!(
        all(&today([issue(1, &late)], "2024-11-30").look_backs),
        [("KF-I001", 0)]
    );
    // Closed again after a relapse, the look-back before it does not count.
    let again = closed.clone()
        + &review("2024-08-31").replace("held", "recurred")
        + "- {on: 2024-09-02, action: reopened, by: npc-office, reason: 反弹, to: 2024-09-30}\n"
        + &PROGRESS.replace("07-10", "09-05")
        + &SUBMITTED.replace("07-20", "09-10")
        + &CLOSED.replace("07-31", "09-12");
    assert_eq!(
        all(&today([issue(1, &again)], "2024-12-15").look_backs),
        [("KF-I001", 3)]
    );
}

#[test]
fn due_counts_as_the_weekly_report_does() {
    let issues = || [issue(1, &format!("{SIGNED}{PROGRESS}"))];
    for (as_of, due, overdue) in [
        ("2024-09-22", 0, 0),
        ("2024-09-23", 1, 0),
        ("2024-09-30", 1, 0),
        ("2024-10-01", 0, 1),
    ] {
        let found = today(issues(), as_of);
        assert_eq!(
            (found.due.len(), found.overdue.len()),
            (due, overdue),
            "{as_of}"
        );
    }
}

#[test]
fn an_article_is_to_be_inspected_until_a_result_is_known() {
    let mut ledger = sample::ledger([]);
    for (number, due, history) in [
        (10, "2024-06-28", ""),
        (11, "2024-07-12", ""),
        (12, "2024-07-13", ""),
        (
            13,
            "2024-06-28",
            "\n  - {on: 2024-06-20, action: inspected, by: group-1, result: unverified}",
        ),
        (
            14,
            "2024-06-28",
            "\n  - {on: 2024-06-20, action: inspected, by: group-1, result: compliant}",
        ),
    ] {
        let text = format!(
            "id: henan-care-a{number}\nuid: 7q3k9m2x\ncampaign: 2024-elder-care\nregulation: henan-care\n\
             number: {number}\ndigest: 甲\nlead: civil-affairs\nmethods: [field]\ndue: {due}\nhistory:\n  \
             - {{on: 2024-04-01, action: assigned, by: npc-office}}{history}\n"
        );
        ledger.articles.put(serde_yaml::from_str(&text).unwrap());
    }
    let found = Today::of(&ledger, day("2024-07-05"), &Scope::default());
    let ids: Vec<(&str, i64)> = found
        .inspections
        .iter()
        .map(|d| (d.id.as_str(), d.days_left))
        .collect();
    let due = [
        ("henan-care-a10", -7),
        ("henan-care-a13", -7),
        ("henan-care-a11", 7),
    ];
    assert_eq!(ids, due);
}

//! The ladder over a small ledger, on the days of C5: the deadline is Monday 2024-09-30, 1 to 7
//! October are off, Saturday 12 October is worked.

use super::*;
use crate::model::day::day;
use crate::model::{Issue, Notice, sample};

const HANDED_OVER: &str = "- {on: 2024-05-08, action: found, by: group-1}\n\
    - {on: 2024-05-20, action: verified, by: npc-social}\n\
    - {on: 2024-05-31, action: assigned, by: npc-office}";

fn issue(id: &str, more: &str) -> Issue {
    sample::issue(id, "2024-09-30", &format!("{HANDED_OVER}{more}"))
}

fn notice(number: u32, kind: &str, issue: &str, reply_due: &str, history: &str) -> Notice {
    let text = format!(
        "id: KF-N{number:03}\nuid: 7q3k9m2x\ncampaign: 2024-elder-care\nkind: {kind}\nseries: 汴人联监催\n\
         year: 2024\nnumber: {number}\naddressee: civil-affairs\nmatter: 安全出口上锁\n\
         reply_due: {reply_due}\nissues: [{issue}]\nhistory:\n{history}"
    );
    serde_yaml::from_str(&text).unwrap()
}

fn with(
    issues: impl IntoIterator<Item = Issue>,
    notices: impl IntoIterator<Item = Notice>,
) -> Ledger {
    let mut ledger = sample::ledger(issues);
    for notice in notices {
        ledger.notices.put(notice);
    }
    ledger
}

fn on(ledger: &Ledger, as_of: &str) -> Dunning {
    Dunning::of(ledger, day(as_of), &Scope::default())
}

fn turn_of(ledger: &Ledger, as_of: &str) -> Turn {
    on(ledger, as_of).rows[0].turn
}

fn to_issue(kind: NoticeKind, reply_due: &str) -> Turn {
    Turn::Issue {
        kind,
        reply_due: day(reply_due),
        provisional: false,
    }
}

#[test]
fn c5_each_day_of_the_ladder_over_the_notices_of_the_register() {
    let issued = |on: &str| format!("- {{on: {on}, action: issued, by: npc-office}}\n");
    let reminder = notice(
        1,
        "reminder",
        "KF-I001",
        "2024-09-29",
        &issued("2024-09-23"),
    );
    let urge = notice(2, "urge", "KF-I001", "2024-10-14", &issued("2024-10-08"));
    let ledger = with([issue("KF-I001", "")], [reminder, urge]);
    // As of the day before each notice was issued the ladder proposed it.
    assert_eq!(
        turn_of(&ledger, "2024-09-22"),
        Turn::Hold(Hold::Early(day("2024-09-23")))
    );
    assert_eq!(
        turn_of(&ledger, "2024-09-26"),
        Turn::Hold(Hold::Awaiting(day("2024-09-29")))
    );
    assert_eq!(turn_of(&ledger, "2024-10-07"), Turn::Hold(Hold::RestDay));
    assert_eq!(
        on(&ledger, "2024-10-07").resumes_on,
        Some(day("2024-10-08"))
    );
    assert_eq!(
        turn_of(&ledger, "2024-10-14"),
        Turn::Hold(Hold::Awaiting(day("2024-10-14")))
    );
    assert_eq!(
        turn_of(&ledger, "2024-10-15"),
        to_issue(NoticeKind::Supervise, "2024-10-24")
    );
    let answer = on(&ledger, "2024-10-15");
    let last = answer.rows[0].last.as_ref().unwrap();
    assert_eq!(
        (last.doc.as_str(), answer.rows[0].days),
        ("汴人联监催〔2024〕2号", 15)
    );
    assert_eq!(
        (
            answer.counts.to_press.count(),
            answer.counts.in_hand.count()
        ),
        (1, 1)
    );
}

#[test]
fn c5_an_answer_holds_and_what_came_back_or_was_cancelled_never_pressed() {
    let answered = "- {on: 2024-10-08, action: issued, by: npc-office}\n\
        - {on: 2024-10-12, action: answered, by: civil-affairs}\n";
    let urge = |history: &str| notice(1, "urge", "KF-I001", "2024-10-14", history);
    let ledger = with([issue("KF-I001", "")], [urge(answered)]);
    assert_eq!(turn_of(&ledger, "2024-10-31"), Turn::Hold(Hold::Answered));
    for end in ["returned", "cancelled"] {
        let history = format!(
            "- {{on: 2024-10-08, action: issued, by: npc-office}}\n\
             - {{on: 2024-10-09, action: {end}, by: civil-affairs, reason: 写错}}\n"
        );
        let ledger = with([issue("KF-I001", "")], [urge(history.as_str())]);
        assert_eq!(
            turn_of(&ledger, "2024-10-09"),
            to_issue(NoticeKind::Urge, "2024-10-15"),
            "{end}"
        );
    }
}

#[test]
fn c5_an_extension_begins_the_climb_anew() {
    let extended = "\n- {on: 2024-10-10, action: extended, by: npc-office, to: 2024-11-15, applied_on: 2024-10-09, reason: 等待验收}";
    let urged = "- {on: 2024-10-08, action: issued, by: npc-office}\n";
    let urge = notice(1, "urge", "KF-I001", "2024-10-14", urged);
    let ledger = with([issue("KF-I001", extended)], [urge]);
    assert_eq!(
        turn_of(&ledger, "2024-10-16"),
        Turn::Hold(Hold::Early(day("2024-11-08")))
    );
    assert!(on(&ledger, "2024-10-16").rows[0].last.is_none());
    assert_eq!(
        turn_of(&ledger, "2024-11-08"),
        to_issue(NoticeKind::Reminder, "2024-11-15")
    );
}

#[test]
fn c5_a_pressing_that_only_the_history_tells_counts_as_the_least_it_can_be() {
    let urged =
        "\n- {on: 2024-10-08, action: urged, by: npc-office, doc: 电话通知, to: 2024-10-14}";
    let ledger = with([issue("KF-I001", urged)], []);
    assert_eq!(
        turn_of(&ledger, "2024-10-15"),
        to_issue(NoticeKind::Supervise, "2024-10-24")
    );
    let reminded = "\n- {on: 2024-09-24, action: urged, by: npc-office, doc: 电话通知}";
    let ledger = with([issue("KF-I001", reminded)], []);
    assert_eq!(
        turn_of(&ledger, "2024-10-08"),
        to_issue(NoticeKind::Urge, "2024-10-14")
    );
}

#[test]
fn suspended_and_closed_issues_are_not_pressed() {
    let suspended = "\n- {on: 2024-09-20, action: suspended, by: npc-office, reason: 诉讼}";
    let found = "- {on: 2024-05-08, action: found, by: group-1}";
    let ledger = with(
        [
            issue("KF-I001", suspended),
            sample::issue("KF-I002", "2024-09-30", found),
        ],
        [],
    );
    let answer = on(&ledger, "2024-10-15");
    assert!(answer.rows.is_empty());
    assert_eq!(
        (
            answer.counts.suspended.count(),
            answer.counts.in_hand.count()
        ),
        (1, 0)
    );
}

//! The papers of a meeting on a small ledger counted by hand: meetings on 15 and 30 April and on 15
//! May 2024, the papers made on 29 May for the meeting of 31 May.

use super::*;
use crate::model::day::day;
use crate::model::sample;
use crate::query::Figure;

const FOUND: &str = "\
- {on: 2024-04-01, action: found, by: group-2}
- {on: 2024-04-08, action: verified, by: npc-social}
";
const ASSIGNED: &str = "- {on: 2024-04-10, action: assigned, by: npc-office}\n";
const SUBMITTED: &str = "\
- {on: 2024-05-06, action: progress, by: civil-affairs, pct: 90, note: 已整改}
- {on: 2024-05-10, action: submitted, by: civil-affairs, evidence: [照片]}
";
const CLOSED: &str = "- {on: 2024-05-20, action: closed, by: npc-social, checkers: [npc-social], \
                      opinion: 合格, evidence: [验收单]}\n";

/// 1 closed on 20 May; 2 overdue since 26 May; 3 in hand, due on 14 June; 4 found and verified after
/// the last meeting; 5 found on 30 May, after the papers were made.
fn ledger() -> Ledger {
    let late = |found: &str, verified: &str| {
        format!(
            "- {{on: {found}, action: found, by: group-2}}\n- {{on: {verified}, action: verified, by: npc-social}}\n"
        )
    };
    let mut ledger = sample::ledger([
        sample::issue(
            "KF-I001",
            "2024-06-30",
            &[FOUND, ASSIGNED, SUBMITTED, CLOSED].concat(),
        ),
        sample::issue("KF-I002", "2024-05-25", &[FOUND, ASSIGNED].concat()),
        sample::issue("KF-I003", "2024-06-14", &[FOUND, ASSIGNED].concat()),
        sample::issue("KF-I004", "2024-07-31", &late("2024-05-14", "2024-05-16")),
        sample::issue("KF-I005", "2024-07-31", &late("2024-05-30", "2024-05-30")),
    ]);
    let meeting = |on: &str, kind: &str, decisions: &str, steps: &str| {
        format!(
            "id: {on}-{kind}\nuid: m1aaaaaa\ncampaign: 2024-elder-care\nkind: {kind}\ntitle: 会\ndate: {on}\n\
             decisions:\n{decisions}history:\n- {{on: {on}, action: held, by: npc-office}}\n{steps}"
        )
    };
    for text in [
        meeting(
            "2024-04-15",
            "semimonthly",
            "- {no: 1, text: 甲, unit: civil-affairs, due: 2024-04-25}\n- {no: 2, text: 乙, unit: finance}\n",
            "- {on: 2024-05-15, action: done, by: civil-affairs, item: 1}\n",
        ),
        meeting(
            "2024-04-30",
            "semimonthly",
            "- {no: 1, text: 丙, unit: finance, due: 2024-05-10}\n",
            "- {on: 2024-05-16, action: done, by: finance, item: 1}\n",
        ),
        meeting(
            "2024-05-15",
            "semimonthly",
            "- {no: 1, text: 丁, unit: finance, due: 2024-05-24}\n- {no: 2, text: 戊, unit: civil-affairs, due: 2024-06-05}\n",
            "- {on: 2024-05-23, action: done, by: finance, item: 1}\n",
        ),
        meeting(
            "2024-05-22",
            "joint-conference",
            "- {no: 1, text: 己, unit: civil-affairs, due: 2024-05-28}\n",
            "",
        ),
    ] {
        ledger.meetings.put(serde_yaml::from_str(&text).unwrap());
    }
    ledger
}

fn pack(ledger: &Ledger, as_of: &str, on: &str) -> Pack {
    let occasion = Occasion {
        meeting: None,
        on: day(on),
    };
    Pack::of(ledger, day(as_of), occasion, None, &Scope::default())
}

fn names(figure: &Figure) -> Vec<&str> {
    figure.ids.iter().map(Id::as_str).collect()
}

fn told(rows: &[AgreedRow]) -> Vec<(&str, usize)> {
    rows.iter()
        .map(|row| (row.text.as_str(), row.carried))
        .collect()
}

#[test]
fn c11_the_decisions_come_first() {
    let pack = pack(&ledger(), "2024-05-29", "2024-05-31");
    let last = pack.last.unwrap();
    assert_eq!(last.on, day("2024-05-15"));
    assert_eq!(told(&last.decisions), [("丁", 0), ("戊", 1)]);
    // 甲 ended on the day of the last meeting and was heard of there. 乙 was open at the meetings of
    // 30 April, 15 May and is at this one.
    assert_eq!(told(&pack.carried), [("乙", 3), ("丙", 1), ("己", 1)]);
    assert_eq!(names(&pack.tally.flagged), ["2024-04-15-semimonthly#2"]);
    // Due by 29 May: 甲, 丙, 丁 and 己, of which 己 is open.
    assert_eq!(
        (pack.tally.rate.part.count(), pack.tally.rate.whole.count()),
        (3, 4)
    );
    assert_eq!(
        names(&pack.carried_tally.overdue),
        ["2024-05-22-joint-conference#1"]
    );
}

#[test]
fn what_moved_since_the_last_meeting() {
    let pack = pack(&ledger(), "2024-05-29", "2024-05-31");
    assert_eq!(
        (pack.span.from, pack.span.as_of),
        (day("2024-05-16"), day("2024-05-29"))
    );
    assert_eq!(pack.half.to_string(), "2024-05H2");
    let (now, before) = (&pack.now, &pack.before);
    assert_eq!(
        names(&now.found),
        ["KF-I001", "KF-I002", "KF-I003", "KF-I004"]
    );
    assert_eq!(
        names(&before.found),
        names(&now.found),
        "the fourth was found on 14 May"
    );
    assert_eq!((now.base.count(), before.base.count()), (4, 3));
    assert_eq!((now.open.count(), before.open.count()), (3, 3));
    assert_eq!(names(&now.closed_in), ["KF-I001"]);
    assert_eq!(names(&now.entered_in), ["KF-I004"]);
    assert_eq!(names(&now.overdue), ["KF-I002"]);
    assert_eq!(before.overdue.count(), 0);
    let moved: Vec<&str> = pack.movements.iter().map(|m| m.issue.as_str()).collect();
    assert_eq!(moved, ["KF-I004", "KF-I001"], "verified, then closed");
    assert_eq!(
        names(&pack.departments.lines[0].red),
        ["KF-I002", "KF-I003"],
        "late; and nothing done in 49 of 65 days"
    );
    assert!(pack.notices.is_none() && pack.opinions.is_none() && pack.visits.is_none());
}

#[test]
fn what_falls_due_before_the_next() {
    let pack = pack(&ledger(), "2024-05-29", "2024-05-31");
    // 15 June is a Saturday.
    assert_eq!(pack.next_on, day("2024-06-14"));
    let due: Vec<&str> = pack.due_next.iter().map(|d| d.title.as_str()).collect();
    assert_eq!(due, ["戊", "二楼安全出口上锁"]);
    assert_eq!(pack.due_next[1].id.as_str(), "KF-I003");
}

#[test]
fn the_papers_of_a_past_meeting_stop_at_its_day() {
    let ledger = ledger();
    let late = pack(&ledger, "2024-10-31", "2024-05-15");
    let then = pack(&ledger, "2024-05-15", "2024-05-15");
    assert_eq!(
        serde_json::to_value(&late).unwrap(),
        serde_json::to_value(&then).unwrap()
    );
    assert_eq!(late.last.as_ref().unwrap().on, day("2024-04-30"));
    assert_eq!(late.span.from, day("2024-05-01"));
    // Its own decisions are not what it hears of.
    assert_eq!(told(&late.carried), [("甲", 1), ("乙", 2)]);
    assert!(
        late.due_next
            .iter()
            .all(|due| due.kind != crate::model::Kind::Meeting)
    );
}

#[test]
fn the_first_meeting_begins_with_its_half_month() {
    let pack = pack(&ledger(), "2024-04-12", "2024-04-15");
    assert!(pack.last.is_none() && pack.carried.is_empty());
    assert_eq!(
        (pack.span.from, pack.span.as_of),
        (day("2024-04-01"), day("2024-04-12"))
    );
    assert_eq!(pack.now.entered_in.count(), 3);
}

#[test]
fn it_may_be_compared_with_another_day() {
    let ledger = ledger();
    let occasion = Occasion {
        meeting: None,
        on: day("2024-05-31"),
    };
    let since = Some(day("2024-05-20"));
    let pack = Pack::of(
        &ledger,
        day("2024-05-29"),
        occasion,
        since,
        &Scope::default(),
    );
    assert_eq!(pack.span.from, day("2024-05-21"));
    assert_eq!(pack.now.closed_in.count(), 0, "closed on the 20th itself");
    assert_eq!(pack.before.closed.count(), 1);
    assert_eq!(
        pack.last.unwrap().on,
        day("2024-05-15"),
        "the decisions stay the last meeting's"
    );
}

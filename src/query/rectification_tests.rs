use super::*;
use crate::model::day::day;
use crate::model::sample;

/// Closed five days late, reopened after a relapse, and put right anew.
const LIFE: &str = "\
- {on: 2024-05-08, action: found, by: group-2}
- {on: 2024-05-20, action: verified, by: npc-social}
- {on: 2024-05-31, action: assigned, by: npc-office}
- {on: 2024-06-10, action: planned, by: civil-affairs}
- {on: 2024-06-20, action: progress, by: civil-affairs, pct: 60, note: 出口已打开}
- {on: 2024-07-01, action: submitted, by: civil-affairs, evidence: [整改报告]}
- {on: 2024-07-05, action: closed, by: npc-social, checkers: [npc-social, group-2], opinion: 合格, evidence: [验收单]}
- {on: 2024-08-05, action: reviewed, by: group-2, outcome: recurred, evidence: [照片], note: 又上锁}
- {on: 2024-08-10, action: reopened, by: npc-office, doc: 汴人联监交〔2024〕9号, approved_by: 主任, to: 2024-09-10, reason: 反弹, evidence: [照片]}
- {on: 2024-08-20, action: progress, by: civil-affairs, pct: 30, support: 需消防部门出面, note: 换了门锁}
";

fn task(id: &str, due: &str, history: &str) -> Task {
    serde_yaml::from_str(&format!(
        "id: {id}\nuid: hhpwpk29\nissue: KF-I001\ncontent: 换锁\ngoal: 随时可开\nunit: civil-affairs\n\
         person: 科长\ndue: {due}\nhistory:\n{history}"
    ))
    .unwrap()
}

fn as_of(on: &str) -> Rectification {
    let withdrawn = "\
- {on: 2024-05-08, action: found, by: group-2}
- {on: 2024-05-20, action: verified, by: npc-social}
- {on: 2024-05-21, action: withdrawn, by: npc-office, reason: 不属实, approved_by: 主任会议}
";
    let mut ledger = sample::ledger([
        sample::issue("KF-I001", "2024-06-30", LIFE),
        sample::issue("KF-I002", "2024-06-30", withdrawn),
    ]);
    let planned = "- {on: 2024-06-10, action: planned, by: civil-affairs}\n";
    let later = "- {on: 2024-08-15, action: planned, by: civil-affairs}\n";
    ledger.tasks.put(task("KF-T001", "2024-06-28", planned));
    ledger.tasks.put(task("KF-T002", "2024-06-20", planned));
    ledger.tasks.put(task("KF-T003", "2024-09-05", later));
    Rectification::of(&ledger, day(on), &Scope::default())
}

#[test]
fn what_is_withdrawn_is_not_in_it() {
    let ids: Vec<Id> = as_of("2024-07-10")
        .lines
        .into_iter()
        .map(|l| l.issue)
        .collect();
    assert_eq!(ids, [Id::parse("KF-I001").unwrap()]);
}

#[test]
fn an_open_issue_says_how_far_it_is() {
    let line = &as_of("2024-06-25").lines[0];
    assert_eq!(line.done.map(Percent::value), Some(60));
    assert_eq!(line.progress.as_ref().unwrap().note, "出口已打开");
    assert!(line.closing.is_none() && line.evidence.is_empty());
    assert_eq!(line.remarks.overdue_days, 0);
    // Tasks by deadline, those planned by then alone.
    let tasks: Vec<&str> = line.measures.iter().map(|m| m.task.as_str()).collect();
    assert_eq!(tasks, ["KF-T002", "KF-T001"]);
}

#[test]
fn a_closed_issue_says_by_whom_and_on_what() {
    let line = &as_of("2024-07-10").lines[0];
    let closing = line.closing.as_ref().unwrap();
    assert_eq!(closing.on, day("2024-07-05"));
    let checkers: Vec<&str> = closing.checkers.iter().map(Id::as_str).collect();
    assert_eq!(checkers, ["npc-social", "group-2"]);
    assert_eq!(line.evidence, ["整改报告", "验收单"]);
    assert_eq!(line.done.map(Percent::value), Some(100));
    // From 30 June to 5 July.
    assert_eq!(line.remarks.overdue_days, 5);
}

#[test]
fn a_reopened_issue_begins_anew() {
    let relapsed = &as_of("2024-08-06").lines[0];
    assert_eq!(relapsed.remarks.look_back, Some(LookBack::Recurred));
    let line = &as_of("2024-08-12").lines[0];
    assert!(line.closing.is_none() && line.evidence.is_empty() && line.progress.is_none());
    assert_eq!((line.done, line.remarks.cycle), (None, 2));
    let line = &as_of("2024-08-21").lines[0];
    assert_eq!(line.done.map(Percent::value), Some(30));
    assert_eq!(line.remarks.support.as_deref(), Some("需消防部门出面"));
    assert_eq!(line.measures.len(), 3);
}

use super::*;
use crate::lang::Lang;
use crate::model::day::day;
use crate::model::sample;
use crate::view::{Block, Words};

const ASSIGNED: &str = "\
- {on: 2024-05-08, action: found, by: group-2}
- {on: 2024-05-20, action: verified, by: npc-social}
- {on: 2024-05-31, action: assigned, by: npc-office}
";

/// Approved on 2024-06-14 in the order 3, 1; 2 was entered after that.
fn ledger() -> Ledger {
    let extended = format!(
        "{ASSIGNED}- {{on: 2024-06-25, action: extended, by: npc-office, to: 2024-07-31, applied_on: 2024-06-20, reason: 等待消防验收}}\n"
    );
    let merged = format!(
        "{ASSIGNED}- {{on: 2024-07-01, action: merged, by: npc-office, into: KF-I001, approved_by: 主任会议}}\n"
    );
    let late = "\
- {on: 2024-06-20, action: found, by: group-2}
- {on: 2024-06-21, action: verified, by: npc-social}
";
    let mut ledger = sample::ledger([
        sample::issue("KF-I001", "2024-06-30", &extended),
        sample::issue("KF-I002", "2024-08-30", late),
        sample::issue("KF-I003", "2024-06-30", &merged),
    ]);
    ledger.meetings.put(
        serde_yaml::from_str(
            "id: 2024-06-14-council-of-chairpersons\nuid: h9jqj8hh\ncampaign: 2024-elder-care\n\
             kind: council-of-chairpersons\ntitle: 主任会议审定问题清单\ndate: 2024-06-14\n\
             issues: [KF-I003, KF-I001]\nhistory:\n\
             - {on: 2024-06-14, action: held, by: npc-office}\n\
             - {on: 2024-06-18, action: minuted, by: npc-office, doc: 汴人主任纪〔2024〕12号}\n",
        )
        .unwrap(),
    );
    ledger
}

fn as_of(on: &str) -> Checklist {
    Checklist::of(&ledger(), day(on), None, &Scope::default())
}

fn listed(list: &Checklist) -> Vec<(u32, &str)> {
    list.lines
        .iter()
        .map(|l| (l.no, l.issue.as_str()))
        .collect()
}

#[test]
fn a_39_an_approved_list_has_the_order_of_its_meeting() {
    let list = as_of("2024-07-10");
    assert_eq!(listed(&list), [(1, "KF-I003"), (2, "KF-I001")]);
    let approval = list.approval.as_ref().unwrap();
    assert_eq!(approval.on, day("2024-06-14"));
    assert_eq!(approval.doc.as_deref(), Some("汴人主任纪〔2024〕12号"));
    let later: Vec<&str> = list.later.ids.iter().map(Id::as_str).collect();
    assert_eq!(later, ["KF-I002"]);
}

/// Two more: 4 entered on the day of the meeting and 5 the day after it; neither was put before it.
#[test]
fn what_was_entered_and_not_put_on_the_list_did_not_come_later() {
    let mut ledger = ledger();
    for (id, on) in [("KF-I004", "2024-06-14"), ("KF-I005", "2024-06-15")] {
        let history = format!(
            "- {{on: 2024-05-08, action: found, by: group-2}}\n- {{on: {on}, action: verified, by: npc-social}}\n"
        );
        ledger.issues.put(sample::issue(id, "2024-08-30", &history));
    }
    let list = Checklist::of(&ledger, day("2024-07-10"), None, &Scope::default());
    let ids =
        |figure: &Figure| -> Vec<String> { figure.ids.iter().map(ToString::to_string).collect() };
    assert_eq!(ids(&list.left_out), ["KF-I004"]);
    assert_eq!(ids(&list.later), ["KF-I002", "KF-I005"]);
    let words = Words {
        ledger: &ledger,
        lang: Lang::Zh,
    };
    let page = crate::view::checklist(&list, &words);
    let notes = page.blocks.iter().find_map(|block| match block {
        Block::Notes(notes) => Some(notes.clone()),
        _ => None,
    });
    assert_eq!(
        notes.unwrap()[1..],
        [
            "审定时已经入账、没有列入清单的 1 项：KF-I004。",
            "审定以后入账、不在清单上的 2 项：KF-I002、KF-I005。"
        ]
    );
}

#[test]
fn an_approved_list_says_what_stood_then_and_what_changed_since() {
    let list = as_of("2024-07-10");
    let extended = &list.lines[1];
    assert_eq!(extended.due, Some(day("2024-06-30")));
    assert_eq!(extended.since.due, Some(day("2024-07-31")));
    assert_eq!(
        (extended.since.void, extended.since.lead.as_ref()),
        (None, None)
    );
    let merged = &list.lines[0].since;
    assert_eq!(merged.void, Some(IssueState::Merged));
    assert_eq!(merged.merged_into.as_ref().map(Id::as_str), Some("KF-I001"));
    // The day before, neither had happened.
    let before = as_of("2024-06-24");
    assert!(
        before
            .lines
            .iter()
            .all(|l| l.since.due.is_none() && l.since.void.is_none())
    );
}

#[test]
fn minutes_have_no_number_before_they_are_issued() {
    assert_eq!(as_of("2024-06-17").approval.unwrap().doc, None);
}

#[test]
fn before_a_meeting_the_list_is_a_draft_of_the_base() {
    let draft = as_of("2024-06-13");
    assert!(draft.approval.is_none());
    assert_eq!(listed(&draft), [(1, "KF-I001"), (2, "KF-I003")]);
    assert_eq!(draft.later.count(), 0);
}

#[test]
fn a_list_that_is_narrowed_keeps_its_numbers() {
    let scope = Scope {
        state: Some(IssueState::Assigned),
        ..Scope::default()
    };
    let list = Checklist::of(&ledger(), day("2024-07-10"), None, &scope);
    assert_eq!(listed(&list), [(2, "KF-I001")]);
}

#[test]
fn a_list_for_a_meeting_to_come_is_not_approved() {
    let ledger = ledger();
    let meeting = ledger.meetings.iter().next().unwrap();
    let list = Checklist::of(&ledger, day("2024-06-10"), Some(meeting), &Scope::default());
    assert!(list.approval.is_none());
    assert_eq!(listed(&list), [(1, "KF-I003"), (2, "KF-I001")]);
}

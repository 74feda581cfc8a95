//! What pressed, and what became of it, told by hand from a register and a history.

use super::*;
use crate::model::day::day;
use crate::model::sample;
use crate::query::dunning::Dunning;
use crate::query::letter::Letter;
use crate::query::overdue::Overdue;
use crate::query::today::Today;
use crate::query::{Scope, Snapshot};

const HANDED_OVER: &str = "- {on: 2024-05-08, action: found, by: group-1}\n\
    - {on: 2024-05-20, action: verified, by: npc-social}\n\
    - {on: 2024-05-31, action: assigned, by: npc-office}\n";
const ISSUED: &str = "- {on: 2024-10-08, action: issued, by: npc-office}\n";
const URGED: &str = "- {on: 2024-10-08, action: urged, by: npc-office, doc: \"汴人联监催[2024]第1号\", to: 2024-10-14}\n";
const PROGRESS: &str =
    "- {on: 2024-10-10, action: progress, by: civil-affairs, pct: 50, note: 推进中}\n";

/// KF-I001, due on 2024-09-30 and led by civil-affairs, with these further steps, and the notices
/// that press for it.
fn ledger(more: &str, notices: &[(u32, &str)]) -> Ledger {
    let history = format!("{HANDED_OVER}{more}");
    let mut ledger = sample::ledger([sample::issue("KF-I001", "2024-09-30", &history)]);
    for (number, history) in notices {
        let text = format!(
            "id: KF-N{number:03}\nuid: n{number:03}aaaa\ncampaign: 2024-elder-care\nkind: urge\nseries: 汴人联监催\n\
             year: 2024\nnumber: {number}\naddressee: civil-affairs\nmatter: 安全出口上锁\n\
             reply_due: 2024-10-14\nissues: [KF-I001]\nhistory:\n{history}"
        );
        ledger.notices.put(serde_yaml::from_str(&text).unwrap());
    }
    ledger
}

fn pressed(ledger: &Ledger, as_of: &str) -> Vec<Pressing> {
    let (as_of, scope) = (day(as_of), Scope::default());
    let now = Snapshot::new(ledger, as_of, &scope);
    let row = &now.rows[0];
    Pressings::of(ledger).on(row.issue, row.standing.lead.as_ref(), as_of)
}

#[test]
fn progress_is_no_answer_of_a_notice_in_the_register() {
    let open = ledger(&format!("{URGED}{PROGRESS}"), &[(1, ISSUED)]);
    let found = pressed(&open, "2024-10-15");
    assert_eq!(found.len(), 1, "one paper, however its number was typed");
    assert_eq!(
        (found[0].kind, found[0].answered_on),
        (Some(NoticeKind::Urge), None)
    );
    // Every report says the same of it.
    let (as_of, scope) = (day("2024-10-15"), Scope::default());
    assert_eq!(Today::of(&open, as_of, &scope).notices.len(), 1);
    assert_eq!(Dunning::of(&open, as_of, &scope).counts.answered.count(), 0);
    let answered = format!("{ISSUED}- {{on: 2024-10-12, action: answered, by: civil-affairs}}\n");
    let done = ledger(&format!("{URGED}{PROGRESS}"), &[(1, &answered)]);
    let found = pressed(&done, "2024-10-15");
    assert_eq!(found[0].answered_on, Some(day("2024-10-12")));
    assert!(Today::of(&done, as_of, &scope).notices.is_empty());
    assert_eq!(Dunning::of(&done, as_of, &scope).counts.answered.count(), 1);
}

#[test]
fn a_pressing_without_a_register_entry_is_answered_by_the_lead_unit() {
    let open = ledger(&format!("{URGED}{PROGRESS}"), &[]);
    let found = pressed(&open, "2024-10-15");
    assert_eq!(
        (found[0].kind, found[0].answered_on),
        (None, Some(day("2024-10-10")))
    );
    let (as_of, scope) = (day("2024-10-15"), Scope::default());
    assert_eq!(Dunning::of(&open, as_of, &scope).counts.answered.count(), 1);
    let by_another = PROGRESS.replace("civil-affairs", "finance");
    let open = ledger(&format!("{URGED}{by_another}"), &[]);
    assert_eq!(pressed(&open, "2024-10-15")[0].answered_on, None);
}

#[test]
fn what_came_back_or_was_cancelled_is_no_pressing_in_any_report() {
    for end in ["returned", "cancelled"] {
        let void =
            format!("{ISSUED}- {{on: 2024-10-09, action: {end}, by: npc-office, reason: 写错}}\n");
        let later = "- {on: 2024-10-15, action: issued, by: npc-office}\n";
        let second = URGED
            .replace("10-08", "10-15")
            .replace("第1号", "第2号")
            .replace("10-14", "10-21");
        let of = ledger(
            &format!("{URGED}{second}"),
            &[(1, &void), (2, later), (3, later)],
        );
        let voids: Vec<bool> = pressed(&of, "2024-10-16")
            .iter()
            .map(|p| p.is_void)
            .collect();
        assert_eq!(voids, [true, false, false], "{end}");
        let overdue = Overdue::of(&of, day("2024-10-16"), &Scope::default());
        assert_eq!(overdue.rows[0].urged, 2, "{end}");
        let third = of.notices.iter().last().unwrap();
        let letter = Letter::of(third, day("2024-10-16"), &of).unwrap();
        let before = &letter.issues[0].pressed_by;
        assert_eq!(before, &["汴人联监催〔2024〕2号"], "{end}");
        // As of the day before, it still pressed.
        assert!(!pressed(&of, "2024-10-08")[0].is_void);
    }
}

#[test]
fn what_pressed_another_unit_before_is_of_another_cycle() {
    let again = "- {on: 2024-10-16, action: declined, by: civil-affairs, reason: 属消防职责}\n\
        - {on: 2024-10-17, action: assigned, by: npc-office, lead: fire-rescue}\n";
    let open = ledger(&format!("{URGED}{again}"), &[(1, ISSUED)]);
    assert_eq!(pressed(&open, "2024-10-15").len(), 1);
    assert!(pressed(&open, "2024-10-17").is_empty());
}

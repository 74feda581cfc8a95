use super::*;
use crate::model::calendar::tests::published;
use crate::model::day::day;
use crate::model::light::Light;
use crate::model::sample;
use crate::model::settings::Rules;

fn standing(due: &str, history: &str, as_of: &str) -> Standing {
    let (rules, calendar) = (Rules::default(), published());
    let clockwork = Clockwork {
        rules: &rules,
        calendar: &calendar,
    };
    Standing::of(
        &sample::issue("KF-I001", due, history),
        day(as_of),
        &clockwork,
    )
    .unwrap()
}

const ASSIGNED: &str = "\
- {on: 2024-05-08, action: found, by: group-2}
- {on: 2024-05-20, action: verified, by: npc-social}
- {on: 2024-07-01, action: assigned, by: npc-office}
";

fn after_assignment(more: &str) -> String {
    format!("{ASSIGNED}{more}")
}

#[test]
fn c2_1_the_deadline_is_inclusive() {
    for (as_of, days) in [("2024-09-27", 0), ("2024-09-28", 1), ("2024-09-30", 3)] {
        assert_eq!(
            standing("2024-09-27", ASSIGNED, as_of).overdue_days(day(as_of)),
            days,
            "{as_of}"
        );
    }
}

#[test]
fn c2_2_natural_days_over_a_holiday() {
    assert_eq!(
        standing("2024-09-30", ASSIGNED, "2024-10-08").overdue_days(day("2024-10-08")),
        8
    );
}

#[test]
fn c2_a_closed_issue_keeps_its_overdue_days() {
    let history = after_assignment(
        "- {on: 2024-07-10, action: progress, by: civil-affairs, note: 已动工}\n\
         - {on: 2024-10-01, action: submitted, by: civil-affairs, evidence: [照片]}\n\
         - {on: 2024-10-03, action: closed, by: npc-social, checkers: [npc-social], opinion: 合格, evidence: [验收单]}\n",
    );
    for as_of in ["2024-10-03", "2025-06-01"] {
        assert_eq!(
            standing("2024-09-30", &history, as_of).overdue_days(day(as_of)),
            3
        );
    }
    assert_eq!(
        standing("2024-09-30", &history, "2024-10-02").overdue_days(day("2024-10-02")),
        2
    );
}

#[test]
fn c3_1_an_extension_keeps_both_deadlines() {
    let history = after_assignment(
        "- {on: 2024-07-10, action: progress, by: civil-affairs, note: 已动工}\n\
         - {on: 2024-08-28, action: extended, by: npc-office, to: 2024-09-30, applied_on: 2024-08-26, reason: 等待消防验收}\n\
         - {on: 2024-09-18, action: submitted, by: civil-affairs, evidence: [照片]}\n\
         - {on: 2024-09-20, action: closed, by: npc-social, checkers: [npc-social], opinion: 合格, evidence: [验收单]}\n",
    );
    let closed = standing("2024-08-31", &history, "2024-10-31");
    assert!(closed.closed_in_time());
    assert!(!closed.closed_in_first_time());
    assert_eq!(
        closed.closed_on.unwrap().since(closed.due_first.unwrap()),
        20
    );
    assert_eq!(closed.late_days(), 0);
    // Before the grant the original deadline holds.
    assert_eq!(
        standing("2024-08-31", &history, "2024-08-27").due,
        Some(day("2024-08-31"))
    );
}

#[test]
fn c3_2_a_late_application_leaves_its_gap() {
    let history = after_assignment(
        "- {on: 2024-09-04, action: extended, by: npc-office, to: 2024-09-30, applied_on: 2024-09-02, reason: 等待消防验收}\n",
    );
    let late = standing("2024-08-31", &history, "2024-09-10");
    assert_eq!(late.due, Some(day("2024-09-30")));
    assert_eq!(late.late_days(), 4);
    assert_eq!(
        standing("2024-08-31", &history, "2024-09-03").overdue_days(day("2024-09-03")),
        3
    );
}

#[test]
fn c4_1_a_suspension_moves_the_deadline() {
    let history = after_assignment(
        "- {on: 2024-08-12, action: suspended, by: npc-office, reason: 司法鉴定}\n\
         - {on: 2024-08-31, action: resumed, by: npc-office}\n",
    );
    let resumed = standing("2024-09-30", &history, "2024-09-01");
    assert_eq!(resumed.due, Some(day("2024-10-21")));
    assert!(!resumed.provisional);
    let halted = standing("2024-09-30", &history, "2024-08-20");
    assert_eq!(halted.suspended_on, Some(day("2024-08-12")));
    assert_eq!(
        Light::of(&halted, day("2024-08-20"), &Rules::default()),
        Some(Light::Grey)
    );
    assert!(!halted.fell_due(day("2024-12-31")));
}

#[test]
fn c5_1_lag_decides_the_light() {
    for (pct, light) in [
        (40, Light::Green),
        (39, Light::Yellow),
        (20, Light::Yellow),
        (19, Light::Red),
    ] {
        let history = after_assignment(&format!(
            "- {{on: 2024-08-10, action: progress, by: civil-affairs, pct: {pct}, note: 推进中}}\n"
        ));
        let as_of = day("2024-08-15");
        let standing = standing("2024-09-30", &history, "2024-08-15");
        assert_eq!(
            Light::of(&standing, as_of, &Rules::default()),
            Some(light),
            "{pct}"
        );
    }
}

#[test]
fn c5_2_days_left_decide_the_light() {
    let history = after_assignment(
        "- {on: 2024-09-20, action: progress, by: civil-affairs, pct: 95, note: 收尾}\n",
    );
    for (as_of, light) in [
        ("2024-09-23", Light::Yellow),
        ("2024-09-22", Light::Green),
        ("2024-09-30", Light::Yellow),
        ("2024-10-01", Light::Red),
    ] {
        let standing = standing("2024-09-30", &history, as_of);
        assert_eq!(
            Light::of(&standing, day(as_of), &Rules::default()),
            Some(light),
            "{as_of}"
        );
    }
}

#[test]
fn c5_silence_turns_yellow_on_the_fifteenth_day() {
    let history = after_assignment(
        "- {on: 2024-07-10, action: progress, by: civil-affairs, pct: 60, note: 推进中}\n",
    );
    for (as_of, light) in [("2024-07-24", Light::Green), ("2024-07-25", Light::Yellow)] {
        let standing = standing("2024-12-31", &history, as_of);
        assert_eq!(
            Light::of(&standing, day(as_of), &Rules::default()),
            Some(light),
            "{as_of}"
        );
    }
}

#[test]
fn a_relapse_starts_the_next_cycle_on_the_same_card() {
    let history = after_assignment(
        "- {on: 2024-07-10, action: progress, by: civil-affairs, note: 已动工}\n\
         - {on: 2024-08-01, action: submitted, by: civil-affairs, evidence: [照片]}\n\
         - {on: 2024-08-03, action: closed, by: npc-social, checkers: [npc-social], opinion: 合格, evidence: [验收单]}\n\
         - {on: 2024-09-10, action: reviewed, by: group-2, outcome: recurred}\n\
         - {on: 2024-09-12, action: reopened, by: npc-office, to: 2024-10-31, reason: 出口再次上锁, evidence: [照片]}\n",
    );
    let again = standing("2024-09-30", &history, "2024-09-20");
    assert_eq!((again.state, again.cycle), (IssueState::Rectifying, 2));
    assert_eq!(again.due, Some(day("2024-10-31")));
    assert_eq!(again.lead.as_ref().unwrap().as_str(), "civil-affairs");
    assert_eq!(
        standing("2024-09-30", &history, "2024-09-11").state,
        IssueState::Closed
    );
}

#[test]
fn a_return_takes_lead_and_deadline_away() {
    let history = after_assignment(
        "- {on: 2024-07-05, action: declined, by: civil-affairs, reason: 属消防职责}\n\
         - {on: 2024-07-08, action: assigned, by: npc-office, lead: fire-rescue, to: 2024-10-15}\n",
    );
    let returned = standing("2024-09-30", &history, "2024-07-06");
    assert_eq!(
        (returned.state, returned.lead, returned.due),
        (IssueState::Registered, None, None)
    );
    assert_eq!(returned.returned.as_deref(), Some("属消防职责"));
    let again = standing("2024-09-30", &history, "2024-07-08");
    assert_eq!(again.lead.unwrap().as_str(), "fire-rescue");
    assert_eq!(again.due, Some(day("2024-10-15")));
}

//! Outcomes on small ledgers, reckoned by hand.

use super::*;
use crate::model::day::day;
use crate::model::{Issue, sample};

fn issue(number: u32, kind: IssueKind) -> Issue {
    let history = "- {on: 2024-05-08, action: found, by: group-2}\n\
                   - {on: 2024-05-20, action: verified, by: npc-social}\n\
                   - {on: 2024-07-01, action: assigned, by: npc-office}\n";
    let id = format!("KF-I{number:03}");
    Issue {
        kind,
        ..sample::issue(&id, "2024-09-30", history)
    }
}

fn outcome(number: u32, kind: &str, issues: &str, steps: &str) -> Outcome {
    let text = format!(
        "id: KF-R{number:03}\nuid: q3kwm2xa\ncampaign: 2024-elder-care\nkind: {kind}\ntitle: 办法\n\
         issuer: 市民政局\nissues: [{issues}]\nhistory: [{steps}]\n"
    );
    serde_yaml::from_str(&text).unwrap()
}

const PLANNED: &str = "{on: 2024-08-01, action: planned, by: npc-office}";
const ISSUED: &str = "{on: 2024-09-01, action: issued, by: npc-office}";

fn ledger() -> Ledger {
    let kinds = [
        IssueKind::Systemic,
        IssueKind::Common,
        IssueKind::Common,
        IssueKind::Individual,
    ];
    let issues = kinds.into_iter().zip(1..).map(|(kind, n)| issue(n, kind));
    let mut ledger = sample::ledger(issues);
    let both = format!("{PLANNED}, {ISSUED}");
    for outcome in [
        outcome(1, "policy", "KF-I001", &both),
        outcome(2, "policy", "KF-I004", ISSUED),
        outcome(3, "standard", "KF-I002", PLANNED),
    ] {
        ledger.outcomes.put(outcome);
    }
    ledger
}

fn counts(as_of: &str) -> Vec<(Option<String>, usize, usize)> {
    let found = Outcomes::of(&ledger(), day(as_of), &Scope::default());
    let lines = found.lines.iter().chain(std::iter::once(&found.total));
    lines
        .map(|l| (l.kind.clone(), l.issued.count(), l.planned.count()))
        .collect()
}

#[test]
fn kinds_are_counted_as_they_stood() {
    let (policy, standard) = (Some("policy".to_owned()), Some("standard".to_owned()));
    assert_eq!(counts("2024-07-31"), [(None, 0, 0)]);
    assert_eq!(
        counts("2024-08-31"),
        [
            (policy.clone(), 0, 1),
            (standard.clone(), 0, 1),
            (None, 0, 2)
        ]
    );
    assert_eq!(
        counts("2024-09-01"),
        [(policy, 2, 0), (standard, 0, 1), (None, 2, 1)]
    );
}

#[test]
fn a_common_issue_needs_something_that_was_issued() {
    let of = |as_of: &str, scope: &Scope| -> Vec<(String, usize)> {
        let found = Outcomes::of(&ledger(), day(as_of), scope);
        let rows = found.unanswered.iter();
        rows.map(|u| (u.issue.to_string(), u.planned.count()))
            .collect()
    };
    let row = |id: &str, planned| (id.to_owned(), planned);
    let all = Scope::default();
    assert_eq!(
        of("2024-08-31", &all),
        [row("KF-I001", 1), row("KF-I002", 1), row("KF-I003", 0)]
    );
    assert_eq!(
        of("2024-09-01", &all),
        [row("KF-I002", 1), row("KF-I003", 0)]
    );
}

#[test]
fn a_unit_of_the_scope_takes_what_answers_its_issues() {
    let of = |org: &str| {
        let scope = Scope {
            org: Id::parse(org).ok(),
            ..Scope::default()
        };
        Outcomes::of(&ledger(), day("2024-12-31"), &scope)
            .rows
            .len()
    };
    assert_eq!((of("civil-affairs"), of("health")), (3, 0));
}

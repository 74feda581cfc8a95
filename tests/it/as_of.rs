//! A report for any past day says the same before and after later entries are added.

use std::collections::BTreeMap;
use std::path::Path;

use proptest::prelude::*;
use supervise::model::issue::{IssueAction, replay};
use supervise::model::period::Period;
use supervise::model::step::Step;
use supervise::model::{Day, Id, Issue, Ledger, Record};
use supervise::query::Scope;
use supervise::query::compliance::Compliance;
use supervise::query::departments::Departments;
use supervise::query::opinions::Opinions;
use supervise::query::overdue::Overdue;
use supervise::query::pack::{Occasion, Pack};
use supervise::query::quarter::Quarter;
use supervise::query::suggestions::Suggestions;
use supervise::query::targets::Targets;
use supervise::query::timeline::Timeline;
use supervise::query::weekly::Weekly;
use supervise::store::Store;

use super::support::example;

fn load(path: &Path) -> Ledger {
    Store::at(path).unwrap().load().unwrap().ledger
}

/// The papers of a meeting three days later.
fn pack(ledger: &Ledger, as_of: Day) -> Pack {
    let on = as_of.plus(3);
    Pack::of(
        ledger,
        as_of,
        Occasion { meeting: None, on },
        None,
        &Scope::default(),
    )
}

/// Every report as of a day, as JSON.
fn reports(ledger: &Ledger, as_of: Day) -> BTreeMap<&'static str, serde_json::Value> {
    let all = Scope::default();
    let json = |v: serde_json::Result<serde_json::Value>| v.unwrap();
    BTreeMap::from([
        (
            "weekly",
            json(serde_json::to_value(Weekly::of(ledger, as_of, &all))),
        ),
        (
            "overdue",
            json(serde_json::to_value(Overdue::of(ledger, as_of, &all))),
        ),
        (
            "departments",
            json(serde_json::to_value(Departments::of(ledger, as_of, &all))),
        ),
        (
            "compliance",
            json(serde_json::to_value(Compliance::of(
                ledger, as_of, None, &all,
            ))),
        ),
        (
            "timeline",
            json(serde_json::to_value(Timeline::of(ledger, as_of, 60, &all))),
        ),
        ("meeting", json(serde_json::to_value(pack(ledger, as_of)))),
        (
            "opinions",
            json(serde_json::to_value(Opinions::of(ledger, as_of, &all))),
        ),
        (
            "suggestions",
            json(serde_json::to_value(Suggestions::of(ledger, as_of, &all))),
        ),
        (
            "targets",
            json(serde_json::to_value(Targets::of(ledger, as_of, &all))),
        ),
        (
            "quarter",
            json(serde_json::to_value(Quarter::of(
                ledger,
                as_of,
                Period::quarter_of(as_of),
                &all,
            ))),
        ),
    ])
}

/// The steps of a table that are later than a day taken away.
fn without_later<R: Record>(ledger: &mut Ledger, day: Day) {
    let records: Vec<R> = R::table(ledger).iter().cloned().collect();
    for mut record in records {
        record.history_mut().retain(|s| s.on <= day);
        R::table_mut(ledger).put(record);
    }
}

#[test]
fn entries_made_later_change_no_earlier_report() {
    let whole = load(&example());
    let mut day = Day::parse_iso("2024-03-25").unwrap();
    let last = Day::parse_iso("2024-10-31").unwrap();
    while day <= last {
        let mut early = whole.clone();
        without_later::<Issue>(&mut early, day);
        without_later::<supervise::model::Task>(&mut early, day);
        without_later::<supervise::model::Article>(&mut early, day);
        without_later::<supervise::model::Facility>(&mut early, day);
        without_later::<supervise::model::Meeting>(&mut early, day);
        without_later::<supervise::model::Notice>(&mut early, day);
        without_later::<supervise::model::Opinion>(&mut early, day);
        without_later::<supervise::model::Inspection>(&mut early, day);
        without_later::<supervise::model::Bulletin>(&mut early, day);
        without_later::<supervise::model::Outcome>(&mut early, day);
        without_later::<supervise::model::Suggestion>(&mut early, day);
        without_later::<supervise::model::Metric>(&mut early, day);
        without_later::<supervise::model::Target>(&mut early, day);
        assert_eq!(reports(&early, day), reports(&whole, day), "{day}");
        day = day.plus(9);
    }
}

/// Any move that is open to an issue at the end of its history, made on a later day.
fn later_step(issue: &Issue, on: Day, choice: usize) -> Option<Step<IssueAction>> {
    let (now, _) = replay(issue, on, |_, _| {});
    let open = now?.open();
    let action = *open.get(choice % open.len())?;
    let mut step = Step::new(on, action, Id::parse("npc-office").ok()?);
    // Facts that would move a deadline or a state must not reach back either.
    step.to = Some(on.plus(40));
    step.applied_on = Some(on);
    step.lead = Id::parse("finance").ok();
    step.into = Id::parse("KF-I001").ok();
    step.outcome = Some(supervise::model::verdict::LookBack::Recurred);
    step.pct = supervise::model::step::Percent::new(99);
    Some(step)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_later_step_leaves_the_past_alone(
        back in 0_i64..220,
        steps in prop::collection::vec((0_usize..51, 1_i64..90, 0_usize..64), 1..40),
    ) {
        let whole = load(&example());
        let as_of = Day::parse_iso("2024-10-31").unwrap().plus(-back);
        let before = reports(&whole, as_of);
        let mut later = whole.clone();
        let ids: Vec<Id> = whole.issues.iter().map(|i| i.id.clone()).collect();
        for (which, ahead, choice) in steps {
            let mut issue = later.issues.get(&ids[which]).unwrap().clone();
            let latest = issue.history.iter().map(|s| s.on).max().unwrap().max(as_of);
            if let Some(step) = later_step(&issue, latest.plus(ahead), choice) {
                // Steps may stand anywhere in the file: they are read by date.
                let at = choice % (issue.history.len() + 1);
                issue.history.insert(at, step);
                later.issues.put(issue);
            }
        }
        prop_assert_eq!(reports(&later, as_of), before);
    }
}

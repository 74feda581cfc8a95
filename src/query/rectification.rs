//! 整改落实情况: what became of every issue that was handed over: its measures, its checks, what is
//! still to be done (D10).

use serde::Serialize;

use super::letter::{Report, steps};
use super::measure::Measure;
use super::rates::Rates;
use super::{Figure, Rate, Row, Scope, Snapshot};
use crate::model::issue::{IssueAction, IssueState, IssueStep};
use crate::model::meeting::half_monthly;
use crate::model::verdict::LookBack;
use crate::model::{Day, Id, Ledger, Task};

/// A check by the congress: accepted or not, looked back on, put back on the ledger.
#[derive(Clone, Debug, Serialize)]
pub struct Check {
    /// The day.
    pub on: Day,
    /// Who.
    pub by: Id,
    /// What.
    pub action: IssueAction,
    /// What a look-back found.
    pub outcome: Option<LookBack>,
    /// The opinion, the reason or the remark that goes with it.
    pub says: Option<String>,
}

/// What became of an issue.
#[derive(Clone, Debug, Serialize)]
pub struct Item {
    /// The issue.
    pub issue: Id,
    /// What it is called.
    pub title: String,
    /// Who, where, what fact: as it was handed over.
    pub description: String,
    /// The lead unit.
    pub lead: Option<Id>,
    /// The units that help.
    pub co: Vec<Id>,
    /// By what it is accepted.
    pub criteria: Option<String>,
    /// Where it stands.
    pub state: IssueState,
    /// The deadline as it stands.
    pub due: Option<Day>,
    /// Natural days past it; 0 when not past it.
    pub overdue_days: i64,
    /// Since when it is suspended.
    pub suspended_on: Option<Day>,
    /// The day it was closed, while it is.
    pub closed_on: Option<Day>,
    /// What the last look-back since that closing found.
    pub look_back: Option<LookBack>,
    /// The measures, in order of id.
    pub measures: Vec<Measure>,
    /// What the unit reported since it was last handed over, in order of day.
    pub reports: Vec<Report>,
    /// The checks, in order of day.
    pub checks: Vec<Check>,
}

/// The report.
#[derive(Clone, Debug, Serialize)]
pub struct Rectification {
    /// What it is narrowed to.
    pub scope: Scope,
    /// The day.
    pub as_of: Day,
    /// True when a deadline was reckoned in a year without a calendar.
    pub provisional: bool,
    /// The rates; the base and what was assigned, planned and closed are their parts.
    pub rates: Rates,
    /// Entered and unfinished.
    pub open: Figure,
    /// Entered and handed to nobody yet.
    pub unassigned: Figure,
    /// In hand.
    pub in_hand: Figure,
    /// Waiting for acceptance.
    pub submitted: Figure,
    /// Suspended.
    pub suspended: Figure,
    /// In hand and past the deadline.
    pub overdue: Figure,
    /// Measures done ÷ measures planned for the issues handed over.
    pub measures: Rate,
    /// The issues that were pressed for in writing.
    pub urged: Figure,
    /// The half-monthly meetings held.
    pub meetings: Figure,
    /// The issues that were handed over, in order of id, but for those withheld.
    pub items: Vec<Item>,
    /// Handed over and of restricted circulation: counted, and not told of.
    pub withheld: Figure,
}

impl Rectification {
    /// The report as of a day.
    #[must_use]
    pub fn of(ledger: &Ledger, as_of: Day, scope: &Scope) -> Self {
        let now = Snapshot::new(ledger, as_of, scope);
        let tasks = ledger.tasks_by_issue();
        let of = |row: &Row<'_>| tasks.get(&row.issue.id).map_or(&[][..], Vec::as_slice);
        let planned = now.which(Row::is_assigned).flat_map(|row| of(row).iter());
        let planned = planned.filter(|task| task.state(as_of).is_some());
        let told = now.which(|r| r.is_assigned() && !r.issue.is_withheld());
        let state = |s: IssueState| now.count(move |r| r.standing.state == s);
        Self {
            scope: scope.clone(),
            as_of,
            provisional: now.rows.iter().any(|r| r.standing.provisional),
            rates: Rates::of(&now),
            open: now.count(|r| r.standing.is_open()),
            unassigned: state(IssueState::Registered),
            in_hand: now.count(|r| r.standing.state.is_in_hand()),
            submitted: state(IssueState::Submitted),
            suspended: now.count(|r| r.standing.suspended_on.is_some()),
            overdue: now.count(|r| r.standing.is_overdue(as_of)),
            measures: Rate::of(planned.copied(), |t| t.id.clone(), |t| t.is_done(as_of)),
            urged: now.count(|r| {
                let steps = steps(r.issue, as_of);
                r.is_assigned() && steps.iter().any(|s| s.action == IssueAction::Urged)
            }),
            meetings: half_monthly(ledger, scope.campaign.as_ref(), as_of)
                .iter()
                .map(|meeting| meeting.id.clone())
                .collect(),
            items: told.map(|row| item(row, of(row), as_of)).collect(),
            withheld: now.count(|r| r.is_assigned() && r.issue.is_withheld()),
        }
    }
}

fn item(row: &Row<'_>, tasks: &[&Task], as_of: Day) -> Item {
    let (issue, standing) = (row.issue, &row.standing);
    let steps = steps(issue, as_of);
    let begins = |s: &IssueStep| matches!(s.action, IssueAction::Assigned | IssueAction::Reopened);
    let handed = steps.iter().rposition(begins).unwrap_or(0);
    Item {
        issue: issue.id.clone(),
        title: issue.title.clone(),
        description: issue.description.clone(),
        lead: standing.lead.clone(),
        co: issue.co.clone(),
        criteria: issue.criteria.clone(),
        state: standing.state,
        due: standing.due,
        overdue_days: standing.overdue_days(as_of),
        suspended_on: standing.suspended_on,
        closed_on: standing
            .closed_on
            .filter(|_| standing.state == IssueState::Closed),
        look_back: standing.look_back(),
        measures: tasks.iter().filter_map(|t| Measure::of(t, as_of)).collect(),
        reports: steps[handed..].iter().filter_map(report).collect(),
        checks: steps.iter().filter_map(check).collect(),
    }
}

fn report(step: &IssueStep) -> Option<Report> {
    (step.action == IssueAction::Progress).then(|| step.into())
}

fn check(step: &IssueStep) -> Option<Check> {
    let is_check = matches!(
        step.action,
        IssueAction::Rejected | IssueAction::Closed | IssueAction::Reviewed | IssueAction::Reopened
    );
    is_check.then(|| Check {
        on: step.on,
        by: step.by.clone(),
        action: step.action,
        outcome: step.outcome,
        says: [&step.opinion, &step.reason, &step.note]
            .into_iter()
            .flatten()
            .next()
            .cloned(),
    })
}

#[cfg(test)]
#[path = "rectification_tests.rs"]
mod tests;

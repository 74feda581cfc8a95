//! 整改台账: a line an issue in the base, with its measures, how far it is, and how it was closed
//! (D2).

use serde::Serialize;

use super::letter::{Report, steps};
use super::measure::Measure;
use super::{Row, Scope, Snapshot};
use crate::model::issue::{IssueAction, IssueState, IssueStep};
use crate::model::step::Percent;
use crate::model::verdict::LookBack;
use crate::model::{Day, Id, Ledger, Light, Task};

/// How an issue was closed.
#[derive(Clone, Debug, Serialize)]
pub struct Closing {
    /// The day.
    pub on: Day,
    /// Who checked the work.
    pub checkers: Vec<Id>,
}

/// An issue.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    /// The issue.
    pub issue: Id,
    /// What it is called.
    pub title: String,
    /// By what it is accepted.
    pub criteria: Option<String>,
    /// The measures, by deadline.
    pub measures: Vec<Measure>,
    /// The unit that answers for it.
    pub lead: Option<Id>,
    /// The units that help.
    pub co: Vec<Id>,
    /// The deadline as it stands.
    pub due: Option<Day>,
    /// Where it stands.
    pub state: IssueState,
    /// What the unit last reported in this cycle.
    pub progress: Option<Report>,
    /// How far it is in percent: all of it once it is closed, else what was last reported; `None`
    /// when nothing was.
    pub done: Option<Percent>,
    /// Its light.
    pub light: Option<Light>,
    /// How it was closed; `None` while it is open.
    pub closing: Option<Closing>,
    /// The evidence handed in for its closing in this cycle.
    pub evidence: Vec<String>,
    /// What else is to be said.
    pub remarks: Remarks,
}

/// What a reader of the ledger must know beside.
#[derive(Clone, Debug, Serialize)]
pub struct Remarks {
    /// Which time it is put right, from 1.
    pub cycle: u32,
    /// The first deadline of the cycle, when extensions or suspensions moved it.
    pub due_first: Option<Day>,
    /// Natural days past the deadline; 0 when not past it.
    pub overdue_days: i64,
    /// Since when it is suspended.
    pub suspended_on: Option<Day>,
    /// The last look-back after its closing.
    pub look_back: Option<LookBack>,
    /// What needs a leader to coordinate, while it is open.
    pub support: Option<String>,
}

/// The ledger.
#[derive(Clone, Debug, Serialize)]
pub struct RectificationLedger {
    /// What it is narrowed to.
    pub scope: Scope,
    /// The day.
    pub as_of: Day,
    /// The issues, in order of id.
    pub lines: Vec<Line>,
}

impl RectificationLedger {
    /// The ledger as of a day: what is entered, neither withdrawn nor merged.
    #[must_use]
    pub fn of(ledger: &Ledger, as_of: Day, scope: &Scope) -> Self {
        let now = Snapshot::new(ledger, as_of, scope);
        let tasks = ledger.tasks_by_issue();
        let in_base = now.which(|r| r.standing.is_in_base());
        let lines = in_base.map(|row| {
            let tasks = tasks.get(&row.issue.id).map_or(&[][..], Vec::as_slice);
            line(row, tasks, as_of)
        });
        Self {
            scope: scope.clone(),
            as_of,
            lines: lines.collect(),
        }
    }
}

fn line(row: &Row<'_>, tasks: &[&Task], as_of: Day) -> Line {
    let (issue, now) = (row.issue, &row.standing);
    let steps = cycle(steps(issue, as_of));
    let latest = |action| steps.iter().rev().find(|s| s.action == action);
    let closed = latest(IssueAction::Closed).filter(|_| now.state == IssueState::Closed);
    let proving = [IssueAction::Submitted, IssueAction::Closed].into_iter();
    let evidence = proving.filter_map(latest).flat_map(|s| s.evidence.clone());
    let reported = now.progress.as_ref().and_then(|p| Percent::new(p.pct));
    Line {
        issue: issue.id.clone(),
        title: issue.title.clone(),
        criteria: issue.criteria.clone(),
        measures: measures(tasks, as_of),
        lead: now.lead.clone(),
        co: issue.co.clone(),
        due: now.due,
        state: now.state,
        progress: latest(IssueAction::Progress).map(Report::from),
        done: closed.and_then(|_| Percent::new(100)).or(reported),
        light: row.light,
        closing: closed.map(|step| Closing {
            on: step.on,
            checkers: step.checkers.clone(),
        }),
        evidence: evidence.collect(),
        remarks: remarks(row, as_of),
    }
}

fn measures(tasks: &[&Task], as_of: Day) -> Vec<Measure> {
    let measures = tasks.iter().filter_map(|task| Measure::of(task, as_of));
    let mut measures: Vec<Measure> = measures.collect();
    measures.sort_by_key(|m| m.due);
    measures
}

fn remarks(row: &Row<'_>, as_of: Day) -> Remarks {
    let now = &row.standing;
    let is_closed = now.state == IssueState::Closed;
    let support = now.progress.as_ref().and_then(|p| p.support.clone());
    Remarks {
        cycle: now.cycle,
        due_first: now.due_first.filter(|first| now.due != Some(*first)),
        overdue_days: now.overdue_days(as_of),
        suspended_on: now.suspended_on,
        look_back: now.look_back(),
        support: support.filter(|_| !is_closed),
    }
}

/// The steps since it was last reopened.
fn cycle(mut steps: Vec<IssueStep>) -> Vec<IssueStep> {
    let reopened = |s: &IssueStep| s.action == IssueAction::Reopened;
    let start = steps.iter().rposition(reopened).unwrap_or(0);
    steps.split_off(start)
}

#[cfg(test)]
#[path = "rectification_ledger_tests.rs"]
mod tests;

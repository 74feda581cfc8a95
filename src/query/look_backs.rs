//! 回头看: what is due to be looked at again, what was found, what relapsed (C6-2).

use serde::Serialize;

use super::rates::Rates;
use super::today::{Waiting, look_backs};
use super::{Figure, Rate, Row, Scope, Snapshot};
use crate::model::coded::Coded;
use crate::model::issue::{IssueAction, IssueStep, replay};
use crate::model::verdict::LookBack;
use crate::model::{Day, Id, Ledger};

/// One look-back.
#[derive(Clone, Debug, Serialize)]
pub struct Done {
    /// The issue.
    pub issue: Id,
    /// What it is called.
    pub title: String,
    /// The lead unit.
    pub lead: Option<Id>,
    /// The county.
    pub county: Option<Id>,
    /// The day it had been closed.
    pub closed_on: Option<Day>,
    /// The day of the look-back.
    pub on: Day,
    /// Who looked.
    pub by: Id,
    /// What was found; `None` in a step that does not say, which `check` tells.
    pub outcome: Option<LookBack>,
    /// What is said about it.
    pub note: Option<String>,
    /// The day it was put back on the ledger after this look-back.
    pub reopened_on: Option<Day>,
    /// The issues found by looking for the same elsewhere: 举一反三.
    pub similar: Figure,
}

/// How many look-backs found that.
#[derive(Clone, Debug, Serialize)]
pub struct Found {
    /// What was found.
    pub outcome: LookBack,
    /// The issues of which it was found, each once.
    pub issues: Figure,
}

/// The report.
#[derive(Clone, Debug, Serialize)]
pub struct LookBacks {
    /// What it is narrowed to.
    pub scope: Scope,
    /// The day.
    pub as_of: Day,
    /// Months after closure from which a look-back is due.
    pub months: u32,
    /// 回头看覆盖率: with a look-back ÷ ever closed.
    pub reviewed: Rate,
    /// 反弹率: relapsed ÷ looked back on.
    pub relapsed: Rate,
    /// 反弹率（占曾销号）: relapsed ÷ ever closed.
    pub relapsed_of_closed: Rate,
    /// 销号率: closed ÷ base.
    pub closed: Rate,
    /// What was found.
    pub found: Vec<Found>,
    /// Put back on the ledger after a relapse.
    pub reopened: Figure,
    /// Relapsed and still counted as closed: to be put back on the ledger.
    pub to_reopen: Figure,
    /// Found by looking for the same elsewhere.
    pub similar: Figure,
    /// Closed, and to be looked back at now; longest first.
    pub due: Vec<Waiting>,
    /// The look-backs, latest first.
    pub done: Vec<Done>,
}

impl LookBacks {
    /// The report as of a day.
    #[must_use]
    pub fn of(ledger: &Ledger, as_of: Day, scope: &Scope) -> Self {
        let now = Snapshot::new(ledger, as_of, scope);
        let rates = Rates::of(&now);
        let mut done: Vec<Done> = now.rows.iter().flat_map(|r| looks(r, as_of)).collect();
        done.sort_by(|a, b| b.on.cmp(&a.on).then_with(|| a.issue.cmp(&b.issue)));
        let found = |outcome: &LookBack| Found {
            outcome: *outcome,
            issues: issues(&done, |d| d.outcome == Some(*outcome)),
        };
        Self {
            scope: scope.clone(),
            as_of,
            months: ledger.settings.rules.look_back_months,
            reviewed: rates.reviewed,
            relapsed: rates.relapsed,
            relapsed_of_closed: rates.relapsed_of_closed,
            closed: rates.closed,
            found: LookBack::ALL.iter().map(found).collect(),
            reopened: issues(&done, |d| d.reopened_on.is_some()),
            to_reopen: now.count(|r| r.standing.has_relapsed_since_closing()),
            similar: done.iter().flat_map(|d| d.similar.ids.clone()).collect(),
            due: look_backs(&now),
            done,
        }
    }
}

fn issues(done: &[Done], is_meant: impl Fn(&Done) -> bool) -> Figure {
    let meant = done.iter().filter(|d| is_meant(d));
    meant.map(|d| d.issue.clone()).collect()
}

/// The look-backs at one issue, in order of date; a reopening belongs to the look-back before it.
fn looks(row: &Row<'_>, as_of: Day) -> Vec<Done> {
    let (mut found, mut closed_on) = (Vec::<Done>::new(), None);
    let _ = replay(row.issue, as_of, |step, _| match step.action {
        IssueAction::Closed => closed_on = Some(step.on),
        IssueAction::Reviewed => found.push(Done::of(row, step, closed_on)),
        IssueAction::Reopened => {
            if let Some(last) = found.last_mut() {
                last.reopened_on = Some(step.on);
            }
        }
        _ => {}
    });
    found
}

impl Done {
    fn of(row: &Row<'_>, step: &IssueStep, closed_on: Option<Day>) -> Self {
        Self {
            issue: row.id(),
            title: row.issue.title.clone(),
            lead: row.standing.lead.clone(),
            county: row.county.cloned(),
            closed_on,
            on: step.on,
            by: step.by.clone(),
            outcome: step.outcome,
            note: step.note.clone(),
            reopened_on: None,
            similar: step.similar.iter().cloned().collect(),
        }
    }
}

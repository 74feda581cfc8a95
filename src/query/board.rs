//! 挂图作战看板: what hangs on the wall. How much is done, who has what in which state, what is due
//! when, what came of each article.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::compliance::{self, Results};
use super::{Figure, Rate, Row, Scope, Snapshot};
use crate::model::issue::IssueState;
use crate::model::light::Reason;
use crate::model::{Day, Id, Ledger, Light};

/// The states an issue of the base can be in, in order of its life.
pub const STATES: [IssueState; 5] = [
    IssueState::Registered,
    IssueState::Assigned,
    IssueState::Rectifying,
    IssueState::Submitted,
    IssueState::Closed,
];

/// The lights an issue of the base can have, what is reached first; without a light are those
/// assigned to nobody.
const LIGHTS: [Option<Light>; 6] = [
    Some(Light::Blue),
    Some(Light::Green),
    Some(Light::Yellow),
    Some(Light::Red),
    Some(Light::Grey),
    None,
];

/// The board.
#[derive(Clone, Debug, Serialize)]
pub struct Board {
    /// What it is narrowed to.
    pub scope: Scope,
    /// The day of its lights.
    pub as_of: Day,
    /// 销号率: closed ÷ base.
    pub closed: Rate,
    /// Entered and unfinished: 存量.
    pub open: Figure,
    /// In hand and past the deadline: 逾期.
    pub overdue: Figure,
    /// The base by light. Together the parts are the whole.
    pub lights: Vec<OfLight>,
    /// The base by lead unit and state; most red lights first, then most open.
    pub departments: Vec<OfDepartment>,
    /// What came of each assigned article; none where the scope is one that articles do not have.
    pub regulations: Vec<Results>,
    /// Every issue of the base, the most urgent first, the closed ones last.
    pub issues: Vec<Entry>,
}

/// The issues with one light, of the base.
#[derive(Clone, Debug, Serialize)]
pub struct OfLight {
    /// The light; `None` before an issue is assigned.
    pub light: Option<Light>,
    /// Those with it ÷ base.
    pub issues: Rate,
}

/// What one unit leads.
#[derive(Clone, Debug, Serialize)]
pub struct OfDepartment {
    /// The unit; `None` for what is assigned to nobody.
    pub org: Option<Id>,
    /// All of it.
    pub all: Figure,
    /// With a red light.
    pub red: Figure,
    /// Unfinished.
    pub open: Figure,
    /// By state, as [`STATES`].
    pub states: Vec<Figure>,
}

/// An issue of the base.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    /// The issue.
    pub issue: Id,
    /// What it is called; `None` for one of restricted circulation, which a wall does not tell.
    pub title: Option<String>,
    /// The lead unit.
    pub lead: Option<Id>,
    /// The county concerned.
    pub county: Option<Id>,
    /// Its state.
    pub state: IssueState,
    /// The day it was assigned.
    pub assigned_on: Option<Day>,
    /// The deadline as it stands.
    pub due: Option<Day>,
    /// Its light.
    pub light: Option<Light>,
    /// Why it is on.
    pub reason: Option<Reason>,
}

impl Board {
    /// The board as of a day.
    #[must_use]
    pub fn of(ledger: &Ledger, as_of: Day, scope: &Scope) -> Self {
        let now = Snapshot::new(ledger, as_of, scope);
        let base: Vec<&Row<'_>> = now.which(|r| r.standing.is_in_base()).collect();
        let part = |passes: &dyn Fn(&Row<'_>) -> bool| {
            Rate::of(base.iter().copied(), Row::id, |row| passes(row))
        };
        let with = |light: Option<Light>| OfLight {
            light,
            issues: part(&|row| row.light == light),
        };
        let articles = if scope.is_of_issues_alone() {
            Vec::new()
        } else {
            compliance::results(&now)
        };
        Self {
            scope: scope.clone(),
            as_of,
            closed: part(&|row| row.standing.state == IssueState::Closed),
            open: part(&|row| row.standing.is_open()).part,
            overdue: part(&|row| row.standing.is_overdue(as_of)).part,
            lights: LIGHTS.into_iter().map(with).collect(),
            departments: departments(&base),
            regulations: articles,
            issues: entries(&base, &now),
        }
    }
}

fn departments(base: &[&Row<'_>]) -> Vec<OfDepartment> {
    let mut by_org: BTreeMap<Option<&Id>, Vec<&Row<'_>>> = BTreeMap::new();
    for row in base {
        by_org
            .entry(row.standing.lead.as_ref())
            .or_default()
            .push(row);
    }
    let of_org = |(org, rows): (Option<&Id>, Vec<&Row<'_>>)| {
        let count = |passes: &dyn Fn(&Row<'_>) -> bool| -> Figure {
            rows.iter().filter(|r| passes(r)).map(|r| r.id()).collect()
        };
        OfDepartment {
            org: org.cloned(),
            all: count(&|_| true),
            red: count(&|row| row.light == Some(Light::Red)),
            open: count(&|row| row.standing.is_open()),
            states: STATES
                .map(|state| count(&|row| row.standing.state == state))
                .into(),
        }
    };
    let mut found: Vec<OfDepartment> = by_org.into_iter().map(of_org).collect();
    found.sort_by_key(|d| Reverse((d.red.count(), d.open.count(), d.all.count())));
    found
}

/// In hand before what has no light yet, closed last; then by light and deadline.
fn entries(base: &[&Row<'_>], now: &Snapshot<'_>) -> Vec<Entry> {
    let rules = &now.ledger.settings.rules;
    let entry = |row: &&Row<'_>| Entry {
        issue: row.id(),
        title: (!row.issue.is_withheld()).then(|| row.issue.title.clone()),
        lead: row.standing.lead.clone(),
        county: row.county.cloned(),
        state: row.standing.state,
        assigned_on: row.standing.assigned_on,
        due: row.standing.due,
        light: row.light,
        reason: Light::with_reason(&row.standing, now.as_of, rules).and_then(|(_, why)| why),
    };
    let mut found: Vec<Entry> = base.iter().map(entry).collect();
    let urgency = |entry: &Entry| match entry.light {
        Some(Light::Blue) => 2,
        None => 1,
        Some(_) => 0,
    };
    found.sort_by_cached_key(|e| (urgency(e), e.light, e.due, e.issue.clone()));
    found
}

#[cfg(test)]
#[path = "board_tests.rs"]
mod tests;

//! 分单位: how each lead unit stands. An issue counts once, for the unit that leads it now.

use std::collections::BTreeMap;

use serde::Serialize;

use super::figure::shares;
use super::{Figure, Rate, Row, Scope, Snapshot, Tenths};
use crate::model::issue::IssueState;
use crate::model::{Day, Id, Ledger, Light};

/// The figures of one unit, or of all.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    /// The unit; `None` for the total.
    pub org: Option<Id>,
    /// Handed to it: in hand and closed.
    pub assigned: Figure,
    /// In hand.
    pub in_hand: Figure,
    /// Waiting for acceptance.
    pub submitted: Figure,
    /// Overdue.
    pub overdue: Figure,
    /// Suspended.
    pub suspended: Figure,
    /// Red lights.
    pub red: Figure,
    /// Yellow lights.
    pub yellow: Figure,
    /// Green lights.
    pub green: Figure,
    /// In hand with another light, which is grey, or without a deadline and so without a light.
    pub unlit: Figure,
    /// Closed ÷ assigned.
    pub closed: Rate,
    /// Closed by the deadline as it stood ÷ fallen due.
    pub in_time: Rate,
    /// Its share of all that was assigned.
    pub share: Option<Tenths>,
}

/// The report.
#[derive(Clone, Debug, Serialize)]
pub struct Departments {
    /// What it is narrowed to.
    pub scope: Scope,
    /// The day.
    pub as_of: Day,
    /// The units, most red lights first, then most in hand.
    pub lines: Vec<Line>,
    /// All together.
    pub total: Line,
    /// Entered and handed to nobody yet.
    pub unassigned: Figure,
}

impl Departments {
    /// The report as of a day.
    #[must_use]
    pub fn of(ledger: &Ledger, as_of: Day, scope: &Scope) -> Self {
        Self::at(&Snapshot::new(ledger, as_of, scope))
    }

    /// The same of a ledger as it stood.
    #[must_use]
    pub fn at(now: &Snapshot<'_>) -> Self {
        let as_of = now.as_of;
        let mut by_org: BTreeMap<&Id, Vec<&Row<'_>>> = BTreeMap::new();
        for row in now.which(Row::is_assigned) {
            if let Some(lead) = &row.standing.lead {
                by_org.entry(lead).or_default().push(row);
            }
        }
        let mut lines: Vec<Line> = by_org
            .into_iter()
            .map(|(org, rows)| Line::of(Some(org.clone()), &rows, as_of))
            .collect();
        lines.sort_by_key(|l| {
            std::cmp::Reverse((l.red.count(), l.in_hand.count(), l.assigned.count()))
        });
        let counts: Vec<usize> = lines.iter().map(|l| l.assigned.count()).collect();
        for (line, share) in lines.iter_mut().zip(shares(&counts)) {
            line.share = Some(share);
        }
        let all: Vec<&Row<'_>> = now
            .which(|r| r.is_assigned() && r.standing.lead.is_some())
            .collect();
        let mut total = Line::of(None, &all, as_of);
        total.share = Tenths::of(all.len() as u64, all.len() as u64);
        let unassigned = now.count(|r| r.standing.state == IssueState::Registered);
        Self {
            scope: now.scope.clone(),
            as_of,
            lines,
            total,
            unassigned,
        }
    }
}

impl Line {
    fn of(org: Option<Id>, rows: &[&Row<'_>], as_of: Day) -> Self {
        let count = |passes: &dyn Fn(&Row<'_>) -> bool| -> Figure {
            rows.iter().filter(|r| passes(r)).map(|r| r.id()).collect()
        };
        let light = |l: Light| count(&|r| r.light == Some(l));
        let due: Vec<&Row<'_>> = rows
            .iter()
            .copied()
            .filter(|r| r.standing.fell_due(as_of))
            .collect();
        Self {
            org,
            assigned: count(&|_| true),
            in_hand: count(&|r| r.standing.state.is_in_hand()),
            submitted: count(&|r| r.standing.state == IssueState::Submitted),
            overdue: count(&|r| r.standing.is_overdue(as_of)),
            suspended: count(&|r| r.standing.suspended_on.is_some()),
            red: light(Light::Red),
            yellow: light(Light::Yellow),
            green: light(Light::Green),
            unlit: count(&|r| {
                let burns = [Light::Red, Light::Yellow, Light::Green].map(Some);
                r.standing.state.is_in_hand() && !burns.contains(&r.light)
            }),
            closed: Rate::of(rows.iter().copied(), Row::id, |r| {
                r.standing.state == IssueState::Closed
            }),
            in_time: Rate::of(due, Row::id, |r| r.standing.closed_in_time()),
            share: None,
        }
    }
}

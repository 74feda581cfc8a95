//! 周报: the state of things at the end of a week against the week before (D11).

use serde::Serialize;

use super::compliance::{Summary, summaries};
use super::decision::{Decision, decisions};
use super::movement::{LightChange, Movement, light_changes, movements};
use super::overdue::{OverdueRow, overdue_rows};
use super::overview::Overview;
use super::rates::Rates;
use super::timeline::{Deadline, deadlines, overdue_articles, overdue_tasks};
use super::{Figure, Scope, Snapshot};
use crate::model::period::iso_week;
use crate::model::{Day, Ledger};

/// The weekly report. The week is the seven days that end on `as_of`.
#[derive(Clone, Debug, Serialize)]
pub struct Weekly {
    /// What it is narrowed to.
    pub scope: Scope,
    /// The last day of the week.
    pub as_of: Day,
    /// The first day of the week.
    pub from: Day,
    /// The ISO week of the last day.
    pub week: String,
    /// True when a deadline was reckoned in a year without a calendar.
    pub provisional: bool,
    /// At the end of this week, with this week's movements.
    pub now: Overview,
    /// At the end of the week before, with its movements.
    pub before: Overview,
    /// The rates now.
    pub rates: Rates,
    /// The rates a week ago.
    pub rates_before: Rates,
    /// What happened this week.
    pub movements: Vec<Movement>,
    /// The lights that changed this week.
    pub light_changes: Vec<LightChange>,
    /// Due today and in the seven days after: issues, tasks and inspections.
    pub due_next: Vec<Deadline>,
    /// Overdue, longest first.
    pub overdue: Vec<OverdueRow>,
    /// Tasks past their deadline and not done.
    pub overdue_tasks: Figure,
    /// Articles past their deadline and not inspected.
    pub overdue_articles: Figure,
    /// The inspection of articles, regulation by regulation.
    pub articles: Vec<Summary>,
    /// What needs a leader.
    pub decisions: Vec<Decision>,
}

/// Days of a week, and of the look ahead.
const WEEK: i64 = 7;

impl Weekly {
    /// The report of the week that ends on `as_of`.
    #[must_use]
    pub fn of(ledger: &Ledger, as_of: Day, scope: &Scope) -> Self {
        let now = Snapshot::new(ledger, as_of, scope);
        let before = Snapshot::new(ledger, as_of.plus(-WEEK), scope);
        let from = before.as_of.succ();
        Self {
            scope: scope.clone(),
            as_of,
            from,
            week: iso_week(as_of),
            provisional: now.rows.iter().any(|r| r.standing.provisional),
            now: Overview::of(&now, from),
            before: Overview::of(&before, before.as_of.plus(1 - WEEK)),
            rates: Rates::of(&now),
            rates_before: Rates::of(&before),
            movements: movements(&now, from),
            light_changes: light_changes(&before, &now),
            due_next: deadlines(&now, as_of, as_of.plus(WEEK)),
            overdue_tasks: overdue_tasks(&now).iter().map(|d| d.id.clone()).collect(),
            overdue_articles: overdue_articles(&now)
                .iter()
                .map(|d| d.id.clone())
                .collect(),
            overdue: overdue_rows(&now),
            articles: summaries(&now),
            decisions: decisions(&now),
        }
    }
}

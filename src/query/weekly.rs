//! 周报: the state of things at the end of a week, or of another span of days, against the one
//! before (D11).

use serde::Serialize;

use super::compliance::{Summary, summaries};
use super::decision::{Decision, decisions};
use super::departments::Departments;
use super::movement::{LightChange, Movement, light_changes, movements};
use super::overdue::{OverdueRow, overdue_rows};
use super::overview::Overview;
use super::rates::Rates;
use super::span::agreed::AgreedIn;
use super::span::notices::NoticesIn;
use super::span::opinions::OpinionsIn;
use super::span::{Span, WEEK};
use super::timeline::{Deadline, deadlines, overdue_articles, overdue_tasks};
use super::trend::{Point, ends_of_spans, trend};
use super::{Figure, Scope, Snapshot};
use crate::model::{Day, Ledger};

/// The weekly report.
#[derive(Clone, Debug, Serialize)]
pub struct Weekly {
    /// What it is narrowed to.
    pub scope: Scope,
    /// The days it is about.
    #[serde(flatten)]
    pub span: Span,
    /// True when a deadline was reckoned in a year without a calendar.
    pub provisional: bool,
    /// At the end of the span, with its movements.
    pub now: Overview,
    /// At the end of the span before, with its movements.
    pub before: Overview,
    /// The rates now.
    pub rates: Rates,
    /// The rates at the end of the span before.
    pub rates_before: Rates,
    /// The stock, what is closed and what is overdue at the ends of the last spans.
    pub trend: Vec<Point>,
    /// How each department stands.
    pub departments: Departments,
    /// What happened in the span.
    pub movements: Vec<Movement>,
    /// The lights that changed in the span.
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
    /// The notices, where there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notices: Option<NoticesIn>,
    /// The opinions, where there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opinions: Option<OpinionsIn>,
    /// The decisions of meetings, where there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreed: Option<AgreedIn>,
    /// What needs a leader.
    pub decisions: Vec<Decision>,
}

impl Weekly {
    /// The report of the week that ends on `as_of`.
    #[must_use]
    pub fn of(ledger: &Ledger, as_of: Day, scope: &Scope) -> Self {
        Self::over(ledger, Span::week(as_of), scope)
    }

    /// The same report of any span.
    #[must_use]
    pub fn over(ledger: &Ledger, span: Span, scope: &Scope) -> Self {
        let (as_of, from) = (span.as_of, span.from);
        let now = Snapshot::new(ledger, as_of, scope);
        let before = Snapshot::new(ledger, span.day_before(), scope);
        let ends = ends_of_spans(ledger, &span, scope.campaign.as_ref());
        Self {
            scope: scope.clone(),
            provisional: now.rows.iter().any(|r| r.standing.provisional),
            now: Overview::of(&now, from),
            before: Overview::of(&before, span.from_before),
            rates: Rates::of(&now),
            rates_before: Rates::of(&before),
            trend: trend(ledger, &ends, scope),
            departments: Departments::at(&now),
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
            notices: NoticesIn::of(ledger, &span, scope),
            opinions: OpinionsIn::of(ledger, &span, scope),
            agreed: AgreedIn::of(ledger, &span, scope),
            decisions: decisions(&now),
            span,
        }
    }
}

//! 半月推进会汇报材料: what became of the last meeting's decisions, and what moved since (D6).

use serde::Serialize;

use super::compliance::{Summary, summaries};
use super::decision::{Decision, decisions};
use super::departments::Departments;
use super::lit::{Lit, lit};
use super::movement::{LightChange, Movement, light_changes, movements};
use super::overdue::{OverdueRow, overdue_rows};
use super::overview::Overview;
use super::rates::Rates;
use super::span::Span;
use super::span::agreed::{AgreedRow, Tally, rows};
use super::span::notices::NoticesIn;
use super::span::opinions::OpinionsIn;
use super::span::visits::VisitsIn;
use super::timeline::{Deadline, deadlines};
use super::trend::{Point, ends_at_meetings, trend};
use super::{Scope, Snapshot};
use crate::model::meeting::half_monthly;
use crate::model::period::HalfMonth;
use crate::model::{Day, Id, Ledger, Meeting};

/// The papers of a half-monthly meeting.
#[derive(Clone, Debug, Serialize)]
pub struct Pack {
    /// What it is narrowed to.
    pub scope: Scope,
    /// The days it is about: those after the last meeting.
    #[serde(flatten)]
    pub span: Span,
    /// The record of the meeting, where there is one.
    pub meeting: Option<Id>,
    /// The day of the meeting.
    pub on: Day,
    /// The half-month it is for.
    pub half: HalfMonth,
    /// True when a deadline was reckoned in a year without a calendar.
    pub provisional: bool,
    /// The meeting before, and what became of its decisions.
    pub last: Option<Last>,
    /// Decisions of other meetings that were open at the last one or made since.
    pub carried: Vec<AgreedRow>,
    /// The figures of `carried`.
    pub carried_tally: Tally,
    /// The figures of every decision so far.
    pub tally: Tally,
    /// At the end of the span, with its movements.
    pub now: Overview,
    /// At the end of the span before, with its movements.
    pub before: Overview,
    /// The rates now.
    pub rates: Rates,
    /// The rates at the end of the span before.
    pub rates_before: Rates,
    /// The stock, what is closed and what is overdue at the last half-monthly meetings.
    pub trend: Vec<Point>,
    /// What happened in the span.
    pub movements: Vec<Movement>,
    /// The lights that changed in the span.
    pub light_changes: Vec<LightChange>,
    /// How each department stands, red lights first.
    pub departments: Departments,
    /// What needs a leader.
    pub decisions: Vec<Decision>,
    /// Overdue, longest first.
    pub overdue: Vec<OverdueRow>,
    /// The notices, where there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notices: Option<NoticesIn>,
    /// The opinions, where there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opinions: Option<OpinionsIn>,
    /// The visits, where there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visits: Option<VisitsIn>,
    /// The day of the meeting after this one.
    pub next_on: Day,
    /// What falls due up to that day, that day included.
    pub due_next: Vec<Deadline>,
    /// The issues with a red or yellow light, red ones first.
    pub lit: Vec<Lit>,
    /// The inspection of articles, regulation by regulation.
    pub articles: Vec<Summary>,
}

/// The meeting before and its decisions.
#[derive(Clone, Debug, Serialize)]
pub struct Last {
    /// The meeting.
    pub meeting: Id,
    /// Its day.
    pub on: Day,
    /// Its decisions, in order of number.
    pub decisions: Vec<AgreedRow>,
    /// Their figures.
    pub tally: Tally,
}

/// Which meeting the papers are for.
#[derive(Clone, Copy, Debug)]
pub struct Occasion<'a> {
    /// Its record, where there is one.
    pub meeting: Option<&'a Meeting>,
    /// Its day.
    pub on: Day,
}

impl Pack {
    /// The papers of a meeting as they stand at the end of `as_of`, or of the meeting's own day when
    /// that is earlier. They begin the day after the last half-monthly meeting held before, or the
    /// day after `since`; without either, with the half-month.
    #[must_use]
    pub fn of(
        ledger: &Ledger,
        as_of: Day,
        occasion: Occasion<'_>,
        since: Option<Day>,
        scope: &Scope,
    ) -> Self {
        let (on, campaign) = (occasion.on, scope.campaign.as_ref());
        let as_of = as_of.min(on);
        let span = span(ledger, as_of, on, since, campaign);
        let now = Snapshot::new(ledger, as_of, scope);
        let before = Snapshot::new(ledger, span.day_before(), scope);
        let held = half_monthly(ledger, campaign, as_of.min(on.pred()));
        let agreed = agreed(ledger, as_of, on, &held, scope);
        let next_on = after(ledger, on, &held);
        let mut due_next = deadlines(&now, as_of, next_on);
        due_next.retain(|due| !agreed.new.contains(&due.id));
        Self {
            scope: scope.clone(),
            meeting: occasion.meeting.map(|m| m.id.clone()),
            on,
            half: HalfMonth::of(on),
            provisional: now.rows.iter().any(|r| r.standing.provisional),
            last: agreed.last,
            carried_tally: Tally::of(&agreed.carried),
            carried: agreed.carried,
            tally: agreed.tally,
            now: Overview::of(&now, span.from),
            before: Overview::of(&before, span.from_before),
            rates: Rates::of(&now),
            rates_before: Rates::of(&before),
            trend: trend(ledger, &ends_at_meetings(ledger, as_of, campaign), scope),
            movements: movements(&now, span.from),
            light_changes: light_changes(&before, &now),
            departments: Departments::at(&now),
            decisions: decisions(&now),
            overdue: overdue_rows(&now),
            notices: NoticesIn::of(ledger, &span, scope),
            opinions: OpinionsIn::of(ledger, &span, scope),
            visits: VisitsIn::of(ledger, &span, scope),
            due_next,
            next_on,
            lit: lit(&now),
            articles: summaries(&now),
            span,
        }
    }
}

/// The days the papers are about.
fn span(ledger: &Ledger, as_of: Day, on: Day, since: Option<Day>, campaign: Option<&Id>) -> Span {
    if let Some(since) = since {
        return Span::since(since.min(as_of.pred()), as_of);
    }
    Span::since_meeting(ledger, campaign, as_of.min(on.pred()), as_of)
        .unwrap_or_else(|| Span::since(HalfMonth::of(as_of).first().pred(), as_of))
}

/// The decisions a meeting hears of.
struct Heard {
    last: Option<Last>,
    carried: Vec<AgreedRow>,
    tally: Tally,
    /// Made on its own day: it made them itself.
    new: Vec<Id>,
}

/// The decisions a meeting on `on` hears of: those of the last half-monthly meeting, and those of
/// other meetings that had not ended when that was held. Meetings count up to this one.
fn agreed(ledger: &Ledger, as_of: Day, on: Day, held: &[&Meeting], scope: &Scope) -> Heard {
    let mut days: Vec<Day> = held.iter().map(|meeting| meeting.date).collect();
    days.push(on);
    let all = rows(ledger, as_of, &days, scope);
    let (all, new): (Vec<_>, Vec<_>) = all.into_iter().partition(|row| row.decided_on < on);
    let tally = Tally::of(&all);
    let last = held.last();
    let is_of_last = |row: &AgreedRow| last.is_some_and(|meeting| meeting.id == row.meeting);
    let (of_last, others): (Vec<_>, Vec<_>) = all.into_iter().partition(is_of_last);
    let was_open = |row: &AgreedRow| {
        row.ended_on
            .is_none_or(|ended| last.is_none_or(|meeting| ended > meeting.date))
    };
    Heard {
        last: last.map(|meeting| Last {
            meeting: meeting.id.clone(),
            on: meeting.date,
            tally: Tally::of(&of_last),
            decisions: of_last,
        }),
        carried: others.into_iter().filter(was_open).collect(),
        tally,
        new: new.into_iter().map(|row| row.id).collect(),
    }
}

/// The day of the meeting after one on `on`.
fn after(ledger: &Ledger, on: Day, held: &[&Meeting]) -> Day {
    let days: Vec<Day> = held
        .iter()
        .map(|meeting| meeting.date)
        .chain([on])
        .collect();
    let rules = &ledger.settings.rules.meeting_days;
    rules.next(on.succ(), &days, &ledger.calendar).on
}

#[cfg(test)]
#[path = "pack_tests.rs"]
mod tests;

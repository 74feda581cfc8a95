//! 议定事项: what became of the decisions of meetings (C11).

use serde::Serialize;

use super::Span;
use crate::model::meeting::{Agreed, DecisionState, MeetingKind, half_monthly};
use crate::model::plain::Plain;
use crate::model::{Day, Id, Ledger};
use crate::query::{Figure, Rate, Scope};

/// A decision in a report.
#[derive(Clone, Debug, Serialize)]
pub struct AgreedRow {
    /// The meeting and the number in it, such as `2024-06-14-semimonthly#2`.
    pub id: Id,
    /// The meeting.
    pub meeting: Id,
    /// The day of the meeting.
    pub decided_on: Day,
    /// The kind of meeting.
    pub kind: MeetingKind,
    /// Its number in the meeting.
    pub no: u32,
    /// What is to be done.
    pub text: String,
    /// The unit that does it.
    pub unit: Id,
    /// By when.
    pub due: Option<Day>,
    /// Where it stands.
    pub state: DecisionState,
    /// The day it was carried out or dropped.
    pub ended_on: Option<Day>,
    /// Why it was dropped, or what was noted when it was carried out.
    pub detail: Option<String>,
    /// Days past its deadline.
    pub overdue_days: i64,
    /// Half-monthly meetings in a row at which it was still open.
    pub carried: usize,
    /// Whether that is as many as the rules flag.
    pub flagged: bool,
    #[serde(skip)]
    fell_due: bool,
}

/// The figures of a set of decisions.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Tally {
    /// All of them.
    pub all: Figure,
    /// Carried out.
    pub done: Figure,
    /// Open, those overdue among them.
    pub open: Figure,
    /// Past their deadline.
    pub overdue: Figure,
    /// Dropped.
    pub dropped: Figure,
    /// 落实率: carried out ÷ fallen due; dropped ones and those without a deadline count on
    /// neither side (C11).
    pub rate: Rate,
    /// Open at as many meetings in a row as the rules flag.
    pub flagged: Figure,
}

/// The decisions of a weekly report.
#[derive(Clone, Debug, Serialize)]
pub struct AgreedIn {
    /// Every decision so far.
    pub tally: Tally,
    /// Made in the span.
    pub made: Figure,
    /// Carried out in the span.
    pub done_in: Figure,
    /// Those that are open, by deadline.
    pub open: Vec<AgreedRow>,
}

impl AgreedIn {
    /// The decisions made by the end of the span; `None` where there is none, or the scope narrows
    /// by what decisions do not have.
    #[must_use]
    pub fn of(ledger: &Ledger, span: &Span, scope: &Scope) -> Option<Self> {
        let held = half_monthly(ledger, scope.campaign.as_ref(), span.as_of);
        let days: Vec<Day> = held.iter().map(|meeting| meeting.date).collect();
        let mut rows = rows(ledger, span.as_of, &days, scope);
        if rows.is_empty() {
            return None;
        }
        let figure = |passes: &dyn Fn(&AgreedRow) -> bool| figure(&rows, passes);
        let tally = Tally::of(&rows);
        let made = figure(&|row| row.decided_on >= span.from);
        let done_in = figure(&|row| {
            row.state == DecisionState::Done && row.ended_on.is_some_and(|on| on >= span.from)
        });
        rows.retain(|row| row.state.is_open());
        rows.sort_by(|a, b| order(a).cmp(&order(b)));
        Some(Self {
            tally,
            made,
            done_in,
            open: rows,
        })
    }
}

/// Those with a deadline first, the earliest first.
fn order(row: &AgreedRow) -> (bool, Option<Day>, Day, &Id) {
    (row.due.is_none(), row.due, row.decided_on, &row.id)
}

/// Every decision made by the end of a day, as it stood, in order of meeting and number. `meetings`
/// are the days at which it is counted whether one was still open.
#[must_use]
pub fn rows(ledger: &Ledger, as_of: Day, meetings: &[Day], scope: &Scope) -> Vec<AgreedRow> {
    if scope.is_of_issues_alone() {
        return Vec::new();
    }
    let flagged = ledger.settings.rules.carried_meetings.max(1) as usize;
    let mut of_campaign: Vec<_> = ledger
        .meetings
        .iter()
        .filter(|m| m.is_of(scope.campaign.as_ref()))
        .collect();
    of_campaign.sort_by_key(|m| (m.date, &m.id));
    let agreed = of_campaign
        .into_iter()
        .flat_map(|meeting| meeting.agreed(as_of));
    let of_unit = agreed.filter(|a| scope.org.as_ref().is_none_or(|org| *org == a.decision.unit));
    of_unit
        .map(|agreed| AgreedRow::of(&agreed, meetings, flagged))
        .collect()
}

impl AgreedRow {
    fn of(agreed: &Agreed<'_>, meetings: &[Day], flagged: usize) -> Self {
        let (meeting, decision) = (agreed.meeting, agreed.decision);
        let carried = agreed.carried(meetings);
        Self {
            id: agreed.id(),
            meeting: meeting.id.clone(),
            decided_on: meeting.date,
            kind: meeting.kind,
            no: decision.no,
            text: decision.text.clone(),
            unit: decision.unit.clone(),
            due: decision.due,
            state: agreed.state,
            ended_on: agreed.ended.map(|step| step.on),
            detail: agreed
                .ended
                .and_then(|s| s.reason.clone().or_else(|| s.note.clone())),
            overdue_days: agreed.overdue_days(),
            carried,
            flagged: agreed.state.is_open() && carried >= flagged,
            fell_due: agreed.fell_due(),
        }
    }
}

fn figure(rows: &[AgreedRow], passes: &dyn Fn(&AgreedRow) -> bool) -> Figure {
    rows.iter()
        .filter(|row| passes(row))
        .map(|row| row.id.clone())
        .collect()
}

impl Tally {
    /// The figures of these decisions.
    #[must_use]
    pub fn of(rows: &[AgreedRow]) -> Self {
        let is = |state: DecisionState| figure(rows, &|row| row.state == state);
        let is_done = |row: &AgreedRow| row.state == DecisionState::Done;
        Self {
            all: figure(rows, &|_| true),
            done: is(DecisionState::Done),
            open: figure(rows, &|row| row.state.is_open()),
            overdue: is(DecisionState::Overdue),
            dropped: is(DecisionState::Dropped),
            rate: Rate::between(
                figure(rows, &|row| row.fell_due && is_done(row)),
                figure(rows, &|row| row.fell_due),
            ),
            flagged: figure(rows, &|row| row.flagged),
        }
    }
}

//! 催办: whom to press today, by the ledger's ladder (C5). It proposes; people issue.

use serde::Serialize;

use super::pressing::{Pressing, Pressings};
use super::{Figure, Row, Scope, Snapshot};
use crate::model::issue::Standing;
use crate::model::ladder::{Hold, Issued, Turn, turn};
use crate::model::notice::NoticeKind;
use crate::model::{Day, Id, Ledger};

/// Whom to press, and why not the others.
#[derive(Clone, Debug, Serialize)]
pub struct Dunning {
    /// What it is narrowed to.
    pub scope: Scope,
    /// The day.
    pub as_of: Day,
    /// The next working day, when this is a rest day: nothing is issued on one.
    pub resumes_on: Option<Day>,
    /// True when a deadline or a day of reply was reckoned in a year without a calendar.
    pub provisional: bool,
    /// How many of each.
    pub counts: Counts,
    /// Every issue in hand and not suspended: first those to press, each part longest overdue first.
    pub rows: Vec<Press>,
}

/// The issues behind each answer of the ladder.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Counts {
    /// In hand and not suspended.
    pub in_hand: Figure,
    /// To be pressed today.
    pub to_press: Figure,
    /// To be pressed, but this is a rest day.
    pub rest_day: Figure,
    /// The unit may still reply.
    pub awaiting: Figure,
    /// The unit replied.
    pub answered: Figure,
    /// Nothing graver is left.
    pub highest: Figure,
    /// The next rung is not reached yet.
    pub early: Figure,
    /// Suspended, and so not pressed.
    pub suspended: Figure,
}

/// An issue in hand and what the ladder says of it.
#[derive(Clone, Debug, Serialize)]
pub struct Press {
    /// The issue.
    pub issue: Id,
    /// What it is called.
    pub title: String,
    /// The lead unit.
    pub lead: Option<Id>,
    /// The deadline as it stands.
    pub due: Day,
    /// Natural days past it, negative before it.
    pub days: i64,
    /// The last notice that pressed for this deadline.
    pub last: Option<Last>,
    /// What is to be done.
    pub turn: Turn,
}

/// A notice that pressed.
#[derive(Clone, Debug, Serialize)]
pub struct Last {
    /// Its number.
    pub doc: String,
    /// What it was; `None` for one that only the issue's history tells of.
    pub kind: Option<NoticeKind>,
    /// The day it was issued.
    pub on: Day,
    /// The last day to reply, as it says.
    pub reply_due: Option<Day>,
}

impl Dunning {
    /// The ladder's answers as of a day.
    #[must_use]
    pub fn of(ledger: &Ledger, as_of: Day, scope: &Scope) -> Self {
        let now = Snapshot::new(ledger, as_of, scope);
        let is_running =
            |r: &Row<'_>| r.standing.state.is_in_hand() && r.standing.suspended_on.is_none();
        let pressings = Pressings::of(ledger);
        let in_hand = now.which(is_running);
        let mut rows: Vec<Press> = in_hand
            .filter_map(|row| press(row, &pressings, &now))
            .collect();
        rows.sort_by_key(|r| {
            (
                !matches!(r.turn, Turn::Issue { .. }),
                -r.days,
                r.issue.clone(),
            )
        });
        let calendar = &ledger.calendar;
        let resumes = || calendar.plus_working_days(as_of, 1).value;
        let is_provisional = |r: &Press| {
            matches!(
                r.turn,
                Turn::Issue {
                    provisional: true,
                    ..
                }
            )
        };
        Self {
            scope: scope.clone(),
            as_of,
            resumes_on: (!calendar.is_working(as_of)).then(resumes),
            provisional: rows.iter().any(is_provisional)
                || now.which(is_running).any(|r| r.standing.provisional),
            counts: Counts {
                suspended: now.count(|r| r.standing.suspended_on.is_some()),
                ..Counts::of(&rows)
            },
            rows,
        }
    }
}

impl Counts {
    fn of(rows: &[Press]) -> Self {
        let which = |passes: fn(&Turn) -> bool| -> Figure {
            let passing = rows.iter().filter(|row| passes(&row.turn));
            passing.map(|row| row.issue.clone()).collect()
        };
        Self {
            in_hand: which(|_| true),
            to_press: which(|turn| matches!(turn, Turn::Issue { .. })),
            rest_day: which(|turn| matches!(turn, Turn::Hold(Hold::RestDay))),
            awaiting: which(|turn| matches!(turn, Turn::Hold(Hold::Awaiting(_)))),
            answered: which(|turn| matches!(turn, Turn::Hold(Hold::Answered))),
            highest: which(|turn| matches!(turn, Turn::Hold(Hold::Highest))),
            early: which(|turn| matches!(turn, Turn::Hold(Hold::Early(_)))),
            suspended: Figure::default(),
        }
    }
}

fn press(row: &Row<'_>, pressings: &Pressings<'_>, now: &Snapshot<'_>) -> Option<Press> {
    let (due, as_of) = (row.standing.due?, now.as_of);
    let mut pressed = pressings.on(row.issue, row.standing.lead.as_ref(), as_of);
    pressed.retain(|pressing| !pressing.is_void && is_for_this_deadline(pressing, &row.standing));
    let issued: Vec<Issued> = pressed.iter().map(|p| issued(p, due)).collect();
    let last = pressed
        .into_iter()
        .zip(&issued)
        .max_by_key(|(_, issued)| (issued.on, issued.kind.gravity()));
    Some(Press {
        issue: row.id(),
        title: row.issue.title.clone(),
        lead: row.standing.lead.clone(),
        due,
        days: as_of.since(due),
        last: last.map(|(last, _)| Last {
            doc: last.number.unwrap_or_default(),
            kind: last.kind,
            on: last.issued_on,
            reply_due: last.reply_due,
        }),
        turn: turn(due, as_of, &issued, now.ledger.clockwork()),
    })
}

/// A pressing as the ladder counts it. One that only the history tells of is taken for the least
/// it can have been: a reminder until the deadline and an urging after it.
fn issued(pressing: &Pressing, due: Day) -> Issued {
    let on = pressing.issued_on;
    let least = if on <= due {
        NoticeKind::Reminder
    } else {
        NoticeKind::Urge
    };
    Issued {
        kind: pressing.kind.unwrap_or(least),
        on,
        reply_due: pressing.reply_due,
        is_answered: pressing.answered_on.is_some(),
    }
}

/// The notices of a cycle press for the deadline as it stands when they were issued after it was
/// last extended.
fn is_for_this_deadline(pressing: &Pressing, standing: &Standing) -> bool {
    let extended = standing.extensions.last().map(|e| e.granted_on);
    extended.is_none_or(|since| since < pressing.issued_on)
}

#[cfg(test)]
#[path = "dunning_tests.rs"]
mod tests;

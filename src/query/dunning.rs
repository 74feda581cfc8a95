//! 催办: whom to press today, by the ledger's ladder (C5). It proposes; people issue.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Figure, Row, Scope, Snapshot};
use crate::model::issue::{IssueAction, Standing, replay};
use crate::model::ladder::{Hold, Issued, Turn, turn};
use crate::model::living::begun;
use crate::model::notice::{NoticeKind, NoticeState};
use crate::model::plain::Plain;
use crate::model::{Day, Id, Ledger, Notice};

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
        let notices = pressing(ledger);
        let of = |row: &Row<'_>| notices.get(&row.issue.id).map_or(&[][..], Vec::as_slice);
        let in_hand = now.which(is_running);
        let mut rows: Vec<Press> = in_hand
            .filter_map(|row| press(row, of(row), &now))
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

/// The notices that press, by the issue they press for.
fn pressing(ledger: &Ledger) -> BTreeMap<&Id, Vec<&Notice>> {
    let mut by_issue: BTreeMap<&Id, Vec<&Notice>> = BTreeMap::new();
    let press = |notice: &&Notice| notice.kind.gravity().is_some();
    for notice in ledger.notices.iter().filter(press) {
        for issue in &notice.issues {
            by_issue.entry(issue).or_default().push(notice);
        }
    }
    by_issue
}

fn press(row: &Row<'_>, notices: &[&Notice], now: &Snapshot<'_>) -> Option<Press> {
    let (due, as_of) = (row.standing.due?, now.as_of);
    let issued = issued(row, notices, due, now);
    let each: Vec<Issued> = issued.iter().map(|(issued, _)| *issued).collect();
    let last = issued
        .into_iter()
        .max_by_key(|(issued, _)| (issued.on, issued.kind.gravity()));
    Some(Press {
        issue: row.id(),
        title: row.issue.title.clone(),
        lead: row.standing.lead.clone(),
        due,
        days: as_of.since(due),
        last: last.map(|(_, last)| last),
        turn: turn(due, as_of, &each, now.ledger.clockwork()),
    })
}

/// The notices that press for the deadline as it stands: those issued since the issue was handed
/// over, begun anew or last extended. One that was returned or cancelled presses nobody.
fn issued(row: &Row<'_>, notices: &[&Notice], due: Day, now: &Snapshot<'_>) -> Vec<(Issued, Last)> {
    let as_of = now.as_of;
    let counts = |on: Day| on <= as_of && is_for_this_deadline(&row.standing, on);
    let mut issued: Vec<(Issued, Last)> = Vec::new();
    for notice in notices {
        let (on, state) = (begun(&notice.history), notice.state(as_of));
        let is_void = matches!(state, Some(NoticeState::Returned | NoticeState::Cancelled));
        if let Some(on) = on.filter(|on| !is_void && counts(*on)) {
            let is_answered = state == Some(NoticeState::Answered);
            let last = Last {
                doc: notice.doc(),
                kind: Some(notice.kind),
                on,
                reply_due: notice.reply_due,
            };
            issued.push((last.issued(notice.kind, is_answered), last));
        }
    }
    replay(row.issue, as_of, |step, _| {
        let doc = step.doc.clone().unwrap_or_default();
        let is_known = notices.iter().any(|notice| notice.is_called(&doc));
        if step.action == IssueAction::Urged && !is_known && counts(step.on) {
            let last = Last {
                doc,
                kind: None,
                on: step.on,
                reply_due: step.to,
            };
            issued.push((last.issued(unnamed(step.on, due), false), last));
        }
    });
    issued
}

impl Last {
    const fn issued(&self, kind: NoticeKind, is_answered: bool) -> Issued {
        Issued {
            kind,
            on: self.on,
            reply_due: self.reply_due,
            is_answered,
        }
    }
}

/// What a pressing that only the history tells of is taken for: the least it can have been, a
/// reminder until the deadline and an urging after it.
fn unnamed(on: Day, due: Day) -> NoticeKind {
    if on <= due {
        NoticeKind::Reminder
    } else {
        NoticeKind::Urge
    }
}

fn is_for_this_deadline(standing: &Standing, on: Day) -> bool {
    let extended = standing.extensions.last().map(|e| e.granted_on);
    standing.assigned_on.is_none_or(|since| since <= on) && extended.is_none_or(|since| since < on)
}

#[cfg(test)]
#[path = "dunning_tests.rs"]
mod tests;

//! 今天: what is to be done now, and about what.

pub mod opinions;

use serde::Serialize;

use self::opinions::OpinionWaiting;
use super::pressing::{Pressing, Pressings};
use super::timeline::{Deadline, article_deadlines, deadlines, overdue};
use super::{Figure, Row, Scope, Snapshot};
use crate::model::issue::{IssueAction, IssueState, replay};
use crate::model::{Day, Id, Kind, Ledger};

/// Days of the look ahead, today not counted; the weekly report looks as far.
const AHEAD: i64 = 7;

/// What is to be done.
#[derive(Clone, Debug, Serialize)]
pub struct Today {
    /// What it is narrowed to.
    pub scope: Scope,
    /// The day.
    pub as_of: Day,
    /// The last day it looks ahead to.
    pub until: Day,
    /// True when a deadline was reckoned in a year without a calendar.
    pub provisional: bool,
    /// How many of each.
    pub counts: Counts,
    /// Issues, tasks and decisions of meetings past their deadline, longest first.
    pub overdue: Vec<Deadline>,
    /// Issues, tasks and decisions of meetings due today or in the seven days after, in order of date.
    pub due: Vec<Deadline>,
    /// Handed over and not signed for in time, longest first.
    pub unsigned: Vec<Waiting>,
    /// Notices that asked for a reply and have none, by the day it is due.
    pub notices: Vec<Waiting>,
    /// Submitted and awaiting acceptance, longest first.
    pub submitted: Vec<Waiting>,
    /// Closed, and not looked back at since, when that is due; longest first.
    pub look_backs: Vec<Waiting>,
    /// Articles not inspected that should be by now or within seven days, in order of date.
    pub inspections: Vec<Deadline>,
    /// Opinions not dealt out, or past the day a reply was due.
    pub opinions: Vec<OpinionWaiting>,
}

/// The records behind each part.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Counts {
    /// Past their deadline.
    pub overdue: Figure,
    /// Due today or in the seven days after.
    pub due: Figure,
    /// Not signed for.
    pub unsigned: Figure,
    /// Notices without reply: the issues they are about.
    pub notices: Figure,
    /// Awaiting acceptance.
    pub submitted: Figure,
    /// To be looked back at.
    pub look_backs: Figure,
    /// To be inspected.
    pub inspections: Figure,
    /// Opinions to be seen to.
    pub opinions: Figure,
}

/// An issue that waits for somebody.
#[derive(Clone, Debug, Serialize)]
pub struct Waiting {
    /// The issue.
    pub issue: Id,
    /// What it is called.
    pub title: String,
    /// The lead unit.
    pub lead: Option<Id>,
    /// The notice's number.
    pub paper: Option<String>,
    /// Since when: assigned, pressed for, submitted, closed.
    pub since: Day,
    /// By when it should be done; `None` where no rule says.
    pub due: Option<Day>,
    /// Days past `due`, negative before it; days since `since` where there is none.
    pub days: i64,
}

impl Today {
    /// What is to be done on a day.
    #[must_use]
    pub fn of(ledger: &Ledger, as_of: Day, scope: &Scope) -> Self {
        let now = Snapshot::new(ledger, as_of, scope);
        let until = as_of.plus(AHEAD);
        let mut due = deadlines(&now, as_of, until);
        due.retain(|d| d.kind != Kind::Article);
        let mut inspections = article_deadlines(&now);
        inspections.retain(|d| d.due <= until);
        inspections.sort_by(|a, b| (a.due, &a.id).cmp(&(b.due, &b.id)));
        let pressings = Pressings::of(ledger);
        let mut notices: Vec<Waiting> = now
            .rows
            .iter()
            .flat_map(|r| unanswered(r, &pressings, as_of))
            .collect();
        notices.sort_by(|a, b| (a.due, &a.issue).cmp(&(b.due, &b.issue)));
        let mut overdue = overdue(&now);
        overdue.retain(|d| d.kind != Kind::Article);
        let mut today = Self {
            provisional: now.rows.iter().any(|r| r.standing.provisional),
            unsigned: waiting(&now, |r| unsigned(r, &now)),
            submitted: waiting(&now, |r| submitted(r, as_of)),
            look_backs: look_backs(&now),
            counts: Counts::default(),
            scope: scope.clone(),
            as_of,
            until,
            overdue,
            due,
            notices,
            inspections,
            opinions: opinions::waiting(ledger, as_of, scope),
        };
        today.counts = Counts::of(&today);
        today
    }
}

impl Counts {
    fn of(today: &Today) -> Self {
        let deadlines = |list: &[Deadline]| list.iter().map(|d| d.id.clone()).collect();
        let issues = |list: &[Waiting]| list.iter().map(|w| w.issue.clone()).collect();
        Self {
            overdue: deadlines(&today.overdue),
            due: deadlines(&today.due),
            unsigned: issues(&today.unsigned),
            notices: issues(&today.notices),
            submitted: issues(&today.submitted),
            look_backs: issues(&today.look_backs),
            inspections: deadlines(&today.inspections),
            opinions: today.opinions.iter().map(|o| o.opinion.clone()).collect(),
        }
    }
}

/// The issues that wait, longest first.
fn waiting(now: &Snapshot<'_>, waits: impl Fn(&Row<'_>) -> Option<Waiting>) -> Vec<Waiting> {
    let mut found: Vec<Waiting> = now.rows.iter().filter_map(waits).collect();
    found.sort_by(|a, b| b.days.cmp(&a.days).then_with(|| a.issue.cmp(&b.issue)));
    found
}

impl Waiting {
    fn of(row: &Row<'_>, since: Day, due: Option<Day>, as_of: Day) -> Self {
        Self {
            issue: row.id(),
            title: row.issue.title.clone(),
            lead: row.standing.lead.clone(),
            paper: None,
            since,
            due,
            days: as_of.since(due.unwrap_or(since)),
        }
    }
}

/// In hand and not signed for within the days the rules give. What is suspended waits for nobody.
fn unsigned(row: &Row<'_>, now: &Snapshot<'_>) -> Option<Waiting> {
    let standing = &row.standing;
    let waits = standing.state.is_in_hand()
        && standing.suspended_on.is_none()
        && standing.acknowledged_on.is_none();
    let since = standing.assigned_on.filter(|_| waits)?;
    let days = i64::from(now.ledger.settings.rules.sign_days);
    let due = since.plus(days);
    (now.as_of > due).then(|| Waiting::of(row, since, Some(due), now.as_of))
}

/// The day it was last submitted, while it awaits acceptance.
fn submitted(row: &Row<'_>, as_of: Day) -> Option<Waiting> {
    let mut since = None;
    replay(row.issue, as_of, |step, _| {
        if step.action == IssueAction::Submitted {
            since = Some(step.on);
        }
    });
    let since = since.filter(|_| row.standing.state == IssueState::Submitted)?;
    Some(Waiting::of(row, since, None, as_of))
}

/// The issues to be looked back at now, longest first.
pub(super) fn look_backs(now: &Snapshot<'_>) -> Vec<Waiting> {
    waiting(now, |row| look_back(row, now))
}

/// Closed, the months of the rules past, and not looked back at since it was last closed. The day
/// is not moved off rest days: it is when to begin, not a limit.
fn look_back(row: &Row<'_>, now: &Snapshot<'_>) -> Option<Waiting> {
    let standing = &row.standing;
    let closed = standing.closed_on?;
    let was_reviewed = standing.reviews.iter().any(|(on, _)| *on >= closed);
    let due = closed.plus_months(now.ledger.settings.rules.look_back_months);
    let is_due = standing.state == IssueState::Closed && !was_reviewed && due <= now.as_of;
    is_due.then(|| Waiting::of(row, closed, Some(due), now.as_of))
}

/// The notices of an issue in hand that asked for a reply by a day and have had none.
fn unanswered(row: &Row<'_>, pressings: &Pressings<'_>, as_of: Day) -> Vec<Waiting> {
    if !row.standing.state.is_in_hand() {
        return Vec::new();
    }
    let pressed = pressings.on(row.issue, row.standing.lead.as_ref(), as_of);
    let waits = |p: &Pressing| p.reply_due.is_some() && p.answered_on.is_none() && !p.is_void;
    let waiting = pressed.into_iter().filter(waits).map(|pressing| Waiting {
        paper: pressing.number,
        ..Waiting::of(row, pressing.issued_on, pressing.reply_due, as_of)
    });
    waiting.collect()
}

#[cfg(test)]
#[path = "today_tests.rs"]
mod tests;

//! 函件: which were issued in a span, and which still wait for a signature or an answer.

use serde::Serialize;

use super::Span;
use crate::model::living::last;
use crate::model::notice::{NoticeAction, NoticeKind, NoticeState};
use crate::model::plain::Plain;
use crate::model::{Day, Id, Ledger, Notice};
use crate::query::{Figure, Scope};

/// The notices of a report.
#[derive(Clone, Debug, Serialize)]
pub struct NoticesIn {
    /// Issued in the span.
    pub issued: Figure,
    /// Answered in the span.
    pub answered: Figure,
    /// Returned in the span.
    pub returned: Figure,
    /// Not signed for.
    pub unsigned: Figure,
    /// An answer is due on a day and has not come, whether signed for or not.
    pub unanswered: Figure,
    /// The day an answer was due has passed.
    pub overdue: Figure,
    /// The notices that wait for an answer, by the day it is due.
    pub waiting: Vec<NoticeRow>,
}

/// A notice that waits for an answer.
#[derive(Clone, Debug, Serialize)]
pub struct NoticeRow {
    /// The notice.
    pub id: Id,
    /// Its number, such as 汴人联监交〔2024〕5号.
    pub number: String,
    /// What it is for.
    pub kind: NoticeKind,
    /// The unit it went to.
    pub addressee: Id,
    /// What it is about.
    pub matter: String,
    /// The day it was issued.
    pub issued_on: Option<Day>,
    /// Whether it waits for a signature too.
    pub state: NoticeState,
    /// The day an answer is due.
    pub reply_due: Day,
    /// Days past that day, 0 before.
    pub overdue_days: i64,
}

impl NoticesIn {
    /// The notices issued by the end of the span; `None` where there is none, or the scope narrows
    /// by what notices do not have.
    #[must_use]
    pub fn of(ledger: &Ledger, span: &Span, scope: &Scope) -> Option<Self> {
        let as_of = span.as_of;
        let is_meant = |n: &&Notice| {
            !scope.is_of_issues_alone()
                && n.is_there(as_of)
                && n.is_of(scope.campaign.as_ref())
                && scope.org.as_ref().is_none_or(|org| *org == n.addressee)
        };
        let all: Vec<&Notice> = ledger.notices.iter().filter(is_meant).collect();
        if all.is_empty() {
            return None;
        }
        let within = |action| span.in_which(all.iter().copied(), action);
        let mut waiting: Vec<NoticeRow> =
            all.iter().filter_map(|n| NoticeRow::of(n, as_of)).collect();
        waiting.sort_by(|a, b| (a.reply_due, &a.id).cmp(&(b.reply_due, &b.id)));
        let unsigned = all
            .iter()
            .filter(|n| n.state(as_of) == Some(NoticeState::Issued));
        Some(Self {
            issued: within(NoticeAction::Issued),
            answered: within(NoticeAction::Answered),
            returned: within(NoticeAction::Returned),
            unsigned: unsigned.map(|n| n.id.clone()).collect(),
            unanswered: waiting.iter().map(|row| row.id.clone()).collect(),
            overdue: waiting
                .iter()
                .filter(|row| row.overdue_days > 0)
                .map(|row| row.id.clone())
                .collect(),
            waiting,
        })
    }
}

impl NoticeRow {
    /// The notice when it waits for an answer.
    fn of(notice: &Notice, as_of: Day) -> Option<Self> {
        let state = notice.state(as_of)?;
        let waits = matches!(state, NoticeState::Issued | NoticeState::Signed);
        let reply_due = notice.reply_due.filter(|_| waits)?;
        Some(Self {
            id: notice.id.clone(),
            number: notice.doc(),
            kind: notice.kind,
            addressee: notice.addressee.clone(),
            matter: notice.matter.clone(),
            issued_on: last(&notice.history, NoticeAction::Issued, as_of).map(|step| step.on),
            state,
            reply_due,
            overdue_days: as_of.since(reply_due).max(0),
        })
    }
}

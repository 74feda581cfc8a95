//! 问题清单: the list as a meeting approved it, in its order and with what stood then; before there
//! is such a meeting, a draft of what is in the ledger (D1, A-39).

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Figure, Row, Scope, Snapshot};
use crate::model::coded::Level;
use crate::model::issue::{IssueState, Standing};
use crate::model::meeting::{MeetingAction, MeetingKind};
use crate::model::{Day, Id, Issue, Ledger, Meeting};

/// The meeting that approved the list.
#[derive(Clone, Debug, Serialize)]
pub struct Approval {
    /// The meeting.
    pub meeting: Id,
    /// The day it was held.
    pub on: Day,
    /// The number of its minutes, once they are issued.
    pub doc: Option<String>,
}

/// An issue on the list.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    /// Its number on the whole list, from 1.
    pub no: u32,
    /// The issue.
    pub issue: Id,
    /// What it is called.
    pub title: String,
    /// Who, where, what fact.
    pub description: String,
    /// The channel it came by.
    pub channel: String,
    /// The level that found it.
    pub level: Level,
    /// Its category.
    pub category: String,
    /// The articles it touches.
    pub articles: Vec<Id>,
    /// The county concerned.
    pub county: Option<Id>,
    /// The facility concerned.
    pub facility: Option<Id>,
    /// The unit that answered for it when the list was approved.
    pub lead: Option<Id>,
    /// The units that help.
    pub co: Vec<Id>,
    /// What is asked.
    pub requirement: Option<String>,
    /// The deadline when the list was approved.
    pub due: Option<Day>,
    /// The congress body that presses for it.
    pub supervisor: Option<Id>,
    /// What has become of it since.
    pub since: Since,
}

/// What has become of an issue since the list was approved; what stayed as it was is `None`.
#[derive(Clone, Debug, Serialize)]
pub struct Since {
    /// Its state when it no longer counts: withdrawn or merged.
    pub void: Option<IssueState>,
    /// The issue it was merged into.
    pub merged_into: Option<Id>,
    /// The unit that answers for it now, when that is another.
    pub lead: Option<Id>,
    /// The deadline now, when that is another.
    pub due: Option<Day>,
}

/// The list.
#[derive(Clone, Debug, Serialize)]
pub struct Checklist {
    /// What it is narrowed to.
    pub scope: Scope,
    /// The day.
    pub as_of: Day,
    /// The meeting that approved it; `None` for a draft, which may be one for a meeting to come.
    pub approval: Option<Approval>,
    /// The issues, in the order of the list.
    pub lines: Vec<Line>,
    /// Entered in the ledger after the day of the approval, and not on the list.
    pub later: Figure,
    /// Entered by the day of the approval, and not on the list.
    pub left_out: Figure,
}

impl Checklist {
    /// The list of a meeting, or of the last council of chairpersons that issues were put before.
    #[must_use]
    pub fn of(ledger: &Ledger, as_of: Day, meeting: Option<&Meeting>, scope: &Scope) -> Self {
        let now = Snapshot::new(ledger, as_of, scope);
        let meeting = meeting.or_else(|| approving(ledger, as_of, scope));
        let approved = meeting.filter(|m| m.was_held(as_of));
        let on_list = numbers(meeting, ledger, as_of, scope);
        let frozen_on = meeting.map_or(as_of, |m| m.date.min(as_of));
        let mut lines: Vec<Line> = now
            .rows
            .iter()
            .filter_map(|row| Some(line(row, *on_list.get(&row.issue.id)?, frozen_on, ledger)))
            .collect();
        lines.sort_by_key(|line| line.no);
        let missing = |row: &Row<'_>, came: fn(Day, Day) -> bool| {
            let entered = row
                .standing
                .registered_on
                .filter(|_| row.standing.is_in_base());
            let came = entered
                .zip(approved)
                .is_some_and(|(on, m)| came(on, m.date));
            came && !on_list.contains_key(&row.issue.id)
        };
        Self {
            scope: scope.clone(),
            as_of,
            approval: approved.map(|m| approval(m, as_of)),
            lines,
            later: now.count(|row| missing(row, |entered, held| entered > held)),
            left_out: now.count(|row| missing(row, |entered, held| entered <= held)),
        }
    }
}

/// The last council of chairpersons held by that day that issues were put before.
fn approving<'a>(ledger: &'a Ledger, as_of: Day, scope: &Scope) -> Option<&'a Meeting> {
    let meetings = ledger.meetings.iter();
    let approved = meetings.filter(|m| {
        m.kind == MeetingKind::CouncilOfChairpersons
            && !m.issues.is_empty()
            && m.was_held(as_of)
            && scope.campaign.as_ref().is_none_or(|c| *c == m.campaign)
    });
    approved.max_by_key(|m| m.date)
}

/// The number of each issue on the whole list, whatever the report is narrowed to: its place at the
/// meeting, or in a draft its place among those in the base.
fn numbers(
    meeting: Option<&Meeting>,
    ledger: &Ledger,
    as_of: Day,
    scope: &Scope,
) -> BTreeMap<Id, u32> {
    let ids: Vec<Id> = match meeting {
        Some(meeting) => meeting.issues.clone(),
        None => {
            let whole = Scope {
                campaign: scope.campaign.clone(),
                ..Scope::default()
            };
            let now = Snapshot::new(ledger, as_of, &whole);
            now.which(|r| r.standing.is_in_base())
                .map(Row::id)
                .collect()
        }
    };
    ids.into_iter().zip(1..).collect()
}

fn approval(meeting: &Meeting, as_of: Day) -> Approval {
    let minuted = meeting.history.iter().filter(|s| s.on <= as_of);
    let minuted = minuted.filter(|s| s.action == MeetingAction::Minuted);
    Approval {
        meeting: meeting.id.clone(),
        on: meeting.date,
        doc: minuted.filter_map(|s| s.doc.clone()).next_back(),
    }
}

fn line(row: &Row<'_>, no: u32, frozen_on: Day, ledger: &Ledger) -> Line {
    let (issue, now) = (row.issue, &row.standing);
    let clockwork = ledger.clockwork();
    let then = Standing::of(issue, frozen_on, &clockwork);
    let lead = issue.lead_on(frozen_on, &clockwork);
    let due = then.and_then(|s| s.due).or(issue.due);
    Line {
        no,
        issue: issue.id.clone(),
        title: issue.title.clone(),
        description: issue.description.clone(),
        channel: issue.source.channel.clone(),
        level: issue.source.level,
        category: issue.category.clone(),
        articles: issue.articles.clone(),
        county: row.county.cloned(),
        facility: issue.facility.clone(),
        co: issue.co.clone(),
        requirement: issue.requirement.clone(),
        supervisor: issue.supervisor.clone(),
        since: since(issue, now, lead.as_ref(), due),
        lead,
        due,
    }
}

fn since(issue: &Issue, now: &Standing, lead: Option<&Id>, due: Option<Day>) -> Since {
    let lead_now = now.lead.as_ref().or(issue.lead.as_ref());
    Since {
        void: Some(now.state).filter(|state| state.is_void()),
        merged_into: now.merged_into.clone(),
        lead: lead_now.filter(|id| lead != Some(*id)).cloned(),
        due: now.due.filter(|day| due != Some(*day)),
    }
}

#[cfg(test)]
#[path = "checklist_tests.rs"]
mod tests;

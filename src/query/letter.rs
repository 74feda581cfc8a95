//! 函件正文: what a notice says, from the ledger as it stood when the notice went out.

use serde::Serialize;

use super::pressing::Pressings;
use crate::model::issue::{IssueAction, IssueState, IssueStep, Severity, Standing, replay};
use crate::model::living::{begun, last};
use crate::model::notice::{NoticeAction, NoticeKind, NoticeState};
use crate::model::plain::Plain;
use crate::model::step::{Percent, by_date};
use crate::model::{Day, Id, Issue, Ledger, Notice};

/// What a notice says.
#[derive(Clone, Debug, Serialize)]
pub struct Letter {
    /// The notice.
    pub notice: Id,
    /// Its number.
    pub doc: String,
    /// What it is for.
    pub kind: NoticeKind,
    /// Whom it goes to.
    pub addressee: Id,
    /// Its matter.
    pub matter: String,
    /// The meeting it comes from.
    pub meeting: Option<Id>,
    /// What is asked.
    pub requirement: Option<String>,
    /// The day an answer is due.
    pub reply_due: Option<Day>,
    /// The days within which a handover is signed for or returned.
    pub sign_days: u32,
    /// The unit that issues it.
    pub issuer: Option<Id>,
    /// The day it was issued; `None` when its history is empty.
    pub on: Option<Day>,
    /// That it came back or was cancelled; `None` while it stands.
    pub void: Option<Void>,
    /// What the ledger knows of its issues on the day it was issued.
    pub issues: Vec<Concern>,
}

/// What became of a notice that stands no longer.
#[derive(Clone, Debug, Serialize)]
pub struct Void {
    /// Whether it came back or was cancelled.
    pub state: NoticeState,
    /// The day.
    pub on: Day,
}

/// An issue as the paper tells of it.
#[derive(Clone, Debug, Serialize)]
pub struct Concern {
    /// The issue.
    pub issue: Id,
    /// What it is called.
    pub title: String,
    /// Who, where, what fact.
    pub description: String,
    /// The facility concerned.
    pub facility: Option<Id>,
    /// The county concerned.
    pub county: Option<Id>,
    /// How grave it is.
    pub severity: Severity,
    /// The units that help.
    pub co: Vec<Id>,
    /// The congress body that presses for it.
    pub supervisor: Option<Id>,
    /// What is asked of the unit.
    pub requirement: Option<String>,
    /// By what it is accepted.
    pub criteria: Option<String>,
    /// The paper that handed it over.
    pub handed_over_by: Option<String>,
    /// The day it was handed over.
    pub assigned_on: Option<Day>,
    /// The deadline as it stands.
    pub due: Option<Day>,
    /// Where it stands.
    pub state: Option<IssueState>,
    /// Natural days past the deadline; 0 when not past it.
    pub overdue_days: i64,
    /// What the unit last reported.
    pub progress: Option<Report>,
    /// The papers that pressed for it before in this cycle, in order of date; none that came back
    /// or was cancelled.
    pub pressed_by: Vec<String>,
}

/// What a unit reported.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// The day.
    pub on: Day,
    /// How far it is, when it says so.
    pub pct: Option<Percent>,
    /// What it says.
    pub note: String,
}

impl From<&IssueStep> for Report {
    fn from(step: &IssueStep) -> Self {
        Self {
            on: step.on,
            pct: step.pct,
            note: step.note.clone().unwrap_or_default(),
        }
    }
}

impl Letter {
    /// What the notice says, and whether it still stands on a day; `None` when it was not issued
    /// by then.
    #[must_use]
    pub fn of(notice: &Notice, as_of: Day, ledger: &Ledger) -> Option<Self> {
        notice
            .is_there(as_of)
            .then(|| Self::issued(notice, as_of, ledger))
    }

    fn issued(notice: &Notice, as_of: Day, ledger: &Ledger) -> Self {
        let on = begun(&notice.history);
        let first = by_date(&notice.history).first().copied();
        let pressings = Pressings::of(ledger);
        let issues = notice.issues.iter().filter_map(|id| ledger.issues.get(id));
        Self {
            notice: notice.id.clone(),
            doc: notice.doc(),
            kind: notice.kind,
            addressee: notice.addressee.clone(),
            matter: notice.matter.clone(),
            meeting: notice.meeting.clone(),
            requirement: notice.requirement.clone(),
            reply_due: notice.reply_due,
            sign_days: ledger.settings.rules.sign_days,
            issuer: first.map(|i| notice.history[i].by.clone()),
            on,
            void: void(notice, as_of),
            issues: issues
                .map(|issue| concern(issue, notice, on, &pressings, ledger))
                .collect(),
        }
    }
}

fn void(notice: &Notice, as_of: Day) -> Option<Void> {
    let state = notice.state(as_of)?;
    let action = match state {
        NoticeState::Returned => NoticeAction::Returned,
        NoticeState::Cancelled => NoticeAction::Cancelled,
        NoticeState::Issued | NoticeState::Signed | NoticeState::Answered => return None,
    };
    let on = last(&notice.history, action, as_of)?.on;
    Some(Void { state, on })
}

fn concern(
    issue: &Issue,
    notice: &Notice,
    on: Option<Day>,
    pressings: &Pressings<'_>,
    ledger: &Ledger,
) -> Concern {
    let standing = on.and_then(|on| Standing::of(issue, on, &ledger.clockwork()));
    let steps = on.map_or_else(Vec::new, |on| steps(issue, on));
    let latest = |is: fn(&IssueStep) -> bool| steps.iter().rev().find(|s| is(s));
    let handed = latest(|s| matches!(s.action, IssueAction::Assigned | IssueAction::Reopened));
    let progress = latest(|s| s.action == IssueAction::Progress);
    let lead = standing.as_ref().and_then(|s| s.lead.as_ref());
    let pressed = on.map_or_else(Vec::new, |on| pressings.on(issue, lead, on));
    let others = pressed
        .into_iter()
        .filter(|pressing| !pressing.is_void)
        .filter_map(|pressing| pressing.number)
        .filter(|number| !notice.is_called(number));
    let overdue = standing.as_ref().zip(on).map(|(s, on)| s.overdue_days(on));
    Concern {
        issue: issue.id.clone(),
        title: issue.title.clone(),
        description: issue.description.clone(),
        facility: issue.facility.clone(),
        county: issue.county(ledger).cloned(),
        severity: issue.severity,
        co: issue.co.clone(),
        supervisor: issue.supervisor.clone(),
        requirement: issue.requirement.clone(),
        criteria: issue.criteria.clone(),
        handed_over_by: handed.and_then(|s| s.doc.clone()),
        assigned_on: standing.as_ref().and_then(|s| s.assigned_on),
        due: standing.as_ref().and_then(|s| s.due).or(issue.due),
        state: standing.as_ref().map(|s| s.state),
        overdue_days: overdue.unwrap_or(0),
        progress: progress.map(Report::from),
        pressed_by: others.collect(),
    }
}

/// The possible steps up to a day, in order of date.
pub(super) fn steps(issue: &Issue, until: Day) -> Vec<IssueStep> {
    let mut steps = Vec::new();
    replay(issue, until, |step, _| steps.push(step.clone()));
    steps
}

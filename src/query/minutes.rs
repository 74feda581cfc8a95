//! 会议纪要: what a meeting heard and decided, for its minutes (D6).

use serde::Serialize;

use crate::model::living::last;
use crate::model::meeting::{Decision, MeetingAction, Reporting};
use crate::model::{Day, Id, Ledger, Meeting};

/// An issue the meeting had before it.
#[derive(Clone, Debug, Serialize)]
pub struct Tabled {
    /// The issue.
    pub issue: Id,
    /// What it is called; `None` for one of restricted circulation, as minutes are sent out.
    pub title: Option<String>,
    /// The unit that led it on the day of the meeting, or was to lead it.
    pub lead: Option<Id>,
}

/// What stands in the minutes.
#[derive(Clone, Debug, Serialize)]
pub struct Minutes {
    /// The meeting.
    pub meeting: Id,
    /// What it is called.
    pub title: String,
    /// The number of the minutes, once they were issued.
    pub doc: Option<String>,
    /// The day they were issued.
    pub issued_on: Option<Day>,
    /// The day of the meeting.
    pub on: Day,
    /// Where.
    pub place: Option<String>,
    /// How many came.
    pub attendance: Option<u32>,
    /// The units that took part.
    pub attendees: Vec<Id>,
    /// Who reported.
    pub reports: Vec<Reporting>,
    /// The issues it had before it, in their order.
    pub tabled: Vec<Tabled>,
    /// What was decided, in order of number.
    pub decisions: Vec<Decision>,
}

impl Minutes {
    /// The minutes as far as a day knows them; `None` when the meeting was not held by then.
    #[must_use]
    pub fn of(meeting: &Meeting, as_of: Day, ledger: &Ledger) -> Option<Self> {
        let clockwork = ledger.clockwork();
        let issued = last(&meeting.history, MeetingAction::Minuted, as_of);
        let tabled = meeting.issues.iter().map(|id| {
            let issue = ledger.issues.get(id);
            Tabled {
                issue: id.clone(),
                title: match issue {
                    Some(issue) => (!issue.is_withheld()).then(|| issue.title.clone()),
                    None => Some(String::new()),
                },
                lead: issue.and_then(|i| i.lead_on(meeting.date, &clockwork)),
            }
        });
        let mut decisions = meeting.decisions.clone();
        decisions.sort_by_key(|decision| decision.no);
        meeting.was_held(as_of).then(|| Self {
            meeting: meeting.id.clone(),
            title: meeting.title.clone(),
            doc: issued.and_then(|step| step.doc.clone()),
            issued_on: issued.map(|step| step.on),
            on: meeting.date,
            place: meeting.place.clone(),
            attendance: meeting.attendance,
            attendees: meeting.attendees.clone(),
            reports: meeting.reports.clone(),
            tabled: tabled.collect(),
            decisions,
        })
    }
}

#[cfg(test)]
#[path = "minutes_tests.rs"]
mod tests;

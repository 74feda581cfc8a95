//! 工作简报: what a number of a bulletin tells, drawn from the ledger for the days it covers.

use serde::Serialize;

use super::movement::{Movement, movements};
use super::overview::Overview;
use super::places::visits;
use super::{Figure, Scope, Snapshot, outcomes};
use crate::model::living::{begun, last};
use crate::model::meeting::MeetingAction;
use crate::model::opinion::OpinionState;
use crate::model::plain::Plain;
use crate::model::{Bulletin, Day, Id, Inspection, Issue, Ledger, Meeting, Opinion};

/// One number of a bulletin with what it tells.
#[derive(Clone, Debug, Serialize)]
pub struct Edition {
    /// The bulletin.
    pub id: Id,
    /// What the bulletin is called.
    pub series: String,
    /// The year.
    pub year: u32,
    /// Its number in the year.
    pub number: u32,
    /// Its number since the first year.
    pub serial: Option<u32>,
    /// The title of this number.
    pub title: String,
    /// The unit that issues it.
    pub editor: Option<Id>,
    /// The day it was issued, else drafted.
    pub on: Option<Day>,
    /// What happened; `None` when the bulletin does not say which days it covers, or they lie
    /// ahead.
    pub covered: Option<Covered>,
    /// The issues it writes of, but for those of restricted circulation.
    pub issues: Figure,
    /// The superiors it is sent to.
    pub report_to: Vec<String>,
    /// The others it is sent to.
    pub send_to: Vec<String>,
    /// How many copies are printed.
    pub copies: Option<u32>,
}

/// What happened in the days a bulletin covers.
#[derive(Clone, Debug, Serialize)]
pub struct Covered {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// The issues at the end of the last day, with the movements of these days.
    pub now: Overview,
    /// The issues at the end of the day before the first.
    pub before: Overview,
    /// What happened to issues, but for those of restricted circulation.
    pub movements: Vec<Movement>,
    /// The meetings held.
    pub meetings: Figure,
    /// What they decided.
    pub decisions: Vec<Decided>,
    /// The visits to facilities: 点次.
    pub visits: Figure,
    /// The facilities visited: 点位.
    pub places: Figure,
    /// Visits to no facility: talks with departments.
    pub talks: Figure,
    /// The opinions that came in, each as often as it came.
    pub opinions: Figure,
    /// Those of them that say the same as another and were merged into it by the last day.
    pub merged: Figure,
    /// The outcomes issued.
    pub outcomes: Vec<outcomes::Row>,
}

/// A decision of a meeting.
#[derive(Clone, Debug, Serialize)]
pub struct Decided {
    /// The meeting.
    pub meeting: Id,
    /// Its number in the meeting.
    pub no: u32,
    /// What is to be done.
    pub text: String,
    /// The unit that does it.
    pub unit: Id,
    /// By when.
    pub due: Option<Day>,
}

impl Edition {
    /// A bulletin as it stood at the end of a day. The figures are those of its campaign.
    #[must_use]
    pub fn of(bulletin: &Bulletin, ledger: &Ledger, as_of: Day) -> Self {
        let told = |id: &&Id| !is_withheld(id, ledger);
        let days = bulletin.from.zip(bulletin.to);
        // A period that is not over is told as far as it has gone.
        let days = days.map(|(from, to)| (from, to.min(as_of)));
        let days = days.filter(|(from, to)| from <= to);
        Self {
            id: bulletin.id.clone(),
            series: bulletin.series.clone(),
            year: bulletin.year,
            number: bulletin.number,
            serial: bulletin.serial,
            title: bulletin.title.clone(),
            editor: bulletin.editor(as_of).cloned(),
            on: bulletin.dated(as_of),
            covered: days.map(|(from, to)| Covered::of(ledger, from, to, &bulletin.campaign)),
            issues: bulletin.issues.iter().filter(told).cloned().collect(),
            report_to: bulletin.report_to.clone(),
            send_to: bulletin.send_to.clone(),
            copies: bulletin.copies,
        }
    }
}

impl Covered {
    /// What happened from `from` to `to`, both included, in a campaign.
    #[must_use]
    pub fn of(ledger: &Ledger, from: Day, to: Day, campaign: &Id) -> Self {
        let scope = Scope {
            campaign: Some(campaign.clone()),
            ..Scope::default()
        };
        let now = Snapshot::new(ledger, to, &scope);
        let before = Snapshot::new(ledger, from.pred(), &scope);
        let inside = |day: Option<Day>| day.is_some_and(|day| (from..=to).contains(&day));
        let visits = visits(ledger, to, Some(campaign)).filter(|v| v.on >= from);
        let (on_spot, talks): (Vec<&Inspection>, Vec<&Inspection>) =
            visits.map(|v| v.record).partition(|v| v.facility.is_some());
        let opinions = ledger.opinions.iter().filter(|o| o.campaign == *campaign);
        let opinions: Vec<&Opinion> = opinions.filter(|o| inside(begun(&o.history))).collect();
        let is_merged = |o: &&&Opinion| o.state(to) == Some(OpinionState::Merged);
        let moved = movements(&now, from).into_iter();
        let moved = moved.filter(|m| !is_withheld(&m.issue, ledger));
        let held = |m: &Meeting| last(&m.history, MeetingAction::Held, to).map(|s| s.on);
        let meetings = ledger.meetings.iter().filter(|m| m.campaign == *campaign);
        let meetings: Vec<&Meeting> = meetings.filter(|m| inside(held(m))).collect();
        Self {
            from,
            to,
            now: Overview::of(&now, from),
            before: Overview::of(&before, before.as_of),
            movements: moved.collect(),
            decisions: meetings.iter().flat_map(|m| decisions(m)).collect(),
            meetings: meetings.iter().map(|m| m.id.clone()).collect(),
            visits: on_spot.iter().map(|v| v.id.clone()).collect(),
            places: on_spot.iter().filter_map(|v| v.facility.clone()).collect(),
            talks: talks.iter().map(|v| v.id.clone()).collect(),
            opinions: opinions.iter().map(|o| o.id.clone()).collect(),
            merged: opinions
                .iter()
                .filter(is_merged)
                .map(|o| o.id.clone())
                .collect(),
            outcomes: outcomes::rows(&now)
                .into_iter()
                .filter(|row| inside(row.issued_on))
                .collect(),
        }
    }
}

fn is_withheld(issue: &Id, ledger: &Ledger) -> bool {
    ledger.issues.get(issue).is_some_and(Issue::is_withheld)
}

fn decisions(meeting: &Meeting) -> impl Iterator<Item = Decided> {
    meeting.decisions.iter().map(|decision| Decided {
        meeting: meeting.id.clone(),
        no: decision.no,
        text: decision.text.clone(),
        unit: decision.unit.clone(),
        due: decision.due,
    })
}

#[cfg(test)]
#[path = "bulletin_tests.rs"]
mod tests;

//! `report meeting` and `meeting prepare`: the papers of a half-monthly meeting.

use std::process::ExitCode;

use clap::Args;

use super::Shape;
use super::days::{earlier, is_last_meeting};
use crate::cli::desk::{DONE, Desk};
use crate::cli::failure::Failure;
use crate::fault;
use crate::model::Meeting;
use crate::model::coded::Coded;
use crate::model::meeting::MeetingKind;
use crate::problem::Fault;
use crate::query::next_meeting::NextMeeting;
use crate::query::pack::{Occasion, Pack};
use crate::view;

/// Which meeting, compared with which day.
#[derive(Args)]
pub(crate) struct MeetingReport {
    /// The meeting [default: the next one]
    #[arg(conflicts_with = "on")]
    id: Option<String>,
    /// The meeting held on this day
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// Say what moved since this day, or since last-meeting [default: last-meeting]
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    #[command(flatten)]
    shape: Shape,
}

impl MeetingReport {
    /// Prints the papers.
    pub(crate) fn run(self, desk: &Desk) -> Result<ExitCode, Failure> {
        let record = self.record(desk)?;
        let on = match (&record, &self.on) {
            (Some(meeting), _) => meeting.date,
            (None, Some(text)) => desk.day(text)?,
            (None, None) => next(desk)?.on,
        };
        let occasion = Occasion {
            meeting: record.as_ref(),
            on,
        };
        let named = self.since.filter(|text| !is_last_meeting(text));
        let since = desk.maybe_day(named.as_ref())?;
        let since = since
            .map(|day| earlier(day, desk.as_of.min(on)))
            .transpose()?;
        let scope = self.shape.filters.scope(desk)?;
        let answer = Pack::of(&desk.ledger, desk.as_of, occasion, since, &scope);
        let page = || view::pack(&answer, &desk.words());
        self.shape.output.write(&answer, page, desk)?;
        Ok(DONE)
    }

    /// The record of the meeting: the one named, else the next when it is recorded.
    fn record(&self, desk: &Desk) -> Result<Option<Meeting>, Fault> {
        if let Some(id) = &self.id {
            let meeting: Meeting = desk.record(id)?;
            return half_monthly(&meeting).map(|()| Some(meeting));
        }
        if self.on.is_some() {
            return Ok(None);
        }
        let recorded = next(desk)?.recorded;
        Ok(recorded.and_then(|id| desk.ledger.meetings.get(&id).cloned()))
    }
}

/// Only half-monthly meetings have these papers.
fn half_monthly(meeting: &Meeting) -> Result<(), Fault> {
    if meeting.kind == MeetingKind::Semimonthly {
        return Ok(());
    }
    let (id, kind) = (&meeting.id, meeting.kind.label());
    let (zh, en) = (kind.zh, kind.en);
    Err(fault!(
        Value,
        "{id} 是{zh}；汇报材料是半月推进会的",
        "{id} is a {en}; only half-monthly meetings have these papers"
    ))
}

fn next(desk: &Desk) -> Result<NextMeeting, Fault> {
    // Each campaign has a rhythm of its own.
    let campaign = desk.one_campaign()?;
    Ok(NextMeeting::of(&desk.ledger, desk.as_of, Some(&campaign)))
}

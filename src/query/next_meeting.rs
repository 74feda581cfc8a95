//! 下次推进会: on which day, for which half-month, and why that day.

use serde::Serialize;

use crate::model::meeting::{MeetingKind, MeetingState, half_monthly};
use crate::model::period::HalfMonth;
use crate::model::plain::Plain;
use crate::model::{Day, Id, Ledger, Meeting};

/// Why a meeting is not on the day of the rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Moved {
    /// That day belongs to this holiday.
    Holiday(String),
    /// That day is a Saturday or Sunday that is not worked.
    Weekend,
    /// It was recorded for another day.
    Recorded,
}

/// The next half-monthly meeting.
#[derive(Clone, Debug, Serialize)]
pub struct NextMeeting {
    /// The day it is looked for from, that day included.
    pub as_of: Day,
    /// The half-month it is for.
    pub half: HalfMonth,
    /// The day.
    pub on: Day,
    /// The day of the rules.
    pub by_rule: Day,
    /// Why it is another day than that.
    pub moved: Option<Moved>,
    /// True when the calendar year is missing.
    pub provisional: bool,
    /// How many were held before it, plus one.
    pub ordinal: usize,
    /// The last that was held.
    pub last: Option<Id>,
    /// The day of the last that was held.
    pub last_on: Option<Day>,
    /// The record of it, where somebody has added one.
    pub recorded: Option<Id>,
}

impl NextMeeting {
    /// The next meeting of a campaign on `as_of` or later that was not held by then.
    #[must_use]
    pub fn of(ledger: &Ledger, as_of: Day, campaign: Option<&Id>) -> Self {
        let held = half_monthly(ledger, campaign, as_of);
        let days: Vec<Day> = held.iter().map(|meeting| meeting.date).collect();
        let rules = &ledger.settings.rules.meeting_days;
        let planned = rules.next(as_of, &days, &ledger.calendar);
        let recorded = recorded(ledger, as_of, campaign).filter(|meeting| {
            meeting.date <= planned.on || HalfMonth::of(meeting.date) == planned.half
        });
        let on = recorded.map_or(planned.on, |meeting| meeting.date);
        let planned = rules.planned(HalfMonth::of(on), &ledger.calendar);
        let holiday = || ledger.calendar.holiday(planned.named).map(str::to_owned);
        let moved = if on == planned.named {
            None
        } else if on == planned.on {
            Some(holiday().map_or(Moved::Weekend, Moved::Holiday))
        } else {
            Some(Moved::Recorded)
        };
        Self {
            as_of,
            half: planned.half,
            on,
            by_rule: planned.named,
            moved,
            provisional: planned.provisional,
            ordinal: held.len() + 1,
            last: held.last().map(|meeting| meeting.id.clone()),
            last_on: held.last().map(|meeting| meeting.date),
            recorded: recorded.map(|meeting| meeting.id.clone()),
        }
    }
}

/// The earliest half-monthly meeting on `as_of` or later that is recorded and was not held by then.
fn recorded<'a>(ledger: &'a Ledger, as_of: Day, campaign: Option<&Id>) -> Option<&'a Meeting> {
    let waits = |m: &&Meeting| {
        m.kind == MeetingKind::Semimonthly
            && m.is_of(campaign)
            && m.date >= as_of
            && m.state(as_of) == Some(MeetingState::Planned)
    };
    ledger
        .meetings
        .iter()
        .filter(waits)
        .min_by_key(|m| (m.date, &m.id))
}

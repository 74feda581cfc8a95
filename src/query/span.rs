//! The days a report is about and those before them, and what happened in them to the records that
//! are not issues. Both ends are days of one ledger, so what moved is the difference of two reports.

pub mod agreed;
pub mod notices;
pub mod opinions;
pub mod visits;

use serde::Serialize;

use super::Figure;
use crate::model::living::{Life, possible};
use crate::model::meeting::half_monthly;
use crate::model::period::iso_week;
use crate::model::plain::Plain;
use crate::model::{Day, Id, Ledger, Record};

/// What a span is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Since {
    /// Seven days.
    Week,
    /// A day that was named.
    Day,
    /// The last half-monthly meeting.
    LastMeeting,
}

/// The days a report is about, and those it compares them with.
#[derive(Clone, Debug, Serialize)]
pub struct Span {
    /// The last day.
    pub as_of: Day,
    /// The first day.
    pub from: Day,
    /// The ISO week of the last day, for a span that is a week.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub week: Option<String>,
    /// What it is counted from; a week says so by its number.
    #[serde(skip_serializing_if = "Since::is_week")]
    pub since: Since,
    /// The first day of the span before, which ends the day before `from`.
    #[serde(skip)]
    pub from_before: Day,
}

/// Days of a week, and of the look ahead.
pub const WEEK: i64 = 7;

impl Span {
    /// The seven days that end on a day.
    #[must_use]
    pub fn week(as_of: Day) -> Self {
        Self {
            week: Some(iso_week(as_of)),
            ..Self::new(Since::Week, as_of.plus(-WEEK), as_of)
        }
    }

    /// The days after `day`, which must lie before `as_of`; compared with as many days before.
    #[must_use]
    pub fn since(day: Day, as_of: Day) -> Self {
        Self::new(Since::Day, day, as_of)
    }

    /// The days after the last half-monthly meeting held on `until` or earlier, compared with those
    /// since the meeting before it; `None` when none was held. It is empty when that meeting was held
    /// on `as_of` itself.
    #[must_use]
    pub fn since_meeting(
        ledger: &Ledger,
        campaign: Option<&Id>,
        until: Day,
        as_of: Day,
    ) -> Option<Self> {
        let held = half_monthly(ledger, campaign, until);
        let mut days: Vec<Day> = held.iter().map(|meeting| meeting.date).collect();
        days.dedup();
        let last = days.pop()?;
        let span = Self::new(Since::LastMeeting, last, as_of);
        Some(match days.pop() {
            Some(earlier) => Self {
                from_before: earlier.succ(),
                ..span
            },
            None => span,
        })
    }

    fn new(since: Since, day: Day, as_of: Day) -> Self {
        Self {
            as_of,
            from: day.succ(),
            week: None,
            since,
            from_before: day.plus(1 - as_of.since(day)),
        }
    }

    /// The day it is compared with: the last of the span before.
    #[must_use]
    pub fn day_before(&self) -> Day {
        self.from.pred()
    }

    /// The records of these to which that happened within the span.
    pub fn in_which<'a, R: Plain + 'a>(
        &self,
        records: impl IntoIterator<Item = &'a R>,
        action: R::Action,
    ) -> Figure
    where
        R::Action: Life,
    {
        let happened = |record: &&R| {
            let steps = possible(record.history(), self.as_of);
            steps
                .iter()
                .any(|step| step.action == action && step.on >= self.from)
        };
        records
            .into_iter()
            .filter(happened)
            .map(|r| Record::id(r).clone())
            .collect()
    }
}

impl Since {
    const fn is_week(&self) -> bool {
        matches!(self, Self::Week)
    }
}

#[cfg(test)]
mod tests;

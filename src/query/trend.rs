//! 走势: the stock, what is closed and what is overdue at the ends of the last periods.

use serde::Serialize;

use super::span::{Since, Span};
use super::{Figure, Scope, Snapshot};
use crate::model::issue::IssueState;
use crate::model::meeting::half_monthly;
use crate::model::period::HalfMonth;
use crate::model::{Day, Id, Ledger};

/// How many periods a course shows at most.
pub const PERIODS: usize = 8;

/// How things stood at the end of a day.
#[derive(Clone, Debug, Serialize)]
pub struct Point {
    /// The day.
    pub on: Day,
    /// Entered and unfinished: 存量.
    pub open: Figure,
    /// Closed by then and not reopened: 已销号.
    pub closed: Figure,
    /// In hand and past the deadline: 逾期.
    pub overdue: Figure,
}

impl Point {
    fn of(snapshot: &Snapshot<'_>) -> Self {
        let as_of = snapshot.as_of;
        Self {
            on: as_of,
            open: snapshot.count(|r| r.standing.is_open()),
            closed: snapshot.count(|r| r.standing.state == IssueState::Closed),
            overdue: snapshot.count(|r| r.standing.is_overdue(as_of)),
        }
    }
}

/// The course over the last periods: at the ends of as many as [`PERIODS`], in order of day, the
/// last the day of the report. Ends before the campaign began or its first issue was found are left
/// out. Each history is replayed once, so that the cost is issues times points.
#[must_use]
pub fn trend(ledger: &Ledger, ends: &[Day], scope: &Scope) -> Vec<Point> {
    let Some(start) = start(ledger, scope) else {
        return Vec::new();
    };
    let after = ends.partition_point(|day| *day < start);
    let snapshots = Snapshot::at_ends(ledger, &ends[after..], scope);
    snapshots.iter().map(Point::of).collect()
}

/// The ends of the periods that a report of a span compares: weeks, or spans as long as its own, or
/// those between half-monthly meetings.
#[must_use]
pub fn ends_of_spans(ledger: &Ledger, span: &Span, campaign: Option<&Id>) -> Vec<Day> {
    match span.since {
        Since::Week | Since::Day => {
            let length = span.as_of.since(span.day_before());
            let back = |n: usize| span.as_of.plus(-length * i64::try_from(n).unwrap_or(0));
            (0..PERIODS).rev().map(back).collect()
        }
        Since::LastMeeting => ends_at_meetings(ledger, span.as_of, campaign),
    }
}

/// The days of the last half-monthly meetings held before a day, and that day; where none was held,
/// the last days of the half-months before it, and that day.
#[must_use]
pub fn ends_at_meetings(ledger: &Ledger, as_of: Day, campaign: Option<&Id>) -> Vec<Day> {
    let held = half_monthly(ledger, campaign, as_of.pred());
    let mut ends: Vec<Day> = held.iter().map(|meeting| meeting.date).collect();
    ends.dedup();
    if ends.is_empty() {
        let before = |day: &Day| Some(HalfMonth::of(*day).first().pred());
        ends = std::iter::successors(before(&as_of), before)
            .take(PERIODS)
            .collect();
        ends.reverse();
    }
    ends.push(as_of);
    ends.split_off(ends.len().saturating_sub(PERIODS))
}

/// The first day there is anything to show of: the campaign has begun and an issue was found.
/// `None` while there is no issue.
fn start(ledger: &Ledger, scope: &Scope) -> Option<Day> {
    let campaign = scope.campaign.as_ref();
    let issues = ledger.issues.iter();
    let of_campaign = issues.filter(|issue| campaign.is_none_or(|c| *c == issue.campaign));
    let first = of_campaign
        .filter_map(crate::model::Issue::found_on)
        .min()?;
    let began = campaign.and_then(|id| ledger.campaigns.get(id));
    Some(began.map_or(first, |c| c.started_on.max(first)))
}

#[cfg(test)]
#[path = "trend_tests.rs"]
mod tests;

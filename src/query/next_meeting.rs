//! 下次推进会: on which day, for which half-month, and why that day.

use serde::Serialize;

use crate::model::coded::Coded;
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
    /// The id a record of it takes when the usual one is taken, by one that was cancelled.
    pub free_id: Option<String>,
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
            free_id: free_id(ledger, on),
        }
    }
}

/// The first id of that day that no meeting has; `None` when it is the usual one.
fn free_id(ledger: &Ledger, on: Day) -> Option<String> {
    let usual = format!("{on}-{}", MeetingKind::Semimonthly.code());
    if !ledger.meetings.has(&usual) {
        return None;
    }
    let mut others = (2..).map(|n| format!("{on}-{n}"));
    others.find(|id| !ledger.meetings.has(id))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::day::day;
    use crate::model::sample;

    fn ledger(meetings: &[(&str, &str)]) -> Ledger {
        let mut ledger = sample::ledger([]);
        for (on, action) in meetings {
            let text = format!(
                "id: {on}-semimonthly\nuid: m1aaaaaa\ncampaign: 2024-elder-care\nkind: semimonthly\n\
                 title: 推进会\ndate: {on}\nhistory:\n- {{on: 2024-06-01, action: planned, by: npc-office}}\n{}",
                match *action {
                    "held" => format!("- {{on: {on}, action: held, by: npc-office}}\n"),
                    "cancelled" =>
                        "- {on: 2024-06-02, action: cancelled, by: npc-office, reason: 防汛}\n"
                            .to_owned(),
                    _ => String::new(),
                }
            );
            ledger.meetings.put(serde_yaml::from_str(&text).unwrap());
        }
        ledger
    }

    fn next(meetings: &[(&str, &str)], as_of: &str) -> (String, Option<Moved>, bool) {
        let answer = NextMeeting::of(&ledger(meetings), day(as_of), None);
        (
            answer.on.to_string(),
            answer.moved,
            answer.recorded.is_some(),
        )
    }

    #[test]
    fn rest_days_move_it_and_the_reason_is_named() {
        let moved = |on: &str, why: Option<Moved>| (on.to_owned(), why, false);
        assert_eq!(next(&[], "2024-05-02"), moved("2024-05-15", None));
        assert_eq!(
            next(&[], "2024-06-02"),
            moved("2024-06-14", Some(Moved::Weekend))
        );
        let festival = Some(Moved::Holiday("中秋节".into()));
        assert_eq!(next(&[], "2024-09-02"), moved("2024-09-14", festival));
    }

    #[test]
    fn a_recorded_meeting_has_the_day_it_is_recorded_for() {
        let recorded = |on: &str, why| (on.to_owned(), why, true);
        let early = [("2024-06-12", "planned")];
        assert_eq!(
            next(&early, "2024-06-03"),
            recorded("2024-06-12", Some(Moved::Recorded))
        );
        // On the day of the rules already, or in the half-month after the rules' day has passed.
        assert_eq!(
            next(&[("2024-06-14", "planned")], "2024-06-14"),
            recorded("2024-06-14", Some(Moved::Weekend))
        );
        assert_eq!(
            next(&[("2024-06-15", "planned")], "2024-06-15"),
            recorded("2024-06-15", None)
        );
        // The meeting of the half-month after next does not come before the next.
        assert_eq!(
            next(&[("2024-06-28", "planned")], "2024-06-03").0,
            "2024-06-14"
        );
        // A cancelled one is no meeting.
        assert_eq!(
            next(&[("2024-06-12", "cancelled")], "2024-06-03").0,
            "2024-06-14"
        );
    }

    #[test]
    fn one_that_was_held_counts_and_is_not_next() {
        let held = [("2024-06-05", "held")];
        assert_eq!(next(&held, "2024-06-05").0, "2024-06-28");
        let answer = NextMeeting::of(&ledger(&held), day("2024-06-05"), None);
        assert_eq!(
            (answer.ordinal, answer.last_on),
            (2, Some(day("2024-06-05")))
        );
    }
}

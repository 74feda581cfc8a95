//! 半月推进会: on which day the meeting of a half-month is held, and which comes next.

use serde::{Deserialize, Serialize};

use super::period::HalfMonth;
use super::{Calendar, Day};
use crate::fault;
use crate::problem::Fault;

/// The days of the month on which the meetings of its two halves are held: one of 1 to 15, one of
/// 16 to 31. Written `[15, 31]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<u32>", into = "Vec<u32>")]
pub struct MeetingDays {
    first: u32,
    second: u32,
}

impl MeetingDays {
    /// The two days.
    ///
    /// # Errors
    /// `E-SETTING` when a day does not lie in its half of the month.
    pub fn new(first: u32, second: u32) -> Result<Self, Fault> {
        if (1..=15).contains(&first) && (16..=31).contains(&second) {
            return Ok(Self { first, second });
        }
        Err(fault!(
            Setting,
            "半月推进会的日子应先写 1 至 15 日中的一天，再写 16 至 31 日中的一天，如 [15, 31]，不是 [{first}, {second}]",
            "the days of the half-monthly meetings are one of 1 to 15 and one of 16 to 31, such as [15, 31], not [{first}, {second}]"
        ))
    }
}

impl MeetingDays {
    /// The day the meeting of a half-month is held: its day of the month, the last of the month
    /// where there is no such day, moved back off rest days. It never leaves its half, so where
    /// only rest days come before it, it moves on to the working day after.
    #[must_use]
    pub fn planned(&self, half: HalfMonth, calendar: &Calendar) -> Planned {
        let of_month = if half.is_second() {
            self.second
        } else {
            self.first
        };
        let (first, last) = (half.first(), half.last());
        let named = first.plus(i64::from(of_month) - i64::from(first.day()));
        let named = named.min(last);
        let back = days(first, named).rev();
        let on = days(named.succ(), last);
        let held = back.chain(on).find(|day| calendar.is_working(*day));
        let day = held.unwrap_or(named);
        Planned {
            half,
            named,
            on: day,
            provisional: calendar.is_unsure(day) || calendar.is_unsure(named),
        }
    }

    /// The next meeting on `from` or later, given the days such meetings were held: a half-month
    /// that had its meeting, on whatever day, has no other. A meeting that was missed is not made
    /// up for; the next half-month's comes.
    #[must_use]
    pub fn next(&self, from: Day, held: &[Day], calendar: &Calendar) -> Planned {
        let mut half = HalfMonth::of(from);
        loop {
            let planned = self.planned(half, calendar);
            let is_done = held.iter().any(|day| HalfMonth::of(*day) == half);
            if !is_done && planned.on >= from {
                return planned;
            }
            half = half.next();
        }
    }
}

/// The days from one to another, both included.
fn days(from: Day, to: Day) -> impl DoubleEndedIterator<Item = Day> {
    (0..=to.since(from)).map(move |days| from.plus(days))
}

/// When a half-monthly meeting is to be held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Planned {
    /// The half-month it is for.
    pub half: HalfMonth,
    /// The day of the rules, a rest day or not.
    pub named: Day,
    /// The day it is held.
    pub on: Day,
    /// Whether the calendar year was missing.
    pub provisional: bool,
}

impl Default for MeetingDays {
    fn default() -> Self {
        Self {
            first: 15,
            second: 31,
        }
    }
}

impl TryFrom<Vec<u32>> for MeetingDays {
    type Error = Fault;

    fn try_from(days: Vec<u32>) -> Result<Self, Fault> {
        if let [first, second] = *days {
            return Self::new(first, second);
        }
        Err(fault!(
            Setting,
            "半月推进会应写两个日子，上、下半月各一个，如 [15, 31]，现为 {} 个",
            "the half-monthly meetings have two days, one in each half, such as [15, 31]; there are {}",
            days.len()
        ))
    }
}

impl From<MeetingDays> for Vec<u32> {
    fn from(days: MeetingDays) -> Self {
        vec![days.first, days.second]
    }
}

impl schemars::JsonSchema for MeetingDays {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "MeetingDays".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "array",
            "items": {"type": "integer", "minimum": 1, "maximum": 31},
            "minItems": 2,
            "maxItems": 2,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::calendar::tests::published;
    use crate::model::day::day;

    fn next(from: &str, held: &[&str]) -> String {
        let held: Vec<Day> = held.iter().map(|text| day(text)).collect();
        let planned = MeetingDays::default().next(day(from), &held, &published());
        assert!(!planned.provisional);
        planned.on.to_string()
    }

    /// With the weekdays of a wall calendar: the 15th and the last of each month of 2024.
    #[test]
    fn c1_the_nineteen_meetings_of_2024() {
        let held: Vec<String> = HalfMonth::between(day("2024-03-21"), day("2024-12-31"))
            .into_iter()
            .map(|half| MeetingDays::default().planned(half, &published()))
            .map(|planned| planned.on.to_string())
            .collect();
        assert_eq!(
            held,
            [
                "2024-03-29", // the 31st is a Sunday
                "2024-04-15",
                "2024-04-30",
                "2024-05-15",
                "2024-05-31",
                "2024-06-14", // the 15th is a Saturday
                "2024-06-28", // the 30th is a Sunday
                "2024-07-15",
                "2024-07-31",
                "2024-08-15",
                "2024-08-30", // the 31st is a Saturday
                "2024-09-14", // the 15th is the Mid-Autumn holiday, Saturday the 14th is worked
                "2024-09-30",
                "2024-10-15",
                "2024-10-31",
                "2024-11-15",
                "2024-11-29", // the 30th is a Saturday
                "2024-12-13", // the 15th is a Sunday
                "2024-12-31",
            ]
        );
    }

    #[test]
    fn a_half_month_that_had_its_meeting_has_no_other() {
        assert_eq!(next("2024-06-03", &[]), "2024-06-14");
        assert_eq!(next("2024-06-14", &[]), "2024-06-14", "today, not held yet");
        assert_eq!(next("2024-06-14", &["2024-06-14"]), "2024-06-28");
        assert_eq!(
            next("2024-06-05", &["2024-06-05"]),
            "2024-06-28",
            "held early"
        );
        // Missed: the next half-month's.
        assert_eq!(next("2024-06-15", &[]), "2024-06-28");
        // Planned ahead of both halves.
        assert_eq!(next("2024-06-29", &["2024-07-04"]), "2024-07-31");
        assert_eq!(next("2024-12-31", &["2024-12-31"]), "2025-01-15");
    }

    #[test]
    fn a_meeting_stays_in_its_half() {
        let days = MeetingDays::new(1, 16).unwrap();
        let on = |within: &str| days.planned(HalfMonth::of(day(within)), &published()).on;
        // 1 to 7 October are off: the first working day after, not 30 September.
        assert_eq!(on("2024-10-05"), day("2024-10-08"));
        assert_eq!(on("2024-06-10"), day("2024-06-03"), "1 June is a Saturday");
        assert_eq!(on("2024-06-20"), day("2024-06-17"), "16 June is a Sunday");
    }

    #[test]
    fn a_day_the_month_has_not_is_its_last() {
        let days = MeetingDays::new(10, 30).unwrap();
        let on = |within: &str| days.planned(HalfMonth::of(day(within)), &published()).on;
        assert_eq!(on("2024-02-20"), day("2024-02-29"));
        assert_eq!(on("2023-02-20"), day("2023-02-28"));
    }

    #[test]
    fn c1_11_a_year_without_a_file_is_provisional() {
        let planned = MeetingDays::default().next(day("2027-01-01"), &[], &published());
        assert_eq!((planned.on, planned.provisional), (day("2027-01-15"), true));
    }

    #[test]
    fn the_days_are_one_of_each_half() {
        for wrong in [(0, 31), (16, 31), (15, 15), (15, 32)] {
            assert!(MeetingDays::new(wrong.0, wrong.1).is_err(), "{wrong:?}");
        }
        for wrong in [vec![], vec![15], vec![5, 15, 25]] {
            assert!(MeetingDays::try_from(wrong).is_err());
        }
    }
}

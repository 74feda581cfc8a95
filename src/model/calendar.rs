//! Working days and time limits, counted from the ledger's own calendar.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Day;

/// One file of `calendar/`: the days off and make-up workdays of a year's notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CalendarYear {
    /// The year the notice is for.
    pub year: i32,
    /// The notices it was taken from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<HolidayNotice>,
    /// Days off, weekends within a holiday included.
    pub off: Vec<Named>,
    /// Saturdays and Sundays that are worked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub work: Vec<Named>,
}

/// Where a year's days come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HolidayNotice {
    /// The notice's number, such as 国办发明电〔2023〕7号.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The address it was read at.
    pub url: String,
}

/// A day with the holiday it belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// The day.
    pub date: Day,
    /// The holiday, such as 国庆节.
    pub name: String,
}

/// All calendar years of a ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    years: BTreeSet<i32>,
    off: BTreeMap<Day, String>,
    work: BTreeSet<Day>,
}

/// A reckoned result, and whether every calendar year it needed was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reckoned<T> {
    /// The result.
    pub value: T,
    /// True when a year without a calendar was counted by weekends alone.
    pub provisional: bool,
}

impl Calendar {
    /// Joins the files of `calendar/`. A year's notice may rule the last days of the year before.
    #[must_use]
    pub fn new(files: impl IntoIterator<Item = CalendarYear>) -> Self {
        let mut calendar = Self::default();
        for file in files {
            calendar.years.insert(file.year);
            calendar
                .off
                .extend(file.off.into_iter().map(|d| (d.date, d.name)));
            calendar.work.extend(file.work.into_iter().map(|d| d.date));
        }
        calendar
    }

    /// The years there is a file for.
    #[must_use]
    pub fn years(&self) -> &BTreeSet<i32> {
        &self.years
    }

    /// Whether the day is worked: Monday to Friday, less days off, plus make-up days.
    #[must_use]
    pub fn is_working(&self, day: Day) -> bool {
        self.work.contains(&day) || (!day.is_weekend() && !self.off.contains_key(&day))
    }

    /// The holiday a day off belongs to; `None` for other days.
    #[must_use]
    pub fn holiday(&self, day: Day) -> Option<&str> {
        self.off.get(&day).map(String::as_str)
    }

    /// Whether the calendar cannot be sure of the day: its year has no file.
    #[must_use]
    pub fn is_unsure(&self, day: Day) -> bool {
        !self.years.contains(&day.year())
    }

    /// The `n`-th working day after `start`; the starting day is not counted (Civil Code art. 201).
    #[must_use]
    pub fn plus_working_days(&self, start: Day, n: u32) -> Reckoned<Day> {
        let (mut day, mut left, mut provisional) = (start, n, false);
        while left > 0 {
            day = day.succ();
            provisional |= self.is_unsure(day);
            left -= u32::from(self.is_working(day));
        }
        Reckoned {
            value: day,
            provisional,
        }
    }

    /// The day itself when it is worked, else the next working day (Civil Code art. 203).
    #[must_use]
    pub fn roll(&self, day: Day) -> Reckoned<Day> {
        let mut rolled = day;
        let mut provisional = self.is_unsure(day);
        while !self.is_working(rolled) {
            rolled = rolled.succ();
            provisional |= self.is_unsure(rolled);
        }
        Reckoned {
            value: rolled,
            provisional,
        }
    }

    /// Working days after `from` up to and including `to`; 0 when `to` is not after `from`.
    #[must_use]
    pub fn working_days_between(&self, from: Day, to: Day) -> Reckoned<i64> {
        let (mut day, mut value, mut provisional) = (from, 0, false);
        while day < to {
            day = day.succ();
            provisional |= self.is_unsure(day);
            value += i64::from(self.is_working(day));
        }
        Reckoned { value, provisional }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::model::day::day;

    /// The published years that `init` writes, read from the very files it writes.
    pub(crate) fn published() -> Calendar {
        Calendar::new(
            crate::store::starter::calendar_years()
                .map(|(_, text)| serde_yaml::from_str(text).unwrap()),
        )
    }

    fn sure(value: &str) -> Reckoned<Day> {
        Reckoned {
            value: day(value),
            provisional: false,
        }
    }

    #[test]
    fn c1_working_days() {
        let calendar = published();
        let cases = [
            ("C1-1", "2024-04-30", 5, "2024-05-10"),
            ("C1-2", "2024-04-30", 6, "2024-05-11"),
            ("C1-3", "2024-04-30", 10, "2024-05-16"),
            ("C1-4", "2026-02-12", 5, "2026-02-26"),
            ("C1-5", "2026-09-18", 5, "2026-09-24"),
            ("C1-6", "2026-09-24", 10, "2026-10-15"),
        ];
        for (case, start, n, expected) in cases {
            assert_eq!(
                calendar.plus_working_days(day(start), n),
                sure(expected),
                "{case}"
            );
        }
    }

    #[test]
    fn c1_natural_days_and_months_roll_forward() {
        let calendar = published();
        assert_eq!(
            calendar.roll(day("2024-09-03").plus(30)),
            sure("2024-10-08"),
            "C1-7"
        );
        assert_eq!(
            calendar.roll(day("2026-09-05").plus(15)),
            sure("2026-09-20"),
            "C1-8"
        );
        assert_eq!(
            calendar.roll(day("2024-11-30").plus_months(3)),
            sure("2025-02-28"),
            "C1-9"
        );
        assert_eq!(
            calendar.roll(day("2024-07-07").plus_months(3)),
            sure("2024-10-08"),
            "C1-10"
        );
    }

    #[test]
    fn c1_11_a_year_without_a_file_is_provisional() {
        let end = published().roll(day("2026-08-31").plus_months(6));
        assert_eq!(
            end,
            Reckoned {
                value: day("2027-03-01"),
                provisional: true
            }
        );
    }

    #[test]
    fn c2_working_day_variant() {
        let calendar = published();
        let count = |from, to| calendar.working_days_between(day(from), day(to)).value;
        assert_eq!(count("2024-09-27", "2024-09-30"), 2, "C2-1");
        assert_eq!(count("2024-09-30", "2024-10-08"), 1, "C2-2");
    }

    #[test]
    fn a_year_end_may_be_ruled_by_the_next_years_notice() {
        let text = "year: 2019\nnotices: []\noff:\n  - {date: 2018-12-31, name: 元旦}\nwork:\n  - {date: 2018-12-29, name: 元旦}\n";
        let calendar = Calendar::new([serde_yaml::from_str(text).unwrap()]);
        assert!(!calendar.is_working(day("2018-12-31")));
        assert!(calendar.is_working(day("2018-12-29")));
    }
}

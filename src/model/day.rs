//! A calendar day.

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::fault;
use crate::lang::{Lang, t};
use crate::problem::Fault;

/// A day, written `2024-06-30`; years 1900 to 2199.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

impl Day {
    /// The day of that year, month and day of month.
    ///
    /// # Errors
    /// `E-DATE`, naming what does not exist: a month over 12, 30 February.
    pub fn new(year: i32, month: u32, day: u32) -> Result<Self, Fault> {
        if !(1900..=2199).contains(&year) {
            return Err(fault!(
                DateForm,
                "{year}年不在1900—2199年之内",
                "the year {year} is outside 1900–2199"
            ));
        }
        if !(1..=12).contains(&month) {
            return Err(fault!(
                DateForm,
                "没有{month}月",
                "there is no month {month}"
            ));
        }
        NaiveDate::from_ymd_opt(year, month, day)
            .map(Self)
            .ok_or_else(|| {
                fault!(
                    DateForm,
                    "{year}年{month}月没有{day}日",
                    "{year}-{month:02} has no day {day}"
                )
            })
    }

    /// Reads the form used in files, `2024-06-30`, and no other.
    ///
    /// # Errors
    /// `E-DATE` for any other form or a day that does not exist.
    pub fn parse_iso(text: &str) -> Result<Self, Fault> {
        let unreadable = || {
            let shown: String = text.chars().take(40).collect();
            fault!(DateForm, "“{shown}”不是日期", "`{shown}` is not a date")
        };
        let digits = |range: std::ops::Range<usize>| {
            let part = text.get(range)?;
            part.bytes()
                .all(|b| b.is_ascii_digit())
                .then(|| part.parse::<u32>().ok())?
        };
        let shape = text.len() == 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-';
        match (shape, digits(0..4), digits(5..7), digits(8..10)) {
            (true, Some(year), Some(month), Some(day)) => {
                Self::new(i32::try_from(year).unwrap_or(0), month, day)
            }
            _ => Err(unreadable()),
        }
    }

    /// The day as chrono knows it.
    #[must_use]
    pub const fn date(self) -> NaiveDate {
        self.0
    }

    /// `days` later (earlier when negative). Saturates at the ends of chrono's range.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        let step = Days::new(days.unsigned_abs());
        let moved = if days < 0 {
            self.0.checked_sub_days(step)
        } else {
            self.0.checked_add_days(step)
        };
        Self(moved.unwrap_or(self.0))
    }

    /// The corresponding day `months` later, or the last of that month (Civil Code art. 202).
    #[must_use]
    pub fn plus_months(self, months: u32) -> Self {
        Self(
            self.0
                .checked_add_months(Months::new(months))
                .unwrap_or(self.0),
        )
    }

    /// Natural days from `earlier` to this day; negative when this day is before it.
    #[must_use]
    pub fn since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).num_days()
    }

    /// The day before.
    #[must_use]
    pub fn pred(self) -> Self {
        self.plus(-1)
    }

    /// The day after.
    #[must_use]
    pub fn succ(self) -> Self {
        self.plus(1)
    }

    /// Whether it is a Saturday or Sunday.
    #[must_use]
    pub fn is_weekend(self) -> bool {
        matches!(self.0.weekday(), Weekday::Sat | Weekday::Sun)
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// The last day of this day's month.
    #[must_use]
    pub fn month_end(self) -> Self {
        let first = self.plus(1 - i64::from(self.day()));
        first.plus_months(1).pred()
    }

    /// `2024年6月30日` or `30 June 2024`.
    #[must_use]
    pub fn long(self, lang: Lang) -> String {
        match lang {
            Lang::Zh => format!("{}年{}月{}日", self.year(), self.month(), self.day()),
            Lang::En => format!(
                "{} {} {}",
                self.day(),
                MONTHS[self.0.month0() as usize],
                self.year()
            ),
        }
    }

    /// 星期日 or Sunday.
    #[must_use]
    pub fn weekday(self, lang: Lang) -> &'static str {
        match self.0.weekday() {
            Weekday::Mon => t("星期一", "Monday"),
            Weekday::Tue => t("星期二", "Tuesday"),
            Weekday::Wed => t("星期三", "Wednesday"),
            Weekday::Thu => t("星期四", "Thursday"),
            Weekday::Fri => t("星期五", "Friday"),
            Weekday::Sat => t("星期六", "Saturday"),
            Weekday::Sun => t("星期日", "Sunday"),
        }
        .in_lang(lang)
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl From<NaiveDate> for Day {
    fn from(date: NaiveDate) -> Self {
        Self(date)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse_iso(&text).map_err(serde::de::Error::custom)
    }
}

impl schemars::JsonSchema for Day {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "format": "date",
            "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
        })
    }
}

/// The day written so; only for tests, where dates are written out.
#[cfg(test)]
#[must_use]
pub fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_does_not_exist_is_named() {
        assert!(
            Day::parse_iso("2024-02-30")
                .unwrap_err()
                .zh
                .contains("没有30日")
        );
        assert!(
            Day::parse_iso("2026-13-01")
                .unwrap_err()
                .zh
                .contains("没有13月")
        );
        for wrong in [
            "2024-6-30",
            "20240630",
            "2024/06/30",
            "二〇二四",
            "2024-06-3０",
            "+024-06-30",
        ] {
            assert!(Day::parse_iso(wrong).is_err(), "{wrong}");
        }
        assert_eq!(day("2024-02-29").to_string(), "2024-02-29");
    }

    #[test]
    fn month_ends() {
        assert_eq!(day("2024-02-03").month_end(), day("2024-02-29"));
        assert_eq!(day("2024-12-31").month_end(), day("2024-12-31"));
    }
}

//! Half-months, the rhythm of the coordination meeting; ISO weeks; the periods figures are of.

mod statistic;

pub use statistic::Period;

use std::fmt;

use chrono::Datelike;

use super::Day;
use crate::lang::Lang;

/// Half a month: the 1st to the 15th, or the 16th to the end. Written `2024-06H1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HalfMonth {
    first: Day,
}

impl HalfMonth {
    /// The half-month a day falls in.
    #[must_use]
    pub fn of(day: Day) -> Self {
        let into = if day.day() > 15 { 16 } else { 1 };
        Self {
            first: day.plus(into - i64::from(day.day())),
        }
    }

    /// Every half-month that has a day between `from` and `to`, both included, in order.
    #[must_use]
    pub fn between(from: Day, to: Day) -> Vec<Self> {
        let mut all = Vec::new();
        let mut half = Self::of(from);
        while from <= to && half.first <= to {
            all.push(half);
            half = half.next();
        }
        all
    }

    /// Its first day: the 1st or the 16th.
    #[must_use]
    pub const fn first(self) -> Day {
        self.first
    }

    /// Its last day: the 15th or the last of the month.
    #[must_use]
    pub fn last(self) -> Day {
        if self.is_second() {
            self.first.month_end()
        } else {
            self.first.plus(14)
        }
    }

    /// The half-month after it.
    #[must_use]
    pub fn next(self) -> Self {
        Self::of(self.last().succ())
    }

    /// Whether it is the second of its month.
    #[must_use]
    pub fn is_second(self) -> bool {
        self.first.day() > 15
    }
}

impl HalfMonth {
    /// 2024年6月上半月, or `2024-06H1`.
    #[must_use]
    pub fn title(self, lang: Lang) -> String {
        let half = if self.is_second() { "下" } else { "上" };
        match lang {
            Lang::Zh => format!("{}年{}月{half}半月", self.first.year(), self.first.month()),
            Lang::En => self.to_string(),
        }
    }
}

impl serde::Serialize for HalfMonth {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl fmt::Display for HalfMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}-{:02}H{}",
            self.first.year(),
            self.first.month(),
            if self.is_second() { 2 } else { 1 }
        )
    }
}

/// The ISO week of a day as `2025-W01`; the year is the ISO year, so 2024-12-30 is in `2025-W01`.
#[must_use]
pub fn iso_week(day: Day) -> String {
    let week = day.date().iso_week();
    format!("{}-W{:02}", week.year(), week.week())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::day::day;

    #[test]
    fn c1_half_months() {
        assert_eq!(HalfMonth::of(day("2024-06-15")).to_string(), "2024-06H1");
        assert_eq!(HalfMonth::of(day("2024-06-16")).to_string(), "2024-06H2");
        let periods = HalfMonth::between(day("2024-03-21"), day("2024-12-31"));
        assert_eq!(periods.len(), 19);
        assert_eq!(periods[0].to_string(), "2024-03H2");
        assert_eq!(periods[18].to_string(), "2024-12H2");
        assert!(HalfMonth::between(day("2024-06-02"), day("2024-06-01")).is_empty());
    }

    #[test]
    fn a_half_month_ends_on_the_fifteenth_or_with_the_month() {
        for (within, first, last) in [
            ("2024-02-15", "2024-02-01", "2024-02-15"),
            ("2024-02-16", "2024-02-16", "2024-02-29"),
            ("2024-12-31", "2024-12-16", "2024-12-31"),
        ] {
            let half = HalfMonth::of(day(within));
            assert_eq!((half.first(), half.last()), (day(first), day(last)));
        }
        assert_eq!(
            HalfMonth::of(day("2024-12-31")).next().to_string(),
            "2025-01H1"
        );
    }

    #[test]
    fn c1_iso_week_uses_the_iso_year() {
        assert_eq!(iso_week(day("2024-12-30")), "2025-W01");
        assert_eq!(iso_week(day("2024-12-29")), "2024-W52");
    }
}

//! 统计时期: the year, half-year, quarter or month a figure is of.

use std::fmt;

use crate::lang::Lang;
use crate::model::typed::half_width;
use crate::model::{Day, numeral};
use crate::say;

/// A year, half-year, quarter or month. Written `2024`, `2024H1`, `2024Q3`, `2024-09`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    first: Day,
    months: u32,
}

impl Period {
    /// The period of 12, 6, 3 or 1 months that has that place in the year, from 1; `None` when
    /// there is none, or the year is not within 1900 to 2199.
    fn new(year: i32, months: u32, place: u32) -> Option<Self> {
        let is_there = (1..=12 / months).contains(&place) && (1900..=2199).contains(&year);
        let first = is_there.then(|| Day::new(year, (place - 1) * months + 1, 1).ok())?;
        Some(Self {
            first: first?,
            months,
        })
    }

    /// The quarter a day falls in.
    #[must_use]
    pub fn quarter_of(day: Day) -> Self {
        let month = (day.month() - 1) / 3 * 3 + 1;
        // Every quarter of a year that has a day has a first day.
        let first = Day::new(day.year(), month, 1).unwrap_or(day);
        Self { first, months: 3 }
    }

    /// The period as a file has it; `None` for any other text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::read(text, None).filter(|period| period.to_string() == text)
    }

    /// The period as people write it: 2024年, 2024年第三季度, 2024年上半年, 2024年9月, 2024.9, and of
    /// `this_year` 三季度, Q3 or 9月; `None` for any other text.
    #[must_use]
    pub fn read(text: &str, this_year: Option<i32>) -> Option<Self> {
        let plain = half_width(text);
        let named = plain.split_at_checked(4).and_then(|(year, rest)| {
            let is_year = year.bytes().all(|b| b.is_ascii_digit());
            is_year.then(|| (year.parse::<i32>().ok(), rest))
        });
        let (year, rest) = match named {
            Some((year, rest)) => (year?, rest),
            None => (this_year?, plain.as_str()),
        };
        if named.is_some() && rest.len() == 1 {
            return None; // 20243 could be March or a slip for 2024Q3.
        }
        let rest = rest.trim_start_matches(['年', '-', '.', '/', '第']);
        let (months, place) = match rest {
            "" | "度" | "全年" => (12, named.map(|_| 1)),
            "上半年" | "h1" => (6, Some(1)),
            "下半年" | "h2" => (6, Some(2)),
            _ => {
                let quarter = rest
                    .strip_prefix('q')
                    .or_else(|| rest.strip_suffix("季度"))
                    .or_else(|| rest.strip_suffix('季'));
                let month = rest.strip_suffix('月').unwrap_or(rest);
                let months = if quarter.is_some() { 3 } else { 1 };
                (months, numeral::parse(quarter.unwrap_or(month)))
            }
        };
        Self::new(year, months, place?)
    }

    /// Its first day.
    #[must_use]
    pub const fn first(self) -> Day {
        self.first
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> Day {
        self.first.plus_months(self.months).pred()
    }

    /// How many months it has: 12, 6, 3 or 1.
    #[must_use]
    pub const fn months(self) -> u32 {
        self.months
    }

    /// The one of the same length before it.
    #[must_use]
    pub fn before(self) -> Self {
        let year = self.first.year();
        let earlier = match self.place() {
            1 => Self::new(year - 1, self.months, 12 / self.months),
            place => Self::new(year, self.months, place - 1),
        };
        // Only the first period of 1900 has none.
        earlier.unwrap_or(self)
    }

    /// Whether the two have a day in common.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.first <= other.last() && other.first <= self.last()
    }

    /// Its place among those of its length in the year, from 1.
    fn place(self) -> u32 {
        self.first.month().div_ceil(self.months)
    }

    /// 2024年, 2024年上半年, 2024年第三季度, 2024年9月; in English as a file has it.
    #[must_use]
    pub fn title(self, lang: Lang) -> String {
        let (year, place) = (self.first.year(), self.place());
        let within = match (self.months, place) {
            (12, _) => String::new(),
            (6, 1) => "上半年".to_owned(),
            (6, _) => "下半年".to_owned(),
            (3, n) => format!("第{}季度", numeral::chinese(n)),
            (_, n) => format!("{n}月"),
        };
        say!(lang, "{year}年{within}", "{self}")
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, place) = (self.first.year(), self.place());
        match self.months {
            12 => write!(f, "{year}"),
            6 => write!(f, "{year}H{place}"),
            3 => write!(f, "{year}Q{place}"),
            _ => write!(f, "{year}-{place:02}"),
        }
    }
}

impl serde::Serialize for Period {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::day::day;

    #[test]
    fn a_period_runs_from_day_to_day() {
        for (text, first, last, before, title) in [
            ("2024", "2024-01-01", "2024-12-31", "2023", "2024年"),
            (
                "2024H1",
                "2024-01-01",
                "2024-06-30",
                "2023H2",
                "2024年上半年",
            ),
            (
                "2024H2",
                "2024-07-01",
                "2024-12-31",
                "2024H1",
                "2024年下半年",
            ),
            (
                "2024Q1",
                "2024-01-01",
                "2024-03-31",
                "2023Q4",
                "2024年第一季度",
            ),
            (
                "2024Q3",
                "2024-07-01",
                "2024-09-30",
                "2024Q2",
                "2024年第三季度",
            ),
            (
                "2024-02",
                "2024-02-01",
                "2024-02-29",
                "2024-01",
                "2024年2月",
            ),
            (
                "2024-01",
                "2024-01-01",
                "2024-01-31",
                "2023-12",
                "2024年1月",
            ),
        ] {
            let period = Period::parse(text).unwrap();
            assert_eq!((period.first(), period.last()), (day(first), day(last)));
            assert_eq!(period.before().to_string(), before);
            assert_eq!(period.title(Lang::Zh), title);
            assert_eq!(period.to_string(), text);
        }
    }

    #[test]
    fn the_ways_people_write_a_period_are_understood() {
        for (text, meant) in [
            ("2024年", "2024"),
            ("２０２４年度", "2024"),
            ("2024 年第三季度", "2024Q3"),
            ("2024年3季度", "2024Q3"),
            ("2024q3", "2024Q3"),
            ("2024-Q3", "2024Q3"),
            ("三季度", "2024Q3"),
            ("第四季度", "2024Q4"),
            ("Q2", "2024Q2"),
            ("2023年下半年", "2023H2"),
            ("上半年", "2024H1"),
            ("2024.9", "2024-09"),
            ("2024年十二月", "2024-12"),
            ("9月", "2024-09"),
        ] {
            let read = Period::read(text, Some(2024)).map(|p| p.to_string());
            assert_eq!(read.as_deref(), Some(meant), "{text}");
        }
        for text in [
            "",
            "2024Q5",
            "2024Q0",
            "2024-13",
            "2024H3",
            "20243",
            "24Q3",
            "2024Q3Q3",
            "1024Q1",
            "季度",
            "年",
            "度",
            "九九月",
        ] {
            assert_eq!(Period::read(text, Some(2024)), None, "{text}");
        }
        assert_eq!(Period::read("Q3", None), None);
        // A file has one form alone.
        for text in ["2024q3", "2024-9", "2024年", " 2024"] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_quarter_of_a_day() {
        for (of, quarter) in [
            ("2024-01-01", "2024Q1"),
            ("2024-03-31", "2024Q1"),
            ("2024-08-31", "2024Q3"),
            ("2024-12-31", "2024Q4"),
        ] {
            assert_eq!(Period::quarter_of(day(of)).to_string(), quarter);
        }
        let of = |text| Period::parse(text).unwrap();
        assert!(of("2024Q3").meets(of("2024-09")) && of("2024-09").meets(of("2024Q3")));
        assert!(of("2024Q3").meets(of("2024")) && !of("2024Q3").meets(of("2024H1")));
    }
}

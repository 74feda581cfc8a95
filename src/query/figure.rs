//! Figures that know the ids behind them, and exact percentages.

use std::fmt;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::model::Id;
use crate::model::sampling::quota;

/// A count: nothing but the ids it counts, so it can never differ from its list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// The ids, each once, in order.
    pub ids: Vec<Id>,
}

impl Figure {
    /// The number.
    #[must_use]
    pub fn count(&self) -> usize {
        self.ids.len()
    }
}

impl FromIterator<Id> for Figure {
    fn from_iter<I: IntoIterator<Item = Id>>(ids: I) -> Self {
        let distinct: std::collections::BTreeSet<Id> = ids.into_iter().collect();
        let mut ids: Vec<Id> = distinct.into_iter().collect();
        ids.sort_by_cached_key(|id| in_order(id.as_str()));
        Self { ids }
    }
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Figure", 2)?;
        out.serialize_field("count", &self.count())?;
        out.serialize_field("ids", &self.ids)?;
        out.end()
    }
}

/// The key ids are sorted by: runs of digits as numbers, so that a9 stands before a10.
fn in_order(id: &str) -> Vec<(u64, String)> {
    let mut key: Vec<(u64, String)> = vec![(0, String::new())];
    let mut was_digit = false;
    for c in id.chars() {
        let digit = c.to_digit(10).map(u64::from);
        if digit.is_some() && !was_digit {
            key.push((0, String::new()));
        }
        was_digit = digit.is_some();
        if let Some(last) = key.last_mut() {
            match digit {
                Some(digit) => last.0 = last.0.saturating_mul(10).saturating_add(digit),
                None => last.1.push(c),
            }
        }
    }
    key
}

/// A number with so many decimals, counted in units of its last: 750 [`Tenths`] are 75.0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimal<const PLACES: u32>(pub i64);

/// One decimal, as percentages have.
pub type Tenths = Decimal<1>;

/// Two decimals, as the rates of a vote and of suggestions are published.
pub type Hundredths = Decimal<2>;

impl<const PLACES: u32> Decimal<PLACES> {
    const HUNDRED: u32 = 100 * 10_u32.pow(PLACES);

    /// The percentage `num` is of `den`, rounded half up; `None` when `den` is 0 (C6-3).
    #[must_use]
    pub fn of(num: u64, den: u64) -> Option<Self> {
        let twice = num * 2 * u64::from(Self::HUNDRED) + den;
        i64::try_from(twice.checked_div(den * 2)?).ok().map(Self)
    }

    /// `num` of `den`, the rest of a tenth left off; `None` when `den` is 0.
    #[must_use]
    pub fn truncated(num: u64, den: u64) -> Option<Self> {
        let (num, den) = (i64::try_from(num).ok()?, i64::try_from(den).ok()?);
        (den > 0).then(|| Self(num * 1000 / den))
    }
}

/// With all its places, the sign in front: 750 tenths are `75.0`.
impl<const PLACES: u32> fmt::Display for Decimal<PLACES> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (unit, places) = (10_u64.pow(PLACES), PLACES as usize);
        let (sign, size) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        let (whole, rest) = (size / unit, size % unit);
        write!(f, "{sign}{whole}.{rest:0places$}")
    }
}

impl<const PLACES: u32> Serialize for Decimal<PLACES> {
    #[allow(clippy::cast_precision_loss)] // Far below 2^52.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.0 as f64 / f64::from(10_u32.pow(PLACES)))
    }
}

/// A rate: the part and the whole it is of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rate {
    /// The numerator.
    pub part: Figure,
    /// The denominator.
    pub whole: Figure,
    /// The percentage it must reach, where one is laid down (C10).
    pub required: Option<u32>,
}

impl Rate {
    /// The members of `whole` that pass, of `whole`.
    pub fn of<'a, T: 'a>(
        whole: impl IntoIterator<Item = &'a T>,
        id: impl Fn(&T) -> Id,
        passes: impl Fn(&T) -> bool,
    ) -> Self {
        let whole: Vec<&T> = whole.into_iter().collect();
        Self {
            part: whole.iter().filter(|t| passes(t)).map(|t| id(t)).collect(),
            whole: whole.iter().map(|t| id(t)).collect(),
            required: None,
        }
    }

    /// `part` of `whole`.
    #[must_use]
    pub const fn between(part: Figure, whole: Figure) -> Self {
        Self {
            part,
            whole,
            required: None,
        }
    }

    /// The same rate, which must reach that percentage.
    #[must_use]
    pub const fn against(mut self, percent: u32) -> Self {
        self.required = Some(percent);
        self
    }

    /// Whether it reaches what it must, compared exactly; `None` when nothing is laid down or there
    /// is nothing to be a part of.
    #[must_use]
    pub fn is_reached(&self) -> Option<bool> {
        let (part, whole) = (self.part.count(), self.whole.count());
        let required = self.required.filter(|_| whole > 0)?;
        Some(quota::reaches(part, whole, required))
    }

    /// The percentage; `None` when there is nothing to be a part of. One that misses what it must
    /// reach is truncated, so that it never reads as if it had (C10-2).
    #[must_use]
    pub fn percent(&self) -> Option<Tenths> {
        let (part, whole) = (self.part.count() as u64, self.whole.count() as u64);
        if self.is_reached() == Some(false) {
            Tenths::truncated(part, whole)
        } else {
            Tenths::of(part, whole)
        }
    }
}

impl Serialize for Rate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Rate", 5)?;
        out.serialize_field("percent", &self.percent())?;
        if let Some(required) = self.required {
            out.serialize_field("required", &required)?;
            out.serialize_field("reached", &self.is_reached())?;
        }
        out.serialize_field("part", &self.part)?;
        out.serialize_field("whole", &self.whole)?;
        out.end()
    }
}

/// The shares of a table with a total, in percent, so that they add to exactly 100 by the largest
/// remainder (C9-1); equal remainders go to the earlier row. Empty when the total is 0.
#[must_use]
pub fn shares<const PLACES: u32>(counts: &[usize]) -> Vec<Decimal<PLACES>> {
    let total: usize = counts.iter().sum();
    let hundred = Decimal::<PLACES>::HUNDRED as usize;
    if total == 0 {
        return Vec::new();
    }
    let mut parts: Vec<(usize, usize)> = counts
        .iter()
        .map(|n| (n * hundred / total, n * hundred % total))
        .collect();
    let missing = hundred - parts.iter().map(|(whole, _)| whole).sum::<usize>();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|&i| std::cmp::Reverse(parts[i].1));
    for &i in order.iter().take(missing) {
        parts[i].0 += 1;
    }
    parts
        .iter()
        .map(|(whole, _)| Decimal(i64::try_from(*whole).unwrap_or(0)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c6_3_nothing_is_a_part_of_nothing() {
        assert_eq!(Tenths::of(0, 0), None);
        assert_eq!(Rate::default().percent(), None);
    }

    fn first(count: usize) -> Figure {
        let ids = (1..=count).map(|n| Id::parse(&format!("KF-F{n:04}")).unwrap());
        ids.collect()
    }

    #[test]
    fn c10_2_a_rate_that_misses_never_reads_as_if_it_reached() {
        for (part, whole, tenths, reached) in [
            (600, 2003, 299, false),
            (601, 2003, 300, true),
            (14, 47, 297, false),
            (15, 47, 319, true),
            (3, 10, 300, true),
            (0, 10, 0, false),
        ] {
            let rate = Rate::between(first(part), first(whole)).against(30);
            assert_eq!(rate.percent(), Some(Decimal(tenths)), "{part}/{whole}");
            assert_eq!(rate.is_reached(), Some(reached), "{part}/{whole}");
        }
        assert_eq!(
            Rate::between(first(600), first(2003)).percent(),
            Some(Decimal(300))
        );
    }

    #[test]
    fn c10_4_a_facility_drawn_twice_counts_once() {
        let spring = ["KF-F001", "KF-F002"];
        let autumn = ["KF-F002"];
        let drawn = spring.iter().chain(&autumn);
        let inspected: Figure = drawn.map(|id| Id::parse(id).unwrap()).collect();
        assert_eq!(inspected.count(), 2);
        // Three of seven would be enough, two are not.
        let rate = Rate::between(inspected, first(7)).against(30);
        assert_eq!(rate.is_reached(), Some(false));
        assert_eq!(rate.percent(), Some(Decimal(285)));
    }

    #[test]
    fn nothing_is_reached_where_there_is_nothing() {
        assert_eq!(Rate::default().against(30).is_reached(), None);
        assert_eq!(Rate::between(first(1), first(2)).is_reached(), None);
    }

    #[test]
    fn a_rate_that_must_reach_something_says_so_in_json() {
        let rate = Rate::between(first(1), first(4)).against(30);
        let json = serde_json::to_value(&rate).unwrap();
        assert_eq!(json["percent"], 25.0);
        assert_eq!(json["required"], 30);
        assert_eq!(json["reached"], false);
        let plain = serde_json::to_value(Rate::between(first(1), first(4))).unwrap();
        assert!(plain.get("required").is_none() && plain.get("reached").is_none());
    }

    #[test]
    fn percentages_round_half_up() {
        for (num, den, tenths) in [
            (36, 48, 750),
            (30, 36, 833),
            (3, 36, 83),
            (34, 48, 708),
            (1, 2000, 1),
            (55, 87, 632),
        ] {
            assert_eq!(Tenths::of(num, den), Some(Decimal(tenths)), "{num}/{den}");
        }
    }

    #[test]
    fn a_decimal_shows_all_its_places() {
        for (tenths, text) in [(833, "83.3"), (0, "0.0"), (5, "0.5"), (-42, "-4.2")] {
            assert_eq!(Decimal::<1>(tenths).to_string(), text);
        }
        for (hundredths, text) in [(5862, "58.62"), (10_000, "100.00"), (7, "0.07")] {
            assert_eq!(Decimal::<2>(hundredths).to_string(), text);
        }
    }

    #[test]
    fn shares_add_to_one_hundred() {
        // 1/3 each: 33.4 + 33.3 + 33.3.
        assert_eq!(shares(&[1, 1, 1]), [334, 333, 333].map(Decimal::<1>));
        for counts in [
            vec![54, 33, 2, 4],
            vec![7],
            vec![1, 2, 3, 4, 5, 6, 7],
            vec![0, 0, 9],
        ] {
            let tenths: i64 = shares::<1>(&counts).iter().map(|t| t.0).sum();
            let hundredths: i64 = shares::<2>(&counts).iter().map(|h| h.0).sum();
            assert_eq!((tenths, hundredths), (1000, 10_000), "{counts:?}");
        }
        assert!(shares::<1>(&[0, 0]).is_empty());
    }

    /// Published as 58.07, 35.48, 2.15, 4.30, though 54 of 93 alone is 58.06.
    #[test]
    fn c9_1_the_published_shares_add_to_one_hundred() {
        let published = [5807, 3548, 215, 430].map(Decimal);
        assert_eq!(shares::<2>(&[54, 33, 2, 4]), published);
        assert_eq!(Hundredths::of(54, 93), Some(Decimal(5806)));
        assert_eq!(
            serde_json::to_string(&published).unwrap(),
            "[58.07,35.48,2.15,4.3]"
        );
    }
}

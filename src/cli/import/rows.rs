//! The rows of a table that are taken.

use std::ops::RangeInclusive;
use std::str::FromStr;

use crate::model::typed::half_width;

/// Numbers of rows, as `3,5-8`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rows(Vec<RangeInclusive<u32>>);

impl Rows {
    /// Whether a row is among them.
    pub(super) fn hold(&self, row: u32) -> bool {
        self.0.iter().any(|range| range.contains(&row))
    }
}

impl FromStr for Rows {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let range = |part: &str| {
            let (from, to) = part.split_once('-').unwrap_or((part, part));
            Some(from.parse().ok()?..=to.parse().ok()?)
        };
        let plain = half_width(text).replace('、', ",");
        let ranges: Option<Vec<_>> = plain.split(',').map(range).collect();
        let is_sound = |ranges: &Vec<RangeInclusive<u32>>| ranges.iter().all(|r| !r.is_empty());
        ranges
            .filter(is_sound)
            .map(Self)
            .ok_or_else(|| "write rows as 3,5-8".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_numbers_and_ranges() {
        let rows: Rows = "3，5-8、12".parse().unwrap();
        let held: Vec<u32> = (1..=13).filter(|n| rows.hold(*n)).collect();
        assert_eq!(held, [3, 5, 6, 7, 8, 12]);
        for wrong in ["", "a", "8-5", "3,,4"] {
            assert!(wrong.parse::<Rows>().is_err(), "{wrong}");
        }
    }
}

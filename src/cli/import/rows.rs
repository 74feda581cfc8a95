//! The rows of a table that are taken.

use std::ops::RangeInclusive;

use crate::fault;
use crate::model::typed::half_width;
use crate::problem::Fault;

/// Numbers of rows, as `3,5-8`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rows(Vec<RangeInclusive<u32>>);

impl Rows {
    /// Whether a row is among them.
    pub(super) fn hold(&self, row: u32) -> bool {
        self.0.iter().any(|range| range.contains(&row))
    }

    /// # Errors
    /// `E-VALUE` for anything but numbers and ranges that do not go backwards.
    pub(super) fn parse(text: &str) -> Result<Self, Fault> {
        let range = |part: &str| {
            let (from, to) = part.split_once('-').unwrap_or((part, part));
            Some(from.parse().ok()?..=to.parse().ok()?)
        };
        let plain = half_width(text).replace('、', ",");
        let ranges: Option<Vec<_>> = plain.split(',').map(range).collect();
        let is_sound = |ranges: &Vec<RangeInclusive<u32>>| ranges.iter().all(|r| !r.is_empty());
        ranges.filter(is_sound).map(Self).ok_or_else(|| {
            fault!(
                Value,
                "行号“{text}”要写成 3,5-8 的样子",
                "write rows as 3,5-8, not `{text}`"
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_numbers_and_ranges() {
        let rows = Rows::parse("3，5-8、12").unwrap();
        let held: Vec<u32> = (1..=13).filter(|n| rows.hold(*n)).collect();
        assert_eq!(held, [3, 5, 6, 7, 8, 12]);
        for wrong in ["", "a", "8-5", "3,,4"] {
            assert!(Rows::parse(wrong).is_err(), "{wrong}");
        }
    }
}

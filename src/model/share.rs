//! A part of a whole, compared exactly.

use serde::Serialize;

/// A part of a whole that is not empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Share {
    /// How many are of the part.
    pub part: u64,
    /// How many there are, at least 1.
    pub whole: u64,
}

impl Share {
    /// `part` of `whole`; `None` when there is nothing to be a part of (C6-3).
    #[must_use]
    pub const fn of(part: u64, whole: u64) -> Option<Self> {
        if whole == 0 {
            None
        } else {
            Some(Self { part, whole })
        }
    }

    /// Whether it is at least so many percent, compared before any rounding (C10).
    #[must_use]
    pub fn reaches(self, percent: u8) -> bool {
        u128::from(self.part) * 100 >= u128::from(percent) * u128::from(self.whole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c10_what_prints_as_thirty_percent_may_be_below_it() {
        // 600 of 2003 is 29.955 %; a third of three is exact.
        assert!(!Share::of(600, 2003).unwrap().reaches(30));
        assert!(Share::of(601, 2003).unwrap().reaches(30));
        assert!(Share::of(3, 10).unwrap().reaches(30));
    }

    #[test]
    fn c6_3_nothing_is_a_part_of_nothing() {
        assert_eq!(Share::of(0, 0), None);
    }
}

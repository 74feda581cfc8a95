//! How many must be inspected, and whether so many are enough (C10).

/// How many of `whole` facilities must be inspected: `percent` of them, rounded up, and at least
/// `floor`; all of them when there are not so many.
#[must_use]
pub fn needed(whole: usize, percent: u32, floor: usize) -> usize {
    let share = (whole as u128 * u128::from(percent)).div_ceil(100);
    usize::try_from(share)
        .unwrap_or(whole)
        .max(floor)
        .min(whole)
}

/// Whether `part` of `whole` reach `percent`: 100 × part ≥ percent × whole, never the rounded rate.
#[must_use]
pub const fn reaches(part: usize, whole: usize, percent: u32) -> bool {
    100 * part as u128 >= percent as u128 * whole as u128
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c10_1_fourteen_of_forty_seven_are_too_few() {
        assert_eq!(needed(47, 30, 0), 15);
        assert!(!reaches(14, 47, 30));
        assert!(reaches(15, 47, 30));
    }

    #[test]
    fn c10_2_what_rounds_to_thirty_is_not_thirty() {
        assert!(!reaches(600, 2003, 30));
        assert!(reaches(601, 2003, 30));
        assert_eq!(needed(2003, 30, 0), 601);
        assert!(reaches(600, 2000, 30) && !reaches(599, 2000, 30));
    }

    #[test]
    fn c10_3_the_floor_holds_where_the_rate_asks_for_less() {
        assert_eq!(needed(334, 30, 100), 101);
        assert_eq!(needed(330, 30, 100), 100);
        assert_eq!(needed(330, 30, 0), 99);
        assert_eq!(needed(90, 30, 100), 90);
        assert_eq!(needed(0, 30, 100), 0);
    }

    #[test]
    fn the_percentage_is_a_parameter() {
        assert_eq!(needed(47, 5, 0), 3);
        assert!(!reaches(2, 47, 5) && reaches(3, 47, 5));
        assert_eq!(needed(usize::MAX, 100, 0), usize::MAX);
        assert!(reaches(usize::MAX, usize::MAX, 100));
    }

    #[test]
    fn what_is_needed_reaches_and_one_less_does_not() {
        for whole in 1..=500 {
            for percent in [1, 5, 30, 33, 99, 100] {
                let needed = needed(whole, percent, 0);
                assert!(reaches(needed, whole, percent), "{needed}/{whole}");
                assert!(!reaches(needed - 1, whole, percent), "{needed}/{whole}");
            }
        }
    }
}

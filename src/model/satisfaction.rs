//! 满意度测评: from ballots to a grade and rates (C8).

mod rule;

use serde::Serialize;

use super::Share;
use crate::coded;

pub use rule::{SatisfactionKind, SatisfactionRule};

coded! {
    /// How content somebody is, or the grade of a vote; best first.
    pub enum Satisfaction("满意程度", "satisfaction") {
        Satisfied = "satisfied" "满意" / "satisfied",
        Basically = "basically" "基本满意" / "basically satisfied",
        Unsatisfied = "unsatisfied" "不满意" / "unsatisfied",
    }
}

/// The ballots on one item. A ballot has exactly one of three ticks; one without or with several
/// is invalid and counts for nothing (C8).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Ballots {
    /// 满意.
    pub satisfied: u32,
    /// 基本满意.
    pub basically: u32,
    /// 不满意.
    pub unsatisfied: u32,
    /// Invalid ones.
    pub invalid: u32,
}

impl Ballots {
    /// The ballots that count.
    #[must_use]
    pub fn valid(self) -> u64 {
        self.approving() + u64::from(self.unsatisfied)
    }

    /// Whether there is one ballot of each member who is present.
    #[must_use]
    pub fn adds_up(self, present: u32) -> bool {
        self.valid() + u64::from(self.invalid) == u64::from(present)
    }

    /// 满意率: 满意 of the valid ballots; `None` when none is valid (C8-3).
    #[must_use]
    pub fn satisfied_share(self) -> Option<Share> {
        Share::of(u64::from(self.satisfied), self.valid())
    }

    /// 满意 and 基本满意 together of the valid ballots; `None` when none is valid (C8-3).
    #[must_use]
    pub fn approving_share(self) -> Option<Share> {
        Share::of(self.approving(), self.valid())
    }

    /// The grade by a rule; `None` when no ballot is valid (C8-3).
    #[must_use]
    pub fn grade(self, rule: SatisfactionRule, total_members: u32) -> Option<Satisfaction> {
        let (satisfied, approving) = (self.satisfied_share()?, self.approving_share()?);
        let (is_satisfied, is_basically) = match rule {
            SatisfactionRule::MajorityOfAll => (
                is_majority(satisfied.part, total_members),
                is_majority(approving.part, total_members),
            ),
            SatisfactionRule::Bands {
                satisfied: most,
                basically: enough,
            } => (
                satisfied.reaches(most.value()),
                approving.reaches(enough.value()),
            ),
        };
        Some(match (is_satisfied, is_basically) {
            (true, _) => Satisfaction::Satisfied,
            (false, true) => Satisfaction::Basically,
            (false, false) => Satisfaction::Unsatisfied,
        })
    }

    fn approving(self) -> u64 {
        u64::from(self.satisfied) + u64::from(self.basically)
    }
}

/// Whether a meeting of the committee may be held: more than half of all members are present
/// (过半数出席, as the rules of procedure of standing committees have it; C8-5).
#[must_use]
pub fn has_quorum(present: u32, total_members: u32) -> bool {
    is_majority(u64::from(present), total_members)
}

/// More than half; exactly half is none.
fn is_majority(some: u64, of: u32) -> bool {
    some * 2 > u64::from(of)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::step::Percent;
    use crate::query::Hundredths;
    use Satisfaction::{Basically, Satisfied, Unsatisfied};

    const MAJORITY: SatisfactionRule = SatisfactionRule::MajorityOfAll;

    fn ballots(satisfied: u32, basically: u32, unsatisfied: u32) -> Ballots {
        Ballots {
            satisfied,
            basically,
            unsatisfied,
            invalid: 0,
        }
    }

    fn bands(satisfied: u8, basically: u8) -> SatisfactionRule {
        SatisfactionRule::Bands {
            satisfied: Percent::new(satisfied).unwrap(),
            basically: Percent::new(basically).unwrap(),
        }
    }

    /// In hundredths of a percent: 满意, 满意 and 基本满意.
    fn rates(ballots: Ballots) -> [Option<i64>; 2] {
        [ballots.satisfied_share(), ballots.approving_share()].map(|share| {
            share
                .and_then(|s| Hundredths::of(s.part, s.whole))
                .map(|h| h.0)
        })
    }

    #[test]
    fn c8_1_the_majority_is_of_all_members_and_half_is_none() {
        let vote = ballots(17, 11, 1);
        assert!(vote.adds_up(29));
        assert_eq!(vote.grade(MAJORITY, 33), Some(Satisfied), "17 > 16.5");
        assert_eq!(
            vote.grade(MAJORITY, 34),
            Some(Basically),
            "17 = 17, 28 > 17"
        );
        assert_eq!(rates(vote), [Some(5862), Some(9655)]);
    }

    #[test]
    fn c8_2_the_second_row() {
        let vote = ballots(20, 8, 1);
        for total in [33, 34] {
            assert_eq!(vote.grade(MAJORITY, total), Some(Satisfied));
        }
        assert_eq!(rates(vote), [Some(6897), Some(9655)]);
    }

    #[test]
    fn c8_half_of_all_for_both_grades_together_is_unsatisfied() {
        let vote = ballots(5, 12, 1);
        assert_eq!(vote.grade(MAJORITY, 34), Some(Unsatisfied), "17 = 17");
        assert_eq!(vote.grade(MAJORITY, 33), Some(Basically), "17 > 16.5");
    }

    #[test]
    fn c8_3_no_valid_ballot_no_grade_and_no_rate() {
        let vote = Ballots {
            invalid: 29,
            ..Ballots::default()
        };
        assert!(vote.adds_up(29));
        for rule in [MAJORITY, bands(80, 60), bands(0, 0)] {
            assert_eq!(vote.grade(rule, 33), None);
        }
        assert_eq!(rates(vote), [None, None]);
    }

    #[test]
    fn c8_5_more_than_half_must_be_present() {
        for (present, total, may) in [
            (16, 33, false),
            (17, 33, true),
            (16, 34, false),
            (17, 34, false),
            (18, 34, true),
            (0, 0, false),
        ] {
            assert_eq!(has_quorum(present, total), may, "{present} of {total}");
        }
    }

    #[test]
    fn ballots_are_one_a_member() {
        let vote = Ballots {
            invalid: 2,
            ..ballots(17, 11, 1)
        };
        assert!(vote.adds_up(31));
        assert!(!vote.adds_up(29) && !vote.adds_up(32));
    }

    #[test]
    fn bands_count_valid_ballots_only_and_compare_exactly() {
        let rule = bands(80, 60);
        for (vote, grade) in [
            // 24 of 30 is exactly 80 %; 23 of 29 is 79.3 %, 19 of 24 is 79.17 %.
            (ballots(24, 0, 6), Satisfied),
            (ballots(23, 0, 6), Basically),
            (ballots(0, 18, 12), Basically),
            (ballots(0, 17, 12), Unsatisfied),
            // 799 of 1000 prints as 80 without decimals.
            (ballots(799, 0, 201), Basically),
        ] {
            assert_eq!(vote.grade(rule, 9999), Some(grade), "{vote:?}");
        }
        let with_invalid = Ballots {
            invalid: 100,
            ..ballots(24, 0, 6)
        };
        assert_eq!(with_invalid.grade(rule, 130), Some(Satisfied));
    }
}

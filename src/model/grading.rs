//! 代表建议办理考核: how well a unit dealt with the suggestions handed to it (C9-2), by the notice of
//! the general office of Shenzhen's standing committee of July 2007.

use super::Share;
use crate::coded;

coded! {
    /// How well a unit did; best first.
    pub enum Grade("考核等次", "grade") {
        Good = "good" "良好" / "good",
        Pass = "pass" "合格" / "pass",
        Fail = "fail" "不合格" / "fail",
    }
}

/// What became of the suggestions handed to a unit. All but the first are numbers of `total`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Handled {
    /// The suggestions graded: the denominator of every share.
    pub total: u32,
    /// Signed for in time.
    pub signed_in_time: u32,
    /// Replied to within three months.
    pub in_three_months: u32,
    /// Replied to within six months, those within three among them.
    pub in_six_months: u32,
    /// Their deputies were satisfied.
    pub satisfied: u32,
    /// Their deputies were not satisfied, not even basically.
    pub unsatisfied: u32,
}

/// The grades of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Grading {
    /// 签收: all in time is good, 90 percent a pass.
    pub signing: Grade,
    /// 答复: 80 percent within three months and none after six is good, all within six a pass.
    pub reply: Grade,
    /// 满意: 80 percent satisfied and nobody unsatisfied is good, nobody unsatisfied a pass.
    pub satisfaction: Grade,
    /// One fail is a fail; else two that are good are good.
    pub overall: Grade,
}

impl Handled {
    /// The grades, by exact comparison; `None` when nothing was handed to the unit.
    #[must_use]
    pub fn grading(self) -> Option<Grading> {
        let share = |part: u32| Share::of(u64::from(part), u64::from(self.total));
        let signed = share(self.signed_in_time)?;
        let none_late = share(self.in_six_months)?.reaches(100);
        let soon = share(self.in_three_months)?.reaches(80);
        let most_satisfied = share(self.satisfied)?.reaches(80);
        let none_unsatisfied = self.unsatisfied == 0;
        let signing = graded(signed.reaches(100), signed.reaches(90));
        let reply = graded(none_late && soon, none_late);
        let satisfaction = graded(none_unsatisfied && most_satisfied, none_unsatisfied);
        Some(Grading {
            signing,
            reply,
            satisfaction,
            overall: overall([signing, reply, satisfaction]),
        })
    }
}

const fn graded(is_good: bool, is_pass: bool) -> Grade {
    match (is_good, is_pass) {
        (true, _) => Grade::Good,
        (false, true) => Grade::Pass,
        (false, false) => Grade::Fail,
    }
}

fn overall(grades: [Grade; 3]) -> Grade {
    let good = grades.iter().filter(|grade| **grade == Grade::Good);
    let none_fails = !grades.contains(&Grade::Fail);
    graded(none_fails && good.count() >= 2, none_fails)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Grade::{Fail, Good, Pass};

    /// Twenty suggestions, everything as it should be.
    const ALL_GOOD: Handled = Handled {
        total: 20,
        signed_in_time: 20,
        in_three_months: 20,
        in_six_months: 20,
        satisfied: 20,
        unsatisfied: 0,
    };

    #[test]
    fn c9_2_signing() {
        for (total, signed_in_time, grade) in [
            (20, 20, Good),
            (20, 19, Pass),
            (20, 18, Pass), // 90 %
            (20, 17, Fail),
            (2000, 1799, Fail), // 89.95 % prints as 90.0
        ] {
            let handled = Handled {
                total,
                signed_in_time,
                ..ALL_GOOD
            };
            let found = handled.grading().unwrap().signing;
            assert_eq!(found, grade, "{signed_in_time} of {total}");
        }
    }

    #[test]
    fn c9_2_reply() {
        for (in_three_months, in_six_months, grade) in [
            (20, 20, Good),
            (16, 20, Good), // 80 %
            (15, 20, Pass),
            (0, 20, Pass),
            (19, 19, Fail), // one after six months, or never
        ] {
            let handled = Handled {
                in_three_months,
                in_six_months,
                ..ALL_GOOD
            };
            let found = handled.grading().unwrap().reply;
            assert_eq!(found, grade, "{in_three_months}, {in_six_months}");
        }
    }

    #[test]
    fn c9_2_satisfaction() {
        for (satisfied, unsatisfied, grade) in [
            (20, 0, Good),
            (16, 0, Good), // 80 %
            (15, 0, Pass),
            (0, 0, Pass),
            (19, 1, Fail),
        ] {
            let handled = Handled {
                satisfied,
                unsatisfied,
                ..ALL_GOOD
            };
            let found = handled.grading().unwrap().satisfaction;
            assert_eq!(found, grade, "{satisfied}, {unsatisfied}");
        }
    }

    #[test]
    fn c9_2_one_fail_is_a_fail_and_two_good_are_good() {
        let of = |handled: Handled| handled.grading().unwrap().overall;
        let one_pass = Handled {
            signed_in_time: 19,
            ..ALL_GOOD
        };
        let two_pass = Handled {
            in_three_months: 15,
            ..one_pass
        };
        let one_fail = Handled {
            unsatisfied: 1,
            ..ALL_GOOD
        };
        assert_eq!(of(ALL_GOOD), Good);
        assert_eq!(of(one_pass), Good);
        assert_eq!(of(two_pass), Pass);
        assert_eq!(of(one_fail), Fail);
        assert_eq!(Handled::default().grading(), None);
    }
}

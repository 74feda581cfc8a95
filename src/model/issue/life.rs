//! The life of an issue: its states, what may happen in each, and the replay of a history.

use super::super::Day;
use super::super::step::{Action, Field, until};
use super::{Issue, IssueStep};
use crate::coded;

coded! {
    /// Where an issue stands.
    pub enum IssueState("状态", "state") {
        Found = "found" "待核实" / "found",
        Registered = "registered" "已入账" / "registered",
        Assigned = "assigned" "已交办" / "assigned",
        Rectifying = "rectifying" "整改中" / "rectifying",
        Submitted = "submitted" "待验收" / "submitted",
        Closed = "closed" "已销号" / "closed",
        Withdrawn = "withdrawn" "不成立" / "withdrawn",
        Merged = "merged" "已并案" / "merged",
    }
}

impl IssueState {
    /// Handed to a unit and not finished.
    #[must_use]
    pub const fn is_in_hand(self) -> bool {
        matches!(self, Self::Assigned | Self::Rectifying | Self::Submitted)
    }

    /// Handed to a unit: in hand or closed.
    #[must_use]
    pub const fn is_handed_over(self) -> bool {
        self.is_in_hand() || matches!(self, Self::Closed)
    }

    /// No longer an issue of its own.
    #[must_use]
    pub const fn is_void(self) -> bool {
        matches!(self, Self::Withdrawn | Self::Merged)
    }
}

coded! {
    /// What can happen to an issue.
    pub enum IssueAction("动作", "action") {
        Found = "found" "发现" / "found",
        Verified = "verified" "核实入账" / "verified",
        Assigned = "assigned" "交办" / "assigned",
        Acknowledged = "acknowledged" "签收" / "acknowledged",
        Declined = "declined" "退回" / "declined",
        Planned = "planned" "报送方案" / "planned",
        Progress = "progress" "进展" / "progress",
        Extended = "extended" "延期" / "extended",
        Suspended = "suspended" "中止" / "suspended",
        Resumed = "resumed" "恢复" / "resumed",
        Urged = "urged" "督办" / "urged",
        Submitted = "submitted" "申请销号" / "submitted",
        Rejected = "rejected" "验收不通过" / "rejected",
        Closed = "closed" "销号" / "closed",
        Reviewed = "reviewed" "回头看" / "reviewed",
        Reopened = "reopened" "重新挂账" / "reopened",
        Withdrawn = "withdrawn" "不成立" / "withdrawn",
        Merged = "merged" "并案" / "merged",
        Noted = "noted" "备注" / "noted",
    }
}

impl Action for IssueAction {
    const NOTED: Self = Self::Noted;

    fn needs(self) -> &'static [Field] {
        match self {
            Self::Found
            | Self::Verified
            | Self::Assigned
            | Self::Acknowledged
            | Self::Planned
            | Self::Resumed => &[],
            Self::Declined | Self::Suspended | Self::Rejected => &[Field::Reason],
            Self::Progress | Self::Noted => &[Field::Note],
            Self::Extended => &[Field::To, Field::AppliedOn, Field::Reason],
            Self::Urged => &[Field::Doc],
            Self::Submitted => &[Field::Evidence],
            Self::Closed => &[Field::Checkers, Field::Opinion, Field::Evidence],
            Self::Reviewed => &[Field::Outcome],
            Self::Reopened => &[Field::Reason, Field::To, Field::Evidence],
            Self::Withdrawn => &[Field::Reason, Field::ApprovedBy],
            Self::Merged => &[Field::Into, Field::ApprovedBy],
        }
    }

    fn may(self) -> &'static [Field] {
        match self {
            Self::Assigned => &[Field::Lead, Field::To],
            Self::Progress => &[Field::Pct, Field::Support],
            Self::Urged => &[Field::To],
            Self::Rejected => &[Field::Checkers, Field::Opinion, Field::Methods],
            Self::Closed => &[Field::Methods, Field::Opinion],
            Self::Reviewed => &[Field::Methods, Field::Opinion, Field::Similar],
            _ => &[],
        }
    }
}

/// What the replay carries from step to step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replay {
    /// The state reached.
    pub state: IssueState,
    /// Since when it is suspended.
    pub suspended: Option<Day>,
    /// 1, and one more for each reopening.
    pub cycle: u32,
    /// Whether it was ever assigned: a second assignment may name another lead.
    pub assigned: bool,
    /// Whether the last look-back since it was closed found a relapse.
    pub relapsed: bool,
    /// Whether the unit signed for it since it was last assigned.
    pub acknowledged: bool,
}

/// A step that cannot happen where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impossible {
    /// Its position in the file, from 0.
    pub step: usize,
    /// What stood before it; `None` when nothing did.
    pub before: Option<Replay>,
}

impl Replay {
    const fn first() -> Self {
        Self {
            state: IssueState::Found,
            suspended: None,
            cycle: 1,
            assigned: false,
            relapsed: false,
            acknowledged: false,
        }
    }

    /// What may happen now, in the order of the life.
    #[must_use]
    pub fn open(&self) -> Vec<IssueAction> {
        use super::super::coded::Coded;
        IssueAction::ALL
            .iter()
            .copied()
            .filter(|a| self.target(*a).is_some())
            .collect()
    }

    /// The state `action` leads to; `None` when it is impossible now.
    #[must_use]
    pub fn target(&self, action: IssueAction) -> Option<IssueState> {
        use IssueAction as A;
        use IssueState as S;
        let here = self.state;
        let halted = self.suspended.is_some();
        let running = here.is_in_hand() && !halted;
        match (action, here) {
            (A::Noted, _) => Some(here),
            (A::Resumed, _) => halted.then_some(here),
            (A::Progress, S::Assigned | S::Rectifying) => Some(S::Rectifying),
            (A::Urged, _) if here.is_in_hand() => Some(here),
            (A::Withdrawn, S::Found | S::Registered | S::Assigned | S::Rectifying) => {
                Some(S::Withdrawn)
            }
            (A::Merged, S::Found | S::Registered | S::Assigned | S::Rectifying) => Some(S::Merged),
            _ if halted => None,
            (A::Verified, S::Found) | (A::Declined, S::Assigned) => Some(S::Registered),
            (A::Assigned, S::Registered) => Some(S::Assigned),
            (A::Acknowledged, S::Assigned) => (!self.acknowledged).then_some(here),
            (A::Planned, S::Assigned | S::Rectifying) => Some(S::Rectifying),
            (A::Extended | A::Suspended, _) if running => Some(here),
            (A::Submitted, S::Rectifying) => Some(S::Submitted),
            (A::Rejected, S::Submitted) => Some(S::Rectifying),
            (A::Closed, S::Submitted) => Some(S::Closed),
            (A::Reviewed, S::Closed) => Some(S::Closed),
            (A::Reopened, S::Closed) => self.relapsed.then_some(S::Rectifying),
            _ => None,
        }
    }

    fn after(&self, step: &IssueStep) -> Option<Self> {
        let mut next = Self {
            state: self.target(step.action)?,
            ..self.clone()
        };
        match step.action {
            IssueAction::Assigned => {
                next.assigned = true;
                next.acknowledged = false;
            }
            IssueAction::Acknowledged => next.acknowledged = true,
            IssueAction::Suspended => next.suspended = Some(step.on),
            IssueAction::Resumed | IssueAction::Withdrawn | IssueAction::Merged => {
                next.suspended = None
            }
            IssueAction::Closed => next.relapsed = false,
            IssueAction::Reviewed => {
                next.relapsed = step
                    .outcome
                    .is_some_and(super::super::verdict::LookBack::is_relapse);
            }
            IssueAction::Reopened => next.cycle += 1,
            _ => {}
        }
        Some(next)
    }
}

/// Replays a history up to a day, in order of date: hands each possible step, with what stood
/// after it, to `each`, and returns what stands at the end and the steps that cannot happen.
/// `None` when the issue was not yet found.
pub fn replay(
    issue: &Issue,
    as_of: Day,
    mut each: impl FnMut(&IssueStep, &Replay),
) -> (Option<Replay>, Vec<Impossible>) {
    let (mut now, mut impossible) = (None::<Replay>, Vec::new());
    for (position, step) in until(&issue.history, as_of) {
        let next = match &now {
            None => (step.action == IssueAction::Found).then(Replay::first),
            Some(before) => before.after(step),
        };
        match next {
            Some(next) => {
                each(step, &next);
                now = Some(next);
            }
            None => impossible.push(Impossible {
                step: position,
                before: now.clone(),
            }),
        }
    }
    (now, impossible)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::coded::Coded;

    fn at(state: IssueState) -> Replay {
        Replay {
            state,
            ..Replay::first()
        }
    }

    #[test]
    fn the_moves_of_each_state() {
        use IssueAction as A;
        let open = |state| at(state).open();
        assert_eq!(
            open(IssueState::Found),
            [A::Verified, A::Withdrawn, A::Merged, A::Noted]
        );
        assert_eq!(
            open(IssueState::Registered),
            [A::Assigned, A::Withdrawn, A::Merged, A::Noted]
        );
        assert_eq!(
            open(IssueState::Submitted),
            [
                A::Extended,
                A::Suspended,
                A::Urged,
                A::Rejected,
                A::Closed,
                A::Noted
            ]
        );
        assert_eq!(open(IssueState::Closed), [A::Reviewed, A::Noted]);
        assert_eq!(open(IssueState::Merged), [A::Noted]);
    }

    #[test]
    fn a_suspended_issue_only_waits() {
        use IssueAction as A;
        let mut waiting = at(IssueState::Rectifying);
        waiting.suspended = Some(crate::model::day::day("2024-08-12"));
        assert_eq!(
            waiting.open(),
            [
                A::Progress,
                A::Resumed,
                A::Urged,
                A::Withdrawn,
                A::Merged,
                A::Noted
            ]
        );
    }

    #[test]
    fn nothing_leaves_a_void_issue() {
        for state in IssueState::ALL.iter().filter(|s| s.is_void()) {
            assert_eq!(at(*state).open(), [IssueAction::Noted]);
        }
    }
}

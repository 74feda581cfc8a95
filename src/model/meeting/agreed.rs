//! 议定事项: what became of the decisions of meetings, and at how many meetings they were open (C11).

use super::{Decision, Meeting, MeetingAction, MeetingKind, MeetingState};
use crate::coded;
use crate::model::living::possible;
use crate::model::plain::Plain;
use crate::model::{Day, Id, Ledger, Step};

coded! {
    /// Where a decision stands.
    pub enum DecisionState("议定事项状态", "state of a decision") {
        Open = "open" "办理中" / "open",
        Overdue = "overdue" "逾期" / "overdue",
        Done = "done" "已落实" / "done",
        Dropped = "dropped" "不再办理" / "dropped",
    }
}

impl DecisionState {
    /// Whether it still has to be carried out.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::Overdue)
    }
}

/// A decision as it stood at the end of a day.
#[derive(Clone, Copy, Debug)]
pub struct Agreed<'a> {
    /// The meeting that made it.
    pub meeting: &'a Meeting,
    /// The decision.
    pub decision: &'a Decision,
    /// Where it stood.
    pub state: DecisionState,
    /// The step that ended it: carried out or dropped.
    pub ended: Option<&'a Step<MeetingAction>>,
    /// The day it is looked at.
    pub as_of: Day,
}

impl Agreed<'_> {
    /// What figures name it by: the meeting and its number in it, `2024-06-14-semimonthly#2`.
    #[must_use]
    pub fn id(&self) -> Id {
        self.meeting.id.part(self.decision.no)
    }

    /// Whether its deadline is reached and it was not dropped: what the rate is of. The day itself
    /// counts; a decision without a deadline never falls due.
    #[must_use]
    pub fn fell_due(&self) -> bool {
        let is_due = self.decision.due.is_some_and(|due| due <= self.as_of);
        is_due && self.state != DecisionState::Dropped
    }

    /// Days past its deadline while it is open, 0 before.
    #[must_use]
    pub fn overdue_days(&self) -> i64 {
        let due = self.decision.due.filter(|_| self.state.is_open());
        due.map_or(0, |due| self.as_of.since(due).max(0))
    }

    /// At how many of the meetings held on those days it was still open at the end of the day. The
    /// meeting that made it does not count; a decision stays open until it ends, so they follow on
    /// each other.
    #[must_use]
    pub fn carried(&self, meetings: &[Day]) -> usize {
        let was_open = |day: Day| self.ended.is_none_or(|step| step.on > day);
        let after = meetings.iter().filter(|day| **day > self.meeting.date);
        after.filter(|day| was_open(**day)).count()
    }
}

impl Meeting {
    /// Whether it had been held by the end of a day.
    #[must_use]
    pub fn was_held(&self, as_of: Day) -> bool {
        let state = self.state(as_of);
        self.date <= as_of && matches!(state, Some(MeetingState::Held | MeetingState::Minuted))
    }

    /// Its decisions as they stood at the end of a day, in order of number; none before it was held.
    #[must_use]
    pub fn agreed(&self, as_of: Day) -> Vec<Agreed<'_>> {
        if !self.was_held(as_of) {
            return Vec::new();
        }
        let steps = possible(&self.history, as_of);
        let mut all: Vec<Agreed<'_>> = self
            .decisions
            .iter()
            .map(|decision| {
                let ends =
                    |s: &&&Step<MeetingAction>| s.action.ends() && s.item == Some(decision.no);
                let ended = steps.iter().find(ends).copied();
                Agreed {
                    meeting: self,
                    decision,
                    state: state(decision, ended, as_of),
                    ended,
                    as_of,
                }
            })
            .collect();
        all.sort_by_key(|agreed| agreed.decision.no);
        all
    }
}

fn state(decision: &Decision, ended: Option<&Step<MeetingAction>>, as_of: Day) -> DecisionState {
    match ended.map(|step| step.action) {
        Some(MeetingAction::Dropped) => DecisionState::Dropped,
        Some(_) => DecisionState::Done,
        None if decision.due.is_some_and(|due| due < as_of) => DecisionState::Overdue,
        None => DecisionState::Open,
    }
}

impl MeetingAction {
    /// Whether it ends one of the decisions.
    #[must_use]
    pub const fn ends(self) -> bool {
        matches!(self, Self::Done | Self::Dropped)
    }
}

/// The half-monthly meetings held by the end of a day, in order of date. `None` is any campaign.
#[must_use]
pub fn half_monthly<'a>(ledger: &'a Ledger, campaign: Option<&Id>, as_of: Day) -> Vec<&'a Meeting> {
    let is_one =
        |m: &&Meeting| m.kind == MeetingKind::Semimonthly && m.is_of(campaign) && m.was_held(as_of);
    let mut held: Vec<&Meeting> = ledger.meetings.iter().filter(is_one).collect();
    held.sort_by_key(|m| (m.date, &m.id));
    held
}

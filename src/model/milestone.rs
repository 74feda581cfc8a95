//! 时间节点: what the plan asks of each unit, and by when.

use super::plain::Shape;
use super::{Day, Id, org::Units};
use crate::{life, plain};

life! {
    pub enum MilestoneAction / MilestoneState;
    states {
        Open = "open" "未完成" / "open",
        Done = "done" "已完成" / "done",
        Missed = "missed" "未按期完成" / "missed",
    }
    actions {
        Set = "set" "列入" / "set", first Open;
        Done = "done" "完成" / "done", from [Open => Done, Missed => Done],
            verb "done" "记录已完成" / "Record that it is done";
        Missed = "missed" "未按期完成" / "missed", from [Open => Missed],
            verb "miss" "记录未按期完成" / "Record that it was missed", needs [Reason];
        Moved = "moved" "调整时限" / "moved", from [Open => Open, Missed => Open],
            verb "move" "调整时限" / "Move its deadline", needs [To, Reason];
    }
}

plain! {
    /// A milestone of the campaign's plan.
    pub struct Milestone: MilestoneAction in milestones, titled |m| &m.matter, listed [matter, unit, due],
        acts |m, action| matches!(action, MilestoneAction::Done).then_some(&m.unit),
        fixed [due by "move"];
    must {
        matter: String, Shape::Line, "工作事项" / "Matter", "要做的事" / "What is to be done";
        unit: Id, Shape::Unit(Units::Any), "责任单位" / "Unit", "由哪个单位做" / "The unit that does it";
        due: Day, Shape::Day, "时限（原定）" / "Deadline (original)", "应在哪天以前完成；调整记在办理记录里" / "By when; a move stands in the history";
    }
    may {
        basis: String, Shape::Line, "依据" / "Basis", "出自哪个方案或通知" / "The plan it comes from";
    }
}

impl Milestone {
    /// The deadline as it stands at the end of a day.
    #[must_use]
    pub fn due_now(&self, as_of: Day) -> Day {
        let moved = super::living::last(&self.history, MilestoneAction::Moved, as_of);
        moved.and_then(|step| step.to).unwrap_or(self.due)
    }

    /// Whether it is still to be done at the end of a day: open, or recorded as missed and not
    /// done since. False before it was set.
    #[must_use]
    pub fn is_unfinished(&self, as_of: Day) -> bool {
        let state = super::living::state(&self.history, as_of);
        matches!(state, Some(MilestoneState::Open | MilestoneState::Missed))
    }
}

//! 目标任务: so many of something by a day, and how many there are.

use super::plain::Shape;
use super::{Day, Id, org::Units};
use crate::{life, plain};

life! {
    pub enum TargetAction / TargetState;
    states {
        Set = "set" "推进中" / "set",
    }
    actions {
        Set = "set" "列入" / "set", first Set;
        Counted = "counted" "统计" / "counted", from [Set => Set],
            verb "count" "记录到这一天的累计数" / "Record how many there are by that day", needs [Value], may [Approx];
    }
}

plain! {
    /// A target: what is planned; what there is stands in its history.
    pub struct Target: TargetAction in targets, titled |t| &t.name, listed [group, name, planned, unit_word, lead, due];
    must {
        name: String, Shape::Line, "目标" / "Target", "要建成或达到什么" / "What is to be reached";
        unit_word: String, Shape::Line, "计量单位" / "Unit of count", "个、张、家" / "What is counted: places, beds";
        planned: u64, Shape::Amount, "计划数" / "Planned", "计划多少" / "How many are planned";
    }
    may {
        group: String, Shape::Line, "归类" / "Group", "如 三个一百" / "The group it belongs to";
        lead: Id, Shape::Unit(Units::Leading), "牵头单位" / "Lead unit", "由哪个单位牵头" / "The unit that answers for it";
        due: Day, Shape::Day, "时限" / "Deadline", "应在哪天以前达到" / "By when";
    }
}

impl Target {
    /// How many there were at the end of a day, and whether the figure is approximate; `None`
    /// before the first count.
    #[must_use]
    pub fn actual(&self, as_of: Day) -> Option<(u64, bool)> {
        let step = super::living::last(&self.history, TargetAction::Counted, as_of)?;
        Some((step.value?, step.approx))
    }

    /// The day of that count.
    #[must_use]
    pub fn counted_on(&self, as_of: Day) -> Option<Day> {
        Some(super::living::last(&self.history, TargetAction::Counted, as_of)?.on)
    }
}

//! 会议: what was held when, who reported, what was decided, with unit and deadline.

mod agreed;

pub use agreed::{Agreed, DecisionState, half_monthly};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::plain::{Part, Shape};
use super::record::{Links, Target};
use super::{Day, Id, Kind, org::Units};
use crate::{coded, life, plain};

coded! {
    /// The kinds of meeting.
    pub enum MeetingKind("会议类别", "kind of meeting") {
        Mobilisation = "mobilisation" "动员会" / "mobilisation meeting",
        Semimonthly = "semimonthly" "半月推进会" / "half-monthly meeting",
        Handover = "handover" "问题交办会" / "handover meeting",
        JointConference = "joint-conference" "联席会议" / "joint conference",
        Consultation = "consultation" "会商会" / "consultation",
        Briefing = "briefing" "情况通报会" / "briefing",
        Training = "training" "培训会" / "training",
        StandingCommittee = "standing-committee" "常委会会议" / "standing committee",
        CouncilOfChairpersons = "council-of-chairpersons" "主任会议" / "council of chairpersons",
        PartyGroup = "party-group" "党组会议" / "party group",
        Symposium = "symposium" "研究交流会" / "symposium",
    }
}

life! {
    pub enum MeetingAction / MeetingState;
    states {
        Planned = "planned" "筹备中" / "planned",
        Held = "held" "已召开" / "held",
        Minuted = "minuted" "已印发纪要" / "minuted",
        Cancelled = "cancelled" "已取消" / "cancelled",
    }
    actions {
        Planned = "planned" "筹备" / "planned", first Planned;
        Held = "held" "召开" / "held", first Held, from [Planned => Held],
            verb "hold" "记录会议已召开" / "Record that it was held";
        Minuted = "minuted" "印发纪要" / "minuted", from [Held => Minuted],
            verb "minute" "记录纪要已印发" / "Record that its minutes were issued";
        Done = "done" "议定事项落实" / "decision carried out", from [Held => Held, Minuted => Minuted],
            verb "done" "记录一项议定事项已落实" / "Record that a decision was carried out", needs [Item];
        Dropped = "dropped" "议定事项不再办理" / "decision dropped", from [Held => Held, Minuted => Minuted],
            verb "drop" "记录一项议定事项不再办理" / "Record that a decision is no longer pursued", needs [Item, Reason];
        Cancelled = "cancelled" "取消" / "cancelled", from [Planned => Cancelled],
            verb "cancel" "取消会议" / "Cancel it", needs [Reason];
    }
}

/// A unit that reported to the meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reporting {
    /// The unit.
    pub unit: Id,
    /// The paper it reported with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doc: Option<String>,
}

impl Part for Reporting {
    fn links<'a>(&'a self, at: &str, to: &mut Links<'a>) {
        to.one(
            format!("{at}.unit"),
            Target::Unit(Units::Any),
            self.unit.as_str(),
        );
    }
}

/// A decision of the meeting (议定事项).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// Its number in the meeting, from 1.
    pub no: u32,
    /// What is to be done.
    pub text: String,
    /// The unit that does it.
    pub unit: Id,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
}

impl Part for Decision {
    fn links<'a>(&'a self, at: &str, to: &mut Links<'a>) {
        to.one(
            format!("{at}.unit"),
            Target::Unit(Units::Any),
            self.unit.as_str(),
        );
    }
}

plain! {
    /// A meeting. Its id is its day and its kind: `2024-05-31-handover`.
    pub struct Meeting: MeetingAction in meetings, titled |m| &m.title, listed [date, kind, title];
    must {
        kind: MeetingKind, Shape::Choice(MeetingKind::CHOICE), "会议类别" / "Kind of meeting", "半月推进会的节奏由它决定" / "The rhythm of the half-months follows from it";
        title: String, Shape::Line, "名称" / "Title", "会议名称" / "What it is called";
        date: Day, Shape::Day, "日期" / "Date", "召开的日期" / "The day it is held";
    }
    may {
        place: String, Shape::Line, "地点" / "Place", "在哪里开" / "Where it is held";
        attendance: u32, Shape::Count, "到会人数" / "Attendance", "到会多少人" / "How many came";
    }
    each {
        attendees: Id, Shape::Unit(Units::Any), "参加单位" / "Attendees", "参加的单位" / "The units that take part";
        issues: Id, Shape::Record(Kind::Issue), "提交的问题" / "Issues tabled", "提交会议的问题，按次序；审定清单的会议，次序就是序号" / "The issues tabled, in order; for the meeting that approves the list, their place is their number in it";
    }
    parts {
        reports: Reporting, "汇报单位" / "Reports", "在会上汇报的单位" / "Who reported";
        decisions: Decision, "议定事项" / "Decisions", "议定事项、责任单位和时限" / "What was decided, who does it, by when";
    }
}

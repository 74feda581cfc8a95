//! 满意度测评: the ballots of members, item by item (C8).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::plain::{Part, Shape};
use super::record::{Links, Target};
use super::{Id, Kind, org::Units};
use crate::{coded, life, plain};

coded! {
    /// What is judged.
    pub enum Dimension("测评内容", "what is judged") {
        Process = "process" "整改过程" / "process",
        Outcome = "outcome" "整改成效" / "outcome",
    }
}

life! {
    pub enum EvaluationAction / EvaluationState;
    states {
        Voted = "voted" "已测评" / "voted",
        Announced = "announced" "已宣布" / "announced",
    }
    actions {
        Voted = "voted" "测评" / "voted", first Voted;
        Announced = "announced" "宣布结果" / "announced", from [Voted => Announced],
            verb "announce" "记录结果已宣布" / "Record that the result was announced";
    }
}

/// One item that was voted on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// What it is called on the ballot.
    pub name: String,
    /// The unit that is judged.
    pub unit: Id,
    /// What is judged, when process and outcome are voted on apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dimension: Option<Dimension>,
    /// The issues it stands for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub issues: Vec<Id>,
    /// Ballots for 满意.
    pub satisfied: u32,
    /// Ballots for 基本满意.
    pub basically: u32,
    /// Ballots for 不满意.
    pub unsatisfied: u32,
    /// Invalid ballots.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invalid: Option<u32>,
}

impl Part for Item {
    fn links<'a>(&'a self, at: &str, to: &mut Links<'a>) {
        to.one(
            format!("{at}.unit"),
            Target::Unit(Units::Any),
            self.unit.as_str(),
        );
        to.each(
            &format!("{at}.issues"),
            Target::Record(Kind::Issue),
            &self.issues,
        );
    }
}

plain! {
    /// A vote on how satisfied the members are.
    pub struct Evaluation: EvaluationAction in evaluations, titled |e| &e.title, listed [title, round, total_members, present];
    must {
        title: String, Shape::Line, "名称" / "Title", "测评的名称" / "What it is called";
        round: u32, Shape::Count, "轮次" / "Round", "第几轮，从 1 起" / "The round, from 1";
        total_members: u32, Shape::Count, "组成人员总数" / "Members in all", "全体组成人员人数" / "How many members there are";
        present: u32, Shape::Count, "出席人数" / "Present", "出席并投票的人数" / "How many were present and voted";
    }
    may {
        meeting: Id, Shape::Record(Kind::Meeting), "会议" / "Meeting", "在哪次会议上测评" / "The meeting it took place at";
        before: Id, Shape::Record(Kind::Evaluation), "上一轮" / "Round before", "上一轮测评" / "The round before";
    }
    parts {
        items: Item, "测评项目" / "Items", "每个项目的票数" / "The ballots, item by item";
    }
}

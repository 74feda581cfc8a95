//! 满意度测评: the ballots of members, item by item (C8).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::plain::{Part, Shape};
use super::record::{Links, Target};
use super::satisfaction::Ballots;
use super::{Day, Id, Kind, Ledger, org::Units};
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

impl Item {
    /// Its ballots.
    #[must_use]
    pub fn ballots(&self) -> Ballots {
        Ballots {
            satisfied: self.satisfied,
            basically: self.basically,
            unsatisfied: self.unsatisfied,
            invalid: self.invalid.unwrap_or(0),
        }
    }

    /// What makes it the same item in another round: name, unit and what is judged.
    #[must_use]
    pub fn key(&self) -> (&str, &Id, Option<Dimension>) {
        (&self.name, &self.unit, self.dimension)
    }
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

impl Evaluation {
    /// The day of the vote, known to every record that `check` passes.
    #[must_use]
    pub fn voted_on(&self) -> Option<Day> {
        super::living::begun(&self.history)
    }

    /// The rounds before it, latest first. A `before` that is no earlier round leads nowhere.
    #[must_use]
    pub fn earlier<'a>(&'a self, ledger: &'a Ledger) -> Vec<&'a Self> {
        std::iter::successors(self.follows(ledger), |round| round.follows(ledger)).collect()
    }

    /// The earlier round it follows.
    #[must_use]
    pub fn follows<'a>(&self, ledger: &'a Ledger) -> Option<&'a Self> {
        let before = ledger.evaluations.get(self.before.as_ref()?)?;
        (before.round < self.round).then_some(before)
    }
}

//! 整改措施: what a department does to put an issue right.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::org::Units;
use super::record::{Linked, Links, Target};
use super::{Day, Id, Kind, Step, living};
use crate::life;

life! {
    pub enum TaskAction / TaskState;
    states {
        Todo = "todo" "未启动" / "to do",
        Doing = "doing" "进行中" / "under way",
        Done = "done" "已完成" / "done",
        Verified = "verified" "已核验" / "verified",
    }
    actions {
        Planned = "planned" "列入方案" / "planned", first Todo;
        Started = "started" "启动" / "started", from [Todo => Doing];
        Done = "done" "完成" / "done", from [Todo => Done, Doing => Done], needs [Evidence];
        Verified = "verified" "核验" / "verified", from [Done => Verified], may [Opinion];
    }
}

/// A step of a task's history.
pub type TaskStep = Step<TaskAction>;

/// A step of a plan, with its own deadline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Waypoint {
    /// What.
    pub name: String,
    /// By when.
    pub due: Day,
    /// When it was reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done_on: Option<Day>,
}

/// One measure of a rectification plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// The id, such as `KF-T101`.
    pub id: Id,
    /// The random mark.
    pub uid: String,
    /// The issue it serves.
    pub issue: Id,
    /// What is to be done.
    pub content: String,
    /// What is to be reached.
    pub goal: String,
    /// The unit that does it.
    pub unit: Id,
    /// Who answers for it: an official's post, with name if wanted.
    pub person: String,
    /// The planned start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Day>,
    /// The deadline, at most the issue's.
    pub due: Day,
    /// Milestones on the way.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<Waypoint>,
    /// Funds needed, in yuan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fund_needed: Option<u64>,
    /// Funds secured, in yuan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fund_secured: Option<u64>,
    /// What is done meanwhile or if it fails.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contingency: Option<String>,
    /// When it was planned, started, done, verified.
    pub history: Vec<TaskStep>,
}

impl Task {
    /// Where it stands as of a day; `None` before it was planned.
    #[must_use]
    pub fn state(&self, as_of: Day) -> Option<TaskState> {
        living::state(&self.history, as_of)
    }

    /// Whether it was done by that day, verified or not.
    #[must_use]
    pub fn is_done(&self, as_of: Day) -> bool {
        matches!(
            self.state(as_of),
            Some(TaskState::Done | TaskState::Verified)
        )
    }
}

crate::record!(Task: TaskAction, tasks, titled content);

impl Linked for Task {
    fn facts<'a>(&'a self, to: &mut Links<'a>) {
        to.one("issue", Target::Record(Kind::Issue), self.issue.as_str());
        to.one("unit", Target::Unit(Units::Leading), self.unit.as_str());
    }
}

//! 整改措施: what a department does to put an issue right.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::record::{Linked, Links, Target};
use super::step::{Action, Field, until};
use super::{Day, Id, Kind, Step};
use crate::coded;

coded! {
    /// What can happen to a task.
    pub enum TaskAction("动作", "action") {
        Planned = "planned" "列入方案" / "planned",
        Started = "started" "启动" / "started",
        Done = "done" "完成" / "done",
        Verified = "verified" "核验" / "verified",
        Noted = "noted" "备注" / "noted",
    }
}

impl Action for TaskAction {
    const NOTED: Self = Self::Noted;

    fn needs(self) -> &'static [Field] {
        match self {
            Self::Planned | Self::Started | Self::Verified => &[],
            Self::Done => &[Field::Evidence],
            Self::Noted => &[Field::Note],
        }
    }

    fn may(self) -> &'static [Field] {
        match self {
            Self::Verified => &[Field::Opinion],
            _ => &[],
        }
    }
}

/// A step of a task's history.
pub type TaskStep = Step<TaskAction>;

coded! {
    /// Where a task stands.
    pub enum TaskState("状态", "state") {
        Todo = "todo" "未启动" / "to do",
        Doing = "doing" "进行中" / "under way",
        Done = "done" "已完成" / "done",
        Verified = "verified" "已核验" / "verified",
    }
}

impl TaskState {
    /// Where `action` leads from here; `None` when it is impossible.
    #[must_use]
    pub const fn after(self, action: TaskAction) -> Option<Self> {
        match (self, action) {
            (state, TaskAction::Noted) => Some(state),
            (Self::Todo, TaskAction::Started) => Some(Self::Doing),
            (Self::Todo | Self::Doing, TaskAction::Done) => Some(Self::Done),
            (Self::Done, TaskAction::Verified) => Some(Self::Verified),
            _ => None,
        }
    }
}

/// A step of a plan, with its own deadline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Milestone {
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
    pub milestones: Vec<Milestone>,
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
    /// Where it stands as of a day; `None` before it was planned. Impossible steps are passed
    /// over; [`Task::impossible`] names them.
    #[must_use]
    pub fn state(&self, as_of: Day) -> Option<TaskState> {
        self.replay(as_of).0
    }

    /// Positions of the steps that cannot happen where they stand.
    #[must_use]
    pub fn impossible(&self) -> Vec<(usize, Option<TaskState>)> {
        let last = self.history.iter().map(|s| s.on).max();
        last.map_or_else(Vec::new, |day| self.replay(day).1)
    }

    fn replay(&self, as_of: Day) -> (Option<TaskState>, Vec<(usize, Option<TaskState>)>) {
        let (mut state, mut impossible) = (None, Vec::new());
        for (i, step) in until(&self.history, as_of) {
            let next = match (state, step.action) {
                (None, TaskAction::Planned) => Some(TaskState::Todo),
                (None, _) => None,
                (Some(now), action) => TaskState::after(now, action),
            };
            match next {
                Some(next) => state = Some(next),
                None => impossible.push((i, state)),
            }
        }
        (state, impossible)
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
        to.one("unit", Target::Record(Kind::Org), self.unit.as_str());
    }
}

//! A measure of a plan as the papers on rectification tell of it.

use serde::Serialize;

use crate::model::living::possible;
use crate::model::task::{TaskAction, TaskState};
use crate::model::{Day, Id, Task};

/// A measure of the plan.
#[derive(Clone, Debug, Serialize)]
pub struct Measure {
    /// The task.
    pub task: Id,
    /// What is to be done.
    pub content: String,
    /// What is to be reached.
    pub goal: String,
    /// The unit that does it.
    pub unit: Id,
    /// Who answers for it.
    pub person: String,
    /// Where it stands.
    pub state: TaskState,
    /// By when.
    pub due: Day,
    /// The day it was done.
    pub done_on: Option<Day>,
}

impl Measure {
    /// The measure as of a day; `None` before it is planned.
    #[must_use]
    pub fn of(task: &Task, as_of: Day) -> Option<Self> {
        let steps = possible(&task.history, as_of);
        let done = steps.iter().find(|step| step.action == TaskAction::Done);
        Some(Self {
            task: task.id.clone(),
            content: task.content.clone(),
            goal: task.goal.clone(),
            unit: task.unit.clone(),
            person: task.person.clone(),
            state: task.state(as_of)?,
            due: task.due,
            done_on: done.map(|step| step.on),
        })
    }
}

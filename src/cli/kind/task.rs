//! `supervise task`.

use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::{mark, put, put_some};
use crate::cli::Globals;
use crate::cli::coded::coded;
use crate::cli::crud::{Crud, Verb, step};
use crate::cli::desk::{Desk, long_text};
use crate::cli::failure::Failure;
use crate::cli::steps::{By, Facts};
use crate::lang::Lang;
use crate::model::task::{TaskAction, TaskState};
use crate::model::{Kind, Step, Task};
use crate::problem::Fault;
use crate::store::next_id;

/// The verbs of tasks.
#[derive(Subcommand)]
pub(crate) enum TaskCommand {
    #[command(flatten)]
    Common(Verb<Task>),
    /// Record that work on it began
    Start {
        /// The task: its id or number
        id: String,
        #[command(flatten)]
        facts: Facts,
    },
    /// Record that it is done; needs evidence
    Done {
        /// The task: its id or number
        id: String,
        #[command(flatten)]
        facts: Facts,
    },
    /// Record that somebody checked it
    Verify {
        /// The task: its id or number
        id: String,
        /// The opinion given
        #[arg(long, value_name = "TEXT")]
        opinion: Option<String>,
        #[command(flatten)]
        facts: Facts,
    },
}

impl TaskCommand {
    pub(crate) fn run(self, globals: &Globals, asked: Option<Lang>) -> Result<ExitCode, Failure> {
        match self {
            Self::Common(verb) => verb.run(globals, asked),
            Self::Start { id, facts } => step::<Task>(globals, asked, &id, |task, desk| {
                facts.step(TaskAction::Started, desk, Some(&task.unit))
            }),
            Self::Done { id, facts } => step::<Task>(globals, asked, &id, |task, desk| {
                facts.step(TaskAction::Done, desk, Some(&task.unit))
            }),
            Self::Verify { id, opinion, facts } => step::<Task>(globals, asked, &id, |_, desk| {
                let mut step = facts.step(TaskAction::Verified, desk, None)?;
                step.opinion = opinion.as_deref().map(long_text);
                Ok(step)
            }),
        }
    }
}

/// A new task.
#[derive(Args)]
pub(crate) struct New {
    /// The issue it serves
    #[arg(long, value_name = "ID")]
    issue: String,
    /// What is to be done
    #[arg(long, value_name = "TEXT")]
    content: String,
    /// What is to be reached
    #[arg(long, value_name = "TEXT")]
    goal: String,
    /// The unit that does it [default: the issue's lead unit]
    #[arg(long)]
    unit: Option<String>,
    /// Who answers for it: an official's post
    #[arg(long, value_name = "POST")]
    person: String,
    /// The deadline
    #[arg(long, value_name = "DATE")]
    due: String,
    #[command(flatten)]
    by: By,
    #[command(flatten)]
    more: More,
}

#[derive(Args)]
struct More {
    /// The planned start
    #[arg(long, value_name = "DATE")]
    start: Option<String>,
    /// Funds needed, in yuan
    #[arg(long, value_name = "YUAN")]
    fund_needed: Option<u64>,
    /// Funds secured, in yuan
    #[arg(long, value_name = "YUAN")]
    fund_secured: Option<u64>,
    /// What is done meanwhile or if it fails
    #[arg(long, value_name = "TEXT")]
    contingency: Option<String>,
}

/// What may be changed.
#[derive(Args)]
pub(crate) struct Change {
    /// What is to be done
    #[arg(long, value_name = "TEXT")]
    content: Option<String>,
    /// What is to be reached
    #[arg(long, value_name = "TEXT")]
    goal: Option<String>,
    /// The unit that does it
    #[arg(long)]
    unit: Option<String>,
    /// Who answers for it: an official's post
    #[arg(long, value_name = "POST")]
    person: Option<String>,
    /// The deadline
    #[arg(long, value_name = "DATE")]
    due: Option<String>,
    #[command(flatten)]
    more: More,
}

/// What a list may be narrowed by.
#[derive(Args)]
pub(crate) struct Filter {
    /// Only the tasks of this issue
    #[arg(long, value_name = "ID")]
    issue: Option<String>,
    /// Only the tasks of this unit
    #[arg(long, value_name = "UNIT")]
    org: Option<String>,
    /// Only this state
    #[arg(long, value_parser = coded::<TaskState>())]
    state: Option<TaskState>,
}

impl More {
    fn apply(self, task: &mut Task, desk: &Desk) -> Result<(), Fault> {
        put_some(&mut task.start, desk.maybe_day(self.start.as_ref())?);
        put_some(&mut task.fund_needed, self.fund_needed);
        put_some(&mut task.fund_secured, self.fund_secured);
        put_some(&mut task.contingency, self.contingency);
        Ok(())
    }
}

impl Crud for Task {
    type New = New;
    type Change = Change;
    type Filter = Filter;

    fn build(new: New, desk: &Desk) -> Result<Self, Failure> {
        let issue = desk.known(Kind::Issue, &new.issue)?;
        let lead = desk.ledger.issues.get(&issue).and_then(|i| i.lead.clone());
        let unit = match (new.unit, lead) {
            (Some(text), _) => desk.org(&text)?,
            (None, Some(lead)) => lead,
            (None, None) => {
                return Err(crate::fault!(
                    Missing,
                    "{issue} 还没有牵头单位，请用 --unit 写明责任单位",
                    "{issue} has no lead unit yet; name one with --unit"
                )
                .into());
            }
        };
        let (on, by) = new.by.resolve(desk, Some(&unit))?;
        let mut task = Self {
            id: next_id::<Self>(&desk.ledger, &desk.office)?,
            uid: mark(desk)?,
            issue,
            content: long_text(&new.content),
            goal: long_text(&new.goal),
            unit,
            person: new.person,
            start: None,
            due: desk.day(&new.due)?,
            milestones: Vec::new(),
            fund_needed: None,
            fund_secured: None,
            contingency: None,
            history: vec![Step::new(on, TaskAction::Planned, by)],
        };
        new.more.apply(&mut task, desk)?;
        Ok(task)
    }

    fn change(&mut self, change: Change, desk: &Desk) -> Result<(), Fault> {
        put(&mut self.content, change.content.as_deref().map(long_text));
        put(&mut self.goal, change.goal.as_deref().map(long_text));
        put(
            &mut self.unit,
            change.unit.map(|t| desk.org(&t)).transpose()?,
        );
        put(&mut self.person, change.person);
        put(&mut self.due, desk.maybe_day(change.due.as_ref())?);
        change.more.apply(self, desk)
    }

    fn select<'d>(filter: &Filter, desk: &'d Desk) -> Result<Vec<&'d Self>, Fault> {
        let issue = filter
            .issue
            .as_deref()
            .map(|t| desk.known(Kind::Issue, t))
            .transpose()?;
        let org = filter.org.as_deref().map(|t| desk.org(t)).transpose()?;
        let wanted = |t: &&Self| {
            issue.as_ref().is_none_or(|i| *i == t.issue)
                && org.as_ref().is_none_or(|o| *o == t.unit)
                && t.state(desk.as_of)
                    .is_some_and(|s| filter.state.is_none_or(|wanted| wanted == s))
        };
        Ok(desk.ledger.tasks.iter().filter(wanted).collect())
    }
}

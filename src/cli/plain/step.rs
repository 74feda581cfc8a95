//! The verbs that add a step, as the actions of a kind name them.

use std::marker::PhantomData;
use std::process::ExitCode;

use clap::{Arg, ArgMatches, Args, Command, FromArgMatches, Subcommand};
use serde_json::{Value, json};

use super::given::{Given, flag};
use super::{unreadable, words};
use crate::cli::Globals;
use crate::cli::commit;
use crate::cli::crud::{Crud, insert};
use crate::cli::desk::{DONE, Desk};
use crate::cli::failure::Failure;
use crate::cli::steps::Facts;
use crate::lang::Lang;
use crate::model::coded::Coded;
use crate::model::plain::Slot;
use crate::model::step::{Action, Field};
use crate::model::{Id, Record, Step};
use crate::problem::Fault;

/// A verb, the record it is for, and what it was given.
pub(crate) struct StepVerb<R: Record> {
    action: R::Action,
    id: String,
    facts: Facts,
    given: Given,
    of: PhantomData<R>,
}

/// The fields a verb takes beyond what any step may carry.
fn fields<R: Record>(action: R::Action) -> impl Iterator<Item = Slot> {
    let own = action.needs().iter().chain(action.may());
    own.filter(|f| !SHARED.contains(f))
        .filter_map(|f| f.slot(R::KIND))
}

/// What [`Facts`] takes.
const SHARED: &[Field] = &[
    Field::Doc,
    Field::ApprovedBy,
    Field::Reason,
    Field::Evidence,
    Field::Note,
];

/// The command of an action.
fn command<R: Record>(action: R::Action, verb: crate::model::step::Verb) -> Command {
    let own = fields::<R>(action).map(|slot| flag(slot).help(words::help(slot.key)));
    let command = Command::new(verb.name).arg(words::id()).args(own);
    let mut command = Facts::augment_args(command).about(verb.help.en);
    for field in action.needs() {
        command = command.mut_arg(field.key(), |arg: Arg| arg.required(true));
    }
    command
}

/// Each action that has a verb.
fn verbs<R: Record>() -> impl Iterator<Item = (R::Action, crate::model::step::Verb)> {
    let all = R::Action::ALL.iter().copied();
    all.filter_map(|action| Some((action, action.verb()?)))
}

impl<R: Record> Subcommand for StepVerb<R> {
    fn augment_subcommands(parent: Command) -> Command {
        parent.subcommands(verbs::<R>().map(|(action, verb)| command::<R>(action, verb)))
    }

    fn augment_subcommands_for_update(parent: Command) -> Command {
        Self::augment_subcommands(parent)
    }

    fn has_subcommand(name: &str) -> bool {
        verbs::<R>().any(|(_, verb)| verb.name == name)
    }
}

impl<R: Record> FromArgMatches for StepVerb<R> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let unknown = || clap::Error::new(clap::error::ErrorKind::InvalidSubcommand);
        let (name, matches) = matches.subcommand().ok_or_else(unknown)?;
        let (action, _) = verbs::<R>()
            .find(|(_, v)| v.name == name)
            .ok_or_else(unknown)?;
        Ok(Self {
            action,
            id: matches.get_one::<String>("id").cloned().unwrap_or_default(),
            facts: Facts::from_arg_matches(matches)?,
            given: Given::among(fields::<R>(action), matches),
            of: PhantomData,
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl<R: Crud> StepVerb<R> {
    /// Adds the step.
    pub(crate) fn run(self, globals: &Globals, asked: Option<Lang>) -> Result<ExitCode, Failure> {
        self.run_by(globals, asked, |_, _| None)
    }

    /// Adds the step, done by the unit whose act it is unless `--by` says otherwise.
    pub(crate) fn run_by(
        self,
        globals: &Globals,
        asked: Option<Lang>,
        doer: impl Fn(&R, R::Action) -> Option<Id>,
    ) -> Result<ExitCode, Failure> {
        let mut desk = Desk::write(globals, asked)?;
        let (old, new, _) = self.taken(&desk, doer)?;
        commit::change(&mut desk, &old, &new)?;
        Ok(DONE)
    }

    /// The record as it is, the same with the step, and the step.
    pub(crate) fn taken(
        &self,
        desk: &Desk,
        doer: impl Fn(&R, R::Action) -> Option<Id>,
    ) -> Result<(R, R, Step<R::Action>), Failure> {
        let old: R = desk.record(&self.id)?;
        let step = self.step(doer(&old, self.action).as_ref(), desk)?;
        let mut new = old.clone();
        insert(&mut new, step.clone());
        Ok((old, new, step))
    }

    fn step(&self, usual: Option<&Id>, desk: &Desk) -> Result<Step<R::Action>, Fault> {
        let step = self.facts.step(self.action, desk, usual)?;
        let more = self.given.values(desk, step.on)?;
        let Value::Object(mut fields) = json!(step) else {
            return Ok(step);
        };
        fields.extend(more);
        serde_json::from_value(Value::Object(fields)).map_err(|error| unreadable(&error))
    }
}

//! The verbs every kind has, written once.

use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::desk::{DONE, Desk};
use super::failure::Failure;
use super::output::Output;
use super::steps::By;
use super::{Globals, commit, exchange};
use crate::check::Checked;
use crate::lang::Lang;
use crate::model::Step;
use crate::model::step::Action;
use crate::problem::Fault;
use crate::view::{Listed, list, show};

/// What the shared verbs must know of a kind.
pub(crate) trait Crud: Listed + Checked {
    /// The facts of a new record.
    type New: Args;
    /// The facts that may be changed.
    type Change: Args;
    /// What a list may be narrowed by.
    type Filter: Args;

    /// Makes a new record.
    fn build(new: Self::New, desk: &Desk) -> Result<Self, Failure>;
    /// Changes plain facts.
    fn change(&mut self, change: Self::Change, desk: &Desk) -> Result<(), Fault>;
    /// The records a list shows, in order of id.
    fn select<'d>(filter: &Self::Filter, desk: &'d Desk) -> Result<Vec<&'d Self>, Fault>;
}

/// `add`, `list`, `show`, `set`, `edit`, `log` and `note`, for any kind.
#[derive(Subcommand)]
pub(crate) enum Verb<R: Crud> {
    /// Add a record
    Add(R::New),
    /// Change plain facts; a state moves only by its own verb
    Set {
        /// The record: its id or the office's own number
        id: String,
        #[command(flatten)]
        change: R::Change,
    },
    #[command(flatten)]
    Kept(Kept<R>),
}

/// The verbs of any record that is there: `list`, `show`, `edit`, `log` and `note`.
#[derive(Subcommand)]
pub(crate) enum Kept<R: Crud> {
    /// List records
    List {
        #[command(flatten)]
        filter: R::Filter,
        #[command(flatten)]
        output: Output,
    },
    /// Show one record: facts, what is read off its history, history
    Show {
        /// The record: its id or the office's own number
        id: String,
        #[command(flatten)]
        output: Output,
    },
    /// Open the record in your editor; what is saved is checked, then written
    Edit {
        /// The record: its id or the office's own number
        id: String,
    },
    /// Show the record's history as a table
    Log {
        /// The record: its id or the office's own number
        id: String,
        #[command(flatten)]
        output: Output,
    },
    /// Add a dated remark to the history
    Note {
        /// The record: its id or the office's own number
        id: String,
        /// The remark
        text: String,
        #[command(flatten)]
        by: By,
    },
}

/// Makes a `set` without any change a usage error, whatever facts the kind has.
pub(crate) fn require_change(kind: clap::Command) -> clap::Command {
    let Some(set) = kind.find_subcommand("set") else {
        return kind;
    };
    let facts: Vec<_> = set
        .get_arguments()
        .map(|a| a.get_id().clone())
        .filter(|id| id != "id")
        .collect();
    let change = clap::ArgGroup::new("change")
        .args(facts)
        .required(true)
        .multiple(true);
    kind.mut_subcommand("set", |set| set.group(change))
}

impl<R: Crud> Verb<R> {
    /// Does it.
    pub(crate) fn run(self, globals: &Globals, asked: Option<Lang>) -> Result<ExitCode, Failure> {
        match self {
            Self::Add(new) => {
                let mut desk = Desk::write(globals, asked)?;
                let record = R::build(new, &desk)?;
                commit::add(&mut desk, &record)?;
            }
            Self::Set { id, change } => {
                let mut desk = Desk::write(globals, asked)?;
                let old: R = desk.record(&id)?;
                let mut new = old.clone();
                new.change(change, &desk)?;
                commit::change(&mut desk, &old, &new)?;
            }
            Self::Kept(kept) => return kept.run(globals, asked),
        }
        Ok(DONE)
    }
}

impl<R: Crud> Kept<R> {
    /// Does it.
    pub(crate) fn run(self, globals: &Globals, asked: Option<Lang>) -> Result<ExitCode, Failure> {
        match self {
            Self::List { filter, output } => {
                let desk = Desk::read(globals, asked)?;
                let records = R::select(&filter, &desk)?;
                let page = || match output.is_workbook() {
                    true => exchange::page(&records, &desk),
                    false => list::page(records.iter().copied(), desk.as_of, &desk.words()),
                };
                output.write(&answers(&records, &desk), page, &desk)?;
            }
            Self::Show { id, output } => {
                show::<R>(&id, &output, &Desk::read(globals, asked)?)?;
            }
            Self::Log { id, output } => {
                let desk = Desk::read(globals, asked)?;
                let record: R = desk.record(&id)?;
                let steps: Vec<_> = crate::model::step::until(record.history(), desk.as_of)
                    .map(|(_, s)| s)
                    .collect();
                let page = || show::log_page(&record, desk.as_of, &desk.words());
                output.write(&steps, page, &desk)?;
            }
            Self::Edit { id } => return super::edit::run::<R>(globals, asked, &id),
            Self::Note { id, text, by } => {
                step::<R>(globals, asked, &id, |_, desk| {
                    let (on, by) = by.resolve(desk, None)?;
                    let mut step = Step::new(on, R::Action::NOTED, by);
                    step.note = Some(super::desk::long_text(&text));
                    Ok(step)
                })?;
            }
        }
        Ok(DONE)
    }
}

/// Shows one record.
pub(crate) fn show<R: Crud>(id: &str, output: &Output, desk: &Desk) -> Result<(), Failure> {
    let record: R = desk.record(id)?;
    let page = || show::page(&record, desk.as_of, &desk.words());
    output.write(&answer(&record, desk), page, desk)
}

/// Puts a step in its place by date.
pub(crate) fn insert<R: Crud>(record: &mut R, step: Step<R::Action>) {
    let history = record.history_mut();
    let place = history
        .iter()
        .rposition(|s| s.on <= step.on)
        .map_or(0, |i| i + 1);
    history.insert(place, step);
}

/// Adds a step to a record's history, in order of date, changing facts with it where the verb says so.
pub(crate) fn step<R: Crud>(
    globals: &Globals,
    asked: Option<Lang>,
    id: &str,
    make: impl FnOnce(&mut R, &Desk) -> Result<Step<R::Action>, Fault>,
) -> Result<ExitCode, Failure> {
    let mut desk = Desk::write(globals, asked)?;
    let old: R = desk.record(id)?;
    let mut new = old.clone();
    let step = make(&mut new, &desk)?;
    insert(&mut new, step);
    commit::change(&mut desk, &old, &new)?;
    Ok(DONE)
}

/// The JSON of a record: its facts and history, and under `now` what is read off the history.
fn answer<R: Crud>(record: &R, desk: &Desk) -> serde_json::Value {
    let mut value = serde_json::to_value(record).unwrap_or_default();
    if let (Some(fields), Some(now)) = (
        value.as_object_mut(),
        record.standing(desk.as_of, &desk.ledger),
    ) {
        fields.insert("now".into(), now);
    }
    value
}

fn answers<R: Crud>(records: &[&R], desk: &Desk) -> Vec<serde_json::Value> {
    records.iter().map(|r| answer(*r, desk)).collect()
}

//! `evaluation ballot` and `evaluation print`: the papers of a vote.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use crate::cli::desk::{DONE, Desk, one_line};
use crate::cli::failure::Failure;
use crate::cli::output::Output;
use crate::cli::sheet;
use crate::intake::ballots::ToVote;
use crate::intake::columns::Cells;
use crate::model::Evaluation;
use crate::model::coded::Coded;
use crate::model::evaluation::Dimension;
use crate::problem::Fault;
use crate::query::Scope;
use crate::query::ballot::{Ballot, Line};
use crate::query::evaluation::Vote;
use crate::view;

/// Which ballot.
#[derive(Args)]
pub(crate) struct BallotOf {
    /// The record: its id or the office's own number
    #[arg(required_unless_present = "items", conflicts_with = "items")]
    id: Option<String>,
    /// Print the ballot of a vote to come, of the items in this table (CSV)
    #[arg(long, value_name = "FILE")]
    items: Option<PathBuf>,
    /// Only what was graded unsatisfied, for the next round
    #[arg(long, conflicts_with = "items")]
    again: bool,
    #[command(flatten)]
    output: Output,
}

impl BallotOf {
    /// Prints it.
    pub(super) fn run(self, desk: &Desk) -> Result<ExitCode, Failure> {
        let answer = match (&self.id, &self.items) {
            (_, Some(file)) => Ballot::to_come(lines(file, desk)?),
            (id, None) => {
                let evaluation: Evaluation = desk.record(id.as_deref().unwrap_or_default())?;
                if self.again {
                    Ballot::after(&evaluation, &desk.ledger)
                } else {
                    Ballot::of(&evaluation)
                }
            }
        };
        let page = || view::ballot(&answer, &desk.words());
        self.output.write(&answer, page, desk)?;
        Ok(DONE)
    }
}

/// Prints the result of a vote.
pub(super) fn print(id: &str, output: &Output, desk: &Desk) -> Result<ExitCode, Failure> {
    let evaluation: Evaluation = desk.record(id)?;
    let rule = desk.ledger.settings.rules.satisfaction;
    let vote = Vote::of(&evaluation, &desk.ledger, &Scope::default());
    let page = || view::outcome(&vote, rule, &desk.words());
    output.write(&vote, page, desk)?;
    Ok(DONE)
}

/// What is to be voted on, or all that is wrong with the table.
fn lines(file: &Path, desk: &Desk) -> Result<Vec<Line>, Failure> {
    let (table, columns) = sheet::with_columns(file)?;
    let (mut lines, mut faults) = (Vec::new(), Vec::new());
    for row in &table.rows {
        match line(Cells::new(row, &columns), desk) {
            Ok(line) => lines.push(line),
            Err(found) => faults.extend(found),
        }
    }
    if faults.is_empty() {
        Ok(lines)
    } else {
        Err(Failure::Usage(faults))
    }
}

fn line(mut cells: Cells<'_, ToVote>, desk: &Desk) -> Result<Line, Vec<Fault>> {
    for column in [ToVote::Name, ToVote::Unit] {
        if cells.text(column).is_none() {
            cells.wanted(column);
        }
    }
    let name = cells.text(ToVote::Name).map(one_line);
    let unit = cells.read(ToVote::Unit, |text| desk.org(text));
    let dimension = cells.read(ToVote::Dimension, |text| {
        Dimension::parse(text).ok_or_else(|| sheet::unknown::<Dimension>(text))
    });
    match (name, unit) {
        (Some(name), Some(unit)) if cells.faults.is_empty() => Ok(Line {
            name,
            unit,
            dimension,
        }),
        _ => Err(cells.faults),
    }
}

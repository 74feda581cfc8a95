//! `supervise evaluation`: the ballots come in item by item, or as a table; the papers of a vote.

mod paper;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};

use crate::check::evaluation::{ballots, twice};
use crate::cli::coded::coded;
use crate::cli::desk::{DONE, Desk, one_line};
use crate::cli::failure::Failure;
use crate::cli::output::Output;
use crate::cli::plain::{PlainCommand, count};
use crate::cli::sheet;
use crate::cli::{Globals, commit};
use crate::fault;
use crate::intake::ballots::Column;
use crate::intake::columns::Cells;
use crate::intake::table::parts;
use crate::lang::Lang;
use crate::model::coded::Coded;
use crate::model::evaluation::{Dimension, Item};
use crate::model::{Evaluation, Kind};
use crate::problem::Fault;

/// The verbs of evaluations.
#[derive(Subcommand)]
#[allow(clippy::large_enum_variant)] // Parsed once a run.
pub(crate) enum EvaluationCommand {
    #[command(flatten)]
    Common(PlainCommand<Evaluation>),
    /// Add one item with its ballots
    Item(One),
    /// Take in the ballots of many items from a table
    Import {
        /// The record: its id or the office's own number
        id: String,
        /// The table, as a workbook or CSV
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Print the ballot: an item a line, with empty boxes; writes nothing
    Ballot(paper::BallotOf),
    /// Print the result: grades and ballots, the rule, how many were present
    Print {
        /// The record: its id or the office's own number
        id: String,
        #[command(flatten)]
        output: Output,
    },
}

impl EvaluationCommand {
    pub(crate) fn run(self, globals: &Globals, asked: Option<Lang>) -> Result<ExitCode, Failure> {
        match self {
            Self::Common(command) => command.run(globals, asked),
            Self::Item(one) => {
                let mut desk = Desk::write(globals, asked)?;
                let item = one.item(&desk)?;
                append(&one.id, vec![item], &mut desk)
            }
            Self::Import { id, file } => {
                let mut desk = Desk::write(globals, asked)?;
                let evaluation: Evaluation = desk.record(&id)?;
                let items = items(&file, &evaluation, &desk)?;
                append(&id, items, &mut desk)
            }
            Self::Ballot(ballot) => ballot.run(&Desk::read(globals, asked)?),
            Self::Print { id, output } => paper::print(&id, &output, &Desk::read(globals, asked)?),
        }
    }
}

/// Puts items at the end of the ballot.
fn append(id: &str, items: Vec<Item>, desk: &mut Desk) -> Result<ExitCode, Failure> {
    let old: Evaluation = desk.record(id)?;
    let mut new = old.clone();
    new.items.extend(items);
    commit::change(desk, &old, &new)?;
    Ok(DONE)
}

/// One item.
#[derive(Args)]
pub(crate) struct One {
    /// The record: its id or the office's own number
    id: String,
    /// What it is called on the ballot
    #[arg(long)]
    name: String,
    /// The unit that is judged
    #[arg(long)]
    unit: String,
    /// What is judged, when process and outcome are voted on apart
    #[arg(long, value_name = "WORD", value_parser = coded::<Dimension>())]
    dimension: Option<Dimension>,
    /// An issue it stands for; may be given several times
    #[arg(long = "issue", value_name = "ID")]
    issues: Vec<String>,
    /// Ballots for satisfied
    #[arg(long, value_name = "N")]
    satisfied: String,
    /// Ballots for basically satisfied
    #[arg(long, value_name = "N")]
    basically: String,
    /// Ballots for unsatisfied
    #[arg(long, value_name = "N")]
    unsatisfied: String,
    /// Invalid ballots
    #[arg(long, value_name = "N")]
    invalid: Option<String>,
}

impl One {
    fn item(&self, desk: &Desk) -> Result<Item, Fault> {
        let invalid = self.invalid.as_deref().map(votes).transpose()?;
        Ok(Item {
            name: one_line(&self.name),
            unit: desk.org(&self.unit)?,
            dimension: self.dimension,
            issues: desk.known_list(Kind::Issue, &self.issues)?,
            satisfied: votes(&self.satisfied)?,
            basically: votes(&self.basically)?,
            unsatisfied: votes(&self.unsatisfied)?,
            invalid: invalid.filter(|n| *n > 0),
        })
    }
}

/// The items of a table, or all that is wrong with it, row by row.
fn items(file: &Path, evaluation: &Evaluation, desk: &Desk) -> Result<Vec<Item>, Failure> {
    let (table, columns) = sheet::with_columns(file)?;
    sheet::tell_unread(&columns, desk.lang);
    let (mut all, mut faults) = (evaluation.items.clone(), Vec::new());
    let (there, mut rows) = (all.len(), Vec::new());
    for row in &table.rows {
        match item(Cells::new(row, &columns), desk) {
            Ok(item) => {
                let wrong = ballots(&item, evaluation.present);
                faults.extend(wrong.into_iter().map(|f| (row.number, row.blamed_for(f))));
                all.push(item);
                rows.push(row);
            }
            Err(found) => faults.extend(found.into_iter().map(|f| (row.number, f))),
        }
    }
    let doubled = twice(&all).into_iter();
    faults.extend(doubled.filter(|(i, _)| *i >= there).map(|(i, fault)| {
        let row = rows[i - there];
        (row.number, row.blamed_for(fault))
    }));
    if rows.is_empty() && faults.is_empty() {
        return Err(fault!(Missing, "表格里没有测评项目", "the table holds no item").into());
    }
    if faults.is_empty() {
        return Ok(all.split_off(there));
    }
    faults.sort_by_key(|(number, _)| *number);
    Err(Failure::Usage(faults.into_iter().map(|(_, f)| f).collect()))
}

/// The item of a row, or everything that keeps it from being one.
fn item(mut cells: Cells<'_, Column>, desk: &Desk) -> Result<Item, Vec<Fault>> {
    for column in [Column::Name, Column::Unit] {
        if cells.text(column).is_none() {
            cells.wanted(column);
        }
    }
    let name = cells.text(Column::Name).map(one_line);
    let unit = cells.read(Column::Unit, |text| desk.org(text));
    let dimension = cells.read(Column::Dimension, |text| {
        Dimension::parse(text).ok_or_else(|| sheet::unknown::<Dimension>(text))
    });
    let issues = cells.read(Column::Issues, |text| {
        desk.known_list(Kind::Issue, &parts(text))
    });
    let satisfied = counted(&mut cells, Column::Satisfied);
    let basically = counted(&mut cells, Column::Basically);
    let unsatisfied = counted(&mut cells, Column::Unsatisfied);
    let invalid = cells.read(Column::Invalid, votes);
    let (Some(name), Some(unit), true) = (name, unit, cells.faults.is_empty()) else {
        return Err(cells.faults);
    };
    Ok(Item {
        name,
        unit,
        dimension,
        issues: issues.unwrap_or_default(),
        satisfied,
        basically,
        unsatisfied,
        invalid: invalid.filter(|n| *n > 0),
    })
}

/// The ballots of one sort, which a table must say; 0 when it does not, which is told.
fn counted(cells: &mut Cells<'_, Column>, column: Column) -> u32 {
    if cells.text(column).is_none() {
        let fault = fault!(
            Missing,
            "没有填写；没有票的写 0",
            "it is empty; write 0 for no ballot"
        );
        cells.tell(column, fault);
    }
    cells.read(column, votes).unwrap_or_default()
}

fn votes(text: &str) -> Result<u32, Fault> {
    let number = count(text)?;
    u32::try_from(number)
        .map_err(|_| fault!(Value, "票数 {number} 太大", "{number} ballots are too many"))
}

//! `supervise evaluation`: the ballots come in item by item, or as a table.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};

use crate::check::evaluation::{ballots, twice};
use crate::cli::coded::coded;
use crate::cli::desk::{DONE, Desk, one_line};
use crate::cli::failure::Failure;
use crate::cli::plain::{PlainCommand, count};
use crate::cli::sheet::{self, keep};
use crate::cli::{Globals, commit};
use crate::fault;
use crate::intake::table::{Row, Table};
use crate::lang::{Lang, Text, t};
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
        /// The table, as CSV
        #[arg(value_name = "FILE")]
        file: PathBuf,
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
                let items = items(&sheet::read(&file)?, &evaluation, &desk)?;
                append(&id, items, &mut desk)
            }
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
    satisfied: u32,
    /// Ballots for basically satisfied
    #[arg(long, value_name = "N")]
    basically: u32,
    /// Ballots for unsatisfied
    #[arg(long, value_name = "N")]
    unsatisfied: u32,
    /// Invalid ballots
    #[arg(long, value_name = "N")]
    invalid: Option<u32>,
}

impl One {
    fn item(&self, desk: &Desk) -> Result<Item, Fault> {
        Ok(Item {
            name: one_line(&self.name),
            unit: desk.org(&self.unit)?,
            dimension: self.dimension,
            issues: desk.known_list(Kind::Issue, &self.issues)?,
            satisfied: self.satisfied,
            basically: self.basically,
            unsatisfied: self.unsatisfied,
            invalid: self.invalid.filter(|n| *n > 0),
        })
    }
}

/// The columns of a table of ballots, as its head row may name them.
mod heads {
    pub(super) const NAME: [&str; 4] = ["测评项目", "项目", "名称", "item"];
    pub(super) const UNIT: [&str; 3] = ["责任单位", "单位", "unit"];
    pub(super) const DIMENSION: [&str; 2] = ["测评内容", "dimension"];
    pub(super) const ISSUES: [&str; 4] = ["对应问题", "相关问题", "问题", "issues"];
    pub(super) const SATISFIED: [&str; 3] = ["满意", "满意票", "satisfied"];
    pub(super) const BASICALLY: [&str; 3] = ["基本满意", "基本满意票", "basically"];
    pub(super) const UNSATISFIED: [&str; 3] = ["不满意", "不满意票", "unsatisfied"];
    pub(super) const INVALID: [&str; 4] = ["无效", "无效票", "废票", "invalid"];
}

/// Where the columns stand; three of them may be missing.
struct Columns {
    name: usize,
    unit: usize,
    dimension: Option<usize>,
    issues: Option<usize>,
    ballots: [usize; 3],
    invalid: Option<usize>,
}

impl Columns {
    fn of(table: &Table) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut find = |names: &[&str]| keep(table.column(names), &mut faults);
        let (name, unit) = (find(&heads::NAME), find(&heads::UNIT));
        let satisfied = find(&heads::SATISFIED);
        let basically = find(&heads::BASICALLY);
        let unsatisfied = find(&heads::UNSATISFIED);
        let (Some(name), Some(unit), Some(satisfied), Some(basically), Some(unsatisfied)) =
            (name, unit, satisfied, basically, unsatisfied)
        else {
            return Err(faults);
        };
        Ok(Self {
            name,
            unit,
            dimension: table.column(&heads::DIMENSION).ok(),
            issues: table.column(&heads::ISSUES).ok(),
            ballots: [satisfied, basically, unsatisfied],
            invalid: table.column(&heads::INVALID).ok(),
        })
    }
}

/// The items of a table, or all that is wrong with it, row by row.
fn items(table: &Table, evaluation: &Evaluation, desk: &Desk) -> Result<Vec<Item>, Failure> {
    let columns = Columns::of(table).map_err(Failure::Usage)?;
    let (mut all, mut faults) = (evaluation.items.clone(), Vec::new());
    let (there, mut rows) = (all.len(), Vec::new());
    for row in &table.rows {
        match item(row, &columns, desk) {
            Ok(item) => {
                let wrong = ballots(&item, evaluation.present);
                faults.extend(wrong.into_iter().map(|f| (row.number, row.blamed_for(f))));
                all.push(item);
                rows.push(row);
            }
            Err(found) => faults.extend(found.into_iter().map(|f| (row.number, row.blamed_for(f)))),
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

fn item(row: &Row, columns: &Columns, desk: &Desk) -> Result<Item, Vec<Fault>> {
    let mut faults = Vec::new();
    let name = keep(must(row, columns.name, t("测评项目", "item")), &mut faults);
    let unit = must(row, columns.unit, t("责任单位", "unit")).and_then(|text| desk.org(text));
    let unit = keep(unit, &mut faults);
    let dimension = columns.dimension.and_then(|column| row.given(column));
    let dimension = keep(dimension.map(judged).transpose(), &mut faults);
    let issues = columns.issues.map(|column| row.list(column));
    let issues = desk.known_list(Kind::Issue, &issues.unwrap_or_default());
    let issues = keep(issues, &mut faults);
    let heads = [
        t("满意", "satisfied"),
        t("基本满意", "basically"),
        t("不满意", "unsatisfied"),
    ];
    let counts = columns.ballots.iter().zip(heads).map(|(column, head)| {
        keep(must(row, *column, head).and_then(votes), &mut faults).unwrap_or_default()
    });
    let counts: Vec<u32> = counts.collect();
    let invalid = columns.invalid.and_then(|column| row.given(column));
    let invalid = keep(invalid.map(votes).transpose(), &mut faults);
    let (Some(name), Some(unit), Some(dimension), Some(issues), Some(invalid), true) =
        (name, unit, dimension, issues, invalid, faults.is_empty())
    else {
        return Err(faults);
    };
    Ok(Item {
        name: one_line(name),
        unit,
        dimension,
        issues,
        satisfied: counts[0],
        basically: counts[1],
        unsatisfied: counts[2],
        invalid: invalid.filter(|n| *n > 0),
    })
}

fn must(row: &Row, column: usize, head: Text) -> Result<&str, Fault> {
    let (zh, en) = (head.zh, head.en);
    row.given(column).ok_or_else(|| {
        fault!(
            Missing,
            "“{zh}”这一列是空的；没有票的写 0",
            "the column `{en}` is blank; write 0 for no ballot"
        )
    })
}

fn votes(text: &str) -> Result<u32, Fault> {
    let number = count(text)?;
    u32::try_from(number)
        .map_err(|_| fault!(Value, "票数 {number} 太大", "{number} ballots are too many"))
}

fn judged(text: &str) -> Result<Dimension, Fault> {
    let labels: Vec<Text> = Dimension::ALL.iter().map(|d| d.label()).collect();
    Dimension::parse(text).ok_or_else(|| {
        let (zh, en) = (labels.iter().map(|l| l.zh), labels.iter().map(|l| l.en));
        let (zh, en) = (
            zh.collect::<Vec<_>>().join("、"),
            en.collect::<Vec<_>>().join(", "),
        );
        fault!(
            Value,
            "测评内容没有“{text}”；可填：{zh}",
            "`{text}` is not judged; possible: {en}"
        )
    })
}

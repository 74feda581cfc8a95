//! What is wrong in a ledger: rules over records, each in a few lines, none of which writes.
//!
//! Commands run the same rules on a record they are about to write, so nothing is written that
//! `check` would call an error.

mod article;
mod bulletin;
mod draw;
pub mod evaluation;
mod facility;
mod history;
mod inspection;
mod issue;
mod life;
mod links;
mod lookup;
mod meeting;
mod metric;
mod milestone;
mod notice;
mod number;
pub mod opinion;
mod outcome;
pub mod personal;
mod plain;
mod regulation;
mod settings;
mod suggestion;
mod task;
mod text;
mod uid;
mod uscc;

pub use issue::possible;

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::fault;
use crate::for_kind;
use crate::model::{Campaign, Day, Id, Kind, Ledger, Org, Record, Task};
use crate::problem::{Fault, Problem, Spot};

/// What a rule sees: the whole ledger, and the day it is run.
#[derive(Clone, Debug)]
pub struct Context<'a> {
    /// The ledger, the record under check included.
    pub ledger: &'a Ledger,
    /// Today.
    pub today: Day,
    tasks: BTreeMap<&'a Id, Vec<&'a Task>>,
    /// The first facility of each name and county that is not closed.
    facilities: BTreeMap<(&'a str, &'a Id), &'a Id>,
    lookup: lookup::Lookup<'a>,
    papers: number::Papers<'a>,
}

impl<'a> Context<'a> {
    /// The ledger on a day, with its tasks, facilities and papers sorted once for all rules.
    #[must_use]
    pub fn new(ledger: &'a Ledger, today: Day) -> Self {
        let mut facilities = BTreeMap::new();
        for f in ledger
            .facilities
            .iter()
            .filter(|f| facility::is_there(f, today))
        {
            facilities
                .entry((f.name.as_str(), &f.county))
                .or_insert(&f.id);
        }
        Self {
            ledger,
            today,
            tasks: ledger.tasks_by_issue(),
            facilities,
            lookup: lookup::Lookup::default(),
            papers: number::Papers::of(ledger),
        }
    }

    fn facility_named<'s>(&'s self, name: &'s str, county: &'s Id) -> Option<&'s Id> {
        self.facilities.get(&(name, county)).copied()
    }

    fn tasks_of(&self, issue: &Id) -> &[&'a Task] {
        self.tasks.get(issue).map_or(&[], Vec::as_slice)
    }
}

/// Collects the problems of one record.
#[derive(Debug)]
pub struct Report {
    file: PathBuf,
    found: Vec<Problem>,
}

impl Report {
    fn of<R: Record>(record: &R) -> Self {
        let file = R::KIND
            .path(record.id())
            .unwrap_or_else(|_| PathBuf::from(R::KIND.dir()));
        Self {
            file,
            found: Vec::new(),
        }
    }

    /// Adds a problem at a field such as `history[3].to`.
    fn at(&mut self, field: impl Into<String>, fault: Fault) {
        self.found
            .push(fault.at(&self.file, Spot::Field(field.into())));
    }
}

/// A kind of record with rules of its own.
pub trait Checked: Record {
    /// Adds what is wrong with this record beyond what any record can have.
    fn check(&self, context: &Context<'_>, report: &mut Report);
}

/// The problems of one record.
#[must_use]
pub fn record<R: Checked>(record: &R, context: &Context<'_>) -> Vec<Problem> {
    let mut report = Report::of(record);
    links::check(record, context, &mut report);
    text::check(record, &mut report);
    history::check(record, context, &mut report);
    record.check(context, &mut report);
    report.found
}

/// The problems of a whole ledger, in order of file and place.
#[must_use]
pub fn all(context: &Context<'_>) -> Vec<Problem> {
    let mut found = settings::check(context.ledger);
    for kind in Kind::ALL {
        for_kind!(kind, R => table::<R>(context, &mut found));
    }
    found.extend(uid::check(context.ledger));
    found.extend(article::twice(context.ledger));
    found.extend(number::gaps(context.ledger));
    found
}

fn table<R: Checked>(context: &Context<'_>, found: &mut Vec<Problem>) {
    use rayon::prelude::*;
    let records: Vec<&R> = R::table(context.ledger).iter().collect();
    let problems: Vec<Problem> = records
        .into_par_iter()
        .flat_map_iter(|r| record(r, context))
        .collect();
    found.extend(problems);
}

/// A day and what it is, in both languages.
type Dated = (&'static str, &'static str, Option<Day>);

/// `later` must not be before `earlier`.
fn in_order(report: &mut Report, field: &str, earlier: Dated, later: Dated) {
    let ((before_zh, before_en, earlier), (after_zh, after_en, later)) = (earlier, later);
    if let (Some(earlier), Some(later)) = (earlier, later)
        && later < earlier
    {
        report.at(
            field,
            fault!(
                DueOrder,
                "{after_zh} {later} 早于{before_zh} {earlier}",
                "{after_en}, {later}, is before {before_en}, {earlier}"
            ),
        );
    }
}

impl Checked for Campaign {
    fn check(&self, _: &Context<'_>, report: &mut Report) {
        in_order(
            report,
            "ended_on",
            ("启动日期", "the first day", Some(self.started_on)),
            ("结束日期", "the last day", self.ended_on),
        );
    }
}

impl Checked for Org {
    fn check(&self, _: &Context<'_>, report: &mut Report) {
        in_order(
            report,
            "valid_to",
            ("设立日期", "the day it came into being", self.valid_from),
            ("撤销日期", "the day it ceased", self.valid_to),
        );
        if let Some(code) = self.code.as_deref().filter(|c| !settings::is_division(c)) {
            report.at(
                "code",
                fault!(
                    Division,
                    "“{code}”不是六位区划代码",
                    "`{code}` is not a division code of six digits"
                ),
            );
        }
    }
}

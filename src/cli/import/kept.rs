//! A ledger that somebody kept by hand: each row becomes a new record, with as much of its history
//! as the row dates.

mod before;
mod history;
mod mapping;
mod own;
mod record;

use std::collections::BTreeMap;

use clap::Args;

use self::mapping::Mapping;
use self::record::Reading;
use super::flags::Flags;
use super::returned::placed;
use super::{Import, Work};
use crate::check::{self, Context};
use crate::cli::commit::Together;
use crate::cli::crud::Crud;
use crate::cli::desk::Desk;
use crate::cli::exchange::add_facts;
use crate::cli::failure::Failure;
use crate::fault;
use crate::intake::book::Book;
use crate::intake::ledger::{self, Row};
use crate::intake::table::in_row;
use crate::lang::t;
use crate::model::{Facility, Id, Issue, Kind};
use crate::problem::{Fault, Severity};
use crate::say;
use crate::view::import::Plan;

/// What a ledger kept by hand does not say of itself.
#[derive(Args)]
pub(super) struct Kept {
    /// What its rows are: issue or facility [default: by its heads]
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// What a column holds whose name is not known; `skip` for nothing; may be given several times
    #[arg(long, value_name = "HEAD=FACT")]
    map: Vec<String>,
    /// A fact of the rows that do not say it; may be given several times
    #[arg(long = "default", value_name = "FACT=VALUE")]
    defaults: Vec<String>,
    /// What a person answered for columns whose names are not known.
    #[arg(skip)]
    answered: std::cell::RefCell<BTreeMap<String, String>>,
}

/// What the ledger would become.
pub(super) fn work(import: &Import, book: &Book, desk: &mut Desk) -> Result<Work, Failure> {
    own::refuse(book, desk)?;
    let mapping = Mapping::of(&import.kept, desk)?;
    let given = import.kept.kind.as_deref().map(kind_of).transpose()?;
    let kinds = given.map_or_else(|| vec![Kind::Issue, Kind::Facility], |kind| vec![kind]);
    let read = |kind: Kind| {
        let kept = ledger::read(book, kind, &|head| mapping.fact(kind, head));
        kept.map(|kept| (kind, kept))
    };
    let mut read: Vec<_> = kinds.into_iter().map(read).collect();
    let known =
        |(_, kept): &(Kind, ledger::Kept)| kept.columns.iter().filter(|c| c.fact.is_some()).count();
    // Of two that are known by as many heads, the first.
    read.sort_by_key(|r| std::cmp::Reverse(r.as_ref().map_or(0, known)));
    let first = read
        .into_iter()
        .next()
        .transpose()
        .map_err(Failure::Usage)?;
    let Some((kind, mut kept)) = first else {
        return Err(fault!(Missing, "表格是空的", "the table is empty").into());
    };
    mapping.ask(kind, &mut kept, import, desk)?;
    match kind {
        Kind::Facility => Taking::<Facility>::all(import, &kept, desk),
        _ => Taking::<Issue>::all(import, &kept, desk),
    }
}

/// Keeps for the next table what was told of columns whose names are not known.
pub(super) fn remember(import: &Import, desk: &Desk) -> Result<(), Failure> {
    Mapping::of(&import.kept, desk)?.keep(desk)
}

fn kind_of(word: &str) -> Result<Kind, Fault> {
    match word {
        "issue" | "问题" => Ok(Kind::Issue),
        "facility" | "设施" => Ok(Kind::Facility),
        _ => Err(fault!(
            Value,
            "手工台账只能读成 issue（问题）或 facility（设施），不能填“{word}”",
            "a ledger kept by hand holds issue or facility, not `{word}`"
        )),
    }
}

/// The records as they are made.
struct Taking<R> {
    plan: Plan,
    new: Vec<(u32, R)>,
    /// How many rows had been taken before.
    there: usize,
    /// Rows that name nothing, such as sums and signatures.
    empty: Vec<u32>,
    /// What is wrong in the rows that are not taken, by their numbers.
    bad: BTreeMap<u32, Vec<Fault>>,
}

impl<R: Crud> Taking<R> {
    fn all(import: &Import, kept: &ledger::Kept, desk: &mut Desk) -> Result<Work, Failure> {
        let tree = crate::cli::tree();
        let facts = add_facts(R::KIND, &tree, desk);
        let mut flags = Flags::of(R::KIND, &tree);
        let reading = Reading::new(import, kept, &facts, R::KIND)?;
        let before = before::taken::<R>(&reading, desk);
        let mut refused = BTreeMap::new();
        let mut taking = loop {
            let mut taking = Self::over(&refused);
            taking.rows(&reading, &before, &mut flags, desk);
            let errors = taking.errors(desk);
            if errors.is_empty() {
                break taking;
            }
            // Once more without these, so that the ids of the others have no gap.
            refused.extend(errors);
            for (_, record) in &taking.new {
                R::table_mut(&mut desk.ledger).remove(record.id());
            }
        };
        let (rows, faults) = (taking.bad.len(), taking.bad.values().flatten().cloned());
        let left = import.refuse(faults.collect(), rows, desk.lang)?;
        taking.remark(kept, desk);
        let mut together = Together::default();
        for (_, record) in taking.new {
            together.add(record);
        }
        Ok(Work {
            plan: taking.plan,
            together,
            left,
        })
    }

    /// Nothing taken yet, and these rows not to be.
    fn over(refused: &BTreeMap<u32, Vec<Fault>>) -> Self {
        Self {
            plan: Plan::default(),
            new: Vec::new(),
            there: 0,
            empty: Vec::new(),
            bad: refused.clone(),
        }
    }

    fn rows(
        &mut self,
        reading: &Reading<'_>,
        before: &BTreeMap<u32, Id>,
        flags: &mut Flags,
        desk: &mut Desk,
    ) {
        self.plan.file = reading.import.name().to_owned();
        for row in &reading.kept.rows {
            if self.bad.contains_key(&row.number) || !reading.import.takes(row.number) {
                continue;
            }
            if !reading.names_anything(row) {
                self.empty.push(row.number);
                continue;
            }
            let old = before.get(&row.number);
            if let Err(faults) = self.row(row, old, reading, flags, desk) {
                self.bad.insert(row.number, faults);
            }
        }
    }

    fn row(
        &mut self,
        row: &Row,
        old: Option<&Id>,
        reading: &Reading<'_>,
        flags: &mut Flags,
        desk: &mut Desk,
    ) -> Result<(), Vec<Fault>> {
        let failed: Vec<Fault> = reading.failed(row).collect();
        if !failed.is_empty() {
            return Err(failed);
        }
        let (record, remarks) = reading.record::<R>(row, flags, desk)?;
        if let Some(old) = old.and_then(|id| R::table(&desk.ledger).get(id)) {
            if old.title() != record.title() {
                return Err(vec![Reading::blamed(row, before::other(old.id()))]);
            }
            self.there += 1;
            let news = before::news(reading, row, &record, old, desk);
            self.plan.remarks.extend(news);
            return Ok(());
        }
        self.plan.new.push(placed(&record, row.number, desk));
        let told = remarks
            .into_iter()
            .map(|fault| fault.text(desk.lang).to_owned());
        self.plan.remarks.extend(told);
        self.new.push((row.number, record));
        Ok(())
    }

    /// What the rules refuse of the new records, by the numbers of their rows.
    fn errors(&self, desk: &Desk) -> BTreeMap<u32, Vec<Fault>> {
        let context = Context::new(&desk.ledger, desk.today);
        let settings = &desk.ledger.settings;
        let is_error = |fault: &Fault| settings.severity(fault.code) == Severity::Error;
        let errors = self.new.iter().map(|(row, record)| {
            let found = check::record(record, &context).into_iter();
            let errors = found.map(|p| p.fault).filter(is_error);
            let errors = errors.map(|fault| in_row(*row as usize, fault));
            (*row, errors.collect::<Vec<_>>())
        });
        errors.filter(|(_, errors)| !errors.is_empty()).collect()
    }

    /// What else there is to say: rows that name nothing, columns that were not read.
    fn remark(&mut self, kept: &ledger::Kept, desk: &Desk) {
        let (lang, bad) = (desk.lang, self.bad.len());
        let mut remarks = Vec::new();
        if self.there > 0 {
            let there = self.there;
            remarks.push(say!(
                lang,
                "以前已登记的 {there} 行",
                "{there} rows were taken before"
            ));
        }
        if !self.empty.is_empty() {
            let rows: Vec<String> = self.empty.iter().map(u32::to_string).collect();
            let rows = rows.join(t("、", ", ").in_lang(lang));
            remarks.push(say!(
                lang,
                "没有写问题（名称）、未读的行：第 {rows} 行",
                "rows that name nothing, not read: {rows}"
            ));
        }
        let unread = kept.columns.iter().enumerate().filter(|(i, column)| {
            column.fact.is_none() && kept.rows.iter().any(|row| !row.cells[*i].text.is_empty())
        });
        let unread: Vec<&str> = unread.map(|(_, column)| column.head.as_str()).collect();
        if !unread.is_empty() {
            let heads = unread.join("、");
            remarks.push(say!(
                lang,
                "没有读的列：{heads}；要读的用 --map 列名=项目 说明",
                "columns not read: {heads}; tell what they hold with --map HEAD=FACT"
            ));
        }
        if bad > 0 {
            remarks.push(say!(
                lang,
                "略过有问题的 {bad} 行",
                "{bad} rows were left out"
            ));
        }
        self.plan.remarks.splice(0..0, remarks);
    }
}

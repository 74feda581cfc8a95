//! The numbers of papers: each is taken once, and none is left out.

use std::collections::{BTreeMap, BTreeSet};

use super::{Context, Report};
use crate::fault;
use crate::model::paper::PaperNo;
use crate::model::plain::Plain;
use crate::model::{Bulletin, Id, Kind, Ledger, Notice, series};
use crate::problem::{Problem, Spot};

/// The papers of a ledger by number.
#[derive(Clone, Debug)]
pub(super) struct Papers<'a> {
    /// The first paper, in order of id, that has the number.
    holders: BTreeMap<(Kind, PaperNo), &'a Id>,
    /// The series of notices.
    series: BTreeSet<&'a str>,
}

impl<'a> Papers<'a> {
    pub(super) fn of(ledger: &'a Ledger) -> Self {
        let mut holders = BTreeMap::new();
        hold::<Notice>(ledger, &mut holders);
        hold::<Bulletin>(ledger, &mut holders);
        let series = ledger.notices.iter().map(|notice| notice.series.as_str());
        Self {
            holders,
            series: series.collect(),
        }
    }

    fn holder(&self, kind: Kind, no: PaperNo) -> Option<&'a Id> {
        self.holders.get(&(kind, no)).copied()
    }

    /// The notice of a number that a history names: `Some(None)` when its series is one of this
    /// ledger's and the number is not, `None` for a paper of somebody else.
    pub(super) fn notice_called(&self, doc: &str) -> Option<Option<&'a Id>> {
        let no = PaperNo::parse(doc)?;
        let is_ours = self.series.contains(no.series.as_str());
        is_ours.then(|| self.holder(Kind::Notice, no))
    }
}

fn hold<'a, R: Plain>(ledger: &'a Ledger, holders: &mut BTreeMap<(Kind, PaperNo), &'a Id>) {
    for paper in R::table(ledger).iter() {
        if let Some(no) = paper.paper_no() {
            holders.entry((R::KIND, no)).or_insert_with(|| paper.id());
        }
    }
}

/// A paper's number is one, and its alone.
pub(super) fn check<R: Plain>(record: &R, context: &Context<'_>, report: &mut Report) {
    let Some(no) = record.paper_no() else {
        return;
    };
    if no.number == 0 {
        report.at("number", fault!(Value, "编号从 1 起", "numbers start at 1"));
    }
    let (number, year, series) = (no.number, no.year, no.series.clone());
    let holder = context.papers.holder(R::KIND, no);
    if let Some(holder) = holder.filter(|id| *id != record.id()) {
        let next = series::register::<R>(context.ledger, &series, year).next;
        report.at(
            "number",
            fault!(
                NumberTwice,
                "{series} {year} 年第 {number} 号已经给了 {holder}；下一个号是 {next}",
                "number {number} of {series} in {year} is {holder}'s; the next is {next}"
            ),
        );
    }
}

/// The numbers that are missing in each series and year, told once, at the paper after them.
pub(super) fn gaps(ledger: &Ledger) -> Vec<Problem> {
    let mut found = gaps_of::<Notice>(ledger);
    found.extend(gaps_of::<Bulletin>(ledger));
    found
}

fn gaps_of<R: Plain>(ledger: &Ledger) -> Vec<Problem> {
    let registers = series::registers::<R>(ledger);
    let gappy = registers
        .iter()
        .filter(|(_, register)| !register.gaps.is_empty());
    gappy
        .filter_map(|((series, year), register)| {
            let last = register.gaps.last()?;
            let after = PaperNo {
                series: series.clone(),
                year: *year,
                number: last.end() + 1,
            };
            let mut papers = R::table(ledger).iter();
            let at = papers.find(|paper| paper.paper_no().as_ref() == Some(&after))?;
            let runs = register
                .gaps
                .iter()
                .map(|gap| match (gap.start(), gap.end()) {
                    (one, same) if one == same => one.to_string(),
                    (first, last) => format!("{first}—{last}"),
                });
            let runs: Vec<String> = runs.collect();
            let (zh, en) = (runs.join("、"), runs.join(", "));
            let fault = fault!(
                NumberGap,
                "{series} {year} 年缺第 {zh} 号",
                "{series} in {year} lacks numbers {en}"
            );
            let path = R::KIND.path(at.id()).ok()?;
            Some(fault.at(path, Spot::Field("number".into())))
        })
        .collect()
}

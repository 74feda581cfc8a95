//! Rows that were taken before, known again by what the first step of their record says.

use std::any::Any;
use std::collections::BTreeMap;

use super::history::holds;
use super::record::Reading;
use crate::cli::crud::Crud;
use crate::cli::desk::{Desk, long_text};
use crate::fault;
use crate::intake::day_cell::day;
use crate::intake::ledger::{Fact, Row};
use crate::model::{Id, Issue};
use crate::problem::Fault;
use crate::say;
use crate::view::exchange::cells;

/// The records that rows were taken as before, by the number of the row.
pub(super) fn taken<R: Crud>(reading: &Reading<'_>, desk: &Desk) -> BTreeMap<u32, Id> {
    let origins = reading.kept.rows.iter().flat_map(|row| {
        let of_row = reading.origin(row);
        of_row.map(|origin| (origin, row.number))
    });
    let origins: BTreeMap<String, u32> = origins.collect();
    let mut taken = BTreeMap::new();
    for record in R::table(&desk.ledger).iter() {
        let first = record.history().first();
        let Some(note) = first.and_then(|step| step.note.as_deref()) else {
            continue;
        };
        // A remark stands behind a semicolon, which the name of a file may have too.
        let ends = note.match_indices(['；', ';']).map(|(end, _)| end);
        let mut starts = ends.chain([note.len()]).map(|end| &note[..end]);
        if let Some(row) = starts.find_map(|start| origins.get(start)) {
            taken.entry(*row).or_insert_with(|| record.id().clone());
        }
    }
    taken
}

/// That a row was taken before under another title.
pub(super) fn other(id: &Id) -> Fault {
    fault!(
        Twice,
        "以前从同名文件的这一行登记过 {id}，名称不同；是另一份表的，给文件改个名；是改过的，到 {id} 里改",
        "{id} was taken from this row of a file of this name, with another title; rename the file if it is another table, or change {id}"
    )
}

/// What a row that was taken before says that its record does not; `None` when it says the same.
/// `fresh` is what the row would be as a new record.
pub(super) fn news<R: Crud>(
    reading: &Reading<'_>,
    row: &Row,
    fresh: &R,
    old: &R,
    desk: &Desk,
) -> Option<String> {
    let facts = reading.facts.iter().collect::<Vec<_>>();
    let words = desk.words();
    let texts = |record| cells(record, &facts, &words).into_iter();
    let differs: Vec<&str> = facts
        .iter()
        .zip(texts(fresh).zip(texts(old)))
        .filter(|(_, (fresh, old))| fresh != old)
        .map(|(fact, _)| fact.key.as_str())
        .collect();
    let mut columns = reading.kept.columns.iter();
    let has_description = columns.any(|c| c.fact == Some(Fact::named("description")));
    let is_news = |fact: &Fact, text: &str| match fact {
        // Where one column says both, it is the title's.
        Fact::Flag(key) if key == "title" && !has_description => differs.contains(&"description"),
        Fact::Flag(key) => differs.contains(&key.as_str()),
        Fact::NotRead => false,
        Fact::Found => day(text).ok() != old.history().first().map(|s| s.on),
        Fact::Remark => {
            let note = old.history().first().and_then(|s| s.note.as_deref());
            !note.is_some_and(|note| note.ends_with(&long_text(text)))
        }
        of_history => {
            let issue = (old as &dyn Any).downcast_ref::<Issue>();
            issue.is_some_and(|issue| !holds(issue, of_history, text))
        }
    };
    let heads: Vec<String> = reading
        .kept
        .columns
        .iter()
        .zip(&row.cells)
        .filter(|(_, cell)| !cell.text.is_empty())
        .filter(|(column, cell)| column.fact.as_ref().is_some_and(|f| is_news(f, &cell.text)))
        .map(|(column, _)| say!(desk.lang, "“{}”", "`{}`", column.head))
        .collect();
    if heads.is_empty() {
        return None;
    }
    let (row, id) = (row.number, old.id());
    let (zh, en) = (heads.concat(), heads.join(", "));
    Some(say!(
        desk.lang,
        "第 {row} 行以前登记为 {id}，表里的{zh}和账本不同，没有改；要改、要补记的，到 {id} 里办",
        "row {row} was taken before as {id}; {en} differ from the ledger and were left; change {id} itself"
    ))
}

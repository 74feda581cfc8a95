//! A change before it is written: the facts that differ, the steps that are new, where the record
//! would stand.

use super::label::Words;
use super::list::Listed;
use super::page::{Block, Cell, Page, Sheet};
use super::{log, show};
use crate::lang::t;
use crate::model::Day;

/// The page of a change as of a day: the record as it would be, then what the change puts in.
#[must_use]
pub fn page<R: Listed>(old: &R, new: &R, as_of: Day, words: &Words<'_>) -> Page {
    let day = as_of.max(last(new).unwrap_or(as_of));
    let mut page = show::page(new, day, words);
    let changes = changes(old, new, as_of, words);
    if !changes.rows.is_empty() {
        page.add(Block::Heading(
            words.say(t("这次改动", "What changes")).to_owned(),
        ));
        page.add(Block::Facts(changes));
    }
    let mut fresh = new.clone();
    fresh.history_mut().retain(|s| !old.history().contains(s));
    if !fresh.history().is_empty() {
        page.section(
            words.say(t("这次记入", "What is added to the history")),
            log::sheet(&fresh, day, words),
        );
    }
    page
}

/// What can be read off the record and its facts, where they differ.
fn changes<R: Listed>(old: &R, new: &R, as_of: Day, words: &Words<'_>) -> Sheet {
    let heads = [t("字段", "Field"), t("改为", "Becomes")];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h))).named(new.id().as_str());
    let stood = old.derived(as_of, words);
    for (label, cell) in new.derived(as_of, words) {
        if !stood.contains(&(label, cell.clone())) {
            sheet.row(vec![Cell::label(label, words.lang), cell]);
        }
    }
    let known = show::facts(old, words);
    for fact in show::facts(new, words) {
        if !known.contains(&fact) {
            sheet.row(vec![Cell::text(fact.0), Cell::text(fact.1)]);
        }
    }
    sheet
}

fn last<R: Listed>(record: &R) -> Option<Day> {
    record.history().iter().map(|s| s.on).max()
}

//! A change before it is written: the facts that differ, the steps that are new, where the record
//! would stand.

use super::label::Words;
use super::list::Listed;
use super::page::{Block, Cell, Page, Sheet};
use super::{log, show};
use crate::lang::t;
use crate::model::Day;

/// The page of a change as of a day.
#[must_use]
pub fn page<R: Listed>(old: &R, new: &R, as_of: Day, words: &Words<'_>) -> Page {
    let mut page = Page::new(format!("{}　{}", new.id(), new.title()));
    let heads = [t("字段", "Field"), t("改为", "Becomes")];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h))).named(new.id().as_str());
    let stood = old.derived(as_of, words);
    for (label, cell) in new.derived(as_of, words) {
        if !stood.contains(&(label, cell.clone())) {
            sheet.row(vec![Cell::label(label, words.lang), cell]);
        }
    }
    let known = show::facts(old, words);
    for (label, text) in show::facts(new, words) {
        if !known.contains(&(label.clone(), text.clone())) {
            sheet.row(vec![Cell::text(label), Cell::text(text)]);
        }
    }
    if !sheet.rows.is_empty() {
        page.add(Block::Facts(sheet));
    }
    let mut fresh = new.clone();
    fresh.history_mut().retain(|s| !old.history().contains(s));
    if !fresh.history().is_empty() {
        page.section(
            words.say(t("记入办理记录", "To be added to the history")),
            log::sheet(&fresh, as_of.max(last(&fresh).unwrap_or(as_of)), words),
        );
    }
    page
}

fn last<R: Listed>(record: &R) -> Option<Day> {
    record.history().iter().map(|s| s.on).max()
}

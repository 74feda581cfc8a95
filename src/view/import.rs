//! What an import would do, before it is done.

use super::label::Words;
use super::page::{Block, Cell, Page, Sheet};
use crate::lang::t;
use crate::model::Id;
use crate::say;

/// What an import would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The name of the file.
    pub file: String,
    /// What would change, cell by cell.
    pub changes: Vec<Change>,
    /// What would be new.
    pub new: Vec<New>,
    /// What was changed in the file and otherwise in the ledger since.
    pub conflicts: Vec<Conflict>,
    /// What else there is to say, in the reader's language.
    pub remarks: Vec<String>,
}

/// A cell that changes a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where the cell stands: `问题清单!C5`.
    pub address: String,
    /// The record.
    pub id: Id,
    /// What the cell is about.
    pub field: String,
    /// What the ledger says.
    pub from: String,
    /// What it will say.
    pub to: String,
}

/// A row that becomes a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct New {
    /// The number of the row.
    pub row: u32,
    /// The id that the record gets.
    pub id: Id,
    /// What it is called.
    pub title: String,
    /// What happened to it, as far as the row says: a day and an action each.
    pub steps: String,
}

/// A cell that was changed in the file and otherwise in the ledger since it went out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Where the cell stands.
    pub address: String,
    /// The record.
    pub id: Id,
    /// What the cell is about.
    pub field: String,
    /// What it said when it went out.
    pub was: String,
    /// What it says in the file.
    pub says: String,
    /// What the ledger says now.
    pub now: String,
}

/// The page of a plan.
#[must_use]
pub fn page(plan: &Plan, words: &Words<'_>) -> Page {
    let lang = words.lang;
    let file = &plan.file;
    let (changes, new, conflicts) = (plan.changes.len(), plan.new.len(), plan.conflicts.len());
    let mut page = Page::new(say!(lang, "导入 {file}", "Import {file}")).under(say!(
        lang,
        "改动 {changes} 处，新增 {new} 条，冲突 {conflicts} 处",
        "{changes} changes, {new} new records, {conflicts} conflicts"
    ));
    if changes > 0 {
        page.section(words.say(t("改动", "Changes")), changed(plan, words));
    }
    if new > 0 {
        page.section(words.say(t("新增", "New")), added(plan, words));
    }
    if conflicts > 0 {
        page.section(
            words.say(t(
                "冲突：导出以后账本也改过",
                "Conflicts: the ledger changed too",
            )),
            conflicting(plan, words),
        );
    }
    if !plan.remarks.is_empty() {
        page.add(Block::Notes(plan.remarks.clone()));
    }
    page
}

fn changed(plan: &Plan, words: &Words<'_>) -> Sheet {
    let heads = [
        t("单元格", "Cell"),
        t("编号", "Id"),
        t("项目", "Field"),
        t("原为", "From"),
        t("改为", "To"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for change in &plan.changes {
        sheet.row(vec![
            Cell::Code(change.address.clone()),
            Cell::id(&change.id),
            Cell::text(&change.field),
            said(&change.from, words),
            said(&change.to, words),
        ]);
    }
    sheet
}

fn added(plan: &Plan, words: &Words<'_>) -> Sheet {
    let heads = [
        t(">行", ">Row"),
        t("编号", "Id"),
        t("名称", "Title"),
        t("办理记录", "History"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for new in &plan.new {
        sheet.row(vec![
            Cell::Number(i64::from(new.row)),
            Cell::id(&new.id),
            Cell::text(&new.title),
            Cell::text(&new.steps),
        ]);
    }
    sheet
}

fn conflicting(plan: &Plan, words: &Words<'_>) -> Sheet {
    let heads = [
        t("单元格", "Cell"),
        t("编号", "Id"),
        t("项目", "Field"),
        t("导出时", "When it went out"),
        t("表里", "In the file"),
        t("账本里", "In the ledger"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for conflict in &plan.conflicts {
        sheet.row(vec![
            Cell::Code(conflict.address.clone()),
            Cell::id(&conflict.id),
            Cell::text(&conflict.field),
            said(&conflict.was, words),
            said(&conflict.says, words),
            said(&conflict.now, words),
        ]);
    }
    sheet
}

/// What a cell said, or that it was empty.
fn said(text: &str, words: &Words<'_>) -> Cell {
    match text.trim() {
        "" => Cell::label(t("（空）", "(empty)"), words.lang),
        text => Cell::text(text),
    }
}

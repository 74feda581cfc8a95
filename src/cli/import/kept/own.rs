//! Tables of ours that came back without what travels hidden in them: copied into a new workbook,
//! or a report that was never made to be filled in.

use std::collections::BTreeMap;

use crate::cli::desk::Desk;
use crate::fault;
use crate::for_kind;
use crate::intake::book::{Book, Grid, Value};
use crate::model::{Id, Kind, Ledger, Record};
use crate::problem::Fault;

/// Refuses a table in which a column of ids names records that are there: read as a ledger kept by
/// hand, each would be entered a second time.
pub(super) fn refuse(book: &Book, desk: &Desk) -> Result<(), Fault> {
    let shown = book.sheets.iter().filter(|sheet| !sheet.is_hidden);
    let Some(id) = shown.flat_map(|sheet| named(sheet, &desk.ledger)).next() else {
        return Ok(());
    };
    Err(fault!(
        Value,
        "表里的“编号”是账本里已有的记录（如 {id}），核对用的隐藏内容却没有了，分不清改了哪些格子，没有读。填表请用 supervise issue list -o 文件名.xlsx 这样导出的原文件，不要复制到新的工作簿；报告里的表（问题清单、整改台账等）只供看",
        "its ids are of records that are there (such as {id}), but what travels hidden in a list of ours is lost, so what was changed cannot be told. Fill in the file itself that supervise issue list -o FILE.xlsx writes; tables of reports are to be read only"
    ))
}

/// The first id of each column of a sheet that is headed as ids and in which most cells are ids of
/// records.
fn named(sheet: &Grid, ledger: &Ledger) -> Vec<Id> {
    let mut columns: BTreeMap<u32, Column> = BTreeMap::new();
    for (at, value) in sheet.cells() {
        if let Value::Text(text) = value {
            columns
                .entry(at.column)
                .or_default()
                .take(text.trim(), ledger);
        }
    }
    let found = columns.into_values().filter_map(Column::id);
    found.collect()
}

#[derive(Default)]
struct Column {
    is_headed: bool,
    below: usize,
    ids: usize,
    first: Option<Id>,
}

impl Column {
    fn take(&mut self, text: &str, ledger: &Ledger) {
        if !self.is_headed {
            self.is_headed = text.ends_with("编号") || text.eq_ignore_ascii_case("id");
            return;
        }
        self.below += 1;
        if let Ok(id) = Id::parse(text)
            && Kind::ALL
                .iter()
                .any(|kind| for_kind!(*kind, R => R::table(ledger).get(&id).is_some()))
        {
            self.ids += 1;
            self.first.get_or_insert(id);
        }
    }

    fn id(self) -> Option<Id> {
        self.first.filter(|_| self.ids * 2 > self.below)
    }
}

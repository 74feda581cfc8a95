//! 问题亮灯表 as a table.

use super::label::Words;
use super::page::{Cell, Sheet};
use crate::lang::t;
use crate::query::lit::Lit;

/// The issues with a red or yellow light.
pub(super) fn lit(rows: &[Lit], words: &Words<'_>) -> Sheet {
    let heads = [
        t("编号", "Id"),
        t("问题", "Issue"),
        t("牵头单位", "Lead"),
        t("时限", "Deadline"),
        t("亮灯", "Light"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)))
        .or_say(words.say(t("没有亮红灯、黄灯的问题。", "No light is red or yellow.")));
    for row in rows {
        let why = row.reason.map(|reason| words.light_reason(reason));
        sheet.row(vec![
            Cell::id(&row.issue),
            Cell::text(&row.title),
            words.org(row.lead.as_ref()),
            Cell::day(row.due),
            why.map_or(Cell::Light(row.light), |why| Cell::Lit(row.light, why)),
        ]);
    }
    sheet
}

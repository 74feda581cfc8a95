//! 需领导协调事项 as a table.

use super::label::Words;
use super::page::{Cell, Sheet};
use crate::lang::t;
use crate::model::coded::Coded;
use crate::query::decision::{Decision, Ground};
use crate::say;

/// What is put before a leader.
pub(super) fn decisions(rows: &[Decision], words: &Words<'_>) -> Sheet {
    let heads = [
        t("事由", "Ground"),
        t("编号", "Id"),
        t("问题", "Issue"),
        t("牵头单位", "Lead"),
        t("情况", "Matter"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h))).or_say(words.say(t(
        "没有需领导协调的事项。",
        "Nothing needs a leader's decision.",
    )));
    for row in rows {
        let matter = match row.ground {
            Ground::LongOverdue => {
                say!(
                    words.lang,
                    "逾期 {} 天",
                    "{} days overdue",
                    row.overdue_days
                )
            }
            Ground::Extensions => {
                let due = row.due.map(|d| d.to_string()).unwrap_or_default();
                say!(
                    words.lang,
                    "已延期 {} 次，现时限 {due}",
                    "{} times, now to {due}",
                    row.extensions
                )
            }
            _ => row.matter.clone().unwrap_or_default(),
        };
        sheet.row(vec![
            Cell::label(row.ground.label(), words.lang),
            Cell::id(&row.issue),
            Cell::text(&row.title),
            words.org(row.lead.as_ref()),
            Cell::text(matter),
        ]);
    }
    sheet
}

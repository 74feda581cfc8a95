//! What an opinion shows beyond its facts: what became of it, and those merged into it.

use super::super::label::Words;
use super::super::page::{Cell, Sheet};
use super::plain::Look;
use crate::lang::{Text, t};
use crate::model::coded::Coded;
use crate::model::{Day, Id, Opinion};
use crate::say;

impl Look for Opinion {
    fn more(&self, as_of: Day, words: &Words<'_>) -> Vec<(Text, Cell)> {
        let way = self.disposition(as_of);
        let late = self.reply_due.filter(|_| self.is_overdue(as_of));
        let late = late.map(|due| {
            let days = as_of.since(due);
            let text = say!(words.lang, "逾期 {days} 天", "{days} days overdue");
            Cell::text(text)
        });
        let named = |ids: Vec<&Id>| {
            let ids: Vec<&str> = ids.into_iter().map(Id::as_str).collect();
            Cell::text(ids.join(words.say(t("、", ", "))))
        };
        let lines = [
            (
                t("分办意见", "Disposition"),
                way.map(|w| Cell::label(w.label(), words.lang)),
            ),
            (
                t("转办单位", "Referred to"),
                self.referred_to(as_of).map(|id| words.org(Some(id))),
            ),
            (
                t("形成的问题", "Issues it led to"),
                Some(named(self.led_to(as_of))).filter(|cell| *cell != Cell::Blank),
            ),
            (
                t("并入", "Merged into"),
                self.merged_into(as_of).map(Cell::id),
            ),
            (t("答复", "Reply"), late),
        ];
        let given = lines.into_iter();
        given
            .filter_map(|(label, cell)| Some((label, cell?)))
            .collect()
    }

    fn tables(&self, as_of: Day, words: &Words<'_>) -> Vec<(Text, Sheet)> {
        let all = words.ledger.opinions.iter();
        let merged = all.filter(|o| o.merged_into(as_of) == Some(&self.id));
        let sheet = super::table(merged, as_of, words);
        let heading = t("并入本条的意见", "Opinions merged into it");
        let has_any = !sheet.rows.is_empty();
        has_any.then_some((heading, sheet)).into_iter().collect()
    }
}

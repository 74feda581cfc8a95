//! Reported figures: unknown is X, approximate has its mark; never a bare 0.

use super::super::label::Words;
use super::super::page::Cell;
use super::plain::Look;
use crate::lang::{Text, t};
use crate::model::vocabulary::WordList;
use crate::model::{Day, Metric, Target};
use crate::query::Amount;
use crate::query::targets::TargetRow;
use crate::say;

impl Look for Metric {
    fn named(&self, words: &Words<'_>) -> String {
        let indicator = words
            .ledger
            .word(WordList::Indicator, &self.indicator, words.lang);
        format!("{indicator} {}", self.period)
    }

    fn cell(&self, key: &str, _: Day, _: &Words<'_>) -> Option<Cell> {
        (key == "value").then(|| Cell::Amount(Amount::from(self)))
    }
}

impl Look for Target {
    fn more(&self, as_of: Day, words: &Words<'_>) -> Vec<(Text, Cell)> {
        let row = TargetRow::of(self, as_of);
        let late = row.overdue_days;
        let late = late.map(|n| Cell::text(say!(words.lang, "逾期 {n} 天", "{n} days overdue")));
        let reached = row.reached;
        let reached = reached.then(|| Cell::label(t("已达到", "reached"), words.lang));
        let lines = [
            (t("完成", "Done"), Some(Cell::Amount(row.actual))),
            (t("完成率", "Rate"), Some(Cell::Percent(row.rate))),
            (t("情况", "Standing"), late.or(reached)),
        ];
        let given = lines.into_iter();
        given
            .filter_map(|(label, cell)| Some((label, cell?)))
            .collect()
    }
}

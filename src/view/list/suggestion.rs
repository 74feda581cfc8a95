//! What a suggestion shows beyond its facts: the reply, its class, what the deputy says of it.

use super::super::label::Words;
use super::super::page::Cell;
use super::plain::Look;
use crate::lang::{Text, t};
use crate::model::coded::Coded;
use crate::model::satisfaction::Satisfaction;
use crate::model::{Day, Suggestion, WordList};
use crate::say;

impl Look for Suggestion {
    fn more(&self, as_of: Day, words: &Words<'_>) -> Vec<(Text, Cell)> {
        let class = self.class(as_of);
        let class = class.map(|c| words.ledger.word(WordList::SuggestionClass, c, words.lang));
        let due = self.due_at(as_of);
        let days = as_of.since(due);
        let late = say!(words.lang, "逾期 {days} 天未答复", "{days} days overdue");
        let lines = [
            (
                t("现答复时限", "Reply due now"),
                (due != self.due).then_some(Cell::Date(due)),
            ),
            (t("办理结果", "Class"), class.map(Cell::text)),
            (
                t("代表评价", "The deputy says"),
                self.satisfaction(as_of).map(|said| opinion(said, words)),
            ),
            (
                t("答复", "Reply"),
                self.is_overdue(as_of).then(|| Cell::text(late)),
            ),
        ];
        let given = lines.into_iter();
        given
            .filter_map(|(label, cell)| Some((label, cell?)))
            .collect()
    }
}

fn opinion(said: Satisfaction, words: &Words<'_>) -> Cell {
    match said {
        Satisfaction::Unsatisfied => Cell::label(
            t("不满意，待重新办理", "unsatisfied, to be handled again"),
            words.lang,
        ),
        other => Cell::label(other.label(), words.lang),
    }
}

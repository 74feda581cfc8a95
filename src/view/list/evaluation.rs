//! What a vote's page shows beyond its facts: quorum, rule, and the result item by item.

use super::super::evaluation::{quorum, rates, result, rule};
use super::super::label::Words;
use super::super::page::{Cell, Sheet};
use super::plain::Look;
use crate::lang::{Text, t};
use crate::model::{Day, Evaluation};
use crate::query::Scope;
use crate::query::evaluation::Vote;

impl Look for Evaluation {
    fn more(&self, _: Day, words: &Words<'_>) -> Vec<(Text, Cell)> {
        let quorum = quorum(self.present, self.total_members, words);
        let rule = rule(words.ledger.settings.rules.satisfaction, words);
        let (_, rule) = rule.split_once(['：', ':']).unwrap_or(("", &rule));
        vec![
            (t("到会", "Attendance"), Cell::text(quorum)),
            (t("定等办法", "Grades"), Cell::text(rule.trim_start())),
        ]
    }

    fn tables(&self, _: Day, words: &Words<'_>) -> Vec<(Text, Sheet)> {
        let vote = Vote::of(self, words.ledger, &Scope::default());
        let none = t(
            "还没有登记票数，用 supervise evaluation item 或 import 登记。",
            "No ballots yet; add them with supervise evaluation item or import.",
        );
        let result = result(vote.items.iter(), words).or_say(words.say(none));
        let mut tables = vec![(t("测评结果", "Result"), result)];
        if !vote.items.is_empty() {
            let heading = t("满意率和办成率", "Rates and solved share");
            tables.push((heading, rates(vote.items.iter(), words)));
        }
        tables
    }
}

//! Deputies' suggestions: each number once, the unit not among those that help it, the reply due
//! after it was handed over.

use super::plain::Rules;
use super::{Context, Report, in_order};
use crate::fault;
use crate::model::Suggestion;
use crate::model::living::begun;

impl Rules for Suggestion {
    fn rules(&self, context: &Context<'_>, report: &mut Report) {
        let first = context.lookup.suggestion(context.ledger, self);
        if let Some(first) = first.filter(|id| **id != self.id) {
            let number = &self.number;
            report.at(
                "number",
                fault!(
                    Twice,
                    "建议编号“{number}”与 {first} 相同",
                    "the number `{number}` is that of {first}"
                ),
            );
        }
        if self.co.contains(&self.lead) {
            report.at(
                "co",
                fault!(
                    LeadCo,
                    "承办单位又列为协办单位",
                    "the unit that handles it also helps it"
                ),
            );
        }
        in_order(
            report,
            "due",
            (
                "交办日期",
                "the day it was handed over",
                begun(&self.history),
            ),
            ("答复时限", "the day a reply is due", Some(self.due)),
        );
    }
}

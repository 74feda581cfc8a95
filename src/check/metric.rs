//! Figures: of a period that is one, and each reported once.

use super::plain::Rules;
use super::{Context, Report};
use crate::fault;
use crate::model::Metric;
use crate::model::period::Period;

impl Rules for Metric {
    fn rules(&self, context: &Context<'_>, report: &mut Report) {
        let period = &self.period;
        if Period::parse(period).is_none() {
            let fault = match Period::read(period, None) {
                Some(meant) => fault!(
                    Type,
                    "时期“{period}”写成 {meant}",
                    "the period `{period}` is written {meant}"
                ),
                None => fault!(
                    Type,
                    "“{period}”不是时期；写成 2024、2024H1、2024Q3 或 2024-09",
                    "`{period}` is not a period; write 2024, 2024H1, 2024Q3 or 2024-09"
                ),
            };
            report.at("period", fault);
        }
        let first = context.lookup.metric(context.ledger, self);
        if let Some(first) = first.filter(|id| **id != self.id) {
            report.at(
                "period",
                fault!(
                    Twice,
                    "与 {first} 同指标、同时期、同县区",
                    "the indicator, period and county of {first}"
                ),
            );
        }
        if self.approx == Some(true) && self.value.is_none() {
            report.at(
                "approx",
                fault!(
                    FactNeeds,
                    "写了约数而没有数值（value）",
                    "approximate, but there is no `value`"
                ),
            );
        }
    }
}

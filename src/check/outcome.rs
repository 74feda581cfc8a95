//! Outcomes: what was issued can be looked up.

use super::plain::Rules;
use super::{Context, Report};
use crate::fault;
use crate::model::Outcome;
use crate::model::outcome::OutcomeAction;

impl Rules for Outcome {
    fn rules(&self, _: &Context<'_>, report: &mut Report) {
        let is_named = self.doc_no.is_some() || self.issuer.is_some();
        let issued = self
            .history
            .iter()
            .position(|step| step.action == OutcomeAction::Issued);
        if let Some(i) = issued.filter(|_| !is_named) {
            report.at(
                format!("history[{i}].action"),
                fault!(
                    FactNeeds,
                    "已出台的成果要写明文号（doc_no）或出台单位（issuer）",
                    "an outcome that was issued needs its number (`doc_no`) or its issuer (`issuer`)"
                ),
            );
        }
    }
}

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
        let has_paper = |i: &usize| self.history[*i].doc.is_some();
        if let Some(i) = issued.filter(|i| !is_named && !has_paper(i)) {
            report.at(
                format!("history[{i}].action"),
                fault!(
                    FactNeeds,
                    "已出台的成果要写明文号或出台单位：出台时写 --doc，或先用 supervise outcome set 写 --doc-no、--issuer",
                    "an outcome that was issued needs its number or issuer: give --doc when it is issued, or first --doc-no or --issuer with supervise outcome set"
                ),
            );
        }
    }
}

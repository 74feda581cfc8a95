//! What is wrong with the records that are tables of plain facts: their life, and each kind's own
//! rules.

use super::{Checked, Context, Report, life, number};
use crate::model::plain::Plain;
use crate::model::{
    Bulletin, Draw, Evaluation, Inspection, Meeting, Metric, Milestone, Opinion, Outcome,
    Suggestion, Target,
};

/// A plain kind's own rules, beyond links, life and the form of its steps.
pub(super) trait Rules: Plain {
    /// Adds what is wrong.
    fn rules(&self, _: &Context<'_>, _: &mut Report) {}
}

impl<R: Rules> Checked for R {
    fn check(&self, context: &Context<'_>, report: &mut Report) {
        life::check(self, report);
        number::check(self, context, report);
        self.rules(context, report);
    }
}

impl Rules for Opinion {}
impl Rules for Inspection {}
impl Rules for Draw {}
impl Rules for Meeting {}
impl Rules for Evaluation {}
impl Rules for Milestone {}
impl Rules for Bulletin {}
impl Rules for Outcome {}
impl Rules for Suggestion {}
impl Rules for Metric {}
impl Rules for Target {}

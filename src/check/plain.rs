//! What is wrong with the records that are tables of plain facts: their life, and each kind's own
//! rules.

use super::{Checked, Context, Report, life, number};
use crate::model::Target;
use crate::model::plain::Plain;

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

impl Rules for Target {
    fn rules(&self, _: &Context<'_>, report: &mut Report) {
        if self.planned == 0 {
            report.at(
                "planned",
                crate::fault!(Value, "计划数不能是 0", "a target of 0 is none"),
            );
        }
    }
}

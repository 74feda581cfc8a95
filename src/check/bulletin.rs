//! Bulletins: the days a number covers lie in order, and before it is issued.

use super::plain::Rules;
use super::{Context, Report, in_order};
use crate::model::Bulletin;

impl Rules for Bulletin {
    fn rules(&self, _: &Context<'_>, report: &mut Report) {
        in_order(
            report,
            "to",
            ("情况起", "its first day", self.from),
            ("情况止", "its last day", self.to),
        );
    }
}

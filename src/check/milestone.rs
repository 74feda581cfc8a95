//! Milestones: a move leads forward, and nothing is missed before its deadline.

use super::plain::Rules;
use super::{Context, Report};
use crate::fault;
use crate::model::Milestone;
use crate::model::milestone::MilestoneAction;

impl Rules for Milestone {
    fn rules(&self, _: &Context<'_>, report: &mut Report) {
        for (i, step) in self.history.iter().enumerate() {
            let on = step.on;
            let due = self.due_now(on);
            match (step.action, step.to) {
                (MilestoneAction::Moved, Some(to)) if to < on => report.at(
                    format!("history[{i}].to"),
                    fault!(
                        DueOrder,
                        "时限调整到 {to}，早于调整的日期 {on}",
                        "the deadline is moved to {to}, which is before the day of the move, {on}"
                    ),
                ),
                (MilestoneAction::Missed, _) if on <= due => report.at(
                    format!("history[{i}].on"),
                    fault!(
                        DueOrder,
                        "{on} 记为未按期完成，而时限是 {due}，还没有过",
                        "it is recorded as missed on {on}, but its deadline, {due}, had not passed"
                    ),
                ),
                _ => {}
            }
        }
    }
}

//! Tasks: their deadline against the issue's, their life, the five parts for a major hazard.

use super::{Checked, Context, Report, in_order, life};
use crate::fault;
use crate::model::Task;
use crate::model::issue::{IssueKind, Severity, Standing};
use crate::model::task::TaskAction;

impl Checked for Task {
    fn check(&self, context: &Context<'_>, report: &mut Report) {
        in_order(
            report,
            "due",
            ("计划启动日期", "the planned start", self.start),
            ("措施时限", "the deadline", Some(self.due)),
        );
        life::check(self, report);
        for (i, step) in self.history.iter().enumerate() {
            if step.action == TaskAction::Verified && step.by == self.unit {
                report.at(
                    format!("history[{i}].by"),
                    fault!(
                        OwnCheck,
                        "核验人就是责任单位自己",
                        "the unit verified its own work"
                    ),
                );
            }
        }
        let Some(issue) = context.ledger.issues.get(&self.issue) else {
            return;
        };
        let standing = Standing::of(issue, context.today, &context.ledger.clockwork());
        if let Some(due) = standing.and_then(|s| s.due).filter(|due| self.due > *due) {
            let (mine, id) = (self.due, &issue.id);
            report.at(
                "due",
                fault!(
                    TaskDue,
                    "措施时限 {mine} 晚于 {id} 的时限 {due}",
                    "{mine} is after {due}, the deadline of {id}"
                ),
            );
        }
        let is_major_hazard = issue.kind == IssueKind::Hazard && issue.severity == Severity::Major;
        let parts = [
            ("fund_needed", "所需资金", self.fund_needed.is_some()),
            ("fund_secured", "落实资金", self.fund_secured.is_some()),
            ("contingency", "预案", self.contingency.is_some()),
        ];
        for (key, zh, _) in parts.iter().filter(|p| is_major_hazard && !p.2) {
            report.at(
                "content",
                fault!(
                    FiveParts,
                    "重大隐患的整改措施缺{zh}（{key}）",
                    "a task on a major hazard lacks `{key}`"
                ),
            );
        }
    }
}

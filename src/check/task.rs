//! Tasks: their deadline against the issue's, their life, the five parts for a major hazard.

use super::{Checked, Context, Report, in_order};
use crate::fault;
use crate::model::Task;
use crate::model::coded::Coded;
use crate::model::issue::{IssueKind, Severity, Standing};
use crate::model::task::{TaskAction, TaskState};

impl Checked for Task {
    fn check(&self, context: &Context<'_>, report: &mut Report) {
        in_order(
            report,
            "due",
            ("计划启动日期", "the planned start", self.start),
            ("措施时限", "the deadline", Some(self.due)),
        );
        if self.history.is_empty() {
            report.at(
                "history",
                fault!(
                    Missing,
                    "没有办理记录，至少要有“列入方案”",
                    "there is no history; it starts with `planned`"
                ),
            );
        }
        for (i, state) in self.impossible() {
            report.at(
                format!("history[{i}].action"),
                refusal(state, self.history[i].action),
            );
        }
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

/// Why a step of a task cannot happen, and what can.
pub(crate) fn refusal(state: Option<TaskState>, action: TaskAction) -> crate::problem::Fault {
    let (zh, en) = (action.label().zh, action.code());
    let Some(state) = state else {
        return fault!(
            Step,
            "第一步应是“列入方案”，不能是“{zh}”",
            "a task's history starts with `planned`, not `{en}`"
        );
    };
    let open: Vec<TaskAction> = TaskAction::ALL
        .iter()
        .copied()
        .filter(|a| state.after(*a).is_some())
        .collect();
    let open_zh: Vec<&str> = open.iter().map(|a| a.label().zh).collect();
    let open_en: Vec<&str> = open.iter().map(|a| a.code()).collect();
    let (open_zh, open_en) = (open_zh.join("、"), open_en.join(", "));
    let (is_zh, is_en) = (state.label().zh, state.code());
    fault!(
        Step,
        "此时状态为“{is_zh}”，不能“{zh}”；可以：{open_zh}",
        "the state is `{is_en}`, so `{en}` is impossible; possible: {open_en}"
    )
}

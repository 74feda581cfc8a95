//! The life of an issue: each step possible, and resting on what it must.

use std::collections::BTreeMap;

use super::super::{Context, Report, in_order};
use crate::fault;
use crate::model::issue::{
    Fact, Impossible, IssueAction, IssueState, IssueStep, Severity, Standing, replay,
};
use crate::model::step::by_date;
use crate::model::{Day, Id, Issue, Task};
use crate::problem::Fault;

pub(super) fn check(issue: &Issue, context: &Context<'_>, report: &mut Report) {
    let last = issue.history.iter().map(|s| s.on).max();
    let Some(last) = last else {
        report.at(
            "history",
            fault!(
                Missing,
                "没有办理记录，至少要有“发现”",
                "there is no history; it starts with `found`"
            ),
        );
        return;
    };
    let (_, impossible) = replay(issue, last, |_, _| {});
    for wrong in &impossible {
        let step = &issue.history[wrong.step];
        let found = issue
            .history
            .iter()
            .find(|s| s.action == IssueAction::Found);
        let early = found.filter(|found| wrong.before.is_none() && step.on < found.on);
        let fault = early.map_or_else(
            || refusal(wrong, step.action),
            |found| {
                let (on, found) = (step.on, found.on);
                fault!(
                    Step,
                    "{on} 早于发现的日期 {found}",
                    "{on} is before {found}, the day it was found"
                )
            },
        );
        report.at(format!("history[{}].action", wrong.step), fault);
    }
    let illegal: Vec<usize> = impossible.iter().map(|s| s.step).collect();
    let tasks = context.tasks_of(&issue.id);
    for (i, step) in issue
        .history
        .iter()
        .enumerate()
        .filter(|(i, _)| !illegal.contains(i))
    {
        transition(issue, i, step, report);
        merge(issue, i, step, context, report);
        with_tasks(i, step, tasks, report);
    }
    extensions(issue, context, report);
    same_progress(issue, report);
}

/// Refuses a step that the issue cannot take at the end of that day, whatever it carried.
///
/// # Errors
/// `E-STEP` with what is possible instead.
pub fn possible(issue: &Issue, action: IssueAction, on: Day) -> Result<(), Fault> {
    let (before, _) = replay(issue, on, |_, _| {});
    if before
        .as_ref()
        .is_some_and(|now| now.target(action).is_some())
    {
        return Ok(());
    }
    Err(refusal(&Impossible { step: 0, before }, action))
}

/// Why a step cannot happen, and what can.
pub(crate) fn refusal(step: &Impossible, action: IssueAction) -> Fault {
    use crate::model::coded::Coded;
    let (zh, en) = (action.label().zh, action.code());
    let Some(before) = &step.before else {
        return fault!(
            Step,
            "第一步应是“发现”，不能是“{zh}”",
            "a history starts with `found`, not `{en}`"
        );
    };
    let open = before.open();
    let open_zh: Vec<&str> = open.iter().map(|a| a.label().zh).collect();
    let open_en: Vec<&str> = open.iter().map(|a| a.code()).collect();
    let (state_zh, state_en) = (before.state.label().zh, before.state.code());
    let (halt_zh, halt_en) = if before.suspended.is_some() {
        ("（中止中）", " (suspended)")
    } else {
        ("", "")
    };
    let (open_zh, open_en) = (open_zh.join("、"), open_en.join(", "));
    fault!(
        Step,
        "此时状态为“{state_zh}”{halt_zh}，不能“{zh}”；可以：{open_zh}",
        "the state is `{state_en}`{halt_en}, so `{en}` is impossible; possible: {open_en}"
    )
}

fn transition(issue: &Issue, i: usize, step: &IssueStep, report: &mut Report) {
    let lacking = issue.facts_lacking(step.action);
    if !lacking.is_empty() {
        report.at(
            format!("history[{i}].action"),
            facts_wanted(step.action, &lacking),
        );
    }
    match step.action {
        IssueAction::Verified => {
            let finder = issue
                .history
                .iter()
                .find(|s| s.action == IssueAction::Found);
            let alone = finder.is_some_and(|f| f.by == step.by);
            if issue.severity == Severity::Major && alone {
                report.at(
                    format!("history[{i}].by"),
                    fault!(
                        SecondName,
                        "重大问题的核实人与发现人相同",
                        "a major issue is verified by who found it"
                    ),
                );
            }
        }
        IssueAction::Closed => {
            let lead = lead_at(issue, step.on);
            if !step.checkers.is_empty() && step.checkers.iter().all(|c| Some(c) == lead) {
                report.at(
                    format!("history[{i}].checkers"),
                    fault!(
                        OwnCheck,
                        "验收人只有牵头单位自己",
                        "the lead unit checked its own work"
                    ),
                );
            }
        }
        IssueAction::Extended => in_order(
            report,
            &format!("history[{i}].applied_on"),
            ("申请日期", "the day of application", step.applied_on),
            ("延期日期", "the day of the extension", Some(step.on)),
        ),
        IssueAction::Assigned => {
            in_order(
                report,
                &format!("history[{i}].on"),
                ("交办日期", "the day of assignment", Some(step.on)),
                ("整改时限", "the deadline", step.to.or(issue.due)),
            );
        }
        IssueAction::Reopened => in_order(
            report,
            &format!("history[{i}].to"),
            ("重新挂账日期", "the day of reopening", Some(step.on)),
            ("新时限", "the new deadline", step.to),
        ),
        _ => {}
    }
}

/// An issue goes into one that stands on its own feet that day, and not into itself.
fn merge(issue: &Issue, i: usize, step: &IssueStep, context: &Context<'_>, report: &mut Report) {
    let Some(into) = step
        .into
        .as_ref()
        .filter(|_| step.action == IssueAction::Merged)
    else {
        return;
    };
    let field = format!("history[{i}].into");
    if *into == issue.id {
        report.at(
            field,
            fault!(Ref, "不能并入自己", "an issue cannot be merged into itself"),
        );
        return;
    }
    let target = context.ledger.issues.get(into);
    let standing = target.and_then(|t| Standing::of(t, step.on, &context.ledger.clockwork()));
    if let Some(state) = standing
        .map(|s| s.state)
        .filter(|s| s.is_void() || *s == IssueState::Closed)
    {
        use crate::model::coded::Coded;
        let (on, zh, en) = (step.on, state.label().zh, state.code());
        report.at(
            field,
            fault!(
                Step,
                "{into} 在 {on} {zh}，不能并入；并入一个还在办的问题",
                "{into} is `{en}` on {on}; an issue goes into one that is still open"
            ),
        );
    }
}

/// The facts that must be known before a step, in a sentence.
pub(crate) fn facts_wanted(action: IssueAction, lacking: &[Fact]) -> crate::problem::Fault {
    use crate::model::coded::Coded;
    let (zh, en) = (action.label().zh, action.code());
    let fields: Vec<String> = lacking.iter().map(|f| f.in_chinese()).collect();
    let fields_en: Vec<&str> = lacking.iter().map(|f| f.key()).collect();
    let (fields, fields_en) = (fields.join("、"), fields_en.join(", "));
    fault!(
        FactNeeds,
        "“{zh}”时应已写明：{fields}",
        "before `{en}` these must be known: {fields_en}"
    )
}

fn lead_at(issue: &Issue, day: Day) -> Option<&Id> {
    let assigned = by_date(&issue.history)
        .into_iter()
        .rev()
        .map(|i| &issue.history[i])
        .find(|s| s.action == IssueAction::Assigned && s.on <= day);
    assigned
        .and_then(|s| s.lead.as_ref())
        .or(issue.lead.as_ref())
}

fn with_tasks(i: usize, step: &IssueStep, tasks: &[&Task], report: &mut Report) {
    let planned: Vec<&&Task> = tasks
        .iter()
        .filter(|t| t.state(step.on).is_some())
        .collect();
    match step.action {
        IssueAction::Planned if planned.is_empty() => {
            report.at(
                format!("history[{i}].action"),
                fault!(
                    PlanTask,
                    "{} 报送方案时没有一条整改措施",
                    "no task was planned by {}",
                    step.on
                ),
            );
        }
        IssueAction::Submitted => {
            let open: Vec<&str> = planned
                .iter()
                .filter(|t| !t.is_done(step.on))
                .map(|t| t.id.as_str())
                .collect();
            if !open.is_empty() {
                let (zh, en) = (open.join("、"), open.join(", "));
                report.at(
                    format!("history[{i}].action"),
                    fault!(
                        TaskOpen,
                        "申请销号时还有整改措施未完成：{zh}",
                        "not done when closure was applied for: {en}"
                    ),
                );
            }
        }
        _ => {}
    }
}

/// Extensions beyond the rule, late ones, and ones that shorten; and provisional deadlines.
fn extensions(issue: &Issue, context: &Context<'_>, report: &mut Report) {
    let clockwork = context.ledger.clockwork();
    let limit = clockwork.rules.extension_limit as usize;
    let mut granted: BTreeMap<u32, usize> = BTreeMap::new();
    for (i, step) in by_date(&issue.history)
        .into_iter()
        .map(|i| (i, &issue.history[i]))
    {
        if step.action != IssueAction::Extended {
            continue;
        }
        let before = Standing::of(issue, step.on.pred(), &clockwork);
        let cycle = before.as_ref().map_or(1, |s| s.cycle);
        let count = granted.entry(cycle).or_default();
        *count += 1;
        let approver = &clockwork.rules.extension_approver;
        let is_approved = step
            .approved_by
            .as_ref()
            .is_some_and(|by| by.contains(approver));
        if *count > limit && !is_approved {
            report.at(
                format!("history[{i}].action"),
                fault!(
                    Extensions,
                    "这是第 {count} 次延期，超过 {limit} 次的要经{approver}同意",
                    "this is extension {count}; beyond {limit} it needs {approver}"
                ),
            );
        }
        let due = before.and_then(|s| s.due);
        if let (Some(due), Some(to)) = (due, step.to.filter(|to| due.is_some_and(|due| *to <= due)))
        {
            report.at(
                format!("history[{i}].to"),
                fault!(
                    DueOrder,
                    "新时限 {to} 不晚于原时限 {due}",
                    "the new deadline {to} is not after the one before, {due}"
                ),
            );
        }
        if let (Some(due), Some(applied)) = (due, step.applied_on)
            && applied > due
        {
            report.at(
                format!("history[{i}].applied_on"),
                fault!(
                    LateExtension,
                    "时限是 {due}，到 {applied} 才申请延期",
                    "the deadline was {due}; it was applied for on {applied}"
                ),
            );
        }
    }
    let now = Standing::of(issue, context.today, &clockwork).filter(|s| s.provisional);
    if let Some(due) = now.and_then(|s| s.due) {
        report.at(
            "due",
            fault!(
                Calendar,
                "推算现时限（{due}）所需的年历不全，时限为暂定",
                "the deadline now, {due}, was reckoned without a calendar year and is provisional"
            ),
        );
    }
}

fn same_progress(issue: &Issue, report: &mut Report) {
    let mut before: Option<&str> = None;
    for i in by_date(&issue.history) {
        let step = &issue.history[i];
        if step.action != IssueAction::Progress {
            continue;
        }
        let note = step.note.as_deref().map(str::trim);
        if note.is_some() && note == before {
            report.at(
                format!("history[{i}].note"),
                fault!(
                    SameProgress,
                    "与上一次进展一字不差",
                    "it repeats the entry before it word for word"
                ),
            );
        }
        before = note;
    }
}

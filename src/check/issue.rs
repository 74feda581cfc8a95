//! Issues: the facts, the life, and what each transition must rest on.

use std::collections::BTreeMap;

use super::{Checked, Context, Report};
use crate::fault;
use crate::model::issue::{
    Impossible, IssueAction, IssueKind, IssueStep, Severity, Standing, replay,
};
use crate::model::step::by_date;
use crate::model::{Day, Id, Issue, Task};

impl Checked for Issue {
    fn check(&self, context: &Context<'_>, report: &mut Report) {
        facts(self, context, report);
        description(self, report);
        let last = self.history.iter().map(|s| s.on).max();
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
        let (_, impossible) = replay(self, last, |_, _| {});
        for step in &impossible {
            let action = self.history[step.step].action;
            report.at(
                format!("history[{}].action", step.step),
                refusal(step, action),
            );
        }
        let illegal: Vec<usize> = impossible.iter().map(|s| s.step).collect();
        let tasks = context.tasks_of(&self.id);
        for (i, step) in self
            .history
            .iter()
            .enumerate()
            .filter(|(i, _)| !illegal.contains(i))
        {
            transition(self, i, step, report);
            with_tasks(i, step, tasks, report);
        }
        extensions(self, context, report);
        same_progress(self, report);
    }
}

/// Why a step cannot happen, and what can.
pub(crate) fn refusal(step: &Impossible, action: IssueAction) -> crate::problem::Fault {
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

fn facts(issue: &Issue, context: &Context<'_>, report: &mut Report) {
    let facility = issue
        .facility
        .as_ref()
        .and_then(|id| context.ledger.facilities.get(id));
    // What is wrong with an institution or everywhere may concern the whole area.
    let is_local = !matches!(issue.kind, IssueKind::Systemic | IssueKind::Common);
    if is_local && issue.facility.is_none() && issue.county.is_none() {
        report.at(
            "title",
            fault!(
                Place,
                "没有写明涉及的设施（facility）或县区（county）",
                "neither facility nor county is given"
            ),
        );
    }
    if let (Some(facility), Some(county)) = (facility, &issue.county)
        && facility.county != *county
    {
        let (theirs, name) = (context.ledger.org_name(&facility.county), &facility.name);
        report.at(
            "county",
            fault!(County, "{name}在{theirs}", "{name} lies in {theirs}"),
        );
    }
    if let Some(i) = issue
        .co
        .iter()
        .position(|co| Some(co) == issue.lead.as_ref())
    {
        let name = context.ledger.org_name(&issue.co[i]);
        report.at(
            format!("co[{i}]"),
            fault!(
                LeadCo,
                "{name}已是牵头单位",
                "{name} is the lead unit already"
            ),
        );
    }
}

/// Words that state a principle and no fact.
const PRINCIPLES: &[&str] = &[
    "加强",
    "提高",
    "进一步",
    "有待",
    "不够",
    "完善",
    "重视",
    "力度",
    "提升",
];

fn description(issue: &Issue, report: &mut Report) {
    let length = issue.title.chars().count();
    if length > 40 {
        report.at(
            "title",
            fault!(
                TitleLong,
                "标题有 {length} 个字",
                "the title has {length} characters"
            ),
        );
    }
    let text = &issue.description;
    let has_figure = text
        .chars()
        .any(|c| c.is_numeric() || "一二三四五六七八九十百两半".contains(c));
    let word = PRINCIPLES.iter().find(|w| text.contains(**w));
    if let Some(word) = word.filter(|_| !has_figure && issue.facility.is_none()) {
        report.at(
            "description",
            fault!(
                Vague,
                "只有“{word}”一类的话，没有设施、事实或数字",
                "it says `{word}` without a place, a fact or a figure"
            ),
        );
    } else if text.trim().chars().count() < 10 {
        report.at(
            "description",
            fault!(Vague, "描述不足十个字", "fewer than ten characters"),
        );
    }
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
        IssueAction::Extended => super::in_order(
            report,
            &format!("history[{i}].applied_on"),
            step.applied_on,
            Some(step.on),
        ),
        IssueAction::Assigned => {
            super::in_order(
                report,
                &format!("history[{i}].on"),
                Some(step.on),
                step.to.or(issue.due),
            );
        }
        IssueAction::Reopened => {
            super::in_order(report, &format!("history[{i}].to"), Some(step.on), step.to)
        }
        _ => {}
    }
}

/// The facts that must be known before a step, in a sentence.
pub(crate) fn facts_wanted(action: IssueAction, lacking: &[&str]) -> crate::problem::Fault {
    use crate::model::coded::Coded;
    let (zh, en) = (action.label().zh, action.code());
    let fields = lacking.join("、");
    let fields_en = lacking.join(", ");
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
                let list = open.join("、");
                report.at(
                    format!("history[{i}].action"),
                    fault!(
                        TaskOpen,
                        "申请销号时还有措施未完成：{list}",
                        "not done when closure was applied for: {list}"
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
        if *count > limit && step.approved_by.is_none() {
            report.at(
                format!("history[{i}].action"),
                fault!(
                    Extensions,
                    "第 {count} 次延期，规定为 {limit} 次",
                    "extension {count}; the rules allow {limit}"
                ),
            );
        }
        let due = before.and_then(|s| s.due);
        super::in_order(report, &format!("history[{i}].to"), due, step.to);
        if let (Some(due), Some(applied)) = (due, step.applied_on)
            && applied > due
        {
            report.at(
                format!("history[{i}].applied_on"),
                fault!(
                    LateExtension,
                    "时限 {due}，{applied} 才申请延期",
                    "the deadline was {due}; it was applied for on {applied}"
                ),
            );
        }
    }
    let now = Standing::of(issue, context.today, &clockwork);
    if now.is_some_and(|s| s.provisional) {
        report.at(
            "due",
            fault!(
                Calendar,
                "时限落在没有年历的年份，为暂定",
                "the deadline falls in a year without a calendar and is provisional"
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

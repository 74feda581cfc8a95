//! Every step carries what it must and nothing else, in order of date, none in the future.

use super::{Context, Report};
use crate::fault;
use crate::model::Record;
use crate::model::coded::Coded;
use crate::model::step::{Action, Field, Step};
use crate::problem::Fault;

pub(super) fn check<R: Record>(record: &R, context: &Context<'_>, report: &mut Report) {
    let mut latest = None;
    for (i, step) in record.history().iter().enumerate() {
        let lacking = step.lacking();
        if !lacking.is_empty() {
            report.at(format!("history[{i}]"), lacks(step, &lacking));
        }
        for field in step.alien() {
            let (key, zh, en) = (field.key(), step.action.label().zh, step.action.code());
            let label = field.label().zh;
            let fault = fault!(
                StepAlien,
                "“{zh}”这一步不应有{label}（{key}）",
                "a step `{en}` has no `{key}`"
            );
            report.at(format!("history[{i}].{key}"), fault);
        }
        if latest.is_some_and(|day| step.on < day) {
            let fault = fault!(
                StepOrder,
                "{} 的这一步排在了更晚的一步后面",
                "the step of {} stands after a later one",
                step.on
            );
            report.at(format!("history[{i}].on"), fault);
        }
        latest = latest.max(Some(step.on));
        if step.on > context.today {
            let (on, today) = (step.on, context.today);
            let fault = fault!(
                Future,
                "{on} 在今天（{today}）之后",
                "{on} is after today ({today})"
            );
            report.at(format!("history[{i}].on"), fault);
        }
    }
}

/// What a step lacks, in a sentence.
pub(crate) fn lacks<A: Action>(step: &Step<A>, lacking: &[Field]) -> Fault {
    let zh: Vec<String> = lacking
        .iter()
        .map(|f| format!("{}（{}）", f.label().zh, f.key()))
        .collect();
    let en: Vec<&str> = lacking.iter().map(|f| f.key()).collect();
    let (zh, en) = (zh.join("、"), en.join(", "));
    let (what_zh, what_en) = (step.action.label().zh, step.action.code());
    fault!(
        StepNeeds,
        "“{what_zh}”这一步缺：{zh}",
        "the step `{what_en}` lacks: {en}"
    )
}

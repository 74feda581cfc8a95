//! Every history begins as its kind's do, and no step happens where it cannot.

use super::Report;
use crate::fault;
use crate::model::Record;
use crate::model::coded::Coded;
use crate::model::living::{Life, replay};
use crate::problem::Fault;

/// Adds the steps of a history that cannot have happened.
pub(super) fn check<R: Record<Action: Life>>(record: &R, report: &mut Report) {
    let history = record.history();
    let Some(last) = history.iter().map(|s| s.on).max() else {
        let first = R::Action::FIRST.iter().map(|a| a.label().zh);
        let zh = first.collect::<Vec<_>>().join("”或“");
        let en = codes(R::Action::FIRST);
        report.at(
            "history",
            fault!(
                Missing,
                "没有办理记录，至少要有“{zh}”",
                "there is no history; it starts with: {en}"
            ),
        );
        return;
    };
    for (i, state) in replay(history, last).1 {
        report.at(
            format!("history[{i}].action"),
            refusal(state, history[i].action),
        );
    }
}

/// Why a step cannot happen, and what can.
pub(crate) fn refusal<A: Life>(state: Option<A::State>, action: A) -> Fault {
    let (zh, en) = (action.label().zh, action.code());
    let open = A::open(state);
    let (open_zh, open_en) = (labels(&open), codes(&open));
    let Some(state) = state else {
        return fault!(
            Step,
            "第一步应是“{open_zh}”，不能是“{zh}”",
            "a history starts with `{open_en}`, not `{en}`"
        );
    };
    let (is_zh, is_en) = (state.label().zh, state.code());
    fault!(
        Step,
        "此时状态为“{is_zh}”，不能“{zh}”；可以：{open_zh}",
        "the state is `{is_en}`, so `{en}` is impossible; possible: {open_en}"
    )
}

fn labels<A: Life>(actions: &[A]) -> String {
    let labels: Vec<&str> = actions.iter().map(|a| a.label().zh).collect();
    labels.join("、")
}

fn codes<A: Life>(actions: &[A]) -> String {
    let codes: Vec<&str> = actions.iter().map(|a| a.code()).collect();
    codes.join(", ")
}

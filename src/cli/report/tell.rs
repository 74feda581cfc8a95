//! What the reader of a report must know beside it.

use crate::cli::desk::Desk;
use crate::cli::stream::to_stderr;
use crate::for_kind;
use crate::model::issue::replay;
use crate::model::step::Action;
use crate::model::{Issue, Kind, Record};
use crate::say;

/// A closed ledger reports as of the last day it was kept.
pub(crate) fn tell_kept_until(desk: &Desk) {
    if let Some(day) = desk
        .ledger
        .settings
        .kept_until
        .filter(|day| desk.as_of == *day)
    {
        to_stderr(&say!(
            desk.lang,
            "本账本记到 {day} 为止，报告以这一天为准。\n",
            "This ledger was kept until {day}; the report is as of that day.\n"
        ));
    }
}

/// Steps that cannot have happened do not count; the reader of a report must know.
pub(crate) fn tell_impossible(desk: &Desk) {
    let kinds = Kind::ALL.iter();
    let records: usize = kinds
        .map(|kind| for_kind!(*kind, R => impossible::<R>(desk)))
        .sum();
    let issues = desk.ledger.issues.iter();
    let wrong = |issue: &&Issue| {
        issue.history.is_empty() || !replay(issue, desk.as_of, |_, _| {}).1.is_empty()
    };
    let wrong = records + issues.filter(wrong).count();
    if wrong > 0 {
        to_stderr(&say!(
            desk.lang,
            "提醒：{wrong} 条记录的办理记录里有不可能的步骤，没有计入；运行 supervise check 查看\n",
            "warning: the histories of {wrong} records hold impossible steps, which are not counted; run supervise check\n"
        ));
    }
}

/// How many records of a kind hold such steps, as far as the kind's actions tell.
fn impossible<R: Record>(desk: &Desk) -> usize {
    let records = R::table(&desk.ledger).iter();
    let is_wrong = |r: &&R| R::Action::has_impossible(r.history(), desk.as_of);
    records.filter(is_wrong).count()
}

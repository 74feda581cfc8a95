//! What is wrong with a notice: its issues, its addressee, its day of reply, and what the histories
//! of its issues say of it.

use super::plain::Rules;
use super::{Context, Report, in_order};
use crate::fault;
use crate::model::coded::Coded;
use crate::model::issue::{IssueAction, IssueStep};
use crate::model::living::begun;
use crate::model::notice::{NoticeKind, NoticeState};
use crate::model::plain::Plain;
use crate::model::{Issue, Notice};

impl Rules for Notice {
    fn rules(&self, context: &Context<'_>, report: &mut Report) {
        issues(self, report);
        reply(self, report);
        let is_void = self.state(context.today) == Some(NoticeState::Cancelled);
        let listed = self.issues.iter().enumerate();
        for (i, issue) in listed.filter_map(|(i, id)| Some((i, context.ledger.issues.get(id)?))) {
            lead(self, i, issue, context, report);
            if !is_void {
                trace(self, i, issue, report);
            }
        }
    }
}

/// 一事一函: what presses or blames is about one issue, a handover about one at least.
fn issues(notice: &Notice, report: &mut Report) {
    let count = notice.issues.len();
    let kind = notice.kind.label();
    let (zh, en) = (kind.zh, kind.en);
    if notice.kind.is_of_one_issue() && count != 1 {
        report.at(
            "issues",
            fault!(
                NoticeIssues,
                "{zh}一函一个问题，这里有 {count} 个",
                "a {en} concerns one issue; here are {count}"
            ),
        );
    }
    if notice.kind == NoticeKind::Handover && count == 0 {
        report.at(
            "issues",
            fault!(
                NoticeIssues,
                "{zh}没有写明交办哪些问题",
                "a {en} names the issues it hands over"
            ),
        );
    }
}

fn reply(notice: &Notice, report: &mut Report) {
    in_order(
        report,
        "reply_due",
        ("发出日期", "the day it was issued", begun(&notice.history)),
        ("答复时限", "the day a reply is due", notice.reply_due),
    );
    if notice.kind.presses() && notice.reply_due.is_none() {
        let kind = notice.kind.label();
        let (zh, en) = (kind.zh, kind.en);
        report.at(
            "reply_due",
            fault!(
                NoticeReply,
                "{zh}没有写答复时限",
                "the {en} names no day of reply"
            ),
        );
    }
}

/// What is handed over to a unit is led by that unit.
fn lead(notice: &Notice, i: usize, issue: &Issue, context: &Context<'_>, report: &mut Report) {
    let on = begun(&notice.history).filter(|_| notice.kind == NoticeKind::Handover);
    let Some(on) = on else {
        return;
    };
    let lead = issue.lead_on(on, &context.ledger.clockwork());
    let Some(lead) = lead.filter(|lead| *lead != notice.addressee) else {
        return;
    };
    let (id, name) = (&issue.id, |unit| context.ledger.org_name(unit));
    let (leads, gets) = (name(&lead), name(&notice.addressee));
    let (lead_id, gets_id) = (&lead, &notice.addressee);
    report.at(
        format!("issues[{i}]"),
        fault!(
            NoticeLead,
            "{id} 由{leads}牵头，不能交办给{gets}",
            "{id} is led by {lead_id}, not by {gets_id}"
        ),
    );
}

fn trace(notice: &Notice, i: usize, issue: &Issue, report: &mut Report) {
    if notice.is_traced_in(issue) {
        return same_reply(notice, issue, report);
    }
    let Some(action) = notice.kind.leaves() else {
        return;
    };
    let (id, doc, zh, en) = (&issue.id, notice.doc(), action.label().zh, action.code());
    report.at(
        format!("issues[{i}]"),
        fault!(
            NoticeStep,
            "{id} 的办理记录里没有文号为{doc}的“{zh}”",
            "the history of {id} has no `{en}` with the number {doc}"
        ),
    );
}

/// The day of reply of a notice and of the pressing it left are one day.
fn same_reply(notice: &Notice, issue: &Issue, report: &mut Report) {
    let told = notice.pressing_in(issue).and_then(|step| step.to);
    let Some((here, there)) = notice.reply_due.zip(told).filter(|(a, b)| a != b) else {
        return;
    };
    let (id, zh, en) = (
        &issue.id,
        IssueAction::Urged.label().zh,
        IssueAction::Urged.code(),
    );
    report.at(
        "reply_due",
        fault!(
            NoticeStep,
            "答复时限是 {here}，{id} 的办理记录里“{zh}”写的是 {there}",
            "the reply is due on {here}, but on {there} by the `{en}` in the history of {id}"
        ),
    );
}

/// A paper that an issue's history names, in a series of this ledger, is in the register and
/// concerns that issue.
pub(super) fn papers(issue: &Issue, context: &Context<'_>, report: &mut Report) {
    for (i, step) in issue
        .history
        .iter()
        .enumerate()
        .filter(|(_, s)| is_by_notice(s))
    {
        let Some(doc) = step.doc.as_deref() else {
            continue;
        };
        let notice = match context.papers.notice_called(doc) {
            None => continue,
            Some(id) => id.and_then(|id| context.ledger.notices.get(id)),
        };
        let fault = match notice {
            Some(notice) if notice.issues.contains(&issue.id) => continue,
            Some(notice) => {
                let id = &notice.id;
                fault!(
                    NoticeStep,
                    "{doc}（{id}）没有列这个问题",
                    "{doc} ({id}) does not name this issue"
                )
            }
            None => fault!(
                NoticePaper,
                "{doc}没有登记函件",
                "{doc} is not in the register of notices"
            ),
        };
        report.at(format!("history[{i}].doc"), fault);
    }
}

const fn is_by_notice(step: &IssueStep) -> bool {
    matches!(
        step.action,
        IssueAction::Assigned | IssueAction::Reopened | IssueAction::Urged
    )
}

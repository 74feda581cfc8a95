//! Opinions: short enough, an issue where one was made, merged into one that stands, the reply due
//! after it came in.

use super::lookup::target;
use super::plain::Rules;
use super::{Context, Report, in_order};
use crate::fault;
use crate::model::coded::Coded;
use crate::model::living::{begun, last, state};
use crate::model::opinion::{OpinionAction, OpinionState};
use crate::model::verdict::Disposition;
use crate::model::{Day, Id, Opinion, says_the_same};
use crate::problem::Fault;

/// The most characters an opinion has, blanks left out (B5).
const LONGEST: usize = 500;

/// How many of the latest opinions of an aspect and county a new one is compared with.
const COMPARED: usize = 100;

impl Rules for Opinion {
    fn rules(&self, context: &Context<'_>, report: &mut Report) {
        if let Some(fault) = too_long(&self.content) {
            report.at("content", fault);
        }
        in_order(
            report,
            "reply_due",
            ("收到日期", "the day it was received", begun(&self.history)),
            ("答复时限", "the day a reply is due", self.reply_due),
        );
        let Some(last_day) = self.history.iter().map(|s| s.on).max() else {
            return;
        };
        issue_named(self, last_day, report);
        merged(self, context, report);
        similar(self, last_day, context, report);
    }
}

/// That a text is longer than an opinion may be.
#[must_use]
pub fn too_long(content: &str) -> Option<Fault> {
    let count = content.chars().filter(|c| !c.is_whitespace()).count();
    (count > LONGEST).then(|| {
        fault!(
            Long,
            "意见内容有 {count} 字，不超过 {LONGEST} 字",
            "the content has {count} characters; at most {LONGEST}"
        )
    })
}

/// One that was made an issue names the issue.
fn issue_named(opinion: &Opinion, last_day: Day, report: &mut Report) {
    let sorted = last(&opinion.history, OpinionAction::Sorted, last_day);
    let is_issue = sorted.is_some_and(|s| s.disposition == Some(Disposition::ToIssue));
    if is_issue && opinion.led_to(last_day).is_empty() {
        let at = opinion
            .history
            .iter()
            .rposition(|s| s.action == OpinionAction::Sorted);
        let (label, code) = (Disposition::ToIssue.label().zh, Disposition::ToIssue.code());
        report.at(
            format!("history[{}].disposition", at.unwrap_or(0)),
            fault!(
                StepNeeds,
                "分办为“{label}”，要写明是哪个问题（issues）；还没有登记的，先用 supervise issue add 登记",
                "`{code}` needs the issue (`issues`); add it with supervise issue add first"
            ),
        );
    }
}

/// Merged into another that was not itself merged.
fn merged(opinion: &Opinion, context: &Context<'_>, report: &mut Report) {
    let Some(into) = target(opinion) else {
        return;
    };
    let at = opinion.history.iter().rposition(|s| s.into.is_some());
    let field = format!("history[{}].into", at.unwrap_or(0));
    let id = &opinion.id;
    if into == id {
        report.at(
            field,
            fault!(
                Merge,
                "不能并入自己",
                "an opinion cannot be merged into itself"
            ),
        );
        return;
    }
    let stands = end_of(into, context);
    if stands != Some(into) {
        report.at(
            field,
            match stands {
                Some(end) if end != id => fault!(
                    Merge,
                    "{into} 本身已经合并，应并入 {end}",
                    "{into} was itself merged; merge into {end}"
                ),
                _ => fault!(
                    Merge,
                    "{into} 又并回本条，互相合并；留一条不并",
                    "{into} was merged back into this one; leave one unmerged"
                ),
            },
        );
    } else if let Some(other) = context.lookup.merged_into(context.ledger, id) {
        report.at(
            field,
            fault!(
                Merge,
                "{other} 已并入本条；先把它改为并入 {into}，再并本条",
                "{other} was merged into this one; let it be merged into {into} first"
            ),
        );
    }
}

/// Where a chain of merged opinions ends; `None` when it leads round.
fn end_of<'c>(from: &'c Id, context: &'c Context<'_>) -> Option<&'c Id> {
    let opinions = &context.ledger.opinions;
    let mut at = from;
    for _ in 0..opinions.len() {
        match opinions.get(at).and_then(target) {
            Some(next) => at = next,
            None => return Some(at),
        }
    }
    None
}

/// One that nobody dealt out yet, and says what another said: a hint to look whether they are one.
fn similar(opinion: &Opinion, last_day: Day, context: &Context<'_>, report: &mut Report) {
    if state(&opinion.history, last_day) != Some(OpinionState::Received) {
        return;
    }
    let others = context.lookup.same_theme(context.ledger, opinion).iter();
    let earlier = others.rev().filter(|o| o.id < opinion.id);
    let mut standing = earlier.take(COMPARED).filter(|o| target(o).is_none());
    if let Some(other) = standing.find(|o| says_the_same(&o.content, &opinion.content)) {
        let id = &other.id;
        report.at(
            "content",
            fault!(
                Similar,
                "与 {id} 同县区、同方面，内容相近",
                "much the same as {id}, of the same county and aspect"
            ),
        );
    }
}

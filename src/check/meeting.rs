//! What is wrong with a meeting: its day, its decisions and what became of them, its half-month.

use std::collections::BTreeSet;

use super::lookup::counts;
use super::plain::Rules;
use super::{Context, Report, in_order};
use crate::fault;
use crate::model::coded::Coded;
use crate::model::meeting::{MeetingAction, MeetingState};
use crate::model::period::HalfMonth;
use crate::model::plain::Plain;
use crate::model::step::by_date;
use crate::model::{Meeting, Record};

impl Rules for Meeting {
    fn rules(&self, context: &Context<'_>, report: &mut Report) {
        held(self, report);
        decisions(self, report);
        ended(self, report);
        twice_in_a_half(self, context, report);
    }
}

/// It was held on its day: the rhythm goes by the day, the decisions begin with it.
fn held(meeting: &Meeting, report: &mut Report) {
    for (i, step) in meeting.history.iter().enumerate() {
        if step.action == MeetingAction::Held && step.on != meeting.date {
            let (on, date) = (step.on, meeting.date);
            report.at(
                format!("history[{i}].on"),
                fault!(
                    Held,
                    "会议记在 {on} 召开，会议日期却是 {date}",
                    "the meeting was held on {on}, and its date is {date}"
                ),
            );
        }
    }
}

/// Only a meeting that was held decides; numbers begin at 1 and stand once; no deadline lies before
/// the meeting.
fn decisions(meeting: &Meeting, report: &mut Report) {
    let last = meeting.history.iter().map(|step| step.on).max();
    let state = last.and_then(|day| meeting.state(day));
    if let Some(state) = state.filter(|_| !meeting.decisions.is_empty())
        && !matches!(state, MeetingState::Held | MeetingState::Minuted)
    {
        let (zh, en) = (state.label().zh, state.code());
        report.at(
            "decisions",
            fault!(
                Held,
                "会议“{zh}”，还没有召开，不会有议定事项",
                "the meeting is `{en}`; one that was not held has no decisions"
            ),
        );
    }
    let mut known = BTreeSet::new();
    for (i, decision) in meeting.decisions.iter().enumerate() {
        let (no, at) = (decision.no, format!("decisions[{i}]"));
        if no == 0 || !known.insert(no) {
            report.at(
                format!("{at}.no"),
                fault!(
                    Item,
                    "议定事项的序号 {no} 重复，或不是从 1 起",
                    "decision {no} stands twice or is not numbered from 1"
                ),
            );
        }
        in_order(
            report,
            &format!("{at}.due"),
            ("会议日期", "the day of the meeting", Some(meeting.date)),
            ("时限", "the deadline", decision.due),
        );
    }
}

/// A decision that is carried out or dropped is one of the meeting's, and ends once.
fn ended(meeting: &Meeting, report: &mut Report) {
    let mut done: BTreeSet<u32> = BTreeSet::new();
    for i in by_date(&meeting.history) {
        let step = &meeting.history[i];
        let Some(no) = step.item.filter(|_| step.action.ends()) else {
            continue;
        };
        let at = format!("history[{i}].item");
        if meeting.decisions.iter().all(|decision| decision.no != no) {
            let count = meeting.decisions.len();
            report.at(
                at,
                fault!(
                    Item,
                    "没有第 {no} 项议定事项；这次会议有 {count} 项",
                    "there is no decision {no}; the meeting made {count}"
                ),
            );
        } else if !done.insert(no) {
            report.at(
                at,
                fault!(
                    Step,
                    "第 {no} 项议定事项已经落实或不再办理",
                    "decision {no} was carried out or dropped before"
                ),
            );
        }
    }
}

/// A half-month has one half-monthly meeting of a campaign. The later one is told.
fn twice_in_a_half(meeting: &Meeting, context: &Context<'_>, report: &mut Report) {
    if !counts(meeting) {
        return;
    }
    let first = context.lookup.meeting(context.ledger, meeting);
    if let Some(other) = first.filter(|m| (m.date, &m.id) < (meeting.date, &meeting.id)) {
        let half = HalfMonth::of(meeting.date);
        let (zh, en) = (half.title(crate::lang::Lang::Zh), half);
        let id = other.id();
        report.at(
            "date",
            fault!(
                HalfTwice,
                "{zh}已有推进会 {id}",
                "{en} has its half-monthly meeting: {id}"
            ),
        );
    }
}

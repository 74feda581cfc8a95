//! How many issues there were and what moved, as of a day and over a period.

use serde::Serialize;

use super::{Figure, Snapshot};
use crate::model::issue::{IssueAction, IssueState};
use crate::model::step::until;
use crate::model::{Day, Light};

/// The counts at the end of a day, and the movements of the days up to it.
#[derive(Clone, Debug, Serialize)]
pub struct Overview {
    /// Everything found so far.
    pub found: Figure,
    /// Found and not yet verified: 待核实.
    pub to_verify: Figure,
    /// Withdrawn: 不成立.
    pub withdrawn: Figure,
    /// Merged into another: 并案.
    pub merged: Figure,
    /// Entered, neither withdrawn nor merged: the base of every rate.
    pub base: Figure,
    /// Entered and unfinished: 存量.
    pub open: Figure,
    /// Entered and handed to nobody: 待交办.
    pub registered: Figure,
    /// Closed: 已销号.
    pub closed: Figure,
    /// In hand and past the deadline: 逾期.
    pub overdue: Figure,
    /// Suspended: 中止.
    pub suspended: Figure,
    /// Waiting for acceptance: 待验收.
    pub submitted: Figure,
    /// Red lights.
    pub red: Figure,
    /// Yellow lights.
    pub yellow: Figure,
    /// Green lights.
    pub green: Figure,
    /// Entered in the period: 新增.
    pub entered_in: Figure,
    /// Assigned in the period: 交办.
    pub assigned_in: Figure,
    /// Closed in the period: 销号.
    pub closed_in: Figure,
    /// Extended in the period: 延期.
    pub extended_in: Figure,
    /// Put back on the ledger in the period after a relapse: 反弹重新挂账.
    pub reopened_in: Figure,
}

impl Overview {
    /// The counts of a snapshot; the period runs from `from` to its day, both included.
    #[must_use]
    pub fn of(snapshot: &Snapshot<'_>, from: Day) -> Self {
        let state = |s: IssueState| snapshot.count(move |r| r.standing.state == s);
        let light = |l: Light| snapshot.count(move |r| r.light == Some(l));
        let moved = |action: IssueAction| {
            snapshot.count(move |r| {
                until(&r.issue.history, snapshot.as_of)
                    .any(|(_, step)| step.action == action && step.on >= from)
            })
        };
        Self {
            found: snapshot.count(|_| true),
            to_verify: state(IssueState::Found),
            withdrawn: state(IssueState::Withdrawn),
            merged: state(IssueState::Merged),
            base: snapshot.count(|r| r.standing.is_in_base()),
            open: snapshot.count(|r| r.standing.is_open()),
            registered: state(IssueState::Registered),
            closed: state(IssueState::Closed),
            overdue: snapshot.count(|r| r.standing.is_overdue(snapshot.as_of)),
            suspended: snapshot.count(|r| r.standing.suspended_on.is_some()),
            submitted: state(IssueState::Submitted),
            red: light(Light::Red),
            yellow: light(Light::Yellow),
            green: light(Light::Green),
            entered_in: moved(IssueAction::Verified),
            assigned_in: moved(IssueAction::Assigned),
            closed_in: moved(IssueAction::Closed),
            extended_in: moved(IssueAction::Extended),
            reopened_in: moved(IssueAction::Reopened),
        }
    }
}

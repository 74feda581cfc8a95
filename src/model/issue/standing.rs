//! Where an issue stands as of a day: everything a report needs, read off the history.

use serde::Serialize;

use super::super::settings::Clockwork;
use super::super::step::Percent;
use super::super::verdict::LookBack;
use super::super::{Day, Id, Reckoned};
use super::{Issue, IssueAction, IssueState, IssueStep, Replay, replay};

/// An extension that was granted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Extension {
    /// When it was applied for.
    pub applied_on: Day,
    /// When it was granted.
    pub granted_on: Day,
    /// The deadline before.
    pub from: Day,
    /// The deadline after.
    pub to: Day,
}

impl Extension {
    /// Days that stay overdue for ever, because it was applied for after the deadline: from the
    /// day after the deadline to the day of the grant, both included (C3-2). 0 when in time.
    #[must_use]
    pub fn late_days(&self) -> i64 {
        if self.applied_on > self.from {
            self.granted_on.since(self.from).max(0)
        } else {
            0
        }
    }
}

/// A time in which the deadline stood still.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suspension {
    /// Its first day.
    pub since: Day,
    /// The day it was resumed; `None` while it lasts.
    pub until: Option<Day>,
    /// The deadline after it; while it lasts, as if it ended today.
    pub due: Day,
}

/// The latest progress a unit reported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// The day.
    pub on: Day,
    /// 0 to 100.
    pub pct: u8,
    /// What needs a leader to coordinate.
    pub support: Option<String>,
}

/// Where an issue stands as of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// The state.
    pub state: IssueState,
    /// 1, and one more for each reopening.
    pub cycle: u32,
    /// The day it was found.
    pub found_on: Day,
    /// The day it was entered in the ledger.
    pub registered_on: Option<Day>,
    /// The day it was last assigned.
    pub assigned_on: Option<Day>,
    /// The lead unit; `None` before it is assigned and after its return.
    pub lead: Option<Id>,
    /// The day the unit signed for it.
    pub acknowledged_on: Option<Day>,
    /// The day a plan was first handed in.
    pub planned_on: Option<Day>,
    /// The first deadline of this cycle.
    pub due_first: Option<Day>,
    /// The deadline now, extensions and suspensions included; `None` before it is assigned.
    pub due: Option<Day>,
    /// True when the deadline was reckoned in a year without a calendar.
    pub provisional: bool,
    /// Since when it is suspended.
    pub suspended_on: Option<Day>,
    /// The extensions of this cycle.
    pub extensions: Vec<Extension>,
    /// The suspensions of this cycle.
    pub suspensions: Vec<Suspension>,
    /// Extensions over all cycles.
    pub extension_count: usize,
    /// The latest progress of this cycle.
    pub progress: Option<Progress>,
    /// How often its acceptance was refused.
    pub rejections: usize,
    /// Whether its first acceptance passed; `None` before there was one.
    pub passed_first: Option<bool>,
    /// The day it was last closed, also when it was reopened since.
    pub closed_on: Option<Day>,
    /// The look-backs, in order of date.
    pub reviews: Vec<(Day, LookBack)>,
    /// Why the unit returned it, while nobody else has it.
    pub returned: Option<String>,
    /// The issue it was merged into.
    pub merged_into: Option<Id>,
    /// The day of the last step that counts as news of it: progress, plan, submission.
    pub news_on: Option<Day>,
}

impl Standing {
    /// Where the issue stands at the end of `as_of`; `None` when it was not yet found.
    #[must_use]
    pub fn of(issue: &Issue, as_of: Day, clockwork: &Clockwork<'_>) -> Option<Self> {
        Self::at_ends(issue, &[as_of], clockwork).pop().flatten()
    }

    /// Where the issue stands at the end of each of some days, which are in order; its history is
    /// replayed once, however many they are.
    #[must_use]
    pub fn at_ends(issue: &Issue, days: &[Day], clockwork: &Clockwork<'_>) -> Vec<Option<Self>> {
        let mut ends = Vec::with_capacity(days.len());
        let mut now = None::<Self>;
        let Some(last) = days.last() else {
            return ends;
        };
        let ended = |now: &Option<Self>, day: Day| now.clone().map(|s| s.ended(day, clockwork));
        let _ = replay(issue, *last, |step, after| {
            while let Some(day) = days.get(ends.len()).filter(|day| **day < step.on) {
                ends.push(ended(&now, *day));
            }
            let standing = now.get_or_insert_with(|| Self::found(step.on));
            standing.advance(issue, step, after, clockwork);
            standing.suspended_on = after.suspended;
        });
        while let Some(day) = days.get(ends.len()) {
            ends.push(ended(&now, *day));
        }
        ends
    }

    /// As it stands at the end of a day on which it is suspended, if it is: the days up to then are
    /// not counted either.
    fn ended(mut self, as_of: Day, clockwork: &Clockwork<'_>) -> Self {
        if let (Some(since), Some(due)) = (self.suspended_on, self.due) {
            let moved = clockwork.limit_end(due.plus(as_of.since(since) + 1));
            self.suspensions.push(Suspension {
                since,
                until: None,
                due: moved.value,
            });
            self.set_due(moved);
        }
        self
    }

    fn found(on: Day) -> Self {
        Self {
            state: IssueState::Found,
            cycle: 1,
            found_on: on,
            registered_on: None,
            assigned_on: None,
            lead: None,
            acknowledged_on: None,
            planned_on: None,
            due_first: None,
            due: None,
            provisional: false,
            suspended_on: None,
            extensions: Vec::new(),
            suspensions: Vec::new(),
            extension_count: 0,
            progress: None,
            rejections: 0,
            passed_first: None,
            closed_on: None,
            reviews: Vec::new(),
            returned: None,
            merged_into: None,
            news_on: None,
        }
    }

    fn set_due(&mut self, due: Reckoned<Day>) {
        self.due = Some(due.value);
        self.provisional |= due.provisional;
    }

    fn advance(
        &mut self,
        issue: &Issue,
        step: &IssueStep,
        now: &Replay,
        clockwork: &Clockwork<'_>,
    ) {
        self.state = now.state;
        self.cycle = now.cycle;
        let on = step.on;
        match step.action {
            IssueAction::Verified => self.registered_on = Some(on),
            IssueAction::Assigned => self.assign(issue, step),
            IssueAction::Acknowledged => self.acknowledged_on = Some(on),
            IssueAction::Declined => {
                self.returned.clone_from(&step.reason);
                (self.lead, self.due, self.assigned_on, self.acknowledged_on) =
                    (None, None, None, None);
            }
            IssueAction::Planned => {
                self.planned_on.get_or_insert(on);
                self.news_on = Some(on);
            }
            IssueAction::Progress => self.report(step),
            IssueAction::Extended => self.extend(step),
            IssueAction::Resumed => self.resume(on, clockwork),
            IssueAction::Suspended => self.suspended_on = Some(on),
            IssueAction::Submitted => self.news_on = Some(on),
            IssueAction::Rejected => {
                self.rejections += 1;
                self.passed_first.get_or_insert(false);
                self.news_on = Some(on);
            }
            IssueAction::Closed => {
                self.passed_first.get_or_insert(true);
                self.closed_on = Some(on);
            }
            IssueAction::Reviewed => self.reviews.extend(step.outcome.map(|o| (on, o))),
            IssueAction::Reopened => self.reopen(step),
            IssueAction::Merged => self.merged_into.clone_from(&step.into),
            IssueAction::Found
            | IssueAction::Urged
            | IssueAction::Withdrawn
            | IssueAction::Noted => {}
        }
    }

    fn assign(&mut self, issue: &Issue, step: &IssueStep) {
        self.assigned_on = Some(step.on);
        self.lead = step.lead.clone().or_else(|| issue.lead.clone());
        self.due = step.to.or(issue.due);
        self.due_first = self.due;
        self.returned = None;
    }

    fn report(&mut self, step: &IssueStep) {
        let before = self.progress.as_ref().map_or(0, |p| p.pct);
        self.progress = Some(Progress {
            on: step.on,
            pct: step.pct.map_or(before, Percent::value),
            support: step.support.clone(),
        });
        self.news_on = Some(step.on);
    }

    fn extend(&mut self, step: &IssueStep) {
        self.extension_count += 1;
        if let (Some(from), Some(to)) = (self.due, step.to) {
            let applied_on = step.applied_on.unwrap_or(step.on);
            self.extensions.push(Extension {
                applied_on,
                granted_on: step.on,
                from,
                to,
            });
            self.due = Some(to);
        }
    }

    /// Adds the suspended days, both ends included, and moves off a rest day (C4).
    fn resume(&mut self, on: Day, clockwork: &Clockwork<'_>) {
        if let (Some(since), Some(due)) = (self.suspended_on.take(), self.due) {
            let moved = clockwork.limit_end(due.plus(on.since(since) + 1));
            self.suspensions.push(Suspension {
                since,
                until: Some(on),
                due: moved.value,
            });
            self.set_due(moved);
        }
    }

    fn reopen(&mut self, step: &IssueStep) {
        self.due = step.to;
        self.due_first = step.to;
        self.assigned_on = Some(step.on);
        self.extensions.clear();
        self.suspensions.clear();
        self.progress = None;
        self.news_on = Some(step.on);
    }

    /// Whether it is on the ledger and unfinished: 存量.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state == IssueState::Registered || self.state.is_in_hand()
    }

    /// Whether it was entered in the ledger and neither withdrawn nor merged: the base B of C6.
    #[must_use]
    pub fn is_in_base(&self) -> bool {
        self.registered_on.is_some() && !self.state.is_void()
    }

    /// Days past the deadline in natural days, 0 when not past it, suspended or without one. A
    /// closed issue keeps the days it had when it was closed (C2).
    #[must_use]
    pub fn overdue_days(&self, as_of: Day) -> i64 {
        let end = match self.state {
            IssueState::Closed => self.closed_on,
            state if state.is_in_hand() && self.suspended_on.is_none() => Some(as_of),
            _ => None,
        };
        match (end, self.due) {
            (Some(end), Some(due)) => end.since(due).max(0),
            _ => 0,
        }
    }

    /// Whether it is in hand and past its deadline.
    #[must_use]
    pub fn is_overdue(&self, as_of: Day) -> bool {
        self.state.is_in_hand() && self.overdue_days(as_of) > 0
    }

    /// Days to the deadline, negative when past it; `None` unless in hand and not suspended.
    #[must_use]
    pub fn days_left(&self, as_of: Day) -> Option<i64> {
        let counts = self.state.is_in_hand() && self.suspended_on.is_none();
        self.due.filter(|_| counts).map(|due| due.since(as_of))
    }

    /// Whether it fell due by that day and counts as having had to be closed (D of C6).
    #[must_use]
    pub fn fell_due(&self, as_of: Day) -> bool {
        let counts = self.state.is_handed_over();
        counts && self.suspended_on.is_none() && self.due.is_some_and(|due| due <= as_of)
    }

    /// What the last look-back since it was closed found, while it is closed; those on an earlier
    /// closing tell nothing of this one.
    #[must_use]
    pub fn look_back(&self) -> Option<LookBack> {
        let closed = self
            .closed_on
            .filter(|_| self.state == IssueState::Closed)?;
        let last = self.reviews.last().filter(|(on, _)| closed <= *on);
        last.map(|(_, outcome)| *outcome)
    }

    /// Whether a look-back after it was closed found a relapse, and it is still closed.
    #[must_use]
    pub fn has_relapsed_since_closing(&self) -> bool {
        self.look_back().is_some_and(LookBack::is_relapse)
    }

    /// Closed on or before the deadline as it stood.
    #[must_use]
    pub fn closed_in_time(&self) -> bool {
        self.state == IssueState::Closed && self.closed_on <= self.due
    }

    /// Closed on or before the first deadline of its cycle.
    #[must_use]
    pub fn closed_in_first_time(&self) -> bool {
        self.state == IssueState::Closed && self.closed_on <= self.due_first
    }

    /// Days that stay recorded as overdue through late applications for extension (C3-2).
    #[must_use]
    pub fn late_days(&self) -> i64 {
        self.extensions.iter().map(Extension::late_days).sum()
    }
}

impl Issue {
    /// The unit that leads it at the end of a day: as assigned, else as its facts name it.
    #[must_use]
    pub fn lead_on(&self, as_of: Day, clockwork: &Clockwork<'_>) -> Option<Id> {
        let assigned = Standing::of(self, as_of, clockwork).and_then(|standing| standing.lead);
        assigned.or_else(|| self.lead.clone())
    }
}

#[cfg(test)]
#[path = "standing_tests.rs"]
mod tests;

//! 督办: what pressed for an issue in its present cycle, from the register of notices and from the
//! issue's own history. Every report that counts or names a pressing reads it here.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::issue::{IssueAction, IssueStep, replay};
use crate::model::living::{begun, last};
use crate::model::notice::{NoticeAction, NoticeKind, NoticeState};
use crate::model::paper::PaperNo;
use crate::model::plain::Plain;
use crate::model::{Day, Id, Issue, Ledger, Notice};

/// A paper that pressed for an issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pressing {
    /// Its number, such as 汴人联监催〔2024〕2号; `None` for a step that names none.
    pub number: Option<String>,
    /// What it was; `None` for one that only the issue's history tells of.
    pub kind: Option<NoticeKind>,
    /// The day it was issued.
    pub issued_on: Day,
    /// The last day to reply, as it says.
    pub reply_due: Option<Day>,
    /// The day it was answered: as the register says, and for one that is not in the register the
    /// day the lead unit next planned, reported, submitted or returned.
    pub answered_on: Option<Day>,
    /// Whether it came back or was cancelled, and so pressed nobody.
    pub is_void: bool,
}

/// The notices of a ledger that press, looked up by what they press for and by number.
#[derive(Clone, Debug, Default)]
pub struct Pressings<'l> {
    by_issue: BTreeMap<&'l Id, Vec<&'l Notice>>,
    by_number: BTreeMap<String, Vec<&'l Notice>>,
}

impl<'l> Pressings<'l> {
    /// Those of a ledger; one pass over its register.
    #[must_use]
    pub fn of(ledger: &'l Ledger) -> Self {
        let mut pressings = Self::default();
        let press = |notice: &&Notice| notice.kind.gravity().is_some();
        for notice in ledger.notices.iter().filter(press) {
            for issue in &notice.issues {
                pressings.by_issue.entry(issue).or_default().push(notice);
            }
            let number = same_for_all(&notice.doc());
            pressings.by_number.entry(number).or_default().push(notice);
        }
        pressings
    }

    /// What pressed for an issue up to a day, since it was last handed over or begun anew, in order
    /// of date. `lead` is its lead unit on that day.
    #[must_use]
    pub fn on(&self, issue: &Issue, lead: Option<&Id>, as_of: Day) -> Vec<Pressing> {
        let (mut since, mut found) = (None, Vec::new());
        let mut told: BTreeSet<&Id> = BTreeSet::new();
        replay(issue, as_of, |step, _| match step.action {
            IssueAction::Urged => {
                let notice = self.called(step.doc.as_deref(), &issue.id);
                // One paper presses once, however often the history tells of it.
                if notice.is_none_or(|notice| told.insert(&notice.id)) {
                    found.push(Pressing::told(step, notice, as_of));
                }
            }
            // Handed to another unit, or begun anew: nobody answers the old notices.
            IssueAction::Assigned | IssueAction::Reopened => {
                since = Some(step.on);
                found.clear();
            }
            _ if is_reply(step, lead) => answer(&mut found, step.on),
            _ => {}
        });
        let registered = self.by_issue.get(&issue.id).into_iter().flatten();
        for notice in registered.filter(|notice| !told.contains(&notice.id)) {
            let on = begun(&notice.history).filter(|on| *on <= as_of);
            if let Some(on) = on.filter(|on| since.is_none_or(|since| since <= *on)) {
                found.push(Pressing::registered(notice, on, as_of));
            }
        }
        found.sort_by_key(|pressing| pressing.issued_on);
        found
    }

    /// The notice of a number, before others one that concerns the issue.
    fn called(&self, number: Option<&str>, issue: &Id) -> Option<&'l Notice> {
        let called = self.by_number.get(&same_for_all(number?))?;
        let concerns = called.iter().find(|n| n.issues.contains(issue));
        concerns.or(called.first()).copied()
    }
}

impl Pressing {
    fn told(step: &IssueStep, notice: Option<&Notice>, as_of: Day) -> Self {
        let Some(notice) = notice else {
            return Self {
                number: step.doc.clone(),
                kind: None,
                issued_on: step.on,
                reply_due: step.to,
                answered_on: None,
                is_void: false,
            };
        };
        let on = begun(&notice.history).filter(|on| *on <= as_of);
        let registered = Self::registered(notice, on.unwrap_or(step.on), as_of);
        Self {
            reply_due: registered.reply_due.or(step.to),
            ..registered
        }
    }

    fn registered(notice: &Notice, issued_on: Day, as_of: Day) -> Self {
        let state = notice.state(as_of);
        let answer = last(&notice.history, NoticeAction::Answered, as_of);
        let is_answered = state == Some(NoticeState::Answered);
        Self {
            number: Some(notice.doc()),
            kind: Some(notice.kind),
            issued_on,
            reply_due: notice.reply_due,
            answered_on: answer.filter(|_| is_answered).map(|step| step.on),
            is_void: state.is_some_and(NoticeState::is_void),
        }
    }
}

/// A number as it is printed, however it was typed.
fn same_for_all(number: &str) -> String {
    PaperNo::parse(number).map_or_else(|| number.to_owned(), |no| no.to_string())
}

fn is_reply(step: &IssueStep, lead: Option<&Id>) -> bool {
    let replies = matches!(
        step.action,
        IssueAction::Planned
            | IssueAction::Progress
            | IssueAction::Submitted
            | IssueAction::Declined
    );
    replies && Some(&step.by) == lead
}

/// A reply of the lead unit answers what is not in the register; what is has its own answer.
fn answer(found: &mut [Pressing], on: Day) {
    let loose = found.iter_mut().filter(|p| p.kind.is_none());
    loose.for_each(|pressing| {
        pressing.answered_on.get_or_insert(on);
    });
}

#[cfg(test)]
#[path = "pressing_tests.rs"]
mod tests;

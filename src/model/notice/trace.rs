//! What a notice leaves in the histories of its issues, so that nobody types it twice: a handover
//! the assignment, a notice that presses the pressing, the signature and the return of a handover
//! those of the issue.

use super::{Notice, NoticeAction, NoticeKind, NoticeStep};
use crate::fault;
use crate::model::issue::{IssueAction, IssueStep, replay};
use crate::model::paper::PaperNo;
use crate::model::plain::Plain;
use crate::model::step::by_date;
use crate::model::{Issue, Step};
use crate::problem::Fault;

impl NoticeKind {
    /// What its issues' histories say when it goes out; `None` for one that only tells or asks.
    #[must_use]
    pub const fn leaves(self) -> Option<IssueAction> {
        match self {
            Self::Handover => Some(IssueAction::Assigned),
            Self::Request | Self::Report => None,
            Self::Reminder | Self::Urge | Self::Supervise | Self::Summon | Self::Accountability => {
                Some(IssueAction::Urged)
            }
        }
    }
}

impl Notice {
    /// Its number as it is printed, such as 汴人联监交〔2024〕5号.
    #[must_use]
    pub fn doc(&self) -> String {
        self.paper_no().map(|no| no.to_string()).unwrap_or_default()
    }

    /// Whether a number that somebody typed is its own, however the brackets were typed.
    #[must_use]
    pub fn is_called(&self, doc: &str) -> bool {
        doc == self.doc() || PaperNo::parse(doc) == self.paper_no()
    }

    /// Whether an issue's history carries what this notice leaves there. An issue may also have
    /// been handed over without a number, or again after a relapse (`reopened`).
    #[must_use]
    pub fn is_traced_in(&self, issue: &Issue) -> bool {
        let Some(action) = self.kind.leaves() else {
            return true;
        };
        match action {
            IssueAction::Assigned => issue
                .history
                .iter()
                .any(|step| is_handover(step) && (step.doc.is_none() || self.is_named_by(step))),
            _ => self.pressing_in(issue).is_some(),
        }
    }

    /// The step of an issue's history by which this notice presses for it.
    #[must_use]
    pub fn pressing_in<'i>(&self, issue: &'i Issue) -> Option<&'i IssueStep> {
        let mut steps = issue.history.iter();
        steps.find(|step| step.action == IssueAction::Urged && self.is_named_by(step))
    }

    fn is_named_by(&self, step: &IssueStep) -> bool {
        step.doc.as_deref().is_some_and(|doc| self.is_called(doc))
    }

    /// The step that the issue's history takes when this notice goes out; `None` when it is there
    /// already or none is due.
    ///
    /// # Errors
    /// `E-STEP` when the issue is already handed over by another paper.
    pub fn left_by_issue(
        &self,
        issue: &Issue,
        out: &NoticeStep,
    ) -> Result<Option<IssueStep>, Fault> {
        let Some(action) = self.kind.leaves() else {
            return Ok(None);
        };
        if action == IssueAction::Assigned
            && let Some(doc) = handed_over(issue).and_then(|step| step.doc.as_deref())
            && !self.is_called(doc)
        {
            return Err(fault!(
                Step,
                "{} 已由{doc}交办；退回后才能改交",
                "{} was handed over by {doc}; it must be returned before it is handed over again",
                issue.id
            ));
        }
        if self.is_traced_in(issue)
            && (action != IssueAction::Assigned || handed_over(issue).is_some())
        {
            return Ok(None);
        }
        let mut step = Step::new(out.on, action, out.by.clone());
        step.doc = Some(self.doc());
        match action {
            IssueAction::Urged => step.to = self.reply_due,
            // Assigned anew to another unit after its return: the facts keep the first.
            _ if issue.history.iter().any(|s| s.action == action) => {
                step.lead =
                    Some(self.addressee.clone()).filter(|unit| issue.lead.as_ref() != Some(unit));
            }
            _ => {}
        }
        Ok(Some(step))
    }

    /// The step that the issue's history takes when the unit signs for this handover or returns it;
    /// `None` when the issue is beyond that, or not in this notice's hands.
    #[must_use]
    pub fn left_by_unit(&self, issue: &Issue, step: &NoticeStep) -> Option<IssueStep> {
        let action = match step.action {
            NoticeAction::Signed => IssueAction::Acknowledged,
            NoticeAction::Returned => IssueAction::Declined,
            _ => return None,
        };
        let is_ours = |s: &IssueStep| s.doc.as_deref().is_none_or(|doc| self.is_called(doc));
        if self.kind != NoticeKind::Handover || !handed_over(issue).is_some_and(is_ours) {
            return None;
        }
        let (now, _) = replay(issue, step.on, |_, _| {});
        now?.target(action)?;
        let mut left = Step::new(step.on, action, step.by.clone());
        left.reason.clone_from(&step.reason);
        Some(left)
    }
}

/// Whether a step puts the issue into a unit's hands.
fn is_handover(step: &IssueStep) -> bool {
    matches!(step.action, IssueAction::Assigned | IssueAction::Reopened)
}

/// The step by which a unit has the issue in hand; `None` before there is one and after its return.
fn handed_over(issue: &Issue) -> Option<&IssueStep> {
    let steps = by_date(&issue.history).into_iter().rev();
    let mut steps = steps.map(|i| &issue.history[i]);
    let last = steps.find(|s| is_handover(s) || s.action == IssueAction::Declined)?;
    Some(last).filter(|step| is_handover(step))
}

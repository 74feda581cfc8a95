//! The facts that the steps of all kinds share, as flags.

use clap::Args;

use super::desk::{Desk, long_text};
use crate::model::step::Action;
use crate::model::{Day, Id, Step};
use crate::problem::Fault;

/// When and by whom.
#[derive(Args, Clone, Debug)]
pub(crate) struct By {
    /// The day it happened [default: today]
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<String>,
    /// The unit or group that did it [default: the unit whose act it is, else this office's]
    #[arg(long, value_name = "UNIT")]
    pub(crate) by: Option<String>,
}

impl By {
    /// The day, and the unit: as typed, else `usual`, else the office's own.
    pub(crate) fn resolve(&self, desk: &Desk, usual: Option<&Id>) -> Result<(Day, Id), Fault> {
        let on = desk.maybe_day(self.on.as_ref())?.unwrap_or(desk.today);
        let by = match (&self.by, usual) {
            (Some(text), _) => desk.org(text)?,
            (None, Some(usual)) => usual.clone(),
            (None, None) => desk.own_org()?,
        };
        Ok((on, by))
    }
}

/// What any step may carry.
#[derive(Args, Clone, Debug)]
pub(crate) struct Facts {
    #[command(flatten)]
    pub(crate) by: By,
    /// The number of the paper it rests on
    #[arg(long, value_name = "NUMBER")]
    doc: Option<String>,
    /// Who approved it
    #[arg(long, value_name = "WHO")]
    approved_by: Option<String>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// A paper or photograph that proves it; may be given several times
    #[arg(long, value_name = "TEXT")]
    evidence: Vec<String>,
    /// Anything more
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Facts {
    /// A step with these facts.
    pub(crate) fn step<A: Action>(
        &self,
        action: A,
        desk: &Desk,
        usual: Option<&Id>,
    ) -> Result<Step<A>, Fault> {
        let (on, by) = self.by.resolve(desk, usual)?;
        let mut step = Step::new(on, action, by);
        step.doc.clone_from(&self.doc);
        step.approved_by.clone_from(&self.approved_by);
        step.reason = self.reason.as_deref().map(long_text);
        step.evidence.clone_from(&self.evidence);
        step.note = self.note.as_deref().map(long_text);
        Ok(step)
    }
}

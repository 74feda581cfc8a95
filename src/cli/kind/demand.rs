//! What a handover must name, as flags: for `issue add`, `issue set` and `issue assign`.

use clap::Args;

use super::{put_list, put_some};
use crate::cli::desk::{Desk, long_text};
use crate::fault;
use crate::model::Issue;
use crate::model::issue::IssueAction;
use crate::problem::Fault;

/// What a handover must name.
#[derive(Args, Clone, Debug)]
pub(crate) struct Demand {
    /// The unit that answers for it
    #[arg(long, value_name = "UNIT")]
    pub(crate) lead: Option<String>,
    /// A unit that helps; may be given several times
    #[arg(long = "co", value_name = "UNIT")]
    pub(crate) co: Vec<String>,
    /// The congress body that presses for it
    #[arg(long, value_name = "UNIT")]
    pub(crate) supervisor: Option<String>,
    /// What is asked
    #[arg(long, value_name = "TEXT")]
    pub(crate) requirement: Option<String>,
    /// By what it is accepted
    #[arg(long, value_name = "TEXT")]
    pub(crate) criteria: Option<String>,
    /// The deadline
    #[arg(long, value_name = "DATE")]
    pub(crate) due: Option<String>,
}

impl Demand {
    /// Puts the facts in. Once an issue is assigned its lead and deadline are history.
    pub(crate) fn apply(self, issue: &mut Issue, desk: &Desk) -> Result<(), Fault> {
        let assigned = issue
            .history
            .iter()
            .any(|s| s.action == IssueAction::Assigned);
        if assigned && self.due.is_some() {
            return Err(fault!(
                Step,
                "已交办的问题，原定时限不能改；用 issue extend 办延期",
                "the original deadline of an assigned issue never changes; use issue extend"
            ));
        }
        if assigned && self.lead.is_some() {
            return Err(fault!(
                Step,
                "已交办的问题，牵头单位不能直接改；先 issue decline 退回，再 issue assign 改交",
                "the lead unit of an assigned issue changes by issue decline and issue assign"
            ));
        }
        put_some(
            &mut issue.lead,
            self.lead.map(|t| desk.org(&t)).transpose()?,
        );
        put_list(&mut issue.co, &self.co, |given| desk.orgs(given))?;
        put_some(
            &mut issue.supervisor,
            self.supervisor.map(|t| desk.org(&t)).transpose()?,
        );
        put_some(
            &mut issue.requirement,
            self.requirement.as_deref().map(long_text),
        );
        put_some(&mut issue.criteria, self.criteria.as_deref().map(long_text));
        put_some(&mut issue.due, desk.maybe_day(self.due.as_ref())?);
        Ok(())
    }
}

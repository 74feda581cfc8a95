//! The life verbs of an issue: each adds one step to the history; the rules of the model and of
//! `check` decide whether it may.

use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::demand::Demand;
use super::put_some;
use crate::cli::Globals;
use crate::cli::coded::coded;
use crate::cli::crud::step;
use crate::cli::desk::{Desk, long_text};
use crate::cli::failure::Failure;
use crate::cli::steps::Facts;
use crate::fault;
use crate::lang::Lang;
use crate::model::issue::{IssueAction, IssueStep, Standing};
use crate::model::step::Percent;
use crate::model::typed::half_width;
use crate::model::verdict::LookBack;
use crate::model::vocabulary::WordList;
use crate::model::{Id, Issue, Kind};
use crate::problem::Fault;

/// An issue and the facts of a step.
#[derive(Args)]
pub(crate) struct Plain {
    /// The issue: its id or number
    id: String,
    #[command(flatten)]
    facts: Facts,
}

/// The life verbs.
#[derive(Subcommand)]
pub(crate) enum Life {
    /// Enter a finding in the ledger after a second look
    Verify {
        #[command(flatten)]
        plain: Plain,
        /// A paper or record it rests on; may be given several times
        #[arg(long = "ref", value_name = "TEXT")]
        refs: Vec<String>,
    },
    /// Hand it to a unit: lead, supervisor, requirement, criteria and deadline
    Assign {
        #[command(flatten)]
        plain: Plain,
        #[command(flatten)]
        demand: Demand,
        /// The item of the major-hazard standard, for a major hazard
        #[arg(long, value_name = "TEXT")]
        hazard_basis: Option<String>,
        /// What was done at once, for a major issue
        #[arg(long, value_name = "TEXT")]
        immediate_action: Option<String>,
    },
    /// Record that the unit signed for it
    Acknowledge(Plain),
    /// Record that the unit returned it, with its reason
    Decline(Plain),
    /// Record that the unit handed in its plan; needs tasks and the cause
    Plan {
        #[command(flatten)]
        plain: Plain,
        /// Why it came about
        #[arg(long, value_name = "TEXT")]
        root_cause: Option<String>,
    },
    /// Record progress as the unit reports it; put it in --note
    Progress {
        #[command(flatten)]
        plain: Plain,
        /// 0 to 100, with or without %
        #[arg(long, value_name = "PERCENT")]
        pct: Option<String>,
        /// What needs a leader to coordinate
        #[arg(long, value_name = "TEXT")]
        support: Option<String>,
    },
    /// Grant an extension
    Extend {
        #[command(flatten)]
        plain: Plain,
        /// The new deadline
        #[arg(long, value_name = "DATE")]
        to: String,
        /// The day it was applied for
        #[arg(long, value_name = "DATE")]
        applied_on: String,
    },
    /// Suspend it; the days are not counted
    Suspend(Plain),
    /// Resume it; this day is the last that is not counted
    Resume(Plain),
    /// Press for it by a numbered notice
    Urge {
        #[command(flatten)]
        plain: Plain,
        /// The day a reply is due
        #[arg(long, value_name = "DATE")]
        to: Option<String>,
    },
    /// Record that the unit applied for closure; all tasks must be done
    Submit(Plain),
    /// Refuse the work
    Reject {
        #[command(flatten)]
        plain: Plain,
        #[command(flatten)]
        acceptance: Acceptance,
    },
    /// Accept the work and close the issue
    Close {
        #[command(flatten)]
        plain: Plain,
        #[command(flatten)]
        acceptance: Acceptance,
    },
    /// Record a look-back at a closed issue
    Review {
        #[command(flatten)]
        plain: Plain,
        /// What it found
        #[arg(long, value_parser = coded::<LookBack>())]
        outcome: LookBack,
        /// How: a word of the vocabulary; may be given several times
        #[arg(long = "method", value_name = "METHOD")]
        methods: Vec<String>,
        /// An issue of the same sort found elsewhere; may be given several times
        #[arg(long = "similar", value_name = "ID")]
        similar: Vec<String>,
    },
    /// Put it back on the ledger after a relapse, as the next cycle
    Reopen {
        #[command(flatten)]
        plain: Plain,
        /// The new deadline
        #[arg(long, value_name = "DATE")]
        to: String,
    },
    /// Withdraw it as unfounded
    Withdraw(Plain),
    /// Merge it into another issue
    Merge {
        #[command(flatten)]
        plain: Plain,
        /// The issue it goes into
        #[arg(long, value_name = "ID")]
        into: String,
    },
}

/// Who checked the work, and how.
#[derive(Args)]
pub(crate) struct Acceptance {
    /// A unit that checked, at least one from outside the lead unit; may be given several times
    #[arg(long = "checker", value_name = "UNIT")]
    checkers: Vec<String>,
    /// The opinion given
    #[arg(long, value_name = "TEXT")]
    opinion: Option<String>,
    /// How: a word of the vocabulary; may be given several times
    #[arg(long = "method", value_name = "METHOD")]
    methods: Vec<String>,
}

impl Acceptance {
    fn apply(self, step: &mut IssueStep, desk: &Desk) -> Result<(), Fault> {
        step.checkers = desk.orgs(&self.checkers)?;
        step.opinion = self.opinion.as_deref().map(long_text);
        step.methods = desk.word_list(WordList::AcceptanceMethod, &self.methods)?;
        Ok(())
    }
}

/// Whose act a step is when `--by` does not say.
enum Doer {
    /// The lead unit's; the secretariat only records it.
    Lead,
    /// This office's.
    Office,
}

impl Life {
    pub(crate) fn run(self, globals: &Globals, asked: Option<Lang>) -> Result<ExitCode, Failure> {
        use IssueAction as A;
        let act = |plain: Plain, action: A, doer: Doer, more: Box<More>| {
            act(globals, asked, plain, action, &doer, more)
        };
        let nothing = || -> Box<More> { Box::new(|_, _, _| Ok(())) };
        match self {
            Self::Verify { plain, refs } => act(
                plain,
                A::Verified,
                Doer::Office,
                Box::new(move |issue, _, _| {
                    issue.source.refs.extend(refs);
                    Ok(())
                }),
            ),
            Self::Acknowledge(plain) => act(plain, A::Acknowledged, Doer::Lead, nothing()),
            Self::Decline(plain) => act(plain, A::Declined, Doer::Lead, nothing()),
            Self::Suspend(plain) => act(plain, A::Suspended, Doer::Office, nothing()),
            Self::Resume(plain) => act(plain, A::Resumed, Doer::Office, nothing()),
            Self::Submit(plain) => act(plain, A::Submitted, Doer::Lead, nothing()),
            Self::Withdraw(plain) => act(plain, A::Withdrawn, Doer::Office, nothing()),
            Self::Assign {
                plain,
                demand,
                hazard_basis,
                immediate_action,
            } => act(
                plain,
                A::Assigned,
                Doer::Office,
                Box::new(move |issue, step, desk| {
                    put_some(&mut issue.hazard_basis, hazard_basis);
                    put_some(
                        &mut issue.immediate_action,
                        immediate_action.as_deref().map(long_text),
                    );
                    assign(demand, issue, step, desk)
                }),
            ),
            Self::Plan { plain, root_cause } => act(
                plain,
                A::Planned,
                Doer::Lead,
                Box::new(move |issue, _, _| {
                    put_some(&mut issue.root_cause, root_cause.as_deref().map(long_text));
                    Ok(())
                }),
            ),
            Self::Progress {
                plain,
                pct,
                support,
            } => act(
                plain,
                A::Progress,
                Doer::Lead,
                Box::new(move |_, step, _| {
                    step.pct = pct.as_deref().map(percent).transpose()?;
                    step.support = support;
                    Ok(())
                }),
            ),
            Self::Extend {
                plain,
                to,
                applied_on,
            } => act(
                plain,
                A::Extended,
                Doer::Office,
                Box::new(move |issue, step, desk| {
                    step.applied_on = Some(desk.day(&applied_on)?);
                    let due = current_due(issue, desk);
                    step.to = Some(desk.day_from(&to, due.unwrap_or(step.on))?);
                    Ok(())
                }),
            ),
            Self::Urge { plain, to } => act(
                plain,
                A::Urged,
                Doer::Office,
                Box::new(move |_, step, desk| {
                    step.to = to.map(|t| desk.day_from(&t, step.on)).transpose()?;
                    Ok(())
                }),
            ),
            Self::Reject { plain, acceptance } => act(
                plain,
                A::Rejected,
                Doer::Office,
                Box::new(move |_, step, desk| acceptance.apply(step, desk)),
            ),
            Self::Close { plain, acceptance } => act(
                plain,
                A::Closed,
                Doer::Office,
                Box::new(move |_, step, desk| acceptance.apply(step, desk)),
            ),
            Self::Review {
                plain,
                outcome,
                methods,
                similar,
            } => act(
                plain,
                A::Reviewed,
                Doer::Office,
                Box::new(move |_, step, desk| {
                    step.outcome = Some(outcome);
                    step.methods = desk.word_list(WordList::AcceptanceMethod, &methods)?;
                    step.similar = desk.known_list(Kind::Issue, &similar)?;
                    Ok(())
                }),
            ),
            Self::Reopen { plain, to } => act(
                plain,
                A::Reopened,
                Doer::Office,
                Box::new(move |_, step, desk| {
                    step.to = Some(desk.day_from(&to, step.on)?);
                    Ok(())
                }),
            ),
            Self::Merge { plain, into } => act(
                plain,
                A::Merged,
                Doer::Office,
                Box::new(move |_, step, desk| {
                    step.into = Some(desk.known(Kind::Issue, &into)?);
                    Ok(())
                }),
            ),
        }
    }
}

/// What a verb adds to the issue and the step.
type More = dyn FnOnce(&mut Issue, &mut IssueStep, &Desk) -> Result<(), Fault>;

fn act(
    globals: &Globals,
    asked: Option<Lang>,
    plain: Plain,
    action: IssueAction,
    doer: &Doer,
    more: Box<More>,
) -> Result<ExitCode, Failure> {
    step::<Issue>(globals, asked, &plain.id, |issue, desk| {
        let usual = match doer {
            Doer::Lead => lead_now(issue, desk),
            Doer::Office => None,
        };
        let mut step = plain.facts.step(action, desk, usual.as_ref())?;
        more(issue, &mut step, desk)?;
        Ok(step)
    })
}

/// The unit that answers for an issue today.
pub(in crate::cli) fn lead_now(issue: &Issue, desk: &Desk) -> Option<Id> {
    Standing::of(issue, desk.today, &desk.ledger.clockwork())?.lead
}

fn current_due(issue: &Issue, desk: &Desk) -> Option<crate::model::Day> {
    Standing::of(issue, desk.today, &desk.ledger.clockwork())?.due
}

/// The first assignment fills the facts; a later one, after a return, is named in its step, so
/// that what was known before stays as it was.
fn assign(
    demand: Demand,
    issue: &mut Issue,
    step: &mut IssueStep,
    desk: &Desk,
) -> Result<(), Fault> {
    let again = issue
        .history
        .iter()
        .any(|s| s.action == IssueAction::Assigned);
    if !again {
        let due = demand
            .due
            .as_deref()
            .map(|t| desk.day_from(t, step.on))
            .transpose()?;
        Demand {
            due: None,
            ..demand
        }
        .apply(issue, desk)?;
        put_some(&mut issue.due, due);
        return Ok(());
    }
    step.lead = demand.lead.as_deref().map(|t| desk.org(t)).transpose()?;
    // A co-unit that takes the lead is no longer a co-unit.
    issue.co.retain(|co| Some(co) != step.lead.as_ref());
    step.to = demand
        .due
        .as_deref()
        .map(|t| desk.day_from(t, step.on))
        .transpose()?;
    Demand {
        lead: None,
        due: None,
        ..demand
    }
    .apply(issue, desk)
}

/// A percentage as people type it: 60, 60%, ６０％.
pub(in crate::cli) fn percent(text: &str) -> Result<Percent, Fault> {
    let plain = half_width(text);
    let number = plain.strip_suffix('%').unwrap_or(&plain).parse().ok();
    number.and_then(Percent::new).ok_or_else(|| {
        fault!(
            Value,
            "“{text}”不是进度，写 0 到 100 的整数",
            "`{text}` is not a whole percentage from 0 to 100"
        )
    })
}

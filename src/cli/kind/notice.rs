//! `supervise notice`: what goes out is written into the issues it concerns in the same command.

use std::collections::BTreeSet;
use std::process::ExitCode;

use clap::Subcommand;

use crate::cli::Globals;
use crate::cli::commit::Together;
use crate::cli::crud::{Crud, Verb, insert};
use crate::cli::desk::{DONE, Desk, Purpose};
use crate::cli::failure::Failure;
use crate::cli::output::Output;
use crate::cli::plain::{NewOf, PlainCommand, StepVerb};
use crate::cli::report::{Shape, tell_impossible};
use crate::cli::stream::to_stderr;
use crate::lang::Lang;
use crate::model::coded::Coded;
use crate::model::issue::{IssueAction, IssueStep};
use crate::model::notice::{NoticeAction, NoticeKind};
use crate::model::plain::Plain;
use crate::model::{Issue, Notice};
use crate::problem::Fault;
use crate::query::dunning::Dunning;
use crate::query::letter::Letter;
use crate::view;
use crate::{fault, say};

/// The verbs of notices.
#[derive(Subcommand)]
pub(crate) enum NoticeCommand {
    #[command(flatten)]
    Common(PlainCommand<Notice>),
    /// Whom to press today, by the ladder of the rules; writes nothing
    Due(Shape),
    /// Print the paper itself, with what the ledger knew on the day it went out
    Print {
        /// The notice: its id or the office's own number
        id: String,
        #[command(flatten)]
        output: Output,
    },
}

impl NoticeCommand {
    pub(crate) fn run(self, globals: &Globals, asked: Option<Lang>) -> Result<ExitCode, Failure> {
        match self {
            Self::Common(PlainCommand::Common(Verb::Add(new))) => {
                send(new, &mut Desk::write(globals, asked)?)
            }
            Self::Common(PlainCommand::Step(verb)) => {
                record(&verb, &mut Desk::write(globals, asked)?)
            }
            Self::Common(common) => common.run(globals, asked),
            Self::Due(Shape { filters, output }) => {
                let desk = Desk::read(globals, asked)?;
                tell_impossible(&desk);
                let answer = Dunning::of(&desk.ledger, desk.as_of, &filters.scope(&desk)?);
                output.write(&answer, || view::dunning(&answer, &desk.words()), &desk)?;
                Ok(DONE)
            }
            Self::Print { id, output } => {
                let desk = Desk::read(globals, asked)?;
                let answer = letter(&desk.record(&id)?, &desk)?;
                output.write(&answer, || view::letter(&answer, &desk.words()), &desk)?;
                Ok(DONE)
            }
        }
    }
}

fn letter(notice: &Notice, desk: &Desk) -> Result<Letter, Fault> {
    Letter::of(notice, desk.as_of, &desk.ledger).ok_or_else(|| {
        let (id, as_of) = (&notice.id, desk.as_of);
        fault!(
            Step,
            "{id} 到 {as_of} 还没有发出，不能打印",
            "{id} was not issued yet on {as_of} and cannot be printed"
        )
    })
}

/// Adds a notice, and to its issues the step it stands for.
fn send(new: NewOf<Notice>, desk: &mut Desk) -> Result<ExitCode, Failure> {
    let notice = Notice::build(new, desk)?;
    let mut together = Together::default();
    together.add(notice.clone());
    for out in &notice.history {
        for issue in issues(&notice, desk) {
            if let Some(step) = notice.left_by_issue(issue, out)? {
                follow(issue, step, &mut together);
            }
        }
    }
    together.write(desk)?;
    Ok(DONE)
}

/// Adds a step to a notice, and to its issues the one that goes with it.
fn record(verb: &StepVerb<Notice>, desk: &mut Desk) -> Result<ExitCode, Failure> {
    let (old, new, step) = verb.taken(desk, |notice, action| notice.doer(action).cloned())?;
    let mut together = Together::default();
    let mut passed_over = Vec::new();
    for issue in issues(&new, desk) {
        match new.left_by_unit(issue, &step) {
            Some(step) => follow(issue, step, &mut together),
            None => passed_over.push(issue.id.to_string()),
        }
    }
    let is_of_issues = matches!(step.action, NoticeAction::Signed | NoticeAction::Returned);
    let tells = new.kind == NoticeKind::Handover && is_of_issues;
    together.change(old, new);
    together.write(desk)?;
    if tells && !passed_over.is_empty() && desk.purpose == Purpose::Write {
        tell_passed_over(&passed_over, step.action, desk);
    }
    Ok(DONE)
}

/// The issues of a notice, each once.
fn issues<'d>(notice: &Notice, desk: &'d Desk) -> Vec<&'d Issue> {
    let ids: BTreeSet<_> = notice.issues.iter().collect();
    let issues = ids.into_iter().filter_map(|id| desk.ledger.issues.get(id));
    issues.collect()
}

fn follow(issue: &Issue, step: IssueStep, together: &mut Together) {
    let mut new = issue.clone();
    insert(&mut new, step);
    together.change(issue.clone(), new);
}

/// Says which issues the step was not written into: they are beyond it, or in other hands.
fn tell_passed_over(issues: &[String], action: NoticeAction, desk: &Desk) {
    let of_issue = match action {
        NoticeAction::Returned => IssueAction::Declined,
        _ => IssueAction::Acknowledged,
    };
    let what = of_issue.label().in_lang(desk.lang);
    let list = issues.join("、");
    let list_en = issues.join(", ");
    to_stderr(&say!(
        desk.lang,
        "{list} 没有另记“{what}”：已经记过，或已过了这一步。\n",
        "Not written into {list_en}: already {what}, or beyond that.\n"
    ));
}

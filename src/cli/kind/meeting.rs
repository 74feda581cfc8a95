//! Meetings: the verbs of any plain kind, and what was decided, who reported, the next one and its
//! papers.

use std::process::ExitCode;

use clap::Subcommand;

use crate::cli::desk::{DONE, Desk, Purpose, one_line};
use crate::cli::failure::Failure;
use crate::cli::output::Output;
use crate::cli::plain::PlainCommand;
use crate::cli::report::MeetingReport;
use crate::cli::stream::to_stdout;
use crate::cli::{Globals, commit};
use crate::lang::Lang;
use crate::model::Meeting;
use crate::model::meeting::{Decision, Reporting};
use crate::problem::Fault;
use crate::query::minutes::Minutes;
use crate::query::next_meeting::NextMeeting;
use crate::render::harmless;
use crate::{fault, say, view};

/// What can be done with a meeting.
#[derive(Subcommand)]
#[allow(clippy::large_enum_variant)] // Parsed once a run.
pub(crate) enum MeetingCommand {
    #[command(flatten)]
    Common(PlainCommand<Meeting>),
    /// Add a decision: what is to be done, by which unit, by when
    Decide {
        /// The record: its id or the office's own number
        id: String,
        /// What is to be done
        #[arg(long, value_name = "TEXT")]
        text: String,
        /// The unit that does it
        #[arg(long, value_name = "UNIT")]
        unit: String,
        /// By when
        #[arg(long, value_name = "DATE")]
        due: Option<String>,
    },
    /// Add a unit that reported to the meeting
    Report {
        /// The record: its id or the office's own number
        id: String,
        /// The unit that reported
        #[arg(long, value_name = "UNIT")]
        unit: String,
        /// The paper it reported with
        #[arg(long, value_name = "TEXT")]
        doc: Option<String>,
    },
    /// Print the minutes: who came, what was heard, the numbered decisions
    Print {
        /// The record: its id or the office's own number
        id: String,
        #[command(flatten)]
        output: Output,
    },
    /// Say when the next half-monthly meeting is and why; writes nothing
    Next(Output),
    /// The papers of a half-monthly meeting, like report meeting; writes nothing
    Prepare(MeetingReport),
}

impl MeetingCommand {
    /// Does it.
    pub(crate) fn run(self, globals: &Globals, asked: Option<Lang>) -> Result<ExitCode, Failure> {
        match self {
            Self::Common(common) => common.run(globals, asked),
            Self::Decide {
                id,
                text,
                unit,
                due,
            } => {
                let mut desk = Desk::write(globals, asked)?;
                let made = grow(&mut desk, &id, |meeting, desk| {
                    let due = due.map(|t| desk.day_from(&t, meeting.date)).transpose()?;
                    let made = Decision {
                        no: next_number(meeting),
                        text: one_line(&text),
                        unit: desk.org(&unit)?,
                        due,
                    };
                    meeting.decisions.push(made.clone());
                    Ok(made)
                })?;
                tell(&made, &desk)
            }
            Self::Report { id, unit, doc } => {
                let mut desk = Desk::write(globals, asked)?;
                grow(&mut desk, &id, |meeting, desk| {
                    let unit = desk.org(&unit)?;
                    let doc = doc.as_deref().map(one_line);
                    meeting.reports.push(Reporting { unit, doc });
                    Ok(())
                })?;
                Ok(DONE)
            }
            Self::Print { id, output } => {
                let desk = Desk::read(globals, asked)?;
                let answer = minutes(&desk.record(&id)?, &desk)?;
                output.write(&answer, || view::minutes(&answer, &desk.words()), &desk)?;
                Ok(DONE)
            }
            Self::Next(output) => {
                let desk = Desk::read(globals, asked)?;
                let campaign = desk.one_campaign()?;
                let answer = NextMeeting::of(&desk.ledger, desk.as_of, Some(&campaign));
                let page = || view::next_meeting(&answer, &desk.words());
                output.write(&answer, page, &desk)?;
                Ok(DONE)
            }
            Self::Prepare(pack) => pack.run(&Desk::read(globals, asked)?),
        }
    }
}

/// The minutes of a meeting; only one that was held has any.
fn minutes(meeting: &Meeting, desk: &Desk) -> Result<Minutes, Fault> {
    let (id, as_of) = (&meeting.id, desk.as_of);
    Minutes::of(meeting, as_of, &desk.ledger).ok_or_else(|| {
        fault!(
            Value,
            "{id} 在 {as_of} 还没有召开，没有纪要",
            "{id} was not held by {as_of}, so it has no minutes"
        )
    })
}

/// Adds a part to a meeting and writes it.
fn grow<T>(
    desk: &mut Desk,
    id: &str,
    add: impl FnOnce(&mut Meeting, &Desk) -> Result<T, Fault>,
) -> Result<T, Failure> {
    let old: Meeting = desk.record(id)?;
    let mut new = old.clone();
    let added = add(&mut new, desk)?;
    commit::change(desk, &old, &new)?;
    Ok(added)
}

/// Decisions are numbered from 1; a number is not used again.
fn next_number(meeting: &Meeting) -> u32 {
    let last = meeting.decisions.iter().map(|decision| decision.no).max();
    last.unwrap_or(0).saturating_add(1)
}

/// Says which number the decision was given.
fn tell(made: &Decision, desk: &Desk) -> Result<ExitCode, Failure> {
    if desk.purpose == Purpose::Write {
        let (no, text) = (made.no, harmless(&made.text));
        let unit = harmless(desk.ledger.org_name(&made.unit));
        to_stdout(&say!(
            desk.lang,
            "  第 {no} 项：{text}（{unit}）\n",
            "  decision {no}: {text} ({unit})\n"
        ))?;
    }
    Ok(DONE)
}

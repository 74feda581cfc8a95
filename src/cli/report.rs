//! `supervise report`.

use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::coded::coded;
use super::desk::{DONE, Desk};
use super::failure::Failure;
use super::filters::Filters;
use super::output::Output;
use super::stream::to_stderr;
use crate::fault;
use crate::model::issue::replay;
use crate::problem::Fault;
use crate::query::Scope;
use crate::query::breakdown::{Breakdown, GroupedBy};
use crate::query::compliance::Compliance;
use crate::query::departments::Departments;
use crate::query::overdue::Overdue;
use crate::query::timeline::Timeline;
use crate::query::weekly::Weekly;
use crate::say;
use crate::view;

/// Which report, of what, in which format.
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Report {
    #[command(subcommand)]
    which: Option<Which>,
    #[command(flatten)]
    shape: Shape,
}

/// The reports.
#[derive(Subcommand)]
enum Which {
    /// The week: stock, new, closed, overdue against the week before [the default]
    Weekly(Shape),
    /// What is past its deadline, by department and by county
    Overdue(Shape),
    /// How each department stands
    Departments(Shape),
    /// How far regulations are assigned, inspected and carried out
    Compliance {
        /// Compare with this earlier day
        #[arg(long, value_name = "DATE")]
        since: Option<String>,
        #[command(flatten)]
        shape: OfArticles,
    },
    /// The assigned articles with who, how, by when and what came of it
    Breakdown {
        /// What the table is grouped by
        #[arg(long = "group-by", value_name = "WHAT", value_parser = coded::<GroupedBy>(), default_value = "chapter")]
        grouped_by: GroupedBy,
        #[command(flatten)]
        shape: OfArticles,
    },
    /// The deadlines ahead
    Timeline {
        /// How many days to look ahead
        #[arg(long, default_value_t = 60, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1000))]
        days: u32,
        #[command(flatten)]
        shape: Shape,
    },
}

/// Of what, and in which format.
#[derive(Args)]
pub(crate) struct Shape {
    #[command(flatten)]
    pub(crate) filters: Filters,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Args)]
struct OfArticles {
    /// Only what this unit leads
    #[arg(long, value_name = "UNIT", help_heading = "Filters")]
    org: Option<String>,
    #[command(flatten)]
    output: Output,
}

impl OfArticles {
    fn scope(&self, desk: &Desk) -> Result<Scope, Fault> {
        let org = self.org.as_deref().map(|t| desk.org(t)).transpose()?;
        Ok(Scope {
            campaign: desk.campaign.clone(),
            org,
            ..Scope::default()
        })
    }
}

impl Report {
    pub(crate) fn run(self, desk: &Desk) -> Result<ExitCode, Failure> {
        tell_impossible(desk);
        tell_kept_until(desk);
        let (ledger, as_of, words) = (&desk.ledger, desk.as_of, &desk.words());
        match self.which.unwrap_or(Which::Weekly(self.shape)) {
            Which::Weekly(Shape { filters, output }) => {
                let answer = Weekly::of(ledger, as_of, &filters.scope(desk)?);
                output.write(&answer, || view::weekly(&answer, words), desk)?;
            }
            Which::Overdue(Shape { filters, output }) => {
                let answer = Overdue::of(ledger, as_of, &filters.scope(desk)?);
                output.write(&answer, || view::overdue(&answer, words), desk)?;
            }
            Which::Departments(Shape { filters, output }) => {
                let answer = Departments::of(ledger, as_of, &filters.scope(desk)?);
                output.write(&answer, || view::departments(&answer, words), desk)?;
            }
            Which::Compliance { since, shape } => {
                let since = desk.maybe_day(since.as_ref())?;
                if let Some(since) = since.filter(|since| *since >= as_of) {
                    return Err(fault!(
                        Value,
                        "比较的日期 {since} 应早于 {as_of}",
                        "the day to compare with, {since}, must be before {as_of}"
                    )
                    .into());
                }
                let answer = Compliance::of(ledger, as_of, since, &shape.scope(desk)?);
                shape
                    .output
                    .write(&answer, || view::compliance(&answer, words), desk)?;
            }
            Which::Breakdown { grouped_by, shape } => {
                let answer = Breakdown::of(ledger, as_of, grouped_by, &shape.scope(desk)?);
                shape
                    .output
                    .write(&answer, || view::breakdown(&answer, words), desk)?;
            }
            Which::Timeline {
                days,
                shape: Shape { filters, output },
            } => {
                let answer = Timeline::of(ledger, as_of, days, &filters.scope(desk)?);
                output.write(&answer, || view::timeline(&answer, words), desk)?;
            }
        }
        Ok(DONE)
    }
}

/// A closed ledger reports as of the last day it was kept.
pub(super) fn tell_kept_until(desk: &Desk) {
    if let Some(day) = desk
        .ledger
        .settings
        .kept_until
        .filter(|day| desk.as_of == *day)
    {
        to_stderr(&say!(
            desk.lang,
            "本账本记到 {day} 为止，报告以这一天为准。\n",
            "This ledger was kept until {day}; the report is as of that day.\n"
        ));
    }
}

/// Steps that cannot have happened do not count; the reader of a report must know.
pub(crate) fn tell_impossible(desk: &Desk) {
    let wrong = desk
        .ledger
        .issues
        .iter()
        .filter(|issue| {
            issue.history.is_empty() || !replay(issue, desk.as_of, |_, _| {}).1.is_empty()
        })
        .count();
    if wrong > 0 {
        to_stderr(&say!(
            desk.lang,
            "提醒：{wrong} 个问题的办理记录里有不可能的步骤，没有计入；运行 supervise check 查看\n",
            "warning: the histories of {wrong} issues hold impossible steps, which are not counted; run supervise check\n"
        ));
    }
}

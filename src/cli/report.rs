//! `supervise report`.

mod days;
mod enforcement;
mod meeting;
mod shape;
mod tell;

pub(crate) use meeting::MeetingReport;
pub(crate) use shape::Shape;
pub(crate) use tell::{tell_impossible, tell_kept_until};

use std::process::ExitCode;

use clap::{Args, Subcommand};

use days::{earlier, quarter_called, span};
use shape::{OfCounty, OfUnit, Shaped};

use super::coded::coded;
use super::desk::Desk;
use super::failure::Failure;
use crate::model::period::Period;
use crate::model::{Ledger, Meeting};
use crate::query::Scope;
use crate::query::board::Board;
use crate::query::breakdown::{Breakdown, GroupedBy};
use crate::query::checklist::Checklist;
use crate::query::compliance::Compliance;
use crate::query::counties::Counties;
use crate::query::coverage::Coverage;
use crate::query::departments::Departments;
use crate::query::evaluation::Evaluations;
use crate::query::groups::Groups;
use crate::query::look_backs::LookBacks;
use crate::query::opinions::Opinions;
use crate::query::outcomes::Outcomes;
use crate::query::overdue::Overdue;
use crate::query::quarter::Quarter;
use crate::query::rectification::Rectification;
use crate::query::rectification_ledger::RectificationLedger;
use crate::query::sampling::Sampling;
use crate::query::suggestions::Suggestions;
use crate::query::targets::Targets;
use crate::query::timeline::Timeline;
use crate::query::weekly::Weekly;
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
    Weekly {
        /// Say what moved since this day, or since last-meeting [default: seven days]
        #[arg(long, value_name = "DATE")]
        since: Option<String>,
        #[command(flatten)]
        shape: Shape,
    },
    /// The papers of a half-monthly meeting: decisions first, then what moved since the last one
    Meeting(MeetingReport),
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
        shape: OfUnit,
    },
    /// The assigned articles with who, how, by when and what came of it
    Breakdown {
        /// What the table is grouped by
        #[arg(long = "group-by", value_name = "WHAT", value_parser = coded::<GroupedBy>(), default_value = "chapter")]
        grouped_by: GroupedBy,
        #[command(flatten)]
        shape: OfUnit,
    },
    /// The list of issues as a meeting approved it
    Checklist {
        /// The meeting [default: the last council of chairpersons that issues were put before]
        #[arg(long, value_name = "ID")]
        meeting: Option<String>,
        #[command(flatten)]
        shape: Shape,
    },
    /// Each issue with its measures, how far they are, and how it was closed
    Ledger(Shape),
    /// The deadlines ahead
    Timeline {
        /// How many days to look ahead
        #[arg(long, default_value_t = 60, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1000))]
        days: u32,
        #[command(flatten)]
        shape: Shape,
    },
    /// Where each inspection group went, what it found, which articles it inspected
    Groups(OfCounty),
    /// Each county, and town and country: facilities, visits, opinions, issues, risk list
    Counties(OfCounty),
    /// What became of the draws of the year
    Sampling(OfCounty),
    /// The annual rate of inspection of each county, and whether it is enough
    Coverage(OfCounty),
    /// Opinions: how many, what about, where from, what became of them
    Opinions(OfCounty),
    /// Deputies' suggestions: classes of the replies, satisfaction, units, overdue
    Suggestions(OfUnit),
    /// Targets: planned, done, rate, overdue
    Targets(OfUnit),
    /// A quarter: what was done, and the figures reported by county
    Quarter {
        /// The quarter, such as 2024Q3 [default: that of the day]
        #[arg(long, value_name = "QUARTER")]
        quarter: Option<String>,
        #[command(flatten)]
        shape: OfCounty,
    },
    /// Votes on satisfaction: grades and rates, rounds side by side, what is to be voted on again
    Evaluation(OfUnit),
    /// Outcomes by kind, with the issues they answer; common issues without one
    Outcomes(Shape),
    /// Look-backs: what is due, what was found, what relapsed
    LookBacks(Shape),
    /// The wall board: progress, units and states, deadlines, articles, every issue; best as html
    Board(Shape),
    /// The paper on how a regulation is carried out: tables and findings; the prose is yours
    Enforcement(enforcement::EnforcementReport),
    /// The paper on what became of the issues: figures, then issue by issue
    Rectification(Shape),
}

impl Report {
    pub(crate) fn run(self, desk: &Desk) -> Result<ExitCode, Failure> {
        tell_impossible(desk);
        tell_kept_until(desk);
        let weekly = Which::Weekly {
            since: None,
            shape: self.shape,
        };
        self.which.unwrap_or(weekly).run(desk)
    }
}

impl Which {
    fn run(self, desk: &Desk) -> Result<ExitCode, Failure> {
        let as_of = desk.as_of;
        match self {
            Self::Weekly { since, shape } => {
                let span = span(since.as_ref(), desk)?;
                shape.print(
                    desk,
                    |l, _, scope| Weekly::over(l, span, scope),
                    view::weekly,
                )
            }
            Self::Meeting(report) => report.run(desk),
            Self::Overdue(shape) => shape.print(desk, Overdue::of, view::overdue),
            Self::Departments(shape) => shape.print(desk, Departments::of, view::departments),
            Self::Compliance { since, shape } => {
                let since = desk.maybe_day(since.as_ref())?;
                let since = since.map(|day| earlier(day, as_of)).transpose()?;
                let answer = |l: &Ledger, on, scope: &Scope| Compliance::of(l, on, since, scope);
                shape.print(desk, answer, view::compliance)
            }
            Self::Breakdown { grouped_by, shape } => {
                let page = if shape.output.is_for_screen() {
                    view::breakdown
                } else {
                    view::breakdown_table
                };
                let answer =
                    |l: &Ledger, on, scope: &Scope| Breakdown::of(l, on, grouped_by, scope);
                shape.print(desk, answer, page)
            }
            Self::Checklist { meeting, shape } => {
                let meeting = meeting.map(|id| desk.record::<Meeting>(&id)).transpose()?;
                let of = meeting.as_ref();
                let answer = |l: &Ledger, on, scope: &Scope| Checklist::of(l, on, of, scope);
                shape.print(desk, answer, view::checklist)
            }
            Self::Ledger(shape) => {
                shape.print(desk, RectificationLedger::of, view::rectification_ledger)
            }
            Self::Timeline { days, shape } => {
                let answer = |l: &Ledger, on, scope: &Scope| Timeline::of(l, on, days, scope);
                shape.print(desk, answer, view::timeline)
            }
            Self::Groups(shape) => shape.print(desk, Groups::of, view::groups),
            Self::Counties(shape) => shape.print(desk, Counties::of, view::counties),
            Self::Sampling(shape) => shape.print(desk, Sampling::of, view::sampling),
            Self::Coverage(shape) => shape.print(desk, Coverage::of, view::coverage),
            Self::Opinions(shape) => shape.print(desk, Opinions::of, view::opinions),
            Self::Suggestions(shape) => shape.print(desk, Suggestions::of, view::suggestions),
            Self::Targets(shape) => shape.print(desk, Targets::of, view::targets),
            Self::Quarter { quarter, shape } => {
                let period = match quarter {
                    Some(text) => quarter_called(&text, as_of)?,
                    None => Period::quarter_of(as_of),
                };
                let answer = |l: &Ledger, on, scope: &Scope| Quarter::of(l, on, period, scope);
                shape.print(desk, answer, view::quarter)
            }
            Self::Evaluation(shape) => shape.print(desk, Evaluations::of, view::evaluation),
            Self::Outcomes(shape) => shape.print(desk, Outcomes::of, view::outcomes),
            Self::LookBacks(shape) => shape.print(desk, LookBacks::of, view::look_backs),
            Self::Board(shape) => shape.print(desk, Board::of, view::board),
            Self::Enforcement(report) => report.run(desk),
            Self::Rectification(shape) => shape.print(desk, Rectification::of, view::rectification),
        }
    }
}

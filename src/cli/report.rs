//! `supervise report`.

mod meeting;

pub(crate) use meeting::MeetingReport;

use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::coded::coded;
use super::desk::{DONE, Desk};
use super::failure::Failure;
use super::filters::Filters;
use super::output::Output;
use super::stream::to_stderr;
use crate::fault;
use crate::for_kind;
use crate::lang::Lang;
use crate::model::Day;
use crate::model::issue::replay;
use crate::model::period::Period;
use crate::model::step::Action;
use crate::model::{Issue, Kind, Meeting, Record};
use crate::problem::Fault;
use crate::query::Scope;
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
use crate::query::sampling::Sampling;
use crate::query::span::Span;
use crate::query::suggestions::Suggestions;
use crate::query::targets::Targets;
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
    Groups(Output),
    /// Each county, and town and country: facilities, visits, opinions, issues, risk list
    Counties(Output),
    /// What became of the draws of the year
    Sampling(Output),
    /// The annual rate of inspection of each county, and whether it is enough
    Coverage(Output),
    /// Opinions: how many, what about, where from, what became of them
    Opinions {
        /// Only this county
        #[arg(long, value_name = "COUNTY", help_heading = "Filters")]
        county: Option<String>,
        #[command(flatten)]
        output: Output,
    },
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
        output: Output,
    },
    /// Votes on satisfaction: grades and rates, rounds side by side, what is to be voted on again
    Evaluation(OfUnit),
    /// Outcomes by kind, with the issues they answer; common issues without one
    Outcomes(Shape),
    /// Look-backs: what is due, what was found, what relapsed
    LookBacks(Shape),
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
struct OfUnit {
    /// Only what this unit leads
    #[arg(long, value_name = "UNIT", help_heading = "Filters")]
    org: Option<String>,
    #[command(flatten)]
    output: Output,
}

impl OfUnit {
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
        let weekly = Which::Weekly {
            since: None,
            shape: self.shape,
        };
        match self.which.unwrap_or(weekly) {
            Which::Weekly {
                since,
                shape: Shape { filters, output },
            } => {
                let scope = filters.scope(desk)?;
                let answer = Weekly::over(ledger, span(since.as_ref(), desk)?, &scope);
                output.write(&answer, || view::weekly(&answer, words), desk)?;
            }
            Which::Meeting(pack) => return pack.run(desk),
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
                let since = since.map(|day| earlier(day, as_of)).transpose()?;
                let answer = Compliance::of(ledger, as_of, since, &shape.scope(desk)?);
                shape
                    .output
                    .write(&answer, || view::compliance(&answer, words), desk)?;
            }
            Which::Breakdown { grouped_by, shape } => {
                let answer = Breakdown::of(ledger, as_of, grouped_by, &shape.scope(desk)?);
                let output = &shape.output;
                let page = if output.is_for_screen() {
                    view::breakdown
                } else {
                    view::breakdown_table
                };
                output.write(&answer, || page(&answer, words), desk)?;
            }
            Which::Checklist {
                meeting,
                shape: Shape { filters, output },
            } => {
                let meeting = meeting.map(|id| desk.record::<Meeting>(&id)).transpose()?;
                let scope = filters.scope(desk)?;
                let answer = Checklist::of(ledger, as_of, meeting.as_ref(), &scope);
                output.write(&answer, || view::checklist(&answer, words), desk)?;
            }
            Which::Ledger(Shape { filters, output }) => {
                let answer = Rectification::of(ledger, as_of, &filters.scope(desk)?);
                output.write(&answer, || view::rectification(&answer, words), desk)?;
            }
            Which::Timeline {
                days,
                shape: Shape { filters, output },
            } => {
                let answer = Timeline::of(ledger, as_of, days, &filters.scope(desk)?);
                output.write(&answer, || view::timeline(&answer, words), desk)?;
            }
            Which::Groups(output) => {
                let answer = Groups::of(ledger, as_of, &whole(desk));
                output.write(&answer, || view::groups(&answer, words), desk)?;
            }
            Which::Counties(output) => {
                let answer = Counties::of(ledger, as_of, &whole(desk));
                output.write(&answer, || view::counties(&answer, words), desk)?;
            }
            Which::Sampling(output) => {
                let answer = Sampling::of(ledger, as_of, &whole(desk));
                output.write(&answer, || view::sampling(&answer, words), desk)?;
            }
            Which::Coverage(output) => {
                let answer = Coverage::of(ledger, as_of, &whole(desk));
                output.write(&answer, || view::coverage(&answer, words), desk)?;
            }
            Which::Opinions { county, output } => {
                let scope = Scope {
                    county: county.as_deref().map(|t| desk.county(t)).transpose()?,
                    ..whole(desk)
                };
                let answer = Opinions::of(ledger, as_of, &scope);
                output.write(&answer, || view::opinions(&answer, words), desk)?;
            }
            Which::Suggestions(shape) => {
                let answer = Suggestions::of(ledger, as_of, &shape.scope(desk)?);
                let output = &shape.output;
                output.write(&answer, || view::suggestions(&answer, words), desk)?;
            }
            Which::Targets(shape) => {
                let answer = Targets::of(ledger, as_of, &shape.scope(desk)?);
                let output = &shape.output;
                output.write(&answer, || view::targets(&answer, words), desk)?;
            }
            Which::Quarter { quarter, output } => {
                let period = match quarter {
                    Some(text) => quarter_called(&text, as_of)?,
                    None => Period::quarter_of(as_of),
                };
                let answer = Quarter::of(ledger, as_of, period, &whole(desk));
                output.write(&answer, || view::quarter(&answer, words), desk)?;
            }
            Which::Evaluation(shape) => {
                let answer = Evaluations::of(ledger, as_of, &shape.scope(desk)?);
                shape
                    .output
                    .write(&answer, || view::evaluation(&answer, words), desk)?;
            }
            Which::Outcomes(Shape { filters, output }) => {
                let answer = Outcomes::of(ledger, as_of, &filters.scope(desk)?);
                output.write(&answer, || view::outcomes(&answer, words), desk)?;
            }
            Which::LookBacks(Shape { filters, output }) => {
                let answer = LookBacks::of(ledger, as_of, &filters.scope(desk)?);
                output.write(&answer, || view::look_backs(&answer, words), desk)?;
            }
        }
        Ok(DONE)
    }
}

/// The days of a weekly report: seven, or those since the day or the meeting that was asked for.
fn span(since: Option<&String>, desk: &Desk) -> Result<Span, Fault> {
    let as_of = desk.as_of;
    match since {
        None => Ok(Span::week(as_of)),
        Some(text) if is_last_meeting(text) => {
            let campaign = desk.campaign.as_ref();
            let span = Span::since_meeting(&desk.ledger, campaign, as_of.pred(), as_of);
            span.ok_or_else(|| {
                fault!(
                    Value,
                    "{as_of} 以前没有开过半月推进会；--since 可以写日期",
                    "no half-monthly meeting was held before {as_of}; give --since a day"
                )
            })
        }
        Some(text) => Ok(Span::since(earlier(desk.day(text)?, as_of)?, as_of)),
    }
}

/// Whether `--since` asks for the last half-monthly meeting.
fn is_last_meeting(text: &str) -> bool {
    matches!(text.trim(), "last-meeting" | "上次会议" | "上次推进会")
}

/// A day to compare with, which must lie before the report's.
fn earlier(since: Day, as_of: Day) -> Result<Day, Fault> {
    if since < as_of {
        return Ok(since);
    }
    Err(fault!(
        Value,
        "比较的日期 {since} 应早于 {as_of}",
        "the day to compare with, {since}, must be before {as_of}"
    ))
}

/// All of a campaign.
fn whole(desk: &Desk) -> Scope {
    Scope {
        campaign: desk.campaign.clone(),
        ..Scope::default()
    }
}

/// The quarter people call so; without a year that of the day.
fn quarter_called(text: &str, as_of: Day) -> Result<Period, Fault> {
    let period = Period::read(text, Some(as_of.year())).filter(|p| p.months() == 3);
    let unknown = || {
        fault!(
            Value,
            "“{text}”不是季度；可写 2024Q3、2024年第三季度、三季度",
            "`{text}` is not a quarter; write 2024Q3 or Q3"
        )
    };
    let period = period.ok_or_else(unknown)?;
    if period.first() > as_of {
        let title = period.title(Lang::Zh);
        return Err(fault!(
            Value,
            "{title}在 {as_of} 之后",
            "{period} is after {as_of}"
        ));
    }
    Ok(period)
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
    let kinds = Kind::ALL.iter();
    let records: usize = kinds
        .map(|kind| for_kind!(*kind, R => impossible::<R>(desk)))
        .sum();
    let issues = desk.ledger.issues.iter();
    let wrong = |issue: &&Issue| {
        issue.history.is_empty() || !replay(issue, desk.as_of, |_, _| {}).1.is_empty()
    };
    let wrong = records + issues.filter(wrong).count();
    if wrong > 0 {
        to_stderr(&say!(
            desk.lang,
            "提醒：{wrong} 条记录的办理记录里有不可能的步骤，没有计入；运行 supervise check 查看\n",
            "warning: the histories of {wrong} records hold impossible steps, which are not counted; run supervise check\n"
        ));
    }
}

/// How many records of a kind hold such steps, as far as the kind's actions tell.
fn impossible<R: Record>(desk: &Desk) -> usize {
    let records = R::table(&desk.ledger).iter();
    let is_wrong = |r: &&R| R::Action::has_impossible(r.history(), desk.as_of);
    records.filter(is_wrong).count()
}

//! `supervise inspection`: the verbs of a table of facts, and an issue raised from what a visit found.

use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::raise::{Occasion, Raise, write_with};
use crate::cli::Globals;
use crate::cli::desk::{DONE, Desk, long_text};
use crate::cli::failure::Failure;
use crate::cli::plain::PlainCommand;
use crate::cli::steps::By;
use crate::lang::Lang;
use crate::model::inspection::VisitScope;
use crate::model::living::begun;
use crate::model::{Inspection, Kind};

/// The verbs of visits.
#[derive(Subcommand)]
#[allow(clippy::large_enum_variant)] // Parsed once a run.
pub(crate) enum InspectionCommand {
    #[command(flatten)]
    Common(PlainCommand<Inspection>),
    /// Raise an issue from what a visit found, linked both ways
    #[command(mut_arg("title", |arg| arg.long("title").required(true).help("What it is called, at most 40 characters")))]
    #[command(mut_arg("issue_kind", |arg| arg.required(true)))]
    #[command(mut_arg("issue_category", |arg| arg.required(true)))]
    Raise(RaiseFrom),
}

/// Which visit, and what is to be raised.
#[derive(Args)]
pub(crate) struct RaiseFrom {
    /// The record: its id or the office's own number
    id: String,
    /// What was found [default: what the visit says]
    #[arg(long, value_name = "TEXT")]
    finding: Option<String>,
    /// The unit that answers for it
    #[arg(long, value_name = "UNIT")]
    lead: Option<String>,
    /// An article it touches, such as henan-2022-a45; may be given several times
    #[arg(long = "article", value_name = "ID")]
    articles: Vec<String>,
    #[command(flatten)]
    raise: Raise,
    #[command(flatten)]
    by: By,
}

impl InspectionCommand {
    pub(crate) fn run(self, globals: &Globals, asked: Option<Lang>) -> Result<ExitCode, Failure> {
        match self {
            Self::Common(command) => command.run(globals, asked),
            Self::Raise(from) => from.run(&mut Desk::write(globals, asked)?),
        }
    }
}

impl RaiseFrom {
    fn run(self, desk: &mut Desk) -> Result<ExitCode, Failure> {
        let old: Inspection = desk.record(&self.id)?;
        // Found on the day of the visit by who went, unless said otherwise.
        let visited_on = begun(&old.history).unwrap_or(desk.today);
        let (on, by) = self.by.resolve(desk, Some(&old.group))?;
        let on = self.by.on.as_ref().map_or(visited_on, |_| on);
        let lead = self.lead.as_deref().map(|t| desk.org(t)).transpose()?;
        let occasion = Occasion {
            campaign: old.campaign.clone(),
            on,
            by,
            channel: channel(old.scope),
            reference: old.id.to_string(),
            finding: self
                .finding
                .as_deref()
                .map(long_text)
                .or(old.finding.clone()),
            facility: old.facility.clone(),
            county: old.county.clone(),
            articles: desk.known_list(Kind::Article, &self.articles)?,
            areas: Vec::new(),
            lead,
            co: Vec::new(),
        };
        let issue = self.raise.issue(occasion, desk)?;
        let mut new = old.clone();
        new.issues.extend(issue.iter().map(|i| i.id.clone()));
        write_with(issue, &old, &new, desk)?;
        Ok(DONE)
    }
}

/// The channel of an issue found by such a visit.
const fn channel(scope: VisitScope) -> &'static str {
    match scope {
        VisitScope::Survey | VisitScope::Joint => "survey",
        VisitScope::Spot => "sampling",
        VisitScope::Full => "self-check",
        VisitScope::Special | VisitScope::Action => "enforcement-check",
    }
}

//! `supervise facility`.

use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::{mark, put, put_some};
use crate::cli::Globals;
use crate::cli::coded::{among, coded};
use crate::cli::crud::{Crud, Verb, step};
use crate::cli::desk::{Desk, one_line};
use crate::cli::failure::Failure;
use crate::cli::plain::StepVerb;
use crate::cli::steps::{By, Facts};
use crate::lang::Lang;
use crate::model::facility::{Area, FacilityAction, Ownership};
use crate::model::living::begun;
use crate::model::vocabulary::WordList;
use crate::model::{Facility, Step};
use crate::problem::Fault;
use crate::store::next_id;

/// The verbs of facilities.
#[derive(Subcommand)]
pub(crate) enum FacilityCommand {
    #[command(flatten)]
    Common(Verb<Facility>),
    #[command(flatten)]
    Step(StepVerb<Facility>),
    /// Record that it opened, was suspended or closed
    Status {
        /// The facility: its id, its number or its name
        id: String,
        /// The status from that day on
        #[arg(value_parser = among(FacilityAction::STATUSES))]
        status: FacilityAction,
        #[command(flatten)]
        facts: Facts,
    },
}

impl FacilityCommand {
    pub(crate) fn run(self, globals: &Globals, asked: Option<Lang>) -> Result<ExitCode, Failure> {
        match self {
            Self::Common(verb) => verb.run(globals, asked),
            Self::Step(step) => step.run(globals, asked),
            Self::Status { id, status, facts } => {
                step::<Facility>(globals, asked, &id, |_, desk| {
                    facts.step(status, desk, None)
                })
            }
        }
    }
}

/// A new facility.
#[derive(Args)]
pub(crate) struct New {
    /// The name
    #[arg(long)]
    name: String,
    /// The kind: a word of the vocabulary
    #[arg(long)]
    kind: String,
    /// Who owns and runs it
    #[arg(long, value_parser = coded::<Ownership>())]
    ownership: Ownership,
    /// The county
    #[arg(long)]
    county: String,
    /// The status it is recorded with
    #[arg(long, value_parser = among(FacilityAction::STATUSES), default_value = "operating")]
    status: FacilityAction,
    #[command(flatten)]
    by: By,
    #[command(flatten)]
    more: More,
}

#[derive(Args)]
struct More {
    /// Township or street
    #[arg(long, value_name = "NAME")]
    township: Option<String>,
    /// The address of the facility
    #[arg(long)]
    address: Option<String>,
    /// Town or country
    #[arg(long, value_parser = coded::<Area>())]
    area: Option<Area>,
    /// The unified social credit code
    #[arg(long, value_name = "CODE")]
    uscc: Option<String>,
    /// The filing number with civil affairs
    #[arg(long, value_name = "NUMBER")]
    filing_no: Option<String>,
    /// Beds
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=100_000))]
    beds: Option<u32>,
    /// Nursing beds
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=100_000))]
    nursing_beds: Option<u32>,
    /// Beds occupied
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=100_000))]
    occupied_beds: Option<u32>,
}

/// What may be changed.
#[derive(Args)]
pub(crate) struct Change {
    /// The name
    #[arg(long)]
    name: Option<String>,
    /// The kind: a word of the vocabulary
    #[arg(long)]
    kind: Option<String>,
    /// Who owns and runs it
    #[arg(long, value_parser = coded::<Ownership>())]
    ownership: Option<Ownership>,
    /// The county
    #[arg(long)]
    county: Option<String>,
    #[command(flatten)]
    more: More,
}

/// What a list may be narrowed by.
#[derive(Args)]
pub(crate) struct Filter {
    /// Only this county
    #[arg(long)]
    county: Option<String>,
    /// Only this kind
    #[arg(long)]
    kind: Option<String>,
    /// Only this status
    #[arg(long, value_parser = among(FacilityAction::STATUSES))]
    status: Option<FacilityAction>,
    /// Only those on the risk list
    #[arg(long)]
    at_risk: bool,
    /// Only those whose grade has expired and was not given anew
    #[arg(long)]
    rating_expired: bool,
}

impl More {
    fn apply(self, facility: &mut Facility) {
        put_some(&mut facility.township, self.township);
        put_some(&mut facility.address, self.address);
        put_some(&mut facility.area, self.area);
        put_some(
            &mut facility.uscc,
            self.uscc.map(|c| c.to_ascii_uppercase()),
        );
        put_some(&mut facility.filing_no, self.filing_no);
        put_some(&mut facility.beds, self.beds);
        put_some(&mut facility.nursing_beds, self.nursing_beds);
        put_some(&mut facility.occupied_beds, self.occupied_beds);
    }
}

impl Crud for Facility {
    type New = New;
    type Change = Change;
    type Filter = Filter;

    fn build(new: New, desk: &Desk) -> Result<Self, Failure> {
        let (on, by) = new.by.resolve(desk, None)?;
        let mut facility = Self {
            id: next_id::<Self>(&desk.ledger, &desk.office)?,
            uid: mark(desk)?,
            name: one_line(&new.name),
            kind: desk.word(WordList::FacilityKind, &new.kind)?,
            ownership: new.ownership,
            county: desk.county(&new.county)?,
            township: None,
            address: None,
            area: None,
            uscc: None,
            filing_no: None,
            beds: None,
            nursing_beds: None,
            occupied_beds: None,
            history: vec![Step::new(on, new.status, by)],
        };
        new.more.apply(&mut facility);
        Ok(facility)
    }

    fn change(&mut self, change: Change, desk: &Desk) -> Result<(), Fault> {
        put(&mut self.name, change.name.as_deref().map(one_line));
        put(
            &mut self.kind,
            change
                .kind
                .map(|t| desk.word(WordList::FacilityKind, &t))
                .transpose()?,
        );
        put(&mut self.ownership, change.ownership);
        put(
            &mut self.county,
            change.county.map(|t| desk.county(&t)).transpose()?,
        );
        change.more.apply(self);
        Ok(())
    }

    fn select<'d>(filter: &Filter, desk: &'d Desk) -> Result<Vec<&'d Self>, Fault> {
        let county = filter
            .county
            .as_deref()
            .map(|t| desk.county(t))
            .transpose()?;
        let kind = filter
            .kind
            .as_deref()
            .map(|t| desk.word(WordList::FacilityKind, t))
            .transpose()?;
        let wanted = |f: &&Self| {
            begun(&f.history) <= Some(desk.as_of)
                && county.as_ref().is_none_or(|c| *c == f.county)
                && kind.as_ref().is_none_or(|k| *k == f.kind)
                && filter
                    .status
                    .is_none_or(|s| f.status(desk.as_of) == Some(s))
                && (!filter.at_risk || f.at_risk_since(desk.as_of).is_some())
                && (!filter.rating_expired || f.has_expired_rating(desk.as_of))
        };
        Ok(desk.ledger.facilities.iter().filter(wanted).collect())
    }
}

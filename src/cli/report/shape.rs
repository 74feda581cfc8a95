//! What reports are narrowed to, and how they are written.

use std::process::ExitCode;

use clap::Args;
use serde::Serialize;

use crate::cli::desk::{DONE, Desk};
use crate::cli::failure::Failure;
use crate::cli::filters::Filters;
use crate::cli::output::Output;
use crate::model::{Day, Ledger};
use crate::problem::Fault;
use crate::query::Scope;
use crate::view::{Page, Words};

/// Of what, and in which format.
#[derive(Args)]
pub(crate) struct Shape {
    #[command(flatten)]
    pub(crate) filters: Filters,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Of which unit, and in which format.
#[derive(Args)]
pub(super) struct OfUnit {
    /// Only what this unit leads
    #[arg(long, value_name = "UNIT", help_heading = "Filters")]
    org: Option<String>,
    #[command(flatten)]
    pub(super) output: Output,
}

/// Of which county, and in which format.
#[derive(Args)]
pub(super) struct OfCounty {
    /// Only this county
    #[arg(long, value_name = "COUNTY", help_heading = "Filters")]
    county: Option<String>,
    #[command(flatten)]
    pub(super) output: Output,
}

/// Flags that say of what a report is, and where it goes.
pub(super) trait Shaped {
    /// What it is narrowed to.
    fn scope(&self, desk: &Desk) -> Result<Scope, Fault>;

    /// Where it goes.
    fn output(&self) -> &Output;

    /// Writes the report with this answer and this page.
    fn print<A: Serialize>(
        &self,
        desk: &Desk,
        answer: impl FnOnce(&Ledger, Day, &Scope) -> A,
        page: impl FnOnce(&A, &Words<'_>) -> Page,
    ) -> Result<ExitCode, Failure> {
        let answer = answer(&desk.ledger, desk.as_of, &self.scope(desk)?);
        let page = || page(&answer, &desk.words());
        self.output().write(&answer, page, desk)?;
        Ok(DONE)
    }
}

impl Shaped for Shape {
    fn scope(&self, desk: &Desk) -> Result<Scope, Fault> {
        self.filters.scope(desk)
    }

    fn output(&self) -> &Output {
        &self.output
    }
}

impl Shaped for OfUnit {
    fn scope(&self, desk: &Desk) -> Result<Scope, Fault> {
        let org = self.org.as_deref().map(|t| desk.org(t)).transpose()?;
        Ok(Scope {
            campaign: desk.campaign.clone(),
            org,
            ..Scope::default()
        })
    }

    fn output(&self) -> &Output {
        &self.output
    }
}

impl Shaped for OfCounty {
    fn scope(&self, desk: &Desk) -> Result<Scope, Fault> {
        let county = self.county.as_deref();
        Ok(Scope {
            campaign: desk.campaign.clone(),
            county: county.map(|t| desk.county(t)).transpose()?,
            ..Scope::default()
        })
    }

    fn output(&self) -> &Output {
        &self.output
    }
}

//! Filters that lists of issues and reports share.

use super::coded::coded;
use super::desk::Desk;
use crate::model::Light;
use crate::model::issue::IssueState;
use crate::model::vocabulary::WordList;
use crate::problem::Fault;
use crate::query::Scope;

/// What a list or report is narrowed to.
#[derive(clap::Args, Clone, Debug, Default)]
#[command(next_help_heading = "Filters")]
pub(crate) struct Filters {
    /// Only what this unit leads
    #[arg(long, value_name = "UNIT")]
    org: Option<String>,
    /// Only this county
    #[arg(long, value_name = "COUNTY")]
    county: Option<String>,
    /// Only this state
    #[arg(long, value_name = "STATE", value_parser = coded::<IssueState>())]
    state: Option<IssueState>,
    /// Only this light
    #[arg(long, value_name = "LIGHT", value_parser = coded::<Light>())]
    light: Option<Light>,
    /// Only this category
    #[arg(long, value_name = "CATEGORY")]
    category: Option<String>,
}

impl Filters {
    /// What the filters mean in this ledger.
    pub(crate) fn scope(&self, desk: &Desk) -> Result<Scope, Fault> {
        Ok(Scope {
            campaign: desk.campaign.clone(),
            org: self.org.as_deref().map(|t| desk.org(t)).transpose()?,
            county: self.county.as_deref().map(|t| desk.county(t)).transpose()?,
            category: self
                .category
                .as_deref()
                .map(|t| desk.word(WordList::Category, t))
                .transpose()?,
            state: self.state,
            light: self.light,
        })
    }
}

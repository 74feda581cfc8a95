//! `report enforcement`: the paper on how one regulation is carried out.

use std::collections::BTreeSet;
use std::process::ExitCode;

use clap::Args;

use crate::cli::desk::{DONE, Desk};
use crate::cli::failure::Failure;
use crate::cli::output::Output;
use crate::fault;
use crate::model::{Id, Regulation};
use crate::problem::Fault;
use crate::query::Scope;
use crate::query::enforcement::Enforcement;
use crate::view;

/// Of which regulation.
#[derive(Args)]
pub(crate) struct EnforcementReport {
    /// The regulation [default: the only one with assigned articles]
    #[arg(long, help_heading = "Filters")]
    regulation: Option<String>,
    #[command(flatten)]
    output: Output,
}

impl EnforcementReport {
    /// Prints the paper.
    pub(crate) fn run(self, desk: &Desk) -> Result<ExitCode, Failure> {
        // The paper is of one inspection.
        let campaign = desk.one_campaign()?;
        let regulation: Regulation = match &self.regulation {
            Some(text) => desk.record(text)?,
            None => desk.record(only(desk, &campaign)?.as_str())?,
        };
        let scope = Scope {
            campaign: Some(campaign),
            ..Scope::default()
        };
        let answer = Enforcement::of(&desk.ledger, desk.as_of, &regulation, &scope);
        let page = || view::enforcement(&answer, &desk.words());
        self.output.write(&answer, page, desk)?;
        Ok(DONE)
    }
}

/// The only regulation with articles assigned in the campaign.
fn only(desk: &Desk, campaign: &Id) -> Result<Id, Fault> {
    let of_campaign = desk
        .ledger
        .articles
        .iter()
        .filter(|a| a.campaign == *campaign);
    let ids: BTreeSet<&Id> = of_campaign.map(|a| &a.regulation).collect();
    let mut ids = ids.into_iter();
    match (ids.next(), ids.next()) {
        (Some(id), None) => Ok(id.clone()),
        (None, _) => Err(fault!(
            Missing,
            "本专项还没有分解条款；用 --regulation 写明法规",
            "no article is assigned in this campaign; name the regulation with --regulation"
        )),
        (Some(first), Some(second)) => {
            let all: Vec<&str> = [first, second]
                .into_iter()
                .chain(ids)
                .map(Id::as_str)
                .collect();
            let (zh, en) = (all.join("、"), all.join(", "));
            Err(fault!(
                Missing,
                "用 --regulation 写明法规；有：{zh}",
                "name the regulation with --regulation: {en}"
            ))
        }
    }
}

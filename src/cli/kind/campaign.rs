//! `supervise campaign`.

use clap::Args;

use super::{NoFilter, mark, put, put_list, put_some};
use crate::cli::crud::Crud;
use crate::cli::desk::Desk;
use crate::cli::failure::Failure;
use crate::model::{Campaign, Id, Kind};
use crate::problem::Fault;

/// A new campaign.
#[derive(Args)]
pub(crate) struct New {
    /// The slug, such as 2024-elder-care
    #[arg(long)]
    id: String,
    /// The name
    #[arg(long)]
    name: String,
    /// The first day
    #[arg(long, value_name = "DATE")]
    started_on: String,
    #[command(flatten)]
    more: More,
}

#[derive(Args)]
struct More {
    /// The theme, as the superior plan words it
    #[arg(long)]
    theme: Option<String>,
    /// The last day
    #[arg(long, value_name = "DATE")]
    ended_on: Option<String>,
    /// The number of the superior body's plan
    #[arg(long, value_name = "NUMBER")]
    superior_plan: Option<String>,
    /// A regulation whose enforcement is inspected; may be given several times
    #[arg(long = "regulation", value_name = "ID")]
    regulations: Vec<String>,
}

/// What may be changed.
#[derive(Args)]
pub(crate) struct Change {
    /// The name
    #[arg(long)]
    name: Option<String>,
    /// The first day
    #[arg(long, value_name = "DATE")]
    started_on: Option<String>,
    #[command(flatten)]
    more: More,
}

impl More {
    fn apply(self, campaign: &mut Campaign, desk: &Desk) -> Result<(), Fault> {
        put_some(&mut campaign.theme, self.theme);
        put_some(
            &mut campaign.ended_on,
            desk.maybe_day(self.ended_on.as_ref())?,
        );
        put_some(&mut campaign.superior_plan, self.superior_plan);
        put_list(&mut campaign.regulations, &self.regulations, |given| {
            desk.known_list(Kind::Regulation, given)
        })?;
        Ok(())
    }
}

impl Crud for Campaign {
    type New = New;
    type Change = Change;
    type Filter = NoFilter;

    fn build(new: New, desk: &Desk) -> Result<Self, Failure> {
        let started_on = desk.day(&new.started_on)?;
        let mut campaign = Self {
            id: Id::parse(&new.id)?,
            uid: mark(desk)?,
            name: new.name,
            year: started_on.year(),
            theme: None,
            started_on,
            ended_on: None,
            superior_plan: None,
            regulations: Vec::new(),
            history: Vec::new(),
        };
        new.more.apply(&mut campaign, desk)?;
        Ok(campaign)
    }

    fn change(&mut self, change: Change, desk: &Desk) -> Result<(), Fault> {
        put(&mut self.name, change.name);
        put(
            &mut self.started_on,
            desk.maybe_day(change.started_on.as_ref())?,
        );
        change.more.apply(self, desk)
    }

    fn select<'d>(_: &NoFilter, desk: &'d Desk) -> Result<Vec<&'d Self>, Fault> {
        Ok(desk.ledger.campaigns.iter().collect())
    }
}

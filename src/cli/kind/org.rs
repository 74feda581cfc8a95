//! `supervise org`.

use clap::Args;

use super::{mark, put, put_list, put_some};
use crate::cli::coded::coded;
use crate::cli::crud::Crud;
use crate::cli::desk::{Desk, one_line};
use crate::cli::failure::Failure;
use crate::model::coded::Level;
use crate::model::org::{ConferenceRole, OrgKind};
use crate::model::{Id, Org};
use crate::problem::Fault;

/// A new unit.
#[derive(Args)]
pub(crate) struct New {
    /// The slug, such as civil-affairs
    #[arg(long)]
    id: String,
    /// The full name
    #[arg(long)]
    name: String,
    /// The kind
    #[arg(long, value_parser = coded::<OrgKind>())]
    kind: OrgKind,
    /// The level [default: county for a county's unit, else the ledger's own]
    #[arg(long, value_parser = coded::<Level>())]
    level: Option<Level>,
    #[command(flatten)]
    more: More,
}

#[derive(Args)]
struct More {
    /// The short name tables print
    #[arg(long, value_name = "NAME")]
    short_name: Option<String>,
    /// Another name it goes by; may be given several times
    #[arg(long = "alias", value_name = "NAME")]
    aliases: Vec<String>,
    /// The GB/T 2260 division code of a county's unit
    #[arg(long)]
    code: Option<String>,
    /// Its part in the joint conference
    #[arg(long, value_parser = coded::<ConferenceRole>())]
    conference_role: Option<ConferenceRole>,
    /// The unit that leads an inspection group
    #[arg(long, value_name = "UNIT")]
    leader: Option<String>,
    /// A member of an inspection group; may be given several times
    #[arg(long = "member", value_name = "UNIT")]
    members: Vec<String>,
    /// A county an inspection group guides; may be given several times
    #[arg(long = "guides", value_name = "COUNTY")]
    counties: Vec<String>,
    /// What it is responsible for; may be given several times
    #[arg(long = "duty", value_name = "TEXT")]
    duties: Vec<String>,
    /// The day it came into being
    #[arg(long, value_name = "DATE")]
    valid_from: Option<String>,
    /// The day it ceased to be
    #[arg(long, value_name = "DATE")]
    valid_to: Option<String>,
}

/// What may be changed.
#[derive(Args)]
pub(crate) struct Change {
    /// The full name; note the old one as an alias
    #[arg(long)]
    name: Option<String>,
    /// The kind
    #[arg(long, value_parser = coded::<OrgKind>())]
    kind: Option<OrgKind>,
    /// The level
    #[arg(long, value_parser = coded::<Level>())]
    level: Option<Level>,
    #[command(flatten)]
    more: More,
}

/// What a list may be narrowed by.
#[derive(Args)]
pub(crate) struct Filter {
    /// Only this kind
    #[arg(long, value_parser = coded::<OrgKind>())]
    kind: Option<OrgKind>,
}

impl More {
    fn apply(self, org: &mut Org, desk: &Desk) -> Result<(), Fault> {
        put_some(&mut org.short_name, self.short_name);
        put_some(&mut org.code, self.code);
        put_some(&mut org.conference_role, self.conference_role);
        put_some(
            &mut org.leader,
            self.leader.map(|t| desk.org(&t)).transpose()?,
        );
        put_some(
            &mut org.valid_from,
            desk.maybe_day(self.valid_from.as_ref())?,
        );
        put_some(&mut org.valid_to, desk.maybe_day(self.valid_to.as_ref())?);
        for alias in self.aliases {
            if !org.aliases.contains(&alias) {
                org.aliases.push(alias);
            }
        }
        put_list(&mut org.members, &self.members, |given| desk.orgs(given))?;
        if !self.counties.is_empty() {
            org.counties = self
                .counties
                .iter()
                .map(|t| desk.county(t))
                .collect::<Result<_, _>>()?;
        }
        if !self.duties.is_empty() {
            org.duties = self.duties;
        }
        Ok(())
    }
}

fn usual_level(kind: OrgKind, desk: &Desk) -> Level {
    match kind {
        OrgKind::CountyNpc | OrgKind::CountyGovernment => Level::County,
        OrgKind::Township => Level::Township,
        _ => desk.ledger.settings.body.level,
    }
}

impl Crud for Org {
    type New = New;
    type Change = Change;
    type Filter = Filter;

    fn build(new: New, desk: &Desk) -> Result<Self, Failure> {
        let mut org = Self {
            id: Id::parse(&new.id)?,
            uid: mark(desk)?,
            name: one_line(&new.name),
            short_name: None,
            aliases: Vec::new(),
            kind: new.kind,
            level: new.level.unwrap_or(usual_level(new.kind, desk)),
            code: None,
            conference_role: None,
            leader: None,
            members: Vec::new(),
            counties: Vec::new(),
            duties: Vec::new(),
            valid_from: None,
            valid_to: None,
            history: Vec::new(),
        };
        new.more.apply(&mut org, desk)?;
        Ok(org)
    }

    fn change(&mut self, change: Change, desk: &Desk) -> Result<(), Fault> {
        put(&mut self.name, change.name.as_deref().map(one_line));
        put(&mut self.kind, change.kind);
        put(&mut self.level, change.level);
        change.more.apply(self, desk)
    }

    fn select<'d>(filter: &Filter, desk: &'d Desk) -> Result<Vec<&'d Self>, Fault> {
        let wanted = |o: &&Self| filter.kind.is_none_or(|k| k == o.kind);
        Ok(desk.ledger.orgs.iter().filter(wanted).collect())
    }
}

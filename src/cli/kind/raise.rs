//! An issue raised by what an inspection found, linked both ways.

use clap::Args;

use super::mark;
use crate::check::Checked;
use crate::cli::coded::coded;
use crate::cli::commit;
use crate::cli::desk::{Desk, one_line};
use crate::cli::failure::Failure;
use crate::fault;
use crate::model::issue::{IssueAction, IssueKind, Severity, Source};
use crate::model::vocabulary::WordList;
use crate::model::{Day, Id, Issue, Step};
use crate::store::next_id;
use crate::view::Listed;

/// The facts of the issue that the inspection itself does not give.
#[derive(Args)]
#[command(next_help_heading = "Raise an issue")]
pub(crate) struct Raise {
    /// Raise an issue of this title from what was found
    #[arg(long = "raise-issue", value_name = "TITLE", requires_all = ["issue_kind", "issue_category"])]
    title: Option<String>,
    /// The nature of the issue raised
    #[arg(long, value_name = "KIND", requires = "title", value_parser = coded::<IssueKind>())]
    issue_kind: Option<IssueKind>,
    /// The category of the issue raised: a word of the vocabulary
    #[arg(long, value_name = "CATEGORY", requires = "title")]
    issue_category: Option<String>,
    /// How grave the issue raised is [default: general]
    #[arg(long, value_name = "SEVERITY", requires = "title", value_parser = coded::<Severity>())]
    issue_severity: Option<Severity>,
    /// The county concerned, when no facility was inspected
    #[arg(long, value_name = "COUNTY", requires = "title")]
    issue_county: Option<String>,
}

/// What an inspection says of the issue it raises.
pub(super) struct Occasion {
    /// The campaign.
    pub(super) campaign: Id,
    /// The day it was found.
    pub(super) on: Day,
    /// Who found it.
    pub(super) by: Id,
    /// The channel (a word of the vocabulary).
    pub(super) channel: &'static str,
    /// The record or paper it rests on.
    pub(super) reference: String,
    /// What was found.
    pub(super) finding: Option<String>,
    /// The facility inspected.
    pub(super) facility: Option<Id>,
    /// The county, when there is no facility.
    pub(super) county: Option<Id>,
    /// The articles it touches.
    pub(super) articles: Vec<Id>,
    /// The focus areas (words of the vocabulary).
    pub(super) areas: Vec<String>,
    /// The unit that answers for it.
    pub(super) lead: Option<Id>,
    /// The units that help.
    pub(super) co: Vec<Id>,
}

impl Raise {
    /// The issue, when one is to be raised.
    pub(super) fn issue(self, from: Occasion, desk: &Desk) -> Result<Option<Issue>, Failure> {
        let (Some(title), Some(kind), Some(category)) =
            (self.title, self.issue_kind, self.issue_category)
        else {
            return Ok(None);
        };
        let county = self.issue_county.as_deref().map(|t| desk.county(t));
        let county = county.transpose()?.or(from.county);
        let finding = from.finding.ok_or_else(|| {
            fault!(
                Missing,
                "要写明检查发现（--finding）",
                "say what was found (--finding)"
            )
        })?;
        let source = Source {
            channel: desk.word(WordList::Channel, from.channel)?,
            level: desk.ledger.settings.body.level,
            refs: vec![from.reference],
        };
        Ok(Some(Issue {
            id: next_id::<Issue>(&desk.ledger, &desk.office)?,
            uid: mark(desk)?,
            campaign: from.campaign,
            title: one_line(&title),
            description: finding,
            kind,
            category: desk.word(WordList::Category, &category)?,
            focus: Vec::new(),
            areas: from.areas,
            aspects: Vec::new(),
            source,
            county: county.filter(|_| from.facility.is_none()),
            facility: from.facility,
            articles: from.articles,
            severity: self.issue_severity.unwrap_or(Severity::General),
            hazard_basis: None,
            immediate_action: None,
            root_cause: None,
            handling: None,
            lead: from.lead,
            co: from.co,
            supervisor: None,
            requirement: None,
            criteria: None,
            due: None,
            confidentiality: None,
            history: vec![Step::new(from.on, IssueAction::Found, from.by)],
        }))
    }
}

/// Writes the changed record, and the issue it raised if any: both must pass before either is
/// written.
pub(super) fn write_with<R: Listed + Checked>(
    issue: Option<Issue>,
    old: &R,
    new: &R,
    desk: &mut Desk,
) -> Result<(), Failure> {
    if let Some(issue) = issue {
        desk.ledger.issues.put(issue.clone());
        commit::vet(desk, old, new)?;
        commit::add(desk, &issue)?;
    }
    commit::change(desk, old, new)
}

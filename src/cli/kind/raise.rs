//! An issue raised by the inspection of an article, linked both ways.

use clap::Args;

use super::mark;
use crate::cli::coded::coded;
use crate::cli::desk::Desk;
use crate::cli::failure::Failure;
use crate::fault;
use crate::lang::Lang;
use crate::model::issue::{IssueAction, IssueKind, Severity, Source};
use crate::model::vocabulary::WordList;
use crate::model::{Article, ArticleStep, Issue, Step};
use crate::store::next_id;

/// The facts of the issue that the inspection itself does not give.
#[derive(Args)]
#[command(next_help_heading = "Raise an issue")]
pub(crate) struct Raise {
    /// Raise an issue of this title from what was found
    #[arg(long = "raise-issue", value_name = "TITLE", requires_all = ["issue_kind", "issue_category", "finding"])]
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

/// The channel of an issue that an enforcement inspection found.
const CHANNEL: &str = "enforcement-check";

impl Raise {
    /// The issue, when one is to be raised.
    pub(super) fn issue(
        self,
        article: &Article,
        inspection: &ArticleStep,
        desk: &Desk,
    ) -> Result<Option<Issue>, Failure> {
        let (Some(title), Some(kind), Some(category)) =
            (self.title, self.issue_kind, self.issue_category)
        else {
            return Ok(None);
        };
        let county = self
            .issue_county
            .as_deref()
            .map(|t| desk.county(t))
            .transpose()?;
        let finding = inspection.finding.clone().ok_or_else(|| {
            fault!(
                Missing,
                "要写明检查发现（--finding）",
                "say what was found (--finding)"
            )
        })?;
        let source = Source {
            channel: desk.word(WordList::Channel, CHANNEL)?,
            level: desk.ledger.settings.body.level,
            refs: vec![reference(article, inspection, desk)],
        };
        Ok(Some(Issue {
            id: next_id::<Issue>(&desk.ledger, &desk.office)?,
            uid: mark(desk)?,
            campaign: article.campaign.clone(),
            title: title.trim().to_owned(),
            description: finding,
            kind,
            category: desk.word(WordList::Category, &category)?,
            focus: Vec::new(),
            areas: article.areas.clone(),
            aspects: Vec::new(),
            source,
            facility: inspection.facility.clone(),
            county: county.filter(|_| inspection.facility.is_none()),
            articles: vec![article.id.clone()],
            severity: self.issue_severity.unwrap_or(Severity::General),
            hazard_basis: None,
            immediate_action: None,
            root_cause: None,
            handling: None,
            lead: Some(article.lead.clone()),
            co: article.co.clone(),
            supervisor: None,
            requirement: None,
            criteria: None,
            due: None,
            confidentiality: None,
            history: vec![Step::new(
                inspection.on,
                IssueAction::Found,
                inspection.by.clone(),
            )],
        }))
    }
}

/// 《条例》第二十三条检查，2024-06-01.
fn reference(article: &Article, inspection: &ArticleStep, desk: &Desk) -> String {
    let law = desk.ledger.regulations.get(&article.regulation);
    let name = law.map_or("", |r| r.short());
    format!(
        "《{name}》{}检查，{}",
        article.number.title(Lang::Zh),
        inspection.on
    )
}

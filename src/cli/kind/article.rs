//! `supervise article`.

use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::draft::{Adopt, Draft};
use super::raise::{Occasion, Raise, write_with};
use super::{mark, put, put_list, put_some};
use crate::cli::Globals;
use crate::cli::coded::coded;
use crate::cli::crud::{Crud, Verb, insert};
use crate::cli::desk::{DONE, Desk, long_text};
use crate::cli::failure::Failure;
use crate::cli::steps::{By, Facts};
use crate::lang::Lang;
use crate::model::article::ArticleAction;
use crate::model::regulation::ArticleNo;
use crate::model::verdict::{Answer, Finding};
use crate::model::vocabulary::WordList;
use crate::model::{Article, Id, Kind, Step};
use crate::problem::Fault;

/// The verbs of assigned articles.
#[derive(Subcommand)]
pub(crate) enum ArticleCommand {
    #[command(flatten)]
    Common(Verb<Article>),
    /// Propose who answers for each article of a regulation, as a table to be confirmed
    Draft(Draft),
    /// Assign the articles that a confirmed table takes
    Adopt(Adopt),
    /// Record an inspection: the three questions, the result, what was found
    Inspect {
        /// The assigned article, such as henan-2022-a23
        id: String,
        #[command(flatten)]
        inspection: Inspection,
        #[command(flatten)]
        raise: Raise,
    },
}

/// An inspection.
#[derive(Args)]
pub(crate) struct Inspection {
    /// The result
    #[arg(long, value_parser = coded::<Finding>())]
    result: Finding,
    /// Is the law made known and studied?
    #[arg(long, value_parser = coded::<Answer>())]
    publicity: Option<Answer>,
    /// Is the work done by law?
    #[arg(long, value_parser = coded::<Answer>())]
    lawful_work: Option<Answer>,
    /// Is power used by law?
    #[arg(long, value_parser = coded::<Answer>())]
    lawful_power: Option<Answer>,
    /// The round, from 1 [default: the latest there is]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=99))]
    round: Option<u32>,
    /// The facility inspected
    #[arg(long)]
    facility: Option<String>,
    /// How it was inspected: a word of the vocabulary; may be given several times
    #[arg(long = "method", value_name = "METHOD")]
    methods: Vec<String>,
    /// What was found
    #[arg(long, value_name = "TEXT")]
    finding: Option<String>,
    /// An issue it led to; may be given several times
    #[arg(long = "issue", value_name = "ID")]
    issues: Vec<String>,
    #[command(flatten)]
    facts: Facts,
}

impl ArticleCommand {
    pub(crate) fn run(self, globals: &Globals, asked: Option<Lang>) -> Result<ExitCode, Failure> {
        match self {
            Self::Common(verb) => verb.run(globals, asked),
            Self::Draft(draft) => {
                draft.run(&Desk::read(globals, asked)?)?;
                Ok(DONE)
            }
            Self::Adopt(adopt) => {
                adopt.run(&mut Desk::write(globals, asked)?)?;
                Ok(DONE)
            }
            Self::Inspect {
                id,
                inspection,
                raise,
            } => {
                let mut desk = Desk::write(globals, asked)?;
                let old: Article = desk.record(&id)?;
                let mut step = inspection.step(&old, &desk)?;
                let issue = raise.issue(occasion(&old, &step, &desk), &desk)?;
                step.issues.extend(issue.iter().map(|i| i.id.clone()));
                let mut new = old.clone();
                insert(&mut new, step);
                write_with(issue, &old, &new, &mut desk)?;
                Ok(DONE)
            }
        }
    }
}

impl Inspection {
    fn step(self, article: &Article, desk: &Desk) -> Result<Step<ArticleAction>, Fault> {
        let mut step = self
            .facts
            .step(ArticleAction::Inspected, desk, article.group.as_ref())?;
        let latest = article.history.iter().filter_map(|s| s.round).max();
        step.round = Some(self.round.or(latest).unwrap_or(1));
        step.result = Some(self.result);
        step.publicity = self.publicity;
        step.lawful_work = self.lawful_work;
        step.lawful_power = self.lawful_power;
        step.facility = self
            .facility
            .map(|t| desk.known(Kind::Facility, &t))
            .transpose()?;
        step.methods = desk.word_list(WordList::CheckMethod, &self.methods)?;
        step.finding = self.finding.as_deref().map(long_text);
        step.issues = desk.known_list(Kind::Issue, &self.issues)?;
        Ok(step)
    }
}

/// What an inspection says of the issue it raises.
fn occasion(article: &Article, inspection: &Step<ArticleAction>, desk: &Desk) -> Occasion {
    let law = desk.ledger.regulations.get(&article.regulation);
    let name = law.map_or("", |r| r.short());
    let (number, on) = (article.number.title(Lang::Zh), inspection.on);
    Occasion {
        campaign: article.campaign.clone(),
        on,
        by: inspection.by.clone(),
        channel: "enforcement-check",
        reference: format!("《{name}》{number}检查，{on}"),
        finding: inspection.finding.clone(),
        facility: inspection.facility.clone(),
        county: None,
        articles: vec![article.id.clone()],
        areas: article.areas.clone(),
        lead: Some(article.lead.clone()),
        co: article.co.clone(),
    }
}

/// A new assigned article.
#[derive(Args)]
pub(crate) struct New {
    /// The regulation
    #[arg(long)]
    regulation: String,
    /// The article's number, such as 23 or 23-1
    #[arg(long)]
    number: String,
    /// The paragraph, when only one is meant
    #[arg(long, value_name = "N")]
    paragraph: Option<u32>,
    /// The item of it, when only one is meant
    #[arg(long, value_name = "N")]
    item: Option<u32>,
    /// What it asks, in a few words of your own
    #[arg(long, value_name = "TEXT")]
    digest: String,
    /// The department that answers for it
    #[arg(long, value_name = "UNIT")]
    lead: String,
    /// How it is inspected: a word of the vocabulary; may be given several times
    #[arg(long = "method", value_name = "METHOD", required = true)]
    methods: Vec<String>,
    #[command(flatten)]
    by: By,
    #[command(flatten)]
    more: More,
}

#[derive(Args)]
struct More {
    /// A department that helps; may be given several times
    #[arg(long = "co", value_name = "UNIT")]
    co: Vec<String>,
    /// Who or what is inspected
    #[arg(long, value_name = "TEXT")]
    object: Option<String>,
    /// What the inspection looks for
    #[arg(long, value_name = "TEXT")]
    point: Option<String>,
    /// A focus area of the inspection: a word of the vocabulary; may be given several times
    #[arg(long = "area", value_name = "AREA")]
    areas: Vec<String>,
    /// The group that inspects
    #[arg(long, value_name = "GROUP")]
    group: Option<String>,
    /// The day it must be inspected by
    #[arg(long, value_name = "DATE")]
    due: Option<String>,
}

/// What may be changed.
#[derive(Args)]
pub(crate) struct Change {
    /// What it asks, in a few words of your own
    #[arg(long, value_name = "TEXT")]
    digest: Option<String>,
    /// The department that answers for it
    #[arg(long, value_name = "UNIT")]
    lead: Option<String>,
    /// How it is inspected: a word of the vocabulary; may be given several times
    #[arg(long = "method", value_name = "METHOD")]
    methods: Vec<String>,
    #[command(flatten)]
    more: More,
}

/// What a list may be narrowed by.
#[derive(Args)]
pub(crate) struct Filter {
    /// Only this regulation
    #[arg(long)]
    regulation: Option<String>,
    /// Only what this unit leads
    #[arg(long, value_name = "UNIT")]
    org: Option<String>,
    /// Only this result
    #[arg(long, value_parser = coded::<Finding>())]
    result: Option<Finding>,
    /// Only what is not inspected yet
    #[arg(long)]
    open: bool,
}

impl More {
    fn apply(self, article: &mut Article, desk: &Desk) -> Result<(), Fault> {
        put_list(&mut article.co, &self.co, |given| desk.orgs(given))?;
        put_list(&mut article.areas, &self.areas, |given| {
            desk.word_list(WordList::FocusArea, given)
        })?;
        put_some(&mut article.object, self.object);
        put_some(&mut article.point, self.point);
        put_some(
            &mut article.group,
            self.group.map(|t| desk.org(&t)).transpose()?,
        );
        put_some(&mut article.due, desk.maybe_day(self.due.as_ref())?);
        Ok(())
    }
}

impl Crud for Article {
    type New = New;
    type Change = Change;
    type Filter = Filter;

    fn build(new: New, desk: &Desk) -> Result<Self, Failure> {
        let (on, by) = new.by.resolve(desk, None)?;
        let regulation = desk.known(Kind::Regulation, &new.regulation)?;
        let number = ArticleNo::parse(&new.number)?;
        let campaign = desk.one_campaign()?;
        let mut article = Self {
            id: Id::parse(&Self::id_text(&regulation, number, new.paragraph, new.item))?,
            uid: mark(desk)?,
            campaign,
            regulation,
            number,
            paragraph: new.paragraph,
            item: new.item,
            digest: new.digest,
            lead: desk.org(&new.lead)?,
            co: Vec::new(),
            methods: desk.word_list(WordList::CheckMethod, &new.methods)?,
            object: None,
            point: None,
            areas: Vec::new(),
            group: None,
            due: None,
            history: vec![Step::new(on, ArticleAction::Assigned, by)],
        };
        new.more.apply(&mut article, desk)?;
        Ok(article)
    }

    fn change(&mut self, change: Change, desk: &Desk) -> Result<(), Fault> {
        put(&mut self.digest, change.digest);
        put(
            &mut self.lead,
            change.lead.map(|t| desk.org(&t)).transpose()?,
        );
        if !change.methods.is_empty() {
            self.methods = desk.word_list(WordList::CheckMethod, &change.methods)?;
        }
        change.more.apply(self, desk)
    }

    fn select<'d>(filter: &Filter, desk: &'d Desk) -> Result<Vec<&'d Self>, Fault> {
        let regulation = filter
            .regulation
            .as_deref()
            .map(|t| desk.known(Kind::Regulation, t))
            .transpose()?;
        let org = filter.org.as_deref().map(|t| desk.org(t)).transpose()?;
        let wanted = |a: &&Self| {
            regulation.as_ref().is_none_or(|r| *r == a.regulation)
                && org.as_ref().is_none_or(|o| *o == a.lead)
                && desk.campaign.as_ref().is_none_or(|c| *c == a.campaign)
                && filter
                    .result
                    .is_none_or(|r| a.result(desk.as_of) == Some(r))
                && (!filter.open || a.result(desk.as_of).is_none())
        };
        let mut found: Vec<&Self> = desk.ledger.articles.iter().filter(wanted).collect();
        found.sort_by(|a, b| {
            (&a.regulation, a.number, &a.id).cmp(&(&b.regulation, b.number, &b.id))
        });
        Ok(found)
    }
}

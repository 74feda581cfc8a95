//! `supervise issue`: the facts of an issue; its life is in [`super::issue_life`].

use clap::{Args, Subcommand};

use super::demand::Demand;
use super::issue_life::Life;
use super::{mark, put, put_list, put_some};
use crate::cli::Globals;
use crate::cli::coded::coded;
use crate::cli::crud::{Crud, Verb};
use crate::cli::desk::{DONE, Desk, long_text, one_line};
use crate::cli::failure::Failure;
use crate::cli::filters::Filters;
use crate::cli::output::Output;
use crate::cli::steps::By;
use crate::fault;
use crate::lang::Lang;
use crate::model::coded::Level;
use crate::model::issue::{Confidentiality, Handling, IssueAction, IssueKind, Severity, Source};
use crate::model::vocabulary::WordList;
use crate::model::{Issue, Kind, Step};
use crate::problem::Fault;
use crate::query::similar::Similar;
use crate::query::{Row, Snapshot};
use crate::store::next_id;
use crate::view;

/// The verbs of issues.
#[derive(Subcommand)]
#[allow(clippy::large_enum_variant)] // Parsed once a run.
pub(crate) enum IssueCommand {
    #[command(flatten)]
    Common(Verb<Issue>),
    #[command(flatten)]
    Life(Life),
    /// Show where the same may be wrong: facilities of the same kind, and whether anybody looked
    Similar {
        /// The issue: its id or number
        id: String,
        #[command(flatten)]
        output: Output,
    },
}

impl IssueCommand {
    pub(crate) fn run(
        self,
        globals: &Globals,
        asked: Option<Lang>,
    ) -> Result<std::process::ExitCode, Failure> {
        match self {
            Self::Common(verb) => verb.run(globals, asked),
            Self::Life(life) => life.run(globals, asked),
            Self::Similar { id, output } => {
                similar(&id, &output, &Desk::read(globals, asked)?)?;
                Ok(DONE)
            }
        }
    }
}

fn similar(id: &str, output: &Output, desk: &Desk) -> Result<(), Failure> {
    let issue: Issue = desk.record(id)?;
    let answer = Similar::of(&issue, &desk.ledger, desk.as_of).ok_or_else(|| {
        let id = &issue.id;
        fault!(
            Missing,
            "{id} 没有写明涉及的设施，或者那时还没有发现，无从举一反三",
            "{id} names no facility, or was not found yet, so there is nothing to compare with"
        )
    })?;
    output.write(&answer, || view::similar(&answer, &desk.words()), desk)
}

/// A new issue.
#[derive(Args)]
pub(crate) struct New {
    /// What it is called, at most 40 characters
    #[arg(long, value_name = "TEXT")]
    title: String,
    /// Who, where, what fact
    #[arg(long, value_name = "TEXT")]
    description: String,
    /// Its nature
    #[arg(long, value_parser = coded::<IssueKind>())]
    kind: IssueKind,
    /// Its category: a word of the vocabulary
    #[arg(long)]
    category: String,
    /// The channel it came by: a word of the vocabulary
    #[arg(long)]
    channel: String,
    /// The level that found it [default: the ledger's own]
    #[arg(long = "source-level", value_name = "LEVEL", value_parser = coded::<Level>())]
    level: Option<Level>,
    /// How grave it is
    #[arg(long, value_parser = coded::<Severity>(), default_value = "general")]
    severity: Severity,
    #[command(flatten)]
    by: By,
    #[command(flatten)]
    more: More,
}

#[derive(Args)]
struct More {
    /// A paper or record it rests on; may be given several times
    #[arg(long = "ref", value_name = "TEXT")]
    refs: Vec<String>,
    /// The focus it falls under: a word of the vocabulary; may be given several times
    #[arg(long)]
    focus: Vec<String>,
    /// A focus area of the inspection: a word of the vocabulary; may be given several times
    #[arg(long = "area", value_name = "AREA")]
    areas: Vec<String>,
    /// An aspect of the survey: a word of the vocabulary; may be given several times
    #[arg(long = "aspect", value_name = "ASPECT")]
    aspects: Vec<String>,
    /// The facility concerned: id, number or name
    #[arg(long)]
    facility: Option<String>,
    /// The county concerned, when no facility is given
    #[arg(long)]
    county: Option<String>,
    /// An article it touches, such as henan-2022-a45; may be given several times
    #[arg(long = "article", value_name = "ID")]
    articles: Vec<String>,
    /// The item of the major-hazard standard, for a major hazard
    #[arg(long, value_name = "TEXT")]
    hazard_basis: Option<String>,
    /// What was done at once, for a major issue
    #[arg(long, value_name = "TEXT")]
    immediate_action: Option<String>,
    /// Why it came about
    #[arg(long, value_name = "TEXT")]
    root_cause: Option<String>,
    /// How it is put right
    #[arg(long, value_parser = coded::<Handling>())]
    handling: Option<Handling>,
    /// Who may read of it
    #[arg(long, value_parser = coded::<Confidentiality>())]
    confidentiality: Option<Confidentiality>,
    #[command(flatten)]
    demand: Demand,
}

/// What may be changed.
#[derive(Args)]
pub(crate) struct Change {
    /// What it is called, at most 40 characters
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Who, where, what fact
    #[arg(long, value_name = "TEXT")]
    description: Option<String>,
    /// Its nature
    #[arg(long, value_parser = coded::<IssueKind>())]
    kind: Option<IssueKind>,
    /// Its category: a word of the vocabulary
    #[arg(long)]
    category: Option<String>,
    /// The channel it came by: a word of the vocabulary
    #[arg(long)]
    channel: Option<String>,
    /// The level that found it
    #[arg(long = "source-level", value_name = "LEVEL", value_parser = coded::<Level>())]
    level: Option<Level>,
    /// How grave it is
    #[arg(long, value_parser = coded::<Severity>())]
    severity: Option<Severity>,
    #[command(flatten)]
    more: More,
}

impl More {
    fn apply(self, issue: &mut Issue, desk: &Desk) -> Result<(), Fault> {
        put_list(&mut issue.source.refs, &self.refs, |given| {
            let given = given.iter().filter(|text| !text.trim().is_empty());
            Ok(given.cloned().collect())
        })?;
        put_list(&mut issue.focus, &self.focus, |given| {
            desk.word_list(WordList::Focus, given)
        })?;
        put_list(&mut issue.areas, &self.areas, |given| {
            desk.word_list(WordList::FocusArea, given)
        })?;
        put_list(&mut issue.aspects, &self.aspects, |given| {
            desk.word_list(WordList::SurveyAspect, given)
        })?;
        put_some(
            &mut issue.facility,
            self.facility
                .map(|t| desk.known(Kind::Facility, &t))
                .transpose()?,
        );
        put_some(
            &mut issue.county,
            self.county.map(|t| desk.county(&t)).transpose()?,
        );
        put_list(&mut issue.articles, &self.articles, |given| {
            desk.known_list(Kind::Article, given)
        })?;
        put_some(&mut issue.hazard_basis, self.hazard_basis);
        put_some(
            &mut issue.immediate_action,
            self.immediate_action.as_deref().map(long_text),
        );
        put_some(
            &mut issue.root_cause,
            self.root_cause.as_deref().map(long_text),
        );
        put_some(&mut issue.handling, self.handling);
        put_some(&mut issue.confidentiality, self.confidentiality);
        self.demand.apply(issue, desk)
    }
}

/// What a list may be narrowed by.
#[derive(Args)]
pub(crate) struct Filter {
    #[command(flatten)]
    shared: Filters,
    /// Only issues of this nature
    #[arg(long, value_parser = coded::<IssueKind>(), help_heading = "Filters")]
    kind: Option<IssueKind>,
    /// Only what came in by this channel: a word of the vocabulary
    #[arg(long, help_heading = "Filters")]
    channel: Option<String>,
    /// Only what falls under this focus: a word of the vocabulary
    #[arg(long, help_heading = "Filters")]
    focus: Option<String>,
}

impl Crud for Issue {
    type New = New;
    type Change = Change;
    type Filter = Filter;

    fn build(mut new: New, desk: &Desk) -> Result<Self, Failure> {
        let (on, by) = new.by.resolve(desk, None)?;
        let due = new.more.demand.due.take();
        let due = due.map(|t| desk.day_from(&t, on)).transpose()?;
        let campaign = desk.one_campaign()?;
        let source = Source {
            channel: desk.word(WordList::Channel, &new.channel)?,
            level: new.level.unwrap_or(desk.ledger.settings.body.level),
            refs: Vec::new(),
        };
        let mut issue = Self {
            id: next_id::<Self>(&desk.ledger, &desk.office)?,
            uid: mark(desk)?,
            campaign,
            title: one_line(&new.title),
            description: long_text(&new.description),
            kind: new.kind,
            category: desk.word(WordList::Category, &new.category)?,
            focus: Vec::new(),
            areas: Vec::new(),
            aspects: Vec::new(),
            source,
            facility: None,
            county: None,
            articles: Vec::new(),
            severity: new.severity,
            hazard_basis: None,
            immediate_action: None,
            root_cause: None,
            handling: None,
            lead: None,
            co: Vec::new(),
            supervisor: None,
            requirement: None,
            criteria: None,
            due,
            confidentiality: None,
            history: vec![Step::new(on, IssueAction::Found, by)],
        };
        new.more.apply(&mut issue, desk)?;
        Ok(issue)
    }

    fn change(&mut self, change: Change, desk: &Desk) -> Result<(), Fault> {
        put(&mut self.title, change.title.as_deref().map(one_line));
        put(
            &mut self.description,
            change.description.as_deref().map(long_text),
        );
        put(&mut self.kind, change.kind);
        put(
            &mut self.category,
            change
                .category
                .map(|t| desk.word(WordList::Category, &t))
                .transpose()?,
        );
        put(
            &mut self.source.channel,
            change
                .channel
                .map(|t| desk.word(WordList::Channel, &t))
                .transpose()?,
        );
        put(&mut self.source.level, change.level);
        put(&mut self.severity, change.severity);
        change.more.apply(self, desk)
    }

    fn select<'d>(filter: &Filter, desk: &'d Desk) -> Result<Vec<&'d Self>, Fault> {
        let scope = filter.shared.scope(desk)?;
        let word = |list, text: &Option<String>| -> Result<Option<String>, Fault> {
            text.as_deref().map(|t| desk.word(list, t)).transpose()
        };
        let channel = word(WordList::Channel, &filter.channel)?;
        let focus = word(WordList::Focus, &filter.focus)?;
        let wanted = |issue: &&Self| {
            filter.kind.is_none_or(|kind| kind == issue.kind)
                && channel.as_ref().is_none_or(|c| *c == issue.source.channel)
                && focus.as_ref().is_none_or(|f| issue.focus.contains(f))
        };
        let snapshot = Snapshot::new(&desk.ledger, desk.as_of, &scope);
        let ids: Vec<_> = snapshot.rows.iter().map(Row::id).collect();
        let issues = ids.iter().filter_map(|id| desk.ledger.issues.get(id));
        Ok(issues.filter(wanted).collect())
    }
}

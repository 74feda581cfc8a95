//! The plain facts of an issue.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::coded::Level;
use super::super::org::Units;
use super::super::record::{Linked, Links, Target};
use super::super::vocabulary::WordList;
use super::super::{Day, Id, Kind, Ledger};
use super::{IssueAction, IssueStep};
use crate::coded;

coded! {
    /// The nature of an issue.
    pub enum IssueKind("问题性质", "nature") {
        Systemic = "systemic" "体制机制" / "systemic",
        Common = "common" "共性" / "common",
        Individual = "individual" "个性" / "individual",
        Hazard = "hazard" "隐患" / "hazard",
        Violation = "violation" "违法违规" / "violation",
    }
}

impl IssueKind {
    /// Whether it lies somewhere. What is wrong with an institution or everywhere may concern the
    /// whole area.
    #[must_use]
    pub const fn is_local(self) -> bool {
        !matches!(self, Self::Systemic | Self::Common)
    }
}

coded! {
    /// How grave an issue is.
    pub enum Severity("严重程度", "severity") {
        General = "general" "一般" / "general",
        Serious = "serious" "较重" / "serious",
        Major = "major" "重大" / "major",
    }
}

coded! {
    /// How an issue is put right.
    pub enum Handling("整改类型", "handling") {
        Immediate = "immediate" "立行立改" / "at once",
        ByDate = "by-date" "限期整改" / "by a date",
        Phased = "phased" "分阶段整改" / "in phases",
        LongTerm = "long-term" "长期坚持" / "long term",
    }
}

coded! {
    /// Who may read of an issue.
    pub enum Confidentiality("公开属性", "confidentiality") {
        Public = "public" "公开" / "public",
        Internal = "internal" "内部" / "internal",
        Restricted = "restricted" "限制" / "restricted",
    }
}

/// Where an issue comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The channel (a word of the vocabulary).
    pub channel: String,
    /// The level that found it.
    pub level: Level,
    /// The papers or records it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refs: Vec<String>,
}

/// An issue. What happened to it stands in its history and nowhere else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Issue {
    /// The id, such as `KF-I051`.
    pub id: Id,
    /// The random mark.
    pub uid: String,
    /// The campaign.
    pub campaign: Id,
    /// What it is called, at most 40 characters.
    pub title: String,
    /// Who, where, what fact.
    pub description: String,
    /// Its nature.
    pub kind: IssueKind,
    /// Its category (a word of the vocabulary).
    pub category: String,
    /// The focus it falls under (words of the vocabulary).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub focus: Vec<String>,
    /// The focus areas of the inspection it falls under (words of the vocabulary).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<String>,
    /// The aspects of the survey it falls under (words of the vocabulary).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aspects: Vec<String>,
    /// Where it comes from.
    pub source: Source,
    /// The facility concerned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facility: Option<Id>,
    /// The county concerned, when no facility is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub county: Option<Id>,
    /// The articles it touches, as `<regulation>-a<number>`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub articles: Vec<Id>,
    /// How grave it is.
    pub severity: Severity,
    /// The item of the major-hazard standard, for a major hazard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hazard_basis: Option<String>,
    /// What was done at once, for a major issue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub immediate_action: Option<String>,
    /// Why it came about; known by the time a plan is made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub root_cause: Option<String>,
    /// How it is put right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handling: Option<Handling>,
    /// The unit that answers for it; exactly one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<Id>,
    /// The units that help; never counted in a denominator.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub co: Vec<Id>,
    /// The congress body that presses for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supervisor: Option<Id>,
    /// What is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requirement: Option<String>,
    /// By what it is accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub criteria: Option<String>,
    /// The original deadline, which never changes; the current one is read off the history.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
    /// Who may read of it; internal when not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidentiality: Option<Confidentiality>,
    /// What happened to it.
    pub history: Vec<IssueStep>,
}

impl Issue {
    /// The day it was found.
    #[must_use]
    pub fn found_on(&self) -> Option<Day> {
        self.history.iter().map(|s| s.on).min()
    }

    /// Whether it was merged into that issue by that day.
    #[must_use]
    pub fn goes_into(&self, other: &Self, as_of: Day) -> bool {
        let merged = |s: &IssueStep| s.action == IssueAction::Merged && s.on <= as_of;
        self.history
            .iter()
            .any(|s| merged(s) && s.into.as_ref() == Some(&other.id))
    }

    /// Whether it is of restricted circulation: a paper for readers outside the office counts it and
    /// does not tell of it.
    #[must_use]
    pub fn is_withheld(&self) -> bool {
        self.confidentiality == Some(Confidentiality::Restricted)
    }

    /// The county concerned: its own, else its facility's.
    #[must_use]
    pub fn county<'a>(&'a self, ledger: &'a Ledger) -> Option<&'a Id> {
        self.county.as_ref().or_else(|| {
            let facility = ledger.facilities.get(self.facility.as_ref()?)?;
            Some(&facility.county)
        })
    }
}

crate::record!(Issue: IssueAction, issues, titled title);

impl Linked for Issue {
    fn facts<'a>(&'a self, to: &mut Links<'a>) {
        to.one(
            "campaign",
            Target::Record(Kind::Campaign),
            self.campaign.as_str(),
        );
        to.one("category", Target::Word(WordList::Category), &self.category);
        to.each("focus", Target::Word(WordList::Focus), &self.focus);
        to.each("areas", Target::Word(WordList::FocusArea), &self.areas);
        to.each(
            "aspects",
            Target::Word(WordList::SurveyAspect),
            &self.aspects,
        );
        to.one(
            "source.channel",
            Target::Word(WordList::Channel),
            &self.source.channel,
        );
        to.maybe(
            "facility",
            Target::Record(Kind::Facility),
            self.facility.as_ref(),
        );
        to.maybe(
            "county",
            Target::Unit(Units::Counties),
            self.county.as_ref(),
        );
        to.each("articles", Target::Record(Kind::Article), &self.articles);
        to.maybe("lead", Target::Unit(Units::Leading), self.lead.as_ref());
        to.each("co", Target::Unit(Units::Leading), &self.co);
        to.maybe(
            "supervisor",
            Target::Unit(Units::Supervising),
            self.supervisor.as_ref(),
        );
    }
}

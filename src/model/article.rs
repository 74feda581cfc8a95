//! 分解条款: one article of a regulation handed to a department, and its inspections.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::org::Units;
use super::record::{Linked, Links, Target};
use super::regulation::ArticleNo;
use super::step::{Action, Field, until};
use super::verdict::Finding;
use super::vocabulary::WordList;
use super::{Day, Id, Kind, Step};
use crate::coded;

coded! {
    /// What can happen to an assigned article.
    pub enum ArticleAction("动作", "action") {
        Assigned = "assigned" "分解" / "assigned",
        Inspected = "inspected" "检查" / "inspected",
        Noted = "noted" "备注" / "noted",
    }
}

impl Action for ArticleAction {
    const NOTED: Self = Self::Noted;

    fn needs(self) -> &'static [Field] {
        match self {
            Self::Assigned => &[],
            Self::Inspected => &[Field::Result],
            Self::Noted => &[Field::Note],
        }
    }

    fn may(self) -> &'static [Field] {
        match self {
            Self::Inspected => &[
                Field::Round,
                Field::Facility,
                Field::Publicity,
                Field::LawfulWork,
                Field::LawfulPower,
                Field::Finding,
                Field::Issues,
                Field::Methods,
            ],
            Self::Assigned | Self::Noted => &[],
        }
    }
}

/// A step of an article's history.
pub type ArticleStep = Step<ArticleAction>;

/// One article (or one paragraph or item of it) and who must carry it out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// The id, such as `henan-2022-a23`.
    pub id: Id,
    /// The random mark.
    pub uid: String,
    /// The campaign.
    pub campaign: Id,
    /// The regulation.
    pub regulation: Id,
    /// The article's number.
    pub number: ArticleNo,
    /// The paragraph (款), when only one is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<u32>,
    /// The item (项), when only one is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<u32>,
    /// What it asks, in a few words of our own.
    pub digest: String,
    /// The department that answers for it.
    pub lead: Id,
    /// The departments that help.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub co: Vec<Id>,
    /// How it is inspected (words of the vocabulary).
    pub methods: Vec<String>,
    /// Who or what is inspected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object: Option<String>,
    /// What the inspection looks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<String>,
    /// The focus areas of the inspection it falls under (words of the vocabulary).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<String>,
    /// The group that inspects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Id>,
    /// The day it must be inspected by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
    /// When it was assigned and inspected.
    pub history: Vec<ArticleStep>,
}

impl Article {
    /// The id of an article's record: `<regulation>-a<number>`, with `-p2` and `-i3` for paragraph
    /// and item.
    #[must_use]
    pub fn id_text(
        regulation: &Id,
        no: ArticleNo,
        paragraph: Option<u32>,
        item: Option<u32>,
    ) -> String {
        let part = |mark: &str, n: Option<u32>| n.map_or(String::new(), |n| format!("{mark}{n}"));
        format!(
            "{regulation}-a{no}{}{}",
            part("p", paragraph),
            part("i", item)
        )
    }

    /// Whether it was assigned by that day.
    #[must_use]
    pub fn is_assigned(&self, as_of: Day) -> bool {
        until(&self.history, as_of).any(|(_, s)| s.action == ArticleAction::Assigned)
    }

    /// Every inspection up to a day, in order of date.
    pub fn inspections(&self, as_of: Day) -> impl Iterator<Item = &ArticleStep> {
        until(&self.history, as_of)
            .map(|(_, s)| s)
            .filter(|s| s.action == ArticleAction::Inspected)
    }

    /// Its result as of a day: the worst of the latest round that was verified; `None` when it
    /// was not inspected (C7).
    #[must_use]
    pub fn result(&self, as_of: Day) -> Option<Finding> {
        Self::worst(self.inspections(as_of))
    }

    /// The worst of the latest verified round among these inspections.
    pub fn worst<'s>(steps: impl Iterator<Item = &'s ArticleStep>) -> Option<Finding> {
        let verified: Vec<(u32, Finding)> = steps
            .filter_map(|s| Some((s.round.unwrap_or(1), s.result?)))
            .filter(|(_, result)| *result != Finding::Unverified)
            .collect();
        let latest = verified.iter().map(|(round, _)| *round).max()?;
        verified
            .iter()
            .filter(|(round, _)| *round == latest)
            .map(|(_, result)| Some(*result))
            .fold(None, Finding::worse)
    }
}

crate::record!(Article: ArticleAction, articles, titled digest);

impl Linked for Article {
    fn facts<'a>(&'a self, to: &mut Links<'a>) {
        to.one(
            "campaign",
            Target::Record(Kind::Campaign),
            self.campaign.as_str(),
        );
        to.one(
            "regulation",
            Target::Record(Kind::Regulation),
            self.regulation.as_str(),
        );
        to.one("lead", Target::Unit(Units::Leading), self.lead.as_str());
        to.each("co", Target::Unit(Units::Leading), &self.co);
        to.each(
            "methods",
            Target::Word(WordList::CheckMethod),
            &self.methods,
        );
        to.each("areas", Target::Word(WordList::FocusArea), &self.areas);
        to.maybe("group", Target::Unit(Units::Groups), self.group.as_ref());
    }
}

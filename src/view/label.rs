//! Names for ids: what a table prints for a unit, a county, a word of the vocabulary.

use super::page::{Cell, Page};
use crate::lang::{Lang, Text, t};
use crate::model::coded::Coded;
use crate::model::light::Reason;
use crate::model::meeting::DecisionState;
use crate::model::vocabulary::WordList;
use crate::model::{Day, Id, Ledger, Record};
use crate::query::Scope;

/// A ledger's names in one language.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// The ledger.
    pub ledger: &'a Ledger,
    /// The language.
    pub lang: Lang,
}

impl Words<'_> {
    /// The fixed wording in this language.
    #[must_use]
    pub const fn say(&self, text: Text) -> &'static str {
        text.in_lang(self.lang)
    }

    /// A unit's short name, or nothing.
    #[must_use]
    pub fn org(&self, id: Option<&Id>) -> Cell {
        id.map_or(Cell::Blank, |id| Cell::text(self.ledger.org_name(id)))
    }

    /// A unit's short name, or `else_say`.
    #[must_use]
    pub fn org_or(&self, id: Option<&Id>, else_say: Text) -> Cell {
        id.map_or_else(
            || Cell::label(else_say, self.lang),
            |id| Cell::text(self.ledger.org_name(id)),
        )
    }

    /// The short names of units, in order.
    #[must_use]
    pub fn orgs(&self, ids: &[Id]) -> String {
        let names: Vec<&str> = ids.iter().map(|id| self.ledger.org_name(id)).collect();
        names.join(self.say(t("、", ", ")))
    }

    /// A county and a facility in it, as far as they are given.
    #[must_use]
    pub fn place(&self, county: Option<&Id>, facility: Option<&Id>) -> String {
        let county = county.map(|id| self.ledger.org_name(id));
        let facility = facility.and_then(|id| self.ledger.facilities.get(id));
        let parts = county.into_iter().chain(facility.map(|f| f.name.as_str()));
        parts.collect::<Vec<_>>().join(self.say(t("，", ", ")))
    }

    /// The full names of units, as papers write them.
    #[must_use]
    pub fn full_orgs<'i>(&self, units: impl IntoIterator<Item = &'i Id>) -> String {
        let name = |id: &'i Id| {
            let org = self.ledger.orgs.get(id);
            org.map_or_else(|| id.to_string(), |org| org.name.clone())
        };
        let names: Vec<String> = units.into_iter().map(name).collect();
        names.join(self.say(t("、", ", ")))
    }

    /// A meeting by its day and sort, or its id when there is no such record.
    #[must_use]
    pub fn meeting(&self, id: &Id) -> Cell {
        let meeting = self.ledger.meetings.get(id);
        meeting.map_or_else(
            || Cell::id(id),
            |m| Cell::Text(format!("{} {}", m.date, self.say(m.kind.label()))),
        )
    }

    /// A facility's name, or its id when there is no such record.
    #[must_use]
    pub fn facility(&self, id: &Id) -> Cell {
        let facility = self.ledger.facilities.get(id);
        facility.map_or_else(|| Cell::id(id), |f| Cell::text(&f.name))
    }

    /// What an issue is called, where one without a title is of restricted circulation.
    #[must_use]
    pub fn title(&self, title: Option<&str>) -> Cell {
        Cell::text(title.unwrap_or_else(|| self.say(t("（不公开）", "(restricted)"))))
    }

    /// The number of a heading: 一, or 1.
    #[must_use]
    pub fn number(&self, n: u32) -> String {
        match self.lang {
            Lang::Zh => crate::model::numeral::chinese(n),
            Lang::En => n.to_string(),
        }
    }

    /// The lines under a report's title: whose ledger, which campaign, what it is narrowed to.
    #[must_use]
    pub fn under(&self, scope: &Scope) -> Vec<String> {
        let body = &self.ledger.settings.body.name;
        let campaign = scope
            .campaign
            .as_ref()
            .and_then(|id| self.ledger.campaigns.get(id));
        let whose = campaign.map_or_else(|| body.clone(), |c| format!("{body}　{}", c.title()));
        let filters = self.filters(scope);
        let only = (!filters.is_empty()).then(|| {
            let list = filters.join(self.say(t("，", ", ")));
            crate::say!(self.lang, "只含：{list}", "Only: {list}")
        });
        std::iter::once(whose).chain(only).collect()
    }

    /// A page that lists so many issues as of a day.
    #[must_use]
    pub fn list(&self, title: Text, scope: &Scope, as_of: Day, count: usize) -> Page {
        Page::new(self.say(title))
            .all_under(self.under(scope))
            .under(crate::say!(
                self.lang,
                "截至 {as_of}，共 {count} 项",
                "As of {as_of}, {count} in all"
            ))
    }

    fn filters(&self, scope: &Scope) -> Vec<String> {
        let name = |id: &Id| self.ledger.org_name(id).to_owned();
        let category = |code: &String| {
            self.ledger
                .word(WordList::Category, code, self.lang)
                .to_owned()
        };
        let given = [
            (t("牵头单位", "lead unit"), scope.org.as_ref().map(name)),
            (t("县区", "county"), scope.county.as_ref().map(name)),
            (t("类别", "category"), scope.category.as_ref().map(category)),
            (
                t("状态", "state"),
                scope.state.map(|s| self.say(s.label()).to_owned()),
            ),
            (
                t("亮灯", "light"),
                scope.light.map(|l| self.say(l.label()).to_owned()),
            ),
        ];
        let words = given
            .into_iter()
            .filter_map(|(what, value)| Some((what, value?)));
        words
            .map(|(what, value)| format!("{} {value}", self.say(what)))
            .collect()
    }

    /// Why a light is red or yellow, in a few words.
    #[must_use]
    pub fn light_reason(&self, reason: Reason) -> String {
        let lang = self.lang;
        match reason {
            Reason::Overdue(n) => crate::say!(lang, "逾期 {n} 天", "{n} days overdue"),
            Reason::Behind(n) => {
                crate::say!(
                    lang,
                    "落后序时进度 {n} 个百分点",
                    "{n} points behind schedule"
                )
            }
            Reason::DueSoon(0) => self.say(t("今天到期", "due today")).to_owned(),
            Reason::DueSoon(n) => crate::say!(lang, "还有 {n} 天到期", "due in {n} days"),
            Reason::Silent(n) => crate::say!(lang, "{n} 天没有进展", "{n} days without news"),
        }
    }

    /// What became of a decision: its state, with the day it ended or the days it is overdue.
    #[must_use]
    pub fn became(&self, state: DecisionState, ended: Option<Day>, overdue: i64) -> String {
        let (lang, label) = (self.lang, self.say(state.label()));
        match (state, ended) {
            (_, Some(day)) => format!("{label} {day}"),
            (DecisionState::Overdue, None) => {
                crate::say!(lang, "{label} {overdue} 天", "{overdue} days {label}")
            }
            _ => label.to_owned(),
        }
    }

    /// The note that a deadline rests on a year without a calendar.
    #[must_use]
    pub fn provisional(&self) -> &'static str {
        match self.lang {
            Lang::Zh => "有的时限落在尚无年历的年份，按周末推算，为暂定日期。",
            Lang::En => {
                "Some deadlines fall in a year without a calendar; they are reckoned by weekends alone and provisional."
            }
        }
    }
}

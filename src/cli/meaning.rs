//! What the words that were typed mean in this ledger: days, units, counties, words, ids.

use super::desk::Desk;
use super::stream::to_stderr;
use crate::fault;
use crate::model::org::OrgKind;
use crate::model::typed::Typed;
use crate::model::vocabulary::WordList;
use crate::model::{Day, Id, Kind, Org, Record};
use crate::problem::Fault;
use crate::store::nearest;

impl Desk {
    /// The day that was typed, counted from today.
    pub(crate) fn day(&self, text: &str) -> Result<Day, Fault> {
        self.day_from(text, self.today)
    }

    /// The day that was typed, counted from another day.
    pub(crate) fn day_from(&self, text: &str, from: Day) -> Result<Day, Fault> {
        let typed = Typed {
            from,
            calendar: &self.ledger.calendar,
            roll_forward: self.ledger.settings.rules.roll_forward,
        };
        let day = typed.read(text)?;
        if day.provisional {
            to_stderr(&crate::say!(
                self.lang,
                "提醒：推算“{text}”所需的年历不全，{} 是暂定的日期\n",
                "warning: a calendar year is missing for `{text}`; {} is provisional\n",
                day.value
            ));
        }
        Ok(day.value)
    }

    /// The day that was typed, if one was.
    pub(crate) fn maybe_day(&self, text: Option<&String>) -> Result<Option<Day>, Fault> {
        text.map(|t| self.day(t)).transpose()
    }

    /// The unit people call so.
    pub(crate) fn org(&self, text: &str) -> Result<Id, Fault> {
        self.ledger
            .org_called(text.trim())
            .map(|o| o.id.clone())
            .ok_or_else(|| {
                let names = self
                    .ledger
                    .orgs
                    .iter()
                    .flat_map(|o| [o.id.as_str(), &o.name, o.short()]);
                unknown(Kind::Org, text, nearest(text, names))
            })
    }

    /// The units people call so.
    pub(crate) fn orgs(&self, texts: &[String]) -> Result<Vec<Id>, Fault> {
        texts.iter().map(|t| self.org(t)).collect()
    }

    /// The county people call so: the congress's unit, by any of its names.
    pub(crate) fn county(&self, text: &str) -> Result<Id, Fault> {
        let counties = || {
            self.ledger
                .orgs
                .iter()
                .filter(|o| o.kind == OrgKind::CountyNpc)
        };
        let named = counties().find(|o| o.is_called(text) || o.code.as_deref() == Some(text));
        named.map(|o| o.id.clone()).ok_or_else(|| {
            let list: Vec<&str> = counties().map(Org::short).collect();
            let (zh, en) = (list.join("、"), list.join(", "));
            fault!(
                Ref,
                "没有名为“{text}”的县区；有：{zh}",
                "there is no county `{text}`; there are: {en}"
            )
        })
    }

    /// The vocabulary word of that code or label.
    pub(crate) fn word(&self, list: WordList, text: &str) -> Result<String, Fault> {
        let vocabulary = &self.ledger.vocabulary;
        vocabulary
            .find(list, text.trim())
            .map(|w| w.code.clone())
            .ok_or_else(|| {
                let words = vocabulary.list(list);
                let zh: Vec<String> = words
                    .iter()
                    .map(|w| format!("{}（{}）", w.zh, w.code))
                    .collect();
                let en: Vec<&str> = words.iter().map(|w| w.code.as_str()).collect();
                let (zh, en) = (zh.join("、"), en.join(", "));
                let (noun, noun_en) = (list.noun().zh, list.noun().en);
                fault!(
                    Word,
                    "{noun}没有“{text}”；可填：{zh}",
                    "the list of {noun_en} has no `{text}`; there are: {en}"
                )
            })
    }

    /// The vocabulary words of those codes or labels.
    pub(crate) fn word_list(&self, list: WordList, texts: &[String]) -> Result<Vec<String>, Fault> {
        texts.iter().map(|t| self.word(list, t)).collect()
    }

    /// The id of a record of a kind: as typed, or the office's own number, or a name.
    pub(crate) fn known(&self, kind: Kind, text: &str) -> Result<Id, Fault> {
        let text = text.trim();
        let id = match text.parse::<u32>() {
            Ok(number) if kind.letter().is_some() => Id::counted(&self.office, kind, number)?,
            _ => self
                .by_name(kind, text)
                .map_or_else(|| Id::parse(text), Ok)
                .map_err(|_| unknown(kind, text, self.nearest(kind, text)))?,
        };
        if self.ledger.has(kind, id.as_str()) {
            return Ok(id);
        }
        Err(unknown(kind, id.as_str(), self.nearest(kind, id.as_str())))
    }

    fn by_name(&self, kind: Kind, text: &str) -> Option<Id> {
        match kind {
            Kind::Facility => {
                let named = || self.ledger.facilities.iter().filter(|f| f.name == text);
                named()
                    .next()
                    .map(|f| f.id.clone())
                    .filter(|_| named().count() == 1)
            }
            Kind::Regulation => self
                .ledger
                .regulations
                .iter()
                .find(|r| r.name == text || r.short() == text)
                .map(|r| r.id.clone()),
            Kind::Campaign => self
                .ledger
                .campaigns
                .iter()
                .find(|c| c.name == text)
                .map(|c| c.id.clone()),
            Kind::Org => self.ledger.org_called(text).map(|o| o.id.clone()),
            Kind::Issue | Kind::Task | Kind::Article => None,
        }
    }

    fn nearest(&self, kind: Kind, text: &str) -> Option<&str> {
        let ledger = &self.ledger;
        match kind {
            Kind::Campaign => nearest(text, ledger.campaigns.iter().map(|r| r.id.as_str())),
            Kind::Org => nearest(text, ledger.orgs.iter().map(|r| r.id.as_str())),
            Kind::Facility => nearest(
                text,
                ledger
                    .facilities
                    .iter()
                    .flat_map(|r| [r.id.as_str(), &r.name]),
            ),
            Kind::Issue => nearest(text, ledger.issues.iter().map(|r| r.id.as_str())),
            Kind::Task => nearest(text, ledger.tasks.iter().map(|r| r.id.as_str())),
            Kind::Regulation => nearest(text, ledger.regulations.iter().map(|r| r.id.as_str())),
            Kind::Article => nearest(text, ledger.articles.iter().map(|r| r.id.as_str())),
        }
    }

    /// The ids of records of a kind.
    pub(crate) fn known_list(&self, kind: Kind, texts: &[String]) -> Result<Vec<Id>, Fault> {
        texts.iter().map(|t| self.known(kind, t)).collect()
    }

    /// The record of a kind, by id, number or name.
    pub(crate) fn record<R: Record>(&self, text: &str) -> Result<R, Fault> {
        let id = self.known(R::KIND, text)?;
        R::table(&self.ledger)
            .get(&id)
            .cloned()
            .ok_or_else(|| unknown(R::KIND, text, None))
    }
}

fn unknown(kind: Kind, text: &str, like: Option<&str>) -> Fault {
    let (zh, en) = (kind.noun().zh, kind.noun().en);
    match like {
        Some(like) => fault!(
            Ref,
            "没有{zh}“{text}”；是不是要找 {like}",
            "there is no {en} `{text}`; did you mean `{like}`"
        ),
        None => fault!(Ref, "没有{zh}“{text}”", "there is no {en} `{text}`"),
    }
}

//! What the words that were typed mean in this ledger: days, units, counties, words, ids.

use super::desk::Desk;
use super::stream::to_stderr;
use crate::fault;
use crate::lang::Lang;
use crate::model::org::OrgKind;
use crate::model::paper::PaperNo;
use crate::model::plain::Plain;
use crate::model::regulation::ArticleNo;
use crate::model::typed::{Typed, half_width};
use crate::model::vocabulary::WordList;
use crate::model::{Article, Day, Id, Kind, Org, Reckoned, Record, Table, nearest};
use crate::problem::Fault;

impl Desk {
    /// The day that was typed, counted from today.
    pub(crate) fn day(&self, text: &str) -> Result<Day, Fault> {
        self.day_from(text, self.today)
    }

    /// The day that was typed, counted from another day.
    pub(crate) fn day_from(&self, text: &str, from: Day) -> Result<Day, Fault> {
        let day = self.reckon(text, from)?;
        if day.provisional {
            self.tell_provisional(text, &day.value.to_string());
        }
        Ok(day.value)
    }

    /// Says that a day was reckoned in a year without a calendar.
    pub(crate) fn tell_provisional(&self, what: &str, day: &str) {
        to_stderr(&crate::say!(
            self.lang,
            "提醒：推算“{what}”所需的年历不全，{day} 是暂定的日期\n",
            "warning: a calendar year is missing for `{what}`; {day} is provisional\n"
        ));
    }

    /// The day that was typed, counted from another day, and whether it is provisional.
    pub(crate) fn reckon(&self, text: &str, from: Day) -> Result<Reckoned<Day>, Fault> {
        let typed = Typed {
            from,
            calendar: &self.ledger.calendar,
            roll_forward: self.ledger.settings.rules.roll_forward,
        };
        typed.read(text)
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
                unknown(Kind::Org, text).meant(nearest(text, names))
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
            .meant(nearest(text, list.iter().copied()))
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
                .meant(vocabulary.nearest(list, text.trim()))
            })
    }

    /// The vocabulary words of those codes or labels.
    pub(crate) fn word_list(&self, list: WordList, texts: &[String]) -> Result<Vec<String>, Fault> {
        texts.iter().map(|t| self.word(list, t)).collect()
    }

    /// The id of a record of a kind: as typed, or the office's own number, or a name.
    pub(crate) fn known(&self, kind: Kind, text: &str) -> Result<Id, Fault> {
        let text = text.trim();
        let id = match self.meant(kind, text)?.as_slice() {
            [one] => one.clone(),
            [] => return Err(self.unknown(&[kind], text)),
            several => return Err(ambiguous(text, several)),
        };
        if self.ledger.has(kind, id.as_str()) {
            return Ok(id);
        }
        Err(self.unknown(&[kind], id.as_str()))
    }

    /// The record of whatever kind that is meant, by id, number or name.
    pub(crate) fn any(&self, text: &str) -> Result<(Kind, Id), Fault> {
        let text = text.trim();
        let mut found = Vec::new();
        for kind in Kind::ALL {
            let meant = self.meant(*kind, text)?.into_iter();
            let there = meant.filter(|id| self.ledger.has(*kind, id.as_str()));
            found.extend(there.map(|id| (*kind, id)));
        }
        match found.as_slice() {
            [one] => Ok(one.clone()),
            [] => Err(self.unknown(Kind::ALL, text)),
            several => Err(of_several_kinds(text, several)),
        }
    }

    /// The ids a text can mean as a record of a kind: the office's own number, else a name, else
    /// the id itself, whether there is such a record or not.
    fn meant(&self, kind: Kind, text: &str) -> Result<Vec<Id>, Fault> {
        if let (Ok(number), Some(_)) = (text.parse::<u32>(), kind.letter()) {
            return Ok(vec![Id::counted(&self.office, kind, number)?]);
        }
        if let Some(id) = counted(kind, text) {
            return Ok(vec![id]);
        }
        let called = [self.named(kind, text), self.titled(kind, text)];
        let called = called.into_iter().find(|ids| !ids.is_empty());
        Ok(called.unwrap_or_else(|| Id::parse(text).into_iter().collect()))
    }

    /// The records of a kind that people call so; an article by its number, as 45 or 第四十五条,
    /// among the articles of the campaign.
    fn named(&self, kind: Kind, text: &str) -> Vec<Id> {
        let ledger = &self.ledger;
        let of_campaign = |a: &&Article| self.campaign.as_ref().is_none_or(|c| *c == a.campaign);
        // 《省养老服务条例》第十条 names the regulation as well.
        let (law, number) = text.find('第').map_or(("", text), |at| text.split_at(at));
        let law = law.trim_matches(['《', '》', ' ', '　']);
        let is_number = |no: ArticleNo| no.title(Lang::Zh) == number || no.to_string() == number;
        let is_law = |id: &Id| {
            let regulation = ledger.regulations.get(id);
            law.is_empty()
                || id.as_str() == law
                || regulation.is_some_and(|r| r.name == law || r.short() == law)
        };
        match kind {
            Kind::Facility => ids(&ledger.facilities, |f| f.name == text),
            Kind::Regulation => ids(&ledger.regulations, |r| r.name == text || r.short() == text),
            Kind::Campaign => ids(&ledger.campaigns, |c| c.name == text),
            Kind::Org => ledger
                .org_called(text)
                .map(|o| o.id.clone())
                .into_iter()
                .collect(),
            Kind::Article => ids(&ledger.articles, |a| {
                of_campaign(&a) && is_number(a.number) && is_law(&a.regulation)
            }),
            Kind::Notice => PaperNo::parse(text).map_or_else(Vec::new, |typed| {
                ids(&ledger.notices, |n| n.paper_no().as_ref() == Some(&typed))
            }),
            Kind::Suggestion => ids(&ledger.suggestions, |s| s.number == text),
            _ => Vec::new(),
        }
    }

    /// The records of a kind with exactly that title.
    fn titled(&self, kind: Kind, text: &str) -> Vec<Id> {
        let titles = self.ledger.titles(kind).into_iter();
        let is_meant = |(_, title): &(&Id, &str)| *title == text;
        titles.filter(is_meant).map(|(id, _)| id.clone()).collect()
    }

    /// The campaign a new record belongs to.
    pub(crate) fn one_campaign(&self) -> Result<Id, Fault> {
        self.campaign.clone().ok_or_else(|| {
            fault!(
                Value,
                "新记录要属于一个专项，不能用 all",
                "a new record belongs to one campaign; `all` will not do"
            )
        })
    }

    /// That there is no such record of these kinds, with those whose title holds the text, else
    /// with the one most like it.
    fn unknown(&self, kinds: &[Kind], text: &str) -> Fault {
        let is_held = |title: &str| text.chars().nth(1).is_some() && title.contains(text);
        let titles = kinds.iter().flat_map(|kind| self.ledger.titles(*kind));
        let mut held: Vec<_> = titles.filter(|(_, title)| is_held(title)).collect();
        // Of a short title the text is the greater part.
        held.sort_by_key(|(_, title)| title.chars().count());
        let held: Vec<String> = held.iter().map(|(id, t)| format!("{id} {t}")).collect();
        let fault = match kinds {
            [kind] => unknown(*kind, text),
            _ => fault!(Ref, "账本里没有“{text}”", "the ledger has no `{text}`"),
        };
        match held.len() {
            0 => {
                let near = kinds.iter().filter_map(|k| self.ledger.nearest(*k, text));
                fault.meant(nearest(text, near))
            }
            count => holding(fault, &held[..count.min(LISTED)], count),
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
            .ok_or_else(|| unknown(R::KIND, text))
    }
}

/// An id as people write it: `kf-i1`, `KF-I01` and `ＫＦ－Ｉ００１` are all `KF-I001`; `None` for what is no
/// counted id of the kind.
fn counted(kind: Kind, text: &str) -> Option<Id> {
    let plain = half_width(text).to_uppercase();
    let (office, number) = plain.split_once('-')?;
    let number = number.strip_prefix(kind.letter()?)?;
    Id::counted(office, kind, number.parse().ok()?).ok()
}

/// How many records with a word in their title are listed.
const LISTED: usize = 5;

fn unknown(kind: Kind, text: &str) -> Fault {
    let (zh, en) = (kind.noun().zh, kind.noun().en);
    fault!(Ref, "没有{zh}“{text}”", "there is no {en} `{text}`")
}

/// The fault with the records whose title holds what was typed: some of `count`, each as id and
/// title.
fn holding(fault: Fault, some: &[String], count: usize) -> Fault {
    let (zh, en) = (some.join("、"), some.join(", "));
    let (before, before_en) = (fault.zh, fault.en);
    if some.len() < count {
        return fault!(
            Ref,
            "{before}；名称里有这几个字的有 {count} 条，如：{zh}；请写编号",
            "{before_en}; {count} titles hold it, such as {en}; give the id"
        );
    }
    fault!(
        Ref,
        "{before}；名称里有这几个字的：{zh}；请写编号",
        "{before_en}; titles that hold it: {en}; give the id"
    )
}

fn of_several_kinds(text: &str, several: &[(Kind, Id)]) -> Fault {
    let zh: Vec<String> = several
        .iter()
        .map(|(kind, id)| format!("{} {id}", kind.noun().zh))
        .collect();
    let en: Vec<String> = several
        .iter()
        .map(|(kind, id)| format!("{} {id}", kind.noun().en))
        .collect();
    let (zh, en) = (zh.join("、"), en.join(", "));
    fault!(
        Value,
        "“{text}”可能是：{zh}；请写编号",
        "`{text}` could be: {en}; give the id"
    )
}

fn ids<R: Record>(table: &Table<R>, is_meant: impl Fn(&R) -> bool) -> Vec<Id> {
    table
        .iter()
        .filter(|r| is_meant(r))
        .map(|r| r.id().clone())
        .collect()
}

fn ambiguous(text: &str, several: &[Id]) -> Fault {
    let ids: Vec<&str> = several.iter().map(Id::as_str).collect();
    let (zh, en) = (ids.join("、"), ids.join(", "));
    fault!(
        Value,
        "“{text}”有 {} 条：{zh}；请写编号",
        "`{text}` is the name of {}: {en}; give the id",
        several.len()
    )
}

//! A list that goes out as a workbook, is filled in and comes back: one column a fact, in the words
//! that the commands take back.

use std::collections::BTreeMap;

use serde_json::Value;

use super::field;
use super::label::Words;
use super::list::Listed;
use super::page::{Block, Cell, Entry, Exchange, Page, Sheet, Sort};
use crate::intake::base::{Base, BaseColumn, BaseRow, Head};
use crate::lang::{Text, t};
use crate::model::org::{OrgKind, Units};
use crate::model::record::{Target, links};
use crate::model::vocabulary::WordList;
use crate::model::{Day, Id, Kind, Org};
use crate::say;

/// A fact that may be filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Its name, as the flag of the command that sets it.
    pub key: String,
    /// The field of the record; none for what is only entered, such as progress, whose cells go out
    /// empty.
    pub field: Option<String>,
    /// What it is called.
    pub head: Text,
    /// What may stand in its cells.
    pub sort: Sort,
    /// What stands between the values of one that has several.
    pub between: Option<Between>,
}

/// What stands between the values of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Between {
    /// 、 between names.
    Commas,
    /// A line each, for text that has commas of its own.
    Lines,
}

impl Between {
    /// The values joined.
    #[must_use]
    pub fn join(self, values: &[String]) -> String {
        values.join(match self {
            Self::Commas => "、",
            Self::Lines => "\n",
        })
    }

    /// The values of a cell.
    #[must_use]
    pub fn parts(self, cell: &str) -> Vec<String> {
        match self {
            Self::Commas => crate::intake::table::parts(cell),
            Self::Lines => {
                let lines = cell.lines().map(str::trim).filter(|l| !l.is_empty());
                lines.map(str::to_owned).collect()
            }
        }
    }
}

/// What a fact of a kind is called over its column.
#[must_use]
pub fn head(kind: Kind, field: &str) -> Option<Text> {
    match (kind, field) {
        (Kind::Issue, "channel") => Some(t("来源渠道", "Channel")),
        (Kind::Issue, "level") => Some(t("来源层级", "Level of the source")),
        (Kind::Issue, "refs") => Some(t("依据材料", "Papers it rests on")),
        _ => field::label(kind, field),
    }
}

/// The page of a list that may come back filled in.
#[must_use]
pub fn page<R: Listed>(records: &[&R], facts: &[Fact], as_of: Day, words: &Words<'_>) -> Page {
    let noun = words.say(R::KIND.noun());
    let mut page = Page::new(say!(words.lang, "{noun}清单", "List: {noun}"))
        .under(say!(
            words.lang,
            "截至 {as_of}，共 {} 条",
            "As of {as_of}, {} in all",
            records.len()
        ))
        .under(words.say(t(
            "黄色的格子可以填；编号和灰色的格子不要改。新增的写在最下面的空行里，编号空着。",
            "Fill in the yellow cells; leave ids and grey cells alone. New ones go into the blank rows, without id.",
        )));
    page.add(Block::Table(sheet(records, facts, as_of, words)));
    page
}

fn sheet<R: Listed>(records: &[&R], facts: &[Fact], as_of: Day, words: &Words<'_>) -> Sheet {
    let (title, others) = facts.split_at(facts.len().min(1));
    let entered = others.iter().filter(|f| f.field.is_none());
    let kept = others.iter().filter(|f| f.field.is_some());
    let (heads, shown) = (R::heads(words), R::read_off(words));
    let order: Vec<&Fact> = title.iter().chain(entered).chain(kept).collect();
    let read_off = shown.iter().map(|i| heads[*i].clone());
    let head = |f: &&Fact| words.say(f.head).to_owned();
    let id = words.say(t("编号", "Id")).to_owned();
    let all = std::iter::once(id)
        .chain(title.iter().map(|f| words.say(f.head).to_owned()))
        .chain(read_off)
        .chain(order[title.len()..].iter().map(head));
    let mut sheet = Sheet::new(all).named(words.say(R::KIND.noun()));
    for record in records {
        let own = cells(*record, &order, words);
        let (first, rest) = own.split_at(title.len());
        let listed = record.cells(as_of, words);
        let read_off = shown.iter().map(|i| listed[*i].clone());
        let id = std::iter::once(Cell::id(record.id()));
        sheet.row(
            id.chain(first.iter().cloned())
                .chain(read_off)
                .chain(rest.iter().cloned())
                .collect(),
        );
    }
    let entry = |f: &&Fact| {
        Some(Entry {
            key: f.key.clone(),
            sort: f.sort.clone(),
        })
    };
    let entries: Vec<Option<Entry>> = std::iter::once(None)
        .chain(order[..title.len()].iter().map(entry))
        .chain(shown.iter().map(|_| None))
        .chain(order[title.len()..].iter().map(entry))
        .collect();
    let ids: Vec<Id> = records.iter().map(|r| r.id().clone()).collect();
    let base = base::<R>(&sheet, &entries, &ids, as_of, words);
    sheet.exchange = Some(Exchange {
        kind: R::KIND,
        ids,
        entries,
        base: base.lines(),
    });
    sheet
}

fn base<R: Listed>(
    sheet: &Sheet,
    entries: &[Option<Entry>],
    ids: &[Id],
    as_of: Day,
    words: &Words<'_>,
) -> Base {
    let columns = sheet
        .columns
        .iter()
        .zip(entries)
        .map(|(column, entry)| BaseColumn {
            head: column.head.clone(),
            key: entry.as_ref().map(|e| e.key.clone()),
        });
    let text = |cells: &Vec<Cell>| cells.iter().map(|c| c.words(words.lang)).collect();
    let rows = ids.iter().zip(&sheet.rows).map(|(id, cells)| BaseRow {
        id: id.clone(),
        cells: text(cells),
    });
    Base {
        head: Head::new(
            &words.ledger.settings,
            R::KIND,
            as_of,
            words.lang,
            columns.collect(),
        ),
        rows: rows.collect(),
    }
}

/// What the cells of a record say, one a fact.
#[must_use]
pub fn cells<R: Listed>(record: &R, facts: &[&Fact], words: &Words<'_>) -> Vec<Cell> {
    let fields = serde_json::to_value(record).unwrap_or_default();
    let named = named(record, words);
    let cell = |fact: &&Fact| {
        let Some(field) = &fact.field else {
            return Cell::Blank;
        };
        // The source of an issue is a group of its own.
        let inside = format!("source.{field}");
        let (path, value) = match (&fields[field], &fields["source"][field]) {
            (Value::Null, value) => (inside.as_str(), value),
            (value, _) => (field.as_str(), value),
        };
        match (value, fact.between) {
            (Value::Array(each), Some(between)) => {
                let texts = each.iter().enumerate();
                let texts = texts.map(|(i, one)| text(&format!("{path}[{i}]"), one, &named, words));
                Cell::text(between.join(&texts.collect::<Vec<_>>()))
            }
            (Value::Number(number), _) => number.as_i64().map_or(Cell::Blank, Cell::Number),
            (value, _) if fact.sort == Sort::Day => {
                serde_json::from_value(value.clone()).map_or(Cell::Blank, Cell::Date)
            }
            (value, _) => Cell::text(text(path, value, &named, words)),
        }
    };
    facts.iter().map(cell).collect()
}

fn text(path: &str, value: &Value, named: &BTreeMap<String, String>, words: &Words<'_>) -> String {
    match (named.get(path), value) {
        (Some(name), _) => name.clone(),
        (None, Value::String(text)) => text.trim_end().to_owned(),
        (None, Value::Bool(true)) => words.say(YES).to_owned(),
        (None, Value::Null | Value::Bool(false)) => String::new(),
        (None, other) => other.to_string(),
    }
}

/// What stands for a fact that is so.
pub const YES: Text = t("是", "yes");

/// What the fields of a record are called that name something or hold a value of a closed list.
fn named<R: Listed>(record: &R, words: &Words<'_>) -> BTreeMap<String, String> {
    let links = links(record).into_iter();
    let links = links.filter(|l| !l.field.starts_with("history"));
    let linked = links.map(|l| (l.field.clone(), name(l.target, l.value, words)));
    let labels = record.labels().into_iter();
    let labels = labels.map(|(key, label)| (key.to_owned(), words.say(label).to_owned()));
    linked.chain(labels).collect()
}

/// What people call what a field points at, where that name means nothing else; else its id.
fn name(target: Target, value: &str, words: &Words<'_>) -> String {
    let ledger = words.ledger;
    let Ok(id) = Id::parse(value) else {
        return match target {
            Target::Word(list) => ledger.word(list, value, words.lang).to_owned(),
            _ => value.to_owned(),
        };
    };
    match target {
        Target::Word(list) => ledger.word(list, value, words.lang).to_owned(),
        Target::Unit(units) => {
            let org = ledger.orgs.get(&id);
            org.map_or_else(|| value.to_owned(), |org| unit(org, units, words))
        }
        Target::Record(Kind::Org) => {
            let org = ledger.orgs.get(&id);
            org.map_or_else(|| value.to_owned(), |org| unit(org, Units::Any, words))
        }
        Target::Record(Kind::Facility) => {
            let own = ledger.facilities.get(&id).map(|f| f.name.as_str());
            let alike = ledger
                .facilities
                .iter()
                .filter(|f| Some(f.name.as_str()) == own);
            let is_number = own.is_some_and(|name| name.parse::<u32>().is_ok());
            match own {
                Some(name) if alike.count() == 1 && !is_number => name.to_owned(),
                _ => value.to_owned(),
            }
        }
        Target::Record(_) => value.to_owned(),
    }
}

/// A unit's short name where the commands know the unit by it, else its id.
fn unit(org: &Org, units: Units, words: &Words<'_>) -> String {
    let ledger = words.ledger;
    let known = match units {
        Units::Counties => ledger
            .orgs
            .iter()
            .find(|o| o.kind == OrgKind::CountyNpc && o.is_called(org.short())),
        _ => ledger.org_called(org.short()),
    };
    let is_known = known.is_some_and(|found| found.id == org.id);
    if is_known {
        org.short()
    } else {
        org.id.as_str()
    }
    .to_owned()
}

/// What may be chosen where a unit is named: those that stand on a day.
#[must_use]
pub fn units(units: Units, on: Day, words: &Words<'_>) -> Vec<String> {
    let stands = |o: &&Org| units.hold(o.kind) && o.valid_to.is_none_or(|end| end >= on);
    let orgs = words.ledger.orgs.iter().filter(stands);
    orgs.map(|o| unit(o, units, words)).collect()
}

/// What may be chosen where a word of the vocabulary stands.
#[must_use]
pub fn vocabulary(list: WordList, words: &Words<'_>) -> Vec<String> {
    let list = words.ledger.vocabulary.list(list).iter();
    list.map(|w| w.label(words.lang).to_owned()).collect()
}

/// What is entered for an issue besides its facts: progress, in the flags of `issue progress`.
#[must_use]
pub fn progress() -> Vec<Fact> {
    let fact = |key: &str, head, sort| Fact {
        key: key.to_owned(),
        field: None,
        head,
        sort,
        between: None,
    };
    vec![
        fact("note", t("进展情况", "Progress"), Sort::Text),
        fact("pct", t("完成比例", "Done (%)"), Sort::Percent),
    ]
}

//! 查找: the records in which words occur, and where.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::Value;

use super::Figure;
use super::timeline::kind_word;
use crate::for_kind;
use crate::lang::Lang;
use crate::model::record::{Target, links};
use crate::model::{Day, Id, Kind, Ledger, Record};

/// What is looked for, and where.
#[derive(Clone, Copy)]
pub struct Search<'a> {
    /// The words; all must occur in a record. Case and full or half width make no difference.
    pub words: &'a [String],
    /// Only this kind of record.
    pub kind: Option<Kind>,
    /// What was written down for a later day is passed over.
    pub as_of: Day,
    /// The language the vocabulary's words are read in.
    pub lang: Lang,
    /// Hides what must not be printed, character by character.
    pub hide: &'a dyn Fn(&str) -> String,
}

/// One field of a record in which a word occurs.
#[derive(Clone, Debug, Serialize)]
pub struct Hit {
    /// The kind of record.
    #[serde(serialize_with = "kind_word")]
    pub kind: Kind,
    /// The record.
    pub id: Id,
    /// What it is called.
    pub title: String,
    /// The field, such as `description` or `history[2].note`.
    pub field: String,
    /// Its text.
    pub text: String,
    /// Where the first word begins that occurs in it, in characters.
    pub start: usize,
    /// How many characters that word has.
    pub length: usize,
}

/// What was found.
#[derive(Clone, Debug, Serialize)]
pub struct Found {
    /// The words, as they were compared.
    pub words: Vec<String>,
    /// The records.
    pub records: Figure,
    /// Field by field, in order of kind and id.
    pub hits: Vec<Hit>,
}

impl Found {
    /// Everything that is found in a ledger; nothing when there is no word.
    #[must_use]
    pub fn of(ledger: &Ledger, search: &Search<'_>) -> Self {
        let words = search.words.iter().flat_map(|w| w.split_whitespace());
        let words: Vec<String> = words.map(folded).collect();
        let kinds = Kind::ALL.iter().copied();
        let kinds = kinds.filter(|kind| search.kind.is_none_or(|only| only == *kind));
        let hits: Vec<Hit> = kinds
            .flat_map(|kind| for_kind!(kind, R => hits::<R>(ledger, &words, search)))
            .collect();
        Self {
            records: hits.iter().map(|hit| hit.id.clone()).collect(),
            words,
            hits,
        }
    }
}

fn hits<R: Record>(ledger: &Ledger, words: &[String], search: &Search<'_>) -> Vec<Hit> {
    let was_there = |record: &&R| {
        let history = record.history();
        history.is_empty() || history.iter().any(|step| step.on <= search.as_of)
    };
    let records = R::table(ledger).iter().filter(was_there);
    records
        .flat_map(|record| {
            let texts = texts(record, ledger, search);
            let folds: Vec<String> = texts.iter().map(|(_, text)| folded(text)).collect();
            let occurs = |word: &String| folds.iter().any(|fold| fold.contains(word.as_str()));
            let is_meant = !words.is_empty() && words.iter().all(occurs);
            let fields = texts.into_iter().zip(folds).filter(move |_| is_meant);
            fields.filter_map(|((field, text), fold)| {
                let (at, word) = words
                    .iter()
                    .find_map(|w| Some((fold.find(w.as_str())?, w)))?;
                let start = fold[..at].chars().count();
                Some(Hit {
                    kind: R::KIND,
                    id: record.id().clone(),
                    title: (search.hide)(record.title()),
                    field,
                    text: (search.hide)(&text),
                    start,
                    length: word.chars().count(),
                })
            })
        })
        .collect()
}

/// Fields that hold no text people read: marks, and codes of closed lists.
const CODES: &[&str] = &[
    "uid",
    "action",
    "area",
    "confidentiality",
    "conference_role",
    "dimension",
    "disposition",
    "proposer",
    "satisfaction",
    "scope",
    "submitter",
    "handling",
    "kind",
    "lawful_power",
    "lawful_work",
    "level",
    "outcome",
    "ownership",
    "publicity",
    "result",
    "severity",
];

/// Every text of a record with its field, names in the place of the ids of units, facilities and
/// words.
fn texts<R: Record>(record: &R, ledger: &Ledger, search: &Search<'_>) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let value = serde_json::to_value(record).unwrap_or_default();
    collect(&value, String::new(), search.as_of, &mut found);
    let links = links(record).into_iter();
    let links: HashMap<String, (Target, &str)> =
        links.map(|l| (l.field, (l.target, l.value))).collect();
    for (field, text) in &mut found {
        let link = links.get(field.as_str());
        if let Some(name) = link.and_then(|(t, value)| name(*t, value, ledger, search.lang)) {
            *text = name;
        }
    }
    // What the codes of linked words stand for is text; the codes that are left are not.
    let is_code = |field: &str| CODES.contains(&field.rsplit('.').next().unwrap_or(field));
    found.retain(|(field, _)| !is_code(field) || links.contains_key(field.as_str()));
    found
}

fn collect(value: &Value, field: String, as_of: Day, found: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => found.push((field, text.clone())),
        Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                let on = item.get("on").and_then(Value::as_str);
                let is_later = on.is_some_and(|on| on > as_of.to_string().as_str());
                if !(field == "history" && is_later) {
                    collect(item, format!("{field}[{i}]"), as_of, found);
                }
            }
        }
        Value::Object(group) => {
            for (key, item) in group {
                let inner = match field.as_str() {
                    "" => key.clone(),
                    outer => format!("{outer}.{key}"),
                };
                collect(item, inner, as_of, found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// What a linked record or word is called, as lists and cards show it.
fn name(target: Target, value: &str, ledger: &Ledger, lang: Lang) -> Option<String> {
    let id = Id::parse(value).ok()?;
    let text = match target {
        Target::Word(list) => ledger.word(list, value, lang).to_owned(),
        Target::Unit(_) | Target::Record(Kind::Org) => {
            let org = ledger.orgs.get(&id)?;
            match org.short() {
                short if short == org.name => short.to_owned(),
                short => format!("{short}（{}）", org.name),
            }
        }
        Target::Record(Kind::Facility) => ledger.facilities.get(&id)?.name.clone(),
        Target::Record(_) => return None,
    };
    Some(text)
}

/// The text as it is compared: full-width letters, digits and signs as half-width, capitals as
/// small letters. One character stays one.
fn folded(text: &str) -> String {
    text.chars().map(fold).collect()
}

fn fold(c: char) -> char {
    let narrow = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\n' | '\t' => ' ',
        c => c,
    };
    let mut small = narrow.to_lowercase();
    match (small.next(), small.next()) {
        (Some(small), None) => small,
        _ => narrow,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_and_case_make_no_difference() {
        assert_eq!(folded("ＫＦ－Ｉ００１ Abc（甲）　乙"), "kf-i001 abc(甲) 乙");
        let long = "İStraße";
        assert_eq!(folded(long).chars().count(), long.chars().count());
    }

    /// The fields whose type is a closed list, by the types themselves.
    fn closed<R: Record>() -> Vec<String> {
        let schema = serde_json::to_value(schemars::schema_for!(R)).unwrap();
        let defs = schema["$defs"].as_object().cloned().unwrap_or_default();
        let is_closed = |property: &Value| {
            let text = property.to_string();
            defs.iter().any(|(name, def)| {
                let is_list = def.get("oneOf").is_some() || def.get("enum").is_some();
                is_list && text.contains(&format!("\"#/$defs/{name}\""))
            })
        };
        let objects = std::iter::once(&schema).chain(defs.values());
        let properties = objects.filter_map(|o| o.get("properties")?.as_object());
        let fields = properties.flatten().filter(|(_, p)| is_closed(p));
        fields.map(|(key, _)| key.clone()).collect()
    }

    #[test]
    fn every_closed_list_is_left_out() {
        let kinds = Kind::ALL.iter();
        let mut all: Vec<String> = kinds
            .flat_map(|kind| for_kind!(kind, R => closed::<R>()))
            .collect();
        all.push("uid".to_owned());
        all.sort();
        all.dedup();
        let mut codes = CODES.to_vec();
        codes.sort_unstable();
        assert_eq!(all, codes);
    }
}

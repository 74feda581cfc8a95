//! One record as a page: its facts with labels, what is read off its history, its history.

use std::collections::BTreeMap;

use serde_json::Value;

use super::field;
use super::label::Words;
use super::list::Listed;
use super::log;
use super::page::{Block, Cell, Page, Sheet};
use crate::lang::{Lang, Text, t};
use crate::model::record::{Target, links};
use crate::model::regulation::Chapter;
use crate::model::{Day, Id, Kind};
use crate::say;

/// The page of a record as of a day.
#[must_use]
pub fn page<R: Listed>(record: &R, as_of: Day, words: &Words<'_>) -> Page {
    let mut page = Page::new(format!("{}　{}", record.id(), record.named(words)));
    let heads = [t("字段", "Field"), t("内容", "Content")];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h))).named(record.id().as_str());
    for (label, cell) in record.derived(as_of, words) {
        sheet.row(vec![Cell::label(label, words.lang), cell]);
    }
    for (label, text) in facts_but(record, R::APART, words) {
        sheet.row(vec![Cell::text(label), Cell::text(text)]);
    }
    page.add(Block::Facts(sheet));
    for (heading, sheet) in record.belongings(as_of, words) {
        page.section(words.say(heading), sheet);
    }
    page.section(
        words.say(t("办理记录", "History")),
        log::sheet(record, as_of, words),
    );
    page
}

/// The plain facts of a record in order: what each is called and says.
pub(super) fn facts<R: Listed>(record: &R, words: &Words<'_>) -> Vec<(String, String)> {
    facts_but(record, &[], words)
}

/// The same without those of some keys.
fn facts_but<R: Listed>(record: &R, apart: &[&str], words: &Words<'_>) -> Vec<(String, String)> {
    let names = Names::of(record, words);
    let value = serde_json::to_value(record).unwrap_or_default();
    let fields = value.as_object().into_iter().flatten();
    let shown = fields.filter(|(key, _)| {
        let is_text_of_law = *key == "articles" && R::KIND == Kind::Regulation;
        let is_part = R::FACTS.iter().any(|f| f.key == *key && f.shape.is_none());
        let is_apart = apart.contains(&key.as_str());
        !(is_text_of_law || is_part || is_apart || matches!(key.as_str(), "history" | "uid" | "id"))
    });
    shown
        .map(|(key, value)| {
            let label = field::label(R::KIND, key).map_or(key.as_str(), |l| words.say(l));
            (label.to_owned(), names.text(key, value))
        })
        .collect()
}

/// The history of a record alone.
#[must_use]
pub fn log_page<R: Listed>(record: &R, as_of: Day, words: &Words<'_>) -> Page {
    let mut page = Page::new(format!("{}　{}", record.id(), record.named(words)));
    page.add(Block::Table(log::sheet(record, as_of, words)));
    page
}

/// What the values of a record are called, by field.
struct Names {
    by_field: BTreeMap<String, String>,
    lang: Lang,
    list: &'static str,
    part: &'static str,
    yes: &'static str,
    colon: &'static str,
}

impl Names {
    fn of<R: Listed>(record: &R, words: &Words<'_>) -> Self {
        let linked = links(record)
            .into_iter()
            .filter(|l| !l.field.starts_with("history"));
        let mut by_field: BTreeMap<String, String> = linked
            .map(|link| (link.field.clone(), name(link.target, link.value, words)))
            .collect();
        let coded = record
            .labels()
            .into_iter()
            .map(|(key, text): (&str, Text)| (key.to_owned(), words.say(text).to_owned()));
        by_field.extend(coded);
        Self {
            by_field,
            lang: words.lang,
            list: words.say(t("、", ", ")),
            part: words.say(t("，", "; ")),
            yes: words.say(t("是", "yes")),
            colon: words.say(t("：", ": ")),
        }
    }

    fn text(&self, field: &str, value: &Value) -> String {
        if let Some(name) = self.by_field.get(field) {
            return name.clone();
        }
        match value {
            Value::String(text) => text.trim_end().to_owned(),
            Value::Array(items) => {
                let texts = items
                    .iter()
                    .enumerate()
                    .map(|(i, v)| self.text(&format!("{field}[{i}]"), v));
                texts.collect::<Vec<_>>().join(self.list)
            }
            Value::Object(group) if group.contains_key("from") => chapter(value, self.lang),
            Value::Object(group) => {
                let texts = group.iter().map(|(key, v)| {
                    let label = sub_label(key).map_or(key.as_str(), |l| l.in_lang(self.lang));
                    format!(
                        "{label}{}{}",
                        self.colon,
                        self.text(&format!("{field}.{key}"), v)
                    )
                });
                texts.collect::<Vec<_>>().join(self.part)
            }
            Value::Null => String::new(),
            Value::Bool(true) => self.yes.to_owned(),
            other => other.to_string(),
        }
    }
}

/// What a key inside a group is called.
fn sub_label(key: &str) -> Option<Text> {
    Some(match key {
        "channel" => t("渠道", "channel"),
        "level" => t("层级", "level"),
        "refs" => t("依据", "based on"),
        "name" => t("名称", "name"),
        "due" => t("时限", "due"),
        "done_on" => t("完成", "done on"),
        _ => return None,
    })
}

/// A chapter and its articles, such as 第一章　总则（1—9）.
fn chapter(value: &Value, lang: Lang) -> String {
    serde_json::from_value::<Chapter>(value.clone()).map_or_else(
        |_| value.to_string(),
        |c| {
            let (title, from, to) = (c.title(lang), c.from, c.to);
            say!(lang, "{title}（{from}—{to}）", "{title} ({from}–{to})")
        },
    )
}

fn name(target: Target, value: &str, words: &Words<'_>) -> String {
    let ledger = words.ledger;
    let with_id = |name: Option<&str>| {
        name.map_or_else(
            || value.to_owned(),
            |n| say!(words.lang, "{n}（{value}）", "{n} ({value})"),
        )
    };
    let id = Id::parse(value);
    match (target, &id) {
        (Target::Word(list), _) => ledger.word(list, value, words.lang).to_owned(),
        (Target::Unit(_) | Target::Record(Kind::Org), Ok(id)) => ledger.org_name(id).to_owned(),
        (Target::Record(Kind::Regulation), Ok(id)) => {
            with_id(ledger.regulations.get(id).map(|r| r.short()))
        }
        (Target::Record(Kind::Article), _) | (_, Err(_)) => value.to_owned(),
        (Target::Record(kind), Ok(id)) => with_id(ledger.title(kind, id)),
    }
}

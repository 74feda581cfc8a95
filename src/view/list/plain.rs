//! Lists and pages of the kinds that are tables of plain facts.

use serde_json::Value;

use super::super::label::Words;
use super::super::page::{Cell, Sheet};
use super::Listed;
use crate::lang::{Text, t};
use crate::model::coded::Coded;
use crate::model::living::begun;
use crate::model::plain::{Plain, PlainFact, Shape};
use crate::model::{Bulletin, Day, Id, Ledger};

/// What a plain kind shows beyond its facts and its state.
pub trait Look: Plain {
    /// The facts that a table of its own shows instead of the list of facts.
    const APART: &'static [&'static str] = &[];

    /// What is read off its history or worked out of its facts, in words.
    fn more(&self, _as_of: Day, _words: &Words<'_>) -> Vec<(Text, Cell)> {
        Vec::new()
    }

    /// Tables of its parts and of what belongs to it, each under a heading.
    fn tables(&self, _as_of: Day, _words: &Words<'_>) -> Vec<(Text, Sheet)> {
        Vec::new()
    }

    /// What heads a listed fact whose cells say something else than the fact.
    fn head(_key: &str) -> Option<Text> {
        None
    }

    /// What it is called on the screen, where its title is no more than a code.
    fn named(&self, _words: &Words<'_>) -> String {
        self.title().to_owned()
    }

    /// The cell of a listed fact that is not to be printed as it stands in the file.
    fn cell(&self, _key: &str, _as_of: Day, _words: &Words<'_>) -> Option<Cell> {
        None
    }
}

impl<R: Look> Listed for R {
    const APART: &'static [&'static str] = <R as Look>::APART;

    fn named(&self, words: &Words<'_>) -> String {
        Look::named(self, words)
    }

    fn heads(words: &Words<'_>) -> Vec<String> {
        let listed = R::LISTED.iter().filter_map(|key| R::fact(key));
        let facts = listed.map(|fact| {
            let head = words.say(R::head(fact.key).unwrap_or(fact.label));
            match fact.shape {
                Some(Shape::Count | Shape::Amount) => format!(">{head}"),
                _ => head.to_owned(),
            }
        });
        let say = |text| words.say(text).to_owned();
        let day = is_dated_by_history::<R>().then(|| say(t("日期", "Date")));
        let last = has_states::<R>().then(|| say(t("状态", "State")));
        let first = std::iter::once(say(t("编号", "Id"))).chain(day);
        first.chain(facts).chain(last).collect()
    }

    fn cells(&self, as_of: Day, words: &Words<'_>) -> Vec<Cell> {
        let fields = serde_json::to_value(self).unwrap_or_default();
        let listed = R::LISTED.iter().filter_map(|key| R::fact(key));
        let facts = listed.map(|fact| {
            self.cell(fact.key, as_of, words)
                .unwrap_or_else(|| cell(fact, &fields[fact.key], words))
        });
        let day = is_dated_by_history::<R>().then(|| Cell::day(begun(self.history())));
        let last = has_states::<R>().then(|| state(self, as_of, words));
        let first = std::iter::once(Cell::id(self.id())).chain(day);
        first.chain(facts).chain(last).collect()
    }

    fn read_off(words: &Words<'_>) -> Vec<usize> {
        let last = Self::heads(words).len() - 1;
        let day = is_dated_by_history::<R>().then_some(1);
        day.into_iter()
            .chain(has_states::<R>().then_some(last))
            .collect()
    }

    fn labels(&self) -> Vec<(&'static str, Text)> {
        let fields = serde_json::to_value(self).unwrap_or_default();
        let label = |fact: &PlainFact| match (fact.shape, fields[fact.key].as_str()) {
            (Some(Shape::Choice(choice)), Some(code)) => Some((fact.key, choice.label(code)?)),
            _ => None,
        };
        R::FACTS.iter().filter_map(label).collect()
    }

    fn belongings(&self, as_of: Day, words: &Words<'_>) -> Vec<(Text, Sheet)> {
        self.tables(as_of, words)
    }

    fn standing(&self, as_of: Day, _: &Ledger) -> Option<Value> {
        has_states::<R>().then(|| serde_json::json!({"state": self.state(as_of)}))
    }

    fn derived(&self, as_of: Day, words: &Words<'_>) -> Vec<(Text, Cell)> {
        let state = has_states::<R>().then(|| (t("状态", "State"), state(self, as_of, words)));
        state.into_iter().chain(self.more(as_of, words)).collect()
    }
}

/// Whether the first step says when it was; a meeting has its own date.
fn is_dated_by_history<R: Plain>() -> bool {
    R::fact("date").is_none()
}

/// Whether a record of the kind can stand in more than one state.
fn has_states<R: Plain>() -> bool {
    <crate::model::plain::State<R> as Coded>::ALL.len() > 1
}

fn state<R: Plain>(record: &R, as_of: Day, words: &Words<'_>) -> Cell {
    let state = record.state(as_of);
    state.map_or(Cell::Blank, |s| Cell::label(s.label(), words.lang))
}

/// A fact's value as a cell.
fn cell(fact: &PlainFact, value: &Value, words: &Words<'_>) -> Cell {
    let (Some(shape), false) = (fact.shape, value.is_null()) else {
        return Cell::Blank;
    };
    match (shape, value) {
        (_, Value::Array(each)) => {
            let texts: Vec<String> = each.iter().map(|v| text(shape, v, words)).collect();
            Cell::Text(texts.join(words.say(t("、", ", "))))
        }
        (Shape::Day, day) => serde_json::from_value(day.clone()).map_or(Cell::Blank, Cell::Date),
        (Shape::Count | Shape::Amount, number) => number.as_i64().map_or(Cell::Blank, Cell::Number),
        (shape, one) => Cell::Text(text(shape, one, words)),
    }
}

fn text(shape: Shape, value: &Value, words: &Words<'_>) -> String {
    let Some(said) = value.as_str() else {
        return match value {
            Value::Bool(true) => words.say(t("是", "yes")).to_owned(),
            other => other.to_string(),
        };
    };
    let id = || Id::parse(said).ok();
    match shape {
        Shape::Word(list) => words.ledger.word(list, said, words.lang).to_owned(),
        Shape::Choice(choice) => choice.label(said).map_or(said, |l| words.say(l)).to_owned(),
        Shape::Unit(_) => id().map_or_else(String::new, |id| words.ledger.org_name(&id).to_owned()),
        Shape::Record(crate::model::Kind::Facility) => id()
            .and_then(|id| words.ledger.facilities.get(&id))
            .map_or_else(|| said.to_owned(), |f| f.name.clone()),
        _ => said.trim_end().to_owned(),
    }
}

impl Look for Bulletin {}

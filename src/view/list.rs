//! Lists: for each kind, its columns and one row.

pub(super) mod draw;
mod evaluation;
mod inspection;
mod issue;
mod kinds;
mod meeting;
mod metric;
mod milestone;
mod notice;
mod opinion;
mod outcome;
mod plain;
mod suggestion;

use super::label::Words;
use super::page::{Block, Cell, Page, Sheet};
use crate::lang::Text;

use crate::model::{Day, Ledger, Record};
use crate::say;

/// How a kind of record is listed and shown.
pub trait Listed: Record {
    /// The fields that a table of its own shows instead of the list of facts.
    const APART: &'static [&'static str] = &[];

    /// The heads of its columns; one that starts with `>` stands at the right.
    fn heads(words: &Words<'_>) -> Vec<String>;

    /// Its row, as of a day.
    fn cells(&self, as_of: Day, words: &Words<'_>) -> Vec<Cell>;

    /// The columns of its list that are read off its history or worked out, by their places.
    fn read_off(_words: &Words<'_>) -> Vec<usize> {
        Vec::new()
    }

    /// What it is called on the screen, where its title is no more than a code.
    fn named(&self, _words: &Words<'_>) -> String {
        self.title().to_owned()
    }

    /// The labels of its fields that are values of closed lists.
    fn labels(&self) -> Vec<(&'static str, Text)> {
        Vec::new()
    }

    /// Tables of what belongs to it, each under a heading.
    fn belongings(&self, _as_of: Day, _words: &Words<'_>) -> Vec<(Text, Sheet)> {
        Vec::new()
    }

    /// What is read off its history as of a day, for the JSON; `None` for a kind without a life.
    fn standing(&self, _as_of: Day, _ledger: &Ledger) -> Option<serde_json::Value> {
        None
    }

    /// The same in words.
    fn derived(&self, _as_of: Day, _words: &Words<'_>) -> Vec<(Text, Cell)> {
        Vec::new()
    }
}

/// Heads in the reader's language.
fn worded(heads: &[Text], words: &Words<'_>) -> Vec<String> {
    heads.iter().map(|h| words.say(*h).to_owned()).collect()
}

/// The rows of a list.
pub(super) fn table<'r, R: Listed>(
    records: impl IntoIterator<Item = &'r R>,
    as_of: Day,
    words: &Words<'_>,
) -> Sheet {
    let noun = words.say(R::KIND.noun());
    let mut sheet = Sheet::new(R::heads(words)).named(noun).or_say(say!(
        words.lang,
        "没有符合条件的{noun}。",
        "No such {noun}."
    ));
    for record in records {
        sheet.row(record.cells(as_of, words));
    }
    sheet
}

/// The page of a list.
#[must_use]
pub fn page<'r, R: Listed>(
    records: impl IntoIterator<Item = &'r R>,
    as_of: Day,
    words: &Words<'_>,
) -> Page {
    let noun = words.say(R::KIND.noun());
    let sheet = table(records, as_of, words);
    let count = sheet.rows.len();
    let mut page = Page::new(say!(words.lang, "{noun}清单", "List: {noun}")).under(say!(
        words.lang,
        "截至 {as_of}，共 {count} 条",
        "As of {as_of}, {count} in all"
    ));
    page.add(Block::Table(sheet));
    page
}

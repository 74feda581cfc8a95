//! What could be meant by the beginning of a word, or by a part of a name.

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap_complete::engine::CompletionCandidate;

use crate::cli::subject::Subject;
use crate::lang::Lang;
use crate::model::{Id, Kind, Ledger, Org, Record, WordList};
use crate::render::harmless;
use crate::store::Store;

/// Where candidates come from.
pub(super) struct Source {
    /// The folder at or below the ledger's.
    pub(super) folder: PathBuf,
    /// The language asked for; the ledger's when `None`.
    pub(super) lang: Option<Lang>,
}

/// What may be typed, and what else it is called.
struct Entry {
    value: String,
    /// The first is shown beside the value.
    names: Vec<String>,
}

impl Source {
    /// What could be meant in the ledger; nothing when it cannot be read.
    pub(super) fn of_ledger(&self, subject: Subject, typed: &str) -> Vec<CompletionCandidate> {
        let loaded = Store::above(&self.folder).and_then(|store| store.load());
        let Ok(loaded) = loaded else {
            return Vec::new();
        };
        let ledger = loaded.ledger;
        let lang = self.lang.unwrap_or(ledger.settings.language);
        meant(entries(subject, &ledger, lang), typed)
    }

    /// What could be meant of a closed list.
    pub(super) fn of_list(&self, list: &[PossibleValue], typed: &str) -> Vec<CompletionCandidate> {
        let each = list.iter().map(|value| {
            let help = value.get_help().map(ToString::to_string);
            let label = value.get_name_and_aliases().nth(1).map(str::to_owned);
            let names = match self.lang.unwrap_or_default() {
                Lang::Zh => [label, help],
                Lang::En => [help, label],
            };
            Entry {
                value: value.get_name().to_owned(),
                names: names.into_iter().flatten().collect(),
            }
        });
        meant(each.collect(), typed)
    }
}

/// The entries that begin with what was typed, else those that hold it in value or name.
fn meant(entries: Vec<Entry>, typed: &str) -> Vec<CompletionCandidate> {
    let small = typed.to_lowercase();
    let begins = |e: &Entry| e.value.to_lowercase().starts_with(&small);
    let holds = |text: &String| text.to_lowercase().contains(&small);
    let is_begun = entries.iter().any(begins);
    let found = entries
        .into_iter()
        .filter(|e| is_plain(&e.value))
        .filter(|e| begins(e) || !is_begun && (holds(&e.value) || e.names.iter().any(holds)));
    found
        .map(|e| {
            let name = e.names.first().map(|name| harmless(name).into());
            CompletionCandidate::new(e.value).help(name)
        })
        .collect()
}

/// A value that a shell takes for nothing but a word. Codes and ids are such words; what somebody
/// else wrote in their place would be run once it is put into the line.
fn is_plain(value: &str) -> bool {
    let is_of_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    !value.is_empty() && !value.starts_with('-') && value.chars().all(is_of_word)
}

fn entries(subject: Subject, ledger: &Ledger, lang: Lang) -> Vec<Entry> {
    match subject {
        Subject::Unit(units) => {
            let units = ledger.orgs.iter().filter(|o| units.hold(o.kind));
            units.map(org).collect()
        }
        Subject::Record(Kind::Org) => ledger.orgs.iter().map(org).collect(),
        Subject::Record(kind) => titles(ledger.titles(kind)),
        Subject::AnyRecord => {
            let all = Kind::ALL.iter().flat_map(|kind| ledger.titles(*kind));
            titles(all.collect())
        }
        Subject::Coded | Subject::Day | Subject::LongText | Subject::Text => Vec::new(),
        Subject::Word(list) => words(list, ledger, lang),
        Subject::Office => {
            let offices = ledger.settings.offices.iter();
            let entry = |(code, name): (&String, &String)| Entry {
                value: code.clone(),
                names: vec![name.clone()],
            };
            offices.map(|o| entry((&o.code, &o.name))).collect()
        }
    }
}

fn titles(titles: Vec<(&Id, &str)>) -> Vec<Entry> {
    let entry = |(id, title): (&Id, &str)| Entry {
        value: id.to_string(),
        names: vec![title.to_owned()],
    };
    titles.into_iter().map(entry).collect()
}

fn org(org: &Org) -> Entry {
    let others = org.short_name.iter().chain(&org.aliases);
    Entry {
        value: org.id().to_string(),
        names: std::iter::once(&org.name).chain(others).cloned().collect(),
    }
}

fn words(list: WordList, ledger: &Ledger, lang: Lang) -> Vec<Entry> {
    let entry = |word: &crate::model::vocabulary::Word| Entry {
        value: word.code.clone(),
        names: match lang {
            Lang::Zh => vec![word.zh.clone(), word.en.clone()],
            Lang::En => vec![word.en.clone(), word.zh.clone()],
        },
    };
    ledger.vocabulary.list(list).iter().map(entry).collect()
}

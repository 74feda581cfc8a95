//! The desk a command works at: the ledger as read, the days, the language, the office.

use std::path::PathBuf;
use std::process::ExitCode;

use super::failure::Failure;
use super::progress::during;
use super::{Globals, clock, git};
use crate::fault;
use crate::lang::{Lang, t};
use crate::model::{Day, Id, Kind, Ledger, nearest};
use crate::problem::Fault;
use crate::store::{Counter, Journal, Lock, Store, StoreError};
use crate::view::Words;

/// What is done with a record once it is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// It is written.
    #[default]
    Write,
    /// The lines that would change are printed.
    DryRun,
    /// It is shown to the person who is asked whether to write it.
    Preview,
}

/// What a command works with.
pub(crate) struct Desk {
    pub(crate) store: Store,
    pub(crate) ledger: Ledger,
    pub(crate) warnings: Vec<crate::problem::Problem>,
    pub(crate) files: Vec<PathBuf>,
    leftovers: Vec<PathBuf>,
    pub(crate) today: Day,
    pub(crate) as_of: Day,
    pub(crate) lang: Lang,
    pub(crate) office: String,
    pub(crate) campaign: Option<Id>,
    pub(crate) purpose: Purpose,
    /// What this command writes.
    pub(crate) journal: Journal,
    pub(crate) ascii: bool,
    /// Held by commands that write, until they are done.
    _lock: Option<Lock>,
}

impl Desk {
    /// Reads the ledger for a command that writes nothing.
    pub(crate) fn read(globals: &Globals, asked: Option<Lang>) -> Result<Self, Failure> {
        let store = find(globals)?;
        Self::open(store, None, globals, asked)
    }

    /// Takes the ledger's lock and reads it, for a command that writes.
    pub(crate) fn write(globals: &Globals, asked: Option<Lang>) -> Result<Self, Failure> {
        let store = find(globals)?;
        let what = t(
            "等另一个命令写完",
            "Waiting for another command to finish writing",
        );
        let lang = asked.unwrap_or_default();
        let lock = during(what, lang, &Counter::default(), || store.lock());
        let lock = lock.map_err(|error| Failure::Store {
            error,
            root: store.root().to_owned(),
        })?;
        let desk = Self::open(store, Some(lock), globals, asked)?;
        desk.store.sweep(&desk.leftovers);
        Ok(desk)
    }

    fn open(
        store: Store,
        lock: Option<Lock>,
        globals: &Globals,
        asked: Option<Lang>,
    ) -> Result<Self, Failure> {
        let counter = Counter::default();
        let what = t("读取账本", "Reading the ledger");
        let lang = asked.unwrap_or_default();
        let loaded = during(what, lang, &counter, || store.load_counting(&counter));
        let loaded = loaded.map_err(|error| Failure::Store {
            error,
            root: store.root().to_owned(),
        })?;
        let ledger = loaded.ledger;
        let today = clock::today(globals, ledger.settings.kept_until)?;
        let office = office(globals, &store, &ledger, lock.is_some())?;
        let mut desk = Self {
            lang: asked.unwrap_or(ledger.settings.language),
            campaign: Some(ledger.settings.campaign.clone()),
            warnings: loaded.warnings,
            files: loaded.files,
            leftovers: loaded.leftovers,
            as_of: today,
            purpose: globals.purpose(),
            journal: Journal::of(&globals.verb),
            ascii: super::screen::is_ascii(globals)?,
            _lock: lock,
            store,
            ledger,
            today,
            office,
        };
        if let Some(text) = &globals.as_of {
            desk.as_of = desk.day(text)?;
        }
        if let Some(text) = &globals.campaign {
            desk.campaign = match text.as_str() {
                "all" | "全部" => None,
                _ => Some(desk.known(Kind::Campaign, text)?),
            };
        }
        Ok(desk)
    }

    /// The ledger's names in the language of this command.
    pub(crate) fn words(&self) -> Words<'_> {
        Words {
            ledger: &self.ledger,
            lang: self.lang,
        }
    }

    /// What a file made by this command says of itself.
    pub(crate) fn origin(&self) -> crate::render::Origin {
        crate::render::Origin {
            lang: self.lang,
            today: self.today,
            body: self.ledger.settings.body.name.clone(),
        }
    }

    /// A store's failure, told with the ledger's folder at hand.
    pub(crate) fn failed(&self, error: StoreError) -> Failure {
        Failure::Store {
            error,
            root: self.store.root().to_owned(),
        }
    }

    /// The unit whose steps this office records.
    pub(crate) fn own_org(&self) -> Result<Id, Fault> {
        let office = self.ledger.settings.office(&self.office);
        office
            .map(|o| o.org.clone())
            .ok_or_else(|| no_office(&self.office, &self.ledger))
    }
}

/// The ledger that is meant, not read yet.
pub(super) fn find(globals: &Globals) -> Result<Store, Failure> {
    let found = match &globals.ledger {
        Some(dir) => Store::above(&std::path::absolute(dir).unwrap_or_else(|_| dir.clone())),
        None => match std::env::current_dir() {
            Ok(dir) => Store::above(&dir),
            Err(source) => Err(StoreError::Io {
                path: ".".into(),
                source,
            }),
        },
    };
    found.map_err(|error| Failure::Store {
        error,
        root: PathBuf::new(),
    })
}

fn no_office(code: &str, ledger: &Ledger) -> Fault {
    let list: Vec<&str> = ledger
        .settings
        .offices
        .iter()
        .map(|o| o.code.as_str())
        .collect();
    let (zh, en) = (list.join("、"), list.join(", "));
    fault!(
        Setting,
        "没有代号为 {code} 的机构；有：{zh}",
        "there is no office {code}; there are: {en}"
    )
    .meant(nearest(code, list.iter().copied()))
}

/// The office: `--office`, `SUPERVISE_OFFICE`, the clone's git config, the ledger's home office.
/// A home office that is not among the offices stops only a command that writes; `check` tells it.
fn office(
    globals: &Globals,
    store: &Store,
    ledger: &Ledger,
    writes: bool,
) -> Result<String, Fault> {
    let named = globals
        .office
        .clone()
        .or_else(|| {
            std::env::var("SUPERVISE_OFFICE")
                .ok()
                .filter(|o| !o.is_empty())
        })
        .or_else(|| git::setting(store, "supervise.office"));
    let is_home = named.is_none();
    let code = named.unwrap_or_else(|| ledger.settings.office.clone());
    match ledger.settings.office(&code) {
        Some(_) => Ok(code),
        None if is_home && !writes => Ok(code),
        None => Err(no_office(&code, ledger)),
    }
}

/// Long text as a record keeps it: no blanks at the ends of lines, a final newline when it has
/// several lines.
pub(crate) fn long_text(text: &str) -> String {
    let lines: Vec<&str> = text.trim().lines().map(str::trim_end).collect();
    match lines.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        many => many.join("\n") + "\n",
    }
}

/// A title or a name as a record keeps it: on one line, without blanks at its ends.
pub(crate) fn one_line(text: &str) -> String {
    text.lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Finished as asked.
pub(crate) const DONE: ExitCode = ExitCode::SUCCESS;

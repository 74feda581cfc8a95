//! The desk a command works at: the ledger as read, the days, the language, and what the words
//! that were typed mean in this ledger.

use std::path::PathBuf;
use std::process::ExitCode;

use super::failure::Failure;
use super::{Globals, clock};
use crate::fault;
use crate::lang::Lang;
use crate::model::org::OrgKind;
use crate::model::typed::Typed;
use crate::model::vocabulary::WordList;
use crate::model::{Day, Id, Kind, Ledger, Light, Org, Record};
use crate::problem::Fault;
use crate::query::Scope;
use crate::store::{Lock, Store, StoreError, nearest};
use crate::view::Words;

/// What a command works with.
pub(crate) struct Desk {
    pub(crate) store: Store,
    pub(crate) ledger: Ledger,
    pub(crate) warnings: Vec<crate::problem::Problem>,
    pub(crate) files: Vec<PathBuf>,
    pub(crate) today: Day,
    pub(crate) as_of: Day,
    pub(crate) lang: Lang,
    pub(crate) office: String,
    pub(crate) campaign: Option<Id>,
    pub(crate) dry_run: bool,
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
        let lock = store.lock().map_err(|error| Failure::Store {
            error,
            root: store.root().to_owned(),
        })?;
        Self::open(store, Some(lock), globals, asked)
    }

    fn open(
        store: Store,
        lock: Option<Lock>,
        globals: &Globals,
        asked: Option<Lang>,
    ) -> Result<Self, Failure> {
        let loaded = store.load().map_err(|error| Failure::Store {
            error,
            root: store.root().to_owned(),
        })?;
        let ledger = loaded.ledger;
        let today = clock::today(globals, ledger.settings.kept_until)?;
        let office = office(globals, &store, &ledger)?;
        let mut desk = Self {
            lang: asked.unwrap_or(ledger.settings.language),
            campaign: Some(ledger.settings.campaign.clone()),
            warnings: loaded.warnings,
            files: loaded.files,
            as_of: today,
            dry_run: globals.dry_run,
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

    /// A store's failure, told with the ledger's folder at hand.
    pub(crate) fn failed(&self, error: StoreError) -> Failure {
        Failure::Store {
            error,
            root: self.store.root().to_owned(),
        }
    }

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
        Ok(typed.read(text)?.value)
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
                let mut named = self.ledger.facilities.iter().filter(|f| f.name == text);
                named
                    .next()
                    .map(|f| f.id.clone())
                    .filter(|_| named.next().is_none())
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

    /// The unit whose steps this office records.
    pub(crate) fn own_org(&self) -> Result<Id, Fault> {
        let office = self.ledger.settings.office(&self.office);
        office
            .map(|o| o.org.clone())
            .ok_or_else(|| no_office(&self.office, &self.ledger))
    }
}

/// Filters that lists of issues and reports share.
#[derive(clap::Args, Clone, Debug, Default)]
#[command(next_help_heading = "Filters")]
pub(crate) struct Filters {
    /// Only what this unit leads
    #[arg(long, value_name = "UNIT")]
    org: Option<String>,
    /// Only this county
    #[arg(long, value_name = "COUNTY")]
    county: Option<String>,
    /// Only this state
    #[arg(long, value_name = "STATE", value_parser = super::coded::coded::<crate::model::issue::IssueState>())]
    state: Option<crate::model::issue::IssueState>,
    /// Only this light
    #[arg(long, value_name = "LIGHT", value_parser = super::coded::coded::<Light>())]
    light: Option<Light>,
    /// Only this category
    #[arg(long, value_name = "CATEGORY")]
    category: Option<String>,
}

impl Filters {
    /// What the filters mean in this ledger.
    pub(crate) fn scope(&self, desk: &Desk) -> Result<Scope, Fault> {
        Ok(Scope {
            campaign: desk.campaign.clone(),
            org: self.org.as_deref().map(|t| desk.org(t)).transpose()?,
            county: self.county.as_deref().map(|t| desk.county(t)).transpose()?,
            category: self
                .category
                .as_deref()
                .map(|t| desk.word(WordList::Category, t))
                .transpose()?,
            state: self.state,
            light: self.light,
        })
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

fn find(globals: &Globals) -> Result<Store, Failure> {
    let found = match &globals.ledger {
        Some(dir) => Store::at(dir),
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
}

/// The office: `--office`, `SUPERVISE_OFFICE`, the clone's git config, the ledger's home office.
fn office(globals: &Globals, store: &Store, ledger: &Ledger) -> Result<String, Fault> {
    let code = globals
        .office
        .clone()
        .or_else(|| {
            std::env::var("SUPERVISE_OFFICE")
                .ok()
                .filter(|o| !o.is_empty())
        })
        .or_else(|| from_git(store))
        .unwrap_or_else(|| ledger.settings.office.clone());
    match ledger.settings.office(&code) {
        Some(_) => Ok(code),
        None => Err(no_office(&code, ledger)),
    }
}

/// `supervise.office` of the clone's own git config; nothing without git or outside a clone.
fn from_git(store: &Store) -> Option<String> {
    if !store
        .root()
        .ancestors()
        .any(|dir| dir.join(".git").exists())
    {
        return None;
    }
    let output = std::process::Command::new("git")
        .args(["config", "--local", "--get", "supervise.office"])
        .current_dir(store.root())
        .stderr(std::process::Stdio::null())
        .output()
        .ok()?;
    let code = String::from_utf8(output.stdout).ok()?.trim().to_owned();
    (!code.is_empty()).then_some(code)
}

/// Long text as a record keeps it: no blanks at the ends of lines, a final newline when it has
/// several lines.
pub(crate) fn long_text(text: &str) -> String {
    let lines: Vec<&str> = text.trim().lines().map(str::trim_end).collect();
    match lines.as_slice() {
        [one] => (*one).to_owned(),
        many => many.join("\n") + "\n",
    }
}

/// Finished as asked.
pub(crate) const DONE: ExitCode = ExitCode::SUCCESS;

//! `supervise init`: a complete starting ledger.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::coded::coded;
use super::desk::{DONE, Purpose};
use super::failure::Failure;
use super::stream::{to_stderr, to_stdout};
use super::{Globals, clock, schema};
use crate::fault;
use crate::lang::Lang;
use crate::model::coded::{Coded, Level};
use crate::model::id::is_office;
use crate::model::org::OrgKind;
use crate::model::typed::Typed;
use crate::model::{Calendar, Campaign, Day, Id, Kind, Org, Reckoned};
use crate::problem::Fault;
use crate::say;
use crate::store::{SETTINGS_FILE, Store, StoreError, emit, starter, uid};

/// What the first campaign is called unless told otherwise. A ledger is kept in Chinese.
const CAMPAIGN: &str = "养老服务联动监督";

/// Whose ledger it is to be.
#[derive(Args)]
pub(crate) struct Init {
    /// The folder; made when it is not there
    #[arg(default_value = ".", value_name = "DIR")]
    dir: PathBuf,
    /// The full name of the body
    #[arg(long)]
    name: String,
    /// Its GB/T 2260 division code, six digits
    #[arg(long)]
    code: String,
    /// Its level
    #[arg(long, value_parser = coded::<Level>(), default_value = "city")]
    level: Level,
    /// The prefix of its ids: 1 to 8 upper-case letters or digits
    #[arg(long = "prefix", value_name = "CODE")]
    prefix: String,
    /// The slug of the first campaign [default: the year and elder-care]
    #[arg(long, value_name = "ID")]
    first_campaign: Option<String>,
    /// The name of the first campaign [default: linked supervision of elder care, in Chinese]
    #[arg(long, value_name = "NAME")]
    campaign_name: Option<String>,
    /// The first day of the first campaign [default: today]
    #[arg(long, value_name = "DATE")]
    started_on: Option<String>,
}

impl Init {
    pub(crate) fn run(self, globals: &Globals, lang: Lang) -> Result<ExitCode, Failure> {
        let today = clock::today(globals, None)?;
        let files = self.files(today)?;
        let above = self.dir.canonicalize().unwrap_or_else(|_| self.parent());
        if Store::above(&above).is_ok() {
            return Err(self.failed(StoreError::Occupied(self.dir.clone())));
        }
        let there = files
            .iter()
            .map(|(path, _)| self.dir.join(path))
            .find(|path| path.exists());
        if let Some(path) = there.filter(|p| !is_left(p)) {
            return Err(self.failed(StoreError::Exists(path)));
        }
        match globals.purpose() {
            Purpose::Write => {}
            Purpose::DryRun => {
                let added = files
                    .iter()
                    .map(|(path, _)| format!("+{}\n", path.display()));
                to_stdout(&added.collect::<String>())?;
                return Ok(DONE);
            }
            Purpose::Preview => {
                let (dir, count) = (self.dir.display(), files.len());
                to_stderr(&say!(
                    lang,
                    "\n将在 {dir} 建立账本，{count} 个文件。\n",
                    "\nA ledger of {count} files will be started in {dir}.\n"
                ));
                return Ok(DONE);
            }
        }
        for (path, text) in &files {
            write(&self.dir.join(path), text).map_err(|e| self.failed(e))?;
        }
        let dir = self.dir.display();
        to_stdout(&say!(
            lang,
            "已在 {dir} 建立账本，{} 个文件。\n接下来：登记县区和检查组（supervise org add），登记设施（supervise facility add），登记问题（supervise issue add）；supervise check 检查，supervise report 出周报。\n",
            "Started a ledger in {dir}, {} files.\nNext: add counties and groups (supervise org add), facilities (supervise facility add), issues (supervise issue add); supervise check looks for problems, supervise report prints the week.\n",
            files.len()
        ))?;
        Ok(DONE)
    }

    fn failed(&self, error: StoreError) -> Failure {
        Failure::Store {
            error,
            root: self.dir.clone(),
        }
    }

    /// The nearest folder above the new one that is there.
    fn parent(&self) -> PathBuf {
        let start = std::path::absolute(&self.dir).unwrap_or_else(|_| self.dir.clone());
        let there = start.ancestors().find_map(|dir| dir.canonicalize().ok());
        there.unwrap_or(start)
    }

    fn files(&self, today: Day) -> Result<Vec<(PathBuf, String)>, Failure> {
        let (name, code, prefix) = (self.name.trim(), &self.code, &self.prefix);
        self::prefix(prefix)?;
        self::code(code)?;
        if name.is_empty() {
            return Err(fault!(Missing, "机关名称是空的", "the name of the body is empty").into());
        }
        let campaign = self.campaign(today)?;
        let settings = starter::SETTINGS
            .replace("__NAME__", &emit::inline(&name.into()))
            .replace("__CODE__", code)
            .replace("__LEVEL__", self.level.code())
            .replace("__OFFICE__", prefix)
            .replace("__CAMPAIGN__", campaign.id.as_str());
        let vocabulary = starter::vocabulary().map_err(|e| self.failed(e))?;
        let mut files = vec![
            (PathBuf::from(SETTINGS_FILE), settings),
            ("vocabulary.yaml".into(), starter::VOCABULARY.to_owned()),
            (".gitignore".into(), starter::GITIGNORE.to_owned()),
            (".gitattributes".into(), starter::GITATTRIBUTES.to_owned()),
            (Kind::Campaign.path(&campaign.id)?, emit::record(&campaign)),
        ];
        for (name, text) in starter::calendar_years() {
            files.push((Path::new("calendar").join(name), text.to_owned()));
        }
        for (path, text) in schema::files(&vocabulary)? {
            files.push((path, text));
        }
        files.push((schema::EDITOR_FILE.into(), schema::editor_settings()?));
        for [id, name, short, kind] in starter::orgs() {
            let org = self.org(id, name, short, kind)?;
            files.push((Kind::Org.path(&org.id)?, emit::record(&org)));
        }
        Ok(files)
    }

    fn campaign(&self, today: Day) -> Result<Campaign, Failure> {
        let started_on = match &self.started_on {
            Some(text) => reckon(text, today)?.value,
            None => today,
        };
        let year = started_on.year();
        let slug = self
            .first_campaign
            .clone()
            .unwrap_or_else(|| format!("{year}-elder-care"));
        Ok(Campaign {
            id: Id::parse(&slug)?,
            uid: mark()?,
            name: self
                .campaign_name
                .clone()
                .unwrap_or_else(|| CAMPAIGN.to_owned()),
            year,
            theme: None,
            started_on,
            ended_on: None,
            superior_plan: None,
            regulations: Vec::new(),
            history: Vec::new(),
        })
    }

    fn org(&self, id: &str, name: &str, short: &str, kind: &str) -> Result<Org, Failure> {
        Ok(Org {
            id: Id::parse(id)?,
            uid: mark()?,
            name: name.to_owned(),
            short_name: (short != name).then(|| short.to_owned()),
            aliases: Vec::new(),
            kind: OrgKind::parse(kind).unwrap_or(OrgKind::Department),
            level: self.level,
            code: None,
            conference_role: None,
            leader: None,
            members: Vec::new(),
            counties: Vec::new(),
            duties: Vec::new(),
            valid_from: None,
            valid_to: None,
            history: Vec::new(),
        })
    }
}

/// Refuses what is no prefix of ids.
pub(super) fn prefix(text: &str) -> Result<(), Fault> {
    if is_office(text) {
        return Ok(());
    }
    Err(fault!(
        Value,
        "机构代号“{text}”应为 1 至 8 位大写字母或数字",
        "the prefix `{text}` must be 1 to 8 upper-case letters or digits"
    ))
}

/// Refuses what is no division code.
pub(super) fn code(text: &str) -> Result<(), Fault> {
    if text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(());
    }
    Err(fault!(
        Division,
        "“{text}”不是六位区划代码",
        "`{text}` is not a division code of six digits"
    ))
}

/// A day as people type it, before there is a ledger with a calendar: working days are then counted
/// by weekends alone.
///
/// # Errors
/// `E-DATE` for what is no date.
pub(super) fn reckon(text: &str, today: Day) -> Result<Reckoned<Day>, Fault> {
    let typed = Typed {
        from: today,
        calendar: &Calendar::new(Vec::new()),
        roll_forward: false,
    };
    typed.read(text)
}

/// Files a repository may have before it becomes a ledger; they are left as they are.
fn is_left(path: &Path) -> bool {
    let names = [".gitignore", ".gitattributes", schema::EDITOR_FILE];
    names.iter().any(|name| path.ends_with(name))
}

fn mark() -> Result<String, Failure> {
    uid().map_err(|error| Failure::Store {
        error,
        root: PathBuf::new(),
    })
}

fn write(path: &Path, text: &str) -> Result<(), StoreError> {
    if path.exists() {
        return Ok(());
    }
    Store::write_new(path, text)
}

//! Answers and pages to standard output or a file.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::desk::Desk;
use super::failure::Failure;
use super::pager;
use super::screen::screen;
use super::stream::{bytes_to_stdout, to_stderr};
use crate::fault;
use crate::lang::Lang;
use crate::model::Kind;
use crate::model::template::FOLDER;
use crate::problem::Fault;
use crate::render;
use crate::say;
use crate::store::Store;
use crate::view::{Page, with_ids};

/// The formats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Tables for a terminal
    #[default]
    Table,
    /// Markdown
    Md,
    /// CSV for Excel and WPS
    Csv,
    /// JSON with English keys
    Json,
    /// One HTML file, to read, print or hang on the wall
    Html,
    /// A workbook for Excel and WPS
    Xlsx,
    /// A Word document, also for WPS
    Docx,
}

/// Where and how a list or report goes.
#[derive(clap::Args, Clone, Debug)]
#[command(next_help_heading = "Output")]
pub(crate) struct Output {
    /// The format [default: that of FILE by its ending, else table]
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// Write to this file instead of the screen
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// List the ids behind every figure
    #[arg(long)]
    ids: bool,
}

impl Output {
    /// The format asked for, else that of the file by its ending.
    fn format(&self) -> Format {
        let ending = self.output.as_deref().and_then(Path::extension);
        let named = ending.and_then(|e| Format::from_str(e.to_str()?, true).ok());
        self.format.or(named).unwrap_or_default()
    }

    /// Whether it goes on the screen, where a wide table is of no use.
    pub(crate) fn is_for_screen(&self) -> bool {
        self.format() == Format::Table && self.output.is_none()
    }

    /// Whether it becomes a workbook.
    pub(crate) fn is_workbook(&self) -> bool {
        self.format() == Format::Xlsx
    }

    /// Writes the answer as JSON, or its page in another format.
    pub(crate) fn write(
        &self,
        answer: &impl serde::Serialize,
        page: impl FnOnce() -> Page,
        desk: &Desk,
    ) -> Result<(), Failure> {
        let made = match self.format() {
            Format::Json => {
                let json = serde_json::to_string_pretty(answer).map_err(Failure::unwritable)?;
                Made::Text(json + "\n")
            }
            format => self.made(format, page(), desk)?,
        };
        match (&self.output, made) {
            (None, Made::Text(text)) => Ok(pager::show(&text)?),
            (None, Made::Bytes(bytes)) => Ok(to_stdout_bytes(&bytes)?),
            (Some(path), made) => {
                refuse_ledger_file(path)?;
                Store::write_over(path, made.as_bytes()).map_err(Failure::unwritable)
            }
        }
    }

    /// The page in a format that is made of pages.
    fn made(&self, format: Format, page: Page, desk: &Desk) -> Result<Made, Failure> {
        let lang = desk.lang;
        page.faults.iter().for_each(|fault| warn(fault, lang));
        let page = if self.ids { with_ids(page, lang) } else { page };
        Ok(match format {
            Format::Table | Format::Json => {
                let screen = screen(lang, desk.ascii, self.output.is_some());
                Made::Text(render::table(&page.flat(lang), screen))
            }
            Format::Md => Made::Text(render::markdown(&page.flat(lang), lang)),
            Format::Html => Made::Text(render::html(&page.flat(lang), &desk.origin())),
            Format::Csv => {
                Made::Text(render::csv(&page.flat(lang), lang).map_err(Failure::unwritable)?)
            }
            Format::Xlsx => {
                let book = render::xlsx(&page.flat(lang), &desk.origin());
                Made::Bytes(book.map_err(Failure::unwritable)?)
            }
            Format::Docx => Made::Bytes(match lettered(&page, desk) {
                Some(bytes) => bytes,
                None => render::docx(&page, &desk.origin()).map_err(Failure::unwritable)?,
            }),
        })
    }
}

fn warn(fault: &Fault, lang: Lang) {
    let (code, text) = (fault.code.name(), render::harmless(fault.text(lang)));
    to_stderr(&say!(
        lang,
        "提醒[{code}]：{text}\n",
        "warning[{code}]: {text}\n"
    ));
}

/// The page in the office's own letterhead; `None` when there is none, or it cannot be used, which
/// is told.
fn lettered(page: &Page, desk: &Desk) -> Option<Vec<u8>> {
    let name = desk.ledger.templates.letterhead(page.template?)?;
    let filled = desk.store.letterhead(&name);
    let filled = filled.and_then(|bytes| render::letterhead(page, &bytes, &desk.origin()));
    let told = |fault: &Fault, then: (&str, &str)| Fault {
        code: fault.code,
        zh: format!("{FOLDER}/{name}：{}{}", fault.zh, then.0),
        en: format!("{FOLDER}/{name}: {}{}", fault.en, then.1),
    };
    match filled {
        Ok(filled) => {
            let faults = filled.faults.iter();
            faults.for_each(|fault| warn(&told(fault, ("", "")), desk.lang));
            Some(filled.bytes)
        }
        Err(fault) => {
            let then = (
                "。这份用的是程序自带的版式",
                ". The program's own layout was used",
            );
            warn(&told(&fault, then), desk.lang);
            None
        }
    }
}

/// A page in a format.
enum Made {
    /// What people can read on a screen.
    Text(String),
    /// What needs a program of its own.
    Bytes(Vec<u8>),
}

impl Made {
    fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Bytes(bytes) => bytes,
        }
    }
}

/// Standard output, unless a person would see the bytes.
fn to_stdout_bytes(bytes: &[u8]) -> Result<(), Failure> {
    if std::io::stdout().is_terminal() {
        return Err(fault!(
            Missing,
            "这种格式要写进文件，请加 -o 文件名",
            "this format goes into a file; name it with -o FILE"
        )
        .into());
    }
    Ok(bytes_to_stdout(bytes)?)
}

/// A report never takes the place of a file of a ledger.
fn refuse_ledger_file(path: &Path) -> Result<(), Failure> {
    let folder = path
        .parent()
        .filter(|p| !p.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let Ok(folder) = folder.canonicalize() else {
        return Ok(());
    };
    let Ok(store) = Store::above(&folder) else {
        return Ok(());
    };
    let inside = folder
        .strip_prefix(store.root())
        .unwrap_or(&folder)
        .to_owned();
    let is_record_folder = inside.components().next().is_some_and(|first| {
        ["calendar", FOLDER]
            .iter()
            .any(|own| first.as_os_str() == *own)
            || Kind::ALL.iter().any(|k| first.as_os_str() == k.dir())
    });
    let is_yaml = path.extension().is_some_and(|e| e == "yaml" || e == "yml");
    if is_record_folder || is_yaml {
        let shown = path.display();
        return Err(fault!(
            Value,
            "{shown} 是账本里放记录和模板的地方，报告不能写到那里",
            "{shown} is where the ledger keeps its records and templates; a report cannot go there"
        )
        .into());
    }
    Ok(())
}

//! Answers and pages to standard output or a file.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::ask::{choose, is_anybody_there};
use super::desk::Desk;
use super::failure::Failure;
use super::pager;
use super::screen::screen;
use super::stream::{bytes_to_stdout, to_stderr};
use crate::fault;
use crate::lang::{Lang, t};
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
    /// The format asked for, else that of the file by its ending; text where it has none.
    fn format(&self) -> Result<Format, Fault> {
        if let Some(format) = self.format {
            return Ok(format);
        }
        let Some(ending) = self.output.as_deref().and_then(Path::extension) else {
            return Ok(Format::default());
        };
        let ending = ending.to_string_lossy();
        if ending.eq_ignore_ascii_case("txt") {
            return Ok(Format::default());
        }
        Format::from_str(&ending, true).map_err(|_| {
            fault!(
                Value,
                "不能出成 .{ending} 文件；文件名以 .docx、.xlsx、.html、.csv、.md、.json 或 .txt 结尾，或用 --format 写明格式",
                "no .{ending} files are made; end the name in .docx, .xlsx, .html, .csv, .md, .json or .txt, or say --format"
            )
        })
    }

    /// Whether it goes on the screen, where a wide table is of no use.
    pub(crate) fn is_for_screen(&self) -> bool {
        self.output.is_none() && self.format.unwrap_or_default() == Format::Table
    }

    /// Whether it becomes a workbook.
    pub(crate) fn is_workbook(&self) -> bool {
        self.format().is_ok_and(|format| format == Format::Xlsx)
    }

    /// Writes the answer as JSON, or its page in another format.
    pub(crate) fn write(
        &self,
        answer: &impl serde::Serialize,
        page: impl FnOnce() -> Page,
        desk: &Desk,
    ) -> Result<(), Failure> {
        let made = match self.format()? {
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
                let bytes = made.as_bytes();
                if may_replace(path, bytes, desk.lang) {
                    Store::write_over(path, bytes).map_err(Failure::unwritable)?;
                }
                Ok(())
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

/// Whether a file may be written over. A person is asked, since a paper may hold what was written
/// into it by hand; where nobody can be asked it is told.
fn may_replace(path: &Path, bytes: &[u8], lang: Lang) -> bool {
    if !path.is_file() || std::fs::read(path).is_ok_and(|old| old == bytes) {
        return true;
    }
    let shown = render::harmless(&path.display().to_string());
    if !is_anybody_there() {
        to_stderr(&say!(
            lang,
            "已替换原有的 {shown}。\n",
            "{shown} was there and is replaced.\n"
        ));
        return true;
    }
    let label = say!(
        lang,
        "{shown} 已经有了，内容不同",
        "{shown} is there and says something else"
    );
    let replace = ("replace", t("替换", "replace it"));
    let keep = ("keep", t("不替换", "leave it"));
    let among = [replace, keep].map(|(code, text)| (code.into(), text.in_lang(lang).into()));
    let may = choose(&label, among.to_vec(), lang).is_some_and(|code| code == "replace");
    if !may {
        to_stderr(t("没有写入。\n", "Nothing was written.\n").in_lang(lang));
    }
    may
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
        let name = first.as_os_str();
        ["calendar", FOLDER].iter().any(|own| name == *own)
            || name.as_encoded_bytes().starts_with(b".")
            || Kind::ALL.iter().any(|k| name == k.dir())
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

//! Answers and pages to standard output or a file.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::failure::Failure;
use super::stream::to_stdout;
use crate::fault;
use crate::lang::Lang;
use crate::model::Kind;
use crate::render::{self, Screen};
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
}

/// Where and how a list or report goes.
#[derive(clap::Args, Clone, Debug)]
#[command(next_help_heading = "Output")]
pub(crate) struct Output {
    /// The format
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
    /// Write to this file instead of the screen
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// List the ids behind every figure
    #[arg(long)]
    ids: bool,
}

impl Output {
    /// Whether it goes on the screen, where a wide table is of no use.
    pub(crate) fn is_for_screen(&self) -> bool {
        self.format == Format::Table && self.output.is_none()
    }

    /// Writes the answer as JSON, or its page in another format.
    pub(crate) fn write(
        &self,
        answer: &impl serde::Serialize,
        page: impl FnOnce() -> Page,
        lang: Lang,
    ) -> Result<(), Failure> {
        let traced = || {
            if self.ids {
                with_ids(page(), lang)
            } else {
                page()
            }
        };
        let text = match self.format {
            Format::Table => render::table(
                &traced(),
                Screen {
                    width: width(),
                    lang,
                },
            ),
            Format::Md => render::markdown(&traced(), lang),
            Format::Csv => render::csv(&traced(), lang).map_err(Failure::unwritable)?,
            Format::Json => {
                let json = serde_json::to_string_pretty(answer).map_err(Failure::unwritable)?;
                json + "\n"
            }
        };
        match &self.output {
            None => Ok(to_stdout(&text)?),
            Some(path) => {
                refuse_ledger_file(path)?;
                Store::write_over(path, &text).map_err(Failure::unwritable)
            }
        }
    }
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
        first.as_os_str() == "calendar" || Kind::ALL.iter().any(|k| first.as_os_str() == k.dir())
    });
    let is_yaml = path.extension().is_some_and(|e| e == "yaml" || e == "yml");
    if is_record_folder || is_yaml {
        let shown = path.display();
        return Err(fault!(
            Value,
            "{shown} 是账本里放记录的地方，报告不能写到那里",
            "{shown} is where the ledger keeps its records; a report cannot go there"
        )
        .into());
    }
    Ok(())
}

/// Columns: the terminal's, 100 when piped.
pub(crate) fn width() -> u16 {
    let given = std::env::var("COLUMNS")
        .ok()
        .and_then(|w| w.parse().ok())
        .filter(|w| (20..=1000).contains(w));
    match given {
        Some(width) => width,
        // A terminal that does not know its own size says 0.
        None if std::io::stdout().is_terminal() => {
            let width = comfy_table::Table::new().width();
            width.filter(|w| *w >= 20).unwrap_or(100)
        }
        None => 100,
    }
}

//! `supervise template`: the wording of papers, for the office to change.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;

use super::Globals;
use super::coded::coded;
use super::desk::{DONE, Desk};
use super::excerpt::Excerpts;
use super::failure::Failure;
use super::output::Output;
use super::stream::to_stdout;
use crate::fault;
use crate::lang::Lang;
use crate::model::Template;
use crate::model::template::FOLDER;
use crate::problem::{Problem, Severity};
use crate::say;
use crate::store::Store;
use crate::view::findings::tally;
use crate::view::template::{builtin, listing};

/// The verbs of templates.
#[derive(Subcommand)]
pub(crate) enum TemplateCommand {
    /// List the templates: whose wording is used, and what they may name
    List {
        #[command(flatten)]
        output: Output,
    },
    /// Write the program's own wording of a paper into templates/, to be changed there
    Export {
        /// The paper
        #[arg(value_name = "NAME", value_parser = coded::<Template>())]
        template: Template,
        /// Write it to this file instead
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Try the templates of the ledger and say what is wrong with them
    Check,
}

impl TemplateCommand {
    pub(crate) fn run(self, globals: &Globals, asked: Option<Lang>) -> Result<ExitCode, Failure> {
        let desk = Desk::read(globals, asked)?;
        match self {
            Self::List { output } => {
                let rows = listing::rows(&desk.ledger, desk.lang);
                output.write(&rows, || listing::page(&rows, &desk.words()), &desk)?;
                Ok(DONE)
            }
            Self::Export { template, output } => {
                export(template, output.as_deref(), globals.dry_run, &desk)
            }
            Self::Check => check(&desk),
        }
    }
}

fn export(
    template: Template,
    output: Option<&Path>,
    is_dry: bool,
    desk: &Desk,
) -> Result<ExitCode, Failure> {
    let text = builtin(template, desk.lang);
    let own = Path::new(FOLDER).join(template.wording_file(desk.lang));
    let shown = output.unwrap_or(&own).display().to_string();
    if output.is_none() && desk.store.root().join(&own).exists() {
        return Err(fault!(
            Value,
            "{shown} 已经存在，没有写入；要从头改起，先把它移走或改名",
            "{shown} exists already; nothing was written: move it away to begin anew"
        )
        .into());
    }
    if is_dry {
        to_stdout(&format!("+{shown}\n"))?;
        return Ok(DONE);
    }
    match output {
        Some(path) => Store::write_over(path, text.as_bytes()).map_err(Failure::unwritable)?,
        None => desk
            .store
            .write_first(&own, &text)
            .map_err(|error| desk.failed(error))?,
    }
    to_stdout(&say!(
        desk.lang,
        "已写入 {shown}。用记事本改其中的文字，改完用 supervise template check 试一试。\n",
        "Wrote {shown}. Change its words in an editor, then try it with supervise template check.\n"
    ))?;
    Ok(DONE)
}

fn check(desk: &Desk) -> Result<ExitCode, Failure> {
    let found: Vec<(Severity, Problem)> = super::check::of_templates(desk)
        .into_iter()
        .map(|problem| (Severity::Warning, problem))
        .collect();
    let excerpts = Excerpts::to(&std::io::stdout(), desk.store.root(), desk.lang);
    let count = desk.ledger.templates.iter().count();
    let end = if found.is_empty() {
        say!(
            desk.lang,
            "{FOLDER}/ 里的模板（{count} 个）没有问题。",
            "The templates in {FOLDER}/ ({count}) have no problem."
        )
    } else {
        tally(&found, desk.lang)
    };
    to_stdout(&(excerpts.all(&found) + &end + "\n"))?;
    Ok(if found.is_empty() {
        DONE
    } else {
        ExitCode::from(1)
    })
}

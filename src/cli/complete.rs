//! Completion: the shell asks the program itself, so that ids, names and words of the very ledger
//! are offered.

mod candidates;
mod shells;

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Arg, Args, Command, ValueEnum};
use clap_complete::CompleteEnv;
use clap_complete::engine::ArgValueCompleter;
use clap_complete::env::{EnvCompleter, Powershell, Shells};

use super::desk::DONE;
use super::failure::Failure;
use super::stream::to_stdout;
use super::subject::Subject;
use super::{help, usage};
use crate::lang::Lang;
use crate::model::Kind;
use candidates::Source;

/// Set by the shells' scripts when they ask what could stand next.
const VARIABLE: &str = "SUPERVISE_COMPLETE";

const NAME: &str = "supervise";

/// The shells that can ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
}

/// Prints what makes a shell complete this program's commands, options, ids and names.
#[derive(Args)]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(&self) -> Result<ExitCode, Failure> {
        let shell: &dyn EnvCompleter = match self.shell {
            Shell::Bash => &shells::BASH,
            Shell::Zsh => &shells::ZSH,
            Shell::Fish => &shells::FISH,
            Shell::Powershell => &Powershell,
        };
        let mut script = Vec::new();
        shell.write_registration(VARIABLE, NAME, NAME, NAME, &mut script)?;
        to_stdout(&String::from_utf8_lossy(&script))?;
        Ok(DONE)
    }
}

/// Answers a shell that asks what could stand next; `false` when none asks. Where there is
/// nothing to say, nothing is said: an error would land in the line that is being typed.
pub(super) fn answered(args: &[OsString]) -> bool {
    if std::env::var_os(VARIABLE).is_none_or(|v| v.is_empty()) {
        return false;
    }
    let typed: Vec<OsString> = args.iter().skip_while(|a| *a != "--").cloned().collect();
    let lang = usage::language_asked(&typed).ok().flatten();
    let tree = || {
        help::in_lang(
            attached(super::tree(), &typed, lang),
            lang.unwrap_or_default(),
        )
    };
    let here = std::env::current_dir().ok();
    let shells: [&dyn EnvCompleter; 4] = [&shells::BASH, &shells::ZSH, &shells::FISH, &Powershell];
    CompleteEnv::with_factory(tree)
        .var(VARIABLE)
        .shells(Shells(&shells))
        .try_complete(args.to_vec(), here.as_deref())
        .unwrap_or(true)
}

/// The tree of commands with a completer wherever a value is out of the ledger or a closed list.
fn attached(command: Command, typed: &[OsString], lang: Option<Lang>) -> Command {
    let source = Arc::new(Source {
        folder: folder(typed),
        lang,
    });
    below(command, None, &source)
}

/// The commands below one; `kind` is the kind of record they are about.
fn below(command: Command, kind: Option<Kind>, source: &Arc<Source>) -> Command {
    let kind = kind.or_else(|| Kind::of_command(command.get_name()));
    command
        .mut_args(|arg| completed(arg, kind, source))
        .mut_subcommands(|sub| below(sub, kind, source))
}

fn completed(arg: Arg, kind: Option<Kind>, source: &Arc<Source>) -> Arg {
    let source = Arc::clone(source);
    let values = arg.get_possible_values();
    match Subject::of(kind, &arg) {
        Subject::Day | Subject::LongText | Subject::Text => arg,
        Subject::Coded if values.is_empty() || !arg.get_action().takes_values() => arg,
        Subject::Coded => arg.add(ArgValueCompleter::new(move |typed: &OsStr| {
            source.of_list(&values, &typed.to_string_lossy())
        })),
        subject => arg.add(ArgValueCompleter::new(move |typed: &OsStr| {
            source.of_ledger(subject, &typed.to_string_lossy())
        })),
    }
}

/// Where the ledger is looked for: the folder of `--ledger` among the words, else this one.
fn folder(typed: &[OsString]) -> PathBuf {
    let text = |i: usize| typed.get(i).map(|w| w.to_string_lossy().into_owned());
    let given = (0..typed.len()).find_map(|i| {
        let word = text(i)?;
        match word.strip_prefix("--ledger")? {
            "" => text(i + 1),
            rest => rest.strip_prefix('=').map(str::to_owned),
        }
    });
    let folder = given.map_or_else(|| Path::new(".").to_owned(), PathBuf::from);
    std::path::absolute(&folder).unwrap_or(folder)
}

//! `supervise opinion`.

mod import;
mod origin;
mod row;

use std::process::ExitCode;

use clap::Subcommand;

use crate::cli::Globals;
use crate::cli::desk::{DONE, Desk};
use crate::cli::failure::Failure;
use crate::cli::plain::PlainCommand;
use crate::lang::Lang;
use crate::model::Opinion;
use import::Import;

/// The verbs of opinions.
#[derive(Subcommand)]
pub(crate) enum OpinionCommand {
    #[command(flatten)]
    Common(PlainCommand<Opinion>),
    /// Take in a table of opinions that somebody kept
    Import(Import),
}

impl OpinionCommand {
    pub(crate) fn run(self, globals: &Globals, asked: Option<Lang>) -> Result<ExitCode, Failure> {
        match self {
            Self::Common(command) => command.run(globals, asked),
            Self::Import(import) => {
                import.run(&mut Desk::write(globals, asked)?)?;
                Ok(DONE)
            }
        }
    }
}

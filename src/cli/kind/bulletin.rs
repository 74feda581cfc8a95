//! `supervise bulletin`.

use std::process::ExitCode;

use clap::Subcommand;

use crate::cli::Globals;
use crate::cli::desk::{DONE, Desk};
use crate::cli::failure::Failure;
use crate::cli::output::Output;
use crate::cli::plain::PlainCommand;
use crate::lang::Lang;
use crate::model::Bulletin;
use crate::query::bulletin::Edition;
use crate::view;

/// The verbs of bulletins.
#[derive(Subcommand)]
#[allow(clippy::large_enum_variant)] // Parsed once a run.
pub(crate) enum BulletinCommand {
    #[command(flatten)]
    Common(PlainCommand<Bulletin>),
    /// Print the bulletin: its head, what the ledger tells of the days it covers, its distribution
    Print {
        /// The record: its id or the office's own number
        id: String,
        #[command(flatten)]
        output: Output,
    },
}

impl BulletinCommand {
    pub(crate) fn run(self, globals: &Globals, asked: Option<Lang>) -> Result<ExitCode, Failure> {
        match self {
            Self::Common(command) => command.run(globals, asked),
            Self::Print { id, output } => {
                let desk = Desk::read(globals, asked)?;
                let bulletin: Bulletin = desk.record(&id)?;
                let answer = Edition::of(&bulletin, &desk.ledger, desk.as_of);
                let page = || view::bulletin(&answer, desk.as_of, &desk.words());
                output.write(&answer, page, &desk)?;
                Ok(DONE)
            }
        }
    }
}

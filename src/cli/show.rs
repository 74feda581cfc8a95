//! `supervise show`: a record of any kind.

use std::process::ExitCode;

use clap::Args;

use super::Globals;
use super::crud;
use super::desk::{DONE, Desk};
use super::failure::Failure;
use super::output::Output;
use crate::for_kind;
use crate::lang::Lang;

/// Which record, in which format.
#[derive(Args)]
pub(crate) struct Show {
    /// The record, of any kind: its id or its name
    id: String,
    #[command(flatten)]
    output: Output,
}

impl Show {
    pub(crate) fn run(&self, globals: &Globals, asked: Option<Lang>) -> Result<ExitCode, Failure> {
        let desk = Desk::read(globals, asked)?;
        let (kind, id) = desk.any(&self.id)?;
        let (id, output) = (id.as_str(), &self.output);
        for_kind!(kind, R => crud::show::<R>(id, output, &desk)?);
        Ok(DONE)
    }
}

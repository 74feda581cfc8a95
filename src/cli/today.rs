//! `supervise today`.

use std::process::ExitCode;

use clap::Args;

use super::desk::{DONE, Desk};
use super::failure::Failure;
use super::report::{Shape, tell_impossible, tell_kept_until};
use crate::query::today;
use crate::view;

/// What is to be done, of what, in which format.
#[derive(Args)]
pub(crate) struct Today {
    #[command(flatten)]
    shape: Shape,
}

impl Today {
    pub(crate) fn run(&self, desk: &Desk) -> Result<ExitCode, Failure> {
        tell_impossible(desk);
        tell_kept_until(desk);
        let Shape { filters, output } = &self.shape;
        let answer = today::Today::of(&desk.ledger, desk.as_of, &filters.scope(desk)?);
        output.write(&answer, || view::today(&answer, &desk.words()), desk)?;
        Ok(DONE)
    }
}

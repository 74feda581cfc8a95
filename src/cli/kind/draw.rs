//! `supervise draw`: a draw is made whole, with its frame, and never changed afterwards but by its
//! verbs; so there is neither `add` nor `set`.

mod make;

use std::process::ExitCode;

use clap::Subcommand;

use crate::cli::Globals;
use crate::cli::commit;
use crate::cli::crud::Kept;
use crate::cli::desk::{DONE, Desk};
use crate::cli::failure::Failure;
use crate::cli::output::Output;
use crate::cli::plain::StepVerb;
use crate::lang::Lang;
use crate::model::Draw;
use crate::query::publication::Publication;
use crate::view;
use make::Make;

/// The verbs of draws.
#[derive(Subcommand)]
#[allow(clippy::large_enum_variant)] // Parsed once a run.
pub(crate) enum DrawCommand {
    /// Draw: freeze the frame and the units, and record the seed; who is drawn follows from them
    Make(Make),
    #[command(flatten)]
    Kept(Kept<Draw>),
    #[command(flatten)]
    Step(StepVerb<Draw>),
    /// Print what is published: result, seed, frame and units by id, no names of persons
    Print {
        /// The record: its id or the office's own number
        id: String,
        #[command(flatten)]
        output: Output,
    },
}

impl DrawCommand {
    pub(crate) fn run(self, globals: &Globals, asked: Option<Lang>) -> Result<ExitCode, Failure> {
        match self {
            Self::Make(make) => {
                let mut desk = Desk::write(globals, asked)?;
                let draw = make.draw(&desk)?;
                commit::add(&mut desk, &draw)?;
                Ok(DONE)
            }
            Self::Kept(kept) => kept.run(globals, asked),
            Self::Step(step) => step.run(globals, asked),
            Self::Print { id, output } => {
                let desk = Desk::read(globals, asked)?;
                let draw: Draw = desk.record(&id)?;
                let answer = Publication::of(&draw, &desk.ledger, desk.as_of);
                let answer = answer.map_err(|unfit| unfit.fault())?;
                let page = || view::publication(&answer, &desk.words());
                output.write(&answer, page, &desk)?;
                Ok(DONE)
            }
        }
    }
}

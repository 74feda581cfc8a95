//! `supervise show`: a record of any kind.

use std::process::ExitCode;

use clap::Args;

use super::Globals;
use super::crud;
use super::desk::{DONE, Desk};
use super::failure::Failure;
use super::output::Output;
use crate::lang::Lang;
use crate::model::{Article, Campaign, Facility, Issue, Kind, Org, Regulation, Task};

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
        match kind {
            Kind::Campaign => crud::show::<Campaign>(id, output, &desk)?,
            Kind::Org => crud::show::<Org>(id, output, &desk)?,
            Kind::Facility => crud::show::<Facility>(id, output, &desk)?,
            Kind::Issue => crud::show::<Issue>(id, output, &desk)?,
            Kind::Task => crud::show::<Task>(id, output, &desk)?,
            Kind::Regulation => crud::show::<Regulation>(id, output, &desk)?,
            Kind::Article => crud::show::<Article>(id, output, &desk)?,
        }
        Ok(DONE)
    }
}

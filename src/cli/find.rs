//! `supervise find`.

use std::process::ExitCode;

use clap::Args;

use super::coded::coded;
use super::desk::{DONE, Desk};
use super::excerpt::hidden;
use super::failure::Failure;
use super::output::Output;
use crate::model::Kind;
use crate::query::find::{Found, Search};
use crate::view;

/// What is looked for.
#[derive(Args)]
pub(crate) struct Find {
    /// The words; a record must hold all of them
    #[arg(required = true, value_name = "WORD")]
    words: Vec<String>,
    /// Only records of this kind
    #[arg(long, value_name = "KIND", value_parser = coded::<Kind>(), help_heading = "Filters")]
    kind: Option<Kind>,
    #[command(flatten)]
    output: Output,
}

impl Find {
    /// Exit 1 when there is no such record.
    pub(crate) fn run(&self, desk: &Desk) -> Result<ExitCode, Failure> {
        let hide = |text: &str| -> String {
            let lines = text.split('\n').map(hidden);
            lines.collect::<Vec<_>>().join("\n")
        };
        let search = Search {
            words: &self.words,
            kind: self.kind,
            as_of: desk.as_of,
            lang: desk.lang,
            hide: &hide,
        };
        let answer = Found::of(&desk.ledger, &search);
        let page = || view::find(&answer, &desk.words());
        self.output.write(&answer, page, desk)?;
        Ok(if answer.hits.is_empty() {
            ExitCode::from(1)
        } else {
            DONE
        })
    }
}

//! `supervise regulation`.

use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::law::Import;
use super::{NoFilter, mark, put, put_some};
use crate::cli::Globals;
use crate::cli::crud::{Crud, Verb};
use crate::cli::desk::Desk;
use crate::cli::failure::Failure;
use crate::fault;
use crate::lang::Lang;
use crate::model::regulation::Chapter;
use crate::model::{Id, Regulation};
use crate::problem::Fault;

/// The verbs of regulations.
#[derive(Subcommand)]
pub(crate) enum RegulationCommand {
    #[command(flatten)]
    Common(Verb<Regulation>),
    /// Take in the text of a law: plain text, Markdown or docx
    Import(Import),
}

impl RegulationCommand {
    pub(crate) fn run(self, globals: &Globals, asked: Option<Lang>) -> Result<ExitCode, Failure> {
        match self {
            Self::Common(verb) => verb.run(globals, asked),
            Self::Import(import) => import.run(globals, asked),
        }
    }
}

/// A new regulation.
#[derive(Args)]
pub(crate) struct New {
    /// The slug, such as henan-care-2022
    #[arg(long)]
    id: String,
    /// The name
    #[arg(long)]
    name: String,
    /// How many articles it has
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=2000))]
    total_articles: u32,
    #[command(flatten)]
    more: More,
}

#[derive(Args)]
struct More {
    /// The short name
    #[arg(long, value_name = "NAME")]
    short_name: Option<String>,
    /// The day it was adopted
    #[arg(long, value_name = "DATE")]
    adopted_on: Option<String>,
    /// The day it took effect
    #[arg(long, value_name = "DATE")]
    effective_on: Option<String>,
    /// Who adopted it
    #[arg(long, value_name = "WHO")]
    adopted_by: Option<String>,
    /// Where the text comes from
    #[arg(long, value_name = "TEXT")]
    source: Option<String>,
    /// What a reader must know of this record
    #[arg(long, value_name = "TEXT")]
    remark: Option<String>,
    /// A chapter as NAME:FIRST-LAST, such as General:1-9; give them all, in order
    #[arg(long = "chapter", value_name = "NAME:FIRST-LAST")]
    chapters: Vec<String>,
}

/// What may be changed.
#[derive(Args)]
pub(crate) struct Change {
    /// The name
    #[arg(long)]
    name: Option<String>,
    /// How many articles it has
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=2000))]
    total_articles: Option<u32>,
    #[command(flatten)]
    more: More,
}

impl More {
    fn apply(self, regulation: &mut Regulation, desk: &Desk) -> Result<(), Fault> {
        put_some(&mut regulation.short_name, self.short_name);
        put_some(
            &mut regulation.adopted_on,
            desk.maybe_day(self.adopted_on.as_ref())?,
        );
        put_some(
            &mut regulation.effective_on,
            desk.maybe_day(self.effective_on.as_ref())?,
        );
        put_some(&mut regulation.adopted_by, self.adopted_by);
        put_some(&mut regulation.source, self.source);
        put_some(&mut regulation.remark, self.remark);
        if !self.chapters.is_empty() {
            let chapters = (1..)
                .zip(&self.chapters)
                .map(|(no, text)| chapter(no, text));
            regulation.chapters = chapters.collect::<Result<_, _>>()?;
        }
        Ok(())
    }
}

fn chapter(no: u32, text: &str) -> Result<Chapter, Fault> {
    let parts = text.rsplit_once([':', '：']).and_then(|(name, range)| {
        let (from, to) = range.split_once('-')?;
        Some(Chapter {
            no,
            name: name.to_owned(),
            from: from.parse().ok()?,
            to: to.parse().ok()?,
            part: None,
            sections: Vec::new(),
        })
    });
    parts.ok_or_else(|| {
        fault!(
            Value,
            "“{text}”不是章的写法，应如 总则:1-9",
            "`{text}` is not a chapter: write NAME:FIRST-LAST"
        )
    })
}

impl Crud for Regulation {
    type New = New;
    type Change = Change;
    type Filter = NoFilter;

    fn build(new: New, desk: &Desk) -> Result<Self, Failure> {
        let mut regulation = Self {
            id: Id::parse(&new.id)?,
            uid: mark(desk)?,
            name: new.name,
            short_name: None,
            adopted_on: None,
            effective_on: None,
            adopted_by: None,
            total_articles: new.total_articles,
            source: None,
            remark: None,
            chapters: Vec::new(),
            articles: Vec::new(),
            history: Vec::new(),
        };
        new.more.apply(&mut regulation, desk)?;
        Ok(regulation)
    }

    fn change(&mut self, change: Change, desk: &Desk) -> Result<(), Fault> {
        put(&mut self.name, change.name);
        put(&mut self.total_articles, change.total_articles);
        change.more.apply(self, desk)
    }

    fn select<'d>(_: &NoFilter, desk: &'d Desk) -> Result<Vec<&'d Self>, Fault> {
        Ok(desk.ledger.regulations.iter().collect())
    }
}

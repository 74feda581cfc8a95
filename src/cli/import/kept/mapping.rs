//! What columns hold whose names are not known: told on the command line, answered at a terminal,
//! or kept from the last time in this clone's own folder.

use std::collections::BTreeMap;

use super::{Import, Kept};
use crate::cli::ask;
use crate::cli::desk::{Desk, Purpose};
use crate::cli::exchange::verb;
use crate::cli::failure::Failure;
use crate::fault;
use crate::intake::ledger::{self, Fact, known, label};
use crate::lang::t;
use crate::model::Kind;
use crate::problem::Fault;
use crate::render::harmless;
use crate::say;

/// The file of what was told before.
const FILE: &str = "columns.yaml";

/// Facts by the heads of their columns.
pub(super) struct Mapping(BTreeMap<String, String>);

impl Mapping {
    /// What was told before, and what is told now.
    ///
    /// # Errors
    /// When what is told is not `HEAD=FACT`.
    pub(super) fn of(kept: &Kept, desk: &Desk) -> Result<Self, Fault> {
        let before = desk.store.private().read(FILE);
        let before = before.and_then(|bytes| serde_yaml::from_slice(&bytes).ok());
        let mut all: BTreeMap<String, String> = before.unwrap_or_default();
        for text in &kept.map {
            let (head, fact) = pair(text)?;
            all.insert(blankless(head), fact.to_owned());
        }
        all.extend(kept.answered.borrow().clone());
        Ok(Self(all))
    }

    /// The fact that a head was told to hold.
    pub(super) fn fact(&self, kind: Kind, head: &str) -> Option<Fact> {
        let name = self.0.get(&blankless(head))?;
        Some(known(kind, name).unwrap_or_else(|| Fact::named(name)))
    }

    /// Asks, where a person is there, what columns hold whose names are not known.
    ///
    /// # Errors
    /// `E-VALUE` for a fact that is told and that no record of the kind has.
    pub(super) fn ask(
        &self,
        kind: Kind,
        kept: &mut ledger::Kept,
        import: &Import,
        desk: &Desk,
    ) -> Result<(), Failure> {
        let tree = crate::cli::tree();
        let add = verb(kind, "add", &tree);
        let flags = add.into_iter().flat_map(clap::Command::get_arguments);
        let flags: Vec<&str> = flags.filter_map(clap::Arg::get_long).collect();
        for column in &kept.columns {
            if let Some(Fact::Flag(name)) = &column.fact
                && !flags.contains(&name.as_str())
            {
                return Err(no_fact(name, &flags).into());
            }
        }
        let may_ask = ask::is_anybody_there() && !import.yes && desk.purpose == Purpose::Write;
        for i in 0..kept.columns.len() {
            let is_filled = kept.rows.iter().any(|row| !row.cells[i].text.is_empty());
            let column = &mut kept.columns[i];
            if column.fact.is_some() || !is_filled || !may_ask {
                continue;
            }
            let head = harmless(&column.head);
            let question = say!(desk.lang, "“{head}”这一列是什么", "What does `{head}` hold");
            let answer = ask::choose(&question, choices(kind, &flags, desk), desk.lang);
            let name = answer.unwrap_or_else(|| "skip".to_owned());
            import
                .kept
                .answered
                .borrow_mut()
                .insert(blankless(&column.head), name.clone());
            column.fact = Some(Fact::named(&name));
        }
        Ok(())
    }

    /// Keeps them for the next table.
    pub(super) fn keep(&self, desk: &Desk) -> Result<(), Failure> {
        if self.0.is_empty() {
            return Ok(());
        }
        let text = serde_yaml::to_string(&self.0).map_err(Failure::unwritable)?;
        let written = desk.store.private().write(FILE, text.as_bytes());
        written.map_err(|e| desk.failed(e))
    }
}

/// What a column may hold: nothing first, then the facts and what the history takes.
fn choices(kind: Kind, flags: &[&str], desk: &Desk) -> Vec<(String, String)> {
    let history = [
        "found",
        "assigned",
        "paper",
        "progress",
        "progress-on",
        "pct",
        "remark",
    ];
    let names = flags.iter().copied().chain(history);
    let named = names.filter_map(|name| {
        let label = label(kind, name)?.in_lang(desk.lang);
        Some((name.to_owned(), label.to_owned()))
    });
    let skip = t("不读这一列", "leave it out").in_lang(desk.lang);
    std::iter::once(("skip".to_owned(), skip.to_owned()))
        .chain(named)
        .collect()
}

/// The two sides of `HEAD=FACT` or `FACT=VALUE`.
pub(super) fn pair(text: &str) -> Result<(&str, &str), Fault> {
    let sides = text.split_once('=').or_else(|| text.split_once('＝'));
    let sides = sides.map(|(a, b)| (a.trim(), b.trim()));
    sides
        .filter(|(a, b)| !a.is_empty() && !b.is_empty())
        .ok_or_else(|| {
            fault!(
                Value,
                "“{text}”要写成 名称=内容 的样子",
                "`{text}` should be NAME=VALUE"
            )
        })
}

fn blankless(head: &str) -> String {
    head.split_whitespace().collect()
}

pub(super) fn no_fact(name: &str, flags: &[&str]) -> Fault {
    let (zh, en) = (flags.join("、"), flags.join(", "));
    fault!(
        Value,
        "没有“{name}”这一项；可填：{zh}，以及 found、assigned、paper、progress、progress-on、pct、remark、skip",
        "there is no fact `{name}`; there are: {en}, and found, assigned, paper, progress, progress-on, pct, remark, skip"
    )
    .meant(crate::model::nearest(name, flags.iter().copied()))
}

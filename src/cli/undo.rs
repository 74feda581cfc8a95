//! `supervise undo`: takes back the last change of this clone while it is not committed.

use std::process::ExitCode;

use clap::Args;

use super::commit::difference;
use super::desk::{DONE, Desk, Purpose};
use super::failure::Failure;
use super::stream::to_stdout;
use super::{Globals, git};
use crate::fault;
use crate::lang::Lang;
use crate::problem::Fault;
use crate::say;
use crate::store::{Change, Irrevocable, Journal};

/// Nothing to choose: there is one last change.
#[derive(Args)]
pub(crate) struct Undo {}

impl Undo {
    pub(crate) fn run(self, globals: &Globals, asked: Option<Lang>) -> Result<ExitCode, Failure> {
        let desk = Desk::write(globals, asked)?;
        let journal = Journal::last(&desk.store.private()).ok_or_else(nothing)?;
        let changes = journal
            .standing(&desk.store)
            .map_err(|e| irrevocable(e, &desk))?;
        if changes.is_empty() {
            return Err(nothing().into());
        }
        refuse_committed(&changes, &desk)?;
        let lines: String = changes.iter().map(|c| told(c, desk.purpose)).collect();
        if desk.purpose != Purpose::Write {
            to_stdout(&lines)?;
            return Ok(DONE);
        }
        journal
            .take_back(&desk.store)
            .map_err(|e| irrevocable(e, &desk))?;
        let (command, count) = (&journal.command, changes.len());
        to_stdout(&say!(
            desk.lang,
            "已撤销 supervise {command}，恢复 {count} 个文件：\n{lines}",
            "Took back supervise {command}; files: {count}\n{lines}"
        ))?;
        Ok(DONE)
    }
}

fn nothing() -> Fault {
    fault!(
        Undo,
        "没有可以撤销的改动",
        "there is no change to take back"
    )
}

fn refuse_committed(changes: &[&Change], desk: &Desk) -> Result<(), Fault> {
    let mut paths = changes.iter().map(|c| &c.path);
    match paths.find(|p| git::is_committed(&desk.store, p)) {
        None => Ok(()),
        Some(path) => {
            let path = path.display();
            Err(fault!(
                Undo,
                "{path} 已经提交，不能撤销",
                "{path} is committed and cannot be taken back"
            ))
        }
    }
}

fn irrevocable(error: Irrevocable, desk: &Desk) -> Failure {
    match error {
        Irrevocable::Store(error) => desk.failed(error),
        Irrevocable::ChangedSince(path) => {
            let path = path.display();
            let fault = fault!(
                Undo,
                "{path} 在那以后又改过，不能撤销",
                "{path} was changed again since and cannot be taken back"
            );
            fault.into()
        }
    }
}

/// One file of the change, with its lines on a dry run.
fn told(change: &Change, purpose: Purpose) -> String {
    let path = change.path.display();
    let before = change.before.as_deref().unwrap_or_default();
    match purpose {
        Purpose::Write => format!("  {path}\n"),
        _ => format!("{path}\n{}", difference(&change.after, before)),
    }
}

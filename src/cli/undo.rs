//! `supervise undo`: takes back the last change of this clone while it is not committed.

use std::process::ExitCode;

use clap::Args;

use super::Globals;
use super::commit::difference;
use super::desk::{DONE, Desk, Purpose};
use super::failure::Failure;
use super::git::{self, InGit};
use super::stream::{to_stderr, to_stdout};
use crate::fault;
use crate::lang::Lang;
use crate::problem::Fault;
use crate::render::harmless;
use crate::say;
use crate::store::{Change, Irrevocable, Journal};

/// Nothing to choose: there is one last change.
#[derive(Args)]
pub(crate) struct Undo {}

impl Undo {
    pub(crate) fn run(self, globals: &Globals, asked: Option<Lang>) -> Result<ExitCode, Failure> {
        let desk = Desk::write(globals, asked)?;
        let journal = Journal::last(&desk.store).map_err(|e| irrevocable(e, &desk))?;
        let journal = journal.ok_or_else(nothing)?;
        let changes = &journal.changes;
        let known = git::look(&desk.store, changes.iter().map(|c| c.path.as_path()));
        refuse_committed(&known)?;
        let lines: String = changes.iter().map(|c| told(c, desk.purpose)).collect();
        if desk.purpose != Purpose::Write {
            to_stdout(&lines)?;
            return Ok(DONE);
        }
        let taken = journal.take_back(&desk.store);
        taken.map_err(|e| desk.failed(e))?;
        let (command, count) = (harmless(&journal.command), changes.len());
        to_stdout(&say!(
            desk.lang,
            "已撤销 supervise {command}，恢复 {count} 个文件：\n{lines}",
            "Took back supervise {command}; files: {count}\n{lines}"
        ))?;
        if known.is_staged {
            to_stderr(&say!(
                desk.lang,
                "提醒：撤销前的内容已用 git add 暂存；提交以前请再运行一次 git add，否则提交的仍是撤销前的内容。\n",
                "warning: what was taken back is staged in git; run git add again before you commit, or it will be committed all the same.\n"
            ));
        }
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

fn refuse_committed(known: &InGit) -> Result<(), Fault> {
    let Some(path) = &known.committed else {
        return Ok(());
    };
    let path = harmless(&path.to_string_lossy());
    Err(fault!(
        Undo,
        "{path} 已经提交，不能撤销",
        "{path} is committed and cannot be taken back"
    ))
}

fn irrevocable(error: Irrevocable, desk: &Desk) -> Failure {
    match error {
        Irrevocable::Store(error) => desk.failed(error),
        Irrevocable::Strange(path) => {
            let path = harmless(&path.to_string_lossy());
            let fault = fault!(
                Undo,
                "上一次改动的记录里有不是账本记录的文件（{path}），没有动它",
                "the note of the last change names what is no record ({path}); it was left alone"
            );
            fault.into()
        }
        Irrevocable::ChangedSince(path) => {
            let path = harmless(&path.to_string_lossy());
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
    let path = harmless(&change.path.to_string_lossy());
    let before = change.before.as_deref().unwrap_or_default();
    match purpose {
        Purpose::Write => format!("  {path}\n"),
        _ => format!("{path}\n{}", difference(&change.after, before)),
    }
}

//! What was typed is kept after every answer, until it is written.

use std::collections::BTreeMap;
use std::process::ExitCode;

use serde::{Deserialize, Serialize};

use super::prompt::{Question, Turn};
use super::{STOPPED, Talk, choices::Choice};
use crate::cli::stream::to_stderr;
use crate::lang::t;
use crate::render::harmless;
use crate::say;
use crate::store::Private;

/// Characters that tell which draft it is.
const GIST: usize = 36;

/// A draft on disk.
#[derive(Default, Serialize, Deserialize)]
struct Kept {
    answers: BTreeMap<String, Vec<String>>,
    unfinished: BTreeMap<String, String>,
}

impl Talk {
    /// Takes a draft for this talk alone: one a command, one for each record that was named when it
    /// began, and another where a second window asks the same.
    pub(super) fn claim_draft(&mut self) {
        let Some(private) = self.private() else {
            return;
        };
        self.record = self.record_named();
        let mut names = self.path.clone();
        names.extend(self.record.clone());
        let stem = format!("draft-{}", names.join("-"));
        let others = (2..=9).map(|n| format!("{stem}-{n}"));
        for name in std::iter::once(stem.clone()).chain(others) {
            if let Some(claim) = private.claim(&name) {
                (self.draft, self._claim) = (name, Some(claim));
                return;
            }
        }
        self.draft = stem;
    }

    /// The record named when the talk began, by its id.
    fn record_named(&self) -> Option<String> {
        let (desk, kind) = (self.desk.as_ref()?, self.kind?);
        let id = desk.known(kind, &self.answers.first("id")?).ok()?;
        Some(id.to_string())
    }

    fn private(&self) -> Option<Private> {
        Some(self.desk.as_ref()?.store.private())
    }

    fn file(&self) -> String {
        format!("{}.json", self.draft)
    }

    /// Keeps what was answered so far. A draft that cannot be kept does not stop the work.
    pub(super) fn keep(&self) {
        let Some(private) = self.private() else {
            return;
        };
        let kept = Kept {
            answers: self.answers.kept(&self.command),
            unfinished: self.unfinished.clone(),
        };
        let text = serde_json::to_vec_pretty(&kept).unwrap_or_default();
        let _ = private.write(&self.file(), &text);
    }

    /// Keeps the line that was being typed when the person went back or stopped.
    pub(super) fn keep_unfinished(&mut self, name: &str) {
        let typed = self.typed.take();
        if !typed.trim().is_empty() {
            self.unfinished.insert(name.to_owned(), typed);
            self.keep();
        }
    }

    /// Forgets the draft: it is written, or begun anew.
    pub(super) fn forget(&self) {
        if let Some(private) = self.private() {
            private.remove(&self.file());
        }
    }

    /// Offers to go on where the same command was stopped.
    pub(super) fn offer_kept(&mut self) -> Turn<()> {
        let bytes = self
            .private()
            .and_then(|private| private.read(&self.file()));
        let kept: Option<Kept> = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let is_something = |k: &Kept| !(k.answers.is_empty() && k.unfinished.is_empty());
        let Some(kept) = kept.filter(is_something) else {
            return Turn::Answer(());
        };
        let gist = self.gist(&kept);
        let label = say!(
            self.lang,
            "上次没有填完（{gist}）",
            "An earlier entry was not finished ({gist})"
        );
        let drop = t("重新填，上次的不要了", "start anew and drop it");
        let choices = vec![
            Choice::fixed("on", t("接着填", "go on with it"), self.lang),
            Choice::fixed("new", drop, self.lang),
        ];
        let question = Question::plain(&label, self.lang);
        question.one(choices, None).map(|choice| {
            if choice == "on" {
                self.answers.take_up(kept.answers, &self.command);
                self.unfinished = kept.unfinished;
            } else {
                self.forget();
            }
        })
    }

    /// What a draft is about: its first answers, and what was begun.
    fn gist(&self, kept: &Kept) -> String {
        let items = self.form.items.iter();
        let answers = items
            .filter_map(|item| kept.answers.get(item.arg))
            .flatten();
        let begun = kept.unfinished.values();
        let values: Vec<&str> = answers.chain(begun).map(String::as_str).take(3).collect();
        let gist = values.join(t("，", ", ").in_lang(self.lang));
        harmless(&gist.chars().take(GIST).collect::<String>())
    }

    /// Ends without writing and says where what was typed is.
    pub(super) fn stop(&self) -> ExitCode {
        to_stderr(t("没有写入。\n", "Nothing was written.\n").in_lang(self.lang));
        self.tell_kept();
        ExitCode::from(STOPPED)
    }

    /// Says where what was typed is: in the draft, or for a ledger that is not there yet in the
    /// command line that gives it.
    pub(super) fn tell_kept(&self) {
        let mut command = self.path.clone();
        command.extend(self.record.clone());
        let command = command.join(" ");
        let kept = self.private().map(|private| private.path(&self.file()));
        match kept.filter(|path| path.exists()) {
            Some(path) => {
                let path = path.display();
                to_stderr(&say!(
                    self.lang,
                    "已填的内容存在 {path}；再运行 supervise {command} 可以接着填。\n",
                    "What you typed is kept in {path}; run supervise {command} again to go on.\n"
                ));
            }
            None if self.desk.is_none() && !self.answers.kept(&self.command).is_empty() => {
                let line = harmless(&self.answers.shown(&self.path, &self.command));
                to_stderr(&say!(
                    self.lang,
                    "已填的内容：{line}\n",
                    "What you typed: {line}\n"
                ));
            }
            None => {}
        }
    }
}

//! What was typed is kept after every answer, until it is written.

use std::collections::BTreeMap;
use std::process::ExitCode;

use super::prompt::{Question, Turn};
use super::{STOPPED, Talk, choices::Choice};
use crate::cli::stream::to_stderr;
use crate::lang::t;
use crate::render::harmless;
use crate::say;
use crate::store::Private;

/// Characters that tell which draft it is.
const GIST: usize = 36;

impl Talk {
    /// One draft a command, and one for each record that was named when it began.
    fn draft(&self) -> String {
        let names = self.path.iter().chain(&self.record);
        let safe = names.map(|name| name.replace(|c: char| !c.is_alphanumeric(), "-"));
        format!("draft-{}.json", safe.collect::<Vec<_>>().join("-"))
    }

    fn private(&self) -> Option<Private> {
        Some(self.desk.as_ref()?.store.private())
    }

    /// Keeps what was answered so far. A draft that cannot be kept does not stop the work.
    pub(super) fn keep(&self) {
        if let Some(private) = self.private() {
            let text = serde_json::to_vec_pretty(&self.answers.kept()).unwrap_or_default();
            let _ = private.write(&self.draft(), &text);
        }
    }

    /// Forgets the draft: it is written, or begun anew.
    pub(super) fn forget(&self) {
        if let Some(private) = self.private() {
            private.remove(&self.draft());
        }
    }

    /// Offers to go on where the same command was stopped.
    pub(super) fn offer_kept(&mut self) -> Turn<()> {
        let bytes = self
            .private()
            .and_then(|private| private.read(&self.draft()));
        let kept: Option<BTreeMap<String, Vec<String>>> =
            bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let Some(kept) = kept.filter(|kept| !kept.is_empty()) else {
            return Turn::Answer(());
        };
        let label = t("上次没有填完", "An earlier entry was not finished").in_lang(self.lang);
        let question = Question {
            label: &format!("{label}（{}）", self.gist(&kept)),
            hint: "",
            is_needed: true,
            has_default: false,
            lang: self.lang,
        };
        let answer = |value: &str, text: crate::lang::Text| Choice {
            value: value.to_owned(),
            shown: text.in_lang(self.lang).to_owned(),
        };
        let choices = vec![
            answer("on", t("接着填", "go on with it")),
            answer("new", t("重新填，上次的不要了", "start anew and drop it")),
        ];
        question.one(choices, None).map(|choice| {
            if choice == "on" {
                self.answers.take_up(kept, &self.command);
            } else {
                self.forget();
            }
        })
    }

    /// What a draft is about: its first answers.
    fn gist(&self, kept: &BTreeMap<String, Vec<String>>) -> String {
        let items = self.form.items.iter().filter_map(|item| kept.get(item.arg));
        let values: Vec<&str> = items.flatten().map(String::as_str).take(3).collect();
        let gist = values.join(t("，", ", ").in_lang(self.lang));
        harmless(&gist.chars().take(GIST).collect::<String>())
    }

    /// Ends without writing and says where what was typed is.
    pub(super) fn stop(&self) -> ExitCode {
        let command = self.path.join(" ");
        let kept = self.private().map(|private| private.path(&self.draft()));
        to_stderr(&match kept.filter(|path| path.exists()) {
            Some(path) => {
                let path = path.display();
                say!(
                    self.lang,
                    "没有写入。已填的内容存在 {path}；再运行 supervise {command} 可以接着填。\n",
                    "Nothing was written. What you typed is kept in {path}; run supervise {command} again to go on.\n"
                )
            }
            None => t("没有写入。\n", "Nothing was written.\n")
                .in_lang(self.lang)
                .to_owned(),
        });
        ExitCode::from(STOPPED)
    }
}

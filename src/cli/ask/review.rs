//! The last look before writing: write, mend one answer, or stop.

use clap::Arg;

use super::choices::{self, Choice, Which};
use super::prompt::{Question, Turn};
use super::{Talk, label, paste};
use crate::cli::stream::to_stderr;
use crate::cli::subject::Subject;
use crate::lang::{Text, t};
use crate::render::harmless;
use crate::say;

/// Characters of an answer that are shown in the list.
const SHOWN: usize = 40;

/// What comes after the last look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// The command is run.
    Write,
    /// That argument is asked again.
    Mend(String),
    /// Nothing is written.
    Stop,
}

impl Talk {
    /// Asks what comes next. What the rules refuse can only be mended or left.
    pub(super) fn review(&self, is_sound: bool) -> Turn<Next> {
        let stop = if self.desk.is_some() {
            t(
                "先不写，留着下次接着填",
                "write nothing and keep it for later",
            )
        } else {
            t("先不建", "start nothing")
        };
        self.drop_stray();
        let choice = |value, text| Choice::fixed(value, text, self.lang);
        let mut choices = vec![
            choice("mend", t("改一项，或补一项", "mend or add an answer")),
            choice("stop", stop),
        ];
        if is_sound {
            let write = if self.desk.is_some() {
                t("写入账本", "write it")
            } else {
                t("建立账本", "start the ledger")
            };
            choices.insert(0, choice("write", write));
        }
        let label = if is_sound {
            t("对不对", "Is it right")
        } else {
            t("这样还不能写入", "It cannot be written yet")
        };
        match self.question(label).one(choices, None) {
            Turn::Answer(value) if value == "write" => Turn::Answer(Next::Write),
            Turn::Answer(value) if value == "mend" => self.which(),
            Turn::Answer(_) => Turn::Answer(Next::Stop),
            Turn::Back => Turn::Back,
            Turn::Stop => Turn::Stop,
        }
    }

    /// What is typed ahead of the last look must not answer it.
    fn drop_stray(&self) {
        let stray = paste::rest();
        let stray: String = harmless(stray.trim()).chars().take(SHOWN).collect();
        if !stray.is_empty() {
            to_stderr(&say!(
                self.lang,
                "多出来的输入没有采用：{stray}\n",
                "What was typed ahead is not taken: {stray}\n"
            ));
        }
    }

    /// Which answer is to be mended: those of the form first, then whatever else may be given.
    fn which(&self) -> Turn<Next> {
        let own = self.command.get_arguments().filter(|arg| {
            let is_common = arg.is_global_set() || arg.get_id() == "help";
            !is_common && arg.get_action().takes_values()
        });
        let place = |name: &str| {
            let items = &self.form.items;
            items
                .iter()
                .position(|item| item.arg == name)
                .unwrap_or(items.len())
        };
        let mut args: Vec<_> = own.collect();
        args.sort_by_key(|arg| place(arg.get_id().as_str()));
        let choices = args.into_iter().map(|arg| {
            let name = arg.get_id().as_str();
            let label = label::of(self.form, self.kind, arg, self.lang);
            let colon = t("：", ": ").in_lang(self.lang);
            Choice {
                value: name.to_owned(),
                shown: format!("{label}{colon}{}", self.shown(arg)),
            }
        });
        let question = self.question(t("改哪一项", "Which answer"));
        question.one(choices.collect(), None).map(Next::Mend)
    }

    /// The answer an argument has, as its choices show it, on one line.
    fn shown(&self, arg: &Arg) -> String {
        let subject = Subject::of(self.kind, arg);
        let of_all = choices::of(subject, arg, Which::All, self.desk.as_ref(), self.lang);
        let label = |value: String| {
            let choice = of_all.iter().flatten().find(|c| c.value == value);
            choice.map_or(value.clone(), |c| c.shown.clone())
        };
        let values: Vec<String> = self.now(arg, subject).into_iter().map(label).collect();
        let line = values.join(t("；", "; ").in_lang(self.lang));
        let cut = if line.chars().count() > SHOWN {
            "…"
        } else {
            ""
        };
        harmless(&(line.chars().take(SHOWN).collect::<String>() + cut))
    }

    fn question(&self, label: Text) -> Question<'static> {
        Question::plain(label.in_lang(self.lang), self.lang)
    }
}

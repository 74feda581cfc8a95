//! One argument: what is asked, what is offered, how the answer is read.

use clap::{Arg, ArgAction};

use super::answers::Answers;
use super::choices::{self, Choice, Which};
use super::form::Verb;
use super::prompt::{Question, There, Turn};
use super::{Need, Talk, label};
use crate::cli::desk::Desk;
use crate::cli::editor::Manuscript;
use crate::cli::init;
use crate::cli::subject::Subject;
use crate::cli::usage;
use crate::lang::{Lang, t};
use crate::model::{Day, Id, Reckoned};
use crate::problem::Fault;
use crate::say;

impl Talk {
    /// Asks for one argument and keeps the answer.
    pub(super) fn ask(&mut self, name: &str) -> Turn<()> {
        let Some(arg) = self.argument(name).cloned() else {
            return Turn::Answer(());
        };
        let turn = self.answer(&arg);
        match &turn {
            Turn::Answer(values) => {
                let values = values.iter().filter(|v| !v.is_empty()).cloned().collect();
                self.put(name, values);
            }
            Turn::Back | Turn::Stop => self.keep_unfinished(name),
        }
        turn.map(|_| ())
    }

    /// Whether there is nothing to choose from.
    pub(super) fn is_moot(&self, name: &str) -> bool {
        self.argument(name).is_some_and(|arg| {
            let choices = self.choices(arg);
            choices.is_some_and(|choices| choices.is_empty())
        })
    }

    /// What may be chosen for an argument; `None` when its answer is typed. A record is not merged
    /// into itself.
    fn choices(&self, arg: &Arg) -> Option<Vec<Choice>> {
        let subject = Subject::of(self.kind, arg);
        let desk = self.desk.as_ref();
        let which = Which::of(arg, self.form.verb);
        let mut choices = choices::of(subject, arg, which, desk, self.lang)?;
        if arg.get_id() == "into" {
            let own = self.answers.first("id");
            let own = own.and_then(|id| choices::named(subject, arg, &id, desk));
            choices.retain(|choice| Some(&choice.value) != own.as_ref());
        }
        Some(choices)
    }

    fn put(&mut self, name: &str, values: Vec<String>) {
        if let Some(item) = self.form.item(name).filter(|_| values.is_empty()) {
            self.left_out.insert(item.arg);
        }
        self.answers.put(name, values);
        if name == "id" && self.record.is_some() {
            // The draft goes with the record it is about.
            self.forget();
            self.claim_draft();
        }
        self.drop_needless(name);
        self.unfinished.remove(name);
        self.keep();
        self.manuscript(name).inspect(Manuscript::remove);
    }

    /// What was asked only because of another answer goes when that answer no longer asks for it.
    fn drop_needless(&mut self, changed: &str) {
        for item in self.form.items.iter().filter(|item| item.arg != changed) {
            if let Need::If(is_needed) = item.need
                && !is_needed(&self.answers)
            {
                self.answers.put(item.arg, Vec::new());
            }
        }
    }

    fn answer(&self, arg: &Arg) -> Turn<Vec<String>> {
        let name = arg.get_id().as_str();
        let subject = Subject::of(self.kind, arg);
        let now = self.now(arg, subject);
        let offer = self
            .offer(name)
            .filter(|_| now.is_empty())
            .unwrap_or_default();
        let label = label::of(self.form, self.kind, arg, self.lang);
        let is_text = matches!(subject, Subject::Text | Subject::LongText | Subject::Day);
        let is_list = matches!(arg.get_action(), ArgAction::Append);
        let hint = match offer.why.as_str() {
            "" if is_text && is_list => {
                let text = t("几项之间用“；”隔开", "separate several by ;");
                text.in_lang(self.lang).to_owned()
            }
            "" if is_text => hint(arg),
            why => why.to_owned(),
        };
        let question = Question {
            label: &label,
            hint: &hint,
            is_needed: self.must_answer(name),
            has_default: default(arg).is_some(),
            lang: self.lang,
        };
        match (self.choices(arg), subject) {
            (Some(choices), _) if choices.is_empty() => question.none_to_choose(),
            (Some(choices), _) if is_list => question.several(choices, &now),
            (Some(choices), _) => {
                let at = now.first().unwrap_or(&offer.value);
                let at = Some(at.clone()).filter(|at| !at.is_empty());
                let at = at.or_else(|| default(arg));
                let turn = question.one(choices, at.as_deref());
                turn.map(|value| vec![value])
            }
            (None, Subject::Day) => {
                let there = self.there(name, &now.join(""), &offer.value);
                self.day(&question, name, there).map(|day| vec![day])
            }
            (None, Subject::LongText) => {
                let turn = self.long(&question, name, &now.join(""));
                turn.map(|text| vec![text])
            }
            (None, _) if is_list => {
                let there = self.there(name, &now.join(LIST_MARK), "");
                let turn = question.line(there, &as_typed, &self.typed);
                turn.map(|text| split(&text))
            }
            (None, _) => {
                let offered = default(arg).unwrap_or(offer.value);
                let there = self.there(name, &now.join(""), &offered);
                let read = |text: &str| self.short(arg, text);
                let turn = question.line(there, &read, &self.typed);
                turn.map(|text| vec![text])
            }
        }
    }

    /// The values there are, as the choices name them.
    pub(super) fn now(&self, arg: &Arg, subject: Subject) -> Vec<String> {
        let values = self.answers.all(arg.get_id().as_str());
        let named = |text: String| choices::named(subject, arg, &text, self.desk.as_ref());
        values
            .into_iter()
            .map(|v| named(v.clone()).unwrap_or(v))
            .collect()
    }

    /// What was begun stands there to be gone on with, else an earlier answer, else an offer.
    pub(super) fn there(&self, name: &str, typed: &str, offered: &str) -> There {
        let begun = self.unfinished.get(name).map_or("", String::as_str);
        match (begun, typed, offered) {
            ("", "", "") => There::Nothing,
            ("", "", offered) => There::Offered(offered.to_owned()),
            ("", typed, _) => There::Typed(typed.to_owned()),
            (begun, ..) => There::Typed(begun.to_owned()),
        }
    }

    fn must_answer(&self, name: &str) -> bool {
        let item = self.form.item(name);
        item.is_some_and(|item| self.is_needed(item))
    }

    /// Reads a short text: what the command itself would refuse is refused at once.
    fn short(&self, arg: &Arg, text: &str) -> Result<String, String> {
        self.refusal(arg, text)
            .map_or_else(|| Ok(text.to_owned()), Err)
    }

    /// Why the command would not take that value; `None` when it would.
    fn refusal(&self, arg: &Arg, text: &str) -> Option<String> {
        let name = arg.get_id().as_str();
        let told = |fault: Fault| fault.text(self.lang).to_owned();
        match (&*self.form.command, name) {
            ("init", "code") => init::code(text).err().map(told),
            ("init", "prefix") => init::prefix(text).err().map(told),
            (_, "id") if self.form.verb == Verb::Makes => Id::parse(text).err().map(told),
            _ => {
                let mut only = Answers::default();
                only.put(name, vec![text.to_owned()]);
                let alone = self.command.clone().no_binary_name(true);
                let words = only.line(&[], &self.command).into_iter().skip(1);
                let error = alone.try_get_matches_from(words).err()?;
                Some(usage::value_refused(&error, self.lang))
            }
        }
    }

    /// Asks for a day as people type it and says it back with its weekday and the days left.
    fn day(&self, question: &Question<'_>, name: &str, there: There) -> Turn<String> {
        let shown =
            |text: &str| match self.reckon(name, text) {
                Ok(day) => Ok(in_full(day.value, self.today, self.lang)
                    + provisional(day.provisional, self.lang)),
                Err(fault) => Err(fault.text(self.lang).to_owned()),
            };
        question.line(there, &shown, &self.typed).map(|text| {
            let day = self.reckon(name, &text).map(|day| day.value.to_string());
            day.unwrap_or(text)
        })
    }

    fn reckon(&self, name: &str, text: &str) -> Result<Reckoned<Day>, Fault> {
        match &self.desk {
            Some(desk) => desk.reckon(text, self.counted_from(name, desk)),
            None => init::reckon(text, self.today),
        }
    }

    /// The day relative dates count from: that of the step, for a deadline it sets.
    pub(super) fn counted_from(&self, name: &str, desk: &Desk) -> Day {
        if name == "on" {
            desk.today
        } else {
            self.day_of_step(desk)
        }
    }
}

impl Question<'_> {
    /// A choice among nothing: skipped when it may be left out, else the end of the asking.
    fn none_to_choose(&self) -> Turn<Vec<String>> {
        let label = self.label;
        if !self.is_needed {
            return Turn::Answer(Vec::new());
        }
        crate::cli::stream::to_stderr(&say!(
            self.lang,
            "{label}：现在没有能这样办的。\n",
            "{label}: there is none for which this is possible now.\n"
        ));
        Turn::Stop
    }
}

/// Any text is an answer.
fn as_typed(text: &str) -> Result<String, String> {
    Ok(text.to_owned())
}

/// The day with its weekday and the days from today.
fn in_full(day: Day, today: Day, lang: Lang) -> String {
    let (left, weekday) = (day.since(today), day.weekday(lang));
    let over = -left;
    let plural = if left.abs() == 1 { "" } else { "s" };
    let when = match left {
        0 => t("今天", "today").in_lang(lang).to_owned(),
        1.. => say!(lang, "还有 {left} 天", "in {left} day{plural}"),
        _ => say!(lang, "{over} 天以前", "{over} day{plural} ago"),
    };
    say!(
        lang,
        "{day}（{weekday}），{when}",
        "{day} ({weekday}), {when}"
    )
}

fn provisional(is: bool, lang: Lang) -> &'static str {
    let text = t(
        "，暂定，缺年历",
        ", provisional: a calendar year is missing",
    );
    if is { text.in_lang(lang) } else { "" }
}

/// What stands between the entries of a list that is typed.
const LIST_MARK: &str = "；";

fn split(text: &str) -> Vec<String> {
    let parts = text.split(['；', ';']).map(str::trim);
    parts.filter(|p| !p.is_empty()).map(str::to_owned).collect()
}

/// The help of the argument without its list of values.
fn hint(arg: &Arg) -> String {
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    help.split('［').next().unwrap_or_default().to_owned()
}

fn default(arg: &Arg) -> Option<String> {
    let value = arg.get_default_values().first()?;
    Some(value.to_string_lossy().into_owned())
}

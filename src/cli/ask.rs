//! Asking at a terminal for what a command line leaves out.
//!
//! The answers become a command line, which then goes the way of any other: what is asked and what
//! is typed cannot mean different things. Before it is run it is run once as a preview, shown, and
//! may be corrected. What was answered is kept after every question, so that nothing typed is lost.

mod answers;
mod choices;
mod form;
mod initials;
mod keep;
mod label;
mod long;
mod offer;
mod one;
mod paste;
mod prompt;
mod review;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::io::IsTerminal;
use std::process::ExitCode;

use clap::{Arg, Command, FromArgMatches};

use super::desk::Desk;
use super::failure::Failure;
use super::{Globals, clock, command, leaf, tree};
use crate::check;
use crate::lang::{Lang, t};
use crate::model::issue::Fact;
use crate::model::{Day, Issue, Kind};
use crate::problem::Spot;
use crate::store::Claim;
use answers::Answers;
use form::{Form, Item, Need, Verb};
use prompt::Turn;

/// Stopped by the person, as shells count it.
const STOPPED: u8 = 130;

/// A command line that leaves something out, and the person who can be asked.
pub(super) struct Talk {
    form: &'static Form,
    path: Vec<String>,
    command: Command,
    kind: Option<Kind>,
    /// The ledger as it was when the asking began; `None` before there is one.
    desk: Option<Desk>,
    asked: Option<Lang>,
    lang: Lang,
    answers: Answers,
    /// The record named on the command line, if one was.
    record: Option<String>,
    /// The name of its draft, which is its own while it lasts.
    draft: String,
    _claim: Option<Claim>,
    today: Day,
    /// What was asked and left empty.
    left_out: BTreeSet<&'static str>,
    /// What was begun at a question and not answered, by the argument's name.
    unfinished: BTreeMap<String, String>,
    /// What stands in the line that is being typed.
    typed: RefCell<String>,
}

impl Talk {
    /// The talk that this command line needs; `None` when it is complete, when it is wrong in
    /// another way, or when there is nobody to ask.
    ///
    /// # Errors
    /// When the ledger to choose from cannot be read.
    pub(super) fn needed(args: &[OsString], asked: Option<Lang>) -> Result<Option<Self>, Failure> {
        if !is_anybody_there() {
            return Ok(None);
        }
        let mut root = lenient(tree());
        root.build();
        let Ok(matches) = root.try_get_matches_from_mut(args) else {
            return Ok(None);
        };
        let (path, own) = leaf(&matches);
        let Some(form) = form::of(&path.join(" ")) else {
            return Ok(None);
        };
        let Some(below) = descend(&root, &path) else {
            return Ok(None);
        };
        let answers = Answers::of(below, own);
        if !may_need(form, &answers) {
            return Ok(None);
        }
        let kind = Kind::of_command(&path[0]);
        let globals = Globals::from_arg_matches(&matches).map_err(Failure::unwritable)?;
        let desk = kind.map(|_| Desk::read(&globals, asked)).transpose()?;
        let today = match &desk {
            Some(desk) => desk.today,
            None => clock::today(&globals, None)?,
        };
        let lang = desk.as_ref().map_or(asked.unwrap_or_default(), |d| d.lang);
        // Words are wanted only now that somebody is asked.
        let worded = lenient(command(lang));
        let mut talk = Self {
            form,
            command: descend(&worded, &path).unwrap_or(below).clone(),
            kind,
            path,
            lang,
            desk,
            asked,
            record: None,
            draft: String::new(),
            _claim: None,
            today,
            answers,
            left_out: BTreeSet::new(),
            unfinished: BTreeMap::new(),
            typed: RefCell::default(),
        };
        talk.refuse_impossible()?;
        if !talk.lacks() {
            return Ok(None);
        }
        talk.claim_draft();
        Ok(Some(talk))
    }

    /// Asks, shows, and runs the command line that came of it.
    pub(super) fn hold(mut self) -> ExitCode {
        // Leaving an earlier draft undecided leaves it as it is.
        if self.offer_kept() != Turn::Answer(()) || self.ask_all() == Turn::Stop {
            return self.stop();
        }
        loop {
            let sound = super::once(&self.line(), self.asked, true) == ExitCode::SUCCESS;
            match self.review(sound) {
                Turn::Answer(review::Next::Write) => {
                    let code = super::once(&self.line(), self.asked, false);
                    if code == ExitCode::SUCCESS && !self.answers.has("dry_run") {
                        self.forget();
                    } else {
                        self.tell_kept();
                    }
                    return code;
                }
                Turn::Answer(review::Next::Mend(name)) => {
                    // Esc leaves the answer as it was.
                    if self.ask(&name) == Turn::Stop || self.ask_all() == Turn::Stop {
                        return self.stop();
                    }
                }
                Turn::Back => {}
                Turn::Answer(review::Next::Stop) | Turn::Stop => return self.stop(),
            }
        }
    }

    fn line(&self) -> Vec<OsString> {
        self.answers.line(&self.path, &self.command)
    }

    /// Refuses at once a step that the record named on the command line cannot take.
    fn refuse_impossible(&self) -> Result<(), Failure> {
        let (Some(desk), Some(kind), Some(text)) =
            (&self.desk, self.kind, self.answers.first("id"))
        else {
            return Ok(());
        };
        match self.form.verb {
            Verb::Makes => Ok(()),
            Verb::Issue(action) => {
                let issue: Issue = desk.record(&text)?;
                let on = self.day_of_step(desk);
                check::possible(&issue, action, on).map_err(|fault| Failure::Refused {
                    problems: vec![fault.at(format!("{}.yaml", issue.id), Spot::File)],
                    lang: desk.lang,
                })
            }
            Verb::Step(_) | Verb::Adds => Ok(desk.known(kind, &text).map(|_| ())?),
        }
    }

    /// The day of the step as answered so far, else today.
    fn day_of_step(&self, desk: &Desk) -> Day {
        let on = self.answers.first("on");
        let on = on.and_then(|text| desk.reckon(&text, desk.today).ok());
        on.map_or(desk.today, |day| day.value)
    }

    fn lacks(&self) -> bool {
        let mut items = self.form.items.iter();
        items.any(|item| !self.answers.has(item.arg) && self.is_needed(item))
    }

    fn is_needed(&self, item: &Item) -> bool {
        match item.need {
            Need::Must => true,
            Need::May => false,
            Need::If(is_needed) => is_needed(&self.answers),
            Need::Fact(fact) => self.lacks_fact(fact),
        }
    }

    fn lacks_fact(&self, fact: Fact) -> bool {
        let Verb::Issue(action) = self.form.verb else {
            return false;
        };
        let issue = self.issue();
        issue.is_none_or(|issue| issue.facts_lacking(action).contains(&fact))
    }

    /// The issue the verb moves, once it is chosen.
    fn issue(&self) -> Option<Issue> {
        let desk = self.desk.as_ref()?;
        desk.record(&self.answers.first("id")?).ok()
    }

    fn argument(&self, name: &str) -> Option<&Arg> {
        let mut all = self.command.get_arguments();
        all.find(|arg| arg.get_id() == name)
    }

    /// Asks everything that is open, in order; Esc goes back by one.
    fn ask_all(&mut self) -> Turn<()> {
        let (mut at, mut trail, mut again) = (0, Vec::new(), None);
        while let Some(item) = self.form.items.get(at) {
            let is_open = !self.answers.has(item.arg) && !self.left_out.contains(item.arg);
            let may = matches!(item.need, Need::May) && !self.is_moot(item.arg);
            let is_asked = may || self.is_needed(item);
            if again != Some(at) && !(is_open && is_asked) {
                at += 1;
                continue;
            }
            match self.ask(item.arg) {
                Turn::Answer(()) => {
                    trail.push(at);
                    (at, again) = (at + 1, None);
                }
                Turn::Back => {
                    at = trail.pop().unwrap_or(at);
                    again = Some(at);
                }
                Turn::Stop => return Turn::Stop,
            }
        }
        Turn::Answer(())
    }
}

/// Whether a person is there to be asked.
pub(super) fn is_anybody_there() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// Asks whether to write what was shown.
pub(super) fn may_write(lang: Lang) -> bool {
    let choices = [
        ("write", t("写入账本", "write it")),
        ("stop", t("不写", "write nothing")),
    ];
    let choices = choices.map(|(value, text)| choices::Choice::fixed(value, text, lang));
    let label = t("是否写入账本", "Write it into the ledger").in_lang(lang);
    let question = prompt::Question::plain(label, lang);
    question.one(choices.to_vec(), None) == Turn::Answer("write".to_owned())
}

/// Asks to choose one of several, each with what is shown; `None` when the person does not.
pub(super) fn choose(label: &str, among: Vec<(String, String)>, lang: Lang) -> Option<String> {
    let choices = among
        .into_iter()
        .map(|(value, shown)| choices::Choice { value, shown });
    match prompt::Question::plain(label, lang).one(choices.collect(), None) {
        Turn::Answer(value) => Some(value),
        Turn::Back | Turn::Stop => None,
    }
}

/// Whether anything may be missing, as far as the command line alone can tell.
fn may_need(form: &Form, answers: &Answers) -> bool {
    let mut open = form.items.iter().filter(|item| !answers.has(item.arg));
    open.any(|item| !matches!(item.need, Need::May))
}

fn descend<'c>(root: &'c Command, path: &[String]) -> Option<&'c Command> {
    path.iter()
        .try_fold(root, |at, name| at.find_subcommand(name))
}

/// The command tree in which nothing is required, to see what was given.
fn lenient(command: Command) -> Command {
    command
        .mut_args(|arg| arg.required(false))
        .mut_subcommands(lenient)
}

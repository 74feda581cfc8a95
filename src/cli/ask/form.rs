//! What each command asks for, and in which order.

mod list;
mod plain;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::sync::OnceLock;

use super::answers::Answers;
use crate::model::issue::{Fact, IssueAction};

/// What a command asks for.
pub(super) struct Form {
    /// The command, such as `issue add`.
    pub(super) command: Cow<'static, str>,
    /// The step it adds, for a life verb.
    pub(super) verb: Verb,
    /// What is asked, in order.
    pub(super) items: Cow<'static, [Item]>,
}

/// The step a command adds, which also says whose records may be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    /// It makes a record.
    Makes,
    /// It moves an issue.
    Issue(IssueAction),
    /// It adds the step of that code.
    Step(&'static str),
    /// It adds to any record of its kind.
    Adds,
}

/// One thing that is asked for: an argument of the command.
#[derive(Clone, Copy)]
pub(super) struct Item {
    /// The argument's name in the code.
    pub(super) arg: &'static str,
    /// Whether it must be answered.
    pub(super) need: Need,
}

/// Whether an answer is needed.
#[derive(Clone, Copy)]
pub(super) enum Need {
    /// Always.
    Must,
    /// It may be left out; asking begins only when something else is needed.
    May,
    /// When the issue does not hold the fact yet.
    Fact(Fact),
    /// When what was answered before makes it necessary; else it is not asked.
    If(fn(&Answers) -> bool),
}

impl Form {
    /// What is asked of that argument; `None` when the form does not ask for it.
    pub(super) fn item(&self, arg: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.arg == arg)
    }
}

/// Every form: those written down, and those that follow from facts and actions.
pub(super) fn all() -> impl Iterator<Item = &'static Form> {
    static PLAIN: OnceLock<Vec<Form>> = OnceLock::new();
    list::FORMS.iter().chain(PLAIN.get_or_init(plain::forms))
}

/// The form of a command; `None` for one that never asks.
pub(super) fn of(command: &str) -> Option<&'static Form> {
    all().find(|form| form.command == command)
}

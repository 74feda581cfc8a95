//! Lists as workbooks that come back: the facts that a kind's `set` takes, found in the command
//! tree, so that what may be filled in is what may be typed.

use clap::{Arg, ArgAction, Command};

use super::crud::Crud;
use super::desk::Desk;
use super::subject::Subject;
use crate::lang::{Lang, Text, t};
use crate::model::Kind;
use crate::view::exchange::{self, Between, Fact, YES};
use crate::view::page::Sort;
use crate::view::{Page, list};

/// The page of a list for a workbook.
pub(super) fn page<R: Crud>(records: &[&R], desk: &Desk) -> Page {
    let facts = facts(R::KIND, &super::tree(), desk.lang, desk);
    if facts.is_empty() {
        return list::page(records.iter().copied(), desk.as_of, &desk.words());
    }
    exchange::page(records, &facts, desk.as_of, &desk.words())
}

/// The facts of a kind that may be filled in; none for a kind that is not changed by `set`.
pub(super) fn facts(kind: Kind, tree: &Command, lang: Lang, desk: &Desk) -> Vec<Fact> {
    let Some(set) = verb(kind, "set", tree) else {
        return Vec::new();
    };
    let own = set
        .get_arguments()
        .filter_map(|arg| fact(kind, arg, lang, desk));
    let more = match kind {
        Kind::Issue => exchange::progress(),
        _ => Vec::new(),
    };
    own.chain(more).collect()
}

/// The facts of a new record, as flags of `add` take them.
pub(super) fn add_facts(kind: Kind, tree: &Command, desk: &Desk) -> Vec<Fact> {
    let add = verb(kind, "add", tree).into_iter();
    let own = add.flat_map(Command::get_arguments);
    let own = own.filter(|arg| !matches!(arg.get_id().as_str(), "on" | "by"));
    own.filter_map(|arg| called(kind, arg, NOTHING, desk.lang, desk))
        .collect()
}

/// For a fact that has no column of its own.
const NOTHING: Text = t("", "");

/// The command of a kind with that verb.
pub(super) fn verb<'t>(kind: Kind, name: &str, tree: &'t Command) -> Option<&'t Command> {
    tree.find_subcommand(kind.command())?.find_subcommand(name)
}

/// The fact that a flag sets; `None` for what is no fact or is written as more than its words, as
/// chapters are.
fn fact(kind: Kind, arg: &Arg, lang: Lang, desk: &Desk) -> Option<Fact> {
    let head = exchange::head(kind, arg.get_id().as_str())?;
    called(kind, arg, head, lang, desk)
}

fn called(kind: Kind, arg: &Arg, head: Text, lang: Lang, desk: &Desk) -> Option<Fact> {
    let field = arg.get_id().as_str();
    let key = arg.get_long()?;
    if arg.is_global_set() || field == "chapters" {
        return None;
    }
    let subject = Subject::of(Some(kind), arg);
    let is_list = matches!(arg.get_action(), ArgAction::Append);
    let between = is_list.then_some(match subject {
        Subject::Text | Subject::LongText => Between::Lines,
        _ => Between::Commas,
    });
    Some(Fact {
        key: key.to_owned(),
        field: Some(field.to_owned()),
        head,
        sort: if is_list {
            Sort::Text
        } else {
            sort(arg, subject, lang, desk)
        },
        between,
    })
}

/// What may stand in the cells of a flag's column.
fn sort(arg: &Arg, subject: Subject, lang: Lang, desk: &Desk) -> Sort {
    let words = crate::view::Words {
        lang,
        ..desk.words()
    };
    match subject {
        Subject::Coded if !arg.get_action().takes_values() => {
            Sort::Choice(vec![words.say(YES).to_owned()])
        }
        Subject::Coded => Sort::Choice(choices(arg, lang)),
        Subject::Word(list) => Sort::Choice(exchange::vocabulary(list, &words)),
        Subject::Unit(units) => Sort::Choice(exchange::units(units, desk.today, &words)),
        Subject::Day => Sort::Day,
        _ if is_number(arg) => Sort::Number,
        _ => Sort::Text,
    }
}

/// The values of a closed list, as people call them.
pub(super) fn choices(arg: &Arg, lang: Lang) -> Vec<String> {
    let label = |value: &clap::builder::PossibleValue| match lang {
        Lang::Zh => value.get_name_and_aliases().nth(1).map(str::to_owned),
        Lang::En => value.get_help().map(ToString::to_string),
    };
    let values = arg.get_possible_values();
    let named = values
        .iter()
        .map(|v| label(v).unwrap_or_else(|| v.get_name().to_owned()));
    named.collect()
}

/// Whether a flag takes a whole number.
pub(super) fn is_number(arg: &Arg) -> bool {
    arg.get_value_names()
        .is_some_and(|names| names.iter().any(|n| n.as_str() == "N"))
}

//! The wording of flags and verbs that follow from facts and actions.

use clap::Arg;

use crate::for_kind;
use crate::lang::Text;
use crate::model::coded::Coded;
use crate::model::plain::{Shape, fact};
use crate::model::step::{Action, Field};
use crate::model::{Kind, Record};

/// What stands for a value of that shape.
pub(super) const fn value_name(shape: Shape) -> &'static str {
    match shape {
        Shape::Line | Shape::Text => "TEXT",
        Shape::Day => "DATE",
        Shape::Count | Shape::Amount | Shape::Yes => "N",
        Shape::Word(_) | Shape::Choice(_) => "WORD",
        Shape::Unit(crate::model::org::Units::Counties) => "COUNTY",
        Shape::Unit(_) => "UNIT",
        Shape::Record(_) => "ID",
    }
}

/// The record a verb is for.
pub(super) fn id() -> Arg {
    Arg::new("id")
        .required(true)
        .help("The record: its id or the office's own number")
}

/// The id of a record that is not counted.
pub(super) fn slug() -> Arg {
    Arg::new("slug")
        .long("id")
        .value_name("ID")
        .help("The id [default: its day and kind]")
}

/// What the history of a new record begins with.
pub(super) fn status() -> Arg {
    Arg::new("status")
        .long("status")
        .help("The status it is recorded with")
}

/// The filter by state.
pub(super) fn state() -> Arg {
    Arg::new("state")
        .long("state")
        .value_name("STATE")
        .help("Only this state")
        .help_heading("Filters")
}

/// What a field of a step means, in a few words.
pub(super) fn help(key: &str) -> &'static str {
    Field::called(key).map_or("", |f| f.label().en)
}

/// The Chinese of a help text of a command about a kind: of the verb of an action, or of the flag of
/// that name, which is a fact or a field of a step.
pub(crate) fn chinese(kind: Kind, name: Option<&str>, english: &str) -> Option<&'static str> {
    let Some(key) = name else {
        let verbs = for_kind!(kind, R => verbs::<R>());
        return in_chinese(english, verbs.iter().copied());
    };
    let of_fact = fact(kind, key).map(|f| [f.about, f.label]);
    let of_field = Field::called(key).map(Field::label);
    in_chinese(english, of_fact.into_iter().flatten().chain(of_field))
}

fn verbs<R: Record>() -> Vec<Text> {
    let actions = R::Action::ALL.iter();
    actions.filter_map(|a| Some(a.verb()?.help)).collect()
}

fn in_chinese(english: &str, mut among: impl Iterator<Item = Text>) -> Option<&'static str> {
    among.find(|text| text.en == english).map(|text| text.zh)
}

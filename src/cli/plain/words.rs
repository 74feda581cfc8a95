//! The wording of flags and verbs that follow from facts and actions.

use clap::Arg;

use crate::for_kind;
use crate::lang::Text;
use crate::model::coded::Coded;
use crate::model::plain::Shape;
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
    let field = Field::ALL.iter().find(|f| f.key() == key);
    field.map_or("", |f| f.label().en)
}

/// The Chinese of a help text of a command about a kind: of the verb of an action, or of the flag of
/// that name, which is a fact or a field of a step.
pub(crate) fn chinese(kind: Kind, name: Option<&str>, english: &str) -> Option<&'static str> {
    let Some(key) = name else {
        let verbs = for_kind!(kind, R => verbs::<R>());
        return in_chinese(english, verbs.iter().copied());
    };
    let facts = for_kind!(kind, R => <R as Record>::FACTS).iter();
    let facts = facts
        .filter(|f| f.key == key)
        .flat_map(|f| [f.about, f.label]);
    let fields = Field::ALL.iter().filter(|f| f.key() == key);
    in_chinese(english, facts.chain(fields.map(|f| f.label())))
}

fn verbs<R: Record>() -> Vec<Text> {
    let actions = R::Action::ALL.iter();
    actions.filter_map(|a| Some(a.verb()?.help)).collect()
}

fn in_chinese(english: &str, mut among: impl Iterator<Item = Text>) -> Option<&'static str> {
    among.find(|text| text.en == english).map(|text| text.zh)
}

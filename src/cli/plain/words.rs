//! The wording of flags and verbs that follow from facts and actions.

use clap::Arg;

use crate::model::plain::{Shape, all, verbs};
use crate::model::step::Field;

/// What stands for a value of that shape.
pub(super) const fn value_name(shape: Shape) -> &'static str {
    match shape {
        Shape::Line | Shape::Text => "TEXT",
        Shape::Day => "DATE",
        Shape::Count | Shape::Yes => "N",
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

/// The Chinese of an English help text that comes from a fact, a field or an action.
pub(crate) fn chinese(english: &str) -> Option<&'static str> {
    let facts = all().flat_map(|(_, fact)| [fact.about, fact.label]);
    let verbs = verbs().into_iter().map(|(_, _, verb)| verb.help);
    let fields = Field::ALL.iter().map(|f| f.label());
    let mut texts = facts.chain(verbs).chain(fields);
    texts.find(|text| text.en == english).map(|text| text.zh)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn one_english_text_has_one_chinese() {
        let facts = all().flat_map(|(_, fact)| [fact.about, fact.label]);
        let verbs = verbs().into_iter().map(|(_, _, verb)| verb.help);
        let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
        for text in facts.chain(verbs) {
            let before = seen.insert(text.en, text.zh);
            assert!(before.is_none_or(|zh| zh == text.zh), "{text:?} {before:?}");
        }
    }
}

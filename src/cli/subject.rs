//! What the values of an argument are, wherever in the command tree it stands: days, units, words
//! of the vocabulary, records.

use clap::Arg;

use crate::model::Kind;
use crate::model::org::Units;
use crate::model::plain::{Shape, fact, facts};
use crate::model::step::Field;
use crate::model::vocabulary::WordList;

/// What a value of an argument names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// A value of a closed list, which the argument itself knows.
    Coded,
    /// A word of the vocabulary.
    Word(WordList),
    /// A unit that passes the filter.
    Unit(Units),
    /// A record of that kind.
    Record(Kind),
    /// A record of any kind.
    AnyRecord,
    /// An office that gives numbers.
    Office,
    /// A day.
    Day,
    /// Text of any length.
    LongText,
    /// A short text or a number.
    Text,
}

impl Subject {
    /// What the argument names in a command about that kind of record; `None` for a command about
    /// none.
    pub(crate) fn of(kind: Option<Kind>, arg: &Arg) -> Self {
        let is_flag = !arg.get_action().takes_values();
        if is_flag || !arg.get_possible_values().is_empty() {
            return Self::Coded;
        }
        if let Some(shape) = kind.and_then(|kind| shape(kind, arg.get_id().as_str())) {
            return Self::from(shape);
        }
        let unit = |units| Self::Unit(units);
        match arg.get_id().as_str() {
            "category" | "issue_category" => Self::Word(WordList::Category),
            "channel" => Self::Word(WordList::Channel),
            "focus" => Self::Word(WordList::Focus),
            "areas" => Self::Word(WordList::FocusArea),
            "aspects" => Self::Word(WordList::SurveyAspect),
            "kind" | "kinds" if matches!(kind, Some(Kind::Facility | Kind::Draw)) => {
                Self::Word(WordList::FacilityKind)
            }
            "methods" if kind == Some(Kind::Article) => Self::Word(WordList::CheckMethod),
            "methods" => Self::Word(WordList::AcceptanceMethod),
            "county" | "counties" | "issue_county" => unit(Units::Counties),
            "lead" | "co" | "org" => unit(Units::Leading),
            "supervisor" | "leader" => unit(Units::Congress),
            "group" => unit(Units::Groups),
            "inspectors" => unit(Units::Visiting),
            "by" | "unit" | "checkers" | "members" => unit(Units::Any),
            "id" if arg.is_positional() => kind.map_or(Self::AnyRecord, Self::Record),
            "office" => Self::Office,
            "campaign" => Self::Record(Kind::Campaign),
            "facility" | "left_out" => Self::Record(Kind::Facility),
            "articles" => Self::Record(Kind::Article),
            "issue" | "into" | "issues" | "similar" => Self::Record(Kind::Issue),
            "regulation" | "regulations" => Self::Record(Kind::Regulation),
            "on" | "due" | "to" | "applied_on" | "started_on" | "ended_on" | "valid_from"
            | "valid_to" | "start" | "adopted_on" | "effective_on" | "since" => Self::Day,
            "description" | "requirement" | "criteria" | "root_cause" | "immediate_action"
            | "opinion" | "reason" | "note" | "text" | "finding" | "content" | "contingency" => {
                Self::LongText
            }
            _ => Self::Text,
        }
    }
}

/// The shape of an argument that comes from the table of a kind's facts or the fields of its steps.
fn shape(kind: Kind, name: &str) -> Option<Shape> {
    let field = || Field::called(name)?.shape(kind);
    let fact = fact(kind, name).and_then(|f| f.shape);
    fact.or_else(|| (!facts(kind).is_empty()).then(field)?)
}

impl From<Shape> for Subject {
    fn from(shape: Shape) -> Self {
        match shape {
            Shape::Line | Shape::Count | Shape::Amount => Self::Text,
            Shape::Text => Self::LongText,
            Shape::Day => Self::Day,
            Shape::Yes | Shape::Choice(_) => Self::Coded,
            Shape::Word(list) => Self::Word(list),
            Shape::Unit(units) => Self::Unit(units),
            Shape::Record(kind) => Self::Record(kind),
        }
    }
}

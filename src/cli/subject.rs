//! What the values of an argument are, wherever in the command tree it stands: days, units, words
//! of the vocabulary, records.

use clap::Arg;

use crate::model::org::OrgKind;
use crate::model::vocabulary::WordList;
use crate::model::{Kind, Org};

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

/// Which units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Units {
    /// Every one.
    Any,
    /// Those that can be handed an issue.
    Leading,
    /// Bodies of the congress.
    Congress,
    /// The counties' congresses, which stand for the counties.
    Counties,
    /// Inspection groups.
    Groups,
}

impl Units {
    /// Whether the unit is one of them.
    pub(crate) fn hold(self, unit: &Org) -> bool {
        match self {
            Self::Any => true,
            Self::Leading => unit.kind.can_lead(),
            Self::Congress => unit.kind == OrgKind::NpcCommittee,
            Self::Counties => unit.kind == OrgKind::CountyNpc,
            Self::Groups => unit.kind == OrgKind::Group,
        }
    }
}

impl Subject {
    /// What the argument names in a command about that kind of record; `None` for a command about
    /// none.
    pub(crate) fn of(kind: Option<Kind>, arg: &Arg) -> Self {
        let is_flag = !arg.get_action().takes_values();
        if is_flag || !arg.get_possible_values().is_empty() {
            return Self::Coded;
        }
        let unit = |units| Self::Unit(units);
        match arg.get_id().as_str() {
            "category" | "issue_category" => Self::Word(WordList::Category),
            "channel" => Self::Word(WordList::Channel),
            "focus" => Self::Word(WordList::Focus),
            "areas" => Self::Word(WordList::FocusArea),
            "aspects" => Self::Word(WordList::SurveyAspect),
            "kind" if kind == Some(Kind::Facility) => Self::Word(WordList::FacilityKind),
            "methods" if kind == Some(Kind::Article) => Self::Word(WordList::CheckMethod),
            "methods" => Self::Word(WordList::AcceptanceMethod),
            "county" | "counties" | "issue_county" => unit(Units::Counties),
            "lead" | "co" | "org" => unit(Units::Leading),
            "supervisor" | "leader" => unit(Units::Congress),
            "group" => unit(Units::Groups),
            "by" | "unit" | "checkers" | "members" => unit(Units::Any),
            "id" if arg.is_positional() => kind.map_or(Self::AnyRecord, Self::Record),
            "office" => Self::Office,
            "campaign" => Self::Record(Kind::Campaign),
            "facility" => Self::Record(Kind::Facility),
            "articles" => Self::Record(Kind::Article),
            "issue" | "into" | "issues" => Self::Record(Kind::Issue),
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

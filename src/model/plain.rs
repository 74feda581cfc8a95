//! Kinds of record that are a table of plain facts and a life: each fact's key, shape, label and
//! meaning stand once, and commands, lists, prompts, documents and schemas are made from them.

use super::coded::Choice;
use super::living::Life;
use super::org::Units;
use super::paper::PaperNo;
use super::record::Target;
use super::step::Field;
use super::vocabulary::WordList;
use super::{Day, Id, Kind, Ledger, Record};
use crate::lang::Text;

/// What a value looks like and what it names.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// One line of text.
    Line,
    /// Text of any length.
    Text,
    /// A day.
    Day,
    /// A whole number of 32 bits: a number, a year, people.
    Count,
    /// A whole number of 64 bits: a figure reported.
    Amount,
    /// Yes, or nothing.
    Yes,
    /// A word of that list.
    Word(WordList),
    /// A value of a closed list.
    Choice(Choice),
    /// A unit that is one of those.
    Unit(Units),
    /// A record of that kind.
    Record(Kind),
}

impl Shape {
    /// What such a value points at; `None` when it points nowhere.
    #[must_use]
    pub const fn target(self) -> Option<Target> {
        match self {
            Self::Word(list) => Some(Target::Word(list)),
            Self::Unit(units) => Some(Target::Unit(units)),
            Self::Record(kind) => Some(Target::Record(kind)),
            Self::Line
            | Self::Text
            | Self::Day
            | Self::Count
            | Self::Amount
            | Self::Yes
            | Self::Choice(_) => None,
        }
    }
}

/// Whether a fact must be there, and how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Exactly once.
    Must,
    /// At least once.
    Some,
    /// At most once.
    May,
    /// Any number of times.
    Each,
}

impl Need {
    /// Whether a record without it is not whole.
    #[must_use]
    pub const fn is_required(self) -> bool {
        matches!(self, Self::Must | Self::Some)
    }

    /// Whether there may be several.
    #[must_use]
    pub const fn is_list(self) -> bool {
        matches!(self, Self::Some | Self::Each)
    }
}

/// A plain fact of a kind of record.
#[derive(Clone, Copy, Debug)]
pub struct PlainFact {
    /// Its key in the file.
    pub key: &'static str,
    /// Whether it must be there, and how often.
    pub need: Need,
    /// What its value looks like; `None` for parts, which have verbs of their own.
    pub shape: Option<Shape>,
    /// What it is called on the screen.
    pub label: Text,
    /// What it means.
    pub about: Text,
}

/// What a flag of the command line fills: a fact of a record, or a field of a step.
#[derive(Clone, Copy, Debug)]
pub struct Slot {
    /// Its key in the file.
    pub key: &'static str,
    /// What its value looks like.
    pub shape: Shape,
    /// Whether it must be there, and how often.
    pub need: Need,
}

impl PlainFact {
    /// What its flag fills; `None` for parts, which have none.
    #[must_use]
    pub fn slot(&self) -> Option<Slot> {
        Some(Slot {
            key: self.key,
            shape: self.shape?,
            need: self.need,
        })
    }
}

/// A record that is a table of plain facts and a life.
pub trait Plain: Record<Action: Life> {
    /// The facts its lists show, by key.
    const LISTED: &'static [&'static str];
    /// The facts that `set` does not change, since reports of past days rest on them, each with the
    /// verb that records what is changed instead.
    const FIXED: &'static [(&'static str, &'static str)] = &[];

    /// A new record from its facts and the rest of its fields as JSON.
    ///
    /// # Errors
    /// When a value is not of its fact's form.
    fn from_json(
        fields: serde_json::Map<String, serde_json::Value>,
    ) -> Result<Self, serde_json::Error> {
        serde_json::from_value(serde_json::Value::Object(fields))
    }

    /// The fact of that key.
    #[must_use]
    fn fact(key: &str) -> Option<&'static PlainFact> {
        Self::FACTS.iter().find(|f| f.key == key)
    }

    /// Where it stands at the end of a day.
    #[must_use]
    fn state(&self, as_of: Day) -> Option<State<Self>> {
        super::living::state(self.history(), as_of)
    }

    /// Whether it had begun by a day.
    #[must_use]
    fn is_there(&self, as_of: Day) -> bool {
        super::living::begun(self.history()).is_some_and(|day| day <= as_of)
    }

    /// Whether it belongs to a campaign; `None` for any.
    #[must_use]
    fn is_of(&self, campaign: Option<&Id>) -> bool {
        campaign.is_none_or(|c| c == self.campaign())
    }

    /// The campaign it belongs to.
    fn campaign(&self) -> &Id;

    /// The unit whose act that is; `None` when it is this office's.
    #[must_use]
    fn doer(&self, _action: Self::Action) -> Option<&Id> {
        None
    }

    /// Its number, for a kind of papers that are numbered in series and years.
    #[must_use]
    fn paper_no(&self) -> Option<PaperNo> {
        None
    }

    /// Adds facts that were not given and follow from what was, those of [`Record::SUPPLIED`] among
    /// them, for a record that begins on a day. What was given stays as it is, also when it makes no sense.
    /// Returns the keys of the days that it reckoned in a year without a calendar.
    fn supply(_facts: &mut Facts, _ledger: &Ledger, _on: Day) -> Vec<&'static str> {
        Vec::new()
    }
}

/// The facts of a kind; none for one that is not a table of them.
#[must_use]
pub fn facts(kind: Kind) -> &'static [PlainFact] {
    crate::for_kind!(kind, R => <R as Record>::FACTS)
}

/// The fact of that key of a kind.
#[must_use]
pub fn fact(kind: Kind, key: &str) -> Option<&'static PlainFact> {
    facts(kind).iter().find(|f| f.key == key)
}

/// Facts of a record that is being made, by key, as they will stand in the file.
pub type Facts = serde_json::Map<String, serde_json::Value>;

/// The states of a kind of record.
pub type State<R> = <<R as Record>::Action as Life>::State;

/// Text a value consists of, for links; nothing for numbers and days.
pub trait Said {
    /// Each text.
    fn said(&self) -> Vec<&str> {
        Vec::new()
    }
}

impl Said for String {
    fn said(&self) -> Vec<&str> {
        vec![self]
    }
}

impl Said for Id {
    fn said(&self) -> Vec<&str> {
        vec![self.as_str()]
    }
}

impl<T: Said> Said for Option<T> {
    fn said(&self) -> Vec<&str> {
        self.iter().flat_map(Said::said).collect()
    }
}

impl<T: Said> Said for Vec<T> {
    fn said(&self) -> Vec<&str> {
        self.iter().flat_map(Said::said).collect()
    }
}

impl Said for Day {}
impl Said for u32 {}
impl Said for u64 {}
impl Said for i32 {}
impl Said for bool {}

/// A part of a record: one of a list of groups of fields.
pub trait Part {
    /// Adds its links; `at` is where it stands, such as `decisions[0]`.
    fn links<'a>(&'a self, at: &str, to: &mut super::record::Links<'a>);
}

impl Field {
    /// What its flag fills in a step of that kind; `None` for one that no verb of a plain kind
    /// takes. An empty text clears no field of a step.
    #[must_use]
    pub fn slot(self, of: Kind) -> Option<Slot> {
        let is_list = matches!(
            self,
            Self::Issues | Self::Similar | Self::Methods | Self::Checkers
        );
        Some(Slot {
            key: self.key(),
            shape: self.shape(of)?,
            need: if is_list { Need::Some } else { Need::Must },
        })
    }

    /// What its value looks like on the command line; `None` for one that no verb of a plain kind
    /// takes.
    #[must_use]
    pub const fn shape(self, of: Kind) -> Option<Shape> {
        Some(match self {
            Self::Doc | Self::ApprovedBy | Self::Evidence | Self::Programme => Shape::Line,
            Self::Reason | Self::Note | Self::Support | Self::Opinion | Self::Finding => {
                Shape::Text
            }
            Self::To | Self::AppliedOn => Shape::Day,
            Self::Lead => Shape::Unit(Units::Leading),
            Self::Item | Self::Rating | Self::Round => Shape::Count,
            Self::Value => Shape::Amount,
            Self::Approx => Shape::Yes,
            Self::Into => Shape::Record(of),
            Self::Facility => Shape::Record(Kind::Facility),
            Self::Issues | Self::Similar => Shape::Record(Kind::Issue),
            Self::Disposition => Shape::Choice(super::verdict::Disposition::CHOICE),
            Self::Satisfaction => Shape::Choice(super::satisfaction::Satisfaction::CHOICE),
            Self::Class => Shape::Word(WordList::SuggestionClass),
            _ => return None,
        })
    }
}

/// Defines a kind of record as a table of its facts: `must` once, `some` at least once, `may` at
/// most once, `each` any number of times, `made_of` lists of groups it is nothing without, `parts`
/// lists of groups. Each line: key, type, shape, label, meaning, both in Chinese and English.
/// `fixed` names the facts that `set` leaves alone, each with the verb to use instead.
/// `numbered` names the facts that are its number as a paper; `supplied` the facts that need not be
/// typed, and the function that works them and other usual facts out.
#[macro_export]
macro_rules! plain {
    (
        $(#[$meta:meta])*
        pub struct $type:ident: $action:ident in $table:ident, titled |$me:ident| $title:expr, listed [$($listed:ident),* $(,)?]
        $(, acts |$actor:ident, $act:ident| $doer:expr)?
        $(, fixed [$($fixed:ident by $fixing:literal),* $(,)?])?
        $(, numbered $series:ident $year:ident $number:ident)?
        $(, supplied [$($supplied:ident),* $(,)?] by $supply:path)?;
        must {$($must:ident: $must_type:ty, $must_shape:expr, $must_zh:literal / $must_en:literal, $must_about_zh:literal / $must_about:literal;)*}
        $(some {$($some:ident: $some_type:ty, $some_shape:expr, $some_zh:literal / $some_en:literal, $some_about_zh:literal / $some_about:literal;)*})?
        $(may {$($may:ident: $may_type:ty, $may_shape:expr, $may_zh:literal / $may_en:literal, $may_about_zh:literal / $may_about:literal;)*})?
        $(each {$($each:ident: $each_type:ty, $each_shape:expr, $each_zh:literal / $each_en:literal, $each_about_zh:literal / $each_about:literal;)*})?
        $(made_of {$($stuff:ident: $stuff_type:ty, $stuff_zh:literal / $stuff_en:literal, $stuff_about_zh:literal / $stuff_about:literal;)*})?
        $(parts {$($part:ident: $part_type:ty, $part_zh:literal / $part_en:literal, $part_about_zh:literal / $part_about:literal;)*})?
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $type {
            /// The id.
            pub id: $crate::model::Id,
            /// The random mark.
            pub uid: String,
            /// The campaign.
            pub campaign: $crate::model::Id,
            $(#[doc = $must_about] pub $must: $must_type,)*
            $($(#[doc = $some_about] pub $some: Vec<$some_type>,)*)?
            $($(
                #[doc = $may_about]
                #[serde(default, skip_serializing_if = "Option::is_none")]
                pub $may: Option<$may_type>,
            )*)?
            $($(
                #[doc = $each_about]
                #[serde(default, skip_serializing_if = "Vec::is_empty")]
                pub $each: Vec<$each_type>,
            )*)?
            $($(#[doc = $stuff_about] pub $stuff: Vec<$stuff_type>,)*)?
            $($(
                #[doc = $part_about]
                #[serde(default, skip_serializing_if = "Vec::is_empty")]
                pub $part: Vec<$part_type>,
            )*)?
            /// What happened to it.
            pub history: Vec<$crate::model::Step<$action>>,
        }

        $crate::record!(@plain $type: $action, $table, titled |$me| $title, facts [
            $($must, Must, Some($must_shape), $must_zh / $must_en, $must_about_zh / $must_about;)*
            $($($some, Some, Some($some_shape), $some_zh / $some_en, $some_about_zh / $some_about;)*)?
            $($($may, May, Some($may_shape), $may_zh / $may_en, $may_about_zh / $may_about;)*)?
            $($($each, Each, Some($each_shape), $each_zh / $each_en, $each_about_zh / $each_about;)*)?
            $($($stuff, Some, None, $stuff_zh / $stuff_en, $stuff_about_zh / $stuff_about;)*)?
            $($($part, Each, None, $part_zh / $part_en, $part_about_zh / $part_about;)*)?
        ], supplied [$($($supplied),*)?]);

        impl $crate::model::plain::Plain for $type {
            const LISTED: &'static [&'static str] = &[$(stringify!($listed)),*];
            $(const FIXED: &'static [(&'static str, &'static str)] =
                &[$((stringify!($fixed), $fixing)),*];)?

            fn campaign(&self) -> &$crate::model::Id {
                &self.campaign
            }

            $(fn doer(&self, action: $action) -> Option<&$crate::model::Id> {
                let ($actor, $act) = (self, action);
                $doer
            })?

            $(fn paper_no(&self) -> Option<$crate::model::paper::PaperNo> {
                Some($crate::model::paper::PaperNo {
                    series: self.$series.clone(),
                    year: self.$year,
                    number: self.$number,
                })
            })?

            $(fn supply(
                facts: &mut $crate::model::plain::Facts,
                ledger: &$crate::model::Ledger,
                on: $crate::model::Day,
            ) -> Vec<&'static str> {
                $supply(facts, ledger, on)
            })?
        }

        impl $crate::model::record::Linked for $type {
            fn facts<'a>(&'a self, to: &mut $crate::model::record::Links<'a>) {
                use $crate::model::plain::Said as _;
                to.one(
                    "campaign",
                    $crate::model::record::Target::Record($crate::model::Kind::Campaign),
                    self.campaign.as_str(),
                );
                $(to.plain(stringify!($must), $must_shape, &self.$must.said(), false);)*
                $($(to.plain(stringify!($some), $some_shape, &self.$some.said(), true);)*)?
                $($(to.plain(stringify!($may), $may_shape, &self.$may.said(), false);)*)?
                $($(to.plain(stringify!($each), $each_shape, &self.$each.said(), true);)*)?
                $($(for (i, part) in self.$stuff.iter().enumerate() {
                    $crate::model::plain::Part::links(part, &format!("{}[{i}]", stringify!($stuff)), to);
                })*)?
                $($(for (i, part) in self.$part.iter().enumerate() {
                    $crate::model::plain::Part::links(part, &format!("{}[{i}]", stringify!($part)), to);
                })*)?
            }
        }
    };
}

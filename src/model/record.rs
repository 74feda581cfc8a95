//! What all kinds of record have in common.

use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::org::Units;
use super::plain::{PlainFact, Shape};
use super::step::Action;
use super::vocabulary::WordList;
use super::{Id, Kind, Ledger, Step, Table};

/// A record of the ledger: plain facts and a dated history.
pub trait Record:
    Linked + Clone + PartialEq + Serialize + DeserializeOwned + JsonSchema + Send + Sync + 'static
{
    /// What can happen to it.
    type Action: Action;
    /// Its kind.
    const KIND: Kind;
    /// Its plain facts, for a kind that is made of a table of them ([`crate::plain!`]).
    const FACTS: &'static [PlainFact] = &[];
    /// The keys of those a command works out when nobody types them.
    const SUPPLIED: &'static [&'static str] = &[];

    /// Its id.
    fn id(&self) -> &Id;
    /// Its random, immutable mark, which tells two records of one id apart.
    fn uid(&self) -> &str;
    /// What it is called.
    fn title(&self) -> &str;
    /// Its history, as the file has it.
    fn history(&self) -> &[Step<Self::Action>];
    /// Its history, to add a step at the end.
    fn history_mut(&mut self) -> &mut Vec<Step<Self::Action>>;
    /// Its table in the ledger.
    fn table(ledger: &Ledger) -> &Table<Self>;
    /// Its table in the ledger, to put it in.
    fn table_mut(ledger: &mut Ledger) -> &mut Table<Self>;
}

/// A record's links to others.
pub trait Linked {
    /// Adds the links of its plain facts; those of its steps are [`links`]'s.
    fn facts<'a>(&'a self, to: &mut Links<'a>);
}

/// Makes a type the record of the kind of its name: `record!(Issue: IssueAction, issues, titled title)`
/// with its action, its table in the ledger and the field that is its title. [`crate::plain!`] adds
/// the table of its facts.
#[macro_export]
macro_rules! record {
    ($type:ident: $action:ident, $table:ident, titled $title:ident) => {
        $crate::record!(@plain $type: $action, $table, titled |record| &record.$title, facts [], supplied []);
    };
    (@plain $type:ident: $action:ident, $table:ident, titled |$me:ident| $title:expr, facts [
        $($key:ident, $need:ident, $shape:expr, $zh:literal / $en:literal, $about_zh:literal / $about:literal;)*
    ], supplied [$($supplied:ident),*]) => {
        impl $crate::model::Record for $type {
            type Action = $action;
            const KIND: $crate::model::Kind = $crate::model::Kind::$type;
            const FACTS: &'static [$crate::model::plain::PlainFact] = &[
                $($crate::model::plain::PlainFact {
                    key: stringify!($key),
                    need: $crate::model::plain::Need::$need,
                    shape: $shape,
                    label: $crate::lang::t($zh, $en),
                    about: $crate::lang::t($about_zh, $about),
                },)*
            ];
            const SUPPLIED: &'static [&'static str] = &[$(stringify!($supplied)),*];

            fn id(&self) -> &$crate::model::Id {
                &self.id
            }
            fn uid(&self) -> &str {
                &self.uid
            }
            fn title(&self) -> &str {
                let $me = self;
                $title
            }
            fn history(&self) -> &[$crate::model::Step<$action>] {
                &self.history
            }
            fn history_mut(&mut self) -> &mut Vec<$crate::model::Step<$action>> {
                &mut self.history
            }
            fn table(ledger: &$crate::model::Ledger) -> &$crate::model::Table<Self> {
                &ledger.$table
            }
            fn table_mut(ledger: &mut $crate::model::Ledger) -> &mut $crate::model::Table<Self> {
                &mut ledger.$table
            }
        }
    };
}

/// Does something with the type of a kind's records: `for_kind!(kind, R => read::<R>(folder))`.
#[macro_export]
macro_rules! for_kind {
    ($kind:expr, $record:ident => $do:expr) => {
        $crate::for_kind!(@each $kind, $record => $do,
            Campaign Org Facility Issue Task Regulation Article
            Opinion Inspection Draw Meeting Notice
            Evaluation Milestone Bulletin Outcome Suggestion Metric Target)
    };
    (@each $kind:expr, $record:ident => $do:expr, $($variant:ident)+) => {
        $crate::for_kind!(@match $kind, ($record) ($do) $($variant)+)
    };
    (@match $kind:expr, $rest:tt $do:tt $($variant:ident)+) => {
        match $kind {
            $($crate::model::Kind::$variant => $crate::for_kind!(@arm $variant $rest $do),)+
        }
    };
    (@arm $variant:ident ($record:ident) ($do:expr)) => {{
        type $record = $crate::model::$variant;
        $do
    }};
}

/// What a link points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A record of that kind.
    Record(Kind),
    /// A unit that is one of those.
    Unit(Units),
    /// A word of that list.
    Word(WordList),
}

/// A link from a record: where it stands, what it points at, what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link<'a> {
    /// The field, such as `source.refs[0]` or `history[2].by`.
    pub field: String,
    /// What it must point at.
    pub target: Target,
    /// The id or code.
    pub value: &'a str,
}

/// Collects the links of a record.
#[derive(Debug, Default)]
pub struct Links<'a> {
    found: Vec<Link<'a>>,
}

impl<'a> Links<'a> {
    /// Adds one link.
    pub fn one(&mut self, field: impl Into<String>, target: Target, value: &'a str) {
        self.found.push(Link {
            field: field.into(),
            target,
            value,
        });
    }

    /// Adds the links of a plain fact: what it says, where its shape is one that points somewhere.
    pub fn plain(&mut self, key: &str, shape: Shape, said: &[&'a str], is_list: bool) {
        let Some(target) = shape.target() else {
            return;
        };
        for (i, value) in said.iter().enumerate() {
            let field = if is_list {
                format!("{key}[{i}]")
            } else {
                key.to_owned()
            };
            self.one(field, target, value);
        }
    }

    /// Adds the link when there is one.
    pub fn maybe<T: AsRef<str>>(&mut self, field: &str, target: Target, value: Option<&'a T>) {
        if let Some(value) = value {
            self.one(field, target, value.as_ref());
        }
    }

    /// Adds a link for each value, as `field[0]`, `field[1]` …
    pub fn each<T: AsRef<str>>(&mut self, field: &str, target: Target, values: &'a [T]) {
        for (i, value) in values.iter().enumerate() {
            self.one(format!("{field}[{i}]"), target, value.as_ref());
        }
    }
}

impl AsRef<str> for Id {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

/// Every link of a record, of its facts and of its history.
#[must_use]
pub fn links<R: Record>(record: &R) -> Vec<Link<'_>> {
    let mut links = Links::default();
    record.facts(&mut links);
    for (i, step) in record.history().iter().enumerate() {
        let field = |name: &str| format!("history[{i}].{name}");
        links.one(field("by"), Target::Record(Kind::Org), step.by.as_str());
        links.maybe(
            &field("lead"),
            Target::Unit(Units::Leading),
            step.lead.as_ref(),
        );
        links.each(
            &field("checkers"),
            Target::Record(Kind::Org),
            &step.checkers,
        );
        links.maybe(&field("into"), Target::Record(R::KIND), step.into.as_ref());
        links.maybe(
            &field("facility"),
            Target::Record(Kind::Facility),
            step.facility.as_ref(),
        );
        links.each(&field("issues"), Target::Record(Kind::Issue), &step.issues);
        links.each(
            &field("similar"),
            Target::Record(Kind::Issue),
            &step.similar,
        );
        links.maybe(
            &field("class"),
            Target::Word(WordList::SuggestionClass),
            step.class.as_ref(),
        );
        let methods = match R::KIND {
            Kind::Article => WordList::CheckMethod,
            _ => WordList::AcceptanceMethod,
        };
        links.each(&field("methods"), Target::Word(methods), &step.methods);
    }
    links.found
}

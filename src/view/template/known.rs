//! What a template knows: the names it may use, with what each means, and the tables it may place.

use minijinja::Value;

use crate::lang::Text;
use crate::model::Template;
use crate::view::label::Words;
use crate::view::{bulletin, letter};

/// A name that a template may use and where its value comes from.
pub(crate) struct Slot<A> {
    pub(crate) name: Name,
    pub(crate) take: Take<A>,
}

/// How a value is taken from an answer.
pub(crate) enum Take<A> {
    Text(fn(&A, &Words<'_>) -> String),
    Number(fn(&A) -> i64),
    Flag(fn(&A) -> bool),
}

/// A name that a template may use.
#[derive(Clone, Copy, Debug)]
pub struct Name {
    /// The name.
    pub text: Text,
    /// What it stands for.
    pub meaning: Text,
    /// What can be done with it.
    pub sort: Sort,
}

/// What can be done with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// It is text.
    Text,
    /// It is text, or empty and then false to `if`.
    Maybe,
    /// It is a whole number.
    Number,
    /// It is asked for with `if`.
    Flag,
}

/// Everything a template may name.
#[derive(Clone, Debug)]
pub struct Known {
    /// Its values.
    pub values: Vec<Name>,
    /// The list it may go through, and the values of each thing in it.
    pub items: Option<(Text, Vec<Name>)>,
    /// The tables it may place.
    pub parts: Vec<Text>,
}

impl<A> Slot<A> {
    pub(crate) const fn text(
        name: Text,
        meaning: Text,
        take: fn(&A, &Words<'_>) -> String,
    ) -> Self {
        Self::new(name, meaning, Sort::Text, Take::Text(take))
    }

    pub(crate) const fn maybe(
        name: Text,
        meaning: Text,
        take: fn(&A, &Words<'_>) -> String,
    ) -> Self {
        Self::new(name, meaning, Sort::Maybe, Take::Text(take))
    }

    pub(crate) const fn number(name: Text, meaning: Text, take: fn(&A) -> i64) -> Self {
        Self::new(name, meaning, Sort::Number, Take::Number(take))
    }

    pub(crate) const fn flag(name: Text, meaning: Text, take: fn(&A) -> bool) -> Self {
        Self::new(name, meaning, Sort::Flag, Take::Flag(take))
    }

    const fn new(text: Text, meaning: Text, sort: Sort, take: Take<A>) -> Self {
        let name = Name {
            text,
            meaning,
            sort,
        };
        Self { name, take }
    }
}

impl<A> Take<A> {
    pub(super) fn value(&self, answer: &A, words: &Words<'_>) -> Value {
        match self {
            Self::Text(take) => Value::from(take(answer, words)),
            Self::Number(take) => Value::from(take(answer)),
            Self::Flag(take) => Value::from(take(answer)),
        }
    }
}

/// What the template of a paper may name.
#[must_use]
pub fn known(template: Template) -> Known {
    match template {
        Template::Bulletin => bulletin::known(),
        _ => letter::known(),
    }
}

/// The names of slots.
pub(crate) fn names<A>(slots: &[Slot<A>]) -> Vec<Name> {
    slots.iter().map(|slot| slot.name).collect()
}

//! 分解条款的初稿: who an article binds, whether it can be inspected, and how.
//!
//! Every proposal shows the words it rests on, and a person confirms each. The rules read grammar
//! and general words of the trade (`words`); none is made for one law. How often they are right is
//! in `docs/breakdown.md`.

mod bearer;
mod clause;
mod duty;
#[rustfmt::skip] // word lists, packed
mod marks;
mod method;
mod name;
mod org;
#[rustfmt::skip] // word lists, packed
mod spelling;
#[rustfmt::skip] // word lists, packed
mod words;

use std::collections::BTreeMap;
use std::ops::Range;

pub use bearer::Role;
pub use duty::{Inspectable, Rule};
pub use method::Method;
pub use org::matching_org;

/// What an article's text proposes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The departments the text names, each once, in order of first mention.
    pub named: Vec<Named>,
    /// Whether it can be inspected.
    pub inspectable: Inspectable,
    /// How; empty when it cannot be.
    pub methods: Vec<Method>,
}

/// A department a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its name, as a breakdown writes it: 民政部门, 县级以上人民政府.
    pub name: String,
    /// Its part: lead, if it leads anywhere in the text.
    pub role: Role,
    /// The bytes of the text it rests on: from the name's own words to the end of the noun it
    /// shares with others (公安、生态环境等部门).
    pub words: Range<usize>,
}

/// Reads an article's text.
#[must_use]
pub fn propose(text: &str) -> Proposal {
    let mentions = bearer::bearing(text, &name::mentions(text));
    let roles = bearer::roles(text, &mentions);
    let acting: Vec<usize> = mentions
        .iter()
        .zip(&roles)
        .filter(|(_, role)| **role == Role::Lead)
        .map(|(mention, _)| mention.words.start)
        .collect();
    let inspectable = duty::judge(text, &acting);
    let mut named: Vec<Named> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (mention, role) in mentions.into_iter().zip(roles) {
        let next = named.len();
        match *places.entry(mention.name.clone()).or_insert(next) {
            at if at == next => named.push(Named {
                name: mention.name,
                role,
                words: mention.words,
            }),
            at if role == Role::Lead && named[at].role == Role::Co => {
                named[at].role = role;
                named[at].words = mention.words;
            }
            _ => {}
        }
    }
    let methods = match &inspectable {
        yes if yes.yes() => method::methods(text, yes.words.clone()),
        _ => Vec::new(),
    };
    Proposal {
        named,
        inspectable,
        methods,
    }
}

//! The forms that follow from the facts and actions of kinds.

use super::list::{may, must};
use super::{Form, Item, Verb};
use crate::for_kind;
use crate::model::coded::Coded;
use crate::model::plain::PlainFact;
use crate::model::step::{Action, Field};
use crate::model::{Kind, Record};

/// A remark for every kind, a new record for every kind that is a table of facts, a step for every
/// action that has a verb.
pub(super) fn forms() -> Vec<Form> {
    let kinds = Kind::ALL.iter();
    kinds
        .flat_map(|kind| for_kind!(kind, R => of::<R>()))
        .collect()
}

fn of<R: Record>() -> Vec<Form> {
    let form = |verb: &str, step: Verb, items: Vec<Item>| Form {
        command: format!("{} {verb}", R::KIND.command()).into(),
        verb: step,
        items: items.into(),
    };
    let mut forms = vec![form("note", Verb::Adds, vec![must("id"), must("text")])];
    if is_added_by_flags::<R>() {
        let items = std::iter::once(may("on")).chain(R::FACTS.iter().filter_map(fact::<R>));
        forms.push(form("add", Verb::Makes, items.collect()));
    }
    for action in R::Action::ALL {
        if let Some(verb) = action.verb() {
            forms.push(form(verb.name, Verb::Step(action.code()), step(*action)));
        }
    }
    forms
}

/// Whether flags alone make a whole record: one that is nothing without its parts has a verb of its
/// own that makes it.
fn is_added_by_flags<R: Record>() -> bool {
    let mut facts = R::FACTS.iter();
    !R::FACTS.is_empty() && facts.all(|f| f.shape.is_some() || !f.need.is_required())
}

fn fact<R: Record>(fact: &PlainFact) -> Option<Item> {
    fact.shape?;
    let is_typed = !R::SUPPLIED.contains(&fact.key);
    Some(if fact.need.is_required() && is_typed {
        must(fact.key)
    } else {
        may(fact.key)
    })
}

fn step<A: Action>(action: A) -> Vec<Item> {
    let needs = action.needs().iter().map(|f| must(f.key()));
    let may_carry = action.may().iter().chain(&[Field::Doc, Field::Note]);
    let more = may_carry
        .filter(|f| !action.needs().contains(f))
        .map(|f| may(f.key()));
    [must("id"), may("on")]
        .into_iter()
        .chain(needs)
        .chain(more)
        .collect()
}

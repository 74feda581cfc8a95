//! Templates tried without a paper: on made-up values, so that each branch is run.

use minijinja::Value;

use super::{Flaw, Known, Name, Offer, Sort, filled, known};
use crate::fault;
use crate::lang::{Lang, Text};
use crate::model::coded::Coded;
use crate::model::template::{FOLDER, Kept};
use crate::model::{Ledger, Template, nearest};
use crate::problem::{Problem, Spot};

/// What is wrong with the files of `templates/`.
#[must_use]
pub fn problems(ledger: &Ledger) -> Vec<Problem> {
    let of = |(name, kept)| problem(name, kept);
    ledger.templates.iter().filter_map(of).collect()
}

/// What is wrong with a file of `templates/`; `None` when it can be used, as far as can be seen
/// without a paper.
#[must_use]
pub fn problem(name: &str, kept: &Kept) -> Option<Problem> {
    if !Template::is_file(name) {
        return Some(strange(name));
    }
    match kept {
        Kept::Other => None,
        Kept::Unreadable(fault) => Some(fault.clone().at(format!("{FOLDER}/{name}"), Spot::File)),
        Kept::Wording(source) => {
            let template = template_of(name)?;
            Some(flaw(template, source)?.problem(name, source))
        }
    }
}

fn strange(name: &str) -> Problem {
    let files: Vec<String> = Template::files().collect();
    fault!(
        Template,
        "没有叫这个名字的模板，不会用到它；名字见 supervise template list",
        "no template has this name, so it is never used; see supervise template list"
    )
    .meant(nearest(name, files.iter().map(String::as_str)))
    .at(format!("{FOLDER}/{name}"), Spot::File)
}

fn template_of(file: &str) -> Option<Template> {
    let is_its = |t: &&Template| {
        [Lang::Zh, Lang::En]
            .iter()
            .any(|l| t.wording_file(*l) == file)
    };
    Template::ALL.iter().find(is_its).copied()
}

/// What is wrong with a wording, on any of four made-up papers: with every value and none of the
/// conditions, and so on.
pub(super) fn flaw(template: Template, source: &str) -> Option<Flaw> {
    let known = known(template);
    let all = [(true, true), (true, false), (false, true), (false, false)];
    let mut offers = all
        .iter()
        .map(|(says, holds)| made_up(&known, *says, *holds));
    offers.find_map(|offer| filled(source, &offer).err())
}

/// A paper that says all it can or only what it must, with every condition true or none.
fn made_up(known: &Known, says: bool, holds: bool) -> Offer {
    let values = |names: &[Name]| {
        let mut offer = Offer::default();
        for name in names {
            offer.put(name.text, value(name, says, holds));
        }
        offer
    };
    let mut offer = values(&known.values);
    if let Some((name, items)) = &known.items {
        let count = if holds { 2 } else { 1 };
        offer = offer.with_items(*name, (0..count).map(|_| values(items)));
    }
    let place = |offer: Offer, part: &Text| offer.with_part(*part, Vec::new());
    known.parts.iter().fold(offer, place)
}

fn value(name: &Name, says: bool, holds: bool) -> Value {
    match name.sort {
        Sort::Maybe if !says => Value::from(""),
        Sort::Text | Sort::Maybe => Value::from("示例"),
        Sort::Number => Value::from(i64::from(says)),
        Sort::Flag => Value::from(holds),
    }
}

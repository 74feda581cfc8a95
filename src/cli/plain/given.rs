//! Plain facts as flags: what may be given, and what was.

use clap::{Arg, ArgAction, ArgMatches};
use serde_json::{Value, json};

use super::words;
use crate::cli::coded::code;
use crate::cli::desk::{Desk, long_text, one_line};
use crate::fault;
use crate::model::Day;
use crate::model::org::Units;
use crate::model::plain::{Facts, Need, Plain, PlainFact, Shape, Slot};
use crate::model::typed::half_width;
use crate::problem::Fault;

/// What the flags are for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A new record: what it needs must be given.
    New,
    /// A change: anything may be given.
    Change,
    /// A list: what names something may narrow it.
    Filter,
}

/// The flags of a kind's facts.
pub(super) fn args<R: Plain>(form: Form) -> Vec<Arg> {
    let facts = R::FACTS.iter();
    facts
        .filter_map(|fact| {
            let slot = fact.slot()?;
            if form == Form::Filter {
                let need = Need::May;
                let arg = || flag(Slot { need, ..slot }).help(fact.label.en);
                return narrows(slot).then(|| arg().help_heading("Filters"));
            }
            let arg = flag(slot).help(fact.about.en);
            let is_typed = fact.need.is_required() && !R::SUPPLIED.contains(&fact.key);
            Some(arg.required(form == Form::New && is_typed))
        })
        .collect()
}

/// Whether a list may be narrowed by such a fact: one that names something, or the series or year
/// of numbered papers.
fn narrows(slot: Slot) -> bool {
    let names = matches!(
        slot.shape,
        Shape::Word(_) | Shape::Choice(_) | Shape::Unit(_) | Shape::Record(_)
    );
    names || matches!(slot.key, "series" | "year")
}

/// The flag of a slot: `reply_due` is `--reply-due`, a list's `issues` is `--issue`, given once for
/// each.
pub(super) fn flag(slot: Slot) -> Arg {
    let Slot { key, shape, need } = slot;
    let name = if need.is_list() {
        key.strip_suffix('s').unwrap_or(key)
    } else {
        key
    };
    let arg = Arg::new(key).long(name.replace('_', "-"));
    let arg = match shape {
        Shape::Yes => return arg.action(ArgAction::SetTrue),
        Shape::Choice(choice) => arg.value_parser(code(choice.values.iter().copied())),
        _ => arg,
    };
    let action = if need.is_list() {
        ArgAction::Append
    } else {
        ArgAction::Set
    };
    arg.action(action).value_name(words::value_name(shape))
}

/// What was given, slot by slot.
#[derive(Default)]
pub(super) struct Given(Vec<(Slot, Vec<String>)>);

impl Given {
    /// The facts of a kind that were given.
    pub(super) fn of<R: Plain>(matches: &ArgMatches) -> Self {
        Self::among(R::FACTS.iter().filter_map(PlainFact::slot), matches)
    }

    /// What was given of those slots.
    pub(super) fn among(slots: impl Iterator<Item = Slot>, matches: &ArgMatches) -> Self {
        let typed = |slot: Slot| match slot.shape {
            Shape::Yes => {
                let yes = matches.try_get_one::<bool>(slot.key).ok().flatten();
                yes.filter(|y| **y).map(|_| vec![String::new()])
            }
            _ => {
                let all = matches.try_get_many::<String>(slot.key).ok().flatten();
                all.map(|all| all.cloned().collect())
            }
        };
        Self(slots.filter_map(|s| Some((s, typed(s)?))).collect())
    }

    /// The values as JSON by key, days counted from `from`; null for a fact that an empty text
    /// clears.
    pub(super) fn values(&self, desk: &Desk, from: Day) -> Result<Facts, Fault> {
        let value = |(slot, texts): &(Slot, Vec<String>)| {
            Ok((slot.key.to_owned(), value(*slot, texts, desk, from)?))
        };
        self.0.iter().map(value).collect()
    }
}

fn value(slot: Slot, texts: &[String], desk: &Desk, from: Day) -> Result<Value, Fault> {
    let is_clear = matches!(texts, [one] if one.trim().is_empty());
    if is_clear && !slot.need.is_required() && !matches!(slot.shape, Shape::Yes) {
        return Ok(Value::Null);
    }
    let mut read = texts.iter().map(|text| one(slot.shape, text, desk, from));
    if slot.need.is_list() {
        return Ok(Value::Array(read.collect::<Result<_, _>>()?));
    }
    read.next().unwrap_or(Ok(Value::Null))
}

/// A value as people type it, as it stands in the file.
fn one(shape: Shape, text: &str, desk: &Desk, from: Day) -> Result<Value, Fault> {
    Ok(match shape {
        Shape::Line => json!(one_line(text)),
        Shape::Text => json!(long_text(text)),
        Shape::Day => json!(desk.day_from(text, from)?),
        Shape::Count => json!(small(text)?),
        Shape::Amount => json!(count(text)?),
        Shape::Yes => json!(true),
        Shape::Word(list) => json!(desk.word(list, text)?),
        Shape::Choice(_) => json!(text),
        Shape::Unit(Units::Counties) => json!(desk.county(text)?),
        Shape::Unit(_) => json!(desk.org(text)?),
        Shape::Record(kind) => json!(desk.known(kind, text)?),
    })
}

/// A whole number as people type it: 1200, 1,200, １２００.
pub(in crate::cli) fn count(text: &str) -> Result<u64, Fault> {
    let plain = half_width(text).replace([',', '，', ' '], "");
    plain
        .parse()
        .map_err(|_| fault!(Value, "“{text}”不是整数", "`{text}` is not a whole number"))
}

/// A number, a year, a count of people: none is as large as a figure may be.
fn small(text: &str) -> Result<u32, Fault> {
    u32::try_from(count(text)?).map_err(|_| {
        let most = u32::MAX;
        fault!(
            Value,
            "“{text}”太大，这里最多填 {most}",
            "`{text}` is too large; at most {most} can stand here"
        )
    })
}

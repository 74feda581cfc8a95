//! Plain facts as flags: what may be given, and what was.

use clap::{Arg, ArgAction, ArgMatches};
use serde_json::{Map, Value, json};

use super::words;
use crate::cli::coded::code;
use crate::cli::desk::{Desk, long_text, one_line};
use crate::fault;
use crate::model::Day;
use crate::model::org::Units;
use crate::model::plain::{Plain, PlainFact, Shape};
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
            let shape = fact.shape?;
            if form == Form::Filter {
                return narrows(fact.key, shape).then(|| {
                    let help = fact.label.en;
                    flag(fact.key, false, shape)
                        .help(help)
                        .help_heading("Filters")
                });
            }
            let arg = flag(fact.key, fact.need.is_list(), shape).help(fact.about.en);
            let is_typed = fact.need.is_required() && !R::SUPPLIED.contains(&fact.key);
            Some(arg.required(form == Form::New && is_typed))
        })
        .collect()
}

/// Whether a list may be narrowed by such a fact: one that names something, or the series or year
/// of numbered papers.
fn narrows(key: &str, shape: Shape) -> bool {
    let names = matches!(
        shape,
        Shape::Word(_) | Shape::Choice(_) | Shape::Unit(_) | Shape::Record(_)
    );
    names || matches!(key, "series" | "year")
}

/// The flag of a key: `reply_due` is `--reply-due`, a list's `issues` is `--issue`, given once for
/// each.
pub(super) fn flag(key: &'static str, is_list: bool, shape: Shape) -> Arg {
    let name = if is_list {
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
    let action = if is_list {
        ArgAction::Append
    } else {
        ArgAction::Set
    };
    arg.action(action).value_name(words::value_name(shape))
}

/// What was given, by key.
#[derive(Default)]
pub(super) struct Given(Vec<(&'static str, Vec<String>)>);

impl Given {
    /// The facts of a kind that were given.
    pub(super) fn of<R: Plain>(matches: &ArgMatches) -> Self {
        let facts = R::FACTS.iter().filter_map(|f| Some((f.key, f.shape?)));
        Self::among(facts, matches)
    }

    /// The values of those keys that were given.
    pub(super) fn among(
        keys: impl Iterator<Item = (&'static str, Shape)>,
        matches: &ArgMatches,
    ) -> Self {
        let typed = |key: &str, shape| match shape {
            Shape::Yes => {
                let yes = matches.try_get_one::<bool>(key).ok().flatten();
                yes.filter(|y| **y).map(|_| vec![String::new()])
            }
            _ => {
                let all = matches.try_get_many::<String>(key).ok().flatten();
                all.map(|all| all.cloned().collect())
            }
        };
        let given = keys.filter_map(|(key, shape)| Some((key, typed(key, shape)?)));
        Self(given.collect())
    }

    /// The values as JSON, days counted from `from`; null for a fact that an empty text clears.
    pub(super) fn values<R: Plain>(
        &self,
        desk: &Desk,
        from: Day,
    ) -> Result<Map<String, Value>, Fault> {
        let mut values = Map::new();
        for (key, texts) in &self.0 {
            let Some(fact) = R::fact(key) else { continue };
            values.insert((*key).to_owned(), value(fact, texts, desk, from)?);
        }
        Ok(values)
    }

    /// The same for fields whose shapes are at hand: whether they are lists, and their shape.
    pub(super) fn of_shapes(
        &self,
        shape: impl Fn(&str) -> Option<(Shape, bool)>,
        desk: &Desk,
        from: Day,
    ) -> Result<Map<String, Value>, Fault> {
        let mut values = Map::new();
        for (key, texts) in &self.0 {
            if let Some((shape, is_list)) = shape(key) {
                values.insert(
                    (*key).to_owned(),
                    several(shape, is_list, texts, desk, from)?,
                );
            }
        }
        Ok(values)
    }
}

fn value(fact: &PlainFact, texts: &[String], desk: &Desk, from: Day) -> Result<Value, Fault> {
    let Some(shape) = fact.shape else {
        return Ok(Value::Null);
    };
    let is_clear = matches!(texts, [one] if one.trim().is_empty());
    if is_clear && !fact.need.is_required() && !matches!(shape, Shape::Yes) {
        return Ok(Value::Null);
    }
    several(shape, fact.need.is_list(), texts, desk, from)
}

fn several(
    shape: Shape,
    is_list: bool,
    texts: &[String],
    desk: &Desk,
    from: Day,
) -> Result<Value, Fault> {
    let mut read = texts.iter().map(|text| one(shape, text, desk, from));
    if is_list {
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

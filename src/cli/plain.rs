//! The commands of kinds that are tables of plain facts: their flags follow from the facts, their
//! verbs from the actions. Nothing here knows a kind.

mod given;
mod step;
mod words;

pub(super) use given::count;
pub(super) use step::StepVerb;
pub(super) use words::chinese;

use std::marker::PhantomData;
use std::process::ExitCode;

use clap::{ArgMatches, Args, Command, FromArgMatches, Subcommand};
use serde_json::{Map, Value, json};

use super::Globals;
use super::coded::code;
use super::crud::{Crud, Verb};
use super::desk::Desk;
use super::failure::Failure;
use super::kind::mark;
use super::steps::By;
use crate::check::Checked;
use crate::lang::Lang;
use crate::model::coded::Coded;
use crate::model::living::Life;
use crate::model::plain::{Facts, Plain, State};
use crate::model::{Id, Step};
use crate::problem::Fault;
use crate::store::next_id;
use crate::view::Listed;
use given::{Form, Given};

/// The verbs of a plain kind.
#[derive(Subcommand)]
pub(crate) enum PlainCommand<R: Plain + Listed + Checked> {
    #[command(flatten)]
    Common(Verb<R>),
    #[command(flatten)]
    Step(StepVerb<R>),
}

impl<R: Plain + Listed + Checked> PlainCommand<R> {
    /// Does it.
    pub(crate) fn run(self, globals: &Globals, asked: Option<Lang>) -> Result<ExitCode, Failure> {
        match self {
            Self::Common(verb) => verb.run(globals, asked),
            Self::Step(step) => step.run_by(globals, asked, |r, action| r.doer(action).cloned()),
        }
    }
}

/// The facts of a new record.
pub(crate) struct NewOf<R> {
    given: Given,
    by: By,
    id: Option<String>,
    first: Option<String>,
    of: PhantomData<R>,
}

/// The facts that may be changed.
pub(crate) struct ChangeOf<R> {
    given: Given,
    of: PhantomData<R>,
}

/// What a list may be narrowed by.
pub(crate) struct FilterOf<R> {
    given: Given,
    state: Option<String>,
    of: PhantomData<R>,
}

impl<R: Plain> Args for NewOf<R> {
    fn augment_args(command: Command) -> Command {
        let mut command = command.args(given::args::<R>(Form::New));
        if R::KIND.letter().is_none() {
            command = command.arg(words::slug());
        }
        if let [usual, _, ..] = R::Action::FIRST {
            let values = R::Action::FIRST.iter().map(|a| (a.code(), a.label()));
            let status = words::status().value_parser(code(values));
            command = command.arg(status.default_value(usual.code()));
        }
        By::augment_args(command)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl<R: Plain> FromArgMatches for NewOf<R> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let one = |id: &str| matches.try_get_one::<String>(id).ok().flatten().cloned();
        Ok(Self {
            given: Given::of::<R>(matches),
            by: By::from_arg_matches(matches)?,
            id: one("slug"),
            first: one("status"),
            of: PhantomData,
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl<R: Plain> Args for ChangeOf<R> {
    fn augment_args(command: Command) -> Command {
        command.args(given::args::<R>(Form::Change))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl<R: Plain> FromArgMatches for ChangeOf<R> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        Ok(Self {
            given: Given::of::<R>(matches),
            of: PhantomData,
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl<R: Plain> Args for FilterOf<R> {
    fn augment_args(command: Command) -> Command {
        let command = command.args(given::args::<R>(Form::Filter));
        match State::<R>::ALL {
            [_] => command,
            all => {
                let values = all.iter().map(|s| (s.code(), s.label()));
                command.arg(words::state().value_parser(code(values)))
            }
        }
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl<R: Plain> FromArgMatches for FilterOf<R> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        Ok(Self {
            given: Given::of::<R>(matches),
            state: matches
                .try_get_one::<String>("state")
                .ok()
                .flatten()
                .cloned(),
            of: PhantomData,
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl<R: Plain + Listed + Checked> Crud for R {
    type New = NewOf<R>;
    type Change = ChangeOf<R>;
    type Filter = FilterOf<R>;

    fn build(new: NewOf<R>, desk: &Desk) -> Result<Self, Failure> {
        let on = desk.maybe_day(new.by.on.as_ref())?.unwrap_or(desk.today);
        let mut facts = new.given.values(desk, on)?;
        let unsure = R::supply(&mut facts, &desk.ledger, on);
        for fact in unsure.into_iter().filter_map(R::fact) {
            let day = facts.get(fact.key).and_then(Value::as_str);
            desk.tell_provisional(fact.label.in_lang(desk.lang), day.unwrap_or_default());
        }
        require_supplied::<R>(&facts)?;
        let id = match (R::KIND.letter(), new.id.as_deref()) {
            (Some(_), _) => next_id::<R>(&desk.ledger, &desk.office)?,
            (None, Some(typed)) => Id::parse(typed)?,
            (None, None) => slug_of(&facts)?,
        };
        Ok(fresh(&id, facts, new.first.as_deref(), &new.by, desk)?)
    }

    fn change(&mut self, change: ChangeOf<R>, desk: &Desk) -> Result<(), Fault> {
        let Value::Object(mut fields) = json!(self) else {
            return Ok(());
        };
        for (key, value) in change.given.values(desk, desk.today)? {
            if fields.get(&key) != Some(&value) {
                refuse_fixed::<R>(&key)?;
            }
            match value {
                Value::Null => fields.remove(&key),
                value => fields.insert(key, value),
            };
        }
        *self = read(fields)?;
        Ok(())
    }

    fn select<'d>(filter: &FilterOf<R>, desk: &'d Desk) -> Result<Vec<&'d Self>, Fault> {
        let wanted = filter.given.values(desk, desk.today)?;
        let passes = |record: &&Self| {
            let is_in = |s: &str| record.state(desk.as_of).map(Coded::code) == Some(s);
            record.is_there(desk.as_of)
                && record.is_of(desk.campaign.as_ref())
                && filter.state.as_deref().is_none_or(is_in)
                && (wanted.is_empty() || has(&json!(record), &wanted))
        };
        let mut found: Vec<&Self> = R::table(&desk.ledger).iter().filter(passes).collect();
        // Numbered papers stand as in their register; others keep the order of their ids.
        found.sort_by_key(|record| record.paper_no());
        Ok(found)
    }
}

/// Whether a record's fields have every wanted value, or hold it among others.
fn has(fields: &Value, wanted: &Facts) -> bool {
    wanted.iter().all(|(key, value)| match &fields[key] {
        Value::Array(each) => each.contains(value),
        one => one == value,
    })
}

/// A new record of these facts, which begins with the usual first action or the one of that code.
pub(crate) fn fresh<R: Plain>(
    id: &Id,
    facts: Map<String, Value>,
    first: Option<&str>,
    by: &By,
    desk: &Desk,
) -> Result<R, Fault> {
    let first = first.and_then(R::Action::parse);
    let first = first.or_else(|| R::Action::FIRST.first().copied());
    let first = first.unwrap_or(crate::model::step::Action::NOTED);
    let mut fields = Map::new();
    fields.insert("id".into(), json!(id));
    fields.insert("uid".into(), json!(mark(desk).map_err(|_| no_mark())?));
    fields.insert("campaign".into(), json!(desk.one_campaign()?));
    fields.extend(facts.into_iter().filter(|(_, v)| !v.is_null()));
    fields.insert("history".into(), json!([]));
    let mut record: R = read(fields)?;
    let (on, who) = by.resolve(desk, record.doer(first))?;
    record.history_mut().push(Step::new(on, first, who));
    Ok(record)
}

/// Refuses to change a fact on which reports of past days rest.
fn refuse_fixed<R: Plain>(key: &str) -> Result<(), Fault> {
    let fixed = R::FIXED.iter().find(|(fixed, _)| *fixed == key);
    let (Some((_, verb)), Some(fact)) = (fixed, R::fact(key)) else {
        return Ok(());
    };
    let (kind, zh, en) = (R::KIND.command(), fact.label.zh, fact.label.en);
    Err(crate::fault!(
        Value,
        "“{zh}”登记以后不改，以免以前的报告跟着变；调整用 supervise {kind} {verb}，更正笔误用 supervise {kind} edit",
        "`{en}` is not changed once it stands, or past reports would change; use supervise {kind} {verb}, or supervise {kind} edit to mend a slip"
    ))
}

/// Refuses a new record without a fact that it needs and that the ledger could not supply.
fn require_supplied<R: Plain>(facts: &Facts) -> Result<(), Fault> {
    let lacking = R::SUPPLIED.iter().filter_map(|key| R::fact(key));
    let lacking: Vec<_> = lacking
        .filter(|fact| fact.need.is_required() && !facts.contains_key(fact.key))
        .collect();
    if lacking.is_empty() {
        return Ok(());
    }
    let zh: Vec<String> = lacking
        .iter()
        .map(|fact| format!("{}（--{}）", fact.label.zh, fact.key))
        .collect();
    let en: Vec<String> = lacking.iter().map(|f| format!("--{}", f.key)).collect();
    let (zh, en) = (zh.join("、"), en.join(", "));
    Err(crate::fault!(
        Missing,
        "从账本里得不出{zh}，请写明",
        "the ledger does not tell these; give them: {en}"
    ))
}

/// The day and the kind, which name a meeting.
fn slug_of(facts: &Map<String, Value>) -> Result<Id, Fault> {
    let part = |key: &str| facts.get(key).and_then(Value::as_str).unwrap_or_default();
    Id::parse(&format!("{}-{}", part("date"), part("kind")))
}

fn read<R: Plain>(fields: Map<String, Value>) -> Result<R, Fault> {
    R::from_json(fields).map_err(|error| unreadable(&error))
}

/// Values that do not make a record or a step of the kind.
fn unreadable(error: &serde_json::Error) -> Fault {
    crate::fault!(Value, "{error}", "{error}")
}

fn no_mark() -> Fault {
    crate::fault!(
        Read,
        "系统没有给出随机数",
        "the system gave no random bytes"
    )
}

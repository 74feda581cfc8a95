//! What may be chosen for an answer in this ledger.

use std::fmt;

use clap::Arg;

use super::form::Verb;
use crate::cli::desk::Desk;
use crate::cli::subject::Subject;
use crate::for_kind;
use crate::lang::{Lang, Text};
use crate::model::coded::Coded;
use crate::model::issue::{IssueState, Replay, Standing, replay};
use crate::model::org::Units;
use crate::model::step::Action;
use crate::model::{Issue, Kind, Org, Record};
use crate::render::harmless;
use crate::say;

/// One value that may be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    /// What goes on the command line.
    pub(super) value: String,
    /// What the person sees.
    pub(super) shown: String,
}

impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

impl Choice {
    /// One of a fixed few.
    pub(super) fn fixed(value: &str, shown: Text, lang: Lang) -> Self {
        Self {
            value: value.to_owned(),
            shown: shown.in_lang(lang).to_owned(),
        }
    }

    fn new(value: impl Into<String>, shown: &str) -> Self {
        Self {
            value: value.into(),
            shown: harmless(shown),
        }
    }
}

/// The choices for an argument; `None` when its answer is typed.
pub(super) fn of(
    subject: Subject,
    arg: &Arg,
    which: Which,
    desk: Option<&Desk>,
    lang: Lang,
) -> Option<Vec<Choice>> {
    if subject == Subject::Coded {
        return Some(coded(arg, lang));
    }
    let desk = desk?;
    match subject {
        Subject::Word(list) => {
            let words = desk.ledger.vocabulary.list(list).iter();
            let choice = |w: &crate::model::vocabulary::Word| Choice::new(&w.code, w.label(lang));
            Some(words.map(choice).collect())
        }
        Subject::Unit(units) => Some(orgs(units, desk)),
        Subject::Record(kind) => Some(records(kind, which, desk)),
        Subject::AnyRecord | Subject::Office => None,
        Subject::Coded | Subject::Day | Subject::LongText | Subject::Text => None,
    }
}

/// The value a choice has for what was typed on the command line, by name or by label; `None` when
/// it means nothing here.
pub(super) fn named(
    subject: Subject,
    arg: &Arg,
    text: &str,
    desk: Option<&Desk>,
) -> Option<String> {
    if subject == Subject::Coded {
        let values = arg.get_possible_values();
        let value = values.iter().find(|value| value.matches(text, true))?;
        return Some(value.get_name().to_owned());
    }
    let desk = desk?;
    match subject {
        Subject::Word(list) => desk.word(list, text).ok(),
        Subject::Unit(Units::Counties) => desk.county(text).ok().map(|id| id.to_string()),
        Subject::Unit(_) => desk.org(text).ok().map(|id| id.to_string()),
        Subject::Record(kind) => desk.known(kind, text).ok().map(|id| id.to_string()),
        _ => None,
    }
}

/// Which records may be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// Those the step is possible for.
    Step(Verb),
    /// Those that are still worked on: a measure is for such an issue, and one is merged into such.
    Open,
    /// All that stand.
    All,
}

impl Which {
    /// What an argument of a command with that step may name.
    pub(super) fn of(arg: &Arg, verb: Verb) -> Self {
        match arg.get_id().as_str() {
            "id" => Self::Step(verb),
            "issue" | "into" => Self::Open,
            _ => Self::All,
        }
    }
}

fn coded(arg: &Arg, lang: Lang) -> Vec<Choice> {
    let values = arg.get_possible_values();
    let choices = values.iter().map(|value| {
        let names: Vec<&str> = value.get_name_and_aliases().collect();
        let label = names.get(1).filter(|_| lang == Lang::Zh);
        Choice::new(value.get_name(), label.unwrap_or(&names[0]))
    });
    choices.collect()
}

fn orgs(units: Units, desk: &Desk) -> Vec<Choice> {
    let passes = |o: &&Org| {
        let is_there = o.valid_to.is_none_or(|end| end >= desk.today);
        is_there && units.hold(o.kind)
    };
    let units = desk.ledger.orgs.iter().filter(passes);
    units
        .map(|o| Choice::new(o.id.as_str(), o.short()))
        .collect()
}

fn records(kind: Kind, which: Which, desk: &Desk) -> Vec<Choice> {
    let ledger = &desk.ledger;
    match kind {
        Kind::Facility => ledger
            .facilities
            .iter()
            .map(|f| {
                let county = ledger.org_name(&f.county);
                let (id, name) = (&f.id, &f.name);
                let shown = say!(
                    desk.lang,
                    "{id}　{name}（{county}）",
                    "{id} {name} ({county})"
                );
                Choice::new(id.as_str(), &shown)
            })
            .collect(),
        Kind::Issue => issues(which, desk),
        Kind::Task => tasks(which, desk),
        Kind::Article => ledger
            .articles
            .iter()
            .filter(|a| desk.campaign.as_ref().is_none_or(|c| *c == a.campaign))
            .map(|a| {
                let number = a.number.title(desk.lang);
                Choice::new(a.id.as_str(), &format!("{number}　{}", a.digest))
            })
            .collect(),
        _ => for_kind!(kind, R => titled::<R>(which, desk)),
    }
}

/// The records by title that the step may be added to.
fn titled<R: Record>(which: Which, desk: &Desk) -> Vec<Choice> {
    let choice = |r: &R| Choice::new(r.id().as_str(), &format!("{}　{}", r.id(), r.title()));
    let records = R::table(&desk.ledger).iter();
    records
        .filter(|r| is_possible(*r, which, desk))
        .map(choice)
        .collect()
}

/// Whether the step that is meant may be added to a record.
fn is_possible<R: Record>(record: &R, which: Which, desk: &Desk) -> bool {
    let Which::Step(Verb::Step(code)) = which else {
        return true;
    };
    R::Action::parse(code).is_some_and(|action| action.may_follow(record.history(), desk.today))
}

/// The issues that may be chosen now, each with its state and deadline.
fn issues(which: Which, desk: &Desk) -> Vec<Choice> {
    let passes = |now: Replay| match which {
        Which::Step(Verb::Issue(action)) => now.target(action).is_some(),
        Which::Open => !now.state.is_void() && now.state != IssueState::Closed,
        Which::Step(_) | Which::All => !now.state.is_void(),
    };
    let is_meant = |issue: &&Issue| {
        let (now, _) = replay(issue, desk.today, |_, _| {});
        now.is_some_and(passes)
    };
    let wanted = desk.ledger.issues.iter().filter(is_meant);
    wanted.map(|issue| issue_choice(issue, desk)).collect()
}

fn issue_choice(issue: &Issue, desk: &Desk) -> Choice {
    let standing = Standing::of(issue, desk.today, &desk.ledger.clockwork());
    let state = standing
        .as_ref()
        .map_or("", |s| s.state.label().in_lang(desk.lang));
    let due = standing.and_then(|s| s.due);
    let due = due.map(|day| say!(desk.lang, "，{day}", ", {day}"));
    let due = due.unwrap_or_default();
    let (id, title) = (&issue.id, &issue.title);
    let shown = say!(
        desk.lang,
        "{id}　{title}（{state}{due}）",
        "{id} {title} ({state}{due})"
    );
    Choice::new(id.as_str(), &shown)
}

/// The tasks that may be chosen now.
fn tasks(which: Which, desk: &Desk) -> Vec<Choice> {
    let wanted = desk
        .ledger
        .tasks
        .iter()
        .filter(|t| is_possible(*t, which, desk));
    wanted
        .map(|task| {
            let (id, content, issue) = (&task.id, &task.content, &task.issue);
            let shown = say!(
                desk.lang,
                "{id}　{content}（{issue}）",
                "{id} {content} ({issue})"
            );
            Choice::new(id.as_str(), &shown)
        })
        .collect()
}

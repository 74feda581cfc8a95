//! The forms against the command tree and the rules of steps.

use super::*;
use crate::lang::Lang;
use crate::model::Kind;
use crate::model::coded::Coded;
use crate::model::issue::{IssueKind, Severity};
use crate::model::step::{Action, Field};
use clap::Command;
use std::collections::BTreeSet;

/// The commands that make a record or add a step to one, as the command tree has them.
fn writing_commands(root: &Command) -> Vec<(String, Command)> {
    let reads = [
        "list", "show", "log", "set", "edit", "import", "draft", "adopt", "next", "prepare",
        "print", "ballot", "similar", "due",
    ];
    let kinds = root.get_subcommands().filter(|c| {
        let name = c.get_name();
        Kind::ALL.iter().any(|kind| kind.command() == name)
    });
    let mut found = Vec::new();
    for kind in kinds {
        for verb in kind.get_subcommands() {
            if !reads.contains(&verb.get_name()) {
                let name = format!("{} {}", kind.get_name(), verb.get_name());
                found.push((name, verb.clone()));
            }
        }
    }
    let init = root.find_subcommand("init").unwrap();
    found.push(("init".into(), init.clone()));
    found
}

fn tree() -> Command {
    let mut root = crate::cli::command(Lang::Zh);
    root.build();
    root
}

#[test]
fn every_writing_command_asks_for_all_it_requires_and_nothing_it_has_not() {
    let commands = writing_commands(&tree());
    let names: BTreeSet<&str> = commands.iter().map(|(n, _)| n.as_str()).collect();
    let forms: BTreeSet<&str> = all().map(|f| &*f.command).collect();
    assert_eq!(names, forms);
    for (name, command) in &commands {
        let form = of(name).unwrap();
        let has = |arg: &str| command.get_arguments().any(|a| a.get_id() == arg);
        for item in form.items.iter() {
            assert!(has(item.arg), "{name} has no argument {}", item.arg);
        }
        for arg in command.get_arguments().filter(|a| a.is_required_set()) {
            let is_must = |i: &Item| i.arg == arg.get_id() && matches!(i.need, Need::Must);
            assert!(
                form.items.iter().any(is_must),
                "{name} never asks {}",
                arg.get_id()
            );
        }
    }
}

#[test]
fn every_argument_that_is_asked_for_has_a_name_in_both_languages() {
    for lang in [Lang::Zh, Lang::En] {
        for (name, command) in writing_commands(&tree()) {
            let form = of(&name).unwrap();
            let first = name.split(' ').next().unwrap();
            let kind = Kind::of_command(first);
            let own = command.get_arguments().filter(|a| {
                !a.is_global_set() && a.get_id() != "help" && a.get_action().takes_values()
            });
            for arg in own {
                let label = super::super::label::of(form, kind, arg, lang);
                assert_ne!(label, arg.get_id().as_str(), "{name} {label}");
            }
        }
    }
}

fn step_needs(command: &str, code: &str) -> &'static [Field] {
    fn of<R: crate::model::Record>(code: &str) -> &'static [Field] {
        R::Action::parse(code).unwrap().needs()
    }
    let first = command.split(' ').next().unwrap();
    let kind = Kind::of_command(first).unwrap();
    crate::for_kind!(kind, R => of::<R>(code))
}

/// What a step must carry (B9) is asked for, so that a person never meets E-STEP-NEEDS.
#[test]
fn what_a_step_needs_is_asked_for() {
    for form in all() {
        let needs: &[Field] = match form.verb {
            Verb::Issue(action) => action.needs(),
            Verb::Step(code) => step_needs(&form.command, code),
            Verb::Makes | Verb::Adds => &[],
        };
        for field in needs {
            let is_must = |i: &Item| i.arg == field.key() && matches!(i.need, Need::Must);
            let asked = form.items.iter().any(is_must);
            assert!(asked, "{} never asks {}", form.command, field.key());
        }
    }
}

#[test]
fn every_fact_of_a_step_is_asked_for() {
    let whole = |action: IssueAction| {
        let mut issue = crate::model::sample::issue(
            "KF-I001",
            "2024-06-30",
            "- {on: 2024-05-08, action: found, by: group-1}",
        );
        (issue.severity, issue.kind) = (Severity::Major, IssueKind::Hazard);
        issue.source.refs.clear();
        (issue.lead, issue.supervisor, issue.due) = (None, None, None);
        (issue.requirement, issue.criteria, issue.root_cause) = (None, None, None);
        issue.facts_lacking(action)
    };
    for form in all() {
        if let Verb::Issue(action) = form.verb {
            for fact in whole(action) {
                let is_asked = |i: &Item| matches!(i.need, Need::Fact(of) if of == fact);
                let asked = form.items.iter().any(is_asked);
                assert!(asked, "{} never asks {fact:?}", form.command);
            }
        }
    }
}

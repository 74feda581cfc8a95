//! What was answered, as the command line it stands for.

use std::collections::BTreeMap;
use std::ffi::OsString;

use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command};

use crate::model::coded::Coded;

/// The values of a command's arguments, by the argument's name in the code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Answers {
    given: BTreeMap<String, Vec<OsString>>,
}

impl Answers {
    /// What the command line gave; defaults are left out.
    pub(super) fn of(command: &Command, matches: &ArgMatches) -> Self {
        let typed = command.get_arguments().filter(|arg| {
            let id = arg.get_id().as_str();
            let is_known = matches.try_contains_id(id).unwrap_or(false);
            is_known && matches.value_source(id) == Some(ValueSource::CommandLine)
        });
        let given = typed.map(|arg| {
            let id = arg.get_id().as_str();
            let raw = matches.get_raw(id).into_iter().flatten();
            (id.to_owned(), raw.map(ToOwned::to_owned).collect())
        });
        Self {
            given: given.collect(),
        }
    }

    /// Whether the argument has an answer.
    pub(super) fn has(&self, arg: &str) -> bool {
        self.given.contains_key(arg)
    }

    /// The first value of an argument that is not empty.
    pub(super) fn first(&self, arg: &str) -> Option<String> {
        self.all(arg).into_iter().find(|text| !text.is_empty())
    }

    /// Every value of an argument.
    pub(super) fn all(&self, arg: &str) -> Vec<String> {
        let values = self.given.get(arg).into_iter().flatten();
        values.map(|v| v.to_string_lossy().into_owned()).collect()
    }

    /// Whether the argument names that value of a closed list.
    pub(super) fn is<C: Coded>(&self, arg: &str, value: C) -> bool {
        let named = self.first(arg).and_then(|text| C::parse(&text));
        named.is_some_and(|named| named == value)
    }

    /// Puts an answer in the place of an earlier one; none takes it out.
    pub(super) fn put(&mut self, arg: &str, values: Vec<String>) {
        if values.is_empty() {
            self.given.remove(arg);
        } else {
            let values = values.into_iter().map(OsString::from).collect();
            self.given.insert(arg.to_owned(), values);
        }
    }

    /// The command line that gives these answers.
    pub(super) fn line(&self, path: &[String], command: &Command) -> Vec<OsString> {
        let mut line = vec![OsString::from("supervise")];
        line.extend(path.iter().map(OsString::from));
        let (positional, named): (Vec<&Arg>, Vec<&Arg>) = command
            .get_arguments()
            .filter(|arg| self.given.contains_key(arg.get_id().as_str()))
            .partition(|arg| arg.is_positional());
        for arg in named {
            let flag = arg.get_long().unwrap_or_default();
            for value in &self.given[arg.get_id().as_str()] {
                let mut word = OsString::from(format!("--{flag}"));
                if arg.get_action().takes_values() {
                    word.push("=");
                    word.push(value);
                }
                line.push(word);
            }
        }
        line.push("--".into());
        for arg in positional {
            line.extend(self.given[arg.get_id().as_str()].iter().cloned());
        }
        line
    }

    /// The command line as a person can type it again.
    pub(super) fn shown(&self, path: &[String], command: &Command) -> String {
        let line = self.line(path, command);
        let words = line.iter().map(|word| word.to_string_lossy());
        let quoted = words.filter(|word| word != "--").map(|word| {
            let needs_quotes = word
                .chars()
                .any(|c| c.is_whitespace() || "'\"$`\\!*?;&|<>()".contains(c));
            if needs_quotes {
                format!("'{}'", word.replace('\'', "'\\''"))
            } else {
                word.into_owned()
            }
        });
        quoted.collect::<Vec<_>>().join(" ")
    }

    /// The answers as text, to be kept and taken up again: the command's own, not the options of
    /// this one run.
    pub(super) fn kept(&self, command: &Command) -> BTreeMap<String, Vec<String>> {
        let own = command.get_arguments().filter(|arg| !arg.is_global_set());
        let names = own.map(|arg| arg.get_id().as_str());
        names
            .filter(|name| self.has(name))
            .map(|name| (name.to_owned(), self.all(name)))
            .collect()
    }

    /// Takes up what was kept, where nothing is answered yet and the command has the argument.
    pub(super) fn take_up(&mut self, kept: BTreeMap<String, Vec<String>>, command: &Command) {
        for (arg, values) in kept {
            let mut own = command.get_arguments().filter(|a| !a.is_global_set());
            if own.any(|a| a.get_id() == arg.as_str()) && !self.has(&arg) {
                self.put(&arg, values);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The command line as parsed, written again and parsed again gives the same answers.
    #[test]
    fn a_line_says_what_was_answered() {
        let mut root = crate::cli::command(crate::lang::Lang::En);
        root.build();
        let typed = [
            "supervise",
            "issue",
            "progress",
            "--note",
            "-1 床",
            "--evidence",
            "甲",
            "--evidence=",
            "--dry-run",
            "1",
            "--pct",
            "60",
        ];
        let read = |line: Vec<OsString>| {
            let matches = root.clone().try_get_matches_from(line).unwrap();
            let (_, issue) = matches.subcommand().unwrap();
            let (_, verb) = issue.subcommand().unwrap();
            let command = root.find_subcommand("issue").unwrap();
            let command = command.find_subcommand("progress").unwrap();
            (Answers::of(command, verb), command.clone())
        };
        let (answers, command) = read(typed.iter().map(OsString::from).collect());
        assert_eq!(answers.first("note").unwrap(), "-1 床");
        assert_eq!(answers.all("evidence"), ["甲", ""]);
        assert_eq!(answers.all("id"), ["1"]);
        assert!(answers.has("dry_run") && !answers.has("on"));
        let path = ["issue".to_owned(), "progress".to_owned()];
        let (again, _) = read(answers.line(&path, &command));
        assert_eq!(again, answers);
    }
}

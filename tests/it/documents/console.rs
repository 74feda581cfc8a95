//! The README's ```console blocks, run one after another in one temporary folder.
//!
//! `$ supervise …` is run with what follows as its expected output, `$ cargo run …` is run at the
//! root of the repository, `$ cd …` changes the folder, anything else after `$` is left alone. A line `……` in the output stands for lines left out; a
//! last line `退出码 1` says how the command ended when it did not end with 0.

use std::path::PathBuf;

use crate::support;

/// The mark of lines left out.
const LEFT_OUT: &str = "……";

/// A day after every step of the walk-through, which names its days itself.
const TODAY: &str = "2024-12-31";

/// The last day of the example ledger, which its settings make today.
const KEPT_UNTIL: &str = "2024-12-31";

/// How many commands the blocks hold.
pub(super) fn commands(text: &str) -> usize {
    text.lines()
        .filter(|line| line.starts_with("$ supervise "))
        .count()
}

/// The text with the output of every command as it is now.
pub(super) fn rerun(text: &str) -> String {
    let dir = tempfile::tempdir().unwrap();
    let mut at = dir.path().to_owned();
    let mut out = String::new();
    let mut lines = text.lines().peekable();
    let mut inside = false;
    while let Some(line) = lines.next() {
        out += line;
        out.push('\n');
        match line.strip_prefix("$ ") {
            None if line.starts_with("```") => inside = line == "```console",
            Some(command) if inside => {
                let mut before = Vec::new();
                while let Some(next) =
                    lines.next_if(|l| !l.starts_with("$ ") && !l.starts_with("```"))
                {
                    before.push(next);
                }
                for now in step(command, &mut at, &before) {
                    out += &now;
                    out.push('\n');
                }
            }
            _ => {}
        }
    }
    out
}

fn step(command: &str, at: &mut PathBuf, before: &[&str]) -> Vec<String> {
    let words = split(command);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["cd", folder] => {
            at.push(folder);
            Vec::new()
        }
        ["supervise", args @ ..] => shorten(&printed(support::run(at, TODAY, args)), before),
        ["cargo", "run", "--release", "--", args @ ..] => shorten(
            &printed(support::run(super::root(), KEPT_UNTIL, args)),
            before,
        ),
        _ => before.iter().map(ToString::to_string).collect(),
    }
}

/// What the command prints, as a person at a terminal sees it.
fn printed(run: support::Run) -> Vec<String> {
    let mut lines: Vec<String> = (run.out + &run.err)
        .lines()
        .map(|l| l.trim_end().to_owned())
        .collect();
    if run.code != 0 {
        lines.push(format!("退出码 {}", run.code));
    }
    lines
}

/// As many lines from the start and from the end as were there before.
fn shorten(now: &[String], before: &[&str]) -> Vec<String> {
    let Some(cut) = before.iter().position(|l| *l == LEFT_OUT) else {
        return now.to_vec();
    };
    let (head, tail) = (cut, before.len() - cut - 1);
    assert!(head + tail < now.len(), "nothing is left out of {before:?}");
    [
        &now[..head],
        &[LEFT_OUT.to_owned()],
        &now[now.len() - tail..],
    ]
    .concat()
}

/// The words of a command line; double quotes hold blanks.
fn split(command: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted) = (Vec::new(), String::new(), false);
    for c in command.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.extend((!word.is_empty()).then(|| std::mem::take(&mut word))),
            c => word.push(c),
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}

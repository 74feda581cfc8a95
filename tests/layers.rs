//! The layers: a folder names only what it may, and one function reads the clock.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// What each folder may name of the others. [`LEAVES`] everything may name.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("store", &["model"]),
    ("intake", &["model"]),
    ("check", &["model"]),
    ("query", &["model"]),
    ("view", &["model", "query", "intake"]),
    ("render", &["view"]),
    (
        "cli",
        &[
            "model", "store", "intake", "check", "query", "view", "render",
        ],
    ),
];

const LEAVES: &[&str] = &["lang", "problem", "encoding", "container"];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
    files
}

/// The code of a file: tests, which may name anything, and comments left out.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let text = text
        .split("mod tests {")
        .next()
        .unwrap_or_default()
        .to_owned();
    let lines = text.lines().filter(|l| !l.trim_start().starts_with("//"));
    lines.map(|l| format!("{l}\n")).collect()
}

fn is_test(path: &Path) -> bool {
    let name = path.file_stem().unwrap().to_string_lossy();
    name == "tests" || name.ends_with("_tests") || name == "sample"
}

/// The layer a file lies in: `src/query/rates.rs` and `src/query.rs` lie in `query`.
fn layer(path: &Path, src: &Path) -> String {
    let first = path.strip_prefix(src).unwrap().components().next().unwrap();
    first
        .as_os_str()
        .to_string_lossy()
        .trim_end_matches(".rs")
        .to_owned()
}

/// The top-level modules a text names as `crate::name`, also inside `use crate::{a, b}`.
fn named(text: &str) -> Vec<String> {
    let words = |s: &str| -> String {
        s.chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect()
    };
    let mut found = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(group) => found.extend(
                group
                    .split('}')
                    .next()
                    .unwrap_or_default()
                    .split(',')
                    .map(|s| words(s.trim())),
            ),
            None => found.push(words(rest)),
        }
    }
    found
}

#[test]
fn a_folder_names_only_what_stands_to_its_left() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for path in sources(&src).into_iter().filter(|p| !is_test(p)) {
        let own = layer(&path, &src);
        if own == "lib" || own == "main" {
            continue;
        }
        let may: &[&str] = MAY_NAME
            .iter()
            .find(|(l, _)| *l == own)
            .map_or(&[], |(_, may)| may);
        let layers = MAY_NAME.iter().map(|(l, _)| *l);
        for name in named(&code(&path)) {
            let is_layer = layers.clone().any(|l| l == name);
            if is_layer && name != own && !may.contains(&name.as_str()) {
                wrong.push(format!("{} names {name}", path.display()));
            }
        }
        if LEAVES.contains(&own.as_str()) {
            let beyond = named(&code(&path))
                .into_iter()
                .filter(|n| layers.clone().any(|l| l == *n));
            wrong.extend(beyond.map(|n| format!("{} names {n}", path.display())));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn one_function_reads_the_clock() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let readers: Vec<String> = sources(&src)
        .into_iter()
        .filter(|p| code(p).contains("::now("))
        .map(|p| {
            p.strip_prefix(&src)
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/")
        })
        .collect();
    assert_eq!(readers, ["cli/clock.rs"]);
}

#[test]
fn only_the_two_ends_touch_the_world() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for path in sources(&src).into_iter().filter(|p| !is_test(p)) {
        if matches!(layer(&path, &src).as_str(), "store" | "cli" | "main") {
            continue;
        }
        for word in [
            "std::fs",
            "std::env",
            "std::net",
            "std::process",
            "println!",
            "eprintln!",
        ] {
            if code(&path).contains(word) {
                wrong.push(format!("{} uses {word}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

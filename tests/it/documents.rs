//! The documents say what the program does: generated parts are current, commands run, links lead
//! somewhere. `UPDATE_DOCS=1 cargo test` writes the generated parts and the README's output anew.

mod console;
mod parts;

use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Markdown file of the repository that is written by hand or generated.
fn documents() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in ["", "docs", "examples"] {
        for entry in std::fs::read_dir(root().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|e| e == "md") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn is_update() -> bool {
    std::env::var_os("UPDATE_DOCS").is_some()
}

/// Writes the file when asked to, else expects it to be so already.
pub(crate) fn expect(path: &Path, now: &str) {
    let before = std::fs::read_to_string(path).unwrap_or_default();
    if before == now {
        return;
    }
    assert!(
        is_update(),
        "{} is not up to date: run UPDATE_DOCS=1 cargo test --test it documents\n{}",
        path.display(),
        first_difference(&before, now)
    );
    std::fs::write(path, now).unwrap();
}

fn first_difference(before: &str, now: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), now.lines().collect());
    let i = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let line = |lines: &[&str]| lines.get(i).copied().unwrap_or("(end)").to_owned();
    format!("line {}:\n- {}\n+ {}", i + 1, line(&old), line(&new))
}

#[test]
fn generated_parts_are_up_to_date() {
    let readme = root().join("README.md");
    for path in documents().iter().filter(|p| **p != readme) {
        let text = std::fs::read_to_string(path).unwrap();
        expect(path, &parts::renew(&text));
    }
}

#[test]
fn the_command_reference_is_up_to_date() {
    let head = "# 命令\n\n本文由程序的帮助生成，不要手改。任何命令加 `--help` 显示同样的内容；加 `--lang en` 显示英文。“全局选项”所有命令都有，只列在第一节。\n\n";
    let text = head.to_owned() + supervise::cli::reference(supervise::lang::Lang::Zh).trim_end();
    expect(&root().join("docs/commands.md"), &(text + "\n"));
}

#[test]
fn the_walk_through_of_the_readme_runs() {
    runs("README.md", 12);
}

#[test]
fn every_command_of_the_guide_runs() {
    runs("docs/guide.md", 40);
}

/// Runs the commands of a document, at least so many, and compares what they print.
fn runs(name: &str, least: usize) {
    let path = root().join(name);
    let text = std::fs::read_to_string(&path).unwrap();
    let now = console::rerun(&text);
    assert!(
        console::commands(&text) >= least,
        "commands are gone from {name}"
    );
    expect(&path, &now);
}

/// Every `supervise …` of the quick card is a command of the program.
#[test]
fn the_card_names_commands_that_there_are() {
    let text = std::fs::read_to_string(root().join("docs/card.md")).unwrap();
    let tree = supervise::cli::command(supervise::lang::Lang::Zh);
    let named: Vec<&str> = text
        .split('`')
        .skip(1)
        .step_by(2)
        .filter_map(|code| code.strip_prefix("supervise "))
        .filter(|line| line.is_ascii() || line.split(' ').next().is_some_and(str::is_ascii))
        .collect();
    assert!(named.len() > 30, "{named:?}");
    for line in named {
        let words = line.split(' ').take_while(|word| word.is_ascii());
        words.fold(&tree, |at, word| {
            at.find_subcommand(word)
                .unwrap_or_else(|| panic!("{line}: {word}"))
        });
    }
    let lines = text.lines().filter(|l| !l.trim().is_empty()).count();
    assert!(lines <= 40, "a card is one page, not {lines} lines");
}

#[test]
fn links_lead_somewhere() {
    for path in documents() {
        let text = std::fs::read_to_string(&path).unwrap();
        let folder = path.parent().unwrap();
        for link in text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
        {
            let (file, heading) = link.split_once('#').unwrap_or((link, ""));
            if file.contains("://") {
                continue;
            }
            let target = if file.is_empty() {
                path.clone()
            } else {
                folder.join(file)
            };
            assert!(target.exists(), "{}: {link}", path.display());
            assert!(
                heading.is_empty() || headings(&target).iter().any(|h| h == heading),
                "{}: no heading {link}",
                path.display()
            );
        }
    }
}

/// The anchors of a document's headings, as code hosts make them.
fn headings(path: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    text.lines()
        .filter_map(|line| line.strip_prefix('#'))
        .map(|line| {
            let line = line.trim_start_matches('#').trim().to_lowercase();
            let kept = line
                .chars()
                .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
            kept.collect::<String>().replace(' ', "-")
        })
        .collect()
}

#[test]
fn documents_stand_alone() {
    for path in documents() {
        let text = std::fs::read_to_string(&path).unwrap();
        for (i, line) in text.lines().enumerate() {
            for word in ["/work", "/tmp", "/root", "shared/"] {
                assert!(!line.contains(word), "{}:{}: {line}", path.display(), i + 1);
            }
        }
    }
}

#[test]
fn every_document_is_named_in_the_readme() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    for path in documents().iter().filter(|p| p.parent() != Some(root())) {
        let name = path.strip_prefix(root()).unwrap().to_string_lossy();
        let name = name.replace('\\', "/");
        assert!(readme.contains(&format!("]({name}")), "{name}");
    }
}

#[test]
fn every_dependency_has_its_reason() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let decisions = std::fs::read_to_string(root().join("docs/decisions.md")).unwrap();
    let mut inside = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.ends_with("dependencies]");
        } else if let Some((name, value)) = line.split_once(" = ").filter(|_| inside) {
            let package = value
                .split_once("package = \"")
                .map_or(name, |(_, rest)| rest.split('"').next().unwrap_or(name));
            assert!(decisions.contains(&format!("| `{package}` |")), "{package}");
        }
    }
}

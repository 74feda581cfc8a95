//! The manual pages: one for each command, and as `man` shows them.

use std::path::Path;
use std::process::Command;

use supervise::lang::Lang;
use unicode_width::UnicodeWidthStr;

use crate::support::done;

/// The name of the page of every command.
fn commands(command: &clap::Command, name: &str, all: &mut Vec<String>) {
    all.push(format!("{name}.1"));
    for sub in command.get_subcommands() {
        commands(sub, &format!("{name}-{}", sub.get_name()), all);
    }
}

fn written(lang: &str) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    done(dir.path(), "2024-06-01", &["--lang", lang, "man", "pages"]);
    dir
}

#[test]
fn there_is_a_page_for_every_command() {
    let mut expected = Vec::new();
    let mut root = supervise::cli::command(Lang::Zh);
    root.build();
    commands(&root, "supervise", &mut expected);
    expected.sort();
    let dir = written("zh");
    let entries = std::fs::read_dir(dir.path().join("pages")).unwrap();
    let mut found: Vec<String> = entries
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    found.sort();
    assert_eq!(found, expected);
    let first = std::fs::read_to_string(dir.path().join("pages/supervise.1")).unwrap();
    assert_eq!(done(dir.path(), "2024-06-01", &["man"]), first);
}

#[test]
fn no_page_holds_the_other_language() {
    let dir = written("en");
    for entry in std::fs::read_dir(dir.path().join("pages")).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let chinese = text.chars().find(|c| *c > '\u{2e7f}');
        assert_eq!(chinese, None, "{text}");
    }
    let dir = written("zh");
    for entry in std::fs::read_dir(dir.path().join("pages")).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        for heading in text.lines().filter_map(|l| l.strip_prefix(".SH ")) {
            assert!(!heading.is_ascii(), "{heading} in {text}");
        }
    }
}

/// What `man` prints; `None` where it is not installed.
fn shown(page: &Path) -> Option<(String, String)> {
    let output = Command::new("man")
        .args(["--warnings", "-l"])
        .arg(page)
        .env("MANWIDTH", "80")
        .env("MANPAGER", "cat")
        .env("LC_ALL", "C.UTF-8")
        .output();
    let Ok(output) = output else {
        crate::support::skipped("man is not installed");
        return None;
    };
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.success()).then(|| (text(output.stdout), text(output.stderr)))
}

#[test]
fn man_shows_chinese_whole_and_in_the_width() {
    let dir = written("zh");
    for name in [
        "supervise.1",
        "supervise-issue-add.1",
        "supervise-article-inspect.1",
    ] {
        let page = dir.path().join("pages").join(name);
        let Some((text, warnings)) = shown(&page) else {
            return;
        };
        assert_eq!(warnings, "", "{name}");
        let plain = &text;
        assert!(plain.contains("名称") && plain.contains("用法"), "{plain}");
        for line in text.lines() {
            assert!(line.width() <= 80, "{name}: {line}");
        }
        // Nothing is lost: all the Chinese of the help stands in it.
        let own: String = std::fs::read_to_string(&page).unwrap();
        let chinese = |text: &str| text.chars().filter(|c| *c > '\u{2e7f}').collect::<String>();
        let body = own.split_once("\n.nh\n").unwrap().1;
        assert!(chinese(plain).contains(&chinese(body)), "{name}\n{plain}");
    }
}

//! Colour only where it is wanted, and a style for consoles that draw ambiguous characters wide.

use unicode_width::UnicodeWidthStr;

use crate::screens::SCREENS;
use crate::support::{command, example};

fn out(args: &[&str], more: &[&str], environment: &[(&str, &str)]) -> String {
    let mut command = command(&example(), "2024-10-31", args);
    command.args(more).env_remove("NO_COLOR");
    command.envs(environment.iter().copied());
    let output = command.output().unwrap();
    assert!(output.status.success(), "{args:?} {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn without_colour_no_escape_is_written() {
    for screen in SCREENS {
        for environment in [&[][..], &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]] {
            let out = out(screen.args, &[], environment);
            assert!(!out.contains('\u{1b}'), "{}", screen.name);
        }
    }
    let file = tempfile::NamedTempFile::new().unwrap();
    let path = file.path().to_string_lossy().into_owned();
    out(
        &["issue", "list", "-o", &path],
        &[],
        &[("CLICOLOR_FORCE", "1")],
    );
    let written = std::fs::read_to_string(&path).unwrap();
    assert!(written.contains("KF-I001") && !written.contains('\u{1b}'));
}

/// The text without its escapes.
fn bare(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('m').unwrap().1)
}

#[test]
fn colour_changes_nothing_but_the_colour() {
    for screen in SCREENS {
        let plain = out(screen.args, &[], &[]);
        let coloured = out(screen.args, &[], &[("CLICOLOR_FORCE", "1")]);
        assert_eq!(bare(&coloured), plain, "{}", screen.name);
        assert!(coloured.contains("\u{1b}[1m"), "{}", screen.name);
    }
    let list = out(&["issue", "list"], &[], &[("CLICOLOR_FORCE", "1")]);
    assert!(list.contains("\u{1b}[38;5;9m ▲红灯"), "{list}");
    let cards = out(
        &["issue", "list"],
        &[],
        &[("CLICOLOR_FORCE", "1"), ("COLUMNS", "60")],
    );
    assert!(
        cards.contains("亮灯：\u{1b}[38;5;9m▲红灯\u{1b}[0m"),
        "{cards}"
    );
}

#[test]
fn ascii_screens_are_as_wide_on_every_console() {
    for screen in SCREENS {
        for lang in ["zh", "en"] {
            let out = out(screen.args, &["--ascii", "--lang", lang], &[]);
            for line in out.lines() {
                assert_eq!(line.width(), line.width_cjk(), "{}: {line}", screen.name);
            }
            assert!(!out.contains(['│', '┆', '▲', '●', '◆', '√', '○']));
        }
    }
    let by_variable = out(&["issue", "list"], &[], &[("SUPERVISE_STYLE", "ascii")]);
    assert_eq!(by_variable, out(&["issue", "list", "--ascii"], &[], &[]));
    assert!(by_variable.contains("| 红灯 "), "{by_variable}");
    let mut wrong = command(&example(), "2024-10-31", &["issue", "list"]);
    let wrong = wrong.env("SUPERVISE_STYLE", "fancy").output().unwrap();
    assert_eq!(wrong.status.code(), Some(2));
}

#[test]
fn a_record_is_a_card_on_the_screen_and_a_table_on_paper() {
    let card = out(&["issue", "show", "33"], &[], &[]);
    // By hand from the file: due 2024-09-30, extended on 09-27 (applied for on 09-23) to 10-25.
    for line in [
        "亮灯：                ▲红灯，逾期 6 天",
        "现行时限：            2024-10-25（星期五），逾期 6 天",
        "时限由来：            原定 2024-09-30；",
        "                      2024-09-23 申请、2024-09-27 批准，延至 2024-10-25",
        "问题性质：            体制机制",
    ] {
        assert!(card.lines().any(|l| l == line), "{line}\n{card}");
    }
    let paper = out(&["issue", "show", "33", "--format", "md"], &[], &[]);
    let story =
        "| 时限由来 | 原定 2024-09-30； 2024-09-23 申请、2024-09-27 批准，延至 2024-10-25 |";
    assert!(paper.contains(story), "{paper}");
    let sheet = out(&["issue", "show", "33", "--format", "csv"], &[], &[]);
    assert!(sheet.contains("\r\n状态,整改中\r\n"), "{sheet}");
    // KF-I022: suspended on 08-08, resumed on 08-28: 21 days, 10-31 becomes 11-21.
    let moved = out(&["issue", "show", "22", "--lang", "en"], &[], &[]);
    assert!(moved.contains("suspended from 2024-08-08 to 2024-08-28, moved on to 2024-11-21"));
}

/// Runs a command line in a terminal of 24 lines and 80 columns; nothing where there is no
/// `script`.
#[cfg(target_os = "linux")]
fn at_terminal(line: &str, environment: &[(&str, &str)]) -> Option<String> {
    let program = env!("CARGO_BIN_EXE_supervise");
    let line = format!("stty rows 24 cols 80; {program} {line}");
    let mut command = std::process::Command::new("script");
    command
        .args(["-q", "-e", "-c", &line, "/dev/null"])
        .current_dir(example())
        .stdin(std::process::Stdio::null())
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("TERM", "xterm")
        .env("SUPERVISE_TODAY", "2024-10-31")
        .envs(environment.iter().copied());
    match command.output() {
        Ok(output) => {
            assert!(output.status.success(), "{output:?}");
            Some(String::from_utf8(output.stdout).unwrap())
        }
        Err(_) => {
            crate::support::skipped(
                "there is no `script` here: the pager was not tried at a terminal",
            );
            None
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn long_text_at_a_terminal_goes_through_the_pager() {
    let paged = |line, environment: &[(&str, &str)]| {
        let out = at_terminal(line, &[environment, &[("PAGER", "sed s/^/P:/")]].concat());
        out.is_none_or(|out| out.lines().all(|l| l.starts_with("P:")))
    };
    let plain = |line, environment: &[(&str, &str)]| {
        let out = at_terminal(line, environment);
        out.is_none_or(|out| out.contains("KF-I003") && !out.contains("P:"))
    };
    assert!(paged("issue list", &[]));
    assert!(paged(
        "issue list",
        &[("SUPERVISE_PAGER", "sed s/^/P:/"), ("PAGER", "no-such")]
    ));
    assert!(plain("issue list", &[("PAGER", "")]));
    assert!(plain(
        "issue list",
        &[("SUPERVISE_PAGER", "cat"), ("PAGER", "sed s/^/P:/")]
    ));
    assert!(plain("issue list", &[("PAGER", "no-such-pager-here")]));
    // Fits the screen, or is piped on.
    let short = "issue list --org 市住建局 --light red";
    assert!(plain(short, &[("PAGER", "sed s/^/P:/")]));
    assert!(plain("issue list | cat", &[("PAGER", "sed s/^/P:/")]));
    // A pager that reads nothing.
    assert!(at_terminal("issue list", &[("PAGER", "true")]).is_none_or(|out| out.is_empty()));
}

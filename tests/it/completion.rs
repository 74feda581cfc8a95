//! Completion, asked as the shells' scripts ask, and in the shells themselves.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::support::{command, done, example};

const TODAY: &str = "2024-10-31";

/// What the program answers a shell when the last of the words is being completed.
fn asked(folder: &Path, shell: &str, words: &[&str]) -> Vec<String> {
    let output = command(folder, TODAY, &["--", "supervise"])
        .args(words)
        .env("SUPERVISE_COMPLETE", shell)
        .env("_CLAP_COMPLETE_INDEX", words.len().to_string())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{words:?}");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{words:?}");
    let told = String::from_utf8(output.stdout).unwrap();
    told.lines()
        .filter(|l| !l.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Ids of the files of a folder whose text has a line that begins with `key` and holds `part`.
fn holding(folder: &str, key: &str, part: &str) -> Vec<String> {
    let mut ids: Vec<String> = walkdir::WalkDir::new(example().join(folder))
        .into_iter()
        .filter_map(|entry| Some(entry.unwrap().into_path()).filter(|p| p.is_file()))
        .filter(|path| {
            let text = std::fs::read_to_string(path).unwrap();
            text.lines().any(|l| l.starts_with(key) && l.contains(part))
        })
        .map(|path: PathBuf| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    ids.sort();
    ids
}

fn values(lines: &[String]) -> Vec<String> {
    lines
        .iter()
        .map(|l| l.split(':').next().unwrap().to_owned())
        .collect()
}

#[test]
fn a_record_is_found_by_a_part_of_its_title() {
    for (words, folder, key, part) in [
        (
            &["issue", "show", "安全出口"][..],
            "issues",
            "title: ",
            "安全出口",
        ),
        (&["issue", "close", "养老"], "issues", "title: ", "养老"),
        (
            &["facility", "show", "养老院"],
            "facilities",
            "name: ",
            "养老院",
        ),
        (
            &["issue", "add", "--facility", "养老院"],
            "facilities",
            "name: ",
            "养老院",
        ),
        (
            &["task", "list", "--issue", "养老"],
            "issues",
            "title: ",
            "养老",
        ),
        (&["article", "show", "值班"], "articles", "digest: ", "值班"),
        (
            &["article", "draft", "养老"],
            "regulations",
            "name: ",
            "养老",
        ),
        (
            &["issue", "list", "--org", "消防"],
            "orgs",
            "name: ",
            "消防",
        ),
    ] {
        let expected = holding(folder, key, part);
        assert!(!expected.is_empty(), "{words:?}");
        assert_eq!(
            values(&asked(&example(), "zsh", words)),
            expected,
            "{words:?}"
        );
    }
}

#[test]
fn an_id_is_completed_from_its_beginning_with_its_title() {
    let told = asked(&example(), "zsh", &["issue", "show", "KF-I03"]);
    assert_eq!(told.len(), 10, "{told:?}");
    assert!(told.contains(&"KF-I034:城南社区养老服务中心二楼安全出口上锁".to_owned()));
    // The bare number stands in the id.
    assert_eq!(
        values(&asked(&example(), "zsh", &["issue", "show", "051"])),
        ["KF-I051"]
    );
}

#[test]
fn words_states_and_counties_are_offered_by_code_with_their_label() {
    for (words, expected) in [
        (&["issue", "add", "--severity", ""][..], "general:一般"),
        (&["issue", "add", "--severity", "较"], "serious:较重"),
        (&["issue", "list", "--state", "待"], "found:待核实"),
        (
            &["--lang", "en", "issue", "list", "--state", "foun"],
            "found:found",
        ),
        (&["issue", "list", "--category", "安全"], "safety:安全生产"),
        (
            &["issue", "list", "--category=saf"],
            "--category=safety:安全生产",
        ),
        (
            &["issue", "list", "--county", "龙亭"],
            "longting:龙亭区人大常委会",
        ),
        (&["--office", "K"], "KF:"),
        (&["issue", "list", "--format", "m"], "md:Markdown"),
        (&["iss"], "issue:问题"),
        (&["issue", "list", "--cat"], "--category:只看这个类别"),
    ] {
        let told = asked(&example(), "zsh", words);
        let is_there = told.iter().any(|line| line.starts_with(expected));
        assert!(is_there, "{words:?}: {told:?}");
    }
    // Only counties, only groups, and of a word of the vocabulary only its list.
    let folder = example();
    let counties = holding("orgs", "kind: ", "county-npc");
    assert_eq!(
        values(&asked(&folder, "zsh", &["issue", "list", "--county", ""])),
        counties
    );
    let groups = holding("orgs", "kind: ", "group");
    assert_eq!(
        values(&asked(&folder, "zsh", &["article", "add", "--group", ""])),
        groups
    );
}

#[test]
fn the_ledger_is_the_one_that_is_named_or_the_nearest_above() {
    let elsewhere = tempfile::tempdir().unwrap();
    let at = example();
    let at = at.to_str().unwrap();
    let words = ["--ledger", at, "issue", "show", "安全出口"];
    assert_eq!(values(&asked(elsewhere.path(), "zsh", &words)), ["KF-I034"]);
    let named = format!("--ledger={at}");
    let words = [named.as_str(), "issue", "show", "安全出口"];
    assert_eq!(values(&asked(elsewhere.path(), "zsh", &words)), ["KF-I034"]);
    let below = example().join("issues/KF");
    assert_eq!(
        values(&asked(&below, "zsh", &["issue", "show", "安全出口"])),
        ["KF-I034"]
    );
}

#[test]
fn where_nothing_can_be_known_nothing_is_said() {
    let dir = tempfile::tempdir().unwrap();
    let nothing: [String; 0] = [];
    assert_eq!(
        asked(dir.path(), "bash", &["issue", "show", "K"]),
        nothing,
        "no ledger"
    );
    std::fs::write(dir.path().join("supervise.yaml"), "schema: [").unwrap();
    assert_eq!(
        asked(dir.path(), "bash", &["issue", "show", "K"]),
        nothing,
        "a broken one"
    );
    assert_eq!(
        asked(&example(), "tcsh", &["issue", "show", "K"]),
        nothing,
        "a strange shell"
    );
    assert_eq!(
        asked(&example(), "bash", &["issue", "show", "龘龘"]),
        nothing
    );
    assert_eq!(
        asked(
            &example(),
            "bash",
            &["--lang", "fr", "issue", "show", "龘龘"]
        ),
        nothing
    );
}

#[test]
fn text_of_the_ledger_cannot_act_on_the_terminal() {
    let dir = crate::support::ledger();
    let id = crate::support::issue(dir.path(), "2024-05-08");
    let file = dir.path().join(format!("issues/KF/{id}.yaml"));
    let text = std::fs::read_to_string(&file).unwrap();
    let text = text.replace("title: 二楼", "title: \"\\e]0;x\\a二楼: \\n$(touch x)\" #");
    std::fs::write(&file, text).unwrap();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        for line in asked(dir.path(), shell, &["issue", "show", "KF-I"]) {
            assert!(
                !line.chars().any(|c| c.is_control() && c != '\t'),
                "{shell}: {line:?}"
            );
        }
    }
}

/// Bash puts what all candidates begin with in the place of the word; what was typed must stay.
#[test]
fn bash_keeps_what_was_typed_while_several_are_meant() {
    let run = |comp_type: &str| {
        let output = command(
            &example(),
            TODAY,
            &["--", "supervise", "issue", "show", "养老"],
        )
        .env("SUPERVISE_COMPLETE", "bash")
        .env("_CLAP_COMPLETE_INDEX", "3")
        .env("_CLAP_COMPLETE_COMP_TYPE", comp_type)
        .output()
        .unwrap();
        let told = String::from_utf8(output.stdout).unwrap();
        told.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let mut expected = holding("issues", "title: ", "养老");
    let listed = run("63");
    assert_eq!(listed.len(), expected.len());
    assert!(
        listed[0].starts_with(&format!("{}  ", expected[0])),
        "with title: {listed:?}"
    );
    expected.push("养老".to_owned());
    assert_eq!(run("9"), expected);
}

fn is_there(program: &str) -> bool {
    let found = Command::new(program)
        .arg("--version")
        .stdout(Stdio::null())
        .status();
    let is_there = found.is_ok_and(|s| s.success());
    if !is_there {
        crate::support::skipped(&format!("{program} is not installed"));
    }
    is_there
}

/// The function that the script gives bash, called as bash calls it.
#[test]
fn the_script_works_as_bash_calls_it() {
    if !is_there("bash") {
        return;
    }
    let script = done(&example(), TODAY, &["completions", "bash"]);
    let asks = format!(
        "{script}\nCOMP_WORDS=(supervise issue show 安全出口); COMP_CWORD=3; COMP_TYPE=9\n\
         _clap_complete_supervise supervise 安全出口 show 2>/dev/null\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"\n"
    );
    let output = with_path(Command::new("bash").args(["--norc", "-c", &asks]))
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout), "KF-I034\n");
}

fn with_path(command: &mut Command) -> &mut Command {
    let program = Path::new(env!("CARGO_BIN_EXE_supervise"));
    let path = std::env::var("PATH").unwrap_or_default();
    command
        .current_dir(example())
        .env(
            "PATH",
            format!("{}:{path}", program.parent().unwrap().display()),
        )
        .env("SUPERVISE_TODAY", TODAY)
        .env("LC_ALL", "C.UTF-8")
        .env("TERM", "xterm")
        .env_remove("SUPERVISE_LANG")
}

/// What a shell at a pseudo-terminal shows when this is typed; `None` where it cannot be tried.
fn typed(shell: &str, start: &str, keys: &str) -> Option<String> {
    if !is_there("script") || !is_there(shell) {
        return None;
    }
    let dir = tempfile::tempdir().unwrap();
    let script = dir.path().join("completion");
    std::fs::write(&script, done(&example(), TODAY, &["completions", shell])).unwrap();
    let mut command = Command::new("timeout");
    command.args(["60", "script", "-qec", start, "/dev/null"]);
    let mut child = with_path(&mut command)
        .env("HOME", dir.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let prepare = if shell == "zsh" {
        "autoload -U compinit; compinit -u -D\n"
    } else {
        ""
    };
    let keys = format!("{prepare}source {}\n{keys}\nexit\n", script.display());
    child
        .stdin
        .take()
        .unwrap()
        .write_all(keys.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A part of a title and Tab, in the shell itself: the command that runs shows the record.
fn shows_the_record(shell: &str, start: &str) {
    if let Some(shown) = typed(shell, start, "supervise issue show 安全出口\t--format md") {
        // The heading of the card; the line typed has no title in it.
        assert!(
            shown.contains("KF-I034　城南社区养老服务中心二楼安全出口上锁"),
            "{shown}"
        );
    }
}

#[test]
fn bash_completes_at_a_terminal() {
    shows_the_record("bash", "bash --norc -i");
}

#[test]
fn zsh_completes_at_a_terminal() {
    shows_the_record("zsh", "zsh -f -i");
}

#[test]
fn fish_completes_at_a_terminal() {
    shows_the_record("fish", "fish --no-config -i");
}

/// A code that a shell would run once it is in the line is never offered, and `check` tells it.
#[test]
fn what_a_shell_would_run_is_never_offered() {
    let dir = crate::support::ledger();
    let at = dir.path();
    let path = at.join("vocabulary.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    let wrong = "category:\n  - {code: '$(touch${IFS}pwned)', zh: 坏类别, en: bad}\n";
    std::fs::write(&path, text.replacen("category:\n", wrong, 1)).unwrap();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let offered = asked(at, shell, &["issue", "add", "--category", "坏"]);
        assert!(offered.is_empty(), "{shell}: {offered:?}");
    }
    let check = crate::support::run(at, TODAY, &["check"]);
    assert!(check.out.contains("E-SETTING"), "{}", check.out);
}

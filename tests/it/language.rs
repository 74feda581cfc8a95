//! Help and usage errors are wholly in the language that was asked for. What counts as a word of
//! the other language is decided by a rule, not by a list of texts.

use std::collections::BTreeSet;
use std::ffi::OsString;

use clap::Command;
use supervise::lang::Lang;

use crate::support;

/// Names that have no Chinese, and examples of ids.
const PROPER: &[&str] = &[
    "ASCII",
    "YAML",
    "JSON",
    "CSV",
    "Excel",
    "WPS",
    "Word",
    "Markdown",
    "docx",
    "git",
    "GB/T",
    "UTF-8",
    "supervise",
    "supervise.office",
    "zh",
    "en",
    "all",
    "elder-care",
    "civil-affairs",
    "henan-2022-a23",
    "henan-2022-a45",
    "henan-care-2022",
    "2024-elder-care",
];

/// What may stand in a Chinese text: names, flags, commands and the codes of values.
fn known(root: &Command) -> BTreeSet<String> {
    let mut words: BTreeSet<String> = PROPER.iter().map(ToString::to_string).collect();
    collect(root, &mut words);
    words
}

fn collect(command: &Command, words: &mut BTreeSet<String>) {
    words.insert(command.get_name().to_owned());
    for arg in command.get_arguments() {
        words.extend(arg.get_long().map(|long| format!("--{long}")));
        words.extend(arg.get_short().map(|short| format!("-{short}")));
        words.extend(
            arg.get_possible_values()
                .iter()
                .map(|v| v.get_name().to_owned()),
        );
    }
    for sub in command.get_subcommands() {
        collect(sub, words);
    }
}

/// The words of Latin letters in a text that are not known.
fn english(text: &str, known: &BTreeSet<String>) -> Vec<String> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || "-_./".contains(c)))
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| word.contains(|c: char| c.is_ascii_alphabetic()) && !known.contains(*word))
        .map(str::to_owned)
        .collect()
}

/// The characters of Chinese writing in a text, its punctuation and full-width forms included.
fn chinese(text: &str) -> String {
    text.chars()
        .filter(|c| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}'))
        .collect()
}

/// Every command with its path.
fn every(command: &Command, path: &str, visit: &mut impl FnMut(&Command, &str)) {
    visit(command, path);
    for sub in command.get_subcommands() {
        every(sub, &format!("{path} {}", sub.get_name()), visit);
    }
}

/// Every text of a command that help, completion or a manual page may show.
fn texts(command: &Command, path: &str) -> Vec<String> {
    let mut whole = command.clone().bin_name(path);
    let mut texts = vec![
        whole.render_help().to_string(),
        whole.render_long_help().to_string(),
        whole.render_usage().to_string(),
    ];
    texts.extend(command.get_about().map(ToString::to_string));
    texts.extend(command.get_long_about().map(ToString::to_string));
    texts.extend(command.get_subcommand_help_heading().map(str::to_owned));
    for arg in command.get_arguments() {
        texts.push(arg.to_string());
        texts.extend(arg.get_help().map(ToString::to_string));
        texts.extend(arg.get_long_help().map(ToString::to_string));
        texts.extend(arg.get_help_heading().map(str::to_owned));
        if arg.get_action().takes_values() {
            texts.extend(
                arg.get_default_values()
                    .iter()
                    .map(|v| v.to_string_lossy().into_owned()),
            );
        }
    }
    texts
}

fn tree(lang: Lang) -> Command {
    let mut tree = supervise::cli::command(lang);
    tree.build();
    tree
}

#[test]
fn the_whole_help_is_in_one_language() {
    let root = tree(Lang::Zh);
    let known = known(&root);
    let mut wrong = BTreeSet::new();
    let mut seen = 0;
    every(&root, "supervise", &mut |command, path| {
        for text in texts(command, path) {
            seen += 1;
            // clap's own word for the usage line; the help's template has it in Chinese.
            let text = text.trim_start_matches("Usage: ");
            wrong.extend(
                english(text, &known)
                    .into_iter()
                    .map(|w| format!("{path}: {w}")),
            );
        }
    });
    // How a quarter is written.
    wrong.retain(|text| !text.ends_with(": 2024Q3"));
    assert!(wrong.is_empty(), "English in the Chinese help: {wrong:#?}");
    every(&tree(Lang::En), "supervise", &mut |command, path| {
        for text in texts(command, path) {
            seen += 1;
            assert_eq!(
                chinese(&text),
                "",
                "Chinese in the English help of {path}: {text}"
            );
        }
    });
    assert!(seen > 1000, "only {seen} texts");
}

#[test]
fn short_and_long_help_say_the_same() {
    for lang in [Lang::Zh, Lang::En] {
        every(&tree(lang), "supervise", &mut |_, path| {
            let help = |flag: &str| {
                let args = path.split(' ').chain([flag]);
                let asked = tree(lang).term_width(80).try_get_matches_from(args);
                asked.unwrap_err().to_string()
            };
            assert_eq!(help("-h"), help("--help"), "{path}");
        });
    }
}

/// Runs that clap refuses or answers, with what their error is, as `clap::error::ErrorKind` calls it.
fn refused() -> Vec<(&'static str, Vec<OsString>)> {
    let runs: &[(&str, &[&str])] = &[
        ("InvalidValue", &["issue", "add", "--severity", "generl"]),
        ("InvalidValue", &["issue", "list", "--format", "xx"]),
        ("InvalidValue", &["issue", "list", "--today"]),
        ("UnknownArgument", &["issue", "list", "--sate", "x"]),
        ("UnknownArgument", &["issue", "show", "1", "2"]),
        ("InvalidSubcommand", &["issu"]),
        ("InvalidSubcommand", &["issue", "lst"]),
        (
            "ValueValidation",
            &["facility", "set", "1", "--beds", "999999999"],
        ),
        (
            "ValueValidation",
            &["facility", "set", "1", "--beds", "1.5"],
        ),
        ("TooManyValues", &["issue", "list", "--ids=3"]),
        (
            "ArgumentConflict",
            &["--today", "2024-01-01", "--today", "2024-01-02", "check"],
        ),
        ("MissingRequiredArgument", &["issue", "add"]),
        ("MissingRequiredArgument", &["issue", "set", "1"]),
        ("MissingSubcommand", &["--ledger", "1"]),
        ("DisplayHelpOnMissingArgumentOrSubcommand", &[]),
        ("DisplayHelpOnMissingArgumentOrSubcommand", &["issue"]),
        ("DisplayHelp", &["--help"]),
        ("DisplayHelp", &["issue", "add", "-h"]),
        ("DisplayVersion", &["--version"]),
    ];
    let mut runs: Vec<(&str, Vec<OsString>)> = runs
        .iter()
        .map(|(kind, args)| (*kind, args.iter().map(OsString::from).collect()))
        .collect();
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStringExt;
        let bytes = OsString::from_vec(vec![0xbf, 0xaa]);
        runs.push(("InvalidUtf8", vec!["issue".into(), "show".into(), bytes]));
    }
    runs
}

#[test]
fn every_usage_error_is_in_one_language() {
    let dir = tempfile::tempdir().unwrap();
    let known = known(&tree(Lang::Zh));
    for (kind, args) in refused() {
        let found = tree(Lang::En)
            .try_get_matches_from(std::iter::once("supervise".into()).chain(args.clone()))
            .unwrap_err();
        assert_eq!(format!("{:?}", found.kind()), kind, "{args:?}");
        let typed: BTreeSet<String> = args
            .iter()
            .map(|a| a.to_string_lossy().into_owned())
            .collect();
        let known: BTreeSet<String> = known.union(&typed).cloned().collect();
        for lang in ["zh", "en"] {
            let output = support::command(dir.path(), "2024-06-01", &[])
                .args(&args)
                .env("SUPERVISE_LANG", lang)
                .output()
                .unwrap();
            let is_answer = matches!(kind, "DisplayHelp" | "DisplayVersion");
            assert_eq!(
                output.status.code(),
                Some(if is_answer { 0 } else { 2 }),
                "{args:?}"
            );
            let told = if is_answer {
                output.stdout
            } else {
                output.stderr
            };
            let told = String::from_utf8(told).unwrap();
            assert!(!told.trim().is_empty(), "{args:?}");
            let strange = match lang {
                "zh" => english(&told, &known).join(" "),
                _ => chinese(&told),
            };
            assert_eq!(strange, "", "{lang} {args:?}\n{told}");
        }
    }
}

/// Kinds of error that no command can cause, because nothing in the tree asks for them.
#[test]
fn no_option_wants_an_equals_sign_or_several_values_at_once() {
    every(&tree(Lang::Zh), "supervise", &mut |command, path| {
        for arg in command.get_arguments().filter(|a| !a.is_positional()) {
            assert!(!arg.is_require_equals_set(), "{path} {arg}");
            let most = arg.get_num_args().map_or(1, |n| n.max_values());
            assert!(most <= 1, "{path} {arg}");
        }
    });
}

#[test]
fn a_value_is_taken_by_either_label_and_told_by_what_is_read() {
    let dir = tempfile::tempdir().unwrap();
    let told = |lang: &str, typed: &str| {
        support::run(
            dir.path(),
            "2024-06-01",
            &["--lang", lang, "issue", "add", "--severity", typed],
        )
        .err
    };
    // A typing slip in either language is recognised.
    assert!(
        told("zh", "教重").contains("是不是：serious（较重）"),
        "{}",
        told("zh", "教重")
    );
    assert!(told("zh", "seriuos").contains("是不是：serious（较重）"));
    assert!(told("en", "seriuos").contains("'serious'"));
    // Both labels are taken: what is missing then is something else.
    for typed in ["较重", "serious", "Serious"] {
        assert!(told("zh", typed).contains("缺少必填项"), "{typed}");
    }
}

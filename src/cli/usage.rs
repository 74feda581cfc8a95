//! What was typed wrongly, in the reader's language.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error};

use super::stream::to_stderr;
use crate::fault;
use crate::lang::Lang;
use crate::problem::Fault;
use crate::render::harmless;

/// The language asked for by `--lang` or `SUPERVISE_LANG`, before anything else is read.
///
/// # Errors
/// `E-VALUE` for a language there is not.
pub(super) fn language_asked(args: &[OsString]) -> Result<Option<Lang>, Fault> {
    let texts: Vec<String> = args
        .iter()
        .map(|a| a.to_string_lossy().into_owned())
        .collect();
    let flag = texts
        .iter()
        .enumerate()
        .find_map(|(i, text)| match text.strip_prefix("--lang") {
            Some("") => texts.get(i + 1).cloned(),
            Some(rest) => rest.strip_prefix('=').map(str::to_owned),
            None => None,
        });
    let of_environment = || {
        std::env::var("SUPERVISE_LANG")
            .ok()
            .filter(|l| !l.is_empty())
    };
    let Some(named) = flag.or_else(of_environment) else {
        return Ok(None);
    };
    match named.to_ascii_lowercase().as_str() {
        "zh" | "中文" => Ok(Some(Lang::Zh)),
        "en" | "english" => Ok(Some(Lang::En)),
        _ => Err(fault!(
            Value,
            "语言只有 zh 和 en，没有“{named}”",
            "the languages are zh and en, not `{named}`"
        )),
    }
}

/// What is wrong with a value that clap refuses, which are numbers, without the option it was given
/// to: for a person who is asked.
pub(super) fn value_refused(error: &Error, lang: Lang) -> String {
    let text = error
        .get(ContextKind::InvalidValue)
        .map(words)
        .unwrap_or_default();
    crate::say!(
        lang,
        "不能填“{text}”：应为整数，不能太大或太小",
        "`{text}` cannot be taken: a whole number is wanted, neither too large nor too small"
    )
}

/// Prints help or version to standard output with exit code 0, a mistake to standard error with 2.
pub(super) fn refuse(error: &Error, lang: Lang, tree: &Command) -> ExitCode {
    let is_answer = matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    );
    if is_answer
        || lang == Lang::En
        || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    {
        let _ = error.print();
    } else {
        to_stderr(&harmless_lines(&chinese(error, tree)));
    }
    ExitCode::from(if is_answer { 0 } else { 2 })
}

/// The values an option takes are told with their labels, which only the tree of commands knows.
fn chinese(error: &Error, tree: &Command) -> String {
    let context = |kind| error.get(kind).map(words).unwrap_or_default();
    let (arg, value) = (
        context(ContextKind::InvalidArg),
        context(ContextKind::InvalidValue),
    );
    let what = match error.kind() {
        // A group of which one must be given: the facts of `set`.
        ErrorKind::MissingRequiredArgument if arg.starts_with("<--") => {
            let choices = arg[1..]
                .strip_suffix('>')
                .unwrap_or(&arg[1..])
                .replace('|', "、");
            format!("要写明改哪一项：{choices}")
        }
        ErrorKind::MissingRequiredArgument => format!("缺少必填项：{arg}"),
        ErrorKind::UnknownArgument if !arg.starts_with('-') => format!("多写了“{arg}”"),
        ErrorKind::UnknownArgument => format!("没有这个选项：{arg}"),
        ErrorKind::InvalidSubcommand => {
            format!("没有这个命令：{}", context(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingSubcommand => "还要写一个子命令".to_owned(),
        ErrorKind::InvalidValue if value.is_empty() => format!("{arg} 后面要写一个值"),
        ErrorKind::InvalidValue => format!("{arg} 不能填“{value}”"),
        // Only numbers are read by clap itself.
        ErrorKind::ValueValidation => {
            format!("{arg} 不能填“{value}”：应为整数，不能太大或太小")
        }
        ErrorKind::ArgumentConflict => match context(ContextKind::PriorArg) {
            prior if prior == arg || prior.is_empty() => format!("{arg} 只能写一次"),
            prior => format!("{arg} 不能与 {prior} 同时用"),
        },
        ErrorKind::TooManyValues => format!("多写了“{value}”"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => format!("{arg} 的值个数不对"),
        ErrorKind::NoEquals => format!("{arg} 要用等号写值"),
        ErrorKind::InvalidUtf8 => "命令行里有不是 UTF-8 的字符".to_owned(),
        _ => "命令写法不对".to_owned(),
    };
    let mut text = format!("错误：{what}\n");
    let choices = labelled(&arg, &context(ContextKind::ValidValue), tree);
    if !choices.is_empty() {
        text += &format!("  可填：{choices}\n");
    }
    let commands = context(ContextKind::ValidSubcommand);
    if !commands.is_empty() {
        text += &format!("  可用：{commands}\n");
    }
    for kind in [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ] {
        let like = labelled(&arg, &context(kind), tree);
        if !like.is_empty() {
            text += &format!("  是不是：{like}\n");
        }
    }
    text + "  处理：加 --help 看用法\n"
}

/// Codes, joined by `、`, each with its Chinese label where the option of that name has one.
fn labelled(option: &str, codes: &str, tree: &Command) -> String {
    let own = tree.get_arguments().find_map(|arg| {
        let values = arg.get_possible_values();
        let label = |code: &str| {
            let value = values.iter().find(|v| v.get_name() == code)?;
            let label = value.get_name_and_aliases().nth(1)?;
            Some(format!("{code}（{label}）"))
        };
        let labels: Option<Vec<String>> = codes.split('、').map(label).collect();
        labels.filter(|_| arg.to_string() == option)
    });
    match own {
        Some(labels) => labels.join("、"),
        None => {
            let below = tree.get_subcommands();
            let mut told = below.map(|sub| labelled(option, codes, sub));
            told.find(|told| told != codes)
                .unwrap_or_else(|| codes.to_owned())
        }
    }
}

/// What was typed is quoted in these lines; it may hold anything.
fn harmless_lines(text: &str) -> String {
    text.lines().map(|line| harmless(line) + "\n").collect()
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join("、"),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::StyledStrs(texts) => texts
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("、"),
        ContextValue::Bool(b) => b.to_string(),
        ContextValue::Number(n) => n.to_string(),
        _ => String::new(),
    }
}

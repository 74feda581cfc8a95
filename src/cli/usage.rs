//! What was typed wrongly, in the reader's language.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::stream::to_stderr;
use crate::fault;
use crate::lang::Lang;
use crate::problem::Fault;

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

/// Prints help or version to standard output with exit code 0, a mistake to standard error with 2.
pub(super) fn refuse(error: &Error, lang: Lang) -> ExitCode {
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
        to_stderr(&chinese(error));
    }
    ExitCode::from(if is_answer { 0 } else { 2 })
}

fn chinese(error: &Error) -> String {
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
        ErrorKind::UnknownArgument => format!("没有这个选项：{arg}"),
        ErrorKind::InvalidSubcommand => {
            format!("没有这个命令：{}", context(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingSubcommand => "还要写一个子命令".to_owned(),
        ErrorKind::InvalidValue if value.is_empty() => format!("{arg} 后面要写一个值"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!("{arg} 不能填“{value}”"),
        ErrorKind::ArgumentConflict => {
            format!("{arg} 不能与 {} 同时用", context(ContextKind::PriorArg))
        }
        ErrorKind::TooManyValues => format!("多写了“{value}”"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => format!("{arg} 的值个数不对"),
        ErrorKind::NoEquals => format!("{arg} 要用等号写值"),
        ErrorKind::InvalidUtf8 => "命令行里有不是 UTF-8 的字符".to_owned(),
        _ => "命令写法不对".to_owned(),
    };
    let mut text = format!("错误：{what}\n");
    let choices = context(ContextKind::ValidValue);
    if !choices.is_empty() {
        text += &format!("  可填：{choices}\n");
    }
    for kind in [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ] {
        let like = context(kind);
        if !like.is_empty() {
            text += &format!("  是不是：{like}\n");
        }
    }
    text + "  处理：加 --help 看用法\n"
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

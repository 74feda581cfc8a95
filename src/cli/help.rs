//! The help in the reader's language: the doc comments are the English, [`super::zh`] the Chinese.

use clap::builder::{Resettable, StyledStr};
use clap::{Arg, Command};

use super::zh;
use crate::lang::Lang;

const TEMPLATE: &str = "\
{about}

用法：{usage}

{all-args}{after-help}
";

/// The command tree with its help in `lang`.
pub(super) fn in_lang(command: Command, lang: Lang) -> Command {
    match lang {
        Lang::En => command,
        Lang::Zh => {
            let mut command = command;
            // Builds the flags that clap adds itself, so that they can be translated.
            command.build();
            translate(command)
        }
    }
}

fn translate(command: Command) -> Command {
    let about = command.get_about().and_then(chinese);
    let mut command = usage(command.mut_args(argument))
        .help_template(TEMPLATE)
        .subcommand_help_heading("命令")
        .subcommand_value_name("命令")
        .mut_subcommands(translate);
    if let Some(about) = about {
        command = command.about(about);
    }
    command
}

/// The usage line as clap words it, with its one English word in Chinese.
fn usage(command: Command) -> Command {
    let mut command = command.subcommand_value_name("命令");
    let line = command.render_usage().to_string();
    let line = line
        .trim_start_matches("Usage: ")
        .replace("[OPTIONS]", "[选项]");
    command.override_usage(without_choices(&line))
}

/// The line with a choice of many options in a word: `<--title <文字>|--kind <词>>`.
fn without_choices(line: &str) -> String {
    let choice = line
        .find("<--")
        .filter(|start| line[*start..].contains("|--"));
    match choice {
        Some(start) => {
            let end = line.rfind(" <").filter(|end| *end > start);
            let after = end.map_or("", |end| &line[end..]);
            format!("{}<要改的内容>{after}", &line[..start])
        }
        None => line.to_owned(),
    }
}

fn argument(arg: Arg) -> Arg {
    let heading = match arg.get_help_heading() {
        Some("Global options") => "全局选项",
        Some("Filters") => "筛选",
        Some("Raise an issue") => "登记问题",
        Some("Output") => "输出",
        _ if arg.is_positional() => "参数",
        _ => "选项",
    };
    let help = arg
        .get_help()
        .and_then(chinese)
        .unwrap_or_default()
        .to_owned()
        + &choices(&arg);
    let value = value_name(&arg);
    let arg = match value {
        Some(name) => arg.value_name(name),
        None => arg,
    };
    arg.help_heading(heading)
        .help(help)
        .long_help(Resettable::Reset)
        .hide_possible_values(true)
        .hide_default_value(true)
}

/// The values that may be given and the default, as clap would add them in English.
fn choices(arg: &Arg) -> String {
    let values: Vec<String> = arg
        .get_possible_values()
        .iter()
        .filter(|_| arg.get_action().takes_values())
        .map(|value| {
            let names: Vec<&str> = value.get_name_and_aliases().collect();
            match (names.as_slice(), value.get_help().and_then(chinese)) {
                ([code, label, ..], _) => format!("{code}（{label}）"),
                ([code], Some(help)) => format!("{code}（{help}）"),
                _ => names.join(""),
            }
        })
        .collect();
    let mut text = String::new();
    if !values.is_empty() {
        text += &format!("［可填：{}］", values.join("、"));
    }
    let defaults: Vec<String> = arg
        .get_default_values()
        .iter()
        .map(|v| v.to_string_lossy().into_owned())
        .collect();
    if arg.get_action().takes_values() && !defaults.is_empty() {
        text += &format!("［默认：{}］", defaults.join("、"));
    }
    text
}

/// What stands for the value, such as `日期`; `None` for a switch.
fn value_name(arg: &Arg) -> Option<&'static str> {
    if !arg.get_action().takes_values() {
        return None;
    }
    let name = match arg.get_value_names() {
        Some([name, ..]) => name.to_string(),
        _ => arg.get_id().as_str().to_uppercase(),
    };
    zh::value(&name)
}

fn chinese(english: &StyledStr) -> Option<&'static str> {
    zh::of(&english.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;
    use std::collections::BTreeSet;

    fn walk(command: &Command, texts: &mut BTreeSet<String>) {
        texts.extend(command.get_about().map(ToString::to_string));
        for arg in command.get_arguments() {
            texts.extend(arg.get_help().map(ToString::to_string));
            texts.extend(
                arg.get_possible_values()
                    .iter()
                    .filter_map(|v| v.get_help().map(ToString::to_string)),
            );
        }
        for sub in command.get_subcommands() {
            walk(sub, texts);
        }
    }

    fn values(command: &Command, names: &mut BTreeSet<String>) {
        let taking = command
            .get_arguments()
            .filter(|a| a.get_action().takes_values());
        for arg in taking {
            match arg.get_value_names() {
                Some(given) => names.extend(given.iter().map(ToString::to_string)),
                None => names.extend([arg.get_id().as_str().to_uppercase()]),
            }
        }
        for sub in command.get_subcommands() {
            values(sub, names);
        }
    }

    #[test]
    fn every_value_has_its_chinese_name() {
        let mut command = crate::cli::Cli::command();
        command.build();
        let mut names = BTreeSet::new();
        values(&command, &mut names);
        let missing: Vec<_> = names.iter().filter(|n| zh::value(n).is_none()).collect();
        assert!(missing.is_empty(), "without Chinese: {missing:?}");
    }

    #[test]
    fn every_text_has_its_chinese_and_every_chinese_its_text() {
        let mut command = crate::cli::Cli::command();
        command.build();
        let mut texts = BTreeSet::new();
        walk(&command, &mut texts);
        let missing: Vec<_> = texts.iter().filter(|t| zh::of(t).is_none()).collect();
        assert!(missing.is_empty(), "without Chinese: {missing:#?}");
        let left_over: Vec<_> = zh::all().filter(|t| !texts.contains(*t)).collect();
        assert!(left_over.is_empty(), "no longer used: {left_over:#?}");
    }
}

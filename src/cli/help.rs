//! The help in the reader's language: the doc comments are the English, [`super::zh`] the Chinese.

use clap::builder::StyledStr;
use clap::{Arg, Command};

use super::{plain, zh};
use crate::lang::{Lang, t};
use crate::model::Kind;
use crate::say;

const TEMPLATE: &str = "\
{about}

用法：{usage}

{all-args}{after-help}
";

/// The command tree with its help in `lang`. `-h` and `--help` say the same.
pub(super) fn in_lang(command: Command, lang: Lang) -> Command {
    let mut command = short(command);
    // Builds the flags that clap adds itself, so that they can be worded.
    command.build();
    worded(command, lang, None)
}

/// Values with help of their own make clap keep a second, longer help; [`choices`] tells them.
fn short(command: Command) -> Command {
    command
        .mut_args(|arg| {
            let takes_values = arg.get_action().takes_values();
            arg.hide_possible_values(takes_values)
        })
        .mut_subcommands(short)
}

/// The command worded; `kind` is the kind of record it is about.
fn worded(command: Command, lang: Lang, kind: Option<Kind>) -> Command {
    let about = command.get_about();
    let about = about.map(|text| wording(text, lang, kind, None));
    let mut command = usage(command.mut_args(|arg| argument(arg, lang, kind)), lang)
        .subcommand_help_heading(t("命令", "Commands").in_lang(lang))
        .mut_subcommands(|sub| {
            let below = kind.or_else(|| kind_of(&sub));
            worded(sub, lang, below)
        });
    if lang == Lang::Zh {
        command = command.help_template(TEMPLATE);
    }
    if let Some(about) = about {
        command = command.about(about);
    }
    command
}

/// The kind of record a command is about.
fn kind_of(command: &Command) -> Option<Kind> {
    Kind::of_command(command.get_name())
}

/// The usage line as clap words it, with its English words in Chinese and a choice of many
/// options in one word.
fn usage(command: Command, lang: Lang) -> Command {
    let name = t("命令", "COMMAND").in_lang(lang);
    let mut command = command.subcommand_value_name(name);
    let line = command.render_usage().to_string();
    let line = line
        .trim_start_matches("Usage: ")
        .replace("[OPTIONS]", t("[选项]", "[OPTIONS]").in_lang(lang));
    command.override_usage(without_choices(&line, lang))
}

/// The line with a choice of many options in a word: `<--title <文字>|--kind <词>>`.
fn without_choices(line: &str, lang: Lang) -> String {
    let choice = line
        .find("<--")
        .filter(|start| line[*start..].contains("|--"));
    match choice {
        Some(start) => {
            let end = line.rfind(" <").filter(|end| *end > start);
            let after = end.map_or("", |end| &line[end..]);
            let changes = t("<要改的内容>", "<CHANGES>").in_lang(lang);
            format!("{}{changes}{after}", &line[..start])
        }
        None => line.to_owned(),
    }
}

fn argument(arg: Arg, lang: Lang, kind: Option<Kind>) -> Arg {
    let heading = match arg.get_help_heading() {
        Some("Global options") => t("全局选项", "Global options"),
        Some("Filters") => t("筛选", "Filters"),
        Some("Raise an issue") => t("登记问题", "Raise an issue"),
        Some("Output") => t("输出", "Output"),
        _ if arg.is_positional() => t("参数", "Arguments"),
        _ => t("选项", "Options"),
    };
    let name = arg.get_id().as_str();
    let help = arg
        .get_help()
        .map(|text| wording(text, lang, kind, Some(name)));
    let help = help.unwrap_or_default() + &choices(&arg, lang);
    let value = value_name(&arg, lang);
    let arg = match value {
        Some(name) => arg.value_name(name),
        None => arg,
    };
    arg.help_heading(heading.in_lang(lang))
        .help(help)
        .hide_default_value(true)
}

/// The values that may be given and the default.
fn choices(arg: &Arg, lang: Lang) -> String {
    if !arg.get_action().takes_values() {
        return String::new();
    }
    let values: Vec<String> = arg
        .get_possible_values()
        .iter()
        .map(|value| {
            let names: Vec<&str> = value.get_name_and_aliases().collect();
            let help = value.get_help().map(|text| wording(text, lang, None, None));
            match (names.as_slice(), help) {
                ([code, label, ..], _) => say!(lang, "{code}（{label}）", "{code}"),
                ([code], Some(help)) => say!(lang, "{code}（{help}）", "{code} ({help})"),
                _ => names.join(""),
            }
        })
        .collect();
    let defaults: Vec<String> = arg
        .get_default_values()
        .iter()
        .map(|v| v.to_string_lossy().into_owned())
        .collect();
    let comma = t("、", ", ").in_lang(lang);
    let (values, defaults) = (values.join(comma), defaults.join(comma));
    let mut text = String::new();
    if !values.is_empty() {
        text += &say!(lang, "［可填：{values}］", " [possible: {values}]");
    }
    if !defaults.is_empty() {
        text += &say!(lang, "［默认：{defaults}］", " [default: {defaults}]");
    }
    text
}

/// What stands for the value, such as `日期`; `None` for a switch, and for a name in English,
/// where it stands already.
fn value_name(arg: &Arg, lang: Lang) -> Option<&'static str> {
    if lang == Lang::En || !arg.get_action().takes_values() {
        return None;
    }
    let name = match arg.get_value_names() {
        Some([name, ..]) => name.to_string(),
        _ => arg.get_id().as_str().to_uppercase(),
    };
    zh::value(&name)
}

/// A text of clap's or of a doc comment in `lang`; nothing where its Chinese is missing, which a
/// test finds.
fn wording(english: &StyledStr, lang: Lang, kind: Option<Kind>, arg: Option<&str>) -> String {
    let english = english.to_string();
    match lang {
        Lang::Zh => chinese(&english, kind, arg).unwrap_or_default().to_owned(),
        Lang::En => english,
    }
}

/// The Chinese of a help text: of a fact, a field or an action of the kind, else of the table of
/// helps.
fn chinese(english: &str, kind: Option<Kind>, arg: Option<&str>) -> Option<&'static str> {
    let own = kind.and_then(|kind| plain::chinese(kind, arg, english));
    own.or_else(|| zh::of(english))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;
    use std::collections::BTreeSet;

    /// Every text of a command, the kind it is about and the argument it stands at.
    type Texts = BTreeSet<(String, Option<Kind>, Option<String>)>;

    fn walk(command: &Command, kind: Option<Kind>, texts: &mut Texts) {
        let about = command.get_about().map(ToString::to_string);
        texts.extend(about.map(|text| (text, kind, None)));
        for arg in command.get_arguments() {
            let help = arg.get_help().map(ToString::to_string);
            let name = arg.get_id().to_string();
            texts.extend(help.map(|text| (text, kind, Some(name))));
            let values = arg.get_possible_values();
            let values = values
                .iter()
                .filter(|v| v.get_name_and_aliases().count() == 1);
            let helps = values.filter_map(|v| v.get_help().map(ToString::to_string));
            texts.extend(helps.map(|text| (text, None, None)));
        }
        for sub in command.get_subcommands() {
            walk(sub, kind.or_else(|| kind_of(sub)), texts);
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
        let mut command = short(crate::cli::Cli::command());
        command.build();
        let mut names = BTreeSet::new();
        values(&command, &mut names);
        let missing: Vec<_> = names.iter().filter(|n| zh::value(n).is_none()).collect();
        assert!(missing.is_empty(), "without Chinese: {missing:?}");
    }

    #[test]
    fn every_text_has_its_chinese_and_every_chinese_its_text() {
        let mut command = short(crate::cli::Cli::command());
        command.build();
        let mut texts = BTreeSet::new();
        walk(&command, None, &mut texts);
        let is_missing = |(text, kind, arg): &&(String, Option<Kind>, Option<String>)| {
            chinese(text, *kind, arg.as_deref()).is_none()
        };
        let missing: Vec<_> = texts.iter().filter(is_missing).collect();
        assert!(missing.is_empty(), "without Chinese: {missing:#?}");
        let used: BTreeSet<&str> = texts.iter().map(|(text, ..)| text.as_str()).collect();
        let left_over: Vec<_> = zh::all().filter(|t| !used.contains(*t)).collect();
        assert!(left_over.is_empty(), "no longer used: {left_over:#?}");
    }
}

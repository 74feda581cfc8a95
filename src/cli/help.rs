//! The help in the reader's language: the doc comments are the English, [`super::zh`] the Chinese.

use clap::Command;

use super::zh;
use crate::lang::Lang;

const TEMPLATE: &str = "\
{about}

用法：{usage}

{all-args}{after-help}";

/// The command tree with its help in `lang`.
pub(super) fn in_lang(command: Command, lang: Lang) -> Command {
    match lang {
        Lang::En => command,
        Lang::Zh => translate(built(command), ""),
    }
}

/// The whole tree with every flag and subcommand that clap adds itself.
fn built(mut command: Command) -> Command {
    command.build();
    command
}

fn translate(command: Command, path: &str) -> Command {
    let mut command = command
        .help_template(TEMPLATE)
        .subcommand_help_heading("命令")
        .subcommand_value_name("命令")
        .disable_help_flag(false);
    if let Some(about) = zh::about(path) {
        command = command.about(about);
    }
    command = command.mut_args(|arg| {
        let heading = match arg.get_help_heading() {
            Some("Global options") => "全局选项",
            Some("Filters") => "筛选",
            _ if arg.is_positional() => "参数",
            _ => "选项",
        };
        let help = zh::arg(path, arg.get_id().as_str());
        let arg = arg.help_heading(heading);
        match help {
            Some(help) => arg.help(help),
            None => arg,
        }
    });
    command.mut_subcommands(|sub| {
        let path = format!("{path} {}", sub.get_name()).trim().to_owned();
        translate(sub, &path)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn walk(command: &Command, path: &str, missing: &mut Vec<String>) {
        if zh::about(path).is_none() {
            missing.push(format!(
                "(\"{path}\", \"\"),  // {}",
                command
                    .get_about()
                    .map(ToString::to_string)
                    .unwrap_or_default()
            ));
        }
        for arg in command.get_arguments() {
            if zh::arg(path, arg.get_id().as_str()).is_none() {
                missing.push(format!(
                    "(\"{path} {}\", \"\"),  // {}",
                    arg.get_id(),
                    arg.get_help().map(ToString::to_string).unwrap_or_default()
                ));
            }
        }
        for sub in command.get_subcommands() {
            walk(sub, format!("{path} {}", sub.get_name()).trim(), missing);
        }
    }

    #[test]
    fn every_command_and_flag_has_its_chinese() {
        let mut missing = Vec::new();
        walk(&built(crate::cli::Cli::command()), "", &mut missing);
        assert!(
            missing.is_empty(),
            "{} missing:\n{}",
            missing.len(),
            missing.join("\n")
        );
    }
}

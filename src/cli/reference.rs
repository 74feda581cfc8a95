//! The command reference, generated from the program itself.

use clap::Command;

use super::command;
use crate::lang::Lang;

/// Every command with its help, as Markdown. `docs/commands.md` is this text in Chinese, and a
/// test holds it to the program.
#[must_use]
pub fn reference(lang: Lang) -> String {
    let mut root = command(lang).term_width(100);
    root.build();
    let mut out = String::new();
    section(&root, "supervise", &mut out);
    out
}

fn section(command: &Command, path: &str, out: &mut String) {
    let help = command.clone().bin_name(path).render_help().to_string();
    let lines: Vec<&str> = help.trim_end().lines().map(str::trim_end).collect();
    *out += &format!("## {path}\n\n```text\n{}\n```\n\n", lines.join("\n"));
    for sub in command.get_subcommands() {
        let name = sub.get_name().to_owned();
        section(&own(sub.clone()), &format!("{path} {name}"), out);
    }
}

/// The command without the options that every command has; those stand with the first.
pub(super) fn own(command: Command) -> Command {
    command.mut_args(|arg| {
        let is_common = arg.is_global_set() || arg.get_id() == "help";
        arg.hide(is_common)
    })
}

//! The screen, as the terminal and the environment describe it.

use std::io::IsTerminal;

use super::Globals;
use crate::fault;
use crate::lang::Lang;
use crate::problem::Fault;
use crate::render::{Screen, Style};

/// A variable of the environment; `None` also when it is empty.
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Whether the console draws characters of ambiguous width two columns wide: `--ascii`, else
/// `SUPERVISE_STYLE`.
///
/// # Errors
/// `E-VALUE` for a style there is not.
pub(super) fn is_ascii(globals: &Globals) -> Result<bool, Fault> {
    match variable("SUPERVISE_STYLE").as_deref() {
        _ if globals.ascii => Ok(true),
        None => Ok(false),
        Some("ascii") => Ok(true),
        Some(other) => Err(fault!(
            Value,
            "环境变量 SUPERVISE_STYLE 只能填 ascii，不能填“{other}”",
            "the variable SUPERVISE_STYLE can be ascii, not `{other}`"
        )),
    }
}

/// The screen standard output goes to, or a page of paper when `on_paper`: a file.
pub(super) fn screen(lang: Lang, ascii: bool, on_paper: bool) -> Screen {
    let is_terminal = std::io::stdout().is_terminal();
    let colour = !on_paper && has_colour(variable, is_terminal);
    // Old Windows consoles must be told; where they cannot, escapes would show.
    let colour = colour && anstyle_query::windows::enable_ansi_colors().unwrap_or(true);
    Screen {
        width: columns(),
        lang,
        style: Style { colour, ascii },
    }
}

/// `NO_COLOR` wins, then `CLICOLOR_FORCE`; else a terminal has colour unless `CLICOLOR` or `TERM`
/// say that it has not.
fn has_colour(variable: impl Fn(&str) -> Option<String>, is_terminal: bool) -> bool {
    let is = |name: &str, value: &str| variable(name).as_deref() == Some(value);
    let is_forced = variable("CLICOLOR_FORCE").is_some() && !is("CLICOLOR_FORCE", "0");
    let can = is_terminal && !is("CLICOLOR", "0") && !is("TERM", "dumb");
    variable("NO_COLOR").is_none() && (is_forced || can)
}

/// Columns: `COLUMNS`, else the terminal's, 100 when piped.
fn columns() -> u16 {
    let given = variable("COLUMNS").and_then(|w| w.parse().ok());
    let given = given.filter(|w| (20..=1000).contains(w));
    given
        .or_else(|| terminal_size::terminal_size().map(|(width, _)| width.0))
        .unwrap_or(100)
}

/// Lines of the terminal that standard output is; `None` when it is none.
pub(super) fn rows() -> Option<usize> {
    if !std::io::stdout().is_terminal() {
        return None;
    }
    terminal_size::terminal_size().map(|(_, height)| usize::from(height.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_decides_on_colour() {
        for (given, at_terminal, piped) in [
            (&[][..], true, false),
            (&[("TERM", "xterm")], true, false),
            (&[("TERM", "dumb")], false, false),
            (&[("CLICOLOR", "0")], false, false),
            (&[("CLICOLOR", "1")], true, false),
            (&[("CLICOLOR_FORCE", "1"), ("TERM", "dumb")], true, true),
            (&[("CLICOLOR_FORCE", "0")], true, false),
            (&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], false, false),
        ] {
            let variable = |name: &str| {
                let found = given.iter().find(|(key, _)| *key == name);
                found.map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(has_colour(variable, true), at_terminal, "{given:?}");
            assert_eq!(has_colour(variable, false), piped, "{given:?}");
        }
    }
}

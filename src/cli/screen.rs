//! The screen, as the terminal and the environment describe it.

use std::io::IsTerminal;

use super::{Globals, color};
use crate::fault;
use crate::lang::Lang;
use crate::problem::Fault;
use crate::render::{Screen, Style};

/// Columns where there is no terminal.
const PAPER: u16 = 100;

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
    let colour = !on_paper && color::is_wanted(&std::io::stdout());
    // Old Windows consoles must be told; where they cannot, escapes would show.
    let colour = colour && anstyle_query::windows::enable_ansi_colors().unwrap_or(true);
    Screen {
        width: if on_paper { PAPER } else { columns() },
        lang,
        style: Style { colour, ascii },
    }
}

/// Columns: `COLUMNS`, else the terminal's, 100 when piped. A terminal that does not know its own
/// size says 0.
pub(super) fn columns() -> u16 {
    let given = variable("COLUMNS").and_then(|w| w.parse().ok());
    let own = terminal_size::terminal_size_of(std::io::stdout()).map(|(width, _)| width.0);
    let is_width = |w: &u16| (20..=1000).contains(w);
    given
        .filter(is_width)
        .or_else(|| own.filter(is_width))
        .unwrap_or(PAPER)
}

/// Lines of the terminal that standard output is; `None` when it is none.
pub(super) fn rows() -> Option<usize> {
    if !std::io::stdout().is_terminal() {
        return None;
    }
    terminal_size::terminal_size_of(std::io::stdout()).map(|(_, height)| usize::from(height.0))
}

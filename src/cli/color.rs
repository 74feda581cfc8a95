//! Whether a stream is coloured: asked once for each, of the environment and the stream itself.

use std::io::IsTerminal;

/// Whether what is printed to the stream may be coloured. `NO_COLOR` forbids it, then
/// `CLICOLOR_FORCE` other than 0 wants it; else it takes a terminal that is not `dumb`, and
/// `CLICOLOR` not 0 (<https://no-color.org>, <https://bixense.com/clicolors>).
pub(crate) fn is_wanted(stream: &impl IsTerminal) -> bool {
    let variable = |name: &str| std::env::var(name).ok().filter(|v| !v.is_empty());
    decided(variable, || stream.is_terminal())
}

/// The same of any environment.
fn decided(variable: impl Fn(&str) -> Option<String>, is_terminal: impl Fn() -> bool) -> bool {
    let is = |name: &str, value: &str| variable(name).is_some_and(|v| v == value);
    if variable("NO_COLOR").is_some() {
        return false;
    }
    if variable("CLICOLOR_FORCE").is_some() && !is("CLICOLOR_FORCE", "0") {
        return true;
    }
    is_terminal() && !is("CLICOLOR", "0") && !is("TERM", "dumb")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_variable_that_speaks_decides() {
        for (set, on_terminal, piped) in [
            ("", true, false),
            ("TERM=xterm", true, false),
            ("TERM=dumb", false, false),
            ("CLICOLOR=0", false, false),
            ("CLICOLOR=1", true, false),
            ("CLICOLOR_FORCE=0", true, false),
            ("CLICOLOR_FORCE=1", true, true),
            ("CLICOLOR_FORCE=1 TERM=dumb CLICOLOR=0", true, true),
            ("NO_COLOR=1 CLICOLOR_FORCE=1", false, false),
            ("NO_COLOR=0", false, false),
        ] {
            let variable = |name: &str| {
                let pairs = set.split(' ').filter_map(|pair| pair.split_once('='));
                let mut values = pairs.filter(|(n, _)| *n == name);
                values.next().map(|(_, v)| v.to_owned())
            };
            assert_eq!(decided(variable, || true), on_terminal, "{set}");
            assert_eq!(decided(variable, || false), piped, "{set}");
        }
    }
}

//! Text that is longer than the screen goes through a pager.

use std::io::{ErrorKind, Write};
use std::process::{Command, Stdio};

use super::interrupt::lending;
use super::screen::rows;
use super::stream::to_stdout;

/// The pager where none is named: it quits when the text fits and leaves it on the screen.
const USUAL: &str = "less -FRX";

/// Prints a result: through the pager when it is longer than the terminal it goes to.
pub(super) fn show(text: &str) -> std::io::Result<()> {
    let named = |name| std::env::var(name).ok();
    let pager = rows()
        .filter(|rows| text.lines().count() >= *rows)
        .and_then(|_| chosen(named));
    match pager {
        Some(pager) if run(&pager, text)? => Ok(()),
        _ => to_stdout(text),
    }
}

/// The pager as words: `SUPERVISE_PAGER`, else `PAGER`, else the usual one; `None` when it is empty
/// or `cat`.
fn chosen(named: impl Fn(&'static str) -> Option<String>) -> Option<Vec<String>> {
    let line = named("SUPERVISE_PAGER").or_else(|| named("PAGER"));
    let line = line.unwrap_or_else(|| USUAL.to_owned());
    let is_for_shell = cfg!(unix) && line.contains(['\'', '"', '$', '\\', '|', ';', '&']);
    let words: Vec<String> = if is_for_shell {
        vec!["sh".to_owned(), "-c".to_owned(), line]
    } else {
        line.split_whitespace().map(str::to_owned).collect()
    };
    match words.as_slice() {
        [] => None,
        [only] if only == "cat" => None,
        _ => Some(words),
    }
}

/// Whether the text was shown: there was such a program, and it did not fail. A reader who closes it
/// early is success.
fn run(pager: &[String], text: &str) -> std::io::Result<bool> {
    let [program, args @ ..] = pager else {
        return Ok(false);
    };
    let mut command = Command::new(program);
    command.args(args).stdin(Stdio::piped());
    if std::env::var_os("LESSCHARSET").is_none() {
        command.env("LESSCHARSET", "utf-8");
    }
    let mut child = match command.spawn() {
        Ok(child) => child,
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::NotFound | ErrorKind::PermissionDenied
            ) =>
        {
            return Ok(false);
        }
        Err(error) => return Err(error),
    };
    let written = lending(|| {
        let written = match child.stdin.take() {
            Some(mut input) => input.write_all(text.as_bytes()),
            None => Ok(()),
        };
        child.wait().map(|status| (written, status))
    })?;
    match written {
        (Err(error), _) if error.kind() != ErrorKind::BrokenPipe => Err(error),
        (_, status) => Ok(status.success()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(given: &[(&str, &str)]) -> Option<Vec<String>> {
        chosen(|name| {
            let found = given.iter().find(|(key, _)| *key == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn which_pager() {
        let words = |line: &str| Some(line.split(' ').map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(of(&[]), words("less -FRX"));
        assert_eq!(of(&[("PAGER", "more -d")]), words("more -d"));
        assert_eq!(
            of(&[("PAGER", "more"), ("SUPERVISE_PAGER", "most")]),
            words("most")
        );
        for none in ["", " ", "cat"] {
            assert_eq!(of(&[("PAGER", "more"), ("SUPERVISE_PAGER", none)]), None);
            assert_eq!(of(&[("PAGER", none)]), None);
        }
    }

    #[test]
    fn a_pager_that_is_missing_or_closed_is_no_failure() {
        let text = "安全出口\n".repeat(100_000);
        assert!(!run(&["no-such-pager-here".to_owned()], &text).unwrap());
        if cfg!(unix) {
            // One that fails has shown nothing: the text must be printed all the same.
            let failing = of(&[("PAGER", "sh -c 'exit 3'")]).unwrap();
            assert!(!run(&failing, &text).unwrap());
        }
        // Reads nothing and ends: the pipe is closed under the text.
        if cfg!(unix) {
            assert!(run(&["true".to_owned()], &text).unwrap());
        }
    }
}

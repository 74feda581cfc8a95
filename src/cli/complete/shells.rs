//! How bash, zsh and fish are told candidates that do not begin with what was typed. Left to
//! themselves they would drop a record found by its title, or put the part its likes share in
//! the place of what was typed.

use std::ffi::OsString;
use std::io::{Error, Write};
use std::path::Path;

use clap::Command;
use clap_complete::engine::{CompletionCandidate, complete};
use clap_complete::env::{self, EnvCompleter};

/// The word that is being completed, from its last `=` on for `--option=value`.
fn word(args: &[OsString], index: usize) -> String {
    let word = args.get(index).map(|w| w.to_string_lossy().into_owned());
    let word = word.unwrap_or_default();
    match word.split_once('=') {
        Some((option, value)) if option.starts_with("--") => value.to_owned(),
        _ => word,
    }
}

fn value(candidate: &CompletionCandidate) -> String {
    candidate.get_value().to_string_lossy().into_owned()
}

fn help(candidate: &CompletionCandidate) -> Option<String> {
    let help = candidate.get_help()?.to_string();
    Some(help.lines().next().unwrap_or_default().to_owned())
}

/// The place of the word among all, as bash and zsh tell it.
fn asked_index() -> usize {
    let index = std::env::var("_CLAP_COMPLETE_INDEX").ok();
    index.and_then(|i| i.parse().ok()).unwrap_or_default()
}

/// Bash shows values only, and inserts what all of them begin with.
pub(super) struct Bash;

impl EnvCompleter for Bash {
    fn name(&self) -> &'static str {
        "bash"
    }

    fn is(&self, name: &str) -> bool {
        name == self.name()
    }

    fn write_registration(
        &self,
        var: &str,
        name: &str,
        bin: &str,
        completer: &str,
        buf: &mut dyn Write,
    ) -> Result<(), Error> {
        env::Bash.write_registration(var, name, bin, completer, buf)
    }

    fn write_complete(
        &self,
        cmd: &mut Command,
        args: Vec<OsString>,
        current_dir: Option<&Path>,
        buf: &mut dyn Write,
    ) -> Result<(), Error> {
        // `?`: the second Tab, which only lists.
        let is_list = std::env::var("_CLAP_COMPLETE_COMP_TYPE").is_ok_and(|t| t == "63");
        let index = asked_index();
        let typed = word(&args, index);
        let found = complete(cmd, args, index, current_dir)?;
        let separator = std::env::var("_CLAP_IFS").unwrap_or_else(|_| "\n".to_owned());
        let is_by_name = found.len() > 1 && found.iter().all(|c| !value(c).starts_with(&typed));
        let mut lines: Vec<String> = found.iter().map(value).collect();
        if is_list && found.len() > 1 && found.iter().any(|c| help(c).is_some()) {
            let wide = lines.iter().map(|l| l.chars().count()).max().unwrap_or(0);
            let titled = |c: &CompletionCandidate| {
                let line = format!("{:wide$}  {}", value(c), help(c).unwrap_or_default());
                line.trim_end().to_owned()
            };
            lines = found.iter().map(titled).collect();
        } else if is_by_name {
            // What was typed shares nothing with the others, so it is left as it is.
            lines.push(typed);
        }
        write!(buf, "{}", lines.join(&separator))
    }
}

/// Zsh drops what does not begin with the word, unless told that it was chosen otherwise.
pub(super) struct Zsh;

const ZSH: &str = r#"#compdef BIN
_NAME() {
    local -a found
    found=("${(@f)$(_CLAP_COMPLETE_INDEX=$((CURRENT - 1)) VAR=zsh COMPLETER -- "${words[@]}" 2>/dev/null)}")
    [[ -n "$found" ]] || return 1
    if (( ${#${(M)found:#${(b)PREFIX}*}} )); then
        _describe -V 'values' found
    else
        (( ${#found} > 1 )) && compstate[insert]=menu
        _describe -V 'values' found -U
    fi
}

if [ "$funcstack[1]" = "_NAME" ]; then
    _NAME "$@"
else
    compdef _NAME BIN
fi
"#;

impl EnvCompleter for Zsh {
    fn name(&self) -> &'static str {
        "zsh"
    }

    fn is(&self, name: &str) -> bool {
        name == self.name()
    }

    fn write_registration(
        &self,
        var: &str,
        name: &str,
        bin: &str,
        completer: &str,
        buf: &mut dyn Write,
    ) -> Result<(), Error> {
        let script = ZSH
            .replace("COMPLETER", completer)
            .replace("VAR", var)
            .replace("NAME", name)
            .replace("BIN", bin);
        write!(buf, "{script}")
    }

    fn write_complete(
        &self,
        cmd: &mut Command,
        args: Vec<OsString>,
        current_dir: Option<&Path>,
        buf: &mut dyn Write,
    ) -> Result<(), Error> {
        let escape = |text: String| text.replace('\\', "\\\\").replace(':', "\\:");
        let found = complete(cmd, args, asked_index(), current_dir)?;
        for candidate in &found {
            let value = escape(value(candidate));
            match help(candidate) {
                Some(help) => writeln!(buf, "{value}:{}", escape(help))?,
                None => writeln!(buf, "{value}")?,
            }
        }
        Ok(())
    }
}

/// Fish keeps what holds the word, so a record found by its name is offered by its name, which
/// commands take as well as the id.
pub(super) struct Fish;

impl EnvCompleter for Fish {
    fn name(&self) -> &'static str {
        "fish"
    }

    fn is(&self, name: &str) -> bool {
        name == self.name()
    }

    fn write_registration(
        &self,
        var: &str,
        name: &str,
        bin: &str,
        completer: &str,
        buf: &mut dyn Write,
    ) -> Result<(), Error> {
        env::Fish.write_registration(var, name, bin, completer, buf)
    }

    fn write_complete(
        &self,
        cmd: &mut Command,
        args: Vec<OsString>,
        current_dir: Option<&Path>,
        buf: &mut dyn Write,
    ) -> Result<(), Error> {
        let index = args.len().saturating_sub(1);
        let typed = word(&args, index);
        let option = args.get(index).map(|w| w.to_string_lossy().into_owned());
        let option = option.unwrap_or_default();
        let option = option.strip_suffix(&typed).unwrap_or_default();
        for candidate in complete(cmd, args, index, current_dir)? {
            let (value, help) = (value(&candidate), help(&candidate));
            let own = value.strip_prefix(option).unwrap_or(&value);
            match help {
                Some(name) if !own.contains(&typed) && name.contains(&typed) => {
                    writeln!(buf, "{option}{name}\t{own}")?;
                }
                Some(help) => writeln!(buf, "{value}\t{help}")?,
                None => writeln!(buf, "{value}")?,
            }
        }
        Ok(())
    }
}

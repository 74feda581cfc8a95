//! How bash, zsh and fish are told candidates that do not begin with what was typed. Left to
//! themselves they would drop a record found by its title, or put the part its likes share in
//! the place of what was typed.

use std::ffi::OsString;
use std::io::{Error, Write};
use std::path::Path;

use clap::Command;
use clap_complete::engine::{CompletionCandidate, complete};
use clap_complete::env::{self, EnvCompleter};

/// A shell: how its script is written and how it is answered.
pub(super) struct Shell {
    name: &'static str,
    script: fn(&Names<'_>, &mut dyn Write) -> Result<(), Error>,
    answer: fn(&[CompletionCandidate], &Typed) -> String,
}

/// What a script must name.
struct Names<'a> {
    var: &'a str,
    name: &'a str,
    bin: &'a str,
    completer: &'a str,
}

/// The word that is being completed.
struct Typed {
    /// `--option=` before the value; often empty.
    option: String,
    /// The value as far as it is typed.
    value: String,
}

impl Typed {
    fn at(args: &[OsString], index: usize) -> Self {
        let word = args.get(index).map(|w| w.to_string_lossy().into_owned());
        let word = word.unwrap_or_default();
        match word.split_once('=') {
            Some((option, value)) if option.starts_with("--") => Self {
                option: format!("{option}="),
                value: value.to_owned(),
            },
            _ => Self {
                option: String::new(),
                value: word,
            },
        }
    }
}

impl EnvCompleter for Shell {
    fn name(&self) -> &'static str {
        self.name
    }

    fn is(&self, name: &str) -> bool {
        name == self.name
    }

    fn write_registration(
        &self,
        var: &str,
        name: &str,
        bin: &str,
        completer: &str,
        buf: &mut dyn Write,
    ) -> Result<(), Error> {
        let names = Names {
            var,
            name,
            bin,
            completer,
        };
        (self.script)(&names, buf)
    }

    fn write_complete(
        &self,
        cmd: &mut Command,
        args: Vec<OsString>,
        current_dir: Option<&Path>,
        buf: &mut dyn Write,
    ) -> Result<(), Error> {
        // bash and zsh tell the place of the word; fish ends the words with it.
        let told = std::env::var("_CLAP_COMPLETE_INDEX").ok();
        let told = told.filter(|_| self.name != FISH.name);
        let index = told.and_then(|i| i.parse().ok());
        let index = index.unwrap_or(args.len().saturating_sub(1));
        let typed = Typed::at(&args, index);
        let found = complete(cmd, args, index, current_dir)?;
        write!(buf, "{}", (self.answer)(&found, &typed))
    }
}

fn value(candidate: &CompletionCandidate) -> String {
    candidate.get_value().to_string_lossy().into_owned()
}

fn help(candidate: &CompletionCandidate) -> Option<String> {
    let help = candidate.get_help()?.to_string();
    Some(help.lines().next().unwrap_or_default().to_owned())
}

/// Bash shows values only, and inserts what all of them begin with.
pub(super) const BASH: Shell = Shell {
    name: "bash",
    script: |n, buf| env::Bash.write_registration(n.var, n.name, n.bin, n.completer, buf),
    answer: for_bash,
};

fn for_bash(found: &[CompletionCandidate], typed: &Typed) -> String {
    // `?`: the second Tab, which only lists.
    let is_list = std::env::var("_CLAP_COMPLETE_COMP_TYPE").is_ok_and(|t| t == "63");
    let separator = std::env::var("_CLAP_IFS").unwrap_or_else(|_| "\n".to_owned());
    let begun = format!("{}{}", typed.option, typed.value);
    let is_by_name = found.iter().all(|c| !value(c).starts_with(&begun));
    let mut lines: Vec<String> = found.iter().map(value).collect();
    if is_list && found.len() > 1 {
        let wide = lines.iter().map(|l| l.chars().count()).max().unwrap_or(0);
        let titled = |c: &CompletionCandidate| {
            let line = format!("{:wide$}  {}", value(c), help(c).unwrap_or_default());
            line.trim_end().to_owned()
        };
        lines = found.iter().map(titled).collect();
    } else if is_by_name && found.len() > 1 {
        // What was typed shares nothing with the others, so it is left as it is.
        lines.push(typed.value.clone());
    }
    lines.join(&separator)
}

/// Zsh drops what does not begin with the word, unless told that it was chosen otherwise.
pub(super) const ZSH: Shell = Shell {
    name: "zsh",
    script: |n, buf| {
        let script = ZSH_SCRIPT
            .replace("COMPLETER", n.completer)
            .replace("VAR", n.var)
            .replace("NAME", n.name)
            .replace("BIN", n.bin);
        write!(buf, "{script}")
    },
    answer: for_zsh,
};

const ZSH_SCRIPT: &str = r#"#compdef BIN
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

fn for_zsh(found: &[CompletionCandidate], _: &Typed) -> String {
    let escape = |text: String| text.replace('\\', "\\\\").replace(':', "\\:");
    let line = |c: &CompletionCandidate| match help(c) {
        Some(help) => format!("{}:{}\n", escape(value(c)), escape(help)),
        None => escape(value(c)) + "\n",
    };
    found.iter().map(line).collect()
}

/// Fish keeps what holds the word, so a record found by its name is offered by its name, which
/// commands take as well as the id.
pub(super) const FISH: Shell = Shell {
    name: "fish",
    script: |n, buf| env::Fish.write_registration(n.var, n.name, n.bin, n.completer, buf),
    answer: for_fish,
};

fn for_fish(found: &[CompletionCandidate], typed: &Typed) -> String {
    let line = |c: &CompletionCandidate| {
        let value = value(c);
        let own = value.strip_prefix(&typed.option).unwrap_or(&value);
        match help(c) {
            Some(name) if !own.contains(&typed.value) && name.contains(&typed.value) => {
                format!("{}{name}\t{own}\n", typed.option)
            }
            Some(help) => format!("{value}\t{help}\n"),
            None => format!("{value}\n"),
        }
    };
    found.iter().map(line).collect()
}

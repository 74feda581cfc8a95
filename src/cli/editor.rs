//! The person's own editor, for text of several lines and for whole records.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::desk::long_text;
use super::failure::Failure;
use super::interrupt::lending;
use super::stream::to_stderr;
use crate::encoding::{self, Saved};
use crate::fault;
use crate::lang::Lang;
use crate::say;
use crate::store::Private;

/// The beginning of the lines that say what is asked.
const NOTE: &str = "# ──";

/// Has a text written in the editor, with a note below it that says what is asked. Returns what
/// stands in the file afterwards, also when the editor failed, and what went wrong.
pub(crate) fn text(
    manuscript: &Manuscript,
    label: &str,
    initial: &str,
    lang: Lang,
) -> (String, Option<Failure>) {
    let note = say!(
        lang,
        "{NOTE} {label}：写好存盘退出即可；这一行不会写进去。\n",
        "{NOTE} {label}: save and leave; this line is not kept.\n"
    );
    let given = format!("{}\n\n{note}", initial.trim_end());
    let failure = manuscript
        .put(&given)
        .and_then(|()| manuscript.open())
        .err();
    match manuscript.read() {
        Ok((written, saved)) => {
            tell_encoding(saved, lang);
            (without_note(&written), failure)
        }
        Err(unread) => (initial.to_owned(), failure.or(Some(unread))),
    }
}

/// What an earlier editor left; `None` when it cannot be read.
pub(crate) fn left(manuscript: &Manuscript) -> Option<String> {
    let (written, _) = manuscript.read().ok()?;
    Some(without_note(&written))
}

fn without_note(written: &str) -> String {
    let lines = written.lines().filter(|line| !line.starts_with(NOTE));
    long_text(&lines.collect::<Vec<_>>().join("\n"))
}

/// Says that a text was saved in another encoding and taken all the same.
pub(crate) fn tell_encoding(saved: Saved, lang: Lang) {
    let name = saved.name();
    if saved != Saved::Utf8 {
        to_stderr(&say!(
            lang,
            "提醒：编辑器存成了 {name}编码，已转为 UTF-8。\n",
            "warning: the editor saved {name}; it was turned into UTF-8.\n"
        ));
    }
}

/// A text in the hands of the editor: a file in the clone's own folder.
pub(crate) struct Manuscript {
    private: Private,
    name: String,
}

impl Manuscript {
    /// The text of that name, which need not lie there yet.
    pub(crate) const fn new(private: Private, name: String) -> Self {
        Self { private, name }
    }

    /// The file of that extension beside it.
    pub(crate) fn beside(&self, extension: &str) -> Self {
        let name = Path::new(&self.name).with_extension(extension);
        Self::new(self.private.clone(), name.to_string_lossy().into_owned())
    }

    /// Whether it lies there.
    pub(crate) fn is_there(&self) -> bool {
        self.private.read(&self.name).is_some()
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.private.path(&self.name)
    }

    /// Puts a text in the place of what is there.
    pub(crate) fn put(&self, text: &str) -> Result<(), Failure> {
        let written = self.private.write(&self.name, text.as_bytes());
        written.map_err(|error| Failure::Store {
            error,
            root: PathBuf::new(),
        })
    }

    pub(crate) fn remove(&self) {
        self.private.remove(&self.name);
    }

    /// Opens the editor and waits until it is left.
    pub(crate) fn open(&self) -> Result<(), Failure> {
        let path = self.path();
        let status = lending(|| command(&path).and_then(|mut c| c.status().ok()));
        match status {
            Some(status) if status.success() => Ok(()),
            Some(_) => {
                Err(fault!(Editor, "编辑器没有正常退出", "the editor did not end well").into())
            }
            None => Err(fault!(Editor, "打不开编辑器", "the editor cannot be started").into()),
        }
    }

    /// What was saved, its line ends as they are, and in which encoding.
    pub(crate) fn read(&self) -> Result<(String, Saved), Failure> {
        let bytes = std::fs::read(self.path())?;
        let (text, saved) = encoding::any(&bytes)?;
        // Some editors end lines by a carriage return alone.
        let is_bare = text.contains('\r') && !text.contains('\n');
        let text = if is_bare {
            text.replace('\r', "\n")
        } else {
            text.into_owned()
        };
        Ok((text, saved))
    }
}

/// The editor's command line: the one the person chose, else what the system has.
fn command(file: &Path) -> Option<Command> {
    let names = ["SUPERVISE_EDITOR", "VISUAL", "EDITOR"];
    let mut chosen = names.iter().filter_map(|name| std::env::var(name).ok());
    match chosen.find(|value| !value.trim().is_empty()) {
        Some(line) => Some(shell(&line, file)),
        None => usual().map(|program| {
            let mut command = Command::new(program);
            command.arg(file);
            command
        }),
    }
}

/// As git does: the shell reads the line, so that an editor may have options.
#[cfg(unix)]
fn shell(line: &str, file: &Path) -> Command {
    let mut command = Command::new("sh");
    command
        .arg("-c")
        .arg(format!("{line} \"$@\""))
        .arg(line)
        .arg(file);
    command
}

/// As Windows runs what is typed: `code` may be `code.cmd`, and a name may be quoted.
#[cfg(windows)]
fn shell(line: &str, file: &Path) -> Command {
    use std::os::windows::process::CommandExt;
    let mut command = Command::new("cmd");
    command.raw_arg(format!("/S /C \"{line} \"{}\"\"", file.display()));
    command
}

fn usual() -> Option<PathBuf> {
    let names: &[&str] = if cfg!(windows) {
        &["notepad.exe"]
    } else {
        &["nano", "vim", "vi"]
    };
    let folders: Vec<PathBuf> = std::env::split_paths(&std::env::var_os("PATH")?).collect();
    let places = names
        .iter()
        .flat_map(|name| folders.iter().map(move |f| f.join(name)));
    places.into_iter().find(|place| place.is_file())
}

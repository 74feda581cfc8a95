//! The person's own editor, for text of several lines and for whole records.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::desk::{Desk, long_text};
use super::failure::Failure;
use super::stream::to_stderr;
use crate::encoding;
use crate::fault;
use crate::lang::Lang;
use crate::say;

/// The line from which on the editor's text is a note.
const CUT: &str = "# ────────";

/// Has a text written in the editor, with a note below it that says what is asked. Blank lines at
/// the end and the note are dropped.
pub(crate) fn text(
    desk: Option<&Desk>,
    label: &str,
    initial: &str,
    lang: Lang,
) -> Result<String, Failure> {
    let note = say!(
        lang,
        "{CUT}\n# {label}：写在这条线以上。存盘退出即可；这条线和下面的字不会写进去。\n",
        "{CUT}\n# {label}: write above this line. Save and leave; this line and what follows are not kept.\n"
    );
    let draft = Draft::new(
        desk,
        "draft-text.txt",
        &format!("{}\n\n{note}", initial.trim_end()),
    )?;
    draft.open()?;
    let (written, is_gbk) = draft.read()?;
    if is_gbk {
        tell_gbk(lang);
    }
    let kept = written.split(CUT).next().unwrap_or_default();
    draft.remove();
    Ok(long_text(kept))
}

/// Says that a text was saved in GBK and taken all the same.
pub(crate) fn tell_gbk(lang: Lang) {
    to_stderr(&say!(
        lang,
        "提醒：编辑器存成了 GBK（ANSI）编码，已转为 UTF-8。\n",
        "warning: the editor saved GBK (ANSI); it was turned into UTF-8.\n"
    ));
}

/// A text in the hands of the editor.
pub(crate) struct Draft {
    path: PathBuf,
}

impl Draft {
    /// Puts the text where the editor opens it: in the clone's own folder, else in the system's
    /// folder for temporary files.
    pub(crate) fn new(desk: Option<&Desk>, name: &str, text: &str) -> Result<Self, Failure> {
        let path = match desk {
            Some(desk) => {
                let private = desk.store.private();
                let written = private.write(name, text.as_bytes());
                written.map_err(|e| desk.failed(e))?;
                private.path(name)
            }
            None => {
                let path =
                    std::env::temp_dir().join(format!("supervise-{}-{name}", std::process::id()));
                std::fs::write(&path, text)?;
                path
            }
        };
        Ok(Self { path })
    }

    /// A text that lies there already.
    pub(crate) fn at(path: PathBuf) -> Self {
        Self { path }
    }

    /// Puts another text in the place of the one that was saved.
    pub(crate) fn put(&self, text: &str) -> Result<(), Failure> {
        Ok(std::fs::write(&self.path, text)?)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Opens the editor and waits until it is left.
    pub(crate) fn open(&self) -> Result<(), Failure> {
        let status = command(&self.path).and_then(|mut c| c.status().ok());
        match status {
            Some(status) if status.success() => Ok(()),
            Some(_) => {
                Err(fault!(Editor, "编辑器没有正常退出", "the editor did not end well").into())
            }
            None => Err(fault!(Editor, "打不开编辑器", "the editor cannot be started").into()),
        }
    }

    /// What was saved, and whether it was in GBK.
    pub(crate) fn read(&self) -> Result<(String, bool), Failure> {
        let bytes = std::fs::read(&self.path)?;
        let (text, is_gbk) = encoding::any(&bytes)?;
        Ok((text.replace("\r\n", "\n"), is_gbk))
    }

    pub(crate) fn remove(&self) {
        // What stays behind is seen by nobody but its writer.
        let _ = std::fs::remove_file(&self.path);
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

/// The whole line names a program, or its first word does.
#[cfg(not(unix))]
fn shell(line: &str, file: &Path) -> Command {
    let line = line.trim().trim_matches('"');
    let (program, options) = match line.split_once(' ') {
        Some((program, options)) if !Path::new(line).exists() => (program, options),
        _ => (line, ""),
    };
    let mut command = Command::new(program);
    command.args(options.split_whitespace()).arg(file);
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

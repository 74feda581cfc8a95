//! `edit`: one record in the person's own editor, until it reads well or is given up. What was
//! typed is kept as a draft until it is written.

mod notes;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::desk::{DONE, Desk, Purpose};
use super::editor::{self, Manuscript};
use super::failure::Failure;
use super::stream::{to_stderr, to_stdout};
use super::{Globals, commit};
use crate::check::Checked;
use crate::fault;
use crate::for_kind;
use crate::lang::Lang;
use crate::model::{Id, Record};
use crate::problem::{Code, Problem, Severity, Spot};
use crate::say;
use crate::store::{Claim, Private, StoreError, place, read};
use crate::view::Listed;

/// Which record.
#[derive(Args)]
pub(crate) struct EditAny {
    /// The record, of any kind: its id or its name
    id: String,
}

impl EditAny {
    pub(crate) fn run(&self, globals: &Globals, asked: Option<Lang>) -> Result<ExitCode, Failure> {
        let (kind, id) = Desk::read(globals, asked)?.any(&self.id)?;
        for_kind!(kind, R => run::<R>(globals, asked, id.as_str()))
    }
}

/// How a file begins and ends its lines, so that it is written as it was.
#[derive(Clone, Copy)]
struct Form {
    has_bom: bool,
    ends: Ends,
}

/// How the lines of a file end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ends {
    /// All by a line feed.
    Lf,
    /// All by carriage return and line feed.
    CrLf,
    /// Some so, some so: each line keeps its own.
    Mixed,
}

/// A record in the editor.
struct Edit<'g, R> {
    globals: &'g Globals,
    asked: Option<Lang>,
    lang: Lang,
    old: R,
    path: PathBuf,
    /// The file's bytes when the editing began.
    base: Vec<u8>,
    form: Form,
    /// The file's text as the editor gets it.
    text: String,
    manuscript: Manuscript,
    _claim: Claim,
}

/// Opens a record in the editor and writes what comes back, once it is sound.
pub(super) fn run<R: Listed + Checked>(
    globals: &Globals,
    asked: Option<Lang>,
    id: &str,
) -> Result<ExitCode, Failure> {
    let edit = Edit::<R>::begin(&Desk::read(globals, asked)?, globals, asked, id)?;
    let mut last = None;
    loop {
        edit.manuscript
            .open()
            .inspect_err(|_| edit.forget_unchanged())?;
        let body = edit.read().inspect_err(|_| edit.tell_place())?;
        if body.trim().is_empty() || body == edit.text {
            edit.forget();
            let id = edit.old.id();
            to_stdout(&say!(edit.lang, "{id} 没有变化\n", "{id} is unchanged\n"))?;
            return Ok(DONE);
        }
        let problems = match edit.write(&body).inspect_err(|_| edit.tell_place())? {
            Written::Done => {
                edit.forget();
                return Ok(DONE);
            }
            Written::Shown => {
                edit.tell_place();
                return Ok(DONE);
            }
            Written::Refused(problems) => problems,
        };
        let is_hopeless = problems.iter().any(|p| p.fault.code == Code::Size);
        if is_hopeless || last.as_ref() == Some(&body) {
            return edit.give_up(&problems);
        }
        edit.manuscript
            .put(&(notes::of(&problems, edit.lang) + &body))
            .inspect_err(|_| edit.tell_place())?;
        last = Some(body);
    }
}

/// What became of a text.
enum Written {
    Done,
    /// Its lines were shown and nothing was written, as asked.
    Shown,
    Refused(Vec<Problem>),
}

impl<'g, R: Listed + Checked> Edit<'g, R> {
    fn begin(
        desk: &Desk,
        globals: &'g Globals,
        asked: Option<Lang>,
        id: &str,
    ) -> Result<Self, Failure> {
        let old: R = desk.record(id)?;
        let path = desk.store.path_of(&old).map_err(|e| desk.failed(e))?;
        let base = desk.store.bytes(&path).map_err(|e| desk.failed(e))?;
        let whole = read::utf8(&base)?;
        let form = Form::of(whole);
        let text = form.undress(read::without_bom(whole));
        let (manuscript, claim) = begin(desk, &old, &base, &text)?;
        Ok(Self {
            globals,
            asked,
            lang: desk.lang,
            old,
            path,
            base,
            form,
            text,
            manuscript,
            _claim: claim,
        })
    }

    /// What was saved, without the notes.
    fn read(&self) -> Result<String, Failure> {
        let (written, saved) = self.manuscript.read()?;
        editor::tell_encoding(saved, self.lang);
        Ok(self.form.undress(notes::strip(&written)))
    }

    /// Reads and judges the text with the ledger as it is now, and writes it when it is sound.
    fn write(&self, body: &str) -> Result<Written, Failure> {
        let mut desk = Desk::write(self.globals, self.asked)?;
        if desk.store.bytes(&self.path).ok().as_ref() != Some(&self.base) {
            let id = self.old.id();
            to_stderr(&say!(
                self.lang,
                "{id} 刚被别的命令改过；再运行时从新的内容改起，这份稿子会移到一边。\n",
                "{id} was just changed by another command; the next edit starts from it anew and puts this text aside.\n"
            ));
            return Err(desk.failed(StoreError::Changed(self.path.clone())));
        }
        let new: R = match read::record(body) {
            Ok(new) => new,
            Err(found) => {
                let problems = found.into_iter().map(|(f, spot)| f.at(&self.path, spot));
                return Ok(Written::Refused(problems.collect()));
            }
        };
        if let Some(problem) = self.identity(&new) {
            return Ok(Written::Refused(vec![place::in_text(problem, body)]));
        }
        let (base, after) = (self.base.clone(), self.form.dress(body));
        let file = match desk.store.rewritten(&self.path, base, after, &new) {
            Ok(file) => file,
            Err(fault) => {
                let problem = fault.at(&self.path, Spot::File);
                return Ok(Written::Refused(vec![problem]));
            }
        };
        let found = commit::judge(&mut desk, &new, Some(&self.old), &file);
        let (errors, others): (Vec<_>, Vec<_>) = found
            .into_iter()
            .partition(|(severity, _)| *severity == Severity::Error);
        if !errors.is_empty() {
            let errors = errors.into_iter().map(|(_, p)| place::in_text(p, body));
            return Ok(Written::Refused(errors.collect()));
        }
        if desk.purpose == Purpose::DryRun {
            to_stdout(&commit::lines(&file))?;
            return Ok(Written::Shown);
        }
        commit::write(&mut desk, &file)?;
        commit::tell_change(&desk, &self.old, &new, &file)?;
        commit::warn(&desk, &others);
        Ok(Written::Done)
    }

    /// Id and mark never change: other records and other clones know the record by them.
    fn identity(&self, new: &R) -> Option<Problem> {
        let (field, kept) = if new.id() != self.old.id() {
            ("id", self.old.id().as_str())
        } else if new.uid() != self.old.uid() {
            ("uid", self.old.uid())
        } else {
            return None;
        };
        let fault = fault!(
            Value,
            "{field} 不能改，应是 {kept}",
            "`{field}` never changes; it is {kept}"
        );
        Some(fault.at(&self.path, Spot::Field(field.into())))
    }

    fn give_up(&self, problems: &[Problem]) -> Result<ExitCode, Failure> {
        let all = problems
            .iter()
            .map(|p| super::failure::sentence(&p.fault, self.lang));
        to_stderr(&all.collect::<String>());
        self.tell_place();
        Ok(ExitCode::from(1))
    }

    fn forget(&self) {
        self.manuscript.remove();
        self.manuscript.beside("base").remove();
    }

    /// Says where what was typed lies, and how to go on with it.
    fn tell_place(&self) {
        let path = self.manuscript.path();
        let (path, command, id) = (path.display(), R::KIND.command(), self.old.id());
        to_stderr(&say!(
            self.lang,
            "没有写入。改过的稿子在 {path}；再运行 supervise {command} edit {id}。\n",
            "Nothing was written. Your text is in {path}; run supervise {command} edit {id} again.\n"
        ));
    }

    /// The editor failed: a manuscript that holds nothing new is of no use.
    fn forget_unchanged(&self) {
        let is_unchanged = self
            .manuscript
            .read()
            .is_ok_and(|(text, _)| self.form.undress(notes::strip(&text)) == self.text);
        if is_unchanged {
            self.forget();
        } else {
            self.tell_place();
        }
    }
}

impl Form {
    fn of(whole: &str) -> Self {
        let lines = whole.matches('\n').count();
        let ends = match whole.matches("\r\n").count() {
            0 => Ends::Lf,
            all if all == lines => Ends::CrLf,
            _ => Ends::Mixed,
        };
        let has_bom = read::without_bom(whole) != whole;
        Self { has_bom, ends }
    }

    /// The text as the editor gets it and as it is compared: an editor that ends lines its own way
    /// changes nothing.
    fn undress(self, text: &str) -> String {
        match self.ends {
            Ends::Mixed => text.to_owned(),
            Ends::Lf | Ends::CrLf => text.replace("\r\n", "\n"),
        }
    }

    fn dress(self, text: &str) -> String {
        let text = match self.ends {
            Ends::CrLf => text.replace('\n', "\r\n"),
            Ends::Lf | Ends::Mixed => text.to_owned(),
        };
        format!("{}{text}", if self.has_bom { "\u{feff}" } else { "" })
    }
}

/// The manuscript that was left of the same file, else the file's text, with a note on top. One of
/// a file that changed since is put aside: going on with it would undo the change.
fn begin<R: Record>(
    desk: &Desk,
    old: &R,
    base: &[u8],
    text: &str,
) -> Result<(Manuscript, Claim), Failure> {
    let private = desk.store.private();
    let stem = format!("edit-{}", old.id());
    let claim = private.claim(&stem).ok_or_else(|| {
        fault!(
            Step,
            "{} 正在另一个窗口里修改",
            "{} is being edited in another window",
            old.id()
        )
    })?;
    let manuscript = Manuscript::new(private.clone(), format!("{stem}.yaml"));
    let of = format!("{stem}.base");
    let left = private.read(&format!("{stem}.yaml"));
    if left.is_some() && private.read(&of).as_deref() == Some(base) {
        to_stderr(&say!(
            desk.lang,
            "接着改上次没有写入的稿子。\n",
            "Going on with the text that was not written.\n"
        ));
        return Ok((manuscript, claim));
    }
    if let Some(left) = left {
        put_aside(desk, &private, &stem, &left, old.id())?;
    }
    private.write(&of, base).map_err(|e| desk.failed(e))?;
    manuscript.put(&(notes::first(old.id(), desk.lang) + text))?;
    Ok((manuscript, claim))
}

/// Keeps an earlier manuscript under a name of its own.
fn put_aside(
    desk: &Desk,
    private: &Private,
    stem: &str,
    left: &[u8],
    id: &Id,
) -> Result<(), Failure> {
    let aside = private.free(&format!("{stem}-old"), "yaml");
    private.write(&aside, left).map_err(|e| desk.failed(e))?;
    let place = private.path(&aside);
    let place = place.display();
    to_stderr(&say!(
        desk.lang,
        "{id} 在那以后改过，上次的稿子移到 {place}，这次从现在的内容改起。\n",
        "{id} changed since; the earlier text is in {place}, this one starts from the record as it is.\n"
    ));
    Ok(())
}

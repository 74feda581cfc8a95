//! `edit`: one record in the person's own editor, until it reads well or is given up. What was
//! typed is kept as a draft until it is written.

mod notes;

use std::path::PathBuf;
use std::process::ExitCode;

use super::desk::{DONE, Desk, Purpose};
use super::editor::{self, Draft};
use super::failure::Failure;
use super::stream::{to_stderr, to_stdout};
use super::{Globals, commit};
use crate::check::Checked;
use crate::fault;
use crate::lang::Lang;
use crate::model::Record;
use crate::problem::{Problem, Severity, Spot};
use crate::say;
use crate::store::{self, StoreError, place, read};
use crate::view::Listed;

/// How a file ends its lines and begins, so that it is written as it was.
#[derive(Clone, Copy)]
struct Form {
    has_bom: bool,
    has_crlf: bool,
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
    /// The file's text in lines that end with a line feed.
    text: String,
    draft: Draft,
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
        edit.draft.open().inspect_err(|_| edit.forget_unchanged())?;
        let (written, is_gbk) = edit.draft.read().inspect_err(|_| edit.tell_draft())?;
        if is_gbk {
            editor::tell_gbk(edit.lang);
        }
        let body = notes::strip(&written);
        if body.trim().is_empty() || body == edit.text {
            edit.forget();
            let id = edit.old.id();
            to_stdout(&say!(edit.lang, "{id} 没有变化\n", "{id} is unchanged\n"))?;
            return Ok(DONE);
        }
        let problems = match edit.write(&body)? {
            Written::Done => {
                edit.forget();
                return Ok(DONE);
            }
            Written::Refused(problems) => problems,
        };
        if last.as_ref() == Some(&body) {
            return edit.give_up(&problems);
        }
        edit.draft.put(&(notes::of(&problems, edit.lang) + &body))?;
        last = Some(body);
    }
}

/// What became of a text.
enum Written {
    Done,
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
        let form = Form {
            has_bom: read::without_bom(whole) != whole,
            has_crlf: whole.contains("\r\n"),
        };
        let text = read::without_bom(whole).replace("\r\n", "\n");
        let draft = begin_draft(desk, &old, &base, &text)?;
        Ok(Self {
            globals,
            asked,
            lang: desk.lang,
            old,
            path,
            base,
            form,
            text,
            draft,
        })
    }

    /// Reads and judges the text with the ledger as it is now, and writes it when it is sound.
    fn write(&self, body: &str) -> Result<Written, Failure> {
        let mut desk = Desk::write(self.globals, self.asked)?;
        if desk.store.bytes(&self.path).ok().as_ref() != Some(&self.base) {
            self.tell_draft();
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
        let file = store::Draft {
            path: self.path.clone(),
            before: Some(self.base.clone()),
            after: self.form.dress(body),
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
            return Ok(Written::Done);
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
        self.tell_draft();
        Ok(ExitCode::from(1))
    }

    fn forget(&self) {
        self.draft.remove();
        Draft::at(self.draft.path().with_extension("base")).remove();
    }

    fn tell_draft(&self) {
        let (path, command, id) = (
            self.draft.path().display(),
            R::KIND.command(),
            self.old.id(),
        );
        to_stderr(&say!(
            self.lang,
            "没有写入。改过的稿子在 {path}；再运行 supervise {command} edit {id} 接着改。\n",
            "Nothing was written. Your draft is in {path}; run supervise {command} edit {id} to go on.\n"
        ));
    }

    /// The editor failed: a draft that holds nothing new is of no use.
    fn forget_unchanged(&self) {
        let is_unchanged = self
            .draft
            .read()
            .is_ok_and(|(text, _)| notes::strip(&text) == self.text);
        if is_unchanged {
            self.forget();
        } else {
            self.tell_draft();
        }
    }
}

impl Form {
    fn dress(self, text: &str) -> String {
        let text = if self.has_crlf {
            text.replace('\n', "\r\n")
        } else {
            text.to_owned()
        };
        format!("{}{text}", if self.has_bom { "\u{feff}" } else { "" })
    }
}

/// The draft that was left of the same file, else the file's text, with a note on top. A draft of
/// a file that changed since is put aside: going on with it would undo the change.
fn begin_draft<R: Record>(desk: &Desk, old: &R, base: &[u8], text: &str) -> Result<Draft, Failure> {
    let private = desk.store.private();
    let (name, of) = (
        format!("edit-{}.yaml", old.id()),
        format!("edit-{}.base", old.id()),
    );
    if let Some(left) = private.read(&name) {
        if private.read(&of).as_deref() == Some(base) {
            to_stderr(&say!(
                desk.lang,
                "接着改上次没有写入的稿子。\n",
                "Going on with the draft that was not written.\n"
            ));
            return Ok(Draft::at(private.path(&name)));
        }
        let aside = format!("edit-{}.old.yaml", old.id());
        private.write(&aside, &left).map_err(|e| desk.failed(e))?;
        let place = private.path(&aside);
        let place = place.display();
        to_stderr(&say!(
            desk.lang,
            "{} 在那以后改过，上次的稿子移到 {place}，这次从现在的内容改起。\n",
            "{} changed since; the earlier draft is in {place}, this one starts from the record as it is.\n",
            old.id()
        ));
    }
    private.write(&of, base).map_err(|e| desk.failed(e))?;
    Draft::new(
        Some(desk),
        &name,
        &(notes::first(old.id(), desk.lang) + text),
    )
}

//! Writing a record: the rules are asked first, then the file is written or shown.

mod together;

pub(crate) use together::Together;

use similar::{ChangeTag, TextDiff};

use super::desk::{Desk, Purpose};
use super::failure::Failure;
use super::screen::screen;
use super::stream::{to_stderr, to_stdout};
use crate::check::{self, Checked, Context, personal};
use crate::lang::Lang;
use crate::model::coded::Coded;
use crate::problem::{Problem, Severity, Spot};
use crate::render::{self, harmless};
use crate::say;
use crate::store::{Change, Draft, StoreError};
use crate::view::{Listed, Page, review, show};

/// Writes a new record, or shows it without writing.
pub(crate) fn add<R: Listed + Checked>(desk: &mut Desk, record: &R) -> Result<(), Failure> {
    let (draft, problems) = draft(desk, record)?;
    refuse_errors(desk, &problems)?;
    put(desk, record, &draft, &problems)
}

/// Writes several new records, or none: all must pass before the first is written.
pub(crate) fn add_all<R: Listed + Checked>(desk: &mut Desk, records: &[R]) -> Result<(), Failure> {
    let mut together = Together::default();
    for record in records {
        together.add(record.clone());
    }
    together.write(desk)
}

/// The file of a new record, and what the rules say of it.
fn draft<R: Listed + Checked>(
    desk: &mut Desk,
    record: &R,
) -> Result<(Draft, Vec<(Severity, Problem)>), Failure> {
    let draft = file(desk, record)?;
    let problems = judge(desk, record, None, &draft);
    Ok((draft, problems))
}

/// The file of a new record.
fn file<R: Listed + Checked>(desk: &Desk, record: &R) -> Result<Draft, Failure> {
    let draft = desk.store.draft(record).map_err(|e| desk.failed(e))?;
    if desk.store.root().join(&draft.path).exists() {
        return Err(desk.failed(StoreError::Exists(draft.path)));
    }
    Ok(draft)
}

fn put<R: Listed + Checked>(
    desk: &mut Desk,
    record: &R,
    draft: &Draft,
    problems: &[(Severity, Problem)],
) -> Result<(), Failure> {
    let page = |desk: &Desk| show::page(record, desk.today, &desk.words());
    if deliver(desk, draft, problems, page)? {
        tell_new(desk, record, draft)?;
        warn(desk, problems);
    }
    Ok(())
}

/// Does with a file what the command is for: writes it, or shows its lines, or shows the page and
/// what the rules say of it. Whether it was written.
fn deliver(
    desk: &mut Desk,
    draft: &Draft,
    problems: &[(Severity, Problem)],
    page: impl FnOnce(&Desk) -> Page,
) -> Result<bool, Failure> {
    match desk.purpose {
        Purpose::Write => write(desk, draft)?,
        Purpose::DryRun => to_stdout(&lines(draft))?,
        Purpose::Preview => {
            preview(&page(desk), desk);
            warn(desk, problems);
        }
    }
    Ok(desk.purpose == Purpose::Write)
}

/// Says what was added and where the record stands now.
fn tell_new<R: Listed>(desk: &Desk, record: &R, draft: &Draft) -> Result<(), Failure> {
    let (noun, id, title, path) = (
        R::KIND.noun(),
        record.id(),
        harmless(&record.named(&desk.words())),
        draft.path.display(),
    );
    to_stdout(&say!(
        desk.lang,
        "已登记{} {id}：{title}（{path}）\n",
        "Added {} {id}: {title} ({path})\n",
        noun.in_lang(desk.lang)
    ))?;
    Ok(to_stdout(&now(desk, None, record))?)
}

/// Writes a file, noting it first so that the change can be taken back.
pub(super) fn write(desk: &mut Desk, draft: &Draft) -> Result<(), Failure> {
    if !desk.journal.knows(&draft.path) {
        note(desk, std::iter::once(draft))?;
    }
    desk.store.write(draft).map_err(|e| desk.failed(e))
}

fn note<'d>(desk: &mut Desk, drafts: impl Iterator<Item = &'d Draft>) -> Result<(), Failure> {
    let private = desk.store.private();
    let noted = desk.journal.note(&private, drafts.map(Change::of));
    noted.map_err(|e| desk.failed(e))
}

/// Changes a record, or shows the change without writing.
pub(crate) fn change<R: Listed + Checked>(
    desk: &mut Desk,
    old: &R,
    new: &R,
) -> Result<(), Failure> {
    if old == new {
        return Ok(to_stdout(&say!(
            desk.lang,
            "{} 没有变化\n",
            "{} is unchanged\n",
            old.id()
        ))?);
    }
    let (draft, problems) = redraft(desk, old, new)?;
    refuse_errors(desk, &problems)?;
    put_change(desk, old, new, &draft, &problems)
}

fn put_change<R: Listed + Checked>(
    desk: &mut Desk,
    old: &R,
    new: &R,
    draft: &Draft,
    problems: &[(Severity, Problem)],
) -> Result<(), Failure> {
    let page = |desk: &Desk| review::page(old, new, desk.today, &desk.words());
    if deliver(desk, draft, problems, page)? {
        tell_change(desk, old, new, draft)?;
        warn(desk, problems);
    }
    Ok(())
}

/// Says what was changed and where the record stands now.
pub(super) fn tell_change<R: Listed>(
    desk: &Desk,
    old: &R,
    new: &R,
    draft: &Draft,
) -> Result<(), Failure> {
    let (id, title, path) = (
        new.id(),
        harmless(&new.named(&desk.words())),
        draft.path.display(),
    );
    let is_new = |i: &usize| old.history().get(*i) != new.history().get(*i);
    let step = (0..new.history().len())
        .find(is_new)
        .map(|i| &new.history()[i]);
    to_stdout(&match step {
        Some(step) => {
            let (on, what) = (step.on, step.action.label());
            say!(
                desk.lang,
                "已更新 {id}，记入 {on} {}：{title}（{path}）\n",
                "Updated {id}, {} on {on}: {title} ({path})\n",
                what.in_lang(desk.lang)
            )
        }
        None => say!(
            desk.lang,
            "已更新 {id}：{title}（{path}）\n",
            "Updated {id}: {title} ({path})\n",
        ),
    })?;
    Ok(to_stdout(&now(desk, Some(old), new))?)
}

/// Shows a record that is not written yet to the person at the terminal.
fn preview(page: &Page, desk: &Desk) {
    to_stderr(&format!(
        "\n{}\n",
        render::table(page, screen(desk.lang, desk.ascii, false))
    ));
}

/// What can be read off the record now and could not before: its state, its deadline.
fn now<R: Listed>(desk: &Desk, old: Option<&R>, new: &R) -> String {
    let words = desk.words();
    let before = old
        .map(|r| r.derived(desk.today, &words))
        .unwrap_or_default();
    let fresh = new
        .derived(desk.today, &words)
        .into_iter()
        .filter(|line| !before.contains(line));
    fresh
        .map(|(label, cell)| {
            let (label, value) = (label.in_lang(desk.lang), cell.words(desk.lang));
            let lines: Vec<String> = value.lines().map(harmless).collect();
            let value = lines.join("\n    ");
            say!(desk.lang, "  {label}：{value}\n", "  {label}: {value}\n")
        })
        .collect()
}

/// Asks the rules about a change that is to be written together with another.
pub(crate) fn vet<R: Listed + Checked>(desk: &mut Desk, old: &R, new: &R) -> Result<(), Failure> {
    let (_, problems) = redraft(desk, old, new)?;
    R::table_mut(&mut desk.ledger).put(old.clone());
    refuse_errors(desk, &problems)
}

/// The file a change would make, and what the rules say of it.
fn redraft<R: Listed + Checked>(
    desk: &mut Desk,
    old: &R,
    new: &R,
) -> Result<(Draft, Vec<(Severity, Problem)>), Failure> {
    let draft = desk.store.redraft(old, new).map_err(|e| desk.failed(e))?;
    let problems = judge(desk, new, Some(old), &draft);
    Ok((draft, problems))
}

/// The problems the record has with this file and did not have before, each as grave as this
/// ledger says. The record takes its place in the ledger at hand.
pub(super) fn judge<R: Listed + Checked>(
    desk: &mut Desk,
    new: &R,
    old: Option<&R>,
    draft: &Draft,
) -> Vec<(Severity, Problem)> {
    let (ledger, today) = (&mut desk.ledger, desk.today);
    let known = old
        .map(|r| check::record(r, &Context::new(ledger, today)))
        .unwrap_or_default();
    R::table_mut(ledger).put(new.clone());
    let mut found = found(new, draft, &Context::new(ledger, today));
    found.retain(|(_, problem)| !known.contains(problem));
    found
}

/// What the rules say of a record of the ledger with this file, personal data that was typed before
/// left out, each as grave as this ledger says.
fn found<R: Checked>(record: &R, draft: &Draft, context: &Context<'_>) -> Vec<(Severity, Problem)> {
    let mut found = check::record(record, context);
    let before = String::from_utf8_lossy(draft.before.as_deref().unwrap_or_default());
    let typed_before: Vec<_> = personal::scan(&before)
        .into_iter()
        .map(|(fault, _)| fault)
        .collect();
    let typed = personal::scan(&draft.after)
        .into_iter()
        .filter(|(fault, _)| !typed_before.contains(fault));
    found.extend(typed.map(|(fault, _)| fault.at(&draft.path, Spot::File)));
    let settings = &context.ledger.settings;
    found
        .into_iter()
        .map(|p| (settings.severity(p.fault.code), p))
        .collect()
}

fn refuse_errors(desk: &Desk, problems: &[(Severity, Problem)]) -> Result<(), Failure> {
    let errors: Vec<Problem> = problems
        .iter()
        .filter(|(s, _)| *s == Severity::Error)
        .map(|(_, p)| p.clone())
        .collect();
    if errors.is_empty() {
        Ok(())
    } else {
        Err(Failure::Refused {
            problems: errors,
            lang: desk.lang,
        })
    }
}

pub(super) fn warn(desk: &Desk, problems: &[(Severity, Problem)]) {
    for (_, problem) in problems.iter().filter(|(s, _)| *s == Severity::Warning) {
        let (code, text) = (
            problem.fault.code.name(),
            harmless(problem.fault.text(desk.lang)),
        );
        let remedy = problem.fault.code.remedy().in_lang(desk.lang);
        to_stderr(&match desk.lang {
            Lang::Zh => format!("提醒[{code}]：{text}\n  处理：{remedy}\n"),
            Lang::En => format!("warning[{code}]: {text}\n  remedy: {remedy}\n"),
        });
    }
}

/// The lines of a file that would be written: all of a new one, those that differ of an old one.
pub(super) fn lines(draft: &Draft) -> String {
    let before = String::from_utf8_lossy(draft.before.as_deref().unwrap_or_default());
    let path = draft.path.display();
    format!("{path}\n{}", difference(&before, &draft.after))
}

/// The lines that differ, with `-` and `+` before them, each run under its first line's number.
pub(super) fn difference(before: &str, after: &str) -> String {
    let diff = TextDiff::from_lines(before, after);
    let mut out = String::new();
    for group in diff.grouped_ops(0) {
        let line = group.first().map_or(0, |op| op.old_range().start) + 1;
        out += &format!("@@ {line} @@\n");
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let sign = match change.tag() {
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
                ChangeTag::Equal => continue,
            };
            out += &format!("{sign}{}\n", harmless(change.value()));
        }
    }
    out
}

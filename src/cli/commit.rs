//! Writing a record: the rules are asked first, then the file is written or shown.

use super::desk::Desk;
use super::failure::Failure;
use super::stream::{to_stderr, to_stdout};
use crate::check::{self, Checked, Context, personal};
use crate::lang::Lang;
use crate::model::Ledger;
use crate::model::coded::Coded;
use crate::problem::{Problem, Severity, Spot};
use crate::render::harmless;
use crate::say;
use crate::store::Redraft;
use crate::view::Listed;

/// Writes a new record, or shows its file on a dry run.
pub(crate) fn add<R: Listed + Checked>(desk: &mut Desk, record: &R) -> Result<(), Failure> {
    let (path, text) = desk.store.draft(record).map_err(|e| desk.failed(e))?;
    if desk.store.root().join(&path).exists() {
        return Err(desk.failed(crate::store::StoreError::Exists(path)));
    }
    let problems = judge(&mut desk.ledger, record, None, &path, "", &text, desk.today);
    refuse_errors(desk, &problems)?;
    if desk.dry_run {
        let added: String = text
            .lines()
            .map(|l| format!("+{}\n", harmless(l)))
            .collect();
        return Ok(to_stdout(&format!("{}\n{added}", path.display()))?);
    }
    desk.store.create(record).map_err(|e| desk.failed(e))?;
    let (noun, id, title, path) = (
        R::KIND.noun(),
        record.id(),
        harmless(record.title()),
        path.display(),
    );
    to_stdout(&say!(
        desk.lang,
        "已登记{} {id}：{title}（{path}）\n",
        "Added {} {id}: {title} ({path})\n",
        noun.in_lang(desk.lang)
    ))?;
    to_stdout(&now(desk, None, record))?;
    warn(desk, &problems);
    Ok(())
}

/// Writes several new records, or none: all must pass before the first is written.
pub(crate) fn add_all<R: Listed + Checked>(desk: &mut Desk, records: &[R]) -> Result<(), Failure> {
    let mut problems = Vec::new();
    for record in records {
        let (path, text) = desk.store.draft(record).map_err(|e| desk.failed(e))?;
        problems.extend(judge(
            &mut desk.ledger,
            record,
            None,
            &path,
            "",
            &text,
            desk.today,
        ));
    }
    refuse_errors(desk, &problems)?;
    for record in records {
        add(desk, record)?;
    }
    Ok(())
}

/// Changes a record, or shows the lines that would change on a dry run.
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
    if desk.dry_run {
        let before = String::from_utf8_lossy(&draft.before);
        return Ok(to_stdout(&format!(
            "{}\n{}",
            draft.path.display(),
            difference(&before, &draft.after)
        ))?);
    }
    desk.store.write(&draft).map_err(|e| desk.failed(e))?;
    let (id, title, path) = (new.id(), harmless(new.title()), draft.path.display());
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
    to_stdout(&now(desk, Some(old), new))?;
    warn(desk, &problems);
    Ok(())
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
            let (label, value) = (label.in_lang(desk.lang), harmless(&cell.words(desk.lang)));
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
) -> Result<(Redraft, Vec<(Severity, Problem)>), Failure> {
    let draft = desk.store.redraft(old, new).map_err(|e| desk.failed(e))?;
    let before = String::from_utf8_lossy(&draft.before);
    let (path, after, today) = (&draft.path, &draft.after, desk.today);
    let ledger = &mut desk.ledger;
    let problems = judge(ledger, new, Some(old), path, &before, after, today);
    Ok((draft, problems))
}

/// The problems the record has now and did not have before, errors by this ledger's severities.
fn judge<R: Listed + Checked>(
    ledger: &mut Ledger,
    new: &R,
    old: Option<&R>,
    path: &std::path::Path,
    before: &str,
    after: &str,
    today: crate::model::Day,
) -> Vec<(Severity, Problem)> {
    let known = old
        .map(|r| check::record(r, &Context::new(ledger, today)))
        .unwrap_or_default();
    R::table_mut(ledger).put(new.clone());
    let mut found = check::record(new, &Context::new(ledger, today));
    let typed_before: Vec<_> = personal::scan(before)
        .into_iter()
        .map(|(fault, _)| fault)
        .collect();
    let typed = personal::scan(after)
        .into_iter()
        .filter(|(fault, _)| !typed_before.contains(fault));
    found.extend(typed.map(|(fault, _)| fault.at(path, Spot::File)));
    found.retain(|p| !known.contains(p));
    found
        .into_iter()
        .map(|p| (ledger.settings.severity(p.fault.code), p))
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

fn warn(desk: &Desk, problems: &[(Severity, Problem)]) {
    for (_, problem) in problems.iter().filter(|(s, _)| *s == Severity::Warning) {
        let (code, text) = (problem.fault.code.name(), problem.fault.text(desk.lang));
        let remedy = problem.fault.code.remedy().in_lang(desk.lang);
        to_stderr(&match desk.lang {
            Lang::Zh => format!("提醒[{code}]：{text}\n  处理：{remedy}\n"),
            Lang::En => format!("warning[{code}]: {text}\n  remedy: {remedy}\n"),
        });
    }
}

/// The lines that differ, with `-` and `+` before them and their number in the file.
fn difference(before: &str, after: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let same_head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let same_tail = old[same_head..]
        .iter()
        .rev()
        .zip(new[same_head..].iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let mut out = format!("@@ {} @@\n", same_head + 1);
    for line in &old[same_head..old.len() - same_tail] {
        out += &format!("-{}\n", harmless(line));
    }
    for line in &new[same_head..new.len() - same_tail] {
        out += &format!("+{}\n", harmless(line));
    }
    out
}

//! One issue of the report: as it was found, what was done, how it was checked, what comes next.

use crate::lang::{Lang, Text, t};
use crate::model::coded::Coded;
use crate::model::issue::{IssueAction, IssueState};
use crate::model::numeral::chinese;
use crate::model::task::TaskState;
use crate::model::verdict::LookBack;
use crate::query::measure::Measure;
use crate::query::rectification::{Check, Item};
use crate::say;
use crate::view::label::Words;
use crate::view::page::{Block, Page};
use crate::view::paper::clause;
use crate::view::span::Numbered;

/// The issues one after the other, each under a heading of its own.
pub(super) fn items(items: &[Item], page: &mut Page, words: &Words<'_>) {
    let mut within = Numbered::within(words.lang);
    if items.is_empty() {
        let none = t("还没有交办的问题。", "No issue is handed over yet.");
        page.add(Block::Text(words.say(none).to_owned()));
    }
    for item in items {
        page.add(Block::Heading(within.next(&item.title)));
        let parts = [
            (
                t("问题：", "Issue: "),
                Some(item.description.trim().to_owned()),
            ),
            (t("整改情况：", "Put right: "), Some(done(item, words))),
            (t("检查验收：", "Checked: "), checked(item, words)),
            (t("下一步：", "Next: "), next(item, words)),
        ];
        for (label, text) in parts {
            if let Some(text) = text {
                let text = format!("{}{text}", words.say(label));
                let lines = text.lines().map(|line| Block::Text(line.to_owned()));
                lines.for_each(|line| page.add(line));
            }
        }
    }
}

/// 该问题已完成整改，……。一是……；二是…….
fn done(item: &Item, words: &Words<'_>) -> String {
    let mut text = stands(item, words);
    let measures = measures(item, words);
    if !measures.is_empty() {
        text += words.say(t("", " "));
        text += &in_turn(&measures, words.lang);
    }
    let latest = item.reports.last().filter(|r| !r.note.trim().is_empty());
    // Without measures the reports are told one by one already; what is closed speaks for itself.
    let is_told = item.measures.is_empty() || item.closed_on.is_some();
    if let Some(report) = latest.filter(|_| !is_told) {
        let (on, note) = (report.on.long(words.lang), clause(&report.note));
        let far = report.pct.map_or_else(String::new, |pct| {
            let pct = pct.value();
            say!(
                words.lang,
                "，自报进度 {pct}%",
                ", {pct} % by its own account"
            )
        });
        text += &say!(
            words.lang,
            "据牵头单位{on}报告{far}：{note}。",
            " The lead unit's report of {on}{far}: {note}."
        );
    }
    text
}

/// Whether it counts as closed though it was found relapsed.
fn has_relapsed(item: &Item) -> bool {
    item.look_back.is_some_and(LookBack::is_relapse)
}

/// Whether it is put right, and when.
fn stands(item: &Item, words: &Words<'_>) -> String {
    let lang = words.lang;
    let closed = item.closed_on.map(|day| day.long(lang));
    if let Some(closed) = closed {
        return if has_relapsed(item) {
            say!(
                lang,
                "该问题{closed}销号，回头看发现反弹，应重新挂账。",
                "It was closed on {closed} and found relapsed since; it is to be put back on the ledger."
            )
        } else {
            say!(
                lang,
                "该问题已完成整改，{closed}销号。",
                "It is put right, and was closed on {closed}."
            )
        };
    }
    let more = if let Some(since) = item.suspended_on {
        let since = since.long(lang);
        say!(lang, "，{since}起中止", ", suspended since {since}")
    } else if item.state == IssueState::Submitted {
        say!(lang, "，已申请销号，待验收", ", and waits for acceptance")
    } else {
        String::new()
    };
    let days = item.overdue_days;
    let late = if days > 0 {
        say!(lang, "，已逾期 {days} 天", ", {days} days overdue")
    } else {
        String::new()
    };
    say!(
        lang,
        "该问题正在整改{more}{late}。",
        "It is being put right{more}{late}."
    )
}

/// The measures of the plan; where there is none, what the unit reported.
fn measures(item: &Item, words: &Words<'_>) -> Vec<String> {
    if item.measures.is_empty() {
        let notes = item.reports.iter().map(|r| clause(&r.note));
        return notes
            .filter(|note| !note.is_empty())
            .map(str::to_owned)
            .collect();
    }
    item.measures.iter().map(|m| measure(m, words)).collect()
}

fn measure(measure: &Measure, words: &Words<'_>) -> String {
    let lang = words.lang;
    let (what, unit) = (
        clause(&measure.content),
        words.ledger.org_name(&measure.unit),
    );
    let due = measure.due.long(lang);
    match (measure.state, measure.done_on) {
        (TaskState::Done | TaskState::Verified, Some(on)) => {
            let on = on.long(lang);
            say!(
                lang,
                "{what}（{unit}，{on}完成）",
                "{what} ({unit}, done on {on})"
            )
        }
        (state, _) => {
            let state = words.say(state.label());
            say!(
                lang,
                "{what}（{unit}，{state}，时限{due}）",
                "{what} ({unit}, {state}, due {due})"
            )
        }
    }
}

/// 一是……；二是…….
fn in_turn(parts: &[String], lang: Lang) -> String {
    let numbered = (1..).zip(parts).map(|(n, part)| match (lang, parts) {
        (_, [only]) => only.clone(),
        (Lang::Zh, _) => format!("{}是{part}", chinese(n)),
        (Lang::En, _) => format!("({n}) {part}"),
    });
    let joined: Vec<String> = numbered.collect();
    joined.join(t("；", "; ").in_lang(lang)) + t("。", ".").in_lang(lang)
}

/// The checks in order; `None` when there was none.
fn checked(item: &Item, words: &Words<'_>) -> Option<String> {
    let checks: Vec<String> = item.checks.iter().map(|c| check(c, words)).collect();
    (!checks.is_empty()).then(|| checks.join(words.say(t("；", "; "))) + words.say(t("。", ".")))
}

fn check(check: &Check, words: &Words<'_>) -> String {
    let (on, by) = (check.on.long(words.lang), words.ledger.org_name(&check.by));
    let found: Text = match (check.action, check.outcome) {
        (IssueAction::Closed, _) => t("验收通过，准予销号", "accepted and closed it"),
        (IssueAction::Rejected, _) => t("验收不通过", "did not accept it"),
        (IssueAction::Reopened, _) => t("重新挂账", "put it back on the ledger"),
        (_, Some(outcome)) => {
            let outcome = words.say(outcome.label());
            let what = say!(words.lang, "回头看，{outcome}", "looked back: {outcome}");
            return said(
                &say!(words.lang, "{on}，{by}{what}", "{on}, {by} {what}"),
                check,
                words,
            );
        }
        (_, None) => t("回头看", "looked back"),
    };
    let found = words.say(found);
    said(
        &say!(words.lang, "{on}，{by}{found}", "{on}, {by} {found}"),
        check,
        words,
    )
}

fn said(what: &str, check: &Check, words: &Words<'_>) -> String {
    match check.says.as_deref().map(clause) {
        Some(says) if !says.is_empty() => {
            say!(words.lang, "{what}（{says}）", "{what} ({says})")
        }
        _ => what.to_owned(),
    }
}

/// What is left to do; `None` when nothing is.
fn next(item: &Item, words: &Words<'_>) -> Option<String> {
    let lang = words.lang;
    if has_relapsed(item) {
        let text = t(
            "重新挂账，查明反弹原因，重新制定整改方案。",
            "Put it back on the ledger, find out why it relapsed, and plan anew.",
        );
        return Some(words.say(text).to_owned());
    }
    if item.closed_on.is_some() {
        let text = t("适时开展回头看，防止反弹。", "Look back on it in time.");
        return item.look_back.is_none().then(|| words.say(text).to_owned());
    }
    let unit = item
        .lead
        .as_ref()
        .map_or("", |id| words.ledger.org_name(id));
    let left = item.measures.iter().filter(|m| m.done_on.is_none()).count();
    let mut text = match (item.suspended_on, item.due) {
        (None, Some(due)) if item.overdue_days == 0 => {
            let due = due.long(lang);
            say!(
                lang,
                "{unit}应于{due}前完成整改",
                "{unit} is to finish by {due}"
            )
        }
        (Some(_), _) => say!(
            lang,
            "中止事由消除后恢复整改",
            "{unit} resumes when the reason for the suspension is gone"
        ),
        _ => say!(
            lang,
            "{unit}应限期完成整改",
            "{unit} is to finish without delay"
        ),
    };
    if left > 0 {
        text += &say!(
            lang,
            "，尚有 {left} 条措施没有完成",
            "; {left} measures are left"
        );
    }
    if let Some(criteria) = item.criteria.as_deref().map(clause) {
        text += &say!(
            lang,
            "；销号标准：{criteria}",
            "; it is accepted by: {criteria}"
        );
    }
    Some(text + words.say(t("。", ".")))
}

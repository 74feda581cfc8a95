//! What is wrong: the issues by nature, each with its articles, and the articles not carried out.

use super::chapters::finding;
use crate::lang::t;
use crate::model::coded::Coded;
use crate::model::verdict::Finding;
use crate::query::enforcement::{Enforcement, OfKind, Problem};
use crate::say;
use crate::view::compliance::lacking_sheet;
use crate::view::label::Words;
use crate::view::page::{Block, Cell, Page, Sheet};
use crate::view::paper::to_draft;
use crate::view::span::Numbered;

/// The part of the report on what is wrong.
pub(super) fn problems(answer: &Enforcement, page: &mut Page, words: &Words<'_>) {
    page.add(to_draft(
        t(
            "问题的归纳和原因分析。下列问题和条款供起草参考",
            "what the issues have in common, and why. They are listed for reference",
        ),
        words,
    ));
    let mut within = Numbered::within(words.lang);
    let none = t(
        "没有涉及条款的在账问题。",
        "No issue on the ledger touches it.",
    );
    page.section(
        within.next(words.say(t("问题性质", "By nature"))),
        by_kind(answer, words).or_say(words.say(none)),
    );
    for kind in &answer.kinds {
        of_kind(kind, &mut within, page, words);
    }
    let withheld = answer.withheld.count();
    if withheld > 0 {
        page.add(Block::Text(say!(
            words.lang,
            "另有 {withheld} 项限制公开，计入以上数字，不在本报告列述。",
            "{withheld} more are of restricted circulation: counted above, and not told of."
        )));
    }
    if let Some(articles) = &answer.articles {
        page.section(
            within.next(words.say(t(
                "部分落实和未落实的条款",
                "Articles partly or not carried out",
            ))),
            lacking_sheet(&articles.lacking, words),
        );
        let found = answer.chapters.iter().flat_map(|c| &c.found);
        for found in found.filter(|f| is_lacking(f.result) && !f.says.is_empty()) {
            page.add(Block::Text(finding(found, words)));
        }
    }
}

const fn is_lacking(result: Finding) -> bool {
    matches!(result, Finding::Partial | Finding::NonCompliant)
}

fn by_kind(answer: &Enforcement, words: &Words<'_>) -> Sheet {
    let heads = [
        t("问题性质", "Nature"),
        t(">问题", ">Issues"),
        t(">已销号", ">Closed"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for kind in &answer.kinds {
        sheet.row(vec![
            Cell::label(kind.kind.label(), words.lang),
            Cell::Figure(kind.all.clone()),
            Cell::Figure(kind.closed.clone()),
        ]);
    }
    sheet
}

fn of_kind(kind: &OfKind, within: &mut Numbered, page: &mut Page, words: &Words<'_>) {
    if kind.problems.is_empty() {
        return;
    }
    let (label, count) = (words.say(kind.kind.label()), kind.all.count());
    page.add(Block::Heading(within.next(&say!(
        words.lang,
        "{label}问题 {count} 项",
        "Issues by nature: {label}, {count}"
    ))));
    for (n, problem) in (1_u32..).zip(&kind.problems) {
        page.add(Block::Text(told(n, problem, words)));
    }
}

/// 1. ……。2024年4月……（第三十一条、第六条；市财政局牵头，整改中）.
fn told(n: u32, problem: &Problem, words: &Words<'_>) -> String {
    let lang = words.lang;
    let title = &problem.title;
    let facts: Vec<&str> = problem.description.lines().map(str::trim).collect();
    let facts = facts.join(words.say(t("", " ")));
    let articles = problem.articles.iter().map(|no| no.title(lang));
    let articles = articles.collect::<Vec<_>>().join(words.say(t("、", ", ")));
    let state = words.say(problem.state.label());
    let lead = problem.lead.as_ref().map(|id| words.ledger.org_name(id));
    match lead {
        Some(lead) => say!(
            lang,
            "{n}. {title}。{facts}（{articles}；{lead}牵头，{state}）",
            "{n}. {title}. {facts} ({articles}; {lead}, {state})"
        ),
        None => say!(
            lang,
            "{n}. {title}。{facts}（{articles}；{state}）",
            "{n}. {title}. {facts} ({articles}; {state})"
        ),
    }
}

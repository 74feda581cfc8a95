//! What is carried out: the figures by chapter and focus area, and the findings article by article.

use crate::lang::t;
use crate::model::verdict::Finding;
use crate::query::enforcement::{Enforcement, Found, OfChapter};
use crate::say;
use crate::view::compliance::{NOTE, part_sheet};
use crate::view::label::Words;
use crate::view::page::{Block, Page, percent};
use crate::view::paper::{clause, to_draft};
use crate::view::span::Numbered;

/// The part of the report on what is carried out.
pub(super) fn results(answer: &Enforcement, page: &mut Page, words: &Words<'_>) {
    let lang = words.lang;
    let Some(articles) = &answer.articles else {
        let none = t("还没有分解条款。", "No article is assigned yet.");
        return page.add(Block::Text(words.say(none).to_owned()));
    };
    let whole = &articles.whole;
    let (inspected, done) = (whole.inspected.part.count(), whole.compliant.count());
    let (partly, not) = (whole.partial.count(), whole.non_compliant.count());
    let share = percent(whole.strict.percent());
    page.add(Block::Text(say!(
        lang,
        "已检查的 {inspected} 条中，已落实 {done} 条、部分落实 {partly} 条、未落实 {not} 条，落实率 {share}。",
        "Of {inspected} articles inspected {done} are carried out, {partly} partly and {not} not, {share}."
    )));
    page.add(to_draft(
        t(
            "主要做法和成效。下列各章检查情况供起草参考",
            "what was done and achieved. The findings below are for reference",
        ),
        words,
    ));
    let mut within = Numbered::within(lang);
    page.section(
        within.next(words.say(t("分章情况", "By chapter"))),
        part_sheet(&articles.by_chapter, t("章", "Chapter"), words),
    );
    if !articles.by_area.is_empty() {
        page.section(
            within.next(words.say(t("分检查重点情况", "By focus area"))),
            part_sheet(&articles.by_area, t("检查重点", "Focus area"), words),
        );
    }
    page.add(Block::Notes(vec![words.say(NOTE).to_owned()]));
    for chapter in &answer.chapters {
        findings(chapter, answer, &mut within, page, words);
    }
}

/// The articles of a chapter that are carried out, with what was found.
fn findings(
    chapter: &OfChapter,
    answer: &Enforcement,
    within: &mut Numbered,
    page: &mut Page,
    words: &Words<'_>,
) {
    let done = chapter.found.iter();
    let done: Vec<&Found> = done.filter(|f| f.result == Finding::Compliant).collect();
    if done.is_empty() {
        return;
    }
    let regulation = words.ledger.regulations.get(&answer.regulation);
    let key = chapter.chapter.zip(regulation);
    let title = key.and_then(|(key, law)| Some(law.chapter(key)?.title(words.lang)));
    let other = words.say(t("其他条款", "Other articles")).to_owned();
    page.add(Block::Heading(within.next(&title.unwrap_or(other))));
    for found in done {
        page.add(Block::Text(finding(found, words)));
    }
}

/// 第六条，经费保障（市财政局）：…….
pub(super) fn finding(found: &Found, words: &Words<'_>) -> String {
    let lang = words.lang;
    let (number, what) = (found.number.title(lang), found.digest.trim());
    let lead = words.ledger.org_name(&found.lead);
    let says: Vec<&str> = found.says.iter().map(|says| clause(says)).collect();
    let says = says.join(words.say(t("；", "; ")));
    if says.is_empty() {
        say!(
            lang,
            "{number}，{what}（{lead}）。",
            "{number}, {what} ({lead})."
        )
    } else {
        say!(
            lang,
            "{number}，{what}（{lead}）：{says}。",
            "{number}, {what} ({lead}): {says}."
        )
    }
}

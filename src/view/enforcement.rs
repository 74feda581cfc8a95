//! 执法检查情况报告 as a page: the frame, the tables and the findings; the prose is the drafter's (D9).

mod chapters;
mod problems;

use super::compliance::part_sheet;
use super::label::Words;
use super::page::{Block, Cell, Page, Sheet, percent};
use super::paper::{self, to_draft};
use super::span::Numbered;
use crate::lang::{Text, t};
use crate::model::vocabulary::WordList;
use crate::query::enforcement::Enforcement;
use crate::say;

/// The page of the report on how a regulation is carried out.
#[must_use]
pub fn enforcement(answer: &Enforcement, words: &Words<'_>) -> Page {
    let (lang, law) = (words.lang, words.ledger.regulations.get(&answer.regulation));
    let name = law.map_or("", |law| law.name.as_str());
    let title = say!(
        lang,
        "关于检查《{name}》贯彻实施情况的报告",
        "Report on the inspection of how {name} is carried out"
    );
    let mut page = paper::paper(title, &answer.scope, answer.as_of, words);
    let mut numbered = Numbered::new(lang);
    let mut heading = |text: Text, page: &mut Page| {
        page.add(Block::Heading(numbered.next(words.say(text))));
    };
    heading(t("执法检查基本情况", "How the inspection went"), &mut page);
    went(answer, &mut page, words);
    heading(t("贯彻实施成效", "What is carried out"), &mut page);
    chapters::results(answer, &mut page, words);
    heading(t("存在的主要问题", "What is wrong"), &mut page);
    problems::problems(answer, &mut page, words);
    heading(t("意见和建议", "Opinions and suggestions"), &mut page);
    page.add(to_draft(
        t(
            "针对以上问题的意见和建议。下表为各牵头单位的条款检查情况，供起草参考",
            "what is advised. The table tells how the articles of each unit stand",
        ),
        words,
    ));
    if let Some(articles) = &answer.articles {
        let sheet = part_sheet(&articles.by_org, t("牵头单位", "Lead"), words);
        let name = t("各单位条款检查情况", "Articles by lead unit");
        page.add(Block::Table(sheet.named(words.say(name))));
    }
    page
}

/// Who went where and how, in numbers.
fn went(answer: &Enforcement, page: &mut Page, words: &Words<'_>) {
    page.add(Block::Text(summary(answer, words)));
    page.add(to_draft(
        t(
            "组织领导、工作部署、检查重点和特点",
            "how it was led and planned, what it looked at",
        ),
        words,
    ));
    let mut within = Numbered::within(words.lang);
    let none = t("还没有走访检查。", "Nothing was visited yet.");
    let sheets = [
        (
            t("检查组", "Groups"),
            groups(answer, words).or_say(words.say(none)),
        ),
        (
            t("检查方式", "Ways"),
            methods(answer, words).or_say(words.say(none)),
        ),
        (
            t("听取意见", "Opinions heard"),
            channels(answer, words)
                .or_say(words.say(t("还没有收到意见。", "No opinion came in yet."))),
        ),
    ];
    for (heading, sheet) in sheets {
        page.section(within.next(words.say(heading)), sheet);
    }
}

fn summary(answer: &Enforcement, words: &Words<'_>) -> String {
    let lang = words.lang;
    let days = answer.days.map_or_else(String::new, |(from, to)| {
        let (from, to) = (from.long(lang), to.long(lang));
        say!(lang, "{from}至{to}，", "From {from} to {to} ")
    });
    let (groups, counties) = (answer.groups.len(), answer.counties.count());
    let (places, visits) = (answer.places.count(), answer.visits.count());
    let (talks, opinions) = (answer.talks.count(), answer.opinions.count());
    let issues = answer.issues.count();
    let all = visits + talks;
    let own = match answer.by_counties.count() {
        0 => String::new(),
        own => say!(
            lang,
            "（其中县区人大自行组织 {own} 次）",
            " ({own} by the counties' own congresses)"
        ),
    };
    let opening = say!(
        lang,
        "{days}{groups} 个检查组到 {counties} 个县区，走访检查 {all} 次{own}：去设施 {visits} 点次、点位 {places} 个，座谈调研 {talks} 次；收到意见建议 {opinions} 条。",
        "{days}{groups} groups went to {counties} counties, {all} times{own}: {visits} visits to {places} facilities, {talks} talks; {opinions} opinions came in. "
    );
    let Some(articles) = &answer.articles else {
        return opening + words.say(t("还没有分解条款。", "No article is assigned yet."));
    };
    let whole = &articles.whole;
    let (total, assigned) = (whole.assigned.whole.count(), whole.assigned.part.count());
    let inspected = whole.inspected.part.count();
    let share = percent(whole.inspected.percent());
    opening
        + &say!(
            lang,
            "条例共 {total} 条，分解 {assigned} 条，已检查 {inspected} 条，占已分解的 {share}；涉及条款的在账问题 {issues} 项。",
            "Of {total} articles {assigned} are assigned and {inspected} inspected, {share}; {issues} issues on the ledger touch them."
        )
}

fn groups(answer: &Enforcement, words: &Words<'_>) -> Sheet {
    let heads = [
        t("检查组", "Group"),
        t("指导县区", "Counties"),
        t(">点次", ">Visits"),
        t(">点位", ">Facilities"),
        t(">座谈调研", ">Talks"),
        t(">发现问题", ">Issues"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for line in &answer.groups {
        let names = line.counties.iter().map(|id| words.ledger.org_name(id));
        let names: Vec<&str> = names.collect();
        sheet.row(vec![
            words.org(line.group.as_ref()),
            Cell::text(names.join(words.say(t("、", ", ")))),
            Cell::Figure(line.visits.clone()),
            Cell::Figure(line.places.clone()),
            Cell::Figure(line.talks.clone()),
            Cell::Figure(line.issues.found.clone()),
        ]);
    }
    sheet
}

fn methods(answer: &Enforcement, words: &Words<'_>) -> Sheet {
    let heads = [
        t("方式", "Way"),
        t(">走访", ">Visits"),
        t(">条款", ">Articles"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for row in &answer.methods {
        let word = words
            .ledger
            .word(WordList::CheckMethod, &row.method, words.lang);
        sheet.row(vec![
            Cell::text(word),
            Cell::Figure(row.visits.clone()),
            Cell::Figure(row.articles.clone()),
        ]);
    }
    sheet
}

fn channels(answer: &Enforcement, words: &Words<'_>) -> Sheet {
    let heads = [
        t("渠道", "Channel"),
        t(">意见建议", ">Opinions"),
        t(">占比", ">Share"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for row in &answer.channels {
        let word = words
            .ledger
            .word(WordList::OpinionChannel, &row.channel, words.lang);
        sheet.row(vec![
            Cell::text(word),
            Cell::Figure(row.all.clone()),
            Cell::Percent(row.share),
        ]);
    }
    sheet
}

//! 举一反三 as a page: where to look for the like of an issue.

use super::label::Words;
use super::page::{Block, Cell, Page, Sheet};
use crate::lang::{Text, t};
use crate::model::vocabulary::WordList;
use crate::query::similar::{Similar, SimilarPlace};
use crate::say;

/// The page of where to look.
#[must_use]
pub fn similar(answer: &Similar, words: &Words<'_>) -> Page {
    let lang = words.lang;
    let (id, title, as_of) = (&answer.issue, &answer.title, answer.as_of);
    let kind = words
        .ledger
        .word(WordList::FacilityKind, &answer.kind, lang);
    let category = words
        .ledger
        .word(WordList::Category, &answer.category, lang);
    let mut page = Page::new(say!(
        lang,
        "举一反三　{id}　{title}",
        "Similar places: {id} {title}"
    ))
    .under(say!(
        lang,
        "截至 {as_of}；设施类型：{kind}；问题类别：{category}；发现于 {}",
        "As of {as_of}; kind of facility: {kind}; category: {category}; found on {}",
        answer.found_on
    ));
    page.add(Block::Table(totals(answer, words)));
    page.section(
        words.say(t("一、本县区同类设施", "1. In the same county")),
        places(answer, true, words),
    );
    page.section(
        words.say(t("二、其他县区同类设施", "2. In other counties")),
        places(answer, false, words),
    );
    page.add(Block::Notes(vec![words.say(NOTE).to_owned()]));
    page
}

const NOTE: Text = t(
    "只列运营中的同类设施，没有去过的排在前面。问题发现之日及以后的走访才算去过。查出的同类问题另行登记，回头看时用 issue review --similar 写明。",
    "Only operating facilities of the same kind, those nobody visited first. Visits count from the day the issue was found. Record what is found as an issue of its own and name it with issue review --similar.",
);

fn totals(answer: &Similar, words: &Words<'_>) -> Sheet {
    let heads = [
        t(">同类设施", ">Places"),
        t(">发现后去过", ">Visited since"),
        t(">去过占比", ">Rate"),
        t(">已有同类问题", ">With such an issue"),
        t(">回头看写明的", ">Named by look-backs"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h))).named(words.say(t("合计", "Total")));
    sheet.row(vec![
        Cell::Figure(answer.visited.whole.clone()),
        Cell::Figure(answer.visited.part.clone()),
        Cell::Rate(answer.visited.clone()),
        Cell::Figure(answer.with_issue.clone()),
        Cell::Figure(answer.known.clone()),
    ]);
    sheet
}

fn places(answer: &Similar, is_near: bool, words: &Words<'_>) -> Sheet {
    let heads = [
        t("设施", "Facility"),
        t("名称", "Name"),
        t("县区", "County"),
        t("最近走访", "Latest visit"),
        t("日期", "On"),
        t("同类问题", "Such issues"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)))
        .or_say(words.say(t("没有别的同类设施。", "There is no other of the kind.")));
    for place in answer.places.iter().filter(|p| p.is_near == is_near) {
        sheet.row(row(place, words));
    }
    sheet
}

fn row(place: &SimilarPlace, words: &Words<'_>) -> Vec<Cell> {
    let issues = place.issues.ids.iter().map(crate::model::Id::as_str);
    vec![
        Cell::id(&place.facility),
        words.facility(&place.facility),
        words.org(Some(&place.county)),
        place
            .visit
            .as_ref()
            .map_or_else(|| Cell::label(t("没有去过", "none"), words.lang), Cell::id),
        Cell::day(place.visited_on),
        Cell::text(issues.collect::<Vec<_>>().join(" ")),
    ]
}

//! 双随机抽查情况 as a page.

use super::label::Words;
use super::list::draw::warnings;
use super::page::{Block, Cell, Page, Sheet};
use crate::lang::{Text, t};
use crate::query::sampling::{OfDraw, PlaceLine, Sampling};
use crate::say;

/// The page of the report on the draws of a year.
#[must_use]
pub fn sampling(answer: &Sampling, words: &Words<'_>) -> Page {
    let lang = words.lang;
    let (year, as_of) = (answer.year, answer.as_of);
    let mut page = Page::new(say!(lang, "{year} 年双随机抽查情况", "Draws of {year}"))
        .all_under(words.under(&answer.scope))
        .under(say!(lang, "截至 {as_of}", "As of {as_of}"));
    page.add(Block::Table(totals(answer, words)));
    for (number, draw) in (1..).zip(&answer.draws) {
        let (id, title) = (&draw.draw, &draw.title);
        let number = words.number(number);
        let sheet = place_sheet(&draw.places, words).named(id.as_str());
        page.section(
            say!(
                lang,
                "{number}、{title}（{id}）",
                "{number}. {title} ({id})"
            ),
            sheet,
        );
        let notes = warnings(draw, words);
        if !notes.is_empty() {
            page.add(Block::Notes(notes));
        }
    }
    page.add(Block::Notes(vec![words.say(NOTE).to_owned()]));
    page
}

const NOTE: Text = t(
    "走访记录写明抽查批次（draw）的才算已查。换下的不再检查，由候补顶上。一家在一年里抽中两次的，合计只算一家。怎样抽、怎样核对，见《双随机抽查》（docs/sampling.md）。",
    "A facility counts as visited once a visit names the draw. One that gave way is not inspected; the next of the reserve is. A facility drawn twice in the year counts once in the total. How draws are made and repeated: docs/sampling.md.",
);

fn totals(answer: &Sampling, words: &Words<'_>) -> Sheet {
    let heads = [
        t("抽查", "Draw"),
        t("县区", "County"),
        t("抽取", "Drawn on"),
        t("公布", "Published"),
        t(">名录", ">Frame"),
        t(">抽中", ">Drawn"),
        t(">已查", ">Visited"),
        t(">待查", ">To visit"),
        t(">更换", ">Replaced"),
        t(">发现问题", ">Issues"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)))
        .named(words.say(t("合计", "Total")))
        .or_say(words.say(t("这一年还没有抽取。", "Nothing was drawn this year yet.")));
    for draw in &answer.draws {
        sheet.row(row(draw, words));
    }
    if !answer.draws.is_empty() {
        sheet.total(total(answer, words));
    }
    sheet
}

fn row(draw: &OfDraw, words: &Words<'_>) -> Vec<Cell> {
    vec![
        Cell::id(&draw.draw),
        words.org_or(draw.county.as_ref(), super::overdue::NO_COUNTY),
        Cell::Date(draw.on),
        Cell::day(draw.published_on),
        Cell::Figure(draw.frame.clone()),
        Cell::Figure(draw.visited.whole.clone()),
        Cell::Figure(draw.visited.part.clone()),
        Cell::Figure(draw.pending.clone()),
        Cell::Figure(draw.replaced.clone()),
        Cell::Figure(draw.issues.clone()),
    ]
}

fn total(answer: &Sampling, words: &Words<'_>) -> Vec<Cell> {
    vec![
        Cell::label(t("合计", "Total"), words.lang),
        Cell::Blank,
        Cell::Blank,
        Cell::Blank,
        Cell::Blank,
        Cell::Figure(answer.visited.whole.clone()),
        Cell::Figure(answer.visited.part.clone()),
        Cell::Blank,
        Cell::Blank,
        Cell::Figure(answer.issues.clone()),
    ]
}

/// The places of a draw, in its order.
pub(super) fn place_sheet(places: &[PlaceLine], words: &Words<'_>) -> Sheet {
    let heads = [
        t(">次序", ">No."),
        t("设施", "Facility"),
        t("名称", "Name"),
        t("县区", "County"),
        t("检查单位", "Inspected by"),
        t("换下的", "Gave way"),
        t("走访", "Visit"),
        t("日期", "Visited on"),
        t(">发现问题", ">Issues"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)))
        .or_say(words.say(t("没有抽中的设施。", "Nothing is drawn.")));
    for (number, line) in (1..).zip(places) {
        let place = &line.place;
        let gave_way: Vec<&str> = place.gave_way.iter().map(|id| id.as_str()).collect();
        let code = |id: Option<&crate::model::Id>| id.map_or(Cell::Blank, Cell::id);
        sheet.row(vec![
            Cell::Number(number),
            code(place.facility.as_ref()),
            place.facility.as_ref().map_or(
                Cell::label(t("（空着）", "(vacant)"), words.lang),
                |id| words.facility(id),
            ),
            words.org(line.county.as_ref()),
            words.org(place.inspector.as_ref()),
            Cell::text(gave_way.join(" ")),
            code(line.visit.as_ref()),
            Cell::day(line.visited_on),
            Cell::Figure(line.issues.clone()),
        ]);
    }
    sheet
}

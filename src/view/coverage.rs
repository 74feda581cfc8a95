//! 年抽检率 as a page.

use super::label::Words;
use super::page::{Block, Cell, Page, Sheet};
use crate::lang::t;
use crate::query::coverage::{Coverage, OfArea};
use crate::say;

/// The page of the report on the annual rate of inspection.
#[must_use]
pub fn coverage(answer: &Coverage, words: &Words<'_>) -> Page {
    let lang = words.lang;
    let (year, as_of) = (answer.year, answer.as_of);
    let mut page = Page::new(say!(
        lang,
        "{year} 年抽检率",
        "Annual rate of inspection, {year}"
    ))
    .all_under(words.under(&answer.scope))
    .under(say!(lang, "截至 {as_of}", "As of {as_of}"));
    let heads = [
        t("县区", "County"),
        t(">运营设施", ">Operating"),
        t(">已检查", ">Inspected"),
        t(">抽检率", ">Rate"),
        t(">应检查", ">Needed"),
        t(">还差", ">Missing"),
        t("达标", "Reached"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)))
        .named(words.say(t("分县区", "By county")))
        .or_say(words.say(t("账本里没有县区。", "The ledger has no counties.")));
    for county in &answer.counties {
        sheet.row(row(county, words));
    }
    sheet.total(row(&answer.whole, words));
    page.add(Block::Table(sheet));
    page.add(Block::Notes(notes(answer, words)));
    page
}

fn row(area: &OfArea, words: &Words<'_>) -> Vec<Cell> {
    let reached = match (area.rate.whole.count(), area.missing) {
        (0, _) => t("—", "—"),
        (_, 0) => t("是", "yes"),
        _ => t("否", "no"),
    };
    let number = |n: usize| Cell::Number(i64::try_from(n).unwrap_or(i64::MAX));
    vec![
        words.org_or(area.county.as_ref(), t("合计", "Total")),
        Cell::Figure(area.rate.whole.clone()),
        Cell::Figure(area.rate.part.clone()),
        Cell::Rate(area.rate.clone()),
        number(area.needed),
        number(area.missing),
        Cell::label(reached, words.lang),
    ]
}

fn notes(answer: &Coverage, words: &Words<'_>) -> Vec<String> {
    let lang = words.lang;
    let (floor, year) = (answer.floor, answer.year);
    let percent = answer.whole.rate.required.unwrap_or_default();
    let mut notes = vec![
        say!(
            lang,
            "抽检率＝{year} 年走访过的设施÷截至日运营的设施，一家去了几次也只算一家。各县区应达到 {percent}%，按整数比较，没有达到的百分数不进位。",
            "Rate = facilities visited in {year} ÷ facilities that operate on the day, each once however often it was visited. Each county must reach {percent} %, compared as whole numbers; a rate that misses is never rounded up."
        ),
        if answer.is_exhausted {
            say!(
                lang,
                "合计应检查 {floor} 家以上；运营的设施不到 {floor} 家，应全部检查（名单已经抽完）。",
                "All together at least {floor} must be inspected; fewer operate, so all of them must (the frame is exhausted)."
            )
        } else {
            say!(
                lang,
                "合计应检查 {floor} 家以上，并达到 {percent}%。",
                "All together at least {floor} must be inspected, and {percent} %."
            )
        },
    ];
    let gone = answer.gone.count();
    if gone > 0 {
        notes.push(say!(
            lang,
            "另有 {gone} 家今年走访过，截至日已不在运营，分子、分母都不计。",
            "{gone} more were visited this year and do not operate on the day; they count in neither part."
        ));
    }
    notes
}

//! 抽查结果公示 as a page.

use std::collections::BTreeMap;

use super::label::Words;
use super::page::{Block, Cell, Page, Sheet};
use crate::lang::{Text, t};
use crate::model::Id;
use crate::query::publication::Publication;
use crate::say;

/// The page of what is published of a draw.
#[must_use]
pub fn publication(answer: &Publication, words: &Words<'_>) -> Page {
    let lang = words.lang;
    let title = &answer.title;
    let mut page = Page::new(say!(lang, "{title}结果公示", "Result: {title}"))
        .under(words.ledger.settings.body.name.clone());
    page.add(Block::Facts(terms(answer, words)));
    page.section(
        words.say(t("一、抽查结果", "1. Result")),
        result(answer, words),
    );
    page.section(
        words.say(t("二、更换", "2. Replacements")),
        replaced(answer, words),
    );
    page.section(
        words.say(t("三、抽查名录", "3. Frame")),
        frame(answer, words),
    );
    page.section(
        words.say(t("四、检查单位", "4. Inspecting units")),
        units(answer, words),
    );
    page.add(Block::Notes(vec![words.say(NOTE).to_owned()]));
    page
}

const NOTE: Text = t(
    "结果完全由以上种子、应抽家数、名录、检查单位和更换算出，核对只用编号，任何人都可以重算：每家设施的签号是对种子、设施编号、第几张签三行文字算出的 SHA-256，小的在前。算法全文和核对用的程序见《双随机抽查：怎样抽，怎样核对》。",
    "The result follows from the seed, the number wanted, the frame, the units and the replacements above, by id alone, and anybody can work it out again: a ticket is the SHA-256 of seed, facility and number of the ticket on three lines, smallest first. The whole algorithm and a program that repeats it: docs/sampling.md.",
);

fn terms(answer: &Publication, words: &Words<'_>) -> Sheet {
    let lang = words.lang;
    let heads = [t("字段", "Field"), t("内容", "Content")];
    let mut sheet =
        Sheet::new(heads.map(|h| words.say(h))).named(words.say(t("抽取材料", "Terms")));
    let mut row = |label: Text, cell: Cell| sheet.row(vec![Cell::label(label, lang), cell]);
    let number = |n: usize| Cell::Number(i64::try_from(n).unwrap_or(i64::MAX));
    row(t("抽查编号", "Draw"), Cell::id(&answer.draw));
    row(t("抽取日期", "Drawn on"), Cell::Date(answer.on));
    if let Some(county) = &answer.county {
        row(t("县区", "County"), words.org(Some(county)));
    }
    if let Some(note) = &answer.scope_note {
        row(t("范围", "Scope"), Cell::text(note.trim_end()));
    }
    row(t("名录家数", "In the frame"), number(answer.frame.len()));
    row(t("应抽家数", "Wanted"), number(answer.wanted));
    row(
        t("抽中家数", "Drawn"),
        number(answer.result.facilities().count()),
    );
    if answer.result.lacking > 0 {
        row(
            t("名录抽完，还差", "Lacking"),
            number(answer.result.lacking),
        );
    }
    row(t("种子", "Seed"), Cell::Code(answer.seed.clone()));
    let version = answer.algorithm;
    row(
        t("算法", "Algorithm"),
        Cell::Text(say!(lang, "第 {version} 版", "version {version}")),
    );
    sheet
}

fn result(answer: &Publication, words: &Words<'_>) -> Sheet {
    let heads = [
        t(">次序", ">No."),
        t("设施", "Facility"),
        t("名称", "Name"),
        t("县区", "County"),
        t("检查单位", "Unit"),
        t("换下的", "Gave way"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)))
        .or_say(words.say(t("没有抽中的设施。", "Nothing is drawn.")));
    let frame: BTreeMap<&Id, _> = answer.frame.iter().map(|e| (&e.facility, e)).collect();
    for (number, place) in (1..).zip(&answer.result.places) {
        let facility = place.facility.as_ref();
        let drawn_from = facility.and_then(|id| frame.get(id));
        let gave_way: Vec<&str> = place.gave_way.iter().map(Id::as_str).collect();
        sheet.row(vec![
            Cell::Number(number),
            code(facility),
            facility.map_or(
                Cell::label(t("（空着）", "(vacant)"), words.lang),
                |id| words.facility(id),
            ),
            words.org(drawn_from.and_then(|entry| entry.county.as_ref())),
            code(place.inspector.as_ref()),
            Cell::text(gave_way.join(" ")),
        ]);
    }
    sheet
}

fn replaced(answer: &Publication, words: &Words<'_>) -> Sheet {
    let heads = [
        t("日期", "On"),
        t("换下的设施", "Gave way"),
        t("理由", "Why"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)))
        .or_say(words.say(t("没有更换。", "Nothing was replaced.")));
    for step in &answer.reasons {
        sheet.row(vec![
            Cell::Date(step.on),
            Cell::id(&step.facility),
            Cell::text(step.reason.clone().unwrap_or_default().trim_end()),
        ]);
    }
    sheet
}

fn frame(answer: &Publication, words: &Words<'_>) -> Sheet {
    let heads = [
        t("设施", "Facility"),
        t("县区", "County"),
        t(">权重", ">Weight"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)))
        .or_say(words.say(t("名录是空的。", "The frame is empty.")));
    for entry in &answer.frame {
        sheet.row(vec![
            Cell::id(&entry.facility),
            code(entry.county.as_ref()),
            Cell::Number(i64::from(entry.weight)),
        ]);
    }
    sheet
}

fn units(answer: &Publication, words: &Words<'_>) -> Sheet {
    let heads = [t("检查单位", "Unit"), t("回避", "Keeps away from")];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)))
        .or_say(words.say(t("没有检查单位。", "No unit inspects.")));
    for unit in &answer.inspectors {
        let recuse: Vec<&str> = unit.recuse.iter().map(Id::as_str).collect();
        sheet.row(vec![Cell::id(&unit.unit), Cell::text(recuse.join(" "))]);
    }
    sheet
}

fn code(id: Option<&Id>) -> Cell {
    id.map_or(Cell::Blank, Cell::id)
}

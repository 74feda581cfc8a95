//! 分单位情况 as a page.

use super::label::Words;
use super::page::{Block, Cell, Page, Sheet};
use crate::lang::{Text, t};
use crate::query::departments::{Departments, Line};
use crate::say;

/// The page of the report by department.
#[must_use]
pub fn departments(answer: &Departments, words: &Words<'_>) -> Page {
    let lang = words.lang;
    let mut page = Page::new(words.say(t("分单位整改情况", "Departments")))
        .all_under(words.under(&answer.scope))
        .under(say!(lang, "截至 {}", "As of {}", answer.as_of));
    page.add(Block::Table(departments_sheet(answer, words)));
    let unassigned = answer.unassigned.count();
    page.add(Block::Notes(vec![
        words.say(NOTE).to_owned(),
        say!(
            lang,
            "已入账而未交办的 {unassigned} 项不在表内。",
            "{unassigned} entered and not assigned are not in the table."
        ),
    ]));
    page
}

/// The units, red lights first, and all together.
pub(super) fn departments_sheet(answer: &Departments, words: &Words<'_>) -> Sheet {
    let heads = [
        t("牵头单位", "Lead"),
        t(">交办", ">Assigned"),
        t(">占比", ">Share"),
        t(">已销号", ">Closed"),
        t(">销号占交办", ">Closed of assigned"),
        t(">按期销号率", ">In time"),
        t(">在办", ">In hand"),
        t(">待验收", ">To accept"),
        t(">逾期", ">Overdue"),
        t(">中止", ">Suspended"),
        t(">▲红", ">▲red"),
        t(">◆黄", ">◆yellow"),
        t(">●绿", ">●green"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)))
        .named(words.say(t("分单位", "By department")))
        .or_say(words.say(t("还没有交办问题。", "Nothing is assigned yet.")));
    for line in &answer.lines {
        sheet.row(row(line, words));
    }
    if !answer.lines.is_empty() {
        sheet.total(row(&answer.total, words));
    }
    sheet
}

/// What it is called.
pub(super) const HOLDERS: Text = t("各单位在办问题（按亮灯）", "In hand, by unit and light");

/// What each unit has in hand, by light, to be drawn; `None` when nobody has anything.
pub(super) fn in_hand_by_light(answer: &Departments, words: &Words<'_>) -> Option<Sheet> {
    let heads = [
        t("牵头单位", "Lead"),
        t(">▲红灯", ">▲red"),
        t(">◆黄灯", ">◆yellow"),
        t(">●绿灯", ">●green"),
        t(">其他", ">other"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    let mut holding: Vec<&Line> = answer.lines.iter().collect();
    holding.retain(|line| line.in_hand.count() > 0);
    for line in &holding {
        sheet.row(vec![
            words.org(line.org.as_ref()),
            Cell::Figure(line.red.clone()),
            Cell::Figure(line.yellow.clone()),
            Cell::Figure(line.green.clone()),
            Cell::Figure(line.unlit.clone()),
        ]);
    }
    if answer.total.unlit.count() == 0 {
        sheet = sheet.without(4);
    }
    (!holding.is_empty()).then_some(sheet)
}

/// How the figures of the table are reckoned.
pub(super) const NOTE: Text = t(
    "按现牵头单位统计，一项问题计一次，配合单位不重复计。销号占交办＝已销号÷交办，与周报的销号率（÷底数）不同；按期销号率＝时限内销号÷到期应销。占比按最大余数法，合计为 100%。",
    "Each issue counts once, for the unit that leads it now; co-units are not counted. Closed of assigned differs from the weekly report's rate, which is of the base; in time = closed by the deadline ÷ fallen due. Shares add to 100 % by largest remainder.",
);

fn row(line: &Line, words: &Words<'_>) -> Vec<Cell> {
    vec![
        words.org_or(line.org.as_ref(), t("合计", "Total")),
        Cell::Figure(line.assigned.clone()),
        Cell::Percent(line.share),
        Cell::Figure(line.closed.part.clone()),
        Cell::Rate(line.closed.clone()),
        Cell::Rate(line.in_time.clone()),
        Cell::Figure(line.in_hand.clone()),
        Cell::Figure(line.submitted.clone()),
        Cell::Figure(line.overdue.clone()),
        Cell::Figure(line.suspended.clone()),
        Cell::Figure(line.red.clone()),
        Cell::Figure(line.yellow.clone()),
        Cell::Figure(line.green.clone()),
    ]
}

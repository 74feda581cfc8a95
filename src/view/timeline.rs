//! 时间表 as a page.

use super::label::Words;
use super::page::{Cell, Page, Sheet};
use crate::lang::t;
use crate::query::timeline::{Deadline, Timeline};
use crate::say;

/// The page of the deadlines ahead.
#[must_use]
pub fn timeline(answer: &Timeline, words: &Words<'_>) -> Page {
    let lang = words.lang;
    let mut page = Page::new(words.say(t("时限安排", "Deadlines ahead")))
        .all_under(words.under(&answer.scope))
        .under(say!(
            lang,
            "{} 至 {}",
            "{} to {}",
            answer.as_of,
            answer.until
        ));
    let heads = [
        t("半月", "Half-month"),
        t(">问题", ">Issues"),
        t(">措施", ">Tasks"),
        t(">条款检查", ">Articles"),
        t(">时间节点", ">Milestones"),
    ];
    let mut halves = Sheet::new(heads.map(|h| words.say(h)));
    for half in &answer.halves {
        halves.row(vec![
            Cell::text(half.period.title(lang)),
            Cell::Figure(half.issues.clone()),
            Cell::Figure(half.tasks.clone()),
            Cell::Figure(half.articles.clone()),
            Cell::Figure(half.milestones.clone()),
        ]);
    }
    page.section(words.say(t("一、按半月", "1. By half-month")), halves);
    page.section(
        words.say(t("二、逐项", "2. One by one")),
        deadline_sheet(&answer.deadlines, words),
    );
    page
}

/// A list of deadlines.
pub(super) fn deadline_sheet(rows: &[Deadline], words: &Words<'_>) -> Sheet {
    let heads = [
        t("时限", "Deadline"),
        t("星期", "Weekday"),
        t(">剩余天数", ">Days left"),
        t("类别", "Kind"),
        t("编号", "Id"),
        t("事项", "What"),
        t("责任单位", "Who"),
        t("亮灯", "Light"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h))).or_say(words.say(t(
        "这段时间没有到期的事项。",
        "Nothing falls due in this time.",
    )));
    for row in rows {
        sheet.row(vec![
            Cell::Date(row.due),
            Cell::text(row.due.weekday(words.lang)),
            Cell::Number(row.days_left),
            Cell::label(row.kind.noun(), words.lang),
            Cell::id(&row.id),
            Cell::text(&row.title),
            words.org(row.org.as_ref()),
            Cell::light(row.light),
        ]);
    }
    sheet
}

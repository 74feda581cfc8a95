//! 时间表 as a page.

use super::label::Words;
use super::page::{Cell, Page, Sheet};
use crate::lang::{Text, t};
use crate::model::Kind;
use crate::model::coded::Coded;
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
        t(">议定事项", ">Decisions"),
        t(">时间节点", ">Milestones"),
    ];
    let mut halves = Sheet::new(heads.map(|h| words.say(h)));
    for half in &answer.halves {
        halves.row(vec![
            Cell::text(half.period.title(lang)),
            Cell::Figure(half.issues.clone()),
            Cell::Figure(half.tasks.clone()),
            Cell::Figure(half.articles.clone()),
            Cell::Figure(half.agreed.clone()),
            Cell::Figure(half.milestones.clone()),
        ]);
    }
    if answer.halves.iter().all(|half| half.agreed.count() == 0) {
        halves = halves.without(4);
    }
    page.section(words.say(t("一、按半月", "1. By half-month")), halves);
    page.section(
        words.say(t("二、逐项", "2. One by one")),
        deadline_sheet(&answer.deadlines, words),
    );
    page
}

/// What falls due: of a meeting it is one of its decisions.
const fn kind(kind: Kind) -> Text {
    match kind {
        Kind::Meeting => t("议定事项", "decision"),
        other => other.noun(),
    }
}

/// The id; for a decision its meeting and its number there.
fn code(row: &Deadline, words: &Words<'_>) -> Cell {
    let Some((meeting, no)) = row.id.parts() else {
        return Cell::id(&row.id);
    };
    let meeting = words.ledger.meetings.get(&meeting);
    meeting.map_or_else(
        || Cell::id(&row.id),
        |m| {
            let (day, kind) = (m.date, words.say(m.kind.label()));
            Cell::Text(say!(
                words.lang,
                "{day} {kind}第{no}项",
                "{day} {kind}, no. {no}"
            ))
        },
    )
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
            Cell::label(kind(row.kind), words.lang),
            code(row, words),
            Cell::text(&row.title),
            words.org(row.org.as_ref()),
            Cell::light(row.light),
        ]);
    }
    sheet
}

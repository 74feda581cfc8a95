//! 今天 as a page: only the parts that hold something.

use super::label::Words;
use super::page::{Block, Cell, Page, Sheet};
use super::tally::tally;
use super::timeline::deadline_sheet;
use crate::lang::{Text, t};
use crate::model::coded::Coded;
use crate::query::Figure;
use crate::query::today::opinions::OpinionWaiting;
use crate::query::today::{Today, Waiting};
use crate::say;

const OVERDUE: Text = t("已逾期", "Overdue");
const DUE: Text = t("今天和七天内到期", "Due today or within seven days");
const UNSIGNED: Text = t("逾期未签收", "Not signed for in time");
const NOTICES: Text = t("督办待回复", "Notices awaiting reply");
const SUBMITTED: Text = t("待验收", "Awaiting acceptance");
const LOOK_BACKS: Text = t("应回头看", "To be looked back at");
const INSPECTIONS: Text = t("应检查的条款", "Articles to be inspected");
const OPINIONS: Text = t(
    "待分办和逾期未答复的意见",
    "Opinions not dealt out or overdue",
);

/// Heads the day from which an issue is to be looked back at.
const LOOK_BACK_FROM: Text = t("应回头看", "Look back from");

/// The page of what is to be done.
#[must_use]
pub fn today(answer: &Today, words: &Words<'_>) -> Page {
    let lang = words.lang;
    let (day, weekday) = (answer.as_of.long(lang), answer.as_of.weekday(lang));
    let mut page = Page::new(words.say(t("今天要办的事", "To do today")))
        .all_under(words.under(&answer.scope))
        .under(say!(lang, "{day}，{weekday}", "{weekday}, {day}"));
    page.add(Block::Table(counts(answer, words)));
    let deadlines = [
        (OVERDUE, &answer.overdue),
        (DUE, &answer.due),
        (INSPECTIONS, &answer.inspections),
    ];
    let waiting = [
        (UNSIGNED, &answer.unsigned, t("应签收", "Sign by")),
        (NOTICES, &answer.notices, t("应回复", "Reply by")),
        (SUBMITTED, &answer.submitted, t("", "")),
        (LOOK_BACKS, &answer.look_backs, LOOK_BACK_FROM),
    ];
    let [overdue, due, inspections] = deadlines;
    for (heading, rows) in [overdue, due] {
        if !rows.is_empty() {
            page.section(words.say(heading), deadline_sheet(rows, words));
        }
    }
    for (heading, rows, by) in waiting {
        if !rows.is_empty() {
            page.section(words.say(heading), waiting_sheet(rows, heading, by, words));
        }
    }
    let (heading, rows) = inspections;
    if !rows.is_empty() {
        page.section(words.say(heading), deadline_sheet(rows, words));
    }
    if !answer.opinions.is_empty() {
        page.section(words.say(OPINIONS), opinion_sheet(&answer.opinions, words));
    }
    if answer.provisional {
        page.add(Block::Notes(vec![words.provisional().to_owned()]));
    }
    page
}

fn counts(answer: &Today, words: &Words<'_>) -> Sheet {
    let counts = &answer.counts;
    let rows: [(Text, &Figure); 8] = [
        (OVERDUE, &counts.overdue),
        (DUE, &counts.due),
        (UNSIGNED, &counts.unsigned),
        (NOTICES, &counts.notices),
        (SUBMITTED, &counts.submitted),
        (LOOK_BACKS, &counts.look_backs),
        (INSPECTIONS, &counts.inspections),
        (OPINIONS, &counts.opinions),
    ];
    let rows = rows.map(|(label, figure)| (words.say(label).to_owned(), figure));
    tally(rows, words).named(words.say(t("合计", "Total")))
}

fn opinion_sheet(rows: &[OpinionWaiting], words: &Words<'_>) -> Sheet {
    let heads = [
        t("编号", "Id"),
        t("意见内容", "Content"),
        t("状态", "State"),
        t("承办单位", "Dealt out to"),
        t("收到日期", "Received on"),
        t("答复时限", "Reply due"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for row in rows {
        sheet.row(vec![
            Cell::id(&row.opinion),
            Cell::text(&row.content),
            Cell::label(row.state.label(), words.lang),
            words.org(row.unit.as_ref()),
            Cell::Date(row.received_on),
            Cell::day(row.reply_due),
        ]);
    }
    sheet
}

/// The issues to be looked back at.
pub(super) fn look_back_sheet(rows: &[Waiting], words: &Words<'_>) -> Sheet {
    waiting_sheet(rows, LOOK_BACKS, LOOK_BACK_FROM, words)
}

/// Who waits since when; `by` heads the day it should be done, and is empty where there is none.
fn waiting_sheet(rows: &[Waiting], heading: Text, by: Text, words: &Words<'_>) -> Sheet {
    let since = match heading {
        NOTICES => t("督办日期", "Pressed on"),
        SUBMITTED => t("申请日期", "Submitted on"),
        LOOK_BACKS => t("销号日期", "Closed on"),
        _ => t("交办日期", "Assigned on"),
    };
    let heads = [
        t("编号", "Id"),
        t("问题", "Issue"),
        t("牵头单位", "Lead"),
        t("文号", "Paper"),
        since,
        by,
        t("天数", "Days"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for row in rows {
        sheet.row(vec![
            Cell::id(&row.issue),
            Cell::text(&row.title),
            words.org(row.lead.as_ref()),
            Cell::text(row.paper.clone().unwrap_or_default()),
            Cell::Date(row.since),
            Cell::day(row.due),
            Cell::text(days(row, words)),
        ]);
    }
    let has_due = rows.iter().any(|row| row.due.is_some());
    let has_paper = rows.iter().any(|row| row.paper.is_some());
    let sheet = if has_due { sheet } else { sheet.without(5) };
    if has_paper { sheet } else { sheet.without(3) }
}

fn days(row: &Waiting, words: &Words<'_>) -> String {
    let (lang, days, left) = (words.lang, row.days, -row.days);
    match (row.due, days) {
        (None, _) => say!(lang, "已 {days} 天", "{days} days"),
        (Some(_), 0) => words.say(t("今天", "today")).to_owned(),
        (Some(_), 1..) => say!(lang, "已过 {days} 天", "{days} days past"),
        (Some(_), _) => say!(lang, "还有 {left} 天", "{left} days left"),
    }
}

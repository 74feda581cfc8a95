//! 议定事项 as tables: their figures, and one by one.

use super::When::{Now, Within};
use super::{Period, counted};
use crate::lang::{Text, t};
use crate::model::coded::Coded;
use crate::query::span::agreed::{AgreedIn, AgreedRow, Tally};
use crate::say;
use crate::view::label::Words;
use crate::view::page::{Cell, Sheet};

/// The figures of sets of decisions, one set a row.
pub(in crate::view) fn tally_sheet(rows: &[(Text, &Tally)], words: &Words<'_>) -> Sheet {
    let heads = [
        t("范围", "Decisions of"),
        t(">议定", ">All"),
        t(">已落实", ">Done"),
        t(">未落实", ">Open"),
        t(">逾期", ">Overdue"),
        t(">不再办理", ">Dropped"),
        t(">到期应落实", ">Fallen due"),
        t(">落实率", ">Rate"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for (label, tally) in rows {
        sheet.row(vec![
            Cell::label(*label, words.lang),
            Cell::Figure(tally.all.clone()),
            Cell::Figure(tally.done.clone()),
            Cell::Figure(tally.open.clone()),
            Cell::Figure(tally.overdue.clone()),
            Cell::Figure(tally.dropped.clone()),
            Cell::Figure(tally.rate.whole.clone()),
            Cell::Rate(tally.rate.clone()),
        ]);
    }
    sheet
}

/// The decisions of one meeting.
pub(in crate::view) fn agreed_sheet(rows: &[AgreedRow], words: &Words<'_>) -> Sheet {
    carried_sheet(rows, words).without(0)
}

/// The decisions of several meetings.
pub(in crate::view) fn carried_sheet(rows: &[AgreedRow], words: &Words<'_>) -> Sheet {
    let heads = [
        t("会议", "Meeting"),
        t(">序号", ">No."),
        t("议定事项", "Decision"),
        t("责任单位", "Unit"),
        t("时限", "Deadline"),
        t("落实情况", "What became of it"),
        t(">未办结会次", ">Meetings open"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)))
        .or_say(words.say(t("没有议定事项。", "There are no decisions.")));
    for row in rows {
        let meeting = format!("{} {}", row.decided_on, words.say(row.kind.label()));
        let detail = row.detail.as_deref().unwrap_or_default();
        let became = words.became(row.state, row.ended_on, row.overdue_days);
        let became = match detail.is_empty() {
            true => became,
            false => say!(words.lang, "{became}：{detail}", "{became}: {detail}"),
        };
        let carried = match (row.carried, row.flagged) {
            (0, _) => String::new(),
            (count, true) => format!("★{count}"),
            (count, false) => count.to_string(),
        };
        sheet.row(vec![
            Cell::Text(meeting),
            Cell::Number(row.no.into()),
            Cell::text(&row.text),
            words.org(Some(&row.unit)),
            Cell::day(row.due),
            Cell::Text(became),
            Cell::text(carried),
        ]);
    }
    sheet
}

/// How many decisions were made and carried out, and how many are open.
pub(in crate::view) fn agreed_counts(
    answer: &AgreedIn,
    period: Period,
    words: &Words<'_>,
) -> Sheet {
    let tally = &answer.tally;
    let rows = [
        (Now, t("累计议定", "Made so far"), &tally.all),
        (Within, t("新议定", "Made"), &answer.made),
        (Within, t("落实", "Carried out"), &answer.done_in),
        (Now, t("未落实", "Open"), &tally.open),
        (Now, t("　其中逾期", "  overdue"), &tally.overdue),
        (
            Now,
            t(
                "　连续多次会议没有办结",
                "  open at several meetings in a row",
            ),
            &tally.flagged,
        ),
    ];
    let mut sheet = counted(&rows, period, words);
    sheet.row(vec![
        Cell::label(t("落实率", "Carried out of fallen due"), words.lang),
        Cell::Rate(tally.rate.clone()),
    ]);
    sheet
}

/// The decisions that are open.
pub(in crate::view) fn open_agreed(answer: &AgreedIn, words: &Words<'_>) -> Sheet {
    carried_sheet(&answer.open, words)
        .or_say(words.say(t("没有未落实的议定事项。", "No decision is open.")))
}

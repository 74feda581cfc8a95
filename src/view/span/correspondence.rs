//! 函件、意见、走访 of a span as tables.

use super::When::{Now, Within};
use super::{Period, counted};
use crate::lang::t;
use crate::model::coded::Coded;
use crate::query::span::notices::NoticesIn;
use crate::query::span::opinions::OpinionsIn;
use crate::query::span::visits::VisitsIn;
use crate::say;
use crate::view::label::Words;
use crate::view::page::{Cell, Sheet};

/// How many notices were issued and answered, and how many wait.
pub(in crate::view) fn notice_counts(
    answer: &NoticesIn,
    period: Period,
    words: &Words<'_>,
) -> Sheet {
    let rows = [
        (Within, t("发出", "Issued"), &answer.issued),
        (Within, t("答复", "Answered"), &answer.answered),
        (Within, t("退回", "Returned"), &answer.returned),
        (Now, t("待签收", "Not signed for"), &answer.unsigned),
        (Now, t("待答复", "Awaiting an answer"), &answer.unanswered),
        (Now, t("　其中逾期", "  overdue"), &answer.overdue),
    ];
    counted(&rows, period, words)
}

/// The notices that wait for an answer.
pub(in crate::view) fn waiting_notices(answer: &NoticesIn, words: &Words<'_>) -> Sheet {
    let heads = [
        t("文号", "Number"),
        t("类别", "Kind"),
        t("主送单位", "Addressee"),
        t("事由", "Matter"),
        t("答复时限", "Reply due"),
        t("状态", "State"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)))
        .or_say(words.say(t("没有待答复的函件。", "No notice awaits an answer.")));
    for row in &answer.waiting {
        let (state, days) = (words.say(row.state.label()), row.overdue_days);
        let state = match days {
            0 => state.to_owned(),
            _ => say!(
                words.lang,
                "{state}，逾期 {days} 天",
                "{state}, {days} days overdue"
            ),
        };
        sheet.row(vec![
            Cell::Code(row.number.clone()),
            Cell::label(row.kind.label(), words.lang),
            words.org(Some(&row.addressee)),
            Cell::text(&row.matter),
            Cell::Date(row.reply_due),
            Cell::Text(state),
        ]);
    }
    sheet
}

/// How many opinions came in and were dealt with, and how many wait.
pub(in crate::view) fn opinion_counts(
    answer: &OpinionsIn,
    period: Period,
    words: &Words<'_>,
) -> Sheet {
    let rows = [
        (Now, t("累计收到", "Received so far"), &answer.all),
        (Now, t("　其中合并", "  merged into others"), &answer.merged),
        (Within, t("收到", "Received"), &answer.received),
        (Within, t("分办", "Dealt out"), &answer.sorted),
        (Within, t("答复", "Replied to"), &answer.replied),
        (Now, t("待分办", "Not dealt out"), &answer.unsorted),
        (Now, t("答复逾期", "Reply overdue"), &answer.overdue),
    ];
    counted(&rows, period, words)
}

/// Where groups went, and what they found.
pub(in crate::view) fn visit_counts(answer: &VisitsIn, period: Period, words: &Words<'_>) -> Sheet {
    let rows = [
        (Within, t("走访点次", "Visits"), &answer.visits),
        (
            Within,
            t("走访点位", "Facilities visited"),
            &answer.facilities,
        ),
        (Within, t("座谈、联动调研", "Talks"), &answer.talks),
        (Within, t("发现问题", "Issues found"), &answer.issues),
        (
            Now,
            t("累计走访点位", "Facilities visited so far"),
            &answer.facilities_so_far,
        ),
    ];
    counted(&rows, period, words)
}

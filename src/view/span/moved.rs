//! What moved in a span: steps of issues, lights.

use super::Period;
use crate::lang::t;
use crate::model::coded::Coded;
use crate::model::issue::IssueAction;
use crate::query::movement::{LightChange, Movement};
use crate::say;
use crate::view::label::Words;
use crate::view::page::{Cell, Sheet};

/// What happened to the issues.
pub(in crate::view) fn movements(rows: &[Movement], period: Period, words: &Words<'_>) -> Sheet {
    let (zh, en) = (period.zh, period.en);
    let heads = [
        t("变化", "What"),
        t("日期", "Date"),
        t("编号", "Id"),
        t("问题", "Issue"),
        t("牵头单位", "Lead"),
        t("说明", "Remark"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h))).or_say(say!(
        words.lang,
        "本{zh}没有变化。",
        "Nothing moved this {en}."
    ));
    for row in rows {
        let until = row
            .to
            .map(|to| match row.action {
                IssueAction::Urged => say!(words.lang, "限{to}前回复；", "reply by {to}; "),
                _ => say!(words.lang, "至{to}；", "to {to}; "),
            })
            .unwrap_or_default();
        let remark = until + row.detail.as_deref().unwrap_or_default();
        sheet.row(vec![
            Cell::label(row.action.label(), words.lang),
            Cell::Date(row.on),
            Cell::id(&row.issue),
            Cell::text(&row.title),
            words.org(row.lead.as_ref()),
            Cell::text(remark.trim_end_matches(['；', ';', ' '])),
        ]);
    }
    sheet
}

/// The lights that changed.
pub(in crate::view) fn lights(rows: &[LightChange], period: Period, words: &Words<'_>) -> Sheet {
    let (lang, zh, en) = (words.lang, period.zh, period.en);
    let heads = [
        words.say(t("编号", "Id")).to_owned(),
        words.say(t("问题", "Issue")).to_owned(),
        words.say(t("牵头单位", "Lead")).to_owned(),
        period.before(lang),
        period.this(lang),
        words.say(t("缘由", "Why")).to_owned(),
    ];
    let mut sheet = Sheet::new(heads).or_say(say!(
        lang,
        "本{zh}没有亮灯变化。",
        "No light changed this {en}."
    ));
    for row in rows {
        sheet.row(vec![
            Cell::id(&row.issue),
            Cell::text(&row.title),
            words.org(row.lead.as_ref()),
            Cell::light(row.before),
            Cell::light(row.now),
            Cell::text(
                row.reason
                    .map(|r| words.light_reason(r))
                    .unwrap_or_default(),
            ),
        ]);
    }
    sheet
}

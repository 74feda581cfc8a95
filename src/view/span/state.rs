//! How things stand against the span before: the paragraph, the counts, the rates.

use super::Period;
use crate::lang::{Text, t};
use crate::query::Rate;
use crate::query::overview::Overview;
use crate::query::rates::Rates;
use crate::query::span::Span;
use crate::say;
use crate::view::label::Words;
use crate::view::overview::{moved, sentences, stock};
use crate::view::page::{Cell, Sheet, decimal, percent};

/// Takes one figure out of an answer.
type Pick<A, F> = fn(&A) -> &F;

/// How things stand and stood.
pub(in crate::view) struct State<'a> {
    /// The days the report is about.
    pub(in crate::view) span: &'a Span,
    /// The counts now.
    pub(in crate::view) now: &'a Overview,
    /// The counts before.
    pub(in crate::view) before: &'a Overview,
    /// The rates now.
    pub(in crate::view) rates: &'a Rates,
    /// The rates before.
    pub(in crate::view) rates_before: &'a Rates,
}

/// How things stand in a paragraph.
pub(in crate::view) fn summary(state: &State<'_>, words: &Words<'_>) -> String {
    let this = Period::of(state.span).this(words.lang);
    let opening = sentences(state.now, &this, words);
    opening + &closure_sentence(state, words)
}

/// 销号率 75.0%，较上期 −4.2 个百分点，因反弹重新挂账 2 项 (C6-2).
fn closure_sentence(state: &State<'_>, words: &Words<'_>) -> String {
    let lang = words.lang;
    let en = Period::of(state.span).en;
    let (rate, rate_before) = (&state.rates.closed, &state.rates_before.closed);
    let (now, before) = (rate.percent(), rate_before.percent());
    let mut sentence = say!(lang, "销号率 {}", "{} are closed", percent(now));
    if let Some(change) = points(rate, rate_before) {
        let size = decimal(change.abs());
        sentence += &match change {
            0 => say!(lang, "，与上期持平", ", as the {en} before"),
            c if c > 0 => say!(
                lang,
                "，较上期 +{size} 个百分点",
                ", {size} points up on the {en} before"
            ),
            _ => say!(
                lang,
                "，较上期 −{size} 个百分点",
                ", {size} points down on the {en} before"
            ),
        };
    } else if before.is_none() && now.is_some() {
        sentence += &say!(
            lang,
            "，上期无可比数",
            ", with nothing to compare the {en} before"
        );
    }
    let reopened = state.now.reopened_in.count();
    if reopened > 0 {
        sentence += &say!(
            lang,
            "，因反弹重新挂账 {reopened} 项",
            ", and {reopened} reopened after a relapse"
        );
    }
    sentence + words.say(t("。", "."))
}

fn points(now: &Rate, before: &Rate) -> Option<i64> {
    Some(now.percent()?.0 - before.percent()?.0)
}

/// The counts now and before.
pub(in crate::view) fn counts(state: &State<'_>, words: &Words<'_>) -> Sheet {
    let (now, before) = (state.now, state.before);
    let period = Period::of(state.span);
    let mut sheet = period.compared(t("指标", "Figure"), t(">增减", ">Change"), words);
    let (zh, en) = (period.zh, period.en);
    let within = say!(words.lang, "当{zh}", "in the {en}");
    let rows = stock(now, before, words).into_iter();
    for row in rows.chain(moved(now, Some(before), &within, words)) {
        sheet.row(row);
    }
    sheet
}

/// How the rates are reckoned.
pub(in crate::view) const FORMULAS: Text = t(
    "底数＝入账数－不成立－并案；交办率＝交办÷底数；按时签收率＝规定天数内签收÷交办；方案报送率＝已报方案÷交办；\
     销号率＝已销号÷底数；到期应销＝时限已到且未中止的；按期销号率＝时限内销号÷到期应销；到期未销率＝到期应销中未销号÷到期应销；\
     逾期率＝逾期÷存量；一次验收通过率＝首次验收即通过÷已验收；延期率＝批准过延期的÷交办；\
     回头看覆盖率＝已回头看÷曾销号；反弹率＝反弹（含部分反弹）÷已回头看。配合单位不计入分母；分母为零记“—”。",
    "Base = entered − withdrawn − merged; assigned = assigned ÷ base; signed for = within the limit ÷ assigned; with a plan ÷ assigned; \
     closed = closed ÷ base; fallen due = deadline reached and not suspended; in time = closed by the deadline ÷ fallen due; \
     due and open = open ÷ fallen due; overdue = overdue ÷ open; accepted at first ÷ with an acceptance; extended ÷ assigned; \
     looked back on ÷ ever closed; relapsed, whole or in part ÷ looked back on. \
     Co-units enter no denominator; — stands where there is nothing to divide by.",
);

/// The rates now and before.
pub(in crate::view) fn rates(state: &State<'_>, words: &Words<'_>) -> Sheet {
    let (now, before) = (state.rates, state.rates_before);
    let period = Period::of(state.span);
    let change = t(">增减（百分点）", ">Change (points)");
    let mut sheet = period.compared(t("指标", "Rate"), change, words);
    let lines: [(Text, Pick<Rates, Rate>); 13] = [
        (t("交办率", "Assigned"), |r| &r.assigned),
        (t("按时签收率", "Signed for in time"), |r| &r.signed),
        (t("方案报送率", "With a plan"), |r| &r.planned),
        (t("销号率", "Closed"), |r| &r.closed),
        (
            t("按期销号率（调整后）", "Closed in time (as extended)"),
            |r| &r.in_time,
        ),
        (
            t("按期销号率（原定）", "Closed in time (first deadline)"),
            |r| &r.in_first_time,
        ),
        (t("到期未销率", "Due and open"), |r| &r.due_open),
        (t("逾期率", "Overdue"), |r| &r.overdue),
        (t("一次验收通过率", "Accepted at first"), |r| {
            &r.passed_first
        }),
        (t("延期率", "Extended"), |r| &r.extended),
        (t("回头看覆盖率", "Looked back on"), |r| &r.reviewed),
        (
            t("反弹率（占已回头看）", "Relapsed (of looked back on)"),
            |r| &r.relapsed,
        ),
        (
            t("反弹率（占曾销号）", "Relapsed (of ever closed)"),
            |r| &r.relapsed_of_closed,
        ),
    ];
    for (label, rate) in lines {
        let (now, before) = (rate(now), rate(before));
        sheet.row(vec![
            Cell::label(label, words.lang),
            Cell::Rate(now.clone()),
            Cell::Rate(before.clone()),
            Cell::Points(points(now, before)),
        ]);
    }
    for (label, now, before) in [
        (
            t("平均整改天数", "Mean days to close"),
            now.days.mean,
            before.days.mean,
        ),
        (
            t("整改天数中位数", "Median days to close"),
            now.days.median,
            before.days.median,
        ),
    ] {
        sheet.row(vec![
            Cell::label(label, words.lang),
            Cell::Tenths(now),
            Cell::Tenths(before),
            Cell::Blank,
        ]);
    }
    sheet
}

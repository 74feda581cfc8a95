//! How many issues there were and what moved, in words and as the rows of a table, for any period.

use super::label::Words;
use super::page::Cell;
use crate::lang::{Text, t};
use crate::query::Figure;
use crate::query::overview::Overview;
use crate::say;

/// A figure of an overview and what it is called.
type Line = (Text, fn(&Overview) -> &Figure);

const STOCK: [Line; 14] = [
    (t("累计发现", "Found in all"), |o| &o.found),
    (t("　待核实", "  to be verified"), |o| &o.to_verify),
    (t("　不成立", "  withdrawn"), |o| &o.withdrawn),
    (t("　已并案", "  merged"), |o| &o.merged),
    (t("在账问题（底数）", "On the ledger (base)"), |o| {
        &o.base
    }),
    (t("已销号", "Closed"), |o| &o.closed),
    (t("存量", "Open"), |o| &o.open),
    (t("　待交办", "  to be assigned"), |o| &o.registered),
    (t("　待验收", "  to be accepted"), |o| &o.submitted),
    (t("　逾期", "  overdue"), |o| &o.overdue),
    (t("　中止", "  suspended"), |o| &o.suspended),
    (t("　▲红灯", "  ▲red"), |o| &o.red),
    (t("　◆黄灯", "  ◆yellow"), |o| &o.yellow),
    (t("　●绿灯", "  ●green"), |o| &o.green),
];

const MOVED: [Line; 5] = [
    (t("新入账", "Entered"), |o| &o.entered_in),
    (t("交办", "Assigned"), |o| &o.assigned_in),
    (t("销号", "Closed"), |o| &o.closed_in),
    (t("延期", "Extended"), |o| &o.extended_in),
    (t("反弹重新挂账", "Reopened"), |o| &o.reopened_in),
];

/// The counts at the end of a day beside those of an earlier one: what, now, before, change.
pub(super) fn stock(now: &Overview, before: &Overview, words: &Words<'_>) -> Vec<Vec<Cell>> {
    let row = |(label, figure): Line| {
        let label = Cell::label(label, words.lang);
        beside(label, figure(now), Some(figure(before)))
    };
    STOCK.into_iter().map(row).collect()
}

/// What moved in a period, named in front (Chinese) or behind (English), beside the period before
/// where that is compared.
pub(super) fn moved(
    now: &Overview,
    before: Option<&Overview>,
    period: &str,
    words: &Words<'_>,
) -> Vec<Vec<Cell>> {
    let row = |(label, figure): Line| {
        let label = words.say(label);
        let label = say!(words.lang, "{period}{label}", "{label} {period}");
        beside(Cell::text(label), figure(now), before.map(figure))
    };
    MOVED.into_iter().map(row).collect()
}

fn beside(label: Cell, now: &Figure, before: Option<&Figure>) -> Vec<Cell> {
    let now = Cell::Figure(now.clone());
    let before = before.map_or(Cell::Blank, |figure| Cell::Figure(figure.clone()));
    let change = before.change_to(&now);
    vec![label, now, before, change]
}

/// The state of things in two sentences; the second begins with the period.
pub(super) fn sentences(now: &Overview, period: &str, words: &Words<'_>) -> String {
    say!(
        words.lang,
        "累计发现问题 {} 项，在账 {} 项，已销号 {} 项，存量 {} 项，其中逾期 {} 项。{period}新入账 {} 项、交办 {} 项、销号 {} 项。",
        "{} issues found in all, {} on the ledger: {} closed and {} open, of which {} overdue. {period} {} were entered, {} assigned and {} closed. ",
        now.found.count(),
        now.base.count(),
        now.closed.count(),
        now.open.count(),
        now.overdue.count(),
        now.entered_in.count(),
        now.assigned_in.count(),
        now.closed_in.count()
    )
}

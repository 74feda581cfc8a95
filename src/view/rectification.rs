//! 整改落实情况报告 as a page (D10).

mod item;

use super::label::Words;
use super::page::{Block, Cell, Page, Sheet, percent};
use super::paper;
use super::span::Numbered;
use crate::lang::{Text, t};
use crate::model::coded::Coded;
use crate::query::rectification::{Item, Rectification};
use crate::query::{Figure, Rate};
use crate::say;

/// The page of the report on what became of the issues.
#[must_use]
pub fn rectification(answer: &Rectification, words: &Words<'_>) -> Page {
    let mut numbered = Numbered::new(words.lang);
    let name = paper::campaign(&answer.scope, words);
    let title = say!(
        words.lang,
        "关于{name}问题整改落实情况的报告",
        "Report on what became of the issues of {name}"
    );
    let mut page = paper::paper(title, &answer.scope, answer.as_of, words);
    let heading = numbered.next(words.say(t("总体情况", "In all")));
    page.add(Block::Heading(heading.clone()));
    page.add(Block::Text(summary(answer, words)));
    page.add(Block::Table(figures(answer, words).named(heading)));
    page.add(Block::Heading(
        numbered.next(words.say(t("逐项整改情况", "Issue by issue"))),
    ));
    item::items(&answer.items, &mut page, words);
    let withheld = answer.withheld.count();
    if withheld > 0 {
        page.add(Block::Text(say!(
            words.lang,
            "另有 {withheld} 项限制公开，计入以上数字，不在本报告列述。",
            "{withheld} more are of restricted circulation: counted above, and not told of."
        )));
    }
    page.add(Block::Heading(
        numbered.next(words.say(t("下一步工作", "What comes next"))),
    ));
    page.add(Block::Text(words.say(NEXT).to_owned()));
    page.add(Block::Table(waiting(answer, words)));
    if answer.provisional {
        page.add(Block::Notes(vec![words.provisional().to_owned()]));
    }
    page
}

const NEXT: Text = t(
    "（由起草人填写：总的打算和要求。下表为尚未销号的问题，供起草参考。）",
    "(For the drafter: intentions and demands. The table lists the open issues.)",
);

/// How many there are and how far they are, in a paragraph.
fn summary(answer: &Rectification, words: &Words<'_>) -> String {
    let (lang, rates) = (words.lang, &answer.rates);
    let count = |figure: &Figure| figure.count();
    let share = |rate: &Rate| percent(rate.percent());
    let (as_of, base) = (answer.as_of.long(lang), count(&rates.closed.whole));
    let (assigned, planned) = (count(&rates.assigned.part), count(&rates.planned.part));
    let (closed, in_hand) = (count(&rates.closed.part), count(&answer.in_hand));
    let (submitted, suspended) = (count(&answer.submitted), count(&answer.suspended));
    let (overdue, unassigned) = (count(&answer.overdue), count(&answer.unassigned));
    let (measures, done) = (count(&answer.measures.whole), count(&answer.measures.part));
    let (reviewed, relapsed) = (count(&rates.reviewed.part), count(&rates.relapsed.part));
    let (meetings, urged) = (count(&answer.meetings), count(&answer.urged));
    let (of_closed, of_planned, of_done) = (
        share(&rates.closed),
        share(&rates.planned),
        share(&answer.measures),
    );
    say!(
        lang,
        "截至{as_of}，在账问题 {base} 项，已交办 {assigned} 项，尚未交办 {unassigned} 项；已报送整改方案 {planned} 项，方案报送率 {of_planned}。已销号 {closed} 项，销号率 {of_closed}；正在整改 {in_hand} 项，其中待验收 {submitted} 项、中止 {suspended} 项、逾期 {overdue} 项。整改措施共 {measures} 条，已完成 {done} 条，完成率 {of_done}。召开半月推进会 {meetings} 次，发文督办问题 {urged} 项；回头看 {reviewed} 项，其中反弹 {relapsed} 项。",
        "As of {as_of} {base} issues are on the ledger: {assigned} handed over and {unassigned} not yet, {planned} with a plan, {of_planned}. {closed} are closed, {of_closed}; {in_hand} are in hand, of these {submitted} waiting for acceptance, {suspended} suspended, {overdue} overdue. Of {measures} measures {done} are done, {of_done}. {meetings} half-monthly meetings were held and {urged} issues pressed for in writing; {reviewed} were looked back on, {relapsed} of them relapsed."
    )
}

/// The same as figures with the ids behind them.
fn figures(answer: &Rectification, words: &Words<'_>) -> Sheet {
    let heads = [
        t("指标", "Figure"),
        t(">数", ">Number"),
        t(">占比", ">Share"),
    ];
    let rates = &answer.rates;
    let rated = |rate: &Rate| (rate.part.clone(), Cell::Rate(rate.clone()));
    let plain = |figure: &Figure| (figure.clone(), Cell::Blank);
    let rows = [
        (
            t("在账问题（底数）", "On the ledger (base)"),
            plain(&rates.closed.whole),
        ),
        (t("已交办", "Handed over"), rated(&rates.assigned)),
        (t("已报送方案", "With a plan"), rated(&rates.planned)),
        (t("已销号", "Closed"), rated(&rates.closed)),
        (t("按期销号", "Closed in time"), rated(&rates.in_time)),
        (
            t("一次验收通过", "Accepted at first"),
            rated(&rates.passed_first),
        ),
        (t("正在整改", "In hand"), plain(&answer.in_hand)),
        (
            t("　待验收", "  waiting for acceptance"),
            plain(&answer.submitted),
        ),
        (t("　中止", "  suspended"), plain(&answer.suspended)),
        (t("　逾期", "  overdue"), plain(&answer.overdue)),
        (
            t("尚未交办", "Handed to nobody yet"),
            plain(&answer.unassigned),
        ),
        (
            t("已完成整改措施", "Measures done"),
            rated(&answer.measures),
        ),
        (
            t("发文督办的问题", "Pressed for in writing"),
            plain(&answer.urged),
        ),
        (t("已回头看", "Looked back on"), rated(&rates.reviewed)),
        (t("　反弹", "  relapsed"), rated(&rates.relapsed)),
        (
            t("半月推进会", "Half-monthly meetings"),
            plain(&answer.meetings),
        ),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for (label, (figure, share)) in rows {
        sheet.row(vec![
            Cell::label(label, words.lang),
            Cell::Figure(figure),
            share,
        ]);
    }
    sheet
}

/// The issues that are not closed, by deadline.
fn waiting(answer: &Rectification, words: &Words<'_>) -> Sheet {
    let heads = [
        t("编号", "Id"),
        t("时限", "Deadline"),
        t("问题", "Issue"),
        t("牵头单位", "Lead"),
        t("状态", "State"),
        t(">逾期天数", ">Days overdue"),
        t(">未完成措施", ">Measures left"),
    ];
    let name = t("尚未销号的问题", "Open issues");
    let none = t("交办的问题都已销号。", "Every issue handed over is closed.");
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)))
        .named(words.say(name))
        .or_say(words.say(none));
    let mut open: Vec<&Item> = answer.items.iter().collect();
    open.retain(|item| item.closed_on.is_none());
    open.sort_by_key(|item| (item.due.is_none(), item.due));
    for item in open {
        let left = item.measures.iter().filter(|m| m.done_on.is_none());
        let overdue = Some(item.overdue_days).filter(|days| *days > 0);
        sheet.row(vec![
            Cell::id(&item.issue),
            Cell::day(item.due),
            Cell::text(&item.title),
            words.org(item.lead.as_ref()),
            Cell::label(item.state.label(), words.lang),
            overdue.map_or(Cell::Blank, Cell::Number),
            Cell::Figure(left.map(|m| m.task.clone()).collect()),
        ]);
    }
    sheet
}

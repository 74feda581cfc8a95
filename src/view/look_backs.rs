//! 回头看 as a page.

use super::label::Words;
use super::overdue::NO_COUNTY;
use super::page::{Block, Cell, Page, Sheet};
use super::today::look_back_sheet;
use crate::lang::{Text, t};
use crate::model::coded::Coded;
use crate::query::look_backs::{Done, LookBacks};
use crate::query::{Figure, Rate};
use crate::say;

/// The page of the look-backs.
#[must_use]
pub fn look_backs(answer: &LookBacks, words: &Words<'_>) -> Page {
    let (lang, months) = (words.lang, answer.months);
    let mut page = Page::new(words.say(t("回头看情况", "Look-backs")))
        .all_under(words.under(&answer.scope))
        .under(say!(lang, "截至 {}", "As of {}", answer.as_of));
    page.section(words.say(t("一、指标", "1. Rates")), rates(answer, words));
    page.section(
        words.say(t("二、结果", "2. Results")),
        results(answer, words),
    );
    let due = look_back_sheet(&answer.due, words).or_say(words.say(t(
        "没有应回头看而未看的问题。",
        "No issue is due to be looked back at.",
    )));
    page.section(words.say(t("三、应回头看", "3. To be looked back at")), due);
    page.section(
        words.say(t("四、已回头看", "4. Looked back on")),
        done(&answer.done, words),
    );
    page.add(Block::Notes(vec![say!(
        lang,
        "销号满 {months} 个月、销号以后还没有看过的，列入应回头看。回头看覆盖率＝已回头看÷曾销号；反弹率＝反弹（含部分反弹）÷已回头看，另列占曾销号的比例；销号率＝已销号÷底数。分母为零记“—”。一个问题看过几次、结果不同的，在各个结果里各计一次。",
        "An issue is due {months} months after its closure when nobody has looked since. Looked back on ÷ ever closed; relapsed, whole or in part ÷ looked back on, and beside it ÷ ever closed; closed ÷ base. — stands where there is nothing to divide by. An issue with several results counts once in each."
    )]));
    page
}

fn rates(answer: &LookBacks, words: &Words<'_>) -> Sheet {
    let heads = [
        t("指标", "Rate"),
        t(">件数", ">Number"),
        t(">总数", ">Of"),
        t(">比率", ">Rate"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    let lines: [(Text, &Rate); 4] = [
        (t("回头看覆盖率", "Looked back on"), &answer.reviewed),
        (
            t("反弹率（占已回头看）", "Relapsed (of looked back on)"),
            &answer.relapsed,
        ),
        (
            t("反弹率（占曾销号）", "Relapsed (of ever closed)"),
            &answer.relapsed_of_closed,
        ),
        (t("销号率", "Closed"), &answer.closed),
    ];
    for (label, rate) in lines {
        sheet.row(vec![
            Cell::label(label, words.lang),
            Cell::Figure(rate.part.clone()),
            Cell::Figure(rate.whole.clone()),
            Cell::Rate(rate.clone()),
        ]);
    }
    sheet
}

fn results(answer: &LookBacks, words: &Words<'_>) -> Sheet {
    let heads = [t("结果", "Result"), t(">问题", ">Issues")];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    let found = answer.found.iter().map(|f| (f.outcome.label(), &f.issues));
    let more: [(Text, &Figure); 3] = [
        (
            t("反弹后已重新挂账", "Reopened after a relapse"),
            &answer.reopened,
        ),
        (
            t("反弹而未重新挂账", "Relapsed and not reopened"),
            &answer.to_reopen,
        ),
        (
            t("举一反三发现的问题", "Similar issues found"),
            &answer.similar,
        ),
    ];
    for (label, figure) in found.chain(more) {
        sheet.row(vec![
            Cell::label(label, words.lang),
            Cell::Figure(figure.clone()),
        ]);
    }
    sheet
}

fn done(rows: &[Done], words: &Words<'_>) -> Sheet {
    let heads = [
        t("日期", "Date"),
        t("编号", "Id"),
        t("问题", "Issue"),
        t("牵头单位", "Lead"),
        t("县区", "County"),
        t("销号日期", "Closed on"),
        t("回头看单位", "By"),
        t("结果", "Result"),
        t("重新挂账", "Reopened on"),
        t("举一反三", "Similar"),
        t("情况", "Remark"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)))
        .or_say(words.say(t("还没有回头看。", "Nothing was looked back at yet.")));
    for row in rows {
        sheet.row(vec![
            Cell::Date(row.on),
            Cell::id(&row.issue),
            Cell::text(&row.title),
            words.org(row.lead.as_ref()),
            words.org_or(row.county.as_ref(), NO_COUNTY),
            Cell::day(row.closed_on),
            words.org(Some(&row.by)),
            row.outcome
                .map_or(Cell::Blank, |o| Cell::label(o.label(), words.lang)),
            Cell::day(row.reopened_on),
            Cell::ids(&row.similar, words.lang),
            Cell::text(row.note.clone().unwrap_or_default()),
        ]);
    }
    sheet
}

//! 逾期 as a page.

use super::label::Words;
use super::page::{Block, Cell, Page, Sheet};
use super::timeline::deadline_sheet;
use crate::lang::{Text, t};
use crate::query::overdue::{Group, Overdue, OverdueRow};
use crate::say;

/// The page of the overdue report.
#[must_use]
pub fn overdue(answer: &Overdue, words: &Words<'_>) -> Page {
    let lang = words.lang;
    let mut page = Page::new(words.say(t("逾期情况", "Overdue issues")))
        .all_under(words.under(&answer.scope))
        .under(say!(lang, "截至 {}", "As of {}", answer.as_of));
    page.add(Block::Table(totals(answer, words)));
    page.section(
        words.say(t("一、逾期清单", "1. List")),
        overdue_sheet(&answer.rows, words),
    );
    page.section(
        words.say(t("二、分单位", "2. By department")),
        groups(&answer.by_org, t("牵头单位", "Lead"), words),
    );
    page.section(
        words.say(t("三、分县区", "3. By county")),
        groups(&answer.by_county, t("县区", "County"), words),
    );
    page.section(
        words.say(t("四、逾期的整改措施", "4. Tasks")),
        deadline_sheet(&answer.tasks, words)
            .or_say(words.say(t("没有逾期的整改措施。", "No task is overdue."))),
    );
    page.section(
        words.say(t("五、逾期未检查的条款", "5. Articles not inspected")),
        deadline_sheet(&answer.articles, words)
            .or_say(words.say(t("没有逾期未检查的条款。", "No inspection is overdue."))),
    );
    if !answer.milestones.is_empty() {
        page.section(
            words.say(t("六、逾期的时间节点", "6. Milestones")),
            deadline_sheet(&answer.milestones, words),
        );
    }
    if !answer.agreed.is_empty() {
        page.section(
            words.say(t("七、逾期的议定事项", "7. Decisions of meetings")),
            deadline_sheet(&answer.agreed, words),
        );
    }
    page.add(Block::Notes(vec![words.say(NOTE).to_owned()]));
    page
}

const NOTE: Text = t(
    "时限当天不算逾期，次日起算；天数为自然日，另列工作日。中止的问题不计逾期。分单位、分县区只列有逾期的。占比按最大余数法，合计为 100%。",
    "The deadline itself is not overdue; counting starts the day after, in natural days, with working days beside. Suspended issues are never overdue. Only units and counties with something overdue are listed. Shares add to 100 % by largest remainder.",
);

fn totals(answer: &Overdue, words: &Words<'_>) -> Sheet {
    let heads = [
        t("范围", "Scope"),
        t(">存量", ">Open"),
        t(">逾期", ">Overdue"),
        t(">逾期率", ">Rate"),
        t(">中止", ">Suspended"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h))).named(words.say(t("合计", "Total")));
    sheet.row(vec![
        Cell::label(t("合计", "Total"), words.lang),
        Cell::Figure(answer.rate.whole.clone()),
        Cell::Figure(answer.rate.part.clone()),
        Cell::Rate(answer.rate.clone()),
        Cell::Figure(answer.suspended.clone()),
    ]);
    sheet
}

/// The list of overdue issues.
pub(super) fn overdue_sheet(rows: &[OverdueRow], words: &Words<'_>) -> Sheet {
    let heads = [
        t("编号", "Id"),
        t("问题", "Issue"),
        t("牵头单位", "Lead"),
        t("县区", "County"),
        t("时限", "Deadline"),
        t(">逾期天数", ">Days"),
        t(">工作日", ">Working days"),
        t("亮灯", "Light"),
        t("已发督办", "Pressed"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)))
        .or_say(words.say(t("没有逾期的问题。", "Nothing is overdue.")));
    for row in rows {
        sheet.row(vec![
            Cell::id(&row.issue),
            Cell::text(&row.title),
            words.org(row.lead.as_ref()),
            words.org_or(row.county.as_ref(), NO_COUNTY),
            Cell::day(row.due),
            Cell::Number(row.days),
            Cell::Number(row.working_days),
            Cell::light(row.light),
            Cell::text(pressed(row, words)),
        ]);
    }
    sheet
}

fn pressed(row: &OverdueRow, words: &Words<'_>) -> String {
    let last = row.last_urged.as_deref().unwrap_or_default();
    match row.urged {
        0 => String::new(),
        1 => last.to_owned(),
        n => say!(words.lang, "{n} 次，{last}", "{n} times, {last}"),
    }
}

/// What stands for an issue of no one county.
pub(super) const NO_COUNTY: Text = t("市本级", "whole area");

fn groups(rows: &[Group], who: Text, words: &Words<'_>) -> Sheet {
    let heads = [
        who,
        t(">存量", ">Open"),
        t(">逾期", ">Overdue"),
        t(">逾期率", ">Rate"),
        t(">占全部逾期", ">Share"),
        t(">最长天数", ">Longest"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)))
        .or_say(words.say(t("没有逾期的问题。", "Nothing is overdue.")));
    for row in rows {
        sheet.row(vec![
            words.org_or(row.org.as_ref(), NO_COUNTY),
            Cell::Figure(row.rate.whole.clone()),
            Cell::Figure(row.rate.part.clone()),
            Cell::Rate(row.rate.clone()),
            Cell::Percent(row.share),
            Cell::Number(row.longest),
        ]);
    }
    sheet
}

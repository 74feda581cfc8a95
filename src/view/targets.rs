//! 目标任务 as a page.

use super::label::Words;
use super::page::{Block, Cell, Page, Sheet};
use crate::lang::{Text, t};
use crate::query::targets::{Group, TargetRow, Targets};
use crate::say;

/// The page of the targets.
#[must_use]
pub fn targets(answer: &Targets, words: &Words<'_>) -> Page {
    let lang = words.lang;
    let mut page = Page::new(words.say(t("目标任务完成情况", "Targets")))
        .all_under(words.under(&answer.scope))
        .under(say!(lang, "截至 {}", "As of {}", answer.as_of));
    page.add(Block::Text(summary(answer, words)));
    page.section(
        words.say(t("一、分类", "1. By group")),
        groups(answer, words),
    );
    page.add(Block::Heading(
        words.say(t("二、逐项", "2. One by one")).to_owned(),
    ));
    for group in &answer.groups {
        page.add(Block::Table(rows(group, words)));
    }
    page.add(Block::Notes(vec![words.say(NOTE).to_owned()]));
    page
}

const NOTE: Text = t(
    "完成率＝累计完成÷计划数，超过计划的照实写，不按 100% 封顶；没有完成的不进位，99.96% 写作 99.9%。X 为不详，没有统计过，不是零；“余”为约数。时限已过而没有达到计划数的为逾期。",
    "Rate = done ÷ planned, above 100 % where more was done; below 100 % it is cut off, not rounded up. X is unknown, never counted, not nought; + is approximate. Overdue: past the deadline and fewer than planned.",
);

/// What stands for targets without a group.
const OTHER: Text = t("其他", "others");

fn group_name(group: &Group, words: &Words<'_>) -> String {
    let name = group.name.clone();
    name.unwrap_or_else(|| words.say(OTHER).to_owned())
}

fn summary(answer: &Targets, words: &Words<'_>) -> String {
    let mut text = say!(
        words.lang,
        "共 {} 项目标，已达到 {} 项，逾期未达到 {} 项",
        "{} targets: {} reached, {} overdue",
        answer.all.count(),
        answer.reached.count(),
        answer.overdue.count()
    );
    let unknown = answer.unknown.count();
    if unknown > 0 {
        text += &say!(
            words.lang,
            "，尚无统计 {unknown} 项",
            ", {unknown} never counted"
        );
    }
    text + words.say(t("。", "."))
}

fn groups(answer: &Targets, words: &Words<'_>) -> Sheet {
    let heads = [
        t("归类", "Group"),
        t(">目标", ">Targets"),
        t(">已达到", ">Reached"),
        t(">逾期", ">Overdue"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)))
        .or_say(words.say(t("没有目标任务。", "There is no target.")));
    for group in &answer.groups {
        let all = group.rows.iter().map(|r| r.target.clone()).collect();
        sheet.row(vec![
            Cell::text(group_name(group, words)),
            Cell::Figure(all),
            Cell::Figure(group.reached.clone()),
            Cell::Figure(group.overdue.clone()),
        ]);
    }
    if answer.groups.len() > 1 {
        sheet.total(vec![
            Cell::label(t("合计", "Total"), words.lang),
            Cell::Figure(answer.all.clone()),
            Cell::Figure(answer.reached.clone()),
            Cell::Figure(answer.overdue.clone()),
        ]);
    }
    sheet
}

/// The targets of a group; its name is the head of their column.
fn rows(group: &Group, words: &Words<'_>) -> Sheet {
    let name = group_name(group, words);
    let heads = [
        words.say(t("编号", "Id")),
        &name,
        words.say(t(">计划", ">Planned")),
        words.say(t(">完成", ">Done")),
        words.say(t(">完成率", ">Rate")),
        words.say(t("统计日期", "Counted on")),
        words.say(t("时限", "Deadline")),
        words.say(t("情况", "Standing")),
        words.say(t("牵头单位", "Lead")),
    ];
    let mut sheet = Sheet::new(heads).named(&name);
    for row in &group.rows {
        let (target, unit) = (&row.name, &row.unit_word);
        sheet.row(vec![
            Cell::id(&row.target),
            Cell::text(say!(words.lang, "{target}（{unit}）", "{target} ({unit})")),
            Cell::Number(i64::try_from(row.planned).unwrap_or(i64::MAX)),
            Cell::Amount(row.actual.clone()),
            Cell::Percent(row.rate),
            Cell::day(row.counted_on),
            Cell::day(row.due),
            Cell::label(standing(row), words.lang),
            words.org(row.lead.as_ref()),
        ]);
    }
    sheet
}

fn standing(row: &TargetRow) -> Text {
    if row.reached {
        t("已达到", "reached")
    } else if row.overdue_days.is_some() {
        t("逾期", "overdue")
    } else {
        t("推进中", "in hand")
    }
}

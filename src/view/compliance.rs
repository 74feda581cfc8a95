//! 条款检查 as a page.

use super::label::Words;
use super::page::{Block, Cell, Page, Sheet};
use crate::lang::{Text, t};
use crate::model::coded::Coded;
use crate::model::vocabulary::WordList;
use crate::query::compliance::{Compliance, Lacking, OfRegulation, Part, Summary, Waiting};
use crate::say;

/// The page of the report on articles.
#[must_use]
pub fn compliance(answer: &Compliance, words: &Words<'_>) -> Page {
    let lang = words.lang;
    let mut page = Page::new(words.say(t("条款检查情况", "Articles inspected")))
        .all_under(words.under(&answer.scope))
        .under(match answer.since {
            Some(since) => say!(
                lang,
                "截至 {}，与 {since} 比较",
                "As of {}, against {since}",
                answer.as_of
            ),
            None => say!(lang, "截至 {}", "As of {}", answer.as_of),
        });
    let wholes: Vec<Summary> = answer.regulations.iter().map(|r| r.whole.clone()).collect();
    page.section(
        words.say(t("总体", "In all")),
        summary_sheet(&wholes, words),
    );
    for regulation in &answer.regulations {
        of_regulation(&mut page, regulation, words);
    }
    page.add(Block::Notes(vec![words.say(NOTE).to_owned()]));
    page
}

/// How the figures are reckoned.
pub(super) const NOTE: Text = t(
    "一条检查多次只计一次，取最近一轮中最差的结果；未核实的不算已检查。分解率＝已分解÷总条数；落实率（严格）＝已落实÷（已检查－不适用）；\
     折算时部分落实按一半计；问题转化率＝形成问题的÷部分落实与未落实的。一条由几个单位牵头的，各单位之和可能大于合计。",
    "An article counts once, with the worst result of its latest round; unverified is not inspected. Assigned = assigned ÷ total; \
     strict = carried out ÷ (inspected − not applicable); weighted counts partly as half; raised = led to an issue ÷ partly or not carried out. \
     Where several units lead one article, their sum may exceed the total.",
);

fn of_regulation(page: &mut Page, regulation: &OfRegulation, words: &Words<'_>) {
    let lang = words.lang;
    let name = words
        .ledger
        .regulations
        .get(&regulation.whole.regulation)
        .map_or("", |r| r.short());
    let mut sheets = vec![
        (
            say!(lang, "{name}　分章", "{name}: by chapter"),
            part_sheet(&regulation.by_chapter, t("章", "Chapter"), words),
        ),
        (
            say!(lang, "{name}　分单位", "{name}: by department"),
            part_sheet(&regulation.by_org, t("牵头单位", "Lead"), words),
        ),
        (
            say!(lang, "{name}　分检查重点", "{name}: by focus area"),
            part_sheet(&regulation.by_area, t("检查重点", "Focus area"), words),
        ),
        (
            say!(lang, "{name}　分检查组", "{name}: by group"),
            part_sheet(&regulation.by_group, t("检查组", "Group"), words),
        ),
        (
            say!(
                lang,
                "{name}　分县区（按检查的设施）",
                "{name}: by county of the facilities"
            ),
            part_sheet(&regulation.by_county, t("县区", "County"), words),
        ),
        (
            say!(
                lang,
                "{name}　部分落实和未落实",
                "{name}: partly or not carried out"
            ),
            lacking_sheet(&regulation.lacking, words),
        ),
        (
            say!(lang, "{name}　尚未检查", "{name}: not inspected yet"),
            waiting_sheet(&regulation.waiting, words),
        ),
    ];
    if let Some(before) = &regulation.before {
        let heading = say!(lang, "{name}　前后比较", "{name}: then and now");
        sheets.insert(0, (heading, trend_sheet(before, &regulation.whole, words)));
    }
    // A grouping nobody uses here, such as focus areas, has nothing to say.
    sheets.retain(|(_, sheet)| !(sheet.rows.is_empty() && sheet.empty.is_empty()));
    for (heading, sheet) in sheets {
        page.section(heading, sheet);
    }
}

/// Draws one figure of a summary.
type Draw = fn(&Summary) -> Cell;

/// The figures of a summary, in the order they are read.
const LINES: [(Text, Draw); 15] = [
    (t("总条数", "Articles"), |r| {
        Cell::Figure(r.assigned.whole.clone())
    }),
    (t("已分解", "Assigned"), |r| {
        Cell::Figure(r.assigned.part.clone())
    }),
    (t("　分解率", "  of all articles"), |r| {
        Cell::Rate(r.assigned.clone())
    }),
    (t("已检查", "Inspected"), |r| {
        Cell::Figure(r.inspected.part.clone())
    }),
    (t("　占已分解", "  of assigned"), |r| {
        Cell::Rate(r.inspected.clone())
    }),
    (t("　占总条数", "  of all articles"), |r| {
        Cell::Rate(r.inspected_of_total.clone())
    }),
    (t("已落实", "Carried out"), |r| {
        Cell::Figure(r.compliant.clone())
    }),
    (t("部分落实", "Partly carried out"), |r| {
        Cell::Figure(r.partial.clone())
    }),
    (t("未落实", "Not carried out"), |r| {
        Cell::Figure(r.non_compliant.clone())
    }),
    (t("不适用", "Not applicable"), |r| {
        Cell::Figure(r.not_applicable.clone())
    }),
    (
        t("未核实（不算已检查）", "Unverified (not inspected)"),
        |r| Cell::Figure(r.unverified.clone()),
    ),
    (t("落实率（严格）", "Carried out (strict)"), |r| {
        Cell::Rate(r.strict.clone())
    }),
    (t("落实率（折算）", "Carried out (weighted)"), |r| {
        Cell::Percent(r.weighted)
    }),
    (t("形成问题", "Issues raised"), |r| {
        Cell::Figure(r.issues.clone())
    }),
    (t("问题转化率", "Led to an issue"), |r| {
        Cell::Rate(r.raised.clone())
    }),
];

/// One column a regulation, one row a figure.
pub(super) fn summary_sheet(regulations: &[Summary], words: &Words<'_>) -> Sheet {
    let names = regulations.iter().map(|r| {
        let name = words
            .ledger
            .regulations
            .get(&r.regulation)
            .map_or("", |r| r.short());
        format!(">{name}")
    });
    let first = words.say(t("指标", "Figure")).to_owned();
    let mut sheet = Sheet::new(std::iter::once(first).chain(names))
        .or_say(words.say(t("还没有分解条款。", "No article is assigned yet.")));
    if regulations.is_empty() {
        return sheet;
    }
    for (label, cell) in LINES {
        let cells = regulations.iter().map(cell);
        sheet.row(
            std::iter::once(Cell::label(label, words.lang))
                .chain(cells)
                .collect(),
        );
    }
    sheet
}

fn results(row: &Summary) -> Vec<Cell> {
    vec![
        Cell::Figure(row.compliant.clone()),
        Cell::Figure(row.partial.clone()),
        Cell::Figure(row.non_compliant.clone()),
        Cell::Figure(row.not_applicable.clone()),
        Cell::Rate(row.strict.clone()),
        Cell::Percent(row.weighted),
        Cell::Figure(row.issues.clone()),
    ]
}

/// One row a part: assigned, inspected, results.
pub(super) fn part_sheet(rows: &[Summary], who: Text, words: &Words<'_>) -> Sheet {
    let heads = [
        who,
        t(">分解", ">Assigned"),
        t(">已检查", ">Inspected"),
        t(">占分解", ">of assigned"),
        t(">已落实", ">Done"),
        t(">部分", ">Partly"),
        t(">未落实", ">Not"),
        t(">不适用", ">N/a"),
        t(">落实率", ">Strict"),
        t(">折算", ">Weighted"),
        t(">形成问题", ">Issues"),
        t(">问题转化率", ">Raised"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for row in rows {
        let mut cells = vec![
            part_name(row, words),
            Cell::Figure(row.assigned.part.clone()),
            Cell::Figure(row.inspected.part.clone()),
            Cell::Rate(row.inspected.clone()),
        ];
        cells.extend(results(row));
        cells.push(Cell::Rate(row.raised.clone()));
        sheet.row(cells);
    }
    sheet
}

fn part_name(row: &Summary, words: &Words<'_>) -> Cell {
    match &row.part {
        Some(Part::Org(org) | Part::Group(org) | Part::County(org)) => words.org(Some(org)),
        Some(Part::Area(area)) => {
            Cell::text(words.ledger.word(WordList::FocusArea, area, words.lang))
        }
        Some(Part::Chapter(key)) => {
            let regulation = words.ledger.regulations.get(&row.regulation);
            let chapter = regulation.and_then(|r| r.chapter(*key));
            chapter.map_or(Cell::Blank, |c| Cell::text(c.title(words.lang)))
        }
        None => Cell::Blank,
    }
}

/// Two days of one regulation side by side.
fn trend_sheet(before: &Summary, now: &Summary, words: &Words<'_>) -> Sheet {
    let heads = [
        t("指标", "Figure"),
        t(">以前", ">Then"),
        t(">现在", ">Now"),
        t(">增减", ">Change"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for (label, cell) in LINES {
        let (before, now) = (cell(before), cell(now));
        let change = before.change_to(&now);
        sheet.row(vec![Cell::label(label, words.lang), before, now, change]);
    }
    sheet
}

fn waiting_sheet(rows: &[Waiting], words: &Words<'_>) -> Sheet {
    let heads = [
        t("时限", "Deadline"),
        t(">剩余天数", ">Days left"),
        t("条款", "Article"),
        t("编号", "Id"),
        t("事项", "What it asks"),
        t("牵头单位", "Lead"),
        t("检查组", "Group"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h))).or_say(words.say(t(
        "已分解的条款都检查过了。",
        "Every assigned article is inspected.",
    )));
    for row in rows {
        sheet.row(vec![
            Cell::day(row.due),
            row.days_left.map_or(Cell::Blank, Cell::Number),
            Cell::text(row.number.title(words.lang)),
            Cell::id(&row.article),
            Cell::text(&row.digest),
            words.org(Some(&row.lead)),
            words.org(row.group.as_ref()),
        ]);
    }
    sheet
}

/// The articles partly or not carried out.
pub(super) fn lacking_sheet(rows: &[Lacking], words: &Words<'_>) -> Sheet {
    let heads = [
        t("条款", "Article"),
        t("事项", "What it asks"),
        t("牵头单位", "Lead"),
        t("结果", "Result"),
        t("形成问题", "Issues"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h))).or_say(words.say(t(
        "没有部分落实和未落实的条款。",
        "Every article inspected is carried out.",
    )));
    for row in rows {
        let number = row.number.title(words.lang);
        let issues: Vec<&str> = row.issues.iter().map(crate::model::Id::as_str).collect();
        sheet.row(vec![
            Cell::text(number),
            Cell::text(&row.digest),
            words.org(Some(&row.lead)),
            Cell::label(row.result.label(), words.lang),
            Cell::text(issues.join(" ")),
        ]);
    }
    sheet
}

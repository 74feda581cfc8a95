//! 任务分解表 as a page.

use super::label::Words;
use super::page::{Block, Cell, Page, Sheet};
use crate::lang::{Text, t};
use crate::model::Id;
use crate::model::coded::Coded;
use crate::model::vocabulary::WordList;
use crate::query::breakdown::{Breakdown, GroupedBy, Line, Section};
use crate::say;

/// The page of the table.
#[must_use]
pub fn breakdown(answer: &Breakdown, words: &Words<'_>) -> Page {
    let lang = words.lang;
    let mut page = Page::new(words.say(t("条款任务分解表", "Assigned articles")))
        .all_under(words.under(&answer.scope))
        .under(say!(lang, "截至 {}", "As of {}", answer.as_of));
    for section in &answer.sections {
        page.section(heading(section, words), sheet(&section.lines, words));
    }
    if answer.sections.is_empty() {
        page.add(Block::Text(words.say(NONE).to_owned()));
    }
    page
}

/// The page of the table for paper and spreadsheets: a table a regulation, in which the chapter or
/// the department stands before the articles it has.
#[must_use]
pub fn breakdown_table(answer: &Breakdown, words: &Words<'_>) -> Page {
    let mut page = Page {
        blocks: Vec::new(),
        ..breakdown(answer, words)
    };
    let laws = answer
        .sections
        .chunk_by(|a, b| a.regulation == b.regulation);
    for sections in laws {
        let law = words.ledger.regulations.get(&sections[0].regulation);
        let name = law.map_or("", |r| r.short());
        page.section(name, grouped(sections, answer.grouped_by, words));
    }
    if answer.sections.is_empty() {
        page.add(Block::Text(words.say(NONE).to_owned()));
    }
    page
}

fn grouped(sections: &[Section], by: GroupedBy, words: &Words<'_>) -> Sheet {
    let head = match by {
        GroupedBy::Chapter => t("章", "Chapter"),
        GroupedBy::Department => LEAD,
    };
    let of_all = sheet(&[], words).columns;
    let heads = std::iter::once(words.say(head)).chain(of_all.iter().map(|c| c.head.as_str()));
    let mut all = Sheet::new(heads);
    all.grouped = 1;
    for section in sections {
        let group = Cell::text(part(section, words).unwrap_or_default());
        for line in &section.lines {
            let cells = std::iter::once(group.clone()).chain(row(line, words));
            all.row(cells.collect());
        }
    }
    match by {
        GroupedBy::Chapter => all,
        // It stands in front already.
        GroupedBy::Department => {
            let own = all.columns.iter().rposition(|c| c.head == words.say(LEAD));
            own.map_or_else(|| all.clone(), |column| all.clone().without(column))
        }
    }
}

fn heading(section: &Section, words: &Words<'_>) -> String {
    let regulation = words.ledger.regulations.get(&section.regulation);
    let name = regulation.map_or("", |r| r.short());
    match part(section, words) {
        Some(part) => format!("{name}　{part}"),
        None => name.to_owned(),
    }
}

/// The chapter or the department of a section; `None` for articles in no chapter.
fn part(section: &Section, words: &Words<'_>) -> Option<String> {
    let regulation = words.ledger.regulations.get(&section.regulation);
    let chapter = section.chapter.and_then(|key| regulation?.chapter(key));
    let chapter = chapter.map(|c| c.title(words.lang));
    let org = section
        .org
        .as_ref()
        .map(|id| words.ledger.org_name(id).to_owned());
    chapter.or(org)
}

fn sheet(lines: &[Line], words: &Words<'_>) -> Sheet {
    let heads = [
        t("条款", "Article"),
        t("条款内容（摘要）", "What it asks"),
        LEAD,
        t("配合部门", "Co-units"),
        t("检查重点（三个是否）", "Looks for (three questions)"),
        t("检查对象", "Inspected"),
        t("检查方式", "Methods"),
        t("责任检查组", "Group"),
        t("完成时限", "Deadline"),
        t("检查结果", "Result"),
        t("问题编号", "Issues"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for line in lines {
        sheet.row(row(line, words));
    }
    sheet
}

fn row(line: &Line, words: &Words<'_>) -> Vec<Cell> {
    let lang = words.lang;
    let part = |n: Option<u32>, zh: &str| n.map_or(String::new(), |n| format!("第{n}{zh}"));
    let number = line.number.title(lang) + &part(line.paragraph, "款") + &part(line.item, "项");
    let methods = line
        .methods
        .iter()
        .map(|m| words.ledger.word(WordList::CheckMethod, m, lang));
    let issues = line.issues.iter().map(Id::as_str);
    vec![
        Cell::text(number),
        Cell::text(&line.digest),
        words.org(Some(&line.lead)),
        Cell::text(words.orgs(&line.co)),
        Cell::text(looks_for(line, words)),
        Cell::text(line.object.clone().unwrap_or_default()),
        Cell::text(methods.collect::<Vec<_>>().join(words.say(LIST))),
        words.org(line.group.as_ref()),
        Cell::day(line.due),
        line.result
            .map_or(Cell::Blank, |r| Cell::label(r.label(), lang)),
        Cell::text(issues.collect::<Vec<_>>().join(" ")),
    ]
}

const LEAD: Text = t("责任部门", "Lead");

const NONE: Text = t("还没有分解条款。", "No article is assigned yet.");

const LIST: Text = t("、", ", ");

/// What the inspection looks for, and the answers to the three questions where there are any.
fn looks_for(line: &Line, words: &Words<'_>) -> String {
    let questions = [t("宣传", "known"), t("工作", "work"), t("权力", "power")];
    let answered = questions
        .iter()
        .zip(line.answers)
        .filter_map(|(question, answer)| {
            let answer = words.say(answer?.label());
            Some(format!(
                "{}{}{answer}",
                words.say(*question),
                words.say(t("：", ": "))
            ))
        });
    let point = line.point.clone().into_iter();
    point
        .chain(answered)
        .collect::<Vec<_>>()
        .join(words.say(t("；", "; ")))
}

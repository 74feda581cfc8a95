//! 任务分解表 as a page.

use super::label::Words;
use super::page::{Block, Cell, Page, Sheet};
use crate::lang::{Text, t};
use crate::model::Id;
use crate::model::coded::Coded;
use crate::model::vocabulary::WordList;
use crate::query::breakdown::{Breakdown, Line, Section};
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
        let none = t("还没有分解条款。", "No article is assigned yet.");
        page.add(Block::Text(words.say(none).to_owned()));
    }
    page
}

fn heading(section: &Section, words: &Words<'_>) -> String {
    let regulation = words.ledger.regulations.get(&section.regulation);
    let name = regulation.map_or("", |r| r.short());
    let chapter = section.chapter.and_then(|key| regulation?.chapter(key));
    let chapter = chapter.map(|c| c.title(words.lang));
    let org = section
        .org
        .as_ref()
        .map(|id| words.ledger.org_name(id).to_owned());
    match chapter.or(org) {
        Some(part) => format!("{name}　{part}"),
        None => name.to_owned(),
    }
}

fn sheet(lines: &[Line], words: &Words<'_>) -> Sheet {
    let heads = [
        t("条款", "Article"),
        t("条款内容（摘要）", "What it asks"),
        t("责任部门", "Lead"),
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
    let names = line.co.iter().map(|id| words.ledger.org_name(id));
    let methods = line
        .methods
        .iter()
        .map(|m| words.ledger.word(WordList::CheckMethod, m, lang));
    let issues = line.issues.iter().map(Id::as_str);
    vec![
        Cell::text(number),
        Cell::text(&line.digest),
        words.org(Some(&line.lead)),
        Cell::text(names.collect::<Vec<_>>().join(words.say(LIST))),
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

//! 整改台账 as a page (D2).

use super::label::Words;
use super::page::{Block, Cell, Page, Sheet};
use crate::lang::{Text, t};
use crate::model::coded::Coded;
use crate::model::issue::IssueState;
use crate::query::Decimal;
use crate::query::measure::Measure;
use crate::query::rectification_ledger::{Line, RectificationLedger};
use crate::say;

const TITLE: Text = t("整改台账", "Rectification ledger");

/// The page of the ledger.
#[must_use]
pub fn rectification_ledger(answer: &RectificationLedger, words: &Words<'_>) -> Page {
    let (scope, count) = (&answer.scope, answer.lines.len());
    let mut page = words.list(TITLE, scope, answer.as_of, count);
    page.add(Block::Table(sheet(answer, words)));
    page.add(Block::Notes(vec![words.say(t(
        "不含不成立和并案的问题。完成比例是责任单位最近一次报告的，已销号的为 100%。责任领导账本不记，印出后由责任单位填写。",
        "Without issues withdrawn or merged. Done is what the unit reported last, and 100 % once closed. The ledger holds no leader's name; the unit writes it in.",
    ))
    .to_owned()]));
    page
}

fn sheet(answer: &RectificationLedger, words: &Words<'_>) -> Sheet {
    let heads = [
        t(">序号", ">No."),
        t("问题编号", "Id"),
        t("具体问题", "Issue"),
        t("整改目标", "Goal"),
        t("整改措施", "Measures"),
        t("责任单位", "Unit"),
        t("责任领导", "Leader"),
        t("责任人", "Person"),
        t("时间节点", "Steps due"),
        t("完成时限", "Deadline"),
        t("进展情况", "Progress"),
        t(">完成比例", ">Done"),
        t("亮灯", "Light"),
        t("是否销号", "Closed"),
        t("销号时间", "Closed on"),
        t("验收单位/人", "Accepted by"),
        t("佐证材料", "Evidence"),
        t("备注", "Remarks"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)))
        .named(words.say(TITLE))
        .or_say(words.say(t("没有符合条件的问题。", "No such issue.")));
    for (no, line) in (1..).zip(&answer.lines) {
        sheet.row(row(no, line, words));
    }
    sheet
}

fn row(no: i64, line: &Line, words: &Words<'_>) -> Vec<Cell> {
    let lang = words.lang;
    let each = |say: &dyn Fn(&Measure) -> String| Cell::text(listed(line.measures.iter().map(say)));
    let is_closed = line.state == IssueState::Closed;
    let closed = if is_closed {
        t("是", "yes")
    } else {
        t("否", "no")
    };
    let checkers = line.closing.as_ref().map(|c| words.orgs(&c.checkers));
    let done = line.done.map(|p| Decimal(i64::from(p.value()) * 10));
    vec![
        Cell::Number(no),
        Cell::id(&line.issue),
        Cell::text(&line.title),
        Cell::text(line.criteria.as_deref().unwrap_or_default().trim_end()),
        each(&|m| m.content.trim_end().to_owned()),
        Cell::text(units(line, words)),
        Cell::Blank,
        each(&|m| format!("{} {}", words.ledger.org_name(&m.unit), m.person)),
        each(&|m| format!("{} {}", m.due, words.say(m.state.label()))),
        Cell::day(line.due),
        Cell::text(progress(line, words)),
        Cell::Percent(done),
        Cell::light(line.light),
        Cell::label(closed, lang),
        Cell::day(line.closing.as_ref().map(|c| c.on)),
        Cell::text(checkers.unwrap_or_default()),
        Cell::text(line.evidence.join(words.say(t("；", "; ")))),
        Cell::text(remarks(line, words)),
    ]
}

/// Lines with their numbers, where there is more than one.
fn listed(lines: impl Iterator<Item = String>) -> String {
    let lines: Vec<String> = lines.collect();
    match lines.as_slice() {
        [only] => only.clone(),
        _ => {
            let numbered = (1..).zip(&lines).map(|(no, line)| format!("{no}. {line}"));
            numbered.collect::<Vec<_>>().join("\n")
        }
    }
}

/// The lead, and those that help.
fn units(line: &Line, words: &Words<'_>) -> String {
    let lead = line.lead.as_ref().map(|id| words.ledger.org_name(id));
    let lead = lead.unwrap_or_else(|| words.say(t("未交办", "not assigned")));
    if line.co.is_empty() {
        return lead.to_owned();
    }
    let co = words.orgs(&line.co);
    say!(words.lang, "{lead}\n（配合：{co}）", "{lead}\n(with {co})")
}

fn progress(line: &Line, words: &Words<'_>) -> String {
    let Some(report) = &line.progress else {
        return String::new();
    };
    let (day, note) = (report.on, report.note.trim_end());
    if note.is_empty() {
        day.to_string()
    } else {
        say!(words.lang, "{day}：{note}", "{day}: {note}")
    }
}

fn remarks(line: &Line, words: &Words<'_>) -> String {
    let (lang, it) = (words.lang, &line.remarks);
    let overdue = it.overdue_days;
    let late = match (overdue, line.state) {
        (0, _) => None,
        (_, IssueState::Closed) => Some(say!(
            lang,
            "销号时逾期 {overdue} 天",
            "closed {overdue} days late"
        )),
        _ => Some(say!(lang, "逾期 {overdue} 天", "{overdue} days overdue")),
    };
    let cycle = it.cycle;
    let said = [
        (cycle > 1).then(|| say!(lang, "第 {cycle} 次整改", "cycle {cycle}")),
        it.due_first
            .map(|day| say!(lang, "原定时限 {day}", "{day} at first")),
        late,
        it.suspended_on
            .map(|day| say!(lang, "{day} 起中止", "suspended since {day}")),
        it.look_back.map(|outcome| {
            let outcome = words.say(outcome.label());
            say!(lang, "回头看：{outcome}", "look-back: {outcome}")
        }),
        it.support
            .as_ref()
            .map(|text| say!(lang, "需协调：{text}", "to coordinate: {text}")),
    ];
    said.into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(words.say(t("；", "; ")))
}

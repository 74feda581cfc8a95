//! The tables of a notice: what is handed over (D4), the slip that comes back, the list of issues
//! (D5).

use super::name;
use super::slot::{long, meeting};
use crate::lang::{Text, t};
use crate::model::coded::Coded;
use crate::model::paper::serial;
use crate::query::letter::{Concern, Letter};
use crate::view::label::Words;
use crate::view::page::{Block, Cell, Sheet};

/// A table that the wording of a notice may place.
pub(super) struct Part {
    pub(super) name: Text,
    pub(super) make: fn(&Letter, &Words<'_>) -> Vec<Block>,
}

pub(super) const PARTS: &[Part] = &[
    Part {
        name: t("交办事项", "handed over"),
        make: handed_over,
    },
    Part {
        name: t("签收和退回", "receipt and return"),
        make: |_, words| vec![Block::Facts(slip(words))],
    },
    Part {
        name: t("事项清单", "issues"),
        make: |answer, words| vec![Block::Table(list(answer, words))],
    },
];

/// What each issue is, on what ground, with whom, by when, accepted by what.
fn handed_over(answer: &Letter, words: &Words<'_>) -> Vec<Block> {
    let is_one = answer.issues.len() == 1;
    let mut blocks = Vec::new();
    for (n, concern) in (1..).zip(&answer.issues) {
        if !is_one {
            blocks.push(Block::Heading(format!("{}{}", serial(n), concern.title)));
        }
        let sheet = labelled(facts(concern, answer, words), words);
        blocks.push(Block::Facts(sheet.named(concern.issue.as_str())));
    }
    blocks
}

fn facts(concern: &Concern, answer: &Letter, words: &Words<'_>) -> [(Text, Cell); 11] {
    let said = |text: &Option<String>| Cell::text(text.as_deref().unwrap_or_default().trim_end());
    [
        (t("问题编号", "Issue"), Cell::id(&concern.issue)),
        (t("问题", "What"), Cell::text(concern.title.trim())),
        (
            t("具体情况", "Facts"),
            Cell::text(concern.description.trim_end()),
        ),
        (
            t("涉及地区和设施", "Where"),
            Cell::text(words.place(concern.county.as_ref(), concern.facility.as_ref())),
        ),
        (
            t("严重程度", "Severity"),
            Cell::label(concern.severity.label(), words.lang),
        ),
        (t("交办会议", "Meeting"), Cell::text(meeting(answer, words))),
        (t("整改要求", "Requirement"), said(&concern.requirement)),
        (t("销号标准", "Accepted by"), said(&concern.criteria)),
        (
            t("整改时限", "Deadline"),
            Cell::text(long(concern.due, words)),
        ),
        (
            t("配合单位", "Co-units"),
            Cell::text(words.orgs(&concern.co)),
        ),
        (
            t("督办委室", "Supervisor"),
            words.org(concern.supervisor.as_ref()),
        ),
    ]
}

/// What the unit fills in by hand and sends back.
fn slip(words: &Words<'_>) -> Sheet {
    let room = t("＿＿＿＿＿＿＿＿", "________________");
    let rows = [
        t("签收单位（盖章）", "Unit (seal)"),
        t("签收人", "Signed by"),
        t("签收时间", "Signed on"),
        t("退回说明", "Reason for return"),
    ];
    labelled(
        rows.map(|label| (label, Cell::label(room, words.lang))),
        words,
    )
}

/// 逾期事项清单: the issues with when and by what they were handed over and where they stand.
fn list(answer: &Letter, words: &Words<'_>) -> Sheet {
    let heads = [
        t(">序号", ">No."),
        t("问题编号", "Issue"),
        t("问题", "What"),
        t("牵头单位", "Lead unit"),
        t("交办文号", "Handed over by"),
        t("整改时限", "Deadline"),
        t("目前状态", "State"),
        t(">逾期天数", ">Days overdue"),
    ];
    let called = t("事项清单", "issues");
    let mut sheet = Sheet::new(heads.map(|h| words.say(h))).named(words.say(called));
    for (no, concern) in (1..).zip(&answer.issues) {
        let lead = concern.lead.as_ref();
        let state = concern.state;
        sheet.row(vec![
            Cell::Number(no),
            Cell::id(&concern.issue),
            Cell::text(concern.title.trim()),
            lead.map_or(Cell::Blank, |id| Cell::text(name(id, words))),
            Cell::text(concern.handed_over_by.as_deref().unwrap_or_default()),
            Cell::day(concern.due),
            state.map_or(Cell::Blank, |s| Cell::label(s.label(), words.lang)),
            Cell::Number(concern.overdue_days),
        ]);
    }
    sheet
}

/// A table of what is known, label and value.
fn labelled<const N: usize>(rows: [(Text, Cell); N], words: &Words<'_>) -> Sheet {
    let heads = [t("事项", "Matter"), t("内容", "Content")];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for (label, cell) in rows {
        if cell != Cell::Blank {
            sheet.row(vec![Cell::label(label, words.lang), cell]);
        }
    }
    sheet
}

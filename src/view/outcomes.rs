//! 成果转化 as a page.

use super::label::Words;
use super::page::{Block, Cell, Page, Sheet};
use crate::lang::{Text, t};
use crate::model::coded::Coded;
use crate::model::outcome::OutcomeState;
use crate::model::vocabulary::WordList;
use crate::query::outcomes::{Line, Outcomes, Row, Unanswered};
use crate::say;

/// The page of the outcomes.
#[must_use]
pub fn outcomes(answer: &Outcomes, words: &Words<'_>) -> Page {
    let lang = words.lang;
    let mut page = Page::new(words.say(t("成果转化情况", "Outcomes")))
        .all_under(words.under(&answer.scope))
        .under(say!(lang, "截至 {}", "As of {}", answer.as_of));
    page.add(Block::Text(sentence(answer, words)));
    page.section(
        words.say(t("一、分类", "1. By kind")),
        by_kind(answer, words),
    );
    let of = |state| answer.rows.iter().filter(move |r| r.state == state);
    page.section(
        words.say(t("二、已出台", "2. Issued")),
        list(of(OutcomeState::Issued), words)
            .or_say(words.say(t("还没有出台的成果。", "Nothing was issued yet."))),
    );
    page.section(
        words.say(t("三、拟出台", "3. Planned")),
        list(of(OutcomeState::Planned), words)
            .or_say(words.say(t("没有拟出台的成果。", "Nothing is planned."))),
    );
    page.section(
        words.say(t(
            "四、尚无长效措施的体制机制和共性问题",
            "4. Systemic and common issues without a lasting measure",
        )),
        unanswered(&answer.unanswered, words),
    );
    page.add(Block::Notes(vec![words.say(NOTE).to_owned()]));
    page
}

const NOTE: Text = t(
    "共性、体制机制问题应有长效措施：在账的这类问题，还没有一项已出台的成果写到它的，列入第四部分。",
    "Common and systemic issues are owed a lasting measure: those on the ledger that no issued outcome names stand in part 4.",
);

/// 已出台 24 项：部门政策 7 项、地方标准 3 项……；拟出台 2 项.
fn sentence(answer: &Outcomes, words: &Words<'_>) -> String {
    let lang = words.lang;
    let (issued, planned) = (answer.total.issued.count(), answer.total.planned.count());
    let kinds = answer.lines.iter().filter(|l| l.issued.count() > 0);
    let kinds = kinds.map(|line| {
        let (kind, n) = (kind(line.kind.as_deref(), words), line.issued.count());
        say!(lang, "{kind} {n} 项", "{kind} {n}")
    });
    let kinds: Vec<String> = kinds.collect();
    let kinds = kinds.join(words.say(t("、", ", ")));
    match issued {
        0 => say!(
            lang,
            "还没有出台的成果，拟出台 {planned} 项。",
            "Nothing was issued yet; {planned} planned."
        ),
        _ => say!(
            lang,
            "已出台 {issued} 项：{kinds}。拟出台 {planned} 项。",
            "{issued} issued: {kinds}. {planned} planned."
        ),
    }
}

fn kind(code: Option<&str>, words: &Words<'_>) -> String {
    match code {
        Some(code) => words
            .ledger
            .word(WordList::OutcomeKind, code, words.lang)
            .to_owned(),
        None => words.say(t("合计", "Total")).to_owned(),
    }
}

fn by_kind(answer: &Outcomes, words: &Words<'_>) -> Sheet {
    let heads = [
        t("成果类型", "Kind"),
        t(">已出台", ">Issued"),
        t(">拟出台", ">Planned"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    let mut row = |line: &Line| {
        sheet.row(vec![
            Cell::text(kind(line.kind.as_deref(), words)),
            Cell::Figure(line.issued.clone()),
            Cell::Figure(line.planned.clone()),
        ]);
    };
    answer.lines.iter().for_each(&mut row);
    row(&answer.total);
    sheet.total = true;
    sheet
}

/// The outcomes, one a row.
pub(super) fn list<'a>(rows: impl Iterator<Item = &'a Row>, words: &Words<'_>) -> Sheet {
    let heads = [
        t("编号", "Id"),
        t("成果类型", "Kind"),
        t("名称", "Title"),
        t("文号", "Number"),
        t("出台单位", "Issuer"),
        t("出台日期", "Issued on"),
        t("归类", "Group"),
        t("相关问题", "Issues"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for row in rows {
        sheet.row(vec![
            Cell::id(&row.id),
            Cell::text(kind(Some(&row.kind), words)),
            Cell::text(&row.title),
            Cell::text(row.doc_no.clone().unwrap_or_default()),
            Cell::text(row.issuer.clone().unwrap_or_default()),
            Cell::day(row.issued_on),
            Cell::text(row.group.clone().unwrap_or_default()),
            Cell::ids(&row.issues, words.lang),
        ]);
    }
    sheet
}

fn unanswered(rows: &[Unanswered], words: &Words<'_>) -> Sheet {
    let heads = [
        t("编号", "Id"),
        t("问题", "Issue"),
        t("问题性质", "Nature"),
        t("牵头单位", "Lead"),
        t("拟出台", "Planned"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h))).or_say(words.say(t(
        "没有缺长效措施的体制机制和共性问题。",
        "No systemic or common issue lacks a lasting measure.",
    )));
    for row in rows {
        sheet.row(vec![
            Cell::id(&row.issue),
            Cell::text(&row.title),
            Cell::label(row.kind.label(), words.lang),
            words.org(row.lead.as_ref()),
            Cell::ids(&row.planned, words.lang),
        ]);
    }
    sheet
}

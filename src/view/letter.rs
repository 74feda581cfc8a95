//! 函件正文 as a page (D4, D5): one builder; what the kinds say differently is a table.

mod form;
mod line;

use super::label::Words;
use super::page::{Block, Cell, Page, Sheet};
use crate::lang::{Text, t};
use crate::model::Id;
use crate::model::coded::Coded;
use crate::model::paper::serial;
use crate::query::letter::{Concern, Letter};
use crate::say;
use form::{ABOUT, Form, form};
use line::{Line, long};

/// The page of a notice, as it goes out.
#[must_use]
pub fn letter(answer: &Letter, words: &Words<'_>) -> Page {
    let form = form(answer.kind);
    let mut page = Page::new(title(answer, &form, words)).under(answer.doc.clone());
    if let Some(void) = &answer.void {
        let (state, day) = (words.say(void.state.label()), void.on.long(words.lang));
        page = page.under(say!(words.lang, "（{state}，{day}）", "({state} on {day})"));
    }
    let to = name(&answer.addressee, words);
    text(&mut page, say!(words.lang, "{to}：", "To {to}:"));
    if let Some(opening) = form.opening {
        text(&mut page, words.say(opening).to_owned());
    }
    for (n, concern) in (1..).zip(&answer.issues) {
        if answer.issues.len() > 1 {
            page.add(Block::Heading(format!("{}{}", serial(n), concern.title)));
        }
        page.add(Block::Facts(facts(concern, answer, form.lines, words)));
    }
    let asked = asked(answer, &form, words);
    if !(asked.is_empty() || answer.issues.is_empty()) {
        let heading = t("要求", "What is asked");
        page.add(Block::Heading(words.say(heading).to_owned()));
    }
    asked.into_iter().for_each(|line| text(&mut page, line));
    if let Some(ending) = form.ending {
        text(&mut page, words.say(ending).to_owned());
    }
    page.add(Block::Facts(foot(answer, words)));
    if form.has_slip {
        page.add(Block::Heading(
            words.say(t("签收和退回", "Receipt and return")).to_owned(),
        ));
        page.add(Block::Facts(slip(words)));
    }
    page
}

/// The matter as a title; one that was typed as a title stays as it is.
fn title(answer: &Letter, form: &Form, words: &Words<'_>) -> String {
    let matter = answer.matter.trim();
    if matter.starts_with(ABOUT.zh) {
        return matter.to_owned();
    }
    let is_overdue = answer.issues.iter().any(|c| c.overdue_days > 0);
    let (before, after) = form.overdue.filter(|_| is_overdue).unwrap_or(form.title);
    format!("{}{matter}{}", words.say(before), words.say(after))
}

fn text(page: &mut Page, line: String) {
    page.add(Block::Text(line));
}

/// The full name of a unit, as papers address it.
fn name<'w>(id: &'w Id, words: &Words<'w>) -> &'w str {
    let org = words.ledger.orgs.get(id);
    org.map_or(id.as_str(), |org| org.name.as_str())
}

fn facts(concern: &Concern, answer: &Letter, lines: &[Line], words: &Words<'_>) -> Sheet {
    let heads = [t("事项", "Matter"), t("内容", "Content")];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h))).named(concern.issue.as_str());
    for line in lines {
        let (label, cell) = line.of(concern, answer, words);
        if cell != Cell::Blank {
            sheet.row(vec![Cell::label(label, words.lang), cell]);
        }
    }
    sheet
}

/// What the unit is to do: what the notice says, when to sign and return, when and what to answer.
fn asked(answer: &Letter, form: &Form, words: &Words<'_>) -> Vec<String> {
    let lang = words.lang;
    let mut asked: Vec<String> = answer
        .requirement
        .iter()
        .map(|r| r.trim_end().to_owned())
        .collect();
    if form.has_slip {
        let days = answer.sign_days;
        asked.push(say!(
            lang,
            "请在 {days} 日内签收。不属于本单位职责的，在此期限内书面说明理由退回，不得自行转交。",
            "Sign within {days} days. What is not your unit's to do is returned in writing with its reason within that time, and not passed on."
        ));
    }
    if let Some((day, reply)) = answer.reply_due.zip(form.reply) {
        let (day, what) = (day.long(lang), words.say(reply));
        asked.push(say!(
            lang,
            "请于{day}前书面报送{what}。",
            "Hand in by {day}, in writing: {what}."
        ));
    }
    asked
}

/// Who issues it, when, and whom to ask. Names of persons have no place in the ledger.
fn foot(answer: &Letter, words: &Words<'_>) -> Sheet {
    let issuer = answer.issuer.as_ref();
    let rows = [
        (
            t("发函单位", "Issued by"),
            issuer.map_or(Cell::Blank, |id| Cell::text(name(id, words))),
        ),
        (t("日期", "Date"), long(answer.on, words)),
        (t("联系人和电话", "Contact"), to_fill_in(words)),
    ];
    labelled(rows, words)
}

fn slip(words: &Words<'_>) -> Sheet {
    let rows = [
        t("签收单位（盖章）", "Unit (seal)"),
        t("签收人", "Signed by"),
        t("签收时间", "Signed on"),
        t("退回说明", "Reason for return"),
    ];
    labelled(rows.map(|label| (label, to_fill_in(words))), words)
}

fn labelled<const N: usize>(rows: [(Text, Cell); N], words: &Words<'_>) -> Sheet {
    let mut sheet = Sheet::new([t("事项", "Matter"), t("内容", "Content")].map(|h| words.say(h)));
    for (label, cell) in rows {
        sheet.row(vec![Cell::label(label, words.lang), cell]);
    }
    sheet
}

/// Room for a pen.
fn to_fill_in(words: &Words<'_>) -> Cell {
    Cell::label(t("＿＿＿＿＿＿＿＿", "________________"), words.lang)
}

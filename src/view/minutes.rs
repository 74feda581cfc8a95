//! 会议纪要 as a page: when, where, who; what was heard; the numbered decisions (D6).

use super::label::Words;
use super::page::{Block, Cell, Imprint, Layout, Page, Sheet};
use super::paper::to_draft;
use super::span::Numbered;
use crate::lang::{Lang, Text, t};
use crate::model::Id;
use crate::query::minutes::Minutes;
use crate::say;

/// The page of a meeting's minutes.
#[must_use]
pub fn minutes(answer: &Minutes, words: &Words<'_>) -> Page {
    let (name, theme) = match answer.title.split_once('：') {
        Some((name, theme)) => (name, Some(theme)),
        None => (answer.title.as_str(), None),
    };
    let mut page = Page::new(title(name, words.lang));
    page.layout = Layout::Paper(Imprint {
        number: answer.doc.clone(),
        from: Some(words.ledger.settings.body.name.clone()),
        on: answer.issued_on,
        colophon: sent_to(answer, words),
        ..Imprint::default()
    });
    page.add(Block::Facts(facts(answer, theme, words)));
    let mut numbered = Numbered::new(words.lang);
    page.add(Block::Heading(
        numbered.next(words.say(t("会议情况", "What was heard"))),
    ));
    if !answer.reports.is_empty() {
        let units: Vec<Id> = answer.reports.iter().map(|r| r.unit.clone()).collect();
        let units = words.orgs(&units);
        page.add(Block::Text(say!(
            words.lang,
            "会议听取了{units}的汇报。",
            "The meeting heard {units}."
        )));
    }
    page.add(to_draft(
        t("讨论的情况和意见", "what was said and advised"),
        words,
    ));
    if !answer.tabled.is_empty() {
        page.section(
            numbered.next(words.say(t("提交会议的问题", "Issues tabled"))),
            tabled(answer, words),
        );
    }
    page.section(
        numbered.next(words.say(t("议定事项", "Decisions"))),
        decisions(answer, words),
    );
    page
}

/// What the minutes of a meeting are called.
fn title(meeting: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh if meeting.ends_with('会') || meeting.ends_with("会议") => {
            format!("{meeting}纪要")
        }
        Lang::Zh => format!("{meeting}会议纪要"),
        Lang::En => format!("{meeting}: minutes"),
    }
}

fn sent_to(answer: &Minutes, words: &Words<'_>) -> Vec<(Text, String)> {
    let units = words.full_orgs(&answer.attendees);
    let sent = (!units.is_empty()).then_some((t("分送", "Sent to"), units));
    sent.into_iter().collect()
}

fn facts(answer: &Minutes, theme: Option<&str>, words: &Words<'_>) -> Sheet {
    let lang = words.lang;
    let (on, weekday) = (answer.on.long(lang), answer.on.weekday(lang));
    let came = answer.attendance.map(|n| say!(lang, "{n} 人", "{n} came"));
    let rows = [
        (
            t("时间", "When"),
            Some(say!(lang, "{on}，{weekday}", "{weekday}, {on}")),
        ),
        (t("地点", "Where"), answer.place.clone()),
        (t("议题", "On"), theme.map(str::to_owned)),
        (
            t("参加单位", "Units"),
            Some(words.full_orgs(&answer.attendees)),
        ),
        (t("到会", "Attendance"), came),
    ];
    let heads = [t("事项", "Matter"), t("内容", "Content")];
    let name = t("会议", "Meeting");
    let mut sheet = Sheet::new(heads.map(|h| words.say(h))).named(words.say(name));
    for (label, text) in rows {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            sheet.row(vec![Cell::label(label, lang), Cell::Text(text)]);
        }
    }
    sheet
}

fn tabled(answer: &Minutes, words: &Words<'_>) -> Sheet {
    let heads = [
        t(">序号", ">No."),
        t("编号", "Id"),
        t("问题", "Issue"),
        t("牵头单位", "Lead"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for (no, issue) in (1..).zip(&answer.tabled) {
        sheet.row(vec![
            Cell::Number(no),
            Cell::id(&issue.issue),
            words.title(issue.title.as_deref()),
            words.org(issue.lead.as_ref()),
        ]);
    }
    sheet
}

fn decisions(answer: &Minutes, words: &Words<'_>) -> Sheet {
    let heads = [
        t(">序号", ">No."),
        t("议定事项", "Decision"),
        t("责任单位", "Unit"),
        t("时限", "Deadline"),
    ];
    let none = t("没有登记议定事项。", "No decision is recorded.");
    let mut sheet = Sheet::new(heads.map(|h| words.say(h))).or_say(words.say(none));
    for decision in &answer.decisions {
        sheet.row(vec![
            Cell::Number(decision.no.into()),
            Cell::text(&decision.text),
            words.org(Some(&decision.unit)),
            Cell::day(decision.due),
        ]);
    }
    sheet
}

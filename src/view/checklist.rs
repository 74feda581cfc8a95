//! 问题清单 as a page (D1).

use super::label::Words;
use super::page::{Block, Cell, Page, Sheet};
use crate::lang::{Text, t};
use crate::model::Id;
use crate::model::coded::Coded;
use crate::model::vocabulary::WordList;
use crate::query::checklist::{Approval, Checklist, Line, Since};
use crate::say;

const TITLE: Text = t("问题清单", "List of issues");

/// The page of the list.
#[must_use]
pub fn checklist(answer: &Checklist, words: &Words<'_>) -> Page {
    let (scope, count) = (&answer.scope, answer.lines.len());
    let mut page = words.list(TITLE, scope, answer.as_of, count);
    page.add(Block::Table(sheet(answer, words)));
    page.add(Block::Text(foot(answer.approval.as_ref(), words)));
    page.add(Block::Notes(notes(answer, words)));
    page
}

fn sheet(answer: &Checklist, words: &Words<'_>) -> Sheet {
    let heads = [
        t(">序号", ">No."),
        t("问题来源", "Source"),
        t("问题类别", "Category"),
        t("具体问题", "Issue"),
        t("涉及条款", "Articles"),
        t("涉及地区/设施", "Where"),
        t("牵头责任单位", "Lead"),
        t("配合单位", "Co-units"),
        t("整改要求", "Requirement"),
        t("整改时限", "Deadline"),
        t("督办委室", "Supervisor"),
        t("备注", "Remarks"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)))
        .named(words.say(TITLE))
        .or_say(words.say(t(
            "清单上没有符合条件的问题。",
            "No such issue is on the list.",
        )));
    for line in &answer.lines {
        sheet.row(row(line, words));
    }
    sheet
}

fn row(line: &Line, words: &Words<'_>) -> Vec<Cell> {
    let (ledger, lang) = (words.ledger, words.lang);
    let channel = ledger.word(WordList::Channel, &line.channel, lang);
    let level = words.say(line.level.label());
    let requirement = line.requirement.as_deref().unwrap_or_default();
    vec![
        Cell::Number(line.no.into()),
        Cell::Text(say!(lang, "{channel}（{level}）", "{channel} ({level})")),
        Cell::text(ledger.word(WordList::Category, &line.category, lang)),
        Cell::text(what(line)),
        Cell::text(articles(&line.articles, words)),
        Cell::text(words.place(line.county.as_ref(), line.facility.as_ref())),
        words.org(line.lead.as_ref()),
        Cell::text(words.orgs(&line.co)),
        Cell::text(requirement.trim_end()),
        Cell::day(line.due),
        words.org(line.supervisor.as_ref()),
        Cell::text(remarks(line, words)),
    ]
}

/// What it is called, and under it the facts.
fn what(line: &Line) -> String {
    let facts = line.description.trim_end();
    [line.title.trim(), facts].join("\n").trim_end().to_owned()
}

/// The articles by regulation: 省养老服务条例第十九条、第十八条.
fn articles(ids: &[Id], words: &Words<'_>) -> String {
    let ledger = words.ledger;
    let mut laws: Vec<(&Id, Vec<String>)> = Vec::new();
    for article in ids.iter().filter_map(|id| ledger.articles.get(id)) {
        let title = article.number.title(words.lang);
        match laws.iter_mut().find(|(law, _)| *law == &article.regulation) {
            Some((_, titles)) if titles.contains(&title) => {}
            Some((_, titles)) => titles.push(title),
            None => laws.push((&article.regulation, vec![title])),
        }
    }
    let laws = laws.into_iter().map(|(law, titles)| {
        let name = ledger.regulations.get(law).map_or("", |r| r.short());
        let titles = titles.join(words.say(t("、", ", ")));
        say!(words.lang, "{name}{titles}", "{name}, {titles}")
    });
    laws.collect::<Vec<_>>().join(words.say(t("；\n", ";\n")))
}

/// Its id, and what has become of it since the list was approved.
fn remarks(line: &Line, words: &Words<'_>) -> String {
    let lang = words.lang;
    let Since {
        void,
        merged_into,
        lead,
        due,
    } = &line.since;
    let void = match (void, merged_into) {
        (Some(_), Some(id)) => Some(say!(lang, "并入 {id}", "merged into {id}")),
        (Some(state), None) => Some(words.say(state.label()).to_owned()),
        (None, _) => None,
    };
    let lead = lead.as_ref().map(|id| words.ledger.org_name(id));
    let lead = lead.map(|name| say!(lang, "现由{name}牵头", "led by {name} now"));
    let due = due.map(|day| say!(lang, "时限现为 {day}", "deadline now {day}"));
    let said = [Some(line.issue.to_string()), void, lead, due];
    said.into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(words.say(t("；", "; ")))
}

/// The meeting that approved it, its number and day.
fn foot(approval: Option<&Approval>, words: &Words<'_>) -> String {
    let lang = words.lang;
    let Some(approval) = approval else {
        return words
            .say(t(
                "本清单尚未经会议审定。",
                "No meeting has approved this list yet.",
            ))
            .to_owned();
    };
    let meeting = words.ledger.meetings.get(&approval.meeting);
    let title = meeting.map_or(approval.meeting.as_str(), |m| m.title.as_str());
    let doc = approval
        .doc
        .as_deref()
        .unwrap_or_else(|| words.say(t("纪要未印发", "minutes not issued")));
    let day = approval.on.long(lang);
    say!(
        lang,
        "审定会议：{title}　　文号：{doc}　　日期：{day}",
        "Approved by: {title}    Number: {doc}    Date: {day}"
    )
}

fn notes(answer: &Checklist, words: &Words<'_>) -> Vec<String> {
    let frozen = t(
        "序号、牵头责任单位、整改时限以审定时为准，以后的变动写在备注里。",
        "Number, lead and deadline are those approved; what changed since stands in the remarks.",
    );
    let frozen = answer
        .approval
        .as_ref()
        .map(|_| words.say(frozen).to_owned());
    let left_out = t(
        "审定时已经入账、没有列入清单的",
        "Entered by then and not put on the list",
    );
    let later = t(
        "审定以后入账、不在清单上的",
        "Entered since and not on the list",
    );
    let missing = [(left_out, &answer.left_out), (later, &answer.later)];
    let missing = missing.into_iter().filter(|(_, figure)| figure.count() > 0);
    let missing = missing.map(|(what, figure)| {
        let (what, count) = (words.say(what), figure.count());
        let ids: Vec<&str> = figure.ids.iter().map(Id::as_str).collect();
        let ids = ids.join(words.say(t("、", ", ")));
        say!(
            words.lang,
            "{what} {count} 项：{ids}。",
            "{what}, {count}: {ids}."
        )
    });
    frozen.into_iter().chain(missing).collect()
}

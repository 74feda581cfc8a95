//! 下次推进会 as a page.

use super::label::Words;
use super::page::{Block, Cell, Page, Sheet};
use crate::lang::t;
use crate::query::next_meeting::{Moved, NextMeeting};
use crate::say;

/// The page of the next half-monthly meeting, with the command that comes next.
#[must_use]
pub fn next_meeting(answer: &NextMeeting, words: &Words<'_>) -> Page {
    let lang = words.lang;
    let heads = [t("字段", "Field"), t("内容", "Content")];
    let mut facts = Sheet::new(heads.map(|h| words.say(h)));
    let (on, weekday) = (answer.on.long(lang), answer.on.weekday(lang));
    let mut fact = |label, text: String| {
        facts.row(vec![Cell::label(label, lang), Cell::Text(text)]);
    };
    fact(
        t("日期", "Date"),
        say!(lang, "{on}，{weekday}", "{weekday}, {on}"),
    );
    fact(t("半月", "Half-month"), answer.half.title(lang));
    if let Some(moved) = &answer.moved {
        fact(t("说明", "Why that day"), why(answer, moved, words));
    }
    if let Some(last) = answer.last_on {
        fact(t("上次推进会", "Last meeting"), last.long(lang));
    }
    let mut page = Page::new(words.say(t("下次半月推进会", "The next half-monthly meeting")));
    page.add(Block::Facts(facts));
    page.add(Block::Text(match &answer.recorded {
        Some(id) => say!(
            lang,
            "已登记为 {id}。准备汇报材料：supervise meeting prepare {id}",
            "It is recorded as {id}. To prepare its papers: supervise meeting prepare {id}"
        ),
        None => words
            .say(t("还没有登记。登记：", "It is not recorded. To add it:"))
            .to_owned(),
    }));
    if answer.recorded.is_none() {
        page.add(Block::Text(add(answer, words)));
    }
    if answer.provisional {
        page.add(Block::Notes(vec![words.provisional().to_owned()]));
    }
    page
}

/// The command that records it, on one line of 80 columns.
fn add(answer: &NextMeeting, words: &Words<'_>) -> String {
    let (on, count) = (answer.on, answer.ordinal);
    let id = answer.free_id.as_ref();
    let id = id.map_or_else(String::new, |id| format!(" --id {id}"));
    say!(
        words.lang,
        "supervise meeting add --kind 半月推进会 --date {on} --title 第{count}次推进会{id}",
        "supervise meeting add --kind semimonthly --date {on} --title 'Meeting {count}'{id}"
    )
}

fn why(answer: &NextMeeting, moved: &Moved, words: &Words<'_>) -> String {
    let (lang, day) = (words.lang, answer.by_rule.long(words.lang));
    let weekday = answer.by_rule.weekday(lang);
    let is_back = answer.on < answer.by_rule;
    let shifted = if is_back {
        t("提前到上一个工作日", "moved back to the working day before")
    } else {
        t("推后到下一个工作日", "moved on to the working day after")
    };
    let shifted = words.say(shifted);
    match moved {
        Moved::Holiday(name) => say!(
            lang,
            "按规定是{day}，为{name}假期，{shifted}",
            "by the rules {day}, which belongs to the holiday {name}; {shifted}"
        ),
        Moved::Weekend => say!(
            lang,
            "按规定是{day}，{weekday}休息，{shifted}",
            "by the rules {day}, a {weekday} that is not worked; {shifted}"
        ),
        Moved::Recorded => say!(
            lang,
            "按规定是{day}，已登记的会议另定了日期",
            "by the rules {day}; the recorded meeting has a day of its own"
        ),
    }
}

//! What the wording of a notice may name: of the notice, and of each issue it concerns.

use super::name;
use crate::lang::{Lang, Text, t};
use crate::model::coded::Coded;
use crate::model::paper::serial;
use crate::model::step::Percent;
use crate::model::{Day, Id};
use crate::query::letter::{Concern, Letter};
use crate::view::label::Words;
use crate::view::paper::clause;
use crate::view::template::Slot;

/// An issue of a notice, with what the notice alone knows of it.
pub(super) struct Item {
    concern: Concern,
    addressee: Id,
    /// Its place, from 1.
    no: u32,
}

impl Item {
    /// The issues of a notice in order.
    pub(super) fn all(answer: &Letter) -> Vec<Self> {
        let numbered = (1..).zip(&answer.issues);
        let item = |(no, concern): (u32, &Concern)| Self {
            concern: concern.clone(),
            addressee: answer.addressee.clone(),
            no,
        };
        numbered.map(item).collect()
    }
}

/// The word titles begin with.
const ABOUT: &str = "关于";
/// What a unit that is addressed is called.
const YOU: Text = t("你单位", "your unit");

pub(super) const LETTER: &[Slot<Letter>] = &[
    Slot::text(
        t("事由", "matter"),
        t("函件的事由", "Its matter"),
        |a, _| a.matter.trim().to_owned(),
    ),
    Slot::flag(
        t("已是标题", "titled"),
        t(
            "事由本身就写成了“关于……”的标题",
            "Whether its matter is typed as a whole title",
        ),
        |a| a.matter.trim().starts_with(ABOUT),
    ),
    Slot::text(t("文号", "number"), t("文号", "Its number"), |a, _| {
        a.doc.clone()
    }),
    Slot::text(
        t("主送", "to"),
        t("主送单位全称", "The unit it goes to"),
        |a, w| name(&a.addressee, w).to_owned(),
    ),
    Slot::maybe(
        t("署名", "from"),
        t("发函单位全称", "The unit that issues it"),
        |a, w| {
            a.issuer
                .as_ref()
                .map_or_else(String::new, |id| name(id, w).to_owned())
        },
    ),
    Slot::maybe(t("日期", "date"), t("发函日期", "Its day"), |a, w| {
        long(a.on, w)
    }),
    Slot::maybe(
        t("要求", "asked"),
        t("这份函件写的要求", "What the notice itself asks"),
        |a, _| said(a.requirement.as_ref()),
    ),
    Slot::maybe(
        t("答复时限", "reply_due"),
        t("答复时限", "The day an answer is due"),
        |a, w| long(a.reply_due, w),
    ),
    Slot::number(
        t("签收天数", "sign_days"),
        t(
            "几日内签收或退回",
            "The days within which it is signed for or returned",
        ),
        |a| i64::from(a.sign_days),
    ),
    Slot::maybe(
        t("会议", "meeting"),
        t("在哪次会上交办或决定发出", "The meeting it comes from"),
        meeting,
    ),
    Slot::flag(
        t("多项", "several"),
        t(
            "涉及不止一个问题",
            "Whether it concerns more than one issue",
        ),
        |a| a.issues.len() > 1,
    ),
    Slot::number(
        t("项数", "count"),
        t("涉及几个问题", "How many issues it concerns"),
        |a| count(a, |_| true),
    ),
    Slot::flag(
        t("逾期", "overdue"),
        t("有问题逾期", "Whether an issue is overdue"),
        |a| a.issues.iter().any(is_overdue),
    ),
    Slot::number(
        t("逾期数", "overdue_count"),
        t("几个问题逾期", "How many issues are overdue"),
        |a| count(a, is_overdue),
    ),
    Slot::maybe(
        t("承办", "lead"),
        t(
            "牵头单位：就是主送单位的写“你单位”",
            "The units that lead; “your unit” when it goes to them",
        ),
        leads,
    ),
    Slot::flag(
        t("主送牵头", "to_lead"),
        t(
            "主送单位就是牵头单位",
            "Whether it goes to the unit that leads",
        ),
        |a| {
            a.issues
                .iter()
                .all(|c| c.lead.as_ref() == Some(&a.addressee))
        },
    ),
];

pub(super) const CONCERN: &[Slot<Item>] = &[
    Slot::text(
        t("序号", "no"),
        t("一、二、三、", "1. 2. 3."),
        |i, w| match w.lang {
            Lang::Zh => serial(i.no),
            Lang::En => format!("{}. ", i.no),
        },
    ),
    Slot::text(t("编号", "id"), t("问题编号", "Its id"), |i, _| {
        i.concern.issue.to_string()
    }),
    Slot::text(
        t("问题", "title"),
        t("问题标题", "Its title"),
        |i, _| i.concern.title.trim().to_owned(),
    ),
    Slot::maybe(
        t("情况", "facts"),
        t("具体情况", "What was found"),
        |i, _| clause(&i.concern.description).to_owned(),
    ),
    Slot::maybe(
        t("地点", "place"),
        t("涉及地区和设施", "Where"),
        |i, w| w.place(i.concern.county.as_ref(), i.concern.facility.as_ref()),
    ),
    Slot::text(
        t("严重程度", "severity"),
        t("严重程度", "How grave it is"),
        |i, w| w.say(i.concern.severity.label()).to_owned(),
    ),
    Slot::maybe(
        t("承办", "lead"),
        t(
            "牵头单位：就是主送单位的写“你单位”",
            "The unit that leads; “your unit” when it goes to it",
        ),
        |i, w| lead(&i.concern, &i.addressee, w),
    ),
    Slot::maybe(
        t("配合单位", "co"),
        t("配合单位", "The units that help"),
        |i, w| w.orgs(&i.concern.co),
    ),
    Slot::maybe(
        t("督办委室", "supervisor"),
        t("督办委室", "The congress body that presses for it"),
        |i, w| {
            let unit = i.concern.supervisor.as_ref();
            unit.map_or_else(String::new, |id| w.ledger.org_name(id).to_owned())
        },
    ),
    Slot::maybe(
        t("要求", "requirement"),
        t("整改要求", "What is asked of the unit"),
        |i, _| said(i.concern.requirement.as_ref()),
    ),
    Slot::maybe(
        t("标准", "criteria"),
        t("销号标准", "By what it is accepted"),
        |i, _| said(i.concern.criteria.as_ref()),
    ),
    Slot::maybe(
        t("交办文号", "handed_by"),
        t("交办的文号", "The paper that handed it over"),
        |i, _| said(i.concern.handed_over_by.as_ref()),
    ),
    Slot::maybe(
        t("交办日期", "handed_on"),
        t("交办日期", "The day it was handed over"),
        |i, w| long(i.concern.assigned_on, w),
    ),
    Slot::maybe(
        t("时限", "due"),
        t("整改时限", "Its deadline"),
        |i, w| long(i.concern.due, w),
    ),
    Slot::maybe(
        t("状态", "state"),
        t("发函那天的状态", "Where it stands"),
        |i, w| {
            let state = i.concern.state;
            state.map_or_else(String::new, |s| w.say(s.label()).to_owned())
        },
    ),
    Slot::number(
        t("逾期天数", "overdue_days"),
        t(
            "逾期几天（自然日），没有逾期是 0",
            "Natural days past the deadline, or 0",
        ),
        |i| i.concern.overdue_days,
    ),
    Slot::maybe(
        t("进展日期", "progress_on"),
        t("最近一次报告进展的日期", "The day of its last report"),
        |i, w| long(i.concern.progress.as_ref().map(|r| r.on), w),
    ),
    Slot::maybe(
        t("进展", "progress"),
        t("最近一次报告的进展", "What was last reported"),
        |i, _| said(i.concern.progress.as_ref().map(|r| &r.note)),
    ),
    Slot::maybe(
        t("完成比例", "percent"),
        t("最近一次报告的完成比例", "The percentage last reported"),
        |i, _| {
            let report = i.concern.progress.as_ref();
            let percent = report.and_then(|r| r.pct).map(Percent::value);
            percent.map_or_else(String::new, |p| p.to_string())
        },
    ),
    Slot::maybe(
        t("此前发函", "pressed_by"),
        t(
            "此前催办、督办的文号",
            "The papers that pressed for it before",
        ),
        |i, w| i.concern.pressed_by.join(w.say(t("、", ", "))),
    ),
];

/// A day as papers write it.
pub(super) fn long(day: Option<Day>, words: &Words<'_>) -> String {
    day.map_or_else(String::new, |day| day.long(words.lang))
}

fn said(text: Option<&String>) -> String {
    text.map_or_else(String::new, |text| clause(text).to_owned())
}

fn is_overdue(concern: &Concern) -> bool {
    concern.overdue_days > 0
}

fn count(answer: &Letter, is: fn(&Concern) -> bool) -> i64 {
    let issues = answer.issues.iter().filter(|c| is(c));
    i64::try_from(issues.count()).unwrap_or(i64::MAX)
}

fn lead(concern: &Concern, addressee: &Id, words: &Words<'_>) -> String {
    match &concern.lead {
        Some(id) if id == addressee => words.say(YOU).to_owned(),
        Some(id) => name(id, words).to_owned(),
        None => String::new(),
    }
}

/// The units that lead, each once, in the order of the issues.
fn leads(answer: &Letter, words: &Words<'_>) -> String {
    let mut leads: Vec<String> = Vec::new();
    for concern in &answer.issues {
        let lead = lead(concern, &answer.addressee, words);
        if !(lead.is_empty() || leads.contains(&lead)) {
            leads.push(lead);
        }
    }
    leads.join(words.say(t("、", ", ")))
}

/// The meeting a notice comes from, with its day.
pub(super) fn meeting(answer: &Letter, words: &Words<'_>) -> String {
    let id = answer.meeting.as_ref();
    let meeting = id.and_then(|id| words.ledger.meetings.get(id));
    meeting.map_or_else(String::new, |m| {
        let (day, title) = (m.date.long(words.lang), &m.title);
        crate::say!(words.lang, "{day}，{title}", "{title}, {day}")
    })
}

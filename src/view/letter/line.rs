//! The facts of an issue that a notice may tell.

use crate::lang::{Text, t};
use crate::model::Day;
use crate::model::coded::Coded;
use crate::model::step::Percent;
use crate::query::letter::{Concern, Letter};
use crate::say;
use crate::view::label::Words;
use crate::view::page::Cell;

/// A fact of an issue.
#[derive(Clone, Copy)]
pub(super) enum Line {
    Id,
    Title,
    Description,
    Place,
    Severity,
    Meeting,
    Co,
    Supervisor,
    Requirement,
    Criteria,
    HandedOver,
    Due,
    State,
    Overdue,
    Progress,
    Pressed,
}

/// D4: what, on what ground, with whom, by when, accepted by what.
pub(super) const HANDED_OVER: &[Line] = &[
    Line::Id,
    Line::Title,
    Line::Description,
    Line::Place,
    Line::Severity,
    Line::Meeting,
    Line::Requirement,
    Line::Criteria,
    Line::Due,
    Line::Co,
    Line::Supervisor,
];

/// D5: when and by what it was handed over, the deadline, where it stands, how long it is overdue.
pub(super) const PRESSED: &[Line] = &[
    Line::Id,
    Line::Title,
    Line::HandedOver,
    Line::Requirement,
    Line::Criteria,
    Line::Due,
    Line::State,
    Line::Overdue,
    Line::Progress,
    Line::Pressed,
];

impl Line {
    /// What it is called and says.
    pub(super) fn of(self, concern: &Concern, answer: &Letter, words: &Words<'_>) -> (Text, Cell) {
        let said =
            |text: &Option<String>| Cell::text(text.as_deref().unwrap_or_default().trim_end());
        let lang = words.lang;
        match self {
            Self::Id => (t("问题编号", "Issue"), Cell::id(&concern.issue)),
            Self::Title => (t("问题", "What"), Cell::text(concern.title.trim())),
            Self::Description => (
                t("具体情况", "Facts"),
                Cell::text(concern.description.trim_end()),
            ),
            Self::Place => (
                t("涉及地区和设施", "Where"),
                Cell::text(words.place(concern.county.as_ref(), concern.facility.as_ref())),
            ),
            Self::Severity => (
                t("严重程度", "Severity"),
                Cell::label(concern.severity.label(), lang),
            ),
            Self::Meeting => (t("交办会议", "Meeting"), Cell::text(meeting(answer, words))),
            Self::Co => (
                t("配合单位", "Co-units"),
                Cell::text(words.orgs(&concern.co)),
            ),
            Self::Supervisor => (
                t("督办委室", "Supervisor"),
                words.org(concern.supervisor.as_ref()),
            ),
            Self::Requirement => (t("整改要求", "Requirement"), said(&concern.requirement)),
            Self::Criteria => (t("销号标准", "Accepted by"), said(&concern.criteria)),
            Self::HandedOver => (
                t("交办", "Handed over"),
                Cell::text(handed_over(concern, words)),
            ),
            Self::Due => (t("整改时限", "Deadline"), long(concern.due, words)),
            Self::State => (
                t("目前状态", "State"),
                concern
                    .state
                    .map_or(Cell::Blank, |state| Cell::label(state.label(), lang)),
            ),
            Self::Overdue => (t("逾期", "Overdue"), Cell::text(overdue(concern, words))),
            Self::Progress => (
                t("最近进展", "Last progress"),
                Cell::text(progress(concern, words)),
            ),
            Self::Pressed => (
                t("此前发函", "Pressed before"),
                Cell::text(concern.pressed_by.join(words.say(t("、", ", ")))),
            ),
        }
    }
}

/// A day as papers write it.
pub(super) fn long(day: Option<Day>, words: &Words<'_>) -> Cell {
    day.map_or(Cell::Blank, |day| Cell::text(day.long(words.lang)))
}

fn meeting(answer: &Letter, words: &Words<'_>) -> String {
    let meeting = answer.meeting.as_ref();
    let meeting = meeting.and_then(|id| words.ledger.meetings.get(id));
    meeting.map_or_else(String::new, |meeting| {
        let (day, title) = (meeting.date.long(words.lang), &meeting.title);
        say!(words.lang, "{day}，{title}", "{title}, {day}")
    })
}

fn handed_over(concern: &Concern, words: &Words<'_>) -> String {
    let day = concern.assigned_on.map(|day| day.long(words.lang));
    let parts: Vec<String> = day
        .into_iter()
        .chain(concern.handed_over_by.clone())
        .collect();
    parts.join(words.say(t("，", ", ")))
}

fn overdue(concern: &Concern, words: &Words<'_>) -> String {
    match concern.overdue_days {
        0 => String::new(),
        days => say!(words.lang, "{days} 天（自然日）", "{days} natural days"),
    }
}

fn progress(concern: &Concern, words: &Words<'_>) -> String {
    let Some(report) = &concern.progress else {
        return String::new();
    };
    let (day, note) = (report.on.long(words.lang), report.note.trim_end());
    match report.pct.map(Percent::value) {
        Some(pct) => say!(
            words.lang,
            "{day}，{pct}%：{note}",
            "{day}, {pct} %: {note}"
        ),
        None => say!(words.lang, "{day}：{note}", "{day}: {note}"),
    }
}

//! 周报 as a page, of a week or of another span of days.

use super::compliance::summary_sheet;
use super::decision::decisions;
use super::departments::{HOLDERS, in_hand_by_light};
use super::label::Words;
use super::overdue::overdue_sheet;
use super::page::{Block, Cell, ChartForm, Page, Sheet};
use super::span::{
    FORMULAS, Numbered, Period, State, agreed_counts, counts, lights, movements, notice_counts,
    open_agreed, opinion_counts, rates, summary, waiting_notices,
};
use super::timeline::deadline_sheet;
use super::trend::{COURSE, trend};
use crate::lang::{Text, t};
use crate::query::span::Since;
use crate::query::weekly::Weekly;
use crate::say;

/// The page of a weekly report.
#[must_use]
pub fn weekly(answer: &Weekly, words: &Words<'_>) -> Page {
    let (lang, mut numbered) = (words.lang, Numbered::new(words.lang));
    let period = Period::of(&answer.span);
    let (zh, en) = (period.zh, period.en);
    let mut page = opening(answer, words);
    let heading = numbered.next(&say!(lang, "本{zh}概况", "The {en}"));
    page.add(Block::Heading(heading.clone()));
    let state = state(answer);
    page.add(Block::Text(summary(&state, words)));
    page.add(Block::Table(stock(answer, &state, words).named(heading)));
    drawings(answer, &mut page, words);
    page.section(
        numbered.next(words.say(t("主要指标", "Rates"))),
        rates(&state, words),
    );
    page.add(Block::Notes(vec![words.say(FORMULAS).to_owned()]));
    page.section(
        numbered.next(&say!(lang, "本{zh}变化明细", "What moved")),
        movements(&answer.movements, period, words),
    );
    page.section(
        numbered.next(&say!(lang, "本{zh}亮灯变化", "Lights that changed")),
        lights(&answer.light_changes, period, words),
    );
    page.section(
        numbered.next(words.say(ahead(answer).0)),
        deadline_sheet(&answer.due_next, words).or_say(words.say(ahead(answer).1)),
    );
    page.section(
        numbered.next(words.say(t("逾期清单", "Overdue"))),
        overdue_sheet(&answer.overdue, words),
    );
    page.section(
        numbered.next(words.say(t("条款检查进度", "Articles inspected"))),
        summary_sheet(&answer.articles, words),
    );
    others(answer, &mut numbered, &mut page, words);
    page.section(
        numbered.next(words.say(t("需领导协调事项", "For a leader's decision"))),
        decisions(&answer.decisions, words),
    );
    if answer.provisional {
        page.add(Block::Notes(vec![words.provisional().to_owned()]));
    }
    page
}

fn opening(answer: &Weekly, words: &Words<'_>) -> Page {
    let (lang, span) = (words.lang, &answer.span);
    let (from, to) = (span.from.long(lang), span.as_of.long(lang));
    let title = match span.since {
        Since::Week => t("联动监督周报", "Weekly report of the supervision"),
        Since::Day | Since::LastMeeting => t("联动监督进展情况", "Progress of the supervision"),
    };
    let since = match span.since {
        Since::LastMeeting => t(
            "（上次推进会以来）",
            " (since the last half-monthly meeting)",
        ),
        Since::Week | Since::Day => t("", ""),
    };
    let days = say!(lang, "{from}至{to}{}", "{from} to {to}{}", words.say(since));
    Page::new(words.say(title))
        .all_under(words.under(&answer.scope))
        .under(days)
}

const fn state(answer: &Weekly) -> State<'_> {
    State {
        span: &answer.span,
        now: &answer.now,
        before: &answer.before,
        rates: &answer.rates,
        rates_before: &answer.rates_before,
    }
}

/// The counts, with what is overdue beside the issues.
fn stock(answer: &Weekly, state: &State<'_>, words: &Words<'_>) -> Sheet {
    let mut sheet = counts(state, words);
    for (label, figure) in [
        (t("逾期的整改措施", "Tasks overdue"), &answer.overdue_tasks),
        (
            t("逾期未检查的条款", "Articles overdue for inspection"),
            &answer.overdue_articles,
        ),
    ] {
        sheet.row(vec![
            Cell::label(label, words.lang),
            Cell::Figure(figure.clone()),
            Cell::Blank,
            Cell::Blank,
        ]);
    }
    sheet
}

/// The course of the last spans, and who holds the stock.
fn drawings(answer: &Weekly, page: &mut Page, words: &Words<'_>) {
    let mut within = Numbered::within(words.lang);
    if let Some(course) = trend(&answer.trend, words) {
        page.chart(within.next(words.say(COURSE)), course, ChartForm::Trend);
    }
    if let Some(holders) = in_hand_by_light(&answer.departments, words) {
        page.chart(within.next(words.say(HOLDERS)), holders, ChartForm::Bars);
    }
}

/// The heading of what falls due, and what to say when nothing does.
const fn ahead(answer: &Weekly) -> (Text, Text) {
    match answer.span.since {
        Since::Week => (
            t("今天和下周到期", "Due today and next week"),
            t(
                "今天和下周没有到期的事项。",
                "Nothing falls due today or next week.",
            ),
        ),
        Since::Day | Since::LastMeeting => (
            t("今天和七天内到期", "Due today or within seven days"),
            t(
                "今天和七天内没有到期的事项。",
                "Nothing falls due today or within seven days.",
            ),
        ),
    }
}

/// Notices, opinions and decisions of meetings, each where there are any.
fn others(answer: &Weekly, numbered: &mut Numbered, page: &mut Page, words: &Words<'_>) {
    let period = Period::of(&answer.span);
    if let Some(notices) = &answer.notices {
        let heading = numbered.next(words.say(t("函件办理", "Notices")));
        page.section(heading.clone(), notice_counts(notices, period, words));
        page.add(Block::Table(waiting_notices(notices, words).named(heading)));
    }
    if let Some(opinions) = &answer.opinions {
        page.section(
            numbered.next(words.say(t("意见办理", "Opinions"))),
            opinion_counts(opinions, period, words),
        );
    }
    if let Some(agreed) = &answer.agreed {
        let heading = numbered.next(words.say(t("议定事项落实", "Decisions of meetings")));
        page.section(heading.clone(), agreed_counts(agreed, period, words));
        page.add(Block::Table(open_agreed(agreed, words).named(heading)));
    }
}

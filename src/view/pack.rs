//! 半月推进会汇报材料 as a page (D6).

use super::compliance::summary_sheet;
use super::decision::decisions;
use super::departments::{HOLDERS, NOTE, departments_sheet, in_hand_by_light};
use super::label::Words;
use super::lit::lit;
use super::overdue::overdue_sheet;
use super::page::{Block, ChartForm, Page, percent};
use super::span::{
    Numbered, Period, State, agreed_sheet, carried_sheet, counts, lights, movements, notice_counts,
    opinion_counts, rates, summary, tally_sheet, visit_counts, waiting_notices,
};
use super::timeline::deadline_sheet;
use super::trend::{COURSE, trend};
use crate::lang::t;
use crate::query::pack::Pack;
use crate::query::span::Since;
use crate::say;

/// The page of the papers of a half-monthly meeting.
#[must_use]
pub fn pack(answer: &Pack, words: &Words<'_>) -> Page {
    let mut numbered = Numbered::new(words.lang);
    let mut page = opening(answer, words);
    became(answer, &mut numbered, &mut page, words);
    progress(answer, &mut numbered, &mut page, words);
    page.section(
        numbered.next(words.say(t("分单位情况", "By department"))),
        departments_sheet(&answer.departments, words),
    );
    page.add(Block::Notes(vec![words.say(NOTE).to_owned()]));
    if let Some(holders) = in_hand_by_light(&answer.departments, words) {
        page.chart(words.say(HOLDERS), holders, ChartForm::Bars);
    }
    page.add(Block::Heading(numbered.next(
        words.say(t("存在问题和需协调事项", "What stands in the way")),
    )));
    page.section(
        words.say(t("（一）需领导协调事项", "For a leader's decision")),
        decisions(&answer.decisions, words),
    );
    page.section(
        words.say(t("（二）逾期清单", "Overdue")),
        overdue_sheet(&answer.overdue, words),
    );
    ahead(answer, &mut numbered, &mut page, words);
    page.section(
        words.say(t("附件1　问题亮灯表", "Annex 1. Red and yellow lights")),
        lit(&answer.lit, words),
    );
    page.section(
        words.say(t("附件2　条款检查进度表", "Annex 2. Articles inspected")),
        summary_sheet(&answer.articles, words),
    );
    if answer.provisional {
        page.add(Block::Notes(vec![words.provisional().to_owned()]));
    }
    page
}

fn opening(answer: &Pack, words: &Words<'_>) -> Page {
    let lang = words.lang;
    let (half, on) = (answer.half.title(lang), answer.on.long(lang));
    let (weekday, as_of) = (answer.on.weekday(lang), answer.span.as_of.long(lang));
    let since = answer.span.day_before().long(lang);
    let days = match answer.span.since {
        Since::LastMeeting => say!(
            lang,
            "上次会议：{since}；数据截至{as_of}",
            "Last meeting: {since}; figures as of {as_of}"
        ),
        Since::Week | Since::Day => say!(
            lang,
            "与{since}相比；数据截至{as_of}",
            "Compared with {since}; figures as of {as_of}"
        ),
    };
    Page::new(say!(
        lang,
        "{half}推进会汇报材料",
        "Papers for the half-monthly meeting of {half}"
    ))
    .all_under(words.under(&answer.scope))
    .under(say!(
        lang,
        "会议日期：{on}，{weekday}",
        "Meeting: {weekday}, {on}"
    ))
    .under(days)
}

/// What became of the decisions, those of the last meeting first.
fn became(answer: &Pack, numbered: &mut Numbered, page: &mut Page, words: &Words<'_>) {
    let heading = numbered.next(words.say(t(
        "上次会议议定事项落实情况",
        "What became of the decisions",
    )));
    page.add(Block::Heading(heading.clone()));
    let Some(last) = &answer.last else {
        page.add(Block::Text(
            words
                .say(t(
                    "此前没有开过半月推进会。",
                    "No half-monthly meeting was held before.",
                ))
                .to_owned(),
        ));
        return others(answer, page, words);
    };
    page.add(Block::Text(carried_out(answer, words)));
    let rows = [
        (t("上次推进会", "the last meeting"), &last.tally),
        (
            t("结转和其他会议", "other meetings, carried over"),
            &answer.carried_tally,
        ),
        (t("专项以来全部", "all meetings so far"), &answer.tally),
    ];
    page.add(Block::Table(tally_sheet(&rows, words).named(heading)));
    page.add(Block::Notes(vec![rule(answer, words)]));
    page.section(
        words.say(t(
            "（一）上次推进会议定事项",
            "Decisions of the last meeting",
        )),
        agreed_sheet(&last.decisions, words),
    );
    others(answer, page, words);
}

/// The decisions of other meetings, where there are any.
fn others(answer: &Pack, page: &mut Page, words: &Words<'_>) {
    if !answer.carried.is_empty() {
        page.section(
            words.say(t(
                "（二）以前和其他会议结转的议定事项",
                "Decisions of other meetings, carried over",
            )),
            carried_sheet(&answer.carried, words),
        );
    }
}

/// The last meeting's decisions in a sentence, and the rate of all so far (C11).
fn carried_out(answer: &Pack, words: &Words<'_>) -> String {
    let Some(last) = &answer.last else {
        return String::new();
    };
    let (lang, tally) = (words.lang, &last.tally);
    let (on, all) = (last.on.long(lang), tally.all.count());
    let (done, open) = (tally.done.count(), tally.open.count());
    let carried = answer.carried_tally.open.count();
    let rate = &answer.tally.rate;
    let (part, whole, share) = (
        rate.part.count(),
        rate.whole.count(),
        percent(rate.percent()),
    );
    say!(
        lang,
        "{on}推进会议定 {all} 项，已落实 {done} 项，未落实 {open} 项；以前和其他会议结转未落实 {carried} 项。累计到期应落实 {whole} 项，已落实 {part} 项，落实率 {share}。",
        "The meeting of {on} made {all} decisions: {done} are carried out and {open} open; {carried} of other meetings are still open. Of {whole} that have fallen due so far {part} are carried out, {share}."
    )
}

/// How the rate is reckoned, and what is flagged.
fn rule(answer: &Pack, words: &Words<'_>) -> String {
    let flagged = answer.tally.flagged.count();
    let limit = words.ledger.settings.rules.carried_meetings.max(1);
    say!(
        words.lang,
        "落实率＝已落实÷到期应落实；没有时限的、不再办理的不计。未办结会次含本次会议，★为连续 {limit} 次推进会没有办结，共 {flagged} 项。",
        "The rate is carried out ÷ fallen due, without those dropped or without a deadline. Meetings open counts this one; ★ marks a decision open at {limit} or more half-monthly meetings in a row, {flagged} in all."
    )
}

/// The state of things against the last meeting, and what moved since.
fn progress(answer: &Pack, numbered: &mut Numbered, page: &mut Page, words: &Words<'_>) {
    let period = Period::of(&answer.span);
    let state = State {
        span: &answer.span,
        now: &answer.now,
        before: &answer.before,
        rates: &answer.rates,
        rates_before: &answer.rates_before,
    };
    let heading = numbered.next(words.say(t("总体进展", "Progress")));
    page.add(Block::Heading(heading.clone()));
    page.add(Block::Text(summary(&state, words)));
    page.add(Block::Table(counts(&state, words).named(heading)));
    let mut parts = vec![
        (t("主要指标", "Rates"), vec![rates(&state, words)]),
        (
            t("本期变化明细", "What moved"),
            vec![movements(&answer.movements, period, words)],
        ),
        (
            t("本期亮灯变化", "Lights that changed"),
            vec![lights(&answer.light_changes, period, words)],
        ),
    ];
    if let Some(notices) = &answer.notices {
        let waiting = waiting_notices(notices, words);
        parts.push((
            t("函件办理", "Notices"),
            vec![notice_counts(notices, period, words), waiting],
        ));
    }
    if let Some(opinions) = &answer.opinions {
        parts.push((
            t("意见办理", "Opinions"),
            vec![opinion_counts(opinions, period, words)],
        ));
    }
    if let Some(visits) = &answer.visits {
        parts.push((
            t("走访检查", "Visits"),
            vec![visit_counts(visits, period, words)],
        ));
    }
    let mut within = Numbered::within(words.lang);
    if let Some(course) = trend(&answer.trend, words) {
        page.chart(within.next(words.say(COURSE)), course, ChartForm::Trend);
    }
    for (heading, sheets) in parts {
        let heading = within.next(words.say(heading));
        page.add(Block::Heading(heading.clone()));
        for sheet in sheets {
            page.add(Block::Table(sheet.named(heading.clone())));
        }
    }
}

/// What falls due up to the next meeting.
fn ahead(answer: &Pack, numbered: &mut Numbered, page: &mut Page, words: &Words<'_>) {
    let lang = words.lang;
    let (on, weekday) = (answer.next_on.long(lang), answer.next_on.weekday(lang));
    let heading = numbered.next(words.say(t("下一阶段工作安排", "What comes next")));
    page.add(Block::Heading(heading.clone()));
    let count = answer.due_next.len();
    page.add(Block::Text(say!(
        lang,
        "下次推进会预计在{on}（{weekday}）召开，到那天为止到期 {count} 项。",
        "The next meeting is expected on {weekday}, {on}; {count} fall due up to that day."
    )));
    let due = deadline_sheet(&answer.due_next, words);
    page.add(Block::Table(due.named(heading)));
}

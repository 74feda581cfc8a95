//! 工作简报 as a page: head, body drawn from the ledger, distribution (D7).

use super::label::Words;
use super::list::table;
use super::outcomes::list;
use super::overview::{moved, sentences, stock};
use super::page::{Block, Cell, Page, Sheet};
use super::span::{Period, movements};
use crate::lang::{Lang, Text, t};
use crate::model::{Day, Record, paper};
use crate::query::Figure;
use crate::query::bulletin::{Covered, Decided, Edition};
use crate::say;

/// The page of a bulletin as it stood at the end of a day.
#[must_use]
pub fn bulletin(edition: &Edition, as_of: Day, words: &Words<'_>) -> Page {
    let mut page = Page::new(&edition.series).all_under(head(edition, words));
    page.add(Block::Heading(edition.title.clone()));
    match &edition.covered {
        Some(covered) => body(&mut page, covered, words),
        None => page.add(Block::Text(words.say(NO_DAYS).to_owned())),
    }
    let issues = records::<crate::model::Issue>(&edition.issues, words);
    if !issues.is_empty() {
        let heading = t("本期所涉问题", "Issues it writes of");
        let as_of = edition.covered.as_ref().map_or(as_of, |c| c.to);
        page.section(words.say(heading), table(issues, as_of, words));
    }
    page.add(Block::Facts(tail(edition, words)));
    page
}

const NO_DAYS: Text = t(
    "没有写明本期情况的起止日期，取不出数；用 supervise bulletin set 编号 --from 日期 --to 日期 补上。",
    "The days it covers are not known, so nothing can be drawn from the ledger; give them with supervise bulletin set ID --from DATE --to DATE.",
);

/// 第 5 期（总第 18 期）; a collection is numbered in Chinese numerals. Then who and when.
fn head(edition: &Edition, words: &Words<'_>) -> Vec<String> {
    let (lang, number, year) = (words.lang, edition.number, edition.year);
    let number = match (edition.serial, lang) {
        (Some(n), Lang::Zh) if edition.series.ends_with("专辑") => {
            format!("{}{}", edition.series, paper::serial(n))
        }
        (Some(n), _) => say!(
            lang,
            "{year}年第{number}期（总第{n}期）",
            "No. {number} of {year} (no. {n} overall)"
        ),
        (None, _) => say!(lang, "{year}年第{number}期", "No. {number} of {year}"),
    };
    let on = edition.on.map_or_else(String::new, |day| day.long(lang));
    let editor = edition.editor.as_ref();
    let editor = editor.and_then(|id| words.ledger.orgs.get(id));
    let editor = editor.map_or("", |org| org.name.as_str());
    vec![number, format!("{editor}　{on}")]
}

fn body(page: &mut Page, covered: &Covered, words: &Words<'_>) {
    let lang = words.lang;
    let (from, to) = (covered.from.long(lang), covered.to.long(lang));
    page.add(Block::Text(say!(
        lang,
        "本期情况：{from}至{to}。",
        "It covers {from} to {to}."
    )));
    page.add(Block::Heading(
        words
            .say(t("一、总体进展", "1. How things stand"))
            .to_owned(),
    ));
    let this = Period::DAYS.this(lang);
    page.add(Block::Text(sentences(&covered.now, &this, words)));
    page.add(Block::Table(overview(covered, words)));
    page.section(
        words.say(t("二、问题办理", "2. What moved")),
        movements(&covered.movements, Period::DAYS, words),
    );
    page.add(Block::Heading(
        words.say(t("三、会议", "3. Meetings")).to_owned(),
    ));
    page.add(Block::Table(table(
        records::<crate::model::Meeting>(&covered.meetings, words),
        covered.to,
        words,
    )));
    if !covered.decisions.is_empty() {
        page.add(Block::Table(decisions(&covered.decisions, words)));
    }
    page.section(
        words.say(t("四、走访和意见建议", "4. Visits and opinions")),
        work(covered, words),
    );
    let none = t("本期没有出台的成果。", "Nothing was issued in these days.");
    page.section(
        words.say(t("五、成果", "5. Outcomes")),
        list(covered.outcomes.iter(), words).or_say(words.say(none)),
    );
}

fn overview(covered: &Covered, words: &Words<'_>) -> Sheet {
    let heads = [
        t("指标", "Figure"),
        t(">本期末", ">At the end"),
        t(">上期末", ">Before"),
        t(">增减", ">Change"),
    ];
    let name = t("总体进展", "How things stand");
    let mut sheet = Sheet::new(heads.map(|h| words.say(h))).named(words.say(name));
    let period = words.say(t("本期", "in these days"));
    let rows = stock(&covered.now, &covered.before, words);
    for row in rows
        .into_iter()
        .chain(moved(&covered.now, None, period, words))
    {
        sheet.row(row);
    }
    sheet
}

fn decisions(rows: &[Decided], words: &Words<'_>) -> Sheet {
    let heads = [
        t("会议", "Meeting"),
        t(">序号", ">No."),
        t("议定事项", "Decision"),
        t("责任单位", "Unit"),
        t("时限", "Deadline"),
    ];
    let name = t("议定事项", "Decisions");
    let mut sheet = Sheet::new(heads.map(|h| words.say(h))).named(words.say(name));
    for row in rows {
        sheet.row(vec![
            Cell::id(&row.meeting),
            Cell::Number(i64::from(row.no)),
            Cell::text(&row.text),
            words.org(Some(&row.unit)),
            Cell::day(row.due),
        ]);
    }
    sheet
}

fn work(covered: &Covered, words: &Words<'_>) -> Sheet {
    let heads = [t("事项", "What"), t(">数", ">Number")];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    let lines: [(Text, &Figure); 5] = [
        (t("走访点次", "Visits to facilities"), &covered.visits),
        (
            t("走访点位（一家只算一次）", "Facilities visited, each once"),
            &covered.places,
        ),
        (t("与部门座谈", "Talks with departments"), &covered.talks),
        (
            t("收到意见建议", "Opinions that came in"),
            &covered.opinions,
        ),
        (
            t("　其中内容相同、已合并", "  merged into another"),
            &covered.merged,
        ),
    ];
    for (label, figure) in lines {
        sheet.row(vec![
            Cell::label(label, words.lang),
            Cell::Figure(figure.clone()),
        ]);
    }
    sheet
}

/// 报, 发, and the number of copies, which is written by hand when the record does not say it.
fn tail(edition: &Edition, words: &Words<'_>) -> Sheet {
    let heads = [t("版记", "Distribution"), t("内容", "Content")];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    let joined = |names: &[String]| names.join(words.say(t("；", "; ")));
    let lines = [
        (t("报", "Reported to"), joined(&edition.report_to)),
        (t("发", "Sent to"), joined(&edition.send_to)),
        (
            t("共印", "Copies"),
            match edition.copies {
                Some(n) => say!(words.lang, "{n} 份", "{n}"),
                None => words.say(t("　　份", "____")).to_owned(),
            },
        ),
    ];
    for (label, text) in lines {
        if !text.is_empty() {
            sheet.row(vec![Cell::label(label, words.lang), Cell::text(text)]);
        }
    }
    sheet
}

/// The records a figure counts.
fn records<'a, R: Record>(figure: &Figure, words: &Words<'a>) -> Vec<&'a R> {
    let table = R::table(words.ledger);
    figure.ids.iter().filter_map(|id| table.get(id)).collect()
}

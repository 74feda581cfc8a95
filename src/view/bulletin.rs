//! 工作简报 as a page: head, body drawn from the ledger, distribution (D7).

use super::label::Words;
use super::list::table;
use super::outcomes::list;
use super::overview::{moved, sentences, stock};
use super::page::{Block, Cell, Imprint, Layout, Page, Sheet};
use super::span::{Period, movements};
use super::template::{Known, Offer, Slot, names, worded};
use crate::lang::{Lang, Text, t};
use crate::model::{Day, Record, Template, paper};
use crate::query::Figure;
use crate::query::bulletin::{Covered, Decided, Edition};
use crate::say;

/// The page of a bulletin as it stood at the end of a day.
#[must_use]
pub fn bulletin(edition: &Edition, as_of: Day, words: &Words<'_>) -> Page {
    let offer = Offer::of(EDITION, edition, words);
    let offer = PARTS.iter().fold(offer, |offer, (name, make)| {
        let sheet = make(edition, as_of, words);
        offer.with_part(*name, sheet.map(Block::Table).into_iter().collect())
    });
    let worded = worded(Template::Bulletin, &offer, words);
    let mut page = worded.page(Template::Bulletin);
    page.layout = Layout::Bulletin(imprint(edition, words));
    page
}

/// What the template of a bulletin may name.
pub(super) fn known() -> Known {
    Known {
        values: names(EDITION),
        items: None,
        parts: PARTS.iter().map(|(name, _)| *name).collect(),
    }
}

const EDITION: &[Slot<Edition>] = &[
    Slot::text(
        t("标题", "title"),
        t("本期标题", "The title of this number"),
        |e, _| e.title.trim().to_owned(),
    ),
    Slot::text(
        t("刊名", "series"),
        t("刊名", "What the bulletin is called"),
        |e, _| e.series.clone(),
    ),
    Slot::text(t("期号", "number"), t("第几期", "Its number"), number),
    Slot::maybe(
        t("编印", "editor"),
        t("编印单位", "The unit that issues it"),
        editor,
    ),
    Slot::maybe(
        t("日期", "date"),
        t("印发日期", "The day it was issued"),
        |e, w| long(e.on, w),
    ),
    Slot::flag(
        t("有起止", "covered"),
        t(
            "写明了本期情况的起止日期",
            "Whether the days it covers are known",
        ),
        |e| e.covered.is_some(),
    ),
    Slot::maybe(
        t("起日", "first_day"),
        t("本期情况从哪天起", "The first day it covers"),
        |e, w| long(e.covered.as_ref().map(|c| c.from), w),
    ),
    Slot::maybe(
        t("止日", "last_day"),
        t("本期情况到哪天止", "The last day it covers"),
        |e, w| long(e.covered.as_ref().map(|c| c.to), w),
    ),
    Slot::maybe(
        t("总体情况", "overview"),
        t(
            "问题总数、销号、逾期和本期变化，两句话",
            "How things stand, in two sentences",
        ),
        |e, w| {
            let this = Period::DAYS.this(w.lang);
            let covered = e.covered.as_ref();
            covered.map_or_else(String::new, |c| sentences(&c.now, &this, w))
        },
    ),
    Slot::flag(
        t("有所涉问题", "concerns_issues"),
        t("写明了涉及哪些问题", "Whether it names issues it writes of"),
        |e| e.issues.count() > 0,
    ),
];

/// A table of the bulletin as it stood at the end of a day; `None` when there is nothing to tell.
type Make = fn(&Edition, Day, &Words<'_>) -> Option<Sheet>;

const PARTS: &[(Text, Make)] = &[
    (t("总体进展", "how things stand"), |e, _, w| {
        Some(overview(e.covered.as_ref()?, w))
    }),
    (t("问题办理", "what moved"), |e, _, w| {
        let moved = movements(&e.covered.as_ref()?.movements, Period::DAYS, w);
        Some(moved.named(w.say(t("问题办理", "What moved"))))
    }),
    (t("会议", "meetings"), |e, _, w| {
        let covered = e.covered.as_ref()?;
        let held = records::<crate::model::Meeting>(&covered.meetings, w);
        // A paper has no use for the ids of meetings, which repeat the day.
        Some(table(held, covered.to, w).without(0))
    }),
    (t("议定事项", "decisions"), |e, _, w| {
        let rows = &e.covered.as_ref()?.decisions;
        (!rows.is_empty()).then(|| decisions(rows, w))
    }),
    (
        t("走访和意见建议", "visits and opinions"),
        |e, _, w| {
            let work = work(e.covered.as_ref()?, w);
            Some(work.named(w.say(t("走访和意见建议", "Visits and opinions"))))
        },
    ),
    (t("成果", "outcomes"), |e, _, w| {
        let none = t("本期没有出台的成果。", "Nothing was issued in these days.");
        let outcomes = list(e.covered.as_ref()?.outcomes.iter(), w);
        let outcomes = outcomes.or_say(w.say(none));
        Some(outcomes.named(w.say(t("成果", "Outcomes"))))
    }),
    (t("本期所涉问题", "issues"), |e, as_of, w| {
        let issues = records::<crate::model::Issue>(&e.issues, w);
        let as_of = e.covered.as_ref().map_or(as_of, |c| c.to);
        (!issues.is_empty()).then(|| table(issues, as_of, w))
    }),
];

/// 第 5 期（总第 18 期）; a collection is numbered in Chinese numerals.
fn number(edition: &Edition, words: &Words<'_>) -> String {
    let (lang, number, year) = (words.lang, edition.number, edition.year);
    match (edition.serial, lang) {
        (Some(n), Lang::Zh) if edition.series.ends_with("专辑") => {
            format!("{}{}", edition.series, paper::serial(n))
        }
        (Some(n), _) => say!(
            lang,
            "{year}年第{number}期（总第{n}期）",
            "No. {number} of {year} (no. {n} overall)"
        ),
        (None, _) => say!(lang, "{year}年第{number}期", "No. {number} of {year}"),
    }
}

fn editor(edition: &Edition, words: &Words<'_>) -> String {
    let id = edition.editor.as_ref();
    let org = id.and_then(|id| words.ledger.orgs.get(id));
    org.map_or_else(String::new, |org| org.name.clone())
}

fn long(day: Option<Day>, words: &Words<'_>) -> String {
    day.map_or_else(String::new, |day| day.long(words.lang))
}

/// What stands around the text.
fn imprint(edition: &Edition, words: &Words<'_>) -> Imprint {
    let joined = |names: &[String]| names.join(words.say(t("；", "; ")));
    let colophon = [
        (t("报", "Reported to"), joined(&edition.report_to)),
        (t("发", "Sent to"), joined(&edition.send_to)),
        (t("共印", "Copies"), copies(edition, words)),
    ];
    Imprint {
        mark: Some(edition.series.clone()),
        number: Some(number(edition, words)),
        from: Some(editor(edition, words)),
        on: edition.on,
        colophon: colophon
            .into_iter()
            .filter(|(_, t)| !t.is_empty())
            .collect(),
        ..Imprint::default()
    }
}

/// The number of copies, written by hand when the record does not say it.
fn copies(edition: &Edition, words: &Words<'_>) -> String {
    match edition.copies {
        Some(n) => say!(words.lang, "{n} 份", "{n}"),
        None => words.say(t("　　份", "____")).to_owned(),
    }
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
            words.meeting(&row.meeting),
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

/// The records a figure counts.
fn records<'a, R: Record>(figure: &Figure, words: &Words<'a>) -> Vec<&'a R> {
    let table = R::table(words.ledger);
    figure.ids.iter().filter_map(|id| table.get(id)).collect()
}

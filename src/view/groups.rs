//! 检查组工作情况 as a page.

use super::found::{self, columns};
use super::label::Words;
use super::page::{Block, Cell, Page, Sheet};
use crate::lang::{Text, t};
use crate::query::groups::{Groups, Line};
use crate::say;

/// The page of the report by inspection group.
#[must_use]
pub fn groups(answer: &Groups, words: &Words<'_>) -> Page {
    let lang = words.lang;
    let mut page = Page::new(words.say(t("检查组工作情况", "Inspection groups")))
        .all_under(words.under(&answer.scope))
        .under(say!(lang, "截至 {}", "As of {}", answer.as_of));
    page.section(
        words.say(t("一、走访", "1. Visits")),
        sheet(
            answer,
            &[
                (t(">点次", ">Visits"), |l| Cell::Figure(l.visits.clone())),
                (t(">点位", ">Facilities"), |l| {
                    Cell::Figure(l.places.clone())
                }),
                (t(">座谈调研", ">Talks"), |l| {
                    Cell::Figure(l.talks.clone())
                }),
            ],
            true,
            words,
        ),
    );
    // Articles lie in no county.
    let with_articles = answer.scope.county.is_none();
    let heading = if with_articles {
        t(
            "二、发现的问题和条款检查",
            "2. Issues found and articles inspected",
        )
    } else {
        t("二、发现的问题", "2. Issues found")
    };
    let columns = [ISSUES, ARTICLES];
    let columns = columns[..1 + usize::from(with_articles)].concat();
    page.section(words.say(heading), sheet(answer, &columns, false, words));
    page.add(Block::Notes(vec![words.say(NOTE).to_owned()]));
    page
}

const NOTE: Text = t(
    "点次是去设施的次数，点位是去过的设施，一家去几次只算一家；没有写明设施的（与部门座谈、面上调研）列为座谈调研。县区自己组织的走访见分县区情况。发现问题是由该组发现或写在该组走访记录里的，不成立和并案的不计；待核实的既不算在账，也不算销号。合计中，同一家设施、同一项问题只算一次。",
    "Visits are those to facilities; each facility counts once however often it was visited; talks are visits without a facility: with departments, or about a county at large. Visits of the counties' own are in the report by county. Issues found are those the group found or named in its visits, but for those withdrawn or merged; those waiting to be verified are neither open nor closed. In the total each facility and issue counts once.",
);

type Column = found::Column<Line>;

const ISSUES: &[Column] = &columns::<Line>();

const ARTICLES: &[Column] = &[
    (t(">负责条款", ">Articles"), |l| {
        Cell::Figure(l.articles.whole.clone())
    }),
    (t(">已检查", ">Inspected"), |l| {
        Cell::Figure(l.articles.part.clone())
    }),
    (t(">检查率", ">Rate"), |l| Cell::Rate(l.articles.clone())),
];

fn sheet(answer: &Groups, columns: &[Column], with_counties: bool, words: &Words<'_>) -> Sheet {
    let counties = with_counties.then_some(t("指导县区", "Counties"));
    let heads = std::iter::once(t("检查组", "Group"))
        .chain(counties)
        .chain(columns.iter().map(|(head, _)| *head));
    let mut sheet = Sheet::new(heads.map(|h| words.say(h))).or_say(words.say(t(
        "账本里没有检查组。",
        "The ledger has no inspection group.",
    )));
    let total = (!answer.lines.is_empty()).then_some(&answer.total);
    for line in answer.lines.iter().chain(total) {
        let names = line.counties.iter().map(|id| words.ledger.org_name(id));
        let names = names.collect::<Vec<_>>().join(words.say(t("、", ", ")));
        let names = if line.group.is_some() {
            Cell::text(names)
        } else {
            Cell::Blank
        };
        let first = words.org_or(line.group.as_ref(), t("合计", "Total"));
        let cells = std::iter::once(first)
            .chain(with_counties.then_some(names))
            .chain(columns.iter().map(|(_, cell)| cell(line)));
        sheet.row(cells.collect());
    }
    sheet.total = total.is_some();
    sheet
}

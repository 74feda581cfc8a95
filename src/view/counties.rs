//! 分县区情况 as a page.

use super::found::{self, columns};
use super::label::Words;
use super::overdue::NO_COUNTY;
use super::page::{Block, Cell, Page, Sheet};
use crate::lang::{Text, t};
use crate::model::coded::Coded;
use crate::query::counties::{Counties, Line, Part};
use crate::say;

/// The page of the report by county and by town and country.
#[must_use]
pub fn counties(answer: &Counties, words: &Words<'_>) -> Page {
    let lang = words.lang;
    let mut page = Page::new(words.say(t("分县区情况", "By county")))
        .all_under(words.under(&answer.scope))
        .under(say!(lang, "截至 {}", "As of {}", answer.as_of));
    // One county is its own total.
    let total = answer.scope.county.is_none().then_some(&answer.total);
    let lines: Vec<&Line> = answer.lines.iter().chain(total).collect();
    let parts: [(Text, &[Column]); 3] = [
        (t("一、设施", "1. Facilities"), FACILITIES),
        (t("二、走访和意见", "2. Visits and opinions"), VISITS),
        (t("三、问题", "3. Issues"), ISSUES),
    ];
    for (heading, columns) in parts {
        page.section(words.say(heading), sheet(&lines, columns, words));
    }
    let areas: Vec<&Line> = answer.areas.iter().collect();
    page.section(
        words.say(t("四、城乡", "4. Town and country")),
        sheet(&areas, AREAS, words),
    );
    page.section(
        words.say(t("五、风险控制名单", "5. Risk list")),
        at_risk(answer, words),
    );
    page.add(Block::Notes(vec![words.say(NOTE).to_owned()]));
    page
}

const NOTE: Text = t(
    "设施按截至日运营的计，床位是其中登记了的床位之和。有等级占比＝等级在有效期内的÷运营的。抽检率按截至日所在年度，与年抽检率报告同样计算，未达标的不进位（28.57% 写 28.5%）。点次是去设施的次数，点位一家只算一家。意见不含已合并的，问题不含不成立和并案的；待核实的问题既不算在账，也不算销号。城乡按设施登记的城乡，没有涉及设施的问题不在第四表内。",
    "Facilities are those that operate on the day, beds the sum of those recorded. Graded = with a grade that has not expired ÷ operating. The annual rate is that of report coverage; one that is not enough is not rounded up. Each facility visited counts once. Opinions without those merged, issues without those withdrawn or merged; those waiting to be verified are neither open nor closed. Town and country as the facilities say; issues at no facility are not in table 4.",
);

type Column = found::Column<Line>;

const FACILITIES: &[Column] = &[
    (t(">运营设施", ">Operating"), |l| {
        Cell::Figure(l.operating.clone())
    }),
    (t(">城镇", ">Urban"), |l| Cell::Figure(l.urban.clone())),
    (t(">农村", ">Rural"), |l| Cell::Figure(l.rural.clone())),
    (t(">床位", ">Beds"), beds),
    (t(">有等级占比", ">Graded"), |l| {
        Cell::Rate(l.rated.clone())
    }),
    (t(">风险名单", ">At risk"), |l| {
        Cell::Figure(l.at_risk.clone())
    }),
];

const VISITS: &[Column] = &[
    (t(">点次", ">Visits"), |l| Cell::Figure(l.visits.clone())),
    (t(">点位", ">Facilities"), |l| {
        Cell::Figure(l.places.clone())
    }),
    (t(">座谈调研", ">Talks"), |l| {
        Cell::Figure(l.talks.clone())
    }),
    (t(">年抽检率", ">Annual rate"), |l| {
        Cell::Rate(l.coverage.clone())
    }),
    (t(">意见建议", ">Opinions"), |l| {
        Cell::Figure(l.opinions.clone())
    }),
];

const ISSUES: &[Column] = &columns::<Line>();

const AREAS: &[Column] = &[
    (t(">运营设施", ">Operating"), |l| {
        Cell::Figure(l.operating.clone())
    }),
    (t(">床位", ">Beds"), beds),
    (t(">点位", ">Facilities"), |l| {
        Cell::Figure(l.places.clone())
    }),
    (t(">年抽检率", ">Annual rate"), |l| {
        Cell::Rate(l.coverage.clone())
    }),
    (t(">发现问题", ">Issues"), |l| {
        Cell::Figure(l.issues.found.clone())
    }),
    (t(">已销号", ">Closed"), |l| {
        Cell::Figure(l.issues.closed.clone())
    }),
    (t(">逾期", ">Overdue"), |l| {
        Cell::Figure(l.issues.overdue.clone())
    }),
    (t(">风险名单", ">At risk"), |l| {
        Cell::Figure(l.at_risk.clone())
    }),
];

fn beds(line: &Line) -> Cell {
    Cell::Number(i64::try_from(line.beds).unwrap_or(i64::MAX))
}

fn sheet(lines: &[&Line], columns: &[Column], words: &Words<'_>) -> Sheet {
    let what = match lines.first().map(|l| &l.part) {
        Some(Part::Area(_)) => t("城乡", "Area"),
        _ => t("县区", "County"),
    };
    let heads = std::iter::once(what).chain(columns.iter().map(|(head, _)| *head));
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for line in lines {
        let cells = columns.iter().map(|(_, cell)| cell(line));
        sheet.row(
            std::iter::once(named(&line.part, words))
                .chain(cells)
                .collect(),
        );
    }
    sheet.total = lines.last().is_some_and(|l| matches!(l.part, Part::Whole));
    sheet
}

fn named(part: &Part, words: &Words<'_>) -> Cell {
    match part {
        Part::County(county) => words.org_or(county.as_ref(), NO_COUNTY),
        Part::Area(area) => {
            let label = area.map_or(t("未登记", "not said"), Coded::label);
            Cell::label(label, words.lang)
        }
        Part::Whole => Cell::label(t("合计", "Total"), words.lang),
    }
}

fn at_risk(answer: &Counties, words: &Words<'_>) -> Sheet {
    let heads = [
        t("设施", "Facility"),
        t("名称", "Name"),
        t("县区", "County"),
        t("列入日期", "Since"),
        t("理由", "Why"),
        t(">未销问题", ">Open issues"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)))
        .or_say(words.say(t("名单上没有设施。", "No facility is on the risk list.")));
    for row in &answer.at_risk {
        let facility = words.ledger.facilities.get(&row.facility);
        sheet.row(vec![
            Cell::id(&row.facility),
            words.facility(&row.facility),
            words.org(facility.map(|f| &f.county)),
            Cell::Date(row.since),
            Cell::text(row.reason.clone().unwrap_or_default().trim_end()),
            Cell::Figure(row.open.clone()),
        ]);
    }
    sheet
}

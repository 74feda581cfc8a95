//! 季度统计 as a page.

use super::label::Words;
use super::page::{Block, Cell, Page, Sheet, amount};
use crate::lang::{Text, t};
use crate::model::WordList;
use crate::query::Amount;
use crate::query::quarter::{IndicatorRow, Quarter, Work};
use crate::say;

/// The page of a quarter.
#[must_use]
pub fn quarter(answer: &Quarter, words: &Words<'_>) -> Page {
    let lang = words.lang;
    let title = say!(lang, "{}统计", "Figures of {}", answer.period.title(lang));
    let mut page = Page::new(title)
        .all_under(words.under(&answer.scope))
        .under(say!(lang, "截至 {}", "As of {}", answer.as_of));
    if answer.as_of < answer.period.last() {
        page = page.under(words.say(t(
            "本季度尚未结束，工作数算到这一天",
            "The quarter is not over; what was done counts up to this day",
        )));
    }
    page.section(
        words.say(t("一、监督工作", "1. What was done")),
        work(answer, words),
    );
    page.section(
        words.say(t("二、统计指标", "2. Indicators")),
        indicators(answer, words),
    );
    page.section(
        words.say(t("三、分县区", "3. By county")),
        counties(answer, words),
    );
    page.add(Block::Notes(vec![words.say(NOTE).to_owned()]));
    page
}

const NOTE: Text = t(
    "点位按设施数，同一设施走访几次只算一个；点次按走访次数。X 为不详，报了而没有数，不是零；“余”为约数；≥ 表示有县区不详或未报，合计只含已知的。未报指上期报过、本期没有报的县区。有不详、未报的不与上期比，写“不可比”。有全市数的，合计用全市数。交办、销号按办理记录计，反弹后再次交办、销号的再计一次。",
    "Places count facilities, each once; visits count every visit. X is unknown: reported without a figure, not nought; + is approximate; ≥ means that some county is unknown or did not report, and the total holds what is known. Not reported: counties that reported it for the period before and not for this. Where something is unknown there is no comparison. A figure for the whole area stands as the total. What was assigned or closed again after a relapse counts again.",
);

fn label(work: Work) -> Text {
    match work {
        Work::Found => t("发现问题", "Issues found"),
        Work::Assigned => t("交办问题", "Issues assigned"),
        Work::Closed => t("销号问题", "Issues closed"),
        Work::Visits => t("走访（点次）", "Visits"),
        Work::Places => t("走访设施（点位）", "Places visited"),
        Work::Talks => t("座谈和联动调研（次）", "Talks with departments"),
        Work::Opinions => t("收到意见建议", "Opinions received"),
        Work::OpinionsReplied => t("答复意见建议", "Opinions replied to"),
        Work::Suggestions => t("交办代表建议", "Suggestions handed over"),
        Work::SuggestionsReplied => t("答复代表建议", "Suggestions replied to"),
        Work::Meetings => t("召开会议", "Meetings held"),
        Work::Notices => t("发出函件", "Notices issued"),
        Work::Bulletins => t("印发简报", "Bulletins published"),
        Work::Outcomes => t("出台成果", "Outcomes issued"),
    }
}

fn work(answer: &Quarter, words: &Words<'_>) -> Sheet {
    let heads = [
        t("工作", "What"),
        t(">本季度", ">This quarter"),
        t(">上季度", ">Quarter before"),
        t(">增减", ">Change"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for row in &answer.work {
        let (now, before) = (
            Cell::Figure(row.now.clone()),
            Cell::Figure(row.before.clone()),
        );
        let change = before.change_to(&now);
        sheet.row(vec![
            Cell::label(label(row.what), words.lang),
            now,
            before,
            change,
        ]);
    }
    sheet
}

/// The indicator, with its period where that is not the quarter.
fn name(row: &IndicatorRow, answer: &Quarter, words: &Words<'_>) -> String {
    let ledger = words.ledger;
    let name = ledger.word(WordList::Indicator, &row.indicator, words.lang);
    if row.period == answer.period {
        return name.to_owned();
    }
    let period = row.period.title(words.lang);
    say!(words.lang, "{name}，{period}", "{name}, {period}")
}

const NONE: Text = t(
    "这个季度没有报送统计指标。",
    "No figure was reported for this quarter.",
);

fn indicators(answer: &Quarter, words: &Words<'_>) -> Sheet {
    let heads = [
        t("指标", "Indicator"),
        t(">合计", ">Total"),
        t(">上期", ">Before"),
        t(">增减", ">Change"),
        t("不详、未报的县区", "Unknown, not reported"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h))).or_say(words.say(NONE));
    for row in &answer.indicators {
        let before = row.before.clone();
        sheet.row(vec![
            Cell::text(name(row, answer, words)),
            Cell::Amount(row.total().clone()),
            before.map_or(Cell::Blank, Cell::Amount),
            change(row, words),
            Cell::text(gaps(row, answer, words)),
        ]);
    }
    sheet
}

fn change(row: &IndicatorRow, words: &Words<'_>) -> Cell {
    let Some(before) = &row.before else {
        return Cell::Blank;
    };
    match row.change {
        None => Cell::label(t("不可比", "not comparable"), words.lang),
        Some(change) if row.total().approx || before.approx => {
            let change = Cell::Delta(change).words(words.lang);
            Cell::text(say!(words.lang, "约{change}", "about {change}"))
        }
        Some(change) => Cell::Delta(change),
    }
}

/// 尉氏县不详；兰考县未报.
fn gaps(row: &IndicatorRow, answer: &Quarter, words: &Words<'_>) -> String {
    if row.is_missing() {
        return words.say(t("尚未报送", "not reported yet")).to_owned();
    }
    let between = words.say(t("、", ", "));
    let pairs = answer.counties.iter().zip(&row.by_county);
    let is_unknown = |amount: &Option<Amount>| amount.as_ref().is_some_and(Amount::is_unknown);
    let unknown = pairs.filter(|(_, amount)| is_unknown(amount));
    let named = |ids: Vec<&crate::model::Id>| {
        let names: Vec<&str> = ids
            .into_iter()
            .map(|id| words.ledger.org_name(id))
            .collect();
        names.join(between)
    };
    let unknown = named(unknown.map(|(county, _)| county).collect());
    let missing = named(row.missing.iter().collect());
    let mut parts = Vec::new();
    if !unknown.is_empty() {
        parts.push(say!(words.lang, "{unknown}不详", "{unknown} unknown"));
    }
    if !missing.is_empty() {
        parts.push(say!(words.lang, "{missing}未报", "{missing} not reported"));
    }
    if let Some(all) = row
        .of_all
        .as_ref()
        .filter(|all| differs(all, &row.of_counties))
    {
        let (all, sum) = (
            amount(all, words.lang),
            amount(&row.of_counties, words.lang),
        );
        parts.push(say!(
            words.lang,
            "各县区合计 {sum}，与全市数 {all} 不同",
            "the counties add to {sum}, not {all}"
        ));
    }
    parts.join(words.say(t("；", "; ")))
}

fn differs(all: &Amount, sum: &Amount) -> bool {
    all.is_whole() && sum.is_whole() && all.value != sum.value
}

fn counties(answer: &Quarter, words: &Words<'_>) -> Sheet {
    let names = answer
        .counties
        .iter()
        .map(|c| format!(">{}", words.ledger.org_name(c)));
    let say = |text| words.say(text).to_owned();
    let heads: Vec<String> = std::iter::once(say(t("指标", "Indicator")))
        .chain(names)
        .chain([say(t(">合计", ">Total"))])
        .collect();
    let mut sheet =
        Sheet::new(heads).or_say(words.say(t("没有县区报送。", "No county reported anything.")));
    let of_counties = |row: &&IndicatorRow| row.by_county.iter().any(Option::is_some);
    for row in answer.indicators.iter().filter(of_counties) {
        let cells = row.by_county.iter().map(|amount| {
            let amount = amount.clone();
            amount.map_or(Cell::Blank, Cell::Amount)
        });
        let first = Cell::text(name(row, answer, words));
        let last = Cell::Amount(row.of_counties.clone());
        sheet.row(std::iter::once(first).chain(cells).chain([last]).collect());
    }
    sheet
}

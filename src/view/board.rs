//! 挂图作战看板 as a page.

use super::label::Words;
use super::overdue::NO_COUNTY;
use super::page::{Block, Cell, ChartForm, Layout, Page, Sheet};
use crate::lang::{Text, t};
use crate::model::Light;
use crate::model::coded::Coded;
use crate::model::verdict::Finding;
use crate::query::Figure;
use crate::query::board::{Board, Entry, OfDepartment, OfLight, STATES};
use crate::query::compliance::Results;
use crate::say;

/// How many deadlines are drawn; what is left out is said, and stands in the list.
const DRAWN: usize = 12;

/// How many units have a row of their own; the others share one.
const ROWS: usize = 28;

/// The page of the wall board.
#[must_use]
pub fn board(answer: &Board, words: &Words<'_>) -> Page {
    let lang = words.lang;
    let (as_of, weekday) = (answer.as_of, answer.as_of.weekday(lang));
    let mut page = Page::new(words.say(t("挂图作战看板", "Wall board")))
        .all_under(words.under(&answer.scope))
        .under(say!(
            lang,
            "截至 {as_of}（{weekday}）；亮灯按这一天计算，此后不再变化",
            "As of {as_of} ({weekday}); lights are those of this day and do not change afterwards"
        ));
    page.layout = Layout::Board;
    page.add(Block::Facts(figures(answer, words)));
    page.chart(
        words.say(t("销号进度", "Progress")),
        progress(&answer.lights, words),
        ChartForm::Ring,
    );
    page.chart(
        words.say(t("各单位问题状态", "Units and states")),
        states(&answer.departments, words),
        ChartForm::Heat,
    );
    deadlines(&mut page, answer, words);
    if !answer.regulations.is_empty() {
        page.add(Block::Heading(
            words
                .say(t("条款检查结果", "Articles inspected"))
                .to_owned(),
        ));
        for regulation in &answer.regulations {
            articles(&mut page, regulation, words);
        }
    }
    page.section(
        words.say(t("问题清单", "Issues")),
        list(&answer.issues, words),
    );
    page.add(Block::Notes(vec![words.say(NOTE).to_owned()]));
    page
}

const NOTE: Text = t(
    "只列在账的问题（底数），待核实、不成立和已并案的不在内。销号率＝已销号÷底数。问题按现牵头单位计，一项计一次。条款检查多次的取最近一轮中最差的结果。",
    "Only issues on the ledger (base); those to be verified, withdrawn or merged are not among them. Closed ÷ base. Each issue counts once, for the unit that leads it now. An article has the worst result of its latest round.",
);

fn figures(answer: &Board, words: &Words<'_>) -> Sheet {
    let heads = [t("指标", "Figure"), t(">数", ">Number")];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h))).named(words.say(t("总体", "In all")));
    for (label, figure) in [
        (t("在账问题", "On the ledger"), &answer.closed.whole),
        (t("已销号", "Closed"), &answer.closed.part),
        (t("存量", "Open"), &answer.open),
        (t("逾期", "Overdue"), &answer.overdue),
    ] {
        sheet.row(vec![
            Cell::label(label, words.lang),
            Cell::Figure(figure.clone()),
        ]);
    }
    sheet
}

fn progress(lights: &[OfLight], words: &Words<'_>) -> Sheet {
    let heads = [
        t("亮灯", "Light"),
        t(">问题", ">Issues"),
        t(">占在账", ">Of all"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for OfLight { light, issues } in lights {
        let meaning = |light: Light| words.say(meaning(light)).to_owned();
        sheet.row(vec![
            light.map_or_else(
                || Cell::label(t("待交办", "to be assigned"), words.lang),
                |light| Cell::Lit(light, meaning(light)),
            ),
            Cell::Figure(issues.part.clone()),
            Cell::Rate(issues.clone()),
        ]);
    }
    sheet
}

const fn meaning(light: Light) -> Text {
    match light {
        Light::Blue => t("已销号", "closed"),
        Light::Green => t("正常推进", "on course"),
        Light::Yellow => t("临期或滞后", "due soon or behind"),
        Light::Red => t("逾期或严重滞后", "overdue or far behind"),
        Light::Grey => t("中止", "suspended"),
    }
}

fn states(departments: &[OfDepartment], words: &Words<'_>) -> Sheet {
    let state = STATES.map(|state| format!(">{}", words.say(state.label())));
    let first = words.say(t("牵头单位", "Lead")).to_owned();
    let mut sheet = Sheet::new(std::iter::once(first).chain(state))
        .or_say(words.say(t("还没有在账的问题。", "No issue is on the ledger yet.")));
    let own = if departments.len() > ROWS {
        ROWS - 1
    } else {
        departments.len()
    };
    let (shown, rest) = departments.split_at(own);
    for department in shown {
        let name = words.org_or(department.org.as_ref(), t("尚未交办", "not assigned"));
        sheet.row(beside(name, department.states.iter().cloned()));
    }
    if !rest.is_empty() {
        let n = rest.len();
        let name = Cell::Text(say!(words.lang, "其余 {n} 个单位", "{n} other units"));
        let together = |i: usize| -> Figure {
            let ids = rest.iter().filter_map(|d| d.states.get(i));
            ids.flat_map(|figure| figure.ids.iter().cloned()).collect()
        };
        sheet.row(beside(name, (0..STATES.len()).map(together)));
    }
    sheet
}

fn beside(name: Cell, figures: impl Iterator<Item = Figure>) -> Vec<Cell> {
    std::iter::once(name)
        .chain(figures.map(Cell::Figure))
        .collect()
}

/// The open issues that have a deadline, the most urgent first.
fn deadlines(page: &mut Page, answer: &Board, words: &Words<'_>) {
    let heads = [
        t("问题", "Issue"),
        t("牵头单位", "Lead"),
        t("交办", "Assigned"),
        t("时限", "Deadline"),
        t("亮灯", "Light"),
    ];
    let heading = words.say(t("未销号问题的时限", "Deadlines of open issues"));
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)))
        .named(heading)
        .or_say(words.say(t("没有在办的问题。", "No issue is in hand.")));
    let in_hand = |entry: &&Entry| entry.state.is_in_hand();
    let entries: Vec<&Entry> = answer.issues.iter().filter(in_hand).collect();
    for entry in entries.iter().take(DRAWN) {
        sheet.row(vec![
            words.title(entry.title.as_deref()),
            words.org(entry.lead.as_ref()),
            Cell::day(entry.assigned_on),
            Cell::day(entry.due),
            lit(entry, words),
        ]);
    }
    page.add(Block::Heading(heading.to_owned()));
    if entries.len() > DRAWN {
        let rest = entries.len() - DRAWN;
        page.add(Block::Text(say!(
            words.lang,
            "列出最急的 {DRAWN} 项，其余 {rest} 项见问题清单。",
            "The {DRAWN} most urgent; {rest} more stand in the list."
        )));
    }
    page.add(sheet.drawn(ChartForm::Timeline(answer.as_of)));
}

/// The light and why it is on.
fn lit(entry: &Entry, words: &Words<'_>) -> Cell {
    match (entry.light, entry.reason) {
        (Some(light), Some(why)) => Cell::Lit(light, words.light_reason(why)),
        (light, _) => Cell::light(light),
    }
}

fn articles(page: &mut Page, regulation: &Results, words: &Words<'_>) {
    let whole = &regulation.whole;
    let record = words.ledger.regulations.get(&whole.regulation);
    let name = record.map_or("", |r| r.short());
    page.add(Block::Text(say!(
        words.lang,
        "{name}：分解 {} 条，已检查 {} 条；已落实 {} 条，部分落实 {} 条，未落实 {} 条。",
        "{name}: {} articles assigned, {} inspected; {} carried out, {} partly, {} not.",
        whole.assigned.part.count(),
        whole.inspected.part.count(),
        whole.compliant.count(),
        whole.partial.count(),
        whole.non_compliant.count()
    )));
    let heads = [
        t("条款", "Article"),
        t("检查结果", "Result"),
        t("牵头单位", "Lead"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h))).named(name);
    for article in &regulation.articles {
        let leads = article.leads.iter().map(|id| words.ledger.org_name(id));
        let leads: Vec<&str> = leads.collect();
        sheet.row(vec![
            Cell::text(article.number.title(words.lang)),
            Cell::text(result(article.result, words)),
            Cell::text(leads.join(words.say(t("、", ", ")))),
        ]);
    }
    page.add(sheet.drawn(ChartForm::Tiles));
}

/// A result with a shape in front, so that it is not told by its colour alone.
fn result(result: Option<Finding>, words: &Words<'_>) -> String {
    let (light, label) = match result {
        None => (Light::Grey, t("未检查", "not inspected")),
        Some(finding) => {
            let light = match finding {
                Finding::Compliant => Light::Green,
                Finding::Partial => Light::Yellow,
                Finding::NonCompliant => Light::Red,
                Finding::NotApplicable | Finding::Unverified => Light::Grey,
            };
            (light, finding.label())
        }
    };
    format!("{}{}", light.shape(), words.say(label))
}

fn list(entries: &[Entry], words: &Words<'_>) -> Sheet {
    let heads = [
        t("编号", "Id"),
        t("问题", "Issue"),
        t("牵头单位", "Lead"),
        t("县区", "County"),
        t("状态", "State"),
        t("交办", "Assigned"),
        t("时限", "Deadline"),
        t("亮灯", "Light"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)))
        .picked_by(&[2, 4, 7])
        .or_say(words.say(t("还没有在账的问题。", "No issue is on the ledger yet.")));
    for entry in entries {
        sheet.row(vec![
            Cell::id(&entry.issue),
            words.title(entry.title.as_deref()),
            words.org(entry.lead.as_ref()),
            words.org_or(entry.county.as_ref(), NO_COUNTY),
            Cell::label(entry.state.label(), words.lang),
            Cell::day(entry.assigned_on),
            Cell::day(entry.due),
            lit(entry, words),
        ]);
    }
    sheet
}

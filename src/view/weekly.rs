//! 周报 as a page.

use super::compliance::summary_sheet;
use super::label::Words;
use super::overdue::overdue_sheet;
use super::overview::{moved, sentences, stock};
use super::page::{Block, Cell, Page, Sheet, decimal, percent};
use super::timeline::deadline_sheet;
use crate::lang::{Text, t};
use crate::model::coded::Coded;
use crate::model::issue::IssueAction;
use crate::query::Rate;
use crate::query::decision::{Decision, Ground};
use crate::query::movement::{LightChange, Movement};
use crate::query::rates::Rates;
use crate::query::weekly::Weekly;
use crate::say;

/// Takes one rate out of the rates.
type Pick = fn(&Rates) -> &Rate;

/// The page of a weekly report.
#[must_use]
pub fn weekly(answer: &Weekly, words: &Words<'_>) -> Page {
    let lang = words.lang;
    let span = say!(
        lang,
        "{}至{}",
        "{} to {}",
        answer.from.long(lang),
        answer.as_of.long(lang)
    );
    let mut page = Page::new(words.say(t("联动监督周报", "Weekly report of the supervision")))
        .all_under(words.under(&answer.scope))
        .under(span);
    page.add(Block::Heading(
        words.say(t("一、本周概况", "1. The week")).to_owned(),
    ));
    page.add(Block::Text(summary(answer, words)));
    page.add(Block::Table(counts(answer, words)));
    page.section(
        words.say(t("二、主要指标", "2. Rates")),
        rates(&answer.rates, &answer.rates_before, words),
    );
    page.add(Block::Notes(vec![words.say(FORMULAS).to_owned()]));
    page.section(
        words.say(t("三、本周变化明细", "3. What moved")),
        movements(&answer.movements, words),
    );
    page.section(
        words.say(t("四、本周亮灯变化", "4. Lights that changed")),
        lights(&answer.light_changes, words),
    );
    let due = deadline_sheet(&answer.due_next, words).or_say(words.say(t(
        "今天和下周没有到期的事项。",
        "Nothing falls due today or next week.",
    )));
    page.section(
        words.say(t("五、今天和下周到期", "5. Due today and next week")),
        due,
    );
    page.section(
        words.say(t("六、逾期清单", "6. Overdue")),
        overdue_sheet(&answer.overdue, words),
    );
    page.section(
        words.say(t("七、条款检查进度", "7. Articles inspected")),
        summary_sheet(&answer.articles, words),
    );
    page.section(
        words.say(t("八、需领导协调事项", "8. For a leader's decision")),
        decisions(&answer.decisions, words),
    );
    if answer.provisional {
        page.add(Block::Notes(vec![words.provisional().to_owned()]));
    }
    page
}

fn summary(answer: &Weekly, words: &Words<'_>) -> String {
    sentences(&answer.now, t("本周", "This week"), words) + &closure_sentence(answer, words)
}

/// 销号率 75.0%，较上期 −4.2 个百分点，因反弹重新挂账 2 项 (C6-2).
fn closure_sentence(answer: &Weekly, words: &Words<'_>) -> String {
    let lang = words.lang;
    let (now, before) = (
        answer.rates.closed.percent(),
        answer.rates_before.closed.percent(),
    );
    let mut sentence = say!(lang, "销号率 {}", "{} are closed", percent(now));
    if let Some(change) = points(&answer.rates.closed, &answer.rates_before.closed) {
        let size = decimal(change.abs());
        sentence += &match change {
            0 => say!(lang, "，与上期持平", ", as the week before"),
            c if c > 0 => say!(
                lang,
                "，较上期 +{size} 个百分点",
                ", {size} points up on the week before"
            ),
            _ => say!(
                lang,
                "，较上期 −{size} 个百分点",
                ", {size} points down on the week before"
            ),
        };
    } else if before.is_none() && now.is_some() {
        sentence += words.say(t(
            "，上期无可比数",
            ", with nothing to compare the week before",
        ));
    }
    let reopened = answer.now.reopened_in.count();
    if reopened > 0 {
        sentence += &say!(
            lang,
            "，因反弹重新挂账 {reopened} 项",
            ", and {reopened} reopened after a relapse"
        );
    }
    sentence + words.say(t("。", "."))
}

fn points(now: &Rate, before: &Rate) -> Option<i64> {
    Some(now.percent()?.0 - before.percent()?.0)
}

fn counts(answer: &Weekly, words: &Words<'_>) -> Sheet {
    let (now, before) = (&answer.now, &answer.before);
    let heads = [
        t("指标", "Figure"),
        t(">本周", ">This week"),
        t(">上周", ">Week before"),
        t(">增减", ">Change"),
    ];
    let name = words.say(t("一、本周概况", "1. The week"));
    let mut sheet = Sheet::new(heads.map(|h| words.say(h))).named(name);
    for row in stock(now, before, words) {
        sheet.row(row);
    }
    for row in moved(now, Some(before), t("当周", "in the week"), words) {
        sheet.row(row);
    }
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

const FORMULAS: Text = t(
    "底数＝入账数－不成立－并案；交办率＝交办÷底数；按时签收率＝规定天数内签收÷交办；方案报送率＝已报方案÷交办；\
     销号率＝已销号÷底数；到期应销＝时限已到且未中止的；按期销号率＝时限内销号÷到期应销；到期未销率＝到期应销中未销号÷到期应销；\
     逾期率＝逾期÷存量；一次验收通过率＝首次验收即通过÷已验收；延期率＝批准过延期的÷交办；\
     回头看覆盖率＝已回头看÷曾销号；反弹率＝反弹（含部分反弹）÷已回头看。配合单位不计入分母；分母为零记“—”。",
    "Base = entered − withdrawn − merged; assigned = assigned ÷ base; signed for = within the limit ÷ assigned; with a plan ÷ assigned; \
     closed = closed ÷ base; fallen due = deadline reached and not suspended; in time = closed by the deadline ÷ fallen due; \
     due and open = open ÷ fallen due; overdue = overdue ÷ open; accepted at first ÷ with an acceptance; extended ÷ assigned; \
     looked back on ÷ ever closed; relapsed, whole or in part ÷ looked back on. \
     Co-units enter no denominator; — stands where there is nothing to divide by.",
);

fn rates(now: &Rates, before: &Rates, words: &Words<'_>) -> Sheet {
    let heads = [
        t("指标", "Rate"),
        t(">本周", ">This week"),
        t(">上周", ">Week before"),
        t(">增减（百分点）", ">Change (points)"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    let lines: [(Text, Pick); 13] = [
        (t("交办率", "Assigned"), |r| &r.assigned),
        (t("按时签收率", "Signed for in time"), |r| &r.signed),
        (t("方案报送率", "With a plan"), |r| &r.planned),
        (t("销号率", "Closed"), |r| &r.closed),
        (
            t("按期销号率（调整后）", "Closed in time (as extended)"),
            |r| &r.in_time,
        ),
        (
            t("按期销号率（原定）", "Closed in time (first deadline)"),
            |r| &r.in_first_time,
        ),
        (t("到期未销率", "Due and open"), |r| &r.due_open),
        (t("逾期率", "Overdue"), |r| &r.overdue),
        (t("一次验收通过率", "Accepted at first"), |r| {
            &r.passed_first
        }),
        (t("延期率", "Extended"), |r| &r.extended),
        (t("回头看覆盖率", "Looked back on"), |r| &r.reviewed),
        (
            t("反弹率（占已回头看）", "Relapsed (of looked back on)"),
            |r| &r.relapsed,
        ),
        (
            t("反弹率（占曾销号）", "Relapsed (of ever closed)"),
            |r| &r.relapsed_of_closed,
        ),
    ];
    for (label, rate) in lines {
        let (now, before) = (rate(now), rate(before));
        sheet.row(vec![
            Cell::label(label, words.lang),
            Cell::Rate(now.clone()),
            Cell::Rate(before.clone()),
            Cell::Points(points(now, before)),
        ]);
    }
    for (label, now, before) in [
        (
            t("平均整改天数", "Mean days to close"),
            now.days.mean,
            before.days.mean,
        ),
        (
            t("整改天数中位数", "Median days to close"),
            now.days.median,
            before.days.median,
        ),
    ] {
        sheet.row(vec![
            Cell::label(label, words.lang),
            Cell::Tenths(now),
            Cell::Tenths(before),
            Cell::Blank,
        ]);
    }
    sheet
}

/// What happened to issues, one step a row.
pub(super) fn movements(rows: &[Movement], words: &Words<'_>) -> Sheet {
    let heads = [
        t("变化", "What"),
        t("日期", "Date"),
        t("编号", "Id"),
        t("问题", "Issue"),
        t("牵头单位", "Lead"),
        t("说明", "Remark"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)))
        .or_say(words.say(t("本周没有变化。", "Nothing moved this week.")));
    for row in rows {
        let until = row
            .to
            .map(|to| match row.action {
                IssueAction::Urged => say!(words.lang, "限{to}前回复；", "reply by {to}; "),
                _ => say!(words.lang, "至{to}；", "to {to}; "),
            })
            .unwrap_or_default();
        let remark = until + row.detail.as_deref().unwrap_or_default();
        sheet.row(vec![
            Cell::label(row.action.label(), words.lang),
            Cell::Date(row.on),
            Cell::id(&row.issue),
            Cell::text(&row.title),
            words.org(row.lead.as_ref()),
            Cell::text(remark.trim_end_matches(['；', ';', ' '])),
        ]);
    }
    sheet
}

fn lights(rows: &[LightChange], words: &Words<'_>) -> Sheet {
    let heads = [
        t("编号", "Id"),
        t("问题", "Issue"),
        t("牵头单位", "Lead"),
        t("上周", "Week before"),
        t("本周", "This week"),
        t("缘由", "Why"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)))
        .or_say(words.say(t("本周没有亮灯变化。", "No light changed this week.")));
    for row in rows {
        sheet.row(vec![
            Cell::id(&row.issue),
            Cell::text(&row.title),
            words.org(row.lead.as_ref()),
            Cell::light(row.before),
            Cell::light(row.now),
            Cell::text(
                row.reason
                    .map(|r| words.light_reason(r))
                    .unwrap_or_default(),
            ),
        ]);
    }
    sheet
}

fn decisions(rows: &[Decision], words: &Words<'_>) -> Sheet {
    let heads = [
        t("事由", "Ground"),
        t("编号", "Id"),
        t("问题", "Issue"),
        t("牵头单位", "Lead"),
        t("情况", "Matter"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h))).or_say(words.say(t(
        "没有需领导协调的事项。",
        "Nothing needs a leader's decision.",
    )));
    for row in rows {
        let matter = match row.ground {
            Ground::LongOverdue => {
                say!(
                    words.lang,
                    "逾期 {} 天",
                    "{} days overdue",
                    row.overdue_days
                )
            }
            Ground::Extensions => {
                let due = row.due.map(|d| d.to_string()).unwrap_or_default();
                say!(
                    words.lang,
                    "已延期 {} 次，现时限 {due}",
                    "{} times, now to {due}",
                    row.extensions
                )
            }
            _ => row.matter.clone().unwrap_or_default(),
        };
        sheet.row(vec![
            Cell::label(row.ground.label(), words.lang),
            Cell::id(&row.issue),
            Cell::text(&row.title),
            words.org(row.lead.as_ref()),
            Cell::text(matter),
        ]);
    }
    sheet
}

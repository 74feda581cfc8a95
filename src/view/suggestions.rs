//! 代表建议办理情况 as a page.

use super::label::Words;
use super::page::{Block, Cell, Page, Sheet, percent};
use crate::lang::{Text, t};
use crate::model::WordList;
use crate::model::coded::Coded;
use crate::model::grading::Grade;
use crate::query::Decimal;
use crate::query::suggestions::{Suggestions, UnitRow};
use crate::say;

/// The page of the suggestions.
#[must_use]
pub fn suggestions(answer: &Suggestions, words: &Words<'_>) -> Page {
    let lang = words.lang;
    let mut page = Page::new(words.say(t("代表建议办理情况", "Deputies' suggestions")))
        .all_under(words.under(&answer.scope))
        .under(say!(lang, "截至 {}", "As of {}", answer.as_of));
    page.add(Block::Text(summary(answer, words)));
    page.section(
        words.say(t("一、办理进度", "1. Where they stand")),
        stages(answer, words),
    );
    page.section(
        words.say(t("二、办理结果", "2. Classes of the replies")),
        classes(answer, words),
    );
    page.section(
        words.say(t("三、代表评价", "3. What the deputies say")),
        heard(answer, words),
    );
    page.section(
        words.say(t("四、承办单位考核", "4. Units")),
        units(answer, words),
    );
    page.add(Block::Notes(vec![words.say(GRADES).to_owned()]));
    page.section(
        words.say(t("五、逾期未答复", "5. Overdue for a reply")),
        overdue(answer, words),
    );
    page
}

fn summary(answer: &Suggestions, words: &Words<'_>) -> String {
    let (stages, heard) = (&answer.stages, &answer.heard);
    say!(
        words.lang,
        "交办代表建议 {} 件，已答复 {} 件，逾期未答复 {} 件。代表已评价 {} 件，满意率 {}；办成率 {}。",
        "{} suggestions handed over: {} replied to, {} overdue. Deputies were heard on {}: {} satisfied; {} of the replies are solved.",
        stages.all.count(),
        answer.classed.count(),
        stages.overdue.count(),
        heard.satisfied.whole.count(),
        percent(heard.satisfied.percent()),
        percent(heard.solved.percent())
    )
}

fn stages(answer: &Suggestions, words: &Words<'_>) -> Sheet {
    let of = &answer.stages;
    let heads = [t("进度", "Standing"), t(">件数", ">Number")];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for (label, figure) in [
        (t("交办", "Handed over"), &of.all),
        (t("　待签收", "  not signed for"), &of.unsigned),
        (t("　办理中", "  in hand"), &of.in_hand),
        (
            t("　已答复，代表未评价", "  replied to, deputy not heard"),
            &of.replied,
        ),
        (t("　已办结", "  finished"), &of.finished),
        (
            t(
                "　代表不满意，待重新办理",
                "  unsatisfied, to be handled again",
            ),
            &of.unsatisfied,
        ),
        (t("重新办理过", "Ever handled again"), &of.rehandled),
        (t("逾期未答复", "Overdue for a reply"), &of.overdue),
        (t("超过时限才答复", "Replied to late"), &of.late),
    ] {
        sheet.row(vec![
            Cell::label(label, words.lang),
            Cell::Figure(figure.clone()),
        ]);
    }
    sheet
}

fn classes(answer: &Suggestions, words: &Words<'_>) -> Sheet {
    let heads = [
        t("办理结果", "Class"),
        t(">件数", ">Number"),
        t(">占比", ">Share"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for row in &answer.classes {
        let name = words
            .ledger
            .word(WordList::SuggestionClass, &row.class, words.lang);
        sheet.row(vec![
            Cell::text(name),
            Cell::Figure(row.replied.clone()),
            Cell::FinePercent(row.share),
        ]);
    }
    let has_any = answer.classed.count() > 0;
    sheet.total(vec![
        Cell::label(t("合计", "Total"), words.lang),
        Cell::Figure(answer.classed.clone()),
        Cell::FinePercent(has_any.then_some(Decimal(10_000))),
    ]);
    sheet
}

fn heard(answer: &Suggestions, words: &Words<'_>) -> Sheet {
    let of = &answer.heard;
    let heads = [
        t("指标", "Rate"),
        t(">件数", ">Number"),
        t(">分母", ">Of"),
        t(">比率", ">Rate"),
        t("算法", "How"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    let of_heard = t("满意÷代表已评价", "satisfied ÷ heard");
    for (label, rate, how) in [
        (t("满意率", "Satisfied"), &of.satisfied, of_heard),
        (
            t("满意和基本满意率", "Satisfied, at least basically"),
            &of.at_least_basically,
            t(
                "满意和基本满意÷代表已评价",
                "at least basically satisfied ÷ heard",
            ),
        ),
        (
            t("不满意率", "Unsatisfied"),
            &of.unsatisfied,
            t("不满意÷代表已评价", "unsatisfied ÷ heard"),
        ),
        (
            t("办成率", "Solved"),
            &of.solved,
            t(
                "第一类（已解决）÷已答复",
                "first class (solved) ÷ replied to",
            ),
        ),
    ] {
        sheet.row(vec![
            Cell::label(label, words.lang),
            Cell::Figure(rate.part.clone()),
            Cell::Figure(rate.whole.clone()),
            Cell::Rate(rate.clone()),
            Cell::label(how, words.lang),
        ]);
    }
    sheet
}

const GRADES: Text = t(
    "参加考核的是代表已评价的，以及满六个月仍未答复的；其余在办，暂不考核。\
     签收：全部按时为良好，九成以上为合格。答复：八成以上在三个月内且没有超过六个月的为良好，全部在六个月内为合格。\
     满意：八成以上满意且没有不满意的为良好，没有不满意的为合格。总评：有一项不合格即不合格，两项以上良好为良好。按整数比较，不先四舍五入。",
    "Graded are those the deputies were heard on and those not replied to within six months. \
     Signing: all in time is good, 90 % a pass. Reply: 80 % within three months and none after six is good, all within six a pass. \
     Satisfaction: 80 % satisfied and nobody unsatisfied is good, nobody unsatisfied a pass. Overall: one fail is a fail, two good are good. Compared exactly, before rounding.",
);

fn units(answer: &Suggestions, words: &Words<'_>) -> Sheet {
    let heads = [
        t("承办单位", "Unit"),
        t(">交办", ">Handed"),
        t(">考核", ">Graded"),
        t(">按时签收", ">Signed"),
        t(">三个月内", ">In 3 months"),
        t(">六个月内", ">In 6 months"),
        t(">满意", ">Satisfied"),
        t("签收", "Signing"),
        t("答复", "Reply"),
        t("满意度", "Satisfaction"),
        t("总评", "Overall"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)))
        .or_say(words.say(t("没有交办的建议。", "Nothing was handed over.")));
    for row in &answer.units {
        sheet.row(unit(row, words));
    }
    sheet
}

fn unit(row: &UnitRow, words: &Words<'_>) -> Vec<Cell> {
    let grade = |pick: fn(&crate::model::grading::Grading) -> Grade| {
        let grade = row.grading.as_ref().map(pick);
        grade.map_or_else(|| Cell::text("—"), |g| Cell::label(g.label(), words.lang))
    };
    vec![
        words.org(Some(&row.unit)),
        Cell::Figure(row.all.clone()),
        Cell::Figure(row.graded.clone()),
        Cell::Rate(row.signed.clone()),
        Cell::Rate(row.in_three_months.clone()),
        Cell::Rate(row.in_six_months.clone()),
        Cell::Rate(row.satisfied.clone()),
        grade(|g| g.signing),
        grade(|g| g.reply),
        grade(|g| g.satisfaction),
        grade(|g| g.overall),
    ]
}

fn overdue(answer: &Suggestions, words: &Words<'_>) -> Sheet {
    let heads = [
        t("编号", "Id"),
        t("建议编号", "Number"),
        t("标题", "Title"),
        t("承办单位", "Unit"),
        t("答复时限", "Reply due"),
        t(">逾期天数", ">Days"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)))
        .or_say(words.say(t("没有逾期未答复的建议。", "No reply is overdue.")));
    for row in &answer.overdue {
        sheet.row(vec![
            Cell::id(&row.suggestion),
            Cell::text(&row.number),
            Cell::text(&row.title),
            words.org(Some(&row.lead)),
            Cell::Date(row.due),
            Cell::Number(row.days),
        ]);
    }
    sheet
}

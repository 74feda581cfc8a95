//! 意见建议 as a page.

use super::label::Words;
use super::overdue::NO_COUNTY;
use super::page::{Block, Cell, Page, Sheet};
use crate::lang::{Text, t};
use crate::model::WordList;
use crate::model::coded::Coded;
use crate::query::opinions::Opinions;
use crate::query::{Decimal, Figure, Tenths};
use crate::say;

/// The page of the opinions.
#[must_use]
pub fn opinions(answer: &Opinions, words: &Words<'_>) -> Page {
    let lang = words.lang;
    let mut page = Page::new(words.say(t("意见建议情况", "Opinions")))
        .all_under(words.under(&answer.scope))
        .under(say!(lang, "截至 {}", "As of {}", answer.as_of));
    page.add(Block::Text(summary(answer, words)));
    page.section(
        words.say(t("一、总数", "1. Numbers")),
        numbers(answer, words),
    );
    page.section(
        words.say(t("二、分方面", "2. By aspect")),
        aspects(answer, words),
    );
    page.section(
        words.say(t("三、分渠道和方面", "3. By channel and aspect")),
        channels(answer, words),
    );
    page.section(
        words.say(t("四、分县区", "4. By county")),
        counties(answer, words),
    );
    page.section(
        words.say(t("五、分办和答复", "5. What was done with them")),
        dispositions(answer, words),
    );
    page.section(
        words.say(t("六、逾期未答复", "6. Overdue for a reply")),
        waiting(answer, words),
    );
    page.add(Block::Notes(vec![words.say(NOTE).to_owned()]));
    page
}

const NOTE: Text = t(
    "收到数含同一内容并入别条的；实有数＝收到数－并入数，各表除写明“收到”的以外都按实有数统计。占比按最大余数法，合计为 100%。对外写“余”时以实有数为准。",
    "Received includes those merged into another that says the same; net = received − merged, and every table but the column received counts net. Shares add to 100 % by largest remainder.",
);

fn summary(answer: &Opinions, words: &Words<'_>) -> String {
    let lang = words.lang;
    let opening = answer.received.map(|(from, to)| {
        say!(
            lang,
            "{}至{}，",
            "From {} to {}: ",
            from.long(lang),
            to.long(lang)
        )
    });
    let in_use = answer.aspects.iter().filter(|a| a.all.count() > 0).count();
    opening.unwrap_or_default()
        + &say!(
            lang,
            "收到意见建议 {} 条，同一内容并入别条 {} 条，实有 {} 条，涉及 {in_use} 个方面；已答复 {} 条，逾期未答复 {} 条；{} 条形成问题 {} 项。",
            "{} opinions received, {} merged into others, {} net, on {in_use} aspects; {} replied to, {} overdue; {} led to {} issues.",
            answer.raw.count(),
            answer.merged.count(),
            answer.net.count(),
            answer.replied.count(),
            answer.overdue.count(),
            answer.linked.count(),
            answer.issues.count()
        )
}

fn numbers(answer: &Opinions, words: &Words<'_>) -> Sheet {
    let heads = [t("项目", "What"), t(">数", ">Number")];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for (label, figure) in [
        (t("收到", "Received"), &answer.raw),
        (
            t("　同一内容并入别条", "  merged into others"),
            &answer.merged,
        ),
        (t("实有", "Net"), &answer.net),
        (t("　已答复", "  replied to"), &answer.replied),
        (
            t("　　超过时限才答复", "    replied to late"),
            &answer.replied_late,
        ),
        (t("　未到答复时限", "  reply not due yet"), &answer.due),
        (t("　逾期未答复", "  overdue for a reply"), &answer.overdue),
        (t("　形成问题的", "  led to an issue"), &answer.linked),
        (t("所形成的问题", "Issues they led to"), &answer.issues),
    ] {
        sheet.row(vec![
            Cell::label(label, words.lang),
            Cell::Figure(figure.clone()),
        ]);
    }
    sheet
}

/// The last row of a table with shares.
fn total(all: &Figure) -> Cell {
    let hundred: Tenths = Decimal(1000);
    Cell::Percent((all.count() > 0).then_some(hundred))
}

fn aspects(answer: &Opinions, words: &Words<'_>) -> Sheet {
    let heads = [
        t("方面", "Aspect"),
        t(">条数", ">Number"),
        t(">占比", ">Share"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for row in &answer.aspects {
        let name = words
            .ledger
            .word(WordList::SurveyAspect, &row.aspect, words.lang);
        sheet.row(vec![
            Cell::text(name),
            Cell::Figure(row.all.clone()),
            Cell::Percent(row.share),
        ]);
    }
    sheet.total(vec![
        Cell::label(t("合计", "Total"), words.lang),
        Cell::Figure(answer.net.clone()),
        total(&answer.net),
    ]);
    sheet
}

fn channels(answer: &Opinions, words: &Words<'_>) -> Sheet {
    let of_aspects = answer.aspects.iter().map(|a| {
        let name = words
            .ledger
            .word(WordList::SurveyAspect, &a.aspect, words.lang);
        format!(">{name}")
    });
    let say = |text| words.say(text).to_owned();
    let heads: Vec<String> = std::iter::once(say(t("渠道", "Channel")))
        .chain(of_aspects)
        .chain([say(t(">合计", ">Total")), say(t(">占比", ">Share"))])
        .collect();
    let mut sheet = Sheet::new(heads);
    for row in &answer.channels {
        let name = words
            .ledger
            .word(WordList::OpinionChannel, &row.channel, words.lang);
        let cells = row.by_aspect.iter().map(|f| Cell::Figure(f.clone()));
        let ends = [Cell::Figure(row.all.clone()), Cell::Percent(row.share)];
        let cells = std::iter::once(Cell::text(name)).chain(cells).chain(ends);
        sheet.row(cells.collect());
    }
    let cells = answer.aspects.iter().map(|a| Cell::Figure(a.all.clone()));
    let first = Cell::label(t("合计", "Total"), words.lang);
    let ends = [Cell::Figure(answer.net.clone()), total(&answer.net)];
    sheet.total(std::iter::once(first).chain(cells).chain(ends).collect());
    sheet
}

fn counties(answer: &Opinions, words: &Words<'_>) -> Sheet {
    let heads = [
        t("县区", "County"),
        t(">收到", ">Received"),
        t(">实有", ">Net"),
        t(">占比", ">Share"),
        t(">已答复", ">Replied"),
        t(">逾期未答复", ">Overdue"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)))
        .or_say(words.say(t("还没有意见建议。", "There is no opinion yet.")));
    for row in &answer.counties {
        sheet.row(vec![
            words.org_or(row.county.as_ref(), NO_COUNTY),
            Cell::Figure(row.raw.clone()),
            Cell::Figure(row.net.clone()),
            Cell::Percent(row.share),
            Cell::Figure(row.replied.clone()),
            Cell::Figure(row.overdue.clone()),
        ]);
    }
    if !answer.counties.is_empty() {
        sheet.total(vec![
            Cell::label(t("合计", "Total"), words.lang),
            Cell::Figure(answer.raw.clone()),
            Cell::Figure(answer.net.clone()),
            total(&answer.net),
            Cell::Figure(answer.replied.clone()),
            Cell::Figure(answer.overdue.clone()),
        ]);
    }
    sheet
}

fn dispositions(answer: &Opinions, words: &Words<'_>) -> Sheet {
    let heads = [
        t("分办意见", "Disposition"),
        t(">条数", ">Number"),
        t(">占比", ">Share"),
        t(">已答复", ">Replied"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for row in &answer.dispositions {
        let none = t("待分办", "not dealt out yet");
        let label = row.disposition.map_or(none, Coded::label);
        sheet.row(vec![
            Cell::label(label, words.lang),
            Cell::Figure(row.all.clone()),
            Cell::Percent(row.share),
            Cell::Figure(row.replied.clone()),
        ]);
    }
    sheet.total(vec![
        Cell::label(t("合计", "Total"), words.lang),
        Cell::Figure(answer.net.clone()),
        total(&answer.net),
        Cell::Figure(answer.replied.clone()),
    ]);
    sheet
}

fn waiting(answer: &Opinions, words: &Words<'_>) -> Sheet {
    let heads = [
        t("编号", "Id"),
        t("意见内容", "Content"),
        t("转办单位", "Referred to"),
        t("答复时限", "Reply due"),
        t(">逾期天数", ">Days"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)))
        .or_say(words.say(t("没有逾期未答复的意见。", "No reply is overdue.")));
    for row in &answer.waiting {
        sheet.row(vec![
            Cell::id(&row.opinion),
            Cell::text(row.content.trim_end()),
            words.org(row.lead.as_ref()),
            Cell::Date(row.due),
            Cell::Number(row.days),
        ]);
    }
    sheet
}

//! 催办建议 as a page.

use super::label::Words;
use super::page::{Block, Cell, Page, Sheet};
use super::tally::tally;
use crate::lang::{Lang, Text, t};
use crate::model::coded::Coded;
use crate::model::ladder::{Hold, Turn};
use crate::query::dunning::{Dunning, Last, Press};
use crate::say;

/// The page of whom to press today.
#[must_use]
pub fn dunning(answer: &Dunning, words: &Words<'_>) -> Page {
    let lang = words.lang;
    let (day, weekday) = (answer.as_of.long(lang), answer.as_of.weekday(lang));
    let mut page = Page::new(words.say(t("催办建议", "Whom to press")))
        .all_under(words.under(&answer.scope))
        .under(say!(lang, "{day}，{weekday}", "{weekday}, {day}"));
    if let Some(next) = answer.resumes_on {
        page = page.under(say!(
            lang,
            "今天是休息日，不发函；下一个工作日是 {next}。",
            "This is a rest day, so nothing is issued; the next working day is {next}."
        ));
    }
    page.add(Block::Table(totals(answer, words)));
    page.section(
        words.say(t("一、应发函", "1. To press")),
        proposals(answer, words),
    );
    let commands = answer.rows.iter().filter_map(|row| command(row, lang));
    let commands: Vec<String> = commands.collect();
    if !commands.is_empty() {
        let heading = t("发函的命令（核对后运行）", "Commands, once you have looked");
        page.add(Block::Heading(words.say(heading).to_owned()));
        commands
            .into_iter()
            .for_each(|line| page.add(Block::Text(line)));
    }
    let held = held(answer, words);
    if !held.rows.is_empty() {
        page.section(words.say(t("二、暂不发函", "2. Not now")), held);
    }
    let mut notes = vec![words.say(NOTE).to_owned()];
    if answer.provisional {
        notes.push(words.provisional().to_owned());
    }
    page.add(Block::Notes(notes));
    page
}

const NOTE: Text = t(
    "按账本的催办阶梯逐级建议，是否发函由人决定；中止的不催办，延期批准后重新起算。天数为自然日。",
    "The ladder proposes step by step; people decide. Suspended issues are not pressed, an extension begins anew. Days are natural days.",
);

fn totals(answer: &Dunning, words: &Words<'_>) -> Sheet {
    let counts = &answer.counts;
    // Of these two one is always empty.
    let to_press = match answer.resumes_on {
        None => (t("应发函", "To press"), &counts.to_press),
        Some(_) => (t("休息日顺延", "Wait for a working day"), &counts.rest_day),
    };
    let rows = [
        (t("在办", "In hand"), &counts.in_hand),
        to_press,
        (t("等答复", "Awaiting reply"), &counts.awaiting),
        (t("已答复", "Answered"), &counts.answered),
        (t("已到最高一级", "Highest reached"), &counts.highest),
        (t("未到日子", "Not yet"), &counts.early),
        (t("中止", "Suspended"), &counts.suspended),
    ];
    let rows = rows.map(|(label, figure)| (words.say(label).to_owned(), figure));
    tally(rows, words).named(words.say(t("合计", "Total")))
}

fn proposals(answer: &Dunning, words: &Words<'_>) -> Sheet {
    let mut sheet = sheet(&[t("建议", "Proposed"), t("答复时限", "Reply by")], words)
        .or_say(words.say(t("今天没有要发的函。", "There is nobody to press today.")));
    for row in &answer.rows {
        if let Turn::Issue {
            kind, reply_due, ..
        } = row.turn
        {
            let proposed = [Cell::label(kind.label(), words.lang), Cell::Date(reply_due)];
            sheet.row(cells(row, proposed, words));
        }
    }
    sheet
}

/// Those that wait for something; an issue whose day has not come is only counted.
fn held(answer: &Dunning, words: &Words<'_>) -> Sheet {
    let mut sheet = sheet(&[t("为什么", "Why")], words);
    for row in &answer.rows {
        if let Turn::Hold(hold) = row.turn
            && !matches!(hold, Hold::Early(_))
        {
            sheet.row(cells(row, [Cell::text(why(hold, words))], words));
        }
    }
    sheet
}

fn sheet(more: &[Text], words: &Words<'_>) -> Sheet {
    let heads = [
        t("编号", "Id"),
        t("问题", "Issue"),
        t("牵头单位", "Lead"),
        t("时限", "Deadline"),
        t("天数", "Days"),
        t("上一份函", "Last notice"),
    ];
    Sheet::new(heads.iter().chain(more).map(|h| words.say(*h)))
}

fn cells<const N: usize>(row: &Press, more: [Cell; N], words: &Words<'_>) -> Vec<Cell> {
    let (lang, days, left) = (words.lang, row.days, -row.days);
    let past = match days {
        0 => words.say(t("今天到期", "due today")).to_owned(),
        1.. => say!(lang, "逾期 {days} 天", "{days} days overdue"),
        _ => say!(lang, "还有 {left} 天", "{left} days left"),
    };
    let own = [
        Cell::id(&row.issue),
        Cell::text(&row.title),
        words.org(row.lead.as_ref()),
        Cell::Date(row.due),
        Cell::text(past),
        Cell::text(
            row.last
                .as_ref()
                .map_or_else(String::new, |l| last(l, words)),
        ),
    ];
    own.into_iter().chain(more).collect()
}

/// 催办通知 汴人联监催〔2024〕2号，2024-10-22.
fn last(last: &Last, words: &Words<'_>) -> String {
    let kind = last.kind.map_or("", |kind| words.say(kind.label()));
    let (doc, on) = (&last.doc, last.on);
    let paper = format!("{kind} {doc}");
    let paper = paper.trim();
    say!(words.lang, "{paper}，{on}", "{paper}, {on}")
}

fn why(hold: Hold, words: &Words<'_>) -> String {
    match hold {
        Hold::Highest => words
            .say(t("已到最高一级", "highest rung reached"))
            .to_owned(),
        Hold::Answered => words
            .say(t("已答复，先核实办得怎样", "answered; see what was done"))
            .to_owned(),
        Hold::Awaiting(day) => say!(words.lang, "等答复，到 {day}", "may reply until {day}"),
        Hold::Early(day) => say!(words.lang, "{day} 起", "from {day}"),
        Hold::RestDay => words.say(t("今天是休息日", "rest day")).to_owned(),
    }
}

/// The command that issues what is proposed; the rest of the notice follows from the ledger.
fn command(row: &Press, lang: Lang) -> Option<String> {
    let Turn::Issue { kind, .. } = row.turn else {
        return None;
    };
    let kind = match lang {
        Lang::Zh => kind.label().zh,
        Lang::En => kind.code(),
    };
    let issue = &row.issue;
    Some(format!(
        "supervise notice add --kind {kind} --issue {issue}"
    ))
}

//! 测评表 and 测评结果: what is handed out before a vote, and what is read out after it (D8).

use super::{quorum, result, rule};
use crate::lang::{Text, t};
use crate::model::coded::Coded;
use crate::model::satisfaction::SatisfactionRule;
use crate::query::ballot::{Ballot, Line};
use crate::query::evaluation::Vote;
use crate::view::label::Words;
use crate::view::page::{Block, Cell, Page, Sheet};

/// The page of a ballot: a line an item, three empty boxes each.
#[must_use]
pub fn ballot(answer: &Ballot, words: &Words<'_>) -> Page {
    let on = answer.on.map(|day| day.long(words.lang));
    let mut page = Page::new(words.say(t("满意度测评表", "Ballot on satisfaction")))
        .all_under(answer.title.clone().into_iter().chain(on));
    let heads = [
        t(">序号", ">No."),
        t("测评项目", "Item"),
        t("满意", "Satisfied"),
        t("基本满意", "Basically satisfied"),
        t("不满意", "Unsatisfied"),
    ];
    let none = t("没有需要测评的项目。", "There is nothing to vote on.");
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)))
        .named(words.say(t("测评表", "Ballot")))
        .or_say(words.say(none));
    for (no, line) in (1..).zip(&answer.lines) {
        let boxes = std::iter::repeat_n(Cell::text("□"), 3);
        let first = [Cell::Number(no), Cell::text(item(line, words))];
        sheet.row(first.into_iter().chain(boxes).collect());
    }
    page.add(Block::Table(sheet));
    page.add(Block::Notes(vec![words.say(ONE_TICK).to_owned()]));
    page
}

const ONE_TICK: Text = t(
    "请在所选的“□”内画“√”。每项只选一格，多选、不选无效。",
    "Tick one box an item. An item with several ticks or none does not count.",
);

/// What it is called, with the unit and what is judged in brackets: items may share a name.
fn item(line: &Line, words: &Words<'_>) -> String {
    let unit = words.ledger.org_name(&line.unit);
    let judged = line.dimension.map(|d| words.say(d.label()));
    let more: Vec<&str> = std::iter::once(unit).chain(judged).collect();
    let more = more.join(words.say(t("，", ", ")));
    let name = &line.name;
    crate::say!(words.lang, "{name}（{more}）", "{name} ({more})")
}

/// The page of a result: grade and ballots of each item, the rule, and how many were present.
#[must_use]
pub fn outcome(vote: &Vote, by: SatisfactionRule, words: &Words<'_>) -> Page {
    let on = vote.on.map(|day| day.long(words.lang));
    let mut page = Page::new(words.say(t("满意度测评结果", "Result of the vote on satisfaction")))
        .under(vote.title.clone())
        .all_under(on);
    let none = t("还没有登记票数。", "No ballots are recorded yet.");
    let name = words.say(t("测评结果", "Result"));
    let sheet = result(vote.items.iter(), words).named(name);
    page.add(Block::Table(sheet.or_say(words.say(none))));
    let present = quorum(vote.present, vote.total_members, words) + words.say(t("。", "."));
    page.add(Block::Notes(vec![present, rule(by, words)]));
    page
}

//! 满意度测评 as a page: the rounds, the items through the rounds, what is to be voted on again.

mod paper;

pub use paper::{ballot, outcome};

use super::label::Words;
use super::page::{Block, Cell, Page, Sheet};
use crate::lang::{Text, t};
use crate::model::coded::Coded;
use crate::model::satisfaction::{SatisfactionRule, has_quorum};
use crate::query::evaluation::{Compared, Evaluations, Judged, Series, Vote};
use crate::say;

/// The page of the votes.
#[must_use]
pub fn evaluation(answer: &Evaluations, words: &Words<'_>) -> Page {
    let lang = words.lang;
    let mut page = Page::new(words.say(t("满意度测评情况", "Votes on satisfaction")))
        .all_under(words.under(&answer.scope))
        .under(say!(lang, "截至 {}", "As of {}", answer.as_of));
    if answer.series.is_empty() {
        let none = t("还没有测评。", "There was no vote yet.");
        page.add(Block::Text(words.say(none).to_owned()));
    }
    for series in &answer.series {
        add(&mut page, series, words);
    }
    page.add(Block::Notes(vec![
        rule(answer.rule, words),
        words.say(RATES).to_owned(),
    ]));
    page
}

const RATES: Text = t(
    "满意率＝满意票÷有效票；满意和基本满意率＝两种票之和÷有效票；办成率＝测评当天已销号÷该项对应的在账问题。没有有效票、没有对应问题的记“—”。",
    "Satisfied = such ballots ÷ valid ballots; with basically = both together ÷ valid ballots; solved = closed on the day of the vote ÷ the item's issues on the ledger. — stands where no ballot is valid or no issue belongs to the item.",
);

fn add(page: &mut Page, series: &Series, words: &Words<'_>) {
    let Some(last) = series.votes.last() else {
        return;
    };
    page.add(Block::Heading(title(last, words)));
    for vote in &series.votes {
        let (round, on) = (
            round(vote.round, words),
            vote.on.map_or_else(String::new, |d| d.long(words.lang)),
        );
        let quorum = quorum(vote.present, vote.total_members, words);
        page.add(Block::Text(say!(
            words.lang,
            "{round}：{on}，{quorum}。",
            "{round}: {on}, {quorum}."
        )));
    }
    page.section(
        words.say(t("各轮等次", "Grades by round")),
        rounds(&series.votes, words),
    );
    page.section(
        words.say(t("逐项对比", "Item by item")),
        compared(series, words),
    );
    let again = series.items.iter().filter_map(Compared::latest);
    let again = again.filter(|j| series.again.ids.contains(&j.id));
    page.section(
        words.say(t(
            "不满意、需再次测评的项目",
            "Unsatisfied, to be voted on again",
        )),
        result(again, words).or_say(words.say(t("没有不满意的项目。", "No item is unsatisfied."))),
    );
}

/// What the rounds are called together: the title without its own round behind it.
fn title(vote: &Vote, words: &Words<'_>) -> String {
    let round = format!("（{}）", round(vote.round, words));
    let title = vote.title.strip_suffix(&round);
    title.unwrap_or(&vote.title).to_owned()
}

/// How many came, and whether they were enough.
pub(super) fn quorum(present: u32, total: u32, words: &Words<'_>) -> String {
    if has_quorum(present, total) {
        say!(
            words.lang,
            "组成人员 {total} 人，实到 {present} 人，符合法定人数",
            "{present} of {total} members present, a quorum"
        )
    } else {
        say!(
            words.lang,
            "组成人员 {total} 人，实到 {present} 人，未过半数，不符合法定人数",
            "{present} of {total} members present, no quorum"
        )
    }
}

/// How a vote is graded, in a sentence.
pub(super) fn rule(rule: SatisfactionRule, words: &Words<'_>) -> String {
    match rule {
        SatisfactionRule::MajorityOfAll => words
            .say(t(
                "定等办法：满意票超过全体组成人员半数的，为满意；满意、基本满意票合计超过半数的，为基本满意；其余为不满意，恰好半数不算超过。",
                "Grades: satisfied when such ballots are more than half of all members; basically satisfied when both together are; else unsatisfied. Exactly half is not enough.",
            ))
            .to_owned(),
        SatisfactionRule::Bands {
            satisfied,
            basically,
        } => {
            let (most, enough) = (satisfied.value(), basically.value());
            say!(
                words.lang,
                "定等办法：满意票达到有效票 {most}% 的，为满意；满意、基本满意票合计达到 {enough}% 的，为基本满意；其余为不满意。",
                "Grades: satisfied from {most} % of the valid ballots; basically satisfied when both together reach {enough} %; else unsatisfied."
            )
        }
    }
}

fn round(n: u32, words: &Words<'_>) -> String {
    let zh = crate::model::numeral::chinese(n);
    say!(words.lang, "第{zh}轮", "Round {n}")
}

fn rounds(votes: &[Vote], words: &Words<'_>) -> Sheet {
    let heads = [
        t("轮次和内容", "Round, judged"),
        t(">项目", ">Items"),
        t(">满意", ">Satisfied"),
        t(">占比", ">Share"),
        t(">满意和基本满意", ">With basically"),
        t(">占比", ">Share"),
        t(">不满意", ">Unsatisfied"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for vote in votes {
        for line in &vote.lines {
            let round = round(vote.round, words);
            let judged = judged(line.dimension, words).words(words.lang);
            sheet.row(vec![
                Cell::text(say!(words.lang, "{round}{judged}", "{round}, {judged}")),
                Cell::Figure(line.satisfied.whole.clone()),
                Cell::Figure(line.satisfied.part.clone()),
                Cell::Rate(line.satisfied.clone()),
                Cell::Figure(line.approving.part.clone()),
                Cell::Rate(line.approving.clone()),
                Cell::Figure(line.unsatisfied.clone()),
            ]);
        }
    }
    sheet
}

fn judged<C: Coded>(what: Option<C>, words: &Words<'_>) -> Cell {
    let label = what.map_or(t("未区分", "not told apart"), Coded::label);
    Cell::label(label, words.lang)
}

/// Each item with its grade and rate in every round, and the solved share at the last of them.
fn compared(series: &Series, words: &Words<'_>) -> Sheet {
    let own = [
        t("测评项目", "Item"),
        t("责任单位", "Unit"),
        t("测评内容", "Judged"),
    ];
    let mut heads: Vec<String> = own.iter().map(|h| words.say(*h).to_owned()).collect();
    for vote in &series.votes {
        heads.push(round(vote.round, words));
        heads.push(words.say(t(">满意率", ">Rate")).to_owned());
    }
    heads.push(words.say(t(">办成率", ">Solved")).to_owned());
    let mut sheet = Sheet::new(heads);
    for item in &series.items {
        let mut cells = vec![
            Cell::text(&item.name),
            words.org(Some(&item.unit)),
            judged(item.dimension, words),
        ];
        for judged in &item.rounds {
            match judged {
                Some(judged) => {
                    cells.extend([grade(judged, words), Cell::FinePercent(judged.satisfied)])
                }
                None => cells.extend([Cell::Blank, Cell::Blank]),
            }
        }
        let solved = item.latest().map(|j| Cell::Rate(j.solved.clone()));
        cells.push(solved.unwrap_or(Cell::Blank));
        sheet.row(cells);
    }
    sheet
}

fn grade(judged: &Judged, words: &Words<'_>) -> Cell {
    let none = Cell::label(t("—", "—"), words.lang);
    judged
        .grade
        .map_or(none, |g| Cell::label(g.label(), words.lang))
}

/// The result of a vote, one item a row: grade and ballots (D8).
pub(super) fn result<'a>(judged: impl Iterator<Item = &'a Judged>, words: &Words<'_>) -> Sheet {
    let heads = [
        t(">序号", ">No."),
        t("测评项目", "Item"),
        t("责任单位", "Unit"),
        t("测评内容", "Judged"),
        t("等次", "Grade"),
        t(">满意", ">Satisfied"),
        t(">基本满意", ">Basically"),
        t(">不满意", ">Unsatisfied"),
        t(">无效", ">Invalid"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for item in judged {
        let ballots = item.ballots;
        let count = |n: u32| Cell::Number(i64::from(n));
        sheet.row(vec![
            number(item),
            Cell::text(&item.name),
            words.org(Some(&item.unit)),
            self::judged(item.dimension, words),
            grade(item, words),
            count(ballots.satisfied),
            count(ballots.basically),
            count(ballots.unsatisfied),
            count(ballots.invalid),
        ]);
    }
    sheet
}

/// The rates of a vote beside the solved share of each item's issues.
pub(super) fn rates<'a>(judged: impl Iterator<Item = &'a Judged>, words: &Words<'_>) -> Sheet {
    let heads = [
        t(">序号", ">No."),
        t("测评项目", "Item"),
        t("测评内容", "Judged"),
        t(">满意率", ">Rate"),
        t(">满意和基本满意率", ">With basically"),
        t(">对应问题", ">Issues"),
        t(">已销号", ">Closed"),
        t(">办成率", ">Solved"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for item in judged {
        sheet.row(vec![
            number(item),
            Cell::text(&item.name),
            self::judged(item.dimension, words),
            Cell::FinePercent(item.satisfied),
            Cell::FinePercent(item.approving),
            Cell::Figure(item.solved.whole.clone()),
            Cell::Figure(item.solved.part.clone()),
            Cell::Rate(item.solved.clone()),
        ]);
    }
    sheet
}

/// Its place on the ballot.
fn number(item: &Judged) -> Cell {
    let place = item.id.parts();
    place.map_or(Cell::Blank, |(_, no)| Cell::Number(no.into()))
}

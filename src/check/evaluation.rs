//! Votes: quorum, ballots that add up, rounds that follow one another (C8).

use std::collections::BTreeSet;

use super::plain::Rules;
use super::{Context, Report};
use crate::fault;
use crate::model::Evaluation;
use crate::model::evaluation::Item;
use crate::model::satisfaction::has_quorum;
use crate::problem::Fault;

impl Rules for Evaluation {
    fn rules(&self, context: &Context<'_>, report: &mut Report) {
        attendance(self, report);
        rounds(self, context, report);
        for (i, item) in self.items.iter().enumerate() {
            for fault in ballots(item, self.present) {
                report.at(format!("items[{i}].satisfied"), fault);
            }
        }
        for (i, fault) in twice(&self.items) {
            report.at(format!("items[{i}].name"), fault);
        }
    }
}

fn attendance(vote: &Evaluation, report: &mut Report) {
    let (present, total) = (vote.present, vote.total_members);
    if present > total {
        report.at(
            "present",
            fault!(
                VoteCount,
                "出席 {present} 人，多于组成人员总数 {total} 人",
                "{present} were present, more than the {total} members"
            ),
        );
    } else if !has_quorum(present, total) {
        report.at(
            "present",
            fault!(
                VoteQuorum,
                "组成人员 {total} 人，出席 {present} 人，没有过半数",
                "{present} of {total} members were present, which is not more than half"
            ),
        );
    }
}

fn rounds(vote: &Evaluation, context: &Context<'_>, report: &mut Report) {
    let round = vote.round;
    let before = vote.before.as_ref();
    let earlier = before.and_then(|id| context.ledger.evaluations.get(id));
    let fault = match (round, before, earlier) {
        (0, ..) => fault!(VoteRound, "轮次从 1 起", "rounds count from 1"),
        (1, None, _) | (2.., Some(_), None) => return,
        (1, Some(_), _) => fault!(
            VoteRound,
            "第一轮没有上一轮，删去 before，或改正轮次",
            "the first round has none before it; delete `before` or correct the round"
        ),
        (_, None, _) => fault!(
            VoteRound,
            "第 {round} 轮要在 before 写明上一轮测评",
            "round {round} must name the round before it in `before`"
        ),
        (_, _, Some(earlier)) => {
            let is_earlier = earlier.round < round && earlier.voted_on() <= vote.voted_on();
            if is_earlier && earlier.id != vote.id {
                return;
            }
            let (id, other) = (&earlier.id, earlier.round);
            fault!(
                VoteRound,
                "{id} 是第 {other} 轮，轮次和日期都应早于本次（第 {round} 轮）",
                "{id} is round {other}; it must be earlier than this one, round {round}, also by date"
            )
        }
    };
    let field = if before.is_some() { "before" } else { "round" };
    report.at(field, fault);
}

/// What is wrong with the ballots of one item, when so many were present.
#[must_use]
pub fn ballots(item: &Item, present: u32) -> Vec<Fault> {
    let (name, ballots) = (&item.name, item.ballots());
    let (valid, invalid) = (ballots.valid(), ballots.invalid);
    let mut found = Vec::new();
    if valid == 0 {
        found.push(fault!(
            VoteNoValid,
            "“{name}”没有一张有效票，定不了等次",
            "`{name}` has no valid ballot, so no grade can be given"
        ));
    }
    if !ballots.adds_up(present) {
        let sum = valid + u64::from(invalid);
        found.push(fault!(
            VoteCount,
            "“{name}”共 {sum} 票（有效 {valid}、无效 {invalid}），出席 {present} 人",
            "`{name}` has {sum} ballots ({valid} valid, {invalid} invalid), but {present} were present"
        ));
    }
    found
}

/// The items that stand on the ballot already, by place.
#[must_use]
pub fn twice(items: &[Item]) -> Vec<(usize, Fault)> {
    let mut seen = BTreeSet::new();
    let again = items.iter().enumerate().filter(|(_, item)| {
        let (name, unit, dimension) = item.key();
        !seen.insert((name, unit, dimension.map(crate::model::coded::Coded::code)))
    });
    again
        .map(|(i, item)| {
            let name = &item.name;
            let fault = fault!(
                VoteTwice,
                "“{name}”在这一轮已有一项，单位和测评内容也相同",
                "`{name}` is already an item of this round, of the same unit and judged for the same"
            );
            (i, fault)
        })
        .collect()
}

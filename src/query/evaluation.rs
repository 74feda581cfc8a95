//! 满意度测评: grades and rates item by item, rounds side by side (C8).

use serde::Serialize;

use super::{Figure, Hundredths, Rate, Scope};
use crate::model::evaluation::{Dimension, Item};
use crate::model::issue::{IssueState, Standing};
use crate::model::plain::Plain;
use crate::model::satisfaction::{Ballots, Satisfaction, SatisfactionRule};
use crate::model::{Day, Evaluation, Id, Ledger, Share};

/// What came of one item.
#[derive(Clone, Debug, Serialize)]
pub struct Judged {
    /// Evaluation and place on the ballot: `KF-E001#3` is its third item.
    pub id: Id,
    /// What it is called on the ballot.
    pub name: String,
    /// The unit that is judged.
    pub unit: Id,
    /// What is judged.
    pub dimension: Option<Dimension>,
    /// The ballots.
    pub ballots: Ballots,
    /// The grade by the ledger's rule; `None` without a valid ballot (C8-3).
    pub grade: Option<Satisfaction>,
    /// 满意率.
    pub satisfied: Option<Hundredths>,
    /// 满意和基本满意率.
    pub approving: Option<Hundredths>,
    /// 办成率: closed on the day of the vote ÷ its issues that are in the base that day.
    pub solved: Rate,
}

/// How the items of one sort fared.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    /// What was judged; `None` where the ballot does not tell process and outcome apart.
    pub dimension: Option<Dimension>,
    /// Graded 满意 ÷ items.
    pub satisfied: Rate,
    /// Graded 满意 or 基本满意 ÷ items.
    pub approving: Rate,
    /// Graded 不满意.
    pub unsatisfied: Figure,
}

/// One round.
#[derive(Clone, Debug, Serialize)]
pub struct Vote {
    /// The evaluation.
    pub id: Id,
    /// What it is called.
    pub title: String,
    /// The round, from 1.
    pub round: u32,
    /// The day of the vote.
    pub on: Option<Day>,
    /// All members.
    pub total_members: u32,
    /// Those present.
    pub present: u32,
    /// Its items, in the order of the ballot.
    pub items: Vec<Judged>,
    /// By what was judged.
    pub lines: Vec<Line>,
}

/// An item through the rounds.
#[derive(Clone, Debug, Serialize)]
pub struct Compared {
    /// What it is called on the ballot.
    pub name: String,
    /// The unit that is judged.
    pub unit: Id,
    /// What is judged.
    pub dimension: Option<Dimension>,
    /// Round by round; `None` where it was not voted on.
    pub rounds: Vec<Option<Judged>>,
}

/// The rounds of one vote.
#[derive(Clone, Debug, Serialize)]
pub struct Series {
    /// The rounds, first to last.
    pub votes: Vec<Vote>,
    /// The items through the rounds, in the order they first stood on a ballot.
    pub items: Vec<Compared>,
    /// The items whose latest grade is 不满意: to be voted on again.
    pub again: Figure,
}

/// The report.
#[derive(Clone, Debug, Serialize)]
pub struct Evaluations {
    /// What it is narrowed to.
    pub scope: Scope,
    /// The day.
    pub as_of: Day,
    /// How votes are graded.
    pub rule: SatisfactionRule,
    /// The votes, each with its rounds, in order of date.
    pub series: Vec<Series>,
}

impl Evaluations {
    /// The votes taken by a day; of the scope, campaign and unit count.
    #[must_use]
    pub fn of(ledger: &Ledger, as_of: Day, scope: &Scope) -> Self {
        let is_meant = |e: &&Evaluation| e.is_there(as_of) && e.is_of(scope.campaign.as_ref());
        let there: Vec<&Evaluation> = ledger.evaluations.iter().filter(is_meant).collect();
        let followed: Vec<&Id> = there
            .iter()
            .filter_map(|e| e.follows(ledger))
            .map(|e| &e.id)
            .collect();
        let mut last = there;
        last.retain(|e| !followed.contains(&&e.id));
        last.sort_by_key(|e| (e.voted_on(), &e.id));
        let series = last.into_iter().map(|e| Series::of(e, ledger, scope));
        Self {
            scope: scope.clone(),
            as_of,
            rule: ledger.settings.rules.satisfaction,
            series: series.filter(|s| !s.items.is_empty()).collect(),
        }
    }
}

impl Series {
    /// The rounds that led to this one, and it.
    fn of(last: &Evaluation, ledger: &Ledger, scope: &Scope) -> Self {
        let mut rounds = last.earlier(ledger);
        rounds.reverse();
        rounds.push(last);
        let votes: Vec<Vote> = rounds.iter().map(|e| Vote::of(e, ledger, scope)).collect();
        let items = compared(&votes);
        let latest = items.iter().filter_map(Compared::latest);
        let again = latest.filter(|j| j.grade == Some(Satisfaction::Unsatisfied));
        Self {
            again: again.map(|j| j.id.clone()).collect(),
            items,
            votes,
        }
    }
}

impl Compared {
    /// What came of it the last time it was voted on.
    #[must_use]
    pub fn latest(&self) -> Option<&Judged> {
        self.rounds.iter().flatten().next_back()
    }
}

impl Vote {
    /// The round as it was voted; the unit of the scope alone counts.
    #[must_use]
    pub fn of(evaluation: &Evaluation, ledger: &Ledger, scope: &Scope) -> Self {
        let items = (1..).zip(&evaluation.items);
        let judged = items
            .filter(|(_, item)| scope.org.as_ref().is_none_or(|org| *org == item.unit))
            .map(|(no, item)| judged(evaluation, no, item, ledger));
        let items: Vec<Judged> = judged.collect();
        Self {
            id: evaluation.id.clone(),
            title: evaluation.title.clone(),
            round: evaluation.round,
            on: evaluation.voted_on(),
            total_members: evaluation.total_members,
            present: evaluation.present,
            lines: lines(&items),
            items,
        }
    }
}

fn judged(evaluation: &Evaluation, no: u32, item: &Item, ledger: &Ledger) -> Judged {
    let ballots = item.ballots();
    let rule = ledger.settings.rules.satisfaction;
    let percent = |share: Option<Share>| share.and_then(|s| Hundredths::of(s.part, s.whole));
    Judged {
        id: evaluation.id.part(no),
        name: item.name.clone(),
        unit: item.unit.clone(),
        dimension: item.dimension,
        grade: ballots.grade(rule, evaluation.total_members),
        satisfied: percent(ballots.satisfied_share()),
        approving: percent(ballots.approving_share()),
        solved: solved(item, evaluation.voted_on(), ledger),
        ballots,
    }
}

/// The issues of an item that were closed at the end of a day, of those in the base then.
fn solved(item: &Item, on: Option<Day>, ledger: &Ledger) -> Rate {
    let clockwork = ledger.clockwork();
    let issues = item.issues.iter().filter_map(|id| ledger.issues.get(id));
    let standing: Vec<(Id, Standing)> = issues
        .filter_map(|issue| Some((issue.id.clone(), Standing::of(issue, on?, &clockwork)?)))
        .filter(|(_, standing)| standing.is_in_base())
        .collect();
    Rate::of(
        &standing,
        |(id, _)| id.clone(),
        |(_, standing)| standing.state == IssueState::Closed,
    )
}

/// By what was judged, in the order of the list; items that do not say come last.
fn lines(items: &[Judged]) -> Vec<Line> {
    let dimensions = [Some(Dimension::Process), Some(Dimension::Outcome), None];
    let line = |dimension: Option<Dimension>| {
        let of: Vec<&Judged> = items.iter().filter(|j| j.dimension == dimension).collect();
        let at_least = |least: Satisfaction| {
            Rate::of(
                of.iter().copied(),
                |j| j.id.clone(),
                |j| j.grade.is_some_and(|grade| grade <= least),
            )
        };
        (!of.is_empty()).then(|| Line {
            dimension,
            satisfied: at_least(Satisfaction::Satisfied),
            approving: at_least(Satisfaction::Basically),
            unsatisfied: of
                .iter()
                .filter(|j| j.grade == Some(Satisfaction::Unsatisfied))
                .map(|j| j.id.clone())
                .collect(),
        })
    };
    dimensions.into_iter().filter_map(line).collect()
}

fn compared(votes: &[Vote]) -> Vec<Compared> {
    let mut items: Vec<Compared> = Vec::new();
    for (round, vote) in votes.iter().enumerate() {
        for judged in &vote.items {
            let is_same = |c: &Compared| {
                (&c.name, &c.unit, c.dimension) == (&judged.name, &judged.unit, judged.dimension)
            };
            let at = items.iter().position(is_same).unwrap_or_else(|| {
                items.push(Compared {
                    name: judged.name.clone(),
                    unit: judged.unit.clone(),
                    dimension: judged.dimension,
                    rounds: vec![None; votes.len()],
                });
                items.len() - 1
            });
            items[at].rounds[round] = Some(judged.clone());
        }
    }
    items
}

#[cfg(test)]
#[path = "evaluation_tests.rs"]
mod tests;

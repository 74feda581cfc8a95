//! 测评表: what stands on the ballot of a vote (D8).

use serde::Serialize;

use super::Scope;
use super::evaluation::Vote;
use crate::model::evaluation::Dimension;
use crate::model::satisfaction::Satisfaction;
use crate::model::{Day, Evaluation, Id, Ledger};

/// One line of the ballot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// What is voted on.
    pub name: String,
    /// The unit that is judged.
    pub unit: Id,
    /// What is judged, when process and outcome are voted on apart.
    pub dimension: Option<Dimension>,
}

/// A ballot.
#[derive(Clone, Debug, Serialize)]
pub struct Ballot {
    /// What the vote is called; `None` for one that is not recorded yet.
    pub title: Option<String>,
    /// The day of the vote; `None` for one that is not recorded yet.
    pub on: Option<Day>,
    /// Its lines, in order.
    pub lines: Vec<Line>,
}

impl Ballot {
    /// The ballot of a vote as it was held.
    #[must_use]
    pub fn of(evaluation: &Evaluation) -> Self {
        let lines = evaluation.items.iter().map(|item| Line {
            name: item.name.clone(),
            unit: item.unit.clone(),
            dimension: item.dimension,
        });
        Self {
            title: Some(evaluation.title.clone()),
            on: evaluation.voted_on(),
            lines: lines.collect(),
        }
    }

    /// The ballot of the round after it: what was graded unsatisfied.
    #[must_use]
    pub fn after(evaluation: &Evaluation, ledger: &Ledger) -> Self {
        let vote = Vote::of(evaluation, ledger, &Scope::default());
        let again = vote
            .items
            .into_iter()
            .filter(|item| item.grade == Some(Satisfaction::Unsatisfied));
        Self::to_come(
            again
                .map(|item| Line {
                    name: item.name,
                    unit: item.unit,
                    dimension: item.dimension,
                })
                .collect(),
        )
    }

    /// The ballot of a vote to come.
    #[must_use]
    pub const fn to_come(lines: Vec<Line>) -> Self {
        Self {
            title: None,
            on: None,
            lines,
        }
    }
}

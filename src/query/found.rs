//! The issues somebody found, or a place has: how many, and what became of them.

use serde::Serialize;

use super::{Figure, Row};
use crate::model::Day;
use crate::model::issue::IssueState;

/// Issues, but for those withdrawn or merged, by what became of them.
#[derive(Clone, Debug, Serialize)]
pub struct Found {
    /// All of them.
    pub found: Figure,
    /// Of these, neither closed nor waiting to be verified.
    pub open: Figure,
    /// Of these, closed.
    pub closed: Figure,
    /// Of these, overdue.
    pub overdue: Figure,
}

impl Found {
    /// What became of these as of a day.
    pub(super) fn of(rows: &[&Row<'_>], as_of: Day) -> Self {
        let count = |passes: &dyn Fn(&Row<'_>) -> bool| -> Figure {
            rows.iter().filter(|r| passes(r)).map(|r| r.id()).collect()
        };
        Self {
            found: count(&|_| true),
            open: count(&|r| r.standing.is_open()),
            closed: count(&|r| r.standing.state == IssueState::Closed),
            overdue: count(&|r| r.standing.is_overdue(as_of)),
        }
    }

    /// All of these together, each issue once.
    pub(super) fn together(parts: &[&Self]) -> Self {
        let all = |ids: fn(&Self) -> &Figure| -> Figure {
            parts.iter().flat_map(|p| ids(p).ids.clone()).collect()
        };
        Self {
            found: all(|p| &p.found),
            open: all(|p| &p.open),
            closed: all(|p| &p.closed),
            overdue: all(|p| &p.overdue),
        }
    }
}

/// What issues belong to.
pub trait Finds {
    /// The issues.
    fn issues(&self) -> &Found;
}

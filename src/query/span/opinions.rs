//! 意见建议: what came in, was dealt out and replied to in a span, and what waits.

use serde::Serialize;

use super::Span;
use crate::model::opinion::{OpinionAction, OpinionState};
use crate::model::plain::Plain;
use crate::model::{Ledger, Opinion};
use crate::query::{Figure, Scope};

/// The opinions of a report. Every figure but `merged` counts opinions as they came in; one that was
/// merged into another still came in.
#[derive(Clone, Debug, Serialize)]
pub struct OpinionsIn {
    /// Everything received so far.
    pub all: Figure,
    /// Merged into another so far.
    pub merged: Figure,
    /// Received in the span.
    pub received: Figure,
    /// Dealt out in the span.
    pub sorted: Figure,
    /// Replied to in the span, those answered on the spot among them.
    pub replied: Figure,
    /// Not dealt out.
    pub unsorted: Figure,
    /// The day a reply was due has passed and it is still awaited.
    pub overdue: Figure,
}

impl OpinionsIn {
    /// The opinions received by the end of the span; `None` where there is none, or the scope narrows
    /// by what opinions do not have. Those of a unit are those dealt out to it.
    #[must_use]
    pub fn of(ledger: &Ledger, span: &Span, scope: &Scope) -> Option<Self> {
        let as_of = span.as_of;
        let is_meant = |o: &&Opinion| {
            !scope.narrows_to_issues()
                && o.is_there(as_of)
                && o.is_of(scope.campaign.as_ref())
                && (scope.county.is_none() || scope.county == o.county)
                && (scope.org.is_none() || scope.org.as_ref() == o.referred_to(as_of))
        };
        let all: Vec<&Opinion> = ledger.opinions.iter().filter(is_meant).collect();
        if all.is_empty() {
            return None;
        }
        let within = |action| span.in_which(all.iter().copied(), action);
        let which = |passes: &dyn Fn(&Opinion) -> bool| -> Figure {
            all.iter()
                .filter(|o| passes(o))
                .map(|o| o.id.clone())
                .collect()
        };
        let is = |state: OpinionState| which(&|o| o.state(as_of) == Some(state));
        Some(Self {
            all: which(&|_| true),
            merged: is(OpinionState::Merged),
            received: within(OpinionAction::Received),
            sorted: within(OpinionAction::Sorted),
            replied: which(&|o| o.replied_on(as_of).is_some_and(|on| on >= span.from)),
            unsorted: is(OpinionState::Received),
            overdue: which(&|o| o.is_overdue(as_of)),
        })
    }
}

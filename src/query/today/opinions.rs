//! The opinions somebody must see to: not dealt out yet, or past the day a reply was due.

use serde::Serialize;

use crate::model::living::begun;
use crate::model::opinion::OpinionState;
use crate::model::plain::Plain;
use crate::model::{Day, Id, Ledger, Opinion};
use crate::query::Scope;

/// An opinion that waits.
#[derive(Clone, Debug, Serialize)]
pub struct OpinionWaiting {
    /// The opinion.
    pub opinion: Id,
    /// What was said.
    pub content: String,
    /// The unit it was dealt out to; `None` while it is not dealt out, or to nobody.
    pub unit: Option<Id>,
    /// The day it came in.
    pub received_on: Day,
    /// The day a reply is due.
    pub reply_due: Option<Day>,
    /// Where it stands.
    pub state: OpinionState,
}

/// The opinions that wait at the end of a day, in order of the day they came in.
#[must_use]
pub fn waiting(ledger: &Ledger, as_of: Day, scope: &Scope) -> Vec<OpinionWaiting> {
    let is_meant = |o: &&Opinion| {
        !scope.narrows_to_issues()
            && o.is_of(scope.campaign.as_ref())
            && (scope.county.is_none() || scope.county == o.county)
    };
    let rows = ledger.opinions.iter().filter(is_meant);
    let mut rows: Vec<_> = rows.filter_map(|o| row(o, as_of)).collect();
    rows.retain(|row| scope.org.is_none() || scope.org == row.unit);
    rows.sort_by(|a, b| (a.received_on, &a.opinion).cmp(&(b.received_on, &b.opinion)));
    rows
}

fn row(opinion: &Opinion, as_of: Day) -> Option<OpinionWaiting> {
    let state = opinion.state(as_of)?;
    let waits = state == OpinionState::Received || opinion.is_overdue(as_of);
    waits.then_some(OpinionWaiting {
        opinion: opinion.id.clone(),
        content: opinion.content.clone(),
        unit: opinion.referred_to(as_of).cloned(),
        received_on: begun(&opinion.history)?,
        reply_due: opinion.reply_due,
        state,
    })
}

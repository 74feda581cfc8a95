//! What was done in a quarter, counted off the histories.

use serde::Serialize;

use crate::model::bulletin::BulletinAction;
use crate::model::inspection::InspectionAction;
use crate::model::issue::{IssueAction, replay};
use crate::model::living::{Life, possible};
use crate::model::meeting::MeetingAction;
use crate::model::notice::NoticeAction;
use crate::model::opinion::OpinionAction;
use crate::model::outcome::OutcomeAction;
use crate::model::period::Period;
use crate::model::plain::Plain;
use crate::model::suggestion::SuggestionAction;
use crate::model::{
    Bulletin, Day, Inspection, Issue, Ledger, Meeting, Notice, Outcome, Suggestion,
};
use crate::query::{Figure, Scope};

/// What is counted of the ledger itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Work {
    /// Issues found.
    Found,
    /// Issues assigned.
    Assigned,
    /// Issues closed.
    Closed,
    /// Visits to a facility: 点次.
    Visits,
    /// Facilities visited, each once: 点位.
    Places,
    /// Visits without a facility: talks with departments.
    Talks,
    /// Opinions received.
    Opinions,
    /// Opinions replied to.
    OpinionsReplied,
    /// Suggestions handed over.
    Suggestions,
    /// Suggestions replied to.
    SuggestionsReplied,
    /// Meetings held.
    Meetings,
    /// Notices issued.
    Notices,
    /// Bulletins published.
    Bulletins,
    /// Outcomes issued.
    Outcomes,
}

impl Work {
    /// Whether it lies in a county. Meetings, papers and suggestions are of the whole area.
    #[must_use]
    pub const fn is_local(self) -> bool {
        matches!(
            self,
            Self::Found
                | Self::Assigned
                | Self::Closed
                | Self::Visits
                | Self::Places
                | Self::Talks
                | Self::Opinions
                | Self::OpinionsReplied
        )
    }

    /// All of it, in order.
    pub const ALL: &'static [Self] = &[
        Self::Found,
        Self::Assigned,
        Self::Closed,
        Self::Visits,
        Self::Places,
        Self::Talks,
        Self::Opinions,
        Self::OpinionsReplied,
        Self::Suggestions,
        Self::SuggestionsReplied,
        Self::Meetings,
        Self::Notices,
        Self::Bulletins,
        Self::Outcomes,
    ];
}

/// The days of a quarter up to the day of the report, in a scope.
pub(super) struct Span<'a> {
    pub(super) from: Day,
    pub(super) until: Day,
    scope: &'a Scope,
}

impl<'a> Span<'a> {
    pub(super) fn of(period: Period, as_of: Day, scope: &'a Scope) -> Self {
        Self {
            from: period.first(),
            until: period.last().min(as_of),
            scope,
        }
    }

    /// What was done of it in these days.
    pub(super) fn figure(&self, ledger: &Ledger, what: Work) -> Figure {
        let visits = || {
            let all = ledger.inspections.iter();
            all.filter(|v| self.has(*v, InspectionAction::Visited))
                .filter(|v| {
                    let facility = v.facility.as_ref();
                    let facility = facility.and_then(|id| ledger.facilities.get(id));
                    let county = facility.map(|f| &f.county).or(v.county.as_ref());
                    self.scope.takes_county(county)
                })
        };
        let visits_where = |passes: fn(&Inspection) -> bool| {
            let passing = visits().filter(|v| passes(v));
            passing.map(|v| v.id.clone()).collect()
        };
        match what {
            Work::Found => self.issues(ledger, IssueAction::Found),
            Work::Assigned => self.issues(ledger, IssueAction::Assigned),
            Work::Closed => self.issues(ledger, IssueAction::Closed),
            Work::Visits => visits_where(|v| v.facility.is_some()),
            Work::Places => visits().filter_map(|v| v.facility.clone()).collect(),
            Work::Talks => visits_where(|v| v.facility.is_none()),
            Work::Opinions => self.opinions(ledger, OpinionAction::Received),
            Work::OpinionsReplied => self.opinions(ledger, OpinionAction::Replied),
            Work::Suggestions => self.records::<Suggestion>(ledger, SuggestionAction::Handed),
            Work::SuggestionsReplied => {
                self.records::<Suggestion>(ledger, SuggestionAction::Replied)
            }
            Work::Meetings => self.records::<Meeting>(ledger, MeetingAction::Held),
            Work::Notices => self.records::<Notice>(ledger, NoticeAction::Issued),
            Work::Bulletins => self.records::<Bulletin>(ledger, BulletinAction::Published),
            Work::Outcomes => self.records::<Outcome>(ledger, OutcomeAction::Issued),
        }
    }

    fn issues(&self, ledger: &Ledger, action: IssueAction) -> Figure {
        let campaign = self.scope.campaign.as_ref();
        let is_meant = |issue: &&Issue| {
            campaign.is_none_or(|c| *c == issue.campaign)
                && self.scope.takes_county(issue.county(ledger))
        };
        let moved = ledger.issues.iter().filter(is_meant).filter(|issue| {
            let mut moved = false;
            replay(issue, self.until, |step, _| {
                moved |= step.action == action && step.on >= self.from;
            });
            moved
        });
        moved.map(|issue| issue.id.clone()).collect()
    }

    fn opinions(&self, ledger: &Ledger, action: OpinionAction) -> Figure {
        let there = ledger.opinions.iter();
        let moved =
            there.filter(|o| self.scope.takes_county(o.county.as_ref()) && self.has(*o, action));
        moved.map(|o| o.id.clone()).collect()
    }

    fn records<R: Plain>(&self, ledger: &Ledger, action: R::Action) -> Figure
    where
        R::Action: Life,
    {
        let moved = R::table(ledger).iter().filter(|r| self.has(*r, action));
        moved.map(|r| r.id().clone()).collect()
    }

    /// Whether that happened to a record within these days. Impossible steps did not.
    fn has<R: Plain>(&self, record: &R, action: R::Action) -> bool
    where
        R::Action: Life,
    {
        let steps = possible(record.history(), self.until);
        let mut steps = steps.iter();
        record.is_of(self.scope.campaign.as_ref())
            && steps.any(|step| step.action == action && step.on >= self.from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sample::{issue, ledger};

    #[test]
    fn a_step_that_cannot_have_happened_is_not_counted() {
        // Closed without ever being handed over; the other was handed over in June, before the quarter.
        let found = "- {on: 2024-07-08, action: found, by: group-1}\n";
        let closed = "- {on: 2024-07-20, action: closed, by: npc-office}";
        let ledger = ledger([
            issue("KF-I001", "2024-09-30", &format!("{found}{closed}")),
            issue(
                "KF-I002",
                "2024-09-30",
                "- {on: 2024-06-08, action: found, by: group-1}",
            ),
        ]);
        let quarter = Period::quarter_of(Day::parse_iso("2024-07-31").unwrap());
        let scope = Scope::default();
        let span = Span::of(quarter, Day::parse_iso("2024-07-31").unwrap(), &scope);
        assert_eq!(span.figure(&ledger, Work::Found).count(), 1);
        assert_eq!(span.figure(&ledger, Work::Closed).count(), 0);
    }
}

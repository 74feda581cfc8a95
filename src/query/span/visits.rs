//! 走访检查: who went where in a span, and what was found.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Span;
use crate::model::inspection::InspectionAction;
use crate::model::{Id, Inspection, Ledger};
use crate::query::places::{Visit, visits};
use crate::query::{Figure, Scope};

/// The visits of a report.
#[derive(Clone, Debug, Serialize)]
pub struct VisitsIn {
    /// Visits to facilities in the span: 点次.
    pub visits: Figure,
    /// Distinct facilities visited in the span: 点位.
    pub facilities: Figure,
    /// Talks without a facility in the span: 座谈.
    pub talks: Figure,
    /// The issues that the visits of the span found.
    pub issues: Figure,
    /// Distinct facilities visited so far.
    pub facilities_so_far: Figure,
}

impl VisitsIn {
    /// The visits made by the end of the span; `None` where there is none, or the scope narrows by
    /// what visits do not have. A unit's are those it made.
    #[must_use]
    pub fn of(ledger: &Ledger, span: &Span, scope: &Scope) -> Option<Self> {
        let is_meant = |v: &Visit<'_>| {
            !scope.narrows_to_issues()
                && (scope.county.is_none() || scope.county.as_ref() == v.county())
                && scope.org.as_ref().is_none_or(|org| *org == v.record.group)
        };
        let visits = visits(ledger, span.as_of, scope.campaign.as_ref()).filter(is_meant);
        let all: Vec<&Inspection> = visits.map(|v| v.record).collect();
        if all.is_empty() {
            return None;
        }
        let within = span.in_which(all.iter().copied(), InspectionAction::Visited);
        let within: BTreeSet<&Id> = within.ids.iter().collect();
        let now = || all.iter().filter(|v| within.contains(&v.id));
        let id = |v: &&&Inspection| v.id.clone();
        Some(Self {
            visits: now()
                .filter(|v| v.facility.is_some())
                .map(|v| id(&v))
                .collect(),
            facilities: now().filter_map(|v| v.facility.clone()).collect(),
            talks: now()
                .filter(|v| v.facility.is_none())
                .map(|v| id(&v))
                .collect(),
            issues: now().flat_map(|v| v.issues.clone()).collect(),
            facilities_so_far: all.iter().filter_map(|v| v.facility.clone()).collect(),
        })
    }
}

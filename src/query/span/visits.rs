//! 走访检查: who went where in a span, and what was found.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Span;
use crate::model::inspection::InspectionAction;
use crate::model::plain::Plain;
use crate::model::{Id, Inspection, Ledger};
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
        let is_meant = |v: &&Inspection| {
            !scope.narrows_to_issues()
                && v.is_there(span.as_of)
                && v.is_of(scope.campaign.as_ref())
                && (scope.county.is_none() || scope.county.as_ref() == county(v, ledger))
                && scope.org.as_ref().is_none_or(|org| *org == v.group)
        };
        let all: Vec<&Inspection> = ledger.inspections.iter().filter(is_meant).collect();
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

/// The county of a visit: the facility's, else its own.
fn county<'a>(visit: &'a Inspection, ledger: &'a Ledger) -> Option<&'a Id> {
    let facility = visit
        .facility
        .as_ref()
        .and_then(|id| ledger.facilities.get(id));
    facility.map(|f| &f.county).or(visit.county.as_ref())
}

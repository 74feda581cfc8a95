//! 举一反三: where else the same may be wrong: facilities of the same kind, whether anybody has been
//! there since, whether an issue of the same category is known there.

use std::collections::BTreeMap;

use serde::Serialize;

use super::places::{Visit, operating, visits};
use super::{Figure, Rate, Row, Scope, Snapshot};
use crate::model::step::until;
use crate::model::{Day, Facility, Id, Issue, Ledger};

/// Where to look for the like of an issue.
#[derive(Clone, Debug, Serialize)]
pub struct Similar {
    /// The day.
    pub as_of: Day,
    /// The issue.
    pub issue: Id,
    /// What it is called.
    pub title: String,
    /// The day it was found.
    pub found_on: Day,
    /// Its category.
    pub category: String,
    /// The facility it is at.
    pub facility: Id,
    /// The kind of facility.
    pub kind: String,
    /// Visited since the issue was found ÷ the other facilities of the kind.
    pub visited: Rate,
    /// Those of them with an issue of the category.
    pub with_issue: Figure,
    /// The issues that look-backs at this one named as similar.
    pub known: Figure,
    /// The other facilities of the kind that operate: those of the same county first, then those
    /// nobody visited since.
    pub places: Vec<SimilarPlace>,
}

/// A facility where the same may be wrong.
#[derive(Clone, Debug, Serialize)]
pub struct SimilarPlace {
    /// The facility.
    pub facility: Id,
    /// The county it lies in.
    pub county: Id,
    /// Whether that is the county of the issue.
    pub is_near: bool,
    /// The latest visit since the issue was found.
    pub visit: Option<Id>,
    /// Its day.
    pub visited_on: Option<Day>,
    /// Its issues of the same category, but for those withdrawn or merged.
    pub issues: Figure,
}

impl Similar {
    /// Where to look as of a day; `None` for an issue at no facility, or not found yet.
    #[must_use]
    pub fn of(issue: &Issue, ledger: &Ledger, as_of: Day) -> Option<Self> {
        let found_on = issue.found_on().filter(|on| *on <= as_of)?;
        let at = ledger.facilities.get(issue.facility.as_ref()?)?;
        let scope = Scope::default();
        let now = Snapshot::new(ledger, as_of, &scope);
        let known = Known::since(found_on, issue, &now);
        let others = operating(ledger, as_of).filter(|f| f.kind == at.kind && f.id != at.id);
        let mut places: Vec<SimilarPlace> =
            others.map(|f| SimilarPlace::of(f, at, &known)).collect();
        places.sort_by(|a, b| {
            let key = |p: &SimilarPlace| (!p.is_near, p.visit.is_some(), p.facility.clone());
            key(a).cmp(&key(b))
        });
        let id = |p: &SimilarPlace| p.facility.clone();
        Some(Self {
            as_of,
            issue: issue.id.clone(),
            title: issue.title.clone(),
            found_on,
            category: issue.category.clone(),
            facility: at.id.clone(),
            kind: at.kind.clone(),
            visited: Rate::of(&places, id, |p| p.visit.is_some()),
            with_issue: places
                .iter()
                .filter(|p| p.issues.count() > 0)
                .map(id)
                .collect(),
            known: until(&issue.history, as_of)
                .flat_map(|(_, step)| step.similar.clone())
                .collect(),
            places,
        })
    }
}

/// What is known of each facility.
struct Known<'a> {
    /// The latest visit.
    visits: BTreeMap<&'a Id, Visit<'a>>,
    /// The issues of the category.
    issues: BTreeMap<&'a Id, Vec<Id>>,
}

impl<'a> Known<'a> {
    fn since(day: Day, issue: &Issue, now: &Snapshot<'a>) -> Self {
        let mut known = Self {
            visits: BTreeMap::new(),
            issues: BTreeMap::new(),
        };
        for visit in visits(now.ledger, now.as_of, None).filter(|v| v.on >= day) {
            if let Some(facility) = visit.facility {
                let latest = known.visits.entry(&facility.id).or_insert(visit);
                if visit.on > latest.on {
                    *latest = visit;
                }
            }
        }
        let is_like =
            |r: &Row<'_>| r.issue.category == issue.category && !r.standing.state.is_void();
        for row in now.which(is_like) {
            if let Some(facility) = &row.issue.facility {
                known.issues.entry(facility).or_default().push(row.id());
            }
        }
        known
    }
}

impl SimilarPlace {
    fn of(facility: &Facility, at: &Facility, known: &Known<'_>) -> Self {
        let visit = known.visits.get(&facility.id);
        let issues = known.issues.get(&facility.id);
        Self {
            facility: facility.id.clone(),
            county: facility.county.clone(),
            is_near: facility.county == at.county,
            visit: visit.map(Visit::id),
            visited_on: visit.map(|v| v.on),
            issues: issues.into_iter().flatten().cloned().collect(),
        }
    }
}

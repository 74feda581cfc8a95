//! 点位: the facilities there are, the counties they lie in, and the visits to them. What the reports
//! by group, by county and on sampling count from.

use std::collections::BTreeSet;

use crate::model::facility::FacilityAction;
use crate::model::living::begun;
use crate::model::org::OrgKind;
use crate::model::plain::Plain;
use crate::model::{Day, Facility, Id, Inspection, Ledger, Org};

/// A visit that had taken place.
#[derive(Clone, Copy, Debug)]
pub struct Visit<'a> {
    /// The record.
    pub record: &'a Inspection,
    /// The day.
    pub on: Day,
    /// The facility visited; `None` for a talk with departments.
    pub facility: Option<&'a Facility>,
}

impl<'a> Visit<'a> {
    /// The record's id.
    #[must_use]
    pub fn id(&self) -> Id {
        self.record.id.clone()
    }

    /// The county: the facility's, else the one the talk was about.
    #[must_use]
    pub fn county(&self) -> Option<&'a Id> {
        self.facility
            .map(|f| &f.county)
            .or(self.record.county.as_ref())
    }
}

/// The visits of a campaign up to a day, in order of id; of every campaign when none is named.
pub fn visits<'a>(
    ledger: &'a Ledger,
    as_of: Day,
    campaign: Option<&Id>,
) -> impl Iterator<Item = Visit<'a>> {
    ledger
        .inspections
        .iter()
        .filter(move |v| v.is_of(campaign))
        .filter_map(move |record| {
            let on = begun(&record.history).filter(|on| *on <= as_of)?;
            let facility = record.facility.as_ref();
            let facility = facility.and_then(|id| ledger.facilities.get(id));
            Some(Visit {
                record,
                on,
                facility,
            })
        })
}

/// Whether a facility is operating at the end of a day.
#[must_use]
pub fn is_operating(facility: &Facility, as_of: Day) -> bool {
    facility.status(as_of) == Some(FacilityAction::Operating)
}

/// The facilities that operate at the end of a day, in order of id.
pub fn operating(ledger: &Ledger, as_of: Day) -> impl Iterator<Item = &Facility> {
    let facilities = ledger.facilities.iter();
    facilities.filter(move |f| is_operating(f, as_of))
}

/// The counties, in order of division code, those without one last: every county's congress that
/// there is on the day, and whatever else a facility says it lies in.
#[must_use]
pub fn counties(ledger: &Ledger, as_of: Day) -> Vec<&Id> {
    let orgs = ledger
        .orgs
        .iter()
        .filter(|o| o.kind == OrgKind::CountyNpc && o.valid_to.is_none_or(|end| end >= as_of));
    let of_facilities = ledger.facilities.iter().map(|f| &f.county);
    let distinct: BTreeSet<&Id> = orgs.map(|o| &o.id).chain(of_facilities).collect();
    let mut counties: Vec<&Id> = distinct.into_iter().collect();
    counties.sort_by_key(|id| {
        let code = ledger.orgs.get(id).and_then(|o| o.code.as_deref());
        (code.is_none(), code)
    });
    counties
}

/// The inspection groups there are on a day, in order of id.
pub fn groups(ledger: &Ledger, on: Day) -> impl Iterator<Item = &Org> {
    ledger.orgs.iter().filter(move |o| {
        o.kind == OrgKind::Group
            && o.valid_from.is_none_or(|day| day <= on)
            && o.valid_to.is_none_or(|day| day >= on)
    })
}

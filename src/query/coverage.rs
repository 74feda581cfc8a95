//! 年抽检率: how many of its facilities each county inspected in the year, and whether so many are
//! enough (C10).

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::places::{counties, operating, visits};
use super::{Figure, Rate, Scope};
use crate::model::sampling::quota;
use crate::model::{Day, Facility, Id, Ledger};

/// The report: one calendar year, the one of its day.
#[derive(Clone, Debug, Serialize)]
pub struct Coverage {
    /// What it is narrowed to.
    pub scope: Scope,
    /// The day.
    pub as_of: Day,
    /// The calendar year.
    pub year: i32,
    /// The counties, in order of division code. Each must reach the percentage.
    pub counties: Vec<OfArea>,
    /// All together, which must reach the percentage and the floor.
    pub whole: OfArea,
    /// The facilities that all together must inspect at least; 0 for one county.
    pub floor: u32,
    /// Whether there are not so many, so that each must be inspected.
    pub is_exhausted: bool,
    /// Inspected in the year and not operating on the day: they count nowhere.
    pub gone: Figure,
}

/// A county, or all together.
#[derive(Clone, Debug, Serialize)]
pub struct OfArea {
    /// The county; `None` for all together.
    pub county: Option<Id>,
    /// Inspected in the year ÷ operating on the day, each facility once however often it was
    /// visited (C10-4).
    pub rate: Rate,
    /// How many must be inspected.
    pub needed: usize,
    /// How many are missing to that.
    pub missing: usize,
}

impl Coverage {
    /// The report as of a day, on the year of that day.
    #[must_use]
    pub fn of(ledger: &Ledger, as_of: Day, scope: &Scope) -> Self {
        let rules = &ledger.settings.rules;
        let inspected = inspected(ledger, as_of, scope.campaign.as_ref());
        let is_meant = |f: &&Facility| scope.takes_county(Some(&f.county));
        let there: Vec<&Facility> = operating(ledger, as_of).filter(is_meant).collect();
        let mut by_county: BTreeMap<&Id, Vec<&Facility>> = BTreeMap::new();
        for &facility in &there {
            by_county
                .entry(&facility.county)
                .or_default()
                .push(facility);
        }
        let percent = rules.sampling_percent.value();
        let of_county = |county| {
            let whole = by_county.get(county).map_or(&[][..], Vec::as_slice);
            OfArea::of(Some(county), whole, &inspected, percent, 0)
        };
        // The floor is for all counties together.
        let floor = rules.sampling_floor * u32::from(scope.county.is_none());
        let least = usize::try_from(floor).unwrap_or(usize::MAX);
        let mut counties = counties(ledger, as_of);
        counties.retain(|county| scope.takes_county(Some(*county)));
        let ids: BTreeSet<&Id> = there.iter().map(|f| &f.id).collect();
        Self {
            scope: scope.clone(),
            as_of,
            year: as_of.year(),
            counties: counties.into_iter().map(of_county).collect(),
            whole: OfArea::of(None, &there, &inspected, percent, least),
            floor,
            is_exhausted: there.len() < least,
            gone: inspected
                .iter()
                .filter(|id| !ids.contains(*id))
                .filter(|id| {
                    let facility = ledger.facilities.get(id);
                    facility.as_ref().is_some_and(is_meant)
                })
                .map(|id| (*id).clone())
                .collect(),
        }
    }
}

/// The facilities visited in the year of a day, up to that day.
pub(super) fn inspected<'a>(
    ledger: &'a Ledger,
    as_of: Day,
    campaign: Option<&Id>,
) -> BTreeSet<&'a Id> {
    visits(ledger, as_of, campaign)
        .filter(|v| v.on.year() == as_of.year())
        .filter_map(|v| Some(&v.facility?.id))
        .collect()
}

/// The rate of the facilities given, of which those were inspected, against the percentage of the
/// rules.
pub(super) fn rate(ledger: &Ledger, inspected: &BTreeSet<&Id>, of: &[&Facility]) -> Rate {
    let percent = ledger.settings.rules.sampling_percent.value();
    OfArea::of(None, of, inspected, percent, 0).rate
}

impl OfArea {
    fn of(
        county: Option<&Id>,
        whole: &[&Facility],
        inspected: &BTreeSet<&Id>,
        percent: u8,
        floor: usize,
    ) -> Self {
        let percent = u32::from(percent);
        let id = |f: &Facility| f.id.clone();
        let rate = Rate::of(whole.iter().copied(), id, |f| inspected.contains(&f.id));
        let needed = quota::needed(whole.len(), percent, floor);
        Self {
            county: county.cloned(),
            missing: needed.saturating_sub(rate.part.count()),
            needed,
            rate: rate.against(percent),
        }
    }
}

//! 双随机抽查: what became of the draws of a year.

use std::collections::BTreeMap;

use serde::Serialize;

use super::places::{Visit, visits};
use super::{Figure, Rate, Scope};
use crate::model::plain::Plain;
use crate::model::sampling::{Drawn, Place};
use crate::model::{Day, Draw, Id, Ledger};

/// The visits for draws: by draw and facility, in order of id.
type Visits<'a> = BTreeMap<(&'a Id, &'a Id), Vec<Visit<'a>>>;

/// The draws of the year of a day.
#[derive(Clone, Debug, Serialize)]
pub struct Sampling {
    /// What it is narrowed to.
    pub scope: Scope,
    /// The day.
    pub as_of: Day,
    /// The calendar year.
    pub year: i32,
    /// The draws, in order of day.
    pub draws: Vec<OfDraw>,
    /// The facilities drawn in the year, each once (C10-4), and those of them that were visited for
    /// it.
    pub visited: Rate,
    /// The issues those visits found.
    pub issues: Figure,
}

/// What became of one draw.
#[derive(Clone, Debug, Serialize)]
pub struct OfDraw {
    /// The draw.
    pub draw: Id,
    /// What it is called.
    pub title: String,
    /// The county whose own it is.
    pub county: Option<Id>,
    /// The day it was made.
    pub on: Day,
    /// The day it was published.
    pub published_on: Option<Day>,
    /// False when its terms are no draw, so that nobody is drawn; `check` says why.
    pub fits: bool,
    /// The facilities drawn from.
    pub frame: Figure,
    /// How many were wanted.
    pub wanted: u32,
    /// How many are lacking because the frame is exhausted (C10-3).
    pub lacking: usize,
    /// The facilities visited for it ÷ those that hold a place.
    pub visited: Rate,
    /// Those still to be visited.
    pub pending: Figure,
    /// Those that gave way.
    pub replaced: Figure,
    /// Those that no unit may inspect.
    pub without_inspector: Figure,
    /// The issues the visits found.
    pub issues: Figure,
    /// The places, in the order of the draw.
    pub places: Vec<PlaceLine>,
}

/// One place of a draw.
#[derive(Clone, Debug, Serialize)]
pub struct PlaceLine {
    /// Facility, unit, and who gave way.
    #[serde(flatten)]
    pub place: Place,
    /// The county the facility lay in when the draw was made.
    pub county: Option<Id>,
    /// The first visit for the draw.
    pub visit: Option<Id>,
    /// Its day.
    pub visited_on: Option<Day>,
    /// Who went.
    pub visited_by: Option<Id>,
    /// The issues that the visits for the draw found.
    pub issues: Figure,
}

impl Sampling {
    /// The report as of a day, on the year of that day. Of a county only its own draws count: those
    /// of the whole area are not its to answer for.
    #[must_use]
    pub fn of(ledger: &Ledger, as_of: Day, scope: &Scope) -> Self {
        let year = as_of.year();
        let of_year = |draw: &&Draw| {
            let on = draw.drawn_on();
            draw.is_of(scope.campaign.as_ref())
                && scope.takes_county(draw.county.as_ref())
                && on.is_some_and(|on| on <= as_of && on.year() == year)
        };
        let draws = ledger.draws.iter().filter(of_year);
        let visits = for_draws(ledger, as_of);
        let mut draws: Vec<OfDraw> = draws
            .map(|d| OfDraw::with(d, &visits, ledger, as_of))
            .collect();
        draws.sort_by(|a, b| (a.on, &a.draw).cmp(&(b.on, &b.draw)));
        let all = |ids: fn(&OfDraw) -> &Figure| -> Figure {
            draws.iter().flat_map(|d| ids(d).ids.clone()).collect()
        };
        Self {
            scope: scope.clone(),
            as_of,
            year,
            visited: Rate::between(all(|d| &d.visited.part), all(|d| &d.visited.whole)),
            issues: all(|d| &d.issues),
            draws,
        }
    }
}

/// The visits up to a day that were made for a draw.
fn for_draws(ledger: &Ledger, as_of: Day) -> Visits<'_> {
    let mut by = Visits::new();
    for visit in visits(ledger, as_of, None) {
        if let (Some(draw), Some(facility)) = (&visit.record.draw, visit.facility) {
            by.entry((draw, &facility.id)).or_default().push(visit);
        }
    }
    by
}

impl OfDraw {
    /// What became of a draw by the end of a day.
    #[must_use]
    pub fn of(draw: &Draw, ledger: &Ledger, as_of: Day) -> Self {
        Self::with(draw, &for_draws(ledger, as_of), ledger, as_of)
    }

    fn with(draw: &Draw, visits: &Visits<'_>, ledger: &Ledger, as_of: Day) -> Self {
        let made = draw.drawn(ledger, as_of).ok();
        let counties: BTreeMap<&Id, &Id> = draw
            .frame
            .iter()
            .filter_map(|c| Some((&c.facility, c.county_in(ledger)?)))
            .collect();
        let places: Vec<PlaceLine> = made
            .iter()
            .flat_map(|made| &made.places)
            .map(|place| {
                let facility = place.facility.as_ref();
                let here = facility.and_then(|id| visits.get(&(&draw.id, id)));
                let county = facility.and_then(|id| counties.get(id).copied());
                PlaceLine::of(place, here.map_or(&[], Vec::as_slice), county)
            })
            .collect();
        let holders = |is_meant: fn(&PlaceLine) -> bool| -> Figure {
            let meant = places.iter().filter(|p| is_meant(p));
            meant.filter_map(|p| p.place.facility.clone()).collect()
        };
        let whole = holders(|_| true);
        Self {
            draw: draw.id.clone(),
            title: draw.title.clone(),
            county: draw.county.clone(),
            on: draw.drawn_on().unwrap_or(as_of),
            published_on: draw.published_on(as_of),
            fits: made.is_some(),
            frame: draw.frame.iter().map(|c| c.facility.clone()).collect(),
            wanted: draw.wanted,
            lacking: made.as_ref().map_or(0, |m| m.lacking),
            visited: Rate::between(holders(|p| p.visit.is_some()), whole),
            pending: holders(|p| p.visit.is_none()),
            replaced: places
                .iter()
                .flat_map(|p| p.place.gave_way.clone())
                .collect(),
            without_inspector: made
                .iter()
                .flat_map(Drawn::without_inspector)
                .cloned()
                .collect(),
            issues: places.iter().flat_map(|p| p.issues.ids.clone()).collect(),
            places,
        }
    }
}

impl PlaceLine {
    fn of(place: &Place, here: &[Visit<'_>], county: Option<&Id>) -> Self {
        let first = here.iter().min_by_key(|v| v.on);
        Self {
            county: county.cloned(),
            visit: first.map(Visit::id),
            visited_on: first.map(|v| v.on),
            visited_by: first.map(|v| v.record.group.clone()),
            issues: here.iter().flat_map(|v| v.record.issues.clone()).collect(),
            place: place.clone(),
        }
    }
}

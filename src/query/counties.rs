//! 分县区和城乡: facilities, visits, issues, opinions and the annual rate of each.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::found::{Finds, Found};
use super::places::{Visit, counties, is_operating, visits};
use super::{Figure, Rate, Row, Scope, Snapshot, coverage};
use crate::model::facility::{Area, FacilityAction};
use crate::model::opinion::OpinionState;
use crate::model::plain::Plain;
use crate::model::step::until;
use crate::model::{Day, Facility, Id, Ledger, Opinion};

/// What a line is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// A county; `None` for what concerns no one county.
    County(Option<Id>),
    /// Town or country; `None` for what lies in neither as far as is known.
    Area(Option<Area>),
    /// All together.
    Whole,
}

/// The figures of a county, of town or country, or of all.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    /// What it is of.
    pub part: Part,
    /// The facilities that operate.
    pub operating: Figure,
    /// Of these, in town.
    pub urban: Figure,
    /// Of these, in the country.
    pub rural: Figure,
    /// The beds of these, as far as they are recorded.
    pub beds: u64,
    /// With a grade that has not expired ÷ operating.
    pub rated: Rate,
    /// The facilities on the risk list, operating or not.
    pub at_risk: Figure,
    /// 点次: visits to facilities.
    pub visits: Figure,
    /// 点位: the facilities visited, each once.
    pub places: Figure,
    /// Visits without a facility.
    pub talks: Figure,
    /// 年抽检率: inspected in the year ÷ operating (C10).
    pub coverage: Rate,
    /// Opinions, but for those merged into others. They lie in a county, never in town or country.
    pub opinions: Figure,
    /// The issues there.
    #[serde(flatten)]
    pub issues: Found,
}

/// A facility on the risk list.
#[derive(Clone, Debug, Serialize)]
pub struct AtRisk {
    /// The facility.
    pub facility: Id,
    /// Since when.
    pub since: Day,
    /// Why.
    pub reason: Option<String>,
    /// Its issues that are open.
    pub open: Figure,
}

/// The report.
#[derive(Clone, Debug, Serialize)]
pub struct Counties {
    /// What it is narrowed to.
    pub scope: Scope,
    /// The day.
    pub as_of: Day,
    /// The counties in order of division code; last, if there is any, what concerns no one county.
    pub lines: Vec<Line>,
    /// All together.
    pub total: Line,
    /// Town, country, and what is not said to lie in either, if there is any.
    pub areas: Vec<Line>,
    /// The risk list, longest first.
    pub at_risk: Vec<AtRisk>,
}

/// What is counted, before it is divided.
struct Set<'a> {
    now: &'a Snapshot<'a>,
    facilities: Vec<&'a Facility>,
    visits: Vec<Visit<'a>>,
    issues: Vec<&'a Row<'a>>,
    opinions: Vec<&'a Opinion>,
    /// The facilities inspected in the year.
    inspected: &'a BTreeSet<&'a Id>,
}

impl Counties {
    /// The report as of a day.
    #[must_use]
    pub fn of(ledger: &Ledger, as_of: Day, scope: &Scope) -> Self {
        let now = Snapshot::new(ledger, as_of, scope);
        let campaign = scope.campaign.as_ref();
        let counts = |o: &&Opinion| {
            let state = o.state(as_of);
            let is_there = state.is_some_and(|s| s != OpinionState::Merged);
            is_there && o.is_of(campaign) && scope.takes_county(o.county.as_ref())
        };
        let inspected = coverage::inspected(ledger, as_of, campaign);
        let all = Set {
            now: &now,
            facilities: lying_in(ledger, scope).collect(),
            visits: visits(ledger, as_of, campaign)
                .filter(|v| scope.takes_county(v.county()))
                .collect(),
            issues: now.which(|r| !r.standing.state.is_void()).collect(),
            opinions: ledger.opinions.iter().filter(counts).collect(),
            inspected: &inspected,
        };
        let mut parts = all.by_county();
        let counties = counties(ledger, as_of).into_iter().map(Some).chain([None]);
        let meant = counties.filter(|county| scope.takes_county(*county));
        let lines = meant.map(|county| {
            let part = parts.remove(&county).unwrap_or_else(|| all.nothing());
            part.line(Part::County(county.cloned()))
        });
        let areas = [Some(Area::Urban), Some(Area::Rural), None].map(|area| all.area(area));
        Self {
            scope: scope.clone(),
            as_of,
            lines: lines.filter(Line::is_of_something).collect(),
            total: all.line(Part::Whole),
            areas: areas.into_iter().filter(Line::is_of_something).collect(),
            at_risk: at_risk(&now),
        }
    }
}

impl<'a> Set<'a> {
    fn nothing(&self) -> Self {
        Self {
            now: self.now,
            facilities: Vec::new(),
            visits: Vec::new(),
            issues: Vec::new(),
            opinions: Vec::new(),
            inspected: self.inspected,
        }
    }

    /// Each county's; under `None` what concerns no one county.
    fn by_county(&self) -> BTreeMap<Option<&'a Id>, Self> {
        let mut parts = BTreeMap::new();
        let nothing = || self.nothing();
        for &facility in &self.facilities {
            parts
                .entry(Some(&facility.county))
                .or_insert_with(nothing)
                .facilities
                .push(facility);
        }
        for visit in &self.visits {
            parts
                .entry(visit.county())
                .or_insert_with(nothing)
                .visits
                .push(*visit);
        }
        for &row in &self.issues {
            parts
                .entry(row.county)
                .or_insert_with(nothing)
                .issues
                .push(row);
        }
        for &opinion in &self.opinions {
            parts
                .entry(opinion.county.as_ref())
                .or_insert_with(nothing)
                .opinions
                .push(opinion);
        }
        parts
    }

    fn area(&self, area: Option<Area>) -> Line {
        let facilities = &self.now.ledger.facilities;
        let here = |f: Option<&Facility>| f.is_some_and(|f| f.area == area);
        let part = Self {
            facilities: self.facilities(|f| f.area == area),
            visits: self.visits(|v| here(v.facility)),
            issues: self.issues(|r| {
                let facility = r.issue.facility.as_ref();
                here(facility.and_then(|id| facilities.get(id)))
            }),
            ..self.nothing()
        };
        part.line(Part::Area(area))
    }

    fn facilities(&self, lies: impl Fn(&Facility) -> bool) -> Vec<&'a Facility> {
        let all = self.facilities.iter().copied();
        all.filter(|f| lies(f)).collect()
    }

    fn visits(&self, lies: impl Fn(&Visit<'a>) -> bool) -> Vec<Visit<'a>> {
        self.visits.iter().copied().filter(|v| lies(v)).collect()
    }

    fn issues(&self, lies: impl Fn(&Row<'a>) -> bool) -> Vec<&'a Row<'a>> {
        self.issues.iter().copied().filter(|r| lies(r)).collect()
    }

    fn line(&self, part: Part) -> Line {
        let (ledger, as_of) = (self.now.ledger, self.now.as_of);
        let there = self.facilities(|f| is_operating(f, as_of));
        let among = |passes: &dyn Fn(&Facility) -> bool| -> Figure {
            let passing = there.iter().filter(|f| passes(f));
            passing.map(|f| f.id.clone()).collect()
        };
        let to_places = || self.visits.iter().filter(|v| v.facility.is_some());
        Line {
            part,
            operating: among(&|_| true),
            urban: among(&|f| f.area == Some(Area::Urban)),
            rural: among(&|f| f.area == Some(Area::Rural)),
            beds: there.iter().filter_map(|f| f.beds).map(u64::from).sum(),
            rated: Rate::between(among(&|f| f.rating(as_of).is_some()), among(&|_| true)),
            at_risk: self
                .facilities(|f| f.at_risk_since(as_of).is_some())
                .iter()
                .map(|f| f.id.clone())
                .collect(),
            visits: to_places().map(Visit::id).collect(),
            places: to_places()
                .filter_map(|v| Some(v.facility?.id.clone()))
                .collect(),
            talks: self
                .visits
                .iter()
                .filter(|v| v.facility.is_none())
                .map(Visit::id)
                .collect(),
            coverage: coverage::rate(ledger, self.inspected, &there),
            opinions: self.opinions.iter().map(|o| o.id.clone()).collect(),
            issues: Found::of(&self.issues, as_of),
        }
    }
}

impl Finds for Line {
    fn issues(&self) -> &Found {
        &self.issues
    }
}

impl Line {
    /// A county always has its line; what lies in no county, or in neither town nor country, only
    /// when there is something.
    fn is_of_something(&self) -> bool {
        let figures = [
            &self.operating,
            &self.at_risk,
            &self.visits,
            &self.talks,
            &self.opinions,
            &self.issues.found,
        ];
        !matches!(self.part, Part::County(None) | Part::Area(None))
            || figures.iter().any(|f| f.count() > 0)
    }
}

/// The facilities that lie where the scope says.
fn lying_in<'a>(ledger: &'a Ledger, scope: &Scope) -> impl Iterator<Item = &'a Facility> {
    let facilities = ledger.facilities.iter();
    facilities.filter(move |f| scope.takes_county(Some(&f.county)))
}

/// The facilities on the risk list, longest first.
fn at_risk(now: &Snapshot<'_>) -> Vec<AtRisk> {
    let mut open: BTreeMap<&Id, Vec<Id>> = BTreeMap::new();
    for row in now.which(|r| r.standing.is_open()) {
        if let Some(facility) = &row.issue.facility {
            open.entry(facility).or_default().push(row.id());
        }
    }
    let line = |f: &Facility| {
        let since = f.at_risk_since(now.as_of)?;
        let steps = until(&f.history, now.as_of).map(|(_, s)| s);
        let listed = steps.filter(|s| s.action == FacilityAction::RiskListed && s.on >= since);
        Some(AtRisk {
            facility: f.id.clone(),
            since,
            reason: listed.min_by_key(|s| s.on).and_then(|s| s.reason.clone()),
            open: open.get(&f.id).into_iter().flatten().cloned().collect(),
        })
    };
    let mut found: Vec<AtRisk> = lying_in(now.ledger, now.scope).filter_map(line).collect();
    found.sort_by(|a, b| (a.since, &a.facility).cmp(&(b.since, &b.facility)));
    found
}

//! A draw to be tried, written in a few words or made up at random.

use proptest::prelude::*;
use serde_json::{Value, json};
use supervise::model::Id;
use supervise::model::sampling::{ALGORITHM, Drawn, Entry, Inspector, Terms, Unfit};

/// The terms of a draw, owned.
#[derive(Clone, Debug, Default)]
pub(super) struct Case {
    pub(super) seed: String,
    pub(super) wanted: usize,
    /// Facility, county, weight.
    pub(super) frame: Vec<(Id, Id, u32)>,
    /// Unit, what it keeps away from.
    pub(super) inspectors: Vec<(Id, Vec<Id>)>,
    pub(super) replaced: Vec<Id>,
}

pub(super) fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

pub(super) fn ids(text: &str) -> Vec<Id> {
    text.split_whitespace().map(id).collect()
}

impl Case {
    /// A draw of so many, with nothing in it yet.
    pub(super) fn of(seed: &str, wanted: usize) -> Self {
        Self {
            seed: seed.to_owned(),
            wanted,
            ..Self::default()
        }
    }

    pub(super) fn facility(mut self, facility: &str, county: &str, weight: u32) -> Self {
        self.frame.push((id(facility), id(county), weight));
        self
    }

    pub(super) fn unit(mut self, unit: &str, recuse: &str) -> Self {
        self.inspectors.push((id(unit), ids(recuse)));
        self
    }

    pub(super) fn without(mut self, replaced: &str) -> Self {
        self.replaced = ids(replaced);
        self
    }

    /// The terms in the program's words.
    pub(super) fn terms(&self) -> Terms<'_> {
        let frame = self.frame.iter().map(|(facility, county, weight)| Entry {
            facility,
            county: Some(county),
            weight: *weight,
        });
        let inspectors = self.inspectors.iter();
        Terms {
            algorithm: ALGORITHM,
            seed: &self.seed,
            wanted: self.wanted,
            frame: frame.collect(),
            inspectors: inspectors
                .map(|(unit, recuse)| Inspector { unit, recuse })
                .collect(),
            replaced: self.replaced.iter().collect(),
        }
    }

    pub(super) fn draw(&self) -> Drawn {
        self.terms().draw().unwrap()
    }

    pub(super) fn unfit(&self) -> Vec<Unfit> {
        self.terms().unfit()
    }

    /// The terms as the script reads them.
    pub(super) fn json(&self) -> Value {
        let frame = self.frame.iter().map(|(facility, county, weight)| {
            let mut entry = json!({"facility": facility, "county": county});
            if *weight != 1 {
                entry["weight"] = json!(weight);
            }
            entry
        });
        let inspectors = self.inspectors.iter();
        json!({
            "seed": self.seed,
            "wanted": self.wanted,
            "frame": frame.collect::<Vec<_>>(),
            "inspectors": inspectors
                .map(|(unit, recuse)| json!({"unit": unit, "recuse": recuse}))
                .collect::<Vec<_>>(),
            "replaced": self.replaced,
        })
    }

    /// Whether nothing keeps that unit from that facility.
    pub(super) fn may_go(&self, unit: &Id, facility: &Id) -> bool {
        let (_, recuse) = self.inspectors.iter().find(|(u, _)| u == unit).unwrap();
        let (_, county, _) = self.frame.iter().find(|(f, ..)| f == facility).unwrap();
        !recuse.contains(facility) && !recuse.contains(county)
    }
}

/// The places in a few words: facility and unit of each, `-` where there is none.
pub(super) fn shown(drawn: &Drawn) -> Vec<String> {
    let word = |id: &Option<Id>| id.as_ref().map_or("-".to_owned(), Id::to_string);
    let places = drawn.places.iter();
    places
        .map(|p| format!("{} {}", word(&p.facility), word(&p.inspector)))
        .collect()
}

/// Draws made up at random: up to 30 facilities in 4 counties, up to 6 units that keep away from some
/// of both, some facilities replaced, not all of them drawn.
pub(super) fn any_case() -> impl Strategy<Value = Case> {
    let facility = |n: usize| id(&format!("KF-F{n:03}"));
    let county = |n: usize| id(["longting", "gulou", "yuwangtai", "shunhe"][n]);
    let weight = prop_oneof![3 => Just(1_u32), 1 => 2..6_u32];
    let away = prop_oneof![
        2 => (0..4_usize).prop_map(county),
        1 => (0..30_usize).prop_map(facility),
    ];
    let recusals = prop::collection::vec(away, 0..4);
    (
        "[!-~一-鿿]{1,8}( [0-9]{2}){0,3}",
        0..35_usize,
        prop::collection::vec((0..4_usize, weight), 0..30),
        prop::collection::vec(recusals, 0..6),
        prop::collection::vec(0..30_usize, 0..12),
    )
        .prop_map(move |(seed, wanted, frame, units, replaced)| Case {
            seed,
            wanted,
            frame: (0..)
                .zip(frame)
                .map(|(n, (c, weight))| (facility(n), county(c), weight))
                .collect(),
            inspectors: (0..)
                .zip(units)
                .map(|(n, recuse): (usize, _)| (id(&format!("group-{n}")), recuse))
                .collect(),
            replaced: replaced.into_iter().map(facility).collect(),
        })
}

//! What holds of every draw.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use supervise::model::Id;
use supervise::model::sampling::Drawn;

use super::case::{Case, any_case};

/// How many facilities each unit has.
fn loads(case: &Case, drawn: &Drawn) -> BTreeMap<Id, usize> {
    let units = case.inspectors.iter().map(|(unit, _)| unit.clone());
    let mut loads: BTreeMap<Id, usize> = units.map(|unit| (unit, 0)).collect();
    for unit in drawn.places.iter().filter_map(|p| p.inspector.as_ref()) {
        *loads.get_mut(unit).unwrap() += 1;
    }
    loads
}

proptest! {
    #[test]
    fn the_order_of_the_lists_does_not_matter(
        (case, other) in any_case().prop_flat_map(|case| {
            let frame = Just(case.frame.clone()).prop_shuffle();
            let units = Just(case.inspectors.clone()).prop_shuffle();
            (Just(case), frame, units).prop_map(|(case, frame, inspectors)| {
                (case.clone(), Case { frame, inspectors, ..case })
            })
        })
    ) {
        prop_assert_eq!(case.draw(), other.draw());
    }

    #[test]
    fn each_facility_of_the_frame_is_somewhere_once(case in any_case()) {
        let drawn = case.draw();
        let gave_way = drawn.places.iter().flat_map(|p| &p.gave_way);
        let all: Vec<&Id> = drawn.facilities().chain(gave_way).chain(&drawn.reserve).collect();
        let distinct: BTreeSet<&Id> = all.iter().copied().collect();
        let frame: BTreeSet<&Id> = case.frame.iter().map(|(f, ..)| f).collect();
        prop_assert_eq!(all.len(), distinct.len());
        prop_assert_eq!(distinct, frame);
        prop_assert_eq!(drawn.places.len(), case.wanted.min(case.frame.len()));
        prop_assert_eq!(drawn.lacking, case.wanted - drawn.facilities().count());
        // A place stays empty only when nobody is left to fill it.
        prop_assert!(drawn.lacking == 0 || drawn.reserve.is_empty());
    }

    #[test]
    fn a_unit_goes_only_where_it_may_and_none_only_where_no_unit_may(case in any_case()) {
        for place in case.draw().places {
            let Some(facility) = &place.facility else {
                prop_assert_eq!(place.inspector, None);
                continue;
            };
            match &place.inspector {
                Some(unit) => prop_assert!(case.may_go(unit, facility)),
                None => prop_assert!(!case.inspectors.iter().any(|(u, _)| case.may_go(u, facility))),
            }
        }
    }

    /// Before any replacement, no unit has two more than another that may go to one of its places.
    #[test]
    fn the_work_is_even_as_far_as_recusal_allows(case in any_case()) {
        let case = Case { replaced: Vec::new(), ..case };
        let drawn = case.draw();
        let loads = loads(&case, &drawn);
        for place in &drawn.places {
            let (Some(facility), Some(unit)) = (&place.facility, &place.inspector) else {
                continue;
            };
            for other in loads.keys().filter(|other| case.may_go(other, facility)) {
                prop_assert!(loads[unit] <= loads[other] + 1, "{unit} {other} {loads:?}");
            }
        }
    }

    #[test]
    fn a_replacement_touches_one_place_and_the_head_of_the_reserve(case in any_case()) {
        let draw = |count: usize| {
            let replaced = case.replaced[..count].to_vec();
            Case { replaced, ..case.clone() }.draw()
        };
        for count in 0..case.replaced.len() {
            let (before, after) = (draw(count), draw(count + 1));
            let places = before.places.iter().zip(&after.places);
            let changed: Vec<_> = places.filter(|(a, b)| a != b).collect();
            if after.impossible.contains(&count) {
                prop_assert!(changed.is_empty());
                continue;
            }
            let [(old, new)] = changed[..] else {
                panic!("{changed:?}");
            };
            prop_assert_eq!(old.facility.as_ref(), Some(&case.replaced[count]));
            prop_assert_eq!(new.gave_way.last(), old.facility.as_ref());
            prop_assert_eq!(new.facility.as_ref(), before.reserve.first());
            prop_assert_eq!(&after.reserve[..], before.reserve.get(1..).unwrap_or_default());
        }
    }
}

/// Ten facilities, the first with three tickets of twelve in all, and three units.
fn ten(seed: u32) -> Case {
    let mut case = Case::of(&seed.to_string(), 4);
    for n in 0..10 {
        case = case.facility(&format!("KF-F{n:03}"), "gulou", if n == 0 { 3 } else { 1 });
    }
    for unit in ["group-1", "group-2", "group-3"] {
        case = case.unit(unit, "");
    }
    case
}

const SEEDS: std::ops::Range<u32> = 0..2000;

/// Of 2000 draws a chance of p gives 2000 p, give or take four standard deviations.
fn is_near(count: usize, p: f64) -> bool {
    let n = f64::from(SEEDS.end);
    let off = f64::from(u32::try_from(count).unwrap()) - n * p;
    off.abs() < 4.0 * (n * p * (1.0 - p)).sqrt()
}

#[test]
fn a_weight_raises_the_chance_as_it_says() {
    let mut first = BTreeMap::<Id, usize>::new();
    let mut drawn = BTreeMap::<Id, usize>::new();
    for seed in SEEDS {
        let answer = ten(seed).draw();
        let one = answer.facilities().next().unwrap().clone();
        *first.entry(one).or_default() += 1;
        for id in answer.facilities() {
            *drawn.entry(id.clone()).or_default() += 1;
        }
    }
    for (facility, count) in &first {
        let tickets = if facility.as_str() == "KF-F000" {
            3.0
        } else {
            1.0
        };
        assert!(is_near(*count, tickets / 12.0), "{facility}: {count}");
    }
    // Not among four: 9/12 × 8/11 × 7/10 × 6/9.
    let missed = 9.0 / 12.0 * 8.0 / 11.0 * 7.0 / 10.0 * 6.0 / 9.0;
    let heavy = drawn.iter().next().unwrap();
    assert_eq!(heavy.0.as_str(), "KF-F000");
    assert!(is_near(*heavy.1, 1.0 - missed), "{heavy:?}");
    assert_eq!(drawn.len(), 10);
}

#[test]
fn each_unit_is_as_likely_to_go_to_the_first_place() {
    let mut sent = BTreeMap::<Id, usize>::new();
    for seed in SEEDS {
        let unit = ten(seed).draw().places[0].inspector.clone().unwrap();
        *sent.entry(unit).or_default() += 1;
    }
    assert!(sent.values().all(|n| is_near(*n, 1.0 / 3.0)), "{sent:?}");
}

#[test]
fn another_seed_is_another_draw() {
    let order = |seed| {
        let drawn = ten(seed).draw();
        let order: Vec<Id> = drawn.facilities().chain(&drawn.reserve).cloned().collect();
        order
    };
    let orders: BTreeSet<Vec<Id>> = (0..100).map(order).collect();
    assert_eq!(orders.len(), 100);
}

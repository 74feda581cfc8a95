//! Draws worked out by hand from the tickets of `docs/sampling.md`: with its seed KF-F002 comes
//! first by its second ticket, then KF-F003, then KF-F001; group-1 comes before group-2.

use supervise::lang::Lang;
use supervise::model::Id;
use supervise::model::sampling::{MOST_TICKETS, Unfit, is_seed};

use super::case::{Case, id, ids, shown};

const SEED: &str = "20240615 03 07 08 19 26 33 14";

/// The frame of the document.
fn three(wanted: usize) -> Case {
    Case::of(SEED, wanted)
        .facility("KF-F001", "gulou", 1)
        .facility("KF-F002", "longting", 2)
        .facility("KF-F003", "gulou", 1)
}

/// The example of the document.
pub(super) fn example() -> Case {
    three(2)
        .unit("group-1", "")
        .unit("group-2", "gulou")
        .without("KF-F003")
}

#[test]
fn the_example_of_the_document() {
    let drawn = example().draw();
    assert_eq!(shown(&drawn), ["KF-F002 group-2", "KF-F001 group-1"]);
    assert_eq!(drawn.places[0].gave_way, []);
    assert_eq!(drawn.places[1].gave_way, ids("KF-F003"));
    assert_eq!(drawn.reserve, []);
    assert_eq!((drawn.lacking, drawn.impossible), (0, vec![]));
}

#[test]
fn without_its_second_ticket_the_first_comes_last() {
    let mut case = three(2);
    case.frame[1].2 = 1;
    let drawn = case.draw();
    assert_eq!(shown(&drawn), ["KF-F003 -", "KF-F001 -"]);
    assert_eq!(drawn.reserve, ids("KF-F002"));
}

#[test]
fn c10_3_a_frame_that_is_too_small_is_drawn_whole_and_told() {
    let drawn = three(5).draw();
    assert_eq!(shown(&drawn), ["KF-F002 -", "KF-F003 -", "KF-F001 -"]);
    assert_eq!(drawn.lacking, 2);
    let drawn = three(3).draw();
    assert_eq!(drawn.lacking, 0);
    let drawn = Case::of(SEED, 100).draw();
    assert_eq!((drawn.places.len(), drawn.lacking), (0, 100));
}

#[test]
fn one_who_stepped_in_can_give_way_too() {
    let drawn = three(1)
        .unit("group-1", "")
        .without("KF-F002 KF-F003")
        .draw();
    assert_eq!(shown(&drawn), ["KF-F001 group-1"]);
    assert_eq!(drawn.places[0].gave_way, ids("KF-F002 KF-F003"));
}

#[test]
fn where_nobody_is_left_the_place_stays_empty() {
    let drawn = three(2)
        .unit("group-1", "")
        .without("KF-F002 KF-F003")
        .draw();
    assert_eq!(shown(&drawn), ["KF-F001 group-1", "- -"]);
    assert_eq!(drawn.places[1].gave_way, ids("KF-F003"));
    assert_eq!(drawn.lacking, 1);
    assert_eq!(drawn.facilities().count(), 1);
}

#[test]
fn a_replacement_of_one_not_drawn_is_passed_over_and_told() {
    // KF-F001 is not drawn yet, KF-F003 has given way, KF-F009 is unknown.
    let drawn = three(2).without("KF-F001 KF-F003 KF-F003 KF-F009").draw();
    assert_eq!(shown(&drawn), ["KF-F002 -", "KF-F001 -"]);
    assert_eq!(drawn.impossible, [0, 2, 3]);
}

#[test]
fn where_every_unit_must_keep_away_none_is_filled_in() {
    let drawn = three(3)
        .unit("group-1", "KF-F001 longting")
        .unit("group-2", "gulou")
        .draw();
    assert_eq!(
        shown(&drawn),
        ["KF-F002 group-2", "KF-F003 group-1", "KF-F001 -"]
    );
    let left: Vec<_> = drawn.without_inspector().collect();
    assert_eq!(left, [&id("KF-F001")]);
}

#[test]
fn a_unit_that_lost_its_facility_goes_to_the_one_that_stepped_in() {
    // KF-F003 was group-2's; without it group-2 has none and group-1 one.
    let case = three(2)
        .unit("group-1", "")
        .unit("group-2", "")
        .without("KF-F003");
    assert_eq!(shown(&case.draw()), ["KF-F002 group-1", "KF-F001 group-2"]);
}

#[test]
fn nobody_keeps_away_from_a_county_that_is_not_known() {
    let case = three(1).unit("group-1", "longting");
    let mut terms = case.terms();
    assert_eq!(shown(&terms.draw().unwrap()), ["KF-F002 -"]);
    terms.frame[1].county = None;
    assert_eq!(shown(&terms.draw().unwrap()), ["KF-F002 group-1"]);
}

/// Places 1 to 4; a, b, c in the order of the queue. b keeps away from 2, a and b from 3 and 4.
/// In turn: a, c, c, c. First look: 2 goes from c (three) to a (one). Second look: 1 goes from a
/// (two) to b (none).
#[test]
fn what_one_look_makes_uneven_a_second_evens_out() {
    let four = |units: [(&Id, &str); 3]| {
        let mut case = Case::of(SEED, 4);
        for n in 1..=4 {
            case = case.facility(&format!("KF-F00{n}"), "gulou", 1);
        }
        let add = |case: Case, (unit, away): (&Id, &str)| case.unit(unit.as_str(), away);
        units.into_iter().fold(case, add).draw()
    };
    let units = ids("group-1 group-2 group-3");
    let free = four([(&units[0], ""), (&units[1], ""), (&units[2], "")]);
    let order: Vec<&str> = free.facilities().map(Id::as_str).collect();
    let queue: Vec<&Id> = free.places.iter().flat_map(|p| &p.inspector).collect();
    let [a, b, c] = [queue[0], queue[1], queue[2]];
    let last = format!("{} {}", order[2], order[3]);
    let drawn = four([(a, &last), (b, &format!("{} {last}", order[1])), (c, "")]);
    let sent: Vec<&Id> = drawn.places.iter().flat_map(|p| &p.inspector).collect();
    assert_eq!(sent, [b, a, c, c]);
}

#[test]
fn what_cannot_be_drawn_is_told_all_at_once() {
    let case = Case::of(" 种子", 1)
        .facility("KF-F001", "gulou", 0)
        .facility("KF-F002", "gulou", MOST_TICKETS)
        .facility("KF-F001", "gulou", MOST_TICKETS + 1)
        .unit("group-1", "")
        .unit("group-1", "");
    let unfit = case.unfit();
    assert_eq!(
        unfit,
        [
            Unfit::Seed,
            Unfit::Weight(0, 0),
            Unfit::FacilityTwice(2, id("KF-F001")),
            Unfit::Weight(2, 101),
            Unfit::InspectorTwice(1, id("group-1")),
        ]
    );
    let fields: Vec<String> = unfit.iter().map(Unfit::field).collect();
    assert_eq!(
        fields,
        [
            "seed",
            "frame[0].weight",
            "frame[2].facility",
            "frame[2].weight",
            "inspectors[1].unit"
        ]
    );
    assert_eq!(case.terms().draw(), Err(Unfit::Seed));
}

#[test]
fn an_unknown_version_is_an_error() {
    let case = example();
    for version in [0, 2, u32::MAX] {
        let mut terms = case.terms();
        terms.algorithm = version;
        let refused = terms.draw().unwrap_err();
        assert_eq!(refused, Unfit::Algorithm(version));
        let fault = refused.fault();
        assert!(fault.text(Lang::Zh).contains(&version.to_string()));
        assert!(fault.text(Lang::En).contains(&version.to_string()));
    }
}

#[test]
fn a_seed_holds_only_what_can_be_copied_in_one_way() {
    for seed in ["7", SEED, "双色球2024066期 03,07", &"字".repeat(200)] {
        assert!(is_seed(seed), "{seed:?}");
    }
    for seed in [
        "",
        " ",
        " 7",
        "7 ",
        "0  7",
        "7\n",
        "7\t8",
        "7\u{200b}",
        "\u{feff}7",
        "7\u{a0}8",
        "7\u{3000}8",
        "７",
        "第1期：7",
        "e\u{301}",
        &"字".repeat(201),
    ] {
        assert!(!is_seed(seed), "{seed:?}");
    }
}

//! Draws and the annual rate on small ledgers: the cases of C10 through the reports.

use super::coverage::{Coverage, OfArea};
use super::places_tests::{facilities, facility_at, ids, ledger, put, visit};
use super::sampling::Sampling;
use super::{Decimal, Scope};
use crate::model::day::day;
use crate::model::{Id, Ledger};

/// Each of the facilities visited once.
fn visited(ledger: &mut Ledger, numbers: std::ops::RangeInclusive<usize>) {
    for n in numbers {
        visit(
            ledger,
            "group-1",
            "2024-06-01",
            &format!("facility: KF-F{n:04}"),
        );
    }
}

fn coverage(ledger: &Ledger) -> Coverage {
    Coverage::of(ledger, day("2024-12-31"), &Scope::default())
}

fn of<'c>(report: &'c Coverage, county: &str) -> &'c OfArea {
    let county = Id::parse(county).unwrap();
    let mut all = report.counties.iter();
    all.find(|c| c.county.as_ref() == Some(&county)).unwrap()
}

#[test]
fn c10_1_fourteen_of_forty_seven_are_one_too_few() {
    let mut ledger = ledger();
    facilities(&mut ledger, "gulou", 1..=47);
    visited(&mut ledger, 1..=14);
    let report = coverage(&ledger);
    let gulou = of(&report, "gulou");
    assert_eq!((gulou.needed, gulou.missing), (15, 1));
    assert_eq!(gulou.rate.is_reached(), Some(false));
    // 14/47 = 29.787 %.
    assert_eq!(gulou.rate.percent(), Some(Decimal(297)));
    visited(&mut ledger, 15..=15);
    let report = coverage(&ledger);
    let gulou = of(&report, "gulou");
    assert_eq!((gulou.missing, gulou.rate.is_reached()), (0, Some(true)));
}

#[test]
fn c10_2_six_hundred_of_2003_never_read_as_thirty_percent() {
    let mut ledger = ledger();
    facilities(&mut ledger, "gulou", 1..=2003);
    visited(&mut ledger, 1..=600);
    let report = coverage(&ledger);
    let gulou = of(&report, "gulou");
    assert_eq!((gulou.needed, gulou.missing), (601, 1));
    // 600/2003 = 29.955 %, which would round to 30.0 %.
    assert_eq!(gulou.rate.percent(), Some(Decimal(299)));
    let words = crate::view::Words {
        ledger: &ledger,
        lang: crate::lang::Lang::Zh,
    };
    let page = crate::view::coverage(&report, &words);
    let page = crate::render::markdown(&page, crate::lang::Lang::Zh);
    assert!(page.contains("29.9%") && !page.contains("30.0%"), "{page}");
}

#[test]
fn c10_3_the_floor_holds_for_all_together_and_stops_at_the_frame() {
    for (there, needed, is_exhausted) in [(334, 101, false), (330, 100, false), (90, 90, true)] {
        let mut ledger = ledger();
        facilities(&mut ledger, "gulou", 1..=there);
        let report = coverage(&ledger);
        assert_eq!(report.whole.needed, needed, "{there}");
        assert_eq!(report.is_exhausted, is_exhausted, "{there}");
        // Each county must reach the percentage alone: 100.2, 99 and 27.
        let alone = (there * 3).div_ceil(10);
        assert_eq!(of(&report, "gulou").needed, alone, "{there}");
    }
}

#[test]
fn c10_4_a_facility_visited_twice_counts_once() {
    let mut ledger = ledger();
    facilities(&mut ledger, "gulou", 1..=7);
    visited(&mut ledger, 1..=2);
    visited(&mut ledger, 2..=2);
    let report = coverage(&ledger);
    // 2 of 7 = 28.571 %; three would be enough.
    let gulou = of(&report, "gulou");
    assert_eq!(ids(&gulou.rate.part), ["KF-F0001", "KF-F0002"]);
    assert_eq!((gulou.needed, gulou.missing), (3, 1));
}

#[test]
fn only_the_year_up_to_the_day_and_what_operates_count() {
    let mut ledger = ledger();
    facilities(&mut ledger, "gulou", 1..=4);
    facility_at(
        &mut ledger,
        5,
        "gulou",
        "  - {on: 2024-09-01, action: closed, by: npc-office}\n",
    );
    visit(&mut ledger, "group-1", "2023-12-31", "facility: KF-F0001");
    visit(&mut ledger, "group-1", "2024-01-01", "facility: KF-F0002");
    visit(&mut ledger, "gulou", "2024-11-01", "facility: KF-F0003");
    visit(&mut ledger, "group-1", "2024-08-01", "facility: KF-F0005");
    let at = |as_of: &str| Coverage::of(&ledger, day(as_of), &Scope::default());
    let october = at("2024-10-31");
    assert_eq!(ids(&of(&october, "gulou").rate.part), ["KF-F0002"]);
    assert_eq!(of(&october, "gulou").rate.whole.count(), 4);
    assert_eq!(ids(&october.gone), ["KF-F0005"]);
    let august = at("2024-08-31");
    assert_eq!(of(&august, "gulou").rate.whole.count(), 5, "closed later");
    assert_eq!(of(&at("2024-12-31"), "gulou").rate.part.count(), 2);
    assert_eq!(of(&at("2023-12-31"), "gulou").rate.part.count(), 1);
    assert_eq!(of(&october, "longting").rate.percent(), None);
}

/// The draw that docs/sampling.md works out with sha256sum: KF-F0002 goes to group-2; KF-F0003
/// gives way to KF-F0001, which group-1 inspects. (The ids here are those of the document.)
fn drawn() -> Ledger {
    let mut ledger = ledger();
    for (id, county) in [
        ("KF-F001", "gulou"),
        ("KF-F002", "longting"),
        ("KF-F003", "gulou"),
    ] {
        put::<crate::model::Facility>(
            &mut ledger,
            &format!(
                "{{id: {id}, uid: aaaaaaaa, name: 某养老院, kind: care-home, ownership: public, county: {county}, \
                 history: [{{on: 2020-01-01, action: operating, by: npc-office}}]}}"
            ),
        );
    }
    put::<crate::model::Draw>(
        &mut ledger,
        "id: KF-D001\nuid: aaaaaaaa\ncampaign: 2024-elder-care\ntitle: 上半年抽查\nseed: 20240615 03 07 08 19 26 33 14\n\
         algorithm: 1\nwanted: 2\nframe: [{facility: KF-F001}, {facility: KF-F002, weight: 2}, {facility: KF-F003}]\n\
         inspectors: [{unit: group-1}, {unit: group-2, recuse: [gulou]}]\nhistory:\n\
         \x20 - {on: 2024-06-15, action: drawn, by: npc-office}\n\
         \x20 - {on: 2024-06-20, action: replaced, by: npc-office, facility: KF-F003, reason: 停业}\n\
         \x20 - {on: 2024-06-21, action: published, by: npc-office}\n",
    );
    visit(
        &mut ledger,
        "group-2",
        "2024-06-25",
        "facility: KF-F002\ndraw: KF-D001\nissues: [KF-I009]",
    );
    // To the same facility again, and to the other one for something else.
    visit(
        &mut ledger,
        "group-2",
        "2024-07-25",
        "facility: KF-F002\ndraw: KF-D001",
    );
    visit(&mut ledger, "group-1", "2024-06-26", "facility: KF-F001");
    ledger
}

#[test]
fn a_draw_is_followed_up_by_the_visits_that_name_it() {
    let ledger = drawn();
    let at = |as_of: &str| Sampling::of(&ledger, day(as_of), &Scope::default());
    let report = at("2024-06-30");
    let draw = &report.draws[0];
    assert_eq!(ids(&draw.visited.whole), ["KF-F001", "KF-F002"]);
    assert_eq!(ids(&draw.visited.part), ["KF-F002"]);
    assert_eq!(ids(&draw.pending), ["KF-F001"]);
    assert_eq!(ids(&draw.replaced), ["KF-F003"]);
    assert_eq!(ids(&draw.issues), ["KF-I009"]);
    assert_eq!(draw.published_on, Some(day("2024-06-21")));
    let places: Vec<_> = draw
        .places
        .iter()
        .map(|p| {
            let id = |id: &Option<Id>| id.as_ref().map_or("-", Id::as_str).to_owned();
            (id(&p.place.facility), id(&p.place.inspector), id(&p.visit))
        })
        .collect();
    let expected = [
        ("KF-F002", "group-2", "KF-V0001"),
        ("KF-F001", "group-1", "-"),
    ];
    let expected = expected.map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned()));
    assert_eq!(places, expected);
    // On the day itself nothing was replaced, published or visited.
    let first = at("2024-06-15");
    assert_eq!(ids(&first.draws[0].visited.whole), ["KF-F002", "KF-F003"]);
    assert_eq!(ids(&first.draws[0].pending), ["KF-F002", "KF-F003"]);
    assert!(at("2024-06-14").draws.is_empty());
    assert!(at("2025-06-30").draws.is_empty(), "another year");
}

#[test]
fn c10_4_a_facility_drawn_twice_counts_once_in_the_year() {
    let mut ledger = drawn();
    let id = Id::parse("KF-D001").unwrap();
    let mut again = ledger.draws.get(&id).unwrap().clone();
    again.id = Id::parse("KF-D002").unwrap();
    ledger.draws.put(again);
    let report = Sampling::of(&ledger, day("2024-06-30"), &Scope::default());
    assert_eq!(report.draws.len(), 2);
    assert_eq!(ids(&report.visited.whole), ["KF-F001", "KF-F002"]);
    assert_eq!(ids(&report.visited.part), ["KF-F002"]);
}

//! Visits, draws, groups and counties on small ledgers counted by hand; the cases of C10 through the
//! reports.

use super::counties::{Counties, Part};
use super::coverage::{Coverage, OfArea};
use super::frame::{Narrowed, frame};
use super::groups::Groups;
use super::sampling::Sampling;
use super::similar::Similar;
use super::{Decimal, Figure, Scope};
use crate::model::day::day;
use crate::model::{Id, Ledger, Record, sample};

fn put<R: Record>(ledger: &mut Ledger, text: &str) {
    R::table_mut(ledger).put(serde_yaml::from_str(text).unwrap());
}

/// An empty ledger with the counties longting (410202) and gulou (410204) and two groups.
fn ledger() -> Ledger {
    let mut ledger = sample::ledger([]);
    for (id, code, name) in [
        ("gulou", "410204", "鼓楼区"),
        ("longting", "410202", "龙亭区"),
    ] {
        put::<crate::model::Org>(
            &mut ledger,
            &format!(
                "{{id: {id}, uid: aaaaaaaa, name: {name}人大常委会, kind: county-npc, level: county, code: '{code}'}}"
            ),
        );
    }
    for (n, county) in [(1, "longting"), (2, "gulou")] {
        put::<crate::model::Org>(
            &mut ledger,
            &format!(
                "{{id: group-{n}, uid: aaaaaaa{n}, name: 第{n}检查组, kind: group, level: city, counties: [{county}]}}"
            ),
        );
    }
    ledger
}

fn facility_at(ledger: &mut Ledger, n: usize, county: &str, history: &str) {
    put::<crate::model::Facility>(
        ledger,
        &format!(
            "id: KF-F{n:04}\nuid: aaaaaaaa\nname: 第{n}养老院\nkind: care-home\nownership: public\n\
             county: {county}\narea: rural\nbeds: 10\nhistory:\n  - {{on: 2020-01-01, action: operating, by: npc-office}}\n{history}"
        ),
    );
}

/// So many facilities that operate in a county, from a number on.
fn facilities(ledger: &mut Ledger, county: &str, numbers: std::ops::RangeInclusive<usize>) {
    for n in numbers {
        facility_at(ledger, n, county, "");
    }
}

fn visit(ledger: &mut Ledger, group: &str, on: &str, more: &str) -> String {
    let id = format!("KF-V{:04}", ledger.inspections.len() + 1);
    put::<crate::model::Inspection>(
        ledger,
        &format!(
            "id: {id}\nuid: aaaaaaaa\ncampaign: 2024-elder-care\ngroup: {group}\nscope: spot\nmethods: [on-site]\n\
             {more}\nhistory:\n  - {{on: {on}, action: visited, by: {group}}}\n"
        ),
    );
    id
}

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

fn ids(figure: &Figure) -> Vec<&str> {
    figure.ids.iter().map(Id::as_str).collect()
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

#[test]
fn a18_places_visits_and_talks_are_counted_apart() {
    let mut ledger = ledger();
    facilities(&mut ledger, "longting", 1..=3);
    visit(
        &mut ledger,
        "group-1",
        "2024-05-08",
        "facility: KF-F0001\nissues: [KF-I001]",
    );
    visit(&mut ledger, "group-1", "2024-06-08", "facility: KF-F0001");
    visit(&mut ledger, "group-2", "2024-06-09", "facility: KF-F0001");
    visit(
        &mut ledger,
        "group-1",
        "2024-06-10",
        "participants: [finance]",
    );
    visit(&mut ledger, "longting", "2024-06-11", "facility: KF-F0002");
    // Found by group-2, and named in a visit of group-1: both have it, the total once.
    ledger.issues.put(sample::issue(
        "KF-I001",
        "2024-06-30",
        "- {on: 2024-05-08, action: found, by: group-2}\n\
         - {on: 2024-05-20, action: verified, by: npc-social}\n\
         - {on: 2024-05-31, action: assigned, by: npc-office}",
    ));
    let report = Groups::of(&ledger, day("2024-07-31"), &Scope::default());
    let line = |l: &super::groups::Line| {
        [
            &l.visits, &l.places, &l.talks, &l.found, &l.open, &l.overdue,
        ]
        .map(Figure::count)
    };
    assert_eq!(line(&report.lines[0]), [2, 1, 1, 1, 1, 1]);
    assert_eq!(line(&report.lines[1]), [1, 1, 0, 1, 1, 1]);
    assert_eq!(line(&report.total), [3, 1, 1, 1, 1, 1]);
}

#[test]
fn a36_counties_and_areas_hold_everything_once() {
    let mut ledger = ledger();
    facilities(&mut ledger, "longting", 1..=2);
    facility_at(
        &mut ledger,
        3,
        "gulou",
        "  - {on: 2023-03-01, action: rated, by: civil-affairs, rating: 3, to: 2026-02-28}\n\
         \x20 - {on: 2024-05-01, action: risk-listed, by: civil-affairs, reason: 墙体开裂}\n",
    );
    visit(&mut ledger, "group-1", "2024-05-08", "facility: KF-F0001");
    visit(&mut ledger, "group-1", "2024-05-09", "facility: KF-F0003");
    visit(
        &mut ledger,
        "group-1",
        "2024-05-10",
        "participants: [finance]",
    );
    for (n, history) in [
        (1, "[{on: 2024-05-01, action: received, by: npc-office}]"),
        (
            2,
            "[{on: 2024-05-02, action: received, by: npc-office}, {on: 2024-05-03, action: merged, by: npc-office, into: KF-P001}]",
        ),
    ] {
        put::<crate::model::Opinion>(
            &mut ledger,
            &format!(
                "{{id: KF-P00{n}, uid: aaaaaaaa, campaign: 2024-elder-care, content: 例, channel: hotline, aspect: health, county: gulou, history: {history}}}"
            ),
        );
    }
    let report = Counties::of(&ledger, day("2024-12-31"), &Scope::default());
    let parts: Vec<_> = report.lines.iter().map(|l| l.part.clone()).collect();
    let county = |id| Part::County(Some(Id::parse(id).unwrap()));
    // By division code, then what lies in no county: the talk.
    assert_eq!(
        parts,
        [county("longting"), county("gulou"), Part::County(None)]
    );
    let gulou = &report.lines[1];
    assert_eq!((gulou.beds, gulou.rural.count()), (10, 1));
    assert_eq!(gulou.rated.percent(), Some(Decimal(1000)));
    assert_eq!(ids(&gulou.opinions), ["KF-P001"], "one was merged");
    assert_eq!(ids(&gulou.at_risk), ["KF-F0003"]);
    assert_eq!(report.lines[2].talks.count(), 1);
    assert_eq!(report.total.places.count(), 2);
    // 2 of 3 rural facilities inspected.
    assert_eq!(report.areas[1].coverage.percent(), Some(Decimal(667)));
    assert_eq!(report.areas.len(), 2, "nothing of unknown area");
    assert_eq!(report.at_risk[0].reason.as_deref(), Some("墙体开裂"));
    let before = Counties::of(&ledger, day("2024-04-30"), &Scope::default());
    assert!(before.at_risk.is_empty());
}

#[test]
fn a_facility_complained_of_within_a_year_weighs_two() {
    let mut ledger = ledger();
    facilities(&mut ledger, "gulou", 1..=5);
    let mut complain = |id: &str, channel: &str, facility: &str, on: &str| {
        let history = format!("- {{on: {on}, action: found, by: npc-office}}");
        let mut issue = sample::issue(id, "2024-12-31", &history);
        channel.clone_into(&mut issue.source.channel);
        issue.facility = Some(Id::parse(facility).unwrap());
        ledger.issues.put(issue);
    };
    complain("KF-I001", "complaint", "KF-F0001", "2023-06-16");
    complain("KF-I002", "complaint", "KF-F0002", "2023-06-15"); // A year and a day before.
    complain("KF-I003", "survey", "KF-F0003", "2024-06-01");
    complain("KF-I004", "survey", "KF-F0004", "2024-06-01");
    put::<crate::model::Opinion>(
        &mut ledger,
        "{id: KF-P001, uid: aaaaaaaa, campaign: 2024-elder-care, content: 例, channel: letters, aspect: health, issues: [KF-I004], \
         history: [{on: 2024-05-01, action: received, by: npc-office}]}",
    );
    let on = day("2024-06-15");
    let weights = |complaints| -> Vec<u32> {
        let frame = frame(&ledger, on, &Narrowed::default(), complaints);
        frame.iter().map(|c| c.weight.unwrap_or(1)).collect()
    };
    assert_eq!(weights(true), [2, 1, 1, 2, 1]);
    assert_eq!(weights(false), [1, 1, 1, 1, 1]);
    let elsewhere = Narrowed {
        county: Some(Id::parse("longting").unwrap()),
        ..Narrowed::default()
    };
    assert!(frame(&ledger, on, &elsewhere, false).is_empty());
    assert!(frame(&ledger, day("2019-12-31"), &Narrowed::default(), false).is_empty());
}

#[test]
fn a48_similar_places_are_those_of_the_kind_the_near_ones_first() {
    let mut ledger = ledger();
    facilities(&mut ledger, "gulou", 1..=1);
    facilities(&mut ledger, "longting", 2..=4);
    let mut issue = sample::issue(
        "KF-I001",
        "2024-06-30",
        "- {on: 2024-05-08, action: found, by: group-2}",
    );
    issue.facility = Some(Id::parse("KF-F0002").unwrap());
    let mut other = issue.clone();
    other.id = Id::parse("KF-I002").unwrap();
    other.facility = Some(Id::parse("KF-F0001").unwrap());
    ledger.issues.put(issue.clone());
    ledger.issues.put(other);
    visit(&mut ledger, "group-1", "2024-05-07", "facility: KF-F0004");
    visit(&mut ledger, "group-1", "2024-05-08", "facility: KF-F0003");
    visit(&mut ledger, "group-1", "2024-05-20", "facility: KF-F0003");
    let found = Similar::of(&issue, &ledger, day("2024-06-30")).unwrap();
    let places: Vec<_> = found
        .places
        .iter()
        .map(|p| {
            (
                p.facility.as_str(),
                p.is_near,
                p.visit.as_ref().map(Id::as_str),
                p.issues.count(),
            )
        })
        .collect();
    assert_eq!(
        places,
        [
            ("KF-F0004", true, None, 0),
            ("KF-F0003", true, Some("KF-V0003"), 0),
            ("KF-F0001", false, None, 1),
        ]
    );
    assert_eq!(found.visited.part.count(), 1);
    assert_eq!(ids(&found.with_issue), ["KF-F0001"]);
    issue.facility = None;
    assert!(Similar::of(&issue, &ledger, day("2024-06-30")).is_none());
}

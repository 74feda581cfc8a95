//! Visits, groups, counties and similar places on small ledgers counted by hand.

use super::counties::{Counties, Part};
use super::frame::{Narrowed, frame};
use super::groups::Groups;
use super::similar::Similar;
use super::{Decimal, Figure, Scope};
use crate::model::day::day;
use crate::model::{Id, Ledger, Record, sample};

pub(super) fn put<R: Record>(ledger: &mut Ledger, text: &str) {
    R::table_mut(ledger).put(serde_yaml::from_str(text).unwrap());
}

/// An empty ledger with the counties longting (410202) and gulou (410204) and two groups.
pub(super) fn ledger() -> Ledger {
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

pub(super) fn facility_at(ledger: &mut Ledger, n: usize, county: &str, history: &str) {
    put::<crate::model::Facility>(
        ledger,
        &format!(
            "id: KF-F{n:04}\nuid: aaaaaaaa\nname: 第{n}养老院\nkind: care-home\nownership: public\n\
             county: {county}\narea: rural\nbeds: 10\nhistory:\n  - {{on: 2020-01-01, action: operating, by: npc-office}}\n{history}"
        ),
    );
}

/// So many facilities that operate in a county, from a number on.
pub(super) fn facilities(
    ledger: &mut Ledger,
    county: &str,
    numbers: std::ops::RangeInclusive<usize>,
) {
    for n in numbers {
        facility_at(ledger, n, county, "");
    }
}

pub(super) fn visit(ledger: &mut Ledger, group: &str, on: &str, more: &str) -> String {
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

pub(super) fn ids(figure: &Figure) -> Vec<&str> {
    figure.ids.iter().map(Id::as_str).collect()
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
            &l.visits,
            &l.places,
            &l.talks,
            &l.issues.found,
            &l.issues.open,
            &l.issues.overdue,
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
fn an_opinion_dealt_out_to_an_issue_is_a_complaint_from_that_day_on() {
    let mut ledger = ledger();
    facilities(&mut ledger, "gulou", 1..=1);
    let mut issue = sample::issue(
        "KF-I001",
        "2024-12-31",
        "- {on: 2024-06-01, action: found, by: npc-office}",
    );
    issue.facility = Some(Id::parse("KF-F0001").unwrap());
    ledger.issues.put(issue);
    put::<crate::model::Opinion>(
        &mut ledger,
        "{id: KF-P001, uid: aaaaaaaa, campaign: 2024-elder-care, content: 例, channel: hotline, aspect: health, \
         history: [{on: 2024-05-01, action: received, by: npc-office}, \
         {on: 2024-06-02, action: sorted, by: npc-office, disposition: to-issue, issues: [KF-I001]}]}",
    );
    let weight = |on: &str| frame(&ledger, day(on), &Narrowed::default(), true)[0].weight;
    assert_eq!(weight("2024-06-02"), Some(2));
    assert_eq!(weight("2024-06-01"), None);
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

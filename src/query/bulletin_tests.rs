//! What a bulletin tells, on a small ledger reckoned by hand.

use super::*;
use crate::model::day::day;
use crate::model::issue::Confidentiality;
use crate::model::sample;

fn ledger() -> Ledger {
    let entered = "- {on: 2024-05-08, action: found, by: group-2}\n\
                   - {on: 2024-05-20, action: verified, by: npc-social}\n";
    let assigned = format!("{entered}- {{on: 2024-06-01, action: assigned, by: npc-office}}\n");
    let mut ledger = sample::ledger([
        sample::issue("KF-I001", "2024-06-10", &assigned),
        sample::issue("KF-I002", "2024-07-31", entered),
    ]);
    let record = |id: &str, more: &str, first: &str| {
        format!(
            "id: {id}\nuid: q3kwm2xa\ncampaign: 2024-elder-care\n{more}\nhistory:\n  - {{{first}, by: npc-office}}\n"
        )
    };
    let visit = |id: &str, facility: &str, on: &str| {
        let more = format!("group: group-1\nscope: spot\nmethods: [on-site]{facility}");
        record(id, &more, &format!("on: {on}, action: visited"))
    };
    for (id, facility, on) in [
        ("KF-V001", "\nfacility: KF-F001", "2024-05-31"),
        ("KF-V002", "\nfacility: KF-F001", "2024-06-01"),
        ("KF-V003", "\nfacility: KF-F001", "2024-06-15"),
        ("KF-V004", "\nfacility: KF-F002", "2024-06-15"),
        ("KF-V005", "", "2024-06-10"),
        ("KF-V006", "\nfacility: KF-F003", "2024-06-16"),
    ] {
        let visit = serde_yaml::from_str(&visit(id, facility, on)).unwrap();
        ledger.inspections.put(visit);
    }
    for (id, on, merged) in [
        ("KF-P001", "2024-06-01", ""),
        ("KF-P002", "2024-06-02", "2024-06-15"),
        ("KF-P003", "2024-06-03", "2024-06-16"),
        ("KF-P004", "2024-05-31", ""),
    ] {
        let more = "content: 助餐点太远\nchannel: hotline\naspect: care";
        let mut text = record(id, more, &format!("on: {on}, action: received"));
        if !merged.is_empty() {
            text +=
                &format!("  - {{on: {merged}, action: merged, by: npc-office, into: KF-P001}}\n");
        }
        ledger.opinions.put(serde_yaml::from_str(&text).unwrap());
    }
    let more = "kind: semimonthly\ntitle: 推进会\ndate: 2024-06-14\ndecisions:\n  - {no: 1, text: 报方案, unit: civil-affairs}";
    let text = record(
        "2024-06-14-semimonthly",
        more,
        "on: 2024-06-14, action: held",
    );
    ledger.meetings.put(serde_yaml::from_str(&text).unwrap());
    for (id, on) in [
        ("KF-R001", "2024-05-31"),
        ("KF-R002", "2024-06-15"),
        ("KF-R003", "2024-06-16"),
    ] {
        let more = "kind: policy\ntitle: 办法\nissuer: 市民政局";
        let mut text = record(id, more, "on: 2024-05-01, action: planned");
        text += &format!("  - {{on: {on}, action: issued, by: npc-office}}\n");
        ledger.outcomes.put(serde_yaml::from_str(&text).unwrap());
    }
    ledger
}

fn bulletin(more: &str) -> Bulletin {
    let text = format!(
        "id: KF-B001\nuid: q3kwm2xa\ncampaign: 2024-elder-care\nseries: 简报\nyear: 2024\nnumber: 1\ntitle: 一\n{more}\
         history:\n  - {{on: 2024-06-17, action: drafted, by: npc-social}}\n  - {{on: 2024-06-18, action: published, by: npc-office}}\n"
    );
    serde_yaml::from_str(&text).unwrap()
}

#[test]
fn it_tells_of_its_days_and_of_no_others() {
    let whole = bulletin("from: 2024-06-01\nto: 2024-06-15\n");
    let edition = Edition::of(&whole, &ledger(), day("2024-12-31"));
    let covered = edition.covered.unwrap();
    // The first issue was handed over on the first day and was overdue on the last.
    assert_eq!(
        (covered.before.overdue.count(), covered.now.overdue.count()),
        (0, 1)
    );
    assert_eq!(
        (covered.before.open.count(), covered.now.open.count()),
        (2, 2)
    );
    assert_eq!(
        (
            covered.now.assigned_in.count(),
            covered.now.entered_in.count()
        ),
        (1, 0)
    );
    assert_eq!(covered.movements.len(), 1);
    assert_eq!((covered.visits.count(), covered.places.count()), (3, 2));
    assert_eq!(covered.talks.ids[0].as_str(), "KF-V005");
    assert_eq!((covered.opinions.count(), covered.merged.count()), (3, 1));
    assert_eq!(covered.outcomes.len(), 1);
    assert_eq!(covered.outcomes[0].id.as_str(), "KF-R002");
    assert_eq!((covered.meetings.count(), covered.decisions.len()), (1, 1));
}

#[test]
fn a_period_that_lies_ahead_has_no_figures() {
    let whole = bulletin("from: 2024-06-01\nto: 2024-06-15\n");
    let on = |as_of: &str| Edition::of(&whole, &ledger(), day(as_of)).covered;
    assert!(on("2024-05-31").is_none());
    assert_eq!(on("2024-06-02").unwrap().to, day("2024-06-02"));
    let without = Edition::of(&bulletin(""), &ledger(), day("2024-12-31"));
    assert!(without.covered.is_none());
}

#[test]
fn its_date_and_editor_are_those_of_its_issue_once_it_is_issued() {
    let whole = bulletin("");
    let of = |as_of: &str| {
        let edition = Edition::of(&whole, &ledger(), day(as_of));
        (edition.on, edition.editor.map(|id| id.to_string()))
    };
    let (social, office) = (Some("npc-social".to_owned()), Some("npc-office".to_owned()));
    assert_eq!(of("2024-06-16"), (None, None));
    assert_eq!(of("2024-06-17"), (Some(day("2024-06-17")), social));
    assert_eq!(of("2024-06-18"), (Some(day("2024-06-18")), office));
}

/// The issue that was handed over in these days is restricted: it is counted, and named nowhere.
#[test]
fn a_bulletin_counts_a_restricted_issue_and_does_not_tell_of_it() {
    let mut ledger = ledger();
    let mut restricted = ledger.issues.iter().next().unwrap().clone();
    restricted.confidentiality = Some(Confidentiality::Restricted);
    ledger.issues.put(restricted);
    let whole = bulletin("from: 2024-06-01\nto: 2024-06-15\nissues: [KF-I001, KF-I002]\n");
    let edition = Edition::of(&whole, &ledger, day("2024-12-31"));
    let named: Vec<&str> = edition.issues.ids.iter().map(Id::as_str).collect();
    assert_eq!(named, ["KF-I002"]);
    let covered = edition.covered.unwrap();
    assert_eq!(covered.now.assigned_in.count(), 1);
    assert_eq!(covered.now.open.count(), 2);
    assert!(covered.movements.is_empty());
}

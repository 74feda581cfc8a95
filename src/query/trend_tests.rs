use super::*;
use crate::model::Meeting;
use crate::model::day::day;
use crate::model::sample;

/// One closed on 2024-08-20, one suspended from 08-10 to 08-19, one overdue since 08-16, one found
/// on 2024-08-12 and never entered.
fn ledger() -> Ledger {
    let assigned = "\
- {on: 2024-07-01, action: found, by: group-2}
- {on: 2024-07-02, action: verified, by: npc-social}
- {on: 2024-07-08, action: assigned, by: npc-office}
- {on: 2024-07-10, action: planned, by: civil-affairs, doc: 方案}
";
    let closed = format!(
        "{assigned}- {{on: 2024-08-19, action: submitted, by: civil-affairs, evidence: [照片]}}\n\
         - {{on: 2024-08-20, action: closed, by: npc-social, checkers: [npc-social], opinion: 合格, evidence: [验收单]}}\n"
    );
    let halted = format!(
        "{assigned}- {{on: 2024-08-10, action: suspended, by: npc-office, reason: 司法鉴定}}\n\
         - {{on: 2024-08-19, action: resumed, by: npc-office, reason: 已出结果}}\n"
    );
    sample::ledger([
        sample::issue("KF-I001", "2024-08-12", &closed),
        sample::issue("KF-I002", "2024-08-12", &halted),
        sample::issue("KF-I003", "2024-08-15", assigned),
        sample::issue(
            "KF-I004",
            "2024-09-30",
            "- {on: 2024-08-12, action: found, by: group-2}\n",
        ),
    ])
}

fn days(texts: &[&str]) -> Vec<Day> {
    texts.iter().map(|text| day(text)).collect()
}

fn counts(points: &[Point]) -> Vec<(String, usize, usize, usize)> {
    let counts = |p: &Point| {
        let (open, closed, overdue) = (p.open.count(), p.closed.count(), p.overdue.count());
        (p.on.to_string(), open, closed, overdue)
    };
    points.iter().map(counts).collect()
}

#[test]
fn each_point_is_what_stood_at_the_end_of_its_day() {
    let ledger = ledger();
    let ends = days(&[
        "2024-06-30",
        "2024-07-01",
        "2024-07-02",
        "2024-08-13",
        "2024-08-16",
        "2024-08-20",
        "2024-09-30",
    ]);
    let points = trend(&ledger, &ends, &Scope::default());
    let expected = [
        // Nothing was found on 06-30. Found and not yet entered is no stock.
        ("2024-07-01", 0, 0, 0),
        ("2024-07-02", 3, 0, 0),
        // I001 is past 08-12; I002 is suspended.
        ("2024-08-13", 3, 0, 1),
        ("2024-08-16", 3, 0, 2),
        // I001 is closed; I002 has ten days more, up to 08-22.
        ("2024-08-20", 2, 1, 1),
        ("2024-09-30", 2, 1, 2),
    ];
    let expected = expected.map(|(on, a, b, c)| (on.to_owned(), a, b, c));
    assert_eq!(counts(&points), expected);
    assert_eq!(
        points[5]
            .overdue
            .ids
            .iter()
            .map(Id::as_str)
            .collect::<Vec<_>>(),
        ["KF-I002", "KF-I003"]
    );
}

#[test]
fn a_point_is_the_report_of_its_day() {
    use crate::query::overview::Overview;
    let ledger = ledger();
    let scope = Scope::default();
    let first = day("2024-07-01");
    let ends: Vec<Day> = (0..100).map(|n| first.plus(n)).collect();
    for point in trend(&ledger, &ends, &scope) {
        let then = Overview::of(&Snapshot::new(&ledger, point.on, &scope), point.on);
        assert_eq!(point.open, then.open, "{}", point.on);
        assert_eq!(point.closed, then.closed, "{}", point.on);
        assert_eq!(point.overdue, then.overdue, "{}", point.on);
    }
}

#[test]
fn the_ends_are_weeks_or_spans_as_long() {
    let (ledger, as_of) = (ledger(), day("2024-10-31"));
    let weeks = ends_of_spans(&ledger, &Span::week(as_of), None);
    assert_eq!(weeks.len(), 8);
    // 2024-10-31 less 49 days: 31 of October and 18 of September.
    assert_eq!(
        (weeks[0], weeks[6], weeks[7]),
        (day("2024-09-12"), day("2024-10-24"), as_of)
    );
    let ten = Span::since(day("2024-10-21"), as_of);
    let ends = ends_of_spans(&ledger, &ten, None);
    assert_eq!(ends[6..], [day("2024-10-21"), as_of]);
    assert_eq!(ends[0], day("2024-08-22"));
}

#[test]
fn the_ends_are_the_meetings_else_the_half_months() {
    let (mut ledger, as_of) = (ledger(), day("2024-10-10"));
    assert_eq!(
        ends_at_meetings(&ledger, as_of, None),
        days(&[
            "2024-06-30",
            "2024-07-15",
            "2024-07-31",
            "2024-08-15",
            "2024-08-31",
            "2024-09-15",
            "2024-09-30",
            "2024-10-10"
        ])
    );
    for on in ["2024-07-15", "2024-08-01", "2024-10-10"] {
        let text = format!(
            "id: {on}-semimonthly\nuid: 7q3k9m2x\ncampaign: 2024-elder-care\nkind: semimonthly\ntitle: 推进会\n\
             date: {on}\nhistory:\n- {{on: {on}, action: held, by: npc-office}}\n"
        );
        let meeting: Meeting = serde_yaml::from_str(&text).unwrap();
        ledger.meetings.put(meeting);
    }
    assert_eq!(
        ends_at_meetings(&ledger, as_of, None),
        days(&["2024-07-15", "2024-08-01", "2024-10-10"])
    );
}

#[test]
fn a_campaign_begins_with_its_first_day() {
    let mut ledger = ledger();
    let campaign = "id: 2024-elder-care\nuid: 7q3k9m2x\nname: 专项\nyear: 2024\nstarted_on: 2024-07-05\nhistory: []\n";
    ledger
        .campaigns
        .put(serde_yaml::from_str(campaign).unwrap());
    let scope = Scope {
        campaign: crate::model::Id::parse("2024-elder-care").ok(),
        ..Scope::default()
    };
    let points = trend(&ledger, &days(&["2024-07-04", "2024-07-05"]), &scope);
    assert_eq!(counts(&points), [("2024-07-05".to_owned(), 3, 0, 0)]);
    let none = sample::ledger([]);
    assert!(trend(&none, &days(&["2024-07-05"]), &scope).is_empty());
}

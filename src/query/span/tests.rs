//! What became of decisions, and what notices, opinions and visits came to, reckoned by hand.

use super::agreed::{AgreedIn, AgreedRow, Tally, rows};
use super::notices::NoticesIn;
use super::opinions::OpinionsIn;
use super::visits::VisitsIn;
use super::*;
use crate::model::day::day;
use crate::model::meeting::DecisionState;
use crate::model::sample;
use crate::query::opinions::Opinions;
use crate::query::{Decimal, Scope};

/// A half-monthly meeting held on that day, with these decisions and later steps.
fn meeting(on: &str, decisions: &str, steps: &str) -> String {
    let decisions = if decisions.is_empty() {
        String::new()
    } else {
        format!("decisions:\n{decisions}")
    };
    format!(
        "id: {on}-semimonthly\nuid: m1aaaaaa\ncampaign: 2024-elder-care\nkind: semimonthly\n\
         title: 推进会\ndate: {on}\n{decisions}history:\n- {{on: {on}, action: held, by: npc-office}}\n{steps}"
    )
}

/// Four meetings. Of the first, one decision is carried out before the second, one on the day of the
/// third, one never, and one is dropped; of the second, one is never carried out.
fn c11() -> Ledger {
    let mut ledger = sample::ledger([]);
    let first = meeting(
        "2024-04-15",
        "- {no: 1, text: 甲, unit: civil-affairs, due: 2024-04-25}\n\
         - {no: 2, text: 乙, unit: civil-affairs, due: 2024-05-10}\n\
         - {no: 3, text: 丙, unit: finance}\n\
         - {no: 4, text: 丁, unit: finance, due: 2024-04-28}\n",
        "- {on: 2024-04-24, action: done, by: civil-affairs, item: 1}\n\
         - {on: 2024-05-06, action: dropped, by: npc-office, reason: 并入乙, item: 4}\n\
         - {on: 2024-05-15, action: done, by: civil-affairs, item: 2}\n",
    );
    let second = meeting(
        "2024-04-30",
        "- {no: 1, text: 戊, unit: civil-affairs, due: 2024-05-08}\n",
        "",
    );
    let texts = [
        first,
        second,
        meeting("2024-05-15", "", ""),
        meeting("2024-05-31", "", ""),
    ];
    for text in texts {
        ledger.meetings.put(serde_yaml::from_str(&text).unwrap());
    }
    ledger
}

fn held(ledger: &Ledger, as_of: &str) -> Vec<Day> {
    half_monthly(ledger, None, day(as_of))
        .iter()
        .map(|m| m.date)
        .collect()
}

fn as_of(ledger: &Ledger, on: &str) -> Vec<AgreedRow> {
    rows(ledger, day(on), &held(ledger, on), &Scope::default())
}

fn stands(ledger: &Ledger, on: &str) -> Vec<(String, DecisionState, usize, bool)> {
    let short = |row: &AgreedRow| row.id.as_str().replace("-semimonthly", "");
    let rows = as_of(ledger, on);
    rows.iter()
        .map(|row| (short(row), row.state, row.carried, row.flagged))
        .collect()
}

#[test]
fn c11_a_decision_is_open_until_it_ends_and_each_meeting_counts_it() {
    use DecisionState::{Done, Dropped, Open, Overdue};
    let ledger = c11();
    let row = |id: &str, state, carried, flagged| (id.to_owned(), state, carried, flagged);
    // The day of the second meeting: the fourth was due two days before, nothing is dropped yet.
    assert_eq!(
        stands(&ledger, "2024-04-30"),
        [
            row("2024-04-15#1", Done, 0, false),
            row("2024-04-15#2", Open, 1, false),
            row("2024-04-15#3", Open, 1, false),
            row("2024-04-15#4", Overdue, 1, false),
            row("2024-04-30#1", Open, 0, false),
        ]
    );
    // The second was carried out on the day of the third meeting, and was open at one.
    assert_eq!(
        stands(&ledger, "2024-05-15"),
        [
            row("2024-04-15#1", Done, 0, false),
            row("2024-04-15#2", Done, 1, false),
            row("2024-04-15#3", Open, 2, false),
            row("2024-04-15#4", Dropped, 1, false),
            row("2024-04-30#1", Overdue, 1, false),
        ]
    );
    // The fourth meeting is the third at which the third decision is open.
    let last = stands(&ledger, "2024-05-31");
    assert_eq!(last[2], row("2024-04-15#3", Open, 3, true));
    assert_eq!(last[4], row("2024-04-30#1", Overdue, 2, false));
}

#[test]
fn c11_the_rate_is_carried_out_of_fallen_due() {
    let ledger = c11();
    let rate = |on: &str| {
        let rate = Tally::of(&as_of(&ledger, on)).rate;
        (rate.part.count(), rate.whole.count(), rate.percent())
    };
    // Due by 05-15: 甲, 乙 and 戊; 丙 has no deadline, 丁 is dropped. 甲 and 乙 are carried out.
    assert_eq!(rate("2024-05-15"), (2, 3, Some(Decimal(667))));
    // A day before, 乙 was due and not carried out.
    assert_eq!(rate("2024-05-14"), (1, 3, Some(Decimal(333))));
    // Before the first deadline there is nothing to divide by.
    assert_eq!(rate("2024-04-24"), (0, 0, None));
    // Carried out early: it counts from its deadline on, which itself counts.
    assert_eq!(rate("2024-04-25"), (1, 1, Some(Decimal(1000))));
    // 丁 fell due on 04-28 and is dropped only on 05-06.
    assert_eq!(rate("2024-04-28"), (1, 2, Some(Decimal(500))));
}

#[test]
fn a_meeting_that_was_not_held_yet_decided_nothing() {
    let ledger = c11();
    assert!(as_of(&ledger, "2024-04-14").is_empty());
    assert_eq!(as_of(&ledger, "2024-04-15").len(), 4);
    let span = Span::week(day("2024-04-14"));
    assert!(AgreedIn::of(&ledger, &span, &Scope::default()).is_none());
}

#[test]
fn a_week_names_what_was_decided_and_done_in_it() {
    let ledger = c11();
    let span = Span::week(day("2024-04-30"));
    let found = AgreedIn::of(&ledger, &span, &Scope::default()).unwrap();
    assert_eq!(names(&found.made), ["2024-04-30-semimonthly#1"]);
    assert_eq!(names(&found.done_in), ["2024-04-15-semimonthly#1"]);
    let open: Vec<&str> = found.open.iter().map(|row| row.text.as_str()).collect();
    assert_eq!(
        open,
        ["丁", "戊", "乙", "丙"],
        "by deadline, those without one last"
    );
    let finance = Scope {
        org: Some(id("finance")),
        ..Scope::default()
    };
    let found = AgreedIn::of(&ledger, &span, &finance).unwrap();
    assert_eq!(found.tally.all.count(), 2, "丙 and 丁");
}

#[test]
fn the_span_since_the_last_meeting_is_compared_with_the_one_before() {
    let ledger = c11();
    let span = |until: &str, as_of: &str| {
        let span = Span::since_meeting(&ledger, None, day(until), day(as_of));
        span.map(|s| [s.from, s.as_of, s.from_before].map(|d| d.to_string()))
    };
    let days = |days: [&str; 3]| Some(days.map(str::to_owned));
    assert_eq!(
        span("2024-05-14", "2024-05-14"),
        days(["2024-05-01", "2024-05-14", "2024-04-16"])
    );
    // On the day of the third, before it counts.
    assert_eq!(
        span("2024-05-14", "2024-05-15"),
        days(["2024-05-01", "2024-05-15", "2024-04-16"])
    );
    assert_eq!(
        span("2024-05-20", "2024-05-20"),
        days(["2024-05-16", "2024-05-20", "2024-05-01"])
    );
    // One meeting so far: as many days before as after it.
    assert_eq!(
        span("2024-04-20", "2024-04-20"),
        days(["2024-04-16", "2024-04-20", "2024-04-11"])
    );
    assert_eq!(span("2024-04-14", "2024-04-14"), None);
}

fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

fn names(figure: &Figure) -> Vec<&str> {
    figure.ids.iter().map(Id::as_str).collect()
}

/// The span from 16 to 29 May 2024.
fn late_may() -> Span {
    Span::since(day("2024-05-15"), day("2024-05-29"))
}

#[test]
fn notices_of_a_span() {
    let mut ledger = sample::ledger([]);
    let notice = |n: u32, addressee: &str, more: &str, steps: &str| {
        format!(
            "id: KF-N00{n}\nuid: n{n}aaaaaa\ncampaign: 2024-elder-care\nkind: handover\nseries: 汴人联监交\n\
             year: 2024\nnumber: {n}\naddressee: {addressee}\nmatter: 某事\n{more}history:\n{steps}"
        )
    };
    for text in [
        notice(
            1,
            "civil-affairs",
            "reply_due: 2024-05-20\n",
            "- {on: 2024-05-10, action: issued, by: npc-office}\n- {on: 2024-05-16, action: answered, by: civil-affairs}\n",
        ),
        notice(
            2,
            "civil-affairs",
            "reply_due: 2024-05-27\n",
            "- {on: 2024-05-22, action: issued, by: npc-office}\n",
        ),
        notice(
            3,
            "finance",
            "reply_due: 2024-05-29\n",
            "- {on: 2024-05-16, action: issued, by: npc-office}\n- {on: 2024-05-17, action: signed, by: finance}\n",
        ),
        notice(
            4,
            "finance",
            "",
            "- {on: 2024-05-29, action: issued, by: npc-office}\n",
        ),
        notice(
            5,
            "finance",
            "",
            "- {on: 2024-05-30, action: issued, by: npc-office}\n",
        ),
    ] {
        ledger.notices.put(serde_yaml::from_str(&text).unwrap());
    }
    let found = NoticesIn::of(&ledger, &late_may(), &Scope::default()).unwrap();
    assert_eq!(names(&found.issued), ["KF-N002", "KF-N003", "KF-N004"]);
    assert_eq!(names(&found.answered), ["KF-N001"]);
    assert_eq!(found.returned.count(), 0);
    assert_eq!(names(&found.unsigned), ["KF-N002", "KF-N004"]);
    assert_eq!(names(&found.unanswered), ["KF-N002", "KF-N003"]);
    assert_eq!(
        names(&found.overdue),
        ["KF-N002"],
        "the day itself is not late"
    );
    assert_eq!(found.waiting[0].number, "汴人联监交〔2024〕2号");
    assert_eq!(found.waiting[0].overdue_days, 2);
    let of_finance = Scope {
        org: Some(id("finance")),
        ..Scope::default()
    };
    let found = NoticesIn::of(&ledger, &late_may(), &of_finance).unwrap();
    assert_eq!(names(&found.issued), ["KF-N003", "KF-N004"]);
    let of_county = Scope {
        county: Some(id("longting")),
        ..Scope::default()
    };
    assert!(NoticesIn::of(&ledger, &late_may(), &of_county).is_none());
}

#[test]
fn opinions_of_a_span() {
    let mut ledger = sample::ledger([]);
    let opinion = |n: u32, more: &str, steps: &str| {
        format!(
            "id: KF-P00{n}\nuid: p{n}aaaaaa\ncampaign: 2024-elder-care\ncontent: 某事\nchannel: hotline\n\
             aspect: service\n{more}history:\n{steps}"
        )
    };
    for text in [
        opinion(
            1,
            "reply_due: 2024-05-20\n",
            "- {on: 2024-05-01, action: received, by: npc-office}\n\
             - {on: 2024-05-17, action: sorted, by: npc-office, disposition: referred, lead: civil-affairs}\n\
             - {on: 2024-05-25, action: replied, by: npc-office}\n",
        ),
        opinion(
            2,
            "reply_due: 2024-05-28\n",
            "- {on: 2024-05-16, action: received, by: npc-office}\n",
        ),
        opinion(
            3,
            "reply_due: 2024-05-18\n",
            "- {on: 2024-05-17, action: received, by: npc-office}\n\
             - {on: 2024-05-18, action: merged, by: npc-office, into: KF-P002}\n",
        ),
        opinion(
            4,
            "reply_due: 2024-05-29\n",
            "- {on: 2024-05-20, action: received, by: npc-office}\n",
        ),
    ] {
        ledger.opinions.put(serde_yaml::from_str(&text).unwrap());
    }
    let found = OpinionsIn::of(&ledger, &late_may(), &Scope::default()).unwrap();
    assert_eq!((found.all.count(), found.merged.count()), (4, 1));
    assert_eq!(names(&found.received), ["KF-P002", "KF-P003", "KF-P004"]);
    assert_eq!(names(&found.sorted), ["KF-P001"]);
    assert_eq!(names(&found.replied), ["KF-P001"]);
    assert_eq!(names(&found.unsorted), ["KF-P002", "KF-P004"]);
    assert_eq!(
        names(&found.overdue),
        ["KF-P002"],
        "replied, merged and due today are not"
    );
    let of_unit = Scope {
        org: Some(id("civil-affairs")),
        ..Scope::default()
    };
    let found = OpinionsIn::of(&ledger, &late_may(), &of_unit).unwrap();
    assert_eq!(names(&found.all), ["KF-P001"]);
}

#[test]
fn what_was_answered_on_the_spot_is_replied_to_in_the_report_and_in_the_span() {
    let mut ledger = sample::ledger([]);
    for (n, sorted) in [
        (1, "2024-05-17, action: sorted, disposition: on-spot"),
        (2, "2024-05-15, action: sorted, disposition: on-spot"),
        (3, "2024-05-17, action: sorted, disposition: noted"),
        (4, "2024-05-17, action: sorted, disposition: out-of-scope"),
        (5, "2024-05-17, action: sorted, disposition: to-suggestion"),
    ] {
        let text = format!(
            "id: KF-P00{n}\nuid: p{n}aaaaaa\ncampaign: 2024-elder-care\ncontent: 某事\nchannel: hotline\n\
             aspect: service\nreply_due: 2024-05-18\nhistory:\n\
             - {{on: 2024-05-10, action: received, by: npc-office}}\n\
             - {{on: {sorted}, by: npc-office}}\n"
        );
        ledger.opinions.put(serde_yaml::from_str(&text).unwrap());
    }
    let span = OpinionsIn::of(&ledger, &late_may(), &Scope::default()).unwrap();
    let all = Opinions::of(&ledger, day("2024-05-29"), &Scope::default());
    assert_eq!(
        names(&span.replied),
        ["KF-P001"],
        "the other before the span"
    );
    assert_eq!(names(&all.replied), ["KF-P001", "KF-P002"]);
    assert_eq!(names(&span.overdue), ["KF-P005"]);
    assert_eq!(span.overdue, all.overdue);
    assert_eq!(all.waiting.len(), 1);
    // The day before the replies were due, only what waits for one is due.
    let before = Opinions::of(&ledger, day("2024-05-17"), &Scope::default());
    assert_eq!(names(&before.due), ["KF-P005"]);
}

#[test]
fn visits_of_a_span() {
    let mut ledger = sample::ledger([]);
    let visit = |n: u32, on: &str, more: &str| {
        format!(
            "id: KF-V00{n}\nuid: v{n}aaaaaa\ncampaign: 2024-elder-care\ngroup: group-1\nscope: survey\n\
             methods: [on-site]\n{more}history:\n- {{on: {on}, action: visited, by: group-1}}\n"
        )
    };
    for text in [
        visit(1, "2024-05-15", "facility: KF-F001\n"),
        visit(2, "2024-05-16", "facility: KF-F002\nissues: [KF-I001]\n"),
        visit(
            3,
            "2024-05-17",
            "facility: KF-F002\nissues: [KF-I001, KF-I002]\n",
        ),
        visit(4, "2024-05-29", "county: longting\n"),
    ] {
        ledger.inspections.put(serde_yaml::from_str(&text).unwrap());
    }
    let found = VisitsIn::of(&ledger, &late_may(), &Scope::default()).unwrap();
    assert_eq!(names(&found.visits), ["KF-V002", "KF-V003"]);
    assert_eq!(names(&found.facilities), ["KF-F002"]);
    assert_eq!(names(&found.talks), ["KF-V004"]);
    assert_eq!(names(&found.issues), ["KF-I001", "KF-I002"]);
    assert_eq!(found.facilities_so_far.count(), 2);
}

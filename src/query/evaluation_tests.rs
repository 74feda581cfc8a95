//! Votes on small ledgers, reckoned by hand.

use super::*;
use crate::model::day::day;
use crate::model::{Issue, sample};

/// An issue closed on 2024-08-20, or still open.
fn issue(number: u32, is_closed: bool) -> Issue {
    let closed = "- {on: 2024-08-01, action: progress, by: civil-affairs, pct: 80, note: 推进中}\n\
                  - {on: 2024-08-10, action: submitted, by: civil-affairs, evidence: [照片]}\n\
                  - {on: 2024-08-20, action: closed, by: npc-social, checkers: [npc-social], opinion: 合格, evidence: [验收单]}\n";
    let history = format!(
        "- {{on: 2024-05-08, action: found, by: group-2}}\n\
         - {{on: 2024-05-20, action: verified, by: npc-social}}\n\
         - {{on: 2024-07-01, action: assigned, by: npc-office}}\n{}",
        if is_closed { closed } else { "" }
    );
    sample::issue(&format!("KF-I{number:03}"), "2024-09-30", &history)
}

/// One item of a ballot; 29 of 33 members were present.
fn item(name: &str, ballots: [u32; 3], more: &str) -> String {
    let [satisfied, basically, unsatisfied] = ballots;
    format!(
        "  - {{name: {name}, unit: civil-affairs, {more} satisfied: {satisfied}, basically: {basically}, unsatisfied: {unsatisfied}}}\n"
    )
}

fn vote(id: &str, on: &str, round: &str, items: &[String]) -> Evaluation {
    let items = items.concat();
    let text = format!(
        "id: {id}\nuid: q3kwm2xa\ncampaign: 2024-elder-care\ntitle: 测评\n{round}\ntotal_members: 33\npresent: 29\n\
         items:\n{items}history:\n  - {{on: {on}, action: voted, by: npc-office}}\n"
    );
    serde_yaml::from_str(&text).unwrap()
}

fn ledger(votes: impl IntoIterator<Item = Evaluation>) -> Ledger {
    let mut ledger = sample::ledger([issue(1, true), issue(2, false), issue(3, true)]);
    for vote in votes {
        ledger.evaluations.put(vote);
    }
    ledger
}

fn report(ledger: &Ledger, as_of: &str) -> Evaluations {
    Evaluations::of(ledger, day(as_of), &Scope::default())
}

fn ids(figure: &Figure) -> Vec<&str> {
    figure.ids.iter().map(Id::as_str).collect()
}

#[test]
fn the_solved_share_is_that_of_the_day_of_the_vote() {
    let items = [item(
        "收费",
        [17, 11, 1],
        "issues: [KF-I001, KF-I002, KF-I003],",
    )];
    let before = vote("KF-E001", "2024-08-19", "round: 1", &items);
    let after = vote("KF-E002", "2024-08-20", "round: 1", &items);
    let ledger = ledger([before, after]);
    let found = report(&ledger, "2024-12-31");
    let solved: Vec<(usize, usize)> = found
        .series
        .iter()
        .map(|s| &s.votes[0].items[0].solved)
        .map(|rate| (rate.part.count(), rate.whole.count()))
        .collect();
    assert_eq!(solved, [(0, 3), (2, 3)]);
}

#[test]
fn an_issue_that_is_void_is_nothing_to_solve() {
    let void = "- {on: 2024-05-08, action: found, by: group-2}\n\
                - {on: 2024-05-20, action: verified, by: npc-social}\n\
                - {on: 2024-07-01, action: withdrawn, by: npc-office, reason: 核查不属实}\n";
    let items = [item("收费", [17, 11, 1], "issues: [KF-I001, KF-I004],")];
    let mut ledger = ledger([vote("KF-E001", "2024-10-30", "round: 1", &items)]);
    ledger
        .issues
        .put(sample::issue("KF-I004", "2024-09-30", void));
    let found = report(&ledger, "2024-12-31");
    let solved = &found.series[0].votes[0].items[0].solved;
    assert_eq!((solved.part.count(), solved.whole.count()), (1, 1));
}

#[test]
fn what_is_unsatisfied_is_voted_on_again_and_only_the_last_round_counts() {
    let first = vote(
        "KF-E001",
        "2024-10-30",
        "round: 1",
        &[
            item("收费", [5, 5, 19], ""),
            item("消防", [20, 8, 1], ""),
            item("补贴", [4, 12, 13], ""),
        ],
    );
    let second = vote(
        "KF-E002",
        "2024-12-26",
        "round: 2\nbefore: KF-E001",
        &[item("收费", [18, 8, 3], ""), item("补贴", [10, 6, 13], "")],
    );
    let ledger = ledger([first, second]);
    let found = report(&ledger, "2024-11-30");
    assert_eq!(ids(&found.series[0].again), ["KF-E001#1", "KF-E001#3"]);
    let found = report(&ledger, "2024-12-31");
    // 4 + 12 is not more than half of 33, 10 + 6 neither; one series, its second round last.
    assert_eq!(found.series.len(), 1);
    assert_eq!(ids(&found.series[0].again), ["KF-E002#2"]);
    let grades: Vec<Vec<Option<Satisfaction>>> = found.series[0]
        .items
        .iter()
        .map(|c| {
            let of_round = |j: &Option<Judged>| j.as_ref().and_then(|j| j.grade);
            c.rounds.iter().map(of_round).collect()
        })
        .collect();
    let (good, bad) = (
        Some(Satisfaction::Satisfied),
        Some(Satisfaction::Unsatisfied),
    );
    assert_eq!(grades, [[bad, good], [good, None], [bad, bad]]);
}

#[test]
fn process_and_outcome_are_two_items() {
    let items = [
        item("收费", [17, 11, 1], "dimension: process,"),
        item("收费", [5, 5, 19], "dimension: outcome,"),
    ];
    let ledger = ledger([vote("KF-E001", "2024-10-30", "round: 1", &items)]);
    let found = report(&ledger, "2024-12-31");
    let lines: Vec<(usize, usize)> = found.series[0].votes[0]
        .lines
        .iter()
        .map(|line| (line.satisfied.part.count(), line.unsatisfied.count()))
        .collect();
    assert_eq!(lines, [(1, 0), (0, 1)]);
    assert_eq!(found.series[0].items.len(), 2);
}

#[test]
fn a_round_that_names_itself_or_a_later_one_stands_alone() {
    let items = [item("收费", [17, 11, 1], "")];
    let ring = [
        vote("KF-E001", "2024-10-30", "round: 2\nbefore: KF-E002", &items),
        vote("KF-E002", "2024-10-31", "round: 2\nbefore: KF-E001", &items),
        vote("KF-E003", "2024-11-01", "round: 1\nbefore: KF-E003", &items),
    ];
    assert_eq!(report(&ledger(ring), "2024-12-31").series.len(), 3);
}

#[test]
fn a_unit_of_the_scope_takes_its_own_items() {
    let items = [item("收费", [17, 11, 1], "")];
    let ledger = ledger([vote("KF-E001", "2024-10-30", "round: 1", &items)]);
    let of = |org: &str| {
        let scope = Scope {
            org: Id::parse(org).ok(),
            ..Scope::default()
        };
        Evaluations::of(&ledger, day("2024-12-31"), &scope)
            .series
            .len()
    };
    assert_eq!((of("civil-affairs"), of("health")), (1, 0));
}

/// An id of the greatest length leaves no room for the number of an item.
#[test]
fn items_of_an_evaluation_are_told_apart_however_long_its_id_is() {
    let long = format!("KF-E{}", "1".repeat(60));
    let items = [item("收费", [5, 5, 19], ""), item("消防", [4, 12, 13], "")];
    let ledger = ledger([vote(&long, "2024-10-30", "round: 1", &items)]);
    let again = report(&ledger, "2024-11-30").series[0].again.clone();
    assert_eq!(ids(&again), [format!("{long}#1"), format!("{long}#2")]);
}

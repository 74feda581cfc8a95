use super::*;
use crate::lang::Lang;
use crate::model::day::day;
use crate::model::issue::Confidentiality;
use crate::model::sample;
use crate::view::{Block, Words};

const ASSIGNED: &str = "\
- {on: 2024-05-08, action: found, by: group-2}
- {on: 2024-05-20, action: verified, by: npc-social}
- {on: 2024-06-01, action: assigned, by: npc-office}
- {on: 2024-06-20, action: progress, by: civil-affairs, pct: 90, note: 推进中}
";

/// As of 2024-06-21: one past its deadline, one due in 4 days, one in time, one closed, one assigned
/// to nobody, one withdrawn, one not verified.
fn ledger() -> Ledger {
    let found = "- {on: 2024-05-08, action: found, by: group-2}\n";
    let verified = format!("{found}- {{on: 2024-05-20, action: verified, by: npc-social}}\n");
    let closed = format!(
        "{ASSIGNED}- {{on: 2024-06-20, action: submitted, by: civil-affairs, evidence: [照片]}}\n\
         - {{on: 2024-06-21, action: closed, by: npc-social, checkers: [npc-social], opinion: 合格, evidence: [验收单]}}\n"
    );
    let withdrawn = format!(
        "{verified}- {{on: 2024-06-02, action: withdrawn, by: npc-office, reason: 不属实, approved_by: 主任会议}}\n"
    );
    let other = ASSIGNED.replace("by: npc-office}", "by: npc-office, lead: housing}");
    sample::ledger([
        sample::issue("KF-I001", "2024-12-31", ASSIGNED),
        sample::issue("KF-I002", "2024-06-20", &other),
        sample::issue("KF-I003", "2024-06-25", ASSIGNED),
        sample::issue("KF-I004", "2024-06-30", &closed),
        sample::issue("KF-I005", "2024-06-30", &verified),
        sample::issue("KF-I006", "2024-06-30", &withdrawn),
        sample::issue("KF-I007", "2024-06-30", found),
    ])
}

fn ids(figure: &Figure) -> Vec<&str> {
    figure.ids.iter().map(Id::as_str).collect()
}

#[test]
fn the_lights_are_the_whole_base() {
    let ledger = ledger();
    let board = Board::of(&ledger, day("2024-06-21"), &Scope::default());
    let parts: Vec<Vec<&str>> = board.lights.iter().map(|l| ids(&l.issues.part)).collect();
    let expected: [&[&str]; 6] = [
        &["KF-I004"],
        &["KF-I001"],
        &["KF-I003"],
        &["KF-I002"],
        &[],
        &["KF-I005"],
    ];
    assert_eq!(parts, expected);
    assert!(board.lights.iter().all(|l| l.issues.whole.count() == 5));
    assert_eq!(
        ids(&board.open),
        ["KF-I001", "KF-I002", "KF-I003", "KF-I005"]
    );
    assert_eq!(ids(&board.overdue), ["KF-I002"]);
    assert_eq!(ids(&board.closed.part), ["KF-I004"]);
}

#[test]
fn every_issue_of_the_base_stands_in_one_field() {
    let ledger = ledger();
    let board = Board::of(&ledger, day("2024-06-21"), &Scope::default());
    let rows: Vec<(Option<&str>, Vec<usize>)> = board
        .departments
        .iter()
        .map(|d| {
            let states = d.states.iter().map(Figure::count).collect();
            (d.org.as_ref().map(Id::as_str), states)
        })
        .collect();
    // Red first, then most open: housing has the red one, civil-affairs two open and one closed.
    assert_eq!(
        rows,
        [
            (Some("housing"), vec![0, 0, 1, 0, 0]),
            (Some("civil-affairs"), vec![0, 0, 2, 0, 1]),
            (None, vec![1, 0, 0, 0, 0]),
        ]
    );
}

#[test]
fn the_most_urgent_stand_first_and_the_closed_last() {
    let ledger = ledger();
    let board = Board::of(&ledger, day("2024-06-21"), &Scope::default());
    let order: Vec<&str> = board.issues.iter().map(|e| e.issue.as_str()).collect();
    assert_eq!(
        order,
        ["KF-I002", "KF-I003", "KF-I001", "KF-I005", "KF-I004"]
    );
    assert_eq!(board.issues[0].reason, Some(Reason::Overdue(1)));
}

/// The one past its deadline is restricted: it stays the first row, red and counted.
#[test]
fn the_wall_counts_a_restricted_issue_and_does_not_tell_its_title() {
    let mut ledger = ledger();
    let mut restricted = ledger.issues.iter().nth(1).unwrap().clone();
    restricted.confidentiality = Some(Confidentiality::Restricted);
    restricted.title = "不得外传的事".to_owned();
    ledger.issues.put(restricted);
    let board = Board::of(&ledger, day("2024-06-21"), &Scope::default());
    assert_eq!(ids(&board.overdue), ["KF-I002"]);
    let answer = serde_json::to_string(&board).unwrap();
    assert!(!answer.contains("不得外传"), "{answer}");
    let words = Words {
        ledger: &ledger,
        lang: Lang::Zh,
    };
    let page = crate::view::board(&board, &words);
    let told: Vec<String> = page
        .blocks
        .iter()
        .filter_map(Block::sheet)
        .flat_map(|sheet| sheet.rows.iter().flatten())
        .map(|cell| cell.words(Lang::Zh))
        .collect();
    assert!(!told.iter().any(|text| text.contains("不得外传")));
    // Among the deadlines and in the list.
    assert_eq!(told.iter().filter(|text| *text == "（不公开）").count(), 2);
}

//! A year replayed: the program is driven day by day as a secretariat would, from the diary in
//! `tests/year/`, and before each half-monthly meeting the figures of the pack are compared with a
//! ledger that the test keeps for itself from the same diary.

mod office;

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use serde_json::Value;

use super::support::done;
use office::{Line, Office};

const DIARY: &str = include_str!("../year/diary.txt");

/// Where the program tells each figure in the pack.
const TOLD: &[(&str, &str)] = &[
    ("found", "/now/found"),
    ("base", "/now/base"),
    ("closed", "/now/closed"),
    ("open", "/now/open"),
    ("submitted", "/now/submitted"),
    ("suspended", "/now/suspended"),
    ("overdue", "/now/overdue"),
    ("entered_in", "/now/entered_in"),
    ("assigned_in", "/now/assigned_in"),
    ("closed_in", "/now/closed_in"),
    ("extended_in", "/now/extended_in"),
    ("reopened_in", "/now/reopened_in"),
    ("decisions", "/tally/all"),
    ("decisions_done", "/tally/done"),
    ("decisions_open", "/tally/open"),
    ("decisions_overdue", "/tally/overdue"),
    ("decisions_of_last", "/last/tally/all"),
    ("opinions", "/opinions/all"),
    ("opinions_merged", "/opinions/merged"),
    ("opinions_new", "/opinions/received"),
    ("opinions_replied", "/opinions/replied"),
    ("notices_new", "/notices/issued"),
    ("notices_unsigned", "/notices/unsigned"),
    ("notices_late", "/notices/overdue"),
    ("visits", "/visits/visits"),
    ("places", "/visits/facilities"),
];

/// A line of the diary as words: blanks part them, quotation marks keep them together.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (i, piece) in line.split('"').enumerate() {
        if i % 2 == 1 {
            words.push(piece.to_owned());
        } else {
            words.extend(piece.split_whitespace().map(str::to_owned));
        }
    }
    words
}

fn told(at: &Path, today: NaiveDate) -> BTreeMap<&'static str, usize> {
    let today = today.to_string();
    let json = done(at, &today, &["report", "meeting", "--format", "json"]);
    let pack: Value = serde_json::from_str(&json).unwrap();
    // What a ledger has none of, its report leaves out.
    let number = |path: &str| {
        let count = pack.pointer(&format!("{path}/count"));
        let count = count.and_then(Value::as_u64).unwrap_or(0);
        usize::try_from(count).unwrap()
    };
    TOLD.iter()
        .map(|(name, path)| (*name, number(path)))
        .collect()
}

#[test]
fn a_year_day_by_day() {
    let dir = tempfile::tempdir().unwrap();
    let at = dir.path();
    let whose = [
        "init",
        "--name",
        "东京市人大常委会",
        "--code",
        "410200",
        "--prefix",
        "DJ",
        "--campaign-name",
        "2024年养老服务联动监督",
        "--started-on",
        "2024-03-21",
    ];
    done(at, "2024-03-21", &whose);
    let mut office = Office::default();
    let (mut today, mut commands, mut packs) = (NaiveDate::MIN, 0, 0);
    for line in DIARY
        .lines()
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
    {
        if let Some(day) = line.strip_prefix('[') {
            let day: NaiveDate = day.trim_end_matches(']').parse().unwrap();
            assert!(day > today, "{day} stands after {today}");
            today = day;
        } else if line == "= pack" {
            let (counted, told) = (office.figures(today), told(at, today));
            assert_eq!(told, counted, "{today}");
            packs += 1;
        } else {
            let words = words(line);
            let args: Vec<&str> = words.iter().map(String::as_str).collect();
            done(at, &today.to_string(), &args);
            office.note(today, &Line { words: &words });
            commands += 1;
        }
    }
    assert_eq!(
        packs, 18,
        "every half-monthly meeting but the first has one before it"
    );
    assert!(commands > 300, "{commands}");
    let checked = done(at, "2024-12-31", &["check"]);
    assert!(!checked.contains("错误["), "{checked}");
}

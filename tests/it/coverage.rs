//! `docs/coverage.md`: every mechanism has its row, and every command in it runs on the example.

use std::collections::BTreeSet;

use super::support::{copied, run};

fn text() -> String {
    let docs = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/coverage.md");
    std::fs::read_to_string(docs).unwrap()
}

/// The commands of the page, in the code spans that begin with the program's name.
fn commands(text: &str) -> BTreeSet<&str> {
    let spans = text.split('`').skip(1).step_by(2);
    spans.filter_map(|s| s.strip_prefix("supervise ")).collect()
}

#[test]
fn every_mechanism_has_its_row_and_serves_something() {
    let text = text();
    let rows: Vec<&str> = text.lines().filter(|l| l.starts_with("| A-")).collect();
    let mut numbers: Vec<u32> = rows
        .iter()
        .map(|row| row[4..].split(' ').next().unwrap().parse().unwrap())
        .collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=79).collect::<Vec<u32>>());
    let without = rows.iter().filter(|row| commands(row).is_empty());
    let without: Vec<&&str> = without.collect();
    assert_eq!(
        without.len(),
        1,
        "only what is mere wording has no command: {without:?}"
    );
    assert!(without[0].contains("三统一"));
}

#[test]
fn every_command_of_the_coverage_runs_on_the_example() {
    let dir = copied();
    let ledger = dir.path();
    let text = text();
    let all = commands(&text);
    assert!(all.len() > 50, "{}", all.len());
    let writes = |words: &[&str]| matches!(words.get(1), Some(&("add" | "done" | "rate")));
    for line in all {
        let words: Vec<&str> = line.split(' ').collect();
        assert_eq!(writes(&words), line.ends_with("--dry-run"), "{line}");
        let run = run(ledger, "2024-12-31", &words);
        assert_eq!(run.code, 0, "supervise {line}\n{}", run.err);
        let rows = run.out.lines().count();
        assert!(
            rows > 2 && !run.out.contains("没有符合条件的"),
            "supervise {line}\n{}",
            run.out
        );
    }
}

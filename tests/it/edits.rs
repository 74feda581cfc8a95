//! `set` and the verbs change only the lines of what changed, in files as people write them.

use proptest::prelude::*;
use supervise::model::issue::{IssueAction, IssueStep, Severity};
use supervise::model::{Day, Id, Issue, Record, Step};
use supervise::store::{edit, read};

/// An issue as a person may have written it: keys in some order, comments, blank lines.
fn by_hand(order: &[usize], decorate: &[u8], crlf: bool, bom: bool, newline: bool) -> String {
    let entries = [
        "id: KF-I051",
        "uid: q3k9m2xa",
        "campaign: 2024-elder-care",
        "title: 二楼安全出口上锁",
        "description: |\n  2024年5月8日实地检查发现\n\n  二楼安全出口上锁 # 不是注释",
        "kind: hazard",
        "category: \"service-quality\"",
        "focus:\n  # 第一条\n  - urgent-needs\n  - home-care   # 行尾",
        "source:\n  channel: enforcement-check\n  level: city\n  refs:\n    - 'KF-V012'",
        "county: longting",
        "severity: serious",
        "lead:   civil-affairs",
        "co: [fire-rescue,\n  finance]",
        "requirement: >-\n  立即打开\n  安全出口",
        "due: 2024-06-30",
        "history:\n  # 起初\n  - {on: 2024-05-08, action: found, by: group-2}\n\n  - on: 2024-05-20\n    action: verified   # 核实\n    by: npc-social\n  # 以下待补",
    ];
    let mut text = String::from("# 手写\n\n");
    for (n, i) in order.iter().enumerate() {
        match decorate[n % decorate.len()] % 5 {
            0 => text.push('\n'),
            1 => text.push_str("# 备注：某条 key: value\n"),
            _ => {}
        }
        text.push_str(entries[*i]);
        let one_line = !entries[*i].contains('\n');
        text.push_str(
            if one_line && decorate[n % decorate.len()].is_multiple_of(3) {
                "  # 行尾注释\n"
            } else {
                "\n"
            },
        );
    }
    if !newline {
        text.truncate(text.trim_end().len());
    }
    let text = if crlf {
        text.replace('\n', "\r\n")
    } else {
        text
    };
    if bom { format!("\u{feff}{text}") } else { text }
}

fn change(issue: &mut Issue, what: usize, text: &str) -> &'static str {
    let id = |t: &str| Id::parse(t).unwrap();
    match what {
        0 => {
            issue.title = text.to_owned();
            "title"
        }
        1 => {
            issue.description = format!("{text}\n第二行\n");
            "description"
        }
        2 => {
            issue.severity = Severity::Major;
            "severity"
        }
        3 => {
            issue.lead = Some(id("finance"));
            "lead"
        }
        4 => {
            issue.lead = None;
            "lead"
        }
        5 => {
            issue.co = vec![id("health")];
            "co"
        }
        6 => {
            issue.co.clear();
            "co"
        }
        7 => {
            issue.due = Some(Day::parse_iso("2025-01-02").unwrap());
            "due"
        }
        8 => {
            issue.root_cause = Some(text.to_owned());
            "root_cause"
        }
        9 => {
            issue.focus = vec!["medical-combined".into()];
            "focus"
        }
        10 => {
            issue.source.refs.push(text.to_owned());
            "source"
        }
        11 => {
            issue.requirement = Some(text.to_owned());
            "requirement"
        }
        12 => {
            issue.criteria = Some(format!("{text}\n{text}"));
            "criteria"
        }
        13 => {
            issue.immediate_action = Some(text.to_owned());
            "immediate_action"
        }
        _ => {
            let mut step: IssueStep = Step::new(
                Day::parse_iso("2024-05-31").unwrap(),
                IssueAction::Noted,
                id("npc-office"),
            );
            step.note = Some(text.to_owned());
            issue.history.push(step);
            "history"
        }
    }
}

/// The lines of a text that do not belong to the top-level field `key`; comments and blank lines
/// belong to no field, but for a blank line inside the text of the description.
fn lines_of_others(text: &str, key: &str) -> Vec<String> {
    let mut inside = false;
    let mut others = Vec::new();
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    for (i, line) in lines.iter().enumerate() {
        let is_key = line.chars().next().is_some_and(|c| c.is_ascii_lowercase());
        if is_key {
            inside = line.starts_with(&format!("{key}:"));
        }
        let goes_on = key == "description" && lines.get(i + 1).is_some_and(|l| l.starts_with("  "));
        let is_blank = line.trim().is_empty() && !goes_on;
        // Inside a text block an indented # is text.
        let is_text = matches!(key, "description" | "criteria") && line.starts_with(' ');
        if !inside || is_blank || (line.trim_start().starts_with('#') && !is_text) {
            others.push(line.trim_start().to_owned());
        }
    }
    others
}

const TEXTS: &[&str] = &[
    "某养老院（新）",
    "a: b",
    "# x",
    "- x",
    "no",
    "012",
    "'",
    "\"",
    "{a}",
    "[a]",
    "汴人联监交〔2024〕5号",
    "x #y",
    "50%",
    "2024-13-01",
    "，",
    "a\tb",
    "null",
    "*x",
    "&x",
    "!x",
    "%x",
    "@x",
    "`x",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn a_change_touches_only_its_own_lines(
        order in Just((0..16).collect::<Vec<usize>>()).prop_shuffle(),
        decorate in prop::collection::vec(any::<u8>(), 16),
        (crlf, bom, newline) in any::<(bool, bool, bool)>(),
        what in 0_usize..15,
        text in prop::sample::select(TEXTS),
        more in "[a-zA-Z0-9 :#,'\"{}\\[\\]中文，。%&*!|>@`~-]{0,12}",
    ) {
        let before = by_hand(&order, &decorate, crlf, bom, newline);
        let old: Issue = read::record(&before).unwrap();
        let mut new = old.clone();
        let text = format!("{text}{}", more.trim());
        let key = change(&mut new, what, &text);
        prop_assume!(new != old);
        let after = edit::apply(&before, &old, &new).unwrap();
        let back: Issue = read::record(&after).unwrap();
        prop_assert_eq!(&back, &new, "{}", after);
        prop_assert!(read::verify(&after, &new).is_ok(), "{}\n{:?}", after, read::strictly::<Issue>(&after));
        prop_assert_eq!(lines_of_others(&after, key), lines_of_others(&before, key), "{}\n{}\n{}", key, before, after);
        prop_assert_eq!(after.starts_with('\u{feff}'), bom);
        if crlf {
            prop_assert!(!after.replace("\r\n", "").contains('\n'), "{}", after);
        }
    }
}

#[test]
fn every_record_of_the_example_is_in_the_canonical_form() {
    let root = super::support::example();
    let ledger = supervise::store::Store::at(&root)
        .unwrap()
        .load()
        .unwrap()
        .ledger;
    fn same<R: Record>(root: &std::path::Path, ledger: &supervise::model::Ledger) -> usize {
        for record in R::table(ledger).iter() {
            let path = R::KIND.path(record.id()).unwrap();
            let text = std::fs::read_to_string(root.join(&path)).unwrap();
            assert_eq!(
                supervise::store::emit::record(record),
                text,
                "{}",
                path.display()
            );
        }
        R::table(ledger).len()
    }
    let count = same::<Issue>(&root, &ledger)
        + same::<supervise::model::Task>(&root, &ledger)
        + same::<supervise::model::Facility>(&root, &ledger)
        + same::<supervise::model::Org>(&root, &ledger)
        + same::<supervise::model::Article>(&root, &ledger)
        + same::<supervise::model::Regulation>(&root, &ledger)
        + same::<supervise::model::Campaign>(&root, &ledger);
    assert!(count > 350, "{count}");
}

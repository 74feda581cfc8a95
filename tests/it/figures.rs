//! Every figure of every report equals the length of its list of ids.

use super::support::{done, example};

const REPORTS: &[&str] = &[
    "report weekly",
    "report overdue",
    "report departments",
    "report compliance",
    "report timeline",
    "report meeting",
    "report opinions",
    "report suggestions",
    "report targets",
    "report quarter",
    "report rectification",
    "report enforcement --regulation henan-care-2022",
    "report enforcement --regulation henan-rights-2018",
    "today",
];

/// The tables of a CSV: name, head, rows.
fn tables(csv: &str) -> Vec<(String, Vec<String>, Vec<Vec<String>>)> {
    let body = csv.strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(body.as_bytes());
    let records: Vec<Vec<String>> = reader
        .records()
        .map(|r| r.unwrap().iter().map(str::to_owned).collect())
        .collect();
    records
        .split(|r| r.len() == 1 && r[0].is_empty())
        .map(|t| (t[0][0].clone(), t[1].clone(), t[2..].to_vec()))
        .collect()
}

fn percent(part: usize, whole: usize) -> String {
    if whole == 0 {
        return "—".into();
    }
    let tenths = (part * 2000 + whole) / (whole * 2);
    format!("{}.{}%", tenths / 10, tenths % 10)
}

#[test]
fn every_printed_figure_has_as_many_ids() {
    let mut figures = 0;
    for report in REPORTS {
        for as_of in ["2024-04-30", "2024-06-30", "2024-08-15", "2024-10-31"] {
            let command: Vec<&str> = report.split(' ').collect();
            let more = ["--as-of", as_of, "--format", "csv", "--ids"];
            let csv = done(&example(), "2024-10-31", &[&command[..], &more].concat());
            let tables = tables(&csv);
            // Only the foot of a paper stands after it.
            let at = tables.iter().position(|(name, ..)| name == "数字依据");
            let at = at.unwrap();
            let (_, _, trace) = &tables[at];
            let ids = |row: &Vec<String>| row[4].split_whitespace().count();
            for row in trace {
                assert_eq!(row[3], ids(row).to_string(), "{report} {as_of}: {row:?}");
            }
            for (table, head, rows) in &tables[..at] {
                for row in rows {
                    for (cell, column) in row.iter().zip(head).skip(1) {
                        let find = |part: &str| {
                            let column = format!("{column}{part}");
                            trace
                                .iter()
                                .find(|t| t[0] == *table && t[1] == row[0] && t[2] == column)
                        };
                        if let Some(traced) = find("") {
                            assert_eq!(
                                *cell,
                                ids(traced).to_string(),
                                "{report} {as_of} {table} {row:?} {column}"
                            );
                            figures += 1;
                        }
                        if let (Some(part), Some(whole)) = (find("（分子）"), find("（分母）"))
                        {
                            assert_eq!(
                                *cell,
                                percent(ids(part), ids(whole)),
                                "{report} {as_of} {table} {row:?} {column}"
                            );
                            figures += 1;
                        }
                    }
                }
            }
        }
    }
    assert!(figures > 1500, "only {figures} figures were found");
}

/// Finds every `{count, ids}` of an answer.
fn walk(value: &serde_json::Value, found: &mut usize) {
    match value {
        serde_json::Value::Object(fields) => {
            if let (Some(count), Some(ids)) = (fields.get("count"), fields.get("ids")) {
                let ids: std::collections::BTreeSet<_> = ids
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|i| i.as_str().unwrap())
                    .collect();
                assert_eq!(count.as_u64().unwrap(), ids.len() as u64);
                *found += 1;
            }
            fields.values().for_each(|v| walk(v, found));
        }
        serde_json::Value::Array(items) => items.iter().for_each(|v| walk(v, found)),
        _ => {}
    }
}

#[test]
fn every_figure_of_the_json_has_as_many_distinct_ids() {
    for report in REPORTS {
        let command: Vec<&str> = report.split(' ').collect();
        let as_json = [&command[..], &["--format", "json"]].concat();
        let json = done(&example(), "2024-10-31", &as_json);
        let mut found = 0;
        walk(&serde_json::from_str(&json).unwrap(), &mut found);
        assert!(found > 2, "{report}: {found}");
    }
}

#[test]
fn shares_of_a_table_with_a_total_add_to_one_hundred() {
    let csv = done(
        &example(),
        "2024-10-31",
        &["report", "departments", "--format", "csv"],
    );
    let mut reader = csv::Reader::from_reader(csv.strip_prefix('\u{feff}').unwrap().as_bytes());
    let shares: Vec<i64> = reader
        .records()
        .map(|r| {
            r.unwrap()[2]
                .trim_end_matches('%')
                .replace('.', "")
                .parse()
                .unwrap()
        })
        .collect();
    let (total, lines) = shares.split_last().unwrap();
    assert_eq!((*total, lines.iter().sum::<i64>()), (1000, 1000));
}

#[test]
fn the_example_has_fifty_one_issues_in_every_state() {
    let list: serde_json::Value = serde_json::from_str(&done(
        &example(),
        "2024-10-31",
        &["issue", "list", "--format", "json"],
    ))
    .unwrap();
    let list = list.as_array().unwrap();
    assert_eq!(list.len(), 51);
    let states: std::collections::BTreeSet<&str> = list
        .iter()
        .map(|i| i["now"]["state"].as_str().unwrap())
        .collect();
    assert_eq!(states.len(), 8, "{states:?}");
    let check = super::support::run(&example(), "2024-12-31", &["check"]);
    assert_eq!(check.code, 0, "{}", check.out);
}

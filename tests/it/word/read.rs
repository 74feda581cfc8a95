//! What python-docx reads in documents, against the Markdown of the same reports.

use std::path::PathBuf;

use serde_json::Value;

use super::pages::{DAY, hostile, paper, written};
use super::tools::script;
use crate::support::{done, example};

const REPORTS: [&str; 18] = [
    "weekly",
    "meeting",
    "overdue",
    "departments",
    "compliance",
    "breakdown",
    "timeline",
    "groups",
    "counties",
    "sampling",
    "coverage",
    "opinions",
    "suggestions",
    "targets",
    "quarter",
    "evaluation",
    "outcomes",
    "look-backs",
];

/// What is read in each file.
fn read_all(files: &[PathBuf]) -> Option<Vec<Value>> {
    let told = script("texts.py", "docx", files)?;
    Some(serde_json::from_str(&told).unwrap())
}

fn read(bytes: &[u8]) -> Option<Value> {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("read.docx");
    std::fs::write(&path, bytes).unwrap();
    read_all(&[path])?.pop()
}

/// The rows of the tables.
fn tables(read: &Value) -> Vec<Vec<Vec<String>>> {
    let parts = read["parts"].as_array().unwrap().iter();
    let tables = parts.filter_map(|part| part["rows"].as_array());
    let texts = |row: &Value| -> Vec<String> {
        let cells = row.as_array().unwrap().iter();
        cells.map(|cell| bare(cell.as_str().unwrap())).collect()
    };
    tables
        .map(|rows| rows.iter().map(texts).collect())
        .collect()
}

/// The paragraphs outside tables, without blanks.
fn paragraphs(read: &Value) -> Vec<String> {
    let parts = read["parts"].as_array().unwrap().iter();
    let texts = parts.filter_map(|part| part["text"].as_str());
    texts.map(bare).collect()
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Markdown as plain text without blanks.
fn plain(markdown: &str) -> String {
    let text = bare(markdown).replace("&lt;", "<").replace("&gt;", ">");
    text.replace("&amp;", "&").replace('\\', "")
}

#[test]
fn every_report_reads_like_its_markdown() {
    let dir = tempfile::tempdir().unwrap();
    let files = REPORTS.map(|report| {
        let path = dir.path().join(format!("{report}.docx"));
        let file = path.display().to_string();
        done(&example(), "2024-12-20", &["report", report, "-o", &file]);
        path
    });
    let Some(all) = read_all(&files) else {
        return;
    };
    for (report, read) in REPORTS.into_iter().zip(&all) {
        let markdown = ["report", report, "--format", "md"];
        agree(report, &done(&example(), "2024-12-20", &markdown), read);
    }
}

fn agree(report: &str, markdown: &str, read: &Value) {
    let (tables, paragraphs) = (tables(read), paragraphs(read));
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut expected = Vec::new();
    for line in markdown.lines().chain([""]) {
        if let Some(line) = line.strip_prefix("| ") {
            let cells = line.trim_end_matches(" |").split(" | ");
            rows.push(cells.map(plain).collect());
            continue;
        }
        if !rows.is_empty() {
            rows.remove(1);
            expected.push(std::mem::take(&mut rows));
        }
        let text = plain(line.trim_start_matches(['#', '>', ' ']));
        let text = text.trim_start_matches("注：");
        let annex = text.trim_start_matches(|c: char| "附件".contains(c) || c.is_ascii_digit());
        let is_there = |p: &String| p.ends_with(text) || p == annex;
        assert!(
            paragraphs.iter().any(is_there),
            "{report}: {text} in {paragraphs:#?}"
        );
    }
    assert_eq!(tables.len(), expected.len(), "{report}");
    for table in &expected {
        assert!(tables.contains(table), "{report}: {table:#?}");
    }
}

#[test]
fn a_paper_has_its_parts_in_the_order_of_the_standard() {
    let Some(read) = read(&written(&paper())) else {
        return;
    };
    let wanted = [
        "开封市人大常委会办公室文件",
        "汴人联监督〔2026〕5号",
        "关于孝心食堂价格倒挂问题整改逾期情况的督办函",
        "开封市市场监督管理局：",
        "下列问题尚未完成整改，现予督办。",
        "一、逾期事项清单",
        "（见附件）",
        "附件：逾期事项清单",
        "开封市人大常委会",
        DAY,
        "（联系人：＿＿＿＿）",
        "附件",
        "逾期事项清单",
    ];
    assert_eq!(paragraphs(&read), wanted);
    let tables = tables(&read);
    assert_eq!(
        tables[0],
        [["问题编号", "KF-I051"], ["要求", "退还差价；公示价格。"]]
    );
    assert_eq!((tables[1].len(), tables[1][0].len()), (31, 9));
    let colophon = [
        ["抄送：市政府办公室。".to_owned()],
        [format!("开封市人大常委会{DAY}印发")],
    ];
    assert_eq!(tables[2], colophon);
    let core = &read["core"];
    assert_eq!(core["author"], "开封市人大常委会");
    assert!(
        core["created"]
            .as_str()
            .unwrap()
            .starts_with("2026-09-01T00:00:00")
    );
}

#[test]
fn hostile_text_stays_text() {
    let Some(read) = read(&written(&hostile())) else {
        return;
    };
    let shown = "</w:t><w:p>&amp;\"']]>[31m<!DOCTYPEx>";
    let paragraphs = paragraphs(&read);
    assert_eq!(paragraphs[0], shown);
    assert!(
        paragraphs.iter().filter(|p| p.contains(shown)).count() >= 8,
        "{paragraphs:#?}"
    );
    let control = |c: char| c.is_control() || "\u{fffe}\u{ffff}\u{202e}".contains(c);
    assert!(!paragraphs.iter().any(|p| p.contains(control)));
}

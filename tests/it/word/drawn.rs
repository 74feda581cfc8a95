//! The measures of GB/T 9704-2012 on the pages LibreOffice draws.

use serde_json::Value;

use super::pages::{long_table, long_text, paper, written};
use super::tools::pages;
use crate::support::{done, example};

/// A line: its text, its edges, its middle from the top, whether it is turned.
struct Line<'a> {
    text: &'a str,
    left: f64,
    right: f64,
    middle: f64,
}

fn lines(page: &Value) -> Vec<Line<'_>> {
    let lines = page["lines"].as_array().unwrap().iter();
    let number = |line: &Value, key: &str| line[key].as_f64().unwrap();
    lines
        .map(|line| Line {
            text: line["text"].as_str().unwrap(),
            left: number(line, "left"),
            right: number(line, "right"),
            middle: number(line, "middle"),
        })
        .collect()
}

fn size(page: &Value) -> (i64, i64) {
    let points = |key: &str| page[key].as_f64().unwrap().round() as i64;
    (points("width"), points("height"))
}

fn is_number(line: &Line<'_>) -> bool {
    line.text.starts_with('—') && line.text.ends_with('—')
}

/// The weekly report of the example as a document.
fn weekly() -> Vec<u8> {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("weekly.docx");
    let file = path.display().to_string();
    done(&example(), "2024-12-20", &["report", "-o", &file]);
    std::fs::read(path).unwrap()
}

#[test]
fn pages_keep_the_measures_of_the_standard() {
    let documents = [
        ("text", written(&long_text())),
        ("table", written(&long_table())),
        ("paper", written(&paper())),
        ("weekly", weekly()),
    ];
    let Some(drawn) = pages(&documents) else {
        return;
    };
    let [text, table, paper, weekly] = drawn.as_slice() else {
        panic!("{} documents", drawn.len());
    };
    twenty_two_lines_of_twenty_eight(&text[1]);
    numbers_stand_outside(text);
    heads_are_repeated(table);
    annexes_lie_on_their_side(paper);
    heads_stand_with_their_tables(weekly);
    for page in drawn.iter().flatten() {
        assert!(lines(page).iter().any(|l| !is_number(l)), "an empty page");
    }
}

/// 5.2.3, 5.2.1: 22 lines of 28 characters fill 156 by 225 mm from 28 mm and 37 mm.
fn twenty_two_lines_of_twenty_eight(page: &Value) {
    let lines = lines(page);
    let body: Vec<&Line<'_>> = lines.iter().filter(|l| !is_number(l)).collect();
    assert_eq!(body.len(), 22);
    assert!(body.iter().all(|line| line.text.chars().count() == 28));
    let mm = |points: f64| points * 25.4 / 72.0;
    assert!(
        (mm(body[0].left) - 28.0).abs() < 1.0,
        "{}",
        mm(body[0].left)
    );
    assert!(
        (mm(body[0].right) - 184.0).abs() < 1.0,
        "{}",
        mm(body[0].right)
    );
    let pitch = (body[21].middle - body[0].middle) / 21.0;
    assert!((pitch - 28.95).abs() < 0.05, "{pitch}");
}

/// 7.5: the number under the type area, at the right of odd pages and the left of even ones, one
/// character of 14 points in.
fn numbers_stand_outside(pages: &[Value]) {
    for (page, n) in pages.iter().zip(1..) {
        let lines = lines(page);
        let number = lines.iter().find(|l| is_number(l)).unwrap();
        assert_eq!(number.text, format!("— {n} —"));
        assert!(number.middle > 841.9 - 99.2, "under the type area");
        let (left, right) = (28.0 * 72.0 / 25.4, (210.0 - 26.0) * 72.0 / 25.4);
        let gap = if n % 2 == 1 {
            right - number.right
        } else {
            number.left - left
        };
        assert!((gap - 14.0).abs() < 2.0, "page {n}: {gap}");
    }
}

fn heads_are_repeated(pages: &[Value]) {
    assert!(pages.len() >= 3);
    for page in pages {
        assert!(
            lines(page)
                .iter()
                .any(|line| line.text.contains("设施名称"))
        );
    }
}

/// The annex is landscape; its numbers stand on the left edge, turned, low on odd pages and high on
/// even ones.
fn annexes_lie_on_their_side(pages: &[Value]) {
    let wide: Vec<(usize, &Value)> = (1..).zip(pages).filter(|(_, p)| size(p).0 > 800).collect();
    assert!(wide.len() >= 2, "30 rows take two pages");
    for (n, page) in wide {
        assert_eq!(size(page), (842, 595));
        let turned = page["lines"].as_array().unwrap().iter();
        let mut turned = turned.filter(|line| line["turned"] == true);
        let number = turned.next().unwrap();
        assert_eq!(number["text"], format!("— {n} —"));
        assert!(
            number["right"].as_f64().unwrap() < 1984.0 / 20.0,
            "left of the type area"
        );
        let middle = number["middle"].as_f64().unwrap();
        assert_eq!(middle > 595.0 / 2.0, n % 2 == 1, "page {n}: {middle}");
        assert!(lines(page).iter().any(|line| line.text == "列一"));
    }
    assert_eq!(size(&pages[0]), (595, 842));
}

/// No heading is the last line of a page.
fn heads_stand_with_their_tables(pages: &[Value]) {
    for page in pages {
        let lines = lines(page);
        let body = lines.iter().filter(|l| !is_number(l));
        let last = body.max_by(|a, b| a.middle.total_cmp(&b.middle)).unwrap();
        let is_heading = "一二三四五六七八九十".contains(|c| last.text.starts_with(c));
        assert!(!(is_heading && last.text.contains('、')), "{}", last.text);
    }
}

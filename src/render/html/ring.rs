//! A ring of the parts of a whole, with what is reached in the middle; its table is the legend.

use std::f64::consts::PI;

use super::cell::{place, size};
use super::escape::escape;
use super::svg::Svg;
use super::table::{Look, table};
use super::tone::tone;
use crate::lang::Lang;
use crate::view::{Cell, Sheet};

/// The radius of the middle of the ring, in units of a drawing of 200 × 200.
const RADIUS: f64 = 80.0;

/// A part of the ring, in units of the drawing along its circle, clockwise from the top.
#[derive(Debug, PartialEq)]
struct Arc {
    start: f64,
    length: f64,
}

pub(super) fn ring(sheet: &Sheet, n: usize, lang: Lang) -> String {
    let look = Look {
        class: "legend",
        is_named_above: true,
        ..Look::default()
    };
    let parts: Vec<f64> = sheet.rows.iter().map(|row| part(row)).collect();
    let arcs = arcs(&parts);
    let mut svg = Svg::new(n, &sheet.name, &said(sheet, lang), (200.0, 200.0));
    svg.add("<circle class=\"track\" cx=\"100\" cy=\"100\" r=\"80\"/>");
    for (arc, row) in arcs.iter().zip(&sheet.rows) {
        if arc.length > 0.0 {
            let class = row.first().and_then(tone).unwrap_or("none");
            svg.add(&stroke(arc, class));
        }
    }
    if arcs.iter().filter(|arc| arc.length > 0.0).count() > 1 {
        for arc in arcs.iter().filter(|arc| arc.length > 0.0) {
            let turn = place(arc.start / RADIUS / PI * 180.0);
            svg.add(&format!(
                "<line class=\"gap\" x1=\"100\" y1=\"5\" x2=\"100\" y2=\"35\" transform=\"rotate({turn} 100 100)\"/>"
            ));
        }
    }
    let (value, what) = middle(sheet, lang);
    svg.add(&format!(
        "<text class=\"big\" x=\"100\" y=\"107\">{value}</text><text x=\"100\" y=\"130\">{what}</text>"
    ));
    format!(
        "<div class=\"ring-body\">{}{}</div>\n",
        svg.done("ring"),
        table(sheet, &look, lang)
    )
}

fn stroke(arc: &Arc, class: &str) -> String {
    let (length, start) = (place(arc.length), place(-arc.start));
    let whole = place(2.0 * PI * RADIUS);
    format!(
        "<circle class=\"arc {class}\" cx=\"100\" cy=\"100\" r=\"80\" stroke-dasharray=\"{length} {whole}\" stroke-dashoffset=\"{start}\" transform=\"rotate(-90 100 100)\"/>"
    )
}

fn part(row: &[Cell]) -> f64 {
    row.get(1).and_then(size).unwrap_or(0.0).max(0.0)
}

/// The arcs of the parts, one after the other; together the whole circle.
fn arcs(parts: &[f64]) -> Vec<Arc> {
    let total: f64 = parts.iter().sum();
    let unit = if total > 0.0 {
        2.0 * PI * RADIUS / total
    } else {
        0.0
    };
    let mut before = 0.0;
    let arc = |part: &f64| {
        let start = before * unit;
        before += part;
        Arc {
            start,
            length: part * unit,
        }
    };
    parts.iter().map(arc).collect()
}

/// The last cell of the first row, and what that row is.
fn middle(sheet: &Sheet, lang: Lang) -> (String, String) {
    let first = sheet.rows.first();
    let value = first.and_then(|row| row.last());
    let what = first
        .and_then(|row| row.first())
        .map_or_else(String::new, |cell| match cell {
            Cell::Lit(_, why) => why.clone(),
            other => other.words(lang),
        });
    let value = value.map_or_else(|| "—".to_owned(), |cell| cell.words(lang));
    (escape(&value), escape(&what))
}

fn said(sheet: &Sheet, lang: Lang) -> String {
    let rows = sheet.rows.iter().filter(|row| part(row) > 0.0);
    let words = rows.map(|row| {
        let cells: Vec<String> = row.iter().map(|cell| cell.words(lang)).collect();
        cells.join(" ")
    });
    words.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A circle of radius 80 is 502.65 long: a quarter of it is 125.66, a half 251.33.
    #[test]
    fn arcs_follow_each_other_round_the_circle() {
        let found = arcs(&[1.0, 2.0, 0.0, 1.0]);
        let shown: Vec<(String, String)> = found
            .iter()
            .map(|arc| (place(arc.start), place(arc.length)))
            .collect();
        let expected = [
            ("0", "125.66"),
            ("125.66", "251.33"),
            ("376.99", "0"),
            ("376.99", "125.66"),
        ];
        let expected: Vec<(String, String)> = expected
            .iter()
            .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn nothing_has_no_arc() {
        assert!(arcs(&[0.0, 0.0]).iter().all(|arc| arc.length == 0.0));
    }
}

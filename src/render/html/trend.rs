//! A line for each column of figures over the rows in order, with its name and last figure at its
//! end.

use unicode_width::UnicodeWidthStr;

use super::cell::{place, size, whole};
use super::escape::escape;
use super::svg::Svg;
use super::tiles::behind;
use super::tone::series;
use crate::lang::Lang;
use crate::view::Sheet;

/// The field the lines are drawn in, in units of the drawing.
const LEFT: f64 = 52.0;
const RIGHT: f64 = 600.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 210.0;

/// How far apart the names of lines stand at least.
const APART: f64 = 17.0;

/// The values at the foot and the head of the field, and those between that are written.
#[derive(Debug, PartialEq)]
struct Scale {
    low: f64,
    high: f64,
    step: f64,
}

/// A line: its name and its values, row by row.
struct Line {
    name: String,
    class: &'static str,
    values: Vec<Option<f64>>,
    last: String,
}

pub(super) fn trend(sheet: &Sheet, n: usize, lang: Lang) -> String {
    let lines = lines(sheet, lang);
    let scale = Scale::over(lines.iter().flat_map(|line| line.values.iter().flatten()));
    let ends = ends(&lines, &scale);
    let widest = ends.iter().map(|(_, text, _)| text.width_cjk()).max();
    let room = whole(i64::try_from(widest.unwrap_or(0)).unwrap_or(0)) * 7.0;
    let said: Vec<&str> = ends.iter().map(|(_, text, _)| text.as_str()).collect();
    let size = (RIGHT + 18.0 + room, BOTTOM + 30.0);
    let mut svg = Svg::new(n, &sheet.name, &said.join("; "), size);
    grid(&mut svg, &scale);
    days(&mut svg, sheet, lang);
    for (i, line) in lines.iter().enumerate() {
        svg.add(&drawn(line, i, sheet.rows.len(), &scale));
    }
    for (y, text, class) in &ends {
        svg.add(&format!(
            "<text class=\"end {class}\" x=\"{}\" y=\"{}\" dy=\".36em\">{}</text>",
            place(RIGHT + 12.0),
            place(*y),
            escape(text)
        ));
    }
    svg.done("trend") + &behind(sheet, lang)
}

fn lines(sheet: &Sheet, lang: Lang) -> Vec<Line> {
    let line = |c: usize| {
        let cells = || sheet.rows.iter().filter_map(move |row| row.get(c));
        let head = &sheet.columns[c].head;
        let last = cells().rfind(|cell| size(cell).is_some());
        Line {
            name: head.trim().to_owned(),
            class: series(head, c - 1),
            values: cells().map(size).collect(),
            last: last.map_or_else(String::new, |cell| cell.words(lang)),
        }
    };
    (1..sheet.columns.len()).map(line).collect()
}

impl Scale {
    /// Round numbers that hold the values, and nothing.
    fn over<'v>(values: impl Iterator<Item = &'v f64>) -> Self {
        let (low, high) = values.fold((0.0_f64, 0.0_f64), |(a, b), v| (a.min(*v), b.max(*v)));
        let rough = ((high - low) / 4.0).max(1e-9);
        let unit = 10_f64.powf(rough.log10().floor());
        let steps = [1.0, 2.0, 5.0, 10.0].map(|n| n * unit);
        let step = steps.into_iter().find(|s| *s >= rough - 1e-9);
        let step = step.unwrap_or(unit).max(1.0);
        Self {
            low: (low / step).floor() * step,
            high: ((high / step).ceil() * step).max(step),
            step,
        }
    }

    /// How far down a value stands.
    fn y(&self, value: f64) -> f64 {
        BOTTOM - (value - self.low) / (self.high - self.low) * (BOTTOM - TOP)
    }
}

/// How far to the right a row stands, of so many.
fn x(row: usize, rows: usize) -> f64 {
    let count = |n: usize| whole(i64::try_from(n).unwrap_or(0));
    LEFT + (RIGHT - LEFT) * count(row) / count(rows.saturating_sub(1).max(1))
}

fn grid(svg: &mut Svg, scale: &Scale) {
    let mut value = scale.low;
    while value <= scale.high + scale.step / 2.0 {
        let y = place(scale.y(value));
        svg.add(&format!(
            "<line class=\"tick\" x1=\"{}\" x2=\"{}\" y1=\"{y}\" y2=\"{y}\"/><text text-anchor=\"end\" x=\"{}\" y=\"{y}\" dy=\".36em\">{}</text>",
            place(LEFT),
            place(RIGHT),
            place(LEFT - 6.0),
            place(value)
        ));
        value += scale.step;
    }
}

/// The rows' names under the field, as many as fit.
fn days(svg: &mut Svg, sheet: &Sheet, lang: Lang) {
    let rows = sheet.rows.len();
    let every = rows.div_ceil(7).max(1);
    for (i, row) in sheet.rows.iter().enumerate() {
        // Counted from the last row, which is the one people look at.
        if !(rows - 1 - i).is_multiple_of(every) {
            continue;
        }
        let name = row
            .first()
            .map_or_else(String::new, |cell| cell.words(lang));
        svg.add(&format!(
            "<text text-anchor=\"middle\" x=\"{}\" y=\"{}\">{}</text>",
            place(x(i, rows)),
            place(BOTTOM + 20.0),
            escape(&name)
        ));
    }
}

/// A line with a mark at each value; lines differ in dashes and marks too.
fn drawn(line: &Line, i: usize, rows: usize, scale: &Scale) -> String {
    const DASHES: [&str; 4] = ["", "7 4", "2 4", "10 4 2 4"];
    let mut path = String::new();
    let mut marks = String::new();
    let mut is_broken = true;
    for (row, value) in line.values.iter().enumerate() {
        let Some(value) = value else {
            is_broken = true;
            continue;
        };
        let (x, y) = (x(row, rows), scale.y(*value));
        let to = if is_broken { "M" } else { "L" };
        path += &format!("{to}{} {}", place(x), place(y));
        marks += &mark(i, x, y, line.class);
        is_broken = false;
    }
    let class = line.class;
    let dashes = DASHES[i % DASHES.len()];
    format!("<path class=\"line {class}\" stroke-dasharray=\"{dashes}\" d=\"{path}\"/>{marks}")
}

/// A mark: the shape of its light, else by its place round, square, upright or on its corner.
fn mark(i: usize, x: f64, y: f64, class: &str) -> String {
    let shape = match class {
        "green" | "grey" => 0,
        "red" => 2,
        "yellow" => 3,
        _ => i % 4,
    };
    let points = match shape {
        0 => {
            let (x, y) = (place(x), place(y));
            return format!("<circle class=\"fill {class}\" cx=\"{x}\" cy=\"{y}\" r=\"3\"/>");
        }
        1 => [(-3.0, -3.0), (3.0, -3.0), (3.0, 3.0), (-3.0, 3.0)],
        2 => [(0.0, -4.0), (4.0, 3.0), (-4.0, 3.0), (0.0, -4.0)],
        _ => [(0.0, -4.5), (4.5, 0.0), (0.0, 4.5), (-4.5, 0.0)],
    };
    let points = points.map(|(dx, dy)| format!("{} {}", place(x + dx), place(y + dy)));
    let points = points.join(" ");
    format!("<polygon class=\"fill {class}\" points=\"{points}\"/>")
}

/// Where each line ends, what is written there, and its class; from the top, none over another.
fn ends(lines: &[Line], scale: &Scale) -> Vec<(f64, String, &'static str)> {
    let mut ends: Vec<(f64, String, &'static str)> = lines
        .iter()
        .filter_map(|line| {
            let last = line.values.iter().rev().find_map(|v| *v)?;
            let text = format!("{} {}", line.name, line.last);
            Some((scale.y(last), text, line.class))
        })
        .collect();
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut floor = BOTTOM + 4.0;
    for end in ends.iter_mut().rev() {
        end.0 = end.0.min(floor);
        floor = end.0 - APART;
    }
    let mut ceiling = TOP - 6.0;
    for end in &mut ends {
        end.0 = end.0.max(ceiling);
        ceiling = end.0 + APART;
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 48 needs steps of 20 (a quarter is 12): 0, 20, 40, 60. The field is 196 high: 30 is half way.
    #[test]
    fn values_stand_between_round_numbers() {
        let scale = Scale::over([48.0, 7.0].iter());
        let expected = Scale {
            low: 0.0,
            high: 60.0,
            step: 20.0,
        };
        assert_eq!(scale, expected);
        assert_eq!([0.0, 30.0, 60.0].map(|v| scale.y(v)), [210.0, 112.0, 14.0]);
        assert_eq!([x(0, 3), x(1, 3), x(2, 3)], [52.0, 326.0, 600.0]);
    }

    #[test]
    fn nothing_still_has_a_scale() {
        let scale = Scale::over([].iter());
        assert_eq!((scale.low, scale.high), (0.0, 1.0));
        assert_eq!(x(0, 1), 52.0);
    }

    #[test]
    fn names_of_lines_do_not_cover_each_other() {
        let line = |value: f64| Line {
            name: "甲".to_owned(),
            class: "s1",
            values: vec![None, Some(value)],
            last: String::new(),
        };
        let scale = Scale::over([10.0].iter());
        let found = ends(&[line(0.0), line(0.0), line(10.0), line(10.0)], &scale);
        let apart: Vec<f64> = found.windows(2).map(|w| w[1].0 - w[0].0).collect();
        assert!(apart.iter().all(|d| *d >= APART), "{found:?}");
    }
}

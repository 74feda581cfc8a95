//! A bar for each row, made of its figures one after the other; the heads are the legend, and the
//! figures stand beside the bar.

use super::cell::{size, whole};
use super::escape::escape;
use super::svg::share;
use super::table::{Look, table};
use super::tone::series;
use crate::lang::{Lang, t};
use crate::view::{Cell, Sheet};

/// A part of a bar, in percent of the longest.
#[derive(Debug, PartialEq)]
struct Part {
    start: f64,
    width: f64,
}

pub(super) fn bars(sheet: &Sheet, is_named_above: bool, lang: Lang) -> String {
    let sizes: Vec<Vec<f64>> = sheet.rows.iter().map(|row| sizes(row)).collect();
    let longest = sizes.iter().map(|row| row.iter().sum()).fold(0.0, f64::max);
    let cells = sizes.iter().zip(&sheet.rows).map(|(sizes, row)| {
        let mut out = String::from("<svg class=\"bar\" aria-hidden=\"true\">");
        for (i, part) in parts(sizes, longest).iter().enumerate() {
            let Some(column) = sheet.columns.get(i + 1).filter(|_| part.width > 0.0) else {
                continue;
            };
            let words = row.get(i + 1).map_or_else(String::new, |c| c.words(lang));
            out += &piece(part, series(&column.head, i), &words);
        }
        out + "</svg>"
    });
    let look = Look {
        class: "bars",
        is_named_above,
        drawn: Some((legend(sheet, lang), cells.collect())),
        ..Look::default()
    };
    table(sheet, &look, lang)
}

fn sizes(row: &[Cell]) -> Vec<f64> {
    let figures = row.iter().skip(1);
    figures
        .map(|cell| size(cell).unwrap_or(0.0).max(0.0))
        .collect()
}

fn parts(sizes: &[f64], longest: f64) -> Vec<Part> {
    let unit = if longest > 0.0 { 100.0 / longest } else { 0.0 };
    let mut before = 0.0;
    let part = |size: &f64| {
        let start = before * unit;
        before += size;
        Part {
            start,
            width: size * unit,
        }
    };
    sizes.iter().map(part).collect()
}

/// A part with its figure in it, where there is room.
fn piece(part: &Part, class: &str, words: &str) -> String {
    let (x, width) = (share(part.start), share(part.width));
    let middle = share(part.start + part.width / 2.0);
    let room = 2.0 * whole(i64::try_from(words.chars().count()).unwrap_or(0)) + 1.0;
    let text = if part.width >= room {
        format!(
            "<text class=\"on {class}\" x=\"{middle}\" y=\"50%\" dy=\".36em\">{}</text>",
            escape(words)
        )
    } else {
        String::new()
    };
    format!(
        "<rect class=\"fill {class}\" x=\"{x}\" y=\"15%\" width=\"{width}\" height=\"70%\"/>{text}"
    )
}

fn legend(sheet: &Sheet, lang: Lang) -> String {
    let chips = sheet.columns.iter().skip(1).enumerate().map(|(i, column)| {
        let class = series(&column.head, i);
        let head = escape(&column.head);
        format!("<span class=\"chip\"><svg class=\"swatch\" aria-hidden=\"true\"><rect class=\"fill {class}\" width=\"100%\" height=\"100%\"/></svg>{head}</span>")
    });
    let says = t("图示，从左到右：", "Drawn, from left to right: ").in_lang(lang);
    format!(
        "<span class=\"sr\">{says}</span>{}",
        chips.collect::<String>()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of 1 + 2 + 1 and of 5 + 0 + 3: the second is the longest, an eighth of it is 12.5 %.
    #[test]
    fn the_parts_of_a_bar_are_as_long_as_it() {
        let part = |start, width| Part { start, width };
        assert_eq!(
            parts(&[1.0, 2.0, 1.0], 8.0),
            [part(0.0, 12.5), part(12.5, 25.0), part(37.5, 12.5)]
        );
        let longest = parts(&[5.0, 0.0, 3.0], 8.0);
        assert_eq!(longest.iter().map(|p| p.width).sum::<f64>(), 100.0);
    }

    #[test]
    fn no_figure_is_drawn_as_nothing() {
        assert_eq!(
            parts(&[0.0], 0.0),
            [Part {
                start: 0.0,
                width: 0.0
            }]
        );
        assert_eq!(sizes(&[Cell::Blank, Cell::Delta(-3)]), [0.0]);
    }
}

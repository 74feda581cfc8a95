//! Cells as HTML, and as numbers to draw.

use super::escape::{escape, lines};
use super::tone::{of_light, of_words};
use crate::lang::Lang;
use crate::view::{Cell, Light};

/// What stands in a cell.
pub(super) fn html(cell: &Cell, lang: Lang) -> String {
    match cell {
        Cell::Date(day) => format!("<time datetime=\"{day}\">{day}</time>"),
        Cell::Code(code) => format!("<span class=\"code\">{}</span>", escape(code)),
        Cell::Light(light) => lamp(*light, lang),
        Cell::Lit(light, _) => {
            let words = cell.words(lang);
            let of_lamp = Cell::Light(*light).words(lang);
            let why = words.strip_prefix(&of_lamp).unwrap_or_default();
            format!("{}{}", lamp(*light, lang), escape(why))
        }
        Cell::Text(text) => toned(text, &lines(text)),
        other => lines(&other.words(lang)),
    }
}

/// Words in the colour of the shape they start with.
pub(super) fn toned(text: &str, html: &str) -> String {
    match of_words(text) {
        Some(class) => format!("<span class=\"{class}\">{html}</span>"),
        None => html.to_owned(),
    }
}

/// A light: shape, word and colour.
fn lamp(light: Light, lang: Lang) -> String {
    let words = escape(&Cell::Light(light).words(lang));
    format!("<span class=\"lamp {}\">{words}</span>", of_light(light))
}

/// The cell as a number to draw, in the unit it is read in; `None` when it is none or unknown.
pub(super) fn size(cell: &Cell) -> Option<f64> {
    let tenths = |n: i64| whole(n) / 10.0;
    match cell {
        Cell::Figure(figure) => i64::try_from(figure.count()).ok().map(whole),
        Cell::Number(n) | Cell::Delta(n) => Some(whole(*n)),
        Cell::Rate(rate) => rate.percent().map(|p| tenths(p.0)),
        Cell::Percent(value) | Cell::Tenths(value) => value.map(|v| tenths(v.0)),
        Cell::FinePercent(value) => value.map(|v| whole(v.0) / 100.0),
        Cell::Points(points) => points.map(tenths),
        Cell::Amount(amount) if !amount.is_unknown() => amount.value.to_string().parse().ok(),
        _ => None,
    }
}

/// Far below 2^52.
#[allow(clippy::cast_precision_loss)]
pub(super) fn whole(n: i64) -> f64 {
    n as f64
}

/// A coordinate, in hundredths at most.
pub(super) fn place(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0" } else { text }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_light_is_shape_word_and_colour() {
        let cell = Cell::Lit(Light::Red, "逾期 3 天<".to_owned());
        assert_eq!(
            html(&cell, Lang::Zh),
            "<span class=\"lamp red\">▲红灯</span>，逾期 3 天&lt;"
        );
    }

    #[test]
    fn coordinates_are_short() {
        assert_eq!(
            [12.5, 100.0, 0.004, -0.001, 33.333].map(place),
            ["12.5", "100", "0", "0", "33.33"]
        );
    }
}

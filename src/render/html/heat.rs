//! A table whose figures are shaded, the darker the larger.

use super::cell::size;
use super::table::{Look, table};
use crate::lang::Lang;
use crate::view::{Cell, Sheet};

/// How many shades there are.
const SHADES: f64 = 5.0;

pub(super) fn heat(sheet: &Sheet, is_named_above: bool, lang: Lang) -> String {
    let at = |r: usize, c: usize| match sheet.rows.get(r).and_then(|row| row.get(c)) {
        Some(Cell::Figure(_)) => sheet.rows[r].get(c).and_then(size),
        _ => None,
    };
    let largest = (0..sheet.rows.len())
        .flat_map(|r| (0..sheet.columns.len()).filter_map(move |c| at(r, c)))
        .fold(0.0, f64::max);
    let shade = |r: usize, c: usize| {
        at(r, c).map_or_else(String::new, |value| format!("h{}", level(value, largest)))
    };
    let look = Look {
        class: "heat",
        is_named_above,
        shade: Some(&shade),
        ..Look::default()
    };
    table(sheet, &look, lang)
}

/// 0 for nothing, else the fifth of the largest that it lies in, from 1.
fn level(value: f64, largest: f64) -> u8 {
    let shades = [1_u8, 2, 3, 4, 5];
    if value <= 0.0 {
        return 0;
    }
    let reaches = |shade: &&u8| value * SHADES <= f64::from(**shade) * largest;
    shades.iter().find(reaches).copied().unwrap_or(5)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fifths of 5 are 1, 2, 3, 4, 5; of 12: 2.4, 4.8, 7.2, 9.6, 12.
    #[test]
    fn the_larger_the_darker() {
        let of = |largest: f64| move |value: f64| level(value, largest);
        assert_eq!(
            [0.0, 1.0, 2.0, 3.0, 4.0, 5.0].map(of(5.0)),
            [0, 1, 2, 3, 4, 5]
        );
        assert_eq!([2.0, 3.0, 5.0, 9.0, 10.0].map(of(12.0)), [1, 2, 3, 4, 5]);
        assert_eq!(level(0.0, 0.0), 0);
    }
}

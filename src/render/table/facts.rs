//! Facts as lines: labels of one width, and what they say beside them.

use unicode_width::UnicodeWidthStr;

use super::Fact;
use crate::lang::t;
use crate::render::Screen;
use crate::view::{Cell, Sheet};

/// Each row as `label：value`, the values under one another. A label that would take more than a
/// third of the screen does not set the width for the others.
pub(super) fn draw(sheet: &Sheet, screen: Screen, out: &mut String) {
    let colon = t("：", ": ").in_lang(screen.lang);
    let text = |cell: &Cell| screen.text(&cell.words(screen.lang));
    let rows = sheet.rows.iter().filter_map(|row| match row.as_slice() {
        [label, value] => Some((format!("{}{colon}", text(label)), text(value), value)),
        _ => None,
    });
    let rows: Vec<_> = rows.collect();
    let widths = rows.iter().map(|(label, ..)| label.width());
    let most = screen.columns() / 3 + 2;
    let widest = widths.filter(|width| *width <= most).max().unwrap_or(0);
    for (label, text, cell) in &rows {
        let blanks = widest.saturating_sub(label.width());
        let fact = Fact {
            label: &format!("{label}{:blanks$}", ""),
            text,
            light: cell.light_shown(),
        };
        fact.write(0, screen, out);
    }
}

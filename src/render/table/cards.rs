//! A table on a screen too narrow for its columns: each row as a card.

use unicode_width::UnicodeWidthStr;

use super::{Drawn, Fact};
use crate::lang::t;

/// Blanks before the lines of a card, and between two facts on one line.
const STEP: usize = 2;

/// Each row: its first cell, and under it the others as label and value, several on a line where
/// they fit whole. What is empty is left out.
pub(super) fn draw(table: &Drawn<'_>, out: &mut String) {
    let screen = table.screen;
    let colon = t("：", ": ").in_lang(screen.lang);
    let labels: Vec<String> = table.heads.iter().map(|h| format!("{h}{colon}")).collect();
    for (texts, cells) in table.texts.iter().zip(&table.sheet.rows) {
        let facts = labels.iter().zip(texts).zip(cells);
        let mut facts = facts
            .map(|((label, text), cell)| Fact {
                label,
                text,
                light: cell.light_shown(),
            })
            .filter(|fact| !fact.text.is_empty());
        if let Some(first) = facts.next() {
            let label = screen.style.bold(&format!("{}{}", first.label, first.text));
            if first.width() <= screen.columns() {
                out.push_str(&label);
                out.push('\n');
            } else {
                first.write(0, screen, out);
            }
        }
        let mut used = 0;
        for fact in facts {
            let width = STEP + fact.width();
            let is_whole = width <= screen.columns() && !fact.text.contains('\n');
            if used > 0 && (!is_whole || used + width > screen.columns()) {
                out.push('\n');
                used = 0;
            }
            if is_whole {
                let text = screen.style.lit(fact.text, fact.light, screen.lang);
                *out += &format!("{:STEP$}{}{text}", "", fact.label);
                used += width;
            } else {
                fact.write(STEP, screen, out);
            }
        }
        if used > 0 {
            out.push('\n');
        }
    }
}

impl Fact<'_> {
    /// Columns, on one line.
    fn width(&self) -> usize {
        self.label.width() + self.text.width()
    }
}

//! A table on a screen too narrow for its columns: each row as a card.

use unicode_width::UnicodeWidthStr;

use super::super::Screen;
use super::labelled;
use crate::lang::t;
use crate::view::Sheet;

/// Blanks before the lines of a card, and between two facts on one line.
const STEP: usize = 2;

/// Each row: its first cell, and under it the others as label and value, several on a line where
/// they fit whole. What is empty is left out.
pub(super) fn draw(sheet: &Sheet, texts: &[Vec<String>], screen: Screen, out: &mut String) {
    let colon = t("：", ": ").in_lang(screen.lang);
    let labels: Vec<String> = sheet
        .columns
        .iter()
        .map(|c| format!("{}{colon}", super::lines(&c.head)))
        .collect();
    for row in texts {
        let mut facts = labels.iter().zip(row).filter(|(_, text)| !text.is_empty());
        if let Some((label, text)) = facts.next() {
            labelled(0, label, text, screen, out);
        }
        let mut line = String::new();
        for (label, text) in facts {
            let (used, width) = (line.width(), label.width() + text.width());
            let is_whole = STEP + width <= screen.columns() && !text.contains('\n');
            if !line.is_empty() && (!is_whole || used + STEP + width > screen.columns()) {
                out.push_str(&line);
                out.push('\n');
                line.clear();
            }
            if is_whole {
                line += &format!("{:STEP$}{label}{text}", "");
            } else {
                labelled(STEP, label, text, screen, out);
            }
        }
        if !line.is_empty() {
            out.push_str(&line);
            out.push('\n');
        }
    }
}

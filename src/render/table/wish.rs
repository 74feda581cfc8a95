//! How wide the columns of a table would like to be.

use super::layout::Wish;
use super::wrap::widest_piece;
use crate::view::{Cell, Sheet};

/// Text of at least this many columns needs a column in which it can be read.
const LONG: usize = 24;
/// The narrowest column of long text: seven Chinese characters.
const LONG_LEAST: usize = 14;
/// The narrowest column of short text: four Chinese characters.
const SHORT_LEAST: usize = 8;
/// A word longer than this may be broken.
const WORD: usize = 14;

/// The columns a line of text takes.
type Measure = fn(&str) -> usize;

/// What the columns ask for, with heads and texts as they are shown.
pub(in crate::render) fn wishes(
    sheet: &Sheet,
    heads: &[String],
    texts: &[Vec<String>],
    width: Measure,
) -> Vec<Wish> {
    let columns = sheet.columns.iter().zip(heads).enumerate();
    columns
        .map(|(i, (column, head))| {
            let cells = || texts.iter().map(|row| row[i].as_str());
            let mut typed = sheet.rows.iter().map(|row| &row[i]);
            let is_text = typed.any(|cell| matches!(cell, Cell::Text(_) | Cell::Lit(..)));
            wish(head, column.right, is_text && !column.right, width, cells)
        })
        .collect()
}

fn wish<'t, C: Iterator<Item = &'t str>>(
    head: &str,
    is_right: bool,
    is_text: bool,
    width: Measure,
    cells: impl Fn() -> C,
) -> Wish {
    let lines = || cells().flat_map(|c| c.split('\n')).map(width);
    let mut widths: Vec<usize> = lines().collect();
    widths.sort_unstable();
    let widest = widths.last().copied().unwrap_or(0);
    let nine_in_ten = widths.get(widths.len() * 9 / 10).copied().unwrap_or(0);
    // A long head over narrow figures takes two lines, so that it does not make a wide column.
    let narrow = is_right && width(head) > 6;
    let natural = widest.max(if narrow {
        two_lines(head, width)
    } else {
        width(head)
    });
    let least = if is_text {
        let floor = if widest >= LONG {
            LONG_LEAST
        } else {
            SHORT_LEAST
        };
        let longest = cells().map(widest_piece).max().unwrap_or(0).min(WORD);
        floor.max(longest).min(widest)
    } else {
        widest
    };
    let least = least.max(two_lines(head, width)).min(natural);
    Wish {
        natural,
        usual: nine_in_ten.clamp(least, natural),
        least,
    }
}

/// The columns of a head on two lines; a long word of it may be broken.
fn two_lines(head: &str, width: Measure) -> usize {
    let half = width(head).div_ceil(2).next_multiple_of(2);
    half.max(widest_piece(head).min(WORD)).min(width(head))
}

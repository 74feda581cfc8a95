//! How the columns of a table on paper share the room: narrow at first; then the one that makes the
//! most rows high grows, as long as there is room.

/// Two half characters, one Chinese character, at a time.
const STEP: usize = 2;

/// The widths grown from these to at most `room` together, none beyond `most`; `lines` says how many
/// lines a text takes in a column of a width. All in half characters.
pub(super) fn grown(
    mut widths: Vec<usize>,
    most: &[usize],
    room: usize,
    texts: &[Vec<String>],
    lines: impl Fn(&str, usize) -> usize,
) -> Vec<usize> {
    while widths.iter().sum::<usize>() + STEP <= room {
        let Some(column) = highest(texts, &widths, most, &lines) else {
            break;
        };
        widths[column] += STEP;
    }
    widths
}

/// The column that makes the most rows higher than the others would; `None` when every row is one
/// line high, or those that are higher have all the room they may get.
fn highest(
    texts: &[Vec<String>],
    widths: &[usize],
    most: &[usize],
    lines: impl Fn(&str, usize) -> usize,
) -> Option<usize> {
    let mut gains = vec![0; widths.len()];
    for row in texts {
        let mut counts = (0..).zip(row.iter().zip(widths).map(|(t, w)| lines(t, *w)));
        let mut top: (usize, usize) = counts.next()?;
        let mut second = 1;
        for (column, count) in counts {
            if count > top.1 {
                (second, top) = (top.1, (column, count));
            } else {
                second = second.max(count);
            }
        }
        if top.1 > 1 && widths[top.0] < most[top.0] {
            gains[top.0] += (top.1 - second).max(1);
        }
    }
    let best = (0..gains.len()).rev().max_by_key(|column| gains[*column])?;
    (gains[best] > 0).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One line for each `width` letters.
    fn lines(text: &str, width: usize) -> usize {
        text.len().div_ceil(width).max(1)
    }

    #[test]
    fn the_room_goes_to_what_makes_rows_high() {
        let texts = vec![vec!["a".repeat(8), "b".repeat(40)]; 3];
        // 8 and 8 to begin with, 20 in all: the second gets what is left, and never more than 40.
        assert_eq!(grown(vec![8, 8], &[60, 60], 20, &texts, lines), [8, 12]);
        assert_eq!(grown(vec![8, 8], &[60, 60], 99, &texts, lines), [8, 40]);
        assert_eq!(grown(vec![8, 8], &[60, 10], 99, &texts, lines), [8, 10]);
    }

    #[test]
    fn short_text_keeps_what_it_has() {
        let texts = vec![vec!["a".into(), "b".into()]];
        assert_eq!(grown(vec![4, 4], &[60, 60], 99, &texts, lines), [4, 4]);
    }
}

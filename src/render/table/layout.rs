//! How wide the columns of a table are drawn, or that it is better drawn as cards.

use std::ops::Range;

/// What a column asks for, in columns of the screen, without padding and lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::render) struct Wish {
    /// What it needs for no cell to take a second line.
    pub(in crate::render) natural: usize,
    /// What it needs for nine cells in ten.
    pub(in crate::render) usual: usize,
    /// What it can shrink to; at most `usual`. Ids, dates, numbers and lights need it whole.
    pub(in crate::render) least: usize,
}

/// How a table is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// In columns of these widths, with that many blanks on each side of a cell.
    Grid {
        /// One width a column.
        widths: Vec<usize>,
        /// 1 or 0.
        padding: usize,
    },
    /// Each row as a card.
    Cards,
}

/// The first step of the ladder that fits the screen: natural widths, shrunk columns, shrunk
/// columns without padding, cards.
#[must_use]
pub(super) fn fit(wishes: &[Wish], screen: usize) -> Layout {
    let lines = wishes.len() + 1;
    for padding in [1, 0] {
        let room = screen.checked_sub(lines + 2 * padding * wishes.len());
        if let Some(widths) = room.and_then(|room| within(wishes, room)) {
            return Layout::Grid { widths, padding };
        }
    }
    Layout::Cards
}

/// The widths that together take no more than the room; `None` when it holds not even the least.
#[must_use]
pub(super) fn within(wishes: &[Wish], room: usize) -> Option<Vec<usize>> {
    let least: usize = wishes.iter().map(|w| w.least).sum();
    (least <= room).then(|| shared(wishes, room))
}

/// The columns after the first in as few tables as fit when each repeats the first, whole where
/// that takes no more than a third; `None` when one column beside it does not fit.
#[must_use]
pub(super) fn parts(wishes: &[Wish], screen: usize) -> Option<Vec<Range<usize>>> {
    let [first, others @ ..] = wishes else {
        return None;
    };
    // A column takes its width, a blank on each side and a line.
    let empty = first.natural.min(screen / 3).max(first.least) + 4;
    let (mut parts, mut start, mut used) = (Vec::new(), 1, empty);
    for (i, wish) in (1..).zip(others) {
        let width = wish.least + 3;
        if empty + width > screen {
            return None;
        }
        if used + width > screen {
            parts.push(start..i);
            (start, used) = (i, empty);
        }
        used += width;
    }
    parts.push(start..wishes.len());
    Some(parts)
}

/// The room shared out. First the few long cells of a column take a second line, then the columns
/// shrink; each time the wide give before the narrow do.
fn shared(wishes: &[Wish], room: usize) -> Vec<usize> {
    let usual: usize = wishes.iter().map(|w| w.usual).sum();
    if usual <= room {
        levelled(wishes, room, |w| (w.usual, w.natural))
    } else {
        levelled(wishes, room, |w| (w.least, w.usual))
    }
}

/// Every column gets its most, up to one level for all, and none less than its least. The room
/// holds what they need at least.
fn levelled(wishes: &[Wish], room: usize, bounds: fn(&Wish) -> (usize, usize)) -> Vec<usize> {
    let bounds: Vec<(usize, usize)> = wishes.iter().map(bounds).collect();
    let at = |level: usize| {
        bounds
            .iter()
            .map(move |(least, most)| level.clamp(*least, *most))
    };
    let (mut level, mut above) = (0, room + 1);
    while above - level > 1 {
        let middle = usize::midpoint(level, above);
        if at(middle).sum::<usize>() <= room {
            level = middle;
        } else {
            above = middle;
        }
    }
    let mut widths: Vec<usize> = at(level).collect();
    let mut left = room - widths.iter().sum::<usize>();
    for (width, (_, most)) in widths.iter_mut().zip(&bounds) {
        if left > 0 && *width == level && *most > level {
            *width += 1;
            left -= 1;
        }
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wish(natural: usize, least: usize) -> Wish {
        let usual = natural;
        Wish {
            natural,
            usual,
            least,
        }
    }

    fn grid(widths: &[usize], padding: usize) -> Layout {
        let widths = widths.to_vec();
        Layout::Grid { widths, padding }
    }

    #[test]
    fn the_ladder() {
        let wishes = [wish(7, 7), wish(40, 16), wish(20, 8)];
        // Lines 4, padding 6: 67 + 10 is natural.
        assert_eq!(fit(&wishes, 77), grid(&[7, 40, 20], 1));
        // One column less comes from the widest.
        assert_eq!(fit(&wishes, 76), grid(&[7, 39, 20], 1));
        // 50 − 10 − 7 = 33 is shared by the two: 17 and 16.
        assert_eq!(fit(&wishes, 50), grid(&[7, 17, 16], 1));
        // 41 is the least with padding, 35 without.
        assert_eq!(fit(&wishes, 41), grid(&[7, 16, 8], 1));
        assert_eq!(fit(&wishes, 40), grid(&[7, 16, 13], 0));
        assert_eq!(fit(&wishes, 35), grid(&[7, 16, 8], 0));
        assert_eq!(fit(&wishes, 34), Layout::Cards);
    }

    #[test]
    fn one_long_name_does_not_take_the_room_of_all_titles() {
        let names = Wish {
            natural: 18,
            usual: 12,
            least: 8,
        };
        // Lines 3, padding 4: room for 47, 42 and 30.
        let wishes = [wish(30, 14), names];
        assert_eq!(fit(&wishes, 54), grid(&[30, 17], 1));
        assert_eq!(fit(&wishes, 49), grid(&[30, 12], 1));
        assert_eq!(fit(&wishes, 37), grid(&[18, 12], 1));
    }

    #[test]
    fn figures_go_on_in_a_second_table() {
        let wishes = [wish(12, 8), wish(6, 6), wish(6, 6), wish(9, 9)];
        // 12 + 4 for the first, 8 + 4 where that is more than a third; 9, 9 and 12 for the others.
        assert_eq!(parts(&wishes, 46).map(|parts| parts.len()), Some(1));
        assert_eq!(parts(&wishes, 45), Some(vec![1..3, 3..4]));
        assert_eq!(parts(&wishes, 24), Some(vec![1..2, 2..3, 3..4]));
        assert_eq!(parts(&wishes, 23), None);
    }

    proptest! {
        #[test]
        fn a_grid_fits_and_keeps_every_least(
            wishes in prop::collection::vec((0_usize..40, 0_usize..40, 0_usize..30), 1..14),
            screen in 1_usize..200,
        ) {
            let wishes: Vec<Wish> = wishes
                .iter()
                .map(|(more, some, least)| Wish {
                    natural: least + some + more,
                    usual: least + some,
                    least: *least,
                })
                .collect();
            if let Layout::Grid { widths, padding } = fit(&wishes, screen) {
                let whole: usize = widths.iter().sum::<usize>() + widths.len() * (2 * padding + 1) + 1;
                let natural = wishes.iter().zip(&widths).all(|(wish, w)| *w == wish.natural);
                prop_assert!(whole == screen || (whole < screen && natural), "{whole} of {screen}");
                for (wish, width) in wishes.iter().zip(&widths) {
                    prop_assert!((wish.least..=wish.natural).contains(width));
                }
            }
        }
    }
}

//! How wide the columns of a table are on paper, and whether it needs a landscape page.

use unicode_width::UnicodeWidthStr;

use super::section;
use super::xml::held;
use crate::lang::Lang;
use crate::render::growth::grown;
use crate::render::table::layout::Wish;
use crate::render::table::wish::wishes;
use crate::view::{Block, Cell, Sheet};

/// The space beside the text of a cell, both sides together, in twips.
const PADDING: usize = 130;
/// 小四 and 五号, and on a landscape page 小五, in half-points.
const SIZES: [u32; 3] = [24, 21, 18];
/// The rows that widths are reckoned from; those below have much the same text.
const LOOKED_AT: usize = 500;

/// A head of at most this many half characters, four Chinese ones, is better not broken.
const SHORT: usize = 8;

/// A table measured for a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    /// The size of its text, in half-points.
    pub(super) size: u32,
    /// The width of each column, in twips; together the type area.
    pub(super) widths: Vec<u32>,
}

/// The tables of a paper. Those with the same heads have the same columns, as parts of one.
pub(super) struct Tables<'a> {
    sheets: Vec<&'a Sheet>,
    pub(super) lang: Lang,
}

impl<'a> Tables<'a> {
    pub(super) fn of(blocks: &'a [Block], lang: Lang) -> Self {
        let sheets = blocks.iter().filter_map(Block::sheet).collect();
        Self { sheets, lang }
    }

    /// The columns on such a page in the largest size that fits; `None` when none does.
    pub(super) fn fit(&self, sheet: &Sheet, page: section::Sheet) -> Option<Columns> {
        let asked = self.asked(sheet);
        let mut sizes = sizes(page).iter();
        sizes.find_map(|&size| asked.columns(size, page, |wish| wish.least))
    }

    /// The columns on such a page, pressed into it where they do not fit.
    pub(super) fn press(&self, sheet: &Sheet, page: section::Sheet) -> Columns {
        let (asked, size) = (self.asked(sheet), SIZES[SIZES.len() - 1]);
        self.fit(sheet, page)
            .or_else(|| asked.columns(size, page, pinched))
            .unwrap_or_else(|| {
                let least: Vec<usize> = asked.wishes.iter().map(pinched).collect();
                Columns::of(&least, size, page)
            })
    }

    fn words(&self, cell: &Cell) -> String {
        held(&cell.words(self.lang), self.lang)
    }

    fn asked(&self, sheet: &Sheet) -> Asked {
        let heads = |sheet: &Sheet| -> Vec<String> {
            sheet.columns.iter().map(|c| c.head.clone()).collect()
        };
        let own = heads(sheet);
        let others = self
            .sheets
            .iter()
            .filter(|other| !std::ptr::eq(**other, sheet));
        let alike = others.filter(|other| heads(other) == own);
        let mut whole = sheet.clone();
        alike.for_each(|other| whole.rows.extend(other.rows.iter().cloned()));
        let rows = whole.rows.iter();
        let mut texts: Vec<Vec<String>> = rows
            .map(|row| row.iter().map(|cell| self.words(cell)).collect())
            .collect();
        let wishes = wishes(&whole, &own, &texts, width);
        texts.truncate(LOOKED_AT);
        Asked {
            wishes,
            heads: own,
            texts,
        }
    }
}

/// What the columns of a table ask for, and the heads and texts they are reckoned from.
struct Asked {
    wishes: Vec<Wish>,
    heads: Vec<String>,
    texts: Vec<Vec<String>>,
}

impl Asked {
    /// The columns in a size: whole when they all find room, else grown from the least; `None` when
    /// there is no room for the least.
    fn columns(
        &self,
        size: u32,
        page: section::Sheet,
        least: impl Fn(&Wish) -> usize,
    ) -> Option<Columns> {
        let padding = self.wishes.len() * PADDING;
        let room = (page.measure() as usize).checked_sub(padding)? / half_character(size);
        let natural: Vec<usize> = self.wishes.iter().map(|w| w.natural).collect();
        let least: Vec<usize> = self.wishes.iter().map(least).collect();
        if least.iter().sum::<usize>() > room {
            return None;
        }
        let widths = if natural.iter().sum::<usize>() <= room {
            natural
        } else {
            self.shared(least, &natural, room)
        };
        Some(Columns::of(&widths, size, page))
    }

    /// The room shared out, short heads on one line where the table does not get higher by that.
    fn shared(&self, least: Vec<usize>, natural: &[usize], room: usize) -> Vec<usize> {
        let heads = self.heads.iter().map(|head| width(head));
        let headed = least.iter().zip(natural).zip(heads);
        let headed: Vec<usize> = headed
            .map(|((least, natural), head)| match head {
                head if head <= SHORT => head.min(*natural).max(*least),
                _ => *least,
            })
            .collect();
        let fits = headed.iter().sum::<usize>() <= room;
        let headed = fits.then(|| grown(headed, natural, room, &self.texts, lines));
        let plain = grown(least, natural, room, &self.texts, lines);
        match headed {
            Some(headed) if self.height(&headed) <= self.height(&plain) => headed,
            _ => self.with_heads(plain, room),
        }
    }

    /// The room that no row asked for, given to short heads that it puts on one line.
    fn with_heads(&self, mut widths: Vec<usize>, room: usize) -> Vec<usize> {
        let mut left = room.saturating_sub(widths.iter().sum());
        for (own, head) in widths.iter_mut().zip(&self.heads) {
            let wanted = width(head);
            if wanted <= SHORT && wanted > *own && wanted - *own <= left {
                left -= wanted - *own;
                *own = wanted;
            }
        }
        widths
    }

    /// How many lines the table takes, its heads included.
    fn height(&self, widths: &[usize]) -> usize {
        let rows = std::iter::once(&self.heads).chain(&self.texts);
        let row = |row: &Vec<String>| {
            let lines = row.iter().zip(widths).map(|(text, w)| lines(text, *w));
            lines.max().unwrap_or(1)
        };
        rows.map(row).sum()
    }
}

impl Columns {
    /// Columns of so many half characters in a size, over the whole type area.
    fn of(widths: &[usize], size: u32, page: section::Sheet) -> Self {
        let widths = widths.iter().map(|w| w * half_character(size) + PADDING);
        Self {
            size,
            widths: filled(&widths.collect::<Vec<_>>(), page.measure() as usize),
        }
    }
}

/// What a column of text is pressed to where even the least finds no room: four characters.
fn pinched(wish: &Wish) -> usize {
    if wish.least < wish.natural {
        wish.least.min(8)
    } else {
        wish.least
    }
}

/// The lines a text takes in a column of so many half characters.
fn lines(text: &str, room: usize) -> usize {
    let lines = text.split('\n');
    lines.map(|l| width(l).div_ceil(room.max(1)).max(1)).sum()
}

const fn sizes(page: section::Sheet) -> &'static [u32] {
    match page {
        section::Sheet::Portrait => SIZES.split_at(2).0,
        section::Sheet::Landscape => &SIZES,
    }
}

/// The width of half a character, in twips: its size in half-points is that in twentieths of a
/// point, halved and halved again, times ten.
const fn half_character(size: u32) -> usize {
    size as usize * 5
}

/// The half characters a text takes. Figures and capitals count a quarter more, and % twice, because
/// where Times New Roman is missing they are wider.
pub(super) fn width(text: &str) -> usize {
    let is_broad = |c: &char| c.is_ascii_digit() || c.is_ascii_uppercase();
    let broad = text.chars().filter(is_broad).count().div_ceil(4);
    text.width_cjk() + broad + text.matches('%').count()
}

/// The widths in the same proportion, together exactly the measure.
fn filled(widths: &[usize], measure: usize) -> Vec<u32> {
    let whole: usize = widths.iter().sum::<usize>().max(1);
    let (mut taken, mut edge) = (0, 0);
    let edges = widths.iter().map(|width| {
        taken += width;
        let next = taken * measure / whole;
        let width = next - edge;
        edge = next;
        u32::try_from(width).unwrap_or(u32::MAX)
    });
    edges.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_type_area() {
        assert_eq!(filled(&[1, 1, 1], 8844), [2948, 2948, 2948]);
        assert_eq!(filled(&[2, 1], 100), [66, 34]);
    }

    /// At 小四 half a character is 120 twips; of the 8844 of a portrait page five columns leave
    /// (8844 − 5 × 130) ÷ 120 = 68 of them. No. takes 4, the heads 4, 8 and 6, so that 46 are left
    /// for items of 60, which take two lines with 54 as well.
    #[test]
    fn a_short_head_of_a_ballot_stands_on_one_line() {
        let mut sheet = Sheet::new([">序号", "测评项目", "满意", "基本满意", "不满意"]);
        for no in 1..=6 {
            let item = Cell::text("某".repeat(30));
            sheet.row(
                [Cell::Number(no), item]
                    .into_iter()
                    .chain(std::iter::repeat_n(Cell::text("□"), 3))
                    .collect(),
            );
        }
        let tables = Tables::of(&[], Lang::Zh);
        let columns = tables.press(&sheet, section::Sheet::Portrait);
        assert_eq!(columns.size, 24);
        // What stands beside the text, and four characters of it.
        assert!(columns.widths[3] >= 130 + 8 * 120, "{columns:?}");
        assert!(columns.widths[4] >= 130 + 6 * 120, "{columns:?}");
    }

    #[test]
    fn nine_columns_of_text_need_a_landscape_page() {
        let mut sheet = Sheet::new(["列"; 9]);
        sheet.row(vec![
            Cell::text("某社区养老服务中心承重墙有裂缝");
            9
        ]);
        // Nine times 7 characters at 五号 (1470 twips) are 13230, more than 8844.
        let tables = Tables::of(&[], Lang::Zh);
        assert_eq!(tables.fit(&sheet, section::Sheet::Portrait), None);
        let pressed = tables.press(&sheet, section::Sheet::Landscape);
        assert_eq!(pressed.widths.iter().sum::<u32>(), 12756);
    }
}

//! How wide the columns of a table are on paper, and whether it needs a landscape page.

use unicode_width::UnicodeWidthStr;

use super::section;
use super::xml::held;
use crate::lang::Lang;
use crate::render::table::layout::{Wish, within};
use crate::render::table::wish::wishes;
use crate::view::{Block, Cell, Sheet};

/// The space beside the text of a cell, both sides together, in twips.
const PADDING: usize = 130;
/// 小四 and 五号, and on a landscape page 小五, in half-points.
const SIZES: [u32; 3] = [24, 21, 18];

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
        let wishes = self.wished(sheet);
        let measure = page.measure() as usize;
        sizes(page).iter().find_map(|&size| {
            let unit = half_character(size);
            let room = measure.checked_sub(wishes.len() * PADDING)? / unit;
            let widths = within(&wishes, room)?;
            let widths = widths.into_iter().map(|w| w * unit + PADDING);
            Some(Columns {
                size,
                widths: filled(&widths.collect::<Vec<_>>(), measure),
            })
        })
    }

    /// The columns on such a page, pressed into it where they do not fit.
    pub(super) fn press(&self, sheet: &Sheet, page: section::Sheet) -> Columns {
        self.fit(sheet, page).unwrap_or_else(|| {
            let size = SIZES[SIZES.len() - 1];
            let least = self.wished(sheet).into_iter().map(|w| w.least);
            let widths: Vec<usize> = least.map(|w| w * half_character(size) + PADDING).collect();
            Columns {
                size,
                widths: filled(&widths, page.measure() as usize),
            }
        })
    }

    fn words(&self, cell: &Cell) -> String {
        held(&cell.words(self.lang), self.lang)
    }

    fn wished(&self, sheet: &Sheet) -> Vec<Wish> {
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
        let texts: Vec<Vec<String>> = rows
            .map(|row| row.iter().map(|cell| self.words(cell)).collect())
            .collect();
        wishes(&whole, &own, &texts, width)
    }
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

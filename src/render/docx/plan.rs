//! What stands in the text of a paper and what in its annexes.

use super::columns::Tables;
use super::heading::{annex, unnumbered};
use super::section;
use crate::view::{Block, Chart, Sheet};

/// A paper's parts in their places.
pub(super) struct Plan<'a> {
    /// The page of the text.
    pub(super) page: section::Sheet,
    /// The text, in order.
    pub(super) text: Vec<Part<'a>>,
    /// The annexes, in order: those the page has, then the tables too wide for the text.
    pub(super) annexes: Vec<Annex<'a>>,
}

/// A part of the text.
pub(super) enum Part<'a> {
    /// As it is.
    Block(&'a Block),
    /// It stands in this annex, counted from 0.
    See(usize),
}

/// An annex.
pub(super) struct Annex<'a> {
    pub(super) title: String,
    pub(super) blocks: Vec<&'a Block>,
    pub(super) page: section::Sheet,
}

impl<'a> Plan<'a> {
    /// Tables too wide for the text go into annexes; but one that may be turned and has more such
    /// tables than others is a table, and stands on landscape pages as a whole.
    pub(super) fn of(blocks: &'a [Block], may_turn: bool, tables: &Tables<'_>) -> Self {
        let (text, mut annexes) = divided(blocks, tables);
        if may_turn && is_mostly_wide(&text, tables) {
            return Self {
                page: section::Sheet::Landscape,
                text: text.into_iter().map(Part::Block).collect(),
                annexes,
            };
        }
        let mut parts = Vec::new();
        let mut heading = "";
        for block in text {
            if let Block::Heading(text) = block {
                heading = text;
            }
            let Some(sheet) = wide(block, tables) else {
                parts.push(Part::Block(block));
                continue;
            };
            let name = match sheet.name.as_str() {
                "" => heading,
                name => name,
            };
            parts.push(Part::See(annexes.len()));
            annexes.push(Annex {
                title: unnumbered(name).to_owned(),
                blocks: vec![block],
                page: section::Sheet::Landscape,
            });
        }
        Self {
            page: section::Sheet::Portrait,
            text: parts,
            annexes,
        }
    }
}

fn is_mostly_wide(blocks: &[&Block], tables: &Tables<'_>) -> bool {
    let sheets = blocks.iter().filter_map(|block| block.sheet());
    let all = sheets.filter(|sheet| !sheet.rows.is_empty()).count();
    let wide = blocks.iter().filter(|b| wide(b, tables).is_some());
    wide.count() * 2 > all
}

/// The blocks of the text, and the annexes that headings open.
fn divided<'a>(blocks: &'a [Block], tables: &Tables<'_>) -> (Vec<&'a Block>, Vec<Annex<'a>>) {
    let (mut text, mut annexes): (_, Vec<Annex<'a>>) = (Vec::new(), Vec::new());
    for block in blocks {
        let title = match block {
            Block::Heading(heading) => annex(heading, tables.lang),
            _ => None,
        };
        match (title, annexes.last_mut()) {
            (Some(title), _) => annexes.push(Annex {
                title: title.to_owned(),
                blocks: Vec::new(),
                page: section::Sheet::Portrait,
            }),
            (None, None) => text.push(block),
            (None, Some(annex)) => {
                annex.blocks.push(block);
                if wide(block, tables).is_some() {
                    annex.page = section::Sheet::Landscape;
                }
            }
        }
    }
    (text, annexes)
}

/// The table of a part, when no portrait page holds it.
fn wide<'b>(block: &'b Block, tables: &Tables<'_>) -> Option<&'b Sheet> {
    match block {
        Block::Table(sheet) | Block::Chart(Chart { sheet, .. }) if !sheet.rows.is_empty() => tables
            .fit(sheet, section::Sheet::Portrait)
            .is_none()
            .then_some(sheet),
        _ => None,
    }
}

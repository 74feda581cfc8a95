//! The page: titles, sentences and tables of typed cells, before any format.

mod cell;
mod chart;
mod exchange;
mod layout;

pub use cell::{Cell, amount, decimal, percent};
pub use chart::{Chart, ChartForm};
pub use exchange::{Entry, Exchange, LONGEST_CELL, SHEET, Sort};
pub use layout::{Imprint, Layout};

use crate::model::Template;
use crate::problem::Fault;

/// A page of a report or a list.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The title.
    pub title: String,
    /// Lines under the title: whose, as of when.
    pub under: Vec<String>,
    /// The parts, in order.
    pub blocks: Vec<Block>,
    /// What it is laid out as where a format has official layouts.
    pub layout: Layout,
    /// What was wrong while it was made and did not keep it from being made, such as a template that
    /// cannot be used; told beside the page.
    pub faults: Vec<Fault>,
    /// Tables that a letterhead may take facts and rows from, whether they are among the parts or not.
    pub at_hand: Vec<Block>,
    /// Which paper it is, where a ledger may have wording or a letterhead of its own for it.
    pub template: Option<Template>,
}

/// A part of a page.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// A table.
    Table(Sheet),
    /// A table of two columns, label and value, one fact a row: lines on a screen, a table on paper.
    Facts(Sheet),
    /// A drawing; a table where nothing is drawn.
    Chart(Chart),
    /// Notes under the tables, such as formulas.
    Notes(Vec<String>),
}

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// What it is called; used to name it where figures are traced.
    pub name: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
    /// What to say instead when there is no row.
    pub empty: String,
    /// How many of its first columns group its rows: equal cells under each other there are one
    /// value, one cell where a format has such cells. 0 for most tables.
    pub grouped: usize,
    /// Whether its last row is the total of the others.
    pub total: bool,
    /// How it comes back filled in; `None` for a table that is only read.
    pub exchange: Option<Exchange>,
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its head.
    pub head: String,
    /// Whether its cells stand at the right.
    pub right: bool,
    /// Whether readers pick rows by what it says, where a format lets them.
    pub pick: bool,
}

impl Page {
    /// A page with a title.
    #[must_use]
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            ..Self::default()
        }
    }

    /// Adds a line under the title.
    #[must_use]
    pub fn under(self, line: impl Into<String>) -> Self {
        self.all_under([line.into()])
    }

    /// Adds lines under the title.
    #[must_use]
    pub fn all_under(mut self, lines: impl IntoIterator<Item = String>) -> Self {
        self.under.extend(lines);
        self
    }

    /// Adds a part.
    pub fn add(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// Adds a heading and the table under it, which takes its name from the heading.
    pub fn section(&mut self, heading: impl Into<String>, mut sheet: Sheet) {
        let heading = heading.into();
        if sheet.name.is_empty() {
            sheet.name.clone_from(&heading);
        }
        self.add(Block::Heading(heading));
        self.add(Block::Table(sheet));
    }

    /// Adds a heading and the drawing under it, which takes its name from the heading.
    pub fn chart(&mut self, heading: impl Into<String>, sheet: Sheet, form: ChartForm) {
        let heading = heading.into();
        self.add(Block::Heading(heading.clone()));
        self.add(sheet.named(heading).drawn(form));
    }
}

impl Block {
    /// The table it is.
    #[must_use]
    pub const fn sheet(&self) -> Option<&Sheet> {
        match self {
            Self::Table(sheet) | Self::Facts(sheet) | Self::Chart(Chart { sheet, .. }) => {
                Some(sheet)
            }
            Self::Heading(_) | Self::Text(_) | Self::Notes(_) => None,
        }
    }
}

impl Sheet {
    /// A table with those columns; a head that starts with `>` stands at the right.
    #[must_use]
    pub fn new<H: AsRef<str>>(heads: impl IntoIterator<Item = H>) -> Self {
        let columns = heads.into_iter().map(|h| {
            let head = h.as_ref();
            Column {
                head: head.trim_start_matches('>').to_owned(),
                right: head.starts_with('>'),
                pick: false,
            }
        });
        Self {
            columns: columns.collect(),
            ..Self::default()
        }
    }

    /// The table with a name of its own.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// The table with what to say when it is empty.
    #[must_use]
    pub fn or_say(mut self, text: impl Into<String>) -> Self {
        self.empty = text.into();
        self
    }

    /// The table whose rows readers pick by what those columns say, counted from 0.
    #[must_use]
    pub fn picked_by(mut self, columns: &[usize]) -> Self {
        for (i, column) in self.columns.iter_mut().enumerate() {
            column.pick = columns.contains(&i);
        }
        self
    }

    /// The table without one of its columns, counted from 0.
    #[must_use]
    pub fn without(mut self, column: usize) -> Self {
        self.columns.remove(column);
        if column < self.grouped {
            self.grouped -= 1;
        }
        if let Some(exchange) = &mut self.exchange {
            exchange.entries.remove(column);
        }
        for row in &mut self.rows {
            row.remove(column);
        }
        self
    }

    /// The table drawn.
    #[must_use]
    pub const fn drawn(self, form: ChartForm) -> Block {
        Block::Chart(Chart { sheet: self, form })
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<Cell>) {
        debug_assert_eq!(cells.len(), self.columns.len(), "{}", self.name);
        self.rows.push(cells);
    }

    /// Adds the row of the total, after all others.
    pub fn total(&mut self, cells: Vec<Cell>) {
        self.row(cells);
        self.total = true;
    }
}

//! Pages to bytes, one file a format. Text from the ledger is data in each of them.

mod csv;
mod markdown;
mod plain;
mod style;
mod table;
mod xlsx;

use crate::lang::Lang;
use crate::view::{Day, Page};

pub use plain::harmless;
pub use style::Style;

/// The screen a page is drawn for.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    /// Columns.
    pub width: u16,
    /// The language.
    pub lang: Lang,
    /// What it can show.
    pub style: Style,
}

impl Screen {
    /// Columns, to reckon with.
    fn columns(self) -> usize {
        usize::from(self.width)
    }

    /// Text that may be shown here; its own lines stay lines.
    fn text(self, text: &str) -> String {
        let lines = text.trim_end().lines().map(harmless);
        let lines: Vec<String> = lines.map(|l| self.style.plain(&l, self.lang)).collect();
        lines.join("\n")
    }
}

/// What a file says of itself where its format has a place for that.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The language.
    pub lang: Lang,
    /// The day it is made on.
    pub today: Day,
    /// The body whose ledger it is made from.
    pub body: String,
}

/// The page as tables for a terminal.
#[must_use]
pub fn table(page: &Page, screen: Screen) -> String {
    table::render(page, screen)
}

/// The page as Markdown.
#[must_use]
pub fn markdown(page: &Page, lang: Lang) -> String {
    markdown::render(page, lang)
}

/// The page as CSV for Excel: a byte-order mark, CRLF, formulas disarmed.
///
/// # Errors
/// When the rows cannot be written, which memory never refuses.
pub fn csv(page: &Page, lang: Lang) -> std::io::Result<String> {
    csv::render(page, lang)
}

/// The page as a workbook for Excel and WPS (xlsx), made on the day of its origin.
///
/// # Errors
/// When the page does not fit the format: more than a million rows or 16,384 columns in a table.
pub fn xlsx(page: &Page, origin: &Origin) -> std::io::Result<Vec<u8>> {
    xlsx::fits(page, origin.lang)?;
    xlsx::render(page, origin).map_err(std::io::Error::other)
}

//! Pages as workbooks for Excel and WPS. A page with one table is one worksheet; one with several
//! starts with a worksheet of its texts, then a worksheet a table. Nothing from the ledger becomes a
//! formula or a link.

mod cell;
mod chart;
mod exchange;
mod look;
mod name;
mod overview;
mod pen;
mod print;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod width;

use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};

use self::exchange::Exchanged;
use self::look::Look;
use self::name::Names;
use self::table::Placed;
use super::Origin;
use crate::lang::{Lang, t};
use crate::say;
use crate::view::{Block, Chart, ChartForm, Page, Sheet};

pub(super) fn render(page: &Page, origin: &Origin) -> Result<Vec<u8>, XlsxError> {
    let mut book = Book::new(origin.lang);
    match alone(page) {
        Some(placed) => book.add(&placed)?,
        None => book.add_parts(page)?,
    }
    book.finish(page, origin)
}

/// The rows of a table at most: those of a worksheet (1,048,576) but for what stands around.
const MOST_ROWS: usize = 1_048_000;

/// Whether every table has room on a worksheet.
pub(super) fn fits(page: &Page, lang: Lang) -> std::io::Result<()> {
    let sheets = page.blocks.iter().filter_map(Block::sheet);
    let long = |sheet: &&Sheet| sheet.rows.len() > MOST_ROWS;
    let Some(sheet) = sheets.into_iter().find(long) else {
        return Ok(());
    };
    let (name, rows) = (&sheet.name, sheet.rows.len());
    Err(std::io::Error::other(say!(
        lang,
        "“{name}”有 {rows} 行，超过一张工作表的上限；请用筛选缩小范围，或出成 CSV",
        "`{name}` has {rows} rows, more than a worksheet holds; narrow it by a filter, or make a CSV"
    )))
}

/// A workbook that is being made.
struct Book {
    lang: Lang,
    look: Look,
    names: Names,
    exchanged: Exchanged,
    sheets: Vec<rust_xlsxwriter::Worksheet>,
}

impl Book {
    fn new(lang: Lang) -> Self {
        Self {
            lang,
            look: Look::new(lang),
            names: Names::new(&exchange::RESERVED),
            exchanged: Exchanged::default(),
            sheets: Vec::new(),
        }
    }

    fn add(&mut self, placed: &Placed<'_>) -> Result<(), XlsxError> {
        let name = self.names.take(&placed.name);
        let sheet = table::worksheet(placed, &name, &self.look, self.lang, &mut self.exchanged)?;
        self.sheets.push(sheet);
        Ok(())
    }

    /// A worksheet of the texts that says where each table stands, then the tables.
    fn add_parts(&mut self, page: &Page) -> Result<(), XlsxError> {
        let name = self.names.take(t("概况", "Overview").in_lang(self.lang));
        let context = [&page.title].into_iter().chain(&page.under);
        let context: Vec<&str> = context.map(String::as_str).collect();
        let (mut heading, mut placed) = ("", Vec::new());
        let mut entries = Vec::new();
        for block in &page.blocks {
            if let Block::Heading(text) = block {
                heading = text;
            }
            let named = drawn(block).filter(|(sheet, _)| !is_bare(sheet));
            entries.push(named.map(|(sheet, form)| {
                let title = [sheet.name.as_str(), heading, &page.title];
                let title = title.into_iter().find(|t| !t.is_empty()).unwrap_or("");
                let name = self.names.take(title);
                placed.push((Placed::under(title, &context, sheet, form), name.clone()));
                name
            }));
        }
        let first = overview::worksheet(page, &name, &entries, &self.look, self.lang)?;
        self.sheets.push(first);
        for (placed, name) in placed {
            let sheet =
                table::worksheet(&placed, &name, &self.look, self.lang, &mut self.exchanged)?;
            self.sheets.push(sheet);
        }
        Ok(())
    }

    fn finish(mut self, page: &Page, origin: &Origin) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        let made = cell::date(origin.today).unwrap_or_default();
        let properties = DocProperties::new()
            .set_title(text::line(&page.title))
            .set_author(text::line(&origin.body))
            .set_creation_datetime(&made);
        workbook.set_properties(&properties);
        self.sheets.extend(self.exchanged.hidden_sheets()?);
        for sheet in self.sheets {
            workbook.push_worksheet(sheet);
        }
        workbook.save_to_buffer()
    }
}

/// The table of a block that stands on a worksheet of its own, and how it is drawn.
fn drawn(block: &Block) -> Option<(&Sheet, Option<ChartForm>)> {
    match block {
        Block::Table(sheet) => Some((sheet, None)),
        Block::Chart(Chart { sheet, form }) => Some((sheet, Some(*form))),
        Block::Facts(_) | Block::Heading(_) | Block::Text(_) | Block::Notes(_) => None,
    }
}

/// Whether a table has nothing to show or to fill in.
fn is_bare(sheet: &Sheet) -> bool {
    sheet.rows.is_empty() && sheet.exchange.is_none()
}

/// The lines that may stand above a table whose heads stay in sight.
const MOST_ABOVE: usize = 6;

/// The page as one worksheet: when it has one table, and little text above it.
fn alone(page: &Page) -> Option<Placed<'_>> {
    let mut tables = page.blocks.iter().enumerate().filter_map(|(i, block)| {
        let (sheet, form) = drawn(block)?;
        Some((i, sheet, form))
    });
    let (at, sheet, form) = tables.next()?;
    let has_facts = page.blocks.iter().any(|b| matches!(b, Block::Facts(_)));
    if tables.next().is_some() || has_facts {
        return None;
    }
    let mut placed = Placed::titled(&page.title, &page.under, sheet, form);
    let (before, after) = page.blocks.split_at(at);
    placed.above.extend(before.iter().flat_map(pen::lines));
    placed.below.extend(after.iter().flat_map(pen::lines));
    (placed.above.len() <= MOST_ABOVE).then_some(placed)
}

//! The first worksheet of a page with several tables: its title, its texts, its facts, and where
//! each table stands.

use rust_xlsxwriter::{Url, Worksheet, XlsxError};

use super::cell::Value;
use super::look::Look;
use super::pen::{Line, Pen, lines};
use super::text;
use crate::lang::Lang;
use crate::say;
use crate::view::{Block, Page, Sheet};

/// The widths of its two columns, in characters.
const WIDTHS: [usize; 2] = [40, 90];

/// The worksheet; for each block of the page the name of the worksheet its table stands on, if it
/// stands on one.
pub(super) fn worksheet(
    page: &Page,
    name: &str,
    entries: &[Option<String>],
    look: &Look,
    lang: Lang,
) -> Result<Worksheet, XlsxError> {
    let mut pen = Pen::new(name, WIDTHS.to_vec(), look, lang)?;
    pen.title(&page.title)?;
    for line in &page.under {
        pen.line(&Line::Under(line.clone()))?;
    }
    let mut blocks = page.blocks.iter().zip(entries).peekable();
    while let Some((block, entry)) = blocks.next() {
        let (heading, table) = match (block, blocks.peek()) {
            (Block::Heading(text), Some((next, _))) if tabled(next).is_some() => {
                (text.as_str(), blocks.next())
            }
            _ => ("", Some((block, entry))),
        };
        match table.and_then(|(block, entry)| Some((tabled(block)?, entry))) {
            Some((sheet, entry)) => pen.entry(heading, sheet, entry.as_deref())?,
            None => pen.block(block)?,
        }
    }
    Ok(pen.out)
}

/// The table of a block that stands elsewhere.
fn tabled(block: &Block) -> Option<&Sheet> {
    match block {
        Block::Facts(_) => None,
        other => other.sheet(),
    }
}

impl Pen<'_> {
    fn block(&mut self, block: &Block) -> Result<(), XlsxError> {
        if let Block::Facts(sheet) = block {
            self.facts(sheet)?;
        }
        lines(block).iter().try_for_each(|line| self.line(line))
    }

    /// A heading, and where its table stands and how many rows it has, or that it has none.
    fn entry(&mut self, heading: &str, sheet: &Sheet, name: Option<&str>) -> Result<(), XlsxError> {
        let (lang, rows) = (self.lang, sheet.rows.len());
        let heading = text::fitted(heading, lang).text;
        let shown = match name {
            Some(name) => say!(
                lang,
                "{rows} 行，见工作表“{name}”",
                "{rows} rows, see worksheet “{name}”"
            ),
            None => text::fitted(&sheet.empty, lang).text,
        };
        let row = self.row;
        self.out
            .write_string_with_format(row, 0, &heading, &self.look.heading())?;
        match name {
            Some(name) => {
                let place = format!("internal:'{}'!A1", name.replace('\'', "''"));
                let format = self.look.link();
                self.out.write_url_with_options(
                    row,
                    1,
                    Url::new(place),
                    shown.as_str(),
                    "",
                    Some(&format),
                )?;
            }
            None => {
                self.out
                    .write_string_with_format(row, 1, &shown, &self.look.text())?;
            }
        }
        let height = self.height([heading.as_str(), &shown].into_iter());
        self.next(height)
    }

    fn facts(&mut self, sheet: &Sheet) -> Result<(), XlsxError> {
        for cells in &sheet.rows {
            for (col, cell) in (0..).zip(cells) {
                let format = if col == 0 {
                    self.look.head()
                } else {
                    self.look.cell(cell, false)
                };
                Value::of(cell, self.lang).write(&mut self.out, (self.row, col), &format)?;
            }
            let texts = cells.iter().map(|c| text::lines(&c.words(self.lang)));
            let texts: Vec<String> = texts.collect();
            let height = self.height(texts.iter().map(String::as_str));
            self.next(height)?;
        }
        Ok(())
    }
}

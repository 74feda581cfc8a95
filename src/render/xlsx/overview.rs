//! The first worksheet of a page with several tables: its title, its texts, its facts, and where
//! each table stands.

use rust_xlsxwriter::{Format, Url, Worksheet, XlsxError};

use super::cell::Value;
use super::look::Look;
use super::table::{across, lines};
use super::{print, text, width};
use crate::lang::Lang;
use crate::say;
use crate::view::{Block, Page, Sheet};

/// The widths of its two columns, in characters.
const WIDTHS: [usize; 2] = [26, 94];

/// The worksheet; for each block of the page the name of the worksheet its table stands on, if it
/// stands on one.
pub(super) fn worksheet(
    page: &Page,
    name: &str,
    entries: &[Option<String>],
    look: &Look,
    lang: Lang,
) -> Result<Worksheet, XlsxError> {
    let mut out = Worksheet::new();
    out.set_name(name)?;
    print::set_up(&mut out, lang);
    for (col, width) in (0..).zip(WIDTHS) {
        out.set_column_width(col, width::characters(width))?;
    }
    let mut pen = Pen {
        out,
        row: 0,
        look,
        lang,
    };
    pen.merged(&text::line(&page.title), &look.title(), 2)?;
    for line in &page.under {
        pen.merged(&text::line(line), &look.under(), 1)?;
    }
    for (block, entry) in page.blocks.iter().zip(entries) {
        pen.block(block, entry.as_deref())?;
    }
    Ok(pen.out)
}

struct Pen<'p> {
    out: Worksheet,
    row: u32,
    look: &'p Look,
    lang: Lang,
}

impl Pen<'_> {
    fn merged(&mut self, text: &str, format: &Format, size: usize) -> Result<(), XlsxError> {
        let width: usize = WIDTHS.iter().sum();
        let rows = width::rows(text, width / size) * size;
        across(
            &mut self.out,
            self.row,
            2,
            &text::fitted(text, self.lang).text,
            format,
        )?;
        self.out.set_row_height(self.row, width::height(rows))?;
        self.row += 1;
        Ok(())
    }

    fn block(&mut self, block: &Block, entry: Option<&str>) -> Result<(), XlsxError> {
        for line in lines(block) {
            self.merged(&line.words(self.lang), &line.format(self.look), 1)?;
        }
        match (block, entry) {
            (Block::Facts(sheet), _) => self.facts(sheet),
            (_, Some(name)) => self.link(name, block.sheet().map_or(0, |s| s.rows.len())),
            (_, None) => match block.sheet() {
                Some(sheet) if !sheet.empty.is_empty() => {
                    self.merged(&text::lines(&sheet.empty), &self.look.text(), 1)
                }
                _ => Ok(()),
            },
        }
    }

    /// Where a table stands and how many rows it has.
    fn link(&mut self, name: &str, rows: usize) -> Result<(), XlsxError> {
        let shown = say!(
            self.lang,
            "见工作表“{name}”，{rows} 行",
            "See worksheet “{name}”, {rows} rows"
        );
        let row = self.row;
        let format = self.look.link();
        self.merged(&shown, &format, 1)?;
        let place = Url::new(format!("internal:'{}'!A1", name.replace('\'', "''")));
        self.out
            .write_url_with_options(row, 0, place, shown, "", Some(&format))?;
        Ok(())
    }

    fn facts(&mut self, sheet: &Sheet) -> Result<(), XlsxError> {
        for cells in &sheet.rows {
            let height = cells
                .iter()
                .zip(WIDTHS)
                .map(|(cell, width)| width::rows(&text::lines(&cell.words(self.lang)), width));
            let height = width::height(height.max().unwrap_or(1));
            for (col, cell) in (0..).zip(cells) {
                let format = if col == 0 {
                    self.look.head()
                } else {
                    self.look.cell(cell, false)
                };
                Value::of(cell, self.lang).write(&mut self.out, (self.row, col), &format)?;
            }
            self.out.set_row_height(self.row, height)?;
            self.row += 1;
        }
        Ok(())
    }
}

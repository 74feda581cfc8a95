//! A worksheet with one table: title and lines, heads that stay in sight, rows, notes.

use rust_xlsxwriter::{ConditionalFormatDataBar, ConditionalFormatType, Worksheet, XlsxError};

use super::cell::Value;
use super::exchange::{self, Exchanged};
use super::look::Look;
use super::pen::{Line, Pen};
use super::{chart, text, width};
use crate::lang::Lang;
use crate::view::{Cell, ChartForm, Sheet};

/// A table and what stands around it on its worksheet.
pub(super) struct Placed<'p> {
    /// What the worksheet is called, as far as Excel lets it.
    pub(super) name: String,
    title: &'p str,
    pub(super) above: Vec<Line<'p>>,
    sheet: &'p Sheet,
    form: Option<ChartForm>,
    pub(super) below: Vec<Line<'p>>,
}

impl<'p> Placed<'p> {
    /// The only table of a page.
    pub(super) fn titled(
        title: &'p str,
        under: &'p [String],
        sheet: &'p Sheet,
        form: Option<ChartForm>,
    ) -> Self {
        Self {
            name: title.to_owned(),
            title,
            above: under.iter().cloned().map(Line::Under).collect(),
            sheet,
            form,
            below: Vec::new(),
        }
    }

    /// One table of several, with a line that says what it is a part of.
    pub(super) fn under(
        title: &'p str,
        context: &[&str],
        sheet: &'p Sheet,
        form: Option<ChartForm>,
    ) -> Self {
        Self {
            above: vec![Line::Under(context.join("　"))],
            ..Self::titled(title, &[], sheet, form)
        }
    }
}

/// The worksheet, of that name.
pub(super) fn worksheet(
    placed: &Placed<'_>,
    name: &str,
    look: &Look,
    lang: Lang,
    exchanged: &mut Exchanged,
) -> Result<Worksheet, XlsxError> {
    let mut pen = Pen::new(name, width::widths(placed.sheet, lang), look, lang)?;
    pen.title(placed.title)?;
    // Rows for new records stand under the table: what would be there stands above.
    let is_filled_in = placed.sheet.exchange.is_some();
    let (raised, below) = placed
        .below
        .split_at(if is_filled_in { placed.below.len() } else { 0 });
    for line in placed.above.iter().chain(raised) {
        pen.line(line)?;
    }
    let head = pen.row;
    pen.heads(placed.sheet)?;
    pen.rows(placed.sheet)?;
    if let Some(exchange) = &placed.sheet.exchange {
        exchange::fill_in(&mut pen, placed.sheet, exchange, head, exchanged)?;
    } else {
        bars(&mut pen.out, placed.sheet, head)?;
        grouped(&mut pen, placed.sheet, head)?;
    }
    if let Some(form) = placed.form {
        chart::beside(&mut pen.out, placed.sheet, form, head, lang)?;
    }
    if placed.sheet.rows.is_empty() && !is_filled_in {
        pen.line(&Line::Text(&placed.sheet.empty))?;
    }
    for line in below {
        pen.line(line)?;
    }
    Ok(pen.out)
}

impl Pen<'_> {
    fn heads(&mut self, sheet: &Sheet) -> Result<(), XlsxError> {
        let heads: Vec<String> = sheet.columns.iter().map(|c| text::line(&c.head)).collect();
        for (col, head) in (0..).zip(&heads) {
            self.out
                .write_string_with_format(self.row, col, head, &self.look.head())?;
        }
        self.out.set_repeat_rows(self.row, self.row)?;
        self.filter(sheet)?;
        let height = self.height(heads.iter().map(String::as_str)) + 6.0;
        self.next(height)?;
        self.out.set_freeze_panes(self.row, 0)?;
        Ok(())
    }

    /// Lets the rows be filtered and sorted, but for a total; cells over several rows cannot be.
    fn filter(&mut self, sheet: &Sheet) -> Result<(), XlsxError> {
        let rows = count(sheet.rows.len()).saturating_sub(u32::from(sheet.total));
        if let Some(col) = last_column(sheet).filter(|_| sheet.grouped == 0) {
            self.out.autofilter(self.row, 0, self.row + rows, col)?;
        }
        Ok(())
    }

    fn rows(&mut self, sheet: &Sheet) -> Result<(), XlsxError> {
        let last = sheet.rows.len().saturating_sub(1);
        for (index, cells) in sheet.rows.iter().enumerate() {
            let is_total = sheet.total && index == last;
            for (col, (cell, column)) in (0..).zip(cells.iter().zip(&sheet.columns)) {
                let format = self.look.cell(cell, column.right);
                let format = if is_total { format.set_bold() } else { format };
                Value::of(cell, self.lang).write(&mut self.out, (self.row, col), &format)?;
            }
            // The height of a cell over several rows is that of the rows.
            let over = |col| col < sheet.grouped && is_one_of_several(sheet, index, col);
            let texts = cells.iter().enumerate().map(|(col, cell)| {
                if over(col) {
                    String::new()
                } else {
                    text::lines(&cell.words(self.lang))
                }
            });
            let texts: Vec<String> = texts.collect();
            let height = self.height(texts.iter().map(String::as_str));
            self.next(height)?;
        }
        Ok(())
    }
}

/// Whether a row has a neighbour with the same cells up to a column.
fn is_one_of_several(sheet: &Sheet, row: usize, col: usize) -> bool {
    let own = &sheet.rows[row][..=col];
    let before = row.checked_sub(1).and_then(|i| sheet.rows.get(i));
    let neighbours = [before, sheet.rows.get(row + 1)].into_iter().flatten();
    neighbours.into_iter().any(|cells| &cells[..=col] == own)
}

/// One cell over the rows of each group.
fn grouped(pen: &mut Pen<'_>, sheet: &Sheet, head: u32) -> Result<(), XlsxError> {
    for (index, col) in (0..sheet.grouped).zip(0..) {
        let mut first = head + 1;
        for rows in sheet.rows.chunk_by(|a, b| a[..=index] == b[..=index]) {
            let last = first + count(rows.len()) - 1;
            if last > first {
                let cell = &rows[0][index];
                let format = pen.look.cell(cell, sheet.columns[index].right);
                pen.out.merge_range(first, col, last, col, "", &format)?;
                Value::of(cell, pen.lang).write(&mut pen.out, (first, col), &format)?;
            }
            first = last + 1;
        }
    }
    Ok(())
}

/// A bar in every cell of a column of percentages.
fn bars(out: &mut Worksheet, sheet: &Sheet, head: u32) -> Result<(), XlsxError> {
    let bar = ConditionalFormatDataBar::new()
        .set_minimum(ConditionalFormatType::Number, 0)
        .set_maximum(ConditionalFormatType::Number, 1)
        .set_fill_color("CFE2F3")
        .set_solid_fill(true)
        .set_border_off(true);
    for (index, col) in (0..sheet.columns.len()).zip(0..) {
        let mut cells = sheet
            .rows
            .iter()
            .map(|row| &row[index])
            .filter(|c| **c != Cell::Blank)
            .peekable();
        let is_some = cells.peek().is_some();
        let is_percent =
            |c: &Cell| matches!(c, Cell::Percent(_) | Cell::Rate(_) | Cell::FinePercent(_));
        if is_some && cells.all(is_percent) {
            out.add_conditional_format(head + 1, col, head + count(sheet.rows.len()), col, &bar)?;
        }
    }
    Ok(())
}

/// Rows or columns as a worksheet counts them.
pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The last column of a table, counted from 0; `None` for one without columns.
pub(super) fn last_column(sheet: &Sheet) -> Option<u16> {
    u16::try_from(sheet.columns.len().checked_sub(1)?).ok()
}

//! A worksheet with one table: title and lines, heads that stay in sight, rows, notes.

use rust_xlsxwriter::{
    ConditionalFormatDataBar, ConditionalFormatType, Format, Worksheet, XlsxError,
};

use super::cell::Value;
use super::exchange::{self, Exchanged};
use super::look::Look;
use super::width::{self, Widths};
use super::{chart, print, text};
use crate::lang::{Lang, t};
use crate::view::{Block, Cell, ChartForm, Sheet};

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

/// A line over or under a table.
pub(super) enum Line<'p> {
    /// Under the title.
    Under(String),
    /// A heading.
    Heading(&'p str),
    /// A paragraph.
    Text(&'p str),
    /// A note.
    Note(&'p str),
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

/// The lines of a block that is no table.
pub(super) fn lines(block: &Block) -> Vec<Line<'_>> {
    match block {
        Block::Heading(text) => vec![Line::Heading(text)],
        Block::Text(text) => vec![Line::Text(text)],
        Block::Notes(notes) => notes.iter().map(|n| Line::Note(n)).collect(),
        Block::Table(_) | Block::Facts(_) | Block::Chart(_) => Vec::new(),
    }
}

impl Line<'_> {
    pub(super) fn words(&self, lang: Lang) -> String {
        match self {
            Self::Under(text) => text::line(text),
            Self::Heading(text) | Self::Text(text) => text::lines(text),
            Self::Note(text) => t("注：", "Note: ").in_lang(lang).to_owned() + &text::lines(text),
        }
    }

    pub(super) fn format(&self, look: &Look) -> Format {
        match self {
            Self::Under(_) => look.under(),
            Self::Heading(_) => look.heading(),
            Self::Text(_) | Self::Note(_) => look.text(),
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
    let mut pen = Pen::new(name, placed, look, lang)?;
    pen.merged(&text::line(placed.title), &look.title(), 2)?;
    // Rows for new records stand under the table: what would be there stands above.
    let is_filled_in = placed.sheet.exchange.is_some();
    let (raised, below) = if is_filled_in {
        (&placed.below[..], &[][..])
    } else {
        (&[][..], &placed.below[..])
    };
    for line in placed.above.iter().chain(raised) {
        pen.line(line)?;
    }
    let head = pen.row;
    pen.heads(placed.sheet)?;
    pen.rows(placed.sheet)?;
    if let Some(exchange) = &placed.sheet.exchange {
        exchange::fill_in(
            &mut pen.out,
            placed.sheet,
            exchange,
            head,
            look,
            lang,
            exchanged,
        )?;
    } else {
        bars(&mut pen.out, placed.sheet, head)?;
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

/// What a worksheet is written with, row by row from the top.
struct Pen<'p> {
    out: Worksheet,
    row: u32,
    look: &'p Look,
    lang: Lang,
    widths: Widths,
    /// The columns of a line over or under the table, and their width.
    span: (u16, usize),
}

impl<'p> Pen<'p> {
    fn new(name: &str, placed: &Placed<'_>, look: &'p Look, lang: Lang) -> Result<Self, XlsxError> {
        let mut out = Worksheet::new();
        out.set_name(name)?;
        print::set_up(&mut out, lang);
        let widths = Widths::of(placed.sheet, lang);
        for (col, width) in widths.iter() {
            out.set_column_width(col, width)?;
        }
        let lines = placed
            .above
            .iter()
            .chain(&placed.below)
            .map(|l| l.words(lang));
        let lines = lines.map(|l| text::columns(&l) + 2);
        // Characters of a title are twice as large.
        let longest = lines
            .max()
            .unwrap_or(0)
            .max(text::columns(placed.title) * 2 + 4);
        Ok(Self {
            out,
            row: 0,
            look,
            lang,
            span: widths.span(longest),
            widths,
        })
    }

    /// A line across the table; its characters that many times as large as those of the table.
    fn merged(&mut self, text: &str, format: &Format, size: usize) -> Result<(), XlsxError> {
        let (columns, width) = self.span;
        let lines = width::rows(text, (width / size).max(1)) * size;
        across(
            &mut self.out,
            self.row,
            columns,
            &text::fitted(text, self.lang).text,
            format,
        )?;
        self.out.set_row_height(self.row, width::height(lines))?;
        self.row += 1;
        Ok(())
    }

    fn line(&mut self, line: &Line<'_>) -> Result<(), XlsxError> {
        self.merged(&line.words(self.lang), &line.format(self.look), 1)
    }

    fn heads(&mut self, sheet: &Sheet) -> Result<(), XlsxError> {
        let heads: Vec<String> = sheet.columns.iter().map(|c| text::line(&c.head)).collect();
        for (col, head) in (0..).zip(&heads) {
            self.out
                .write_string_with_format(self.row, col, head, &self.look.head())?;
        }
        let height = self.widths.height(heads.iter().map(String::as_str)) + 6.0;
        self.out.set_row_height(self.row, height)?;
        self.out.set_repeat_rows(self.row, self.row)?;
        let (first, last) = (self.row, self.row + count(sheet.rows.len()));
        if let Some(col) = last_column(sheet) {
            self.out.autofilter(first, 0, last, col)?;
        }
        self.row += 1;
        self.out.set_freeze_panes(self.row, 0)?;
        Ok(())
    }

    fn rows(&mut self, sheet: &Sheet) -> Result<(), XlsxError> {
        for cells in &sheet.rows {
            for (col, (cell, column)) in (0..).zip(cells.iter().zip(&sheet.columns)) {
                let format = self.look.cell(cell, column.right);
                Value::of(cell, self.lang).write(&mut self.out, (self.row, col), &format)?;
            }
            let texts: Vec<String> = cells
                .iter()
                .map(|c| text::lines(&c.words(self.lang)))
                .collect();
            let height = self.widths.height(texts.iter().map(String::as_str));
            self.out.set_row_height(self.row, height)?;
            self.row += 1;
        }
        Ok(())
    }
}

/// Text over the first columns of a row.
pub(super) fn across(
    out: &mut Worksheet,
    row: u32,
    columns: u16,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let quoted = text::looks_like_formula(text).then(|| format.clone().set_quote_prefix());
    let format = quoted.as_ref().unwrap_or(format);
    if columns > 1 {
        out.merge_range(row, 0, row, columns - 1, text, format)?;
    } else {
        out.write_string_with_format(row, 0, text, format)?;
    }
    Ok(())
}

/// A bar in every cell of a column of percentages.
fn bars(out: &mut Worksheet, sheet: &Sheet, head: u32) -> Result<(), XlsxError> {
    let bar = ConditionalFormatDataBar::new()
        .set_minimum(ConditionalFormatType::Number, 0)
        .set_maximum(ConditionalFormatType::Number, 1)
        .set_fill_color("9DC3E6")
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

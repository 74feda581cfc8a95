//! Lines across a worksheet, written row by row from the top.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::look::Look;
use super::{print, text, width};
use crate::lang::{Lang, t};
use crate::view::Block;

/// A line that is no row of a table.
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
    fn words(&self, lang: Lang) -> String {
        match self {
            Self::Under(text) => text::line(text),
            Self::Heading(text) | Self::Text(text) => text::lines(text),
            Self::Note(text) => t("注：", "Note: ").in_lang(lang).to_owned() + &text::lines(text),
        }
    }

    fn format(&self, look: &Look) -> Format {
        match self {
            Self::Under(_) => look.under(),
            Self::Heading(_) => look.heading(),
            Self::Text(_) | Self::Note(_) => look.text(),
        }
    }
}

/// A worksheet and how far it is written.
pub(super) struct Pen<'p> {
    pub(super) out: Worksheet,
    /// The next row, from 0.
    pub(super) row: u32,
    pub(super) look: &'p Look,
    pub(super) lang: Lang,
    /// The widths of the columns that lines go across, in characters.
    widths: Vec<usize>,
}

impl<'p> Pen<'p> {
    /// An empty worksheet with columns of those widths, in characters.
    pub(super) fn new(
        name: &str,
        widths: Vec<usize>,
        look: &'p Look,
        lang: Lang,
    ) -> Result<Self, XlsxError> {
        let mut out = Worksheet::new();
        out.set_name(name)?;
        print::set_up(&mut out, lang);
        for (col, width) in (0..).zip(&widths) {
            out.set_column_width(col, width::characters(*width))?;
        }
        Ok(Self {
            out,
            row: 0,
            look,
            lang,
            widths,
        })
    }

    /// The title, whose characters are twice as large as those of a table.
    pub(super) fn title(&mut self, text: &str) -> Result<(), XlsxError> {
        self.across(&text::line(text), &self.look.title(), 2)
    }

    /// A line across all columns.
    pub(super) fn line(&mut self, line: &Line<'_>) -> Result<(), XlsxError> {
        self.across(&line.words(self.lang), &line.format(self.look), 1)
    }

    /// Text across all columns, its characters that many times as large as those of a table.
    pub(super) fn across(
        &mut self,
        text: &str,
        format: &Format,
        size: usize,
    ) -> Result<(), XlsxError> {
        let width: usize = self.widths.iter().sum();
        let lines = width::rows(text, width / size) * size;
        let text = text::fitted(text, self.lang).text;
        let quoted = text::looks_like_formula(&text).then(|| format.clone().set_quote_prefix());
        let format = quoted.as_ref().unwrap_or(format);
        match u16::try_from(self.widths.len()) {
            Ok(columns) if columns > 1 => {
                let row = self.row;
                self.out
                    .merge_range(row, 0, row, columns - 1, &text, format)?;
            }
            _ => {
                self.out
                    .write_string_with_format(self.row, 0, &text, format)?;
            }
        }
        self.next(width::height(lines))
    }

    /// Ends a row, which is that many points high.
    pub(super) fn next(&mut self, height: f64) -> Result<(), XlsxError> {
        self.out.set_row_height(self.row, height)?;
        self.row += 1;
        Ok(())
    }

    /// The height of a row of those texts, one a column, in points.
    pub(super) fn height<'t>(&self, texts: impl Iterator<Item = &'t str>) -> f64 {
        let rows = texts
            .zip(&self.widths)
            .map(|(text, width)| width::rows(text, *width));
        width::height(rows.max().unwrap_or(1))
    }
}

//! One cell: numbers as numbers, days as days, everything else as text.

use rust_xlsxwriter::{ExcelDateTime, Format, Worksheet, XlsxError};

use super::text;
use crate::lang::Lang;
use crate::view::{Cell, Day};

/// What a cell holds in a workbook.
pub(super) enum Value {
    Nothing,
    Text(text::Fitted),
    Number(f64),
    Day(ExcelDateTime),
}

/// Whole numbers above this lose digits in a spreadsheet, which keeps fifteen.
const LARGEST: u64 = 999_999_999_999_999;

impl Value {
    /// What a cell becomes: text where it is no plain number or day.
    pub(super) fn of(cell: &Cell, lang: Lang) -> Self {
        let number = match cell {
            Cell::Blank => return Self::Nothing,
            Cell::Figure(figure) => i64::try_from(figure.count()).ok().and_then(whole),
            Cell::Number(n) | Cell::Delta(n) => whole(*n),
            Cell::Amount(amount) if amount.is_whole() && !amount.approx => {
                i64::try_from(amount.value).ok().and_then(whole)
            }
            Cell::Rate(rate) => rate.percent().map(|p| parts(p.0, 1000)),
            Cell::Percent(percent) => percent.map(|p| parts(p.0, 1000)),
            Cell::FinePercent(percent) => percent.map(|p| parts(p.0, 10_000)),
            Cell::Points(points) => points.map(|p| parts(p, 10)),
            Cell::Tenths(tenths) => tenths.map(|t| parts(t.0, 10)),
            Cell::Date(day) => {
                return match date(*day) {
                    Some(day) => Self::Day(day),
                    None => Self::text(cell, lang),
                };
            }
            Cell::Amount(_) | Cell::Text(_) | Cell::Code(_) | Cell::Light(_) | Cell::Lit(..) => {
                None
            }
        };
        number.map_or_else(|| Self::text(cell, lang), Self::Number)
    }

    fn text(cell: &Cell, lang: Lang) -> Self {
        Self::Text(text::fitted(&cell.words(lang), lang))
    }

    /// Writes it, told to be text where it would be a formula if it were typed.
    pub(super) fn write(
        &self,
        sheet: &mut Worksheet,
        (row, col): (u32, u16),
        format: &Format,
    ) -> Result<(), XlsxError> {
        match self {
            Self::Nothing => sheet.write_blank(row, col, format)?,
            Self::Number(n) => sheet.write_number_with_format(row, col, *n, format)?,
            Self::Day(day) => sheet.write_datetime_with_format(row, col, day, format)?,
            Self::Text(fitted) => {
                let shown = &fitted.text;
                if text::looks_like_formula(shown) {
                    let quoted = format.clone().set_quote_prefix();
                    sheet.write_string_with_format(row, col, shown, &quoted)?
                } else {
                    sheet.write_string_with_format(row, col, shown, format)?
                }
            }
        };
        Ok(())
    }
}

fn whole(n: i64) -> Option<f64> {
    (n.unsigned_abs() <= LARGEST).then(|| parts(n, 1))
}

#[allow(clippy::cast_precision_loss)] // Far below 2^52.
fn parts(n: i64, of: i32) -> f64 {
    n as f64 / f64::from(of)
}

/// The day as spreadsheets reckon it; `None` before 1900.
pub(super) fn date(day: Day) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    let (month, day) = (
        u8::try_from(day.month()).ok()?,
        u8::try_from(day.day()).ok()?,
    );
    ExcelDateTime::from_ymd(year, month, day).ok()
}

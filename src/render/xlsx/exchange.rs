//! A table that comes back filled in: cells to fill in, what may stand in them, and what travels
//! hidden with them. Protection keeps a hand from slipping; whoever takes the table in again checks
//! every cell.

use rust_xlsxwriter::{
    DataValidation, DataValidationRule, ExcelDateTime, Format, FormatAlign, Formula,
    ProtectionOptions, Worksheet, XlsxError,
};

use super::cell::Value;
use super::look::Look;
use super::pen::Pen;
use super::table::count;
use super::text;
use crate::lang::{Lang, Text, t};
use crate::view::page::{Entry, Exchange, SHEET, Sort};
use crate::view::{Cell, Sheet};

/// The worksheets that nobody is shown.
pub(super) const RESERVED: [&str; 2] = [CHOICES, SHEET];

/// The worksheet of the words that cells let choose from; a list within a rule ends at 255
/// characters.
const CHOICES: &str = "_choices";

/// The most of a line that stands in one cell, in UTF-16 units.
const PIECE: usize = 30_000;

/// The rows for new records.
const BLANK_ROWS: u32 = 50;

/// What the hidden worksheets will hold.
#[derive(Default)]
pub(super) struct Exchanged {
    choices: Vec<Vec<String>>,
    base: Vec<String>,
}

impl Exchanged {
    /// The hidden worksheets, those that are needed.
    pub(super) fn hidden_sheets(&self) -> Result<Vec<Worksheet>, XlsxError> {
        let mut sheets = Vec::new();
        if !self.choices.is_empty() {
            let mut sheet = Worksheet::new();
            sheet.set_name(CHOICES)?.set_hidden(true);
            for (col, words) in (0..).zip(&self.choices) {
                for (row, word) in (0..).zip(words) {
                    sheet.write_string(row, col, word)?;
                }
            }
            sheets.push(sheet);
        }
        if !self.base.is_empty() {
            let mut sheet = Worksheet::new();
            sheet.set_name(SHEET)?.set_very_hidden(true);
            for (row, line) in (0..).zip(&self.base) {
                for (col, piece) in (0..).zip(text::pieces(line, PIECE)) {
                    sheet.write_string(row, col, piece)?;
                }
            }
            sheets.push(sheet);
        }
        Ok(sheets)
    }

    /// The range of those words on their worksheet.
    fn choices(&mut self, words: &[String]) -> String {
        let words: Vec<String> = words.iter().map(|w| text::line(w)).collect();
        let known = self.choices.iter().position(|c| *c == words);
        let last = words.len().max(1);
        let at = known.unwrap_or_else(|| {
            self.choices.push(words);
            self.choices.len() - 1
        });
        let column = u16::try_from(at).unwrap_or(u16::MAX);
        let column = rust_xlsxwriter::utility::column_number_to_name(column);
        format!("='{CHOICES}'!${column}$1:${column}${last}")
    }
}

/// Makes the table under its heads one to fill in, with rows for new records.
pub(super) fn fill_in(
    pen: &mut Pen<'_>,
    sheet: &Sheet,
    exchange: &Exchange,
    head: u32,
    exchanged: &mut Exchanged,
) -> Result<(), XlsxError> {
    let first = head + 1;
    let blank = first + count(sheet.rows.len());
    let last = blank + BLANK_ROWS - 1;
    for (index, (col, entry)) in (0..).zip(&exchange.entries).enumerate() {
        let right = sheet.columns[index].right;
        for (row, cells) in (first..).zip(&sheet.rows) {
            let cell = &cells[index];
            let value = filled(cell, entry.as_ref(), pen.lang);
            // What is not there whole cannot come back whole.
            let is_cut = matches!(&value, Value::Text(fitted) if fitted.is_cut);
            let format = match entry.as_ref().filter(|_| !is_cut) {
                Some(entry) => input(entry, pen.look),
                None => pen.look.locked(cell, right),
            };
            value.write(&mut pen.out, (row, col), &format)?;
        }
        let format = entry.as_ref().map(|entry| input(entry, pen.look));
        let format = format.unwrap_or_else(|| pen.look.locked(&Cell::Blank, right));
        for row in blank..=last {
            pen.out.write_blank(row, col, &format)?;
        }
        let rule = entry.as_ref().map(|e| rule(e, pen.lang, exchanged));
        if let Some(rule) = rule.transpose()?.flatten() {
            pen.out.add_data_validation(first, col, last, col, &rule)?;
        }
    }
    pen.out.protect_with_options(&ProtectionOptions {
        sort: true,
        use_autofilter: true,
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::new()
    });
    exchanged.base.extend(exchange.base.iter().cloned());
    Ok(())
}

/// What a cell to fill in holds: a percentage stands there as it is typed, without its sign.
fn filled(cell: &Cell, entry: Option<&Entry>, lang: Lang) -> Value {
    let is_percent = entry.is_some_and(|e| e.sort == Sort::Percent);
    match cell {
        Cell::Percent(percent) if is_percent => Value::of(&Cell::Tenths(*percent), lang),
        other => Value::of(other, lang),
    }
}

/// How a cell to fill in looks; it keeps what is typed into it as it is typed.
fn input(entry: &Entry, look: &Look) -> Format {
    let input = look.input();
    match entry.sort {
        Sort::Text | Sort::Choice(_) => input.set_num_format("@"),
        Sort::Day => input
            .set_num_format("yyyy-mm-dd")
            .set_align(FormatAlign::Center),
        Sort::Number | Sort::Percent => input.set_num_format("0").set_align(FormatAlign::Right),
    }
}

/// What may stand in the cells of a column; `None` when anything may.
fn rule(
    entry: &Entry,
    lang: Lang,
    exchanged: &mut Exchanged,
) -> Result<Option<DataValidation>, XlsxError> {
    let rule = DataValidation::new();
    let (rule, message) = match &entry.sort {
        Sort::Text => return Ok(None),
        Sort::Choice(words) => {
            let range = Formula::new(exchanged.choices(words));
            (rule.allow_list_formula(range), CHOOSE)
        }
        Sort::Day => {
            let days = DataValidationRule::Between(
                ExcelDateTime::from_ymd(1990, 1, 1)?,
                ExcelDateTime::from_ymd(2099, 12, 31)?,
            );
            (rule.allow_date(days), DAY)
        }
        Sort::Number => {
            let size = DataValidationRule::Between(0, i32::MAX);
            (rule.allow_whole_number(size), NUMBER)
        }
        Sort::Percent => {
            let size = DataValidationRule::Between(0, 100);
            (rule.allow_whole_number(size), PERCENT)
        }
    };
    let title = t("请改填", "Please correct").in_lang(lang);
    rule.set_error_title(title)?
        .set_error_message(message.in_lang(lang))
        .map(Some)
}

const CHOOSE: Text = t(
    "请从下拉列表里选一项，不要另外填写。",
    "Choose one of the words in the list.",
);
const DAY: Text = t(
    "请填日期，如 2024-06-30。",
    "Write a date such as 2024-06-30.",
);
const NUMBER: Text = t(
    "请填整数，不能是负数。",
    "Write a whole number, not below 0.",
);
const PERCENT: Text = t(
    "请填 0 到 100 的整数，不要写百分号。",
    "Write a whole number from 0 to 100, without the percent sign.",
);

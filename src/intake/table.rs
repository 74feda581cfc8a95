//! A table somebody filled in and sent back: CSV or a workbook, as Excel and WPS save them.

use crate::fault;
use crate::intake::book::{At, Book, Grid};
use crate::problem::Fault;

/// A table: its heads and its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    heads: Vec<String>,
    /// The rows, in order; a row of nothing but blanks is left out.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number as a spreadsheet shows it, the heads being row 1.
    pub number: usize,
    cells: Vec<String>,
}

impl Table {
    /// Reads CSV, or of a workbook the first sheet that is shown and holds something. Cells that are
    /// merged say the same in each of their rows.
    ///
    /// # Errors
    /// As [`Book::read`]; `E-MISSING` without a head row.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let book = Book::read(bytes)?;
        let mut rows = book.first().map(rows).unwrap_or_default().into_iter();
        let heads = rows.next();
        let heads = heads.ok_or_else(|| fault!(Missing, "表格是空的", "the table is empty"))?;
        Ok(Self {
            heads: heads.cells,
            rows: rows.collect(),
        })
    }

    /// The table under its real heads: where a title stands above them, the first of the first ten
    /// rows that has two heads.
    #[must_use]
    pub fn under_heads(mut self, is_head: impl Fn(&str) -> bool) -> Self {
        let has_two = |cells: &[String]| cells.iter().filter(|c| is_head(c)).nth(1).is_some();
        if !has_two(&self.heads)
            && let Some(at) = self.rows.iter().take(10).position(|r| has_two(&r.cells))
        {
            let above = self.rows.drain(..=at).next_back();
            self.heads = above.map(|row| row.cells).unwrap_or_default();
        }
        self
    }

    /// The heads, in order.
    #[must_use]
    pub fn heads(&self) -> &[String] {
        &self.heads
    }

    /// The column of one of these heads.
    ///
    /// # Errors
    /// `E-MISSING` when no head is called so.
    pub fn column(&self, names: &[&str]) -> Result<usize, Fault> {
        self.heads
            .iter()
            .position(|h| names.contains(&h.as_str()))
            .ok_or_else(|| {
                let (zh, en) = (names[0], names[names.len() - 1]);
                fault!(
                    Missing,
                    "表格没有“{zh}”这一列",
                    "the table has no column `{en}`"
                )
            })
    }
}

impl Row {
    /// The text of a column, blank when the row is short.
    #[must_use]
    pub fn get(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// The text of a column; `None` when it is blank.
    #[must_use]
    pub fn given(&self, column: usize) -> Option<&str> {
        Some(self.get(column)).filter(|text| !text.is_empty())
    }

    /// The parts of a column that names several things.
    #[must_use]
    pub fn list(&self, column: usize) -> Vec<String> {
        parts(self.get(column))
    }

    /// The fault with the number of this row in front.
    #[must_use]
    pub fn blamed_for(&self, fault: Fault) -> Fault {
        in_row(self.number, fault)
    }
}

/// The fault with the number of its row in front.
#[must_use]
pub fn in_row(number: usize, fault: Fault) -> Fault {
    Fault {
        zh: format!("第 {number} 行：{}", fault.zh),
        en: format!("row {number}: {}", fault.en),
        ..fault
    }
}

/// The parts of a cell that names several things.
#[must_use]
pub fn parts(cell: &str) -> Vec<String> {
    let parts = cell.split(['、', '，', ',', ';', '；', '\n']);
    let parts = parts.map(str::trim).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

/// The rows of a sheet that hold something.
fn rows(sheet: &Grid) -> Vec<Row> {
    let width = sheet.width();
    let rows = sheet.rows().into_iter();
    rows.map(|row| {
        let text = |column| {
            let value = sheet.said(At { row, column });
            value.map(|v| v.text()).unwrap_or_default()
        };
        Row {
            number: row as usize + 1,
            cells: (0..width).map(text).collect(),
        }
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Code;

    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        let table = Table::read(bytes).unwrap();
        table.rows.into_iter().map(|r| r.cells).collect()
    }

    #[test]
    fn a_table_reads_alike_in_every_way_it_is_saved() {
        let text = "条号,单位\r\n3,市民政局\r\n,\r\n\"4\",\"'=甲,乙\"\r\n";
        let expected = [["3", "市民政局"], ["4", "=甲,乙"]];
        assert_eq!(cells(text.as_bytes()), expected);
        assert_eq!(cells(format!("\u{feff}{text}").as_bytes()), expected);
        let (gbk, _, _) = encoding_rs::GB18030.encode(text);
        assert_eq!(cells(&gbk), expected);
        assert_eq!(
            cells("条号\t单位\n3\t市民政局\n4\t=甲,乙\n".as_bytes()),
            expected
        );
        let table = Table::read(text.as_bytes()).unwrap();
        assert_eq!(table.rows[1].number, 4, "as the spreadsheet shows it");
        assert_eq!(table.column(&["单位", "unit"]), Ok(1));
        assert_eq!(
            table.column(&["县区", "county"]).unwrap_err().code,
            Code::Missing
        );
    }

    #[test]
    fn rows_bear_the_numbers_of_the_spreadsheet_past_empty_lines_and_breaks_in_cells() {
        for end in ["\n", "\r\n", "\r"] {
            // Row 2 is empty, row 4 has a break in a cell, rows 5 and 6 are empty, 8 is blank.
            let text = "日期,内容\n\n4.8,灯坏了\n4.9,\"门\n\n窄\"\n\n\n4.10,吵\n,\n4.11,远\n";
            let table = Table::read(text.replace('\n', end).as_bytes()).unwrap();
            let numbers: Vec<usize> = table.rows.iter().map(|r| r.number).collect();
            assert_eq!(numbers, [3, 4, 7, 9], "{end:?}");
        }
        let titled = "\n2024年意见汇总\n\n日期,内容\n4.8,灯坏了\n";
        let table = Table::read(titled.as_bytes()).unwrap();
        let table = table.under_heads(|h| matches!(h, "日期" | "内容"));
        assert_eq!(table.rows[0].number, 5);
    }

    #[test]
    fn heads_under_a_title_are_found() {
        let text = "2024年意见汇总,\n单位：市人大,\n日期,内容\n4.8,灯坏了\n";
        let is_head = |h: &str| matches!(h, "日期" | "内容");
        let table = Table::read(text.as_bytes()).unwrap().under_heads(is_head);
        assert_eq!(table.heads(), ["日期", "内容"]);
        assert_eq!((table.rows.len(), table.rows[0].number), (1, 4));
        let none = Table::read("a,b\nc,d\n".as_bytes()).unwrap();
        assert_eq!(none.clone().under_heads(is_head), none);
    }

    #[test]
    fn what_is_no_table_is_refused() {
        assert_eq!(Table::read(b"").unwrap_err().code, Code::Missing);
        assert_eq!(
            Table::read("a,b\n\"1,2\n3,4\n".as_bytes())
                .unwrap_err()
                .code,
            Code::Type
        );
        assert_eq!(Table::read(b"PK\x03\x04...").unwrap_err().code, Code::Type);
        assert_eq!(Table::read(b"\r\n,,\r\n").unwrap_err().code, Code::Missing);
        assert_eq!(
            Table::read(b"a\xff\xff\xff,b").unwrap_err().code,
            Code::Utf8
        );
        assert_eq!(Table::read(&vec![b','; 300]).unwrap_err().code, Code::Size);
        assert_eq!(
            Table::read(&vec![b'x'; 17 << 20]).unwrap_err().code,
            Code::Size
        );
    }
}

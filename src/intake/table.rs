//! A table somebody filled in and sent back: CSV as Excel and WPS save it.

use csv::{Position, ReaderBuilder};

use crate::encoding;
use crate::fault;
use crate::problem::Fault;

/// The most that is read: bytes, rows, columns.
const LARGEST: (usize, usize, usize) = (16 << 20, 100_000, 200);

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
    /// Reads CSV in UTF-8, with or without byte-order mark, or in GB18030; parted by commas, tabs
    /// or semicolons.
    ///
    /// # Errors
    /// `E-SIZE` beyond the bounds, `E-UTF8` for other bytes, `E-MISSING` without a head row.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let (most, rows, columns) = LARGEST;
        if bytes.len() > most {
            let size = bytes.len();
            return Err(fault!(
                Size,
                "有 {size} 字节，最多读 {most} 字节",
                "{size} bytes; at most {most} are read"
            ));
        }
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
            return Err(fault!(
                Type,
                "这是 Excel 工作簿，不是 CSV；请在 WPS 或 Excel 里另存为 CSV",
                "this is a workbook, not CSV; save it as CSV first"
            ));
        }
        let (text, _) = encoding::any(bytes)?;
        // A quote that is never closed would swallow the rows behind it.
        if text.matches('"').count() % 2 == 1 {
            return Err(fault!(
                Type,
                "表格里的引号不成对，读不准每一行",
                "a quote in the table is never closed, so its rows cannot be told apart"
            ));
        }
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter(&text))
            .from_reader(text.as_bytes());
        let (mut lines, mut number) = (Vec::new(), 0);
        for (i, record) in reader.records().enumerate() {
            number += 1;
            let record = record.map_err(|_| {
                fault!(
                    Type,
                    "第 {number} 行读不出，看引号是否成对",
                    "row {number} cannot be read; look for matching quotes"
                )
            })?;
            if i > rows || record.len() > columns {
                return Err(fault!(
                    Size,
                    "表格过大，最多 {rows} 行、{columns} 列",
                    "the table is too large: at most {rows} rows and {columns} columns"
                ));
            }
            // The reader leaves lines of nothing out; a spreadsheet counts them.
            number += record.position().map_or(0, |at| empty_lines(&text, at));
            lines.push(Row {
                number,
                cells: record.iter().map(cell).collect(),
            });
        }
        lines.retain(|row| row.cells.iter().any(|c| !c.is_empty()));
        if lines.is_empty() {
            return Err(fault!(Missing, "表格是空的", "the table is empty"));
        }
        let heads = lines.remove(0).cells;
        Ok(Self { heads, rows: lines })
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
        let number = self.number;
        Fault {
            zh: format!("第 {number} 行：{}", fault.zh),
            en: format!("row {number}: {}", fault.en),
            ..fault
        }
    }
}

/// The parts of a cell that names several things.
#[must_use]
pub fn parts(cell: &str) -> Vec<String> {
    let parts = cell.split(['、', '，', ',', ';', '；', '\n']);
    let parts = parts.map(str::trim).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

/// What parts the cells: the one of three that the first line has most of.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |d: &u8| first.bytes().filter(|b| b == d).count();
    [b';', b'\t', b',']
        .into_iter()
        .max_by_key(count)
        .unwrap_or(b',')
}

/// How many lines of nothing stand before what is read from here.
fn empty_lines(text: &str, from: &Position) -> usize {
    let at = usize::try_from(from.byte()).unwrap_or(usize::MAX);
    let (before, rest) = text.split_at_checked(at).unwrap_or((text, ""));
    // The second half of a CR LF still belongs to the line before.
    let rest = match rest.strip_prefix('\n') {
        Some(rest) if before.ends_with('\r') => rest,
        _ => rest,
    };
    let end = rest.find(|c| c != '\r' && c != '\n');
    let ends = &rest[..end.unwrap_or(rest.len())];
    ends.replace("\r\n", "\n").len()
}

/// A cell as it was meant: trimmed, and without the one `'` that disarmed a formula.
fn cell(text: &str) -> String {
    let text = text.trim();
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest.to_owned(),
        _ => text.to_owned(),
    }
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

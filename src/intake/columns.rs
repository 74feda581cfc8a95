//! The columns of a table that somebody kept: known by their heads, their cells read one by one.

use crate::fault;
use crate::intake::table::{Row, Table};
use crate::lang::{Text, t};
use crate::model::typed::half_width;
use crate::problem::Fault;

/// The columns that a table of one sort may have.
pub trait Named: Copy + PartialEq + 'static {
    /// What each is called: the usual name first, then others it is known by.
    const NAMES: &'static [(Self, Text, &'static [&'static str])];
    /// Those that no table may lack.
    const NEEDED: &'static [Self];

    /// The column of a head; blanks, width, case and a remark in brackets make no difference.
    #[must_use]
    fn of(head: &str) -> Option<Self> {
        let plain = half_width(head);
        let plain = plain.split('(').next().unwrap_or_default();
        let plain = plain.trim_matches(['*', ':', '.']);
        let is_called = |text: &str| half_width(text) == plain;
        let found = Self::NAMES.iter().find(|(_, name, others)| {
            is_called(name.zh) || is_called(name.en) || others.iter().any(|o| is_called(o))
        });
        found.map(|(column, ..)| *column)
    }

    /// Its usual name.
    #[must_use]
    fn name(self) -> Text {
        let found = Self::NAMES.iter().find(|(column, ..)| *column == self);
        found.map_or(t("", ""), |(_, name, _)| *name)
    }
}

/// Where the columns of a table stand.
#[derive(Clone, Debug)]
pub struct Columns<C> {
    heads: Vec<String>,
    at: Vec<(C, usize)>,
}

impl<C: Named> Columns<C> {
    /// The table under its real heads, and its columns.
    ///
    /// # Errors
    /// `E-MISSING` without a column that is needed; `E-KEY-TWICE` when two columns are one.
    pub fn of(table: Table) -> Result<(Table, Self), Vec<Fault>> {
        let table = table.under_heads(|head| C::of(head).is_some());
        let heads = table.heads().to_vec();
        let known = heads.iter().enumerate();
        let known = known.filter_map(|(i, head)| Some((C::of(head)?, i)));
        let columns = Self {
            at: known.collect(),
            heads,
        };
        let faults: Vec<Fault> = columns
            .twice()
            .into_iter()
            .chain(columns.lacking())
            .collect();
        if faults.is_empty() {
            Ok((table, columns))
        } else {
            Err(faults)
        }
    }

    fn twice(&self) -> Vec<Fault> {
        let again = self.at.iter().enumerate().filter_map(|(n, (column, i))| {
            let (_, first) = self.at[..n].iter().find(|(other, _)| other == column)?;
            let (a, b) = (&self.heads[*first], &self.heads[*i]);
            Some(fault!(
                KeyTwice,
                "“{a}”和“{b}”两列是一回事，读不准用哪一列；留一列，另一列改名",
                "the columns `{a}` and `{b}` mean the same; rename one"
            ))
        });
        again.collect()
    }

    fn lacking(&self) -> Vec<Fault> {
        let lacks = |needed: &&C| !self.at.iter().any(|(column, _)| column == *needed);
        let lacking = C::NEEDED.iter().filter(lacks).map(|needed| {
            let (zh, en) = (needed.name().zh, needed.name().en);
            fault!(
                Missing,
                "表格没有“{zh}”这一列",
                "the table has no column `{en}`"
            )
        });
        lacking.collect()
    }

    /// The text of a row in a column; `None` when there is no such column, or nothing in it but a
    /// word or a mark that says so.
    #[must_use]
    pub fn text<'r>(&self, row: &'r Row, column: C) -> Option<&'r str> {
        let (_, i) = self.at.iter().find(|(c, _)| *c == column)?;
        Some(row.get(*i)).filter(|text| !is_nothing(text))
    }

    /// The head of a column as the table has it, else its usual name.
    fn head(&self, column: C) -> &str {
        let found = self.at.iter().find(|(c, _)| *c == column);
        found.map_or(column.name().zh, |(_, i)| self.heads[*i].as_str())
    }

    /// The heads that no column is known by, which are not read.
    #[must_use]
    pub fn unread(&self) -> Vec<&str> {
        let is_read = |i: &usize| self.at.iter().any(|(_, at)| at == i);
        let heads = self.heads.iter().enumerate();
        let unread = heads.filter(|(i, head)| !is_read(i) && !head.is_empty());
        unread.map(|(_, head)| head.as_str()).collect()
    }
}

/// The cells of a row, and what is wrong in them.
#[derive(Debug)]
pub struct Cells<'a, C> {
    row: &'a Row,
    columns: &'a Columns<C>,
    /// What is wrong, each with row and column.
    pub faults: Vec<Fault>,
}

impl<'a, C: Named> Cells<'a, C> {
    /// The cells of a row.
    #[must_use]
    pub const fn new(row: &'a Row, columns: &'a Columns<C>) -> Self {
        Self {
            row,
            columns,
            faults: Vec::new(),
        }
    }

    /// The number of the row.
    #[must_use]
    pub const fn number(&self) -> usize {
        self.row.number
    }

    /// The text of a cell, as [`Columns::text`].
    #[must_use]
    pub fn text(&self, column: C) -> Option<&'a str> {
        self.columns.text(self.row, column)
    }

    /// The value of a cell; `None` when there is none or it cannot be read, which is told.
    pub fn read<T>(
        &mut self,
        column: C,
        value: impl FnOnce(&str) -> Result<T, Fault>,
    ) -> Option<T> {
        let result = value(self.text(column)?);
        result.map_err(|fault| self.tell(column, fault)).ok()
    }

    /// Tells what is wrong in a cell.
    pub fn tell(&mut self, column: C, fault: Fault) {
        let (number, head) = (self.row.number, self.columns.head(column));
        self.faults.push(Fault {
            zh: format!("第 {number} 行“{head}”：{}", fault.zh),
            en: format!("row {number}, `{head}`: {}", fault.en),
            ..fault
        });
    }

    /// Tells that a cell should not be empty.
    pub fn wanted(&mut self, column: C) {
        self.tell(column, fault!(Missing, "没有填写", "it is empty"));
    }
}

/// Whether a cell says that there is nothing to say.
pub(super) fn is_nothing(text: &str) -> bool {
    matches!(
        half_width(text).as_str(),
        "" | "无" | "不详" | "未知" | "暂无" | "-" | "--" | "/" | "\\" | "x" | "n/a" | "na"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_never_nought() {
        for text in ["X", "x", "/", "—", "－", "", "  ", "不详", "无"] {
            assert!(is_nothing(text), "{text}");
        }
        assert!(!is_nothing("0"));
    }
}

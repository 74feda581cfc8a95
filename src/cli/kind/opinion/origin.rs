//! Where an imported opinion stood: its file and row, kept in the note of its first step, so that a
//! second import of the file adds nothing twice.

use std::collections::BTreeMap;

use crate::lang::Lang;
use crate::model::living::begun;
use crate::model::{Day, Id, Ledger, Opinion};
use crate::say;

/// The remark that names file and row.
pub(super) fn note(file: &str, row: usize, lang: Lang) -> String {
    say!(
        lang,
        "导入自“{file}”第 {row} 行",
        "imported from `{file}`, row {row}"
    )
}

/// The row of a remark about that file, in either language.
fn row_in(note: &str, file: &str) -> Option<usize> {
    let zh = || {
        let rest = note.strip_prefix("导入自“")?.strip_prefix(file)?;
        rest.strip_prefix("”第 ")?.strip_suffix(" 行")
    };
    let en = || {
        let rest = note.strip_prefix("imported from `")?;
        rest.strip_prefix(file)?.strip_prefix("`, row ")
    };
    zh().or_else(en)?.parse().ok()
}

/// The opinions that were imported from a file before, by row.
pub(super) struct Imported<'l>(BTreeMap<usize, &'l Opinion>);

/// What a row of the table is, seen from those imported before.
pub(super) enum Known<'l> {
    /// Nothing was imported from it.
    New,
    /// It is there.
    There,
    /// Something else was imported from that row.
    Other(&'l Id),
}

/// What an opinion is known again by: the day it was received and what was said.
fn mark(opinion: &Opinion) -> (Option<Day>, &str) {
    (begun(&opinion.history), opinion.content.trim())
}

impl<'l> Imported<'l> {
    pub(super) fn from(ledger: &'l Ledger, file: &str) -> Self {
        let row = |o: &Opinion| {
            let notes = o.history.iter().filter_map(|s| s.note.as_deref());
            notes.filter_map(|note| row_in(note, file)).next()
        };
        let all = ledger.opinions.iter();
        Self(all.filter_map(|o| Some((row(o)?, o))).collect())
    }

    /// What each row is. Rows may have moved since: what has the same day and content is the same
    /// opinion, that of the same row first.
    pub(super) fn known(mut self, rows: &[(usize, &Opinion)]) -> Vec<Known<'l>> {
        let mut is_there: Vec<bool> = rows
            .iter()
            .map(|(row, opinion)| {
                let same = self
                    .0
                    .get(row)
                    .is_some_and(|old| mark(old) == mark(opinion));
                same && self.0.remove(row).is_some()
            })
            .collect();
        let mut moved: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (row, old) in &self.0 {
            moved.entry(mark(old)).or_default().push(*row);
        }
        for (there, (_, opinion)) in is_there.iter_mut().zip(rows).filter(|(t, _)| !**t) {
            let old_row = moved.get_mut(&mark(opinion)).and_then(Vec::pop);
            *there = old_row.is_some_and(|row| self.0.remove(&row).is_some());
        }
        let rows = is_there.into_iter().zip(rows);
        rows.map(|(there, (row, _))| match (there, self.0.get(row)) {
            (true, _) => Known::There,
            (false, Some(old)) => Known::Other(&old.id),
            (false, None) => Known::New,
        })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_names_its_row_in_both_languages() {
        for lang in [Lang::Zh, Lang::En] {
            let note = note("意见（一）.csv", 12, lang);
            assert_eq!(row_in(&note, "意见（一）.csv"), Some(12));
            assert_eq!(row_in(&note, "意见.csv"), None);
        }
        assert_eq!(row_in("导入自“a.csv”第 x 行", "a.csv"), None);
    }
}

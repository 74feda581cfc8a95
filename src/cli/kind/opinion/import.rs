//! `supervise opinion import`: a table somebody kept becomes opinions, all rows or, when asked, those
//! that can be read.

use std::path::PathBuf;

use clap::Args;

use super::origin::{Imported, Known};
use super::row::Reading;
use crate::check::{self, Context};
use crate::cli::commit;
use crate::cli::desk::{Desk, Purpose};
use crate::cli::failure::{Failure, sentence};
use crate::cli::sheet;
use crate::cli::stream::{to_stderr, to_stdout};
use crate::fault;
use crate::intake::columns::Columns;
use crate::intake::opinions::Column;
use crate::intake::table::Row;
use crate::lang::{Lang, t};
use crate::model::vocabulary::WordList;
use crate::model::{Id, Kind, Opinion, Record};
use crate::problem::{Fault, Severity};
use crate::say;
use crate::store::next_id;

/// The table.
#[derive(Args)]
pub(crate) struct Import {
    /// The table, as a workbook or CSV
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The channel of the rows that name none: a word of the vocabulary
    #[arg(long, value_name = "CHANNEL")]
    pub(super) channel: Option<String>,
    /// The aspect of the rows that name none: a word of the vocabulary
    #[arg(long, value_name = "ASPECT")]
    pub(super) aspect: Option<String>,
    /// The county of the rows that name none
    #[arg(long, value_name = "COUNTY")]
    pub(super) county: Option<String>,
    /// Who received them, where the row does not say [default: this office's unit]
    #[arg(long, value_name = "UNIT")]
    pub(super) by: Option<String>,
    /// Take the rows that can be read and leave the others
    #[arg(long)]
    skip_bad: bool,
}

/// A row that became an opinion.
type Taken<'t> = (&'t Row, Opinion);

/// What became of the rows.
struct Sorted<'t> {
    new: Vec<Taken<'t>>,
    /// How many had been imported before.
    there: usize,
    /// The rows that cannot be taken.
    bad: Vec<usize>,
    /// What is wrong with them, each with its row.
    faults: Vec<(usize, Fault)>,
    /// Rows without day and content, such as sums and signatures.
    empty: Vec<usize>,
}

impl Import {
    /// The name of the file, by which its opinions are known again.
    pub(super) fn name(&self) -> &str {
        let name = self.file.file_name().and_then(|n| n.to_str());
        name.unwrap_or_default()
    }

    pub(super) fn run(&self, desk: &mut Desk) -> Result<(), Failure> {
        self.flags(desk)?;
        let (table, columns) = sheet::with_columns(&self.file)?;
        let first = next_id::<Opinion>(&desk.ledger, &desk.office)?;
        let mut sorted = self.sort(&table.rows, &columns, &first, desk);
        number(&mut sorted.new, &first, desk)?;
        sorted.refuse(desk);
        sheet::tell_unread(&columns, desk.lang);
        tell_empty(&sorted.empty, desk.lang);
        if !sorted.bad.is_empty() && !self.skip_bad {
            let (bad, good) = (sorted.bad.len(), sorted.new.len());
            to_stderr(&say!(
                desk.lang,
                "有 {bad} 行读不准，没有写入。改好表格再导入，或加 --skip-bad 先登记其余 {good} 行。\n",
                "{bad} rows cannot be read; nothing was written. Mend the table, or take the other {good} with --skip-bad.\n"
            ));
            let faults = sorted.faults.into_iter();
            return Err(Failure::Usage(faults.map(|(_, fault)| fault).collect()));
        }
        for (_, fault) in &sorted.faults {
            to_stderr(&sentence(fault, desk.lang));
        }
        number(&mut sorted.new, &first, desk)?;
        let opinions: Vec<Opinion> = sorted.new.iter().map(|(_, o)| o.clone()).collect();
        commit::add_all(desk, &opinions)?;
        sorted.tell(desk)
    }

    /// The flags mean something in this ledger.
    fn flags(&self, desk: &Desk) -> Result<(), Fault> {
        if let Some(text) = &self.channel {
            desk.word(WordList::OpinionChannel, text)?;
        }
        if let Some(text) = &self.aspect {
            desk.word(WordList::SurveyAspect, text)?;
        }
        if let Some(text) = &self.county {
            desk.county(text)?;
        }
        if let Some(text) = &self.by {
            desk.org(text)?;
        }
        desk.own_org().map(|_| ())
    }

    /// The rows, read and compared with those imported before; numbered only when it is known which
    /// are taken, till then all are `id`.
    fn sort<'t>(
        &self,
        rows: &'t [Row],
        columns: &Columns<Column>,
        id: &Id,
        desk: &Desk,
    ) -> Sorted<'t> {
        let mut sorted = Sorted {
            new: Vec::new(),
            there: 0,
            bad: Vec::new(),
            faults: Vec::new(),
            empty: Vec::new(),
        };
        let mut read: Vec<Taken<'t>> = Vec::new();
        for row in rows {
            let is_empty = |column| columns.text(row, column).is_none();
            if is_empty(Column::Received) && is_empty(Column::Content) {
                sorted.empty.push(row.number);
                continue;
            }
            match Reading::opinion(id, row, columns, self, desk) {
                Ok(opinion) => read.push((row, opinion)),
                Err(faults) => sorted.leave(row, faults),
            }
        }
        let seen: Vec<(usize, &Opinion)> = read.iter().map(|(r, o)| (r.number, o)).collect();
        let known = Imported::from(&desk.ledger, self.name()).known(&seen);
        for ((row, opinion), known) in read.into_iter().zip(known) {
            match known {
                Known::New => sorted.new.push((row, opinion)),
                Known::There => sorted.there += 1,
                Known::Other(id) => sorted.leave(row, vec![row.blamed_for(changed(id))]),
            }
        }
        sorted
    }
}

/// That a row was imported before and says something else now.
fn changed(id: &Id) -> Fault {
    fault!(
        Twice,
        "以前从同名文件的这一行登记过 {id}，日期或内容不同；是另一份表的，给文件改个名；是改过的，到 {id} 里改",
        "{id} came from this row of a file of this name, with another day or content; rename the file if it is another table, or change {id}"
    )
}

impl Sorted<'_> {
    fn leave(&mut self, row: &Row, faults: Vec<Fault>) {
        self.bad.push(row.number);
        let number = row.number;
        self.faults
            .extend(faults.into_iter().map(|fault| (number, fault)));
    }

    /// Takes out the rows that the rules refuse.
    fn refuse(&mut self, desk: &mut Desk) {
        let mut ledger = desk.ledger.clone();
        for (_, opinion) in &self.new {
            ledger.opinions.put(opinion.clone());
        }
        let context = Context::new(&ledger, desk.today);
        let is_error = |fault: &Fault| ledger.settings.severity(fault.code) == Severity::Error;
        for (row, opinion) in std::mem::take(&mut self.new) {
            let found = check::record(&opinion, &context).into_iter();
            let errors = found.map(|p| p.fault).filter(is_error);
            let errors: Vec<Fault> = errors.map(|fault| row.blamed_for(fault)).collect();
            if errors.is_empty() {
                self.new.push((row, opinion));
            } else {
                self.leave(row, errors);
            }
        }
        self.bad.sort_unstable();
        self.faults.sort_by_key(|(row, _)| *row);
    }

    fn tell(&self, desk: &Desk) -> Result<(), Failure> {
        let (new, there, bad) = (self.new.len(), self.there, numbers(&self.bad, desk.lang));
        let mut text = match desk.purpose {
            Purpose::Write => say!(desk.lang, "登记 {new} 条", "{new} added"),
            _ => say!(desk.lang, "将登记 {new} 条", "{new} to be added"),
        };
        if there > 0 {
            text += &say!(
                desk.lang,
                "，以前已登记 {there} 条",
                ", {there} were there before"
            );
        }
        if !self.bad.is_empty() {
            let count = self.bad.len();
            text += &say!(
                desk.lang,
                "，没有登记 {count} 行：第 {bad} 行",
                ", {count} rows left: {bad}"
            );
        }
        text += t("。\n", ".\n").in_lang(desk.lang);
        Ok(to_stdout(&text)?)
    }
}

/// Gives the opinions the office's next numbers, from the first that is free.
fn number(new: &mut [Taken<'_>], first: &Id, desk: &Desk) -> Result<(), Fault> {
    let (_, first) = first
        .counted_parts(Kind::Opinion)
        .unwrap_or((&desk.office, 1));
    for (n, (_, opinion)) in (first..).zip(new) {
        opinion.id = Id::counted(&desk.office, Opinion::KIND, n)?;
    }
    Ok(())
}

/// Tells the rows that nothing was read from.
fn tell_empty(empty: &[usize], lang: Lang) {
    if !empty.is_empty() {
        let rows = numbers(empty, lang);
        to_stderr(&say!(
            lang,
            "没有日期和内容、未读的行：第 {rows} 行\n",
            "rows without day and content, not read: {rows}\n"
        ));
    }
}

fn numbers(rows: &[usize], lang: Lang) -> String {
    let numbers: Vec<String> = rows.iter().map(usize::to_string).collect();
    numbers.join(t("、", ", ").in_lang(lang))
}

//! One row of a ledger kept by hand as a record.

use std::any::Any;

use super::super::flags::{Flags, written};
use super::super::returned::blame;
use super::Import;
use super::history::Told;
use super::mapping::pair;
use crate::cli::crud::Crud;
use crate::cli::desk::{Desk, long_text};
use crate::fault;
use crate::intake::day_cell::day;
use crate::intake::ledger::{self, Cell, Fact, Row, known};
use crate::intake::returned::{Touched, blamed};
use crate::intake::table::in_row;
use crate::lang::Lang;
use crate::model::{Day, Issue, Kind};
use crate::problem::Fault;
use crate::view::exchange;

/// A title has at most so many characters.
const TITLE: usize = 40;

/// What rows under a table begin with: sums and who filled it in.
const FOOTS: [&str; 8] = [
    "合计",
    "小计",
    "总计",
    "共计",
    "填表",
    "制表",
    "审核人",
    "备注：",
];

/// How the rows of a ledger are read.
pub(super) struct Reading<'r> {
    pub(super) import: &'r Import,
    pub(super) kept: &'r ledger::Kept,
    pub(super) facts: &'r [exchange::Fact],
    kind: Kind,
    /// What holds for the rows that do not say it, by flag.
    defaults: Vec<(String, String)>,
}

impl<'r> Reading<'r> {
    /// # Errors
    /// `E-VALUE` when a default is not `FACT=VALUE` of a fact there is.
    pub(super) fn new(
        import: &'r Import,
        kept: &'r ledger::Kept,
        facts: &'r [exchange::Fact],
        kind: Kind,
    ) -> Result<Self, Fault> {
        let default = |text: &String| {
            let (name, value) = pair(text)?;
            let fact = known(kind, name).unwrap_or_else(|| Fact::named(name));
            let flags: Vec<&str> = facts.iter().map(|f| f.key.as_str()).collect();
            if !flags.contains(&fact.name()) {
                return Err(super::mapping::no_fact(name, &flags));
            }
            Ok((fact.name().to_owned(), value.to_owned()))
        };
        let defaults = import.kept.defaults.iter().map(default);
        Ok(Self {
            import,
            kept,
            facts,
            kind,
            defaults: defaults.collect::<Result<_, Fault>>()?,
        })
    }

    /// Where a row stands, in both languages: what the first step of its record says.
    pub(super) fn origin(&self, row: &Row) -> [String; 2] {
        let sheet = &self.kept.sheet;
        [Lang::Zh, Lang::En].map(|lang| self.import.origin(sheet, row.number, lang))
    }

    /// The fault with the row in front.
    pub(super) fn blamed(row: &Row, fault: Fault) -> Fault {
        in_row(row.number as usize, fault)
    }

    /// Whether a row says what it is about; sums and signatures do not.
    pub(super) fn names_anything(&self, row: &Row) -> bool {
        let first = row.cells.iter().find(|cell| !cell.text.is_empty());
        let plain = |text: &str| -> String { text.split_whitespace().collect() };
        if first.is_some_and(|cell| FOOTS.iter().any(|foot| plain(&cell.text).starts_with(foot))) {
            return false;
        }
        let names = ["title", "description", "name"];
        names
            .iter()
            .any(|name| self.cell(row, &Fact::named(name)).is_some())
    }

    /// What is wrong in the cells that are read, whatever they are read as.
    pub(super) fn failed<'c>(&'c self, row: &'c Row) -> impl Iterator<Item = Fault> + 'c {
        let cells = row.cells.iter().zip(&self.kept.columns);
        let read = cells.filter(|(_, column)| column.is_read());
        read.filter_map(|(cell, column)| {
            let fault = cell.wrong.clone()?;
            Some(blamed(&cell.address, &column.head, fault))
        })
    }

    /// The cell of a fact with its head, when it says something.
    pub(super) fn cell<'c>(&'c self, row: &'c Row, fact: &Fact) -> Option<(&'c Cell, &'c str)> {
        let at = self
            .kept
            .columns
            .iter()
            .position(|c| c.fact.as_ref() == Some(fact))?;
        let cell = row.cells.get(at).filter(|c| !c.text.is_empty())?;
        Some((cell, self.kept.columns[at].head.as_str()))
    }

    /// The day of a cell, if it says one that has come.
    pub(super) fn day(
        &self,
        row: &Row,
        fact: &Fact,
        desk: &Desk,
        faults: &mut Vec<Fault>,
    ) -> Option<Day> {
        let (cell, head) = self.cell(row, fact)?;
        let past = |on: Day| {
            let today = desk.today;
            if on <= today {
                return Ok(on);
            }
            Err(fault!(
                DateForm,
                "{on} 在今天（{today}）之后",
                "{on} is after today ({today})"
            ))
        };
        let read = day(&cell.text).and_then(past);
        read.map_err(|fault| faults.push(blamed(&cell.address, head, fault)))
            .ok()
    }

    /// The record of a row, and what of it is left to be entered by hand.
    pub(super) fn record<R: Crud>(
        &self,
        row: &Row,
        flags: &mut Flags,
        desk: &Desk,
    ) -> Result<(R, Vec<Fault>), Vec<Fault>> {
        let mut told = Told::default();
        let given = self.given(row);
        for (fact, cell) in &given {
            let wrong = written(fact, &cell.says).err();
            let wrong = wrong.map(|fault| blamed(&cell.address, &cell.head, fault));
            told.faults.extend(wrong);
        }
        let more = self.usual(row, desk, &mut told.faults);
        if !told.faults.is_empty() {
            return Err(told.faults);
        }
        let texts: Vec<_> = given.iter().map(|(f, c)| (*f, c.says.as_str())).collect();
        let cells: Vec<Touched> = given.iter().map(|(_, c)| c.clone()).collect();
        let made = flags.add::<R>(&texts, &more, desk);
        let mut record = made.map_err(|faults| blame(&cells, row.number, faults))?;
        self.note(row, &mut record, desk);
        if let Some(issue) = (&mut record as &mut dyn Any).downcast_mut::<Issue>() {
            self.history(row, issue, desk, &mut told);
        }
        if told.faults.is_empty() {
            Ok((record, told.left))
        } else {
            Err(told.faults)
        }
    }

    /// The facts that the row says, or that hold for all that do not say them.
    fn given(&self, row: &Row) -> Vec<(&exchange::Fact, Touched)> {
        let mut given: Vec<_> = self
            .facts
            .iter()
            .filter_map(|fact| Some((fact, self.touched(row, fact)?)))
            .collect();
        if self.kind == Kind::Issue {
            self.name(&mut given);
        }
        given
    }

    fn touched(&self, row: &Row, fact: &exchange::Fact) -> Option<Touched> {
        let (address, head, says) = match self.cell(row, &Fact::named(&fact.key)) {
            Some((cell, head)) => (cell.address.clone(), head.to_owned(), cell.text.clone()),
            None => {
                let (_, value) = self.defaults.iter().find(|(key, _)| *key == fact.key)?;
                (
                    format!("--default {}", fact.key),
                    fact.key.clone(),
                    value.clone(),
                )
            }
        };
        Some(Touched {
            address,
            key: fact.key.clone(),
            head,
            was: String::new(),
            says,
            now: None,
        })
    }

    /// A ledger that has but one column for what is wrong: its beginning is the title, the whole of
    /// it the description.
    fn name<'f>(&'f self, given: &mut Vec<(&'f exchange::Fact, Touched)>) {
        let says = |key: &str| {
            given
                .iter()
                .find(|(f, _)| f.key == key)
                .map(|(_, c)| c.clone())
        };
        let (title, description) = (says("title"), says("description"));
        let fact = |key: &str| self.facts.iter().find(|f| f.key == key);
        let whole = match (&title, &description) {
            (Some(one), None) | (None, Some(one)) => one.clone(),
            _ => return,
        };
        if let (Some(title), Some(description)) = (fact("title"), fact("description")) {
            given.retain(|(f, _)| f.key != "title" && f.key != "description");
            let short = Touched {
                says: beginning(&whole.says),
                ..whole.clone()
            };
            given.push((title, short));
            given.push((description, whole));
        }
    }

    /// When and by whom it was found, as flags.
    fn usual(&self, row: &Row, desk: &Desk, faults: &mut Vec<Fault>) -> Vec<String> {
        let has_cell = self.cell(row, &Fact::Found).is_some();
        let found = self.day(row, &Fact::Found, desk, faults);
        let on = found
            .map(|d| d.to_string())
            .or_else(|| self.import.on.clone());
        if on.is_none() && !has_cell && self.kind == Kind::Issue {
            let fault = fault!(
                Missing,
                "没有写发现时间；表里没有的，用 --on 给各行一个日期",
                "it does not say when it was found; give all such rows a day with --on"
            );
            faults.push(Self::blamed(row, fault));
        }
        let by = self.import.by.as_ref().map(|by| format!("--by={by}"));
        on.map(|on| format!("--on={on}"))
            .into_iter()
            .chain(by)
            .collect()
    }

    /// Notes file and row, and the row's own remark, at the first step.
    fn note<R: Crud>(&self, row: &Row, record: &mut R, desk: &Desk) {
        let [zh, en] = self.origin(row);
        let (mut note, between) = match desk.ledger.settings.language {
            Lang::Zh => (zh, "；"),
            Lang::En => (en, "; "),
        };
        if let Some((cell, _)) = self.cell(row, &Fact::Remark) {
            note = note + between + &cell.text;
        }
        if let Some(first) = record.history_mut().first_mut() {
            first.note = Some(long_text(&note));
        }
    }
}

/// The beginning of a text as a title: up to its first stop, at most so many characters.
fn beginning(text: &str) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= TITLE {
        return line;
    }
    let clause = line
        .split(['。', '；', ';', '，', ','])
        .next()
        .unwrap_or_default();
    let whole = if clause.chars().count() >= 4 {
        clause
    } else {
        &line
    };
    whole.chars().take(TITLE).collect()
}

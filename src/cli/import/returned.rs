//! A workbook of ours that came back: what was changed in it since it went out becomes changes of
//! the records.

use std::any::Any;
use std::collections::BTreeMap;

use super::flags::Flags;
use super::twin::twin;
use super::{Import, Work, kind_called, progress};
use crate::cli::commit::Together;
use crate::cli::crud::Crud;
use crate::cli::desk::Desk;
use crate::cli::exchange::facts;
use crate::cli::failure::Failure;
use crate::fault;
use crate::for_kind;
use crate::intake::base::{Base, mark};
use crate::intake::book::Book;
use crate::intake::returned::{Returned, Row, Sameness, Touched, blamed, compare};
use crate::intake::table::in_row;
use crate::lang::t;
use crate::model::{Id, Issue};
use crate::problem::Fault;
use crate::render::harmless;
use crate::say;
use crate::view::Words;
use crate::view::exchange::{Fact, cells};
use crate::view::import::{Change, Conflict, New, Plan};
use crate::view::page::Sort;

/// What the workbook would do.
pub(super) fn work(
    import: &Import,
    book: &Book,
    base: &Base,
    desk: &mut Desk,
) -> Result<Work, Failure> {
    refuse_other_ledger(base, desk)?;
    let kind = kind_called(&base.head.kind)?;
    for_kind!(kind, R => Taking::<R>::all(import, book, base, desk))
}

/// A workbook of another ledger has ids that mean something else here.
fn refuse_other_ledger(base: &Base, desk: &Desk) -> Result<(), Fault> {
    let (own, other) = (mark(&desk.ledger.settings), &base.head.ledger);
    if own == *other {
        return Ok(());
    }
    Err(fault!(
        Value,
        "这张表是从另一本账（{other}）导出的，这本账是 {own}；导入到那本账里去",
        "this table is of another ledger ({other}); this one is {own}; import it there"
    ))
}

/// The changes as they are taken.
struct Taking<'t, R> {
    import: &'t Import,
    base: &'t Base,
    facts: Vec<Fact>,
    flags: Flags,
    plan: Plan,
    together: Together,
    new: Vec<R>,
    /// The cells of progress that had been entered before.
    entered_before: Vec<String>,
}

impl<'t, R: Crud> Taking<'t, R> {
    fn all(
        import: &'t Import,
        book: &Book,
        base: &'t Base,
        desk: &mut Desk,
    ) -> Result<Work, Failure> {
        let tree = crate::cli::tree();
        let mut taking = Self {
            import,
            base,
            facts: facts(R::KIND, &tree, base.head.lang, desk),
            flags: Flags::of(R::KIND, &tree),
            plan: Plan {
                file: import.name().to_owned(),
                ..Plan::default()
            },
            together: Together::default(),
            new: Vec::new(),
            entered_before: Vec::new(),
        };
        let back = taking.compare(book, desk)?;
        let (mut left, mut bad) = (Vec::new(), 0);
        for row in back.rows.iter().filter(|row| import.takes(row.number)) {
            if let Err(faults) = taking.row(row, desk) {
                bad += 1;
                left.extend(faults);
            }
        }
        let left = import.refuse(left, bad, desk.lang)?;
        taking.remark(&back, bad, desk);
        for record in taking.new {
            taking.together.add(record);
        }
        Ok(Work {
            plan: taking.plan,
            together: taking.together,
            left,
        })
    }

    fn compare(&self, book: &Book, desk: &Desk) -> Result<Returned, Fault> {
        let words = Words {
            lang: self.base.head.lang,
            ..desk.words()
        };
        let known: Vec<&Fact> = self.facts.iter().collect();
        let present = |id: &Id| -> Option<BTreeMap<String, String>> {
            let record = R::table(&desk.ledger).get(id)?;
            let texts = cells(record, &known, &words).into_iter();
            let texts = texts.map(|cell| cell.words(words.lang));
            Some(known.iter().map(|f| f.key.clone()).zip(texts).collect())
        };
        let days = known.iter().filter(|f| f.sort == Sort::Day);
        let days = days.map(|f| f.key.clone()).collect();
        let sameness = Sameness {
            plain: harmless,
            days: &days,
        };
        compare(book, self.base, &present, sameness)
    }

    fn row(&mut self, row: &Row, desk: &mut Desk) -> Result<(), Vec<Fault>> {
        if !row.faults.is_empty() {
            return Err(row.faults.clone());
        }
        match &row.id {
            Some(id) => self.changed(id, row, desk),
            None => self.added(row, desk),
        }
    }

    fn fact(&self, cell: &Touched) -> Result<Fact, Fault> {
        let found = self.facts.iter().find(|f| f.key == cell.key).cloned();
        found.ok_or_else(|| {
            let fault = fault!(
                Key,
                "这一项现在不能这样改；请从账本重新导出一份",
                "this fact cannot be changed so any more; export the table again"
            );
            blamed(&cell.address, &cell.head, fault)
        })
    }

    /// The changes of a record, all or none.
    fn changed(&mut self, id: &Id, row: &Row, desk: &Desk) -> Result<(), Vec<Fault>> {
        let Some(old) = R::table(&desk.ledger).get(id).cloned() else {
            return Ok(());
        };
        let (mut new, mut faults) = (old.clone(), Vec::new());
        let (mut changes, mut conflicts, mut entered) = (Vec::new(), Vec::new(), Vec::new());
        for cell in &row.cells {
            if let Some(now) = &cell.now
                && !self.import.take_file
            {
                conflicts.extend((!self.import.keep_ledger).then(|| conflict(id, cell, now)));
                continue;
            }
            let done = self.fact(cell).and_then(|fact| {
                if fact.field.is_none() {
                    entered.push(cell);
                    return Ok(());
                }
                let before = new.clone();
                let set = self.flags.set(&mut new, &fact, &cell.says, desk);
                set.map_err(|fault| blamed(&cell.address, &cell.head, fault))?;
                changes.extend((before != new).then(|| change(id, cell)));
                Ok(())
            });
            faults.extend(done.err());
        }
        let more = self.enter(&mut new, &entered, desk);
        match more {
            Ok(true) => changes.extend(entered.iter().map(|cell| change(id, cell))),
            Ok(false) => {
                let cells = entered.iter().map(|cell| &cell.address);
                let told = cells.map(|at| say!(desk.lang, "{at}（{id}）", "{at} ({id})"));
                self.entered_before.extend(told);
            }
            Err(fault) => faults.push(fault),
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        self.plan.changes.extend(changes);
        self.plan.conflicts.extend(conflicts);
        if old != new {
            self.together.change(old, new);
        }
        Ok(())
    }

    /// What is entered besides facts, which only issues have.
    fn enter(&self, record: &mut R, cells: &[&Touched], desk: &Desk) -> Result<bool, Fault> {
        let issue = (record as &mut dyn Any).downcast_mut::<Issue>();
        match issue.filter(|_| !cells.is_empty()) {
            Some(issue) => progress::enter(issue, cells, self.base.head.as_of, self.import, desk),
            None => Ok(false),
        }
    }

    /// A new record, which takes its place in the ledger at hand so that the next gets the next id.
    fn added(&mut self, row: &Row, desk: &mut Desk) -> Result<(), Vec<Fault>> {
        let mut given = Vec::new();
        for cell in &row.cells {
            let fact = self.fact(cell).map_err(|fault| vec![fault])?;
            if fact.field.is_none() {
                let fault = fault!(
                    Value,
                    "这是新增的一行，还没有交办，进展等交办以后再填",
                    "this row is new and not handed over yet; its progress comes later"
                );
                return Err(vec![blamed(&cell.address, &cell.head, fault)]);
            }
            given.push((fact, cell));
        }
        let texts: Vec<(&Fact, &str)> = given.iter().map(|(f, c)| (f, c.says.as_str())).collect();
        let more = self.usual();
        let made = self.flags.add::<R>(&texts, &more, desk);
        let mut record = made.map_err(|faults| blame(&row.cells, row.number, faults))?;
        let lang = desk.ledger.settings.language;
        let origin = self.import.origin("", row.number, lang);
        if let Some(first) = record
            .history_mut()
            .first_mut()
            .filter(|s| s.note.is_none())
        {
            first.note = Some(origin);
        }
        if let Some(there) = twin(&record, desk).map(|r| r.id().clone()) {
            self.plan.remarks.push(say!(
                desk.lang,
                "第 {} 行和 {there} 完全相同，未再登记",
                "row {} says the same as {there} and is not entered again",
                row.number
            ));
            return Ok(());
        }
        self.plan.new.push(placed(&record, row.number, desk));
        self.new.push(record);
        Ok(())
    }

    /// The flags of a new record that the command line gives for all.
    fn usual(&self) -> Vec<String> {
        let given = [("on", &self.import.on), ("by", &self.import.by)];
        let given = given.into_iter().filter(|(key, _)| self.flags.adds(key));
        let flags = given.filter_map(|(key, text)| Some(format!("--{key}={}", text.as_ref()?)));
        flags.collect()
    }

    /// What else there is to say: rows that are gone, columns that were not read, what is left.
    fn remark(&mut self, back: &Returned, bad: usize, desk: &Desk) {
        let lang = desk.lang;
        let mut remarks = Vec::new();
        if back.unchanged > 0 {
            let count = back.unchanged;
            remarks.push(say!(
                lang,
                "没有改动的 {count} 行",
                "{count} rows are unchanged"
            ));
        }
        if !back.gone.is_empty() && self.import.rows.is_none() {
            let gone: Vec<&str> = back.gone.iter().map(Id::as_str).collect();
            let (zh, en) = (gone.join("、"), gone.join(", "));
            remarks.push(say!(
                lang,
                "表里删去了这些行，账本里的记录不删：{zh}",
                "the rows of these are gone; records are never deleted: {en}"
            ));
        }
        for (heads, zh, en) in [
            (
                &self.entered_before,
                "进展已登记过，未再记",
                "progress that was entered before, not entered again",
            ),
            (
                &back.lost,
                "表里没有了的列，不改",
                "columns that are gone, left alone",
            ),
            (
                &back.strange,
                "另加的列，没有读",
                "columns that were added, not read",
            ),
        ] {
            if !heads.is_empty() {
                let list = heads.join(t("、", ", ").in_lang(lang));
                remarks.push(say!(lang, "{zh}：{list}", "{en}: {list}"));
            }
        }
        if !self.plan.conflicts.is_empty() {
            remarks.push(say!(
                lang,
                "冲突的格子没有改；以表为准加 --take-file，以账本为准加 --keep-ledger",
                "cells in conflict were left; --take-file takes the file's, --keep-ledger the ledger's"
            ));
        }
        if bad > 0 {
            remarks.push(say!(
                lang,
                "略过有问题的 {bad} 行",
                "{bad} rows were left out"
            ));
        }
        self.plan.remarks.splice(0..0, remarks);
    }
}

/// Puts a new record in its place in the ledger at hand, so that the next gets the next id, and
/// tells of it as a plan does.
pub(super) fn placed<R: Crud>(record: &R, row: u32, desk: &mut Desk) -> New {
    R::table_mut(&mut desk.ledger).put(record.clone());
    New {
        row,
        id: record.id().clone(),
        title: record.named(&desk.words()),
        steps: steps(record, desk),
    }
}

/// What happened to a record: a day and an action each.
fn steps<R: Crud>(record: &R, desk: &Desk) -> String {
    use crate::model::coded::Coded;
    let step = |s: &crate::model::Step<R::Action>| {
        format!("{} {}", s.on, s.action.label().in_lang(desk.lang))
    };
    let steps: Vec<String> = record.history().iter().map(step).collect();
    steps.join(t("；", "; ").in_lang(desk.lang))
}

fn change(id: &Id, cell: &Touched) -> Change {
    Change {
        address: cell.address.clone(),
        id: id.clone(),
        field: cell.head.clone(),
        from: cell.now.clone().unwrap_or_else(|| cell.was.clone()),
        to: cell.says.clone(),
    }
}

fn conflict(id: &Id, cell: &Touched, now: &str) -> Conflict {
    Conflict {
        address: cell.address.clone(),
        id: id.clone(),
        field: cell.head.clone(),
        was: cell.was.clone(),
        says: cell.says.clone(),
        now: now.to_owned(),
    }
}

/// The faults of a new record, each with the cell whose text it quotes, else with its row.
pub(super) fn blame(cells: &[Touched], row: u32, faults: Vec<Fault>) -> Vec<Fault> {
    let at = |fault: Fault| {
        let quotes = |cell: &&Touched| fault.zh.contains(&format!("“{}”", cell.says));
        match cells.iter().find(quotes) {
            Some(cell) => blamed(&cell.address, &cell.head, fault),
            None => in_row(row as usize, fault),
        }
    };
    faults.into_iter().map(at).collect()
}

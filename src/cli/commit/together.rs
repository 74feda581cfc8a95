//! Changes of several records that one command makes.

use super::{file, found, note, put, put_change, refuse_errors};
use crate::check::{self, Checked, Context};
use crate::cli::desk::{Desk, Purpose};
use crate::cli::failure::Failure;
use crate::model::Ledger;
use crate::problem::{Problem, Severity};
use crate::store::Draft;
use crate::view::Listed;

/// Changes that stand or fall together: each is judged with the others in their places, and the
/// first is written when all have passed. What was written is taken back as one change.
#[derive(Default)]
pub(crate) struct Together(Vec<Box<dyn Part>>);

impl Together {
    /// Adds a new record.
    pub(crate) fn add<R: Listed + Checked>(&mut self, new: R) {
        self.0.push(Box::new(Of { old: None, new }));
    }

    /// Adds a record that changes. Give each record once.
    pub(crate) fn change<R: Listed + Checked>(&mut self, old: R, new: R) {
        let old = Some(old);
        self.0.push(Box::new(Of { old, new }));
    }

    /// Whether there is nothing to write.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Asks the rules, and writes nothing.
    pub(crate) fn vet(&self, desk: &mut Desk) -> Result<(), Failure> {
        let judged = self.judged(desk)?;
        let problems: Vec<_> = judged.into_iter().flat_map(|(_, p)| p).collect();
        refuse_errors(desk, &problems)
    }

    /// Writes them all, or none, or shows them, as the command is asked to.
    pub(crate) fn write(self, desk: &mut Desk) -> Result<(), Failure> {
        let judged = self.judged(desk)?;
        let problems: Vec<_> = judged.iter().flat_map(|(_, p)| p.clone()).collect();
        refuse_errors(desk, &problems)?;
        if desk.purpose == Purpose::Write {
            note(desk, judged.iter().map(|(draft, _)| draft))?;
        }
        for (part, judged) in self.0.iter().zip(&judged) {
            part.put(desk, judged)?;
        }
        Ok(())
    }

    /// Each file as it will be and what the rules newly say of it, all records in their places.
    fn judged(&self, desk: &mut Desk) -> Result<Vec<Judged>, Failure> {
        let before = Context::new(&desk.ledger, desk.today);
        let known: Vec<_> = self.0.iter().map(|part| part.known(&before)).collect();
        for part in &self.0 {
            part.take_place(&mut desk.ledger);
        }
        let context = Context::new(&desk.ledger, desk.today);
        let judge = |(part, known): (&dyn Part, Vec<Problem>)| {
            let draft = part.file(desk)?;
            let mut problems = part.found(&draft, &context);
            problems.retain(|(_, problem)| !known.contains(problem));
            Ok((draft, problems))
        };
        let parts = self.0.iter().map(Box::as_ref);
        parts.zip(known).map(judge).collect()
    }
}

/// A file as it will be, and what the rules say of it.
type Judged = (Draft, Vec<(Severity, Problem)>);

/// One record among others of any kind.
trait Part {
    /// What the rules say of it as it was.
    fn known(&self, before: &Context<'_>) -> Vec<Problem>;
    fn take_place(&self, ledger: &mut Ledger);
    fn file(&self, desk: &Desk) -> Result<Draft, Failure>;
    fn found(&self, draft: &Draft, context: &Context<'_>) -> Vec<(Severity, Problem)>;
    fn put(&self, desk: &mut Desk, judged: &Judged) -> Result<(), Failure>;
}

/// A record as it will be; `old` is `None` for a new one.
struct Of<R> {
    old: Option<R>,
    new: R,
}

impl<R: Listed + Checked> Part for Of<R> {
    fn known(&self, before: &Context<'_>) -> Vec<Problem> {
        let old = self.old.as_ref();
        old.map_or_else(Vec::new, |old| check::record(old, before))
    }

    fn take_place(&self, ledger: &mut Ledger) {
        R::table_mut(ledger).put(self.new.clone());
    }

    fn file(&self, desk: &Desk) -> Result<Draft, Failure> {
        match &self.old {
            None => file(desk, &self.new),
            Some(old) => {
                let draft = desk.store.redraft(old, &self.new);
                draft.map_err(|e| desk.failed(e))
            }
        }
    }

    fn found(&self, draft: &Draft, context: &Context<'_>) -> Vec<(Severity, Problem)> {
        found(&self.new, draft, context)
    }

    fn put(&self, desk: &mut Desk, (draft, problems): &Judged) -> Result<(), Failure> {
        match &self.old {
            None => put(desk, &self.new, draft, problems),
            Some(old) => put_change(desk, old, &self.new, draft, problems),
        }
    }
}

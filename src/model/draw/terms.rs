//! What was drawn, worked out of a record.

use super::super::living::begun;
use super::super::sampling::{self, Drawn, Entry, Terms, Unfit};
use super::super::step::until;
use super::super::{Day, Id, Ledger};
use super::{Candidate, Draw, DrawAction};

impl Candidate {
    /// The county it lay in when the draw was made; the facility's present one where the record does
    /// not say.
    #[must_use]
    pub fn county_in<'a>(&'a self, ledger: &'a Ledger) -> Option<&'a Id> {
        let present = || Some(&ledger.facilities.get(&self.facility)?.county);
        self.county.as_ref().or_else(present)
    }
}

impl Draw {
    /// The day of the draw; `None` for a history without a step.
    #[must_use]
    pub fn drawn_on(&self) -> Option<Day> {
        begun(&self.history)
    }

    /// The day it was published, up to a day.
    #[must_use]
    pub fn published_on(&self, as_of: Day) -> Option<Day> {
        super::super::living::last(&self.history, DrawAction::Published, as_of).map(|s| s.on)
    }

    /// The facilities that gave way up to a day, in order of date: the position of the step in the
    /// file, and the facility.
    pub fn replacements(&self, as_of: Day) -> impl Iterator<Item = (usize, &Id)> {
        until(&self.history, as_of)
            .filter(|(_, step)| step.action == DrawAction::Replaced)
            .filter_map(|(i, step)| Some((i, step.facility.as_ref()?)))
    }

    /// What the draw follows from, with the replacements up to a day.
    #[must_use]
    pub fn terms<'a>(&'a self, ledger: &'a Ledger, as_of: Day) -> Terms<'a> {
        let frame = self.frame.iter().map(|candidate| Entry {
            facility: &candidate.facility,
            county: candidate.county_in(ledger),
            weight: candidate.weight.unwrap_or(1),
        });
        let inspectors = self.inspectors.iter().map(|i| sampling::Inspector {
            unit: &i.unit,
            recuse: &i.recuse,
        });
        Terms {
            algorithm: self.algorithm,
            seed: &self.seed,
            wanted: usize::try_from(self.wanted).unwrap_or(usize::MAX),
            frame: frame.collect(),
            inspectors: inspectors.collect(),
            replaced: self.replacements(as_of).map(|(_, id)| id).collect(),
        }
    }

    /// Who is drawn as of a day.
    ///
    /// # Errors
    /// When the record's terms are no draw: the first reason.
    pub fn drawn(&self, ledger: &Ledger, as_of: Day) -> Result<Drawn, Unfit> {
        self.terms(ledger, as_of).draw()
    }
}

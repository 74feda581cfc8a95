//! 一公开: what is published of a draw, with which anybody can repeat it. It holds no remark and
//! nothing of what was found, and no name of a person: units are written by id.

use serde::Serialize;

use crate::model::sampling::{Drawn, Unfit};
use crate::model::step::until;
use crate::model::{Day, Draw, Id, Ledger};

/// A draw as it is published. Its JSON is what the script in `docs/sampling.md` reads.
#[derive(Clone, Debug, Serialize)]
pub struct Publication {
    /// The draw.
    pub draw: Id,
    /// What it is called.
    pub title: String,
    /// The county whose own it is.
    pub county: Option<Id>,
    /// How the frame was made up.
    pub scope_note: Option<String>,
    /// The day it was made.
    pub on: Day,
    /// The day up to which replacements are in it.
    pub as_of: Day,
    /// The version of the algorithm.
    pub algorithm: u32,
    /// The seed, to the byte.
    pub seed: String,
    /// How many were wanted.
    pub wanted: usize,
    /// The facilities drawn from, as the record has them.
    pub frame: Vec<Candidate>,
    /// The units that inspect.
    pub inspectors: Vec<Unit>,
    /// The facilities that gave way, in order.
    pub replaced: Vec<Id>,
    /// Why each gave way, in the same order.
    pub reasons: Vec<Replacement>,
    /// What follows from all that.
    pub result: Drawn,
}

/// A facility of the frame.
#[derive(Clone, Debug, Serialize)]
pub struct Candidate {
    /// The facility.
    pub facility: Id,
    /// The county it lies in.
    pub county: Option<Id>,
    /// How many tickets it has.
    pub weight: u32,
}

/// A unit that inspects.
#[derive(Clone, Debug, Serialize)]
pub struct Unit {
    /// The unit.
    pub unit: Id,
    /// The facilities and counties it keeps away from.
    pub recuse: Vec<Id>,
}

/// A replacement.
#[derive(Clone, Debug, Serialize)]
pub struct Replacement {
    /// The day.
    pub on: Day,
    /// The facility that gave way.
    pub facility: Id,
    /// Why.
    pub reason: Option<String>,
}

impl Publication {
    /// What is published of a draw as of a day.
    ///
    /// # Errors
    /// When its terms are no draw: the first reason.
    pub fn of(draw: &Draw, ledger: &Ledger, as_of: Day) -> Result<Self, Unfit> {
        let terms = draw.terms(ledger, as_of);
        let result = terms.draw()?;
        let at: Vec<usize> = draw.replacements(as_of).map(|(i, _)| i).collect();
        let steps = until(&draw.history, as_of).filter(|(i, _)| at.contains(i));
        let replacement = |step: &crate::model::Step<_>| {
            Some(Replacement {
                on: step.on,
                facility: step.facility.clone()?,
                reason: step.reason.clone(),
            })
        };
        Ok(Self {
            draw: draw.id.clone(),
            title: draw.title.clone(),
            county: draw.county.clone(),
            scope_note: draw.scope_note.clone(),
            on: draw.drawn_on().unwrap_or(as_of),
            as_of,
            algorithm: terms.algorithm,
            seed: terms.seed.to_owned(),
            wanted: terms.wanted,
            frame: terms
                .frame
                .iter()
                .map(|e| Candidate {
                    facility: e.facility.clone(),
                    county: e.county.cloned(),
                    weight: e.weight,
                })
                .collect(),
            inspectors: terms
                .inspectors
                .iter()
                .map(|i| Unit {
                    unit: i.unit.clone(),
                    recuse: i.recuse.to_vec(),
                })
                .collect(),
            replaced: terms.replaced.iter().map(|&id| id.clone()).collect(),
            reasons: steps.filter_map(|(_, step)| replacement(step)).collect(),
            result,
        })
    }
}

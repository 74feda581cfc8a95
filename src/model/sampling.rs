//! 双随机抽查: which facilities a draw sends groups to, and which group to each.
//!
//! All of it follows from what is published, so that anyone can work it out again with a tool that
//! computes SHA-256. `docs/sampling.md` says how, to the byte; what is here is version 1 of that.

mod groups;
mod order;
pub mod quota;
mod round;
mod terms;

pub use terms::{Entry, Inspector, Terms, Unfit, is_seed};

use serde::Serialize;

use super::Id;
use round::{Held, Round};

/// The version of the algorithm that new draws are made with, and the only one there is.
pub const ALGORITHM: u32 = 1;

/// Tickets an entry can have at most.
pub const MOST_TICKETS: u32 = 100;

/// What was drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Drawn {
    /// The places, in the order of the draw: as many as wanted, or as the frame holds if fewer.
    pub places: Vec<Place>,
    /// Those of the frame not drawn, the next to step in first.
    pub reserve: Vec<Id>,
    /// How many facilities are lacking of what was wanted, because the frame is exhausted (C10-3).
    pub lacking: usize,
    /// The replacements that could not take place, since the facility was not drawn or had given way
    /// already: their positions in [`Terms::replaced`], from 0.
    pub impossible: Vec<usize>,
}

/// One of the places that were drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The facility to inspect; `None` when the last one gave way and the frame was exhausted.
    pub facility: Option<Id>,
    /// Those that held the place before and gave way, the first one first.
    pub gave_way: Vec<Id>,
    /// The inspecting unit; `None` when each must keep away, or there is no facility.
    pub inspector: Option<Id>,
}

impl Drawn {
    /// The facilities to inspect, in the order of their places.
    pub fn facilities(&self) -> impl Iterator<Item = &Id> {
        self.places.iter().filter_map(|p| p.facility.as_ref())
    }

    /// The facilities to inspect for which no unit is left that may go.
    pub fn without_inspector(&self) -> impl Iterator<Item = &Id> {
        let left = self.places.iter().filter(|p| p.inspector.is_none());
        left.filter_map(|p| p.facility.as_ref())
    }
}

impl Terms<'_> {
    /// Draws: the facilities in the order of their tickets, a unit for each, then the replacements
    /// one after another. Neither the order of the frame nor that of the units matters, and a
    /// replacement leaves every other place as it was.
    ///
    /// # Errors
    /// The first of [`Terms::unfit`].
    pub fn draw(&self) -> Result<Drawn, Unfit> {
        if let Some(first) = self.unfit().into_iter().next() {
            return Err(first);
        }
        let mut round = Round::new(self);
        let replaced = self.replaced.iter().enumerate();
        let impossible = replaced
            .filter(|(_, facility)| !round.replace(facility))
            .map(|(position, _)| position)
            .collect();
        let filled = round.places.iter().filter(|p| p.holder.is_some()).count();
        Ok(Drawn {
            lacking: self.wanted - filled,
            places: round.places.iter().map(Held::shown).collect(),
            reserve: round.reserve.iter().map(|e| e.facility.clone()).collect(),
            impossible,
        })
    }
}

//! A draw under way: who holds which place, who steps in next, who inspects.

use std::collections::VecDeque;

use super::super::Id;
use super::groups::Groups;
use super::order::ordered;
use super::{Entry, Place, Terms};

/// A draw under way.
pub(super) struct Round<'a> {
    /// The places, in the order of the draw.
    pub(super) places: Vec<Held<'a>>,
    /// Those not drawn, the next to step in first.
    pub(super) reserve: VecDeque<&'a Entry<'a>>,
    groups: Groups<'a>,
}

/// A place and who holds it now.
pub(super) struct Held<'a> {
    /// `None` once the reserve is used up.
    pub(super) holder: Option<&'a Entry<'a>>,
    gave_way: Vec<&'a Id>,
    inspector: Option<&'a Id>,
}

impl<'a> Round<'a> {
    /// The places as they are drawn, before any replacement.
    pub(super) fn new(terms: &'a Terms<'a>) -> Self {
        let order = ordered(terms.seed, &terms.frame, |e| (e.facility, e.weight));
        let mut groups = Groups::new(terms.seed, &terms.inspectors);
        let (drawn, rest) = order.split_at(terms.wanted.min(order.len()));
        let mut round = Self {
            places: drawn.iter().map(|e| Held::by(e, &mut groups)).collect(),
            reserve: rest.iter().copied().collect(),
            groups,
        };
        while round.even_out() {}
        round
    }

    /// Goes through the places once and relieves units that have two more than another that may go;
    /// whether any was.
    fn even_out(&mut self) -> bool {
        let mut moved = false;
        for place in &mut self.places {
            if let (Some(entry), Some(unit)) = (place.holder, place.inspector)
                && let Some(other) = self.groups.relieve(unit, entry)
            {
                place.inspector = Some(other);
                moved = true;
            }
        }
        moved
    }

    /// The next of the order takes the place of that facility; `false` when it holds none.
    pub(super) fn replace(&mut self, facility: &Id) -> bool {
        let holds = |p: &&mut Held<'_>| p.holder.is_some_and(|e| e.facility == facility);
        let Some(place) = self.places.iter_mut().find(holds) else {
            return false;
        };
        let left = std::mem::replace(&mut place.holder, self.reserve.pop_front());
        place.gave_way.extend(left.map(|e| e.facility));
        if let Some(unit) = place.inspector.take() {
            self.groups.release(unit);
        }
        place.inspector = place.holder.and_then(|e| self.groups.send(e));
        true
    }
}

impl<'a> Held<'a> {
    fn by(entry: &'a Entry<'a>, groups: &mut Groups<'a>) -> Self {
        Self {
            holder: Some(entry),
            gave_way: Vec::new(),
            inspector: groups.send(entry),
        }
    }

    /// The place as the answer has it.
    pub(super) fn shown(&self) -> Place {
        Place {
            facility: self.holder.map(|e| e.facility.clone()),
            gave_way: self.gave_way.iter().map(|&id| id.clone()).collect(),
            inspector: self.inspector.cloned(),
        }
    }
}

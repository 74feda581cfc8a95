//! Which unit inspects which facility.

use super::super::Id;
use super::order::ordered;
use super::{Entry, Inspector};

/// The units in the order drawn for them, each with how many facilities it has.
#[derive(Debug)]
pub(super) struct Groups<'a> {
    queue: Vec<(&'a Inspector<'a>, usize)>,
}

impl<'a> Groups<'a> {
    /// The units with nothing to do yet, by one ticket each.
    pub(super) fn new(seed: &str, inspectors: &'a [Inspector<'a>]) -> Self {
        let order = ordered(seed, inspectors, |i| (i.unit, 1));
        Self {
            queue: order.into_iter().map(|i| (i, 0)).collect(),
        }
    }

    /// Sends the unit that has fewest facilities of those that may go, of equals the first in the
    /// queue; `None` when none may.
    pub(super) fn send(&mut self, entry: &Entry<'_>) -> Option<&'a Id> {
        let may_go = self.queue.iter_mut().filter(|(u, _)| u.may_inspect(entry));
        let (unit, load) = may_go.min_by_key(|(_, load)| *load)?;
        *load += 1;
        Some(unit.unit)
    }

    /// Sends another unit there instead, when one that may go has two facilities fewer or fewer still.
    pub(super) fn relieve(&mut self, now: &Id, entry: &Entry<'_>) -> Option<&'a Id> {
        let load = self.queue.iter().find(|(u, _)| u.unit == now)?.1;
        let may_go = self.queue.iter().filter(|(u, _)| u.may_inspect(entry));
        let least = may_go.map(|(_, load)| *load).min()?;
        if least + 2 > load {
            return None;
        }
        self.release(now);
        self.send(entry)
    }

    /// Takes back one facility of that unit.
    pub(super) fn release(&mut self, unit: &Id) {
        for (_, load) in self.queue.iter_mut().filter(|(u, _)| u.unit == unit) {
            *load -= 1;
        }
    }
}

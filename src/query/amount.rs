//! Amounts: figures that were reported, not counted, of which some may be unknown or approximate.

use serde::Serialize;

use super::Figure;
use crate::model::{Id, Metric};

/// A sum of reported figures. What is unknown is never taken for 0.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Amount {
    /// The sum of those that are known.
    pub value: u64,
    /// Whether one of them is approximate (余).
    pub approx: bool,
    /// The records it is the sum of.
    pub of: Figure,
    /// The records whose figure is unknown.
    pub unknown: Figure,
    /// Whether somebody who should have reported did not.
    pub lacking: bool,
}

impl Amount {
    /// One figure of a record; `None` when it is unknown.
    #[must_use]
    pub fn one(id: &Id, value: Option<u64>, approx: bool) -> Self {
        let ids = std::iter::once(id.clone()).collect();
        match value {
            Some(value) => Self {
                value,
                approx,
                of: ids,
                ..Self::default()
            },
            None => Self {
                unknown: ids,
                ..Self::default()
            },
        }
    }

    /// Whether nothing of it is known.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        self.of.count() == 0
    }

    /// Whether all of it is known.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !self.is_unknown() && self.unknown.count() == 0 && !self.lacking
    }
}

impl From<&Metric> for Amount {
    fn from(metric: &Metric) -> Self {
        let approx = metric.approx.unwrap_or(false);
        Self::one(&metric.id, metric.value, approx)
    }
}

impl std::iter::Sum for Amount {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        let (mut total, mut of, mut unknown) = (Self::default(), Vec::new(), Vec::new());
        for amount in amounts {
            total.value = total.value.saturating_add(amount.value);
            total.approx |= amount.approx;
            total.lacking |= amount.lacking;
            of.extend(amount.of.ids);
            unknown.extend(amount.unknown.ids);
        }
        total.of = of.into_iter().collect();
        total.unknown = unknown.into_iter().collect();
        total
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_part_is_no_nought() {
        let id = |n: u32| Id::parse(&format!("KF-Q{n:03}")).unwrap();
        let known = Amount::one(&id(1), Some(4600), true);
        let unknown = Amount::one(&id(2), None, false);
        assert!(known.is_whole() && unknown.is_unknown() && !unknown.is_whole());
        let nought = Amount::one(&id(3), Some(0), false);
        assert!(nought.is_whole(), "nought is known");
        let sum: Amount = [known, unknown, nought].into_iter().sum();
        assert_eq!((sum.value, sum.approx), (4600, true));
        assert_eq!((sum.of.count(), sum.unknown.count()), (2, 1));
        assert!(!sum.is_whole() && !sum.is_unknown());
        assert!(std::iter::empty::<Amount>().sum::<Amount>().is_unknown());
    }
}

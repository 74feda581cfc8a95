//! 季度统计: the figures counties and departments report, and what was done in the quarter.

mod reported;
mod work;

use serde::Serialize;

pub use reported::IndicatorRow;
pub use work::Work;

use super::{Figure, Scope};
use crate::model::period::Period;
use crate::model::{Day, Id, Ledger};
use reported::Reported;
use work::Span;

/// One line of what was done.
#[derive(Clone, Debug, Serialize)]
pub struct WorkRow {
    /// What is counted.
    pub what: Work,
    /// In the quarter, up to the day.
    pub now: Figure,
    /// In the quarter before.
    pub before: Figure,
}

/// The report.
#[derive(Clone, Debug, Serialize)]
pub struct Quarter {
    /// What it is narrowed to.
    pub scope: Scope,
    /// The day.
    pub as_of: Day,
    /// The quarter.
    pub period: Period,
    /// The quarter before.
    pub before: Period,
    /// Its first day.
    pub from: Day,
    /// Its last day, or the day of the report when that comes first.
    pub until: Day,
    /// What was done.
    pub work: Vec<WorkRow>,
    /// The counties that reported anything, in order of division code.
    pub counties: Vec<Id>,
    /// The indicators: the quarter's in order of the vocabulary, then those of other periods.
    pub indicators: Vec<IndicatorRow>,
}

impl Quarter {
    /// The report of a quarter as of a day.
    #[must_use]
    pub fn of(ledger: &Ledger, as_of: Day, period: Period, scope: &Scope) -> Self {
        let before = period.before();
        let reported = Reported::of(ledger, as_of, scope);
        let counties = reported.counties(ledger, period);
        let now = Span::of(period, as_of, scope);
        let then = Span::of(before, as_of, scope);
        let local = |what: &&Work| scope.county.is_none() || what.is_local();
        let work = Work::ALL.iter().filter(local).map(|what| WorkRow {
            what: *what,
            now: now.figure(ledger, *what),
            before: then.figure(ledger, *what),
        });
        Self {
            scope: scope.clone(),
            as_of,
            period,
            before,
            from: now.from,
            until: now.until,
            work: work.collect(),
            indicators: reported.rows(ledger, period, &counties),
            counties,
        }
    }
}

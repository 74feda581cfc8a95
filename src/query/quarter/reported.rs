//! The figures that were reported, by indicator, period and county.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::period::Period;
use crate::model::plain::Plain;
use crate::model::{Day, Id, Ledger, Metric, WordList};
use crate::query::{Amount, Scope};

/// An indicator in a period, county by county.
#[derive(Clone, Debug, Serialize)]
pub struct IndicatorRow {
    /// The indicator, a word of the vocabulary.
    pub indicator: String,
    /// The quarter, or a longer or shorter period that has days of it.
    pub period: Period,
    /// What each county reported, in the order of [`super::Quarter::counties`]; `None` for one that did
    /// not, and perhaps never does.
    pub by_county: Vec<Option<Amount>>,
    /// The sum of the counties.
    pub of_counties: Amount,
    /// What was reported for the whole area.
    pub of_all: Option<Amount>,
    /// Counties that reported it for the period before and not for this.
    pub missing: Vec<Id>,
    /// The same of the period before: what was reported for the whole area, else the sum of the
    /// counties; `None` when nothing was.
    pub before: Option<Amount>,
    /// The change against the period before; `None` when one of the two is not wholly known.
    pub change: Option<i64>,
}

impl IndicatorRow {
    /// Whether nothing was reported for the period yet, not even that it is unknown.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.of_all.is_none() && self.by_county.iter().all(Option::is_none)
    }

    /// What was reported for the whole area, else the sum of the counties.
    #[must_use]
    pub fn total(&self) -> &Amount {
        self.of_all.as_ref().unwrap_or(&self.of_counties)
    }
}

/// What was reported by the day, by indicator and period, then by county.
pub(super) struct Reported<'a>(BTreeMap<(&'a str, Period), BTreeMap<Option<&'a Id>, &'a Metric>>);

impl<'a> Reported<'a> {
    pub(super) fn of(ledger: &'a Ledger, as_of: Day, scope: &Scope) -> Self {
        let mut all: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
        let metrics = ledger.metrics.iter();
        let is_meant = |m: &&Metric| {
            m.is_there(as_of)
                && m.is_of(scope.campaign.as_ref())
                && scope.takes_county(m.county.as_ref())
        };
        for metric in metrics.filter(is_meant) {
            // A period of another form and a figure reported twice are told by `check`.
            if let Some(period) = Period::parse(&metric.period) {
                let of_period = all.entry((metric.indicator.as_str(), period)).or_default();
                of_period.entry(metric.county.as_ref()).or_insert(metric);
            }
        }
        Self(all)
    }

    /// The indicators of periods with days of a quarter, itself first, then the longer ones. What
    /// was reported for the quarter before is expected of this one too.
    fn keys(&self, quarter: Period) -> Vec<(&'a str, Period)> {
        let of_before = self.0.keys().filter(|(_, p)| *p == quarter.before());
        let expected = of_before.map(|(indicator, _)| (*indicator, quarter));
        let mut keys: Vec<(&str, Period)> = self.0.keys().copied().chain(expected).collect();
        keys.retain(|(_, period)| period.meets(quarter));
        keys.sort_unstable();
        keys.dedup();
        keys.sort_by_key(|(_, period)| {
            (
                *period != quarter,
                std::cmp::Reverse(period.months()),
                period.first(),
            )
        });
        keys
    }

    pub(super) fn counties(&self, ledger: &Ledger, quarter: Period) -> Vec<Id> {
        let keys = self.keys(quarter).into_iter();
        let with_before = keys.flat_map(|(what, period)| [(what, period), (what, period.before())]);
        let reported = with_before.filter_map(|key| self.0.get(&key));
        let mut counties: Vec<&Id> = reported
            .flat_map(|by| by.keys().flatten().copied())
            .collect();
        counties.sort_by_key(|county| ledger.by_division(county));
        counties.dedup();
        counties.into_iter().cloned().collect()
    }

    pub(super) fn rows(
        &self,
        ledger: &Ledger,
        quarter: Period,
        counties: &[Id],
    ) -> Vec<IndicatorRow> {
        let words = ledger.vocabulary.list(WordList::Indicator);
        let place = |indicator: &str| {
            let place = words.iter().position(|w| w.code == indicator);
            place.unwrap_or(words.len())
        };
        let mut keys = self.keys(quarter);
        // Stable: within an indicator's place the order of the periods stays.
        keys.sort_by_key(|(indicator, period)| (*period != quarter, place(indicator)));
        let rows = keys.into_iter();
        rows.map(|(indicator, period)| self.row(indicator, period, counties))
            .collect()
    }

    fn row(&self, indicator: &'a str, period: Period, counties: &[Id]) -> IndicatorRow {
        let now = self.0.get(&(indicator, period));
        let then = self.0.get(&(indicator, period.before()));
        let of = |by: Option<&BTreeMap<Option<&Id>, &Metric>>, county: Option<&Id>| {
            by?.get(&county).map(|metric| Amount::from(*metric))
        };
        let sum = |by| -> Amount { counties.iter().filter_map(|c| of(by, Some(c))).sum() };
        let is_missing = |c: &&Id| of(now, Some(c)).is_none() && of(then, Some(c)).is_some();
        let missing: Vec<Id> = counties.iter().filter(is_missing).cloned().collect();
        let mut of_counties = sum(now);
        of_counties.lacking = !missing.is_empty();
        let of_all = of(now, None);
        let before = then.map(|_| of(then, None).unwrap_or_else(|| sum(then)));
        let current = of_all.as_ref().unwrap_or(&of_counties);
        let both = before
            .as_ref()
            .filter(|b| b.is_whole() && current.is_whole());
        let change = both.and_then(|b| {
            let size = |amount: &Amount| i64::try_from(amount.value).ok();
            Some(size(current)? - size(b)?)
        });
        IndicatorRow {
            indicator: indicator.to_owned(),
            period,
            by_county: counties.iter().map(|c| of(now, Some(c))).collect(),
            of_counties,
            of_all,
            missing,
            change,
            before,
        }
    }
}

//! What rules look up in the whole ledger, sorted once, when the first rule asks for it.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::model::living::last;
use crate::model::opinion::OpinionAction;
use crate::model::typed::half_width;
use crate::model::{Id, Ledger, Metric, Opinion, Record, Suggestion, Table};

/// What a figure is of: campaign, indicator, period, county.
type FigureOf<'a> = (&'a Id, &'a str, &'a str, Option<&'a Id>);
/// What an opinion is about and where it comes from.
type Theme = (String, Option<Id>);

/// The lookups, each made when it is first asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Lookup<'a> {
    metrics: OnceLock<BTreeMap<FigureOf<'a>, &'a Id>>,
    suggestions: OnceLock<BTreeMap<(&'a Id, String), &'a Id>>,
    themes: OnceLock<BTreeMap<Theme, Vec<&'a Opinion>>>,
    merged: OnceLock<BTreeMap<&'a Id, &'a Id>>,
}

/// The first record of each key.
fn firsts<'a, R: Record, K: Ord>(
    table: &'a Table<R>,
    key: impl Fn(&'a R) -> K,
) -> BTreeMap<K, &'a Id> {
    let mut firsts = BTreeMap::new();
    for record in table.iter() {
        firsts.entry(key(record)).or_insert(record.id());
    }
    firsts
}

impl<'a> Lookup<'a> {
    /// The first figure of the same indicator, period and county.
    pub(super) fn metric(&self, ledger: &'a Ledger, of: &Metric) -> Option<&'a Id> {
        let by = self.metrics.get_or_init(|| {
            firsts(&ledger.metrics, |m| {
                let (what, when) = (m.indicator.as_str(), m.period.as_str());
                (&m.campaign, what, when, m.county.as_ref())
            })
        });
        let key = (
            &of.campaign,
            of.indicator.as_str(),
            of.period.as_str(),
            of.county.as_ref(),
        );
        by.get(&key).copied()
    }

    /// The first suggestion of that number in the campaign; 第012号 and 12 are one number.
    pub(super) fn suggestion(&self, ledger: &'a Ledger, of: &Suggestion) -> Option<&'a Id> {
        let by = self
            .suggestions
            .get_or_init(|| firsts(&ledger.suggestions, |s| (&s.campaign, bare(&s.number))));
        by.get(&(&of.campaign, bare(&of.number))).copied()
    }

    /// The opinions of the same aspect and county, in order of id.
    pub(super) fn same_theme(&self, ledger: &'a Ledger, of: &Opinion) -> &[&'a Opinion] {
        let by = self.themes.get_or_init(|| {
            let mut by: BTreeMap<Theme, Vec<&Opinion>> = BTreeMap::new();
            for opinion in ledger.opinions.iter() {
                by.entry(theme(opinion)).or_default().push(opinion);
            }
            by
        });
        by.get(&theme(of)).map_or(&[], Vec::as_slice)
    }

    /// The first opinion that was merged into that one.
    pub(super) fn merged_into(&self, ledger: &'a Ledger, into: &Id) -> Option<&'a Id> {
        let by = self.merged.get_or_init(|| {
            let mut by = BTreeMap::new();
            for opinion in ledger.opinions.iter() {
                if let Some(into) = target(opinion) {
                    by.entry(into).or_insert(&opinion.id);
                }
            }
            by
        });
        by.get(into).copied()
    }
}

fn theme(opinion: &Opinion) -> Theme {
    (opinion.aspect.clone(), opinion.county.clone())
}

/// What an opinion was merged into, whatever the day.
pub(super) fn target(opinion: &Opinion) -> Option<&Id> {
    let days = opinion.history.iter().map(|s| s.on);
    last(&opinion.history, OpinionAction::Merged, days.max()?)?
        .into
        .as_ref()
}

/// The number alone: 第012号, ０１２ and 12 are 12.
fn bare(number: &str) -> String {
    let plain = half_width(number);
    let inner = plain.strip_prefix('第').unwrap_or(&plain);
    let inner = inner.strip_suffix('号').unwrap_or(inner);
    let short = inner.trim_start_matches('0');
    let is_number = !short.is_empty() && inner.bytes().all(|b| b.is_ascii_digit());
    if is_number { short } else { inner }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_the_same_however_it_is_written() {
        for text in ["12", "012", "第012号", "第 12 号", "０１２"] {
            assert_eq!(bare(text), "12", "{text}");
        }
        assert_eq!(bare("A-012"), "a-012");
        assert_eq!(bare("000"), "000");
    }
}

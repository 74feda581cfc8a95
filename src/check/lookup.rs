//! What rules look up in the whole ledger, sorted once, when the first rule asks for it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::model::draw::DrawAction;
use crate::model::living::last;
use crate::model::meeting::{MeetingKind, MeetingState};
use crate::model::opinion::OpinionAction;
use crate::model::period::HalfMonth;
use crate::model::plain::Plain;
use crate::model::typed::half_width;
use crate::model::{Day, Draw, Id, Ledger, Meeting, Metric, Opinion, Record, Suggestion, Table};

/// What a figure is of: campaign, indicator, period, county.
type FigureOf<'a> = (&'a Id, &'a str, &'a str, Option<&'a Id>);
/// What an opinion is about and where it comes from.
type Theme = (String, Option<Id>);
/// Who holds a place of a draw from a day on; `None` before the first replacement.
type Holders = BTreeMap<Option<Day>, BTreeSet<Id>>;

/// The lookups, each made when it is first asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Lookup<'a> {
    metrics: OnceLock<BTreeMap<FigureOf<'a>, &'a Id>>,
    suggestions: OnceLock<BTreeMap<(&'a Id, String), &'a Id>>,
    themes: OnceLock<BTreeMap<Theme, Vec<&'a Opinion>>>,
    merged: OnceLock<BTreeMap<&'a Id, &'a Id>>,
    draws: OnceLock<BTreeMap<&'a Id, OnceLock<Option<Holders>>>>,
    halves: OnceLock<BTreeMap<(&'a Id, HalfMonth), &'a Meeting>>,
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

    /// The facilities that hold a place of a draw at the end of a day; `None` when there is no such
    /// draw, or its terms are none. Each draw is worked out when it is first asked for.
    pub(super) fn drawn(&self, ledger: &'a Ledger, draw: &Id, on: Day) -> Option<&BTreeSet<Id>> {
        let by = self.draws.get_or_init(|| {
            let ids = ledger.draws.iter().map(|draw| &draw.id);
            ids.map(|id| (id, OnceLock::new())).collect()
        });
        let holders = by
            .get(draw)?
            .get_or_init(|| holders(ledger.draws.get(draw)?, ledger));
        let (_, there) = holders.as_ref()?.range(..=Some(on)).next_back()?;
        Some(there)
    }

    /// The earliest half-monthly meeting of a campaign in a half-month.
    pub(super) fn meeting(&self, ledger: &'a Ledger, of: &Meeting) -> Option<&'a Meeting> {
        let by = self.halves.get_or_init(|| {
            let mut all: Vec<&Meeting> = ledger.meetings.iter().filter(|m| counts(m)).collect();
            all.sort_by_key(|m| (m.date, &m.id));
            let mut by = BTreeMap::new();
            for meeting in all {
                let half = HalfMonth::of(meeting.date);
                by.entry((&meeting.campaign, half)).or_insert(meeting);
            }
            by
        });
        by.get(&(&of.campaign, HalfMonth::of(of.date))).copied()
    }
}

/// Who holds a place of a draw, from each day on that changed it.
fn holders(draw: &Draw, ledger: &Ledger) -> Option<Holders> {
    let steps = draw.history.iter();
    let replaced = steps.filter(|s| s.action == DrawAction::Replaced);
    let days: BTreeSet<Day> = replaced.map(|s| s.on).collect();
    let mut terms = draw.terms(ledger, draw.drawn_on()?);
    terms.replaced.clear();
    let mut holders = BTreeMap::from([(None, terms.draw().ok()?.facilities().cloned().collect())]);
    for day in days {
        let drawn = draw.drawn(ledger, day).ok()?;
        holders.insert(Some(day), drawn.facilities().cloned().collect());
    }
    Some(holders)
}

/// Whether a meeting is one of the rhythm: half-monthly and not cancelled.
pub(super) fn counts(meeting: &Meeting) -> bool {
    let days = meeting.history.iter().map(|step| step.on);
    let state = days.max().and_then(|day| meeting.state(day));
    meeting.kind == MeetingKind::Semimonthly && state != Some(MeetingState::Cancelled)
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
    use crate::model::day::day;
    use crate::model::sample;

    fn id(text: &str) -> Id {
        Id::parse(text).unwrap()
    }

    #[test]
    fn a_draw_worked_out_once_knows_who_held_a_place_on_each_day() {
        // The example of docs/sampling.md: KF-F002 and KF-F003 are drawn, KF-F001 steps in.
        let mut ledger = sample::ledger([]);
        let draw = "{id: KF-D001, uid: aaaaaaaa, campaign: 2024-elder-care, title: 抽查, algorithm: 1, wanted: 2, \
             seed: 20240615 03 07 08 19 26 33 14, \
             frame: [{facility: KF-F001}, {facility: KF-F002, weight: 2}, {facility: KF-F003}], \
             history: [{on: 2024-06-15, action: drawn, by: npc-office}, \
             {on: 2024-06-20, action: replaced, by: npc-office, facility: KF-F003, reason: 停业}]}";
        ledger.draws.put(serde_yaml::from_str(draw).unwrap());
        let lookup = Lookup::default();
        let drawn = |on: &str| lookup.drawn(&ledger, &id("KF-D001"), day(on)).cloned();
        let both = |other: &str| Some(BTreeSet::from([id("KF-F002"), id(other)]));
        assert_eq!(drawn("2024-06-15"), both("KF-F003"));
        assert_eq!(drawn("2024-06-19"), both("KF-F003"));
        assert_eq!(drawn("2024-06-20"), both("KF-F001"));
        assert_eq!(drawn("2025-06-20"), both("KF-F001"));
        assert_eq!(
            lookup.drawn(&ledger, &id("KF-D002"), day("2024-06-20")),
            None
        );
    }

    #[test]
    fn the_first_meeting_of_a_half_month_is_the_earliest_that_was_not_cancelled() {
        let mut ledger = sample::ledger([]);
        for (no, campaign, date, then) in [
            (1, "2024-elder-care", "2024-05-14", "held"),
            (2, "2024-elder-care", "2024-05-10", "held"),
            (3, "2024-elder-care", "2024-05-08", "cancelled"),
            (4, "2024-schools", "2024-05-09", "held"),
            (5, "2024-elder-care", "2024-05-30", "held"),
        ] {
            let meeting = format!(
                "{{id: KF-M00{no}, uid: aaaaaaaa, campaign: {campaign}, title: 推进会, kind: semimonthly, date: {date}, \
                 history: [{{on: 2024-05-06, action: planned, by: npc-office}}, \
                 {{on: {date}, action: {then}, by: npc-office, reason: 例}}]}}"
            );
            ledger.meetings.put(serde_yaml::from_str(&meeting).unwrap());
        }
        let lookup = Lookup::default();
        let first = |of: &str| {
            let meeting = ledger.meetings.get(&id(of)).unwrap();
            lookup.meeting(&ledger, meeting).unwrap().id.as_str()
        };
        let all = ["KF-M001", "KF-M002", "KF-M003", "KF-M004", "KF-M005"];
        let firsts = ["KF-M002", "KF-M002", "KF-M002", "KF-M004", "KF-M005"];
        assert_eq!(all.map(first), firsts);
    }

    #[test]
    fn a_number_is_the_same_however_it_is_written() {
        for text in ["12", "012", "第012号", "第 12 号", "０１２"] {
            assert_eq!(bare(text), "12", "{text}");
        }
        assert_eq!(bare("A-012"), "a-012");
        assert_eq!(bare("000"), "000");
    }
}

//! 抽查名录: the facilities a draw is made from, and what each weighs.

use std::collections::BTreeSet;

use crate::model::draw::Candidate;
use crate::model::living::begun;
use crate::model::{Day, Facility, Id, Ledger};

use super::places::operating;

/// The weight of a facility that people complained of: twice the chance.
pub const COMPLAINED_OF: u32 = 2;

/// The channels of issues by which people complain.
const ISSUE_CHANNELS: &[&str] = &["complaint", "opinion"];

/// The channels of opinions by which people complain.
const OPINION_CHANNELS: &[&str] = &["hotline", "letters", "internet"];

/// What a frame is narrowed to. Empty means all.
#[derive(Clone, Debug, Default)]
pub struct Narrowed {
    /// Only facilities of this county.
    pub county: Option<Id>,
    /// Only facilities of these kinds (words of the vocabulary).
    pub kinds: Vec<String>,
}

/// The facilities that operate on a day, narrowed, in order of id; with `weighs_complaints`, those
/// complained of within the year before weigh [`COMPLAINED_OF`].
#[must_use]
pub fn frame(
    ledger: &Ledger,
    on: Day,
    narrowed: &Narrowed,
    weighs_complaints: bool,
) -> Vec<Candidate> {
    let heavy = if weighs_complaints {
        complained_of(ledger, on)
    } else {
        BTreeSet::new()
    };
    let is_meant = |f: &&Facility| {
        narrowed.county.as_ref().is_none_or(|c| *c == f.county)
            && (narrowed.kinds.is_empty() || narrowed.kinds.contains(&f.kind))
    };
    operating(ledger, on)
        .filter(is_meant)
        .map(|f| Candidate {
            facility: f.id.clone(),
            county: Some(f.county.clone()),
            weight: heavy.contains(&f.id).then_some(COMPLAINED_OF),
        })
        .collect()
}

/// The facilities people complained of in the year that ends with a day: an issue that came by a
/// complaint, or an opinion received by such a channel that led to an issue there.
fn complained_of(ledger: &Ledger, on: Day) -> BTreeSet<&Id> {
    let within = |day: Option<Day>| day.is_some_and(|day| day <= on && on < day.plus_months(12));
    let issues = ledger
        .issues
        .iter()
        .filter(|i| ISSUE_CHANNELS.contains(&i.source.channel.as_str()) && within(i.found_on()));
    let opinions = ledger
        .opinions
        .iter()
        .filter(|o| OPINION_CHANNELS.contains(&o.channel.as_str()) && within(begun(&o.history)));
    let raised = opinions
        .flat_map(|o| o.led_to(on))
        .filter_map(|id| ledger.issues.get(id));
    issues
        .chain(raised)
        .filter_map(|i| i.facility.as_ref())
        .collect()
}

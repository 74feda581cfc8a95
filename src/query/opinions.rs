//! 意见建议: how many there are, what they are about, where they came in, what became of them
//!

use serde::Serialize;

use super::figure::shares;
use super::{Figure, Scope, Tenths};
use crate::model::coded::Coded;
use crate::model::living::begun;
use crate::model::opinion::OpinionState;
use crate::model::plain::Plain;
use crate::model::verdict::Disposition;
use crate::model::{Day, Id, Ledger, Opinion, WordList};

/// The opinions that came in one way, aspect by aspect.
#[derive(Clone, Debug, Serialize)]
pub struct ChannelRow {
    /// The channel, a word of the vocabulary.
    pub channel: String,
    /// Its opinions of each aspect, in the order of [`Opinions::aspects`].
    pub by_aspect: Vec<Figure>,
    /// All of it.
    pub all: Figure,
    /// Its share of all opinions; the shares add to 100.0. `None` when there is none.
    pub share: Option<Tenths>,
}

/// The opinions of one aspect.
#[derive(Clone, Debug, Serialize)]
pub struct AspectRow {
    /// The aspect, a word of the vocabulary.
    pub aspect: String,
    /// Its opinions.
    pub all: Figure,
    /// Its share of all opinions; the shares add to 100.0. `None` when there is none.
    pub share: Option<Tenths>,
}

/// The opinions of one county.
#[derive(Clone, Debug, Serialize)]
pub struct CountyRow {
    /// The county; `None` for the whole area.
    pub county: Option<Id>,
    /// Received, those merged away among them.
    pub raw: Figure,
    /// Received and not merged away.
    pub net: Figure,
    /// Replied to.
    pub replied: Figure,
    /// Past the day a reply was due.
    pub overdue: Figure,
    /// Its share of all opinions; the shares add to 100.0. `None` when there is none.
    pub share: Option<Tenths>,
}

/// The opinions dealt with in one way.
#[derive(Clone, Debug, Serialize)]
pub struct DispositionRow {
    /// How; `None` for those not dealt out yet.
    pub disposition: Option<Disposition>,
    /// They.
    pub all: Figure,
    /// Replied to.
    pub replied: Figure,
    /// Their share of all opinions; the shares add to 100.0. `None` when there is none.
    pub share: Option<Tenths>,
}

/// An opinion that waits for a reply past its day.
#[derive(Clone, Debug, Serialize)]
pub struct OverdueOpinion {
    /// The opinion.
    pub opinion: Id,
    /// What was said.
    pub content: String,
    /// The unit it was referred to.
    pub lead: Option<Id>,
    /// The day the reply was due.
    pub due: Day,
    /// Natural days past it.
    pub days: i64,
}

/// The report. Everything but the first two figures counts opinions that were not merged away.
#[derive(Clone, Debug, Serialize)]
pub struct Opinions {
    /// What it is narrowed to.
    pub scope: Scope,
    /// The day.
    pub as_of: Day,
    /// The first and the last day one was received.
    pub received: Option<(Day, Day)>,
    /// All that were received.
    pub raw: Figure,
    /// Those merged into another that says the same.
    pub merged: Figure,
    /// The rest: what is meant by 240 余条.
    pub net: Figure,
    /// By aspect, in order of the vocabulary.
    pub aspects: Vec<AspectRow>,
    /// By channel, in order of the vocabulary.
    pub channels: Vec<ChannelRow>,
    /// By county, in order of division code, those of the whole area last.
    pub counties: Vec<CountyRow>,
    /// By what was done with them.
    pub dispositions: Vec<DispositionRow>,
    /// Replied to.
    pub replied: Figure,
    /// Replied to after the day it was due.
    pub replied_late: Figure,
    /// A reply is awaited, by a day that has not passed.
    pub due: Figure,
    /// Past the day a reply was due.
    pub overdue: Figure,
    /// Those that led to an issue.
    pub linked: Figure,
    /// The issues they led to.
    pub issues: Figure,
    /// Overdue for a reply, longest first.
    pub waiting: Vec<OverdueOpinion>,
}

impl Opinions {
    /// The report as of a day.
    #[must_use]
    pub fn of(ledger: &Ledger, as_of: Day, scope: &Scope) -> Self {
        let raw = ledger.opinions.iter().filter(|o| {
            o.is_there(as_of)
                && o.is_of(scope.campaign.as_ref())
                && (scope.county.is_none() || scope.county == o.county)
        });
        let raw: Vec<&Opinion> = raw.collect();
        let is_merged = |o: &Opinion| o.state(as_of) == Some(OpinionState::Merged);
        let net: Vec<&Opinion> = raw.iter().copied().filter(|o| !is_merged(o)).collect();
        let days = raw.iter().filter_map(|o| begun(&o.history));
        let is_late = |o: &Opinion| {
            let both = o.replied_on(as_of).zip(o.reply_due);
            both.is_some_and(|(replied, due)| replied > due)
        };
        let is_due =
            |o: &Opinion| o.awaits_reply(as_of) && o.reply_due.is_some_and(|due| due >= as_of);
        let aspects = aspects(ledger, &net);
        Self {
            scope: scope.clone(),
            as_of,
            received: days.clone().min().zip(days.max()),
            merged: figure(&raw, is_merged),
            counties: counties(ledger, &raw, &net, as_of),
            raw: figure(&raw, |_| true),
            channels: channels(ledger, &net, &aspects),
            aspects,
            dispositions: dispositions(&net, as_of),
            replied: figure(&net, |o| o.replied_on(as_of).is_some()),
            replied_late: figure(&net, is_late),
            due: figure(&net, is_due),
            overdue: figure(&net, |o| o.is_overdue(as_of)),
            linked: figure(&net, |o| !o.led_to(as_of).is_empty()),
            issues: net.iter().flat_map(|o| o.led_to(as_of)).cloned().collect(),
            waiting: waiting(&net, as_of),
            net: figure(&net, |_| true),
        }
    }
}

fn figure(of: &[&Opinion], passes: impl Fn(&Opinion) -> bool) -> Figure {
    let passing = of.iter().filter(|o| passes(o));
    passing.map(|o| o.id.clone()).collect()
}

/// The words of a list in its order, then whatever else is in use.
fn words<'a>(
    ledger: &'a Ledger,
    list: WordList,
    used: impl Iterator<Item = &'a String>,
) -> Vec<&'a String> {
    let words = ledger.vocabulary.list(list).iter();
    let mut all: Vec<&String> = words.map(|w| &w.code).collect();
    for word in used {
        if !all.contains(&word) {
            all.push(word);
        }
    }
    all
}

fn aspects(ledger: &Ledger, net: &[&Opinion]) -> Vec<AspectRow> {
    let names = words(
        ledger,
        WordList::SurveyAspect,
        net.iter().map(|o| &o.aspect),
    );
    let row = |aspect: &String| AspectRow {
        aspect: aspect.clone(),
        all: figure(net, |o| o.aspect == *aspect),
        share: None,
    };
    let rows = names.into_iter().map(row).collect();
    shared(rows, |r| &r.all, |r| &mut r.share)
}

fn channels(ledger: &Ledger, net: &[&Opinion], aspects: &[AspectRow]) -> Vec<ChannelRow> {
    let used = net.iter().map(|o| &o.channel);
    let names = words(ledger, WordList::OpinionChannel, used);
    let row = |channel: &String| ChannelRow {
        channel: channel.clone(),
        by_aspect: aspects
            .iter()
            .map(|a| figure(net, |o| o.channel == *channel && o.aspect == a.aspect))
            .collect(),
        all: figure(net, |o| o.channel == *channel),
        share: None,
    };
    let rows = names.into_iter().map(row).collect();
    shared(rows, |r| &r.all, |r| &mut r.share)
}

fn counties(ledger: &Ledger, raw: &[&Opinion], net: &[&Opinion], as_of: Day) -> Vec<CountyRow> {
    let mut names: Vec<Option<&Id>> = raw.iter().map(|o| o.county.as_ref()).collect();
    names.sort_by_key(|county| (county.is_none(), county.map(|c| ledger.by_division(c))));
    names.dedup();
    let row = |county: Option<&Id>| {
        let is_of = |o: &Opinion| o.county.as_ref() == county;
        CountyRow {
            county: county.cloned(),
            raw: figure(raw, is_of),
            net: figure(net, is_of),
            replied: figure(net, |o| is_of(o) && o.replied_on(as_of).is_some()),
            overdue: figure(net, |o| is_of(o) && o.is_overdue(as_of)),
            share: None,
        }
    };
    let rows = names.into_iter().map(row).collect();
    shared(rows, |r| &r.net, |r| &mut r.share)
}

fn dispositions(net: &[&Opinion], as_of: Day) -> Vec<DispositionRow> {
    let ways = Disposition::ALL.iter().map(|d| Some(*d)).chain([None]);
    let row = |disposition: Option<Disposition>| {
        let is_of = |o: &Opinion| o.disposition(as_of) == disposition;
        DispositionRow {
            disposition,
            all: figure(net, is_of),
            replied: figure(net, |o| is_of(o) && o.replied_on(as_of).is_some()),
            share: None,
        }
    };
    let rows = ways.map(row).collect();
    shared(rows, |r| &r.all, |r| &mut r.share)
}

/// The rows of a table with a total, each with its share.
fn shared<R>(
    mut rows: Vec<R>,
    count: impl Fn(&R) -> &Figure,
    share: impl Fn(&mut R) -> &mut Option<Tenths>,
) -> Vec<R> {
    let counts: Vec<usize> = rows.iter().map(|row| count(row).count()).collect();
    for (row, percent) in rows.iter_mut().zip(shares(&counts)) {
        *share(row) = Some(percent);
    }
    rows
}

fn waiting(net: &[&Opinion], as_of: Day) -> Vec<OverdueOpinion> {
    let late = net.iter().filter(|o| o.is_overdue(as_of));
    let mut rows: Vec<OverdueOpinion> = late
        .filter_map(|o| {
            let due = o.reply_due?;
            Some(OverdueOpinion {
                opinion: o.id.clone(),
                content: o.content.clone(),
                lead: o.referred_to(as_of).cloned(),
                due,
                days: as_of.since(due),
            })
        })
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.days));
    rows
}

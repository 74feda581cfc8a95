//! 代表建议办理: classes of the replies, what the deputies say of them, units, what is overdue (C9).

use std::collections::BTreeMap;

use serde::Serialize;

use super::figure::shares;
use super::{Figure, Hundredths, Rate, Scope};
use crate::model::grading::{Grading, Handled};
use crate::model::plain::Plain;
use crate::model::satisfaction::Satisfaction;
use crate::model::suggestion::{SuggestionAction, SuggestionState};
use crate::model::{Day, Id, Ledger, Suggestion, WordList};

/// The replies of one class.
#[derive(Clone, Debug, Serialize)]
pub struct ClassRow {
    /// The class, a word of the vocabulary.
    pub class: String,
    /// The suggestions whose reply is of it.
    pub replied: Figure,
    /// Its share of all replies; the shares add to 100.00 by the largest remainder (C9-1). `None`
    /// when there is no reply.
    pub share: Option<Hundredths>,
}

/// How many of the suggestions are where.
#[derive(Clone, Debug, Serialize)]
pub struct Stages {
    /// Handed over in all.
    pub all: Figure,
    /// Not signed for yet.
    pub unsigned: Figure,
    /// Signed for and in hand, those handled again among them.
    pub in_hand: Figure,
    /// Replied to, the deputy not heard yet.
    pub replied: Figure,
    /// Finished: the deputy is satisfied, at least basically.
    pub finished: Figure,
    /// The deputy is not satisfied and it was not handled again yet.
    pub unsatisfied: Figure,
    /// Handled again, once or more.
    pub rehandled: Figure,
    /// Past the day a reply was due, and not replied to.
    pub overdue: Figure,
    /// Replied to after the day it was due.
    pub late: Figure,
}

/// What the deputies say of the replies. Of those heard.
#[derive(Clone, Debug, Serialize)]
pub struct Heard {
    /// 满意率: satisfied ÷ heard.
    pub satisfied: Rate,
    /// 满意和基本满意率: satisfied or basically so ÷ heard.
    pub at_least_basically: Rate,
    /// Not satisfied ÷ heard.
    pub unsatisfied: Rate,
    /// 办成率: replies of the first class of the vocabulary ÷ replies. Shown with the others, since
    /// a polite answer may please and solve nothing (C8).
    pub solved: Rate,
}

/// How one unit did.
#[derive(Clone, Debug, Serialize)]
pub struct UnitRow {
    /// The unit.
    pub unit: Id,
    /// What was handed to it.
    pub all: Figure,
    /// What it is graded on: those the deputies were heard on, and those not replied to within six
    /// months.
    pub graded: Figure,
    /// Signed for in time, of those.
    pub signed: Rate,
    /// Replied to within three months, of those.
    pub in_three_months: Rate,
    /// Replied to within six months, of those.
    pub in_six_months: Rate,
    /// Satisfied, of those.
    pub satisfied: Rate,
    /// Its grades (C9-2); `None` when there is nothing to grade it on.
    pub grading: Option<Grading>,
}

/// A suggestion that waits for a reply past its day.
#[derive(Clone, Debug, Serialize)]
pub struct OverdueSuggestion {
    /// The suggestion.
    pub suggestion: Id,
    /// Its number.
    pub number: String,
    /// What it is called.
    pub title: String,
    /// The unit.
    pub lead: Id,
    /// The day the reply was due.
    pub due: Day,
    /// Natural days past it.
    pub days: i64,
}

/// The report.
#[derive(Clone, Debug, Serialize)]
pub struct Suggestions {
    /// What it is narrowed to.
    pub scope: Scope,
    /// The day.
    pub as_of: Day,
    /// How many are where.
    pub stages: Stages,
    /// By class, in order of the vocabulary.
    pub classes: Vec<ClassRow>,
    /// All replies that have a class.
    pub classed: Figure,
    /// What the deputies say.
    pub heard: Heard,
    /// By unit, in order of id.
    pub units: Vec<UnitRow>,
    /// Overdue for a reply, longest first.
    pub overdue: Vec<OverdueSuggestion>,
}

impl Suggestions {
    /// The report as of a day.
    #[must_use]
    pub fn of(ledger: &Ledger, as_of: Day, scope: &Scope) -> Self {
        let all = ledger.suggestions.iter().filter(|s| {
            s.is_there(as_of)
                && s.is_of(scope.campaign.as_ref())
                && scope.org.as_ref().is_none_or(|org| *org == s.lead)
        });
        let all: Vec<&Suggestion> = all.collect();
        let classes = classes(ledger, &all, as_of);
        Self {
            scope: scope.clone(),
            as_of,
            stages: Stages::of(&all, as_of),
            classed: figure(&all, |s| s.class(as_of).is_some()),
            heard: Heard::of(ledger, &all, as_of),
            units: units(ledger, &all, as_of),
            overdue: overdue(&all, as_of),
            classes,
        }
    }
}

fn figure(all: &[&Suggestion], passes: impl Fn(&Suggestion) -> bool) -> Figure {
    let passing = all.iter().filter(|s| passes(s));
    passing.map(|s| s.id.clone()).collect()
}

impl Stages {
    fn of(all: &[&Suggestion], as_of: Day) -> Self {
        let state = |wanted| figure(all, move |s: &Suggestion| s.state(as_of) == Some(wanted));
        let is_unsatisfied =
            |s: &Suggestion| s.satisfaction(as_of) == Some(Satisfaction::Unsatisfied);
        Self {
            all: figure(all, |_| true),
            unsigned: state(SuggestionState::Handed),
            in_hand: state(SuggestionState::Signed),
            replied: state(SuggestionState::Replied),
            finished: figure(all, |s| {
                s.state(as_of) == Some(SuggestionState::Finished) && !is_unsatisfied(s)
            }),
            unsatisfied: figure(all, is_unsatisfied),
            rehandled: figure(all, |s| {
                s.first_on(SuggestionAction::Rehandled, as_of).is_some()
            }),
            overdue: figure(all, |s| s.is_overdue(as_of)),
            late: figure(all, |s| s.was_late(as_of)),
        }
    }
}

/// The classes of the vocabulary, and whatever else stands in a reply.
fn classes(ledger: &Ledger, all: &[&Suggestion], as_of: Day) -> Vec<ClassRow> {
    let words = ledger.vocabulary.list(WordList::SuggestionClass).iter();
    let mut names: Vec<String> = words.map(|w| w.code.clone()).collect();
    for class in all.iter().filter_map(|s| s.class(as_of)) {
        if !names.iter().any(|name| name == class) {
            names.push(class.to_owned());
        }
    }
    let of = |class: &String| figure(all, |s| s.class(as_of) == Some(class));
    let figures: Vec<Figure> = names.iter().map(of).collect();
    let counts: Vec<usize> = figures.iter().map(Figure::count).collect();
    let shares = shares(&counts);
    let rows = names.into_iter().zip(figures).enumerate();
    rows.map(|(i, (class, replied))| ClassRow {
        class,
        replied,
        share: shares.get(i).copied(),
    })
    .collect()
}

impl Heard {
    fn of(ledger: &Ledger, all: &[&Suggestion], as_of: Day) -> Self {
        let heard = || figure(all, |s| s.satisfaction(as_of).is_some());
        let says = |wanted: &[Satisfaction]| {
            let part = figure(all, |s| {
                s.satisfaction(as_of)
                    .is_some_and(|said| wanted.contains(&said))
            });
            Rate::between(part, heard())
        };
        let words = ledger.vocabulary.list(WordList::SuggestionClass);
        let best = words.first().map(|w| w.code.as_str());
        Self {
            satisfied: says(&[Satisfaction::Satisfied]),
            at_least_basically: says(&[Satisfaction::Satisfied, Satisfaction::Basically]),
            unsatisfied: says(&[Satisfaction::Unsatisfied]),
            solved: Rate::between(
                figure(all, |s| s.class(as_of).is_some() && s.class(as_of) == best),
                figure(all, |s| s.class(as_of).is_some()),
            ),
        }
    }
}

fn units(ledger: &Ledger, all: &[&Suggestion], as_of: Day) -> Vec<UnitRow> {
    let mut by_unit: BTreeMap<&Id, Vec<&Suggestion>> = BTreeMap::new();
    for suggestion in all {
        by_unit
            .entry(&suggestion.lead)
            .or_default()
            .push(suggestion);
    }
    let limit = i64::from(ledger.settings.rules.sign_days);
    let rows = by_unit.into_iter();
    rows.map(|(unit, own)| UnitRow::of(unit, &own, limit, as_of))
        .collect()
}

/// Months within which a reply is good, and within which it must come (C9-2).
const MONTHS: (u32, u32) = (3, 6);

impl UnitRow {
    fn of(unit: &Id, own: &[&Suggestion], sign_days: i64, as_of: Day) -> Self {
        let day = |s: &Suggestion, action| s.first_on(action, as_of);
        let replied_within = |s: &Suggestion, months: u32| {
            let handed = day(s, SuggestionAction::Handed);
            let replied = day(s, SuggestionAction::Replied);
            let both = handed.zip(replied);
            both.is_some_and(|(handed, replied)| replied <= handed.plus_months(months))
        };
        let is_graded = |s: &Suggestion| {
            let handed = day(s, SuggestionAction::Handed);
            let is_too_late = handed.is_some_and(|h| h.plus_months(MONTHS.1) < as_of);
            s.satisfaction(as_of).is_some()
                || (is_too_late && day(s, SuggestionAction::Replied).is_none())
        };
        let graded: Vec<&Suggestion> = own.iter().copied().filter(|s| is_graded(s)).collect();
        let rate = |passes: &dyn Fn(&Suggestion) -> bool| {
            Rate::of(
                graded.iter().copied(),
                |s: &Suggestion| s.id.clone(),
                passes,
            )
        };
        let signed = rate(&|s| {
            let handed = day(s, SuggestionAction::Handed);
            // Whoever replies has received it.
            let signed = day(s, SuggestionAction::Signed).or(day(s, SuggestionAction::Replied));
            let both = handed.zip(signed);
            both.is_some_and(|(handed, signed)| signed.since(handed) <= sign_days)
        });
        let in_three_months = rate(&|s| replied_within(s, MONTHS.0));
        let in_six_months = rate(&|s| replied_within(s, MONTHS.1));
        let says = |wanted| rate(&move |s: &Suggestion| s.satisfaction(as_of) == Some(wanted));
        let satisfied = says(Satisfaction::Satisfied);
        let count = |rate: &Rate| u32::try_from(rate.part.count()).unwrap_or(u32::MAX);
        let handled = Handled {
            total: u32::try_from(graded.len()).unwrap_or(u32::MAX),
            signed_in_time: count(&signed),
            in_three_months: count(&in_three_months),
            in_six_months: count(&in_six_months),
            satisfied: count(&satisfied),
            unsatisfied: count(&says(Satisfaction::Unsatisfied)),
        };
        Self {
            unit: unit.clone(),
            all: figure(own, |_| true),
            graded: figure(own, is_graded),
            grading: handled.grading(),
            signed,
            in_three_months,
            in_six_months,
            satisfied,
        }
    }
}

fn overdue(all: &[&Suggestion], as_of: Day) -> Vec<OverdueSuggestion> {
    let late = all.iter().filter(|s| s.is_overdue(as_of));
    let mut rows: Vec<OverdueSuggestion> = late
        .map(|s| OverdueSuggestion {
            suggestion: s.id.clone(),
            number: s.number.clone(),
            title: s.title.clone(),
            lead: s.lead.clone(),
            due: s.due_at(as_of),
            days: as_of.since(s.due_at(as_of)),
        })
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.days));
    rows
}

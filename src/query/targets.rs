//! 目标任务: what is planned, what there is, by when.

use serde::Serialize;

use super::amount::Amount;
use super::{Figure, Scope, Tenths};
use crate::model::plain::Plain;
use crate::model::{Day, Id, Ledger, Target};

/// A target as it stood.
#[derive(Clone, Debug, Serialize)]
pub struct TargetRow {
    /// The target.
    pub target: Id,
    /// Its name.
    pub name: String,
    /// What is counted.
    pub unit_word: String,
    /// The unit that answers for it.
    pub lead: Option<Id>,
    /// By when.
    pub due: Option<Day>,
    /// How many are planned.
    pub planned: u64,
    /// How many there were; unknown before the first count.
    pub actual: Amount,
    /// The day they were counted.
    pub counted_on: Option<Day>,
    /// Actual ÷ planned, above 100 where more was done; `None` while it is unknown. One below 100
    /// is truncated, so that it never reads as if it were reached (C10-2).
    pub rate: Option<Tenths>,
    /// Whether as many as planned were reached.
    pub reached: bool,
    /// Days past its deadline without being reached; `None` for one that is not overdue.
    pub overdue_days: Option<i64>,
}

/// The targets that belong together.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// What they are called, such as 三个一百; `None` for those without a group.
    pub name: Option<String>,
    /// They, in order of id.
    pub rows: Vec<TargetRow>,
    /// Those that are reached.
    pub reached: Figure,
    /// Those that are overdue.
    pub overdue: Figure,
}

/// The report.
#[derive(Clone, Debug, Serialize)]
pub struct Targets {
    /// What it is narrowed to.
    pub scope: Scope,
    /// The day.
    pub as_of: Day,
    /// Group by group, in order of the first target of each, those without a group last.
    pub groups: Vec<Group>,
    /// All of them.
    pub all: Figure,
    /// Those that are reached.
    pub reached: Figure,
    /// Those that are overdue.
    pub overdue: Figure,
    /// Those never counted yet.
    pub unknown: Figure,
}

impl Targets {
    /// The report as of a day.
    #[must_use]
    pub fn of(ledger: &Ledger, as_of: Day, scope: &Scope) -> Self {
        let targets = ledger.targets.iter().filter(|t| {
            t.is_there(as_of)
                && t.is_of(scope.campaign.as_ref())
                && (scope.org.is_none() || scope.org == t.lead)
        });
        let mut groups: Vec<Group> = Vec::new();
        for target in targets {
            let row = TargetRow::of(target, as_of);
            match groups.iter_mut().find(|g| g.name == target.group) {
                Some(group) => group.rows.push(row),
                None => groups.push(Group {
                    name: target.group.clone(),
                    rows: vec![row],
                    reached: Figure::default(),
                    overdue: Figure::default(),
                }),
            }
        }
        groups.sort_by_key(|g| g.name.is_none());
        for group in &mut groups {
            group.reached = which(&group.rows, |r| r.reached);
            group.overdue = which(&group.rows, |r| r.overdue_days.is_some());
        }
        let rows = || groups.iter().flat_map(|g| &g.rows);
        Self {
            scope: scope.clone(),
            as_of,
            all: which(rows(), |_| true),
            reached: which(rows(), |r| r.reached),
            overdue: which(rows(), |r| r.overdue_days.is_some()),
            unknown: which(rows(), |r| r.actual.is_unknown()),
            groups,
        }
    }
}

fn which<'r>(
    rows: impl IntoIterator<Item = &'r TargetRow>,
    passes: impl Fn(&TargetRow) -> bool,
) -> Figure {
    let passing = rows.into_iter().filter(|r| passes(r));
    passing.map(|r| r.target.clone()).collect()
}

impl TargetRow {
    /// A target as of a day.
    #[must_use]
    pub fn of(target: &Target, as_of: Day) -> Self {
        let actual = target.actual(as_of);
        let reached = actual.is_some_and(|(value, _)| value >= target.planned);
        let overdue = target.due.filter(|due| *due < as_of && !reached);
        Self {
            target: target.id.clone(),
            name: target.name.clone(),
            unit_word: target.unit_word.clone(),
            lead: target.lead.clone(),
            due: target.due,
            planned: target.planned,
            actual: Amount::one(
                &target.id,
                actual.map(|(value, _)| value),
                actual.is_some_and(|(_, approx)| approx),
            ),
            counted_on: target.counted_on(as_of),
            rate: actual.and_then(|(value, _)| match reached {
                true => Tenths::of(value, target.planned),
                false => Tenths::truncated(value, target.planned),
            }),
            reached,
            overdue_days: overdue.map(|due| as_of.since(due)),
        }
    }
}

//! 逾期: what is past its deadline, by department and by county.

use std::collections::BTreeMap;

use serde::Serialize;

use super::figure::shares;
use super::pressing::{Pressing, Pressings};
use super::timeline::{
    Deadline, overdue_agreed, overdue_articles, overdue_milestones, overdue_tasks,
};
use super::{Figure, Rate, Row, Scope, Snapshot, Tenths};
use crate::model::{Day, Id, Ledger, Light};

/// One overdue issue.
#[derive(Clone, Debug, Serialize)]
pub struct OverdueRow {
    /// The issue.
    pub issue: Id,
    /// What it is called.
    pub title: String,
    /// The lead unit.
    pub lead: Option<Id>,
    /// The county.
    pub county: Option<Id>,
    /// The deadline as it stands.
    pub due: Option<Day>,
    /// Natural days past it.
    pub days: i64,
    /// Working days past it.
    pub working_days: i64,
    /// Its light.
    pub light: Option<Light>,
    /// How often it was pressed for in this cycle; what came back or was cancelled does not count.
    pub urged: usize,
    /// The latest notice that pressed for it.
    pub last_urged: Option<String>,
}

/// The overdue issues of a snapshot, longest first.
#[must_use]
pub fn overdue_rows(snapshot: &Snapshot<'_>) -> Vec<OverdueRow> {
    let pressings = Pressings::of(snapshot.ledger);
    let mut rows: Vec<OverdueRow> = snapshot
        .which(|r| r.standing.is_overdue(snapshot.as_of))
        .map(|r| OverdueRow::of(r, &pressings, snapshot))
        .collect();
    rows.sort_by(|a, b| b.days.cmp(&a.days).then_with(|| a.issue.cmp(&b.issue)));
    rows
}

impl OverdueRow {
    fn of(row: &Row<'_>, pressings: &Pressings<'_>, snapshot: &Snapshot<'_>) -> Self {
        let (standing, as_of) = (&row.standing, snapshot.as_of);
        let calendar = &snapshot.ledger.calendar;
        let working_days = |due| calendar.working_days_between(due, as_of).value;
        let mut pressed = pressings.on(row.issue, standing.lead.as_ref(), as_of);
        pressed.retain(|pressing: &Pressing| !pressing.is_void);
        Self {
            issue: row.id(),
            title: row.issue.title.clone(),
            lead: standing.lead.clone(),
            county: row.county.cloned(),
            due: standing.due,
            days: standing.overdue_days(as_of),
            working_days: standing.due.map_or(0, working_days),
            light: row.light,
            urged: pressed.len(),
            last_urged: pressed.pop().and_then(|last| last.number),
        }
    }
}

/// The overdue issues of one department or county.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// The department or county; `None` for issues without one.
    pub org: Option<Id>,
    /// Overdue ÷ open.
    pub rate: Rate,
    /// Its share of all overdue issues.
    pub share: Option<Tenths>,
    /// The longest, in natural days.
    pub longest: i64,
}

/// The report.
#[derive(Clone, Debug, Serialize)]
pub struct Overdue {
    /// What it is narrowed to.
    pub scope: Scope,
    /// The day.
    pub as_of: Day,
    /// Overdue ÷ open.
    pub rate: Rate,
    /// The suspended issues, which never count as overdue.
    pub suspended: Figure,
    /// The list, longest first.
    pub rows: Vec<OverdueRow>,
    /// By lead unit, most first.
    pub by_org: Vec<Group>,
    /// By county, most first.
    pub by_county: Vec<Group>,
    /// Tasks past their deadline, longest first.
    pub tasks: Vec<Deadline>,
    /// Articles past their deadline and not inspected, longest first.
    pub articles: Vec<Deadline>,
    /// Decisions of meetings past their deadline and open, longest first.
    pub agreed: Vec<Deadline>,
    /// Milestones past their deadline and not done, longest first.
    pub milestones: Vec<Deadline>,
}

impl Overdue {
    /// The report as of a day.
    #[must_use]
    pub fn of(ledger: &Ledger, as_of: Day, scope: &Scope) -> Self {
        let now = Snapshot::new(ledger, as_of, scope);
        Self {
            as_of,
            rate: rate(
                &now.which(|r| r.standing.is_open()).collect::<Vec<_>>(),
                as_of,
            ),
            suspended: now.count(|r| r.standing.suspended_on.is_some()),
            rows: overdue_rows(&now),
            by_org: groups(&now, |r| r.standing.lead.clone()),
            by_county: groups(&now, |r| r.county.cloned()),
            tasks: overdue_tasks(&now),
            articles: overdue_articles(&now),
            agreed: overdue_agreed(&now),
            milestones: overdue_milestones(&now),
            scope: scope.clone(),
        }
    }
}

fn rate(open: &[&Row<'_>], as_of: Day) -> Rate {
    Rate::of(open.iter().copied(), Row::id, |r| {
        r.standing.is_overdue(as_of)
    })
}

fn groups(now: &Snapshot<'_>, key: impl Fn(&Row<'_>) -> Option<Id>) -> Vec<Group> {
    let mut members: BTreeMap<Option<Id>, Vec<&Row<'_>>> = BTreeMap::new();
    for row in now.which(|r| r.standing.is_open()) {
        members.entry(key(row)).or_default().push(row);
    }
    let mut groups: Vec<Group> = members
        .into_iter()
        .map(|(org, rows)| Group {
            org,
            rate: rate(&rows, now.as_of),
            share: None,
            longest: rows
                .iter()
                .map(|r| r.standing.overdue_days(now.as_of))
                .max()
                .unwrap_or(0),
        })
        .filter(|g| g.rate.part.count() > 0)
        .collect();
    groups.sort_by_key(|g| std::cmp::Reverse((g.rate.part.count(), g.longest)));
    let counts: Vec<usize> = groups.iter().map(|g| g.rate.part.count()).collect();
    for (group, share) in groups.iter_mut().zip(shares(&counts)) {
        group.share = Some(share);
    }
    groups
}

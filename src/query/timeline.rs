//! 时间表: the deadlines ahead, of issues, tasks, inspections, decisions of meetings and milestones.

use serde::Serialize;

use super::span::agreed::rows;
use super::{Figure, Row, Scope, Snapshot};
use crate::model::period::HalfMonth;
use crate::model::plain::Plain;
use crate::model::{Day, Id, Kind, Ledger, Light, Milestone};

/// A deadline that is still to come.
#[derive(Clone, Debug, Serialize)]
pub struct Deadline {
    /// The day.
    pub due: Day,
    /// Issue, task, article or milestone; a meeting for one of its decisions.
    #[serde(serialize_with = "kind_word")]
    pub kind: Kind,
    /// The record.
    pub id: Id,
    /// What it is called.
    pub title: String,
    /// Who must meet it.
    pub org: Option<Id>,
    /// Days left, 0 on the day itself.
    pub days_left: i64,
    /// The light of an issue.
    pub light: Option<Light>,
}

pub(super) fn kind_word<S: serde::Serializer>(
    kind: &Kind,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(kind.command())
}

/// The deadlines of one half-month.
#[derive(Clone, Debug, Serialize)]
pub struct Half {
    /// The half-month, such as `2024-06H1`.
    pub period: HalfMonth,
    /// Issues due.
    pub issues: Figure,
    /// Tasks due.
    pub tasks: Figure,
    /// Articles to be inspected.
    pub articles: Figure,
    /// Decisions of meetings due.
    pub agreed: Figure,
    /// Milestones of the plan.
    pub milestones: Figure,
}

/// The report.
#[derive(Clone, Debug, Serialize)]
pub struct Timeline {
    /// What it is narrowed to.
    pub scope: Scope,
    /// The day it starts from.
    pub as_of: Day,
    /// The last day it looks at.
    pub until: Day,
    /// Half-month by half-month.
    pub halves: Vec<Half>,
    /// Every deadline, in order of date.
    pub deadlines: Vec<Deadline>,
}

impl Timeline {
    /// The deadlines from `as_of` to `days` later, both included.
    #[must_use]
    pub fn of(ledger: &Ledger, as_of: Day, days: u32, scope: &Scope) -> Self {
        let now = Snapshot::new(ledger, as_of, scope);
        let until = as_of.plus(i64::from(days));
        let deadlines = deadlines(&now, as_of, until);
        let halves = HalfMonth::between(as_of, until)
            .into_iter()
            .map(|half| {
                let due = |kind: Kind| -> Figure {
                    let inside = |d: &&Deadline| d.kind == kind && HalfMonth::of(d.due) == half;
                    deadlines
                        .iter()
                        .filter(inside)
                        .map(|d| d.id.clone())
                        .collect()
                };
                Half {
                    period: half,
                    issues: due(Kind::Issue),
                    tasks: due(Kind::Task),
                    articles: due(Kind::Article),
                    agreed: due(Kind::Meeting),
                    milestones: due(Kind::Milestone),
                }
            })
            .collect();
        Self {
            scope: scope.clone(),
            as_of,
            until,
            halves,
            deadlines,
        }
    }
}

/// Everything that falls due between two days, both included, in order of date.
#[must_use]
pub fn deadlines(now: &Snapshot<'_>, from: Day, to: Day) -> Vec<Deadline> {
    let inside = |d: &Deadline| (from..=to).contains(&d.due);
    let mut found = all(now);
    found.retain(inside);
    found.sort_by(|a, b| (a.due, a.kind, &a.id).cmp(&(b.due, b.kind, &b.id)));
    found
}

/// Everything that is past its deadline, longest first.
#[must_use]
pub fn overdue(now: &Snapshot<'_>) -> Vec<Deadline> {
    past(all(now))
}

/// The tasks of issues in hand that are past their deadline and not done, longest first.
#[must_use]
pub fn overdue_tasks(now: &Snapshot<'_>) -> Vec<Deadline> {
    past(task_deadlines(now))
}

/// The articles that are past their deadline and not inspected, longest first.
#[must_use]
pub fn overdue_articles(now: &Snapshot<'_>) -> Vec<Deadline> {
    past(article_deadlines(now))
}

/// The decisions of meetings that are past their deadline and open, longest first.
#[must_use]
pub fn overdue_agreed(now: &Snapshot<'_>) -> Vec<Deadline> {
    past(agreed_deadlines(now))
}

/// The milestones that are past their deadline and not done, longest first.
#[must_use]
pub fn overdue_milestones(now: &Snapshot<'_>) -> Vec<Deadline> {
    past(milestone_deadlines(now))
}

fn past(mut found: Vec<Deadline>) -> Vec<Deadline> {
    found.retain(|d| d.days_left < 0);
    found.sort_by(|a, b| (a.due, &a.id).cmp(&(b.due, &b.id)));
    found
}

fn all(now: &Snapshot<'_>) -> Vec<Deadline> {
    let mut found = issue_deadlines(now);
    found.extend(task_deadlines(now));
    found.extend(article_deadlines(now));
    found.extend(agreed_deadlines(now));
    found.extend(milestone_deadlines(now));
    found
}

fn agreed_deadlines(now: &Snapshot<'_>) -> Vec<Deadline> {
    let rows = rows(now.ledger, now.as_of, &[], now.scope).into_iter();
    rows.filter(|row| row.state.is_open())
        .filter_map(|row| {
            let due = row.due?;
            Some(Deadline {
                due,
                kind: Kind::Meeting,
                id: row.id,
                title: row.text,
                org: Some(row.unit),
                days_left: due.since(now.as_of),
                light: None,
            })
        })
        .collect()
}

fn issue_deadlines(now: &Snapshot<'_>) -> Vec<Deadline> {
    let deadline = |row: &Row<'_>| {
        Some(Deadline {
            due: row.standing.due?,
            kind: Kind::Issue,
            id: row.id(),
            title: row.issue.title.clone(),
            org: row.standing.lead.clone(),
            days_left: row.standing.days_left(now.as_of)?,
            light: row.light,
        })
    };
    now.rows.iter().filter_map(deadline).collect()
}

fn task_deadlines(now: &Snapshot<'_>) -> Vec<Deadline> {
    let tasks = now.ledger.tasks_by_issue();
    let is_running =
        |r: &Row<'_>| r.standing.state.is_in_hand() && r.standing.suspended_on.is_none();
    now.which(is_running)
        .flat_map(|row| tasks.get(&row.issue.id).into_iter().flatten())
        .filter(|task| task.state(now.as_of).is_some() && !task.is_done(now.as_of))
        .map(|task| Deadline {
            due: task.due,
            kind: Kind::Task,
            id: task.id.clone(),
            title: task.content.clone(),
            org: Some(task.unit.clone()),
            days_left: task.due.since(now.as_of),
            light: None,
        })
        .collect()
}

/// The articles that are not inspected and have a deadline, in order of id.
pub(super) fn article_deadlines(now: &Snapshot<'_>) -> Vec<Deadline> {
    // What narrows issues alone says nothing of articles.
    if now.scope.is_of_issues_alone() {
        return Vec::new();
    }
    now.articles()
        .filter(|a| a.result(now.as_of).is_none())
        .filter_map(|a| {
            let due = a.due?;
            Some(Deadline {
                due,
                kind: Kind::Article,
                id: a.id.clone(),
                title: a.digest.clone(),
                org: a.group.clone().or_else(|| Some(a.lead.clone())),
                days_left: due.since(now.as_of),
                light: None,
            })
        })
        .collect()
}

/// The milestones that are not done, in order of id.
fn milestone_deadlines(now: &Snapshot<'_>) -> Vec<Deadline> {
    let (as_of, scope) = (now.as_of, now.scope);
    // What narrows issues alone says nothing of milestones.
    if scope.is_of_issues_alone() {
        return Vec::new();
    }
    let is_meant = |m: &&Milestone| {
        m.is_unfinished(as_of)
            && m.is_of(scope.campaign.as_ref())
            && scope.org.as_ref().is_none_or(|org| *org == m.unit)
    };
    let milestones = now.ledger.milestones.iter().filter(is_meant);
    milestones
        .map(|m| {
            let due = m.due_now(as_of);
            Deadline {
                due,
                kind: Kind::Milestone,
                id: m.id.clone(),
                title: m.matter.clone(),
                org: Some(m.unit.clone()),
                days_left: due.since(as_of),
                light: None,
            }
        })
        .collect()
}

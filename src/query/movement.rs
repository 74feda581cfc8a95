//! What happened to the issues in a period, step by step, and which lights changed.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Snapshot;
use crate::model::issue::{IssueAction, replay};
use crate::model::light::Reason;
use crate::model::{Day, Id, Light};

/// A step of an issue that a meeting wants to hear of.
#[derive(Clone, Debug, Serialize)]
pub struct Movement {
    /// The day.
    pub on: Day,
    /// The issue.
    pub issue: Id,
    /// What it is called.
    pub title: String,
    /// What happened.
    pub action: IssueAction,
    /// The lead unit at the end of the period.
    pub lead: Option<Id>,
    /// The new deadline, where there is one.
    pub to: Option<Day>,
    /// The reason, the opinion or the note that goes with it.
    pub detail: Option<String>,
}

/// A light that is not what it was.
#[derive(Clone, Debug, Serialize)]
pub struct LightChange {
    /// The issue.
    pub issue: Id,
    /// What it is called.
    pub title: String,
    /// The lead unit.
    pub lead: Option<Id>,
    /// The light at the end of the period before; `None` when it had none.
    pub before: Option<Light>,
    /// The light now; `None` when it has none any more.
    pub now: Option<Light>,
    /// Why it is red or yellow.
    pub reason: Option<Reason>,
}

/// Steps a meeting does not go through one by one: daily progress, notes, signatures.
const fn is_news(action: IssueAction) -> bool {
    !matches!(
        action,
        IssueAction::Progress
            | IssueAction::Noted
            | IssueAction::Acknowledged
            | IssueAction::Planned
    )
}

/// The news from `from` to the snapshot's day, both included, by action and then by date.
#[must_use]
pub fn movements(snapshot: &Snapshot<'_>, from: Day) -> Vec<Movement> {
    let mut found = Vec::new();
    for row in &snapshot.rows {
        let _ = replay(row.issue, snapshot.as_of, |step, _| {
            if step.on >= from && is_news(step.action) {
                found.push(Movement {
                    on: step.on,
                    issue: row.id(),
                    title: row.issue.title.clone(),
                    action: step.action,
                    lead: row.standing.lead.clone().or_else(|| {
                        row.issue
                            .lead
                            .clone()
                            .filter(|_| step.action == IssueAction::Declined)
                    }),
                    to: step.to,
                    detail: [&step.reason, &step.opinion, &step.note]
                        .into_iter()
                        .flatten()
                        .next()
                        .cloned(),
                });
            }
        });
    }
    found.sort_by(|a, b| (a.action, a.on, &a.issue).cmp(&(b.action, b.on, &b.issue)));
    found
}

/// The lights that differ between two snapshots, those that are red now first.
#[must_use]
pub fn light_changes(before: &Snapshot<'_>, now: &Snapshot<'_>) -> Vec<LightChange> {
    let old: BTreeMap<&Id, Option<Light>> =
        before.rows.iter().map(|r| (&r.issue.id, r.light)).collect();
    let rules = &now.ledger.settings.rules;
    let mut changes: Vec<LightChange> = now
        .rows
        .iter()
        .filter_map(|row| {
            let before = old.get(&row.issue.id).copied().flatten();
            let reason = Light::with_reason(&row.standing, now.as_of, rules);
            (before != row.light).then(|| LightChange {
                issue: row.id(),
                title: row.issue.title.clone(),
                lead: row.standing.lead.clone(),
                before,
                now: row.light,
                reason: reason.and_then(|(_, reason)| reason),
            })
        })
        .collect();
    changes.sort_by_cached_key(|c| (c.now.is_none(), c.now, c.issue.clone()));
    changes
}

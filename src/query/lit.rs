//! 问题亮灯表: the issues with a red or yellow light, and why.

use serde::Serialize;

use super::Snapshot;
use crate::model::light::Reason;
use crate::model::{Day, Id, Light};

/// An issue with a light that asks for attention.
#[derive(Clone, Debug, Serialize)]
pub struct Lit {
    /// The issue.
    pub issue: Id,
    /// What it is called.
    pub title: String,
    /// The lead unit.
    pub lead: Option<Id>,
    /// The deadline as it stands.
    pub due: Option<Day>,
    /// Its light.
    pub light: Light,
    /// Why it is on.
    pub reason: Option<Reason>,
}

/// The issues with a red or yellow light, red ones first, then by deadline.
#[must_use]
pub fn lit(now: &Snapshot<'_>) -> Vec<Lit> {
    let rules = &now.ledger.settings.rules;
    let mut found: Vec<Lit> = now
        .rows
        .iter()
        .filter_map(|row| {
            let (light, reason) = Light::with_reason(&row.standing, now.as_of, rules)?;
            matches!(light, Light::Red | Light::Yellow).then(|| Lit {
                issue: row.id(),
                title: row.issue.title.clone(),
                lead: row.standing.lead.clone(),
                due: row.standing.due,
                light,
                reason,
            })
        })
        .collect();
    found.sort_by(|a, b| (a.light, a.due, &a.issue).cmp(&(b.light, b.due, &b.issue)));
    found
}

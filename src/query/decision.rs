//! What needs a leader: issues the departments cannot move on by themselves.

use serde::Serialize;

use super::{Row, Snapshot};
use crate::coded;
use crate::model::issue::IssueState;
use crate::model::{Day, Id};

coded! {
    /// Why an issue is put before a leader, gravest first.
    pub enum Ground("提请事由", "ground") {
        LongOverdue = "long-overdue" "逾期较久" / "long overdue",
        Relapsed = "relapsed" "反弹未重新挂账" / "relapsed, not reopened",
        Returned = "returned" "退回待改交" / "returned, to be assigned anew",
        Rejected = "rejected" "两次验收未过" / "refused twice",
        Extensions = "extensions" "多次延期" / "extended repeatedly",
        Support = "support" "请求协调" / "asks for coordination",
    }
}

/// An issue and why it is put before a leader.
#[derive(Clone, Debug, Serialize)]
pub struct Decision {
    /// The ground.
    pub ground: Ground,
    /// The issue.
    pub issue: Id,
    /// What it is called.
    pub title: String,
    /// The lead unit.
    pub lead: Option<Id>,
    /// Days overdue.
    pub overdue_days: i64,
    /// Extensions of this cycle.
    pub extensions: usize,
    /// The deadline as it stands.
    pub due: Option<Day>,
    /// What is asked, or why it was returned.
    pub matter: Option<String>,
}

/// Every ground of every unfinished issue, by ground and then by id.
#[must_use]
pub fn decisions(snapshot: &Snapshot<'_>) -> Vec<Decision> {
    let mut all: Vec<Decision> = snapshot
        .which(|r| r.standing.is_open() || r.standing.has_relapsed_since_closing())
        .flat_map(|row| {
            grounds(snapshot, row)
                .into_iter()
                .map(move |(ground, matter)| Decision {
                    ground,
                    issue: row.id(),
                    title: row.issue.title.clone(),
                    lead: row.standing.lead.clone(),
                    overdue_days: row.standing.overdue_days(snapshot.as_of),
                    extensions: row.standing.extensions.len(),
                    due: row.standing.due,
                    matter,
                })
        })
        .collect();
    all.sort_by(|a, b| (a.ground, &a.issue).cmp(&(b.ground, &b.issue)));
    all
}

fn grounds(snapshot: &Snapshot<'_>, row: &Row<'_>) -> Vec<(Ground, Option<String>)> {
    let (rules, standing) = (&snapshot.ledger.settings.rules, &row.standing);
    let mut found = Vec::new();
    if standing.overdue_days(snapshot.as_of) >= i64::from(rules.decision_days.max(1)) {
        found.push((Ground::LongOverdue, None));
    }
    if standing.has_relapsed_since_closing() {
        found.push((Ground::Relapsed, None));
    }
    if let (IssueState::Registered, Some(reason)) = (standing.state, &standing.returned) {
        found.push((Ground::Returned, Some(reason.clone())));
    }
    if standing.rejections >= 2 {
        found.push((Ground::Rejected, None));
    }
    if standing.extensions.len() > rules.extension_limit as usize {
        found.push((Ground::Extensions, None));
    }
    let asked = standing.progress.as_ref().and_then(|p| p.support.clone());
    if let Some(support) = asked.filter(|_| standing.state == IssueState::Rectifying) {
        found.push((Ground::Support, Some(support)));
    }
    found
}

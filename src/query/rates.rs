//! The rates of C6, defined once.

use serde::Serialize;

use super::{Decimal, Rate, Row, Snapshot, Tenths};
use crate::model::issue::IssueState;

/// Every rate over issues, as of a snapshot's day. Co-units never enter a denominator.
#[derive(Clone, Debug, Serialize)]
pub struct Rates {
    /// 交办率: assigned ÷ base.
    pub assigned: Rate,
    /// 签收率: signed for within the limit ÷ assigned.
    pub signed: Rate,
    /// 方案报送率: with a plan ÷ assigned.
    pub planned: Rate,
    /// 销号率: closed ÷ base.
    pub closed: Rate,
    /// 按期销号率（调整后）: closed by the deadline as it stood ÷ fallen due.
    pub in_time: Rate,
    /// 按期销号率（原定）: closed by the first deadline ÷ fallen due.
    pub in_first_time: Rate,
    /// 到期未销率: open ÷ fallen due.
    pub due_open: Rate,
    /// 逾期率: overdue ÷ open.
    pub overdue: Rate,
    /// 一次验收通过率: first acceptance passed ÷ with an acceptance.
    pub passed_first: Rate,
    /// 回头看覆盖率: with a look-back ÷ ever closed.
    pub reviewed: Rate,
    /// 反弹率: relapsed ÷ looked back on.
    pub relapsed: Rate,
    /// 反弹率（占曾销号）: relapsed ÷ ever closed.
    pub relapsed_of_closed: Rate,
    /// 延期率: with an extension ÷ assigned.
    pub extended: Rate,
    /// Days from assignment to closure of the closed issues.
    pub days: Days,
}

/// How long closing took.
#[derive(Clone, Debug, Serialize)]
pub struct Days {
    /// The mean in tenths of a day; `None` when nothing is closed.
    pub mean: Option<Tenths>,
    /// The median in tenths of a day; `None` when nothing is closed.
    pub median: Option<Tenths>,
}

impl Rates {
    /// The rates of a snapshot.
    #[must_use]
    pub fn of(snapshot: &Snapshot<'_>) -> Self {
        let as_of = snapshot.as_of;
        let sign_days = i64::from(snapshot.ledger.settings.rules.sign_days);
        let base = || snapshot.which(|r| r.standing.is_in_base());
        let assigned = || snapshot.which(Row::is_assigned);
        let due = || snapshot.which(|r| r.standing.fell_due(as_of));
        let open = || snapshot.which(|r| r.standing.is_open());
        let ever_closed = || snapshot.which(|r| r.standing.closed_on.is_some());
        let reviewed = || snapshot.which(|r| !r.standing.reviews.is_empty());
        let accepted = || snapshot.which(|r| r.standing.passed_first.is_some());
        Self {
            assigned: Rate::of(base(), Row::id, Row::is_assigned),
            signed: Rate::of(assigned(), Row::id, |r| signed_in_time(r, sign_days)),
            planned: Rate::of(assigned(), Row::id, |r| r.standing.planned_on.is_some()),
            closed: Rate::of(base(), Row::id, |r| r.standing.state == IssueState::Closed),
            in_time: Rate::of(due(), Row::id, |r| r.standing.closed_in_time()),
            in_first_time: Rate::of(due(), Row::id, |r| r.standing.closed_in_first_time()),
            due_open: Rate::of(due(), Row::id, |r| r.standing.state != IssueState::Closed),
            overdue: Rate::of(open(), Row::id, |r| r.standing.is_overdue(as_of)),
            passed_first: Rate::of(accepted(), Row::id, |r| {
                r.standing.passed_first == Some(true)
            }),
            reviewed: Rate::of(ever_closed(), Row::id, |r| !r.standing.reviews.is_empty()),
            relapsed: Rate::of(reviewed(), Row::id, has_relapsed),
            relapsed_of_closed: Rate::of(ever_closed(), Row::id, has_relapsed),
            extended: Rate::of(assigned(), Row::id, |r| r.standing.extension_count > 0),
            days: Days::of(snapshot),
        }
    }
}

fn signed_in_time(row: &Row<'_>, limit: i64) -> bool {
    let standing = &row.standing;
    match (standing.assigned_on, standing.acknowledged_on) {
        // A reopened issue was signed for in its first cycle.
        (Some(assigned), Some(signed)) => signed.since(assigned) <= limit,
        _ => false,
    }
}

fn has_relapsed(row: &Row<'_>) -> bool {
    row.standing
        .reviews
        .iter()
        .any(|(_, outcome)| outcome.is_relapse())
}

impl Days {
    fn of(snapshot: &Snapshot<'_>) -> Self {
        let mut days: Vec<u64> = snapshot
            .which(|r| r.standing.state == IssueState::Closed)
            .filter_map(|r| {
                let took = r.standing.closed_on?.since(r.standing.assigned_on?);
                u64::try_from(took).ok()
            })
            .collect();
        days.sort_unstable();
        let n = days.len();
        let tenths = |sum: u64, of: u64| {
            let rounded = (sum * 20 + of).checked_div(of * 2)?;
            i64::try_from(rounded).ok().map(Decimal)
        };
        let middle = if n == 0 {
            None
        } else {
            tenths(days[(n - 1) / 2] + days[n / 2], 2)
        };
        Self {
            mean: tenths(days.iter().sum(), n as u64),
            median: middle,
        }
    }
}

//! 催办阶梯: which notice is to be issued next to a unit whose deadline is near or past (C5).

use serde::{Deserialize, Serialize};

use super::notice::NoticeKind;

/// A rung of the ladder: a kind of notice and when it may be issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rung {
    /// The notice: one that presses.
    pub kind: NoticeKind,
    /// The natural day from which it may be issued, counted from the deadline: −7 is a week
    /// before it, 1 is the first day overdue.
    pub from: i32,
    /// The working days the unit has to reply, the day of issue not counted.
    pub reply_days: u32,
}

impl Rung {
    /// The longest time to reply.
    pub const LONGEST_REPLY: u32 = 366;

    /// The ladder of a ledger that has none of its own (C5): a week before the deadline 提醒,
    /// from the first day overdue 催办, from the eighth 督办函, from the sixteenth 约谈提请.
    #[must_use]
    pub fn usual() -> Vec<Self> {
        [
            (NoticeKind::Reminder, -7, 5),
            (NoticeKind::Urge, 1, 5),
            (NoticeKind::Supervise, 8, 7),
            (NoticeKind::Summon, 16, 7),
        ]
        .map(|(kind, from, reply_days)| Self {
            kind,
            from,
            reply_days,
        })
        .to_vec()
    }

    /// Whether it is issued before the unit is overdue, and only then.
    #[must_use]
    pub fn is_reminder(&self) -> bool {
        self.kind == NoticeKind::Reminder
    }
}

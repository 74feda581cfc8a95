//! 红黄绿灯: one light an issue, first match wins (C5).

use super::Day;
use super::issue::{IssueState, Standing};
use super::settings::Rules;
use crate::coded;
use crate::model::coded::Coded;

coded! {
    /// The light of an issue, gravest first.
    pub enum Light("亮灯", "light") {
        Red = "red" "红灯" / "red",
        Yellow = "yellow" "黄灯" / "yellow",
        Green = "green" "绿灯" / "green",
        Grey = "grey" "灰灯" / "grey",
        Blue = "blue" "蓝灯" / "blue",
    }
}

impl Light {
    /// The shape that stands for it where there is no colour; all are in GB 2312.
    #[must_use]
    pub const fn shape(self) -> char {
        match self {
            Self::Red => '▲',
            Self::Yellow => '◆',
            Self::Green => '●',
            Self::Grey => '○',
            Self::Blue => '√',
        }
    }

    /// The light that such a shape stands for.
    #[must_use]
    pub fn of_shape(shape: Option<char>) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|light| Some(light.shape()) == shape)
    }

    /// The light of an issue as of a day; `None` before it is assigned and once it is void.
    #[must_use]
    pub fn of(standing: &Standing, as_of: Day, rules: &Rules) -> Option<Self> {
        Self::with_reason(standing, as_of, rules).map(|(light, _)| light)
    }

    /// The light and, for red and yellow, why; as [`Light::of`].
    #[must_use]
    pub fn with_reason(
        standing: &Standing,
        as_of: Day,
        rules: &Rules,
    ) -> Option<(Self, Option<Reason>)> {
        if standing.state == IssueState::Closed {
            return Some((Self::Blue, None));
        }
        if !standing.state.is_in_hand() {
            return None;
        }
        if standing.suspended_on.is_some() {
            return Some((Self::Grey, None));
        }
        let (start, due) = (standing.assigned_on?, standing.due?);
        let lag = Lag::new(start, due, as_of, claimed_progress(standing));
        let (left, silent) = (due.since(as_of), silent_days(standing, start, as_of));
        Some(if left < 0 {
            (Self::Red, Some(Reason::Overdue(-left)))
        } else if lag.exceeds(rules.red_lag) {
            (Self::Red, Some(Reason::Behind(lag.points())))
        } else if left <= i64::from(rules.yellow_days) {
            (Self::Yellow, Some(Reason::DueSoon(left)))
        } else if lag.reaches(rules.yellow_lag) {
            (Self::Yellow, Some(Reason::Behind(lag.points())))
        } else if silent >= i64::from(rules.stale_days) {
            (Self::Yellow, Some(Reason::Silent(silent)))
        } else {
            (Self::Green, None)
        })
    }
}

/// Why a light is red or yellow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Days past the deadline.
    Overdue(i64),
    /// Percentage points behind schedule, rounded down.
    Behind(i64),
    /// Days left.
    DueSoon(i64),
    /// Days without news.
    Silent(i64),
}

/// What the unit claims: 100 once it has applied for closure.
fn claimed_progress(standing: &Standing) -> u8 {
    match standing.state {
        IssueState::Submitted => 100,
        _ => standing.progress.as_ref().map_or(0, |p| p.pct),
    }
}

/// Days since the last news of it, or since it was assigned.
fn silent_days(standing: &Standing, start: Day, as_of: Day) -> i64 {
    let news = standing.news_on.filter(|on| *on >= start).unwrap_or(start);
    as_of.since(news)
}

/// How far an issue is behind schedule, kept as a fraction so that thresholds are exact:
/// elapsed ÷ total − progress.
#[derive(Clone, Copy, Debug)]
struct Lag {
    /// (elapsed × 100 − progress × total), in units of 1 ÷ total percentage points.
    behind: i64,
    total: i64,
}

impl Lag {
    fn new(start: Day, due: Day, as_of: Day, progress: u8) -> Self {
        let total = due.since(start).max(1);
        let elapsed = as_of.since(start).clamp(0, total);
        Self {
            behind: elapsed * 100 - i64::from(progress) * total,
            total,
        }
    }

    /// Whole percentage points behind, rounded down.
    fn points(self) -> i64 {
        self.behind.div_euclid(self.total)
    }

    fn exceeds(self, points: u32) -> bool {
        self.behind > i64::from(points) * self.total
    }

    fn reaches(self, points: u32) -> bool {
        self.behind >= i64::from(points) * self.total
    }
}

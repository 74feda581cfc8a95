//! 催办阶梯: which notice is to be issued next to a unit whose deadline is near or past (C5).

use serde::{Deserialize, Serialize};

use super::notice::NoticeKind;
use super::settings::Clockwork;
use super::{Calendar, Day, Reckoned};

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
    /// The longest time to reply; `check` refuses a longer one.
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

    /// Whether it is issued before the deadline, and only then.
    #[must_use]
    pub fn is_reminder(&self) -> bool {
        self.kind == NoticeKind::Reminder
    }

    /// The last day to reply to a notice issued on that day.
    #[must_use]
    pub fn reply_due(&self, issued_on: Day, calendar: &Calendar) -> Reckoned<Day> {
        let days = self.reply_days.min(Self::LONGEST_REPLY);
        calendar.plus_working_days(issued_on, days)
    }
}

/// A notice the unit was sent about the issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Issued {
    /// What it was.
    pub kind: NoticeKind,
    /// The day it was issued.
    pub on: Day,
    /// The last day to reply; without one its rung's days count.
    pub reply_due: Option<Day>,
    /// Whether the unit has answered it.
    pub is_answered: bool,
}

/// What the ladder says on a day. It proposes; people issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Turn {
    /// A notice is to be issued.
    Issue {
        /// Which.
        kind: NoticeKind,
        /// The last day to reply.
        reply_due: Day,
        /// Whether a calendar year was missing.
        provisional: bool,
    },
    /// None is.
    Hold(Hold),
}

/// Why no notice is to be issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hold {
    /// The highest rung was reached.
    Highest,
    /// The unit answered the last notice. Whether its answer will do is for people to say.
    Answered,
    /// The unit may reply to the last notice until this day.
    Awaiting(Day),
    /// The next rung is reached on this day.
    Early(Day),
    /// A notice is due, but this is a rest day.
    RestDay,
}

/// The turn of the ladder on a day, for an issue that is neither closed nor suspended.
///
/// `issued` are the notices that count for this deadline, in any order; those after `as_of` and
/// those that press nobody are passed over. The rung proposed is the first above the gravest of
/// them, so that none is skipped however late it is; a reminder is proposed before the deadline
/// only, and its answer does not spare the unit the notice for missing it.
#[must_use]
pub fn turn(due: Day, as_of: Day, issued: &[Issued], clock: Clockwork<'_>) -> Turn {
    let overdue = as_of.since(due);
    let pressing = || {
        let until = issued.iter().filter(|notice| notice.on <= as_of);
        until.filter(|notice| notice.kind.gravity().is_some())
    };
    let level = pressing().filter_map(|notice| notice.kind.gravity()).max();
    let last = pressing().max_by_key(|notice| (notice.on, notice.kind.gravity()));
    let next = clock
        .rules
        .ladder
        .iter()
        .find(|rung| rung.kind.gravity() > level && (overdue < 0 || !rung.is_reminder()));
    let Some(rung) = next else {
        return Turn::Hold(Hold::Highest);
    };
    if let Some(hold) = last.and_then(|last| last.holds(as_of, clock)) {
        return Turn::Hold(hold);
    }
    let from = i64::from(rung.from);
    if overdue < from {
        return Turn::Hold(Hold::Early(due.plus(from)));
    }
    if !clock.calendar.is_working(as_of) {
        return Turn::Hold(Hold::RestDay);
    }
    let reply = rung.reply_due(as_of, clock.calendar);
    Turn::Issue {
        kind: rung.kind,
        reply_due: reply.value,
        provisional: reply.provisional || clock.calendar.is_unsure(as_of),
    }
}

impl Issued {
    /// Why nothing follows this notice yet, if so.
    fn holds(&self, as_of: Day, clock: Clockwork<'_>) -> Option<Hold> {
        if self.is_answered {
            return (self.kind != NoticeKind::Reminder).then_some(Hold::Answered);
        }
        let of_kind = |rung: &&Rung| rung.kind == self.kind;
        let by_rung = || {
            let rung = clock.rules.ladder.iter().find(of_kind)?;
            Some(rung.reply_due(self.on, clock.calendar).value)
        };
        let reply_due = self.reply_due.or_else(by_rung)?;
        (as_of <= reply_due).then_some(Hold::Awaiting(reply_due))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Rules;
    use crate::model::calendar::tests::published;
    use crate::model::day::day;
    use NoticeKind::{Reminder, Summon, Supervise, Urge};

    /// A Monday; 1 to 7 October are off, Sunday 29 September and Saturday 12 October are worked.
    const DUE: &str = "2024-09-30";

    fn on(as_of: &str, issued: &[Issued]) -> Turn {
        let (rules, calendar) = (Rules::default(), published());
        let clock = Clockwork {
            rules: &rules,
            calendar: &calendar,
        };
        turn(day(DUE), day(as_of), issued, clock)
    }

    fn sent(kind: NoticeKind, on: &str, reply_due: &str) -> Issued {
        Issued {
            kind,
            on: day(on),
            reply_due: Some(day(reply_due)),
            is_answered: false,
        }
    }

    fn answered(notice: Issued) -> Issued {
        Issued {
            is_answered: true,
            ..notice
        }
    }

    fn issue(kind: NoticeKind, reply_due: &str) -> Turn {
        Turn::Issue {
            kind,
            reply_due: day(reply_due),
            provisional: false,
        }
    }

    /// Every proposal issued on its day and never answered, day by day.
    #[test]
    fn c5_a_unit_that_never_answers_climbs_the_whole_ladder() {
        let mut issued: Vec<Issued> = Vec::new();
        let mut today = day("2024-09-01");
        while today < day("2024-12-31") {
            if let Turn::Issue {
                kind, reply_due, ..
            } = on(&today.to_string(), &issued)
            {
                issued.push(Issued {
                    kind,
                    on: today,
                    reply_due: Some(reply_due),
                    is_answered: false,
                });
            }
            today = today.succ();
        }
        assert_eq!(
            issued,
            [
                sent(Reminder, "2024-09-23", "2024-09-29"),
                sent(Urge, "2024-10-08", "2024-10-14"),
                sent(Supervise, "2024-10-15", "2024-10-24"),
                sent(Summon, "2024-10-25", "2024-11-05"),
            ]
        );
        assert_eq!(on("2024-12-31", &issued), Turn::Hold(Hold::Highest));
    }

    #[test]
    fn c5_a_reminder_comes_before_the_deadline_only() {
        let early = |from| Turn::Hold(Hold::Early(day(from)));
        assert_eq!(on("2024-09-22", &[]), early("2024-09-23"), "T−8");
        assert_eq!(on("2024-09-23", &[]), issue(Reminder, "2024-09-29"), "T−7");
        assert_eq!(on("2024-09-29", &[]), issue(Reminder, "2024-10-11"), "T−1");
        assert_eq!(on("2024-09-30", &[]), early("2024-10-01"), "T");
    }

    #[test]
    fn c5_however_late_the_first_notice_urges() {
        assert_eq!(on("2024-10-08", &[]), issue(Urge, "2024-10-14"), "T+8");
        assert_eq!(on("2024-10-31", &[]), issue(Urge, "2024-11-07"), "T+31");
    }

    #[test]
    fn c5_no_notice_on_a_rest_day() {
        for rest in ["2024-10-01", "2024-10-07", "2024-10-13"] {
            assert_eq!(on(rest, &[]), Turn::Hold(Hold::RestDay), "{rest}");
        }
        // A Saturday that is worked.
        assert_eq!(on("2024-10-12", &[]), issue(Urge, "2024-10-18"));
    }

    #[test]
    fn c5_the_next_rung_waits_for_the_reply_day_and_for_its_own() {
        let urge = sent(Urge, "2024-10-08", "2024-10-14");
        let awaiting = Turn::Hold(Hold::Awaiting(day("2024-10-14")));
        assert_eq!(on("2024-10-14", &[urge]), awaiting);
        assert_eq!(on("2024-10-15", &[urge]), issue(Supervise, "2024-10-24"));
        let supervise = sent(Supervise, "2024-10-09", "2024-10-11");
        let early = Turn::Hold(Hold::Early(day("2024-10-16")));
        assert_eq!(
            on("2024-10-12", &[supervise, urge]),
            early,
            "summon is T+16"
        );
    }

    #[test]
    fn c5_an_answer_ends_the_climb_but_not_a_promise_before_the_deadline() {
        let urge = answered(sent(Urge, "2024-10-08", "2024-10-14"));
        assert_eq!(on("2024-10-31", &[urge]), Turn::Hold(Hold::Answered));
        let reminder = answered(sent(Reminder, "2024-09-23", "2024-09-29"));
        let early = Turn::Hold(Hold::Early(day("2024-10-01")));
        assert_eq!(on("2024-09-26", &[reminder]), early);
        assert_eq!(on("2024-10-08", &[reminder]), issue(Urge, "2024-10-14"));
    }

    #[test]
    fn a_notice_without_a_reply_day_has_the_days_of_its_rung() {
        let urge = Issued {
            reply_due: None,
            ..sent(Urge, "2024-10-08", "2024-10-08")
        };
        let awaiting = Turn::Hold(Hold::Awaiting(day("2024-10-14")));
        assert_eq!(on("2024-10-09", &[urge]), awaiting);
        assert_eq!(on("2024-10-15", &[urge]), issue(Supervise, "2024-10-24"));
    }

    #[test]
    fn what_comes_later_or_presses_nobody_is_passed_over() {
        let later = sent(Urge, "2024-10-09", "2024-10-15");
        let handover = sent(NoticeKind::Handover, "2024-05-31", "2024-12-31");
        assert_eq!(
            on("2024-10-08", &[later, handover]),
            issue(Urge, "2024-10-14")
        );
        let blamed = sent(NoticeKind::Accountability, "2024-10-08", "2024-10-14");
        assert_eq!(on("2024-10-31", &[blamed]), Turn::Hold(Hold::Highest));
    }

    #[test]
    fn a_ladder_of_ones_own_and_a_year_without_calendar() {
        let mut rules = Rules::default();
        rules.ladder.retain(|rung| rung.kind == Supervise);
        let calendar = published();
        let clock = Clockwork {
            rules: &rules,
            calendar: &calendar,
        };
        // T+8 is Monday 2026-12-28; the fourth working day after it is 1 January by weekends
        // alone, for there is no calendar of 2027.
        let turn = turn(day("2026-12-20"), day("2026-12-28"), &[], clock);
        let expected = Turn::Issue {
            kind: Supervise,
            reply_due: day("2027-01-06"),
            provisional: true,
        };
        assert_eq!(turn, expected);
    }
}

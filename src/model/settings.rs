//! `supervise.yaml`: whose ledger it is, its offices, and the rules it works by.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::coded::Level;
use super::ladder::Rung;
use super::rhythm::MeetingDays;
use super::satisfaction::SatisfactionRule;
use super::step::Percent;
use super::{Calendar, Day, Id};
use crate::lang::Lang;
use crate::problem::{Code, Severity};

/// The schema version this program reads and writes.
pub const SCHEMA: u32 = 1;

/// The ledger's settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The version of the ledger's form.
    pub schema: u32,
    /// Whose ledger it is.
    pub body: Body,
    /// The language when `--lang` does not say.
    #[serde(default)]
    pub language: Lang,
    /// The home office, whose numbers new records take unless told otherwise.
    pub office: String,
    /// The offices that give numbers in this ledger.
    pub offices: Vec<Office>,
    /// The campaign commands mean unless told otherwise.
    pub campaign: Id,
    /// The last day this ledger was kept, for one that is closed or an example: today is never
    /// taken to be later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept_until: Option<Day>,
    /// The rules.
    #[serde(default)]
    pub rules: Rules,
    /// Severities that differ from the program's own, by problem code.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub severity: BTreeMap<String, Severity>,
}

/// The body whose ledger it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// Its name, such as 开封市人大常委会.
    pub name: String,
    /// Its GB/T 2260 division code.
    pub code: String,
    /// Its level.
    pub level: Level,
}

/// An office that gives numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// The prefix of its ids: 1 to 8 upper-case letters and digits.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The unit whose steps it records unless told otherwise.
    pub org: Id,
}

/// The rules of days, lights, meetings and votes. Every one has a default and may be changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Rules {
    /// Whether a limit that ends on a rest day moves to the next working day (Civil Code art. 203).
    pub roll_forward: bool,
    /// Yellow from this many days before the deadline, the day itself included.
    pub yellow_days: u32,
    /// Yellow from this many percentage points behind schedule.
    pub yellow_lag: u32,
    /// Red above this many percentage points behind schedule.
    pub red_lag: u32,
    /// Yellow after this many days without a progress entry.
    pub stale_days: u32,
    /// Days within which a unit signs for what it was assigned.
    pub sign_days: u32,
    /// Extensions an issue may have before the council of chairpersons must approve.
    pub extension_limit: u32,
    /// Who must approve a further extension: `approved_by` must name it.
    pub extension_approver: String,
    /// Days overdue from which an issue is put before a leader.
    pub decision_days: u32,
    /// Months after closing from which a look-back is due. No law says how many.
    pub look_back_months: u32,
    /// The days of the month on which the half-monthly meetings are held.
    pub meeting_days: MeetingDays,
    /// A decision still open at this many half-monthly meetings in a row is flagged (C11).
    pub carried_meetings: u32,
    /// The notices that press a unit, gentlest first (C5).
    pub ladder: Vec<Rung>,
    /// How a vote on satisfaction is graded (C8).
    pub satisfaction: SatisfactionRule,
    /// The percentage of its facilities that each county must inspect in a year (C10).
    pub sampling_percent: Percent,
    /// The facilities the whole body must inspect in a year (C10).
    pub sampling_floor: u32,
}

/// C10: at least 30 percent a year.
const SAMPLING_PERCENT: Percent = match Percent::new(30) {
    Some(percent) => percent,
    None => unreachable!(),
};

impl Default for Rules {
    fn default() -> Self {
        Self {
            roll_forward: true,
            yellow_days: 7,
            yellow_lag: 10,
            red_lag: 30,
            stale_days: 15,
            sign_days: 7,
            extension_limit: 1,
            extension_approver: "主任会议".to_owned(),
            decision_days: 15,
            look_back_months: 3,
            meeting_days: MeetingDays::default(),
            carried_meetings: 3,
            ladder: Rung::usual(),
            satisfaction: SatisfactionRule::default(),
            sampling_percent: SAMPLING_PERCENT,
            sampling_floor: 100,
        }
    }
}

impl Settings {
    /// Stands in for settings that could not be read, while the other files are.
    #[must_use]
    pub fn unknown() -> Self {
        let body = Body {
            name: String::new(),
            code: String::new(),
            level: Level::City,
        };
        Self {
            schema: SCHEMA,
            body,
            language: Lang::default(),
            office: String::new(),
            offices: Vec::new(),
            campaign: Id::unknown(),
            kept_until: None,
            rules: Rules::default(),
            severity: BTreeMap::new(),
        }
    }

    /// The severity of a code in this ledger.
    #[must_use]
    pub fn severity(&self, code: Code) -> Severity {
        self.severity
            .get(code.name())
            .copied()
            .unwrap_or_else(|| code.default_severity())
    }

    /// The office of that prefix.
    #[must_use]
    pub fn office(&self, code: &str) -> Option<&Office> {
        self.offices.iter().find(|o| o.code == code)
    }
}

/// The rules and the calendar together: all that reckoning a deadline needs.
#[derive(Clone, Copy, Debug)]
pub struct Clockwork<'a> {
    /// The rules.
    pub rules: &'a Rules,
    /// The calendar.
    pub calendar: &'a Calendar,
}

impl Clockwork<'_> {
    /// The end of a limit in natural days or months: moved off a rest day where the rules say so.
    #[must_use]
    pub fn limit_end(&self, day: Day) -> super::Reckoned<Day> {
        if self.rules.roll_forward {
            self.calendar.roll(day)
        } else {
            super::Reckoned {
                value: day,
                provisional: false,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The comments of both files call what they write the defaults.
    #[test]
    fn a_new_ledger_and_the_example_write_the_defaults() {
        #[derive(Deserialize)]
        struct File {
            rules: Rules,
        }
        let example = include_str!("../../examples/kaifeng-2024/supervise.yaml");
        for text in [crate::store::starter::SETTINGS, example] {
            let file: File = serde_yaml::from_str(text).unwrap();
            assert_eq!(file.rules, Rules::default());
            let keys = serde_json::to_value(Rules::default()).unwrap();
            for key in keys.as_object().unwrap().keys() {
                assert!(
                    text.contains(&format!("\n  {key}: "))
                        || text.contains(&format!("\n  {key}:\n")),
                    "{key}"
                );
            }
        }
    }
}

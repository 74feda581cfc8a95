//! 半月推进会: on which day the meeting of a half-month is held, and which comes next.

use serde::{Deserialize, Serialize};

use crate::fault;
use crate::problem::Fault;

/// The days of the month on which the meetings of its two halves are held: one of 1 to 15, one of
/// 16 to 31. Written `[15, 31]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<u32>", into = "Vec<u32>")]
pub struct MeetingDays {
    first: u32,
    second: u32,
}

impl MeetingDays {
    /// The two days.
    ///
    /// # Errors
    /// `E-SETTING` when a day does not lie in its half of the month.
    pub fn new(first: u32, second: u32) -> Result<Self, Fault> {
        if (1..=15).contains(&first) && (16..=31).contains(&second) {
            return Ok(Self { first, second });
        }
        Err(fault!(
            Setting,
            "半月推进会的日子应先写 1 至 15 日中的一天，再写 16 至 31 日中的一天，如 [15, 31]，不是 [{first}, {second}]",
            "the days of the half-monthly meetings are one of 1 to 15 and one of 16 to 31, such as [15, 31], not [{first}, {second}]"
        ))
    }
}

impl Default for MeetingDays {
    fn default() -> Self {
        Self {
            first: 15,
            second: 31,
        }
    }
}

impl TryFrom<Vec<u32>> for MeetingDays {
    type Error = Fault;

    fn try_from(days: Vec<u32>) -> Result<Self, Fault> {
        if let [first, second] = *days {
            return Self::new(first, second);
        }
        Err(fault!(
            Setting,
            "半月推进会应写两个日子，上、下半月各一个，如 [15, 31]，现为 {} 个",
            "the half-monthly meetings have two days, one in each half, such as [15, 31]; there are {}",
            days.len()
        ))
    }
}

impl From<MeetingDays> for Vec<u32> {
    fn from(days: MeetingDays) -> Self {
        vec![days.first, days.second]
    }
}

impl schemars::JsonSchema for MeetingDays {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "MeetingDays".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "array",
            "items": {"type": "integer", "minimum": 1, "maximum": 31},
            "minItems": 2,
            "maxItems": 2,
        })
    }
}

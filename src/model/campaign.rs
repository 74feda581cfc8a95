//! 专项: one supervision campaign, such as that of 2024 on elder care.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::record::{Linked, Links, Target};
use super::step::NoteAction;
use super::{Day, Id, Kind, NoteStep};

/// A campaign: everything else belongs to one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Campaign {
    /// The slug, such as `2024-elder-care`.
    pub id: Id,
    /// The random mark.
    pub uid: String,
    /// The name.
    pub name: String,
    /// The year.
    pub year: i32,
    /// The theme, as the province's plan words it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// The first day, usually that of the mobilisation meeting.
    pub started_on: Day,
    /// The last day, once known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_on: Option<Day>,
    /// The number of the superior body's plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub superior_plan: Option<String>,
    /// The regulations whose enforcement is inspected.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regulations: Vec<Id>,
    /// Remarks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<NoteStep>,
}

crate::record!(Campaign: NoteAction, campaigns, titled name);

impl Linked for Campaign {
    fn facts<'a>(&'a self, to: &mut Links<'a>) {
        to.each(
            "regulations",
            Target::Record(Kind::Regulation),
            &self.regulations,
        );
    }
}

//! 专项: one supervision campaign, such as that of 2024 on elder care.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::record::{Links, Target};
use super::step::NoteAction;
use super::{Day, Id, Kind, Ledger, NoteStep, Record, Step, Table};

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

impl Record for Campaign {
    type Action = NoteAction;
    const KIND: Kind = Kind::Campaign;

    fn id(&self) -> &Id {
        &self.id
    }
    fn uid(&self) -> &str {
        &self.uid
    }
    fn title(&self) -> &str {
        &self.name
    }
    fn history(&self) -> &[Step<NoteAction>] {
        &self.history
    }
    fn history_mut(&mut self) -> &mut Vec<Step<NoteAction>> {
        &mut self.history
    }
    fn facts<'a>(&'a self, to: &mut Links<'a>) {
        to.each(
            "regulations",
            Target::Record(Kind::Regulation),
            &self.regulations,
        );
    }
    fn table(ledger: &Ledger) -> &Table<Self> {
        &ledger.campaigns
    }
    fn table_mut(ledger: &mut Ledger) -> &mut Table<Self> {
        &mut ledger.campaigns
    }
}

//! Milestones: the deadline as it stands, and how far off it is.

use super::super::label::Words;
use super::super::page::Cell;
use super::issue::dated;
use super::plain::Look;
use crate::lang::{Text, t};
use crate::model::{Day, Milestone};

impl Look for Milestone {
    fn more(&self, as_of: Day, words: &Words<'_>) -> Vec<(Text, Cell)> {
        let due = self.due_now(as_of);
        let left = self.is_unfinished(as_of).then(|| due.since(as_of));
        vec![(
            t("现行时限", "Deadline now"),
            Cell::text(dated(due, left, words)),
        )]
    }

    fn head(key: &str) -> Option<Text> {
        (key == "due").then_some(t("现行时限", "Deadline now"))
    }

    fn cell(&self, key: &str, as_of: Day, _: &Words<'_>) -> Option<Cell> {
        (key == "due").then(|| Cell::Date(self.due_now(as_of)))
    }
}

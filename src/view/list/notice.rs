//! How a notice is listed and shown: by its number as it is printed.

use super::super::label::Words;
use super::super::page::Cell;
use super::plain::Look;
use crate::lang::{Text, t};
use crate::model::{Day, Notice};

const DOC: Text = t("文号", "Number");

impl Look for Notice {
    fn more(&self, _: Day, _: &Words<'_>) -> Vec<(Text, Cell)> {
        vec![(DOC, Cell::Code(self.doc()))]
    }

    fn head(key: &str) -> Option<Text> {
        (key == "number").then_some(DOC)
    }

    fn cell(&self, key: &str, _: Day, _: &Words<'_>) -> Option<Cell> {
        (key == "number").then(|| Cell::Code(self.doc()))
    }
}

//! Visits: the county even when only the facility is written, the four clarifications as a table.

use super::super::label::Words;
use super::super::page::{Cell, Sheet};
use super::plain::Look;
use crate::lang::{Text, t};
use crate::model::coded::Coded;
use crate::model::inspection::VisitScope;
use crate::model::plain::Plain;
use crate::model::{Day, Inspection};

impl Look for Inspection {
    const APART: &'static [&'static str] = &["need", "responsible", "bottleneck", "lever"];

    fn named(&self, words: &Words<'_>) -> String {
        let facility = self.facility.as_ref();
        let place = facility.and_then(|id| words.ledger.facilities.get(id));
        let said = place.map(|f| f.name.as_str()).or(self.theme.as_deref());
        said.unwrap_or_else(|| words.say(self.scope.label()))
            .to_owned()
    }

    fn cell(&self, key: &str, _: Day, words: &Words<'_>) -> Option<Cell> {
        let facility = self.facility.as_ref().filter(|_| key == "county")?;
        let facility = words.ledger.facilities.get(facility)?;
        Some(words.org(Some(&facility.county)))
    }

    fn tables(&self, _: Day, words: &Words<'_>) -> Vec<(Text, Sheet)> {
        let four = self.clarifications();
        if self.scope != VisitScope::Survey && four.iter().all(|(_, text)| text.is_none()) {
            return Vec::new();
        }
        let heads = [t("弄清什么", "What to find out"), t("情况", "Found")];
        let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
        for (key, text) in four {
            let label = Self::fact(key).map_or(Cell::Blank, |f| Cell::label(f.label, words.lang));
            let text = text.map_or_else(
                || Cell::label(t("（没有写）", "(not said)"), words.lang),
                |text| Cell::text(text.trim_end()),
            );
            sheet.row(vec![label, text]);
        }
        vec![(t("四个弄清", "The four clarifications"), sheet)]
    }
}

//! Outcomes: the issues they answer, each with where it stands.

use super::super::label::Words;
use super::super::page::Sheet;
use super::plain::Look;
use super::table;
use crate::lang::{Text, t};
use crate::model::{Day, Outcome};

impl Look for Outcome {
    fn tables(&self, as_of: Day, words: &Words<'_>) -> Vec<(Text, Sheet)> {
        let issues = self.issues.iter();
        let issues: Vec<_> = issues
            .filter_map(|id| words.ledger.issues.get(id))
            .collect();
        let sheet = (!issues.is_empty()).then(|| table(issues, as_of, words));
        let heading = t("相关问题", "Issues it answers");
        sheet.map(|sheet| (heading, sheet)).into_iter().collect()
    }
}

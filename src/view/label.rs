//! Names for ids: what a table prints for a unit, a county, a word of the vocabulary.

use super::page::Cell;
use crate::lang::{Lang, Text};
use crate::model::{Id, Ledger, Record};

/// A ledger's names in one language.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// The ledger.
    pub ledger: &'a Ledger,
    /// The language.
    pub lang: Lang,
}

impl Words<'_> {
    /// The fixed wording in this language.
    #[must_use]
    pub const fn say(&self, text: Text) -> &'static str {
        text.in_lang(self.lang)
    }

    /// A unit's short name, or nothing.
    #[must_use]
    pub fn org(&self, id: Option<&Id>) -> Cell {
        id.map_or(Cell::Blank, |id| Cell::text(self.ledger.org_name(id)))
    }

    /// A unit's short name, or `else_say`.
    #[must_use]
    pub fn org_or(&self, id: Option<&Id>, else_say: Text) -> Cell {
        id.map_or_else(
            || Cell::label(else_say, self.lang),
            |id| Cell::text(self.ledger.org_name(id)),
        )
    }

    /// The line under a title: whose ledger, which campaign.
    #[must_use]
    pub fn heading(&self, campaign: Option<&Id>) -> String {
        let body = &self.ledger.settings.body.name;
        let name = campaign
            .and_then(|id| self.ledger.campaigns.get(id))
            .map(Record::title);
        name.map_or_else(|| body.clone(), |name| format!("{body}　{name}"))
    }

    /// The note that a deadline rests on a year without a calendar.
    #[must_use]
    pub fn provisional(&self) -> &'static str {
        match self.lang {
            Lang::Zh => "有的时限落在尚无年历的年份，按周末推算，为暂定日期。",
            Lang::En => {
                "Some deadlines fall in a year without a calendar; they are reckoned by weekends alone and provisional."
            }
        }
    }
}

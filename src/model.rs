//! The records, their histories and the rules: pure functions of their arguments, no disk, no clock.

pub mod article;
pub mod calendar;
pub mod campaign;
pub mod coded;
pub mod day;
pub mod facility;
pub mod id;
pub mod issue;
pub mod ladder;
pub mod ledger;
pub mod light;
pub mod notice;
pub mod numeral;
pub mod org;
pub mod period;
pub mod provision;
pub mod record;
pub mod regulation;
pub mod rhythm;
#[cfg(test)]
pub(crate) mod sample;
pub mod satisfaction;
pub mod settings;
pub mod step;
mod suggest;
pub mod task;
pub mod typed;
pub mod verdict;
pub mod vocabulary;

pub use article::{Article, ArticleStep};
pub use calendar::{Calendar, Reckoned};
pub use campaign::Campaign;
pub use day::Day;
pub use facility::{Facility, FacilityStep};
pub use id::{Id, Kind};
pub use issue::{Issue, IssueStep};
pub use ledger::{Ledger, Table};
pub use light::Light;
pub use org::Org;
pub use record::Record;
pub use regulation::Regulation;
pub use settings::{Rules, Settings};
pub use step::{NoteStep, Step};
pub use suggest::nearest;
pub use task::{Task, TaskStep};
pub use vocabulary::{Vocabulary, WordList};

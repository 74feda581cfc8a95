//! Answers to pages: the one place for the words of a report.

mod breakdown;
mod compliance;
mod departments;
pub mod draft;
mod dunning;
pub mod field;
mod find;
pub mod findings;
mod label;
pub mod list;
mod log;
mod meaning;
mod overdue;
pub mod page;
pub mod review;
pub mod schema;
pub mod show;
mod timeline;
mod today;
mod trace;
mod weekly;

pub use crate::model::Light;
pub use breakdown::breakdown;
pub use compliance::compliance;
pub use departments::departments;
pub use dunning::dunning;
pub use find::find;
pub use label::Words;
pub use list::Listed;
pub use meaning::meaning;
pub use overdue::overdue;
pub use page::{Block, Cell, Column, Page, Sheet};
pub use timeline::timeline;
pub use today::today;
pub use trace::with_ids;
pub use weekly::weekly;

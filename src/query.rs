//! Ledger to answers: numbers with the ids behind them, dates, no wording. The answer is also the
//! JSON output.

pub mod amount;
pub mod ballot;
pub mod board;
pub mod breakdown;
pub mod bulletin;
pub mod checklist;
pub mod compliance;
pub mod counties;
pub mod coverage;
pub mod decision;
pub mod departments;
pub mod dunning;
pub mod enforcement;
pub mod evaluation;
pub mod figure;
pub mod find;
pub mod found;
pub mod frame;
pub mod groups;
pub mod letter;
pub mod lit;
pub mod look_backs;
pub mod measure;
pub mod minutes;
pub mod movement;
pub mod next_meeting;
pub mod opinions;
pub mod outcomes;
pub mod overdue;
pub mod overview;
pub mod pack;
pub mod places;
#[cfg(test)]
mod places_tests;
pub mod pressing;
pub mod publication;
pub mod quarter;
pub mod rates;
pub mod rectification;
pub mod rectification_ledger;
pub mod sampling;
#[cfg(test)]
mod sampling_tests;
pub mod similar;
pub mod snapshot;
pub mod span;
pub mod suggestions;
pub mod targets;
#[cfg(test)]
mod tests;
pub mod timeline;
pub mod today;
pub mod trend;
pub mod usual;
pub mod weekly;

pub use amount::Amount;
pub use figure::{Decimal, Figure, Hundredths, Rate, Tenths};
pub use snapshot::{Row, Scope, Snapshot};

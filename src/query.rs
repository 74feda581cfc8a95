//! Ledger to answers: numbers with the ids behind them, dates, no wording. The answer is also the
//! JSON output.

pub mod breakdown;
pub mod compliance;
pub mod decision;
pub mod departments;
pub mod dunning;
pub mod figure;
pub mod find;
pub mod letter;
pub mod movement;
pub mod overdue;
pub mod overview;
pub mod rates;
pub mod snapshot;
#[cfg(test)]
mod tests;
pub mod timeline;
pub mod today;
pub mod usual;
pub mod weekly;

pub use figure::{Decimal, Figure, Hundredths, Rate, Tenths};
pub use snapshot::{Row, Scope, Snapshot};

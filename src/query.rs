//! Ledger to answers: numbers with the ids behind them, dates, no wording. The answer is also the
//! JSON output.

pub mod amount;
pub mod breakdown;
pub mod compliance;
pub mod decision;
pub mod departments;
pub mod figure;
pub mod find;
pub mod movement;
pub mod opinions;
pub mod overdue;
pub mod overview;
pub mod quarter;
pub mod rates;
pub mod snapshot;
pub mod suggestions;
pub mod targets;
#[cfg(test)]
mod tests;
pub mod timeline;
pub mod today;
pub mod usual;
pub mod weekly;

pub use amount::Amount;
pub use figure::{Decimal, Figure, Hundredths, Rate, Tenths};
pub use snapshot::{Row, Scope, Snapshot};

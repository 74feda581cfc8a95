//! Foreign papers to drafts of records: bytes in, drafts out, nothing written.

pub mod ballots;
pub mod base;
pub mod book;
pub mod breakdown;
pub mod columns;
pub mod day_cell;
pub mod law;
pub mod ledger;
pub mod opinions;
pub mod paper;
pub mod returned;
pub mod table;

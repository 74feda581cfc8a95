//! Foreign papers to drafts of records: bytes in, drafts out, nothing written.

pub mod breakdown;
pub mod law;
pub mod opinions;
pub mod paper;
pub mod table;

//! `supervise` (督办): a ledger of elder-care supervision kept as YAML files in git.
//!
//! The data flows one way, and each folder names only what stands to its left:
//!
//! ```text
//! bytes ──store──▶ record, ledger ──query──▶ answer ──view──▶ page ──render──▶ bytes
//! ```
//!
//! [`model`] holds the records and their rules, [`store`] reads and writes them, [`intake`] reads
//! foreign papers into drafts, [`check`] looks for what is wrong, [`query`] computes answers,
//! [`view`] words them, [`render`] writes them in a format, and [`cli`] is the only place that knows
//! the clock, the environment and the terminal.
//! [`lang`], [`problem`], [`encoding`] and [`container`] are the leaves everything may name.

pub mod check;
pub mod cli;
pub mod container;
pub mod encoding;
pub mod intake;
pub mod lang;
pub mod model;
pub mod problem;
pub mod query;
pub mod render;
pub mod store;
pub mod view;

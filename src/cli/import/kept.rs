//! A ledger that somebody kept by hand.

use clap::Args;

use super::{Import, Work};
use crate::cli::desk::Desk;
use crate::cli::failure::Failure;
use crate::fault;
use crate::intake::book::Book;

/// What a ledger kept by hand does not say of itself.
#[derive(Args)]
pub(super) struct Kept {
    /// The kind of the records
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
}

pub(super) fn work(_: &Import, _: &Book, _: &mut Desk) -> Result<Work, Failure> {
    Err(fault!(
        Type,
        "这张表不是从账本导出的",
        "this table did not come from the ledger"
    )
    .into())
}

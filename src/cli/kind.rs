//! Each kind's own flags and verbs, on the shared ground of [`super::crud`].

pub(crate) mod article;
pub(crate) mod bulletin;
pub(crate) mod campaign;
mod demand;
mod draft;
pub(crate) mod draw;
pub(crate) mod evaluation;
pub(crate) mod facility;
pub(crate) mod inspection;
pub(crate) mod issue;
pub(in crate::cli) mod issue_life;
mod law;
pub(crate) mod meeting;
pub(crate) mod notice;
pub(crate) mod opinion;
pub(crate) mod org;
mod raise;
pub(crate) mod regulation;
pub(crate) mod task;

use super::desk::Desk;
use super::failure::Failure;

/// A filter for kinds whose list is never narrowed.
#[derive(clap::Args, Clone, Debug)]
pub(crate) struct NoFilter {}

/// A new random mark.
pub(super) fn mark(desk: &Desk) -> Result<String, Failure> {
    crate::store::uid().map_err(|e| desk.failed(e))
}

/// Replaces a fact when a flag gave one.
fn put<T>(field: &mut T, given: Option<T>) {
    if let Some(value) = given {
        *field = value;
    }
}

/// Replaces an optional fact when a flag gave one.
fn put_some<T>(field: &mut Option<T>, given: Option<T>) {
    if given.is_some() {
        *field = given;
    }
}

/// Replaces a list when a flag gave one; one empty text (`--co ''`) clears it.
fn put_list<T>(
    field: &mut Vec<T>,
    given: &[String],
    read: impl FnOnce(&[String]) -> Result<Vec<T>, crate::problem::Fault>,
) -> Result<(), crate::problem::Fault> {
    match given {
        [] => {}
        [empty] if empty.trim().is_empty() => field.clear(),
        given => *field = read(given)?,
    }
    Ok(())
}

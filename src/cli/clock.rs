//! The one reader of the clock.

use super::Globals;
use super::failure::Failure;
use crate::model::Day;

/// Today: `--today`, else `SUPERVISE_TODAY`, else the local date.
pub(crate) fn today(globals: &Globals) -> Result<Day, Failure> {
    let given = globals
        .today
        .clone()
        .or_else(|| std::env::var("SUPERVISE_TODAY").ok());
    match given {
        Some(text) => Day::parse_iso(text.trim()).map_err(Failure::from),
        None => Ok(chrono::Local::now().date_naive().into()),
    }
}

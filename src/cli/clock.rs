//! The one reader of the clock.

use super::Globals;
use super::failure::Failure;
use crate::model::Day;

/// Today: `--today`, else `SUPERVISE_TODAY`, else the local date, but never after the last day a
/// closed ledger was kept.
pub(crate) fn today(globals: &Globals, kept_until: Option<Day>) -> Result<Day, Failure> {
    let given = globals
        .today
        .clone()
        .or_else(|| std::env::var("SUPERVISE_TODAY").ok());
    if let Some(text) = given {
        return Day::parse_iso(text.trim()).map_err(Failure::from);
    }
    let now = chrono::Local::now().date_naive().into();
    Ok(kept_until.map_or(now, |last| last.min(now)))
}

//! The one reader of the clock.

use super::Globals;
use super::failure::Failure;
use crate::model::Day;
use crate::problem::Fault;

/// Today: `--today`, else `SUPERVISE_TODAY`, else the local date, but never after the last day a
/// closed ledger was kept.
pub(crate) fn today(globals: &Globals, kept_until: Option<Day>) -> Result<Day, Failure> {
    let of_environment = std::env::var("SUPERVISE_TODAY")
        .ok()
        .filter(|t| !t.trim().is_empty());
    if let Some(text) = &globals.today {
        return Ok(Day::parse_iso(text.trim())?);
    }
    if let Some(text) = of_environment {
        return Ok(Day::parse_iso(text.trim()).map_err(|fault| Fault {
            zh: format!("环境变量 SUPERVISE_TODAY：{}", fault.zh),
            en: format!("the variable SUPERVISE_TODAY: {}", fault.en),
            ..fault
        })?);
    }
    let now = chrono::Local::now().date_naive().into();
    Ok(kept_until.map_or(now, |last| last.min(now)))
}

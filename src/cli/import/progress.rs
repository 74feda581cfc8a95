//! Progress that a unit wrote into the list of issues: a step of the history each.

use super::Import;
use crate::check::possible;
use crate::cli::crud::insert;
use crate::cli::desk::{Desk, long_text};
use crate::cli::kind::issue_life::{lead_now, percent};
use crate::fault;
use crate::intake::returned::{Touched, blamed};
use crate::model::issue::{IssueAction, IssueStep};
use crate::model::{Day, Issue, Step};
use crate::problem::Fault;

/// The same words within so many days before a table went out, or later, are those of an earlier
/// import: progress is asked for every half-month.
const RECENT: i64 = 10;

/// Adds the progress that the cells of a row tell, unless it was taken from such a table before;
/// whether it was added. `since` is the day the table went out.
pub(super) fn enter(
    issue: &mut Issue,
    cells: &[&Touched],
    since: Day,
    import: &Import,
    desk: &Desk,
) -> Result<bool, Fault> {
    let step = step(issue, cells, import, desk)?;
    let is_there = |s: &IssueStep| {
        s.action == step.action
            && s.on >= since.plus(-RECENT)
            && s.note == step.note
            && s.pct == step.pct
    };
    if issue.history.iter().any(is_there) {
        return Ok(false);
    }
    possible(issue, step.action, step.on).map_err(|fault| match cells.first() {
        Some(cell) => blamed(&cell.address, &cell.head, fault),
        None => fault,
    })?;
    insert(issue, step);
    Ok(true)
}

fn step(
    issue: &Issue,
    cells: &[&Touched],
    import: &Import,
    desk: &Desk,
) -> Result<IssueStep, Fault> {
    let (on, by) = (desk.maybe_day(import.on.as_ref())?, &import.by);
    let by = match (by, lead_now(issue, desk)) {
        (Some(text), _) => desk.org(text)?,
        (None, Some(lead)) => lead,
        (None, None) => desk.own_org()?,
    };
    let mut step = Step::new(on.unwrap_or(desk.today), IssueAction::Progress, by);
    for cell in cells {
        let blame = |fault| blamed(&cell.address, &cell.head, fault);
        match cell.key.as_str() {
            "pct" => step.pct = Some(percent(&cell.says).map_err(blame)?),
            _ => step.note = Some(long_text(&cell.says)),
        }
    }
    if let (None, Some(cell)) = (&step.note, cells.first()) {
        let fault = fault!(
            Missing,
            "只填了完成比例；进展情况也要写，说明做了什么",
            "only the percentage is there; say what was done as well"
        );
        return Err(blamed(&cell.address, &cell.head, fault));
    }
    Ok(step)
}

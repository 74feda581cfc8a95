//! 走势 as a drawing: what stood at the ends of the last periods.

use super::label::Words;
use super::page::{Cell, Sheet};
use crate::lang::{Text, t};
use crate::query::trend::Point;

/// What it is called.
pub(super) const COURSE: Text = t("近期走势", "Course");

/// The course, to be drawn; `None` while there are not two days to compare.
pub(super) fn trend(points: &[Point], words: &Words<'_>) -> Option<Sheet> {
    let heads = [
        t("截至", "As of"),
        t(">存量", ">Open"),
        t(">已销号", ">Closed"),
        t(">逾期", ">Overdue"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for point in points {
        sheet.row(vec![
            Cell::Date(point.on),
            Cell::Figure(point.open.clone()),
            Cell::Figure(point.closed.clone()),
            Cell::Figure(point.overdue.clone()),
        ]);
    }
    (points.len() > 1).then_some(sheet)
}

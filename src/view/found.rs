//! What became of the issues somebody found: four columns of a row.

use super::page::Cell;
use crate::lang::{Text, t};
use crate::query::found::Finds;

/// A column of rows such as these: its head, and the cell of a row.
pub(super) type Column<L> = (Text, fn(&L) -> Cell);

/// All issues, those open, closed and overdue.
pub(super) const fn columns<L: Finds>() -> [Column<L>; 4] {
    [
        (t(">发现问题", ">Issues"), |l| {
            Cell::Figure(l.issues().found.clone())
        }),
        (t(">在账未销", ">Open"), |l| {
            Cell::Figure(l.issues().open.clone())
        }),
        (t(">已销号", ">Closed"), |l| {
            Cell::Figure(l.issues().closed.clone())
        }),
        (t(">逾期", ">Overdue"), |l| {
            Cell::Figure(l.issues().overdue.clone())
        }),
    ]
}

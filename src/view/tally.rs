//! A table of figures, one a row: what, how many.

use super::label::Words;
use super::page::{Cell, Sheet};
use crate::lang::t;
use crate::query::Figure;

/// The table.
pub(super) fn tally<'f>(
    rows: impl IntoIterator<Item = (String, &'f Figure)>,
    words: &Words<'_>,
) -> Sheet {
    let heads = [t("事项", "What"), t(">件数", ">Number")];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for (label, figure) in rows {
        sheet.row(vec![Cell::Text(label), Cell::Figure(figure.clone())]);
    }
    sheet
}

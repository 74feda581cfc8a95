//! A drawing and the table it is drawn from.

use super::Sheet;
use crate::model::Day;

/// A table that may be drawn. A format that draws nothing shows the table, so no figure is in the
/// drawing alone.
#[derive(Clone, Debug)]
pub struct Chart {
    /// What is drawn: the first column names each row, the others are its values.
    pub sheet: Sheet,
    /// How.
    pub form: ChartForm,
}

/// How a table is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartForm {
    /// A line for each column of figures, over the rows in order: days.
    Trend,
    /// A bar for each row, made of its figures one after the other.
    Bars,
    /// One ring of the figures of the second column, parts of a whole; the first row is what is
    /// reached, and its last cell is said in the middle.
    Ring,
    /// A field for each figure, the darker the larger.
    Heat,
    /// A bar for each row from its first day to its second, with a line at this day; its light is the
    /// colour.
    Timeline(Day),
    /// A tile for each row: its name, and its second cell as what it says. Words that start with the
    /// shape of a light have its colour.
    Tiles,
}

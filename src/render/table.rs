//! Pages for a terminal: no line is wider than the screen.

mod bars;
mod cards;
mod facts;
mod grid;
pub(in crate::render) mod layout;
pub(in crate::render) mod wish;
mod wrap;

use std::borrow::Cow;
use std::ops::Range;

use unicode_width::UnicodeWidthStr;

use super::Screen;
use crate::lang::t;
use crate::view::{Block, Cell, Chart, ChartForm, Light, Page, Sheet};
use layout::{Layout, fit};
use wrap::wrap;

pub(super) fn render(page: &Page, screen: Screen) -> String {
    let mut out = String::new();
    if !page.title.is_empty() {
        heading(&page.title, screen, &mut out);
    }
    for line in &page.under {
        paragraph(line, screen, &mut out);
    }
    for block in &page.blocks {
        match block {
            Block::Heading(text) => {
                out.push('\n');
                heading(text, screen, &mut out);
            }
            Block::Text(text) => paragraph(text, screen, &mut out),
            Block::Table(sheet) | Block::Chart(Chart { sheet, .. }) if sheet.rows.is_empty() => {
                paragraph(&sheet.empty, screen, &mut out);
            }
            Block::Table(sheet) => table(sheet, screen, &mut out),
            Block::Chart(chart) => drawing(chart, screen, &mut out),
            Block::Facts(sheet) => facts::draw(sheet, screen, &mut out),
            Block::Notes(notes) => {
                let label = t("注：", "Note: ").in_lang(screen.lang);
                for note in notes {
                    Fact::new(label, &screen.text(note)).write(0, screen, &mut out);
                }
            }
        }
    }
    out
}

fn paragraph(text: &str, screen: Screen, out: &mut String) {
    Fact::new("", &screen.text(text)).write(0, screen, out);
}

fn heading(text: &str, screen: Screen, out: &mut String) {
    for line in wrap(&screen.text(text), screen.columns(), screen.columns()) {
        out.push_str(&screen.style.bold(&line));
        out.push('\n');
    }
}

/// A label and what it says, with the light it starts with.
struct Fact<'a> {
    label: &'a str,
    text: &'a str,
    light: Option<Light>,
}

impl<'a> Fact<'a> {
    const fn new(label: &'a str, text: &'a str) -> Self {
        let light = None;
        Self { label, text, light }
    }

    /// On lines of their own, indented, the later ones under the start of the text.
    fn write(&self, indent: usize, screen: Screen, out: &mut String) {
        let hang = indent + self.label.width();
        if hang * 3 > screen.columns() * 2 {
            return self.run_on(indent, screen, out);
        }
        let room = screen.columns().saturating_sub(hang).max(1);
        for (i, line) in wrap(self.text, room, room).iter().enumerate() {
            let line = if i == 0 {
                let line = screen.style.lit(line, self.light, screen.lang);
                format!("{:indent$}{}{line}", "", self.label)
            } else {
                format!("{:hang$}{line}", "")
            };
            out.push_str(line.trim_end());
            out.push('\n');
        }
    }
}

impl Fact<'_> {
    /// The text right after the label, where the label leaves no room beside it.
    fn run_on(&self, indent: usize, screen: Screen, out: &mut String) {
        let text = format!("{} {}", self.label.trim_end(), self.text);
        let room = screen.columns().saturating_sub(indent).max(1);
        for line in wrap(&text, room, room) {
            *out += &format!("{:indent$}{line}\n", "");
        }
    }
}

/// Bars and courses drawn; what has no room for that, or is of another form, as its table.
fn drawing(chart: &Chart, screen: Screen, out: &mut String) {
    let Chart { sheet, form } = chart;
    let drawn = match form {
        ChartForm::Bars | ChartForm::Ring => bars::bars(sheet, screen),
        ChartForm::Trend => bars::course(sheet, screen),
        ChartForm::Heat | ChartForm::Timeline(_) | ChartForm::Tiles => None,
    };
    match drawn {
        Some(drawn) => *out += &drawn,
        None => table(sheet, screen, out),
    }
}

fn table(sheet: &Sheet, screen: Screen, out: &mut String) {
    let whole = Drawn::new(sheet, screen);
    let mut wishes = grid::wishes(&whole);
    let natural: Vec<usize> = wishes.iter().map(|w| w.natural).collect();
    let mut layout = fit(&wishes, screen.columns());
    let is_natural = matches!(&layout, Layout::Grid { widths, .. } if *widths == natural);
    let drawn = if is_natural {
        whole
    } else {
        whole.without_blank_columns()
    };
    if !is_natural {
        wishes = grid::wishes(&drawn);
        layout = fit(&wishes, screen.columns());
    }
    let Layout::Grid { widths, .. } = &layout else {
        return match layout::parts(&wishes, screen.columns()) {
            Some(parts) if drawn.is_of_figures() => {
                parts
                    .iter()
                    .for_each(|part| table(&drawn.part(part), screen, out));
            }
            _ => cards::draw(&drawn, out),
        };
    };
    // Lines that broke before their column's end leave room for the others.
    grid::tighten(&mut wishes, &drawn, widths);
    if let Layout::Grid { widths, padding } = fit(&wishes, screen.columns()) {
        out.push_str(&grid::draw(&drawn, &widths, padding));
    }
}

/// A table with its words as the screen shows them.
struct Drawn<'a> {
    sheet: Cow<'a, Sheet>,
    heads: Vec<String>,
    texts: Vec<Vec<String>>,
    screen: Screen,
}

impl<'a> Drawn<'a> {
    fn new(sheet: &'a Sheet, screen: Screen) -> Self {
        let text = |cell: &Cell| screen.text(&cell.words(screen.lang));
        let rows = sheet.rows.iter();
        Self {
            texts: rows.map(|row| row.iter().map(text).collect()).collect(),
            heads: sheet.columns.iter().map(|c| screen.text(&c.head)).collect(),
            sheet: Cow::Borrowed(sheet),
            screen,
        }
    }

    /// Whether every column but the first holds figures, which are read down the column.
    fn is_of_figures(&self) -> bool {
        self.sheet.columns.iter().skip(1).all(|column| column.right)
    }

    /// The first column and those, in a table of their own.
    fn part(&self, columns: &Range<usize>) -> Sheet {
        let mut sheet = self.sheet.clone().into_owned();
        for column in (1..self.heads.len()).rev() {
            if !columns.contains(&column) {
                sheet = sheet.without(column);
            }
        }
        sheet
    }

    /// Without the columns that hold nothing, where there is no room to show that they do not.
    fn without_blank_columns(mut self) -> Self {
        for column in (0..self.heads.len()).rev() {
            if self.texts.iter().all(|row| row[column].is_empty()) {
                self.sheet = Cow::Owned(self.sheet.into_owned().without(column));
                self.heads.remove(column);
                for row in &mut self.texts {
                    row.remove(column);
                }
            }
        }
        self
    }
}

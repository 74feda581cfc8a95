//! ods: the tables of `content.xml`, walked once. Rows and cells that are repeated are made only
//! where they hold something.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::archive::{locked, part};
use super::{At, Book, Grid, MOST_SHEETS, Room, Value, broken};
use crate::container::{Container, DEEPEST, character};
use crate::model::Day;
use crate::problem::Fault;

/// What stands beside the cells: remarks, drawings, changes that were tracked.
const ASIDE: &[&str] = &[
    "annotation",
    "shapes",
    "frame",
    "custom-shape",
    "tracked-changes",
    "forms",
    "named-expressions",
    "database-ranges",
];

pub(super) fn read(zip: &mut Container<'_>) -> Result<Book, Fault> {
    let manifest = part(zip, "META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(locked());
    }
    let xml = part(zip, "content.xml")?.ok_or_else(broken)?;
    let mut walk = Walk::new();
    let mut reader = Reader::from_str(&xml);
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(tag) => walk.start(&tag)?,
            Event::Empty(tag) => {
                walk.start(&tag)?;
                walk.end()?;
            }
            Event::End(_) => walk.end()?,
            Event::Text(text) => walk.text(&text),
            Event::CData(text) => walk.text(&text),
            Event::GeneralRef(name) => walk.text(&character(&name).ok_or_else(broken)?),
            Event::DocType(_) => return Err(broken()),
            Event::Eof if walk.path.is_empty() => return Ok(walk.book),
            Event::Eof => return Err(broken()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

/// The walk through the document.
struct Walk {
    book: Book,
    room: Room,
    path: Vec<String>,
    /// How many of the open elements stand beside the cells.
    aside: usize,
    /// The style of tables that is being described, and those that hide their table.
    style: String,
    hiding: BTreeSet<String>,
    grid: Option<Grid>,
    /// Where the next cell goes, and how often the row at hand is repeated.
    row: u32,
    rows: u32,
    column: u32,
    /// The cells of the row at hand that hold something, with how many columns each.
    filled: Vec<(u32, u32, Value)>,
    cell: Option<Cell>,
}

/// A cell that is being read.
struct Cell {
    columns: u32,
    typed: Option<Value>,
    text: String,
    paragraphs: usize,
}

impl Walk {
    const fn new() -> Self {
        Self {
            book: Book { sheets: Vec::new() },
            room: Room::new(),
            path: Vec::new(),
            aside: 0,
            style: String::new(),
            hiding: BTreeSet::new(),
            grid: None,
            row: 0,
            rows: 1,
            column: 0,
            filled: Vec::new(),
            cell: None,
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), Fault> {
        let name: String = {
            let name = tag.local_name();
            let name: &str = name.as_ref();
            name.to_owned()
        };
        if self.path.len() > DEEPEST {
            return Err(broken());
        }
        self.aside += usize::from(ASIDE.contains(&name.as_str()));
        if self.aside == 0 {
            self.open(&name, tag);
        }
        self.path.push(name);
        Ok(())
    }

    fn open(&mut self, name: &str, tag: &BytesStart<'_>) {
        match name {
            "style" => self.style = attribute(tag, "name").unwrap_or_default(),
            "table-properties" if attribute(tag, "display").as_deref() == Some("false") => {
                self.hiding.insert(self.style.clone());
            }
            "table" if self.grid.is_none() => {
                let style = attribute(tag, "style-name").unwrap_or_default();
                let name = attribute(tag, "name").unwrap_or_default();
                self.grid = Some(Grid::named(name, self.hiding.contains(&style)));
                self.row = 0;
            }
            "table-row" => {
                self.rows = number(tag, "number-rows-repeated");
                self.column = 0;
            }
            "table-cell" | "covered-table-cell" => self.open_cell(tag),
            "p" | "h" => {
                if let Some(cell) = &mut self.cell {
                    if cell.paragraphs > 0 {
                        cell.text.push('\n');
                    }
                    cell.paragraphs += 1;
                }
            }
            "s" => {
                let blanks = number(tag, "c").min(100) as usize;
                self.text_raw(&" ".repeat(blanks));
            }
            "tab" => self.text_raw("\t"),
            "line-break" => self.text_raw("\n"),
            _ => {}
        }
    }

    fn open_cell(&mut self, tag: &BytesStart<'_>) {
        let (columns, rows) = (
            number(tag, "number-columns-spanned"),
            number(tag, "number-rows-spanned"),
        );
        if let Some(grid) = &mut self.grid
            && (columns > 1 || rows > 1)
        {
            let (row, column) = (self.row, self.column);
            let to = At {
                row: row.saturating_add(rows - 1),
                column: column.saturating_add(columns - 1),
            };
            grid.merge(At { row, column }, to, &mut self.room);
        }
        self.cell = Some(Cell {
            columns: number(tag, "number-columns-repeated"),
            typed: typed(tag),
            text: String::new(),
            paragraphs: 0,
        });
    }

    fn end(&mut self) -> Result<(), Fault> {
        let name = self.path.pop().ok_or_else(broken)?;
        if ASIDE.contains(&name.as_str()) {
            self.aside = self.aside.saturating_sub(1);
            return Ok(());
        }
        if self.aside > 0 {
            return Ok(());
        }
        match name.as_str() {
            "table-cell" | "covered-table-cell" => {
                if let Some(cell) = self.cell.take() {
                    let value = cell.typed.or_else(|| Value::of_text(&cell.text));
                    let at = self.column;
                    self.column = at.saturating_add(cell.columns);
                    self.filled.extend(value.map(|v| (at, cell.columns, v)));
                }
            }
            "table-row" => self.close_row()?,
            "table" => {
                let has_room = self.book.sheets.len() < MOST_SHEETS;
                self.book
                    .sheets
                    .extend(self.grid.take().filter(|_| has_room));
            }
            _ => {}
        }
        Ok(())
    }

    fn close_row(&mut self) -> Result<(), Fault> {
        let (row, rows) = (self.row, self.rows);
        self.row = row.saturating_add(rows);
        let filled = std::mem::take(&mut self.filled);
        let Some(grid) = self.grid.as_mut().filter(|_| !filled.is_empty()) else {
            return Ok(());
        };
        for row in row..self.row {
            for (from, columns, value) in &filled {
                for column in *from..from.saturating_add(*columns) {
                    grid.put(At { row, column }, value.clone(), &mut self.room)?;
                }
            }
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.path.iter().any(|name| name == "p" || name == "h") {
            self.text_raw(text);
        }
    }

    fn text_raw(&mut self, text: &str) {
        if let (0, Some(cell)) = (self.aside, &mut self.cell) {
            cell.text.push_str(text);
        }
    }
}

/// What the attributes of a cell say that it holds; `None` where its text says it.
fn typed(tag: &BytesStart<'_>) -> Option<Value> {
    let value = |name| attribute(tag, name);
    let number = || value("value")?.parse::<f64>().ok();
    match value("value-type")?.as_str() {
        "float" | "currency" => number().map(Value::Number),
        "percentage" => number().map(Value::Percent),
        "boolean" => Some(Value::Bool(value("boolean-value")? == "true")),
        "date" => Day::parse_iso(value("date-value")?.get(..10)?)
            .ok()
            .map(Value::Day),
        _ => None,
    }
}

/// An attribute by its name without prefix. `office:value-type` stands before what other programs
/// add under the same name.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|a| {
        let own: &str = a.key.as_ref();
        own.split_once(':').map_or(own, |(_, local)| local) == name && !own.starts_with("calcext:")
    })?;
    let value: &str = found.value.as_ref();
    let text = quick_xml::escape::unescape(value).ok()?;
    Some(text.into_owned())
}

/// A count, 1 when there is none.
fn number(tag: &BytesStart<'_>, name: &str) -> u32 {
    let given = attribute(tag, name).and_then(|text| text.parse().ok());
    given.filter(|n| *n > 0).unwrap_or(1)
}

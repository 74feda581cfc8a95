//! The page: titles, sentences and tables of typed cells, before any format.

use crate::lang::Text;
use crate::model::{Day, Id, Light};
use crate::query::{Amount, Decimal, Figure, Hundredths, Rate, Tenths};

/// A page of a report or a list.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The title.
    pub title: String,
    /// Lines under the title: whose, as of when.
    pub under: Vec<String>,
    /// The parts, in order.
    pub blocks: Vec<Block>,
}

/// A part of a page.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// A table.
    Table(Sheet),
    /// A table of two columns, label and value, one fact a row: lines on a screen, a table on paper.
    Facts(Sheet),
    /// Notes under the tables, such as formulas.
    Notes(Vec<String>),
}

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// What it is called; used to name it where figures are traced.
    pub name: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
    /// What to say instead when there is no row.
    pub empty: String,
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its head.
    pub head: String,
    /// Whether its cells stand at the right.
    pub right: bool,
}

/// A cell, typed, so that each format can write it as its readers expect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Blank,
    /// Text.
    Text(String),
    /// An id or another code: text that must never become a number.
    Code(String),
    /// A count with the ids behind it.
    Figure(Figure),
    /// A number without ids: days.
    Number(i64),
    /// A reported figure, which may be unknown (X), approximate (余) or a sum with unknown parts (≥).
    Amount(Amount),
    /// A change against the period before.
    Delta(i64),
    /// A rate with the ids behind it.
    Rate(Rate),
    /// A percentage; `None` prints as —.
    Percent(Option<Tenths>),
    /// A percentage with two decimals, as those of a vote are published; `None` prints as —.
    FinePercent(Option<Hundredths>),
    /// A change in percentage points; `None` prints as —.
    Points(Option<i64>),
    /// Tenths of something else than a percentage.
    Tenths(Option<Tenths>),
    /// A day.
    Date(Day),
    /// A light.
    Light(Light),
    /// A light and why it is on.
    Lit(Light, String),
}

impl Page {
    /// A page with a title.
    #[must_use]
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            ..Self::default()
        }
    }

    /// Adds a line under the title.
    #[must_use]
    pub fn under(self, line: impl Into<String>) -> Self {
        self.all_under([line.into()])
    }

    /// Adds lines under the title.
    #[must_use]
    pub fn all_under(mut self, lines: impl IntoIterator<Item = String>) -> Self {
        self.under.extend(lines);
        self
    }

    /// Adds a part.
    pub fn add(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// Adds a heading and the table under it, which takes its name from the heading.
    pub fn section(&mut self, heading: impl Into<String>, mut sheet: Sheet) {
        let heading = heading.into();
        if sheet.name.is_empty() {
            sheet.name.clone_from(&heading);
        }
        self.add(Block::Heading(heading));
        self.add(Block::Table(sheet));
    }
}

impl Block {
    /// The table it is.
    #[must_use]
    pub const fn sheet(&self) -> Option<&Sheet> {
        match self {
            Self::Table(sheet) | Self::Facts(sheet) => Some(sheet),
            Self::Heading(_) | Self::Text(_) | Self::Notes(_) => None,
        }
    }
}

impl Sheet {
    /// A table with those columns; a head that starts with `>` stands at the right.
    #[must_use]
    pub fn new<H: AsRef<str>>(heads: impl IntoIterator<Item = H>) -> Self {
        let columns = heads.into_iter().map(|h| {
            let head = h.as_ref();
            Column {
                head: head.trim_start_matches('>').to_owned(),
                right: head.starts_with('>'),
            }
        });
        Self {
            columns: columns.collect(),
            ..Self::default()
        }
    }

    /// The table with a name of its own.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// The table with what to say when it is empty.
    #[must_use]
    pub fn or_say(mut self, text: impl Into<String>) -> Self {
        self.empty = text.into();
        self
    }

    /// The table without one of its columns, counted from 0.
    #[must_use]
    pub fn without(mut self, column: usize) -> Self {
        self.columns.remove(column);
        for row in &mut self.rows {
            row.remove(column);
        }
        self
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<Cell>) {
        debug_assert_eq!(cells.len(), self.columns.len(), "{}", self.name);
        self.rows.push(cells);
    }
}

impl Cell {
    /// Text, or nothing when there is none.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Self::Blank
        } else {
            Self::Text(text)
        }
    }

    /// A label.
    #[must_use]
    pub fn label(text: Text, lang: crate::lang::Lang) -> Self {
        Self::Text(text.in_lang(lang).to_owned())
    }

    /// An id.
    #[must_use]
    pub fn id(id: &Id) -> Self {
        Self::Code(id.to_string())
    }

    /// The ids of a short list, or nothing.
    #[must_use]
    pub fn ids(figure: &Figure, lang: crate::lang::Lang) -> Self {
        let ids: Vec<&str> = figure.ids.iter().map(Id::as_str).collect();
        Self::text(ids.join(crate::lang::t("、", ", ").in_lang(lang)))
    }

    /// A day, or nothing.
    #[must_use]
    pub fn day(day: Option<Day>) -> Self {
        day.map_or(Self::Blank, Self::Date)
    }

    /// A light, or nothing.
    #[must_use]
    pub fn light(light: Option<Light>) -> Self {
        light.map_or(Self::Blank, Self::Light)
    }

    /// The light it starts with.
    #[must_use]
    pub const fn light_shown(&self) -> Option<Light> {
        match self {
            Self::Light(light) | Self::Lit(light, _) => Some(*light),
            _ => None,
        }
    }

    /// The change from this figure to a later one of the same sort.
    #[must_use]
    pub fn change_to(&self, later: &Self) -> Self {
        let size = |figure: &Figure| i64::try_from(figure.count()).unwrap_or(i64::MAX);
        let points =
            |a: Option<Tenths>, b: Option<Tenths>| Self::Points(a.zip(b).map(|(a, b)| b.0 - a.0));
        match (self, later) {
            (Self::Figure(a), Self::Figure(b)) => Self::Delta(size(b) - size(a)),
            (Self::Rate(a), Self::Rate(b)) => points(a.percent(), b.percent()),
            (Self::Percent(a), Self::Percent(b)) => points(*a, *b),
            _ => Self::Blank,
        }
    }

    /// The cell as people read it.
    #[must_use]
    pub fn words(&self, lang: crate::lang::Lang) -> String {
        use crate::model::coded::Coded;
        match self {
            Self::Blank => String::new(),
            Self::Text(text) | Self::Code(text) => text.clone(),
            Self::Figure(figure) => figure.count().to_string(),
            Self::Number(n) => n.to_string(),
            Self::Amount(amount) => self::amount(amount, lang),
            Self::Delta(n) => signed(*n, &n.abs().to_string()),
            Self::Rate(rate) => percent(rate.percent()),
            Self::Percent(value) => percent(*value),
            Self::FinePercent(value) => percent(*value),
            Self::Points(None) | Self::Tenths(None) => "—".to_owned(),
            Self::Points(Some(n)) => signed(*n, &decimal(n.abs())),
            Self::Tenths(Some(value)) => value.to_string(),
            Self::Date(day) => day.to_string(),
            Self::Light(light) => format!("{}{}", light.shape(), light.label().in_lang(lang)),
            Self::Lit(light, why) => {
                let light = Self::Light(*light).words(lang);
                crate::say!(lang, "{light}，{why}", "{light}, {why}")
            }
        }
    }
}

/// A reported figure: `1200`, `1200余` when it is approximate, `X` when it is unknown, `≥1200` when
/// a part of the sum is.
#[must_use]
pub fn amount(amount: &Amount, lang: crate::lang::Lang) -> String {
    if amount.is_unknown() {
        return "X".to_owned();
    }
    let least = if amount.is_whole() { "" } else { "≥" };
    let value = amount.value;
    if amount.approx {
        crate::say!(lang, "{least}{value}余", "{least}{value}+")
    } else {
        format!("{least}{value}")
    }
}

/// The percentage with all its decimals, or — when there is none (C6-3).
#[must_use]
pub fn percent<const PLACES: u32>(value: Option<Decimal<PLACES>>) -> String {
    value.map_or_else(|| "—".to_owned(), |v| format!("{v}%"))
}

/// Tenths as a decimal: 833 → 83.3.
#[must_use]
pub fn decimal(tenths: i64) -> String {
    Decimal::<1>(tenths).to_string()
}

fn signed(value: i64, size: &str) -> String {
    match value {
        0 => "0".to_owned(),
        v if v > 0 => format!("+{size}"),
        _ => format!("−{size}"),
    }
}

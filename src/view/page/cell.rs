//! Typed cells, so that each format can write them as its readers expect.

use crate::lang::Text;
use crate::model::{Day, Id, Light};
use crate::query::{Amount, Decimal, Figure, Hundredths, Rate, Tenths};

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

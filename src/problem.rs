//! Problems as data: a code, a place, and what is wrong in both languages.
//!
//! A [`Fault`] is what is wrong; a [`Problem`] is a fault at a place. Neither is printed here.

mod code;

use std::fmt;
use std::path::{Path, PathBuf};

pub use code::{Code, Severity};

use crate::lang::Lang;

/// What is wrong, in both languages, not yet tied to a place.
///
/// It travels through serde as text ([`fmt::Display`] and [`Fault::decode`]), because a
/// deserializer can only pass strings on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The code, which also gives the severity and the remedy.
    pub code: Code,
    /// The Chinese sentence.
    pub zh: String,
    /// The English sentence.
    pub en: String,
}

/// Builds a [`Fault`] from one sentence in both languages.
#[macro_export]
macro_rules! fault {
    ($code:ident, $zh:literal, $en:literal $(, $($arg:tt)*)?) => {
        $crate::problem::Fault {
            code: $crate::problem::Code::$code,
            zh: format!($zh $(, $($arg)*)?),
            en: format!($en $(, $($arg)*)?),
        }
    };
}

const MARK: char = '\u{1f}';

impl Fault {
    /// The sentence in `lang`.
    #[must_use]
    pub fn text(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }

    /// Reads back what [`fmt::Display`] wrote; `None` when the text is somebody else's.
    #[must_use]
    pub fn decode(text: &str) -> Option<Self> {
        let mut parts = text.split(MARK).skip(1);
        let code = Code::parse(parts.next()?)?;
        let (zh, en) = (parts.next()?.to_owned(), parts.next()?.to_owned());
        Some(Self { code, zh, en })
    }

    /// The fault with what was probably meant, when something is like it.
    #[must_use]
    pub fn meant(mut self, like: Option<&str>) -> Self {
        if let Some(like) = like {
            self.zh += &format!("；是不是要找 {like}？");
            self.en += &format!("; did you mean `{like}`?");
        }
        self
    }

    /// The fault at a place.
    #[must_use]
    pub fn at(self, file: impl Into<PathBuf>, spot: Spot) -> Problem {
        Problem {
            fault: self,
            file: file.into(),
            spot,
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{MARK}{}{MARK}{}{MARK}{}{MARK}",
            self.code.name(),
            self.zh,
            self.en
        )
    }
}

impl std::error::Error for Fault {}

/// Where in a file a problem is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// The file as a whole.
    File,
    /// A field, as a path such as `history[3].to`; its line is found when it is shown.
    Field(String),
    /// Line and column, both from 1; the column counts characters. `len` characters are meant.
    At {
        /// Line, from 1.
        line: usize,
        /// Column in characters, from 1.
        col: usize,
        /// How many characters are meant, at least 1.
        len: usize,
    },
}

/// A fault at a place in the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub fault: Fault,
    /// The file, relative to the ledger.
    pub file: PathBuf,
    /// Where in it.
    pub spot: Spot,
}

impl Problem {
    /// The key problems are sorted by: file, place, code.
    #[must_use]
    pub fn order(&self) -> (&Path, &Spot, &'static str) {
        (&self.file, &self.spot, self.fault.code.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_survives_serde_text() {
        let fault = fault!(DateForm, "“{x}”不是日期", "`{x}` is not a date", x = "5月");
        assert_eq!(Fault::decode(&fault.to_string()), Some(fault));
        assert_eq!(Fault::decode("missing field `x`"), None);
    }
}

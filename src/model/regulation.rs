//! 法规: a regulation, its chapters and the numbers of its articles.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::numeral::chinese;
use super::record::{Linked, Links};
use super::step::NoteAction;
use super::{Day, Id, NoteStep};
use crate::fault;
use crate::lang::Lang;
use crate::problem::Fault;

/// The number of an article: 23, or `23-1` for 第二十三条之一.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleNo {
    /// The number, from 1.
    pub number: u32,
    /// The one after 之; 0 for none.
    pub sub: u32,
}

impl ArticleNo {
    /// Reads `23` or `23-1`.
    ///
    /// # Errors
    /// `E-VALUE` for anything else.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let (number, sub) = text
            .split_once('-')
            .map_or((text, None), |(n, s)| (n, Some(s)));
        let natural = |t: &str| {
            let short = (1..=4).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_digit());
            short
                .then(|| t.parse::<u32>().ok())
                .flatten()
                .filter(|n| *n > 0)
        };
        match (natural(number), sub.map(natural)) {
            (Some(number), None) => Ok(Self { number, sub: 0 }),
            (Some(number), Some(Some(sub))) => Ok(Self { number, sub }),
            _ => Err(fault!(
                Value,
                "“{text}”不是条号，写 23 或 23-1（第二十三条之一）",
                "`{text}` is not an article number: write 23 or 23-1"
            )),
        }
    }

    /// 第二十三条之一, or article 23-1.
    #[must_use]
    pub fn title(self, lang: Lang) -> String {
        match (lang, self.sub) {
            (Lang::Zh, 0) => format!("第{}条", chinese(self.number)),
            (Lang::Zh, sub) => format!("第{}条之{}", chinese(self.number), chinese(sub)),
            (Lang::En, _) => format!("Article {self}"),
        }
    }
}

impl fmt::Display for ArticleNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.sub {
            0 => write!(f, "{}", self.number),
            sub => write!(f, "{}-{sub}", self.number),
        }
    }
}

impl Serialize for ArticleNo {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.sub {
            0 => serializer.serialize_u32(self.number),
            _ => serializer.collect_str(self),
        }
    }
}

impl<'de> Deserialize<'de> for ArticleNo {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for ArticleNo {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ArticleNo".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": ["integer", "string"], "pattern": "^[1-9][0-9]*(-[1-9][0-9]*)?$"})
    }
}

/// A chapter and the articles in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Chapter {
    /// Its number, from 1.
    pub no: u32,
    /// Its name.
    pub name: String,
    /// Its first article.
    pub from: u32,
    /// Its last article, included.
    pub to: u32,
    /// The part (编) it stands in, as 第二编　物权.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// Its sections, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
}

/// Which chapter of a regulation: its number alone does not say, because numbers begin again in
/// each part (编).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct ChapterKey {
    /// Its first article, by which it is known.
    pub from: u32,
    /// Its number.
    pub no: u32,
}

/// A section (节) of a chapter and the articles in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its number in the chapter, from 1.
    pub no: u32,
    /// Its name.
    pub name: String,
    /// Its first article.
    pub from: u32,
    /// Its last article, included.
    pub to: u32,
}

impl Chapter {
    /// Which chapter it is.
    #[must_use]
    pub const fn key(&self) -> ChapterKey {
        ChapterKey {
            from: self.from,
            no: self.no,
        }
    }

    /// 第三章 居家社区养老服务, or Chapter 3 and the name, after the part it stands in.
    #[must_use]
    pub fn title(&self, lang: Lang) -> String {
        let own = match lang {
            Lang::Zh => format!("第{}章　{}", chinese(self.no), self.name),
            Lang::En => format!("Chapter {} {}", self.no, self.name),
        };
        match (&self.part, lang) {
            (None, _) => own,
            (Some(part), Lang::Zh) => format!("{part}　{own}"),
            (Some(part), Lang::En) => format!("{part}, {own}"),
        }
    }
}

/// The text of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ArticleText {
    /// Its number.
    pub no: ArticleNo,
    /// Its text, one line for each paragraph and item; left out where it is not at hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A regulation. The text of its articles may be left out; their number may not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Regulation {
    /// The slug, such as `henan-2022`.
    pub id: Id,
    /// The random mark.
    pub uid: String,
    /// The name.
    pub name: String,
    /// The short name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short_name: Option<String>,
    /// The day it was adopted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adopted_on: Option<Day>,
    /// The day it took effect.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective_on: Option<Day>,
    /// Who adopted it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adopted_by: Option<String>,
    /// How many articles it has: the number of the last; inserted ones (23-1) are not counted.
    pub total_articles: u32,
    /// Where the text or the facts come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What a reader must know of this record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// Its chapters, in order, joining without gap.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chapters: Vec<Chapter>,
    /// Its articles, where the text is at hand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub articles: Vec<ArticleText>,
    /// Remarks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<NoteStep>,
}

impl Regulation {
    /// The chapter of that key.
    #[must_use]
    pub fn chapter(&self, key: ChapterKey) -> Option<&Chapter> {
        self.chapters.iter().find(|c| c.key() == key)
    }

    /// The chapter an article lies in.
    #[must_use]
    pub fn chapter_of(&self, no: ArticleNo) -> Option<&Chapter> {
        self.chapters
            .iter()
            .find(|c| (c.from..=c.to).contains(&no.number))
    }

    /// The name tables print.
    #[must_use]
    pub fn short(&self) -> &str {
        self.short_name.as_deref().unwrap_or(&self.name)
    }

    /// Whether it has an article of that number. Where the texts are at hand an inserted article
    /// such as 23-1 must be among them.
    #[must_use]
    pub fn has(&self, no: ArticleNo) -> bool {
        let inserted =
            no.sub > 0 && !self.articles.is_empty() && !self.articles.iter().any(|a| a.no == no);
        no.number <= self.total_articles && !inserted
    }
}

crate::record!(Regulation: NoteAction, regulations, titled name);

impl Linked for Regulation {
    fn facts<'a>(&'a self, _: &mut Links<'a>) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn article_numbers() {
        let no = ArticleNo::parse("23-1").unwrap();
        assert_eq!(no.title(Lang::Zh), "第二十三条之一");
        assert_eq!(
            ArticleNo::parse("23").unwrap().title(Lang::Zh),
            "第二十三条"
        );
        assert!(ArticleNo::parse("23").unwrap() < no && no < ArticleNo::parse("24").unwrap());
        for wrong in ["0", "", "-1", "23-", "23-0", "二十三", "23.1"] {
            assert!(ArticleNo::parse(wrong).is_err(), "{wrong}");
        }
    }
}

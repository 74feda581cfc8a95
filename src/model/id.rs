//! Ids, kinds of record and where a record's file lies.

use std::fmt;
use std::path::PathBuf;

use serde::{Deserialize, Deserializer, Serialize};

use super::coded::Coded;
use crate::fault;
use crate::lang::{Text, t};
use crate::problem::Fault;

/// A record's id: `KF-I051` (office, kind letter, the office's own number) or a slug such as
/// `civil-affairs`. ASCII letters, digits and hyphens, 1 to 64 characters, starting with a letter
/// or digit; so it is always safe as a file name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema)]
#[schemars(transparent)]
pub struct Id(Box<str>);

impl Id {
    /// Reads an id.
    ///
    /// # Errors
    /// `E-ID` when the text has another character or is too long.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let well_formed = (1..=64).contains(&text.len())
            && text.starts_with(|c: char| c.is_ascii_alphanumeric())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !is_reserved_name(text);
        if well_formed {
            Ok(Self(text.into()))
        } else {
            let shown: String = text.chars().take(40).collect();
            Err(fault!(
                IdForm,
                "“{shown}”不能作编号",
                "`{shown}` cannot be an id"
            ))
        }
    }

    /// The id that stands in for one that could not be read.
    #[must_use]
    pub fn unknown() -> Self {
        Self("unknown".into())
    }

    /// What names the numbered part of a record, such as `2024-06-14-semimonthly#2`. No record can
    /// have such an id.
    #[must_use]
    pub fn part(&self, number: u32) -> Self {
        Self(format!("{self}#{number}").into())
    }

    /// The record and the number in it, of what [`Self::part`] made; `None` for any other id.
    #[must_use]
    pub fn parts(&self) -> Option<(Self, u32)> {
        let (record, number) = self.0.split_once('#')?;
        Some((Self::parse(record).ok()?, number.parse().ok()?))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The counted id `<office>-<letter><number, at least three digits>`.
    ///
    /// # Errors
    /// `E-ID` when `office` is not a well-formed prefix or the kind has no counter.
    pub fn counted(office: &str, kind: Kind, number: u32) -> Result<Self, Fault> {
        let letter = kind.letter().unwrap_or('?');
        Self::parse(&format!("{office}-{letter}{number:03}"))
    }

    /// Office and number of a counted id of `kind`; `None` for any other text.
    #[must_use]
    pub fn counted_parts(&self, kind: Kind) -> Option<(&str, u32)> {
        let (office, rest) = self.0.rsplit_once('-')?;
        let digits = rest.strip_prefix(kind.letter()?)?;
        let number = digits.parse().ok()?;
        (is_office(office) && digits == format!("{number:03}")).then_some((office, number))
    }
}

/// Device names no Windows file system takes.
fn is_reserved_name(text: &str) -> bool {
    let upper = text.to_ascii_uppercase();
    matches!(upper.as_str(), "CON" | "PRN" | "AUX" | "NUL")
        || (upper.len() == 4 && (upper.starts_with("COM") || upper.starts_with("LPT")))
            && upper.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether the text can be an office prefix: 1 to 8 upper-case letters and digits.
#[must_use]
pub fn is_office(text: &str) -> bool {
    (1..=8).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

macro_rules! kinds {
    ($($variant:ident = $command:literal in $dir:literal, $zh:literal / $en:literal $(, counted $letter:literal)?;)+) => {
        /// The kinds of record.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $(#[doc = $zh] $variant,)+
        }

        impl Coded for Kind {
            const NOUN: Text = t("类别", "kind");
            const ALL: &'static [Self] = &[$(Self::$variant,)+];

            fn code(self) -> &'static str {
                self.command()
            }

            fn label(self) -> Text {
                self.noun()
            }
        }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Self] = <Self as Coded>::ALL;

            /// The folder of the kind, and the noun of its commands in the plural.
            #[must_use]
            pub const fn dir(self) -> &'static str {
                match self { $(Self::$variant => $dir,)+ }
            }

            /// The word of its commands: `supervise issue add`.
            #[must_use]
            pub const fn command(self) -> &'static str {
                match self { $(Self::$variant => $command,)+ }
            }

            /// What it is called on the screen.
            #[must_use]
            pub const fn noun(self) -> Text {
                match self { $(Self::$variant => t($zh, $en),)+ }
            }

            /// The letter of its counted ids; `None` for kinds whose id is a slug.
            #[must_use]
            pub const fn letter(self) -> Option<char> {
                $($(if matches!(self, Self::$variant) {
                    return Some($letter);
                })?)+
                None
            }
        }
    };
}

kinds! {
    Campaign = "campaign" in "campaigns", "专项" / "campaign";
    Org = "org" in "orgs", "单位" / "unit";
    Facility = "facility" in "facilities", "设施" / "facility", counted 'F';
    Issue = "issue" in "issues", "问题" / "issue", counted 'I';
    Task = "task" in "tasks", "整改措施" / "task", counted 'T';
    Regulation = "regulation" in "regulations", "法规" / "regulation";
    Article = "article" in "articles", "分解条款" / "assigned article";
    Opinion = "opinion" in "opinions", "意见建议" / "opinion", counted 'P';
    Inspection = "inspection" in "inspections", "走访检查" / "visit", counted 'V';
    Draw = "draw" in "draws", "随机抽查" / "draw", counted 'D';
    Meeting = "meeting" in "meetings", "会议" / "meeting";
    Notice = "notice" in "notices", "函件" / "notice", counted 'N';
    Evaluation = "evaluation" in "evaluations", "满意度测评" / "evaluation", counted 'E';
    Milestone = "milestone" in "milestones", "时间节点" / "milestone", counted 'M';
    Bulletin = "bulletin" in "bulletins", "工作简报" / "bulletin", counted 'B';
    Outcome = "outcome" in "outcomes", "成果" / "outcome", counted 'R';
    Suggestion = "suggestion" in "suggestions", "代表建议" / "deputies' suggestion", counted 'S';
    Metric = "metric" in "metrics", "统计指标" / "metric", counted 'Q';
    Target = "target" in "targets", "目标任务" / "target", counted 'G';
}

impl Kind {
    /// The kind of that command; `None` for a word that is none.
    #[must_use]
    pub fn of_command(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|k| k.command() == word)
    }

    /// Where the record of this id lies, relative to the ledger: `issues/KF/KF-I051.yaml`,
    /// `orgs/civil-affairs.yaml`, `articles/henan-2022/henan-2022-a23.yaml`.
    ///
    /// # Errors
    /// `E-ID` when the id is not of the kind's form.
    pub fn path(self, id: &Id) -> Result<PathBuf, Fault> {
        let folder = self.folder(id).ok_or_else(|| self.ill_formed(id))?;
        let mut path = PathBuf::from(self.dir());
        if !folder.is_empty() {
            path.push(folder);
        }
        path.push(format!("{id}.yaml"));
        Ok(path)
    }

    /// The folder inside the kind's folder, empty for none; `None` when the id is not of this kind.
    fn folder(self, id: &Id) -> Option<&str> {
        match self {
            _ if self.letter().is_some() => id.counted_parts(self).map(|(office, _)| office),
            Self::Article => {
                let (regulation, number) = id.as_str().rsplit_once("-a")?;
                let numbered = number.starts_with(|c: char| c.is_ascii_digit());
                (is_slug(regulation) && is_slug(id.as_str()) && numbered).then_some(regulation)
            }
            _ => is_slug(id.as_str()).then_some(""),
        }
    }

    fn ill_formed(self, id: &Id) -> Fault {
        let (zh, en) = (self.noun().zh, self.noun().en);
        match self {
            Self::Article => fault!(
                IdForm,
                "“{id}”不是{zh}的编号，应由法规编号、-a 和条号组成",
                "`{id}` is no {en} id: write REGULATION-aNUMBER"
            ),
            _ if self.letter().is_some() => {
                let letter = self.letter().unwrap_or('?');
                fault!(
                    IdForm,
                    "“{id}”不是{zh}的编号，应像 KF-{letter}001 这样写",
                    "`{id}` is no {en} id: write it like KF-{letter}001"
                )
            }
            _ => fault!(
                IdForm,
                "“{id}”不是{zh}的编号，只用小写字母、数字和连字符",
                "`{id}` is no {en} id: lower-case letters, digits and hyphens only"
            ),
        }
    }
}

fn is_slug(text: &str) -> bool {
    text.bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> Id {
        Id::parse(text).unwrap()
    }

    #[test]
    fn counted_ids_know_office_and_number() {
        assert_eq!(id("KF-I051").counted_parts(Kind::Issue), Some(("KF", 51)));
        assert_eq!(
            id("KF-I1051").counted_parts(Kind::Issue),
            Some(("KF", 1051))
        );
        for wrong in ["KF-I51", "KF-I0051", "kf-I051", "KF-T051", "KF-I", "I051"] {
            assert_eq!(id(wrong).counted_parts(Kind::Issue), None, "{wrong}");
        }
        assert_eq!(Id::counted("KF", Kind::Task, 7).unwrap(), id("KF-T007"));
    }

    #[test]
    fn a_part_of_a_record_is_no_record() {
        let part = id("2024-06-14-semimonthly").part(2);
        assert_eq!(part.as_str(), "2024-06-14-semimonthly#2");
        assert_eq!(part.parts(), Some((id("2024-06-14-semimonthly"), 2)));
        assert!(Id::parse(part.as_str()).is_err());
        assert!(Kind::Meeting.path(&part).is_err());
        assert_eq!(id("KF-I051").parts(), None);
    }

    #[test]
    fn ids_are_safe_file_names() {
        for wrong in [
            "", "..", "../x", "a/b", "a\\b", ".x", "-x", "a b", "问题", "con", "LPT1", "a:b",
        ] {
            assert!(Id::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn paths_follow_the_kind() {
        let path = |kind: Kind, text| {
            kind.path(&id(text))
                .map(|p| p.to_string_lossy().into_owned())
        };
        assert_eq!(
            path(Kind::Issue, "KF-I051").unwrap(),
            "issues/KF/KF-I051.yaml"
        );
        assert_eq!(
            path(Kind::Org, "civil-affairs").unwrap(),
            "orgs/civil-affairs.yaml"
        );
        assert_eq!(
            path(Kind::Article, "henan-2022-a23").unwrap(),
            "articles/henan-2022/henan-2022-a23.yaml"
        );
        assert!(path(Kind::Issue, "civil-affairs").is_err());
        assert!(path(Kind::Org, "Civil").is_err());
        assert!(path(Kind::Article, "henan-2022").is_err());
    }
}

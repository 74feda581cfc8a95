//! 模板: the wording a ledger keeps in `templates/` in place of the program's own, and its
//! letterheads.

use std::collections::BTreeMap;

use super::coded::Coded;
use super::notice::NoticeKind;
use crate::coded;
use crate::lang::Lang;
use crate::problem::Fault;

/// The folder of templates.
pub const FOLDER: &str = "templates";

/// The letterhead of every notice that has none of its own.
pub const COMMON_LETTERHEAD: &str = "notice.docx";

coded! {
    /// A paper whose wording can be changed.
    pub enum Template("模板", "template") {
        Handover = "handover" "交办单" / "handover sheet",
        Reminder = "reminder" "提醒函" / "reminder",
        Urge = "urge" "催办通知" / "urging notice",
        Supervise = "supervise" "督办函" / "supervision letter",
        Summon = "summon" "约谈提请" / "proposal to summon",
        Accountability = "accountability" "问责建议" / "accountability proposal",
        Request = "request" "请示" / "request for instructions",
        Report = "report" "报告" / "report",
        Bulletin = "bulletin" "工作简报" / "bulletin",
    }
}

impl From<NoticeKind> for Template {
    fn from(kind: NoticeKind) -> Self {
        match kind {
            NoticeKind::Handover => Self::Handover,
            NoticeKind::Reminder => Self::Reminder,
            NoticeKind::Urge => Self::Urge,
            NoticeKind::Supervise => Self::Supervise,
            NoticeKind::Summon => Self::Summon,
            NoticeKind::Accountability => Self::Accountability,
            NoticeKind::Request => Self::Request,
            NoticeKind::Report => Self::Report,
        }
    }
}

impl Template {
    /// The name of the file of its wording: `supervise.txt`, and `supervise.en.txt` in English.
    #[must_use]
    pub fn wording_file(self, lang: Lang) -> String {
        let ending = match lang {
            Lang::Zh => "txt",
            Lang::En => "en.txt",
        };
        format!("{}.{ending}", self.code())
    }

    /// The names of the files its letterhead may be in, the first that is there counts.
    #[must_use]
    pub fn letterhead_files(self) -> Vec<String> {
        let own = format!("{}.docx", self.code());
        let common = (self != Self::Bulletin).then(|| COMMON_LETTERHEAD.to_owned());
        std::iter::once(own).chain(common).collect()
    }

    /// Whether a file of that name is one of a template.
    #[must_use]
    pub fn is_file(name: &str) -> bool {
        Self::files().any(|file| file == name)
    }

    /// The names that files of templates may have.
    pub fn files() -> impl Iterator<Item = String> {
        Self::ALL.iter().flat_map(|template| {
            let wordings = [Lang::Zh, Lang::En].map(|lang| template.wording_file(lang));
            wordings.into_iter().chain(template.letterhead_files())
        })
    }
}

/// The files of `templates/`, by name: the text of a wording, or why it cannot be read; of the
/// others only that they are there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Templates {
    files: BTreeMap<String, Kept>,
}

/// What is known of a file of `templates/`.
#[derive(Clone, Debug, PartialEq)]
pub enum Kept {
    /// Its text, without byte-order mark, its lines ended by LF.
    Wording(String),
    /// A letterhead, or a file that is none of a template's.
    Other,
    /// What keeps it from being read.
    Unreadable(Fault),
}

impl Templates {
    /// Puts a file in.
    pub fn put(&mut self, name: impl Into<String>, kept: Kept) {
        self.files.insert(name.into(), kept);
    }

    /// The file of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Kept> {
        self.files.get(name)
    }

    /// Every file, in order of name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Kept)> {
        self.files.iter().map(|(name, kept)| (name.as_str(), kept))
    }

    /// The letterhead of a paper that is there.
    #[must_use]
    pub fn letterhead(&self, template: Template) -> Option<String> {
        let mut files = template.letterhead_files().into_iter();
        files.find(|name| self.files.contains_key(name))
    }
}

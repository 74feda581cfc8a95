//! The text of a law to the draft of a regulation.
//!
//! Every line is one thing: the name, an adoption note, a heading, the start of an article, text of
//! the article above, or left out with its reason. So every character lands in one place.

mod adoption;
mod body;
mod chain;
mod clean;
mod front;
mod furniture;
mod head;
mod layout;
mod outline;

use crate::lang::{Text, t};
use crate::model::Day;
use crate::model::regulation::{ArticleText, Chapter};
use crate::problem::{Fault, Severity};

use super::paper::{Aside, Line, Paper};

/// What was read of a law.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LawDraft {
    /// The name; `None` when no line looks like one.
    pub name: Option<String>,
    /// The lines that tell of adoption and amendment, as they stand.
    pub adoption: Vec<Line>,
    /// The day it was first adopted.
    pub adopted_on: Option<Day>,
    /// Who adopted it then.
    pub adopted_by: Option<String>,
    /// The day it took effect.
    pub effective_on: Option<Day>,
    /// Its chapters; none when the articles stand without.
    pub chapters: Vec<Chapter>,
    /// Its articles, in order; one line for each paragraph and item.
    pub articles: Vec<ArticleText>,
    /// What was left out, by line.
    pub left_out: Vec<LeftOut>,
    /// What does not follow on or could be read in two ways, with the line.
    pub notes: Vec<(Fault, usize)>,
}

/// Text that is in no field of the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The line it stands on, the first where it stands on several.
    pub line: usize,
    /// The text.
    pub text: String,
    /// Why it was left out.
    pub why: Why,
}

/// Why text was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// An HTML comment.
    Comment,
    /// Marks of Markdown.
    Markup,
    /// Characters that nobody sees.
    Invisible,
    /// A table of contents.
    Contents,
    /// A page number.
    PageNumber,
    /// What a web page puts around a text.
    WebPage,
    /// A line of dashes or stars.
    Rule,
    /// The name again.
    NameAgain,
    /// Before the body.
    Before,
    /// A heading without a number.
    PlainHeading,
    /// A heading no article follows.
    EmptyHeading,
    /// A heading of articles that stand before the first chapter or outside every one.
    LooseHeading,
    /// Between a heading and its first article.
    UnderHeading,
    /// An annex.
    Annex,
    /// After the end of the last article.
    After,
    /// Deleted under track changes.
    Deleted,
    /// A picture.
    Picture,
}

impl Why {
    /// The reason in words.
    #[must_use]
    pub const fn label(self) -> Text {
        match self {
            Self::Comment => t("注释", "comment"),
            Self::Markup => t("排版标记", "markup"),
            Self::Invisible => t("看不见的字符", "invisible characters"),
            Self::Contents => t("目录", "table of contents"),
            Self::PageNumber => t("页码", "page number"),
            Self::WebPage => t("网页上的文字", "part of the web page"),
            Self::Rule => t("分隔线", "rule"),
            Self::NameAgain => t("重复的名称", "the name again"),
            Self::Before => t("正文之前的文字", "before the body"),
            Self::PlainHeading => t("像标题，没有编号", "looks like a heading, has no number"),
            Self::EmptyHeading => t("标题下没有条文", "heading without articles"),
            Self::LooseHeading => t("不能归章的标题", "heading that makes no chapter"),
            Self::UnderHeading => t("标题与条文之间的文字", "between heading and article"),
            Self::Annex => t("附件", "annex"),
            Self::After => t("正文之后的文字", "after the body"),
            Self::Deleted => t("修订时删除的文字", "deleted under track changes"),
            Self::Picture => t("图片", "picture"),
        }
    }
}

impl From<Aside> for Why {
    fn from(aside: Aside) -> Self {
        match aside {
            Aside::Deleted => Self::Deleted,
            Aside::Picture => Self::Picture,
        }
    }
}

impl LawDraft {
    /// The number of the last article; inserted ones (23-1) are not counted.
    #[must_use]
    pub fn total_articles(&self) -> u32 {
        self.articles
            .iter()
            .map(|a| a.no.number)
            .max()
            .unwrap_or_default()
    }

    /// The history of the law, when it was amended since it was adopted.
    #[must_use]
    pub fn amendments(&self) -> Option<String> {
        let text = adoption::told(&self.adoption);
        ["修正", "修订", "修改", "批准"]
            .iter()
            .any(|word| text.contains(word))
            .then_some(text)
    }

    /// Whether a note says that numbers do not follow on.
    #[must_use]
    pub fn has_faults(&self) -> bool {
        self.notes
            .iter()
            .any(|(fault, _)| fault.code.default_severity() == Severity::Error)
    }
}

/// Reads a law. A paper without an article gives a draft without articles.
#[must_use]
pub fn read(paper: &Paper) -> LawDraft {
    let (rows, removed) = clean::rows(paper);
    let layout = layout::of(&rows);
    let mut draft = LawDraft {
        left_out: removed,
        notes: paper.lost.clone(),
        ..LawDraft::default()
    };
    let aside = paper.aside.iter().map(|(line, aside)| LeftOut {
        line: line.no,
        text: line.text.clone(),
        why: (*aside).into(),
    });
    draft.left_out.extend(aside);
    front::read(&rows[..layout.start], &layout, &mut draft);
    body::read(&rows, &layout, &mut draft);
    adoption::read(&mut draft, &rows[..layout.start]);
    draft.left_out.sort_by_key(|l| l.line);
    draft.notes.sort_by_key(|(_, line)| *line);
    draft
}

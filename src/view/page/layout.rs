//! What a page is laid out as where a format has official layouts.

use super::{Block, Cell, Page, Sheet};
use crate::lang::{Lang, Text, t};
use crate::model::Day;

/// What a page is laid out as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// A report: a title, its lines, its parts.
    #[default]
    Report,
    /// An official paper (GB/T 9704-2012): issuer, number, addressee, text, signature, day.
    Paper(Imprint),
    /// A bulletin (简报): name, issue, editor and day, red line, text, distribution.
    Bulletin(Imprint),
    /// A wall board: everything on one sheet.
    Board,
}

/// What an official paper has around its text. What is `None` or empty is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imprint {
    /// The issuer as the red head says it (发文机关标志), or the name of a bulletin.
    pub mark: Option<String>,
    /// The number of the paper (发文字号), or of the bulletin's issue.
    pub number: Option<String>,
    /// Whom it goes to (主送机关), without colon.
    pub to: Option<String>,
    /// Who signs (发文机关署名), or who edits a bulletin.
    pub from: Option<String>,
    /// The day of the paper (成文日期).
    pub on: Option<Day>,
    /// Remarks that stand in brackets under the day (附注), such as whom to ask.
    pub remark: Option<String>,
    /// Lines of the colophon (版记): 抄送, 报, 发, each with what it says.
    pub colophon: Vec<(Text, String)>,
}

impl Page {
    /// The page with what its layout holds as parts like the others, for formats without official
    /// layouts.
    #[must_use]
    pub fn flat(mut self, lang: Lang) -> Self {
        match std::mem::take(&mut self.layout) {
            Layout::Paper(imprint) => self.wrapped(imprint, lang),
            Layout::Bulletin(imprint) => self.headed(imprint, lang),
            other @ (Layout::Report | Layout::Board) => self.layout = other,
        }
        self
    }

    fn wrapped(&mut self, imprint: Imprint, lang: Lang) {
        self.under.splice(0..0, imprint.number);
        if let Some(to) = imprint.to {
            let line = crate::say!(lang, "{to}：", "To {to}:");
            self.blocks.insert(0, Block::Text(line));
        }
        let rows = [
            (t("发文单位", "Issued by"), imprint.from.map(Cell::Text)),
            (
                t("日期", "Date"),
                imprint.on.map(|d| Cell::text(d.long(lang))),
            ),
            (t("附注", "Remark"), imprint.remark.map(Cell::Text)),
        ];
        let rows = rows
            .into_iter()
            .filter_map(|(label, cell)| Some((label, cell?)));
        let colophon = imprint
            .colophon
            .into_iter()
            .map(|(l, text)| (l, Cell::text(text)));
        self.foot(rows.chain(colophon), lang);
    }

    fn headed(&mut self, imprint: Imprint, lang: Lang) {
        let on = imprint.on.map_or_else(String::new, |day| day.long(lang));
        let editor = imprint.from.unwrap_or_default();
        let head = imprint
            .number
            .into_iter()
            .chain([format!("{editor}　{on}")]);
        self.under.splice(0..0, head);
        if let Some(mark) = imprint.mark {
            let title = std::mem::replace(&mut self.title, mark);
            self.blocks.insert(0, Block::Heading(title));
        }
        let colophon = imprint
            .colophon
            .into_iter()
            .map(|(l, text)| (l, Cell::text(text)));
        self.foot(colophon, lang);
    }

    fn foot(&mut self, rows: impl Iterator<Item = (Text, Cell)>, lang: Lang) {
        let heads = [t("事项", "Matter"), t("内容", "Content")];
        let name = t("落款和版记", "Imprint").in_lang(lang);
        let mut sheet = Sheet::new(heads.map(|h| h.in_lang(lang))).named(name);
        rows.for_each(|(label, cell)| sheet.row(vec![Cell::label(label, lang), cell]));
        if !sheet.rows.is_empty() {
            self.add(Block::Facts(sheet));
        }
    }
}

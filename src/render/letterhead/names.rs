//! What placeholders stand for: the title, what stands around the text, the facts and tables of the
//! page.

use std::collections::{BTreeMap, BTreeSet};

use crate::lang::{Lang, Text, t};
use crate::view::{Block, Imprint, Layout, Page, Sheet};

/// Where the text of the page goes.
pub(super) const TEXT: Text = t("正文", "text");
/// Where its annexes go; without it they follow at the end.
pub(super) const ANNEXES: Text = t("附件", "annexes");

/// Placeholders and what they stand for.
pub(super) struct Names<'p> {
    lang: Lang,
    values: BTreeMap<String, String>,
    sheets: Vec<&'p Sheet>,
}

impl<'p> Names<'p> {
    pub(super) fn of(page: &'p Page, lang: Lang) -> Self {
        let sheets = told(page).filter_map(Block::sheet);
        let mut names = Self {
            lang,
            values: BTreeMap::new(),
            sheets: sheets.filter(|sheet| !sheet.name.is_empty()).collect(),
        };
        names.facts(page);
        let none = Imprint::default();
        let imprint = match &page.layout {
            Layout::Paper(imprint) | Layout::Bulletin(imprint) => imprint,
            Layout::Report | Layout::Board => &none,
        };
        for (label, text) in &imprint.colophon {
            names.put(*label, text.clone());
        }
        let or_none = |text: &Option<String>| text.clone().unwrap_or_default();
        let on = imprint.on.map_or_else(String::new, |day| day.long(lang));
        let own = [
            (t("标题", "title"), page.title.clone()),
            (t("题下", "under"), page.under.join("\n")),
            (t("红头", "mark"), or_none(&imprint.mark)),
            (t("文号", "number"), or_none(&imprint.number)),
            (t("主送", "to"), or_none(&imprint.to)),
            (t("署名", "from"), or_none(&imprint.from)),
            (t("日期", "date"), on),
            (t("附注", "remark"), or_none(&imprint.remark)),
        ];
        for (name, text) in own {
            names.put(name, text);
        }
        names
    }

    /// Facts by their labels; of two that are called alike the first.
    fn facts(&mut self, page: &Page) {
        let facts = told(page).filter_map(|block| match block {
            Block::Facts(sheet) if sheet.columns.len() == 2 => Some(&sheet.rows),
            _ => None,
        });
        for row in facts.flatten() {
            if let [label, value] = row.as_slice() {
                let value = value.words(self.lang);
                let label = label.words(self.lang).trim().to_owned();
                self.values.entry(label).or_insert(value);
            }
        }
    }

    fn put(&mut self, name: Text, text: String) {
        self.values.insert(name.zh.to_owned(), text.clone());
        self.values.insert(name.en.to_owned(), text);
    }

    /// What a placeholder stands for, in a row of that table when it repeats one.
    pub(super) fn value(&self, name: &str, row: Option<(&Sheet, usize)>) -> Option<String> {
        if let Some((sheet, at)) = row
            && let Some((table, column)) = name.split_once('.')
            && table == sheet.name
        {
            let column = sheet.columns.iter().position(|c| c.head == column)?;
            return Some(sheet.rows.get(at)?.get(column)?.words(self.lang));
        }
        self.values.get(name).cloned()
    }

    /// The table that a placeholder such as `事项清单.问题` takes a column of.
    pub(super) fn sheet(&self, name: &str) -> Option<&'p Sheet> {
        let (table, column) = name.split_once('.')?;
        let mut sheets = self.sheets.iter().copied();
        sheets.find(|s| s.name == table && s.columns.iter().any(|c| c.head == column))
    }

    /// Whether it stands for the text, or the annexes.
    pub(super) fn is(name: &str, text: Text) -> bool {
        name == text.zh || name == text.en
    }

    /// The names there are, in one language, and the tables with their columns.
    pub(super) fn all(&self, lang: Lang) -> Vec<String> {
        let own = [TEXT, ANNEXES].map(|t| t.in_lang(lang).to_owned());
        let is_fit = |name: &&String| name.is_ascii() == (lang == Lang::En);
        let values = self.values.keys().filter(is_fit).cloned();
        let columns = self.sheets.iter().flat_map(|sheet| {
            let name = &sheet.name;
            sheet
                .columns
                .iter()
                .map(move |c| format!("{name}.{}", c.head))
        });
        let columns: BTreeSet<String> = columns.collect();
        own.into_iter().chain(values).chain(columns).collect()
    }
}

/// What the page tells, and what it could tell.
fn told(page: &Page) -> impl Iterator<Item = &Block> {
    page.blocks.iter().chain(&page.at_hand)
}

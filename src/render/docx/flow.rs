//! Paragraphs and tables one after the other.

use super::paragraph::Paragraph;
use super::section::{LINE, Sheet};

/// What stands in a section, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Flow(Vec<Item>);

#[derive(Clone, Debug)]
enum Item {
    Paragraph(Paragraph),
    Table(String),
    /// What keeps a table from what follows.
    Gap(Paragraph),
}

impl Flow {
    pub(super) fn add(&mut self, paragraph: Paragraph) {
        self.0.push(Item::Paragraph(paragraph));
    }

    /// An empty line, kept with what follows.
    pub(super) fn blank(&mut self) {
        self.add(Paragraph::blank().kept());
    }

    /// Keeps a short last paragraph on one page with what follows.
    pub(super) fn hold(&mut self) {
        if let Some(Item::Paragraph(last)) = self.0.last_mut() {
            last.keep_if_short();
        }
    }

    /// A line's distance from what stands before, unless that is a table, which has some already.
    pub(super) fn part(&mut self) {
        if !matches!(self.0.last(), Some(Item::Gap(_))) {
            self.blank();
        }
    }

    /// A table, and what keeps it from what follows.
    pub(super) fn table(&mut self, xml: String) {
        let gap = Paragraph::low(LINE / 2);
        self.0.extend([Item::Table(xml), Item::Gap(gap)]);
    }

    /// A table on one page with the first of what follows, as far as its last rows are kept.
    pub(super) fn table_with_next(&mut self, xml: String) {
        let gap = Paragraph::low(LINE / 2).kept();
        self.0.extend([Item::Table(xml), Item::Gap(gap)]);
    }

    /// A table that has its own place on the page.
    pub(super) fn placed(&mut self, xml: String) {
        self.0.push(Item::Table(xml));
    }

    pub(super) fn append(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }

    /// As a piece of another document, which ends with a paragraph, as a cell of a table must.
    pub(super) fn piece(mut self) -> String {
        self.0.pop_if(|item| matches!(item, Item::Gap(_)));
        if !matches!(self.0.last(), Some(Item::Paragraph(_))) {
            self.add(Paragraph::low(20));
        }
        self.xml()
    }

    fn xml(&self) -> String {
        let items = self.0.iter().map(|item| match item {
            Item::Paragraph(paragraph) | Item::Gap(paragraph) => paragraph.xml(),
            Item::Table(xml) => xml.clone(),
        });
        items.collect()
    }

    /// The section, told by its last paragraph; the last of a document is told after it. A section
    /// that ends with a table takes a paragraph too low to open a page of its own.
    pub(super) fn section(mut self, sheet: Sheet, is_last: bool) -> String {
        self.0.pop_if(|item| matches!(item, Item::Gap(_)));
        if !matches!(self.0.last(), Some(Item::Paragraph(_))) {
            self.add(Paragraph::low(20));
        }
        let told = sheet.properties();
        if !is_last && let Some(Item::Paragraph(last)) = self.0.last_mut() {
            last.end_section(&told);
        }
        let body = self.xml();
        if is_last { body + &told } else { body }
    }
}

impl FromIterator<Paragraph> for Flow {
    fn from_iter<I: IntoIterator<Item = Paragraph>>(paragraphs: I) -> Self {
        Self(paragraphs.into_iter().map(Item::Paragraph).collect())
    }
}

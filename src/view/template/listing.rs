//! Which templates there are, which of them the ledger has in words of its own, and what they may
//! name.

use serde::Serialize;

use super::{Name, Sort, known, trial};
use crate::lang::{Lang, Text, t};
use crate::model::coded::Coded;
use crate::model::template::{FOLDER, Kept};
use crate::model::{Ledger, Template};
use crate::view::label::Words;
use crate::view::page::{Block, Cell, Page, Sheet};

/// A template and what a ledger has for it.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// The paper.
    pub template: Template,
    /// The file that its wording may stand in.
    pub wording_file: String,
    /// Whose wording is used.
    pub wording: Wording,
    /// The file of its letterhead, when there is one.
    pub letterhead: Option<String>,
}

/// Whose wording is used for a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Wording {
    /// The program's.
    Builtin,
    /// The ledger's.
    Own,
    /// The program's, because the ledger's cannot be used.
    Unusable,
}

impl Wording {
    const fn label(self) -> Text {
        match self {
            Self::Builtin => t("程序自带", "built-in"),
            Self::Own => t("账本自己的", "the ledger's own"),
            Self::Unusable => t(
                "程序自带（账本的用不了）",
                "built-in (the ledger's is unusable)",
            ),
        }
    }
}

/// Every template, with what the ledger has for it in a language.
#[must_use]
pub fn rows(ledger: &Ledger, lang: Lang) -> Vec<Row> {
    let row = |template: &Template| {
        let file = template.wording_file(lang);
        let wording = match ledger.templates.get(&file) {
            None | Some(Kept::Other) => Wording::Builtin,
            Some(kept) if trial::problem(&file, kept).is_some() => Wording::Unusable,
            Some(_) => Wording::Own,
        };
        Row {
            template: *template,
            wording_file: file,
            wording,
            letterhead: ledger.templates.letterhead(*template),
        }
    };
    Template::ALL.iter().map(row).collect()
}

/// The page of the templates.
#[must_use]
pub fn page(rows: &[Row], words: &Words<'_>) -> Page {
    let mut page = Page::new(words.say(t("模板", "Templates")));
    page = page.under(crate::say!(
        words.lang,
        "放在账本的 {FOLDER}/ 里的用账本自己的，没有的用程序自带的",
        "Those in the ledger's {FOLDER}/ are used; else the program's own"
    ));
    page.section(
        words.say(t("有哪些模板", "The templates")),
        overview(rows, words),
    );
    let of = [
        (Template::Supervise, t("函件", "Notices")),
        (Template::Bulletin, t("工作简报", "Bulletins")),
    ];
    for (template, what) in of {
        tell(&mut page, template, words.say(what), words);
    }
    let parts = t("可以放的表", "The tables that may be placed");
    page.section(words.say(parts), places(words));
    page
}

fn overview(rows: &[Row], words: &Words<'_>) -> Sheet {
    let heads = [
        t("名称", "Name"),
        t("文种", "Paper"),
        t("文字", "Wording"),
        t("文件", "File"),
        t("信头", "Letterhead"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for row in rows {
        let letterhead = row.letterhead.as_ref();
        sheet.row(vec![
            Cell::Code(row.template.code().to_owned()),
            Cell::label(row.template.label(), words.lang),
            Cell::label(row.wording.label(), words.lang),
            Cell::Code(format!("{FOLDER}/{}", row.wording_file)),
            letterhead.map_or(Cell::Blank, |f| Cell::Code(format!("{FOLDER}/{f}"))),
        ]);
    }
    sheet
}

fn tell(page: &mut Page, template: Template, what: &str, words: &Words<'_>) {
    let known = known(template);
    let heading = crate::say!(words.lang, "{what}可以用的名称", "Names for: {what}");
    page.section(heading, named(&known.values, "", words));
    if let Some((list, names)) = &known.items {
        let (list, one) = (words.say(*list), words.say(ITEM));
        let heading = crate::say!(
            words.lang,
            "“{list}”里每一项的名称（写在 {{% for {one} in {list} %}} 和 {{% endfor %}} 之间）",
            "Names of each of `{list}` (between {{% for {one} in {list} %}} and {{% endfor %}})"
        );
        page.add(Block::Heading(heading));
        page.add(Block::Table(
            named(names, &format!("{one}."), words).named(list),
        ));
    }
}

/// What built-in templates call a thing of a list.
const ITEM: Text = t("项", "item");

fn named(names: &[Name], before: &str, words: &Words<'_>) -> Sheet {
    let heads = [
        t("名称", "Name"),
        t("是什么", "What it is"),
        t("怎么用", "How"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for name in names {
        let how = match name.sort {
            Sort::Text => t("文字", "text"),
            Sort::Maybe => t("文字，可能没有", "text, or none"),
            Sort::Number => t("数", "number"),
            Sort::Flag => t("条件", "condition"),
        };
        sheet.row(vec![
            Cell::Code(format!("{before}{}", words.say(name.text))),
            Cell::label(name.meaning, words.lang),
            Cell::label(how, words.lang),
        ]);
    }
    sheet
}

fn places(words: &Words<'_>) -> Sheet {
    let heads = [t("模板", "Template"), t("写法", "Written")];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for template in Template::ALL {
        let place = |part: &Text| {
            let part = words.say(*part);
            crate::say!(words.lang, "[表 {part}]", "[table {part}]")
        };
        let places: Vec<String> = known(*template).parts.iter().map(place).collect();
        sheet.row(vec![
            Cell::label(template.label(), words.lang),
            Cell::text(places.join(words.say(t("　", " ")))),
        ]);
    }
    sheet
}

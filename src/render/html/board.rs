//! A wall board: what is drawn on one sheet, and the lists behind it, which can be filtered.

use super::escape::escape;
use super::table::pick;
use super::{foot, head, part, swap};
use crate::lang::{Lang, t};
use crate::render::Origin;
use crate::view::{Block, ChartForm, Page, Sheet};

/// More tiles than this are drawn smaller, so that the sheet still holds them.
const MANY: usize = 100;

/// With more than this the whole sheet is printed smaller; 220 fit.
const CROWD: usize = 180;

/// A heading and what stands under it.
struct Panel<'a> {
    heading: Option<(usize, &'a str)>,
    blocks: Vec<(usize, &'a Block)>,
}

pub(super) fn board(page: &Page, origin: &Origin) -> String {
    let lang = origin.lang;
    let panels = panels(page);
    let (lists, drawn): (Vec<&Panel<'_>>, Vec<&Panel<'_>>) =
        panels.iter().partition(|panel| panel.is_list());
    let mut out = String::from("<main class=\"board\">\n");
    out += &swap(lang);
    out += "<div class=\"sheet\">\n<header>\n<div>\n";
    out += &head(page, lang);
    out += "</div>\n";
    for panel in drawn.iter().filter(|panel| panel.heading.is_none()) {
        out += &panel.inner(lang);
    }
    out += "</header>\n";
    for (class, is_narrow) in [("narrow", true), ("broad", false)] {
        out += &format!("<div class=\"{class}\">\n");
        let here = |panel: &&&Panel<'_>| panel.heading.is_some() && panel.is_narrow() == is_narrow;
        for panel in drawn.iter().filter(here) {
            out += &panel.section(lang);
        }
        out += "</div>\n";
    }
    out += "</div>\n";
    for panel in lists {
        out += &panel.section(lang);
    }
    out + "</main>\n" + &foot(origin)
}

fn panels(page: &Page) -> Vec<Panel<'_>> {
    let mut panels = vec![Panel {
        heading: None,
        blocks: Vec::new(),
    }];
    for (n, block) in page.blocks.iter().enumerate() {
        if let Block::Heading(text) = block {
            panels.push(Panel {
                heading: Some((n, text)),
                blocks: Vec::new(),
            });
        } else if let Some(panel) = panels.last_mut() {
            panel.blocks.push((n, block));
        }
    }
    panels
}

impl Panel<'_> {
    fn is_list(&self) -> bool {
        let is_table = |(_, block): &(usize, &Block)| matches!(block, Block::Table(_));
        self.blocks.iter().any(is_table)
    }

    fn form(&self) -> Option<ChartForm> {
        self.blocks.iter().find_map(|(_, block)| match block {
            Block::Chart(chart) => Some(chart.form),
            _ => None,
        })
    }

    /// Whether it stands in the narrow column beside the broad one.
    fn is_narrow(&self) -> bool {
        matches!(self.form(), Some(ChartForm::Ring | ChartForm::Heat))
    }

    /// What is drawn in it.
    fn class(&self) -> &'static str {
        match self.form() {
            None => "list",
            Some(ChartForm::Ring) => "ring-panel",
            Some(ChartForm::Heat) => "heat-panel",
            Some(ChartForm::Timeline(_)) => "time-panel",
            Some(ChartForm::Tiles) if self.tiles() > CROWD => "tile-panel many crowd",
            Some(ChartForm::Tiles) if self.tiles() > MANY => "tile-panel many",
            Some(ChartForm::Tiles) => "tile-panel",
            Some(ChartForm::Trend | ChartForm::Bars) => "wide-panel",
        }
    }

    fn tiles(&self) -> usize {
        let sheets = self.blocks.iter().filter_map(|(_, block)| block.sheet());
        sheets.map(|sheet| sheet.rows.len()).sum()
    }

    fn section(&self, lang: Lang) -> String {
        let Some((n, heading)) = self.heading else {
            return self.inner(lang);
        };
        format!(
            "<section class=\"panel {}\" aria-labelledby=\"h{n}\">\n<h2 id=\"h{n}\">{}</h2>\n{}</section>\n",
            self.class(),
            escape(heading),
            self.inner(lang)
        )
    }

    fn inner(&self, lang: Lang) -> String {
        let above = self.heading.map(|(_, text)| text);
        let mut out = String::new();
        for (n, block) in &self.blocks {
            if let Block::Table(sheet) = block {
                out += &picks(sheet, lang);
            }
            out += &part(block, *n, above, lang);
        }
        out
    }
}

/// What the rows of a table are picked by; shown by the script, without which all rows are.
fn picks(sheet: &Sheet, lang: Lang) -> String {
    if !sheet.columns.iter().any(|column| column.pick) {
        return String::new();
    }
    let find = t("查找", "Find").in_lang(lang);
    let says = t("共 {all} 项，显示 {n} 项", "{n} of {all} shown").in_lang(lang);
    let mut out = format!(
        "<form class=\"picks\" hidden>\n<label>{find} <input type=\"search\" autocomplete=\"off\"></label>\n"
    );
    for (i, column) in sheet.columns.iter().enumerate().filter(|(_, c)| c.pick) {
        let all = t("全部", "all").in_lang(lang);
        let head = escape(&column.head);
        out += &format!(
            "<label>{head} <select data-column=\"{i}\"><option value=\"\">{all}</option>{}</select></label>\n",
            options(sheet, i, lang)
        );
    }
    let reset = t("全部显示", "Show all").in_lang(lang);
    out + &format!(
        "<button type=\"reset\">{reset}</button>\n<output role=\"status\" data-say=\"{says}\"></output>\n</form>\n"
    )
}

/// Each thing a column says, once, in the order it is met.
fn options(sheet: &Sheet, column: usize, lang: Lang) -> String {
    let mut met: Vec<String> = Vec::new();
    for row in &sheet.rows {
        let words = row.get(column).map_or_else(String::new, |c| pick(c, lang));
        if !words.is_empty() && !met.contains(&words) {
            met.push(words);
        }
    }
    let option = |words: &String| format!("<option>{}</option>", escape(words));
    met.iter().map(option).collect()
}

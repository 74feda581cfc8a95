//! A tile for each row: its name, and what it says.

use super::escape::lines;
use super::table::{Look, table};
use super::tone::tone;
use crate::lang::{Lang, t};
use crate::view::Sheet;

pub(super) fn tiles(sheet: &Sheet, lang: Lang) -> String {
    let mut out = String::from("<ul class=\"tiles\">\n");
    for row in &sheet.rows {
        let class = row.get(1).and_then(tone).unwrap_or("none");
        let text = |i: usize| row.get(i).map_or_else(String::new, |cell| cell.words(lang));
        let (name, says) = (lines(&text(0)), lines(&text(1)));
        out += &format!("<li class=\"{class}\"><span>{name}</span> <b>{says}</b></li>\n");
    }
    out + "</ul>\n" + &behind(sheet, lang)
}

/// The table that something is drawn from, to be opened.
pub(super) fn behind(sheet: &Sheet, lang: Lang) -> String {
    let look = Look {
        is_named_above: true,
        ..Look::default()
    };
    let says = t("看表格", "The table").in_lang(lang);
    let name = super::escape::escape(&sheet.name);
    let table = table(sheet, &look, lang);
    format!(
        "<details><summary>{says}<span class=\"sr\"> {name}</span></summary>\n{table}</details>\n"
    )
}

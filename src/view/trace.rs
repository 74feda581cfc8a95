//! `--ids`: behind every figure of a page, the ids it counts.

use super::page::{Cell, Page, Sheet};
use crate::lang::{Lang, t};
use crate::query::Figure;

/// The page with a last table that lists, figure by figure, the ids behind it.
#[must_use]
pub fn with_ids(mut page: Page, lang: Lang) -> Page {
    let heads = [
        t("表", "Table"),
        t("行", "Row"),
        t("列", "Column"),
        t(">数", ">Number"),
        t("编号", "Ids"),
    ];
    let mut trace = Sheet::new(heads.map(|h| h.in_lang(lang)));
    for block in &page.blocks {
        let Some(sheet) = block.sheet() else { continue };
        for row in &sheet.rows {
            let name = row.first().map_or_else(String::new, |c| c.words(lang));
            for (cell, column) in row.iter().zip(&sheet.columns) {
                for (part, figure) in figures(cell, lang) {
                    let column = format!("{}{part}", column.head);
                    let cells = [sheet.name.clone(), name.clone(), column];
                    let mut cells: Vec<Cell> = cells.into_iter().map(Cell::text).collect();
                    cells.push(Cell::Number(
                        i64::try_from(figure.count()).unwrap_or(i64::MAX),
                    ));
                    let ids: Vec<&str> = figure.ids.iter().map(crate::model::Id::as_str).collect();
                    cells.push(Cell::text(ids.join(" ")));
                    trace.row(cells);
                }
            }
        }
    }
    page.section(t("数字依据", "Ids behind the figures").in_lang(lang), trace);
    page
}

fn figures(cell: &Cell, lang: Lang) -> Vec<(&'static str, &Figure)> {
    match cell {
        Cell::Figure(figure) => vec![("", figure)],
        Cell::Rate(rate) => vec![
            (t("（分子）", " (part)").in_lang(lang), &rate.part),
            (t("（分母）", " (whole)").in_lang(lang), &rate.whole),
        ],
        Cell::Amount(amount) => {
            let known = (t("（来源）", " (records)").in_lang(lang), &amount.of);
            let unknown = (t("（不详）", " (unknown)").in_lang(lang), &amount.unknown);
            let parts = [known, unknown].into_iter();
            parts.filter(|(_, ids)| ids.count() > 0).collect()
        }
        _ => Vec::new(),
    }
}

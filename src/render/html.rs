//! Pages as one HTML file: no request but itself, readable without colour, printable.

mod bars;
mod board;
mod cell;
mod escape;
mod heat;
mod policy;
mod ring;
mod svg;
mod table;
mod tiles;
mod timeline;
mod tone;
mod trend;

use super::Origin;
use crate::lang::{Lang, t};
use crate::say;
use crate::view::{Block, Chart, ChartForm, Column, Layout, Page, Sheet};
use escape::{escape, lines};
use table::{Look, table};

const STYLE: &str = include_str!("html/page.css");
const DARK: &str = include_str!("html/dark.css");
const BOARD: &str = include_str!("html/board.css");
const LANDSCAPE: &str = "@page{size:A4 landscape}\n";
const SCRIPT: &str = include_str!("html/board.js");

pub(super) fn render(page: &Page, origin: &Origin) -> String {
    let is_board = page.layout == Layout::Board;
    let style = style(page);
    let script = is_board.then_some(SCRIPT);
    let body = if is_board {
        board::board(page, origin)
    } else {
        format!(
            "<main>\n{}{}{}</main>\n{}",
            swap(origin.lang),
            head(page, origin.lang),
            blocks(page, origin.lang),
            foot(origin)
        )
    };
    let lang = match origin.lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    let policy = policy::policy(&style, script);
    let script = script.map_or_else(String::new, |s| format!("<script>{s}</script>\n"));
    let title = escape(&page.title);
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}{script}</body>\n</html>\n"
    )
}

/// The style sheet; what is dark stands in it twice, for those who prefer it and for those who ask.
fn style(page: &Page) -> String {
    let own = match page.layout {
        Layout::Board => BOARD,
        _ if page.blocks.iter().filter_map(Block::sheet).any(is_broad) => LANDSCAPE,
        _ => "",
    };
    format!("{}{own}", STYLE.replace("/* dark */", DARK.trim()))
}

/// Whether a table needs a page on its side: a column of words takes twice the room of one of
/// figures.
fn is_broad(sheet: &Sheet) -> bool {
    let room = |column: &Column| if column.right { 1 } else { 2 };
    sheet.columns.iter().map(room).sum::<usize>() > 14
}

/// The switch between light and dark, which needs no script.
fn swap(lang: Lang) -> String {
    let label = t("深色／浅色", "Dark / light").in_lang(lang);
    format!("<label class=\"swap\"><input type=\"checkbox\" id=\"swap\"> {label}</label>\n")
}

/// The title and the lines under it.
fn head(page: &Page, lang: Lang) -> String {
    let title = escape(&page.title);
    let untitled = t("报告", "Report").in_lang(lang);
    let mut out = if title.is_empty() {
        format!("<h1 class=\"sr\">{untitled}</h1>\n")
    } else {
        format!("<h1>{title}</h1>\n")
    };
    for line in &page.under {
        out += &format!("<p class=\"under\">{}</p>\n", escape(line));
    }
    out
}

/// Who made it, and when.
fn foot(origin: &Origin) -> String {
    let (body, day) = (&origin.body, origin.today);
    let text = say!(origin.lang, "{body}　{day} 制", "{body}, made on {day}");
    format!("<footer>{}</footer>\n", escape(&text))
}

fn blocks(page: &Page, lang: Lang) -> String {
    let mut above = None;
    let mut out = String::new();
    for (n, block) in page.blocks.iter().enumerate() {
        out += &part(block, n, above, lang);
        above = match block {
            Block::Heading(text) => Some(text.as_str()),
            Block::Text(_) => above,
            _ => None,
        };
    }
    out
}

/// The `n`th part of a page, under that heading.
fn part(block: &Block, n: usize, above: Option<&str>, lang: Lang) -> String {
    match block {
        Block::Heading(text) => format!("<h2 id=\"h{n}\">{}</h2>\n", escape(text)),
        Block::Text(text) => format!("<p>{}</p>\n", lines(text)),
        Block::Table(sheet) => {
            let look = Look {
                is_named_above: above.is_none() || above == Some(sheet.name.as_str()),
                ..Look::default()
            };
            table(sheet, &look, lang)
        }
        Block::Facts(sheet) => table::facts(sheet, lang),
        Block::Chart(chart) => drawn(chart, n, above, lang),
        Block::Notes(notes) => {
            let label = t("注：", "Note: ").in_lang(lang);
            let note = |note: &String| format!("<p class=\"note\">{label}{}</p>\n", escape(note));
            notes.iter().map(note).collect()
        }
    }
}

fn drawn(chart: &Chart, n: usize, above: Option<&str>, lang: Lang) -> String {
    let sheet = &chart.sheet;
    if sheet.rows.is_empty() {
        return table::empty(sheet);
    }
    let is_named = above == Some(sheet.name.as_str());
    match chart.form {
        ChartForm::Trend => trend::trend(sheet, n, lang),
        ChartForm::Bars => bars::bars(sheet, is_named, lang),
        ChartForm::Ring => ring::ring(sheet, n, lang),
        ChartForm::Heat => heat::heat(sheet, is_named, lang),
        ChartForm::Timeline(day) => timeline::timeline(sheet, day, n, is_named, lang),
        ChartForm::Tiles => tiles::tiles(sheet, lang),
    }
}

#[cfg(test)]
#[path = "html/page_tests.rs"]
mod tests;

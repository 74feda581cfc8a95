//! Tables: caption, heads with their scope, numbers at the right.

use super::cell::{html, toned};
use super::escape::escape;
use super::tone::gravity;
use crate::lang::Lang;
use crate::view::{Cell, Column, Sheet};

/// How a table differs from a plain one.
#[derive(Default)]
pub(super) struct Look<'a> {
    /// Its classes.
    pub(super) class: &'a str,
    /// Whether what it is called stands over it already and is said to screen readers alone.
    pub(super) is_named_above: bool,
    /// A last column that is drawn: its head, and what stands in each row.
    pub(super) drawn: Option<(String, Vec<String>)>,
    /// The classes of a cell, by row and column.
    pub(super) shade: Option<&'a dyn Fn(usize, usize) -> String>,
}

/// A table, or what it says when it has no row.
pub(super) fn table(sheet: &Sheet, look: &Look<'_>, lang: Lang) -> String {
    if sheet.rows.is_empty() {
        return empty(sheet);
    }
    let name = escape(&sheet.name);
    let class = look.class;
    let mut out = format!(
        "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"{name}\">\n<table class=\"{class}\">\n"
    );
    if !name.is_empty() {
        let hidden = if look.is_named_above {
            " class=\"sr\""
        } else {
            ""
        };
        out += &format!("<caption{hidden}>{name}</caption>\n");
    }
    out += "<thead><tr>";
    for column in &sheet.columns {
        out += &head(column);
    }
    let (drawn, cells) = look
        .drawn
        .as_ref()
        .map_or((None, &[][..]), |(head, cells)| {
            (Some(head), cells.as_slice())
        });
    if let Some(drawn) = drawn {
        out += &format!("<th scope=\"col\" class=\"drawn\">{drawn}</th>");
    }
    out += "</tr></thead>\n<tbody>\n";
    for (r, row) in sheet.rows.iter().enumerate() {
        out += "<tr>";
        for (c, (cell, column)) in row.iter().zip(&sheet.columns).enumerate() {
            let shade = look.shade.map_or_else(String::new, |shade| shade(r, c));
            out += &field(cell, column, c == 0, &shade, lang);
        }
        if let Some(cell) = cells.get(r) {
            out += &format!("<td class=\"drawn\">{cell}</td>");
        }
        out += "</tr>\n";
    }
    out + "</tbody>\n</table>\n</div>\n"
}

/// What a table says when it has no row.
pub(super) fn empty(sheet: &Sheet) -> String {
    if sheet.empty.is_empty() {
        return String::new();
    }
    format!("<p class=\"empty\">{}</p>\n", escape(&sheet.empty))
}

fn head(column: &Column) -> String {
    let class = if column.right { " class=\"r\"" } else { "" };
    let pick = if column.pick { " data-pick" } else { "" };
    let head = toned(&column.head, &escape(&column.head));
    format!("<th scope=\"col\"{class}{pick}><span>{head}</span></th>")
}

fn field(cell: &Cell, column: &Column, is_first: bool, shade: &str, lang: Lang) -> String {
    let right = if column.right { "r" } else { "" };
    let classes: Vec<&str> = [right, shade]
        .into_iter()
        .filter(|c| !c.is_empty())
        .collect();
    let class = if classes.is_empty() {
        String::new()
    } else {
        format!(" class=\"{}\"", classes.join(" "))
    };
    let mut key = String::new();
    if column.pick {
        key += &format!(" data-pick=\"{}\"", escape(&pick(cell, lang)));
        if let Some(light) = cell.light_shown() {
            key += &format!(" data-key=\"{}\"", gravity(light));
        }
    }
    let tag = if is_first && *cell != Cell::Blank {
        "th scope=\"row\""
    } else {
        "td"
    };
    let end = &tag[..2];
    format!("<{tag}{class}{key}>{}</{end}>", html(cell, lang))
}

/// What a row is picked by: of a light with its reason the light.
pub(super) fn pick(cell: &Cell, lang: Lang) -> String {
    match cell {
        Cell::Lit(light, _) => Cell::Light(*light).words(lang),
        other => other.words(lang),
    }
}

/// Two columns, label and value, one fact a row.
pub(super) fn facts(sheet: &Sheet, lang: Lang) -> String {
    let mut out = String::from("<dl class=\"facts\">\n");
    for row in &sheet.rows {
        let mut cells = row.iter();
        let label = cells.next().map_or_else(String::new, |c| html(c, lang));
        let values: Vec<String> = cells.map(|c| html(c, lang)).collect();
        out += &format!("<div><dt>{label}</dt><dd>{}</dd></div>\n", values.join(" "));
    }
    out + "</dl>\n"
}

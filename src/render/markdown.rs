//! Pages as Markdown.

use super::harmless;
use crate::lang::{Lang, t};
use crate::view::{Block, Chart, Page, Sheet};

pub(super) fn render(page: &Page, lang: Lang) -> String {
    let mut out = format!("# {}\n\n", escape(&page.title));
    for line in &page.under {
        out += &format!("{}  \n", escape(line));
    }
    for block in &page.blocks {
        out += "\n";
        match block {
            Block::Heading(text) => out += &format!("## {}\n", escape(text)),
            Block::Text(text) => out += &format!("{}\n", escape(text)),
            Block::Table(sheet) | Block::Chart(Chart { sheet, .. }) if sheet.rows.is_empty() => {
                out += &format!("{}\n", escape(&sheet.empty))
            }
            Block::Table(sheet) | Block::Facts(sheet) | Block::Chart(Chart { sheet, .. }) => {
                out += &grid(sheet, lang)
            }
            Block::Notes(lines) => {
                for line in lines {
                    out += &format!("> {}{}\n", t("注：", "Note: ").in_lang(lang), escape(line));
                }
            }
        }
    }
    out
}

fn grid(sheet: &Sheet, lang: Lang) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut out = line(sheet.columns.iter().map(|c| escape(&c.head)).collect());
    out += &line(
        sheet
            .columns
            .iter()
            .map(|c| if c.right { "---:" } else { "---" }.to_owned())
            .collect(),
    );
    for row in &sheet.rows {
        out += &line(row.iter().map(|c| escape(&c.words(lang))).collect());
    }
    out
}

/// Text that Markdown shows as it is: no markup, no HTML, no end of a table's cell.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in harmless(text).chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '$' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_markup() {
        assert_eq!(
            escape("a|b <script> [x](y) *z*"),
            "a\\|b &lt;script&gt; \\[x\\](y) \\*z\\*"
        );
    }
}

//! Pages as CSV that Excel and WPS open with Chinese intact and formulas as text.

use csv::{Terminator, WriterBuilder};

use super::harmless;
use crate::lang::Lang;
use crate::view::{Block, Cell, Page};

pub(super) fn render(page: &Page, lang: Lang) -> std::io::Result<String> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .flexible(true)
        .from_writer(Vec::new());
    let sheets: Vec<_> = page.blocks.iter().filter_map(Block::sheet).collect();
    let several = sheets.len() > 1;
    if several {
        // A report is dated; a list stays a plain table that other programs can read.
        for line in std::iter::once(&page.title).chain(&page.under) {
            writer.write_record([disarm(line)])?;
        }
        writer.write_record([""])?;
    }
    for (i, sheet) in sheets.into_iter().enumerate() {
        if several {
            if i > 0 {
                writer.write_record([""])?;
            }
            writer.write_record([disarm(&sheet.name)])?;
        }
        writer.write_record(sheet.columns.iter().map(|c| disarm(&c.head)))?;
        for row in &sheet.rows {
            writer.write_record(row.iter().map(|c| field(c, lang)))?;
        }
    }
    let bytes = writer
        .into_inner()
        .map_err(|e| std::io::Error::other(e.to_string()))?;
    let text = String::from_utf8(bytes).map_err(std::io::Error::other)?;
    Ok(format!("\u{feff}{text}"))
}

fn field(cell: &Cell, lang: Lang) -> String {
    match cell {
        Cell::Text(text) | Cell::Code(text) => disarm(text),
        // Written by this program: a sign in front of a number is a number's own.
        Cell::Delta(n) => n.to_string(),
        Cell::Points(Some(n)) => {
            let sign = if *n < 0 { "-" } else { "" };
            format!("{sign}{}", crate::view::page::decimal(n.abs()))
        }
        other => other.words(lang),
    }
}

/// Text that a spreadsheet takes for text: one `'` in front of what it would take for a formula.
fn disarm(text: &str) -> String {
    let plain = harmless(text);
    if plain.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{plain}")
    } else {
        plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::Sheet;

    #[test]
    fn formulas_are_disarmed_and_quotes_doubled() {
        let mut sheet = Sheet::new(["甲", "乙"]);
        sheet.row(vec![Cell::text("=1+1"), Cell::text("说“a”,\"b\"")]);
        let mut page = Page::new("x");
        page.add(Block::Table(sheet));
        assert_eq!(
            render(&page, Lang::Zh).unwrap(),
            "\u{feff}甲,乙\r\n'=1+1,\"说“a”,\"\"b\"\"\"\r\n"
        );
    }
}

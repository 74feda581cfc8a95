//! The lines a template makes: a title, headings, paragraphs, places for tables.

use super::Flaw;
use crate::fault;
use crate::lang::Text;
use crate::model::nearest;
use crate::view::page::Block;

/// Stands before a text of the ledger, so that it is never taken for a mark of the template. It is
/// for private use, and no text of the ledger keeps it.
pub(super) const TAKEN: char = '\u{e000}';
/// A line break within a text of the ledger.
pub(super) const BREAK: char = '\u{e001}';

/// A line of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line {
    Title(String),
    Heading(String),
    Text(String),
    Part(String),
}

/// What a filled template says, line by line; empty lines do not count.
pub(super) fn lines(text: &str) -> Vec<Line> {
    text.lines().flat_map(line).collect()
}

fn line(line: &str) -> Vec<Line> {
    let line = line.trim();
    if let Some(name) = placed(line) {
        return vec![Line::Part(name.to_owned())];
    }
    let on_one = |text: &str| plain(text, " ");
    let of = |text: String, sort: fn(String) -> Line| {
        (!text.is_empty()).then(|| sort(text)).into_iter().collect()
    };
    if let Some(text) = line.strip_prefix("##") {
        return of(on_one(text), Line::Heading);
    }
    if let Some(text) = line.strip_prefix('#') {
        return of(on_one(text), Line::Title);
    }
    let text = plain(line, "\n");
    let paragraphs = text.lines().map(str::trim).filter(|l| !l.is_empty());
    paragraphs.map(|l| Line::Text(l.to_owned())).collect()
}

/// The text without marks, its own line breaks as `with`.
fn plain(text: &str, with: &str) -> String {
    let text: String = text.chars().filter(|c| *c != TAKEN).collect();
    text.replace(BREAK, with).trim().to_owned()
}

/// The table that a line places: `[表 总体进展]`, `[table decisions]`.
fn placed(line: &str) -> Option<&str> {
    let inner = line
        .strip_prefix(['[', '［'])
        .and_then(|l| l.strip_suffix([']', '］']))?;
    let name = inner
        .strip_prefix('表')
        .or_else(|| inner.strip_prefix("table"))?;
    let name = name.strip_prefix([' ', '\u{3000}', '：', ':'])?.trim();
    (!name.contains([TAKEN, BREAK])).then_some(name)
}

/// Whether a table is called so in either language.
pub(super) fn is_called(part: Text, name: &str) -> bool {
    part.zh == name || part.en.eq_ignore_ascii_case(name)
}

/// Refuses a line that places a table the paper does not have.
pub(super) fn places_known(source: &str, parts: &[(Text, Vec<Block>)]) -> Result<(), Flaw> {
    for (number, line) in (1..).zip(source.lines()) {
        let Some(name) = placed(line.trim()) else {
            continue;
        };
        if parts.iter().any(|(part, _)| is_called(*part, name)) {
            continue;
        }
        let list = |pick: fn(&Text) -> &'static str| -> Vec<&'static str> {
            parts.iter().map(|(part, _)| pick(part)).collect()
        };
        let (zh, en) = (list(|t| t.zh), list(|t| t.en));
        let (all, all_en) = (zh.join("、"), en.join(", "));
        let like = nearest(name, zh.into_iter().chain(en));
        return Err(Flaw {
            line: Some(number),
            fault: fault!(
                Template,
                "没有叫“{name}”的表；有：{all}",
                "there is no table `{name}`; there are: {all_en}"
            )
            .meant(like),
        });
    }
    Ok(())
}

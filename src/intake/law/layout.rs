//! What each row of a paper is, and how its lines are broken.

use crate::model::provision::{is_sub_item, item_mark};

use super::Why;
use super::chain::{self, Candidate};
use super::clean::Row;
use super::furniture;
use super::head::{self, Heading, Label};

/// What a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// No part of the law, wherever it stands.
    Furniture(Why),
    /// A heading with articles under it.
    Heading(Heading),
    /// A heading without: of the table of contents, or empty.
    EmptyHeading(Heading),
    /// The start of an article.
    Article(Label),
    /// It looks like the start of an article but does not follow on.
    Stray(Label),
    /// Anything else.
    Text,
}

/// The rows of a paper, understood.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    /// What each row is.
    pub(super) kinds: Vec<Kind>,
    /// The first row of the body: a heading or an article; the number of rows when there is none.
    pub(super) start: usize,
    /// The row the last article starts on.
    pub(super) last: usize,
    /// The number of an article is followed by its text at once, without a blank.
    pub(super) is_tight: bool,
    /// How lines are broken.
    pub(super) wrap: Wrap,
}

/// How lines are broken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Wrap {
    /// The characters of a full line, where paragraphs are broken into lines.
    pub(super) width: Option<usize>,
    /// A blank line stands between paragraphs.
    pub(super) is_separated: bool,
    /// Paragraphs start with blanks and their other lines do not.
    pub(super) is_indented: bool,
}

impl Wrap {
    /// Whether a line goes to the margin, give or take `slack` characters.
    pub(super) fn is_full(self, row: &Row, slack: usize) -> bool {
        self.width.is_some_and(|width| row.width + slack >= width)
    }
}

/// Whether a text ends as a paragraph or item does.
pub(super) fn is_closed(text: &str) -> bool {
    let inner = text.trim_end_matches(['”', '’', '』', '」', '）', ')', '"', '》', ' ', '　']);
    let mark = |t: &str| t.ends_with(['。', '；', '：', '！', '？', '…', ';', ':', '!', '?']);
    let dot = |t: &str| {
        let before = t.strip_suffix(['.', '．']).and_then(|t| t.chars().last());
        before.is_some_and(|c| !c.is_ascii())
    };
    mark(text) || dot(text) || mark(inner) || dot(inner)
}

/// Whether a line ends with the last words of a law, 起施行 or 同时废止.
pub(super) fn is_last_word(text: &str) -> bool {
    ["施行", "实施", "废止"].iter().any(|w| text.ends_with(w))
}

/// Whether a row starts an item.
pub(super) fn is_item(text: &str) -> bool {
    item_mark(text).is_some()
}

/// Understands the rows.
pub(super) fn of(rows: &[Row]) -> Layout {
    let mut kinds: Vec<Kind> = rows.iter().map(|r| first_look(&r.text)).collect();
    let spaced = |k: &Kind| matches!(k, Kind::Article(l) if l.is_spaced);
    let tight = |k: &Kind| matches!(k, Kind::Article(l) if !l.is_spaced);
    let (spaced, tight) = (
        kinds.iter().filter(|k| spaced(k)).count(),
        kinds.iter().filter(|k| tight(k)).count(),
    );
    let is_tight = tight > spaced;
    let mut candidates = Vec::new();
    let mut prior: Option<usize> = None;
    for (i, row) in rows.iter().enumerate() {
        let fresh = row.after_blank
            || candidates.is_empty()
            || prior
                .is_none_or(|p| is_closed(&rows[p].text) || matches!(kinds[p], Kind::Heading(_)));
        match &kinds[i] {
            Kind::Furniture(_) => continue,
            // A line broken before a reference looks the same, so this one must follow on.
            Kind::Article(label) if fresh || label.is_spaced || is_tight => {
                candidates.push(Candidate {
                    row: i,
                    no: label.no,
                    is_sure: fresh && (label.is_spaced || is_tight),
                });
            }
            Kind::Heading(h)
                if !fresh && !h.is_spaced && row.level == 0 && prior_is_text(&kinds, prior) =>
            {
                kinds[i] = Kind::Text;
            }
            _ => {}
        }
        prior = Some(i);
    }
    let chosen: Vec<usize> = chain::choose(&candidates)
        .into_iter()
        .map(|i| candidates[i].row)
        .collect();
    demote(&mut kinds, &chosen);
    let heads = |k: &Kind| matches!(k, Kind::Heading(_) | Kind::Article(_));
    let start = kinds.iter().position(heads).unwrap_or(rows.len());
    let wrap = wrap(&rows[start..], &kinds[start..]);
    Layout {
        kinds,
        start,
        last: chosen.last().copied().unwrap_or(rows.len()),
        is_tight,
        wrap,
    }
}

fn prior_is_text(kinds: &[Kind], prior: Option<usize>) -> bool {
    prior.is_some_and(|p| matches!(kinds[p], Kind::Text | Kind::Article(_)))
}

fn first_look(text: &str) -> Kind {
    if let Some(why) = furniture::why(text) {
        Kind::Furniture(why)
    } else if let Some(heading) = head::heading(text) {
        Kind::Heading(heading)
    } else {
        head::article(text).map_or(Kind::Text, Kind::Article)
    }
}

/// Articles that were not chosen are strays; headings no article follows before the next heading
/// of their width are empty.
fn demote(kinds: &mut [Kind], chosen: &[usize]) {
    let mut articles = chosen.iter().rev().peekable();
    let mut next_article = usize::MAX;
    // By width of unit: the next heading that closes one of that width.
    let mut next_heading = [usize::MAX; 4];
    for i in (0..kinds.len()).rev() {
        match &kinds[i] {
            Kind::Article(label) => {
                if articles.next_if(|c| **c == i).is_some() {
                    next_article = i;
                } else {
                    kinds[i] = Kind::Stray(label.clone());
                }
            }
            Kind::Heading(heading) => {
                let width = heading.unit as usize;
                if next_article >= next_heading[width] || next_article == usize::MAX {
                    kinds[i] = Kind::EmptyHeading(heading.clone());
                }
                for next in &mut next_heading[width..] {
                    *next = i;
                }
            }
            _ => {}
        }
    }
}

/// How the lines of a body are broken: most lines that end inside a sentence are equally long.
fn wrap(rows: &[Row], kinds: &[Kind]) -> Wrap {
    let shown: Vec<usize> = (0..rows.len())
        .filter(|i| !matches!(kinds[*i], Kind::Furniture(_)))
        .collect();
    let broken: Vec<&Row> = shown
        .windows(2)
        .filter(|w| {
            let next = &rows[w[1]];
            matches!(kinds[w[0]], Kind::Text | Kind::Article(_))
                && matches!(kinds[w[1]], Kind::Text)
                && !next.after_blank
                && !is_closed(&rows[w[0]].text)
                && !is_item(&next.text)
        })
        .map(|w| &rows[w[0]])
        .collect();
    let width = broken.iter().map(|r| r.width).max().unwrap_or(0);
    let full = broken.iter().filter(|r| r.width + 3 >= width).count();
    if broken.len() < 3 || full * 10 < broken.len() * 7 {
        return Wrap::default();
    }
    let articles: Vec<&Row> = (0..rows.len())
        .filter(|i| matches!(kinds[*i], Kind::Article(_)))
        .map(|i| &rows[i])
        .collect();
    let most = |is: &dyn Fn(&Row) -> bool| {
        articles.iter().filter(|r| is(r)).count() * 10 >= articles.len() * 9
    };
    let flush = shown
        .iter()
        .filter(|i| matches!(kinds[**i], Kind::Text) && !rows[**i].is_indented)
        .count();
    Wrap {
        width: Some(width),
        is_separated: most(&|r| r.after_blank || r.no == rows[0].no),
        is_indented: most(&|r| r.is_indented) && flush * 10 >= broken.len() * 7,
    }
}

/// Whether a line that follows another goes on with its paragraph.
pub(super) fn goes_on(before: &Row, row: &Row, wrap: Wrap) -> Joint {
    let open = !is_closed(&before.text);
    let refers = before.text.ends_with('第');
    let starts = is_item(&row.text) && !refers
        || is_sub_item(&row.text) && !open
        || wrap.is_indented && row.is_indented;
    if starts {
        Joint::New
    } else if open && !wrap.is_full(before, 3) && is_last_word(&before.text) {
        Joint::NewTold
    } else if open {
        if wrap.is_full(before, 3) {
            Joint::Same
        } else {
            Joint::Told
        }
    } else if wrap.is_full(before, 1) && !row.after_blank {
        if wrap.is_separated || wrap.is_indented || before.text.ends_with(['；', '：']) {
            Joint::Same
        } else {
            Joint::NewTold
        }
    } else {
        Joint::New
    }
}

/// How a line follows the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// A paragraph of its own.
    New,
    /// A paragraph of its own, though it may go on with the one before.
    NewTold,
    /// The same paragraph.
    Same,
    /// The same paragraph, though the line before was not full.
    Told,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_of_paragraphs() {
        for text in [
            "甲。",
            "甲：",
            "甲；",
            "“甲。”",
            "（甲。）",
            "甲？",
            "罚款.",
        ] {
            assert!(is_closed(text), "{text}");
        }
        for text in ["甲", "甲，", "甲、", "“三个代表”", "（以下简称市）", "1."]
        {
            assert!(!is_closed(text), "{text}");
        }
    }
}

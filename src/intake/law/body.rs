//! The body: articles, headings and what stands between them.

use crate::fault;
use crate::lang::Lang;
use crate::model::provision::{item_mark, paragraphs};
use crate::model::regulation::{ArticleNo, ArticleText};
use crate::problem::Fault;

use super::clean::{Row, squeezed};
use super::head::{Heading, Label};
use super::layout::{Joint, Kind, Layout, Wrap, goes_on, is_closed, is_item, is_last_word};
use super::outline::{self, Placed};
use super::{LawDraft, LeftOut, Why, furniture};

/// A line that looks like a heading is no longer than this.
const LONGEST_HEADING: usize = 40;

/// Reads the body into the draft.
pub(super) fn read(rows: &[Row], layout: &Layout, draft: &mut LawDraft) {
    let mut body = Body {
        layout,
        draft,
        placed: Vec::new(),
        lines: Vec::new(),
        open: None,
        is_named: true,
        cut: None,
    };
    let known = rows.iter().zip(&layout.kinds).enumerate();
    for (i, (row, kind)) in known.skip(layout.start) {
        body.row(i, row, kind);
    }
    body.finish();
}

/// An article whose rows are still being gathered.
struct Open {
    no: ArticleNo,
    line: usize,
    is_last: bool,
    rows: Vec<Row>,
    /// Furniture stood before the row of that place.
    broken_at: Vec<usize>,
}

struct Body<'a> {
    layout: &'a Layout,
    draft: &'a mut LawDraft,
    placed: Vec<Placed>,
    /// The line of each article.
    lines: Vec<usize>,
    open: Option<Open>,
    /// Whether the last heading needs no more words.
    is_named: bool,
    /// Why everything from here on is left out.
    cut: Option<Why>,
}

impl Body<'_> {
    fn row(&mut self, i: usize, row: &Row, kind: &Kind) {
        if i > self.layout.last && self.cut.is_none() {
            self.cut = self.ending(row, kind);
        }
        if let Some(why) = self.cut {
            self.draft.left_out.push(row.out(match kind {
                Kind::Furniture(own) => *own,
                _ => why,
            }));
            return;
        }
        // A page's head repeats the name.
        let is_name = *kind == Kind::Text
            && row.width <= 2 * LONGEST_HEADING
            && self.draft.name.as_deref() == Some(squeezed(&row.text).as_str());
        let furniture = match kind {
            Kind::Furniture(why) => Some(*why),
            _ => is_name.then_some(Why::NameAgain),
        };
        if let Some(why) = furniture {
            self.draft.left_out.push(row.out(why));
            if let Some(open) = &mut self.open {
                open.broken_at.push(open.rows.len());
            }
            return;
        }
        match kind {
            Kind::Heading(heading) => self.heading(row, heading),
            Kind::EmptyHeading(_) => self.draft.left_out.push(row.out(Why::EmptyHeading)),
            Kind::Article(label) => self.article(i, row, label),
            Kind::Stray(label) => {
                self.stray(row, label);
                self.text(row);
            }
            Kind::Text | Kind::Furniture(_) => self.text(row),
        }
    }

    /// Why the law is over with this row, after its last article.
    fn ending(&self, row: &Row, kind: &Kind) -> Option<Why> {
        let open = self.open.as_ref()?;
        let said = open.rows.iter().any(|r| !r.text.is_empty());
        let is_done = open.rows.last().is_some_and(|r| ends(&r.text));
        match kind {
            _ if said && furniture::is_annex(&row.text) => Some(Why::Annex),
            Kind::Furniture(Why::WebPage | Why::Rule) if is_done => Some(Why::After),
            _ => None,
        }
    }

    fn heading(&mut self, row: &Row, heading: &Heading) {
        self.close();
        self.is_named = false;
        self.placed.push(Placed {
            heading: heading.clone(),
            line: row.no,
            lines: vec![row.line()],
            at: self.draft.articles.len(),
        });
    }

    fn article(&mut self, i: usize, row: &Row, label: &Label) {
        self.close();
        if let Some(colon) = label.colon {
            self.draft.left_out.push(LeftOut {
                line: row.no,
                text: colon.to_string(),
                why: Why::Markup,
            });
        }
        let mut first = row.clone();
        first.text = row.text[label.body..].to_owned();
        self.open = Some(Open {
            no: label.no,
            line: row.no,
            is_last: i == self.layout.last,
            rows: vec![first],
            broken_at: Vec::new(),
        });
    }

    fn text(&mut self, row: &Row) {
        if let Some(open) = &mut self.open {
            open.rows.push(row.clone());
            return;
        }
        // Under a heading: the rest of its name, or something that belongs nowhere.
        let is_name = !self.is_named && !is_closed(&row.text) && row.chars() <= LONGEST_HEADING;
        self.is_named = true;
        match self.placed.last_mut() {
            Some(placed) if is_name => {
                placed.heading.name += &squeezed(&row.text);
                placed.lines.push(row.line());
            }
            _ => self.draft.left_out.push(row.out(Why::UnderHeading)),
        }
    }

    /// Tells of a line that looks like an article and is none.
    fn stray(&mut self, row: &Row, label: &Label) {
        if !label.is_spaced && !self.layout.is_tight {
            return;
        }
        let (zh, en) = (label.no.title(Lang::Zh), label.no.title(Lang::En));
        let is_known = self
            .draft
            .articles
            .binary_search_by_key(&label.no, |a| a.no)
            .is_ok()
            || self.open.as_ref().is_some_and(|o| o.no == label.no);
        let (kept, kept_en) = if self.open.is_some() {
            ("算作前一条的文字", "taken as text of the article before")
        } else {
            ("没有收入记录", "left out")
        };
        self.draft.notes.push((
            if is_known {
                fault!(
                    Numbering,
                    "{zh}又出现一次，{kept}",
                    "{en} stands again; {kept_en}"
                )
            } else {
                fault!(
                    Numbering,
                    "{zh}与前后条号接不上，{kept}",
                    "{en} fits neither the number before nor the next; {kept_en}"
                )
            },
            row.no,
        ));
    }

    /// Puts the open article into the draft.
    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let article = assemble(&open, self.layout.wrap);
        self.draft.left_out.extend(article.left_out);
        self.draft.notes.extend(article.notes);
        self.draft.articles.push(ArticleText {
            no: open.no,
            text: Some(article.text).filter(|t| !t.is_empty()),
        });
        self.lines.push(open.line);
    }

    fn finish(&mut self) {
        self.close();
        let draft = &mut *self.draft;
        let lines = &self.lines;
        draft.notes.extend(
            outline::gaps(&draft.articles)
                .into_iter()
                .map(|(fault, i)| (fault, lines[i])),
        );
        for (article, line) in draft.articles.iter().zip(lines) {
            if article.text.is_none() {
                let (zh, en) = (article.no.title(Lang::Zh), article.no.title(Lang::En));
                let fault = fault!(Numbering, "{zh}没有内容", "{en} has no text");
                draft.notes.push((fault, *line));
            }
        }
        let outline = outline::build(&self.placed, &draft.articles);
        draft.chapters = outline.chapters;
        draft.left_out.extend(outline.left_out);
        draft.notes.extend(outline.notes);
    }
}

/// An article put together.
struct Assembled {
    text: String,
    left_out: Vec<LeftOut>,
    notes: Vec<(Fault, usize)>,
}

/// A paragraph or item and the rows it was made of.
struct Piece<'a> {
    rows: Vec<&'a Row>,
    text: String,
    notes: Vec<(Fault, usize)>,
}

fn assemble(open: &Open, wrap: Wrap) -> Assembled {
    let mut pieces = pieces(open, wrap);
    let mut left_out = Vec::new();
    let why = if open.is_last {
        Why::After
    } else {
        Why::PlainHeading
    };
    let kept = pieces.len() - plain_headings(&pieces, open.is_last, wrap);
    for piece in pieces.drain(kept..) {
        left_out.extend(piece.rows.iter().map(|r| r.out(why)));
    }
    let mut notes: Vec<(Fault, usize)> = Vec::new();
    let mut last_item = 0;
    for piece in &mut pieces {
        notes.append(&mut piece.notes);
        items(piece, &mut last_item, &mut notes);
    }
    let texts: Vec<&str> = pieces.iter().map(|p| p.text.as_str()).collect();
    Assembled {
        text: texts.join("\n"),
        left_out,
        notes,
    }
}

fn pieces(open: &Open, wrap: Wrap) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    for (i, row) in open
        .rows
        .iter()
        .enumerate()
        .filter(|(_, r)| !r.text.is_empty())
    {
        let after_break = open.broken_at.binary_search(&i).is_ok();
        let joint = match pieces.last().and_then(|p| p.rows.last()) {
            Some(before) => goes_on(before, row, wrap),
            None => Joint::New,
        };
        let no = row.no;
        let note = match joint {
            Joint::Told if !after_break => Some(fault!(
                Doubt,
                "上一行末尾没有句号一类的标点，这一行接成同一段",
                "the line before ends without a full stop; this one was joined to it"
            )),
            Joint::NewTold => Some(fault!(
                Doubt,
                "上一行正好写满并以句号结尾，这一行算作另起一款",
                "the line before is full and ends with a full stop; this one was taken as a new paragraph"
            )),
            _ => None,
        };
        match pieces.last_mut() {
            Some(piece) if matches!(joint, Joint::Same | Joint::Told) => {
                let glue = |c: char| c.is_ascii_alphabetic();
                if piece.text.ends_with(glue) && row.text.starts_with(glue) {
                    piece.text.push(' ');
                }
                piece.text.push_str(&row.text);
                piece.rows.push(row);
                piece.notes.extend(note.map(|n| (n, no)));
            }
            _ => pieces.push(Piece {
                rows: vec![row],
                text: row.text.clone(),
                notes: note.map(|n| (n, no)).into_iter().collect(),
            }),
        }
    }
    pieces
}

/// How many pieces at the end are no text of the article: a few words without a full stop, on lines
/// of their own after a sentence that is complete.
fn plain_headings(pieces: &[Piece<'_>], is_last: bool, wrap: Wrap) -> usize {
    let is_plain = |piece: &&Piece<'_>| {
        let is_short = piece.text.chars().count() <= LONGEST_HEADING && piece.rows.len() <= 2;
        let are_short = piece
            .rows
            .iter()
            .all(|r| r.chars() <= LONGEST_HEADING && !wrap.is_full(r, 3));
        !ends(&piece.text) && !is_item(&piece.text) && (is_short || is_last && are_short)
    };
    let count = pieces.iter().rev().take_while(is_plain).count();
    let most = if is_last { usize::MAX } else { 2 };
    let before = pieces.len().checked_sub(count + 1);
    let is_after_sentence = before.is_some_and(|i| ends(&pieces[i].text));
    if count <= most && is_after_sentence {
        count
    } else {
        0
    }
}

/// Whether a paragraph is complete. The last words of a law often lack their full stop.
fn ends(text: &str) -> bool {
    is_closed(text) || is_last_word(text)
}

/// Tells of items that do not count up from one.
fn items(piece: &Piece<'_>, last: &mut u32, notes: &mut Vec<(Fault, usize)>) {
    let line = piece.rows.first().map_or(0, |r| r.no);
    if !is_item(&piece.text) && !crate::model::provision::is_sub_item(&piece.text) {
        *last = 0;
    }
    let found = paragraphs(&piece.text).into_iter().flat_map(|p| p.items);
    for item in found {
        let (no, before) = (item.no, *last);
        if no != before + 1 {
            notes.push((
                match before {
                    0 => fault!(
                        Numbering,
                        "项从第{no}项开始，不是第一项",
                        "the items start with {no}, not with 1"
                    ),
                    _ => fault!(
                        Numbering,
                        "第{before}项之后是第{no}项",
                        "item {no} follows item {before}"
                    ),
                },
                line,
            ));
        }
        *last = no;
    }
    debug_assert!(item_mark(&piece.text).is_none() || *last > 0);
}

//! A part of a document: its paragraphs with the pieces of text in them, its table rows; and the
//! same with placeholders filled, every other byte as it was.

use std::collections::BTreeSet;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::guard::{attribute, broken};
use super::names::{ANNEXES, Names, TEXT};
use super::{LARGEST_MADE, Pieces};
use crate::container::{DEEPEST, character};
use crate::fault;
use crate::lang::Lang;
use crate::problem::Fault;
use crate::render::docx::{W, escaped};
use crate::view::Sheet;

/// A part, read.
pub(super) struct Part<'x> {
    xml: &'x str,
    paragraphs: Vec<Paragraph>,
    rows: Vec<Range<usize>>,
    /// Where the properties of the last section begin, before which the body ends.
    end: Option<usize>,
}

#[derive(Default)]
struct Paragraph {
    range: Range<usize>,
    texts: Vec<Piece>,
    /// The row it stands in, the innermost.
    row: Option<usize>,
    /// Whether it carries the properties of a section.
    ends_section: bool,
}

/// The text of a `w:t`, with the place of the element.
struct Piece {
    range: Range<usize>,
    text: String,
}

/// What was found on the way.
#[derive(Default)]
pub(super) struct Found {
    pub(super) is_text_placed: bool,
    is_filled: bool,
    unknown: BTreeSet<String>,
    is_text_misplaced: bool,
}

impl Found {
    /// Refuses a letterhead in which the text of the page would be lost. One that has no place for
    /// the text and places for facts is a form, which is made so.
    pub(super) fn has_place(&self) -> Result<(), Fault> {
        if self.is_text_placed || (self.is_filled && !self.is_text_misplaced) {
            return Ok(());
        }
        Err(if self.is_text_misplaced {
            fault!(
                Template,
                "{{{{正文}}}} 要在文件正文里单独占一段，前后不能有别的字",
                "{{{{text}}}} must be alone in a paragraph of the document itself"
            )
        } else {
            fault!(
                Template,
                "里面没有占位的名称；正文的位置写 {{{{正文}}}}，单独占一段",
                "there is no placeholder in it; write {{{{text}}}} in a paragraph of its own where the text stands"
            )
        })
    }

    /// What to tell of a letterhead that was filled, if anything.
    pub(super) fn fault(&self, names: &Names<'_>) -> Option<Fault> {
        if self.unknown.is_empty() {
            return None;
        }
        let unknown: Vec<String> = self
            .unknown
            .iter()
            .map(|n| format!("{{{{{n}}}}}"))
            .collect();
        let (zh, en) = (unknown.join("、"), unknown.join(", "));
        let (all, all_en) = (
            names.all(Lang::Zh).join("、"),
            names.all(Lang::En).join(", "),
        );
        Some(fault!(
            Template,
            "没有这些名称，原样留着：{zh}。这份公文可以用：{all}",
            "unknown and left as they stand: {en}. This paper has: {all_en}"
        ))
    }
}

/// Bytes of a part and what takes their place.
type Edit = (Range<usize>, String);

impl<'x> Part<'x> {
    /// Reads a part.
    pub(super) fn read(xml: &'x str) -> Result<Self, Fault> {
        let mut walk = Walk {
            part: Self {
                xml,
                paragraphs: Vec::new(),
                rows: Vec::new(),
                end: None,
            },
            path: Vec::new(),
            open: Vec::new(),
            rows: Vec::new(),
            text: None,
            is_named: false,
        };
        let mut reader = Reader::from_str(xml);
        loop {
            let from = position(&reader);
            let event = reader.read_event().map_err(|_| broken())?;
            let to = position(&reader);
            match event {
                Event::Start(tag) => {
                    walk.is_named |= attribute_is(&tag, W);
                    walk.start(tag.name().as_ref(), from..to)?;
                }
                Event::Empty(tag) => {
                    walk.start(tag.name().as_ref(), from..to)?;
                    walk.end(from..to);
                }
                Event::End(_) => walk.end(from..to),
                Event::Text(text) => walk.text(&text),
                Event::CData(text) => walk.text(&text),
                Event::GeneralRef(name) => walk.text(&character(&name).ok_or_else(broken)?),
                Event::DocType(_) => return Err(broken()),
                Event::Eof if walk.path.is_empty() && walk.is_named => return Ok(walk.part),
                Event::Eof => return Err(broken()),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    /// The part filled; `None` when nothing of it changes. `pieces` go into the document alone.
    pub(super) fn filled(
        &self,
        names: &Names<'_>,
        pieces: Option<&Pieces>,
        found: &mut Found,
    ) -> Result<Option<String>, Fault> {
        let mut edits: Vec<Edit> = Vec::new();
        let repeated = self.repeated(names);
        for (row, sheet) in &repeated {
            found.is_filled = true;
            edits.push((
                self.rows[*row].clone(),
                self.rows_of(*row, sheet, names, found)?,
            ));
        }
        let is_repeated = |p: &&Paragraph| repeated.iter().any(|(row, _)| p.row == Some(*row));
        let mut annexes = pieces.map(|p| p.annexes.as_str());
        for paragraph in self.paragraphs.iter().filter(|p| !is_repeated(p)) {
            let text = paragraph.text();
            let alone = alone(&text);
            let placed = match (alone, pieces) {
                (Some(name), Some(pieces)) if Names::is(name, TEXT) => {
                    found.is_text_placed = true;
                    Some(pieces.text.as_str())
                }
                (Some(name), Some(_)) if Names::is(name, ANNEXES) => {
                    Some(annexes.take().unwrap_or_default())
                }
                _ => None,
            };
            match placed {
                Some(xml) if !paragraph.ends_section => {
                    edits.push((paragraph.range.clone(), or_empty(xml)));
                }
                Some(xml) => {
                    let start = paragraph.range.start;
                    edits.push((start..start, xml.to_owned()));
                    edits.extend(paragraph.edits(|_| Some(String::new()), found));
                }
                None => edits.extend(paragraph.edits(|name| names.value(name, None), found)),
            }
        }
        if let (Some(xml), Some(end), true) = (annexes, self.end, found.is_text_placed)
            && !xml.is_empty()
        {
            edits.push((end..end, xml.to_owned()));
        }
        if edits.is_empty() {
            return Ok(None);
        }
        self.with(0..self.xml.len(), edits).map(Some)
    }

    /// The rows that stand for every row of a table, with that table.
    fn repeated<'p>(&self, names: &Names<'p>) -> Vec<(usize, &'p Sheet)> {
        let mut found: Vec<(usize, &Sheet)> = Vec::new();
        for paragraph in &self.paragraphs {
            let text = paragraph.text();
            let sheet = placeholders(&text).find_map(|(_, name)| names.sheet(name));
            if let (Some(row), Some(sheet)) = (paragraph.row, sheet)
                && found.iter().all(|(known, _)| *known != row)
            {
                found.push((row, sheet));
            }
        }
        found.sort_by_key(|(row, _)| self.rows[*row].start);
        found
    }

    /// A row, once for each row of the table.
    fn rows_of(
        &self,
        row: usize,
        sheet: &Sheet,
        names: &Names<'_>,
        found: &mut Found,
    ) -> Result<String, Fault> {
        let mut out = String::new();
        for at in 0..sheet.rows.len() {
            let inside = self.paragraphs.iter().filter(|p| p.row == Some(row));
            let edits =
                inside.flat_map(|p| p.edits(|name| names.value(name, Some((sheet, at))), found));
            let edits = edits.collect();
            out += &self.with(self.rows[row].clone(), edits)?;
            if out.len() > LARGEST_MADE {
                return Err(too_large());
            }
        }
        Ok(out)
    }

    /// A stretch of the part with edits made, which do not overlap.
    fn with(&self, stretch: Range<usize>, mut edits: Vec<Edit>) -> Result<String, Fault> {
        edits.sort_by_key(|(range, _)| (range.start, range.end));
        let mut out = String::with_capacity(stretch.len());
        let mut at = stretch.start;
        for (range, text) in edits {
            // What stands within a stretch that was replaced goes with it.
            if range.start < at {
                continue;
            }
            out += &self.xml[at..range.start];
            out += &text;
            at = range.end;
            if out.len() > LARGEST_MADE {
                return Err(too_large());
            }
        }
        out += &self.xml[at..stretch.end];
        Ok(out)
    }
}

fn too_large() -> Fault {
    let megabytes = LARGEST_MADE >> 20;
    fault!(
        Template,
        "填好以后超过 {megabytes} MB",
        "filled it has over {megabytes} MB"
    )
}

impl Paragraph {
    fn text(&self) -> String {
        self.texts.iter().map(|piece| piece.text.as_str()).collect()
    }

    /// What changes when the placeholders are filled: the first piece that holds some of one takes
    /// what it stands for, so that it looks as its beginning does.
    fn edits(&self, value: impl Fn(&str) -> Option<String>, found: &mut Found) -> Vec<Edit> {
        let text = self.text();
        let mut changes: Vec<(Range<usize>, String)> = Vec::new();
        for (range, name) in placeholders(&text) {
            match value(name) {
                Some(value) => {
                    found.is_filled = true;
                    changes.push((range, value));
                }
                None if Names::is(name, TEXT) => found.is_text_misplaced = true,
                None => {
                    found.unknown.insert(name.to_owned());
                }
            }
        }
        let mut edits = Vec::new();
        let mut start = 0;
        for piece in &self.texts {
            let own = start..start + piece.text.len();
            let touches = |c: &&(Range<usize>, String)| c.0.start < own.end && own.start < c.0.end;
            let touching: Vec<_> = changes.iter().filter(touches).collect();
            if !touching.is_empty() {
                edits.push((piece.range.clone(), replaced(&piece.text, &own, &touching)));
            }
            start = own.end;
        }
        edits
    }
}

/// A `w:t` with its share of the changes; a line break of a value is one of Word's.
fn replaced(text: &str, own: &Range<usize>, changes: &[&(Range<usize>, String)]) -> String {
    let mut out = String::new();
    let mut at = 0;
    let plain = |text: &str| -> String {
        let lines: Vec<String> = text
            .trim_end_matches('\n')
            .split('\n')
            .map(escaped)
            .collect();
        lines.join("</w:t><w:br/><w:t xml:space=\"preserve\">")
    };
    for (range, value) in changes {
        let from = range.start.saturating_sub(own.start);
        out += &kept(&text[at..from.max(at)]);
        if range.start >= own.start {
            out += &plain(value);
        }
        at = (range.end - own.start).min(text.len());
    }
    out += &kept(&text[at..]);
    format!("<w:t xml:space=\"preserve\">{out}</w:t>")
}

/// The office's own text, which keeps its blanks at both ends.
fn kept(text: &str) -> String {
    let core = text.trim_end();
    escaped(core) + &text[core.len()..].replace('\n', " ")
}

/// The placeholders of a text: where, and the name.
fn placeholders(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let open = at + text[at..].find("{{")?;
            let length = text[open..].find("}}")?;
            let inside = &text[open + 2..open + length];
            // The last opening counts: `{{ {{标题}}`.
            if let Some(later) = inside.rfind("{{") {
                at = open + 2 + later;
                continue;
            }
            at = open + length + 2;
            return Some((open..at, inside.trim()));
        }
    })
}

/// The name of a placeholder that is all a paragraph holds.
fn alone(text: &str) -> Option<&str> {
    let (range, name) = placeholders(text).next()?;
    let rest = [&text[..range.start], &text[range.end..]];
    rest.iter().all(|r| r.trim().is_empty()).then_some(name)
}

/// A cell needs a paragraph, also when there is nothing to place.
fn or_empty(xml: &str) -> String {
    if xml.is_empty() { "<w:p/>" } else { xml }.to_owned()
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

fn attribute_is(tag: &quick_xml::events::BytesStart<'_>, namespace: &str) -> bool {
    attribute(tag, "w").is_some_and(|value| value == namespace)
}

/// The walk through a part.
struct Walk<'x> {
    part: Part<'x>,
    path: Vec<String>,
    /// The paragraphs and rows that are open, outermost first, by where they stand in the part.
    open: Vec<Paragraph>,
    rows: Vec<usize>,
    /// The `w:t` that is open.
    text: Option<Piece>,
    /// Whether the part says that `w:` is Word's own.
    is_named: bool,
}

impl Walk<'_> {
    fn start(&mut self, name: &str, range: Range<usize>) -> Result<(), Fault> {
        self.path.push(name.to_owned());
        if self.path.len() > DEEPEST {
            return Err(broken());
        }
        match name {
            "w:p" => self.open.push(Paragraph {
                range,
                row: self.rows.last().copied(),
                ..Paragraph::default()
            }),
            "w:tr" => {
                self.rows.push(self.part.rows.len());
                self.part.rows.push(range);
            }
            "w:t" => {
                let text = String::new();
                self.text = Some(Piece { range, text });
            }
            "w:sectPr" => match self.open.last_mut() {
                Some(paragraph) => paragraph.ends_section = true,
                None if self.path.len() == 3 => self.part.end = Some(range.start),
                None => {}
            },
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, range: Range<usize>) {
        match self.path.pop().as_deref() {
            Some("w:p") => {
                if let Some(mut paragraph) = self.open.pop() {
                    paragraph.range.end = range.end;
                    self.part.paragraphs.push(paragraph);
                }
            }
            Some("w:tr") => {
                if let Some(row) = self.rows.pop() {
                    self.part.rows[row].end = range.end;
                }
            }
            Some("w:t") => {
                if let (Some(mut piece), Some(paragraph)) = (self.text.take(), self.open.last_mut())
                {
                    piece.range.end = range.end;
                    paragraph.texts.push(piece);
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(piece) = &mut self.text {
            piece.text.push_str(text);
        }
    }
}

#[cfg(test)]
mod tests;

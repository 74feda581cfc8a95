//! The map of a file's text: every value with its place, from one pass of the event parser.
//!
//! Three things rest on it: the place of every problem, edits in place, and strict reading.

use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, Span, StructureStyle, options};

use super::scan;
use crate::fault;
use crate::problem::{Fault, Spot};

/// A value in a file.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub shape: Shape,
    /// Its bytes. For a block list or mapping only the start is meant; see [`Node::end`].
    pub span: Range<usize>,
    /// Line and column, both from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub col: usize,
    /// Length in characters of a scalar on one line, else 1.
    pub len: usize,
}

/// The shapes a value can have.
#[derive(Clone, Debug)]
pub enum Shape {
    /// A scalar: its text, and whether it is written plain.
    Scalar {
        /// The text, unescaped.
        text: String,
        /// Written without quotes or block mark.
        plain: bool,
        /// Written as a block (`|` or `>`).
        block: bool,
    },
    /// A list, and whether it is written in brackets.
    List(Vec<Node>, bool),
    /// A mapping, and whether it is written in braces.
    Map(Vec<(Node, Node)>, bool),
}

/// A record nests four levels; more than this is a mistake or an attack.
pub(super) const DEPTH: usize = 12;

impl Node {
    /// Reads the one document of a text without byte-order mark.
    ///
    /// # Errors
    /// The first thing that makes the text unreadable, with its place.
    pub fn parse(text: &str) -> Result<Self, (Fault, Spot)> {
        let limits = options! { flow_nesting_limit: DEPTH, block_nesting_limit: DEPTH };
        let mut builder = Builder::default();
        for event in Parser::new_from_str_with_options(text, limits) {
            let (event, span) = event.map_err(|e| scan::fault(&e))?;
            builder.take(text, event, span)?;
        }
        builder.root.ok_or_else(|| {
            (
                fault!(
                    Yaml,
                    "文件是空的；写上内容，或者删去这个文件",
                    "the file is empty; fill it or delete it"
                ),
                Spot::File,
            )
        })
    }

    /// The place of this value.
    #[must_use]
    pub fn spot(&self) -> Spot {
        Spot::At {
            line: self.line,
            col: self.col,
            len: self.len,
        }
    }

    /// The entries of a mapping; none for anything else.
    #[must_use]
    pub fn entries(&self) -> &[(Self, Self)] {
        match &self.shape {
            Shape::Map(entries, _) => entries,
            _ => &[],
        }
    }

    /// The items of a list; none for anything else.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match &self.shape {
            Shape::List(items, _) => items,
            _ => &[],
        }
    }

    /// The text of a scalar.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.shape {
            Shape::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// Whether it is written as nothing, `~` or `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(&self.shape, Shape::Scalar { text, plain: true, .. }
            if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// The key and value of that key in a mapping.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<(&Self, &Self)> {
        self.entries()
            .iter()
            .find(|(k, _)| k.text() == Some(key))
            .map(|(k, v)| (k, v))
    }

    /// The end of its last byte of content, comments and blank lines after it left out.
    #[must_use]
    pub fn end(&self, text: &str) -> usize {
        let inner = match &self.shape {
            Shape::Scalar { block: true, .. } => {
                let body = text.get(self.span.clone()).unwrap_or_default();
                return self.span.start + body.trim_end().len();
            }
            Shape::Scalar { .. } | Shape::List(_, true) | Shape::Map(_, true) => {
                return self.span.end;
            }
            Shape::List(items, false) => items.last().map(|n| n.end(text)),
            Shape::Map(entries, false) => entries.last().map(|(k, v)| k.end(text).max(v.end(text))),
        };
        inner.unwrap_or(self.span.end)
    }

    /// Finds the value a path such as `history[3].to` names: the key for a mapping's entry when
    /// `key` is wanted, and the nearest value on the way when the path leads nowhere.
    #[must_use]
    pub fn find(&self, path: &str) -> &Self {
        let mut node = self;
        for part in path.split(['.', '[']).filter(|p| !p.is_empty()) {
            let next = match part.strip_suffix(']') {
                Some(index) => index.parse().ok().and_then(|i: usize| node.items().get(i)),
                None => node.entry(part).map(|(_, v)| v),
            };
            match next {
                Some(next) => node = next,
                None => break,
            }
        }
        node
    }
}

/// A list or mapping that is being read.
struct Open {
    node: Node,
    key: Option<Node>,
}

#[derive(Default)]
struct Builder {
    open: Vec<Open>,
    root: Option<Node>,
    documents: usize,
}

impl Builder {
    fn take(&mut self, text: &str, event: Event<'_>, span: Span) -> Result<(), (Fault, Spot)> {
        let place = Spot::At {
            line: span.start.line().max(1),
            col: span.start.col() + 1,
            len: 1,
        };
        if matches!(event, Event::Alias(_) | Event::UnresolvedAlias(_))
            || event.anchor_id().is_some()
            || event.tag().is_some()
        {
            return Err(scan::refuse(text, bytes(&span).start));
        }
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    let fault = fault!(
                        Yaml,
                        "一个文件里有两份文档（---）",
                        "two documents in one file (---)"
                    );
                    return Err((fault, place));
                }
            }
            Event::Scalar(text, style, ..) => {
                let block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
                let plain = style == ScalarStyle::Plain;
                self.add(node(
                    Shape::Scalar {
                        text: text.into_owned(),
                        plain,
                        block,
                    },
                    span,
                ));
            }
            Event::SequenceStart(style, ..) => {
                let shape = Shape::List(Vec::new(), style == StructureStyle::Flow);
                self.open.push(Open {
                    node: node(shape, span),
                    key: None,
                });
            }
            Event::MappingStart(style, ..) => {
                let shape = Shape::Map(Vec::new(), style == StructureStyle::Flow);
                self.open.push(Open {
                    node: node(shape, span),
                    key: None,
                });
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(mut done) = self.open.pop() {
                    done.node.span.end = bytes(&span).end;
                    self.add(done.node);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn add(&mut self, node: Node) {
        let Some(parent) = self.open.last_mut() else {
            self.root = Some(node);
            return;
        };
        match &mut parent.node.shape {
            Shape::List(items, _) => items.push(node),
            Shape::Map(entries, _) => match parent.key.take() {
                None => parent.key = Some(node),
                Some(key) => entries.push((key, node)),
            },
            Shape::Scalar { .. } => {}
        }
    }
}

fn bytes(span: &Span) -> Range<usize> {
    span.byte_range().unwrap_or_default()
}

fn node(shape: Shape, span: Span) -> Node {
    let one_line = span.start.line() == span.end.line();
    Node {
        shape,
        line: span.start.line().max(1),
        col: span.start.col() + 1,
        len: if one_line { span.len().max(1) } else { 1 },
        span: bytes(&span),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "id: KF-I051\ntitle: 某养老院  # 尾注\ndescription: |\n  第一行\n  第二行\n\nhistory:\n  - {on: 2024-05-08, action: found}\n  - on: 2024-05-09\n    action: x\n\n# tail\nlast: 'q'";

    #[test]
    fn a_path_leads_to_its_place() {
        let root = Node::parse(TEXT).unwrap();
        let at = |path: &str| (root.find(path).line, root.find(path).col);
        assert_eq!(at("title"), (2, 8));
        assert_eq!(at("history[0].action"), (8, 30));
        assert_eq!(at("history[1].action"), (10, 13));
        assert_eq!(
            at("history[1].to"),
            (9, 5),
            "a missing field points at the step"
        );
        assert_eq!(root.find("title").len, 4);
    }

    #[test]
    fn content_ends_before_comments_and_blank_lines() {
        let root = Node::parse(TEXT).unwrap();
        let tail = |key: &str| &TEXT[..root.entry(key).unwrap().1.end(TEXT)];
        assert!(tail("title").ends_with("某养老院"));
        assert!(tail("description").ends_with("第二行"));
        assert!(tail("history").ends_with("action: x"));
        assert!(tail("last").ends_with("'q'"));
    }

    #[test]
    fn what_a_ledger_does_not_need_is_refused() {
        use crate::problem::Code;
        for (text, code, line) in [
            ("a: &x 1\nb: 2", Code::Anchor, 1),
            ("a: 1\nb: *x", Code::Anchor, 2),
            ("a: !t 1", Code::Anchor, 1),
            ("a: 1\n  b: 2\n", Code::Yaml, 2),
            ("a: [1,2", Code::Yaml, 1),
            ("a: 1\n---\nb: 2\n", Code::Yaml, 2),
            ("", Code::Yaml, 0),
        ] {
            let (fault, spot) = Node::parse(text).unwrap_err();
            assert_eq!(fault.code, code, "{text}");
            match spot {
                Spot::At { line: found, .. } => assert_eq!(found, line, "{text}"),
                _ => assert_eq!(line, 0, "{text}"),
            }
        }
        let bomb = "[".repeat(100_000);
        assert_eq!(Node::parse(&bomb).unwrap_err().0.code, Code::Depth);
    }
}

//! Lines to rows: comments, marks and invisible characters taken out, blanks at the ends too.

use super::{LeftOut, Line, Paper, Why};

/// A line that says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) no: usize,
    pub(super) text: String,
    /// Blanks stood before it.
    pub(super) is_indented: bool,
    /// A blank line stood before it.
    pub(super) after_blank: bool,
    /// How many # of Markdown stood before it.
    pub(super) level: usize,
    /// The characters of the whole line, blanks before it and the number of its article too.
    pub(super) width: usize,
}

impl Row {
    pub(super) fn out(&self, why: Why) -> LeftOut {
        LeftOut {
            line: self.no,
            text: self.text.clone(),
            why,
        }
    }

    pub(super) fn line(&self) -> Line {
        Line {
            no: self.no,
            text: self.text.clone(),
        }
    }

    pub(super) fn chars(&self) -> usize {
        self.text.chars().count()
    }
}

/// The text without any blanks.
pub(super) fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What is taken out of lines all over the paper, gathered to one entry.
#[derive(Default)]
struct Gathered {
    line: Option<usize>,
    text: String,
}

impl Gathered {
    fn add(&mut self, no: usize, text: &str) {
        self.line.get_or_insert(no);
        self.text.push_str(text);
    }

    fn entry(self, why: Why) -> Option<LeftOut> {
        let line = self.line?;
        Some(LeftOut {
            line,
            text: self.text,
            why,
        })
    }
}

/// The rows of a paper, and what was taken out of its lines.
pub(super) fn rows(paper: &Paper) -> (Vec<Row>, Vec<LeftOut>) {
    let is_markdown = !paper.is_docx && paper.lines.iter().any(|l| is_marked(&l.text));
    let (mut invisible, mut markup) = (Gathered::default(), Gathered::default());
    let mut comments = Comments::of(&paper.lines);
    let (mut rows, mut removed) = (Vec::new(), Vec::new());
    let mut after_blank = false;
    for (i, line) in paper.lines.iter().enumerate() {
        let (text, comment) = comments.strip(i, line);
        let seen = visible(&text, line.no, &mut invisible);
        let is_indented = seen.starts_with(char::is_whitespace);
        let mut text = seen.trim();
        let mut level = 0;
        let bare;
        if is_markdown {
            (level, bare) = unmarked(text, line.no, &mut markup);
            text = bare.trim();
        }
        let is_blank = text.is_empty();
        if !is_blank {
            rows.push(Row {
                no: line.no,
                text: text.to_owned(),
                is_indented,
                after_blank,
                level,
                width: seen.trim_end().chars().count(),
            });
        }
        after_blank = is_blank && comment.is_none();
        removed.extend(comment);
    }
    removed.extend(invisible.entry(Why::Invisible));
    removed.extend(markup.entry(Why::Markup));
    (rows, removed)
}

/// A line of Markdown and nothing else.
fn is_marked(text: &str) -> bool {
    let marks = text.len() - text.trim_start_matches('#').len();
    (1..=6).contains(&marks) && text[marks..].starts_with([' ', '第']) || text.starts_with("**第")
}

/// The line without the marks of Markdown, and the level of the heading it is.
fn unmarked(text: &str, no: usize, markup: &mut Gathered) -> (usize, String) {
    let rest = text.trim_start_matches('#');
    let mut level = text.len() - rest.len();
    if level > 6 {
        level = 0;
    }
    markup.add_some(no, &text[..level]);
    let mut rest = text[level..].trim();
    while let Some(quoted) = rest.strip_prefix('>') {
        markup.add(no, ">");
        rest = quoted.trim_start();
    }
    if let Some(item) = ["- ", "* ", "+ "].iter().find_map(|m| rest.strip_prefix(m)) {
        let item = item.trim_start();
        if item.starts_with(['第', '（', '(']) || item.starts_with("**") {
            markup.add(no, &rest[..1]);
            rest = item;
        }
    }
    let pairs = rest.matches("**").count() / 2 * 2;
    markup.add_some(no, &"**".repeat(pairs));
    (level, rest.replacen("**", "", pairs))
}

impl Gathered {
    fn add_some(&mut self, no: usize, text: &str) {
        if !text.is_empty() {
            self.add(no, text);
        }
    }
}

/// The line with every blank an ordinary or full-width one, and without invisible characters.
fn visible(text: &str, no: usize, invisible: &mut Gathered) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c == '　' || !(c.is_whitespace() || c.is_control() || is_invisible(c)) {
            out.push(c);
        } else if c.is_whitespace() {
            out.push(' ');
        } else {
            invisible.add(no, c.encode_utf8(&mut [0; 4]));
        }
    }
    out
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// HTML comments, which may span lines. One that never ends is text.
struct Comments {
    /// The last line with an end mark.
    last_end: Option<usize>,
    inside: bool,
}

impl Comments {
    fn of(lines: &[Line]) -> Self {
        Self {
            last_end: lines.iter().rposition(|l| l.text.contains("-->")),
            inside: false,
        }
    }

    /// The line without its comments, and those.
    fn strip(&mut self, i: usize, line: &Line) -> (String, Option<LeftOut>) {
        let (mut text, mut comment) = (String::new(), String::new());
        let mut rest = line.text.as_str();
        loop {
            let mark = if self.inside { "-->" } else { "<!--" };
            let Some(at) = rest.find(mark) else { break };
            let ends = rest[at..].contains("-->") || self.last_end.is_some_and(|last| last > i);
            if !self.inside && !ends {
                break;
            }
            if self.inside {
                comment.push_str(&rest[..at + mark.len()]);
            } else {
                text.push_str(&rest[..at]);
                comment.push_str(mark);
            }
            rest = &rest[at + mark.len()..];
            self.inside = !self.inside;
        }
        if self.inside {
            comment.push_str(rest);
        } else {
            text.push_str(rest);
        }
        let out = (!comment.trim().is_empty()).then_some(LeftOut {
            line: line.no,
            text: comment,
            why: Why::Comment,
        });
        (text, out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::paper;

    type Removed = Vec<(usize, String, Why)>;

    fn cleaned(text: &str) -> (Vec<(usize, String)>, Removed) {
        let (rows, removed) = rows(&paper::read(text.as_bytes()).unwrap());
        (
            rows.into_iter().map(|r| (r.no, r.text)).collect(),
            removed
                .into_iter()
                .map(|l| (l.line, l.text, l.why))
                .collect(),
        )
    }

    #[test]
    fn comments_may_span_lines() {
        let (rows, removed) = cleaned("甲<!-- 一\n二 -->乙\n丙<!-- 没有完");
        assert_eq!(
            rows,
            [
                (1, "甲".into()),
                (2, "乙".into()),
                (3, "丙<!-- 没有完".into())
            ]
        );
        assert_eq!(
            removed,
            [
                (1, "<!-- 一".into(), Why::Comment),
                (2, "二 -->".into(), Why::Comment)
            ]
        );
    }

    #[test]
    fn marks_and_invisible_characters_are_gathered() {
        let (rows, removed) = cleaned("# 甲\u{200b}法\n**第一条**\u{a0}乙\n- 第二条 丙\n- 丁\n");
        let texts: Vec<_> = rows.iter().map(|(_, t)| t.as_str()).collect();
        assert_eq!(texts, ["甲法", "第一条 乙", "第二条 丙", "- 丁"]);
        assert_eq!(
            removed,
            [
                (1, "\u{200b}".into(), Why::Invisible),
                (1, "#****-".into(), Why::Markup)
            ]
        );
    }
}

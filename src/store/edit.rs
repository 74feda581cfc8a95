//! A change in place: only the lines of the fields that differ are touched.
//!
//! Comments, blank lines, the order of keys, CRLF, a byte-order mark and a missing final newline
//! stay as the person left them. The caller reads the result back before it is written.

use std::ops::Range;

use serde_json::{Map, Value};

use super::emit;
use super::node::{Node, Shape};
use super::read::without_bom;
use crate::fault;
use crate::model::Record;
use crate::problem::Fault;

/// The text with the fields that differ between `old` and `new` changed.
///
/// # Errors
/// `E-YAML` when the file is not laid out as lines of `key: value`.
pub fn apply<R: Record>(text: &str, old: &R, new: &R) -> Result<String, Fault> {
    let body = without_bom(text);
    let bom = &text[..text.len() - body.len()];
    let root = Node::parse(body).map_err(|(fault, _)| fault)?;
    let page = Page::new(body, &root)?;
    let (old, new) = (emit::fields(old), emit::fields(new));
    let mut cuts = page.cuts(&old, &new)?;
    cuts.sort_by_key(|cut| (cut.at.start, cut.order));
    Ok(format!("{bom}{}", splice(body, &cuts)))
}

/// Bytes to be replaced by lines.
struct Cut {
    at: Range<usize>,
    with: String,
    /// Keeps insertions at one place in the order of the keys.
    order: usize,
}

fn splice(text: &str, cuts: &[Cut]) -> String {
    let mut out = String::with_capacity(text.len() + 256);
    let mut done = 0;
    for cut in cuts {
        out.push_str(&text[done..cut.at.start]);
        let glued = cut.at.start == text.len() && !out.is_empty() && !out.ends_with('\n');
        if glued && !cut.with.is_empty() {
            out.push_str(if cut.with.contains("\r\n") {
                "\r\n"
            } else {
                "\n"
            });
        }
        out.push_str(&cut.with);
        done = cut.at.end;
    }
    out.push_str(&text[done..]);
    out
}

/// A file's text with the places of its top-level fields.
struct Page<'t> {
    text: &'t str,
    root: &'t Node,
    newline: &'static str,
}

impl<'t> Page<'t> {
    fn new(text: &'t str, root: &'t Node) -> Result<Self, Fault> {
        let in_lines = matches!(root.shape, Shape::Map(_, false))
            && root
                .entries()
                .iter()
                .all(|(key, _)| key.col == 1 && key.text().is_some());
        if !in_lines {
            return Err(fault!(
                Yaml,
                "这个文件不是一行一个字段的写法，程序不改它；请手工修改",
                "this file is not laid out one field a line, so it is left alone; edit it by hand"
            ));
        }
        let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
        Ok(Self {
            text,
            root,
            newline,
        })
    }

    fn cuts(&self, old: &Map<String, Value>, new: &Map<String, Value>) -> Result<Vec<Cut>, Fault> {
        let mut cuts = Vec::new();
        for key in old.keys().filter(|k| !new.contains_key(*k)) {
            if let Some((name, value)) = self.root.entry(key) {
                let at = name.span.start..self.line_end(value.end(self.text).max(name.span.end));
                let with = self.kept_comments(value, &at);
                cuts.push(Cut { at, with, order: 0 });
            }
        }
        for (order, (key, value)) in new.iter().enumerate() {
            if old.get(key) == Some(value) {
                continue;
            }
            cuts.push(match self.root.entry(key) {
                Some((name, node)) => self.change(name, node, old.get(key), value, order),
                None => self.insert(key, value, new, order),
            });
        }
        Ok(cuts)
    }

    fn change(
        &self,
        name: &Node,
        node: &Node,
        old: Option<&Value>,
        new: &Value,
        order: usize,
    ) -> Cut {
        if let (Shape::List(items, false), Some((place, more))) = (&node.shape, inserted(old, new))
            && !items.is_empty()
        {
            let lines: String = more.iter().map(|v| emit::item(v, node.col - 1)).collect();
            let at = match place.checked_sub(1).and_then(|before| items.get(before)) {
                Some(before) => self.line_end(before.end(self.text)),
                None => self.line_start(items[0].span.start),
            };
            return Cut {
                at: at..at,
                with: self.in_style(&lines),
                order,
            };
        }
        let key = name.text().unwrap_or_default();
        let lines = emit::entry(key, new, 0);
        let one_line = lines.matches('\n').count() == 1;
        let end = node.end(self.text).max(name.span.end);
        let stands_on_one_line = !self.text[name.span.start..end].contains('\n');
        if one_line && stands_on_one_line {
            return self.change_value(name, node, new, order);
        }
        let at = name.span.start..self.line_end(end);
        let comments = self.kept_comments(node, &at);
        let with = self.keep_trailing_comment(node, &at, comments, &self.in_style(&lines));
        Cut { at, with, order }
    }

    /// Replaces the value alone, so that what follows it on its line stays.
    fn change_value(&self, name: &Node, node: &Node, new: &Value, order: usize) -> Cut {
        let value = emit::inline(new);
        if node.span.is_empty() {
            let colon = self.text[name.span.end..]
                .find(':')
                .map_or(name.span.end, |i| name.span.end + i + 1);
            return Cut {
                at: colon..colon,
                with: format!(" {value}"),
                order,
            };
        }
        Cut {
            at: node.span.start..node.end(self.text),
            with: value,
            order,
        }
    }

    /// A new key goes after the nearest key before it that the file has, else before the first.
    fn insert(&self, key: &str, value: &Value, new: &Map<String, Value>, order: usize) -> Cut {
        let before: Vec<&String> = new.keys().take_while(|k| *k != key).collect();
        let after = before.iter().rev().find_map(|k| self.root.entry(k));
        let at = match after {
            Some((name, node)) => self.line_end(node.end(self.text).max(name.span.end)),
            None => self
                .root
                .entries()
                .first()
                .map_or(0, |(first, _)| first.span.start),
        };
        Cut {
            at: at..at,
            with: self.in_style(&emit::entry(key, value, 0)),
            order,
        }
    }

    /// Whole-line comments inside a value that is replaced, so that they are not lost.
    fn kept_comments(&self, node: &Node, at: &Range<usize>) -> String {
        if matches!(node.shape, Shape::Scalar { .. }) {
            return String::new();
        }
        let lines = self.text[at.clone()].split_inclusive('\n').skip(1);
        let comments = lines.filter(|line| line.trim_start().starts_with('#'));
        comments.map(|line| line.trim_start().to_owned()).collect()
    }

    /// Puts the comment at the end of a one-line value behind the first of its new lines.
    fn keep_trailing_comment(
        &self,
        node: &Node,
        at: &Range<usize>,
        before: String,
        lines: &str,
    ) -> String {
        let tail = self.text[node.end(self.text).min(at.end)..at.end].trim();
        if !tail.starts_with('#') || matches!(node.shape, Shape::Scalar { block: true, .. }) {
            return before + lines;
        }
        let (first, rest) = lines.split_once('\n').unwrap_or((lines, ""));
        let first = first.trim_end_matches('\r');
        format!("{before}{first}  {tail}{}{rest}", self.newline)
    }

    fn in_style(&self, lines: &str) -> String {
        if self.newline == "\n" {
            lines.to_owned()
        } else {
            lines.replace('\n', self.newline)
        }
    }

    /// The start of the line that holds the byte.
    fn line_start(&self, offset: usize) -> usize {
        self.text[..offset].rfind('\n').map_or(0, |i| i + 1)
    }

    /// The end of the line that holds the byte before `offset`, its newline included.
    fn line_end(&self, offset: usize) -> usize {
        self.text[offset..]
            .find('\n')
            .map_or(self.text.len(), |i| offset + i + 1)
    }
}

/// Where items were put in and which, when `new` is `old` and nothing but these besides.
fn inserted<'v>(old: Option<&Value>, new: &'v Value) -> Option<(usize, &'v [Value])> {
    let (Some(Value::Array(old)), Value::Array(new)) = (old, new) else {
        return None;
    };
    let added = new.len().checked_sub(old.len()).filter(|n| *n > 0)?;
    let place = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let rest = &new[place + added..];
    (rest == &old[place..]).then(|| (place, &new[place..place + added]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::step::NoteAction;
    use crate::model::{Day, Id, Org, Step};
    use crate::store::read;

    const HAND: &str = "# 手写的一份\nkind: department   # 类别\nid: civil-affairs\n\nname: 开封市民政局 # 全称\nuid: aaaaaaaa\nlevel: city\naliases:\n  # 旧称\n  - 民政局\n\nhistory:\n  - {on: 2024-05-01, action: noted, by: npc-office, note: 甲}  # 首条\n  # 以下待补\n";

    fn edited(text: &str, change: impl FnOnce(&mut Org)) -> String {
        let old: Org = read::record(text).unwrap();
        let mut new = old.clone();
        change(&mut new);
        let after = apply(text, &old, &new).unwrap();
        read::verify(&after, &new).unwrap();
        after
    }

    fn note(text: &str) -> Step<NoteAction> {
        let mut step = Step::new(
            Day::parse_iso("2024-06-01").unwrap(),
            NoteAction::Noted,
            Id::parse("npc-office").unwrap(),
        );
        step.note = Some(text.into());
        step
    }

    #[test]
    fn one_value_changes_and_its_comment_stays() {
        let after = edited(HAND, |o| o.name = "开封市民政局（新）".into());
        assert_eq!(
            after,
            HAND.replace("开封市民政局 # 全称", "开封市民政局（新） # 全称")
        );
    }

    #[test]
    fn a_step_is_added_behind_the_last() {
        let after = edited(HAND, |o| o.history.push(note("乙")));
        let line = "  - {on: 2024-06-01, action: noted, by: npc-office, note: 乙}\n";
        assert_eq!(after, HAND.replace("# 首条\n", &format!("# 首条\n{line}")));
    }

    #[test]
    fn a_step_takes_its_place_among_the_others() {
        let two = edited(HAND, |o| o.history.push(note("乙")));
        let mut early = note("丙");
        early.on = Day::parse_iso("2024-05-15").unwrap();
        let between = edited(&two, |o| o.history.insert(1, early.clone()));
        let line = "  - {on: 2024-05-15, action: noted, by: npc-office, note: 丙}\n";
        assert_eq!(between, two.replace("# 首条\n", &format!("# 首条\n{line}")));
        let first = edited(HAND, |o| o.history.insert(0, early));
        assert_eq!(
            first,
            HAND.replace("history:\n", &format!("history:\n{line}"))
        );
    }

    #[test]
    fn a_new_field_takes_its_place() {
        let after = edited(HAND, |o| o.short_name = Some("民政局".into()));
        assert_eq!(
            after,
            HAND.replace("# 全称\n", "# 全称\nshort_name: 民政局\n")
        );
    }

    #[test]
    fn a_removed_field_leaves_its_comments() {
        let after = edited(HAND, |o| o.aliases.clear());
        assert_eq!(
            after,
            HAND.replace("aliases:\n  # 旧称\n  - 民政局\n", "# 旧称\n")
        );
    }

    #[test]
    fn crlf_bom_and_a_missing_newline_stay() {
        let text = format!("\u{feff}{}", HAND.trim_end().replace('\n', "\r\n"));
        let after = edited(&text, |o| o.history.push(note("乙")));
        assert!(after.starts_with('\u{feff}') && !after.replace("\r\n", "").contains('\n'));
        assert!(after.ends_with("# 以下待补"), "the last line is untouched");
        let bare = "id: a\nuid: aaaaaaaa\nname: 甲\nkind: department\nlevel: city";
        let after = edited(bare, |o| o.history.push(note("乙")));
        assert!(after.starts_with(&format!("{bare}\nhistory:\n")));
    }

    #[test]
    fn a_file_in_braces_is_refused() {
        let text = "{id: a, uid: aaaaaaaa, name: 甲, kind: department, level: city}\n";
        let old: Org = read::record(text).unwrap();
        let mut new = old.clone();
        new.name = "乙".into();
        assert!(apply(text, &old, &new).is_err());
    }
}

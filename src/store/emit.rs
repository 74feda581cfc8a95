//! The one canonical form of a new record, and of a field that a command changes.
//!
//! Keys in the order of the type, two-space lists, short lists and steps on one line, block
//! scalars for text of several lines, dates plain, and quotes around everything a YAML 1.1 or 1.2
//! reader could take for something else than text.

use serde_json::{Map, Value};
use unicode_width::UnicodeWidthStr;

use crate::model::{Day, Record};

/// Lists and groups up to this many columns stand on one line.
const LINE: usize = 120;

/// The fields of a record in the order of its type, empty ones left out.
#[must_use]
pub fn fields<R: Record>(record: &R) -> Map<String, Value> {
    match serde_json::to_value(record) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

/// The text of a new record's file.
#[must_use]
pub fn record<R: Record>(record: &R) -> String {
    fields(record)
        .iter()
        .map(|(key, value)| entry(key, value, 0))
        .collect()
}

/// A field as whole lines, the key indented by `indent` spaces.
#[must_use]
pub fn entry(key: &str, value: &Value, indent: usize) -> String {
    let pad = " ".repeat(indent);
    match value {
        Value::Array(items) if !is_short_list(items, key.width() + indent) => {
            let lines: String = items.iter().map(|v| item(v, indent + 2)).collect();
            format!("{pad}{key}:\n{lines}")
        }
        Value::Object(group) => match one_line(value, key.width() + indent + 2) {
            Some(line) => format!("{pad}{key}: {line}\n"),
            None => {
                let lines: String = group.iter().map(|(k, v)| entry(k, v, indent + 2)).collect();
                format!("{pad}{key}:\n{lines}")
            }
        },
        Value::String(text) if is_block(text) => format!("{pad}{key}: {}", block(text, indent + 2)),
        _ => format!("{pad}{key}: {}\n", inline(value)),
    }
}

/// An item of a list as whole lines, its dash indented by `indent` spaces.
#[must_use]
pub fn item(value: &Value, indent: usize) -> String {
    let pad = " ".repeat(indent);
    match (value, one_line(value, indent + 2)) {
        (_, Some(line)) => format!("{pad}- {line}\n"),
        (Value::Object(group), None) => {
            let mut lines: String = group.iter().map(|(k, v)| entry(k, v, indent + 2)).collect();
            lines.replace_range(indent..=indent, "-");
            lines
        }
        (Value::String(text), None) => format!("{pad}- {}", block(text, indent + 2)),
        (other, None) => format!("{pad}- {}\n", inline(other)),
    }
}

/// A list of records or steps stands in lines; a list of short words stands in brackets.
fn is_short_list(items: &[Value], taken: usize) -> bool {
    items
        .iter()
        .all(|v| !matches!(v, Value::Object(_) | Value::Array(_)))
        && one_line(&Value::Array(items.to_vec()), taken + 2).is_some()
}

/// The value on one line; `None` when it is too long or holds text of several lines.
fn one_line(value: &Value, taken: usize) -> Option<String> {
    let is_plain = match value {
        Value::Object(group) => !group.values().any(has_block),
        other => !has_block(other),
    };
    let line = is_plain.then(|| inline(value))?;
    let collection = matches!(value, Value::Object(_) | Value::Array(_));
    (!collection || line.width() + taken <= LINE).then_some(line)
}

fn has_block(value: &Value) -> bool {
    match value {
        Value::String(text) => is_block(text),
        Value::Array(items) => items.iter().any(has_block),
        Value::Object(group) => group.values().any(has_block),
        _ => false,
    }
}

/// The value in one line, however long.
#[must_use]
pub fn inline(value: &Value) -> String {
    match value {
        Value::Null => "~".to_owned(),
        Value::Bool(b) => b.to_string(),
        Value::Number(n) => n.to_string(),
        Value::String(text) => scalar(text),
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(inline).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(group) => {
            let pairs: Vec<_> = group
                .iter()
                .map(|(k, v)| format!("{k}: {}", inline(v)))
                .collect();
            format!("{{{}}}", pairs.join(", "))
        }
    }
}

/// Text on one line: plain when every reader takes it for text, else quoted.
fn scalar(text: &str) -> String {
    if is_safe_plain(text) {
        text.to_owned()
    } else if text.chars().all(is_printable) {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        double_quoted(text)
    }
}

fn double_quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if is_printable(c) => out.push(c),
            c if (c as u32) < 0x1_0000 => out.push_str(&format!("\\u{:04x}", c as u32)),
            c => out.push_str(&format!("\\U{:08x}", c as u32)),
        }
    }
    out.push('"');
    out
}

/// Characters that stand as they are in any YAML scalar of one line.
fn is_printable(c: char) -> bool {
    !c.is_control()
        && !matches!(
            c,
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
        && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
}

fn is_safe_plain(text: &str) -> bool {
    let Some(first) = text.chars().next() else {
        return false;
    };
    let starts_well = !first.is_whitespace() && !"-?:,[]{}#&*!|>'\"%@`=<~.+".contains(first);
    let ends_well = !text.ends_with(|c: char| c.is_whitespace() || c == ':');
    starts_well
        && ends_well
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains([',', '[', ']', '{', '}', '\t'])
        && text.chars().all(is_printable)
        && !is_taken_for_other(text)
}

/// Whether a reader of YAML 1.1 or 1.2 could take the text for a number, a truth value or nothing.
/// A date is left plain: every reader of this ledger knows it for what it is.
fn is_taken_for_other(text: &str) -> bool {
    if Day::parse_iso(text).is_ok() {
        return false;
    }
    let lower = text.to_ascii_lowercase();
    let word =
        ["null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(&lower.as_str());
    word || text.starts_with(|c: char| c.is_ascii_digit())
        && text
            .chars()
            .all(|c| c.is_ascii_hexdigit() || "xob_.:+-TtZz ".contains(c))
}

/// Whether the text is written as a block: it has several lines and a block can hold it.
fn is_block(text: &str) -> bool {
    let body = text.strip_suffix('\n').unwrap_or(text);
    text.contains('\n')
        && !body.is_empty()
        && !body.ends_with('\n')
        && !body.starts_with([' ', '\n'])
        && body.lines().all(|line| {
            line.chars().all(|c| is_printable(c) || c == '\t')
                && !line.ends_with([' ', '\t'])
                && !line.starts_with('\t')
        })
}

fn block(text: &str, indent: usize) -> String {
    let mark = if text.ends_with('\n') { "|" } else { "|-" };
    let pad = " ".repeat(indent);
    let lines: String = text
        .lines()
        .map(|line| {
            if line.is_empty() {
                "\n".to_owned()
            } else {
                format!("{pad}{line}\n")
            }
        })
        .collect();
    format!("{mark}\n{lines}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn quotes_what_readers_would_misread() {
        for text in [
            "no", "On", "012", "0x1F", "1e3", "12:30", "410200", "", " x", "x ", "a: b", "a #b",
            "- x", "~", "[x]", "a, b", "'x'", "=", "<<", "2024-13", "1_000", ".5", "+1",
        ] {
            let line = scalar(text);
            assert!(line.starts_with(['\'', '"']), "{text:?} → {line}");
        }
        for text in [
            "某养老院二楼安全出口上锁",
            "2024-06-30",
            "汴人联监交〔2024〕5号",
            "KF-I051",
            "a:b",
            "60%",
        ] {
            assert_eq!(scalar(text), text);
        }
    }

    #[test]
    fn every_scalar_reads_back() {
        let cases = [
            "a\nb",
            "a\nb\n",
            "\n",
            "\n\n",
            "a\n\nb\n",
            " a\nb",
            "a \nb",
            "tab\there",
            "\u{85}x",
            "it's \"so\"",
            "\u{202e}x",
            "a\n\tb",
            "-\n-",
            "# x\n# y\n",
            "null",
        ];
        for text in cases {
            let written = entry("k", &json!(text), 0);
            let read: std::collections::BTreeMap<String, String> =
                serde_yaml::from_str(&written).unwrap();
            assert_eq!(read["k"], text, "{written}");
        }
    }

    #[test]
    fn the_canonical_form() {
        let long: String = "等待消防验收".repeat(12);
        let value = json!({
            "source": {"channel": "survey", "refs": ["KF-V012"]},
            "co": ["fire-rescue", "finance"],
            "description": "第一行\n第二行\n",
            "history": [
                {"on": "2024-05-08", "action": "found", "by": "group-2"},
                {"on": "2024-06-25", "action": "extended", "reason": long}
            ]
        });
        let Value::Object(fields) = value else {
            unreachable!()
        };
        let text: String = fields.iter().map(|(k, v)| entry(k, v, 0)).collect();
        assert_eq!(
            text,
            format!(
                "source: {{channel: survey, refs: [KF-V012]}}\nco: [fire-rescue, finance]\n\
                 description: |\n  第一行\n  第二行\nhistory:\n  - {{on: 2024-05-08, action: found, by: group-2}}\n\
                 \x20 - on: 2024-06-25\n    action: extended\n    reason: {long}\n"
            )
        );
    }
}

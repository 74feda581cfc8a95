//! Bytes to one record: encoding, bounds, then the fast reader, then the strict one.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::node::Node;
use super::strict;
pub use crate::encoding::utf8;
use crate::fault;
use crate::model::Record;
use crate::problem::{Fault, Spot};

/// The largest file that is read, in bytes. The longest law in full is about a tenth of it.
pub const LARGEST: u64 = 1 << 20;

const BOM: &str = "\u{feff}";

/// The text without its byte-order mark.
#[must_use]
pub fn without_bom(text: &str) -> &str {
    text.strip_prefix(BOM).unwrap_or(text)
}

/// The text without byte-order mark, its lines as YAML counts them: a lone CR, as old Macs wrote,
/// ends one as well.
#[must_use]
pub fn lines(text: &str) -> Vec<&str> {
    let ended = without_bom(text).split_inclusive(['\n', '\r']);
    let mut lines: Vec<&str> = Vec::new();
    let mut before = "";
    for line in ended {
        // The LF of a CRLF ends no line of its own.
        if !(before.ends_with('\r') && line == "\n") {
            lines.push(line.trim_end_matches(['\n', '\r']));
        }
        before = line;
    }
    lines
}

/// The text with its last line ended. YAML readers differ on a block scalar whose last line is
/// not, and a field added behind it must not change it.
fn whole_lines(text: &str) -> Cow<'_, str> {
    if text.ends_with('\n') {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(format!("{text}\n"))
    }
}

/// Reads a record from its text: the fast reader where it is sure to see all that is wrong, else
/// the strict one.
///
/// # Errors
/// Every problem of the text, with places.
pub fn record<T: DeserializeOwned + JsonSchema>(text: &str) -> Result<T, Vec<(Fault, Spot)>> {
    let text = &merged(text)?;
    if is_plain(text)
        && let Ok(value) = serde_yaml::from_str(text)
    {
        return Ok(value);
    }
    by_nodes(text)
}

/// Reads a text by the strict reader alone: for files whose keys are not all known beforehand, and
/// to see whether both readers agree.
///
/// # Errors
/// Every problem of the text, with places.
pub fn strictly<T: DeserializeOwned + JsonSchema>(text: &str) -> Result<T, Vec<(Fault, Spot)>> {
    by_nodes(&merged(text)?)
}

/// The text in whole lines, without byte-order mark and without a conflict of a merge.
fn merged(text: &str) -> Result<Cow<'_, str>, Vec<(Fault, Spot)>> {
    let text = whole_lines(without_bom(text));
    conflict(&text).map_or(Ok(text), |found| Err(vec![found]))
}

fn by_nodes<T: DeserializeOwned + JsonSchema>(text: &str) -> Result<T, Vec<(Fault, Spot)>> {
    let root = Node::parse(text).map_err(|found| vec![found])?;
    strict::read(&root, &required_keys::<T>())
}

/// The keys the top level of a type must have.
fn required_keys<T: JsonSchema>() -> Vec<String> {
    let schema = schemars::schema_for!(T);
    let required = schema
        .get("required")
        .and_then(|r| r.as_array())
        .cloned()
        .unwrap_or_default();
    required
        .iter()
        .filter_map(|k| k.as_str().map(str::to_owned))
        .collect()
}

/// The first conflict marker of a merge, at the start of a line.
fn conflict(text: &str) -> Option<(Fault, Spot)> {
    let is_mark = |line: &str| {
        ["<<<<<<< ", ">>>>>>> ", "||||||| "]
            .iter()
            .any(|m| line.starts_with(m))
            || line == "======="
    };
    let line = text.lines().position(is_mark)? + 1;
    let fault = fault!(
        Conflict,
        "合并冲突还没有解决",
        "a merge conflict is not resolved"
    );
    Some((
        fault,
        Spot::At {
            line,
            col: 1,
            len: 7,
        },
    ))
}

/// Whether the text is sure to hold no anchor, alias, tag or deep nesting, which the fast reader
/// would take: then the strict reader need not see it.
fn is_plain(text: &str) -> bool {
    let (mut depth, mut before, mut indent, mut line_starts) = (0_i32, b'\n', 0, true);
    for byte in text.bytes() {
        match byte {
            b'&' | b'*' | b'!' if b" \t\n\r[{,:-?".contains(&before) => return false,
            b'%' if before == b'\n' => return false,
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth -= 1,
            _ => {}
        }
        line_starts = byte == b'\n' || (line_starts && matches!(byte, b' ' | b'-' | b'?'));
        indent = if byte == b'\n' {
            0
        } else {
            indent + i32::from(line_starts)
        };
        if depth > 6 || indent > 24 {
            return false;
        }
        before = byte;
    }
    true
}

/// Reads the text back and compares it with what was meant.
///
/// # Errors
/// `E-YAML` when what was read differs: nothing must be written then.
pub fn verify<R: Record>(text: &str, meant: &R) -> Result<(), Fault> {
    let strict = strictly::<R>(text);
    let fast = record::<R>(text);
    match (strict, fast) {
        (Ok(strict), Ok(fast)) if strict == *meant && fast == *meant => Ok(()),
        _ => Err(fault!(
            Yaml,
            "改后的文件读回来与要写的不一致，没有写入；请手工修改这个文件",
            "the changed file does not read back as meant; nothing was written, please edit it by hand"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Issue, Org};
    use crate::problem::Code;

    fn codes<T: DeserializeOwned + JsonSchema>(text: &str) -> Vec<(Code, usize)> {
        let Err(found) = record::<T>(text) else {
            return Vec::new();
        };
        found
            .iter()
            .map(|(f, s)| {
                (
                    f.code,
                    if let Spot::At { line, .. } = s {
                        *line
                    } else {
                        0
                    },
                )
            })
            .collect()
    }

    const ORG: &str =
        "id: civil-affairs\nuid: aaaaaaaa\nname: 开封市民政局\nkind: department\nlevel: city\n";

    #[test]
    fn all_problems_of_a_file_at_once() {
        let text = "id: KF_I001\nuid: 7q3k9m2x\ntitel: 甲\nkind: hazzard\nsource: {channel: survey, level: city}\n\
                    severity: general\ndue: 2024-02-30\nco: civil-affairs\nhistory:\n  - {on: 2024-05-08, action: fond, by: group-2}\n\
                    \x20 - {action: found, by: group-2}\n  - {on: 2024-05-10, action: progress, by: a, pct: 160}\n";
        let found = codes::<Issue>(text);
        for expected in [
            (Code::Missing, 0),
            (Code::IdForm, 1),
            (Code::Key, 3),
            (Code::Value, 4),
            (Code::DateForm, 7),
            (Code::Type, 8),
            (Code::Value, 10),
            (Code::Missing, 11),
            (Code::Value, 12),
        ] {
            assert!(found.contains(&expected), "{expected:?} in {found:?}");
        }
        let missing = found
            .iter()
            .filter(|(c, line)| *c == Code::Missing && *line == 0)
            .count();
        assert_eq!(
            missing, 4,
            "campaign, title, description, category: {found:?}"
        );
    }

    #[test]
    fn the_fast_reader_takes_nothing_the_strict_one_refuses() {
        for text in [
            format!("{ORG}aliases: &a [x]\n"),
            format!("{ORG}aliases: [*a]\n"),
            format!("{ORG}name: 另一个\n"),
            format!("{ORG}short_name: !!str x\n"),
            format!("{ORG}---\n{ORG}"),
        ] {
            assert!(record::<Org>(&text).is_err(), "{text}");
        }
        assert!(record::<Org>(ORG).is_ok());
        assert!(record::<Org>(&format!("{BOM}{}", ORG.replace('\n', "\r\n"))).is_ok());
    }

    #[test]
    fn a_last_line_without_end_reads_as_with_one() {
        let text = format!("{ORG}duties:\n  - |\n    统筹\n    协调");
        let open: Org = record(&text).unwrap();
        let ended: Org = record(&format!("{text}\n")).unwrap();
        assert_eq!(open, ended);
        assert_eq!(open, strictly(&text).unwrap());
        assert_eq!(open.duties, ["统筹\n协调\n"]);
    }

    #[test]
    fn lines_are_counted_as_yaml_counts_them() {
        for text in ["甲\n乙\n\n丙", "甲\r\n乙\r\n\r\n丙\r\n", "甲\r乙\r\r丙\r"] {
            assert_eq!(lines(text), ["甲", "乙", "", "丙"], "{text:?}");
        }
        assert_eq!(lines(&format!("{BOM}甲")), ["甲"]);
    }

    #[test]
    fn conflict_markers_have_their_line() {
        let text =
            format!("{ORG}<<<<<<< HEAD\nshort_name: 甲\n=======\nshort_name: 乙\n>>>>>>> other\n");
        assert_eq!(codes::<Org>(&text), [(Code::Conflict, 6)]);
    }

    #[test]
    fn gbk_is_told_from_other_bytes() {
        let gbk = [b"id: x\nname: ".as_slice(), &[0xbf, 0xaa, 0xb7, 0xe2]].concat();
        assert_eq!(utf8(&gbk).unwrap_err().code, Code::Gbk);
        assert_eq!(utf8(b"id: \xff\x20x").unwrap_err().code, Code::Utf8);
    }
}

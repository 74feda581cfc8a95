//! What the YAML parser stumbles over, in words.

use granit_parser::{ErrorKind, ScanError};

use super::node::DEPTH;
use super::read::lines;
use crate::fault;
use crate::problem::{Fault, Spot};

/// The parser's error as a fault with its place.
pub(super) fn fault(error: &ScanError) -> (Fault, Spot) {
    let mark = error.marker();
    let spot = Spot::At {
        line: mark.line().max(1),
        col: mark.col() + 1,
        len: 1,
    };
    let fault = match error.kind() {
        ErrorKind::RecursionLimitExceeded => fault!(
            Depth,
            "嵌套超过 {DEPTH} 层",
            "nested deeper than {DEPTH} levels"
        ),
        ErrorKind::UnknownAnchor
        | ErrorKind::MissingAnchorOrAliasName
        | ErrorKind::UndeclaredTagHandle => unwanted(),
        kind => {
            let (zh, en) = (chinese(kind), error.info());
            fault!(Yaml, "{zh}", "cannot read on from here: {en}")
        }
    };
    (fault, spot)
}

fn unwanted() -> Fault {
    fault!(
        Anchor,
        "账本里不用锚点（&）、别名（*）和标签（!）",
        "a ledger uses no anchors (&), aliases (*) or tags (!)"
    )
}

/// Anchors, aliases and tags, which a ledger does not need. The parser says where their value
/// starts; the mark itself stands before it.
pub(super) fn refuse(text: &str, value: usize) -> (Fault, Spot) {
    let before = text.get(..value).unwrap_or_default();
    let is_alias = text[before.len()..].starts_with('*');
    let mark = match before.rfind(['&', '!']) {
        Some(mark) if !is_alias => before[..=mark].trim_end_matches('!').len().min(mark),
        _ => before.len(),
    };
    // Up to and with the mark, so that a line it begins counts.
    let end = text[mark..].chars().next().map_or(0, char::len_utf8);
    let rows = lines(&text[..mark + end]);
    let spot = Spot::At {
        line: rows.len(),
        col: rows.last().map_or(1, |row| row.chars().count()),
        len: 1,
    };
    (unwanted(), spot)
}

/// The mistakes people make, each in a phrase; the parser's own words are English.
fn chinese(kind: &ErrorKind) -> String {
    use ErrorKind as K;
    let phrase = match kind {
        K::SimpleKeyExpected | K::InvalidMappingValueWhitespace => {
            "这一行应写成“字段: 值”，冒号用半角，后面空一格"
        }
        K::UnclosedQuotedScalar | K::DocumentIndicatorInQuotedScalar => "引号没有成对",
        K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => {
            "引号之后还有内容"
        }
        K::UnknownQuotedScalarEscape => "双引号里的反斜杠写法不对；可改用单引号",
        K::MisplacedFlowCollectionEnd
        | K::MismatchedFlowCollectionEnd { .. }
        | K::UnclosedFlowCollection { .. }
        | K::UnexpectedEofFlowSequence
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofImplicitFlowMapping
        | K::ExpectedFlowMappingSeparator
        | K::ExpectedFlowSequenceSeparator
        | K::InvalidColonPlacement => "括号没有成对，或者各项之间没有用半角逗号隔开",
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabInIndentation
        | K::TabAtBlockScalarStart => "缩进用了制表符（Tab），应改用空格",
        K::MappingValueNotAllowed => {
            "这里不该有冒号：可能是缩进不对，也可能是文字里有冒号而没有加引号"
        }
        K::ExpectedBlockMappingKey
        | K::ExpectedBlockSequenceEntry
        | K::BlockSequenceEntryNotAllowed
        | K::InvalidIndentation
        | K::InvalidBlockScalarIndent
        | K::InvalidQuotedScalarIndent
        | K::InvalidFlowScalarIndent => "缩进与上面几行对不齐",
        K::CommentInterceptedScalar | K::CommentNotSeparated => "注释（#）的位置不对",
        K::UnexpectedCharacter { character } => {
            return format!("文字不能以 {character} 开头，要加引号");
        }
        _ => "从这里起读不懂",
    };
    phrase.to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::node::Node;
    use crate::problem::{Code, Spot};

    #[test]
    fn common_mistakes_are_told_in_chinese() {
        for (text, says) in [
            ("id: a\nuid：b\n", "冒号用半角"),
            ("id: \"a\nuid: b\n", "引号"),
            ("id: [a，b\nuid: b\n", "括号"),
            ("id: {a: b\nuid: b\n", "括号"),
            ("id:\n\t- a\n", "Tab"),
            ("id: a: b\n", "冒号"),
            ("id:\n  - a: b\n   c: d\n", "缩进"),
            ("id: @甲\n", "以 @ 开头"),
            ("id: 甲 # x\n  乙\n", "注释"),
        ] {
            let (fault, _) = Node::parse(text).unwrap_err();
            assert_eq!(fault.code, Code::Yaml, "{text}");
            assert!(fault.zh.contains(says), "{text}: {}", fault.zh);
        }
    }

    #[test]
    fn an_anchor_is_shown_where_it_stands() {
        for (text, line, col) in [
            ("id: &甲 a\n", 1, 5),
            ("id: !!str a\n", 1, 5),
            ("id: b\nduties: &a\n  - x\n", 2, 9),
            ("id: [b, &a x]\n", 1, 9),
        ] {
            let (fault, spot) = Node::parse(text).unwrap_err();
            assert_eq!(fault.code, Code::Anchor, "{text}");
            assert_eq!(spot, Spot::At { line, col, len: 1 }, "{text}");
        }
    }

    #[test]
    fn text_that_starts_with_a_star_is_told_as_an_alias() {
        for text in ["id: *重要\n", "id: *\n"] {
            assert_eq!(
                Node::parse(text).unwrap_err().0.code,
                Code::Anchor,
                "{text}"
            );
        }
    }
}

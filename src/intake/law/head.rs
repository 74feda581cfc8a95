//! What a line starts with: the number of an article, a chapter or the like, or a reference to one.

use crate::model::numeral;
use crate::model::provision::item_mark;
use crate::model::regulation::ArticleNo;

/// 编, 分编, 章, 节, from the widest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Part,
    SubPart,
    Chapter,
    Section,
}

/// A heading such as 第一章　总则.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    pub(super) unit: Unit,
    pub(super) no: u32,
    /// Its name without blanks; empty when the line has only the number.
    pub(super) name: String,
    /// Its name as it stands.
    pub(super) raw: String,
    /// A blank stands between number and name.
    pub(super) is_spaced: bool,
}

/// The start of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) no: ArticleNo,
    /// Where in the line its text starts.
    pub(super) body: usize,
    /// A colon between number and text.
    pub(super) colon: Option<char>,
    /// A blank, a colon or the end of the line follows the number.
    pub(super) is_spaced: bool,
}

/// Names of chapters are a few words; the longest in force has about forty characters.
const LONGEST_NAME: usize = 50;

/// What a reference goes on with, even after a blank.
const REFERS: &[&str] = &[
    "规定的",
    "所列",
    "所规定",
    "的",
    "、",
    "，",
    ",",
    "和第",
    "或第",
    "或者第",
    "及第",
    "以及第",
    "与第",
    "至第",
    "到第",
    "中的",
    "中规定",
];
/// What a reference goes on with when no blank follows its number.
const REFERS_AT_ONCE: &[&str] = &[
    "规定",
    "所称",
    "所指",
    "之",
    "。",
    "；",
    ";",
    "）",
    ")",
    "》",
    "”",
    "项",
    "款",
    "关于",
    "有关规定",
    "要求的",
    "明确的",
    "以外",
    "除外",
    "等规定",
    "等条",
    "-",
    "—",
    "～",
    "以及",
    "或者",
];

/// The number after 第 and before one of `units`, blanks in between passed over; where it ends.
fn ordinal<'u>(text: &str, units: &[&'u str]) -> Option<(u32, &'u str, usize)> {
    let rest = text.strip_prefix('第')?;
    let mut numeral = String::new();
    for (at, c) in rest.char_indices() {
        if numeral::is_numeral(c) && numeral.len() < 36 {
            numeral.push(c);
        } else if !c.is_whitespace() || at > 60 {
            let unit = units.iter().find(|u| rest[at..].starts_with(**u))?;
            let end = text.len() - rest.len() + at + unit.len();
            return Some((numeral::parse(&numeral)?, unit, end));
        }
    }
    None
}

/// The article a line starts; `None` for text and for a reference to an article.
pub(super) fn article(text: &str) -> Option<Label> {
    let (number, _, mut end) = ordinal(text, &["条"])?;
    let mut sub = 0;
    if let Some(after) = text[end..].strip_prefix('之') {
        let numeral: String = after
            .chars()
            .take_while(|c| numeral::is_numeral(*c))
            .collect();
        if !numeral.is_empty() {
            sub = numeral::parse(&numeral)?;
            end += '之'.len_utf8() + numeral.len();
        }
    }
    let rest = &text[end..];
    let colon = rest.chars().next().filter(|c| matches!(c, '：' | ':'));
    let body = rest[colon.map_or(0, char::len_utf8)..].trim_start();
    let is_spaced = rest.is_empty() || body.len() < rest.len();
    (!is_reference(body, is_spaced)).then(|| Label {
        no: ArticleNo { number, sub },
        body: text.len() - body.len(),
        colon,
        is_spaced,
    })
}

/// Whether what follows a number makes it a reference.
fn is_reference(rest: &str, is_spaced: bool) -> bool {
    let starts = |words: &[&str]| words.iter().any(|w| rest.starts_with(w));
    // 第二款, 第一、二款, 第（三）项, （三）项
    let within = ordinal(
        rest,
        &[
            "款", "项", "条", "目", "章", "节", "、", "至", "和", "及", "或",
        ],
    )
    .is_some()
        || rest.starts_with(['（', '(']) && refers_to_item(rest)
        || rest.starts_with("第（")
        || rest.starts_with("第(");
    starts(REFERS) || within || !is_spaced && starts(REFERS_AT_ONCE)
}

/// （三）项 is a reference, （三）为了 starts an item and （目的） a remark.
fn refers_to_item(rest: &str) -> bool {
    let inner = rest.trim_start_matches(['（', '(']);
    inner.starts_with(numeral::is_numeral) && item_mark(rest).is_none()
}

/// The heading a line is.
pub(super) fn heading(text: &str) -> Option<Heading> {
    let (no, unit, end) = ordinal(text, &["编", "分编", "章", "节"])?;
    let rest = &text[end..];
    let name = rest.trim();
    let is_spaced = rest.is_empty() || name.len() < rest.len();
    let is_name = name.chars().count() <= LONGEST_NAME
        && !name.contains(['。', '；', '，', '：', '？', '！', ','])
        && !is_reference(name, is_spaced);
    is_name.then(|| Heading {
        unit: match unit {
            "编" => Unit::Part,
            "分编" => Unit::SubPart,
            "章" => Unit::Chapter,
            _ => Unit::Section,
        },
        no,
        name: super::clean::squeezed(name),
        raw: name.to_owned(),
        is_spaced,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, &str, bool)> {
        article(text).map(|l| (l.no.to_string(), &text[l.body..], l.is_spaced))
    }

    #[test]
    fn articles() {
        let cases = [
            ("第一条 为了", "1", "为了", true),
            ("第二十三条　国家", "23", "国家", true),
            ("第二十三条之一　国家", "23-1", "国家", true),
            ("第23条 国家", "23", "国家", true),
            ("第２３条之２ 国家", "23-2", "国家", true),
            ("第 二十三 条 国家", "23", "国家", true),
            ("第一百零八条国家", "108", "国家", false),
            ("第五条", "5", "", true),
            ("第五条：国家", "5", "国家", true),
            ("第十条中小学校应当", "10", "中小学校应当", false),
            ("第五条（目的）国家", "5", "（目的）国家", false),
            ("第十条 第三方机构应当", "10", "第三方机构应当", true),
            (
                "第十条 规定养老服务标准应当",
                "10",
                "规定养老服务标准应当",
                true,
            ),
        ];
        for (text, no, body, spaced) in cases {
            assert_eq!(read(text), Some((no.to_owned(), body, spaced)), "{text}");
        }
    }

    #[test]
    fn references() {
        for text in [
            "第五条规定的条件",
            "第五条第二款",
            "第五条 第二款规定",
            "第五条、第六条",
            "第五条和第六条",
            "第五条第（一）项",
            "第五条第一、二款规定",
            "第五条（二）项规定",
            "第五条至第九条",
            "第五条的规定",
            "第五条 规定的条件",
            "第五条所列情形",
            "第五条，由",
            "第五条之规定",
            "第五条所称养老机构",
            "第二款",
            "第条",
            "依照本条例第五条",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn headings() {
        let read = |text| heading(text).map(|h| (h.unit, h.no, h.name));
        assert_eq!(
            read("第一章　总　则"),
            Some((Unit::Chapter, 1, "总则".into()))
        );
        assert_eq!(
            read("第十二章附则"),
            Some((Unit::Chapter, 12, "附则".into()))
        );
        assert_eq!(read("第2节"), Some((Unit::Section, 2, String::new())));
        assert_eq!(
            read("第一分编 通则"),
            Some((Unit::SubPart, 1, "通则".into()))
        );
        for text in [
            "第三章规定的职责",
            "第三章第二节",
            "第三章、第四章",
            "第三章 机构应当设立，并且",
            "第一条 总则",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}

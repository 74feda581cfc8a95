//! 款 and 项: the paragraphs and items of an article, read off its text.

use super::numeral;

/// A paragraph (款) of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its number in the article, from 1.
    pub no: u32,
    /// Its text, without its items.
    pub text: String,
    /// Its items, in order.
    pub items: Vec<Item>,
}

/// An item (项) of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The number it bears.
    pub no: u32,
    /// Its text after the number; sub-items (目) stand in lines of their own.
    pub text: String,
}

/// The paragraphs of an article's text, which has one line for each paragraph and item.
///
/// A line that starts with （一） is an item of the paragraph above it. Items that run on in one
/// line after a colon or semicolon are told apart when their numbers follow on.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut found: Vec<Paragraph> = Vec::new();
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let own = item_mark(line).is_some();
        match found.last_mut() {
            Some(paragraph) if own => paragraph.add_items(line),
            Some(paragraph) if is_sub_item(line) => match paragraph.items.last_mut() {
                Some(item) => append(&mut item.text, line),
                None => append(&mut paragraph.text, line),
            },
            _ => {
                let mut paragraph = Paragraph {
                    no: u32::try_from(found.len())
                        .unwrap_or(u32::MAX)
                        .saturating_add(1),
                    text: String::new(),
                    items: Vec::new(),
                };
                let start = if own {
                    0
                } else {
                    inner_mark(line, 1).unwrap_or(line.len())
                };
                paragraph.text = line[..start].trim_end().to_owned();
                paragraph.add_items(&line[start..]);
                found.push(paragraph);
            }
        }
    }
    found
}

impl Paragraph {
    /// Adds the item a line starts with, and those that follow on in the same line.
    fn add_items(&mut self, line: &str) {
        let mut rest = line;
        while let Some((no, mark)) = item_mark(rest) {
            let body = &rest[mark..];
            let next = inner_mark(body, no + 1).unwrap_or(body.len());
            self.items.push(Item {
                no,
                text: body[..next].trim().to_owned(),
            });
            rest = &body[next..];
        }
    }
}

fn append(text: &mut String, line: &str) {
    text.push('\n');
    text.push_str(line);
}

/// The number of the item a text starts with and the length of its mark: （一）, (1) or ㈠. A reference
/// such as （一）项 or （一）、（二）项 is no mark.
#[must_use]
pub fn item_mark(text: &str) -> Option<(u32, usize)> {
    let first = text.chars().next()?;
    // One character for number and brackets: ㈠ to ㈩, ⑴ to ⒇.
    for (start, end) in [('㈠', '㈩'), ('⑴', '⒇')] {
        if (start..=end).contains(&first) {
            return Some((first as u32 - start as u32 + 1, first.len_utf8()));
        }
    }
    let inner = text.strip_prefix(['（', '('])?;
    let end = inner.find(['）', ')']).filter(|end| *end <= 24)?;
    let no = numeral::parse(inner[..end].trim())?;
    let close = inner[end..].chars().next().map_or(0, char::len_utf8);
    let mark = text.len() - inner.len() + end + close;
    let after = text[mark..].trim_start();
    let refers = after.starts_with(['项', '、', '至', '和', '或', '及', '目', '款']) && {
        let rest = after.trim_start_matches(['、', '至', '和', '或', '及', '第']);
        rest.starts_with(['项', '目', '款', '（', '('])
    };
    (!refers).then_some((no, mark))
}

/// Where in a line item `no` starts after the end of a clause.
fn inner_mark(line: &str, no: u32) -> Option<usize> {
    line.match_indices(['（', '('])
        .map(|(at, _)| at)
        .filter(|at| {
            line[..*at]
                .trim_end()
                .ends_with(['：', '；', '。', ':', ';'])
        })
        .find(|at| item_mark(&line[*at..]).is_some_and(|(found, _)| found == no))
}

/// Whether a line is a sub-item (目): 1. or １． or ① at its start.
#[must_use]
pub fn is_sub_item(line: &str) -> bool {
    let digits: usize = line
        .chars()
        .take_while(|c| matches!(c, '0'..='9' | '０'..='９'))
        .map(char::len_utf8)
        .sum();
    let after = &line[digits..];
    let text = after.strip_prefix(['.', '．', '、', '）', ')']);
    let numbered = digits > 0 && text.is_some_and(|t| !t.starts_with(|c: char| c.is_ascii_digit()));
    numbered || line.starts_with(|c| ('①'..='⑳').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    type Items = Vec<(u32, String)>;

    fn shape(text: &str) -> Vec<(u32, String, Items)> {
        paragraphs(text)
            .into_iter()
            .map(|p| {
                let items = p.items.into_iter().map(|i| (i.no, i.text)).collect();
                (p.no, p.text, items)
            })
            .collect()
    }

    fn s(text: &str) -> String {
        text.to_owned()
    }

    #[test]
    fn items_belong_to_the_paragraph_above() {
        let text =
            "机构履行下列职责：\n（一）宣传；\n（二）协调：\n1.甲；\n2.乙。\n前款规定由省制定。";
        let first = vec![(1, s("宣传；")), (2, s("协调：\n1.甲；\n2.乙。"))];
        assert_eq!(
            shape(text),
            [
                (1, s("机构履行下列职责："), first),
                (2, s("前款规定由省制定。"), vec![])
            ]
        );
    }

    #[test]
    fn items_that_run_on_in_one_line() {
        let text = "包括：（一）用餐（含送餐）；（二）护理；(三)依照第一款第（四）项办理。";
        let items = vec![
            (1, s("用餐（含送餐）；")),
            (2, s("护理；")),
            (3, s("依照第一款第（四）项办理。")),
        ];
        assert_eq!(shape(text), [(1, s("包括："), items)]);
    }

    #[test]
    fn references_are_no_items() {
        for text in [
            "（一）项规定的",
            "（一）、（二）项规定的",
            "（一）至（三）项",
            "（含送餐）",
            "（二）或者",
        ] {
            assert_eq!(item_mark(text).is_some(), text == "（二）或者", "{text}");
        }
        assert_eq!(item_mark("（十一）其他"), Some((11, "（十一）".len())));
        assert_eq!(item_mark("(２)其他"), Some((2, "(２)".len())));
        assert_eq!(item_mark("㈡其他"), Some((2, "㈡".len())));
        assert_eq!(item_mark("⑶其他"), Some((3, "⑶".len())));
        assert_eq!(shape(""), []);
    }

    #[test]
    fn sub_items() {
        for line in ["1.甲", "12、乙", "３．丙", "④丁", "1)戊"] {
            assert!(is_sub_item(line), "{line}");
        }
        for line in ["1.5倍以上", "2019年起", "甲", "10万元"] {
            assert!(!is_sub_item(line), "{line}");
        }
    }
}

//! What the numbering of a heading says of it (GB/T 9704-2012, 7.3.3).

use crate::lang::Lang;

/// The level of a heading, from 1: 一、（一）1.（1）. One without a number stands below the numbered
/// in English, where sections within a section have none, and among the first in Chinese.
pub(super) fn level(text: &str, lang: Lang) -> u8 {
    let text = text.trim_start();
    let number = &text[..text.len() - unnumbered(text).len()];
    match (lang, number.chars().next()) {
        (Lang::Zh, None) => 1,
        (Lang::En, None) => 2,
        (Lang::Zh, Some('（' | '(')) if number.contains(is_chinese) => 2,
        (Lang::En, Some('（' | '(')) => 2,
        (Lang::Zh, Some('（' | '(')) => 4,
        (Lang::Zh, Some(c)) if c.is_ascii_digit() => 3,
        _ => 1,
    }
}

/// A heading without its number.
pub(super) fn unnumbered(text: &str) -> &str {
    let text = text.trim_start();
    let is_number = |s: &str| {
        !s.is_empty() && (s.chars().all(is_chinese) || s.chars().all(|c| c.is_ascii_digit()))
    };
    let bracketed = text.strip_prefix(['（', '(']).and_then(|rest| {
        let (number, rest) = rest.split_once(['）', ')'])?;
        is_number(number).then_some(rest)
    });
    let plain = || {
        let (number, rest) = text.split_once(['、', '.', '．'])?;
        is_number(number).then_some(rest)
    };
    bracketed.or_else(plain).unwrap_or(text).trim_start()
}

const fn is_chinese(c: char) -> bool {
    matches!(
        c,
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '〇'
    )
}

/// The title of an annex, where a heading opens one: 附件1　问题亮灯表.
pub(super) fn annex(text: &str, lang: Lang) -> Option<&str> {
    let rest = match lang {
        Lang::Zh => text.strip_prefix("附件")?,
        Lang::En => text.strip_prefix("Annex")?,
    };
    let title = rest.trim_start_matches(|c: char| {
        c.is_ascii_digit() || c.is_whitespace() || matches!(c, '：' | ':' | '.')
    });
    (title.len() < rest.len() && !title.is_empty()).then_some(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_says_the_level() {
        let levels = ["一、概况", "（十二）逾期", "3.走访", "（4）座谈", "要求"];
        assert_eq!(levels.map(|h| level(h, Lang::Zh)), [1, 2, 3, 4, 1]);
        assert_eq!(
            levels.map(unnumbered),
            ["概况", "逾期", "走访", "座谈", "要求"]
        );
        assert_eq!(level("2. Rates", Lang::En), 1);
        assert_eq!(level("Rates", Lang::En), 2);
        assert_eq!(unnumbered("2. Rates"), "Rates");
        assert_eq!(unnumbered("（试行）办法"), "（试行）办法");
    }

    #[test]
    fn an_annex_has_a_number_or_a_gap_and_a_title() {
        assert_eq!(annex("附件1　问题亮灯表", Lang::Zh), Some("问题亮灯表"));
        assert_eq!(annex("附件材料", Lang::Zh), None);
        assert_eq!(annex("Annex 2. Articles", Lang::En), Some("Articles"));
    }
}

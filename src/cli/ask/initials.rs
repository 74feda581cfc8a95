//! Finding a choice by what is typed: its characters, or the first letters of their pinyin.

use pinyin::ToPinyinMulti;

use crate::model::typed::half_width;

/// How well the text fits what was typed, the best first; `None` when it does not fit at all.
/// Characters that stand in the text are better than initials; an early place is better.
pub(super) fn fits(typed: &str, text: &str) -> Option<i64> {
    let typed = half_width(typed);
    let text = half_width(text);
    let early = |at: usize| -(i64::try_from(at).unwrap_or(i64::MAX / 2));
    if let Some(at) = text.find(&typed) {
        return Some(1_000_000 + early(at));
    }
    let chars: Vec<char> = text.chars().collect();
    let wanted: Vec<char> = typed.chars().collect();
    let starts = 0..=chars.len().checked_sub(wanted.len())?;
    let at = starts.into_iter().find(|start| {
        let run = &chars[*start..start + wanted.len()];
        run.iter().zip(&wanted).all(|(c, w)| begins(*c, *w))
    })?;
    Some(early(at))
}

/// Whether the character is the letter, or a reading of it begins with the letter: 尉 is wei
/// and yu.
fn begins(c: char, letter: char) -> bool {
    let mut readings = c
        .to_pinyin_multi()
        .into_iter()
        .flat_map(|readings| readings.into_iter());
    c == letter || readings.any(|reading| reading.plain().starts_with(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_find_a_name_anywhere_in_the_text() {
        for (typed, text) in [
            ("thfh", "天河孵化基地"),
            ("cnyly", "KF-F001　城南养老院（龙亭区）"),
            ("ltq", "龙亭区"),
            ("ysx", "尉氏县"),
            ("wsx", "尉氏县"),
            ("MZJ", "民政局"),
            ("养老院", "城南养老院"),
            ("f001", "KF-F001　城南养老院"),
            ("", "随便什么"),
        ] {
            assert!(fits(typed, text).is_some(), "{typed} {text}");
        }
        for (typed, text) in [("xyz", "民政局"), ("mzjj", "民政局"), ("局民", "民政局")]
        {
            assert!(fits(typed, text).is_none(), "{typed} {text}");
        }
    }

    #[test]
    fn characters_come_before_initials_and_early_places_before_late_ones() {
        assert!(fits("sh", "SH-1") > fits("sh", "顺河区"));
        assert!(fits("sh", "顺河区") > fits("sh", "新顺河区"));
    }
}

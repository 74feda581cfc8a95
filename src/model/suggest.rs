//! "Did you mean": the nearest of a few names, and whether two sentences say the same.

use std::collections::BTreeMap;

/// The candidate most like `typed`, when one is like enough to be meant: almost the same, or
/// with `typed` as a part of it.
#[must_use]
pub fn nearest<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let enough = if is_chinese(typed) { 0.6 } else { 0.75 };
    candidates
        .into_iter()
        .map(|c| (likeness(typed, c), c))
        .filter(|(likeness, _)| *likeness > enough)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, c)| c)
}

/// Whether two sentences say nearly the same in nearly the same words: seven of ten pairs of
/// neighbouring characters are common to both, punctuation left out. What means the same in other
/// words is not found.
#[must_use]
pub fn says_the_same(a: &str, b: &str) -> bool {
    let (a, b) = (pairs(a), pairs(b));
    let size = |pairs: &BTreeMap<_, usize>| pairs.values().sum::<usize>();
    let in_both = a
        .iter()
        .map(|(pair, n)| b.get(pair).map_or(0, |m| *n.min(m)));
    // strsim's sorensen_dice divides by bytes, which is wrong for Chinese.
    let common: usize = in_both.sum();
    common > 0 && 20 * common >= 7 * (size(&a) + size(&b))
}

/// The pairs of neighbouring characters, and how often each stands there.
fn pairs(text: &str) -> BTreeMap<(char, char), usize> {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let mut pairs = BTreeMap::new();
    for pair in letters.windows(2) {
        *pairs.entry((pair[0], pair[1])).or_insert(0) += 1;
    }
    pairs
}

/// 0 to 1. Letters count without their case.
fn likeness(typed: &str, candidate: &str) -> f64 {
    let (typed, candidate) = (typed.to_lowercase(), candidate.to_lowercase());
    let like = strsim::jaro_winkler(&typed, &candidate);
    let is_part = typed.chars().nth(1).is_some() && candidate.contains(&typed);
    if is_part { like.max(0.8) } else { like }
}

/// Whether a word is Chinese: of its few characters each says much, so fewer need agree.
fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{4e00}'..='\u{9fff}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_in_nearly_the_same_words_say_the_same() {
        let said = "养老院夜里只有一个人值班，老人按铃半小时没人来";
        assert!(says_the_same(
            said,
            "养老院夜里只有一人值班，老人按铃半小时没有人来。"
        ));
        assert!(!says_the_same(said, "养老院夜里值班的人不够"));
        assert!(!says_the_same("公交站没有座", "社区没有食堂"));
    }

    #[test]
    fn a_misspelt_name_is_recognised() {
        let names = ["due", "description", "lead", "history"];
        assert_eq!(nearest("duee", names), Some("due"));
        assert_eq!(nearest("Due", names), Some("due"));
        assert_eq!(nearest("descripton", names), Some("description"));
        assert_eq!(nearest("xyz", names), None);
    }

    #[test]
    fn a_chinese_word_is_recognised_by_half_its_characters_or_as_a_part() {
        let names = ["一般", "较重", "重大"];
        assert_eq!(nearest("教重", names), Some("较重"));
        assert_eq!(nearest("轻微", names), None);
        let names = ["开封市民政局", "开封市消防救援支队"];
        assert_eq!(nearest("消防", names), Some("开封市消防救援支队"));
    }
}

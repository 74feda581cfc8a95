//! How an article may be inspected: ways its words suggest.

use std::ops::Range;

use super::marks::METHODS;

/// A way to inspect, and the words that suggest it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Method {
    /// Its code in the vocabulary.
    pub code: &'static str,
    /// The bytes of the text it rests on.
    pub words: Range<usize>,
}

/// How many ways are proposed at most.
const MOST: usize = 3;

/// The ways the text suggests, the most particular first; documents, on the clause that binds, when
/// it suggests none.
pub(super) fn methods(text: &str, binding: Option<Range<usize>>) -> Vec<Method> {
    let find = |(code, words): &(&'static str, &[&str])| {
        let places = words.iter().filter_map(|w| Some((text.find(w)?, *w)));
        let (at, word) = places.min()?;
        Some(Method {
            code,
            words: at..at + word.len(),
        })
    };
    let mut found: Vec<Method> = METHODS.iter().filter_map(find).take(MOST).collect();
    if let (true, Some(words)) = (found.is_empty(), binding) {
        found.push(Method {
            code: "documents",
            words,
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_suggest_ways() {
        let text = "新建住宅区应当按照每百户不低于三十平方米配建设施。";
        let found = methods(text, Some(0..text.len()));
        let shown: Vec<_> = found
            .iter()
            .map(|m| (m.code, &text[m.words.clone()]))
            .collect();
        assert_eq!(shown, [("on-site", "配建"), ("spot-check", "不低于")]);
        let text = "学校应当教育学生敬老。";
        assert_eq!(methods(text, Some(0..text.len()))[0].code, "documents");
    }
}

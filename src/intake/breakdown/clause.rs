//! Cuts a text into paragraphs, sentences and clauses.

/// A clause: its words, where they start, and what it opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clause<'a> {
    /// The words, without the mark that ends them.
    pub(super) words: &'a str,
    /// The byte of the text they start at.
    pub(super) start: usize,
    /// Whether a sentence starts with it.
    pub(super) opens_sentence: bool,
    /// Whether a paragraph starts with it.
    pub(super) opens_paragraph: bool,
}

/// The clauses of a text, in order; empty ones are left out.
pub(super) fn clauses(text: &str) -> Vec<Clause<'_>> {
    let mut found = Vec::new();
    let mut start = 0;
    let (mut sentence, mut paragraph) = (true, true);
    let end = text.len();
    let marks = text
        .char_indices()
        .map(|(at, c)| (at, c, at + c.len_utf8()));
    for (at, c, next) in marks.chain([(end, '\n', end)]) {
        if !matches!(
            c,
            '，' | '。' | '；' | '：' | '！' | '？' | '\n' | ',' | ';' | ':'
        ) {
            continue;
        }
        let raw = &text[start..at];
        let words = raw.trim();
        if !words.is_empty() {
            found.push(Clause {
                words,
                start: start + (raw.len() - raw.trim_start().len()),
                opens_sentence: sentence,
                opens_paragraph: paragraph,
            });
            (sentence, paragraph) = (false, false);
        }
        sentence |= matches!(c, '。' | '；' | '！' | '？' | '\n' | ';');
        paragraph |= c == '\n';
        start = next;
    }
    found
}

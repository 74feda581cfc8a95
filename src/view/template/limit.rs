//! That a template only chooses and places: with calculating, joining or naming of its own it could
//! make a text of any length out of a short one.

use super::Flaw;
use crate::fault;

/// Refuses what makes text grow: `+`, `*`, `~` and `set` in a tag.
pub(super) fn only_chooses(source: &str) -> Result<(), Flaw> {
    for (start, tag) in tags(source) {
        let bare = unquoted(tag);
        let grows = bare.chars().find(|c| matches!(c, '+' | '*' | '~'));
        let what = match grows {
            Some(c) => c.to_string(),
            None if bare.trim_start_matches('-').split_whitespace().next() == Some("set") => {
                "set".to_owned()
            }
            None => continue,
        };
        return Err(Flaw {
            line: Some(line_of(source, start)),
            fault: fault!(
                Template,
                "模板只能取用和选择，不能计算、拼接，也不能另起名称（{what}）",
                "a template takes and chooses; it cannot calculate, join or make names of its own (`{what}`)"
            ),
        });
    }
    Ok(())
}

/// The number of the line that a byte stands in, from 1.
pub(super) fn line_of(source: &str, at: usize) -> usize {
    source[..at].matches('\n').count() + 1
}

/// What stands within `{{ }}` and `{% %}`, with the byte it starts at; comments left out.
pub(super) fn tags(source: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = source[at..].find('{') {
        let start = at + open;
        let end = match source.as_bytes().get(start + 1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            Some(b'#') => "#}",
            _ => {
                at = start + 1;
                continue;
            }
        };
        let inside = start + 2;
        let length = closing(&source[inside..], end);
        if end != "#}" {
            found.push((inside, &source[inside..inside + length]));
        }
        at = (inside + length + end.len()).min(source.len());
    }
    found
}

/// How many bytes stand before the end of a tag, quoted text passed over.
fn closing(text: &str, end: &str) -> usize {
    let mut quote = None;
    for (i, c) in text.char_indices() {
        match quote {
            Some(q) if c == q => quote = None,
            Some(_) => {}
            None if text[i..].starts_with(end) => return i,
            None if end != "#}" && matches!(c, '"' | '\'') => quote = Some(c),
            None => {}
        }
    }
    text.len()
}

fn unquoted(tag: &str) -> String {
    let mut quote = None;
    let mut bare = String::new();
    for c in tag.chars() {
        match quote {
            Some(q) if c == q => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'') => quote = Some(c),
            None => bare.push(c),
        }
    }
    bare
}

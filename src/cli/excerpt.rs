//! Problems with their place and the line they are in.

use std::path::Path;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::check::personal;
use crate::lang::{Lang, t};
use crate::problem::{Problem, Severity, Spot};
use crate::render::harmless;
use crate::store::read::without_bom;

/// Every problem, one after the other.
pub(crate) fn all(problems: &[(Severity, Problem)], root: &Path, lang: Lang) -> String {
    problems
        .iter()
        .map(|(severity, problem)| one(*severity, problem, root, lang))
        .collect()
}

/// One problem: severity, code, file, line and column, the line itself with what is meant
/// underlined, and what to do.
fn one(severity: Severity, problem: &Problem, root: &Path, lang: Lang) -> String {
    let level = match severity {
        Severity::Error => Level::ERROR,
        _ => Level::WARNING,
    };
    let level = level.with_name(severity.label().in_lang(lang));
    let what = harmless(problem.fault.text(lang));
    let remedy = Level::HELP.with_name(t("处理", "remedy").in_lang(lang));
    let path = harmless(&problem.file.to_string_lossy().replace('\\', "/"));
    let named = |text: String| level.primary_title(text).id(problem.fault.code.name());
    let help = remedy.message(problem.fault.code.remedy().in_lang(lang));
    let group = match line_of(problem, root) {
        Some((line, source, span)) => {
            let kind = AnnotationKind::Primary.span(span);
            let snippet = Snippet::source(source)
                .line_start(line)
                .path(path)
                .annotation(kind);
            named(what).element(snippet).element(help)
        }
        None => named(format!("{path}: {what}")).element(help),
    };
    let renderer = Renderer::plain().decor_style(DecorStyle::Ascii);
    format!("{}\n", renderer.render(&[group]))
}

/// The line of a problem: its number, its text as it may be printed, and the bytes meant in it.
fn line_of(problem: &Problem, root: &Path) -> Option<(usize, String, std::ops::Range<usize>)> {
    let Spot::At { line, col, len } = problem.spot else {
        return None;
    };
    let bytes = std::fs::read(root.join(&problem.file)).ok()?;
    let text = String::from_utf8_lossy(&bytes);
    let source = without_bom(&text).lines().nth(line.checked_sub(1)?)?;
    let shown = printable(&hidden(source));
    let offset = |n: usize| shown.char_indices().nth(n).map_or(shown.len(), |(i, _)| i);
    let span = offset(col - 1)..offset(col - 1 + len);
    Some((line, shown, span))
}

/// Control characters would shift the mark and could act on the terminal: each becomes a blank.
fn printable(line: &str) -> String {
    let is_harmless = |c: char| c != '\t' && harmless(&format!("{c}.")).chars().count() == 2;
    line.chars()
        .map(|c| if is_harmless(c) { c } else { ' ' })
        .collect()
}

/// Personal data is never printed whole, whatever the problem: every digit of it but the first
/// three becomes a star.
pub(crate) fn hidden(line: &str) -> String {
    let mut chars: Vec<char> = line.chars().collect();
    for (_, spot) in personal::scan(line) {
        if let Spot::At { col, len, .. } = spot {
            let digits = chars[col - 1..col - 1 + len].iter_mut();
            for digit in digits.filter(|c| c.is_numeric()).skip(3) {
                *digit = '*';
            }
        }
    }
    chars.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_of_a_line_is_hidden_and_keeps_its_width() {
        assert_eq!(
            hidden("老人电话 138 0013 8000、家属１３９００１３９０００"),
            "老人电话 138 **** ****、家属１３９********"
        );
    }

    #[test]
    fn control_characters_keep_their_column() {
        assert_eq!(printable("a\u{1b}[31m\tb\u{202e}c"), "a [31m b c");
    }
}

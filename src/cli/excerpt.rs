//! Problems with their place and the line they are in.

use std::path::Path;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

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
    let path = problem.file.to_string_lossy().replace('\\', "/");
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
    // Control characters would shift the mark and could act on the terminal: show each as a blank.
    let shown: String = source
        .chars()
        .map(|c| {
            if harmless(&format!("{c}.")).chars().count() == 2 {
                c
            } else {
                ' '
            }
        })
        .collect();
    let offset = |n: usize| shown.char_indices().nth(n).map_or(shown.len(), |(i, _)| i);
    let (start, end) = (offset(col - 1), offset(col - 1 + len));
    let masked = if problem.fault.code == crate::problem::Code::Personal {
        mask(&shown, start..end)
    } else {
        shown.clone()
    };
    let end = if masked.len() == shown.len() {
        end
    } else {
        start + (end - start).min(masked.len() - start)
    };
    Some((line, masked, start..end.max(start)))
}

/// Personal data is not printed whole: every digit but the first three becomes a star.
fn mask(line: &str, span: std::ops::Range<usize>) -> String {
    let stars: String = line[span.clone()]
        .chars()
        .enumerate()
        .map(|(i, c)| if i >= 3 && c.is_numeric() { '*' } else { c })
        .collect();
    format!("{}{stars}{}", &line[..span.start], &line[span.end..])
}

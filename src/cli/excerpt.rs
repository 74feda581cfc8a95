//! Problems with their place and the line they are in.

mod line;

use std::io::IsTerminal;
use std::ops::Range;
use std::path::Path;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::{color, screen};
use crate::check::personal;
use crate::lang::{Lang, t};
use crate::problem::{Problem, Severity, Spot};
use crate::render::harmless;
use crate::store::read;

/// How excerpts are drawn, and from which ledger.
pub(crate) struct Excerpts<'a> {
    root: &'a Path,
    lang: Lang,
    width: usize,
    colored: bool,
}

impl<'a> Excerpts<'a> {
    /// Excerpts from the ledger in that folder, as they suit the stream they go to.
    pub(crate) fn to(stream: &impl IsTerminal, root: &'a Path, lang: Lang) -> Self {
        Self {
            root,
            lang,
            width: screen::columns().into(),
            colored: color::is_wanted(stream),
        }
    }

    /// Every problem, one after the other.
    pub(crate) fn all(&self, problems: &[(Severity, Problem)]) -> String {
        let each = problems.iter();
        each.map(|(severity, problem)| self.one(*severity, problem))
            .collect()
    }

    /// One problem: severity, code, file, line and column, the line itself with what is meant
    /// underlined, and what to do.
    fn one(&self, severity: Severity, problem: &Problem) -> String {
        let level = match severity {
            Severity::Error => Level::ERROR,
            _ => Level::WARNING,
        };
        let level = level.with_name(severity.label().in_lang(self.lang));
        let what = harmless(problem.fault.text(self.lang));
        let remedy = Level::HELP.with_name(t("处理", "remedy").in_lang(self.lang));
        let path = harmless(&problem.file.to_string_lossy().replace('\\', "/"));
        let named = |text: String| level.primary_title(text).id(problem.fault.code.name());
        let help = remedy.message(problem.fault.code.remedy().in_lang(self.lang));
        let Some((line, col, source, span)) = self.line_of(problem) else {
            let group = named(format!("{path}: {what}")).element(help);
            return self.renderer().render(&[group]) + "\n";
        };
        // Of a line that was cut, the renderer can only count what is left.
        let counted = source[..span.start].chars().count() + 1;
        let (told, right) = (
            format!("{path}:{line}:{counted}"),
            format!("{path}:{line}:{col}"),
        );
        let kind = AnnotationKind::Primary.span(span);
        let snippet = Snippet::source(source)
            .line_start(line)
            .path(path)
            .annotation(kind);
        let group = named(what).element(snippet).element(help);
        self.renderer().render(&[group]).replacen(&told, &right, 1) + "\n"
    }

    fn renderer(&self) -> Renderer {
        let renderer = if self.colored {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        // The line is cut to size beforehand.
        renderer.decor_style(DecorStyle::Ascii).term_width(WIDE)
    }

    /// The line of a problem: its number and column, its text as it may be printed, and the bytes
    /// meant in it.
    fn line_of(&self, problem: &Problem) -> Option<(usize, usize, String, Range<usize>)> {
        let Spot::At { line, col, len } = problem.spot else {
            return None;
        };
        let bytes = std::fs::read(self.root.join(&problem.file)).ok()?;
        let text = String::from_utf8_lossy(&bytes);
        let source = *read::lines(&text).get(line.checked_sub(1)?)?;
        // `12 | ` stands before the line.
        let gutter = line.to_string().len() + 3;
        let room = self.width.saturating_sub(gutter);
        let (shown, span) = line::fitted(&hidden(source), col, len, room);
        Some((line, col, shown, span))
    }
}

/// Wider than any line that is shown.
const WIDE: usize = 10_000;

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
}

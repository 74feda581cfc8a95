//! Problems as a page, for the formats that are tables.

use super::page::{Block, Cell, Page, Sheet};
use crate::lang::{Lang, t};
use crate::problem::{Problem, Severity, Spot};
use crate::say;

/// How many errors and warnings there are, in a sentence.
#[must_use]
pub fn tally(problems: &[(Severity, Problem)], lang: Lang) -> String {
    let count = |wanted| problems.iter().filter(|(s, _)| *s == wanted).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    match (errors, warnings) {
        (0, 0) => t("账本没有问题。", "The ledger has no problems.")
            .in_lang(lang)
            .to_owned(),
        _ => say!(
            lang,
            "错误 {errors} 处，提醒 {warnings} 处。",
            "{errors} errors, {warnings} warnings."
        ),
    }
}

/// The problems as a table.
#[must_use]
pub fn findings(problems: &[(Severity, Problem)], lang: Lang) -> Page {
    let heads = [
        t("级别", "Severity"),
        t("代码", "Code"),
        t("文件", "File"),
        t(">行", ">Line"),
        t(">列", ">Column"),
        t("问题", "Problem"),
        t("处理", "Remedy"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| h.in_lang(lang))).or_say(tally(problems, lang));
    for (severity, problem) in problems {
        let number = |n: usize| Cell::Number(i64::try_from(n).unwrap_or(i64::MAX));
        let (line, col) = match problem.spot {
            Spot::At { line, col, .. } => (number(line), number(col)),
            _ => (Cell::Blank, Cell::Blank),
        };
        sheet.row(vec![
            Cell::label(severity.label(), lang),
            Cell::Code(problem.fault.code.name().to_owned()),
            Cell::text(problem.file.to_string_lossy()),
            line,
            col,
            Cell::text(problem.fault.text(lang)),
            Cell::label(problem.fault.code.remedy(), lang),
        ]);
    }
    let mut page = Page::new(t("账本检查", "Check of the ledger").in_lang(lang));
    page.add(Block::Table(sheet));
    page
}

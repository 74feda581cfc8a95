//! How many problems there are, in a sentence.

use crate::lang::{Lang, t};
use crate::problem::{Problem, Severity};
use crate::say;

/// The errors and warnings counted.
#[must_use]
pub fn tally(problems: &[(Severity, Problem)], lang: Lang) -> String {
    let count = |wanted| problems.iter().filter(|(s, _)| *s == wanted).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    match (errors, warnings) {
        (0, 0) => t("账本没有问题。", "The ledger has no problems.")
            .in_lang(lang)
            .to_owned(),
        _ => {
            let (es, ws) = (plural(errors), plural(warnings));
            say!(
                lang,
                "错误 {errors} 处，提醒 {warnings} 处。",
                "{errors} error{es}, {warnings} warning{ws}."
            )
        }
    }
}

const fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

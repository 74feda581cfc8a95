//! The notes on top of a record in the editor: how it goes, and what is wrong.

use crate::lang::Lang;
use crate::model::Id;
use crate::problem::{Problem, Spot};
use crate::render::harmless;
use crate::say;

/// What a note's line begins with.
const MARK: &str = "#!";

/// What the person must know before the first change.
pub(super) fn first(id: &Id, lang: Lang) -> String {
    say!(
        lang,
        "{MARK} {id}：改完存盘退出，查过没有错误就写入；不改或者删空，就不写。\n{MARK} “{MARK}”开头的行是说明，不会写进去。\n",
        "{MARK} {id}: save and leave; it is checked, then written. Leave it as it is, or empty, to write nothing.\n{MARK} Lines that begin with {MARK} are notes and are not written.\n"
    )
}

/// The problems, each with its line as the editor counts it.
pub(super) fn of(problems: &[Problem], lang: Lang) -> String {
    let head = say!(
        lang,
        "{MARK} 还没有写入，有 {} 处要改。改完存盘退出；原样退出就先不写，稿子留着。\n",
        "{MARK} Not written yet; to be mended: {}. Leave it as it is to write nothing; the draft is kept.\n",
        problems.len()
    );
    let lines_before = 1 + 2 * problems.len();
    let told = problems.iter().map(|p| one(p, lines_before, lang));
    head + &told.collect::<String>()
}

/// The text without the notes on top; a person's own line that begins so further down stays.
pub(super) fn strip(text: &str) -> &str {
    let mut rest = text;
    while rest.starts_with(MARK) {
        rest = rest.split_once('\n').map_or("", |(_, below)| below);
    }
    rest
}

fn one(problem: &Problem, lines_before: usize, lang: Lang) -> String {
    let (code, what) = (
        problem.fault.code.name(),
        harmless(problem.fault.text(lang)),
    );
    let place = match problem.spot {
        Spot::At { line, col, .. } => {
            let line = line + lines_before;
            say!(
                lang,
                "第 {line} 行第 {col} 字：",
                "line {line}, column {col}: "
            )
        }
        Spot::File | Spot::Field(_) => String::new(),
    };
    let remedy = problem.fault.code.remedy().in_lang(lang);
    say!(
        lang,
        "{MARK} 错误[{code}]：{place}{what}\n{MARK}   处理：{remedy}\n",
        "{MARK} error[{code}]: {place}{what}\n{MARK}   remedy: {remedy}\n"
    )
}

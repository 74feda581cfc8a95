//! Failures: what the reader is told, and the exit code.

use std::process::ExitCode;

use super::excerpt::Excerpts;
use crate::lang::{Lang, t};
use crate::problem::{Code, Fault, Problem, Severity, Spot};
use crate::render::harmless;
use crate::say;
use crate::store::StoreError;

/// Why a command did not do what was asked.
#[derive(Debug)]
pub(crate) enum Failure {
    /// What was typed is not right: exit 2.
    Usage(Vec<Fault>),
    /// The rules refuse it: exit 1.
    Refused {
        /// What is wrong.
        problems: Vec<Problem>,
        /// The language the ledger speaks.
        lang: Lang,
    },
    /// The ledger cannot be read or written: exit 3.
    Store {
        /// What happened.
        error: StoreError,
        /// The ledger's folder, for excerpts.
        root: std::path::PathBuf,
    },
    /// The output cannot be written: exit 3.
    Output(anyhow::Error),
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self::Usage(vec![fault])
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::unwritable(error)
    }
}

impl Failure {
    /// Standard output, or the making of a text, failed.
    pub(crate) fn unwritable(error: impl Into<anyhow::Error>) -> Self {
        Self::Output(error.into())
    }

    /// Tells the reader on standard error and gives the exit code.
    pub(crate) fn tell(self, lang: Lang) -> ExitCode {
        let (text, code) = match self {
            Self::Usage(faults) => {
                // A step that the rules forbid is a refusal, not a slip of the keyboard.
                let is_refusal = faults
                    .iter()
                    .all(|f| matches!(f.code, Code::Step | Code::Undo));
                let text = faults.iter().map(|f| sentence(f, lang)).collect();
                (text, if is_refusal { 1 } else { 2 })
            }
            Self::Refused { problems, lang } => (refusals(&problems, lang), 1),
            Self::Store { error, root } => {
                let is_refusal = matches!(error, StoreError::Exists(_) | StoreError::Occupied(_));
                (store(&error, &root, lang), if is_refusal { 1 } else { 3 })
            }
            Self::Output(error) => (output(&error, lang), 3),
        };
        super::stream::to_stderr(&text);
        ExitCode::from(code)
    }
}

/// One fault without a place: what, and what to do.
pub(crate) fn sentence(fault: &Fault, lang: Lang) -> String {
    let (code, text) = (fault.code.name(), harmless(fault.text(lang)));
    let what = say!(lang, "错误[{code}]：{text}\n", "error[{code}]: {text}\n");
    what + &advice(fault.code, lang)
}

/// What to do about a command that was refused. A step that is impossible says itself what is
/// possible; what `check` advises for a file is for a command to be given as flags.
fn advice(code: Code, lang: Lang) -> String {
    let text = match code {
        Code::Step => return String::new(),
        Code::FactNeeds => t(
            "在命令里写明，或先用 set 补上",
            "give it with the command, or add it first with set",
        ),
        Code::StepNeeds => t(
            "在命令里用相应的选项写明，加 --help 查看",
            "give it with the command's flags; --help lists them",
        ),
        other => other.remedy(),
    };
    let text = text.in_lang(lang);
    say!(lang, "  处理：{text}\n", "  remedy: {text}\n")
}

fn refusals(problems: &[Problem], lang: Lang) -> String {
    let mut text = String::new();
    for problem in problems {
        // Of a step that is not written yet, only the record is known to the reader.
        let id = problem
            .file
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy();
        let (field, field_en) = match &problem.spot {
            Spot::Field(path) if !path.starts_with("history") => {
                (format!("{id}：{path}："), format!("{id}: {path}:"))
            }
            _ => (format!("{id}："), format!("{id}:")),
        };
        let (code, what) = (
            problem.fault.code.name(),
            harmless(problem.fault.text(lang)),
        );
        text += &say!(
            lang,
            "错误[{code}]：{field}{what}\n",
            "error[{code}]: {field_en} {what}\n"
        );
        text += &advice(problem.fault.code, lang);
    }
    text + t("没有写入。\n", "Nothing was written.\n").in_lang(lang)
}

fn output(error: &anyhow::Error, lang: Lang) -> String {
    let what = t(
        "错误：写不出结果。\n",
        "error: the output cannot be written.\n",
    )
    .in_lang(lang);
    let io = error
        .downcast_ref::<std::io::Error>()
        .map(crate::store::reason);
    let why = match (error.downcast_ref::<StoreError>(), io) {
        (Some(error), _) => store(error, std::path::Path::new(""), lang),
        (None, Some((zh, en))) => say!(lang, "  {zh}\n", "  {en}\n"),
        (None, None) => format!("  {error:#}\n"),
    };
    what.to_owned() + &why
}

fn store(error: &StoreError, root: &std::path::Path, lang: Lang) -> String {
    match error {
        StoreError::Io { path, source } => {
            let path = path.display();
            let (zh, en) = crate::store::reason(source);
            say!(lang, "错误：{path}：{zh}\n", "error: {path}: {en}\n")
        }
        StoreError::NoLedger(path) => {
            let path = path.display();
            say!(
                lang,
                "错误：{path} 及其上级目录中没有账本（supervise.yaml）\n  处理：用 --ledger 指明账本目录，或用 supervise init 新建一本\n",
                "error: no ledger (supervise.yaml) at {path} or above it\n  remedy: name its folder with --ledger, or start one with supervise init\n"
            )
        }
        StoreError::Unreadable(problems) => {
            let graded: Vec<(Severity, Problem)> = problems
                .iter()
                .map(|p| {
                    (
                        p.fault.code.default_severity(),
                        crate::store::place::locate(p.clone(), root),
                    )
                })
                .collect();
            let mut text = Excerpts::to(&std::io::stderr(), root, lang).all(&graded);
            let errors = graded.iter().filter(|(s, _)| *s == Severity::Error).count();
            text += &say!(
                lang,
                "账本没有读全，有 {errors} 处错误。改正后再试。\n",
                "The ledger did not load whole; errors: {errors}. Correct them and try again.\n"
            );
            text
        }
        StoreError::Changed(path) => {
            let path = path.display();
            say!(
                lang,
                "错误：{path} 刚被别的程序改动，没有写入\n  处理：再运行一次\n",
                "error: {path} was just changed by another program; nothing was written\n  remedy: run the command again\n"
            )
        }
        StoreError::Occupied(path) => {
            let path = path.display();
            say!(
                lang,
                "错误：{path} 已是账本，或在一本账里面，没有写入\n  处理：换一个目录\n",
                "error: {path} is a ledger already or lies in one; nothing was written\n  remedy: choose another folder\n"
            )
        }
        StoreError::Exists(path) => {
            let path = path.display();
            say!(
                lang,
                "错误：{path} 已经存在，没有写入\n  处理：换一个编号，或用 set 修改\n",
                "error: {path} exists already; nothing was written\n  remedy: choose another id or change it with set\n"
            )
        }
        StoreError::Refused { path, fault } => {
            let (path, text, code) = (path.display(), fault.text(lang), Code::name(fault.code));
            say!(
                lang,
                "错误[{code}]：{path}：{text}\n",
                "error[{code}]: {path}: {text}\n"
            )
        }
    }
}

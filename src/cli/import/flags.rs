//! Cells to flags: what a cell says goes the way of what is typed, so that it means the same and is
//! refused in the same words.

use clap::error::ErrorKind;
use clap::{Arg, Command, Error, FromArgMatches};

use crate::cli::crud::Crud;
use crate::cli::desk::Desk;
use crate::cli::exchange;
use crate::cli::failure::Failure;
use crate::fault;
use crate::intake::day_cell::day;
use crate::lang::{Lang, Text};
use crate::model::typed::half_width;
use crate::model::{Kind, Record};
use crate::problem::{Code, Fault};
use crate::view::exchange::{Fact, YES};
use crate::view::page::Sort;

/// The commands of a kind that cells become flags of.
pub(super) struct Flags {
    kind: Kind,
    set: Option<Command>,
    add: Option<Command>,
}

impl Flags {
    pub(super) fn of(kind: Kind, tree: &Command) -> Self {
        let verb = |name| exchange::verb(kind, name, tree).cloned();
        Self {
            kind,
            set: verb("set"),
            add: verb("add"),
        }
    }

    /// Changes a fact of a record as `set` does.
    pub(super) fn set<R: Crud>(
        &mut self,
        record: &mut R,
        fact: &Fact,
        text: &str,
        desk: &Desk,
    ) -> Result<(), Fault> {
        let kind = self.kind;
        let command = self.set.as_mut().ok_or_else(|| no_verb(kind, "set"))?;
        let flags = typed(kind, fact, text, record)?;
        let line = ["set", record.id().as_str()].map(str::to_owned);
        let matches = command
            .try_get_matches_from_mut(line.into_iter().chain(flags))
            .map_err(|error| refused(&error, fact, text))?;
        let change = R::Change::from_arg_matches(&matches).map_err(|e| refused(&e, fact, text))?;
        record.change(change, desk)
    }

    /// Makes a record as `add` does; `more` are flags besides the cells'.
    pub(super) fn add<R: Crud>(
        &mut self,
        cells: &[(&Fact, &str)],
        more: &[String],
        desk: &Desk,
    ) -> Result<R, Vec<Fault>> {
        let kind = self.kind;
        let Some(command) = self.add.as_mut() else {
            return Err(vec![no_verb(kind, "add")]);
        };
        let mut line = vec!["add".to_owned()];
        for (fact, text) in cells {
            line.extend(written(fact, text).map_err(|fault| vec![fault])?);
        }
        line.extend(more.iter().cloned());
        let lacking = lacking(command, &line);
        if !lacking.is_empty() {
            return Err(vec![missing(kind, &lacking)]);
        }
        let wrong = |error: Error| vec![unsaid(&error)];
        let matches = command.try_get_matches_from_mut(line).map_err(wrong)?;
        let new = R::New::from_arg_matches(&matches).map_err(wrong)?;
        R::build(new, desk).map_err(|failure| match failure {
            Failure::Usage(faults) => faults,
            _ => vec![fault!(Read, "登记不了", "it cannot be recorded")],
        })
    }

    /// Whether `add` takes a flag.
    pub(super) fn adds(&self, key: &str) -> bool {
        let add = self.add.as_ref();
        add.is_some_and(|c| c.get_arguments().any(|arg| arg.get_long() == Some(key)))
    }
}

/// The flags that a changed cell of a record stands for. One that was emptied stands for none: a
/// slip of the hand empties cells too.
fn typed<R: Record>(kind: Kind, fact: &Fact, text: &str, record: &R) -> Result<Vec<String>, Fault> {
    if !text.is_empty() {
        return written(fact, text);
    }
    let (command, id) = (kind.command(), record.id());
    Err(fault!(
        Value,
        "原来有内容，现在空着；空白单元格不当作删去，确实要删去用 supervise {command} edit {id}",
        "it said something and is empty now; that does not clear it; use supervise {command} edit {id}"
    ))
}

/// The flags that a cell with something in it stands for.
pub(super) fn written(fact: &Fact, text: &str) -> Result<Vec<String>, Fault> {
    let key = &fact.key;
    if let Some(between) = fact.between {
        let parts = between.parts(text).into_iter();
        return Ok(parts.map(|part| format!("--{key}={part}")).collect());
    }
    let value = match &fact.sort {
        Sort::Day => day(text)?.to_string(),
        Sort::Number => half_width(text).replace([',', '，'], ""),
        Sort::Choice(words) if is_yes(words) => {
            return match text {
                "是" | "yes" | "TRUE" | "√" | "1" => Ok(vec![format!("--{key}")]),
                _ => Err(fault!(
                    Value,
                    "只能填“是”或者空着",
                    "write yes, or leave it empty"
                )),
            };
        }
        _ => text.to_owned(),
    };
    Ok(vec![format!("--{key}={value}")])
}

fn is_yes(words: &[String]) -> bool {
    matches!(words, [one] if [YES.zh, YES.en].contains(&one.as_str()))
}

/// The flags that a command needs and does not get.
fn lacking(command: &Command, line: &[String]) -> Vec<Arg> {
    let needed = command.get_arguments().filter(|a| a.is_required_set());
    let is_given = |arg: &&Arg| {
        let flag = format!("--{}=", arg.get_long().unwrap_or_default());
        line.iter().any(|l| l.starts_with(&flag))
    };
    needed.filter(|arg| !is_given(arg)).cloned().collect()
}

fn missing(kind: Kind, lacking: &[Arg]) -> Fault {
    let label = |arg: &Arg| crate::view::exchange::head(kind, arg.get_id().as_str());
    let names = |lang: Lang| -> String {
        let name = |arg: &Arg| {
            let key = arg.get_long().unwrap_or_default();
            let label = label(arg).map_or(key, |text: Text| text.in_lang(lang));
            match lang {
                Lang::Zh => format!("{label}（{key}）"),
                Lang::En => format!("{label} ({key})"),
            }
        };
        let names: Vec<String> = lacking.iter().map(name).collect();
        names.join(crate::lang::t("、", ", ").in_lang(lang))
    };
    let (zh, en) = (names(Lang::Zh), names(Lang::En));
    fault!(Missing, "缺{zh}", "these are missing: {en}")
}

fn no_verb(kind: Kind, verb: &str) -> Fault {
    let (command, zh, en) = (kind.command(), kind.noun().zh, kind.noun().en);
    fault!(
        Value,
        "{zh}不能从表格登记或修改（没有 supervise {command} {verb}）",
        "{en} is not taken from a table: there is no supervise {command} {verb}"
    )
}

/// What clap refuses in a cell: words of closed lists, and numbers.
fn refused(error: &Error, fact: &Fact, text: &str) -> Fault {
    match (&fact.sort, error.kind()) {
        (Sort::Choice(words), _) => {
            let (zh, en) = (words.join("、"), words.join(", "));
            fault!(
                Value,
                "不能填“{text}”；可填：{zh}",
                "`{text}` cannot stand here; there are: {en}"
            )
            .meant(crate::model::nearest(
                text,
                words.iter().map(String::as_str),
            ))
        }
        (_, ErrorKind::ValueValidation) => fault!(
            Value,
            "不能填“{text}”：应为整数，不能太大或太小",
            "`{text}` cannot be taken: a whole number is wanted, neither too large nor too small"
        ),
        _ => unsaid(error),
    }
}

/// What clap refuses otherwise, by what it names.
fn unsaid(error: &Error) -> Fault {
    use clap::error::ContextKind;
    let named = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let (arg, value) = (
        named(ContextKind::InvalidArg),
        named(ContextKind::InvalidValue),
    );
    Fault {
        code: Code::Value,
        zh: format!("{arg} 不能填“{value}”"),
        en: format!("{arg} cannot be `{value}`"),
    }
}

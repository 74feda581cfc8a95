//! A template run with its values, within bounds; what stops it told in plain words.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;

use minijinja::value::ValueKind;
use minijinja::{Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value};

use super::Flaw;
use super::limit::{line_of, tags};
use super::line::{BREAK, TAKEN};
use crate::fault;
use crate::model::nearest;
use crate::problem::Fault;

/// Steps of a run. The longest built-in template takes some hundred, and some fifty more for each
/// thing it lists.
const FUEL: u64 = 100_000;
/// The longest text that is made, in bytes.
const LONGEST: usize = 4 << 20;

/// The text a template makes, texts of the ledger marked as such.
pub(super) fn run(source: &str, values: &BTreeMap<String, Value>) -> Result<String, Flaw> {
    let environment = environment();
    let template = environment
        .template_from_named_str("", source)
        .map_err(|error| flaw(&error, source))?;
    let unknown = template.undeclared_variables(false);
    let mut unknown: Vec<&String> = unknown
        .iter()
        .filter(|n| !values.contains_key(*n))
        .collect();
    unknown.sort();
    if let Some(name) = unknown.first() {
        return Err(Flaw {
            line: place_of(name, source),
            fault: unheard_of(name, values.keys().map(String::as_str)),
        });
    }
    let mut made = Bounded(Vec::new());
    template
        .render_captured_to(Value::from(values.clone()), &mut made)
        .map_err(|error| flaw(&error, source))?;
    Ok(String::from_utf8_lossy(&made.0).into_owned())
}

/// Nothing is at hand but the values: no filter, no function, no other template.
fn environment() -> Environment<'static> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    environment.set_debug(true);
    environment.set_formatter(write);
    environment
}

fn write(out: &mut Output<'_>, _: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    match value.kind() {
        ValueKind::String | ValueKind::Number => {
            let text = value.to_string().replace("\r\n", "\n");
            let kept = text.chars().filter(|c| *c != TAKEN);
            let text: String = kept.map(|c| if c == '\n' { BREAK } else { c }).collect();
            out.write_char(TAKEN)
                .and_then(|()| out.write_str(&text))
                .map_err(|_| Error::from(ErrorKind::WriteFailure))
        }
        _ => Err(Error::from(ErrorKind::NonPrimitive)),
    }
}

/// Bytes up to a bound.
struct Bounded(Vec<u8>);

impl io::Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > LONGEST {
            return Err(io::ErrorKind::OutOfMemory.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn unheard_of<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Fault {
    fault!(
        Template,
        "没有“{name}”这个名称（名称见 supervise template list）",
        "there is no name `{name}` (see supervise template list)"
    )
    .meant(nearest(name, known))
}

/// The line of the first tag that a name stands in.
fn place_of(name: &str, source: &str) -> Option<usize> {
    let found = tags(source).into_iter().find(|(_, tag)| {
        let mut words = tag.split(|c: char| !(c.is_alphanumeric() || c == '_'));
        words.any(|word| word == name)
    });
    found.map(|(at, tag)| line_of(source, at + tag.find(name).unwrap_or(0)))
}

fn flaw(error: &Error, source: &str) -> Flaw {
    let meant = error.range().and_then(|range| source.get(range));
    let meant = meant.unwrap_or_default().trim();
    Flaw {
        line: error.line(),
        fault: explained(error, meant),
    }
}

/// What stopped it; `meant` is the piece of the template.
fn explained(error: &Error, meant: &str) -> Fault {
    match error.kind() {
        ErrorKind::OutOfFuel => fault!(
            Template,
            "循环太多，运行到 {FUEL} 步还没有结束；减少一层套着一层的 for",
            "too many loops: it was not done after {FUEL} steps; nest fewer `for`"
        ),
        ErrorKind::WriteFailure => fault!(
            Template,
            "写出来的文字太长，超过 {} MB",
            "the text it makes is longer than {} MB",
            LONGEST >> 20
        ),
        ErrorKind::UndefinedError => fault!(
            Template,
            "“{meant}”里有没有的名称（名称见 supervise template list）",
            "there is an unknown name in `{meant}` (see supervise template list)"
        ),
        ErrorKind::NonPrimitive => fault!(
            Template,
            "“{meant}”不是文字，不能直接写出来；条件用 {{% if %}}，一组事项用 {{% for %}}",
            "`{meant}` is no text and cannot be written; ask for it with {{% if %}} or go through it with {{% for %}}"
        ),
        ErrorKind::UnknownFilter | ErrorKind::UnknownFunction | ErrorKind::UnknownTest => fault!(
            Template,
            "模板里没有“{meant}”这种功能；只有取用、if 和 for",
            "a template has no `{meant}`: it takes values, with `if` and `for` around them"
        ),
        _ => malformed(error, meant),
    }
}

fn malformed(error: &Error, meant: &str) -> Fault {
    let (near, near_en) = if meant.is_empty() {
        (String::new(), String::new())
    } else {
        (format!("（在“{meant}”附近）"), format!(" (near `{meant}`)"))
    };
    let detail = error.detail().unwrap_or_default();
    fault!(
        Template,
        "写法有误{near}：花括号要成对，if 配 endif，for 配 endfor，里面的符号用半角",
        "malformed{near_en}: {detail}; braces come in pairs, `if` ends with `endif`, `for` with `endfor`"
    )
}

//! Values of closed lists as arguments: by code or by label, the choices shown in the help.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::lang::Text;
use crate::model::coded::Coded;
use crate::model::nearest;

/// Parses a value by its code or its label in either language.
#[derive(Clone)]
pub(crate) struct CodedParser<C: 'static>(&'static [C]);

/// The parser of that closed list.
pub(crate) const fn coded<C: Coded>() -> CodedParser<C> {
    CodedParser(C::ALL)
}

/// The parser of some values of a closed list.
pub(crate) const fn among<C: Coded>(values: &'static [C]) -> CodedParser<C> {
    CodedParser(values)
}

impl<C: Coded + Send + Sync> TypedValueParser for CodedParser<C> {
    type Value = C;

    fn parse_ref(
        &self,
        command: &clap::Command,
        arg: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<C, clap::Error> {
        let text = value.to_string_lossy();
        let parsed = C::parse(&text).filter(|value| self.0.contains(value));
        parsed.ok_or_else(|| refusal(&listed(self.0), command, arg, &text))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(possible(listed(self.0)))
    }
}

/// Code and label of a value.
type Value = (&'static str, Text);

fn listed<C: Coded>(values: &[C]) -> Vec<Value> {
    values.iter().map(|v| (v.code(), v.label())).collect()
}

/// Parses a code or a label in either language to the code.
#[derive(Clone)]
pub(crate) struct CodeParser(Vec<Value>);

/// The parser of those values.
pub(crate) fn code(values: impl IntoIterator<Item = Value>) -> CodeParser {
    CodeParser(values.into_iter().collect())
}

impl TypedValueParser for CodeParser {
    type Value = String;

    fn parse_ref(
        &self,
        command: &clap::Command,
        arg: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<String, clap::Error> {
        let text = value.to_string_lossy();
        let is_meant = |(code, label): &&Value| {
            *code == text || label.zh == text || label.en.eq_ignore_ascii_case(&text)
        };
        let found = self.0.iter().find(is_meant);
        found
            .map(|(code, _)| (*code).to_owned())
            .ok_or_else(|| refusal(&self.0, command, arg, &text))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(possible(self.0.clone()))
    }
}

fn possible(values: Vec<Value>) -> Box<dyn Iterator<Item = PossibleValue>> {
    let shown = |(code, label): Value| PossibleValue::new(code).alias(label.zh).help(label.en);
    Box::new(values.into_iter().map(shown))
}

fn refusal(
    values: &[Value],
    command: &clap::Command,
    arg: Option<&clap::Arg>,
    text: &str,
) -> clap::Error {
    let mut error = clap::Error::new(ErrorKind::InvalidValue).with_cmd(command);
    let mut tell = |kind, text: String| {
        error.insert(kind, ContextValue::String(text));
    };
    if let Some(arg) = arg {
        tell(ContextKind::InvalidArg, arg.to_string());
    }
    tell(ContextKind::InvalidValue, text.to_owned());
    let names = |(code, label): &Value| [*code, label.zh, label.en];
    let like = nearest(text, values.iter().flat_map(names));
    let meant = values
        .iter()
        .find(|v| names(v).contains(&like.unwrap_or_default()));
    if let Some((code, _)) = meant {
        tell(ContextKind::SuggestedValue, (*code).to_owned());
    }
    let codes = values.iter().map(|(code, _)| (*code).to_owned()).collect();
    error.insert(ContextKind::ValidValue, ContextValue::Strings(codes));
    error
}

//! Values of closed lists as arguments: by code or by label, the choices shown in the help.

use std::ffi::OsStr;
use std::marker::PhantomData;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::model::coded::Coded;

/// Parses a value by its code or its label in either language.
#[derive(Clone)]
pub(crate) struct CodedParser<C>(PhantomData<C>);

/// The parser of that closed list.
pub(crate) const fn coded<C>() -> CodedParser<C> {
    CodedParser(PhantomData)
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
        C::parse(&text).ok_or_else(|| {
            let mut error = clap::Error::new(ErrorKind::InvalidValue).with_cmd(command);
            if let Some(arg) = arg {
                error.insert(
                    ContextKind::InvalidArg,
                    ContextValue::String(arg.to_string()),
                );
            }
            error.insert(
                ContextKind::InvalidValue,
                ContextValue::String(text.to_string()),
            );
            if let Some(like) = C::nearest(&text) {
                let like = ContextValue::String(like.code().to_owned());
                error.insert(ContextKind::SuggestedValue, like);
            }
            let choices = C::ALL.iter().map(|v| v.code().to_owned()).collect();
            error.insert(ContextKind::ValidValue, ContextValue::Strings(choices));
            error
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(C::ALL.iter().map(|v| {
            PossibleValue::new(v.code())
                .alias(v.label().zh)
                .help(v.label().en)
        })))
    }
}

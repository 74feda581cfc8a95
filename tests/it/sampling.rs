//! The draw: worked out by hand, held to its rules on random frames, and against another program.

mod case;
mod document;
mod rules;
pub(crate) mod script;
mod worked;

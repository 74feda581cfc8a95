//! Tests of the program from outside: its commands, its files, its documents.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout
)]

mod as_of;
mod asking;
mod board;
mod breakdown;
mod completion;
mod concurrency;
mod coverage;
mod crash;
mod documents;
mod drafting;
mod editing;
mod editor;
mod edits;
mod figures;
mod finding;
mod first_week;
mod formats;
mod hostile;
mod importing;
mod inspection;
mod kinds;
mod language;
mod laws;
mod life;
mod manual;
mod meeting;
mod notice;
mod opened;
mod paperwork;
mod places;
mod plan;
mod problems;
mod sampling;
mod schema;
mod screens;
mod style;
mod suggestions;
mod support;
mod templates;
#[cfg(unix)]
mod terminal;
mod today;
mod undo;
mod visiting;
mod voices;
mod votes;
mod word;
mod workbooks;
mod year;

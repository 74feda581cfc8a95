//! Word documents: their bytes and schema, and what other programs read and draw of them.

mod drawn;
mod pages;
mod read;
mod schema;
mod tools;

//! Rows that were entered before: the same table imported twice must not enter them twice.

use serde_json::Value;

use crate::cli::crud::Crud;
use crate::cli::desk::Desk;

/// The record that says the same as a new one in every fact; its id, mark and history aside.
pub(super) fn twin<'d, R: Crud>(new: &R, desk: &'d Desk) -> Option<&'d R> {
    let facts = facts(new);
    let mut all = R::table(&desk.ledger).iter();
    all.find(|old| old.title() == new.title() && self::facts(*old) == facts)
}

fn facts<R: Crud>(record: &R) -> Value {
    let mut facts = serde_json::to_value(record).unwrap_or_default();
    if let Some(fields) = facts.as_object_mut() {
        for own in ["id", "uid", "history"] {
            fields.remove(own);
        }
    }
    facts
}

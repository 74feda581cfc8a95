//! No field is filled with nothing.

use serde_json::Value;

use super::Report;
use crate::fault;
use crate::model::Record;

pub(super) fn check<R: Record>(record: &R, report: &mut Report) {
    if let Ok(Value::Object(fields)) = serde_json::to_value(record) {
        for (key, value) in &fields {
            blank(key, value, report);
        }
    }
}

fn blank(path: &str, value: &Value, report: &mut Report) {
    match value {
        Value::String(text) if text.trim().is_empty() => {
            report.at(
                path,
                fault!(Missing, "字段 {path} 是空的", "the field `{path}` is empty"),
            );
        }
        Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                blank(&format!("{path}[{i}]"), item, report);
            }
        }
        Value::Object(group) => {
            for (key, value) in group {
                blank(&format!("{path}.{key}"), value, report);
            }
        }
        _ => {}
    }
}

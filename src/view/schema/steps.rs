//! What each action of a history must and may carry.

use serde_json::{Value, json};

use crate::model::step::{Action, Field};

/// Adds to the schema of a step what its action asks: `action: closed` needs `checkers` and so on.
pub(super) fn constrain<A: Action>(step: &mut Value) {
    step["allOf"] = A::ALL.iter().map(|action| rule(*action)).collect();
    step["description"] = json!(format!(
        "{}　{}",
        "一步：何日、何事、何单位", "a dated step"
    ));
}

fn rule<A: Action>(action: A) -> Value {
    let needs: Vec<&str> = action.needs().iter().map(|f| f.key()).collect();
    let alien = Field::ALL.iter().filter(|f| !action.takes(**f));
    let refused: serde_json::Map<String, Value> = alien
        .map(|field| (field.key().to_owned(), json!(false)))
        .collect();
    json!({
        "if": {"properties": {"action": {"const": action.code()}}, "required": ["action"]},
        "then": {"required": needs, "properties": refused},
    })
}

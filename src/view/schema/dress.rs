//! From a schema as the types give it to one that people read: labels and meanings, words of the
//! vocabulary, forms of ids, and nothing that only a program would ask.

use serde_json::{Map, Value, json};

use crate::model::plain::{Shape, fact};
use crate::model::step::Field;
use crate::model::{Kind, Vocabulary, WordList};
use crate::problem::{Code, Severity};
use crate::view::{field, meaning};

/// What a schema is dressed with.
pub(super) struct Dress<'a> {
    /// The kind of record; `None` for other files.
    pub(super) kind: Option<Kind>,
    pub(super) vocabulary: &'a Vocabulary,
    /// The types' own schemas, by name.
    pub(super) definitions: &'a Map<String, Value>,
}

impl Dress<'_> {
    /// The schema of a type by its name, whole: without references to others.
    pub(super) fn schema(&self, name: &str) -> Value {
        let own = self.definitions.get(name).cloned().unwrap_or_default();
        let mut schema = self.resolved(own, name);
        if let Some(map) = schema.as_object_mut() {
            map.remove("title");
        }
        schema
    }

    /// A schema inside that of `of`, with the types it refers to in their place.
    fn resolved(&self, schema: Value, of: &str) -> Value {
        let Value::Object(mut map) = schema else {
            return schema;
        };
        without_null(&mut map);
        for wrapper in ["allOf", "anyOf"] {
            if let Some([only]) = map
                .get(wrapper)
                .and_then(Value::as_array)
                .map(Vec::as_slice)
            {
                let only = only.clone();
                map.remove(wrapper);
                map.extend(only.as_object().cloned().unwrap_or_default());
            }
        }
        if let Some(Value::String(to)) = map.remove("$ref") {
            let name = to.rsplit('/').next().unwrap_or_default();
            let Value::Object(mut inner) = self.schema(name) else {
                return Value::Object(map);
            };
            inner.extend(map);
            form(name, &mut inner);
            return Value::Object(inner);
        }
        listed(&mut map);
        // A program's width of numbers, and what stands where nothing is written.
        map.retain(|key, value| key != "default" && !(key == "format" && value != "date"));
        if let Some(items) = map.remove("items") {
            map.insert("items".into(), self.resolved(items, of));
        }
        if let Some(Value::Object(fields)) = map.remove("properties") {
            let dressed = |(key, value): (String, Value)| {
                let value = self.field(of, &key, value);
                (key, value)
            };
            map.insert(
                "properties".into(),
                fields.into_iter().map(dressed).collect(),
            );
        }
        Value::Object(map)
    }

    /// A field with its label, its meaning and its words.
    fn field(&self, of: &str, key: &str, schema: Value) -> Value {
        let mut schema = self.resolved(schema, of);
        let english = schema.get("description").and_then(Value::as_str);
        let english = english.unwrap_or_default().replace('\n', " ");
        let chinese = self.chinese(of, key);
        schema["description"] = json!(format!("{chinese}\n{english}").trim());
        if let Some(list) = self.words(of, key) {
            self.offer(list, &mut schema);
        }
        match (of, key) {
            ("Settings", "severity") => schema["properties"] = severities(),
            (_, "id") => {
                if let Some(letter) = self.kind.and_then(Kind::letter) {
                    schema["pattern"] = json!(format!("^[A-Z0-9]{{1,8}}-{letter}[0-9]{{3,}}$"));
                }
            }
            _ => {}
        }
        if (of, key) == ("Settings", "severity") {
            schema["additionalProperties"] = json!(false);
        }
        schema
    }

    /// Label and meaning of a field.
    fn chinese(&self, of: &str, key: &str) -> String {
        let of = if of.starts_with("Step") { "Step" } else { of };
        let label = match (of, self.kind) {
            ("Step", _) => Field::ALL
                .iter()
                .find(|f| f.key() == key)
                .map(|f| f.label().zh),
            (_, Some(kind)) if self.is_record(of) => field::label(kind, key).map(|l| l.zh),
            _ => None,
        };
        let meaning = meaning(of, key);
        let parts: Vec<&str> = label.into_iter().chain(meaning).collect();
        parts.join("：").replace('`', "")
    }

    /// Whether that type is the record itself, not a part of it.
    fn is_record(&self, of: &str) -> bool {
        self.kind.is_some_and(|k| k.command() == of.to_lowercase())
    }

    /// The list of the vocabulary a field takes its words from.
    fn words(&self, of: &str, key: &str) -> Option<WordList> {
        let fact = self.kind.and_then(|kind| fact(kind, key));
        if let (true, Some(fact)) = (self.is_record(of), fact) {
            return match fact.shape {
                Some(Shape::Word(list)) => Some(list),
                _ => None,
            };
        }
        Some(match (of, key) {
            ("Issue", "category") => WordList::Category,
            ("Issue", "focus") => WordList::Focus,
            ("Issue" | "Article", "areas") => WordList::FocusArea,
            ("Issue", "aspects") => WordList::SurveyAspect,
            ("Source", "channel") => WordList::Channel,
            ("Facility", "kind") => WordList::FacilityKind,
            ("Article", "methods") => WordList::CheckMethod,
            (_, "methods") if self.kind == Some(Kind::Article) => WordList::CheckMethod,
            (_, "methods") => WordList::AcceptanceMethod,
            (_, "class") => WordList::SuggestionClass,
            _ => return None,
        })
    }

    /// Offers the words of a list where a text, or each of several, stands. A list that the
    /// vocabulary leaves empty offers nothing.
    fn offer(&self, list: WordList, schema: &mut Value) {
        let words = self.vocabulary.list(list);
        if words.is_empty() {
            return;
        }
        let at = match schema.get("items") {
            Some(_) => &mut schema["items"],
            None => schema,
        };
        at["enum"] = words.iter().map(|w| json!(w.code)).collect();
        let labels = words.iter().map(|w| json!(format!("{}　{}", w.zh, w.en)));
        at["enumDescriptions"] = labels.collect();
    }
}

/// What may be left out is left out, not written as null.
fn without_null(map: &mut Map<String, Value>) {
    let is_null = |one: &Value| one == "null" || one.get("type").is_some_and(|t| t == "null");
    if let Some(Value::Array(any)) = map.get_mut("anyOf") {
        any.retain(|one| !is_null(one));
    }
    if let Some(Value::Array(types)) = map.get_mut("type") {
        types.retain(|one| !is_null(one));
        if let [one] = types.as_slice() {
            let one = one.clone();
            map.insert("type".into(), one);
        }
    }
}

/// A choice of constants, written as one list.
fn listed(map: &mut Map<String, Value>) {
    let Some(Value::Array(each)) = map.get("oneOf") else {
        return;
    };
    let constants: Option<Vec<Value>> = each.iter().map(|one| one.get("const").cloned()).collect();
    let texts = each.iter().map(|one| one["description"].clone()).collect();
    if let Some(constants) = constants {
        map.remove("oneOf");
        map.insert("type".into(), json!("string"));
        map.insert("enum".into(), constants.into());
        map.insert("enumDescriptions".into(), texts);
    }
}

/// The form of a value that is text in the file and more in the program.
fn form(name: &str, map: &mut Map<String, Value>) {
    match name {
        "Id" => {
            map.insert("pattern".into(), json!("^[A-Za-z0-9][A-Za-z0-9-]{0,63}$"));
        }
        "Day" => {
            let hint = "日期写作 2024-06-30　write dates as 2024-06-30";
            map.insert("patternErrorMessage".into(), json!(hint));
        }
        _ => {}
    }
}

/// Every problem code, with what it means, and the severities there are.
fn severities() -> Value {
    let each = [Severity::Error, Severity::Warning, Severity::Off];
    let names: Vec<String> = each.map(|s| s.label().en.to_owned()).to_vec();
    let labels: Vec<&str> = each.map(|s| s.label().zh).to_vec();
    let of = |code: &Code| {
        let meaning = code.meaning();
        let about = format!("{}\n{}", meaning.zh, meaning.en);
        json!({"type": "string", "description": about, "enum": names, "enumDescriptions": labels})
    };
    let codes = Code::ALL.iter();
    codes
        .map(|code| (code.name().to_owned(), of(code)))
        .collect()
}

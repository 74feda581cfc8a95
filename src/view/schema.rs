//! JSON Schemas of the ledger's files, made from the types, with Chinese for the reader and the
//! words of the ledger's own vocabulary: an editor completes keys and values by them and marks
//! what is wrong.

mod dress;
mod steps;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use crate::for_kind;
use crate::lang::{Text, t};
use crate::model::calendar::CalendarYear;
use crate::model::coded::Coded;
use crate::model::{Kind, Record, Settings, Vocabulary};
use dress::Dress;

/// The kinds of file a ledger has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// `supervise.yaml`.
    Settings,
    /// `vocabulary.yaml`.
    Vocabulary,
    /// A year's calendar.
    Calendar,
    /// A record.
    Record(Kind),
}

const FILES: usize = Kind::ALL.len() + 3;

impl Coded for FileKind {
    const NOUN: Text = t("文件", "file");
    const ALL: &'static [Self] = &{
        let mut all = [Self::Settings; FILES];
        (all[1], all[2]) = (Self::Vocabulary, Self::Calendar);
        let mut i = 3;
        while i < FILES {
            all[i] = Self::Record(Kind::ALL[i - 3]);
            i += 1;
        }
        all
    };

    fn code(self) -> &'static str {
        match self {
            Self::Settings => "supervise",
            Self::Vocabulary => "vocabulary",
            Self::Calendar => "calendar",
            Self::Record(kind) => kind.command(),
        }
    }

    fn label(self) -> Text {
        match self {
            Self::Settings => t("设置", "settings"),
            Self::Vocabulary => t("词表", "word lists"),
            Self::Calendar => t("年历", "calendar year"),
            Self::Record(kind) => kind.noun(),
        }
    }
}

impl FileKind {
    /// The kind of record such files hold; `None` for those that hold none.
    #[must_use]
    pub const fn kind(self) -> Option<Kind> {
        match self {
            Self::Record(kind) => Some(kind),
            Self::Settings | Self::Vocabulary | Self::Calendar => None,
        }
    }

    /// The files of this kind, as a pattern below the ledger's folder.
    #[must_use]
    pub fn files(self) -> String {
        match self.kind() {
            Some(kind) => format!("{}/**/*.yaml", kind.dir()),
            None if self == Self::Calendar => "calendar/*.yaml".to_owned(),
            None => format!("{}.yaml", self.code()),
        }
    }

    /// Where its schema lies, below the ledger's folder.
    #[must_use]
    pub fn schema_file(self) -> String {
        format!("schema/{}.json", self.code())
    }

    /// Its schema (draft 7, which editors know), with the words of the vocabulary.
    #[must_use]
    pub fn schema(self, vocabulary: &Vocabulary) -> Value {
        let label = self.label();
        match self {
            Self::Settings => plain::<Settings>(label, vocabulary),
            Self::Vocabulary => plain::<Vocabulary>(label, vocabulary),
            Self::Calendar => plain::<CalendarYear>(label, vocabulary),
            Self::Record(kind) => for_kind!(kind, R => record::<R>(vocabulary)),
        }
    }
}

/// The schema of a file that holds no record.
fn plain<T: JsonSchema>(label: Text, vocabulary: &Vocabulary) -> Value {
    let dress = Dress {
        kind: None,
        vocabulary,
        definitions: &definitions::<T>(),
    };
    titled(dress.schema(&T::schema_name()), label)
}

fn record<R: Record>(vocabulary: &Vocabulary) -> Value {
    let dress = Dress {
        kind: Some(R::KIND),
        vocabulary,
        definitions: &definitions::<R>(),
    };
    let mut schema = dress.schema(&R::schema_name());
    if let Some(step) = schema.pointer_mut("/properties/history/items") {
        steps::constrain::<R::Action>(step);
    }
    titled(schema, R::KIND.noun())
}

fn titled(mut schema: Value, label: Text) -> Value {
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!(format!("{}　{}", label.zh, label.en));
    schema
}

/// The schema of a type and of every type in it, by name, as serde reads them.
fn definitions<T: JsonSchema>() -> Map<String, Value> {
    let root = SchemaSettings::draft07()
        .into_generator()
        .into_root_schema_for::<T>();
    let mut root = root.to_value();
    let inner = root
        .as_object_mut()
        .and_then(|root| root.remove("definitions"));
    let mut all = match inner {
        Some(Value::Object(inner)) => inner,
        _ => Map::new(),
    };
    all.insert(T::schema_name().into_owned(), root);
    all
}

/// What an editor must be told: which schema is for which files. For VS Code with the extension
/// `redhat.vscode-yaml`, which then asks nothing of the network.
#[must_use]
pub fn editor_settings() -> Value {
    let each = FileKind::ALL.iter();
    let schemas: Map<String, Value> = each
        .map(|file| (format!("./{}", file.schema_file()), json!(file.files())))
        .collect();
    json!({
        "yaml.schemas": schemas,
        "yaml.schemaStore.enable": false,
        "redhat.telemetry.enabled": false,
        "files.encoding": "utf8",
        "files.eol": "\n",
        "[yaml]": {"editor.insertSpaces": true, "editor.tabSize": 2, "editor.quickSuggestions": {"other": true, "comments": false, "strings": true}},
    })
}

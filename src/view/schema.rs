//! JSON Schemas of the ledger's files, made from the types, with Chinese for the reader and the
//! words of the ledger's own vocabulary: an editor completes keys and values by them and marks
//! what is wrong.

mod dress;
mod steps;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use crate::coded;
use crate::lang::Text;
use crate::model::calendar::CalendarYear;
use crate::model::coded::Coded;
use crate::model::{
    Article, Campaign, Facility, Issue, Kind, Org, Record, Regulation, Settings, Task, Vocabulary,
};
use dress::Dress;

coded! {
    /// The kinds of file a ledger has.
    pub enum FileKind("文件", "file") {
        Settings = "supervise" "设置" / "settings",
        Vocabulary = "vocabulary" "词表" / "word lists",
        Calendar = "calendar" "年历" / "calendar year",
        Campaign = "campaign" "专项" / "campaign",
        Org = "org" "单位" / "unit",
        Facility = "facility" "设施" / "facility",
        Issue = "issue" "问题" / "issue",
        Task = "task" "整改措施" / "task",
        Regulation = "regulation" "法规" / "regulation",
        Article = "article" "分解条款" / "assigned article",
    }
}

impl FileKind {
    /// The kind of record such files hold; `None` for those that hold none.
    #[must_use]
    pub fn kind(self) -> Option<Kind> {
        let kinds = Kind::ALL.iter();
        kinds.copied().find(|kind| kind.command() == self.code())
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
            Self::Campaign => record::<Campaign>(vocabulary),
            Self::Org => record::<Org>(vocabulary),
            Self::Facility => record::<Facility>(vocabulary),
            Self::Issue => record::<Issue>(vocabulary),
            Self::Task => record::<Task>(vocabulary),
            Self::Regulation => record::<Regulation>(vocabulary),
            Self::Article => record::<Article>(vocabulary),
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

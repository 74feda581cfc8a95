//! The schemas against another program's reading of them: what the ledger takes they take, what
//! it refuses they refuse, as far as a schema can know.

use std::path::{Path, PathBuf};

use jsonschema::Validator;
use serde_json::Value;
use supervise::model::Kind;
use supervise::model::coded::Coded;
use supervise::view::schema::FileKind;

use crate::support::{done, example, ledger, run};

const TODAY: &str = "2024-10-31";

fn schema(ledger: &Path, kind: FileKind) -> Value {
    serde_json::from_str(&done(ledger, TODAY, &["schema", kind.code()])).unwrap()
}

fn validator(ledger: &Path, kind: FileKind) -> Validator {
    let schema = schema(ledger, kind);
    assert!(jsonschema::meta::is_valid(&schema), "{kind:?} is no schema");
    let options = jsonschema::options().should_validate_formats(true);
    options.build(&schema).unwrap()
}

/// A file as any YAML reader would give it.
fn value(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).unwrap();
    serde_yaml::from_str(text.trim_start_matches('\u{feff}')).unwrap()
}

/// The files of a kind in a ledger.
fn files(ledger: &Path, kind: FileKind) -> Vec<PathBuf> {
    let pattern = kind.files();
    let Some((folder, _)) = pattern.split_once('/') else {
        return vec![ledger.join(pattern)];
    };
    let all = walkdir::WalkDir::new(ledger.join(folder)).into_iter();
    all.map(|entry| entry.unwrap().into_path())
        .filter(|path| path.extension().is_some_and(|e| e == "yaml"))
        .collect()
}

#[test]
fn every_file_of_the_example_is_valid() {
    let mut seen = 0;
    for kind in FileKind::ALL {
        let validator = validator(&example(), *kind);
        for path in files(&example(), *kind) {
            seen += 1;
            let value = value(&path);
            let wrong: Vec<String> = validator
                .iter_errors(&value)
                .map(|e| format!("{}: {e}", e.instance_path()))
                .collect();
            assert!(wrong.is_empty(), "{}: {wrong:#?}", path.display());
        }
    }
    let yaml = walkdir::WalkDir::new(example())
        .into_iter()
        .filter(|entry| {
            let path = entry.as_ref().unwrap().path();
            path.extension().is_some_and(|e| e == "yaml")
        });
    assert_eq!(seen, yaml.count(), "a file without schema");
}

/// Of the ledgers with one mistake each, those whose mistake stands in one file and is one of form.
#[test]
fn what_the_ledger_refuses_by_its_form_the_schema_refuses() {
    let errors = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/errors");
    let dir = ledger();
    for case in [
        "E-KEY",
        "E-MISSING",
        "E-MISSING.step",
        "E-TYPE",
        "E-TYPE.list",
        "E-VALUE",
        "E-DATE",
        "E-DATE.full-width",
        "E-WORD",
        "E-WORD.label",
        "E-STEP-NEEDS",
        "E-STEP-ALIEN",
        "E-SETTING.severity",
    ] {
        let folder = errors.join(case);
        let wrong = walkdir::WalkDir::new(&folder)
            .into_iter()
            .map(|entry| entry.unwrap().into_path())
            .find(|path| path.extension().is_some_and(|e| e == "yaml"))
            .unwrap();
        let name = wrong
            .strip_prefix(&folder)
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned();
        let kind = FileKind::ALL.iter().find(|kind| {
            let files = kind.files();
            name == files
                || files
                    .split_once('/')
                    .is_some_and(|(f, _)| name.starts_with(&format!("{f}/")))
        });
        let validator = validator(dir.path(), *kind.unwrap());
        assert!(!validator.is_valid(&value(&wrong)), "{case}");
        let right = errors.join("base").join(&name);
        assert!(
            validator.is_valid(&value(&right)),
            "{case} with the right {name}"
        );
    }
}

#[test]
fn words_are_those_of_the_ledgers_own_vocabulary() {
    let dir = ledger();
    let path = dir.path().join("vocabulary.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    let text = text.replacen(
        "category:\n",
        "category:\n  - {code: meals, zh: 助餐服务, en: meals}\n",
        1,
    );
    std::fs::write(&path, text).unwrap();
    let category = &schema(dir.path(), FileKind::Record(Kind::Issue))["properties"]["category"];
    assert_eq!(category["enum"][0], "meals");
    assert_eq!(category["enumDescriptions"][0], "助餐服务　meals");
    // A ledger that cannot be read whole still has its words.
    std::fs::write(dir.path().join("orgs/bad.yaml"), "id: [").unwrap();
    assert_eq!(
        &schema(dir.path(), FileKind::Record(Kind::Issue))["properties"]["category"],
        category
    );
}

/// Every key of every file is told in Chinese, and every value of a list has its label.
#[test]
fn nothing_is_without_its_chinese() {
    fn walk(schema: &Value, path: &str) {
        for (key, field) in schema["properties"].as_object().into_iter().flatten() {
            let path = format!("{path}.{key}");
            let about = field["description"]
                .as_str()
                .unwrap_or_else(|| panic!("{path}"));
            let chinese = about.lines().next().unwrap();
            assert!(chinese.chars().any(|c| c > '\u{2e7f}'), "{path}: {about}");
            walk(field, &path);
        }
        if let Some(values) = schema["enum"].as_array() {
            let labels = schema["enumDescriptions"].as_array();
            assert_eq!(labels.map(Vec::len), Some(values.len()), "{path}");
        }
        if let Some(items) = schema.get("items") {
            walk(items, path);
        }
    }
    for kind in FileKind::ALL {
        walk(&schema(&example(), *kind), kind.code());
    }
}

#[test]
fn init_and_write_lay_the_schemas_and_leave_what_is_the_persons() {
    let dir = ledger();
    let root = dir.path();
    let editor = root.join(".vscode/settings.json");
    let settings: Value = serde_json::from_str(&std::fs::read_to_string(&editor).unwrap()).unwrap();
    for kind in FileKind::ALL {
        let file = format!("./{}", kind.schema_file());
        assert_eq!(settings["yaml.schemas"][&file], kind.files().as_str());
        let written = std::fs::read_to_string(root.join(kind.schema_file())).unwrap();
        assert_eq!(written, done(root, TODAY, &["schema", kind.code()]));
    }
    // The ledger does not stumble over them.
    let check = run(root, TODAY, &["check"]);
    assert_eq!(
        (check.code, check.out.as_str()),
        (0, "账本没有问题。\n"),
        "{}",
        check.err
    );
    // Schemas are written anew; settings are left, and what they lack is told.
    std::fs::write(root.join("schema/issue.json"), "old").unwrap();
    std::fs::write(&editor, "{\"editor.fontSize\": 16} // mine\n").unwrap();
    let told = run(root, TODAY, &["schema", "--write"]);
    assert_eq!(told.code, 0, "{}", told.err);
    assert!(
        told.err
            .contains("\"./schema/issue.json\": \"issues/**/*.yaml\""),
        "{}",
        told.err
    );
    assert_eq!(
        std::fs::read_to_string(&editor).unwrap(),
        "{\"editor.fontSize\": 16} // mine\n"
    );
    assert_ne!(
        std::fs::read_to_string(root.join("schema/issue.json")).unwrap(),
        "old"
    );
    // Where there are none they are written.
    std::fs::remove_file(&editor).unwrap();
    let told = run(root, TODAY, &["schema", "--write"]);
    assert!(told.err.is_empty() && editor.exists(), "{}", told.err);
    assert!(run(root, TODAY, &["schema", "--write"]).err.is_empty());
}

#[test]
fn a_folder_with_editor_settings_can_become_a_ledger() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join(".vscode")).unwrap();
    let editor = dir.path().join(".vscode/settings.json");
    std::fs::write(&editor, "{}").unwrap();
    crate::support::started(dir.path(), TODAY);
    assert_eq!(std::fs::read_to_string(editor).unwrap(), "{}");
}

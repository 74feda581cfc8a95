//! `supervise schema`: the form of the ledger's files, for editors.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use serde_json::Value;

use super::Globals;
use super::coded::coded;
use super::desk::{DONE, find};
use super::failure::Failure;
use super::stream::{to_stderr, to_stdout};
use crate::lang::Lang;
use crate::model::Vocabulary;
use crate::model::coded::Coded;
use crate::say;
use crate::store::{Store, load, starter};
use crate::view::schema::{self, FileKind};

/// The settings by which VS Code finds the schemas.
pub(super) const EDITOR_FILE: &str = ".vscode/settings.json";

/// Prints or writes schemas, with the words of the ledger's vocabulary; outside a ledger with
/// those a new one starts with.
#[derive(Args)]
pub(crate) struct SchemaCommand {
    /// The kind of file
    #[arg(value_name = "KIND", value_parser = coded::<FileKind>(), required_unless_present = "write")]
    kind: Option<FileKind>,
    /// Write every schema into schema/, and editor settings where there are none
    #[arg(long, conflicts_with = "kind")]
    write: bool,
}

impl SchemaCommand {
    pub(crate) fn run(&self, globals: &Globals, asked: Option<Lang>) -> Result<ExitCode, Failure> {
        let found = find(globals);
        if let Some(kind) = self.kind {
            let vocabulary = match found {
                Ok(store) => vocabulary(&store)?,
                Err(_) => starter::vocabulary().map_err(|e| failed(e, Path::new("")))?,
            };
            to_stdout(&text(&kind.schema(&vocabulary))?)?;
            return Ok(DONE);
        }
        let store = found?;
        let files = files(&vocabulary(&store)?)?;
        write(&store, &files, globals.dry_run, asked.unwrap_or_default())?;
        Ok(DONE)
    }
}

/// Every schema's file below the ledger's folder, and its text.
pub(super) fn files(vocabulary: &Vocabulary) -> Result<Vec<(PathBuf, String)>, Failure> {
    let file = |kind: &FileKind| {
        let schema = text(&kind.schema(vocabulary))?;
        Ok((PathBuf::from(kind.schema_file()), schema))
    };
    FileKind::ALL.iter().map(file).collect()
}

/// The text of [`EDITOR_FILE`].
pub(super) fn editor_settings() -> Result<String, Failure> {
    text(&schema::editor_settings())
}

/// Schemas are the program's own and are written anew; an editor's settings are the person's.
fn write(
    store: &Store,
    files: &[(PathBuf, String)],
    is_dry: bool,
    lang: Lang,
) -> Result<(), Failure> {
    let settings = store.root().join(EDITOR_FILE);
    let is_new = !settings.exists();
    if is_dry {
        let paths = files.iter().map(|(path, _)| path.display().to_string());
        let own = is_new.then(|| EDITOR_FILE.to_owned());
        to_stdout(
            &paths
                .chain(own)
                .map(|p| format!("+{p}\n"))
                .collect::<String>(),
        )?;
        return Ok(());
    }
    for (path, text) in files {
        let written = store.write_beside(path, text);
        written.map_err(|e| failed(e, store.root()))?;
    }
    let count = files.len();
    to_stdout(&say!(
        lang,
        "已在 schema/ 写入 {count} 个文件。\n",
        "Wrote {count} files to schema/.\n"
    ))?;
    if is_new {
        let written = store.write_beside(Path::new(EDITOR_FILE), &editor_settings()?);
        written.map_err(|e| failed(e, store.root()))?;
        to_stdout(&say!(
            lang,
            "已写入 {EDITOR_FILE}。\n",
            "Wrote {EDITOR_FILE}.\n"
        ))?;
    } else if !knows_schemas(&settings) {
        let wanted = text(&schema::editor_settings()["yaml.schemas"])?;
        to_stderr(&say!(
            lang,
            "提醒：{EDITOR_FILE} 已经存在，没有改动；请在里面加上：\n\"yaml.schemas\": {wanted}",
            "warning: {EDITOR_FILE} exists and was left as it is; add to it:\n\"yaml.schemas\": {wanted}"
        ));
    }
    Ok(())
}

/// Whether the settings name every schema. They may hold comments, so they are not parsed.
fn knows_schemas(settings: &Path) -> bool {
    let text = std::fs::read_to_string(settings).unwrap_or_default();
    let mut all = FileKind::ALL.iter();
    all.all(|kind| text.contains(&kind.schema_file()))
}

fn vocabulary(store: &Store) -> Result<Vocabulary, Failure> {
    load::vocabulary(store.root()).map_err(|e| failed(e, store.root()))
}

fn failed(error: crate::store::StoreError, root: &Path) -> Failure {
    Failure::Store {
        error,
        root: root.to_owned(),
    }
}

fn text(value: &Value) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(value).map_err(Failure::unwritable)?;
    Ok(text + "\n")
}

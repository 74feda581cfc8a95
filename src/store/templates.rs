//! The files of `templates/`. One that cannot be read never keeps the ledger from being read: what
//! is wrong travels with it, and the program's own wording stands in.

use std::fs;
use std::path::Path;

use super::{load, read, write};
use crate::fault;
use crate::model::template::{FOLDER, Kept, Templates};
use crate::problem::{Code, Fault};

/// The largest wording that is read, in bytes; a built-in one has about two thousand.
const LARGEST_WORDING: usize = 64 << 10;
/// The largest letterhead that is read, in bytes; one with a seal as a picture has some hundred
/// thousand.
const LARGEST_LETTERHEAD: u64 = 8 << 20;
/// Files of the folder that are looked at; there are some thirty names.
const MOST_FILES: usize = 1000;

/// What the folder holds, nothing when there is none.
pub(super) fn all(root: &Path) -> Templates {
    let mut found = Templates::default();
    let Ok(entries) = fs::read_dir(root.join(FOLDER)) else {
        return found;
    };
    let names = entries.flatten().map(|entry| entry.file_name());
    let mut names: Vec<String> = names.map(|n| n.to_string_lossy().into_owned()).collect();
    names.sort();
    names.truncate(MOST_FILES);
    for name in names {
        if name.starts_with(write::TEMPORARY) || name == ".gitkeep" {
            continue;
        }
        let kept = if name.ends_with(".txt") {
            wording(root, &name)
        } else {
            Kept::Other
        };
        found.put(name, kept);
    }
    found
}

fn wording(root: &Path, name: &str) -> Kept {
    let read = bytes(root, name, read::LARGEST).and_then(|bytes| text(&bytes));
    match read {
        Ok(text) => Kept::Wording(text),
        Err(fault) => Kept::Unreadable(fault),
    }
}

/// The bytes of a letterhead.
pub(super) fn letterhead(root: &Path, name: &str) -> Result<Vec<u8>, Fault> {
    bytes(root, name, LARGEST_LETTERHEAD)
}

fn bytes(root: &Path, name: &str, largest: u64) -> Result<Vec<u8>, Fault> {
    let inside = write::stay_inside(root, &root.join(FOLDER), Path::new(FOLDER));
    let read = match inside {
        Ok(()) => load::bytes(root, &Path::new(FOLDER).join(name), largest),
        Err(_) => Err(load::linked()),
    };
    read.map_err(|fault| unusable(&fault))
}

fn text(bytes: &[u8]) -> Result<String, Fault> {
    let size = bytes.len();
    if size > LARGEST_WORDING {
        return Err(fault!(
            Template,
            "文件有 {size} 字节，上限是 {LARGEST_WORDING} 字节；模板只写文字，图片放不进来",
            "the file has {size} bytes; the limit is {LARGEST_WORDING}: a template holds words alone"
        ));
    }
    let text = read::utf8(bytes).map_err(|fault| unusable(&fault))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    Ok(text.replace("\r\n", "\n"))
}

/// The fault as one of a template, with what to do.
fn unusable(fault: &Fault) -> Fault {
    let remedy = fault.code.remedy();
    Fault {
        code: Code::Template,
        zh: format!("{}；{}", fault.zh, remedy.zh),
        en: format!("{}; {}", fault.en, remedy.en),
    }
}

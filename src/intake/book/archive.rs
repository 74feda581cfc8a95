//! Workbooks that are zip files, unpacked within bounds.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{Book, broken, not_a_workbook, ods, xlsx};
use crate::fault;
use crate::problem::Fault;

/// A workbook holds a few dozen files; more in its directory than this are a trap.
const MOST_FILES: usize = 4096;
/// The largest part that is read, unpacked, in bytes: the sheet of a large ledger has a tenth of it.
const LARGEST_PART: u64 = 64 << 20;
/// The most that is read of all parts together, unpacked, in bytes.
const LARGEST_ALL: u64 = 128 << 20;

/// A zip file in memory.
pub(super) type Zip<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// Reads a workbook that is a zip file.
pub(super) fn read(bytes: &[u8]) -> Result<Book, Fault> {
    let entries = bytes.windows(4).filter(|w| *w == b"PK\x01\x02");
    if entries.take(MOST_FILES + 1).count() > MOST_FILES {
        return Err(broken());
    }
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    let has = |name: &str| zip.index_for_name(name).is_some();
    let (is_xlsx, is_ods) = (
        has("xl/workbook.xml"),
        has("content.xml") && has("mimetype"),
    );
    if has("word/document.xml") {
        return Err(not_a_workbook(" Word 文件", "a Word document"));
    }
    if has("xl/workbook.bin") {
        return Err(not_a_workbook(
            "二进制工作簿（xlsb）",
            "a binary workbook (xlsb)",
        ));
    }
    if !is_xlsx && !is_ods {
        return Err(not_a_workbook("压缩包", "a zip file"));
    }
    refuse_large(&mut zip)?;
    if is_xlsx {
        xlsx::read(bytes)
    } else {
        ods::read(&mut zip)
    }
}

/// Refuses parts that are larger unpacked than is read, by what the directory says and, since it
/// may lie, by unpacking them once without keeping anything.
fn refuse_large(zip: &mut Zip<'_>) -> Result<(), Fault> {
    let names: Vec<String> = zip
        .file_names()
        .flatten()
        .map(std::borrow::Cow::into_owned)
        .collect();
    let is_text = |name: &str| {
        let name = name.to_ascii_lowercase();
        name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".vml")
    };
    let mut declared = 0_u64;
    let texts: Vec<String> = names.into_iter().filter(|name| is_text(name)).collect();
    for name in &texts {
        let size = zip.by_name(name).map_err(|e| unopened(&e))?.size();
        declared = declared.saturating_add(size);
        if size > LARGEST_PART || declared > LARGEST_ALL {
            return Err(bomb());
        }
    }
    let mut unpacked = 0;
    for name in &texts {
        let part = zip.by_name(name).map_err(|e| unopened(&e))?;
        let size = io::copy(&mut part.take(LARGEST_PART + 1), &mut io::sink());
        unpacked += size.map_err(|_| broken())?;
        if unpacked > LARGEST_PART.max(declared) {
            return Err(bomb());
        }
    }
    Ok(())
}

/// The text of a part; `None` when there is none of that name.
pub(super) fn part(zip: &mut Zip<'_>, name: &str) -> Result<Option<String>, Fault> {
    let part = match zip.by_name(name) {
        Ok(part) => part,
        Err(ZipError::FileNotFound) => return Ok(None),
        Err(error) => return Err(unopened(&error)),
    };
    let mut text = String::new();
    let read = part.take(LARGEST_PART + 1).read_to_string(&mut text);
    read.map_err(|_| broken())?;
    Ok(Some(text))
}

fn unopened(error: &ZipError) -> Fault {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => locked(),
        _ => broken(),
    }
}

/// A workbook that is encrypted.
pub(super) fn locked() -> Fault {
    fault!(
        Type,
        "读不出，可能有密码；在 WPS 或 Excel 里打开，去掉密码，另存以后再导入",
        "it cannot be read and may have a password; open it, take the password off, save it and import that"
    )
}

fn bomb() -> Fault {
    let most = LARGEST_PART >> 20;
    fault!(
        Size,
        "解压以后太大（一张表最多 {most} MB），没有读；不像是台账，若是台账，把没用的格式和空行删去再导入",
        "unpacked it is too large (a sheet has at most {most} MB) and was not read; clear unused formats and blank rows"
    )
}

//! Workbooks that are zip files, unpacked within bounds.

use super::{Book, broken, not_a_workbook, ods, xlsx};
use crate::container::{Container, Trap};
use crate::fault;
use crate::problem::Fault;

/// The largest part that is read, unpacked, in bytes: the sheet of a large ledger has a tenth of it.
const LARGEST_PART: usize = 64 << 20;
/// The most that is read of all parts together, unpacked, in bytes.
const LARGEST_ALL: usize = 128 << 20;

/// Reads a workbook that is a zip file.
pub(super) fn read(bytes: &[u8]) -> Result<Book, Fault> {
    let mut zip = Container::open(bytes).map_err(told)?;
    let names = zip.names();
    let has = |name: &str| names.iter().any(|n| n == name);
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
    // Every part, whatever it is called: a sheet is what the workbook's relations say it is.
    let (part, all) = (LARGEST_PART as u64, LARGEST_ALL as u64);
    zip.measure(&names, part, all).map_err(told)?;
    if is_xlsx {
        xlsx::read(bytes)
    } else {
        ods::read(&mut zip)
    }
}

/// The text of a part; `None` when there is none of that name.
pub(super) fn part(zip: &mut Container<'_>, name: &str) -> Result<Option<String>, Fault> {
    let bytes = zip.part(name, LARGEST_PART).map_err(told)?;
    let text = bytes.map(String::from_utf8).transpose();
    text.map_err(|_| broken())
}

fn told(trap: Trap) -> Fault {
    match trap {
        Trap::Broken => broken(),
        Trap::Locked => locked(),
        Trap::Large => bomb(),
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

//! Bytes to numbered lines of text: plain text, Markdown or docx, told by the bytes, not the name.

mod docx;

use crate::encoding;
use crate::fault;
use crate::problem::Fault;

/// The largest file that is taken, in bytes.
pub const LARGEST_FILE: usize = 64 << 20;
/// The largest text that is read, in bytes. The longest law has about a tenth of it.
pub const LARGEST_TEXT: usize = 4 << 20;
/// The largest unpacked body of a docx that is read, in bytes; most of it is tags.
pub const LARGEST_BODY: usize = 16 << 20;

/// A paper as lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    /// Its lines, blank ones too.
    pub lines: Vec<Line>,
    /// What could not be read from it, with the line.
    pub lost: Vec<(Fault, usize)>,
    /// What stands in the file and not in its text, such as deleted words of a docx.
    pub aside: Vec<(Line, Aside)>,
    /// Whether the lines are the paragraphs of a word processor's file.
    pub is_docx: bool,
}

/// A line of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number in the file, from 1; of a docx the number of its paragraph.
    pub no: usize,
    /// Its text, without line end.
    pub text: String,
}

/// Why something of the file is not in its lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aside {
    /// Deleted under track changes.
    Deleted,
    /// A picture.
    Picture,
}

/// Reads a paper.
///
/// # Errors
/// `E-SIZE`, `E-GBK`, `E-UTF8`, or `E-PAPER` for what is neither text nor docx.
pub fn read(bytes: &[u8]) -> Result<Paper, Fault> {
    let megabytes = LARGEST_FILE >> 20;
    if bytes.len() > LARGEST_FILE {
        return Err(fault!(
            Size,
            "文件超过 {megabytes} MB，没有读",
            "the file is over {megabytes} MB and was not read"
        ));
    }
    refuse_other_formats(bytes)?;
    if bytes.starts_with(b"PK\x03\x04") {
        return docx::read(bytes);
    }
    if bytes.len() > LARGEST_TEXT {
        return Err(too_long(LARGEST_TEXT));
    }
    let text = encoding::utf8(bytes)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(fault!(Paper, "文件是空的", "the file is empty"));
    }
    if text.contains('\0') {
        return Err(fault!(
            Paper,
            "文件不是文本（里面有零字节）",
            "the file is not text (it holds zero bytes)"
        ));
    }
    Ok(Paper {
        lines: lines(text),
        ..Paper::default()
    })
}

fn too_long(limit: usize) -> Fault {
    let megabytes = limit >> 20;
    fault!(
        Size,
        "文字超过 {megabytes} MB，不会是一部法规",
        "there are over {megabytes} MB of text: no regulation is so long"
    )
}

/// The lines of a text: LF, CRLF and CR end them, and so do the breaks that word processors leave.
fn lines(text: &str) -> Vec<Line> {
    let text = text.replace("\r\n", "\n");
    let breaks = [
        '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
    ];
    (1..)
        .zip(text.split(breaks))
        .map(|(no, text)| Line {
            no,
            text: text.to_owned(),
        })
        .collect()
}

fn refuse_other_formats(bytes: &[u8]) -> Result<(), Fault> {
    let head = &bytes[..bytes.len().min(512)];
    if head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(fault!(
            Paper,
            "这是旧版 Word/WPS 文件（.doc），或者设了密码的文件",
            "this is an old Word or WPS file (.doc), or a file with a password"
        ));
    }
    if head.starts_with(b"%PDF") {
        return Err(fault!(
            Paper,
            "这是 PDF，读不出可靠的文字",
            "this is a PDF, from which text cannot be read reliably"
        ));
    }
    if head.starts_with(b"{\\rtf") {
        return Err(fault!(Paper, "这是 RTF 文件", "this is an RTF file"));
    }
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        return Err(fault!(
            Utf8,
            "这是 UTF-16（记事本里叫 Unicode）编码",
            "this is in UTF-16 (Notepad calls it Unicode)"
        ));
    }
    let start = String::from_utf8_lossy(head)
        .trim_start_matches('\u{feff}')
        .trim_start()
        .to_ascii_lowercase();
    if start.starts_with("<!doctype html") || start.starts_with("<html") {
        return Err(fault!(
            Paper,
            "这是网页文件；请在浏览器里全选、复制，粘贴成文本文件",
            "this is a web page: select and copy it in the browser and paste it into a text file"
        ));
    }
    if start.starts_with("<?xml") {
        return Err(fault!(Paper, "这是 XML 文件", "this is an XML file"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Code;

    #[test]
    fn lines_are_numbered_as_editors_do() {
        let paper = read("\u{feff}甲\r\n\r\n乙\n丙".as_bytes()).unwrap();
        let found: Vec<_> = paper
            .lines
            .iter()
            .map(|l| (l.no, l.text.as_str()))
            .collect();
        assert_eq!(found, [(1, "甲"), (2, ""), (3, "乙"), (4, "丙")]);
    }

    #[test]
    fn other_files_are_named() {
        let cases: [(&[u8], Code); 10] = [
            (b"", Code::Paper),
            (b" \n", Code::Paper),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", Code::Paper),
            (b"%PDF-1.7", Code::Paper),
            (b"{\\rtf1}", Code::Paper),
            (b"<!DOCTYPE html><html>", Code::Paper),
            (b"\xff\xfe\x2c\x7b", Code::Utf8),
            (b"\xb5\xda\xd2\xbb\xcc\xf5", Code::Gbk),
            (b"a\0b", Code::Paper),
            (b"PK\x03\x04nonsense", Code::Paper),
        ];
        for (bytes, code) in cases {
            assert_eq!(read(bytes).unwrap_err().code, code, "{bytes:?}");
        }
        assert_eq!(
            read(&vec![b' '; LARGEST_FILE + 1]).unwrap_err().code,
            Code::Size
        );
        assert_eq!(
            read(&vec![b' '; LARGEST_TEXT + 1]).unwrap_err().code,
            Code::Size
        );
    }
}

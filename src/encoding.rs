//! Bytes to text: UTF-8, and what else they may be.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, UTF_8};

use crate::fault;
use crate::problem::Fault;

/// The text of a file, its byte-order mark left in.
///
/// # Errors
/// `E-GBK` or `E-UTF8`, with the line of the first byte that is not UTF-8 in the sentence.
pub fn utf8(bytes: &[u8]) -> Result<&str, Fault> {
    std::str::from_utf8(bytes).map_err(|error| {
        let good = &bytes[..error.valid_up_to()];
        let line = good.iter().filter(|b| **b == b'\n').count() + 1;
        if is_likely_gbk(&bytes[error.valid_up_to()..]) {
            fault!(
                Gbk,
                "第{line}行起像是 GBK（ANSI）编码",
                "from line {line} on this looks like GBK (ANSI)"
            )
        } else {
            fault!(
                Utf8,
                "第{line}行有不是 UTF-8 的字节",
                "line {line} has bytes that are not UTF-8"
            )
        }
    })
}

/// What a text was saved in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// UTF-8, with or without byte-order mark.
    Utf8,
    /// UTF-16, which Notepad calls Unicode; known by its byte-order mark.
    Utf16,
    /// GB18030, of which GBK (ANSI) is a part.
    Gbk,
}

impl Saved {
    /// What editors call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 => "UTF-16（Unicode）",
            Self::Gbk => "GBK（ANSI）",
        }
    }
}

/// The text of bytes in whichever encoding editors and spreadsheets here save, without byte-order
/// mark.
///
/// # Errors
/// `E-UTF8` for any other bytes.
pub fn any(bytes: &[u8]) -> Result<(Cow<'_, str>, Saved), Fault> {
    let plain = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(plain) {
        return Ok((text.into(), Saved::Utf8));
    }
    let (text, saved, is_broken) = match Encoding::for_bom(bytes) {
        Some((encoding, _)) if encoding != UTF_8 => {
            let (text, is_broken) = encoding.decode_with_bom_removal(bytes);
            (text, Saved::Utf16, is_broken)
        }
        _ => {
            let (text, is_broken) = GB18030.decode_without_bom_handling(plain);
            (text, Saved::Gbk, is_broken)
        }
    };
    if is_broken {
        return Err(fault!(
            Utf8,
            "编码既不是 UTF-8，也不是 GBK（GB18030）或 UTF-16",
            "neither in UTF-8 nor in GB18030 nor in UTF-16"
        ));
    }
    Ok((text, saved))
}

/// Whether the bytes above ASCII come in pairs that GBK uses.
fn is_likely_gbk(bytes: &[u8]) -> bool {
    let (mut pairs, mut i) = (0, 0);
    while i < bytes.len().min(4096) {
        if bytes[i] < 0x80 {
            i += 1;
            continue;
        }
        match bytes.get(i + 1) {
            Some(0x40..=0x7e | 0x80..=0xfe) if (0x81..=0xfe).contains(&bytes[i]) => pairs += 1,
            Some(_) => return false,
            None => break,
        }
        i += 2;
    }
    pairs > 0
}

//! Bytes to text: UTF-8, and what else they may be.

use std::borrow::Cow;

use encoding_rs::GB18030;

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

/// The text of bytes in UTF-8, with or without byte-order mark, or in GB18030 (of which GBK is a
/// part), and whether it was the latter.
///
/// # Errors
/// `E-UTF8` for any other bytes.
pub fn any(bytes: &[u8]) -> Result<(Cow<'_, str>, bool), Fault> {
    let plain = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(plain) {
        return Ok((text.into(), false));
    }
    match GB18030.decode_without_bom_handling(plain) {
        (text, false) => Ok((text, true)),
        _ => Err(fault!(
            Utf8,
            "编码既不是 UTF-8，也不是 GBK（GB18030）",
            "neither in UTF-8 nor in GB18030"
        )),
    }
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

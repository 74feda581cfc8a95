//! Text in records of xls (MS-XLS 2.5.293, 2.5.294): of one or two bytes a character, and for text
//! that cells share split over records.

use crate::intake::book::compound::{u16_at, u32_at};

/// Text with two bytes of length.
pub(super) fn text(bytes: &[u8]) -> Option<String> {
    let length = usize::from(u16_at(bytes, 0)?);
    characters(bytes.get(3..)?, length, *bytes.get(2)?)
}

/// Text with one byte of length.
pub(super) fn short_text(bytes: &[u8]) -> Option<String> {
    let length = usize::from(*bytes.first()?);
    characters(bytes.get(2..)?, length, *bytes.get(1)?)
}

/// That many characters; the lowest bit of the flags says whether each has two bytes.
fn characters(bytes: &[u8], length: usize, flags: u8) -> Option<String> {
    let units: Vec<u16> = if flags & 1 == 0 {
        bytes.get(..length)?.iter().map(|b| u16::from(*b)).collect()
    } else {
        let pairs = bytes.get(..length * 2)?.chunks_exact(2);
        pairs.map(|p| u16::from_le_bytes([p[0], p[1]])).collect()
    };
    Some(String::from_utf16_lossy(&units))
}

/// The texts that cells share, from the record that begins the table and those that go on with it;
/// none when there is no such table. `None` when it is damaged.
pub(super) fn shared(records: &[&[u8]]) -> Option<Vec<String>> {
    let Some(first) = records.first() else {
        return Some(Vec::new());
    };
    let count = u32_at(first, 4)?;
    let mut from = Pieces {
        records,
        record: 0,
        at: 8,
    };
    let mut texts = Vec::new();
    for _ in 0..count {
        // A count that is too large is no damage.
        match from.text() {
            Some(text) => texts.push(text),
            None if from.is_done() => break,
            None => return None,
        }
    }
    Some(texts)
}

/// Bytes that lie in several records.
struct Pieces<'s> {
    records: &'s [&'s [u8]],
    record: usize,
    at: usize,
}

impl Pieces<'_> {
    fn rest(&mut self) -> Option<&[u8]> {
        while self.at >= self.records.get(self.record)?.len() {
            self.record += 1;
            self.at = 0;
        }
        self.records[self.record].get(self.at..)
    }

    fn is_done(&mut self) -> bool {
        self.rest().is_none()
    }

    fn byte(&mut self) -> Option<u8> {
        let byte = *self.rest()?.first()?;
        self.at += 1;
        Some(byte)
    }

    fn word(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > 0 {
            let step = self.rest()?.len().min(bytes);
            self.at += step;
            bytes -= step;
        }
        Some(())
    }

    /// A text with what may follow on it: the runs of its fonts and its pronunciation.
    fn text(&mut self) -> Option<String> {
        let length = self.word()?;
        let flags = self.byte()?;
        let runs = if flags & 8 == 0 { 0 } else { self.word()? };
        let spoken = if flags & 4 == 0 {
            0
        } else {
            u32::from(self.word()?) | u32::from(self.word()?) << 16
        };
        let text = self.characters(usize::from(length), flags)?;
        self.skip(usize::from(runs) * 4)?;
        self.skip(spoken as usize)?;
        Some(text)
    }

    /// That many characters; where they go on in the next record, that says anew how many bytes
    /// each has.
    fn characters(&mut self, length: usize, flags: u8) -> Option<String> {
        let (mut units, mut wide) = (Vec::with_capacity(length), flags & 1 != 0);
        while units.len() < length {
            let record = self.records.get(self.record)?;
            if self.at >= record.len() {
                self.rest()?;
                wide = self.byte()? & 1 != 0;
                continue;
            }
            units.push(if wide {
                self.word()?
            } else {
                u16::from(self.byte()?)
            });
        }
        Some(String::from_utf16_lossy(&units))
    }
}

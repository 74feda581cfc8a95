//! New numbers and marks.

use std::fmt::Write;

use super::StoreError;
use crate::model::{Id, Ledger, Record};
use crate::problem::Fault;

/// The next free id of a counted kind in an office: one above the highest there is. Hold the
/// ledger's lock from before loading until the record is written.
///
/// # Errors
/// `E-ID` when the office's prefix is malformed or the kind has no counter.
pub fn next_id<R: Record>(ledger: &Ledger, office: &str) -> Result<Id, Fault> {
    let highest = R::table(ledger)
        .iter()
        .filter_map(|r| r.id().counted_parts(R::KIND))
        .filter(|(of, _)| *of == office)
        .map(|(_, number)| number)
        .max();
    Id::counted(office, R::KIND, highest.unwrap_or(0) + 1)
}

/// A new random mark: eight characters of a 32-letter alphabet without `i`, `l`, `o`, `u`.
///
/// # Errors
/// [`StoreError::Io`] when the system gives no random bytes.
pub fn uid() -> Result<String, StoreError> {
    const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let mut bytes = [0_u8; 8];
    getrandom::fill(&mut bytes).map_err(|e| StoreError::Io {
        path: "uid".into(),
        source: std::io::Error::other(e.to_string()),
    })?;
    // A letter first, so that no reader takes the mark for a number.
    let mut mark = String::with_capacity(8);
    for (i, byte) in bytes.iter().enumerate() {
        let range = if i == 0 { 10..32 } else { 0..32 };
        let letter = ALPHABET[range.start + usize::from(*byte) % range.len()];
        let _ = mark.write_char(letter.into());
    }
    Ok(mark)
}

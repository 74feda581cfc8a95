//! Standard output is the result, standard error everything else.

use std::io::Write;

/// Prints a result. A reader that has gone away is success.
pub(crate) fn to_stdout(text: &str) -> std::io::Result<()> {
    bytes_to_stdout(text.as_bytes())
}

/// The same of bytes that are no text.
pub(crate) fn bytes_to_stdout(bytes: &[u8]) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => Err(e),
        _ => Ok(()),
    }
}

/// Prints everything that is not the result. There is nowhere to tell that this failed.
pub(crate) fn to_stderr(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

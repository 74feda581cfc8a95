//! Ctrl-C while another program has the terminal belongs to that program.

use std::sync::atomic::{AtomicBool, Ordering};

/// Whether another program has the terminal.
static IS_LENT: AtomicBool = AtomicBool::new(false);

/// Does the work in which another program has the terminal; Ctrl-C does not end this one meanwhile.
pub(super) fn lending<T>(work: impl FnOnce() -> T) -> T {
    let handle = || {
        if !IS_LENT.load(Ordering::Relaxed) {
            // As shells count a program that Ctrl-C ended.
            std::process::exit(130);
        }
    };
    // A handler that is set already is this one.
    let _ = ctrlc::set_handler(handle);
    IS_LENT.store(true, Ordering::Relaxed);
    let result = work();
    IS_LENT.store(false, Ordering::Relaxed);
    result
}

//! What is being done, told on a terminal when it takes longer than a second.

use std::io::{IsTerminal, stderr};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use super::stream::to_stderr;
use crate::lang::{Lang, Text};
use crate::store::Counter;

/// Work shorter than this is not told.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the line is drawn anew.
const PACE: Duration = Duration::from_millis(200);
/// Cells of the bar.
const CELLS: usize = 20;

/// Does the work; while it lasts, a line on the terminal says what it is and how far it is.
pub(crate) fn during<T>(what: Text, lang: Lang, counter: &Counter, work: impl FnOnce() -> T) -> T {
    if !stderr().is_terminal() {
        return work();
    }
    thread::scope(|scope| {
        let (done, is_done) = channel::<()>();
        scope.spawn(move || draw(what.in_lang(lang), counter, &is_done));
        let result = work();
        drop(done);
        result
    })
}

/// Draws the line until the work's end of the channel is gone, then wipes it.
fn draw(what: &str, counter: &Counter, is_done: &Receiver<()>) {
    let mut wait = PATIENCE;
    let mut is_drawn = false;
    while is_done.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
        let (done, total) = counter.now();
        to_stderr(&format!("\r{}", line(what, done, total)));
        (wait, is_drawn) = (PACE, true);
    }
    if is_drawn {
        to_stderr("\r\u{1b}[K");
    }
}

/// What is done and how far: `读取账本 [#####...............] 25%`; without a total only what.
fn line(what: &str, done: usize, total: usize) -> String {
    if total == 0 {
        return format!("{what} ……");
    }
    let done = done.min(total);
    let full = CELLS * done / total;
    let bar = "#".repeat(full) + &".".repeat(CELLS - full);
    format!("{what} [{bar}] {}%", 100 * done / total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_is_five_cells_of_twenty() {
        assert_eq!(
            line("读取账本", 250, 1000),
            "读取账本 [#####...............] 25%"
        );
        assert_eq!(
            line("读取账本", 1000, 1000),
            format!("读取账本 [{}] 100%", "#".repeat(20))
        );
        assert_eq!(line("等待", 0, 0), "等待 ……");
    }
}

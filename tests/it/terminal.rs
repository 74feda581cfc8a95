//! A person at a terminal: the program in a pseudo-terminal, its screen in an emulator.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::process::Child;
use std::sync::{Arc, Mutex};
use std::thread::{sleep, spawn};
use std::time::{Duration, Instant};

use pty_process::Size;
use pty_process::blocking::{Command, Pty, open};

/// How long a screen may take to come; on a busy machine a prompt takes well under a second.
const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) const UP: &str = "\u{1b}[A";
pub(crate) const DOWN: &str = "\u{1b}[B";
pub(crate) const LEFT: &str = "\u{1b}[D";
pub(crate) const RIGHT: &str = "\u{1b}[C";
pub(crate) const END: &str = "\u{1b}[F";
pub(crate) const HOME: &str = "\u{1b}[H";
pub(crate) const BACKSPACE: &str = "\u{7f}";
pub(crate) const DELETE: &str = "\u{1b}[3~";
pub(crate) const ESCAPE: &str = "\u{1b}";
pub(crate) const ENTER: &str = "\r";
pub(crate) const CTRL_C: &str = "\u{3}";

/// A command that runs in a terminal.
pub(crate) struct Terminal {
    pty: Arc<Pty>,
    child: Child,
    screen: Arc<Mutex<vt100::Parser>>,
    bytes: Arc<Mutex<Vec<u8>>>,
    /// What was typed and what stood on the screen then.
    pub(crate) record: String,
}

impl Terminal {
    /// Starts the program in a terminal of that size.
    pub(crate) fn start(
        (rows, columns): (u16, u16),
        ledger: &Path,
        today: &str,
        args: &[&str],
        env: &[(&str, &str)],
    ) -> Self {
        let (pty, pts) = open().unwrap();
        pty.resize(Size::new(rows, columns)).unwrap();
        let child = Command::new(env!("CARGO_BIN_EXE_supervise"))
            .args(args)
            .current_dir(ledger)
            .env_clear()
            .env("SUPERVISE_TODAY", today)
            .env("TZ", "Asia/Shanghai")
            .env("TERM", "xterm-256color")
            .env("NO_COLOR", "1")
            .env("SUPERVISE_PAGER", "")
            .envs(env.iter().copied())
            .spawn(pts)
            .unwrap();
        let size = |n| NonZero::new(n).unwrap();
        let screen = vt100::Parser::new(size(rows), size(columns), 1000);
        let screen = Arc::new(Mutex::new(screen));
        let pty = Arc::new(pty);
        let bytes = Arc::new(Mutex::new(Vec::new()));
        let (reader, seen, kept) = (Arc::clone(&pty), Arc::clone(&screen), Arc::clone(&bytes));
        spawn(move || watch(&reader, &seen, &kept));
        let record = format!("$ supervise {}\n", args.join(" "));
        Self {
            pty,
            child,
            screen,
            bytes,
            record,
        }
    }

    /// What stands on the screen, lines without blanks at their ends.
    pub(crate) fn screen(&self) -> String {
        let text = self.screen.lock().unwrap().screen().contents();
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        lines.join("\n").trim_end().to_owned()
    }

    /// Everything that was ever printed, also what was wiped.
    pub(crate) fn printed(&self) -> String {
        String::from_utf8_lossy(&self.bytes.lock().unwrap()).into_owned()
    }

    /// Waits until the screen says that.
    pub(crate) fn sees(&self, text: &str) {
        let start = Instant::now();
        while !self.screen().contains(text) {
            let screen = self.screen();
            assert!(start.elapsed() < PATIENCE, "never saw `{text}`:\n{screen}");
            sleep(Duration::from_millis(10));
        }
    }

    /// Waits for a question and types the keys.
    pub(crate) fn answers(&mut self, question: &str, keys: &[&str]) {
        self.is_asked(question);
        self.record += question;
        self.types(keys);
    }

    /// Waits until that is the question at hand: the last one, and not one that was gone back from.
    pub(crate) fn is_asked(&self, question: &str) {
        let start = Instant::now();
        loop {
            let screen = self.screen();
            let last = screen.lines().rfind(|l| l.starts_with("? "));
            let at_hand = |line: &str| {
                line.starts_with(&format!("? {question}")) && !line.ends_with("（返回）")
            };
            if last.is_some_and(at_hand) {
                return;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "never asked `{question}`:\n{screen}"
            );
            sleep(Duration::from_millis(10));
        }
    }

    /// Types the keys.
    pub(crate) fn types(&mut self, keys: &[&str]) {
        self.record += &format!("〔{}〕\n", keys.iter().map(|k| name(k)).collect::<String>());
        for key in keys {
            (&*self.pty).write_all(key.as_bytes()).unwrap();
            if *key == ESCAPE {
                // The letter after it must not be taken for a key sequence.
                sleep(Duration::from_millis(50));
            }
        }
    }

    /// Waits until the program ends; its exit code.
    pub(crate) fn ends(&mut self) -> i32 {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                // What it printed last may still be on its way.
                sleep(Duration::from_millis(50));
                self.record += &format!("{}\n", self.screen());
                return status.code().unwrap_or(-1);
            }
            let screen = self.screen();
            assert!(start.elapsed() < PATIENCE, "it does not end:\n{screen}");
            sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Feeds what the program prints to the emulator, and answers where the cursor is when asked.
fn watch(pty: &Pty, screen: &Mutex<vt100::Parser>, kept: &Mutex<Vec<u8>>) {
    let mut bytes = [0; 4096];
    while let Ok(n) = (&*pty).read(&mut bytes) {
        if n == 0 {
            return;
        }
        let printed = &bytes[..n];
        kept.lock().unwrap().extend(printed);
        let (row, column) = {
            let mut screen = screen.lock().unwrap();
            screen.process(printed);
            screen.screen().cursor_position()
        };
        if printed.windows(4).any(|w| w == b"\x1b[6n") {
            let _ = write!(&*pty, "\x1b[{};{}R", row + 1, column + 1);
        }
    }
}

fn name(key: &str) -> String {
    let named = [
        (UP, "↑"),
        (DOWN, "↓"),
        (LEFT, "←"),
        (RIGHT, "→"),
        (END, "End"),
        (HOME, "Home"),
        (BACKSPACE, "退格"),
        (DELETE, "Del"),
        (ESCAPE, "Esc"),
        (ENTER, "回车"),
        (CTRL_C, "Ctrl-C"),
        (" ", "空格"),
    ];
    let found = named.iter().find(|(k, _)| *k == key);
    found.map_or_else(|| key.to_owned(), |(_, name)| format!("［{name}］"))
}

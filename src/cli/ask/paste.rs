//! The rest of a pasted text: terminals hand it over as if it were typed, line ends and all.

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, poll, read};
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

/// Nobody types the next line as soon as this; a paste goes on.
const PAUSE: Duration = Duration::from_millis(120);

/// What follows a line that was just ended, without a pause; empty when nothing does. Line ends are
/// line feeds.
pub(super) fn rest() -> String {
    let mut text = String::new();
    if enable_raw_mode().is_err() {
        return text;
    }
    while poll(PAUSE).unwrap_or(false) {
        match read() {
            Ok(Event::Paste(more)) => text += &more.replace("\r\n", "\n").replace('\r', "\n"),
            Ok(Event::Key(key)) => text.extend(typed(key)),
            Ok(_) => {}
            Err(_) => break,
        }
    }
    // A terminal that cannot be put back is put back by the next prompt.
    let _ = disable_raw_mode();
    text
}

fn typed(key: KeyEvent) -> Option<char> {
    let is_press = key.kind != KeyEventKind::Release;
    match key.code {
        KeyCode::Enter if is_press => Some('\n'),
        KeyCode::Tab if is_press => Some(' '),
        KeyCode::Char('j') if key.modifiers == KeyModifiers::CONTROL => Some('\n'),
        KeyCode::Char(c) if is_press && !key.modifiers.contains(KeyModifiers::CONTROL) => Some(c),
        _ => None,
    }
}

//! The mark under a line stands under exactly the cells of what is meant, as a terminal draws it,
//! and the numbers of line and column are those of the file.

use std::num::NonZeroU16;
use std::path::Path;

use crate::support::{command, ledger};

const TODAY: &str = "2024-10-31";
const FILE: &str = "orgs/seen.yaml";

/// What may stand before the word on its line: whatever makes bytes, characters and cells differ.
const BEFORE: &[(&str, &str)] = &[
    ("plain", "plain"),
    (
        "chinese",
        "二楼安全出口上锁，钥匙不在（值班室）。“双引号”、《条例》",
    ),
    ("tabs", "甲\t乙\t\t丙"),
    ("full_width", "ＡＢＣ，１２３：　全角空格"),
    ("half_width", "ｱﾊﾟｰﾄ"),
    ("combining", "cafe\u{301} 某e\u{301}\u{323}养老院"),
    ("emoji", "👴养老👵院"),
    ("brackets", "汴人联监交〔2024〕5号"),
    ("zero_width", "a\u{200b}b\u{feff}c"),
    ("direction", "a\u{202e}b\u{200f}c"),
    ("control", "a\u{85}b"),
    ("rare", "𠮷野家 䶮"),
    (
        "long",
        "安全出口，安全出口，安全出口，安全出口，安全出口，安全出口，安全出口，安全出口，安全出口，安全出口，安全出口，安全出口，安全出口，安全出口，安全出口，安全出口，安全出口，安全出口",
    ),
];

/// The line with `{}` for what stands before, the code that is told, and the word that is meant.
const MEANT: &[(&str, &str, &str)] = &[
    // The strict reader.
    (
        "  - {note: \"{}\", on: 2024-05-08, action: fond, by: npc-office}",
        "E-VALUE",
        "fond",
    ),
    (
        "  - {note: \"{}\", on: 2024-05-08, action: 发现了, by: npc-office}",
        "E-VALUE",
        "发现了",
    ),
    (
        "  - {note: \"{}\", on: 2024-05-08, action: fonde\u{301}s, by: npc-office}",
        "E-VALUE",
        "fonde\u{301}s",
    ),
    (
        "  - {note: \"{}\", on: 2024-05-08, action: noted, by: npc-office, 备注👴: x}",
        "E-KEY",
        "备注👴",
    ),
    (
        "  - {note: \"{}\", on: \"2024年13月\", action: noted, by: npc-office}",
        "E-DATE",
        "\"2024年13月\"",
    ),
    (
        "  - {note: \"{}\", on: 2024-05-08, action: noted, by: &a npc-office}",
        "E-ANCHOR",
        "&",
    ),
    (
        "  - {note: \"{}\", on: 2024-05-08, action: noted, by: @npc}",
        "E-YAML",
        "@",
    ),
    // The fast reader takes it; the rules refuse it and find its place afterwards.
    (
        "  - {note: \"{}\", on: 2024-05-08, action: noted, by: nobody}",
        "E-REF",
        "nobody",
    ),
    (
        "  - {note: \"{}\", on: 2024-05-08, action: noted, by: 'nobody'}",
        "E-REF",
        "'nobody'",
    ),
    // Text is searched line by line.
    (
        "  - {note: \"{}，13800138000\", on: 2024-05-08, action: noted, by: npc-office}",
        "E-PERSONAL",
        "138********",
    ),
];

fn lay(root: &Path, line: &str) -> String {
    let text = format!(
        "id: seen\nuid: 7q3k9m2x\nname: 第一小组\nkind: department\nlevel: city\nhistory:\n{line}\n"
    );
    std::fs::write(root.join(FILE), &text).unwrap();
    text
}

/// One row of the screen: each cell with the text drawn in it; the second cell of a wide
/// character is empty.
fn cells(screen: &vt100::Screen, row: u16) -> Vec<String> {
    (0..screen.size().1.get())
        .map(|col| screen.cell(row, col).unwrap())
        .map(|cell| {
            if cell.has_contents() {
                cell.contents().to_owned()
            } else if cell.is_wide_continuation() {
                String::new()
            } else {
                " ".to_owned()
            }
        })
        .collect()
}

/// The columns at which a word is drawn, from its first cell to behind its last.
fn columns(cells: &[String], word: &str) -> Option<std::ops::Range<usize>> {
    (0..cells.len()).find_map(|start| {
        let mut drawn = String::new();
        for (end, cell) in cells.iter().enumerate().skip(start) {
            drawn += cell;
            if drawn == word {
                let wide = cells[end + 1..].iter().take_while(|c| c.is_empty()).count();
                return Some(start..end + 1 + wide);
            }
            if !word.starts_with(&drawn) || cells[start].is_empty() {
                return None;
            }
        }
        None
    })
}

fn size(cells: u16) -> NonZeroU16 {
    NonZeroU16::new(cells).unwrap()
}

/// The output of `check` as a terminal of that many columns shows it.
fn screen(root: &Path, width: u16) -> (vt100::Parser, String) {
    let output = command(root, TODAY, &["check"])
        .env("COLUMNS", width.to_string())
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let mut terminal = vt100::Parser::new(size(60), size(width), 0);
    terminal.process(text.replace('\n', "\r\n").as_bytes());
    (terminal, text)
}

/// What is wrong with the mark under a word; nothing when it stands where it should.
fn mark(root: &Path, width: u16, code: &str, word: &str) -> Result<(), String> {
    let (terminal, text) = screen(root, width);
    let rows: Vec<Vec<String>> = (0..60).map(|row| cells(terminal.screen(), row)).collect();
    let head = rows.iter().position(|row| row.concat().contains(code));
    let head = head.ok_or(format!("no {code} in\n{text}"))?;
    let is_mark = |row: &[String]| {
        let row = row.concat();
        let marks = row.trim_start_matches([' ', '|']).trim_end();
        !marks.is_empty() && marks.chars().all(|c| c == '^')
    };
    let below = rows[head + 1..].iter().position(|row| is_mark(row));
    let at = head + 1 + below.ok_or(format!("no mark in\n{text}"))?;
    let meant = columns(&rows[at - 1], word).ok_or(format!("no {word} above the mark\n{text}"))?;
    let under: Vec<usize> = (0..rows[at].len())
        .filter(|i| rows[at][*i] == "^")
        .collect();
    let meant: Vec<usize> = meant.collect();
    (under == meant)
        .then_some(())
        .ok_or(format!("{under:?}, not {meant:?}\n{text}"))
}

/// Line and column of a word, both from 1, columns in characters, as an editor counts them.
fn counted(text: &str, word: &str) -> String {
    let (line, row) = text
        .split('\n')
        .enumerate()
        .find(|(_, row)| row.contains(word))
        .unwrap();
    let col = row[..row.find(word).unwrap()].chars().count();
    format!("{FILE}:{}:{}", line + 1, col + 1)
}

/// What is wrong with the numbers told for a word.
fn numbers(root: &Path, code: &str, place: &str) -> Result<(), String> {
    let (_, told) = screen(root, 120);
    let from = told.find(code).ok_or(format!("no {code} in\n{told}"))?;
    let arrow = told[from..]
        .lines()
        .find_map(|line| line.split_once("--> "));
    let is_there = arrow.is_some_and(|(_, at)| at.trim() == place);
    is_there
        .then_some(())
        .ok_or(format!("not {place} in\n{told}"))
}

#[test]
fn the_mark_stands_under_the_word_and_the_numbers_are_the_files() {
    let dir = ledger();
    let root = dir.path();
    let mut wrong = Vec::new();
    for (name, before) in BEFORE {
        for (line, code, word) in MEANT {
            let text = lay(root, &line.replace("{}", before));
            for width in [60, 80, 120] {
                let found = mark(root, width, code, word);
                wrong.extend(found.err().map(|e| format!("{name}, {width} columns: {e}")));
            }
            let place = counted(&text, &word.replace("138********", "13800138000"));
            wrong.extend(
                numbers(root, code, &place)
                    .err()
                    .map(|e| format!("{name}: {e}")),
            );
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn the_place_is_the_same_in_files_of_windows() {
    let dir = ledger();
    let root = dir.path();
    let (_, before) = BEFORE[1];
    for (line, code, word) in MEANT {
        let text = lay(root, &line.replace("{}", before)).replace('\n', "\r\n");
        std::fs::write(root.join(FILE), format!("\u{feff}{text}")).unwrap();
        let found = mark(root, 100, code, word);
        assert_eq!(found, Ok(()), "{word} with BOM and CRLF");
        // And in those of old Macs.
        std::fs::write(root.join(FILE), text.replace('\n', "")).unwrap();
        assert_eq!(mark(root, 100, code, word), Ok(()), "{word} with CR");
    }
}

/// A reader that asked for it gets colour; one that forbade it, or a file, does not.
#[test]
fn colour_is_only_where_it_is_wanted() {
    let dir = ledger();
    lay(dir.path(), &MEANT[0].0.replace("{}", "甲"));
    let told = |set: &[(&str, &str)], args: &[&str]| {
        let mut command = command(dir.path(), TODAY, args);
        let output = command
            .env_remove("NO_COLOR")
            .envs(set.iter().copied())
            .output();
        let output = output.unwrap();
        String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
    };
    // `check` tells on standard output, the others on standard error.
    for args in [&["check"][..], &["issue", "list"]] {
        let plain = told(&[], args);
        let forced = told(&[("CLICOLOR_FORCE", "1")], args);
        assert!(
            plain.contains("E-VALUE") && !plain.contains('\u{1b}'),
            "{plain}"
        );
        assert!(forced.contains("\u{1b}["), "{forced}");
        assert_eq!(
            told(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], args),
            plain
        );
    }
}

//! What an editor offers and marks, asked of the language server behind it; see `tests/editor`.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

/// The server, when its path is in `YAML_LANGUAGE_SERVER` and Node.js is there to run it.
fn server() -> Option<PathBuf> {
    let given = std::env::var_os("YAML_LANGUAGE_SERVER").map(PathBuf::from);
    let node = Command::new("node")
        .arg("--version")
        .stdout(Stdio::null())
        .status();
    let found = given.filter(|path| path.exists() && node.is_ok_and(|s| s.success()));
    if found.is_none() {
        crate::support::skipped("YAML_LANGUAGE_SERVER names no server, or there is no node");
    }
    found
}

/// The answers to questions about one issue's file: a text with `|` where the cursor stands, or
/// without one when its marks are asked for.
fn answers(server: &Path, texts: &[&str]) -> Vec<Vec<Value>> {
    // The server's patterns do not look into a folder whose name begins with a dot.
    let dir = tempfile::Builder::new().prefix("ledger").tempdir().unwrap();
    crate::support::started(dir.path(), "2024-03-21");
    let question = |text: &&str| {
        let file = "issues/KF/KF-I001.yaml";
        let Some(at) = text.find('|') else {
            return json!({"file": file, "text": text});
        };
        let before = &text[..at];
        let line = before.matches('\n').count();
        let column = before.rsplit('\n').next().unwrap().encode_utf16().count();
        json!({"file": file, "text": text.replace('|', ""), "line": line, "character": column})
    };
    let questions: Vec<Value> = texts.iter().map(question).collect();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/editor/drive.mjs");
    let mut child = Command::new("node")
        .args([&script, server, dir.path()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let asked = serde_json::to_vec(&questions).unwrap();
    child.stdin.take().unwrap().write_all(&asked).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).unwrap()
}

/// What is offered under that label, with what stands beside it.
fn beside<'a>(offered: &'a [Value], label: &str) -> &'a str {
    let found = offered.iter().find(|item| item["label"] == label);
    let found = found.unwrap_or_else(|| panic!("no {label} in {offered:#?}"));
    found["documentation"].as_str().unwrap()
}

/// The text that a mark stands under.
fn marked(text: &str, mark: &Value) -> String {
    let at = |end: &str, part: &str| mark["range"][end][part].as_u64().unwrap() as usize;
    let line: Vec<u16> = text
        .lines()
        .nth(at("start", "line"))
        .unwrap()
        .encode_utf16()
        .collect();
    String::from_utf16(&line[at("start", "character")..at("end", "character")]).unwrap()
}

#[test]
fn an_editor_completes_in_chinese_and_marks_what_is_wrong() {
    let Some(server) = server() else { return };
    let wrong = "id: KF-I001\nkind: hazzard\ndue: 2024-13-40\ntitel: 二楼安全出口\nhistory:\n  - {on: 2024-05-08, action: noted, by: group-1, pct: 60}\n";
    let found = answers(
        &server,
        &[
            "id: KF-I001\n|\n",
            "title: 二楼安全出口上锁\nseverity: |\n",
            "category: |\n",
            "source: {channel: |}\n",
            "history:\n  - on: 2024-05-08\n    action: |\n",
            "history:\n  - on: 2024-05-08\n    |\n",
            "handling: |\n",
            wrong,
        ],
    );
    let starts = |i: usize, label: &str, chinese: &str| {
        let about = beside(&found[i], label);
        assert!(about.starts_with(chinese), "{label}: {about}");
    };
    starts(0, "title", "问题名称");
    starts(0, "severity", "严重程度");
    starts(1, "serious", "较重");
    starts(2, "safety", "安全生产");
    starts(3, "enforcement-check", "执法检查");
    starts(4, "closed", "销号");
    starts(5, "checkers", "验收单位");
    starts(6, "long-term", "长期坚持");
    // The action of another kind is not offered.
    assert!(found[4].iter().all(|item| item["label"] != "inspected"));
    let marks: Vec<String> = found[7].iter().map(|mark| marked(wrong, mark)).collect();
    for word in ["hazzard", "2024-13-40", "titel", "pct"] {
        assert!(
            marks.iter().any(|m| m.starts_with(word)),
            "{word}: {:#?}",
            found[7]
        );
    }
}

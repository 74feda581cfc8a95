//! `docs/sampling.md` says what the program does, and what it lets its readers run gives what it says.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::case::shown;
use super::script;
use super::worked::example;

fn document() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/sampling.md");
    std::fs::read_to_string(path).unwrap()
}

/// What stands in the document's blocks of that kind.
fn blocks<'a>(text: &'a str, kind: &str) -> Vec<&'a str> {
    let opens = format!("```{kind}\n");
    let after = text.split(opens.as_str()).skip(1);
    after
        .map(|rest| rest.split("```").next().unwrap())
        .collect()
}

#[test]
fn its_script_is_the_one_that_is_tested() {
    let file = std::fs::read_to_string(script::path()).unwrap();
    assert_eq!(blocks(&document(), "python"), [file]);
}

#[test]
fn its_terms_are_those_of_the_example() {
    let text = document();
    let [terms] = blocks(&text, "json")[..] else {
        panic!("one block of terms");
    };
    let mut expected = example().json();
    for unit in expected["inspectors"].as_array_mut().unwrap() {
        if unit["recuse"].as_array().unwrap().is_empty() {
            unit.as_object_mut().unwrap().remove("recuse");
        }
    }
    let terms: Value = serde_json::from_str(terms).unwrap();
    assert_eq!(terms, expected);
    let said = shown(&example().draw()).join("\n") + "\n";
    assert!(blocks(&text, "").contains(&said.as_str()), "{said}");
    if script::is_python_there() {
        assert_eq!(script::worked_out(&terms).join("\n") + "\n", said);
    }
}

#[test]
fn its_commands_print_what_it_says() {
    let text = document();
    let lines: Vec<&str> = blocks(&text, "console")
        .iter()
        .flat_map(|b| b.lines())
        .collect();
    assert_eq!(lines.len(), 12);
    for pair in lines.chunks(2) {
        let command = pair[0].strip_prefix("$ ").unwrap();
        let probe = Command::new("sh")
            .args(["-c", "sha256sum --version"])
            .output();
        if !probe.is_ok_and(|o| o.status.success()) {
            crate::support::skipped("sha256sum is not there: the document's commands were not run");
            return;
        }
        let output = Command::new("sh").args(["-c", command]).output().unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        assert_eq!(printed.trim_end(), pair[1], "{command}");
    }
}

//! The same bytes each time, parts that are well-formed, properties in the schema's order.

use super::pages::{hostile, long_table, long_text, paper, written};
use super::tools::script;
use crate::support::{done, example};

const REPORTS: [&str; 5] = ["weekly", "meeting", "breakdown", "evaluation", "compliance"];

#[test]
fn equal_input_gives_equal_bytes() {
    let dir = tempfile::tempdir().unwrap();
    let bytes = |n: u32| {
        let path = dir.path().join(format!("{n}.docx"));
        let file = path.display().to_string();
        done(&example(), "2024-12-20", &["report", "-o", &file]);
        std::fs::read(path).unwrap()
    };
    let first = bytes(1);
    assert_eq!(first, bytes(2));
    // No time of day: 20 December 2024 in the format of MS-DOS is 0x5994.
    assert_eq!(first[10..14], [0, 0, 0x94, 0x59]);
    // No extra field after the name of the first part.
    assert_eq!(first[28..30], [0, 0]);
}

#[test]
fn properties_stand_in_the_order_of_the_schema() {
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(format!("{name}.docx"));
    let pages = [
        ("paper", paper()),
        ("hostile", hostile()),
        ("text", long_text()),
        ("table", long_table()),
    ];
    let mut files = Vec::new();
    for (name, page) in pages {
        std::fs::write(at(name), written(&page)).unwrap();
        files.push(at(name));
    }
    for lang in ["zh", "en"] {
        for report in REPORTS {
            let path = at(&format!("{report}-{lang}"));
            let file = path.display().to_string();
            done(
                &example(),
                "2024-12-20",
                &["report", report, "--lang", lang, "-o", &file],
            );
            files.push(path);
        }
    }
    let Some(said) = script("schema.py", "zipfile", &files) else {
        return;
    };
    assert_eq!(said, "ok 14\n");
}

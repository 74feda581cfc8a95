//! Finding records: by words, and any record by its id or name.

use serde_json::Value;

use crate::support::{done, example, issue, ledger, run};

const TODAY: &str = "2024-10-31";

fn find(args: &[&str]) -> Value {
    let all = [&["find"], args, &["--format", "json"]].concat();
    serde_json::from_str(&run(&example(), TODAY, &all).out).unwrap()
}

/// The records of the example whose file holds the text, by reading the files.
fn files_with(kind: &str, text: &str) -> Vec<String> {
    let folder = example().join(kind);
    let mut found: Vec<String> = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|e| e.file_type().is_file())
        .filter(|e| std::fs::read_to_string(e.path()).unwrap().contains(text))
        .map(|e| e.path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    found.sort();
    found
}

fn ids(found: &Value) -> Vec<String> {
    let ids = found["records"]["ids"].as_array().unwrap().iter();
    let mut ids: Vec<String> = ids.map(|id| id.as_str().unwrap().to_owned()).collect();
    ids.sort();
    ids
}

#[test]
fn words_are_found_where_the_files_hold_them() {
    // Words that stand on one line of the files and are no name of a linked record.
    for word in ["安全出口", "护理费", "食品经营许可"] {
        for (kind, folder) in [("issue", "issues"), ("整改措施", "tasks")] {
            let found = find(&[word, "--kind", kind]);
            assert_eq!(ids(&found), files_with(folder, word), "{word} {kind}");
        }
    }
}

#[test]
fn width_case_and_names_make_no_difference() {
    assert_eq!(
        find(&["kf-i033", "--kind", "问题"]),
        find(&["ＫＦ－Ｉ０３３", "--kind", "issue"])
    );
    // 市财政局 leads KF-I033; the file holds only its id.
    let of_unit = find(&["市财政局", "386万元"]);
    assert!(ids(&of_unit).contains(&"KF-I033".to_owned()), "{of_unit}");
    let both = ids(&find(&["安全出口", "上锁"]));
    let each = [ids(&find(&["安全出口"])), ids(&find(&["上锁"]))];
    let expected: Vec<&String> = each[0].iter().filter(|id| each[1].contains(id)).collect();
    assert_eq!(both.iter().collect::<Vec<_>>(), expected);
    assert_eq!(ids(&find(&["安全出口 上锁"])), both);
}

#[test]
fn nothing_found_is_a_no() {
    let none = run(&example(), TODAY, &["find", "没有这句话"]);
    assert_eq!(
        (none.code, none.out.lines().last()),
        (1, Some("没有找到。"))
    );
}

#[test]
fn the_answer_names_the_field_and_hides_numbers() {
    let dir = ledger();
    let at = dir.path();
    issue(at, "2024-05-08");
    // No command writes this; a person can.
    let file = at.join("issues/KF/KF-I001.yaml");
    let step = "  - {on: 2024-05-20, action: noted, by: npc-office, \
                note: 电话１３８００１３８０００，又锁上}\n";
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text + step).unwrap();
    let out = run(at, "2024-05-20", &["find", "又锁上", "--format", "csv"]).out;
    assert!(out.contains("办理记录·说明"), "{out}");
    assert!(out.contains("…１３８********，又锁上"), "{out}");
    // What was written down later is not found earlier.
    assert_eq!(
        run(
            at,
            "2024-05-20",
            &["find", "又锁上", "--as-of", "2024-05-19"]
        )
        .code,
        1
    );
}

#[test]
fn any_record_is_shown_by_its_id_or_name() {
    for (text, kind, id) in [
        ("KF-I033", "issue", "33"),
        ("KF-F001", "facility", "KF-F001"),
        ("市民政局", "org", "civil-affairs"),
        ("henan-care-2022", "regulation", "henan-care-2022"),
        ("henan-care-2022-a57", "article", "henan-care-2022-a57"),
        ("2024年养老服务联动监督", "campaign", "2024-elder-care"),
    ] {
        let any = done(&example(), TODAY, &["show", text]);
        assert_eq!(any, done(&example(), TODAY, &[kind, "show", id]), "{text}");
    }
    let number = run(&example(), TODAY, &["show", "1"]);
    assert_eq!(number.code, 2);
    let could_be = "“1”可能是：设施 KF-F001、问题 KF-I001、整改措施 KF-T001、";
    assert!(number.err.contains(could_be), "{}", number.err);
    let unknown = run(&example(), TODAY, &["show", "henan-care-2023"]);
    assert!(
        unknown.err.contains("是不是要找 henan-care-2022"),
        "{}",
        unknown.err
    );
}

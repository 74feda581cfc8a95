//! Texts and files that mean harm.

use super::support::{command, done, issue, ledger, run};

const DAY: &str = "2024-05-20";

#[test]
fn terminal_escapes_in_a_title_do_nothing() {
    let dir = ledger();
    let at = dir.path();
    done(
        at,
        DAY,
        &[
            "issue",
            "add",
            "--title",
            "甲\u{1b}[31m\u{202e}乙\u{7}",
            "--description",
            "龙亭区3处助餐点没有公示价格。",
            "--kind",
            "common",
            "--category",
            "fees",
            "--channel",
            "survey",
        ],
    );
    for format in ["table", "md", "csv"] {
        for args in [
            vec!["issue", "list"],
            vec!["issue", "show", "1"],
            vec!["report"],
        ] {
            let args = [args, vec!["--format", format]].concat();
            let out = done(at, DAY, &args);
            assert!(!out.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{args:?}");
        }
    }
}

#[test]
fn a_formula_in_a_title_is_text_in_csv() {
    let dir = ledger();
    let at = dir.path();
    done(
        at,
        DAY,
        &[
            "issue",
            "add",
            "--title",
            "=HYPERLINK(\"http://x\")",
            "--description",
            "龙亭区3处助餐点没有公示价格。",
            "--kind",
            "common",
            "--category",
            "fees",
            "--channel",
            "survey",
        ],
    );
    let csv = done(at, DAY, &["issue", "list", "--format", "csv"]);
    assert!(csv.contains("\"'=HYPERLINK(\"\"http://x\"\")\""), "{csv}");
}

#[test]
fn ids_and_paths_stay_inside_the_ledger() {
    let dir = ledger();
    let at = dir.path();
    issue(at, DAY);
    for id in [
        "../../etc/passwd",
        "/etc/passwd",
        "KF-I001/../x",
        "..",
        "a\\b",
    ] {
        assert_eq!(run(at, DAY, &["issue", "show", id]).code, 2, "{id}");
        let added = run(
            at,
            DAY,
            &[
                "org",
                "add",
                "--id",
                id,
                "--name",
                "甲",
                "--kind",
                "department",
            ],
        );
        assert_eq!(added.code, 2, "{id}: {}", added.out);
    }
}

#[test]
#[cfg(unix)]
fn a_link_out_of_the_ledger_is_refused() {
    let dir = ledger();
    let at = dir.path();
    issue(at, DAY);
    let outside = tempfile::tempdir().unwrap();
    let path = at.join("issues/KF/KF-I001.yaml");
    let target = outside.path().join("KF-I001.yaml");
    std::fs::rename(&path, &target).unwrap();
    std::os::unix::fs::symlink(&target, &path).unwrap();
    let before = std::fs::read(&target).unwrap();
    let refused = run(at, DAY, &["issue", "verify", "1"]);
    assert_eq!(refused.code, 3);
    assert!(refused.err.contains("E-LINK"), "{}", refused.err);
    assert_eq!(std::fs::read(&target).unwrap(), before);
    // A folder that is a link is as bad as a file.
    std::fs::remove_file(&path).unwrap();
    std::fs::remove_dir(at.join("issues/KF")).unwrap();
    std::os::unix::fs::symlink(outside.path(), at.join("issues/KF")).unwrap();
    assert!(run(at, DAY, &["report"]).err.contains("E-LINK"));
}

#[test]
fn a_bomb_is_refused_at_once() {
    let dir = ledger();
    let at = dir.path();
    let bombs = [
        "[".repeat(900_000),
        format!("id: {}", "{a: ".repeat(200_000)),
        "- ".repeat(400_000),
        (0..60).fold(String::from("a0: &a0 [x, x]\n"), |t, i| {
            t + &format!("a{}: &a{} [*a{i}, *a{i}]\n", i + 1, i + 1)
        }),
        "x".repeat(2_000_000),
    ];
    for bomb in bombs {
        std::fs::write(at.join("orgs/bomb.yaml"), &bomb).unwrap();
        let refused = run(at, DAY, &["report"]);
        assert_eq!(refused.code, 3);
        assert!(refused.err.contains("orgs/bomb.yaml"), "{}", refused.err);
        assert!(
            refused.err.len() < 4000,
            "{} bytes of message",
            refused.err.len()
        );
    }
}

#[test]
fn every_bad_file_is_told_in_one_run() {
    let dir = ledger();
    let at = dir.path();
    issue(at, DAY);
    std::fs::write(at.join("orgs/finance.yaml"), "id: finance\nname: [\n").unwrap();
    std::fs::write(
        at.join("orgs/health.yaml"),
        "id: health\nuid: aaaaaaaa\nname: 卫健委\nkind: department\nlevel: citty\n",
    )
    .unwrap();
    let path = at.join("issues/KF/KF-I001.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(
        &path,
        text.replace(
            "severity: general",
            "severity: general\ndue: 2024-02-30\nduee: 2024-06-30",
        ),
    )
    .unwrap();
    let refused = run(at, DAY, &["report"]);
    assert_eq!((refused.code, refused.out.as_str()), (3, ""));
    for told in [
        "orgs/finance.yaml",
        "orgs/health.yaml:5:8",
        "2月没有30日",
        "没有 duee 这个字段，是不是 due？",
    ] {
        assert!(refused.err.contains(told), "{told}: {}", refused.err);
    }
}

#[test]
fn personal_data_is_refused_and_never_printed() {
    let dir = ledger();
    let at = dir.path();
    issue(at, DAY);
    let refused = run(at, DAY, &["issue", "note", "1", "家属电话13800138000"]);
    assert_eq!(refused.code, 1);
    assert!(
        refused.err.contains("138****8000") && !refused.err.contains("13800138000"),
        "{}",
        refused.err
    );
    let path = at.join("issues/KF/KF-I001.yaml");
    let text = std::fs::read_to_string(&path).unwrap() + "# 身份证 11010519491231002X\n";
    std::fs::write(&path, text).unwrap();
    let check = run(at, DAY, &["check"]);
    assert_eq!(check.code, 1);
    assert!(
        check.out.contains("E-PERSONAL") && !check.out.contains("19491231"),
        "{}",
        check.out
    );
}

#[test]
fn a_file_changed_meanwhile_is_not_overwritten() {
    let dir = ledger();
    let at = dir.path();
    issue(at, DAY);
    let store = supervise::store::Store::at(at).unwrap();
    let ledger = store.load().unwrap().ledger;
    let id = supervise::model::Id::parse("KF-I001").unwrap();
    let old = ledger.issues.get(&id).unwrap().clone();
    let mut new = old.clone();
    new.title = "别人刚改过".into();
    done(at, DAY, &["issue", "set", "1", "--title", "先到一步"]);
    assert!(matches!(
        store.redraft(&old, &new),
        Err(supervise::store::StoreError::Changed(_))
    ));
    assert!(
        std::fs::read_to_string(at.join("issues/KF/KF-I001.yaml"))
            .unwrap()
            .contains("先到一步")
    );
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let dir = ledger();
    let mut child = command(dir.path(), DAY, &["org", "list"])
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert!(child.wait().unwrap().success());
}

//! What every kind of record must do, tried on each in the same way.

use std::path::Path;

use super::support::{done, example, issue, ledger, run};

const DAY: &str = "2024-06-03";

/// Lists, shows, changes, notes and logs the record `id` of a kind: `set` are the flags of a
/// change, `field` the key it changes and `value` what it is then.
fn contract(at: &Path, kind: &str, id: &str, set: &[&str], field: &str, value: &str) {
    let json = |args: &[&str]| -> serde_json::Value {
        serde_json::from_str(&done(
            at,
            DAY,
            &[&[kind], args, &["--format", "json"]].concat(),
        ))
        .unwrap()
    };
    let listed = json(&["list"]);
    assert!(
        listed.as_array().unwrap().iter().any(|r| r["id"] == id),
        "{kind} list"
    );
    let before = json(&["show", id]);
    done(at, DAY, &[&[kind, "set", id], set].concat());
    let after = json(&["show", id]);
    assert_eq!(after[field], value, "{kind} set");
    let differ = |r: &serde_json::Value| {
        let mut r = r.as_object().unwrap().clone();
        r.remove(field);
        r
    };
    assert_eq!(
        differ(&before),
        differ(&after),
        "{kind}: set changed something else"
    );
    assert!(
        done(at, DAY, &[&[kind, "set", id], set].concat()).contains("没有变化"),
        "{kind}: the same again"
    );
    done(at, DAY, &[kind, "note", id, "已电话告知"]);
    let log = json(&["log", id]);
    let last = log.as_array().unwrap().last().unwrap().clone();
    assert_eq!(
        (last["action"].as_str(), last["note"].as_str()),
        (Some("noted"), Some("已电话告知")),
        "{kind} log"
    );
    assert!(
        done(at, DAY, &[kind, "log", id]).contains("已电话告知"),
        "{kind} log"
    );
    // Before the day of the note it is not in the log.
    let then = run(
        at,
        DAY,
        &["--as-of", "2024-06-02", kind, "log", id, "--format", "json"],
    );
    assert!(!then.out.contains("已电话告知"), "{kind}: {}", then.out);
    assert_eq!(
        run(at, DAY, &[kind, "set", id]).code,
        2,
        "{kind}: set without a change"
    );
    assert_eq!(
        run(at, DAY, &[kind, "show", "no-such-id"]).code,
        2,
        "{kind}: unknown id"
    );
    for lang in ["zh", "en"] {
        for format in ["table", "md", "csv"] {
            done(
                at,
                DAY,
                &["--lang", lang, kind, "show", id, "--format", format],
            );
        }
    }
}

#[test]
fn every_kind_keeps_the_contract() {
    let dir = ledger();
    let at = dir.path();
    issue(at, "2024-05-08");
    done(
        at,
        "2024-05-10",
        &[
            "task",
            "add",
            "--issue",
            "1",
            "--unit",
            "民政局",
            "--content",
            "换装推杆门",
            "--goal",
            "随时可开",
            "--person",
            "养老服务科科长",
            "--due",
            "2024-07-01",
        ],
    );
    done(
        at,
        DAY,
        &[
            "regulation",
            "add",
            "--id",
            "example-law",
            "--name",
            "示例条例",
            "--total-articles",
            "10",
        ],
    );
    done(
        at,
        "2024-05-10",
        &[
            "article",
            "add",
            "--regulation",
            "example-law",
            "--number",
            "3",
            "--digest",
            "设施移交",
            "--lead",
            "住建局",
            "--method",
            "实地检查",
        ],
    );
    contract(
        at,
        "campaign",
        "2024-elder-care",
        &["--theme", "加快发展养老服务"],
        "theme",
        "加快发展养老服务",
    );
    contract(
        at,
        "org",
        "civil-affairs",
        &["--short-name", "市民政局"],
        "short_name",
        "市民政局",
    );
    contract(
        at,
        "facility",
        "KF-F001",
        &["--township", "北书店街道"],
        "township",
        "北书店街道",
    );
    contract(
        at,
        "issue",
        "KF-I001",
        &["--title", "二楼出口上锁"],
        "title",
        "二楼出口上锁",
    );
    contract(
        at,
        "task",
        "KF-T001",
        &["--person", "消防科科长"],
        "person",
        "消防科科长",
    );
    contract(
        at,
        "regulation",
        "example-law",
        &["--short-name", "示例"],
        "short_name",
        "示例",
    );
    contract(
        at,
        "article",
        "example-law-a3",
        &["--point", "移交台账"],
        "point",
        "移交台账",
    );
    assert_eq!(run(at, DAY, &["check"]).out, "账本没有问题。\n");
}

#[test]
fn a_started_ledger_is_complete_and_without_problems() {
    let dir = tempfile::tempdir().unwrap();
    let at = dir.path();
    std::fs::write(at.join(".gitignore"), "/mine\n").unwrap();
    let init = [
        "init",
        "--name",
        "开封市人大常委会: \"监督\"",
        "--code",
        "410200",
        "--prefix",
        "KF",
    ];
    done(at, "2024-03-21", &init);
    for file in [
        "supervise.yaml",
        "vocabulary.yaml",
        "calendar/2024.yaml",
        "calendar/2026.yaml",
        "campaigns/2024-elder-care.yaml",
        "orgs/civil-affairs.yaml",
        ".gitattributes",
    ] {
        assert!(at.join(file).is_file(), "{file}");
    }
    assert_eq!(
        std::fs::read_to_string(at.join(".gitignore")).unwrap(),
        "/mine\n",
        "a file that was there stays"
    );
    assert_eq!(run(at, "2024-03-21", &["check"]).out, "账本没有问题。\n");
    assert!(done(at, "2024-03-21", &["report"]).contains("开封市人大常委会: \"监督\""));
    let again = run(at, "2024-03-21", &init);
    assert_eq!(
        again.code, 1,
        "a ledger is not started over another: {}",
        again.out
    );
    for wrong in [["--code", "41020"], ["--prefix", "kf"], ["--name", " "]] {
        let other = tempfile::tempdir().unwrap();
        let mut args: Vec<&str> = init.to_vec();
        let at = args.iter().position(|a| *a == wrong[0]).unwrap();
        args[at + 1] = wrong[1];
        assert_eq!(run(other.path(), "2024-03-21", &args).code, 2, "{wrong:?}");
        assert_eq!(
            std::fs::read_dir(other.path()).unwrap().count(),
            0,
            "{wrong:?}"
        );
    }
}

#[test]
fn numbers_are_the_offices_own() {
    let dir = ledger();
    let at = dir.path();
    let settings = at.join("supervise.yaml");
    let text = std::fs::read_to_string(&settings).unwrap();
    let offices = "  - {code: KF, name: 联动监督办公室, org: npc-office}\n";
    assert!(text.contains(offices));
    std::fs::write(
        &settings,
        text.replace(
            offices,
            &format!("{offices}  - {{code: LT, name: 龙亭区, org: longting}}\n"),
        ),
    )
    .unwrap();
    assert_eq!(issue(at, DAY), "KF-I001");
    let add = [
        "facility",
        "add",
        "--name",
        "某助餐点",
        "--kind",
        "助餐点",
        "--ownership",
        "公办",
        "--county",
        "龙亭区",
    ];
    assert!(done(at, DAY, &[&["--office", "LT"], add.as_slice()].concat()).contains("LT-F001"));
    assert!(done(at, DAY, &add).contains("KF-F002"));
    // A bare number means this office's own; the office's own unit is who acts.
    let own: serde_json::Value = serde_json::from_str(&done(
        at,
        DAY,
        &[
            "--office", "LT", "facility", "show", "1", "--format", "json",
        ],
    ))
    .unwrap();
    assert_eq!(
        (&own["id"], &own["history"][0]["by"]),
        (&"LT-F001".into(), &"longting".into())
    );
    assert_eq!(run(at, DAY, &["--office", "XX", "report"]).code, 2);
    if std::process::Command::new("git")
        .arg("--version")
        .output()
        .is_err()
    {
        super::support::skipped(
            "git is not there: the office of a clone's git config was not tried",
        );
        return;
    }
    let git = |args: &[&str]| {
        assert!(
            std::process::Command::new("git")
                .args(args)
                .current_dir(at)
                .output()
                .unwrap()
                .status
                .success()
        )
    };
    git(&["init", "-q"]);
    git(&["config", "supervise.office", "LT"]);
    let mut command =
        super::support::command(at, DAY, &["facility", "show", "1", "--format", "json"]);
    let out = command
        .env("PATH", std::env::var_os("PATH").unwrap())
        .output()
        .unwrap();
    assert!(String::from_utf8(out.stdout).unwrap().contains("LT-F001"));
}

#[test]
fn an_id_is_taken_as_people_write_it() {
    let dir = ledger();
    let at = dir.path();
    issue(at, "2024-05-08");
    for text in [
        "KF-I001",
        "KF-I1",
        "kf-i001",
        "KF-I01",
        "ＫＦ－Ｉ００１",
        "1",
    ] {
        let out = done(at, "2024-05-08", &["issue", "show", text]);
        assert!(out.starts_with("KF-I001　"), "{text}: {out}");
    }
    for text in ["KF-I2", "LT-I1", "KF-T1", "KF-I"] {
        assert_eq!(
            run(at, "2024-05-08", &["issue", "show", text]).code,
            2,
            "{text}"
        );
    }
}

#[test]
fn a_title_is_one_line() {
    let dir = ledger();
    let at = dir.path();
    issue(at, "2024-05-08");
    done(
        at,
        "2024-05-08",
        &["issue", "set", "1", "--title", " 二楼\n 安全出口 \n"],
    );
    let text = std::fs::read_to_string(at.join("issues/KF/KF-I001.yaml")).unwrap();
    assert!(text.contains("title: 二楼 安全出口\n"), "{text}");
}

#[test]
fn a_list_of_a_past_day_holds_nothing_of_later() {
    let at = example();
    for (kind, before, some) in [
        ("opinion", "2024-03-01", "2024-04-30"),
        ("notice", "2024-03-01", "2024-06-30"),
        ("facility", "1980-01-01", "2024-06-30"),
        ("milestone", "2024-03-01", "2024-06-30"),
    ] {
        let rows = |day: &str| {
            let args = [kind, "list", "--as-of", day, "--format", "json"];
            let json: serde_json::Value =
                serde_json::from_str(&done(&at, "2024-12-31", &args)).unwrap();
            let rows = json.as_array().unwrap().clone();
            for row in &rows {
                let first = row["history"][0]["on"].as_str().unwrap();
                assert!(first <= day, "{kind} {}", row["id"]);
            }
            rows.len()
        };
        assert_eq!(rows(before), 0, "{kind}");
        assert!(rows(some) > 0, "{kind}");
    }
}

#[test]
fn what_past_reports_rest_on_is_not_set() {
    let dir = ledger();
    let at = dir.path();
    let day = "2024-05-08";
    let add = [
        "milestone",
        "add",
        "--matter",
        "印发方案",
        "--unit",
        "民政局",
        "--due",
        "2024-06-30",
    ];
    done(at, day, &add);
    let same = [
        "milestone",
        "set",
        "1",
        "--due",
        "2024-06-30",
        "--basis",
        "方案",
    ];
    done(at, day, &same);
    let refused = run(at, day, &["milestone", "set", "1", "--due", "2024-07-31"]);
    assert_eq!(refused.code, 2);
    assert!(
        refused.err.contains("supervise milestone move"),
        "{}",
        refused.err
    );
    let moved = [
        "milestone",
        "move",
        "1",
        "--to",
        "2024-07-31",
        "--reason",
        "等上级方案",
    ];
    done(at, day, &moved);
}

#[test]
fn a_number_that_is_too_large_is_told_in_words() {
    let dir = ledger();
    let add = [
        "meeting",
        "add",
        "--kind",
        "培训会",
        "--title",
        "培训",
        "--date",
        "2024-05-08",
    ];
    let large = [&add[..], &["--attendance", "5000000000"]].concat();
    let refused = run(dir.path(), "2024-05-08", &large);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("“5000000000”太大"), "{}", refused.err);
}

//! An issue from its finding to its relapse, by the commands a secretariat types.

use super::support::{done, issue, ledger, run};

#[test]
fn from_finding_to_relapse() {
    let dir = ledger();
    let at = dir.path();
    assert_eq!(issue(at, "2024-05-08"), "KF-I001");
    done(
        at,
        "2024-05-20",
        &["issue", "verify", "1", "--by", "社会委"],
    );
    let assigned = done(
        at,
        "2024-05-31",
        &[
            "issue",
            "assign",
            "1",
            "--doc",
            "汴人联监交〔2024〕5号",
            "--lead",
            "民政局",
            "--co",
            "消防救援",
            "--supervisor",
            "社会委",
            "--requirement",
            "立即打开安全出口",
            "--criteria",
            "现场复核两次均畅通",
            "--due",
            "6月30日前",
        ],
    );
    assert!(assigned.contains("已更新 KF-I001"), "{assigned}");
    done(at, "2024-06-03", &["issue", "acknowledge", "1"]);
    done(
        at,
        "2024-06-05",
        &[
            "task",
            "add",
            "--issue",
            "1",
            "--content",
            "拆除门锁，换装推杆门",
            "--goal",
            "出口随时可开",
            "--person",
            "养老服务科科长",
            "--due",
            "6.20",
        ],
    );
    done(
        at,
        "2024-06-06",
        &[
            "issue",
            "plan",
            "1",
            "--root-cause",
            "夜间值班人员图省事上锁",
        ],
    );
    done(
        at,
        "2024-06-12",
        &[
            "issue",
            "progress",
            "1",
            "--pct",
            "60",
            "--note",
            "门锁已拆除",
        ],
    );
    done(
        at,
        "2024-06-18",
        &["task", "done", "1", "--evidence", "整改照片"],
    );
    done(
        at,
        "2024-06-25",
        &[
            "issue",
            "extend",
            "1",
            "--to",
            "2024-07-31",
            "--applied-on",
            "2024-06-20",
            "--reason",
            "等待消防验收",
        ],
    );
    done(
        at,
        "2024-07-20",
        &["issue", "submit", "1", "--evidence", "消防验收意见"],
    );
    done(
        at,
        "2024-07-25",
        &[
            "issue",
            "close",
            "1",
            "--checker",
            "社会委",
            "--opinion",
            "两次复核均畅通",
            "--evidence",
            "验收单",
            "--method",
            "现场核查",
        ],
    );
    done(
        at,
        "2024-09-10",
        &["issue", "review", "1", "--outcome", "反弹"],
    );
    done(
        at,
        "2024-09-12",
        &[
            "issue",
            "reopen",
            "1",
            "--to",
            "10月31日",
            "--reason",
            "夜间再次上锁",
            "--evidence",
            "暗访照片",
        ],
    );
    let now = done(
        at,
        "2024-09-20",
        &["issue", "show", "1", "--format", "json"],
    );
    let now: serde_json::Value = serde_json::from_str(&now).unwrap();
    assert_eq!(now["now"]["state"], "rectifying");
    assert_eq!(now["now"]["cycle"], 2);
    assert_eq!(now["now"]["due"], "2024-10-31");
    assert_eq!(now["due"], "2024-06-30", "the original deadline stays");
    // By whom each step was: the unit's own acts are its own, the rest the secretariat's.
    let by: Vec<&str> = now["history"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| s["by"].as_str().unwrap())
        .collect();
    assert_eq!(
        by[3..7],
        [
            "civil-affairs",
            "civil-affairs",
            "civil-affairs",
            "npc-office"
        ]
    );
    let check = run(at, "2024-09-20", &["check"]);
    assert_eq!((check.code, check.out.as_str()), (0, "账本没有问题。\n"));
}

#[test]
fn a_refused_verb_says_why_and_what_is_possible() {
    let dir = ledger();
    let at = dir.path();
    issue(at, "2024-05-08");
    let before = std::fs::read(at.join("issues/KF/KF-I001.yaml")).unwrap();
    let refused = run(
        at,
        "2024-05-09",
        &[
            "issue",
            "close",
            "1",
            "--checker",
            "社会委",
            "--opinion",
            "合格",
            "--evidence",
            "验收单",
        ],
    );
    assert_eq!(refused.code, 1);
    assert!(
        refused
            .err
            .contains("此时状态为“待核实”，不能“销号”；可以：核实入账、不成立、并案、备注"),
        "{}",
        refused.err
    );
    let refused = run(
        at,
        "2024-05-09",
        &[
            "--lang",
            "en",
            "issue",
            "merge",
            "1",
            "--into",
            "1",
            "--approved-by",
            "主任会议",
        ],
    );
    assert!(
        refused.err.contains("cannot be merged into itself"),
        "{}",
        refused.err
    );
    done(at, "2024-05-20", &["issue", "verify", "1"]);
    let refused = run(
        at,
        "2024-05-31",
        &["issue", "assign", "1", "--lead", "民政局"],
    );
    assert!(
        refused.err.contains(
            "督办委室（supervisor）、整改要求（requirement）、销号标准（criteria）、整改时限（due）"
        ),
        "{}",
        refused.err
    );
    let steps = std::fs::read_to_string(at.join("issues/KF/KF-I001.yaml")).unwrap();
    assert!(
        steps.starts_with(std::str::from_utf8(&before).unwrap())
            && steps.matches("action:").count() == 2
    );
}

#[test]
fn an_assigned_issue_keeps_deadline_and_lead() {
    let dir = ledger();
    let at = dir.path();
    issue(at, "2024-05-08");
    done(at, "2024-05-20", &["issue", "verify", "1"]);
    done(
        at,
        "2024-05-31",
        &[
            "issue",
            "assign",
            "1",
            "--lead",
            "民政局",
            "--supervisor",
            "社会委",
            "--requirement",
            "打开",
            "--criteria",
            "畅通",
            "--due",
            "15个工作日",
        ],
    );
    // 15 working days from Friday 2024-05-31; 10 June is the Dragon Boat holiday: 24 June.
    let shown: serde_json::Value = serde_json::from_str(&done(
        at,
        "2024-06-01",
        &["issue", "show", "1", "--format", "json"],
    ))
    .unwrap();
    assert_eq!(shown["due"], "2024-06-24");
    for change in [["--due", "2024-12-31"], ["--lead", "住建局"]] {
        let refused = run(
            at,
            "2024-06-01",
            &["issue", "set", "1", change[0], change[1]],
        );
        assert_eq!(refused.code, 1, "{}", refused.err);
    }
    done(
        at,
        "2024-06-03",
        &["issue", "decline", "1", "--reason", "属消防职责"],
    );
    done(
        at,
        "2024-06-05",
        &[
            "issue",
            "assign",
            "1",
            "--lead",
            "消防救援",
            "--due",
            "2024-07-10",
        ],
    );
    let shown: serde_json::Value = serde_json::from_str(&done(
        at,
        "2024-06-06",
        &["issue", "show", "1", "--format", "json"],
    ))
    .unwrap();
    assert_eq!(
        (&shown["lead"], &shown["now"]["lead"]),
        (&"civil-affairs".into(), &"fire-rescue".into())
    );
    assert_eq!(shown["now"]["due"], "2024-07-10");
    let then: serde_json::Value = serde_json::from_str(&done(
        at,
        "2024-06-06",
        &[
            "--as-of",
            "2024-06-01",
            "issue",
            "show",
            "1",
            "--format",
            "json",
        ],
    ))
    .unwrap();
    assert_eq!(
        (&then["now"]["lead"], &then["now"]["due"]),
        (&"civil-affairs".into(), &"2024-06-24".into())
    );
}

#[test]
fn values_go_by_code_or_label_and_a_wrong_one_names_the_choices() {
    let dir = ledger();
    let at = dir.path();
    let add = |kind: &str, category: &str| {
        run(
            at,
            "2024-05-08",
            &[
                "issue",
                "add",
                "--title",
                "甲",
                "--description",
                "龙亭区3处助餐点没有公示价格。",
                "--kind",
                kind,
                "--category",
                category,
                "--channel",
                "survey",
                "--county",
                "410202",
            ],
        )
    };
    assert_eq!(add("hazard", "service-quality").code, 0);
    assert_eq!(add("隐患", "服务质量").code, 0);
    let wrong = add("隐患", "服务");
    assert_eq!(wrong.code, 2);
    assert!(
        wrong.err.contains("服务质量（service-quality）"),
        "{}",
        wrong.err
    );
    let wrong = add("危险", "服务质量");
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("hazard（隐患）"), "{}", wrong.err);
    let unknown = run(at, "2024-05-08", &["issue", "show", "KF-I009"]);
    assert_eq!(unknown.code, 2);
    assert!(
        unknown.err.contains("没有问题“KF-I009”；是不是要找 KF-I00"),
        "{}",
        unknown.err
    );
}

#[test]
fn a_dry_run_shows_lines_and_writes_nothing() {
    let dir = ledger();
    let at = dir.path();
    issue(at, "2024-05-08");
    let path = at.join("issues/KF/KF-I001.yaml");
    let before = std::fs::read(&path).unwrap();
    let out = done(at, "2024-05-20", &["--dry-run", "issue", "verify", "1"]);
    assert!(
        out.contains("+  - {on: 2024-05-20, action: verified, by: npc-office}"),
        "{out}"
    );
    assert!(!out.lines().any(|l| l.starts_with('-')), "{out}");
    assert_eq!(std::fs::read(&path).unwrap(), before);
    done(
        at,
        "2024-05-20",
        &[
            "--dry-run",
            "issue",
            "add",
            "--title",
            "甲",
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
    assert!(!at.join("issues/KF/KF-I002.yaml").exists());
}

#[test]
fn articles_are_assigned_and_inspected() {
    let dir = ledger();
    let at = dir.path();
    done(
        at,
        "2024-04-10",
        &[
            "regulation",
            "add",
            "--id",
            "example-law",
            "--name",
            "示例条例",
            "--total-articles",
            "10",
            "--chapter",
            "总则:1-4",
            "--chapter",
            "附则:5-10",
        ],
    );
    done(
        at,
        "2024-04-15",
        &[
            "article",
            "add",
            "--regulation",
            "示例条例",
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
    done(
        at,
        "2024-06-01",
        &[
            "article",
            "inspect",
            "example-law-a3",
            "--result",
            "部分落实",
            "--publicity",
            "是",
            "--lawful-work",
            "部分",
            "--lawful-power",
            "是",
            "--finding",
            "两处未移交",
            "--reason",
            "已在整改，暂不另立问题",
        ],
    );
    let report: serde_json::Value = serde_json::from_str(&done(
        at,
        "2024-06-02",
        &["report", "compliance", "--format", "json"],
    ))
    .unwrap();
    let whole = &report["regulations"][0]["whole"];
    assert_eq!(whole["assigned"]["percent"], 10.0);
    assert_eq!(whole["partial"]["ids"][0], "example-law-a3");
    let twice = run(
        at,
        "2024-06-02",
        &[
            "article",
            "add",
            "--regulation",
            "example-law",
            "--number",
            "3",
            "--digest",
            "又一次",
            "--lead",
            "住建局",
            "--method",
            "抽查",
        ],
    );
    assert_eq!(twice.code, 1, "{}", twice.err);
    let beyond = run(
        at,
        "2024-06-02",
        &[
            "article",
            "add",
            "--regulation",
            "example-law",
            "--number",
            "11",
            "--digest",
            "超出",
            "--lead",
            "住建局",
            "--method",
            "抽查",
        ],
    );
    assert_eq!(beyond.code, 1, "{}", beyond.err);
}

#[test]
fn an_issue_goes_only_into_one_that_is_open() {
    let dir = ledger();
    let at = dir.path();
    for _ in 0..3 {
        issue(at, "2024-05-08");
    }
    let merge = |from: &str, into: &str| {
        run(
            at,
            "2024-05-20",
            &[
                "issue",
                "merge",
                from,
                "--into",
                into,
                "--approved-by",
                "主任会议",
            ],
        )
    };
    done(
        at,
        "2024-05-10",
        &[
            "issue",
            "withdraw",
            "3",
            "--reason",
            "核查不属实",
            "--approved-by",
            "主任会议",
        ],
    );
    let refused = merge("1", "3");
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("不能并入"), "{}", refused.err);
    assert_eq!(merge("1", "2").code, 0);
    assert_eq!(merge("2", "1").code, 1, "not back into one that was merged");
    assert_eq!(run(at, "2024-05-20", &["check"]).code, 0);
}

#[test]
fn nothing_happens_before_it_was_found() {
    let dir = ledger();
    let at = dir.path();
    issue(at, "2024-05-08");
    let refused = run(
        at,
        "2024-05-20",
        &["issue", "verify", "1", "--on", "2024-05-01"],
    );
    assert_eq!(refused.code, 1);
    assert!(
        refused.err.contains("2024-05-01 早于发现的日期 2024-05-08"),
        "{}",
        refused.err
    );
}

#[test]
fn an_earlier_step_takes_its_place() {
    let dir = ledger();
    let at = dir.path();
    issue(at, "2024-05-08");
    done(at, "2024-05-20", &["issue", "verify", "1"]);
    done(
        at,
        "2024-05-21",
        &[
            "issue",
            "note",
            "1",
            "-补记：已约谈院长",
            "--on",
            "2024-05-15",
        ],
    );
    let text = std::fs::read_to_string(at.join("issues/KF/KF-I001.yaml")).unwrap();
    let place = |what: &str| text.find(what).unwrap();
    assert!(
        place("found") < place("noted") && place("noted") < place("verified"),
        "{text}"
    );
    assert_eq!(run(at, "2024-05-21", &["check"]).out, "账本没有问题。\n");
}

#[test]
fn what_a_command_reckons_it_says() {
    let dir = ledger();
    let at = dir.path();
    issue(at, "2024-05-08");
    done(at, "2024-05-20", &["issue", "verify", "1"]);
    let out = done(
        at,
        "2024-05-31",
        &[
            "issue",
            "assign",
            "1",
            "--lead",
            "民政局",
            "--supervisor",
            "社会委",
            "--requirement",
            "打开",
            "--criteria",
            "畅通",
            "--due",
            "十五个工作日",
        ],
    );
    assert!(
        out.contains("现行时限：2024-06-24（星期一），还有 24 天"),
        "{out}"
    );
    let far = run(
        at,
        "2024-05-31",
        &[
            "issue",
            "urge",
            "1",
            "--doc",
            "督〔2024〕1号",
            "--to",
            "2027-01-01",
        ],
    );
    assert_eq!(far.code, 0);
    let provisional = run(
        at,
        "2024-05-31",
        &[
            "issue",
            "extend",
            "1",
            "--to",
            "36个月",
            "--applied-on",
            "2024-05-31",
            "--reason",
            "分期建设",
        ],
    );
    assert!(provisional.err.contains("暂定"), "{}", provisional.err);
}

#[test]
fn a_report_never_replaces_a_record() {
    let dir = ledger();
    let at = dir.path();
    issue(at, "2024-05-08");
    for file in [
        "issues/KF/KF-I001.yaml",
        "supervise.yaml",
        "issues/周报.csv",
        "calendar/x.csv",
    ] {
        let refused = run(at, "2024-05-20", &["report", "--format", "csv", "-o", file]);
        assert_eq!(refused.code, 2, "{file}");
    }
    done(
        at,
        "2024-05-20",
        &["report", "--format", "csv", "-o", "周报.csv"],
    );
    done(
        at,
        "2024-05-20",
        &["report", "--format", "csv", "-o", "周报.csv"],
    );
    assert!(
        std::fs::read_to_string(at.join("周报.csv"))
            .unwrap()
            .contains("联动监督周报")
    );
    assert_eq!(run(at, "2024-05-20", &["check"]).code, 0);
}

#[test]
fn a_narrowed_report_says_so() {
    let dir = ledger();
    let at = dir.path();
    issue(at, "2024-05-08");
    let out = done(
        at,
        "2024-05-20",
        &["report", "--county", "龙亭区", "--state", "待核实"],
    );
    assert!(out.contains("只含：县区 龙亭区，状态 待核实"), "{out}");
    assert_eq!(run(at, "2024-05-20", &["--lang", "fr", "report"]).code, 2);
}

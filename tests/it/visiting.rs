//! Visits and draws from end to end: made, repeated by another program, visited, raised to issues,
//! reported.

use std::path::Path;

use serde_json::Value;

use crate::sampling::script;
use crate::support::{done, issue, ledger, run};

const DAY: &str = "2024-06-15";

fn json(at: &Path, day: &str, args: &[&str]) -> Value {
    serde_json::from_str(&done(at, day, &[args, &["--format", "json"]].concat())).unwrap()
}

/// Two groups, a second county, and facilities 2 to 7 besides the one there is.
fn with_groups() -> tempfile::TempDir {
    let dir = ledger();
    let at = dir.path();
    let add = |args: &[&str]| done(at, "2024-03-21", args);
    add(&[
        "org",
        "add",
        "--id",
        "gulou",
        "--name",
        "鼓楼区人大常委会",
        "--short-name",
        "鼓楼区",
        "--kind",
        "county-npc",
        "--level",
        "county",
        "--code",
        "410204",
    ]);
    for (id, name, county) in [
        ("group-1", "第一组", "龙亭区"),
        ("group-2", "第二组", "鼓楼区"),
    ] {
        add(&[
            "org", "add", "--id", id, "--name", name, "--kind", "group", "--level", "city",
            "--guides", county,
        ]);
    }
    for n in 2..=7 {
        let county = if n % 2 == 0 { "鼓楼区" } else { "龙亭区" };
        add(&[
            "facility",
            "add",
            "--name",
            &format!("第{n}养老院"),
            "--kind",
            "养老机构",
            "--ownership",
            "公办",
            "--county",
            county,
        ]);
    }
    dir
}

fn make(at: &Path, more: &[&str]) -> String {
    let args = [
        "draw",
        "make",
        "--title",
        "上半年抽查",
        "--seed",
        "20240615 03 07 08",
        "--wanted",
        "3",
    ];
    done(at, DAY, &[&args[..], more].concat())
}

#[test]
fn a_draw_is_made_whole_and_anybody_gets_the_same() {
    let dir = with_groups();
    let at = dir.path();
    make(
        at,
        &[
            "--recuse",
            "第二组:鼓楼区",
            "--weight",
            "第4养老院=5",
            "--without",
            "7",
        ],
    );
    let text = std::fs::read_to_string(at.join("draws/KF/KF-D001.yaml")).unwrap();
    let frame: Vec<&str> = text.lines().filter(|l| l.contains("{facility")).collect();
    assert_eq!(frame.len(), 6, "{text}");
    assert!(
        text.contains("  - {facility: KF-F004, county: gulou, weight: 5}\n"),
        "{text}"
    );
    assert!(
        text.contains("  - {unit: group-2, recuse: [gulou]}\n"),
        "{text}"
    );
    assert!(!text.contains("KF-F007"), "{text}");
    let published = json(at, DAY, &["draw", "print", "1"]);
    let places = |published: &Value| -> Vec<String> {
        let places = published["result"]["places"].as_array().unwrap();
        let said = |v: &Value| v.as_str().unwrap_or("-").to_owned();
        places
            .iter()
            .map(|p| said(&p["facility"]) + " " + &said(&p["inspector"]))
            .collect()
    };
    assert_eq!(places(&published).len(), 3);
    if script::is_python_there() {
        assert_eq!(script::worked_out(&published), places(&published));
    }
    // The first gives way; the published material still leads to the result.
    let first = places(&published)[0].split(' ').next().unwrap().to_owned();
    done(
        at,
        "2024-06-16",
        &[
            "draw",
            "replace",
            "1",
            "--facility",
            &first,
            "--reason",
            "停业装修",
        ],
    );
    let after = json(at, "2024-06-16", &["draw", "print", "1"]);
    assert_eq!(after["replaced"], serde_json::json!([first]));
    assert_eq!(places(&after)[1..], places(&published)[1..]);
    assert_ne!(places(&after)[0], places(&published)[0]);
    if script::is_python_there() {
        assert_eq!(script::worked_out(&after), places(&after));
    }
    let as_it_was = json(at, "2024-06-16", &["draw", "print", "1", "--as-of", DAY]);
    assert_eq!(places(&as_it_was), places(&published));
}

#[test]
fn moving_a_facility_to_another_county_leaves_a_draw_as_it_was() {
    let dir = with_groups();
    let at = dir.path();
    let recused = ["--recuse", "第一组:龙亭区", "--recuse", "第二组:鼓楼区"];
    make(at, &recused);
    done(at, DAY, &["draw", "publish", "1"]);
    let published = json(at, DAY, &["draw", "print", "1"]);
    let as_text = done(at, DAY, &["draw", "print", "1"]);
    for place in published["result"]["places"].as_array().unwrap() {
        // Odd numbers lie in longting, which the first group must not inspect.
        let facility = place["facility"].as_str().unwrap();
        let number: u32 = facility["KF-F".len()..].parse().unwrap();
        let unit = ["group-1", "group-2"][usize::try_from(number % 2).unwrap()];
        assert_eq!(place["inspector"], unit, "{facility}");
        let county = ["龙亭区", "鼓楼区"][usize::try_from(number % 2).unwrap()];
        done(at, DAY, &["facility", "set", facility, "--county", county]);
    }
    assert_eq!(json(at, DAY, &["draw", "print", "1"]), published);
    assert_eq!(done(at, DAY, &["draw", "print", "1"]), as_text);
    // A file that does not say the counties, as they were before, goes by the ledger.
    let path = at.join("draws/KF/KF-D001.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    let old = text.replace(", county: longting", "");
    std::fs::write(&path, old.replace(", county: gulou", "")).unwrap();
    assert_ne!(json(at, DAY, &["draw", "print", "1"]), published);
}

#[test]
fn a_countys_own_draw_stays_right_when_a_facility_moves_away() {
    let dir = with_groups();
    let at = dir.path();
    make(at, &["--county", "鼓楼区"]);
    done(at, DAY, &["facility", "set", "2", "--county", "龙亭区"]);
    let checked = run(at, DAY, &["check"]);
    assert!(!(checked.out + &checked.err).contains("E-FRAME"));
}

#[test]
fn a_draw_can_neither_be_added_without_its_frame_nor_changed() {
    let dir = with_groups();
    make(dir.path(), &[]);
    for verb in ["add", "set"] {
        let run = run(dir.path(), DAY, &["draw", verb, "1", "--seed", "abc"]);
        assert_eq!(run.code, 2, "{verb}");
    }
    for wrong in [
        ["--weight", "KF-F002"],
        ["--weight", "KF-F002=0"],
        ["--weight", "KF-F002=101"],
        ["--recuse", "第一组"],
        ["--recuse", "npc-office:鼓楼区"],
        ["--kind", "助餐点"],
    ] {
        let args = [
            "draw", "make", "--title", "例", "--seed", "1 2", "--wanted", "1",
        ];
        let run = run(dir.path(), DAY, &[&args[..], &wrong].concat());
        assert_ne!(run.code, 0, "{wrong:?}");
    }
    let full_width = [
        "draw",
        "make",
        "--title",
        "例",
        "--seed",
        "１　２",
        "--wanted",
        "1",
    ];
    assert!(run(dir.path(), DAY, &full_width).err.contains("种子"));
}

#[test]
fn what_is_published_names_nobody_and_drops_remarks() {
    let dir = with_groups();
    let at = dir.path();
    make(at, &["--scope-note", "全市运营中的养老机构"]);
    done(at, DAY, &["draw", "note", "1", "内部：注意保密"]);
    done(
        at,
        DAY,
        &[
            "draw",
            "publish",
            "1",
            "--doc",
            "汴人联监公〔2024〕1号",
            "--note",
            "内部的话",
        ],
    );
    for format in ["table", "md", "csv", "json"] {
        let text = done(at, DAY, &["draw", "print", "1", "--format", format]);
        assert!(text.contains("20240615 03 07 08"), "{text}");
        assert!(text.contains("全市运营中的养老机构"), "{text}");
        assert!(!text.contains("内部"), "{text}");
    }
}

#[test]
fn a_visit_of_a_draw_goes_where_it_sends() {
    let dir = with_groups();
    let at = dir.path();
    make(at, &[]);
    let drawn = json(at, DAY, &["draw", "print", "1"]);
    let id = |at: &Value| at.as_str().unwrap().to_owned();
    let first = id(&drawn["result"]["places"][0]["facility"]);
    let reserve = id(&drawn["result"]["reserve"][0]);
    let visit = |facility: &str| {
        run(
            at,
            "2024-06-20",
            &[
                "inspection",
                "add",
                "--group",
                "第一组",
                "--scope",
                "随机抽查",
                "--method",
                "抽查",
                "--facility",
                facility,
                "--draw",
                "1",
                "--finding",
                "夜间只有1名护理员值守三层楼。",
            ],
        )
    };
    assert!(visit(&reserve).err.contains("E-DRAWN"));
    let scope = visit(&first);
    assert_eq!(scope.code, 0, "{}", scope.err);
    let raised = done(
        at,
        "2024-06-21",
        &[
            "inspection",
            "raise",
            "1",
            "--title",
            "夜间护理员不足",
            "--issue-kind",
            "个性",
            "--issue-category",
            "服务质量",
        ],
    );
    assert!(raised.contains("KF-I001"), "{raised}");
    let issue = std::fs::read_to_string(at.join("issues/KF/KF-I001.yaml")).unwrap();
    for line in [
        "description: 夜间只有1名护理员值守三层楼。\n".to_owned(),
        "channel: sampling".to_owned(),
        "refs: [KF-V001]".to_owned(),
        format!("facility: {first}\n"),
        "{on: 2024-06-20, action: found, by: group-1}".to_owned(),
    ] {
        assert!(issue.contains(&line), "{line}\n{issue}");
    }
    let report = json(at, "2024-06-30", &["report", "sampling"]);
    let draw = &report["draws"][0];
    assert_eq!(draw["visited"]["part"]["ids"], serde_json::json!([first]));
    assert_eq!(draw["pending"]["count"], 2);
    assert_eq!(draw["issues"]["ids"], serde_json::json!(["KF-I001"]));
    let before = json(
        at,
        "2024-06-30",
        &["report", "sampling", "--as-of", "2024-06-19"],
    );
    assert_eq!(before["draws"][0]["pending"]["count"], 3);
    // One of seven is visited: the floor of 100 asks for all seven, the county rates for 2 and 1.
    let coverage = json(at, "2024-06-30", &["report", "coverage"]);
    let needed = |v: &Value| v["needed"].as_u64().unwrap();
    assert_eq!(needed(&coverage["whole"]), 7);
    let counties = coverage["counties"].as_array().unwrap();
    assert_eq!(counties.iter().map(needed).collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn a17_a_survey_without_a_clarification_is_warned_of_and_they_show_as_a_table() {
    let dir = with_groups();
    let at = dir.path();
    let add = [
        "inspection",
        "add",
        "--group",
        "第一组",
        "--scope",
        "专题调研",
        "--method",
        "实地检查",
        "--facility",
        "第2养老院",
        "--need",
        "夜间没有护理员",
    ];
    let added = run(at, DAY, &add);
    assert_eq!(added.code, 0);
    assert!(
        added.err.contains("W-FOUR") && added.err.contains("瓶颈在哪个堵点"),
        "{}",
        added.err
    );
    let shown = done(at, DAY, &["inspection", "show", "1"]);
    let table = shown.split("四个弄清").nth(1).unwrap();
    assert_eq!(table.matches("（没有写）").count(), 3, "{shown}");
    assert_eq!(
        shown.matches("夜间没有护理员").count(),
        1,
        "told once: {shown}"
    );
}

#[test]
fn a48_a_look_back_names_what_was_found_elsewhere() {
    let dir = with_groups();
    let at = dir.path();
    let first = issue(at, "2024-05-08");
    let second = issue(at, "2024-05-09");
    let page = done(at, "2024-06-30", &["issue", "similar", &first]);
    assert!(
        page.contains("第3养老院") && page.contains("没有去过"),
        "{page}"
    );
    // Three of its kind in the same county, three in the other; the facility itself is no other.
    let found = json(at, "2024-06-30", &["issue", "similar", &first]);
    assert_eq!(found["visited"]["whole"]["count"], 6);
    let near = found["places"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|p| p["is_near"] == true);
    assert_eq!(near.count(), 3);
    let steps = [
        "  - {on: 2024-05-10, action: verified, by: npc-office}",
        "  - {on: 2024-05-11, action: assigned, by: npc-office}",
        "  - {on: 2024-05-20, action: progress, by: civil-affairs, pct: 100, note: 已打开}",
        "  - {on: 2024-05-25, action: submitted, by: civil-affairs, evidence: [照片]}",
        "  - {on: 2024-05-30, action: closed, by: npc-office, checkers: [npc-office], opinion: 合格, evidence: [照片]}",
    ];
    let file = at.join("issues/KF/KF-I001.yaml");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, format!("{text}{}\n", steps.join("\n"))).unwrap();
    done(
        at,
        "2024-06-30",
        &[
            "issue",
            "review",
            &first,
            "--outcome",
            "未反弹",
            "--similar",
            &second,
        ],
    );
    let log = done(at, "2024-06-30", &["issue", "log", &first]);
    assert!(log.contains("举一反三发现的问题：KF-I002"), "{log}");
    let found = json(at, "2024-06-30", &["issue", "similar", &first]);
    assert_eq!(found["known"]["ids"], serde_json::json!([second]));
}

#[test]
fn a55_a60_the_risk_list_and_grades_are_kept_by_date() {
    let dir = with_groups();
    let at = dir.path();
    done(
        at,
        "2024-05-01",
        &["facility", "list-risk", "2", "--reason", "承重墙裂缝"],
    );
    done(
        at,
        "2024-05-01",
        &[
            "facility",
            "rate",
            "3",
            "--rating",
            "3",
            "--to",
            "2024-12-31",
        ],
    );
    let ids = |day: &str, flag: &str| -> Vec<String> {
        let list = json(at, day, &["facility", "list", flag]);
        let list = list.as_array().unwrap().iter();
        list.map(|f| f["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids("2024-05-31", "--at-risk"), ["KF-F002"]);
    assert!(
        ids("2024-12-31", "--rating-expired").is_empty(),
        "the last day holds"
    );
    assert_eq!(ids("2025-01-01", "--rating-expired"), ["KF-F003"]);
    let again = run(
        at,
        "2024-06-01",
        &["facility", "list-risk", "2", "--reason", "又查一次"],
    );
    assert!(again.err.contains("E-STEP"), "{}", again.err);
    let report = json(at, "2024-06-30", &["report", "counties"]);
    assert_eq!(report["at_risk"][0]["reason"], "承重墙裂缝");
    // One of seven has a grade.
    assert_eq!(report["total"]["rated"]["percent"], 14.3);
    done(
        at,
        "2024-07-01",
        &["facility", "clear-risk", "2", "--reason", "加固完成"],
    );
    assert!(ids("2024-07-31", "--at-risk").is_empty());
    let early = run(
        at,
        "2024-06-01",
        &[
            "facility",
            "rate",
            "4",
            "--rating",
            "2",
            "--to",
            "2024-05-31",
        ],
    );
    assert!(early.err.contains("E-DUE-ORDER"), "{}", early.err);
}

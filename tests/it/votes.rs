//! Votes on satisfaction, from the ballots to the report (C8).

use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;

use crate::support::{done, ledger, run};

const DAY: &str = "2024-10-30";

fn report(at: &Path) -> Value {
    let out = done(at, DAY, &["report", "evaluation", "--format", "json"]);
    serde_json::from_str(&out).unwrap()
}

/// A vote without items.
fn vote(at: &Path, round: &str, total: &str, present: &str, before: &[&str]) {
    let args = [
        "evaluation",
        "add",
        "--title",
        "满意度测评",
        "--round",
        round,
        "--total-members",
        total,
        "--present",
        present,
    ];
    done(at, DAY, &[&args[..], before].concat());
}

/// Adds an item of 民政局.
fn item(at: &Path, name: &str, ballots: [&str; 4]) -> crate::support::Run {
    let [satisfied, basically, unsatisfied, invalid] = ballots;
    let args = [
        "evaluation",
        "item",
        "1",
        "--name",
        name,
        "--unit",
        "民政局",
        "--satisfied",
        satisfied,
        "--basically",
        basically,
        "--unsatisfied",
        unsatisfied,
        "--invalid",
        invalid,
    ];
    run(at, DAY, &args)
}

/// Grade, 满意率 and 满意和基本满意率 of the first item.
fn graded(at: &Path, n: usize) -> (Value, Value, Value) {
    let report = report(at);
    let item = &report["series"][0]["votes"][0]["items"][n];
    let field = |key: &str| item[key].clone();
    (field("grade"), field("satisfied"), field("approving"))
}

#[test]
fn c8_1_and_c8_2_two_rows_by_all_members() {
    let dir = ledger();
    let at = dir.path();
    vote(at, "1", "33", "29", &[]);
    assert_eq!(item(at, "甲", ["17", "11", "1", "0"]).code, 0);
    assert_eq!(item(at, "乙", ["20", "8", "1", "0"]).code, 0);
    let first = |grade: &str| (grade.into(), 58.62.into(), 96.55.into());
    let second = |grade: &str| (grade.into(), 68.97.into(), 96.55.into());
    assert_eq!(graded(at, 0), first("satisfied"));
    assert_eq!(graded(at, 1), second("satisfied"));
    // Of 34 members 17 are exactly half, 28 and 20 are more.
    done(
        at,
        DAY,
        &["evaluation", "set", "1", "--total-members", "34"],
    );
    assert_eq!(graded(at, 0), first("basically"));
    assert_eq!(graded(at, 1), second("satisfied"));
    let page = done(at, DAY, &["report", "evaluation"]);
    for says in [
        "58.62%",
        "68.97%",
        "基本满意",
        "组成人员 34 人，实到 29 人，符合法定人数",
    ] {
        assert!(page.contains(says), "{says}\n{page}");
    }
}

#[test]
fn c8_3_without_a_valid_ballot_there_is_no_grade_and_no_rate() {
    let dir = ledger();
    let at = dir.path();
    vote(at, "1", "33", "29", &[]);
    let refused = item(at, "甲", ["0", "0", "0", "29"]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("E-VOTE-NOVALID"), "{}", refused.err);
    // Typed into the file by hand, it prints as nothing.
    let file = at.join("evaluations/KF/KF-E001.yaml");
    let text = std::fs::read_to_string(&file).unwrap();
    let items = "items:\n  - {name: 甲, unit: civil-affairs, satisfied: 0, basically: 0, unsatisfied: 0, invalid: 29}\nhistory:";
    std::fs::write(&file, text.replace("history:", items)).unwrap();
    assert_eq!(graded(at, 0), (Value::Null, Value::Null, Value::Null));
    let page = done(at, DAY, &["evaluation", "show", "1", "--format", "csv"]);
    assert!(page.contains("1,甲,民政局,未区分,—,0,0,0,29"), "{page}");
    assert!(page.contains("1,甲,未区分,—,—,0,0,—"), "{page}");
}

/// 松阳 published 220 items voted on twice for process and outcome: 满意 were 215 and 198, then
/// 220 and 218.
#[test]
fn c8_4_two_rounds_of_220_items() {
    let dir = ledger();
    let at = dir.path();
    vote(at, "1", "40", "30", &[]);
    vote(at, "2", "40", "30", &["--before", "1"]);
    for (id, process, outcome) in [("1", 215, 198), ("2", 220, 218)] {
        let mut table = "测评项目,责任单位,测评内容,满意,基本满意,不满意\n".to_owned();
        for n in 0..220 {
            for (dimension, good) in [("整改过程", process), ("整改成效", outcome)] {
                // More than half of 40 are 21.
                let ballots = if n < good { "21,9,0" } else { "20,10,0" };
                writeln!(table, "事项{n},民政局,{dimension},{ballots}").unwrap();
            }
        }
        let file = at.join("votes.csv");
        std::fs::write(&file, table).unwrap();
        done(
            at,
            DAY,
            &["evaluation", "import", id, file.to_str().unwrap()],
        );
        std::fs::remove_file(file).unwrap();
    }
    let report = report(at);
    let mut found = Vec::new();
    for vote in report["series"][0]["votes"].as_array().unwrap() {
        for line in vote["lines"].as_array().unwrap() {
            let rate = &line["satisfied"];
            let count = |part: &str| rate[part]["count"].as_u64().unwrap();
            let percent = rate["percent"].as_f64().unwrap();
            found.push((count("part"), count("whole"), percent));
        }
    }
    assert_eq!(
        found,
        [
            (215, 220, 97.7),
            (198, 220, 90.0),
            (220, 220, 100.0),
            (218, 220, 99.1)
        ]
    );
    assert_eq!(report["series"][0]["again"]["count"], 0);
    let page = done(at, DAY, &["report", "evaluation"]);
    for says in ["97.7%", "90.0%", "100.0%", "99.1%"] {
        assert!(page.contains(says), "{says}");
    }
}

#[test]
fn c8_5_half_of_the_members_are_no_quorum() {
    let dir = ledger();
    let at = dir.path();
    let add = |present: &str| {
        let args = [
            "evaluation",
            "add",
            "--title",
            "满意度测评",
            "--round",
            "1",
            "--total-members",
            "34",
            "--present",
            present,
        ];
        run(at, DAY, &args)
    };
    let refused = add("17");
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("E-VOTE-QUORUM"), "{}", refused.err);
    assert!(!at.join("evaluations/KF/KF-E001.yaml").exists());
    assert_eq!(add("18").code, 0);
}

#[test]
fn every_mistake_of_a_table_is_told_by_row_and_nothing_is_written() {
    let dir = ledger();
    let at = dir.path();
    vote(at, "1", "33", "29", &[]);
    assert_eq!(item(at, "甲", ["17", "11", "1", "0"]).code, 0);
    let file = at.join("evaluations/KF/KF-E001.yaml");
    let before = std::fs::read(&file).unwrap();
    let table = at.join("votes.csv");
    std::fs::write(
        &table,
        "项目,单位,测评内容,问题,满意,基本满意,不满意,无效\n\
         乙,民政局,,,20,8,1,\n\
         丙,没有的局,随便,KF-I999,x,8,1,\n\
         甲,民政局,,,17,11,1,\n\
         丁,民政局,,,17,11,,\n\
         戊,民政局,,,17,11,2,\n\
         己,民政局,,,0,0,0,29\n",
    )
    .unwrap();
    let path = table.to_str().unwrap();
    let told = run(at, DAY, &["evaluation", "import", "1", path]);
    assert_eq!(told.code, 2, "{}", told.out);
    let rows: Vec<&str> = told
        .err
        .lines()
        .filter(|line| line.starts_with("错误"))
        .map(|line| line.split('：').next().unwrap())
        .collect();
    assert_eq!(rows.len(), 8, "{}", told.err);
    let of_row = |row: usize| told.err.matches(&format!("：第 {row} 行")).count();
    assert_eq!([2, 3, 4, 5, 6, 7].map(of_row), [0, 4, 1, 1, 1, 1]);
    for said in [
        "第 3 行“单位”：",
        "第 3 行“测评内容”：“随便”不是可填的词",
        "第 3 行“问题”：",
        "第 3 行“满意”：",
        "第 4 行：“甲”在这一轮已有一项",
        "第 5 行“不满意”：没有填写；没有票的写 0",
    ] {
        assert!(told.err.contains(said), "{said}\n{}", told.err);
    }
    assert_eq!(std::fs::read(&file).unwrap(), before);
    // English heads, another order, full-width digits.
    std::fs::write(
        &table,
        "unit,item,unsatisfied,basically,satisfied\n民政局,乙,1,8,２０\n",
    )
    .unwrap();
    done(at, DAY, &["evaluation", "import", "1", path]);
    assert_eq!(graded(at, 1).1, 68.97);
    std::fs::write(&table, "项目,单位,满意\n乙,民政局,20\n").unwrap();
    let told = run(at, DAY, &["evaluation", "import", "1", path]);
    assert_eq!(told.err.matches("这一列").count(), 2, "{}", told.err);
}

#[test]
fn ballots_are_typed_as_any_count_is() {
    let dir = ledger();
    let at = dir.path();
    vote(at, "1", "３３", "２９", &[]);
    let told = item(at, "甲", ["１７", " 11", "１", "０"]);
    assert_eq!(told.code, 0, "{}", told.err);
    assert_eq!(graded(at, 0).1, 58.62);
    let told = item(at, "乙", ["十七", "11", "1", "0"]);
    assert_eq!(told.code, 2);
    assert!(told.err.contains("“十七”不是整数"), "{}", told.err);
    assert_eq!(item(at, "丙", ["4294967296", "0", "0", "0"]).code, 2);
}

#[test]
fn a_table_of_ballots_is_read_as_a_table_of_opinions_is() {
    let dir = ledger();
    let at = dir.path();
    vote(at, "1", "33", "29", &[]);
    let table = at.with_extension("csv");
    let path = table.to_str().unwrap();
    let import = |text: &str| {
        std::fs::write(&table, text).unwrap();
        run(at, DAY, &["evaluation", "import", "1", path])
    };
    // Two columns for one thing are not chosen between.
    let told = import("项目,单位,满意,满意票,基本满意,不满意\n甲,民政局,20,2,8,1\n");
    assert_eq!(told.code, 2, "{}", told.out);
    let said = "“满意”和“满意票”两列是一回事";
    assert!(told.err.contains(said), "{}", told.err);
    // What is empty is told by its column; zero is a hint for ballots only.
    let told = import("项目,单位,满意,基本满意,不满意\n,民政局,20,8,1\n");
    assert!(
        told.err.contains("第 2 行“项目”：没有填写\n"),
        "{}",
        told.err
    );
    // A title, an empty line, heads with remarks, a column of no use, which is told.
    let told = import(
        "满意度测评计票表,,,,,\n\n序号,测评项目,责任 单位,满意（票）,基本满意（票）,不满意（票）\n\
         1,甲,民政局,17,11,1\n",
    );
    assert_eq!(told.code, 0, "{}", told.err);
    assert!(told.err.contains("没有读入的列：序号"), "{}", told.err);
    assert_eq!(graded(at, 0).1, 58.62);
    std::fs::remove_file(&table).unwrap();
}

#[test]
fn a_second_round_names_the_first() {
    let dir = ledger();
    let at = dir.path();
    vote(at, "1", "33", "29", &[]);
    let args = [
        "evaluation",
        "add",
        "--title",
        "第二轮",
        "--round",
        "2",
        "--total-members",
        "33",
        "--present",
        "29",
    ];
    let refused = run(at, DAY, &args);
    assert!(refused.err.contains("E-VOTE-ROUND"), "{}", refused.err);
    done(at, DAY, &[&args[..], &["--before", "1"]].concat());
}

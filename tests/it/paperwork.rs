//! The papers that go out of the office, and reports of one county, against what other reports say.

use serde_json::Value;

use crate::support::{copied, done, example, run};

const DAY: &str = "2024-10-31";

fn json(args: &[&str]) -> Value {
    let text = done(&example(), DAY, &[args, &["--format", "json"]].concat());
    serde_json::from_str(&text).unwrap()
}

fn count(figure: &Value) -> u64 {
    figure["count"].as_u64().unwrap()
}

const COUNTIES: [&str; 9] = [
    "longting",
    "shunhe",
    "gulou",
    "yuwangtai",
    "xiangfu",
    "qixian",
    "tongxu",
    "weishi",
    "lankao",
];

#[test]
fn the_report_of_a_county_is_its_line_in_the_report_of_all() {
    for (report, key, of) in [
        ("counties", "lines", "part"),
        ("coverage", "counties", "county"),
    ] {
        let all = json(&["report", report]);
        let mut seen = 0;
        for county in COUNTIES {
            let own = json(&["report", report, "--county", county]);
            let lines = own[key].as_array().unwrap();
            assert_eq!(lines.len(), 1, "{report} {county}");
            let line = all[key].as_array().unwrap().iter();
            let is_it = |line: &&Value| line[of] == lines[0][of];
            assert_eq!(
                Some(&lines[0]),
                line.clone().find(is_it),
                "{report} {county}"
            );
            seen += 1;
        }
        assert_eq!(
            seen,
            all[key].as_array().unwrap().len() - usize::from(report == "counties")
        );
    }
}

#[test]
fn the_groups_visits_are_shared_out_among_the_counties() {
    let all = json(&["report", "groups"]);
    let of = |county| json(&["report", "groups", "--county", county]);
    let each: Vec<Value> = COUNTIES.map(of).into();
    let sum = |key: &str| each.iter().map(|r| count(&r["total"][key])).sum::<u64>();
    assert_eq!(sum("visits"), count(&all["total"]["visits"]));
    assert_eq!(sum("places"), count(&all["total"]["places"]));
    // Talks may be about no one county.
    assert!(sum("talks") <= count(&all["total"]["talks"]));
}

#[test]
fn the_quarter_of_a_county_has_its_figures_alone() {
    let all = json(&["report", "quarter", "--quarter", "2024Q3"]);
    let row = |report: &Value, what: &str| {
        let rows = report["work"].as_array().unwrap().iter();
        let found = rows.into_iter().find(|r| r["what"] == what);
        found.map(|r| count(&r["now"]))
    };
    let counties: Vec<&str> = all["counties"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| c.as_str().unwrap())
        .collect();
    let mut visits = 0;
    for county in COUNTIES {
        let own = json(&[
            "report",
            "quarter",
            "--quarter",
            "2024Q3",
            "--county",
            county,
        ]);
        visits += row(&own, "visits").unwrap();
        // Meetings are of the whole area.
        assert_eq!(row(&own, "meetings"), None);
        let Some(place) = counties.iter().position(|c| *c == county) else {
            continue;
        };
        for indicator in own["indicators"].as_array().unwrap() {
            let same = all["indicators"].as_array().unwrap().iter();
            let key = |r: &Value| (r["indicator"].clone(), r["period"].clone());
            let same = same.into_iter().find(|r| key(r) == key(indicator)).unwrap();
            assert_eq!(
                indicator["by_county"][0], same["by_county"][place],
                "{county}"
            );
        }
    }
    assert_eq!(Some(visits), row(&all, "visits"));
}

#[test]
fn the_last_point_of_the_course_is_the_report_and_the_one_before_its_comparison() {
    for as_of in ["2024-05-31", "2024-08-15", DAY] {
        let weekly = json(&["report", "weekly", "--as-of", as_of]);
        let points = weekly["trend"].as_array().unwrap();
        for (point, overview) in points.iter().rev().zip(["now", "before"]) {
            for key in ["open", "closed", "overdue"] {
                assert_eq!(
                    point[key], weekly[overview][key],
                    "{as_of} {overview} {key}"
                );
            }
        }
        // Each point is the weekly report of its own day.
        for point in points {
            let on = point["on"].as_str().unwrap();
            let then = json(&["report", "weekly", "--as-of", on]);
            assert_eq!(point["open"], then["now"]["open"], "{on}");
        }
    }
}

#[test]
fn what_units_hold_adds_up_to_what_is_in_hand() {
    let report = json(&["report", "departments"]);
    for line in report["lines"].as_array().unwrap() {
        let parts = ["red", "yellow", "green", "unlit"].map(|key| count(&line[key]));
        assert_eq!(parts.iter().sum::<u64>(), count(&line["in_hand"]), "{line}");
    }
}

#[test]
fn the_papers_agree_with_the_other_reports() {
    let paper = json(&["report", "rectification"]);
    let weekly = json(&["report", "weekly"]);
    for key in ["open", "overdue", "submitted", "suspended"] {
        assert_eq!(paper[key], weekly["now"][key], "{key}");
    }
    assert_eq!(paper["rates"], weekly["rates"]);
    let items = paper["items"].as_array().unwrap().len() as u64;
    assert_eq!(
        items + count(&paper["withheld"]),
        count(&paper["rates"]["assigned"]["part"])
    );
    let law = "henan-care-2022";
    let paper = json(&["report", "enforcement", "--regulation", law]);
    let compliance = json(&["report", "compliance"]);
    let of = compliance["regulations"].as_array().unwrap().iter();
    let of = of
        .into_iter()
        .find(|r| r["whole"]["regulation"] == law)
        .unwrap();
    assert_eq!(paper["articles"], *of);
    let kinds = paper["kinds"].as_array().unwrap().iter();
    assert_eq!(
        kinds.map(|k| count(&k["all"])).sum::<u64>(),
        count(&paper["issues"])
    );
}

#[test]
fn a_paper_is_of_one_regulation() {
    let which = run(&example(), DAY, &["report", "enforcement"]);
    assert_ne!(which.code, 0);
    assert!(
        which.err.contains("henan-care-2022、henan-rights-2018"),
        "{}",
        which.err
    );
    let none = run(
        &example(),
        DAY,
        &["report", "enforcement", "--regulation", "无"],
    );
    assert_ne!(none.code, 0);
}

#[test]
fn a_ballot_has_a_line_an_item_and_no_votes() {
    let ballot = done(
        &example(),
        DAY,
        &["evaluation", "ballot", "1", "--format", "csv"],
    );
    let rows: Vec<&str> = ballot.lines().collect();
    assert_eq!(rows.len(), 15);
    assert_eq!(
        rows[1],
        "1,养老机构消防隐患整改（市消防救援支队，整改成效）,□,□,□"
    );
    let text = done(&example(), DAY, &["evaluation", "ballot", "1"]);
    assert!(text.contains("每项只选一格，多选、不选无效"));
    // Only one was graded unsatisfied in the first round.
    let again = json(&["evaluation", "ballot", "1", "--again"]);
    let lines = again["lines"].as_array().unwrap();
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0]["name"], "经济困难失能老年人护理补贴");
}

#[test]
fn a_ballot_is_printed_before_the_vote_and_the_same_table_takes_the_votes() {
    let dir = copied();
    let at = dir.path();
    std::fs::write(
        at.join("items.csv"),
        "测评项目,责任单位,测评内容,满意,基本满意,不满意\n助餐服务,市民政局,整改成效,,,\n护理补贴,市医保局,,,,\n",
    )
    .unwrap();
    let args = [
        "evaluation",
        "ballot",
        "--items",
        "items.csv",
        "--format",
        "csv",
    ];
    let printed = done(at, DAY, &args);
    let rows: Vec<&str> = printed.lines().skip(1).collect();
    assert_eq!(
        rows,
        [
            "1,助餐服务（市民政局，整改成效）,□,□,□",
            "2,护理补贴（市医保局）,□,□,□"
        ]
    );
    std::fs::write(
        at.join("items.csv"),
        "测评项目,责任单位\n助餐服务,没有这个局\n,市民政局\n",
    )
    .unwrap();
    let wrong = run(at, DAY, &args);
    assert_ne!(wrong.code, 0);
    assert!(wrong.err.contains("没有这个局"), "{}", wrong.err);
}

#[test]
fn the_result_says_grade_votes_rule_and_attendance() {
    let text = done(
        &example(),
        DAY,
        &["evaluation", "print", "1", "--format", "md"],
    );
    for part in [
        "| 6 | 经济困难失能老年人护理补贴 | 市医保局 | 整改成效 | 不满意 | 6 | 9 | 14 | 1 |",
        "组成人员 33 人，实到 30 人，符合法定人数",
        "恰好半数不算超过",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn minutes_number_the_decisions_of_a_meeting_that_was_held() {
    let meeting = "2024-03-29-semimonthly";
    let text = done(
        &example(),
        DAY,
        &["meeting", "print", meeting, "--format", "md"],
    );
    for part in [
        "# 联动监督第1次半月推进会纪要",
        "汴人联监纪〔2024〕1号",
        "会议听取了市人大社会委、市民政局的汇报。",
        // The county's congress takes part, not the county.
        "、龙亭区人大常委会、",
        "| 1 | 修改联动监督工作方案，吸收市政府办公室和民政局意见后报主任会议 | 市人大社会委 | 2024-04-08 |",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let early = run(&example(), "2024-03-01", &["meeting", "print", meeting]);
    assert_ne!(early.code, 0);
}

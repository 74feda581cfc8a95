//! From an assigned article to its inspections, the issues they raise, and the reports on them.

use super::support::{done, ledger, run};

const DAY: &str = "2024-06-01";

/// A ledger with a law of ten articles in two chapters, of which 3 and 7 are assigned.
fn with_law() -> tempfile::TempDir {
    let dir = ledger();
    let at = dir.path();
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
            "--chapter",
            "总则:1-4",
            "--chapter",
            "附则:5-10",
        ],
    );
    let assign = |no: &str, lead: &str, area: &str| {
        done(
            at,
            "2024-04-15",
            &[
                "article",
                "add",
                "--regulation",
                "示例条例",
                "--number",
                no,
                "--digest",
                "设施移交",
                "--lead",
                lead,
                "--method",
                "实地检查",
                "--area",
                area,
                "--due",
                "2024-06-30",
            ],
        )
    };
    assign("3", "住建局", "养老服务规划和建设");
    assign("7", "民政局", "养老机构收费监管");
    dir
}

fn json(at: &std::path::Path, day: &str, args: &[&str]) -> serde_json::Value {
    serde_json::from_str(&done(at, day, &[args, &["--format", "json"]].concat())).unwrap()
}

#[test]
fn an_inspection_raises_an_issue_linked_both_ways() {
    let dir = with_law();
    let at = dir.path();
    let inspect = |more: &[&str]| {
        let base = [
            "article",
            "inspect",
            "第三条",
            "--result",
            "未落实",
            "--facility",
            "1",
            "--on",
            "2024-06-10",
        ];
        run(at, "2024-06-12", &[base.as_slice(), more].concat())
    };
    let lacking = inspect(&["--raise-issue", "配建用房没有移交"]);
    assert_eq!(
        lacking.code, 2,
        "nature, category and finding are wanted: {}",
        lacking.err
    );
    assert!(!at.join("issues").exists(), "nothing was written");
    let raised = inspect(&[
        "--finding",
        "小区6个，4个没有移交养老用房，面积共1200平方米。",
        "--raise-issue",
        "配建用房没有移交",
        "--issue-kind",
        "共性",
        "--issue-category",
        "设施建设",
    ]);
    assert_eq!(raised.code, 0, "{}", raised.err);
    let issue = json(at, "2024-06-12", &["issue", "show", "1"]);
    assert_eq!(issue["articles"][0], "example-law-a3");
    assert_eq!(
        issue["source"]["refs"][0],
        "《示例条例》第三条检查，2024-06-10"
    );
    assert_eq!(issue["lead"], "housing");
    assert_eq!(
        (&issue["facility"], &issue["areas"][0]),
        (&"KF-F001".into(), &"planning".into())
    );
    assert_eq!(issue["history"][0]["on"], "2024-06-10");
    let article = json(at, "2024-06-12", &["article", "show", "3"]);
    assert_eq!(article["history"][1]["issues"][0], "KF-I001");
    let card = done(at, "2024-06-12", &["article", "show", "第三条"]);
    assert!(
        card.contains("检查轮次") && card.contains("配建用房没有移交") && card.contains("待核实"),
        "{card}"
    );
    assert_eq!(run(at, "2024-06-12", &["check"]).out, "账本没有问题。\n");
}

#[test]
fn when_the_article_is_refused_no_issue_is_written() {
    let dir = with_law();
    let at = dir.path();
    let refused = run(
        at,
        "2024-06-12",
        &[
            "article",
            "inspect",
            "3",
            "--result",
            "未落实",
            "--finding",
            "联系人13800138000",
            "--raise-issue",
            "配建用房没有移交",
            "--issue-kind",
            "共性",
            "--issue-category",
            "设施建设",
        ],
    );
    assert_eq!(refused.code, 1, "{}", refused.out);
    assert!(!at.join("issues/KF/KF-I001.yaml").exists());
}

#[test]
fn compliance_by_area_group_and_county_and_between_two_days() {
    let dir = with_law();
    let at = dir.path();
    done(
        at,
        "2024-06-10",
        &[
            "article",
            "inspect",
            "3",
            "--result",
            "已落实",
            "--facility",
            "1",
        ],
    );
    done(
        at,
        "2024-06-20",
        &[
            "article",
            "inspect",
            "7",
            "--result",
            "部分落实",
            "--reason",
            "正在整改",
        ],
    );
    let report = json(
        at,
        "2024-06-25",
        &["report", "compliance", "--since", "2024-06-15"],
    );
    let law = &report["regulations"][0];
    let line = |list: &str, i: usize| law[list][i].clone();
    assert_eq!(law["by_area"].as_array().unwrap().len(), 2);
    assert_eq!(line("by_area", 0)["part"]["area"], "fees");
    assert_eq!(line("by_area", 0)["partial"]["count"], 1);
    // Only the inspection of a facility lies in a county.
    assert_eq!(law["by_county"].as_array().unwrap().len(), 1);
    assert_eq!(line("by_county", 0)["part"]["county"], "longting");
    assert_eq!(
        line("by_county", 0)["compliant"]["ids"][0],
        "example-law-a3"
    );
    assert_eq!(law["before"]["inspected"]["percent"], 50.0);
    assert_eq!(law["whole"]["inspected"]["percent"], 100.0);
    let early = json(at, "2024-06-05", &["report", "compliance"]);
    let waiting = &early["regulations"][0]["waiting"];
    assert_eq!(waiting.as_array().unwrap().len(), 2);
    assert_eq!(
        (&waiting[0]["due"], &waiting[0]["days_left"]),
        (&"2024-06-30".into(), &25.into())
    );
    let page = done(
        at,
        "2024-06-25",
        &["report", "compliance", "--since", "2024-06-15"],
    );
    assert!(
        page.contains("截至 2024-06-25，与 2024-06-15 比较") && page.contains("+50.0"),
        "{page}"
    );
}

#[test]
fn the_breakdown_goes_by_chapter_or_department() {
    let dir = with_law();
    let at = dir.path();
    done(
        at,
        "2024-06-10",
        &[
            "article",
            "inspect",
            "3",
            "--result",
            "已落实",
            "--publicity",
            "是",
            "--lawful-work",
            "部分",
        ],
    );
    let by_chapter = done(at, "2024-06-25", &["report", "breakdown", "--format", "md"]);
    assert!(
        by_chapter.contains("## 示例条例\n")
            && by_chapter.contains("| 第一章　总则 |")
            && by_chapter.contains("宣传：是；工作：部分"),
        "{by_chapter}"
    );
    let on_screen = done(at, "2024-06-25", &["report", "breakdown"]);
    assert!(on_screen.contains("示例条例　第一章　总则"), "{on_screen}");
    let by_unit = json(
        at,
        "2024-06-25",
        &["report", "breakdown", "--group-by", "按部门"],
    );
    let units: Vec<&str> = by_unit["sections"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| s["org"].as_str().unwrap())
        .collect();
    assert_eq!(units, ["civil-affairs", "housing"]);
    let one = json(
        at,
        "2024-06-25",
        &["report", "breakdown", "--org", "住建局"],
    );
    assert_eq!(one["sections"].as_array().unwrap().len(), 1);
    // Options before the name of a report would be lost in silence.
    assert_eq!(
        run(at, "2024-06-25", &["report", "--format", "md", "breakdown"]).code,
        2
    );
}

/// Where a law has parts (编), the numbers of its chapters begin again in each.
#[test]
fn chapters_of_one_number_in_two_parts_are_told_apart() {
    let dir = ledger();
    let at = dir.path();
    let law = "某某法典\n第一编　总则\n第一章　一般规定\n第一条　为了养老，制定本法。\n第二条　养老服务坚持公益。\n\
               第二编　机构\n第一章　设立\n第三条　设立养老机构应当备案。\n第二章　运营\n第四条　养老机构应当签订协议。\n";
    std::fs::write(at.join("law.txt"), law).unwrap();
    done(
        at,
        DAY,
        &["regulation", "import", "law.txt", "--id", "code"],
    );
    for number in ["2", "3"] {
        let add = [
            "article",
            "add",
            "--regulation",
            "code",
            "--number",
            number,
            "--digest",
            "事项",
            "--lead",
            "民政局",
            "--method",
            "查阅资料",
        ];
        done(at, DAY, &add);
    }
    let table = done(at, DAY, &["report", "breakdown", "--format", "md"]);
    let chapters = [
        "| 第一编　总则　第一章　一般规定 |",
        "| 第二编　机构　第一章　设立 |",
    ];
    for chapter in chapters {
        assert_eq!(table.matches(chapter).count(), 1, "{chapter}\n{table}");
    }
    let report = done(at, DAY, &["report", "compliance", "--format", "csv"]);
    for line in [
        "第一编　总则　第一章　一般规定,1,",
        "第二编　机构　第一章　设立,1,",
        "第二编　机构　第二章　运营,0,",
    ] {
        assert!(report.contains(line), "{line}\n{report}");
    }
}

//! From the text of a law to assigned articles: imported, drafted, confirmed by a person.

use std::path::Path;

use super::support::{done, ledger, run};

const DAY: &str = "2024-04-15";

const LAW: &str = "示例市养老服务条例\n\n（2023年6月1日示例市人民代表大会常务委员会第十次会议通过）\n\n第一章　总则\n\n\
第一条　为了规范养老服务，制定本条例。\n\n第二条　市、县（区）民政部门负责养老服务工作的指导和监督，卫生健康、消防救援等部门按照职责做好相关工作。\n\n\
第二章　设施\n\n第三条　住房和城乡建设部门应当会同自然资源部门建立配建设施移交台账，每年检查一次。\n\n第四条　本条例自2023年10月1日起施行。\n";

/// A ledger with that law imported.
fn with_law() -> tempfile::TempDir {
    let dir = ledger();
    let at = dir.path();
    std::fs::write(at.join("law.txt"), LAW).unwrap();
    done(
        at,
        DAY,
        &[
            "regulation",
            "import",
            "law.txt",
            "--id",
            "example-law",
            "--short-name",
            "示例条例",
        ],
    );
    dir
}

/// The drafted table, as rows of cells.
fn draft(at: &Path) -> Vec<Vec<String>> {
    done(
        at,
        DAY,
        &[
            "article",
            "draft",
            "示例条例",
            "--format",
            "csv",
            "-o",
            "draft.csv",
        ],
    );
    let text = std::fs::read_to_string(at.join("draft.csv")).unwrap();
    let body = text.strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(body.as_bytes());
    reader
        .records()
        .map(|r| r.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

fn save(at: &Path, rows: &[Vec<String>]) {
    let mut writer = csv::Writer::from_path(at.join("back.csv")).unwrap();
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.flush().unwrap();
}

fn column(rows: &[Vec<String>], head: &str) -> usize {
    rows[0].iter().position(|h| h == head).unwrap()
}

fn articles(at: &Path) -> serde_json::Value {
    serde_json::from_str(&done(at, DAY, &["article", "list", "--format", "json"])).unwrap()
}

#[test]
fn a_law_comes_in_and_a_breakdown_is_drafted() {
    let dir = with_law();
    let at = dir.path();
    let law: serde_json::Value = serde_json::from_str(&done(
        at,
        DAY,
        &["regulation", "show", "example-law", "--format", "json"],
    ))
    .unwrap();
    assert_eq!(
        (&law["total_articles"], &law["effective_on"]),
        (&4.into(), &"2023-10-01".into())
    );
    let rows = draft(at);
    assert_eq!(rows.len(), 5, "a head and four articles");
    let cell = |row: usize, head: &str| rows[row][column(&rows, head)].as_str();
    assert_eq!(
        (cell(1, "可检查"), cell(4, "可检查")),
        ("否", "否"),
        "purpose and effect"
    );
    assert_eq!((cell(2, "可检查"), cell(2, "牵头单位")), ("是", "民政局"));
    assert_eq!(
        (cell(3, "牵头单位"), cell(3, "配合单位")),
        ("住建局", "自然资源局")
    );
    assert!(
        cell(3, "依据").contains("住房和城乡建设部门"),
        "{}",
        cell(3, "依据")
    );
    assert!(
        rows[1..]
            .iter()
            .all(|r| r[column(&rows, "采用")].is_empty()),
        "nothing is taken beforehand"
    );
    assert_eq!(
        articles(at).as_array().unwrap().len(),
        0,
        "nothing is assigned by drafting"
    );
    assert!(done(at, DAY, &["article", "draft", "示例条例"]).contains("第三条"));
}

#[test]
fn only_what_a_person_takes_is_assigned() {
    let dir = with_law();
    let at = dir.path();
    let mut rows = draft(at);
    let (taken, due, lead) = (
        column(&rows, "采用"),
        column(&rows, "完成时限"),
        column(&rows, "牵头单位"),
    );
    rows[2][taken] = "否".into();
    rows[3][taken] = "是".into();
    rows[3][due] = "2024年6月30日".into();
    rows[3][lead] = "自然资源局".into();
    let co = column(&rows, "配合单位");
    rows[3][co] = "住建局".into();
    save(at, &rows);
    let out = done(at, DAY, &["article", "adopt", "示例条例", "back.csv"]);
    assert!(
        out.contains("登记 1 条，以前已分解 0 条，未采用 3 条"),
        "{out}"
    );
    let found = articles(at);
    assert_eq!(found.as_array().unwrap().len(), 1);
    assert_eq!(
        (&found[0]["id"], &found[0]["lead"]),
        (&"example-law-a3".into(), &"natural-resources".into())
    );
    assert_eq!(
        (&found[0]["co"][0], &found[0]["due"]),
        (&"housing".into(), &"2024-06-30".into())
    );
    assert_eq!(run(at, DAY, &["check"]).code, 0);
    let again = done(at, DAY, &["article", "adopt", "示例条例", "back.csv"]);
    assert!(again.contains("登记 0 条，以前已分解 1 条"), "{again}");
    // A number that slipped a row is told by its text.
    let number = column(&rows, "条号");
    rows[3][number] = "第四条".into();
    save(at, &rows);
    let slipped = run(at, DAY, &["article", "adopt", "示例条例", "back.csv"]);
    assert!(
        slipped.code == 2 && slipped.err.contains("不是第四条的条文"),
        "{}",
        slipped.err
    );
}

#[test]
fn one_bad_row_stops_all_and_every_bad_cell_is_told() {
    let dir = with_law();
    let at = dir.path();
    let mut rows = draft(at);
    let taken = column(&rows, "采用");
    for row in &mut rows[2..4] {
        row[taken] = "是".into();
    }
    let (lead, methods) = (column(&rows, "牵头单位"), column(&rows, "检查方式"));
    rows[2][lead] = "市民正局".into();
    rows[2][methods] = "随便看看".into();
    rows[1][taken] = "也许".into();
    save(at, &rows);
    let refused = run(at, DAY, &["article", "adopt", "示例条例", "back.csv"]);
    assert_eq!(refused.code, 2);
    for told in [
        "第 2 行：“采用”这一列",
        "第 3 行：没有单位“市民正局”",
        "第 3 行：检查方式没有“随便看看”",
    ] {
        assert!(refused.err.contains(told), "{told}: {}", refused.err);
    }
    assert_eq!(articles(at).as_array().unwrap().len(), 0);
    let (gbk, _, _) = encoding_rs::GB18030.encode("条号,单位\n3,市民政局\n");
    std::fs::write(at.join("back.csv"), gbk).unwrap();
    let refused = run(at, DAY, &["article", "adopt", "示例条例", "back.csv"]);
    assert!(
        refused.err.contains("表格没有“事项”这一列"),
        "{}",
        refused.err
    );
}

#[test]
fn the_draft_of_a_real_law_names_units_of_the_ledger() {
    let table = done(
        &super::support::example(),
        "2024-10-31",
        &["article", "draft", "henan-rights-2018", "--format", "json"],
    );
    let rows: serde_json::Value = serde_json::from_str(&table).unwrap();
    let rows = rows.as_array().unwrap();
    assert_eq!(rows.len(), 60);
    // 第七条 names civil affairs first and six departments that watch with it.
    let seven = &rows[6];
    assert_eq!(
        (&seven["article"], &seven["lead"]),
        (&"第七条".into(), &"市民政局".into())
    );
    assert!(
        seven["co"].as_str().unwrap().contains("市卫生健康委"),
        "{seven}"
    );
}

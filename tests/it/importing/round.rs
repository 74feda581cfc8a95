//! A list goes out, is filled in, saved by LibreOffice in three formats, and comes back.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::office::{python, saved_as};
use super::{DAY, import};
use crate::support::{command, copied, done, example};

/// A list as a workbook, in a folder beside the ledger.
pub(super) fn exported(ledger: &Path, folder: &Path, kind: &str) -> PathBuf {
    let file = folder.join("表.xlsx");
    done(ledger, DAY, &[kind, "list", "-o", file.to_str().unwrap()]);
    file
}

/// The workbook with those cells filled in; `None` where there is nothing to fill it in with.
pub(super) fn filled(file: &Path, edits: &Value) -> Option<PathBuf> {
    let list = file.with_extension("json");
    fs::write(&list, edits.to_string()).unwrap();
    let to = file.with_file_name("填好的.xlsx");
    python("edit.py", &[file, &to, &list])?;
    Some(to)
}

/// The rows of the first table of a plan, without the addresses of the cells.
fn changes(out: &str) -> Vec<Vec<String>> {
    let rows = out
        .lines()
        .filter(|l| l.starts_with("│ ") && l.contains('!'));
    rows.map(|row| {
        let cells = row
            .trim_matches('│')
            .split('┆')
            .map(|c| c.trim().to_owned());
        cells.skip(1).collect()
    })
    .collect()
}

/// Forty cells: names, words of lists, units, several lines, a number of things, progress.
fn forty() -> Vec<(String, &'static str, String)> {
    let mut edits = Vec::new();
    for n in 1..=20 {
        edits.push((
            format!("KF-I{n:03}"),
            "问题名称",
            format!("第{n}个问题（名称已改）"),
        ));
    }
    for n in 21..=28 {
        edits.push((format!("KF-I{n:03}"), "公开属性", "公开".to_owned()));
    }
    let one = |n: u32, head, text: &str| (format!("KF-I{n:03}"), head, text.to_owned());
    edits.extend([
        one(29, "整改类型", "长期坚持"),
        one(30, "配合单位", "市残联、市审计局"),
        one(31, "督办委室", "市人大农委"),
        one(32, "来源渠道", "数据比对"),
        one(33, "依据材料", "检查记录（甲、乙两份）\n照片6张"),
        one(34, "原因分析", "=经费没有落实\n-人员没有到位"),
        one(35, "聚焦领域", "居家养老服务、医养结合"),
        one(36, "整改要求", "限期整改"),
        one(43, "进展情况", "已入住31人"),
        one(43, "完成比例", "97"),
        one(48, "进展情况", "15家全部开户"),
        one(48, "完成比例", "88"),
    ]);
    assert_eq!(edits.len(), 40);
    edits
}

#[test]
fn forty_cells_come_back_from_xlsx_xls_and_ods_as_exactly_those() {
    let (ledger, folder) = (copied(), TempDir::new().unwrap());
    let file = exported(ledger.path(), folder.path(), "issue");
    let edits: Vec<Value> = forty()
        .iter()
        .map(|(id, head, text)| json!([id, head, text]))
        .collect();
    let Some(filled) = filled(&file, &json!(edits)) else {
        return;
    };
    let mut expected: Vec<(String, String, String)> = forty()
        .into_iter()
        .map(|(id, head, text)| (id, head.to_owned(), text.lines().next().unwrap().to_owned()))
        .collect();
    expected.sort();
    for format in ["xlsx", "xls", "ods"] {
        let Some(saved) = saved_as(&filled, format) else {
            return;
        };
        let run = import(ledger.path(), &saved, &["--dry-run"]);
        assert_eq!(run.code, 0, "{format}: {}\n{}", run.out, run.err);
        assert!(
            run.out.contains("改动 40 处，新增 0 条，冲突 0 处"),
            "{format}: {}",
            run.out
        );
        let all = fs::read_dir(ledger.path().join("issues/KF"))
            .unwrap()
            .count();
        // Two of the forty cells stand beside two others.
        let unchanged = format!("没有改动的 {} 行", all - 38);
        assert!(run.out.contains(&unchanged), "{format}: {}", run.out);
        let mut told: Vec<(String, String, String)> = changes(&run.out)
            .into_iter()
            .map(|row| (row[0].clone(), row[1].clone(), row[3].clone()))
            .collect();
        told.sort();
        assert_eq!(told, expected, "{format}");
    }
}

#[test]
fn what_came_back_is_written_as_the_commands_write_it_and_taken_back_as_one() {
    let (ledger, folder) = (copied(), TempDir::new().unwrap());
    let at = ledger.path();
    let file = exported(at, folder.path(), "issue");
    let edits = json!([
        ["KF-I003", "问题名称", "配建养老用房未移交"],
        ["KF-I003", "配合单位", "市民政局、市财政局"],
        ["KF-I003", "公开属性", "公开"],
        ["KF-I048", "进展情况", "15家全部开户"],
        ["KF-I048", "完成比例", 88],
        [null, null, {"问题名称": "走廊堆物", "具体问题": "二楼走廊堆放轮椅", "问题性质": "隐患",
            "问题类别": "服务质量", "来源渠道": "抽查", "涉及设施": "KF-F001", "依据材料": "照片3张"}],
        [null, null, {"问题名称": "呼叫器失灵", "具体问题": "三楼呼叫器失灵", "问题性质": "个性",
            "问题类别": "服务质量", "来源渠道": "抽查", "县区": "龙亭区", "严重程度": "较重"}],
    ]);
    let Some(filled) = filled(&file, &edits) else {
        return;
    };
    let asked = import(at, &filled, &[]);
    assert_eq!(asked.code, 2, "{}", asked.out);
    assert!(asked.err.contains("核对无误后加 --yes"), "{}", asked.err);
    let before = fs::read_to_string(at.join("issues/KF/KF-I003.yaml")).unwrap();
    let written = import(at, &filled, &["--yes", "--on", "2024-12-26"]);
    assert_eq!(written.code, 0, "{}\n{}", written.out, written.err);
    assert!(
        written.out.contains("改动 5 处，新增 2 条"),
        "{}",
        written.out
    );
    // The same as three flags of `set` do to that file, line by line.
    let by_hand = copied();
    let flags = [
        "--title",
        "配建养老用房未移交",
        "--co",
        "市民政局",
        "--co",
        "市财政局",
        "--confidentiality",
        "公开",
    ];
    done(
        by_hand.path(),
        DAY,
        &[&["issue", "set", "KF-I003"], &flags[..]].concat(),
    );
    let text = |root: &Path, id: &str| {
        fs::read_to_string(root.join(format!("issues/KF/{id}.yaml"))).unwrap()
    };
    assert_eq!(text(at, "KF-I003"), text(by_hand.path(), "KF-I003"));
    let progress = text(at, "KF-I048");
    assert!(progress.contains("  - {on: 2024-12-26, action: progress, by: financial-work, pct: 88, note: 15家全部开户}"), "{progress}");
    let new = text(at, "KF-I053");
    for line in ["title: 呼叫器失灵", "county: longting", "severity: serious"] {
        assert!(new.contains(line), "{new}");
    }
    let rows: Vec<&str> = ["KF-I052", "KF-I053"]
        .iter()
        .map(|id| {
            if text(at, id).contains("录自 填好的.xlsx 第") {
                ""
            } else {
                id
            }
        })
        .collect();
    assert_eq!(rows, ["", ""]);
    // Progress that was taken is not taken twice, nor a change that is there.
    let again = import(at, &filled, &["--yes"]);
    assert!(again.out.contains("改动 0 处，新增 0 条"), "{}", again.out);
    for there in [
        "和 KF-I052 完全相同，未再登记",
        "和 KF-I053 完全相同，未再登记",
    ] {
        assert!(again.out.contains(there), "{}", again.out);
    }
    assert!(!at.join("issues/KF/KF-I054.yaml").exists());
    let told = again
        .out
        .lines()
        .find(|l| l.contains("进展已登记过，未再记："));
    assert_eq!(told.unwrap().matches("（KF-I048）").count(), 2);
    done(at, DAY, &["undo"]);
    assert_eq!(
        fs::read_to_string(at.join("issues/KF/KF-I003.yaml")).unwrap(),
        before
    );
    assert!(!at.join("issues/KF/KF-I052.yaml").exists());
}

#[test]
fn what_the_ledger_changed_since_is_a_conflict_until_a_side_is_taken() {
    let (ledger, folder) = (copied(), TempDir::new().unwrap());
    let at = ledger.path();
    let file = exported(at, folder.path(), "issue");
    done(
        at,
        DAY,
        &[
            "issue",
            "set",
            "KF-I003",
            "--title",
            "账本里的名称",
            "--severity",
            "一般",
        ],
    );
    done(
        at,
        DAY,
        &["issue", "set", "KF-I004", "--title", "两边一样的名称"],
    );
    let edits = json!([
        ["KF-I003", "问题名称", "表里的名称"],
        ["KF-I003", "公开属性", "公开"],
        ["KF-I004", "问题名称", "两边一样的名称"],
    ]);
    let Some(filled) = filled(&file, &edits) else {
        return;
    };
    let dry = import(at, &filled, &["--dry-run"]);
    assert!(
        dry.out.contains("改动 1 处，新增 0 条，冲突 1 处"),
        "{}",
        dry.out
    );
    let told = changes(&dry.out);
    let conflict = told.iter().find(|row| row.len() == 5).unwrap();
    assert_eq!(
        conflict,
        &[
            "KF-I003",
            "问题名称",
            "龙亭区6个新建小区配建养老用房4个未移交",
            "表里的名称",
            "账本里的名称"
        ]
    );
    let keep = import(at, &filled, &["--dry-run", "--keep-ledger"]);
    assert!(
        keep.out.contains("改动 1 处，新增 0 条，冲突 0 处"),
        "{}",
        keep.out
    );
    let take = import(at, &filled, &["--yes", "--take-file"]);
    assert!(
        take.out.contains("改动 2 处，新增 0 条，冲突 0 处"),
        "{}",
        take.out
    );
    let text = fs::read_to_string(at.join("issues/KF/KF-I003.yaml")).unwrap();
    for line in [
        "title: 表里的名称",
        "severity: general",
        "confidentiality: public",
    ] {
        assert!(text.contains(line), "{text}");
    }
}

#[test]
fn an_emptied_list_of_papers_is_no_evidence() {
    let ledger = copied();
    let file = ledger.path().join("issues/KF/KF-I044.yaml");
    let before = fs::read_to_string(&file).unwrap();
    let mut set = command(
        ledger.path(),
        DAY,
        &["issue", "set", "KF-I044", "--ref", ""],
    );
    let told = set.output().unwrap();
    let told = String::from_utf8(told.stderr).unwrap();
    assert!(told.contains("依据材料"), "{told}");
    assert_eq!(fs::read_to_string(&file).unwrap(), before);
}

#[test]
fn every_cell_that_cannot_be_taken_is_told_by_its_address() {
    let (ledger, folder) = (copied(), TempDir::new().unwrap());
    let at = ledger.path();
    let file = exported(at, folder.path(), "issue");
    let edits = json!([
        ["KF-I001", "编号", "KF-I999"],
        ["KF-I002", "状态", "未销号"],
        ["KF-I003", "牵头单位", "市民政局"],
        ["KF-I009", "配合单位", "市没有局"],
        ["KF-I010", "严重程度", "很重"],
        ["KF-I031", "进展情况", "加固完成"],
        ["KF-I031", "完成比例", "百分之百"],
        ["KF-I043", "公开属性", "公开"],
        ["KF-I048", "销号标准", ""],
        ["KF-I044", "依据材料", ""],
        ["KF-I045", "原因分析", null],
        [null, null, {"问题名称": "没有写全"}],
    ]);
    let Some(filled) = filled(&file, &edits) else {
        return;
    };
    let run = import(at, &filled, &["--yes"]);
    assert_eq!(run.code, 2, "{}", run.out);
    for told in [
        // The heads stand in row 4, so KF-I001 stands in row 5.
        "问题清单!A5“编号”：导出的表里没有编号“KF-I999”",
        "问题清单!C6“状态”：这一列由账本得出，不能改，应为“已销号”",
        "“牵头单位”：已交办的问题，牵头单位不能直接改",
        "“配合单位”：没有单位“市没有局”",
        "“严重程度”：不能填“很重”；可填：一般、较重、重大",
        "“完成比例”：“百分之百”不是进度",
        "“销号标准”：原来有内容，现在空着",
        "“依据材料”：原来有内容，现在空着",
        "“原因分析”：原来有内容，现在空着",
        "第 56 行：缺",
    ] {
        assert!(run.err.contains(told), "{told}\n{}", run.err);
    }
    assert!(run.err.contains("有 10 行有问题，没有写入"), "{}", run.err);
    let skipping = import(at, &filled, &["--dry-run", "--skip-bad"]);
    assert!(
        skipping.out.contains("改动 1 处，新增 0 条"),
        "{}",
        skipping.out
    );
    assert!(
        skipping.out.contains("略过有问题的 10 行"),
        "{}",
        skipping.out
    );
}

#[test]
fn a_table_of_another_ledger_is_refused() {
    let (other, folder) = (crate::support::ledger(), TempDir::new().unwrap());
    let file = exported(&example(), folder.path(), "issue");
    done(other.path(), DAY, &["org", "list"]);
    let settings = other.path().join("supervise.yaml");
    let text = fs::read_to_string(&settings).unwrap();
    fs::write(&settings, text.replace("410200", "410300")).unwrap();
    let run = import(other.path(), &file, &["--dry-run"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err
            .contains("从另一本账（410200-KF）导出的，这本账是 410300-KF"),
        "{}",
        run.err
    );
}

/// What goes out comes back unchanged, whatever the kind.
#[test]
fn every_kind_comes_back_unchanged() {
    let (ledger, folder) = (copied(), TempDir::new().unwrap());
    for kind in [
        "task",
        "article",
        "facility",
        "org",
        "regulation",
        "campaign",
        "opinion",
        "inspection",
        "meeting",
        "notice",
        "evaluation",
        "milestone",
        "bulletin",
        "outcome",
        "suggestion",
        "metric",
        "target",
    ] {
        let file = exported(ledger.path(), folder.path(), kind);
        let run = import(ledger.path(), &file, &["--dry-run"]);
        assert_eq!(run.code, 0, "{kind}: {}", run.err);
        assert!(
            run.out.contains("改动 0 处，新增 0 条，冲突 0 处"),
            "{kind}: {}",
            run.out
        );
    }
}

#[test]
fn a_facility_and_a_day_come_back() {
    let (ledger, folder) = (copied(), TempDir::new().unwrap());
    let at = ledger.path();
    let file = exported(at, folder.path(), "facility");
    let edits = json!([
        ["KF-F001", "床位", 200],
        ["KF-F001", "城乡", "农村"],
        ["KF-F002", "地址", "人民路1号"]
    ]);
    let Some(changed) = filled(&file, &edits) else {
        return;
    };
    let run = import(at, &changed, &["--yes"]);
    assert!(run.out.contains("改动 3 处"), "{}\n{}", run.out, run.err);
    let text = fs::read_to_string(at.join("facilities/KF/KF-F001.yaml")).unwrap();
    assert!(
        text.contains("beds: 200") && text.contains("area: rural"),
        "{text}"
    );
    let file = exported(at, folder.path(), "task");
    let edits =
        json!([["KF-T001", "计划启动", {"day": "2024-06-13"}], ["KF-T002", "计划启动", "6月13日"]]);
    let Some(changed) = filled(&file, &edits) else {
        return;
    };
    let run = import(at, &changed, &["--yes"]);
    assert!(
        run.err.contains("“6月13日”没有写全；写成年月日"),
        "{}",
        run.err
    );
    let run = import(at, &changed, &["--yes", "--rows", "5"]);
    assert!(run.out.contains("改动 1 处"), "{}\n{}", run.out, run.err);
    let text = fs::read_to_string(at.join("tasks/KF/KF-T001.yaml")).unwrap();
    assert!(text.contains("start: 2024-06-13"), "{text}");
}

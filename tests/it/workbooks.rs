//! Workbooks of the example ledger, as other programs read them.

use std::path::Path;
use std::process::Command;

use crate::screens::SCREENS;
use crate::support::{command, done, example, run, skipped};

const TODAY: &str = "2024-10-31";

/// Makes what the command answers a file, whose ending names the format.
fn made(args: &[&str], file: &Path) {
    let file = file.to_str().unwrap();
    done(&example(), TODAY, &[args, &["-o", file]].concat());
}

fn is_there(program: &str, args: &[&str]) -> bool {
    let tried = Command::new(program).args(args).output();
    tried.is_ok_and(|output| output.status.success())
}

/// As `tests/office/sheets.py` calls them.
const COMPARED: &[(&str, &[&str])] = &[
    ("departments", &["report", "departments"]),
    ("issues", &["issue", "list"]),
    ("facilities", &["facility", "list"]),
    ("checklist", &["report", "checklist"]),
    ("ledger", &["report", "ledger"]),
    ("overdue", &["report", "overdue"]),
];

#[test]
fn another_program_reads_the_values_of_the_answer() {
    if !is_there("python3", &["-c", "import openpyxl"]) {
        return skipped("python3 with openpyxl is not installed");
    }
    let dir = tempfile::tempdir().unwrap();
    for (name, args) in COMPARED {
        for ending in ["xlsx", "json"] {
            made(args, &dir.path().join(format!("{name}.{ending}")));
        }
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/office/sheets.py");
    let output = Command::new("python3").arg(script).arg(dir.path()).output();
    let output = output.unwrap();
    assert!(output.status.success(), "{output:?}");
}

/// Every report and every list.
fn tables() -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
    let screens = SCREENS.iter().map(|s| (s.name, s.args));
    screens.filter(|(_, args)| args[0] == "report" || args.get(1) == Some(&"list"))
}

#[test]
fn libreoffice_opens_every_report_and_list() {
    if !is_there("soffice", &["--version"]) {
        return skipped("soffice is not installed");
    }
    let dir = tempfile::tempdir().unwrap();
    let files = tables().map(|(name, args)| {
        let file = dir.path().join(format!("{name}.xlsx"));
        made(args, &file);
        file
    });
    let files: Vec<_> = files.collect();
    assert!(files.len() > 25, "{}", files.len());
    let profile = dir.path().join("profile");
    let output = Command::new("soffice")
        .arg("--headless")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            profile.display()
        ))
        .args(["--convert-to", "pdf", "--outdir"])
        .arg(dir.path())
        .args(&files)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    for file in files {
        let pdf = std::fs::read(file.with_extension("pdf"));
        assert!(
            pdf.is_ok_and(|p| p.starts_with(b"%PDF")),
            "{}",
            file.display()
        );
    }
}

#[test]
fn the_columns_of_the_papers_are_those_that_are_asked_for() {
    for (report, columns) in [
        (
            "checklist",
            "序号,问题来源,问题类别,具体问题,涉及条款,涉及地区/设施,牵头责任单位,配合单位,整改要求,整改时限,督办委室,备注",
        ),
        (
            "ledger",
            "序号,问题编号,具体问题,整改目标,整改措施,责任单位,责任领导,责任人,时间节点,完成时限,进展情况,完成比例,亮灯,是否销号,销号时间,验收单位/人,佐证材料,备注",
        ),
    ] {
        let csv = done(&example(), TODAY, &["report", report, "--format", "csv"]);
        let head = csv.lines().next().unwrap();
        assert_eq!(head.trim_start_matches('\u{feff}'), columns);
    }
    let csv = done(
        &example(),
        TODAY,
        &["report", "breakdown", "--format", "csv"],
    );
    let columns = "章,条款,条款内容（摘要）,责任部门,配合部门,检查重点（三个是否）,检查对象,检查方式,责任检查组,完成时限,检查结果,问题编号";
    assert_eq!(
        csv.lines().filter(|l| *l == columns).count(),
        2,
        "a regulation each"
    );
    let by_department = [
        "report",
        "breakdown",
        "--group-by",
        "department",
        "--format",
        "csv",
    ];
    let csv = done(&example(), TODAY, &by_department);
    assert!(
        csv.contains("责任部门,条款,条款内容（摘要）,配合部门,"),
        "{csv}"
    );
}

/// What the list shows is what the files of the meeting and the issues say.
#[test]
fn the_approved_list_has_the_fifty_one_issues_of_its_meeting() {
    let json = done(
        &example(),
        "2024-11-30",
        &["report", "checklist", "--format", "json"],
    );
    let answer: serde_json::Value = serde_json::from_str(&json).unwrap();
    let meeting = example().join("meetings/2024-11-06-council-of-chairpersons.yaml");
    let meeting: serde_yaml::Value =
        serde_yaml::from_str(&std::fs::read_to_string(meeting).unwrap()).unwrap();
    let tabled: Vec<&str> = meeting["issues"]
        .as_sequence()
        .unwrap()
        .iter()
        .map(|id| id.as_str().unwrap())
        .collect();
    let lines = answer["lines"].as_array().unwrap();
    let listed: Vec<&str> = lines.iter().map(|l| l["issue"].as_str().unwrap()).collect();
    assert_eq!(listed, tabled);
    assert_eq!(listed.len(), 51);
    let page = done(
        &example(),
        "2024-11-30",
        &["report", "checklist", "--format", "md"],
    );
    assert!(page.contains("审定会议：主任会议审定全市养老服务问题清单　　文号：汴人主任纪〔2024〕22号　　日期：2024年11月6日"));
}

#[test]
fn a_workbook_goes_into_a_file_or_a_pipe_and_is_the_same() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("a.xlsx");
    made(&["report"], &file);
    let piped = command(&example(), TODAY, &["report", "--format", "xlsx"])
        .output()
        .unwrap();
    assert!(piped.status.success(), "{piped:?}");
    assert_eq!(std::fs::read(file).unwrap(), piped.stdout);
    assert!(piped.stdout.starts_with(b"PK"));
}

#[test]
fn every_list_and_report_speaks_english_too() {
    let dir = tempfile::tempdir().unwrap();
    for (name, args) in tables() {
        let file = dir.path().join(format!("{name}.xlsx"));
        let args = [args, &["--lang", "en", "-o", file.to_str().unwrap()]].concat();
        assert_eq!(run(&example(), TODAY, &args).code, 0, "{name}");
    }
}

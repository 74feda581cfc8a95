//! A ledger that somebody kept by hand, and what of it can be understood.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::office::{python, saved_as};
use super::{DAY, import};
use crate::support::{copied, done};

/// What holds for every row of the ledger of `kept.py`, which does not say it.
const USUAL: [&str; 4] = ["--default", "问题性质=个性", "--default", "来源渠道=自查"];

#[test]
fn what_can_be_understood_is_taken_and_the_rest_told_by_its_cell() {
    let (ledger, folder) = (copied(), TempDir::new().unwrap());
    let (at, file) = (ledger.path(), folder.path().join("台账.xlsx"));
    if python("kept.py", &[&file]).is_none() {
        return;
    }
    let whole = import(at, &file, &USUAL);
    assert_eq!(whole.code, 2, "{}", whole.out);
    for told in [
        "有 3 行有问题，没有写入",
        "台账!G5“整改时限”：“2024年12月底前”是期限的说法，不是哪一天",
        "台账!E6“时间 发现时间”：“９月１日”没有写全",
        "台账!G6“整改时限”：“长期坚持”是期限的说法",
        "台账!E7“时间 发现时间”：“2024-13-40”不是日期：没有13月",
    ] {
        assert!(whole.err.contains(told), "{told}\n{}", whole.err);
    }
    let skipping = [&USUAL[..], &["--skip-bad", "--yes"]].concat();
    let taken = import(at, &file, &skipping);
    assert_eq!(taken.code, 0, "{}", taken.err);
    for told in [
        "改动 0 处，新增 2 条",
        "未读的行：第 9 行",
        "没有读的列：联络员",
        "台账!F4“时间 交办时间”：KF-I052 的交办没有记入，缺依据材料（source.refs）、督办委室（supervisor）、整改要求（requirement）、销号标准（criteria）",
        "台账!H4“整改情况 进展”：KF-I052 的进展没有记入",
        "台账!L8“销号时间”：KF-I053 的销号没有记入",
    ] {
        assert!(taken.out.contains(told), "{told}\n{}", taken.out);
    }
    let text = |id: &str| fs::read_to_string(at.join(format!("issues/KF/{id}.yaml"))).unwrap();
    let first = text("KF-I052");
    for line in [
        "title: 走廊堆放轮椅",
        "county: longting",
        "lead: civil-affairs",
        "due: 2024-12-20",
        "on: 2024-09-01",
        "录自 台账.xlsx“台账”第 4 行",
    ] {
        assert!(first.contains(line), "{line}\n{first}");
    }
    let second = text("KF-I053");
    for line in [
        "title: 护理员不足\n",
        "on: 2024-09-03",
        "需要市里统一研究解决",
    ] {
        assert!(second.contains(line), "{line}\n{second}");
    }
    assert!(!second.contains("due:"), "unknown is no date: {second}");
    let again = import(at, &file, &skipping);
    assert!(again.out.contains("新增 0 条"), "{}", again.out);
    assert!(again.out.contains("以前已登记的 2 行"), "{}", again.out);
    // The row that inherits its county from a merged cell, once its limit is a day.
    let only = import(
        at,
        &file,
        &[
            &USUAL[..],
            &["--rows", "5", "--dry-run", "--map", "整改时限=不读"],
        ]
        .concat(),
    );
    assert!(
        only.out.contains("county: longting"),
        "{}\n{}",
        only.out,
        only.err
    );
    assert!(
        only.out.contains("on: 2024-09-01"),
        "a bare serial: {}",
        only.out
    );
    for format in ["xls", "ods"] {
        let Some(saved) = saved_as(&file, format) else {
            return;
        };
        let run = import(
            at,
            &saved,
            &[&USUAL[..], &["--skip-bad", "--dry-run"]].concat(),
        );
        assert!(
            run.out.contains("改动 0 处，新增 2 条"),
            "{format}: {}\n{}",
            run.out,
            run.err
        );
    }
}

#[test]
fn a_row_that_says_everything_gets_its_history() {
    let (ledger, folder) = (copied(), TempDir::new().unwrap());
    let (at, file) = (ledger.path(), folder.path().join("县里的台账.csv"));
    let heads = "问题,具体问题,性质,类别,问题来源,依据,县区,责任单位,督办委室,整改要求,销号标准,整改时限,发现时间,交办时间,交办文号,进展,进展时间,进度,联络人分工";
    let row = "灶台老化,某院灶台漏气,个性,服务质量,自查,检查记录3号,杞县,市民政局,市人大社会委,更换灶具,现场核查合格,2024.12.31,2024/9/1,2024-9-10,汴人联监交〔2024〕99号,已订货,2024年10月8日,40%,甲管灶具";
    fs::write(&file, format!("{heads}\n{row}\n")).unwrap();
    let run = import(at, &file, &["--yes", "--map", "联络人分工=备注"]);
    assert_eq!(run.code, 0, "{}\n{}", run.out, run.err);
    let text = fs::read_to_string(at.join("issues/KF/KF-I052.yaml")).unwrap();
    for line in [
        "refs: [检查记录3号]",
        "{on: 2024-09-01, action: found, by: npc-office, note: 录自 县里的台账.csv 第 2 行；甲管灶具}",
        "{on: 2024-09-10, action: verified, by: npc-office}",
        "{on: 2024-09-10, action: assigned, by: npc-office, doc: 汴人联监交〔2024〕99号}",
        "{on: 2024-10-08, action: progress, by: civil-affairs, pct: 40, note: 已订货}",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    // What the column holds is kept for the next table.
    fs::write(
        folder.path().join("下一张.csv"),
        format!("{heads}\n{row}\n"),
    )
    .unwrap();
    let next = import(at, &folder.path().join("下一张.csv"), &["--dry-run"]);
    assert!(next.out.contains("甲管灶具"), "{}\n{}", next.out, next.err);
    done(at, DAY, &["undo"]);
    assert!(!at.join("issues/KF/KF-I052.yaml").exists());
}

#[test]
fn a_list_of_facilities_is_known_by_its_heads() {
    let (ledger, folder) = (copied(), TempDir::new().unwrap());
    let file = folder.path().join("机构.csv");
    fs::write(
        &file,
        "序号,机构名称,机构类型,经营性质,县区,床位数,入住人数,开业时间\n1,兴隆养老院,养老机构,民办,兰考县,60,X,2019.3.5\n2,安乐园,养老机构,国营,兰考县,六十,12,2019.3.5\n",
    )
    .unwrap();
    let run = import(ledger.path(), &file, &["--dry-run", "--skip-bad"]);
    assert!(run.out.contains("新增 1 条"), "{}\n{}", run.out, run.err);
    for line in ["name: 兴隆养老院", "beds: 60", "on: 2019-03-05"] {
        assert!(run.out.contains(line), "{line}\n{}", run.out);
    }
    assert!(
        !run.out.contains("occupied_beds"),
        "unknown is not 0: {}",
        run.out
    );
    assert!(
        run.err.contains("国营") || run.err.contains("六十"),
        "{}",
        run.err
    );
}

/// A ledger of one row under these heads, beside what every row of it needs.
fn one_row(folder: &Path, heads: &str, row: &str) -> std::path::PathBuf {
    let file = folder.join("台账.csv");
    let usual = "问题,性质,类别,问题来源,县区,发现时间";
    let cells = "灶台老化,个性,服务质量,自查,杞县,2024/9/1";
    fs::write(&file, format!("{usual},{heads}\n{cells},{row}\n")).unwrap();
    file
}

/// What a handover needs, as heads and cells.
const HANDED_OVER: [&str; 2] = [
    "依据,责任单位,督办委室,整改要求,销号标准,整改时限,交办时间",
    "检查记录3号,市民政局,市人大社会委,更换灶具,现场核查合格,2024.12.31,2024-9-10",
];

#[test]
fn progress_without_words_and_a_paper_without_its_day_are_told() {
    let (ledger, folder) = (copied(), TempDir::new().unwrap());
    let file = one_row(
        folder.path(),
        "交办文号,进度,进展时间",
        "汴人联监交〔2024〕99号,40%,2024-10-8",
    );
    let run = import(ledger.path(), &file, &["--dry-run"]);
    assert_eq!(run.code, 0, "{}\n{}", run.out, run.err);
    for told in [
        "G2“交办文号”：KF-I052 的交办文号没有记入，缺交办时间",
        "H2“进度”：KF-I052 的这一项没有记入：没有写进展",
        "I2“进展时间”：KF-I052 的这一项没有记入：没有写进展",
    ] {
        assert!(run.out.contains(told), "{told}\n{}", run.out);
    }
}

#[test]
fn progress_without_a_day_takes_the_day_and_the_unit_of_the_command_or_is_left() {
    let (ledger, folder) = (copied(), TempDir::new().unwrap());
    let [heads, cells] = HANDED_OVER;
    let (heads, cells) = (format!("{heads},进展"), format!("{cells},已订货"));
    let file = one_row(folder.path(), &heads, &cells);
    let left = import(ledger.path(), &file, &["--dry-run"]);
    assert!(
        left.out
            .contains("N2“进展”：KF-I052 的进展没有记入，缺进展时间"),
        "{}\n{}",
        left.out,
        left.err
    );
    assert!(!left.out.contains("action: progress"), "{}", left.out);
    let more = ["--dry-run", "--on", "2024-10-09", "--by", "市财政局"];
    let taken = import(ledger.path(), &file, &more);
    let step = "{on: 2024-10-09, action: progress, by: finance, note: 已订货}";
    assert!(taken.out.contains(step), "{}\n{}", taken.out, taken.err);
}

#[test]
fn a_row_that_was_taken_before_and_says_something_new_is_named() {
    let (ledger, folder) = (copied(), TempDir::new().unwrap());
    let at = ledger.path();
    let [heads, cells] = HANDED_OVER;
    let heads = format!("{heads},进展,进展时间,进度");
    let row = |more: &str| one_row(folder.path(), &heads, &format!("{cells},{more}"));
    let file = row("已订货,2024-10-8,40%");
    let first = import(at, &file, &["--yes"]);
    assert_eq!(first.code, 0, "{}\n{}", first.out, first.err);
    let same = import(at, &file, &["--dry-run"]);
    assert!(same.out.contains("以前已登记的 1 行"), "{}", same.out);
    assert!(!same.out.contains("和账本不同"), "{}", same.out);
    let cells = cells
        .replace("2024.12.31", "2025.1.31")
        .replace("市民政局", "市住建局");
    let file = one_row(
        folder.path(),
        &heads,
        &format!("{cells},已安装,2024-11-8,90%"),
    );
    let news = import(at, &file, &["--dry-run"]);
    let told = "第 2 行以前登记为 KF-I052，表里的“责任单位”“整改时限”“进展”“进展时间”“进度”和账本不同，没有改";
    assert!(news.out.contains(told), "{}\n{}", news.out, news.err);
}

#[test]
fn rows_that_the_rules_refuse_leave_no_gap_in_the_ids() {
    let (ledger, folder) = (copied(), TempDir::new().unwrap());
    let file = folder.path().join("台账.csv");
    let rows = ["甲,杞县", "丙,X", "乙,杞县"]
        .map(|row| format!("{row},二楼3个灶台漏气没有人修,个性,服务质量,自查,2024/9/1\n"));
    let heads = "问题,县区,具体问题,性质,类别,问题来源,发现时间";
    fs::write(&file, format!("{heads}\n{}", rows.concat())).unwrap();
    let run = import(ledger.path(), &file, &["--skip-bad", "--yes"]);
    assert_eq!(run.code, 0, "{}\n{}", run.out, run.err);
    assert!(
        run.err.contains("第 3 行：没有写明涉及的设施"),
        "{}",
        run.err
    );
    assert!(run.out.contains("新增 2 条"), "{}", run.out);
    let text = |id: &str| {
        let file = ledger.path().join(format!("issues/KF/{id}.yaml"));
        fs::read_to_string(file).unwrap()
    };
    assert!(text("KF-I052").contains("title: 甲\n"));
    assert!(text("KF-I053").contains("title: 乙\n"));
}

#[test]
fn a_table_of_ours_without_what_it_hides_is_not_taken_for_a_ledger_kept_by_hand() {
    let (ledger, folder) = (copied(), TempDir::new().unwrap());
    for list in [
        &["issue", "list"][..],
        &["report", "ledger"],
        &["facility", "list"],
    ] {
        let file = folder.path().join("清单.csv");
        done(
            ledger.path(),
            DAY,
            &[list, &["-o", file.to_str().unwrap()]].concat(),
        );
        let run = import(ledger.path(), &file, &["--dry-run"]);
        assert_eq!(run.code, 2, "{list:?} {}\n{}", run.out, run.err);
        assert!(run.err.contains("账本里已有的记录"), "{}", run.err);
    }
}

#[test]
fn sums_and_signatures_under_a_table_are_no_records() {
    let (ledger, folder) = (copied(), TempDir::new().unwrap());
    let file = folder.path().join("台账.csv");
    let rows = "序号,问题,性质,类别,问题来源,县区,发现时间\n\
                1,灶台老化,个性,服务质量,自查,杞县,2024/9/1\n\
                合 计,5项,,,,,\n填表人：王某,5项,,,,,\n";
    fs::write(&file, rows).unwrap();
    let run = import(ledger.path(), &file, &["--dry-run", "--on", "2024-12-20"]);
    assert_eq!(run.code, 0, "{}\n{}", run.out, run.err);
    assert!(run.out.contains("新增 1 条"), "{}", run.out);
    assert!(run.out.contains("第 3、4 行"), "{}", run.out);
}

#[test]
fn a_formula_that_failed_and_a_number_that_lost_digits_are_no_text() {
    let (ledger, folder) = (copied(), TempDir::new().unwrap());
    let file = folder.path().join("台账.xlsx");
    let script = "import sys,openpyxl\nb=openpyxl.Workbook();s=b.active\n\
        s.append(['问题','性质','类别','问题来源','县区','发现时间'])\n\
        s.append(['#REF!','个性','服务质量','自查','杞县','2024-09-01'])\n\
        s['A2'].data_type='e'\n\
        s.append([123456789012345678,'个性','服务质量','自查','杞县','2024-09-01'])\nb.save(sys.argv[1])\n";
    let path = folder.path().join("make.py");
    fs::write(&path, script).unwrap();
    let made = std::process::Command::new("python3")
        .arg(&path)
        .arg(&file)
        .status();
    if !made.is_ok_and(|s| s.success()) {
        crate::support::skipped("python3 with openpyxl is not there");
        return;
    }
    let run = import(ledger.path(), &file, &["--dry-run"]);
    assert_eq!(run.code, 2, "{}", run.out);
    assert!(
        run.err.contains("A2“问题”：公式出错（#REF!）"),
        "{}",
        run.err
    );
}

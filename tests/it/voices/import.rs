//! `opinion import`: tables as people keep them, and tables that mean harm.

use std::path::{Path, PathBuf};

use crate::support::{Run, done, ledger, run};

const DAY: &str = "2024-10-31";
const HEADS: &str = "序号,收到日期,意见内容,来源,类别,所属县区,反映人身份,备注\n";

fn table(at: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let file = at
        .parent()
        .unwrap()
        .join(format!("{}-{name}", at.file_name().unwrap().display()));
    std::fs::write(&file, bytes).unwrap();
    file
}

fn import(at: &Path, file: &Path, more: &[&str]) -> Run {
    let args = [&["opinion", "import", file.to_str().unwrap()], more].concat();
    run(at, DAY, &args)
}

fn opinions(at: &Path) -> Vec<serde_json::Value> {
    serde_json::from_str(&done(at, DAY, &["opinion", "list", "--format", "json"])).unwrap()
}

/// Every way people write a day, and where it is meant.
#[test]
fn days_and_words_are_read_as_people_write_them() {
    let dir = ledger();
    let at = dir.path();
    let days = [
        ("2024-04-08", "2024-04-08"),
        ("2024/4/8", "2024-04-08"),
        ("2024/4/8 0:00", "2024-04-08"),
        ("2024年4月8日", "2024-04-08"),
        ("２０２４．４．８", "2024-04-08"),
        ("20240408", "2024-04-08"),
        ("4月8日", "2024-04-08"),
        ("4.8", "2024-04-08"),
        ("四月八日", "2024-04-08"),
    ];
    let mut text = format!("2024年意见汇总,,,,,,,\n{HEADS}");
    for (n, (day, _)) in days.iter().enumerate() {
        text += &format!(
            "{n},{day},第{n}位老人说的事各不相同{n}{n},代表联络站,养老服务体系,龙亭区,老人,13800138000\n"
        );
    }
    text += "合计,,,,,,,\n";
    let file = table(at, "days.csv", text.as_bytes());
    let told = import(at, &file, &[]);
    assert_eq!(told.code, 0, "{}", told.err);
    assert!(told.out.ends_with("登记 9 条。\n"), "{}", told.out);
    assert!(
        told.err.contains("没有读入的列：序号、备注"),
        "{}",
        told.err
    );
    assert!(told.err.contains("未读的行：第 12 行"), "{}", told.err);
    for (opinion, (written, meant)) in opinions(at).iter().zip(days) {
        assert_eq!(opinion["history"][0]["on"], meant, "{written}");
        assert_eq!(opinion["channel"], "contact-station");
        assert_eq!(opinion["submitter"], "elderly");
        assert_eq!(opinion["county"], "longting");
    }
    let name = file.file_name().unwrap().to_str().unwrap();
    let note = format!("导入自“{name}”第 3 行");
    assert_eq!(opinions(at)[0]["history"][0]["note"], note.as_str());
    assert_eq!(run(at, DAY, &["check"]).code, 0);
}

#[test]
fn every_fault_is_told_by_row_and_column_and_nothing_is_written() {
    let dir = ledger();
    let at = dir.path();
    let long = "长".repeat(501);
    let text = format!(
        "{HEADS}1,2024-04-08,村里没有活动室,热线,农村养老服务,龙亭区,,\n\
         2,2月30日,公交站没有座,热线,农村养老服务,,,\n\
         3,昨天,公交站没有座,网上,农村养老服务,,,\n\
         4,2024-11-01,公交站没有座,热线,,火星区,张三,\n\
         5,,打13800138000找他,热线,农村养老服务,,,\n\
         6,2024-04-08,,热线,农村养老服务,,,\n\
         7,2024-04-08,{long},热线,农村养老服务,,,\n"
    );
    let file = table(at, "bad.csv", text.as_bytes());
    let told = import(at, &file, &[]);
    assert_eq!(told.code, 2);
    for said in [
        "第 3 行“收到日期”：2024年2月没有30日",
        "第 4 行“收到日期”：“昨天”不是日期",
        "第 4 行“来源”：意见渠道没有“网上”",
        "第 5 行“收到日期”：“2024-11-01”读作 2024-11-01，在今天（2024-10-31）之后",
        "第 5 行“类别”：没有填写",
        "第 5 行“所属县区”：没有名为“火星区”的县区",
        "第 5 行“反映人身份”：“张三”不是可填的词",
        "第 6 行“收到日期”：没有填写",
        "第 6 行“意见内容”：疑似手机号 138****8000",
        "第 7 行“意见内容”：没有填写",
        "第 8 行“意见内容”：意见内容有 501 字，不超过 500 字",
        "有 6 行读不准，没有写入",
    ] {
        assert!(told.err.contains(said), "{said}\n{}", told.err);
    }
    assert!(
        !told.err.contains("13800138000"),
        "a number is never printed whole"
    );
    assert!(opinions(at).is_empty());
    let rest = import(at, &file, &["--skip-bad"]);
    assert_eq!(rest.code, 0, "{}", rest.err);
    assert!(
        rest.out
            .ends_with("登记 1 条，没有登记 6 行：第 3、4、5、6、7、8 行。\n"),
        "{}",
        rest.out
    );
    assert_eq!(opinions(at).len(), 1);
}

#[test]
fn the_same_file_again_adds_nothing_also_when_rows_moved() {
    let dir = ledger();
    let at = dir.path();
    let row = |content: &str| format!("1,2024-04-08,{content},热线,农村养老服务,龙亭区,,\n");
    let (a, b, c) = (
        row("村里没有活动室"),
        row("公交站台没有座"),
        row("助浴太贵"),
    );
    let file = table(at, "again.csv", format!("{HEADS}{a}{b}").as_bytes());
    assert!(import(at, &file, &[]).out.ends_with("登记 2 条。\n"));
    assert!(
        import(at, &file, &[])
            .out
            .ends_with("登记 0 条，以前已登记 2 条。\n")
    );
    // A row put in above the others, and one said twice by two people.
    std::fs::write(&file, format!("{HEADS}{c}{a}{b}{b}")).unwrap();
    let told = import(at, &file, &[]);
    assert!(
        told.out.ends_with("登记 2 条，以前已登记 2 条。\n"),
        "{}{}",
        told.out,
        told.err
    );
    // What was changed in the table is not taken for something new.
    let changed = row("助浴一次一百元，太贵");
    std::fs::write(&file, format!("{HEADS}{changed}{a}{b}{b}")).unwrap();
    let told = import(at, &file, &[]);
    assert_eq!(told.code, 2);
    assert!(
        told.err
            .contains("第 2 行：以前从同名文件的这一行登记过 KF-P00"),
        "{}",
        told.err
    );
    assert_eq!(opinions(at).len(), 4);
    let ids: Vec<_> = opinions(at).iter().map(|o| o["id"].clone()).collect();
    assert_eq!(ids, ["KF-P001", "KF-P002", "KF-P003", "KF-P004"]);
}

#[test]
fn what_was_done_with_them_is_taken_in_too() {
    let dir = ledger();
    let at = dir.path();
    crate::support::issue(at, "2024-04-09");
    let text = "日期\t内容\t处理\t处理日期\t承办单位\t问题编号\t答复时限\t答复日期\n\
        2024-04-08\t村里没有活动室\t当场答复\t\t\t\t\t2024-04-08\n\
        2024-04-08\t公交站台没有座\t转办\t2024-04-10\t民政局\t\t30日内\t2024-05-06\n\
        2024-04-08\t养老院二楼出口锁着\t转为问题\t2024-04-11\t\tkf-i1\t\t\n";
    let file = table(at, "done.csv", text.as_bytes());
    let flags = [
        "--channel",
        "热线",
        "--aspect",
        "养老服务体系",
        "--county",
        "龙亭区",
    ];
    let told = import(at, &file, &flags);
    assert_eq!(told.code, 0, "{}", told.err);
    let all = opinions(at);
    let step = |n: usize, i: usize| all[n]["history"][i].clone();
    assert_eq!(
        (
            step(0, 1)["on"].as_str(),
            step(0, 1)["disposition"].as_str()
        ),
        (Some("2024-04-08"), Some("on-spot"))
    );
    assert_eq!(step(0, 2)["action"], "replied");
    assert_eq!(
        (step(1, 1)["on"].as_str(), step(1, 1)["lead"].as_str()),
        (Some("2024-04-10"), Some("civil-affairs"))
    );
    assert_eq!(step(1, 2)["by"], "civil-affairs");
    assert_eq!(
        all[1]["reply_due"], "2024-05-08",
        "thirty days from 8 April"
    );
    assert_eq!(step(2, 1)["issues"][0], "KF-I001");
    // Dealt out, but not when; made an issue, but not which.
    let text =
        "日期,内容,处理,处理日期\n2024-04-08,助浴太贵,转办,\n2024-04-08,活动室锁着,转为问题,4.9\n";
    let told = import(at, &table(at, "half.csv", text.as_bytes()), &flags);
    assert_eq!(told.code, 2);
    assert!(
        told.err.contains("第 2 行“处理日期”：没有填写"),
        "{}",
        told.err
    );
    assert!(
        told.err
            .contains("第 3 行：分办为“转为问题”，要写明是哪个问题"),
        "{}",
        told.err
    );
}

#[test]
fn hostile_tables_do_no_harm() {
    let dir = ledger();
    let at = dir.path();
    // A formula is text: kept as it is and disarmed where it goes back into a table.
    let text = format!(
        "{HEADS}1,2024-04-08,\"=HYPERLINK(\"\"http://x\"\",\"\"看\"\")\",热线,农村养老服务,龙亭区,,\n"
    );
    let (gbk, _, _) = encoding_rs::GB18030.encode(&text);
    let file = table(at, "gbk.csv", &gbk);
    assert_eq!(import(at, &file, &[]).code, 0);
    assert_eq!(
        opinions(at)[0]["content"],
        "=HYPERLINK(\"http://x\",\"看\")"
    );
    let csv = done(at, DAY, &["opinion", "list", "--format", "csv"]);
    assert!(csv.contains("'=HYPERLINK"), "{csv}");
    // Two megabytes of one cell, of rows, of bytes that are no text.
    let big = format!(
        "{HEADS}1,2024-04-08,{},热线,农村养老服务,龙亭区,,\n",
        "长".repeat(700_000)
    );
    let told = import(at, &table(at, "big.csv", big.as_bytes()), &[]);
    assert_eq!(told.code, 2);
    assert!(
        told.err.contains("700000 字") && told.err.len() < 2000,
        "{}",
        told.err.len()
    );
    let many = HEADS.to_owned() + &"x,13月1日,甲,热线,农村养老服务,龙亭区,,\n".repeat(40_000);
    assert_eq!(
        import(at, &table(at, "many.csv", many.as_bytes()), &[]).code,
        2
    );
    let wild: Vec<u8> = (0..2_000_000_u64).map(|n| (n * 7919 % 251) as u8).collect();
    assert_eq!(import(at, &table(at, "wild.csv", &wild), &[]).code, 2);
    for (name, bytes) in [
        ("empty.csv", &b""[..]),
        ("none.csv", "甲,乙\n1,2\n".as_bytes()),
        ("twice.csv", "日期,时间,内容\n4.8,4.9,甲\n".as_bytes()),
        ("book.csv", b"PK\x03\x04"),
    ] {
        assert_eq!(import(at, &table(at, name, bytes), &[]).code, 2, "{name}");
    }
    assert_eq!(import(at, &at.join("no-such.csv"), &[]).code, 3);
    assert_eq!(opinions(at).len(), 1);
    // An escape in a head is not sent to the screen.
    let head = "日期,内容,\u{1b}[31m红\n4.8,甲,乙\n";
    let told = import(at, &table(at, "head.csv", head.as_bytes()), &[]);
    assert!(!told.err.contains('\u{1b}'), "{}", told.err);
}

#[test]
fn a_dry_run_writes_nothing_and_one_undo_takes_all_back() {
    let dir = ledger();
    let at = dir.path();
    let text = format!(
        "{HEADS}1,4.8,村里没有活动室,热线,农村养老服务,龙亭区,,\n2,4.9,公交站台没有座,热线,农村养老服务,龙亭区,,\n"
    );
    let file = table(at, "dry.csv", text.as_bytes());
    let told = import(at, &file, &["--dry-run"]);
    assert!(told.out.ends_with("将登记 2 条。\n"), "{}", told.out);
    assert!(opinions(at).is_empty());
    assert_eq!(import(at, &file, &[]).code, 0);
    assert_eq!(opinions(at).len(), 2);
    done(at, DAY, &["undo"]);
    assert!(opinions(at).is_empty());
}

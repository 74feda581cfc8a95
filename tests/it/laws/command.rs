//! `supervise regulation import` from outside.

use super::folder;
use crate::support::{done, ledger, run};

const DAY: &str = "2024-05-20";

fn file(name: &str) -> String {
    folder().join(name).display().to_string()
}

#[test]
fn a_law_is_read_told_and_written() {
    let dir = ledger();
    let at = dir.path();
    let law = file("henan_laonianren.md");
    let import = ["regulation", "import", &law, "--id", "henan-2018"];
    let dry = run(at, DAY, &[&import[..], &["--dry-run"]].concat());
    assert_eq!(dry.code, 0, "{}", dry.err);
    assert!(
        dry.out.contains("\n+name: 河南省老年人权益保障条例\n"),
        "{}",
        dry.out
    );
    assert!(!at.join("regulations/henan-2018.yaml").exists());
    let run = run(
        at,
        DAY,
        &[
            &import[..],
            &["--short-name", "省条例", "--source", "国家法律法规数据库"],
        ]
        .concat(),
    );
    assert_eq!(
        run.out,
        "河南省老年人权益保障条例\n  通过：2018-07-27 河南省第十三届人民代表大会常务委员会第五次会议\n  施行：2019-01-01\n  \
         8 章 60 条（第一条至第六十条），116 款，17 项\n\
         已登记法规 henan-2018：河南省老年人权益保障条例（regulations/henan-2018.yaml）\n"
    );
    assert!(
        run.err.contains("  第7行 注释：<!-- INFO END -->\n"),
        "{}",
        run.err
    );
    assert_eq!(done(at, DAY, &["check"]), "账本没有问题。\n");
    let shown = done(at, DAY, &["regulation", "show", "henan-2018"]);
    assert!(shown.contains("第八章"), "{shown}");
    // A second time there is something to lose.
    let again = crate::support::run(at, DAY, &import);
    assert_eq!(again.code, 1, "{}{}", again.out, again.err);
}

#[test]
fn every_law_passes_the_checks_of_the_ledger() {
    let dir = ledger();
    for law in super::LAWS {
        let id = law.file.trim_end_matches(".md").replace('_', "-");
        done(
            dir.path(),
            DAY,
            &["regulation", "import", &file(law.file), "--id", &id],
        );
    }
    assert_eq!(done(dir.path(), DAY, &["check"]), "账本没有问题。\n");
}

#[test]
fn a_record_without_texts_gets_them() {
    let dir = ledger();
    let at = dir.path();
    let add = |total: &str| {
        done(
            at,
            DAY,
            &[
                "regulation",
                "add",
                "--id",
                "bj",
                "--name",
                "北京市居家养老服务条例",
                "--total-articles",
                total,
                "--remark",
                "待补条文",
            ],
        )
    };
    add("23");
    let law = file("beijing_jujia.md");
    let import = ["regulation", "import", &law, "--id", "bj"];
    let refused = run(at, DAY, &import);
    assert_eq!(refused.code, 1);
    assert!(
        refused
            .err
            .contains("账本里记的是 23 条，文中到第 22 条为止"),
        "{}",
        refused.err
    );
    done(
        at,
        DAY,
        &["regulation", "set", "bj", "--total-articles", "22"],
    );
    let out = done(at, DAY, &import);
    assert!(out.contains("已更新 bj"), "{out}");
    let text = std::fs::read_to_string(at.join("regulations/bj.yaml")).unwrap();
    assert!(
        text.contains("remark: 待补条文\n") && text.contains("（八）开展有益于"),
        "{text}"
    );
}

#[test]
fn numbers_that_do_not_follow_on_stop_the_import() {
    let dir = ledger();
    let at = dir.path();
    std::fs::write(at.join("law.txt"), "某市办法\n第一条 甲。\n第三条 乙。\n").unwrap();
    let import = ["regulation", "import", "law.txt", "--id", "x-1"];
    let refused = run(at, DAY, &import);
    assert_eq!(refused.code, 1);
    assert!(
        refused
            .err
            .contains("错误[E-NUMBERING]：第3行：第一条之后是第三条，中间缺条\n"),
        "{}",
        refused.err
    );
    assert!(
        refused.err.contains("--accept") && refused.err.ends_with("没有写入。\n"),
        "{}",
        refused.err
    );
    assert!(!at.join("regulations/x-1.yaml").exists());
    let accepted = run(at, DAY, &[&import[..], &["--accept"]].concat());
    assert_eq!(accepted.code, 0, "{}", accepted.err);
    assert!(accepted.err.contains("第3行"), "{}", accepted.err);
    let english = run(
        at,
        DAY,
        &[
            "regulation",
            "import",
            "law.txt",
            "--id",
            "x-2",
            "--lang",
            "en",
        ],
    );
    assert!(
        english
            .err
            .contains("error[E-NUMBERING]: line 3: Article 3 follows Article 1"),
        "{}",
        english.err
    );
}

#[test]
fn a_law_without_a_name_needs_one() {
    let dir = ledger();
    let at = dir.path();
    std::fs::write(at.join("law.txt"), "第一条 甲。\n第二条 乙。\n").unwrap();
    let refused = run(at, DAY, &["regulation", "import", "law.txt", "--id", "x"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("--name"), "{}", refused.err);
    done(
        at,
        DAY,
        &[
            "regulation",
            "import",
            "law.txt",
            "--id",
            "x",
            "--name",
            "某市办法",
        ],
    );
}

/// An inserted article can be assigned when the text has it, and only then.
#[test]
fn inserted_articles_must_be_in_the_text() {
    let dir = ledger();
    let at = dir.path();
    std::fs::write(
        at.join("law.txt"),
        "某市办法\n第一条 甲。\n第一条之一 乙。\n第二条 丙。\n",
    )
    .unwrap();
    done(at, DAY, &["regulation", "import", "law.txt", "--id", "x"]);
    let assign = |no: &str| {
        let args = [
            "article",
            "add",
            "--regulation",
            "x",
            "--number",
            no,
            "--digest",
            "甲",
            "--lead",
            "civil-affairs",
            "--method",
            "实地检查",
        ];
        run(at, DAY, &args)
    };
    assert_eq!(assign("1-1").code, 0, "{}", assign("1-1").err);
    let refused = assign("1-2");
    assert!(
        refused.code != 0 && refused.err.contains("E-ARTICLE-NO"),
        "{}",
        refused.err
    );
}

use super::line::{Line, lines};
use super::trial::flaw;
use super::*;
use crate::lang::{Lang, t};

const BOTH: [Lang; 2] = [Lang::Zh, Lang::En];

/// What a template makes of one value 值 and one table 甲.
fn made(source: &str, value: &str) -> Result<(String, Vec<String>), Fault> {
    let mut offer = Offer::default();
    offer.put(t("值", "value"), Value::from(value));
    offer.put(t("有", "has"), Value::from(true));
    offer.put(t("组", "list"), Value::from(vec![1, 2, 3]));
    let table = vec![Block::Notes(vec!["表甲".to_owned()])];
    let offer = offer.with_part(t("甲", "first"), table);
    let worded = filled(source, &offer).map_err(|flaw| flaw.of_file("supervise.txt"))?;
    let shown = |block: Block| match block {
        Block::Heading(text) => format!("H {text}"),
        Block::Text(text) => format!("P {text}"),
        Block::Notes(notes) => format!("T {}", notes.concat()),
        _ => unreachable!("no such part"),
    };
    let blocks = worded.blocks.into_iter().map(shown).collect();
    Ok((worded.title, blocks))
}

fn blocks(source: &str, value: &str) -> Vec<String> {
    made(source, value).unwrap().1
}

fn refused(source: &str) -> Fault {
    made(source, "值").unwrap_err()
}

#[test]
fn built_in_wordings_run_on_every_made_up_paper_and_have_no_part_left() {
    for template in Template::ALL {
        for lang in BOTH {
            let source = builtin(*template, lang);
            assert_eq!(flaw(*template, &source), None, "{template:?} {lang:?}");
            assert!(!source.contains('@'), "{source}");
        }
    }
}

#[test]
fn lines_are_title_heading_paragraph_and_table() {
    let source =
        "# 题{{ 值 }}\r\n\n## 一、小标题\n　　第一段\n[表 甲]\n[table first]\n［表　甲］\n";
    let (title, blocks) = made(&source.replace("\r\n", "\n"), "目").unwrap();
    assert_eq!(title, "题目");
    let expected = ["H 一、小标题", "P 第一段", "T 表甲", "T 表甲", "T 表甲"];
    assert_eq!(blocks, expected);
}

#[test]
fn a_text_of_the_ledger_is_never_a_mark() {
    for value in [
        "# 假标题",
        "## 假小标题",
        "[表 甲]",
        "{{ 有 }}",
        "{% for %}",
        "\u{e000}# 假",
    ] {
        let shown = value.replace('\u{e000}', "");
        assert_eq!(blocks("# 题\n{{ 值 }}", value), [format!("P {shown}")]);
        // Nor on a later line of it, of which each is a paragraph.
        let two = format!("甲\n{value}\r\n\n乙");
        let expected = ["P 甲".to_owned(), format!("P {shown}"), "P 乙".to_owned()];
        assert_eq!(blocks("# 题\n{{ 值 }}", &two), expected);
        // Nor with a mark of the template before it.
        assert_eq!(blocks("# 题\n[{{ 值 }}]", value), [format!("P [{shown}]")]);
    }
    // Which table stands where is the template's to say.
    assert!(refused("# 题\n[表 {{ 值 }}]").zh.contains("第 2 行"));
    assert_eq!(
        made("# 题{{ 值 }}", "\n## 甲\n乙").unwrap().0,
        "题 ## 甲 乙"
    );
}

#[test]
fn an_empty_text_makes_no_paragraph() {
    assert_eq!(blocks("# 题\n{{ 值 }}\n## {{ 值 }}\n尾", ""), ["P 尾"]);
}

#[test]
fn what_is_wrong_is_told_with_its_line() {
    let cases = [
        (
            "# 题\n{{ 主迎 }}",
            "templates/supervise.txt 第 2 行：没有“主迎”这个名称",
        ),
        (
            "# 题\n\n{% if 没有 %}甲{% endif %}",
            "第 3 行：没有“没有”这个名称",
        ),
        (
            "# 题\n{% for 项 in 组 %}\n{{ 项.错 }}\n{% endfor %}",
            "第 3 行",
        ),
        ("# 题\n{% if 值 %}甲", "写法有误"),
        ("# 题\n{{ 值 ", "写法有误"),
        ("# 题\n{{ 组 }}", "第 2 行：“组”不是文字"),
        ("# 题\n{{ 有 }}", "第 2 行：“有”不是文字"),
        ("# 题\n{{ 值|upper }}", "第 2 行"),
        ("# 题\n{{ range(3) }}", "第 2 行：没有“range”"),
        ("# 题\n{% include 'x' %}", "第 2 行"),
        ("# 题\n[表 乙]", "第 2 行：没有叫“乙”的表；有：甲"),
        ("只有正文", "没有标题"),
        ("# 一\n# 二", "有两行标题"),
        ("# 题\n{{ 值 ~ 值 }}", "第 2 行：模板只能取用和选择"),
        ("# 题\n{{ 值 * 1000000 }}", "（*）"),
        ("# 题\n\n{%- set x = 值 %}", "第 3 行：模板只能取用和选择"),
    ];
    for (source, told) in cases {
        let fault = refused(source);
        assert!(fault.zh.contains(told), "{source}\n{}", fault.zh);
        assert!(
            fault.en.starts_with("templates/supervise.txt"),
            "{}",
            fault.en
        );
    }
}

#[test]
fn signs_in_text_and_comments_are_no_calculation() {
    let source = "{# a + b ~ c {{ x * y }} #}# 题\n1+1*2~3 {{ '+~*' }} {{ 值 }}";
    assert_eq!(blocks(source, "甲"), ["P 1+1*2~3 +~* 甲"]);
}

#[test]
fn loops_within_loops_are_stopped() {
    let ten = "[1,2,3,4,5,6,7,8,9,10]";
    let names = ["a", "b", "c", "d", "e", "f", "g", "h"];
    let open: String = names
        .iter()
        .map(|n| format!("{{% for {n} in {ten} %}}"))
        .collect();
    let source = format!("# 题\n{open}{}", "{% endfor %}".repeat(names.len()));
    assert!(refused(&source).zh.contains("循环太多"));
}

#[test]
fn a_long_text_is_stopped() {
    let long = "长".repeat(1 << 20);
    let fault = made("# 题\n{% for x in 组 %}{{ 值 }}{% endfor %}", &long).unwrap_err();
    assert!(fault.zh.contains("太长"), "{}", fault.zh);
}

#[test]
fn marks_need_no_blank_behind_them() {
    assert_eq!(
        lines("#题\n##小标题"),
        [
            Line::Title("题".to_owned()),
            Line::Heading("小标题".to_owned())
        ]
    );
}

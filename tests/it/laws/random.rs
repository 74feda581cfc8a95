//! Laws made up at random: written out in many ways, they read back as they were.

use proptest::prelude::*;
use supervise::intake::law::Why;
use supervise::lang::Lang;
use supervise::model::provision::paragraphs;
use supervise::model::regulation::ArticleNo;

use super::{faults, read};

/// A paragraph: its text and its items.
type Shape = (String, Vec<String>);

fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "养老机构",
        "应当",
        "依照本条例第五条",
        "老年人",
        "（含高龄）",
        "、",
        "，",
        "第一款第（二）项",
        "县级以上",
        "《条例》",
        "2019年",
        "“三个代表”",
        "12",
        "3.5倍",
    ]);
    // It starts as no number, heading or item does.
    prop::collection::vec(word, 1..12).prop_map(|w| format!("民政部门{}", w.concat()))
}

fn paragraph() -> impl Strategy<Value = Shape> {
    (words(), prop::collection::vec(words(), 0..5)).prop_map(|(text, items)| {
        if items.is_empty() {
            return (format!("{text}。"), items);
        }
        let last = items.len() - 1;
        let items = items
            .into_iter()
            .enumerate()
            .map(|(i, t)| t + if i == last { "。" } else { "；" })
            .collect();
        (format!("{text}："), items)
    })
}

fn article() -> impl Strategy<Value = Vec<Shape>> {
    prop::collection::vec(paragraph(), 1..4)
}

/// How the law is written out.
#[derive(Clone, Copy, Debug)]
struct Manner {
    after_number: &'static str,
    digits: bool,
    between: &'static str,
    indent: &'static str,
    chapters: bool,
    pages: bool,
}

fn manner() -> impl Strategy<Value = Manner> {
    (
        prop::sample::select(vec![" ", "　", "", "\t", "\n"]),
        any::<bool>(),
        prop::sample::select(vec!["\n", "\n\n", "\r\n"]),
        prop::sample::select(vec!["", "　　", "    "]),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(
            |(after_number, digits, between, indent, chapters, pages)| Manner {
                after_number,
                digits,
                between,
                indent,
                chapters,
                pages,
            },
        )
}

fn written(law: &[Vec<Shape>], manner: Manner) -> String {
    let mut lines = vec!["某市养老服务条例".to_owned()];
    for (i, article) in law.iter().enumerate() {
        if manner.chapters && i % 5 == 0 {
            let no = supervise::model::numeral::chinese(u32::try_from(i / 5 + 1).unwrap());
            lines.push(format!("第{no}章　名称{no}"));
        }
        let number = u32::try_from(i + 1).unwrap();
        let label = if manner.digits {
            format!("第{number}条")
        } else {
            ArticleNo { number, sub: 0 }.title(Lang::Zh)
        };
        for (j, (text, items)) in article.iter().enumerate() {
            let start = if j == 0 {
                label.clone() + manner.after_number
            } else {
                String::new()
            };
            lines.push(format!("{}{start}{text}", manner.indent));
            lines.extend((1..).zip(items).map(|(n, item)| {
                format!(
                    "{}（{}）{item}",
                    manner.indent,
                    supervise::model::numeral::chinese(n)
                )
            }));
        }
        if manner.pages {
            lines.push(format!("— {number} —"));
        }
    }
    lines.join(manner.between)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_was_written_reads_back(law in prop::collection::vec(article(), 1..40), manner in manner()) {
        let paper = written(&law, manner);
        let draft = read(&paper);
        prop_assert_eq!(faults(&draft), []);
        prop_assert_eq!(draft.name.as_deref(), Some("某市养老服务条例"));
        prop_assert_eq!(draft.articles.len(), law.len());
        for (i, (found, meant)) in draft.articles.iter().zip(&law).enumerate() {
            prop_assert_eq!(found.no.number as usize, i + 1);
            let shape: Vec<Shape> = paragraphs(found.text.as_deref().unwrap())
                .into_iter()
                .map(|p| (p.text, p.items.into_iter().map(|i| i.text).collect()))
                .collect();
            prop_assert_eq!(&shape, meant);
        }
        let chapters = if manner.chapters { law.len().div_ceil(5) } else { 0 };
        prop_assert_eq!(draft.chapters.len(), chapters);
        let pages = draft.left_out.iter().filter(|l| l.why == Why::PageNumber).count();
        prop_assert_eq!(pages, if manner.pages { law.len() } else { 0 });
    }

    /// Whatever the bytes are, they are read or refused, and nothing of a text is lost.
    #[test]
    fn any_lines_are_read_whole(lines in prop::collection::vec(
        prop::sample::select(vec![
            "第一条 甲。", "第二条 乙", "第三条", "第三条之一 丙；", "第五条规定的", "第一章 总则", "第二节", "（一）丁；",
            "1.戊", "附件", "目录", "某市条例", "— 3 —", "<!-- 己", "庚 -->", "（2018年7月27日通过）", "**第四条** 辛。",
            "# 壬", "", "第二编 癸", "打印", "本条例自2020年1月1日起施行。", "　　子，", "丑", "第十条　寅：",
        ]), 0..60)) {
        let paper = lines.join("\n");
        if let Ok(read) = supervise::intake::paper::read(paper.as_bytes()) {
            let draft = supervise::intake::law::read(&read);
            let parts: usize = draft.chapters.iter().flat_map(|c| &c.sections).count();
            // Parts and sections are kept as numbers and not counted here.
            if parts == 0 && !draft.chapters.iter().any(|c| c.part.is_some()) {
                super::assert_whole(&paper, &draft);
            }
        }
    }
}

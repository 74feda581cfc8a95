//! The same laws in the shapes people paste them in: the articles stay the same.

use std::io::Write;

use supervise::intake::law::{LawDraft, Why};
use supervise::intake::paper;
use supervise::problem::Code;

use super::{LAWS, article, assert_whole, faults, read, text};

/// The lines of a law without marks: name, notes, chapters, articles.
fn lines(file: &str) -> Vec<String> {
    let text = text(file);
    let body = text
        .lines()
        .map(str::trim)
        .skip_while(|l| !l.starts_with("# "));
    body.map(|l| l.trim_start_matches(['#', ' ']).to_owned())
        .filter(|l| !l.is_empty() && !l.starts_with("<!--"))
        .collect()
}

/// The line an article starts on, as the text has it: 第十条 and a blank.
fn label(line: &str) -> Option<&str> {
    let end = line.find("条 ")? + "条".len();
    line.starts_with('第').then_some(&line[..end])
}

fn is_chapter(line: &str) -> bool {
    line.starts_with('第') && line.contains('章') && !line.contains('条')
}

/// Puts another label in the place of each: `change` gets 第十条.
fn relabelled(lines: &[String], change: impl Fn(&str) -> String) -> Vec<String> {
    lines
        .iter()
        .map(|line| match label(line) {
            Some(old) => change(old) + line[old.len()..].trim_start(),
            None => line.clone(),
        })
        .collect()
}

/// The digits of a Chinese number below 100, worked out by place: 二十三 → 23.
fn digits(number: &str) -> String {
    let one = |c: Option<char>| c.and_then(|c| "零一二三四五六七八九".chars().position(|d| d == c));
    let value = match number.split_once('十') {
        None => one(number.chars().next()).unwrap(),
        Some((tens, ones)) => {
            one(tens.chars().next()).unwrap_or(1) * 10 + one(ones.chars().next()).unwrap_or(0)
        }
    };
    value.to_string()
}

fn full_width(digits: &str) -> String {
    "０１２３４５６７８９"
        .chars()
        .map(String::from)
        .enumerate()
        .fold(digits.to_owned(), |t, (i, d)| {
            t.replace(char::from_digit(u32::try_from(i).unwrap(), 10).unwrap(), &d)
        })
}

/// A paragraph broken into lines of `width` characters.
fn broken(line: &str, width: usize) -> Vec<String> {
    let chars: Vec<char> = line.chars().collect();
    chars.chunks(width).map(|c| c.iter().collect()).collect()
}

fn same(file: &str, plain: &LawDraft, draft: &LawDraft) {
    assert_eq!(faults(draft), [], "{file}");
    assert_eq!(draft.name, plain.name, "{file}");
    assert_eq!(draft.adopted_on, plain.adopted_on, "{file}");
    assert_eq!(draft.adopted_by, plain.adopted_by, "{file}");
    assert_eq!(draft.effective_on, plain.effective_on, "{file}");
    assert_eq!(draft.chapters, plain.chapters, "{file}");
    for (a, b) in draft.articles.iter().zip(&plain.articles) {
        assert_eq!(a, b, "{file}");
    }
    assert_eq!(draft.articles.len(), plain.articles.len(), "{file}");
}

/// Reads each law in another shape and expects what is read of it as published.
fn each(shape: impl Fn(&[String]) -> String) {
    for law in LAWS {
        let paper = shape(&lines(law.file));
        same(law.file, &read(&text(law.file)), &read(&paper));
    }
}

/// As [`each`], and no character is lost.
fn each_whole(shape: impl Fn(&[String]) -> String) {
    for law in LAWS {
        let paper = shape(&lines(law.file));
        let draft = read(&paper);
        same(law.file, &read(&text(law.file)), &draft);
        assert_whole(&paper, &draft);
    }
}

#[test]
fn plain_lines() {
    each_whole(|lines| lines.join("\n"));
    each_whole(|lines| lines.join("\n\n"));
    each_whole(|lines| lines.iter().map(|l| format!("　　{l}\n")).collect());
}

#[test]
fn byte_order_mark_and_windows_line_ends() {
    each_whole(|lines| format!("\u{feff}{}\r\n", lines.join("\r\n")));
}

#[test]
fn no_blank_after_the_number() {
    each_whole(|lines| relabelled(lines, str::to_owned).join("\n"));
}

#[test]
fn a_full_width_blank_a_tab_or_blanks_inside() {
    each_whole(|lines| relabelled(lines, |l| format!("{l}　　")).join("\n"));
    each_whole(|lines| relabelled(lines, |l| format!("{l}\t")).join("\n"));
    each_whole(|lines| {
        let spread = |l: &str| l.chars().map(|c| format!("{c} ")).collect::<String>();
        relabelled(lines, spread).join("\n")
    });
    // The number on a line of its own.
    each_whole(|lines| relabelled(lines, |l| format!("{l}\n")).join("\n"));
}

#[test]
fn digits_in_numbers() {
    let number = |l: &str| digits(l.trim_start_matches('第').trim_end_matches('条'));
    each(|lines| relabelled(lines, |l| format!("第{}条 ", number(l))).join("\n"));
    each(|lines| relabelled(lines, |l| format!("第{}条 ", full_width(&number(l)))).join("\n"));
    each(|lines| relabelled(lines, |l| format!("第 {} 条", number(l))).join("\n"));
}

#[test]
fn markdown() {
    each_whole(|lines| relabelled(lines, |l| format!("**{l}**　")).join("\n\n"));
    each(|lines| {
        let body = relabelled(lines, |l| format!("### {l}\n\n"));
        format!("# {}\n\n{}", body[0], body[1..].join("\n\n"))
    });
}

#[test]
fn a_table_of_contents_repeats_the_chapters() {
    for law in LAWS.iter().filter(|l| !l.chapters.is_empty()) {
        let lines = lines(law.file);
        let start = lines.iter().position(|l| is_chapter(l)).unwrap();
        let chapters: Vec<String> = lines.iter().filter(|l| is_chapter(l)).cloned().collect();
        let numbered: Vec<String> = chapters.iter().map(|c| format!("{c}…………12")).collect();
        for contents in [&chapters, &numbered] {
            for title in ["目　　录", "目录", ""] {
                let paper = [
                    lines[..start].join("\n"),
                    title.to_owned(),
                    contents.join("\n"),
                    lines[start..].join("\n"),
                ]
                .join("\n");
                let draft = read(&paper);
                same(law.file, &read(&text(law.file)), &draft);
                assert_whole(&paper, &draft);
                let left = draft.left_out.iter().filter(|l| l.why == Why::Contents);
                let expected = chapters.len() + usize::from(!title.is_empty());
                assert_eq!(left.count(), expected, "{}", law.file);
            }
        }
    }
}

#[test]
fn hard_wrapped_with_blank_lines_or_indents() {
    for width in [30, 37, 44] {
        each_whole(|lines| {
            let paragraphs = lines.iter().map(|l| broken(l, width).join("\n"));
            paragraphs.collect::<Vec<_>>().join("\n\n")
        });
        each_whole(|lines| {
            let paragraphs = lines
                .iter()
                .map(|l| broken(&format!("　　{l}"), width).join("\n"));
            paragraphs.collect::<Vec<_>>().join("\n")
        });
    }
}

/// Without blank lines or indents a line that is full and ends a sentence could be either; then it
/// is told, and apart from that the text is the same.
#[test]
fn hard_wrapped_and_nothing_else() {
    let together = |d: &LawDraft| -> Vec<(String, String)> {
        let all = d.articles.iter();
        all.map(|a| (a.no.to_string(), a.text.clone().unwrap().replace('\n', "")))
            .collect()
    };
    for law in LAWS {
        let lines = lines(law.file);
        let all: Vec<String> = lines.iter().flat_map(|l| broken(l, 30)).collect();
        let paper = all.join("\n");
        let draft = read(&paper);
        let plain = read(&text(law.file));
        assert_whole(&paper, &draft);
        assert_eq!(faults(&draft), [], "{}", law.file);
        assert_eq!(together(&draft), together(&plain), "{}", law.file);
        let differ = draft
            .articles
            .iter()
            .zip(&plain.articles)
            .filter(|(a, b)| a.text != b.text)
            .count();
        let told = draft
            .notes
            .iter()
            .filter(|(f, _)| f.code == Code::Doubt)
            .count();
        assert!(differ <= told, "{}: {differ} differ, {told} told", law.file);
    }
}

#[test]
fn page_numbers_between_and_inside_paragraphs() {
    let marks = ["— 3 —", "- 12 -", "第 3 页 共 20 页", "4/20", "7"];
    each_whole(|lines| {
        let with = lines.iter().enumerate().flat_map(|(i, line)| {
            let page = i > 3 && i % 7 == 0;
            let mark = page.then(|| marks[i % marks.len()].to_owned());
            // The head of the next page.
            [Some(line.clone()), mark, page.then(|| lines[0].clone())]
        });
        with.flatten().collect::<Vec<_>>().join("\n")
    });
    // A page that ends inside a sentence.
    each_whole(|lines| {
        let with = lines.iter().enumerate().flat_map(|(i, line)| {
            let cut = line.char_indices().nth(20).map(|(at, _)| at);
            let cut = cut.filter(|at| {
                i > 3 && i % 5 == 0 && !line[..*at].ends_with(['。', '；', '：', '”', '（'])
            });
            match cut {
                Some(at) => vec![
                    line[..at].to_owned(),
                    "— 8 —".to_owned(),
                    line[at..].to_owned(),
                ],
                None => vec![line.clone()],
            }
        });
        with.collect::<Vec<_>>().join("\n")
    });
}

#[test]
fn a_web_page_around_and_inside() {
    each_whole(|lines| {
        let middle = lines.len() / 2;
        let body = &lines[1..];
        [
            "首页 > 政务公开 > 法规",
            "当前位置：首页>地方性法规>正文",
            &format!("{}_某某人大网", lines[0]),
            &lines[0],
            "来源：某某人大网　发布时间：2018-08-01　浏览次数：1024",
            "字号：【大】【中】【小】",
            "打印",
            &body[..middle].join("\n"),
            "【打印】 【关闭】",
            "分享到：",
            &body[middle..].join("\n"),
            "责任编辑：某某",
            "【返回顶部】【关闭窗口】",
            "上一篇：某某条例",
            "相关链接",
            "某某人大网主办，欢迎转载。",
            "版权所有　京ICP备00000000号",
        ]
        .join("\n")
    });
}

#[test]
fn an_announcement_before_and_the_note_in_brackets() {
    let lines = lines("henan_laonianren.md");
    let note = "（2018年7月27日河南省第十三届人民代表大会常务委员会\n第五次会议通过　根据2020年3月1日某省第十三届人民代表大会\n常务委员会第八次会议《关于修改的决定》修正）";
    let paper = format!(
        "河南省第十三届人民代表大会常务委员会公告\n第9号\n《河南省老年人权益保障条例》已经河南省第十三届人民代表大会常务委员会第五次会议于2018年7月27日审议通过，现予公布，自2019年1月1日起施行。\n河南省人民代表大会常务委员会\n2018年7月30日\n河南省老年人权益保障条例\n{note}\n{}",
        lines[2..].join("\n")
    );
    let draft = read(&paper);
    same("announcement", &read(&text("henan_laonianren.md")), &draft);
    assert_whole(&paper, &draft);
    assert_eq!(draft.amendments(), Some(note.replace('\n', "")));
}

#[test]
fn a_name_on_two_lines() {
    let mut lines = lines("jiandufa_2024.md");
    lines[0] = "中华人民共和国各级人民代表大会\n常务委员会监督法".into();
    let paper = lines.join("\n");
    let draft = read(&paper);
    same("two lines", &read(&text("jiandufa_2024.md")), &draft);
    assert_whole(&paper, &draft);
}

/// The law as a Word file: a paragraph a line, the number in a run of its own.
fn docx(lines: &[String]) -> Vec<u8> {
    let mut body = String::new();
    for line in lines {
        let runs = label(line).map_or(vec![line.as_str()], |l| vec![l, &line[l.len()..]]);
        let runs: String = runs
            .iter()
            .map(|r| {
                format!("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">{r}</w:t></w:r>")
            })
            .collect();
        body += &format!("<w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr>{runs}</w:p>");
    }
    packed(&format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}<w:sectPr/></w:body></w:document>"
    ))
}

/// A zip with that `word/document.xml`.
pub(super) fn packed(xml: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, text) in [
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", xml),
    ] {
        zip.start_file(name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_word_file() {
    for law in LAWS {
        let lines = lines(law.file);
        let paper = paper::read(&docx(&lines)).unwrap();
        let draft = supervise::intake::law::read(&paper);
        same(law.file, &read(&text(law.file)), &draft);
        assert_whole(&lines.join("\n"), &draft);
    }
}

/// Inserts lines before the first that starts with `before`.
fn inserted(file: &str, before: &str, new: &[&str]) -> String {
    let mut lines = lines(file);
    let at = lines.iter().position(|l| l.starts_with(before)).unwrap();
    lines.splice(at..at, new.iter().map(|l| (*l).to_owned()));
    lines.join("\n")
}

#[test]
fn an_inserted_article() {
    let new = [
        "第二十三条之一　省人民政府应当公布名录。",
        "第二十三条之二　名录每年更新。",
    ];
    let paper = inserted("henan_laonianren.md", "第二十四条", &new);
    let draft = read(&paper);
    assert_eq!(faults(&draft), []);
    assert_eq!(article(&draft, "23-1"), "省人民政府应当公布名录。");
    assert_eq!(article(&draft, "23-2"), "名录每年更新。");
    assert_eq!((draft.articles.len(), draft.total_articles()), (62, 60));
    assert_eq!(draft.chapters, read(&text("henan_laonianren.md")).chapters);
    assert_whole(&paper, &draft);
}

#[test]
fn a_reference_at_the_start_of_a_line_is_text() {
    let references = [
        "第六条规定的机构应当配合。",
        "第六条第二款规定的机构应当配合。",
        "第六条、第七条规定的机构应当配合。",
        "第六条所列机构，应当配合。",
        "第六条和第七条适用于本省。",
        "第七条的规定不适用于前款。",
        "第三章规定的职责由民政部门履行。",
        "依照本条例第六条处理。",
    ];
    for reference in references {
        for (file, next) in [
            ("henan_laonianren.md", "第六条"),
            ("shandong.md", "第四十一条"),
        ] {
            let paper = inserted(file, next, &[reference]);
            let draft = read(&paper);
            assert_eq!(draft.notes, [], "{file} {reference}");
            assert_eq!(draft.articles.len(), read(&text(file)).articles.len());
            let before = if file == "shandong.md" { "40" } else { "5" };
            assert!(
                article(&draft, before).ends_with(&format!("\n{reference}")),
                "{reference}"
            );
            assert_whole(&paper, &draft);
            // The same where numbers are followed by text at once.
            let tight: Vec<String> = paper.lines().map(str::to_owned).collect();
            let tight = relabelled(&tight, str::to_owned).join("\n");
            let draft = read(&tight);
            assert_eq!(faults(&draft), [], "{file} {reference}");
            assert!(
                article(&draft, before).ends_with(&format!("\n{reference}")),
                "{reference}"
            );
        }
    }
}

/// A line broken before a reference goes on with its sentence.
#[test]
fn a_reference_broken_over_lines_is_text() {
    let paper = "某市办法\n第一条 为了规范，制定本办法。\n第二条 违反本办法第三条、\n第四条规定的，由民政部门依照\n第三条处理；情节严重的，依照本办法\n第四条 处理。\n第三条 甲。\n第四条 乙。\n";
    let draft = read(paper);
    assert_eq!(
        article(&draft, "2"),
        "违反本办法第三条、第四条规定的，由民政部门依照第三条处理；情节严重的，依照本办法第四条 处理。"
    );
    assert_eq!(
        (article(&draft, "3"), article(&draft, "4")),
        ("甲。", "乙。")
    );
    assert_eq!(draft.articles.len(), 4);
}

fn without(file: &str, no: &str) -> Vec<String> {
    let lines = lines(file);
    let at = lines.iter().position(|l| l.starts_with(no)).unwrap();
    let next = lines[at + 1..]
        .iter()
        .position(|l| label(l).is_some())
        .unwrap();
    [&lines[..at], &lines[at + 1 + next..]].concat()
}

#[test]
fn a_gap_is_told_with_its_line() {
    let lines = without("henan_laonianren.md", "第十五条 ");
    let line = lines
        .iter()
        .position(|l| l.starts_with("第十六条 "))
        .unwrap()
        + 1;
    let draft = read(&lines.join("\n"));
    assert_eq!(faults(&draft), [(line, "第十四条之后是第十六条，中间缺条")]);
    assert_eq!(draft.articles.len(), 59);
    assert!(draft.has_faults());
    let draft = read(&without("henan_laonianren.md", "第一条 ").join("\n"));
    assert!(
        faults(&draft)[0].1.starts_with("条文从第二条开始"),
        "{:?}",
        faults(&draft)
    );
}

#[test]
fn a_repeat_is_told_with_its_line_and_kept() {
    let paper = inserted("henan_laonianren.md", "第十六条", &["第十五条 又一遍。"]);
    let line = paper
        .lines()
        .position(|l| l == "第十五条 又一遍。")
        .unwrap()
        + 1;
    let draft = read(&paper);
    assert_eq!(
        faults(&draft),
        [(line, "第十五条又出现一次，算作前一条的文字")]
    );
    assert!(article(&draft, "15").ends_with("\n第十五条 又一遍。"));
    assert_eq!(draft.articles.len(), 60);
    assert_whole(&paper, &draft);
}

#[test]
fn a_number_that_goes_back_or_leaps_is_told_and_kept() {
    let paper = inserted(
        "henan_laonianren.md",
        "第三十条",
        &["第七条 回头。", "第九十九条 越过。"],
    );
    let line = paper.lines().position(|l| l == "第七条 回头。").unwrap() + 1;
    let draft = read(&paper);
    assert_eq!(
        faults(&draft),
        [
            (line, "第七条又出现一次，算作前一条的文字"),
            (line + 1, "第九十九条与前后条号接不上，算作前一条的文字")
        ]
    );
    assert!(article(&draft, "29").ends_with("\n第七条 回头。\n第九十九条 越过。"));
    assert_eq!(draft.articles.len(), 60);
    assert_whole(&paper, &draft);
}

#[test]
fn two_chapters_of_one_number_and_one_too_few_are_told() {
    let mut lines = lines("henan_laonianren.md");
    let third = lines.iter().position(|l| l.starts_with("第三章")).unwrap();
    lines[third] = "第二章　社会保障".into();
    let draft = read(&lines.join("\n"));
    let fourth = lines.iter().position(|l| l.starts_with("第四章")).unwrap();
    assert_eq!(
        faults(&draft),
        [
            (third + 1, "第2章重复或倒退，前面已到第2章"),
            (fourth + 1, "缺第3章，这里是第4章")
        ]
    );
    assert_eq!(draft.chapters.len(), 8);
}

#[test]
fn items_that_do_not_follow_on_are_told() {
    let mut lines = lines("henan_laonianren.md");
    let at = lines
        .iter()
        .position(|l| l.starts_with("（三）组织、协调"))
        .unwrap();
    lines.remove(at);
    let draft = read(&lines.join("\n"));
    assert_eq!(faults(&draft), [(at + 1, "第2项之后是第4项")]);
}

#[test]
fn annexes_and_what_follows_are_left_out() {
    for annex in ["附件", "附件1：名录", "附：名录", "附表"] {
        let body = lines("shandong.md").join("\n");
        let paper = format!("{body}\n{annex}\n第一条 名录的说明。\n第二条 名录。\n一、甲类；\n");
        let draft = read(&paper);
        same("annex", &read(&text("shandong.md")), &draft);
        assert_whole(&paper, &draft);
        let left = draft
            .left_out
            .iter()
            .filter(|l| l.why == Why::Annex)
            .count();
        assert_eq!(left, 4, "{annex}");
    }
}

#[test]
fn parts_sections_and_an_empty_chapter() {
    let paper = "某某法\n\n第一编　总则\n第一章　一般规定\n第一条　甲。\n第二条　乙。\n第二章　主体\n第一节　个人\n第三条　丙。\n第二节\n单位\n第四条　丁。\n第二编　分则\n第一章　物\n第五条　戊。\n第三章　空\n第二章　债\n第六条　己。";
    let draft = read(paper);
    let chapters: Vec<_> = draft
        .chapters
        .iter()
        .map(|c| {
            (
                c.no,
                c.name.as_str(),
                c.from,
                c.to,
                c.part.as_deref().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        chapters,
        [
            (1, "一般规定", 1, 2, "第一编　总则"),
            (2, "主体", 3, 4, "第一编　总则"),
            (1, "物", 5, 5, "第二编　分则"),
            (2, "债", 6, 6, "第二编　分则"),
        ]
    );
    let sections: Vec<_> = draft.chapters[1]
        .sections
        .iter()
        .map(|s| (s.no, s.name.as_str(), s.from, s.to))
        .collect();
    assert_eq!(sections, [(1, "个人", 3, 3), (2, "单位", 4, 4)]);
    assert_eq!(faults(&draft), []);
    let left: Vec<_> = draft
        .left_out
        .iter()
        .map(|l| (l.line, l.text.as_str(), l.why))
        .collect();
    assert_eq!(left, [(16, "第三章　空", Why::EmptyHeading)]);
}

#[test]
fn effect_on_publication_is_not_guessed() {
    let paper = "某市办法\n（2020年1月2日某市第一届人民代表大会常务委员会第一次会议通过）\n第一条 甲。\n第二条 本办法自公布之日起施行。";
    let draft = read(paper);
    assert_eq!(draft.effective_on, None);
    assert!(draft.notes[0].0.zh.contains("自公布之日起施行"));
    assert!(!draft.has_faults());
}

#[test]
fn much_at_once() {
    let paper = "首页 > 法规库
某某市人民代表大会常务委员会公告
〔十五届〕第１２号
某某市养老服务促进条例（2019年5月20日某某市第十五届人民代表大会常务委员会第二十次会议通过）
目　录
第一章　总则
第二章　服务
　第一节　居家
　第二节　机构
附　则
第一章　总　　则
第1条 为了老有所养，制定本条例。
第２条：本条例所称养老服务：（一）居家；（二）机构；
（三）社区。
第三条【职责】民政部门负责。
第二章　服务
第一节　居家
第四条依照本条例第三条，开展服务。
第二节　机构
第五条之一 错。
第五条 设立机构：
㈠有场所；
㈡有人员：
1. 护理员；
2. 医生。
㈢其他。
第六条 本条例自2019年10月1日起施行
某某市人大常委会办公室
2019年5月21日
";
    let draft = read(paper);
    assert_eq!(draft.name.as_deref(), Some("某某市养老服务促进条例"));
    let by = "某某市第十五届人民代表大会常务委员会第二十次会议";
    assert_eq!(draft.adopted_by.as_deref(), Some(by));
    assert_eq!(draft.effective_on.unwrap().to_string(), "2019-10-01");
    let texts = ["1", "2", "3", "4", "5", "6"].map(|no| article(&draft, no));
    assert_eq!(
        texts,
        [
            "为了老有所养，制定本条例。",
            "本条例所称养老服务：（一）居家；（二）机构；\n（三）社区。",
            "【职责】民政部门负责。",
            "依照本条例第三条，开展服务。",
            "设立机构：\n㈠有场所；\n㈡有人员：\n1. 护理员；\n2. 医生。\n㈢其他。",
            "本条例自2019年10月1日起施行",
        ]
    );
    assert_eq!(
        faults(&draft),
        [(20, "第五条之一与前后条号接不上，没有收入记录")]
    );
    let left: Vec<_> = draft.left_out.iter().map(|l| (l.line, l.why)).collect();
    assert_eq!(
        left,
        [
            (1, Why::WebPage),
            (2, Why::Before),
            (3, Why::Before),
            (5, Why::Contents),
            (6, Why::Contents),
            (7, Why::Contents),
            (8, Why::Contents),
            (9, Why::Contents),
            (10, Why::Contents),
            (13, Why::Markup),
            (20, Why::UnderHeading),
            (28, Why::After),
            (29, Why::After),
        ]
    );
}

//! The text of six laws taken in, as published and in the shapes people paste them in. What is
//! expected was counted in `tests/laws/` by hand and by grep, not by the program.

mod command;
mod hostile;
mod random;
mod shapes;

use std::collections::BTreeMap;
use std::path::Path;

use supervise::intake::law::{self, LawDraft, Why};
use supervise::intake::paper;
use supervise::lang::Lang;
use supervise::model::provision::paragraphs;

/// A law and what was counted in it.
struct Law {
    file: &'static str,
    name: &'static str,
    adopted_on: &'static str,
    adopted_by: &'static str,
    effective_on: Option<&'static str>,
    articles: usize,
    /// Lines of the body that start with （一） and so on, and the others.
    items: usize,
    paragraphs: usize,
    /// Name and first article of each chapter.
    chapters: &'static [(&'static str, u32)],
    first: &'static str,
    last: &'static str,
    left_out: &'static [(usize, Why)],
}

const LAWS: &[Law] = &[
    Law {
        file: "henan_laonianren.md",
        name: "河南省老年人权益保障条例",
        adopted_on: "2018-07-27",
        adopted_by: "河南省第十三届人民代表大会常务委员会第五次会议",
        effective_on: Some("2019-01-01"),
        articles: 60,
        items: 17,
        paragraphs: 116,
        chapters: &[
            ("总则", 1),
            ("家庭赡养与扶养", 11),
            ("社会保障", 23),
            ("社会服务", 31),
            ("社会优待", 44),
            ("参与社会发展", 52),
            ("法律责任", 56),
            ("附则", 60),
        ],
        first: "为了保障老年人合法权益，发展老龄事业，弘扬中华民族",
        last: "本条例自2019年1月1日起施行。1990年2月17日河南省第七届",
        left_out: &[
            (1, Why::Comment),
            (2, Why::Comment),
            (3, Why::Markup),
            (7, Why::Comment),
        ],
    },
    Law {
        file: "shandong.md",
        name: "山东省养老服务条例",
        adopted_on: "2020-03-26",
        adopted_by: "山东省第十三届人民代表大会常务委员会第十八次会议",
        effective_on: Some("2020-05-01"),
        articles: 75,
        items: 36,
        paragraphs: 121,
        chapters: &[
            ("总则", 1),
            ("养老服务设施规划和建设", 9),
            ("居家社区养老服务", 22),
            ("机构养老服务", 30),
            ("医养康养结合服务", 42),
            ("扶持保障措施", 48),
            ("监督管理", 58),
            ("法律责任", 66),
            ("附则", 74),
        ],
        first: "为了积极应对人口老龄化，健全养老服务体系，",
        last: "本条例自2020年5月1日起施行。",
        left_out: &[
            (1, Why::Comment),
            (2, Why::Comment),
            (3, Why::Markup),
            (7, Why::Comment),
        ],
    },
    Law {
        file: "laonianren_law_2018.md",
        name: "中华人民共和国老年人权益保障法",
        adopted_on: "1996-08-29",
        adopted_by: "第八届全国人民代表大会常务委员会第二十一次会议",
        effective_on: Some("2013-07-01"),
        articles: 85,
        items: 12,
        paragraphs: 152,
        chapters: &[
            ("总则", 1),
            ("家庭赡养与扶养", 13),
            ("社会保障", 28),
            ("社会服务", 37),
            ("社会优待", 53),
            ("宜居环境", 61),
            ("参与社会发展", 66),
            ("法律责任", 73),
            ("附则", 83),
        ],
        first: "为了保障老年人合法权益，发展老龄事业，弘扬中华民族",
        last: "本法自2013年7月1日起施行。",
        left_out: &[
            (1, Why::Comment),
            (2, Why::Comment),
            (3, Why::Markup),
            (15, Why::Comment),
        ],
    },
    Law {
        file: "jiandufa_2024.md",
        name: "中华人民共和国各级人民代表大会常务委员会监督法",
        adopted_on: "2006-08-27",
        adopted_by: "第十届全国人民代表大会常务委员会第二十三次会议",
        effective_on: Some("2007-01-01"),
        articles: 65,
        items: 21,
        paragraphs: 108,
        chapters: &[
            ("总则", 1),
            ("听取和审议专项工作报告", 11),
            ("财政经济工作监督", 18),
            ("法律法规实施情况的检查", 31),
            ("规范性文件的备案审查", 38),
            ("询问、专题询问和质询", 46),
            ("特定问题调查", 55),
            ("撤职案的审议和决定", 60),
            ("附则", 63),
        ],
        first: "为了保障全国人民代表大会常务委员会和县级以上",
        last: "本法自2007年1月1日起施行。",
        left_out: &[
            (1, Why::Comment),
            (2, Why::Comment),
            (3, Why::Markup),
            (9, Why::Comment),
            (11, Why::NameAgain),
        ],
    },
    Law {
        file: "beijing_jujia.md",
        name: "北京市居家养老服务条例",
        adopted_on: "2015-01-29",
        adopted_by: "北京市第十四届人民代表大会第三次会议",
        effective_on: Some("2015-05-01"),
        articles: 22,
        items: 28,
        paragraphs: 31,
        chapters: &[],
        first: "为了满足居住在家老年人的社会化服务需求，",
        last: "本条例自2015年5月1日起施行。",
        left_out: &[(1, Why::Markup), (5, Why::Comment)],
    },
    Law {
        file: "henan_jiandufa_banfa_2015.md",
        name: "河南省实施《中华人民共和国各级人民代表大会常务委员会监督法》办法",
        adopted_on: "2009-11-27",
        adopted_by: "河南省第十一届人民代表大会常务委员会第十二次会议",
        // The last article of this text says nothing of it.
        effective_on: None,
        articles: 75,
        items: 40,
        // 136 lines, 11 of which are the headings that lost their numbers.
        paragraphs: 125,
        chapters: &[],
        first: "为了保障本省各级人民代表大会常务委员会依法行使",
        last: "撤职案在提请表决前，被提出撤职的人员有权在常务委员会会议上",
        left_out: &[
            (1, Why::Comment),
            (2, Why::Comment),
            (3, Why::Markup),
            (9, Why::Comment),
            (25, Why::PlainHeading),
            (27, Why::PlainHeading),
            (71, Why::PlainHeading),
            (73, Why::PlainHeading),
            (109, Why::PlainHeading),
            (111, Why::PlainHeading),
            (187, Why::PlainHeading),
            (231, Why::PlainHeading),
            (311, Why::PlainHeading),
            (333, Why::PlainHeading),
            (347, Why::PlainHeading),
        ],
    },
];

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/laws")
}

fn text(file: &str) -> String {
    std::fs::read_to_string(folder().join(file)).unwrap()
}

fn read(text: &str) -> LawDraft {
    law::read(&paper::read(text.as_bytes()).unwrap())
}

/// The text of an article.
fn article<'d>(draft: &'d LawDraft, no: &str) -> &'d str {
    let found = draft.articles.iter().find(|a| a.no.to_string() == no);
    found.and_then(|a| a.text.as_deref()).unwrap_or_default()
}

/// The notes that stop an import, as line and Chinese sentence.
fn faults(draft: &LawDraft) -> Vec<(usize, &str)> {
    let told = draft
        .notes
        .iter()
        .filter(|(f, _)| f.code.name().starts_with("E-"));
    told.map(|(f, line)| (*line, f.zh.as_str())).collect()
}

/// How often each character stands in a text, blanks not counted.
fn census(text: &str, into: &mut BTreeMap<char, i64>, sign: i64) {
    for c in text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{feff}')
    {
        *into.entry(c).or_default() += sign;
    }
}

/// Every character of the paper is in the record, in a note of adoption, in a number that the
/// record has as a number, or left out: nothing is missing and nothing stands twice.
fn assert_whole(paper: &str, draft: &LawDraft) {
    let mut count = BTreeMap::new();
    census(paper, &mut count, 1);
    let mut less = |text: &str| census(text, &mut count, -1);
    less(draft.name.as_deref().unwrap_or_default());
    draft.adoption.iter().for_each(|l| less(&l.text));
    for chapter in &draft.chapters {
        less(&chapter.title(Lang::Zh));
    }
    for article in &draft.articles {
        less(&article.no.title(Lang::Zh));
        less(article.text.as_deref().unwrap_or_default());
    }
    draft.left_out.iter().for_each(|l| less(&l.text));
    count.retain(|_, n| *n != 0);
    assert!(
        count.is_empty(),
        "characters lost (+) or made (-): {count:?}"
    );
    let bare = |t: &str| -> String {
        let shown = t.chars().filter(|c| !c.is_whitespace());
        shown.filter(|c| !"#*>-".contains(*c)).collect()
    };
    let lines: Vec<String> = paper.lines().map(bare).collect();
    for left in draft.left_out.iter().filter(|l| l.why != Why::Markup) {
        let line = &lines[left.line - 1];
        assert!(
            line.contains(&bare(&left.text)),
            "line {}: {}",
            left.line,
            left.text
        );
    }
}

#[test]
fn the_six_laws_as_counted() {
    for expected in LAWS {
        let paper = text(expected.file);
        let draft = read(&paper);
        let file = expected.file;
        assert_eq!(draft.name.as_deref(), Some(expected.name), "{file}");
        let day = |d: Option<supervise::model::Day>| d.map(|d| d.to_string());
        assert_eq!(
            day(draft.adopted_on).as_deref(),
            Some(expected.adopted_on),
            "{file}"
        );
        assert_eq!(
            draft.adopted_by.as_deref(),
            Some(expected.adopted_by),
            "{file}"
        );
        assert_eq!(
            day(draft.effective_on).as_deref(),
            expected.effective_on,
            "{file}"
        );
        let numbers: Vec<String> = draft.articles.iter().map(|a| a.no.to_string()).collect();
        let counted: Vec<String> = (1..=expected.articles).map(|n| n.to_string()).collect();
        assert_eq!(numbers, counted, "{file}");
        let chapters: Vec<_> = draft
            .chapters
            .iter()
            .map(|c| (c.name.as_str(), c.from))
            .collect();
        assert_eq!(chapters, expected.chapters, "{file}");
        assert!(article(&draft, "1").starts_with(expected.first), "{file}");
        let last = expected.articles.to_string();
        assert!(article(&draft, &last).starts_with(expected.last), "{file}");
        let left: Vec<_> = draft.left_out.iter().map(|l| (l.line, l.why)).collect();
        assert_eq!(left, expected.left_out, "{file}");
        assert_eq!(draft.notes, [], "{file}");
        let all: Vec<_> = draft
            .articles
            .iter()
            .flat_map(|a| paragraphs(a.text.as_deref().unwrap()))
            .collect();
        let items: usize = all.iter().map(|p| p.items.len()).sum();
        assert_eq!(
            (all.len(), items),
            (expected.paragraphs, expected.items),
            "{file}"
        );
    }
}

#[test]
fn no_character_is_lost() {
    for law in LAWS {
        let paper = text(law.file);
        let draft = read(&paper);
        assert_whole(&paper, &draft);
        let bare = |t: &str| t.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let whole = bare(&paper);
        for article in &draft.articles {
            let text = article.no.title(Lang::Zh) + article.text.as_deref().unwrap();
            assert!(whole.contains(&bare(&text)), "{} {}", law.file, article.no);
        }
    }
}

#[test]
fn articles_with_items() {
    let draft = read(&text("henan_laonianren.md"));
    let sixth = paragraphs(article(&draft, "6"));
    assert_eq!(sixth.len(), 1);
    assert_eq!(
        sixth[0].text,
        "县级以上人民政府负责老龄工作的机构履行下列职责："
    );
    let items: Vec<_> = sixth[0]
        .items
        .iter()
        .map(|i| (i.no, i.text.as_str()))
        .collect();
    assert_eq!(items.len(), 5);
    assert_eq!(
        items[0],
        (1, "宣传、贯彻有关老年人权益保障工作的法律法规和政策；")
    );
    assert_eq!(items[4], (5, "负责对老年人组织的指导工作。"));

    let draft = read(&text("beijing_jujia.md"));
    let third = paragraphs(article(&draft, "3"));
    assert_eq!((third.len(), third[0].items.len()), (1, 8));
    assert!(third[0].text.ends_with("居家养老服务主要包括以下内容："));
    assert_eq!(
        third[0].items[7].text,
        "开展有益于老年人身心健康的文化娱乐、体育活动。"
    );

    let draft = read(&text("shandong.md"));
    let terms = paragraphs(article(&draft, "74"));
    assert_eq!((terms.len(), terms[0].items.len()), (1, 6));
    assert!(
        terms[0].items[5]
            .text
            .starts_with("特困人员，是指无劳动能力")
    );
}

/// The record of this law in the example was typed in by other means.
#[test]
fn the_example_has_the_same_articles() {
    let path = crate::support::example().join("regulations/henan-rights-2018.yaml");
    let known = std::fs::read_to_string(path).unwrap();
    let known: supervise::model::Regulation = supervise::store::read::record(&known).unwrap();
    let draft = read(&text("henan_laonianren.md"));
    assert_eq!(known.articles, draft.articles);
    assert_eq!(known.chapters, draft.chapters);
    assert_eq!(known.adopted_by, draft.adopted_by);
}

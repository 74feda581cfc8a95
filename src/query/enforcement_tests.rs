use super::*;
use crate::lang::Lang;
use crate::model::day::day;
use crate::model::issue::Confidentiality;
use crate::model::{Inspection, Opinion, sample};
use crate::query::places_tests::{facilities, ledger as two_counties, put};
use crate::view::{Block, Page, Words};

/// A regulation of five articles in two chapters, article 5 in none. Articles 1 (carried out in a
/// second round), 3 (partly) and 5 (carried out) are inspected, 2 is not, 4 is not assigned.
fn ledger() -> Ledger {
    let mut ledger = two_counties();
    put::<Regulation>(
        &mut ledger,
        "{id: law, uid: aaaaaaaa, name: 养老服务条例, total_articles: 5, history: [], chapters: [\
         {no: 1, name: 总则, from: 1, to: 2}, {no: 2, name: 服务, from: 3, to: 4}]}",
    );
    put::<Regulation>(
        &mut ledger,
        "{id: other, uid: aaaaaaaa, name: 他法, total_articles: 9, history: [], chapters: []}",
    );
    for (law, n, steps) in [
        (
            "law",
            1,
            "- {on: 2024-04-10, action: inspected, by: group-1, round: 1, result: non-compliant, finding: 没有办, methods: [on-site]}\n\
             - {on: 2024-08-10, action: inspected, by: group-1, round: 2, result: compliant, finding: 已补办。, methods: [documents]}\n",
        ),
        ("law", 2, ""),
        (
            "law",
            3,
            "- {on: 2024-04-11, action: inspected, by: group-1, result: partial, finding: 少两处, methods: [on-site], issues: [KF-I001]}\n",
        ),
        (
            "law",
            5,
            "- {on: 2024-04-12, action: inspected, by: group-1, result: compliant}\n",
        ),
        ("other", 7, ""),
    ] {
        put::<Article>(
            &mut ledger,
            &format!(
                "id: {law}-a{n}\nuid: aaaaaaaa\ncampaign: 2024-elder-care\nregulation: {law}\nnumber: {n}\n\
                 digest: 第{n}件事\nlead: civil-affairs\nmethods: [on-site]\nhistory:\n\
                 - {{on: 2024-04-01, action: assigned, by: npc-office}}\n{steps}"
            ),
        );
    }
    facilities(&mut ledger, "longting", 1..=1);
    facilities(&mut ledger, "gulou", 2..=2);
    for (n, group, place, method) in [
        (1, "group-1", "facility: KF-F0001", "on-site"),
        (2, "group-1", "facility: KF-F0001", "questionnaire"),
        (3, "gulou", "facility: KF-F0002", "on-site"),
        (4, "group-1", "county: gulou", "symposium"),
    ] {
        put::<Inspection>(
            &mut ledger,
            &format!(
                "id: KF-V{n:03}\nuid: aaaaaaaa\ncampaign: 2024-elder-care\ngroup: {group}\nscope: special\n\
                 methods: [{method}]\n{place}\nhistory:\n- {{on: 2024-05-0{n}, action: visited, by: {group}}}\n"
            ),
        );
    }
    for n in 1..=3 {
        let channel = if n == 1 { "hotline" } else { "questionnaire" };
        put::<Opinion>(
            &mut ledger,
            &format!(
                "id: KF-P{n:03}\nuid: aaaaaaaa\ncampaign: 2024-elder-care\nchannel: {channel}\naspect: service-system\n\
                 content: 助餐点太远\nsubmitter: elderly\nhistory:\n- {{on: 2024-06-01, action: received, by: npc-office}}\n"
            ),
        );
    }
    let entered = "- {on: 2024-05-08, action: found, by: group-1}\n\
                   - {on: 2024-05-20, action: verified, by: npc-social}\n";
    let issue = |id: &str, articles: &[&str], history: &str| {
        let mut issue = sample::issue(id, "2024-12-31", history);
        let ids = articles.iter().filter_map(|a| Id::parse(a).ok());
        issue.articles = ids.collect();
        issue
    };
    let mut systemic = issue("KF-I002", &["law-a5", "law-a1", "other-a7"], entered);
    systemic.kind = IssueKind::Systemic;
    let mut restricted = issue("KF-I003", &["law-a2"], entered);
    restricted.confidentiality = Some(Confidentiality::Restricted);
    let unverified = "- {on: 2024-05-08, action: found, by: group-1}\n";
    for issue in [
        issue("KF-I001", &[], entered),
        systemic,
        restricted,
        issue("KF-I004", &["other-a7"], entered),
        issue("KF-I005", &["law-a1"], unverified),
    ] {
        ledger.issues.put(issue);
    }
    ledger
}

fn report(as_of: &str) -> Enforcement {
    let ledger = ledger();
    let law = ledger.regulations.get(&Id::parse("law").unwrap()).unwrap();
    Enforcement::of(&ledger, day(as_of), law, &Scope::default())
}

fn names(figure: &Figure) -> Vec<&str> {
    figure.ids.iter().map(Id::as_str).collect()
}

#[test]
fn who_went_where_and_how() {
    let report = report("2024-10-31");
    assert_eq!(report.days, Some((day("2024-04-10"), day("2024-08-10"))));
    assert_eq!(names(&report.visits), ["KF-V001", "KF-V002", "KF-V003"]);
    assert_eq!(names(&report.places), ["KF-F0001", "KF-F0002"]);
    assert_eq!(names(&report.talks), ["KF-V004"]);
    assert_eq!(names(&report.by_counties), ["KF-V003"]);
    assert_eq!(names(&report.counties), ["gulou", "longting"]);
    // group-2 went nowhere.
    assert_eq!(report.groups.len(), 1);
    let ways: Vec<(&str, usize, usize)> = report
        .methods
        .iter()
        .map(|m| (m.method.as_str(), m.visits.count(), m.articles.count()))
        .collect();
    assert_eq!(
        ways,
        [
            ("symposium", 1, 0),
            ("on-site", 2, 2),
            ("questionnaire", 1, 0),
            ("documents", 0, 1)
        ]
    );
    let questionnaires = report
        .channels
        .iter()
        .find(|c| c.channel == "questionnaire");
    assert_eq!(questionnaires.unwrap().all.count(), 2);
    assert_eq!(report.opinions.count(), 3);
}

#[test]
fn what_was_found_stands_with_its_chapter() {
    let report = report("2024-10-31");
    let whole = &report.articles.as_ref().unwrap().whole;
    let counts = [
        &whole.assigned.part,
        &whole.compliant,
        &whole.partial,
        &whole.non_compliant,
    ];
    assert_eq!(counts.map(Figure::count), [4, 2, 1, 0]);
    let told = |c: &OfChapter| -> Vec<String> {
        let number = c.chapter.map_or(0, |key| key.no);
        let says = |f: &Found| format!("{number} {} {}", f.article, f.says.join("；"));
        c.found.iter().map(says).collect()
    };
    let found: Vec<String> = report.chapters.iter().flat_map(told).collect();
    assert_eq!(found, ["1 law-a1 已补办。", "2 law-a3 少两处", "0 law-a5 "]);
    // In the first round article 1 was not carried out.
    let before = self::report("2024-04-30");
    assert_eq!(before.chapters[0].found[0].result, Finding::NonCompliant);
}

#[test]
fn the_issues_are_those_that_touch_the_regulation() {
    let report = report("2024-10-31");
    // I001 was raised by an inspection, I002 and I003 name articles; I004 is of another law, I005
    // is not entered.
    assert_eq!(names(&report.issues), ["KF-I001", "KF-I002", "KF-I003"]);
    assert_eq!(names(&report.withheld), ["KF-I003"]);
    let kinds: Vec<(IssueKind, usize, usize)> = report
        .kinds
        .iter()
        .map(|k| (k.kind, k.all.count(), k.problems.len()))
        .collect();
    assert_eq!(
        kinds,
        [(IssueKind::Systemic, 1, 1), (IssueKind::Hazard, 2, 1)]
    );
    let numbers = |p: &Problem| p.articles.iter().map(|no| no.number).collect::<Vec<_>>();
    assert_eq!(numbers(&report.kinds[0].problems[0]), [1, 5]);
    assert_eq!(numbers(&report.kinds[1].problems[0]), [3]);
}

fn texts(page: &Page) -> Vec<String> {
    let text = |block: &Block| match block {
        Block::Text(text) | Block::Heading(text) => Some(text.clone()),
        _ => None,
    };
    page.blocks.iter().filter_map(text).collect()
}

#[test]
fn the_paper_leaves_the_prose_to_the_drafter() {
    let ledger = ledger();
    let words = Words {
        ledger: &ledger,
        lang: Lang::Zh,
    };
    let page = crate::view::enforcement(&report("2024-10-31"), &words);
    assert_eq!(page.title, "关于检查《养老服务条例》贯彻实施情况的报告");
    let texts = texts(&page);
    let to_draft = texts
        .iter()
        .filter(|t| t.starts_with("（由起草人填写："))
        .count();
    assert_eq!(to_draft, 4);
    for text in [
        "2024年4月10日至2024年8月10日，1 个检查组到 2 个县区，走访检查 4 次（其中县区人大自行组织 1 次）：去设施 3 点次、点位 2 个，座谈调研 1 次；\
         收到意见建议 3 条。条例共 5 条，分解 4 条，已检查 3 条，占已分解的 75.0%；涉及条款的在账问题 3 项。",
        "第一条，第1件事（civil-affairs）：已补办。",
        "第五条，第5件事（civil-affairs）。",
        "第三条，第3件事（civil-affairs）：少两处。",
        "另有 1 项限制公开，计入以上数字，不在本报告列述。",
    ] {
        assert!(texts.iter().any(|t| t == text), "{text}\n{texts:#?}");
    }
    let headings = [
        "一、执法检查基本情况",
        "二、贯彻实施成效",
        "三、存在的主要问题",
        "四、意见和建议",
    ];
    assert!(headings.iter().all(|h| texts.iter().any(|t| t == h)));
}

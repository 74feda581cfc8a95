//! The cases of C6 and C7, on ledgers built for them.

use crate::model::day::day;
use crate::model::{Article, Issue, Ledger, Record, Regulation, sample};
use crate::query::compliance::Compliance;
use crate::query::departments::Departments;
use crate::query::look_backs::LookBacks;
use crate::query::rates::Rates;
use crate::query::weekly::Weekly;
use crate::query::{Decimal, Rate, Scope, Snapshot, Tenths};
use crate::view::Words;

/// The life up to assignment on 2024-07-01.
const ASSIGNED: &str = "\
- {on: 2024-05-08, action: found, by: group-2}
- {on: 2024-05-20, action: verified, by: npc-social}
- {on: 2024-07-01, action: assigned, by: npc-office}
- {on: 2024-07-10, action: progress, by: civil-affairs, pct: 50, note: 推进中}
";

fn closed(on: &str) -> String {
    format!(
        "{ASSIGNED}- {{on: {on}, action: submitted, by: civil-affairs, evidence: [照片]}}\n\
         - {{on: {on}, action: closed, by: npc-social, checkers: [npc-social], opinion: 合格, evidence: [验收单]}}\n"
    )
}

struct Set(Vec<Issue>);

impl Set {
    fn add(&mut self, n: usize, due: &str, history: &str) {
        for _ in 0..n {
            let id = format!("KF-I{:03}", self.0.len() + 1);
            self.0.push(sample::issue(&id, due, history));
        }
    }

    /// 51 entered, 1 withdrawn, 2 merged; closed 36: 30 in time, 3 late, 3 early; open 12: 3
    /// overdue, 2 suspended, 7 in time.
    fn c6_1() -> Self {
        let mut set = Self(Vec::new());
        let more = |text: &str| format!("{ASSIGNED}{text}");
        set.add(1, "2024-09-30", &more("- {on: 2024-08-01, action: withdrawn, by: npc-office, reason: 核查不属实, approved_by: 主任会议}\n"));
        set.add(2, "2024-09-30", &more("- {on: 2024-08-01, action: merged, by: npc-office, into: KF-I004, approved_by: 主任会议}\n"));
        set.add(30, "2024-09-30", &closed("2024-09-25"));
        set.add(3, "2024-09-30", &closed("2024-10-12"));
        set.add(3, "2024-12-31", &closed("2024-10-20"));
        set.add(3, "2024-10-15", ASSIGNED);
        set.add(
            2,
            "2024-10-15",
            &more("- {on: 2024-10-01, action: suspended, by: npc-office, reason: 司法鉴定}\n"),
        );
        set.add(7, "2024-12-31", ASSIGNED);
        set
    }

    fn ledger(self) -> Ledger {
        sample::ledger(self.0)
    }
}

fn rates(ledger: &Ledger, as_of: &str) -> Rates {
    Rates::of(&Snapshot::new(ledger, day(as_of), &Scope::default()))
}

fn parts(rate: &Rate) -> (usize, usize, Option<Tenths>) {
    (rate.part.count(), rate.whole.count(), rate.percent())
}

#[test]
fn c6_1_the_rates_of_a_consistent_set() {
    let found = rates(&Set::c6_1().ledger(), "2024-10-31");
    assert_eq!(parts(&found.closed), (36, 48, Some(Decimal(750))));
    assert_eq!(parts(&found.in_time), (30, 36, Some(Decimal(833))));
    assert_eq!(parts(&found.due_open), (3, 36, Some(Decimal(83))));
    assert_eq!(parts(&found.overdue), (3, 12, Some(Decimal(250))));
}

/// The set of C6-1 of which 20 of the 36 closed were looked back on: 2 relapsed, and were put back
/// on the ledger on 2024-11-02.
fn c6_2() -> Ledger {
    let mut set = Set::c6_1();
    let was_closed: Vec<usize> = (0..set.0.len())
        .filter(|i| closed_by_september(&set.0[*i]))
        .collect();
    for (n, i) in was_closed.into_iter().take(20).enumerate() {
        let outcome = if n < 2 { "recurred" } else { "held" };
        let mut text =
            format!("{{on: 2024-10-28, action: reviewed, by: group-2, outcome: {outcome}}}");
        set.0[i].history.push(serde_yaml::from_str(&text).unwrap());
        if n < 2 {
            text = "{on: 2024-11-02, action: reopened, by: npc-office, to: 2024-12-20, reason: 反弹, evidence: [照片]}".into();
            set.0[i].history.push(serde_yaml::from_str(&text).unwrap());
        }
    }
    set.ledger()
}

#[test]
fn c6_2_look_backs_and_relapses() {
    let ledger = c6_2();
    let before = rates(&ledger, "2024-10-31");
    assert_eq!(parts(&before.reviewed), (20, 36, Some(Decimal(556))));
    assert_eq!(parts(&before.relapsed), (2, 20, Some(Decimal(100))));
    assert_eq!(
        parts(&before.relapsed_of_closed),
        (2, 36, Some(Decimal(56)))
    );
    let after = rates(&ledger, "2024-11-05");
    assert_eq!(parts(&after.closed), (34, 48, Some(Decimal(708))));

    let weekly = Weekly::of(&ledger, day("2024-11-05"), &Scope::default());
    let words = Words {
        ledger: &ledger,
        lang: crate::lang::Lang::Zh,
    };
    let page =
        crate::render::markdown(&crate::view::weekly(&weekly, &words), crate::lang::Lang::Zh);
    assert!(
        page.contains("销号率 70.8%，较上期 −4.2 个百分点，因反弹重新挂账 2 项。"),
        "{page}"
    );
}

#[test]
fn c6_2_the_report_of_look_backs() {
    let ledger = c6_2();
    let of = |as_of: &str| LookBacks::of(&ledger, day(as_of), &Scope::default());
    let before = of("2024-10-31");
    assert_eq!(parts(&before.reviewed), (20, 36, Some(Decimal(556))));
    assert_eq!(parts(&before.relapsed), (2, 20, Some(Decimal(100))));
    assert_eq!(
        parts(&before.relapsed_of_closed),
        (2, 36, Some(Decimal(56)))
    );
    assert_eq!(parts(&before.closed), (36, 48, Some(Decimal(750))));
    assert_eq!(before.done.len(), 20);
    assert_eq!((before.to_reopen.count(), before.reopened.count()), (2, 0));
    let results: Vec<usize> = before.found.iter().map(|f| f.issues.count()).collect();
    assert_eq!(results, [18, 0, 2]);
    // Closed on 09-25, 10-12 and 10-20: no look-back is due before 12-25.
    assert!(before.due.is_empty());
    let after = of("2024-11-05");
    assert_eq!(parts(&after.closed), (34, 48, Some(Decimal(708))));
    assert_eq!((after.to_reopen.count(), after.reopened.count()), (0, 2));
    // 30 were closed on 09-25 and 20 of them looked back on.
    assert_eq!(of("2024-12-25").due.len(), 10);
}

#[test]
fn what_a_look_back_found_elsewhere_is_counted_once() {
    let mut set = Set::c6_1();
    for (on, similar) in [
        ("2024-10-28", "KF-I040, KF-I041"),
        ("2024-10-29", "KF-I041"),
    ] {
        let text = format!(
            "{{on: {on}, action: reviewed, by: group-2, outcome: held, similar: [{similar}]}}"
        );
        set.0[3].history.push(serde_yaml::from_str(&text).unwrap());
    }
    let ledger = set.ledger();
    let found = LookBacks::of(&ledger, day("2024-10-31"), &Scope::default());
    let ids: Vec<&str> = found
        .similar
        .ids
        .iter()
        .map(crate::model::Id::as_str)
        .collect();
    assert_eq!(ids, ["KF-I040", "KF-I041"]);
    assert_eq!((found.done.len(), found.reviewed.part.count()), (2, 1));
}

fn closed_by_september(issue: &Issue) -> bool {
    issue
        .history
        .iter()
        .any(|s| s.action == crate::model::issue::IssueAction::Closed && s.on < day("2024-10-01"))
}

#[test]
fn c6_3_a_ledger_without_issues_has_no_rates() {
    let found = rates(&sample::ledger([]), "2024-10-31");
    assert_eq!(found.closed.percent(), None);
    assert_eq!(found.days.mean, None);
    assert_eq!(crate::view::page::percent(found.in_time.percent()), "—");
}

#[test]
fn c6_4_co_units_enter_no_denominator() {
    let mut set = Set::c6_1();
    for issue in &mut set.0 {
        issue.co = vec![crate::model::Id::parse("fire-rescue").unwrap()];
    }
    let ledger = set.ledger();
    let report = Departments::of(&ledger, day("2024-10-31"), &Scope::default());
    let leads: Vec<_> = report
        .lines
        .iter()
        .map(|l| (l.org.clone().unwrap().to_string(), l.assigned.count()))
        .collect();
    assert_eq!(leads, [("civil-affairs".to_owned(), 48)]);
    assert_eq!(report.total.assigned.count(), 48);
}

#[test]
fn days_to_close_have_mean_and_median() {
    let mut set = Set(Vec::new());
    for on in ["2024-07-11", "2024-07-12", "2024-07-31", "2024-08-30"] {
        set.add(1, "2024-12-31", &closed(on)); // 10, 11, 30 and 60 days
    }
    let found = rates(&set.ledger(), "2024-10-31");
    assert_eq!(found.days.mean, Some(Decimal(278)), "111 ÷ 4 = 27.75");
    assert_eq!(found.days.median, Some(Decimal(205)), "(11 + 30) ÷ 2");
}

/// 87 articles of which 55 are assigned, 44 of these inspected: 30 done, 9 partly, 3 not, 2 n/a.
fn c7_1() -> Ledger {
    let mut ledger = sample::ledger([]);
    let regulation: Regulation = serde_yaml::from_str(
        "id: henan-care-2022\nuid: aaaaaaaa\nname: 河南省养老服务条例\ntotal_articles: 87\nchapters:\n  - {no: 1, name: 总则, from: 1, to: 87}\n",
    )
    .unwrap();
    ledger.regulations.put(regulation);
    for n in 1..=55 {
        let result = match n {
            1..=30 => Some("compliant"),
            31..=39 => Some("partial"),
            40..=42 => Some("non-compliant"),
            43..=44 => Some("not-applicable"),
            45 => Some("unverified"),
            _ => None,
        };
        let step = result.map_or(String::new(), |r| {
            format!("  - {{on: 2024-06-10, action: inspected, by: group-1, round: 1, result: {r}, reason: 例}}\n")
        });
        let text = format!(
            "id: henan-care-2022-a{n}\nuid: aaaaaa{n:02}\ncampaign: 2024-elder-care\nregulation: henan-care-2022\nnumber: {n}\n\
             digest: 例\nlead: civil-affairs\nmethods: [on-site]\nhistory:\n  - {{on: 2024-04-15, action: assigned, by: npc-office}}\n{step}"
        );
        Article::table_mut(&mut ledger).put(serde_yaml::from_str(&text).unwrap());
    }
    ledger
}

#[test]
fn c7_1_coverage_and_fulfilment() {
    let report = Compliance::of(&c7_1(), day("2024-10-31"), None, &Scope::default());
    let whole = &report.regulations[0].whole;
    assert_eq!(parts(&whole.assigned), (55, 87, Some(Decimal(632))));
    assert_eq!(parts(&whole.inspected), (44, 55, Some(Decimal(800))));
    assert_eq!(
        parts(&whole.inspected_of_total),
        (44, 87, Some(Decimal(506)))
    );
    assert_eq!(parts(&whole.strict), (30, 42, Some(Decimal(714))));
    assert_eq!(whole.weighted, Some(Decimal(821)));
    assert_eq!(whole.unverified.ids[0].as_str(), "henan-care-2022-a45");
    assert_eq!(whole.unverified.count(), 1);
}

#[test]
fn c7_an_article_counts_once_by_the_worst_of_its_latest_round() {
    let mut ledger = c7_1();
    let id = crate::model::Id::parse("henan-care-2022-a40").unwrap();
    let mut article = ledger.articles.get(&id).unwrap().clone();
    for (on, round, result) in [
        ("2024-09-01", 2, "compliant"),
        ("2024-09-02", 2, "partial"),
        ("2024-09-03", 2, "unverified"),
    ] {
        let text = format!(
            "{{on: {on}, action: inspected, by: group-1, round: {round}, result: {result}}}"
        );
        article.history.push(serde_yaml::from_str(&text).unwrap());
    }
    ledger.articles.put(article);
    let count = |as_of| {
        let report = Compliance::of(&ledger, day(as_of), None, &Scope::default());
        let whole = report.regulations[0].whole.clone();
        (
            whole.inspected.part.count(),
            whole.compliant.count(),
            whole.partial.count(),
            whole.non_compliant.count(),
        )
    };
    assert_eq!(count("2024-08-31"), (44, 30, 9, 3));
    assert_eq!(count("2024-09-01"), (44, 31, 9, 2));
    assert_eq!(count("2024-09-03"), (44, 30, 10, 2));
}

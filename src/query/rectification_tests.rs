use super::*;
use crate::lang::Lang;
use crate::model::day::day;
use crate::model::issue::Confidentiality;
use crate::model::sample;
use crate::view::{Block, Page, Words};

const ASSIGNED: &str = "\
- {on: 2024-05-08, action: found, by: group-2}
- {on: 2024-05-20, action: verified, by: npc-social}
- {on: 2024-06-01, action: assigned, by: npc-office, doc: 汴人联监交〔2024〕1号}
- {on: 2024-06-10, action: planned, by: civil-affairs, doc: 方案}
- {on: 2024-07-10, action: progress, by: civil-affairs, pct: 50, note: 锁已拆除。}
";

fn task(id: &str, content: &str, history: &str) -> Task {
    let text = format!(
        "id: {id}\nuid: 7q3k9m2x\nissue: KF-I001\ncontent: {content}\ngoal: 达标\nunit: civil-affairs\n\
         person: 科长\ndue: 2024-07-31\nhistory:\n- {{on: 2024-06-10, action: planned, by: civil-affairs}}\n{history}"
    );
    serde_yaml::from_str(&text).unwrap()
}

/// Five entered: one closed and looked back on, one overdue, one suspended, one restricted in hand,
/// one handed to nobody; a sixth is not entered.
fn ledger() -> Ledger {
    let closed = format!(
        "{ASSIGNED}- {{on: 2024-07-20, action: submitted, by: civil-affairs, evidence: [照片]}}\n\
         - {{on: 2024-07-22, action: rejected, by: npc-social, reason: 夜间仍上锁}}\n\
         - {{on: 2024-07-25, action: submitted, by: civil-affairs, evidence: [照片]}}\n\
         - {{on: 2024-07-29, action: closed, by: npc-social, checkers: [npc-social], opinion: 两次复核畅通。, evidence: [验收单]}}\n\
         - {{on: 2024-09-01, action: reviewed, by: group-2, outcome: held, note: 夜间未上锁}}\n"
    );
    let urged = format!(
        "{ASSIGNED}- {{on: 2024-08-05, action: urged, by: npc-office, doc: 汴人联监督〔2024〕1号}}\n"
    );
    let halted = format!(
        "{ASSIGNED}- {{on: 2024-07-15, action: suspended, by: npc-office, reason: 司法鉴定}}\n"
    );
    let entered = "- {on: 2024-05-08, action: found, by: group-2}\n\
                   - {on: 2024-05-20, action: verified, by: npc-social}\n";
    let mut restricted = sample::issue("KF-I004", "2024-12-31", ASSIGNED);
    restricted.confidentiality = Some(Confidentiality::Restricted);
    restricted.title = "不得外传的事".to_owned();
    let mut ledger = sample::ledger([
        sample::issue("KF-I001", "2024-07-31", &closed),
        sample::issue("KF-I002", "2024-07-31", &urged),
        sample::issue("KF-I003", "2024-07-31", &halted),
        restricted,
        sample::issue("KF-I005", "2024-12-31", entered),
        sample::issue(
            "KF-I006",
            "2024-12-31",
            "- {on: 2024-05-08, action: found, by: group-2}\n",
        ),
    ]);
    let done = "- {on: 2024-07-18, action: done, by: civil-affairs, evidence: [照片]}\n";
    ledger.tasks.put(task("KF-T001", "拆除门锁。", done));
    ledger.tasks.put(task("KF-T002", "每夜巡查", ""));
    ledger
}

fn report(as_of: &str) -> Rectification {
    Rectification::of(&ledger(), day(as_of), &Scope::default())
}

fn page(as_of: &str) -> Page {
    let ledger = ledger();
    let words = Words {
        ledger: &ledger,
        lang: Lang::Zh,
    };
    let answer = Rectification::of(&ledger, day(as_of), &Scope::default());
    crate::view::rectification(&answer, &words)
}

fn texts(page: &Page) -> String {
    let text = |block: &Block| match block {
        Block::Text(text) | Block::Heading(text) => Some(text.clone()),
        _ => None,
    };
    let texts: Vec<String> = page.blocks.iter().filter_map(text).collect();
    texts.join("\n")
}

#[test]
fn the_figures_are_those_of_the_histories() {
    let report = report("2024-09-10");
    let parts = |rate: &Rate| (rate.part.count(), rate.whole.count());
    assert_eq!(parts(&report.rates.assigned), (4, 5));
    assert_eq!(parts(&report.rates.closed), (1, 5));
    assert_eq!(parts(&report.rates.planned), (4, 4));
    assert_eq!(parts(&report.measures), (1, 2));
    let counts = [
        &report.open,
        &report.unassigned,
        &report.in_hand,
        &report.submitted,
        &report.suspended,
        &report.overdue,
        &report.urged,
        &report.withheld,
    ];
    assert_eq!(counts.map(Figure::count), [4, 1, 3, 0, 1, 1, 1, 1]);
    let told: Vec<&str> = report.items.iter().map(|i| i.issue.as_str()).collect();
    assert_eq!(told, ["KF-I001", "KF-I002", "KF-I003"]);
    assert_eq!(report.items[1].overdue_days, 41);
}

#[test]
fn each_issue_says_what_was_done_checked_and_is_next() {
    let page = page("2024-09-10");
    let text = texts(&page);
    let lines = [
        "整改情况：该问题已完成整改，2024年7月29日销号。一是拆除门锁（civil-affairs，2024年7月18日完成）；\
         二是每夜巡查（civil-affairs，未启动，时限2024年7月31日）。",
        "检查验收：2024年7月22日，npc-social验收不通过（夜间仍上锁）；2024年7月29日，npc-social验收通过，\
         准予销号（两次复核畅通）；2024年9月1日，group-2回头看，未反弹（夜间未上锁）。",
        "整改情况：该问题正在整改，已逾期 41 天。锁已拆除。",
        "下一步：civil-affairs应限期完成整改；销号标准：复核两次畅通。",
        "整改情况：该问题正在整改，2024年7月15日起中止。锁已拆除。",
        "另有 1 项限制公开，计入以上数字，不在本报告列述。",
    ];
    for line in lines {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert!(!text.contains("不得外传"));
    assert_eq!(page.title, "关于联动监督问题整改落实情况的报告");
}

#[test]
fn a_past_day_knows_nothing_of_later_ones() {
    let report = report("2024-07-21");
    let first = &report.items[0];
    assert_eq!(first.state, IssueState::Submitted);
    assert_eq!((first.closed_on, first.checks.len()), (None, 0));
    assert_eq!(report.submitted.count(), 1);
    assert!(texts(&page("2024-07-21")).contains("该问题正在整改，已申请销号，待验收。"));
    assert!(
        texts(&page("2024-07-21"))
            .contains("据牵头单位2024年7月10日报告，自报进度 50%：锁已拆除。")
    );
    // Before any was handed over.
    assert!(texts(&page("2024-05-31")).contains("还没有交办的问题。"));
}

/// Closed on 07-29, found relapsed on 09-01, put back on the ledger, closed again on 10-20: that
/// closing was never looked back on.
#[test]
fn an_issue_closed_anew_is_to_be_looked_back_on_anew() {
    let mut ledger = ledger();
    let closed = |on: &str| {
        format!(
            "- {{on: {on}, action: submitted, by: civil-affairs, evidence: [照片]}}\n\
             - {{on: {on}, action: closed, by: npc-social, checkers: [npc-social], opinion: 复核畅通, evidence: [验收单]}}\n"
        )
    };
    let history = [
        ASSIGNED,
        &closed("2024-07-29"),
        "- {on: 2024-09-01, action: reviewed, by: group-2, outcome: recurred, note: 又上锁}\n",
        "- {on: 2024-09-02, action: reopened, by: npc-office, to: 2024-10-31, reason: 反弹}\n",
        &closed("2024-10-20"),
    ]
    .concat();
    ledger
        .issues
        .put(sample::issue("KF-I001", "2024-07-31", &history));
    let words = Words {
        ledger: &ledger,
        lang: Lang::Zh,
    };
    let text = |on: &str| {
        let answer = Rectification::of(&ledger, day(on), &Scope::default());
        texts(&crate::view::rectification(&answer, &words))
    };
    let then = text("2024-09-01");
    assert!(then.contains("下一步：重新挂账，查明反弹原因"), "{then}");
    let now = text("2024-10-21");
    assert!(now.contains("2024年10月20日销号"), "{now}");
    assert!(now.contains("下一步：适时开展回头看，防止反弹。"), "{now}");
}

//! Classes, satisfaction and the grading of units (C9).

use std::path::Path;

use super::{put, report, uid};
use crate::support::{done, ledger, run};

/// A suggestion handed to a unit on 2024-03-28, and what became of it.
fn suggestion(at: &Path, n: usize, lead: &str, steps: &str) {
    let (uid, due) = (uid('s', n), "2024-06-28");
    let text = format!(
        "id: KF-S{n:03}\nuid: {uid}\ncampaign: 2024-elder-care\nnumber: 第{n}号\ntitle: 关于养老的建议之{n}\n\
         proposer: deputy\nlead: {lead}\ndue: {due}\nhistory:\n\
         \u{20} - {{on: 2024-03-28, action: handed, by: npc-office}}\n{steps}"
    );
    put(at, &format!("suggestions/KF/KF-S{n:03}.yaml"), &text);
}

fn signed(on: &str) -> String {
    format!("  - {{on: {on}, action: signed, by: npc-office}}\n")
}

fn replied(on: &str, class: &str) -> String {
    format!("  - {{on: {on}, action: replied, by: npc-office, class: {class}}}\n")
}

fn feedback(on: &str, says: &str) -> String {
    format!("  - {{on: {on}, action: feedback, by: npc-office, satisfaction: {says}}}\n")
}

/// Published as 58.07, 35.48, 2.15, 4.30 of 93.
#[test]
fn c9_1_the_classes_of_93_suggestions_add_to_100() {
    let dir = ledger();
    let at = dir.path();
    let classes = [("a", 54), ("b", 33), ("c", 2), ("d", 4)];
    let each = classes.iter().flat_map(|(class, n)| vec![*class; *n]);
    for (n, class) in each.enumerate() {
        let steps = signed("2024-04-01") + &replied("2024-06-03", class);
        suggestion(at, n + 1, "civil-affairs", &steps);
    }
    let answer = report(at, "2024-07-01", &["suggestions"]);
    let shares: Vec<f64> = answer["classes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["share"].as_f64().unwrap())
        .collect();
    assert_eq!(shares, [58.07, 35.48, 2.15, 4.30]);
    let page = done(
        at,
        "2024-07-01",
        &["report", "suggestions", "--format", "csv"],
    );
    for cell in ["54,58.07%", "33,35.48%", "2,2.15%", "4,4.30%", "93,100.00%"] {
        assert!(page.contains(cell), "{cell}\n{page}");
    }
    // 办成率 stands beside 满意率: 54 of 93, while no deputy was heard.
    assert!(page.contains("满意率,0,0,—"), "{page}");
    assert!(page.contains("办成率,54,93,58.1%"), "{page}");
}

/// One unit good in spite of a late signature, one failed for one dissatisfied deputy, one for one
/// suggestion left for more than six months.
#[test]
fn c9_2_units_are_graded() {
    let dir = ledger();
    let at = dir.path();
    for n in 1..=20 {
        // 2024-04-04 is the seventh day; the twentieth is signed for a day late: 95 percent, a pass.
        let signed_on = if n == 20 { "2024-04-05" } else { "2024-04-04" };
        let says = if n > 16 { "basically" } else { "satisfied" };
        let steps = signed(signed_on) + &replied("2024-06-28", "a") + &feedback("2024-07-03", says);
        suggestion(at, n, "civil-affairs", &steps);
    }
    for n in 21..=30 {
        let says = if n == 21 { "unsatisfied" } else { "satisfied" };
        let steps =
            signed("2024-04-01") + &replied("2024-05-06", "b") + &feedback("2024-05-13", says);
        suggestion(at, n, "housing", &steps);
    }
    for n in 31..=35 {
        // Six months from 2024-03-28 end on 2024-09-28.
        let steps = match n {
            31 => signed("2024-04-01"),
            32 => signed("2024-04-01") + &replied("2024-07-15", "c"),
            _ => {
                signed("2024-04-01")
                    + &replied("2024-06-28", "a")
                    + &feedback("2024-07-03", "satisfied")
            }
        };
        suggestion(at, n, "finance", &steps);
    }
    let grades = |today: &str, unit: &str| -> (u64, Vec<String>) {
        let answer = report(at, today, &["suggestions"]);
        let units = answer["units"].as_array().unwrap();
        let row = units.iter().find(|u| u["unit"] == unit).unwrap();
        let of = ["signing", "reply", "satisfaction", "overall"];
        let grade = |key: &&str| row["grading"][*key].as_str().unwrap().to_owned();
        let graded = row["graded"]["count"].as_u64().unwrap();
        (graded, of.iter().map(grade).collect())
    };
    let is = |graded: u64, of: [&str; 4]| (graded, of.map(str::to_owned).to_vec());
    assert_eq!(
        grades("2024-08-01", "civil-affairs"),
        is(20, ["pass", "good", "good", "good"])
    );
    assert_eq!(
        grades("2024-08-01", "housing"),
        is(10, ["good", "good", "fail", "fail"])
    );
    // What is in hand is not graded; after six months without a reply it is.
    assert_eq!(
        grades("2024-09-28", "finance"),
        is(3, ["good", "good", "good", "good"])
    );
    assert_eq!(
        grades("2024-09-29", "finance"),
        is(4, ["good", "fail", "pass", "fail"])
    );
}

#[test]
fn a_suggestion_that_is_handled_again_has_a_new_day_and_no_reply() {
    let dir = ledger();
    let at = dir.path();
    let add = [
        "suggestion",
        "add",
        "--number",
        "第012号",
        "--title",
        "关于助浴的建议",
        "--proposer",
        "代表",
        "--lead",
        "民政局",
        "--due",
        "2024-06-28",
    ];
    done(at, "2024-03-28", &add);
    done(at, "2024-04-02", &["suggestion", "sign", "1"]);
    let reply = ["suggestion", "reply", "1", "--class", "b"];
    done(at, "2024-07-01", &reply);
    let unhappy = ["suggestion", "feedback", "1", "--satisfaction", "不满意"];
    done(at, "2024-07-08", &unhappy);
    let stages = |today: &str| report(at, today, &["suggestions"])["stages"].clone();
    let then = stages("2024-07-08");
    assert_eq!(then["unsatisfied"]["ids"][0], "KF-S001");
    assert_eq!(then["finished"]["count"], 0);
    assert_eq!(
        then["late"]["count"], 1,
        "replied to three days after the day"
    );
    let again = [
        "suggestion",
        "rehandle",
        "1",
        "--to",
        "2024-10-11",
        "--reason",
        "没有说何时做到",
    ];
    done(at, "2024-07-12", &again);
    let page = done(at, "2024-07-12", &["suggestion", "show", "1"]);
    assert!(page.contains("现答复时限：2024-10-11"), "{page}");
    assert_eq!(stages("2024-10-11")["overdue"]["count"], 0);
    assert_eq!(stages("2024-10-12")["overdue"]["count"], 1);
    assert_eq!(stages("2024-10-12")["rehandled"]["count"], 1);
    let overdue = &report(at, "2024-10-12", &["suggestions"])["overdue"][0];
    assert_eq!(
        (overdue["due"].as_str(), overdue["days"].as_i64()),
        (Some("2024-10-11"), Some(1))
    );
    // The same number again is refused.
    let twice = run(at, "2024-10-12", &[&add[..3], &["12"], &add[4..]].concat());
    assert_eq!(twice.code, 1);
    assert!(twice.err.contains("E-TWICE"), "{}", twice.err);
}

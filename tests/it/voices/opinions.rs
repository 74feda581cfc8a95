//! Opinions: raw, merged away, net; what they became; replies.

use super::report;
use crate::support::{done, issue, ledger, run};

fn add(at: &std::path::Path, today: &str, content: &str, more: &[&str]) {
    let facts = [
        "opinion",
        "add",
        "--content",
        content,
        "--channel",
        "代表联络站",
        "--aspect",
        "农村养老服务",
        "--county",
        "龙亭区",
    ];
    done(at, today, &[&facts, more].concat());
}

#[test]
fn an_opinion_is_dealt_out_linked_replied_to_or_merged() {
    let dir = ledger();
    let at = dir.path();
    issue(at, "2024-05-08");
    add(
        at,
        "2024-05-06",
        "我们村幸福院常年锁门，电费也没人交",
        &["--reply-due", "2024-06-06"],
    );
    add(at, "2024-05-11", "村幸福院没人管，断了电", &[]);
    add(
        at,
        "2024-05-12",
        "公交站台没有座",
        &["--reply-due", "2024-05-20"],
    );
    // An opinion made an issue names the issue.
    let to_issue = ["opinion", "sort", "1", "--disposition", "转为问题"];
    let refused = run(at, "2024-05-13", &to_issue);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("E-STEP-NEEDS"), "{}", refused.err);
    done(
        at,
        "2024-05-13",
        &[&to_issue[..], &["--issue", "1"]].concat(),
    );
    // An opinion is not replied to before it is dealt out.
    assert_eq!(run(at, "2024-05-14", &["opinion", "reply", "3"]).code, 1);
    let refer = [
        "opinion",
        "sort",
        "3",
        "--disposition",
        "转有关单位",
        "--lead",
        "民政局",
    ];
    done(at, "2024-05-14", &refer);
    done(at, "2024-05-14", &["opinion", "merge", "2", "--into", "1"]);
    done(at, "2024-06-07", &["opinion", "reply", "1"]);

    let answer = report(at, "2024-06-10", &["opinions"]);
    let ids = |key: &str| -> Vec<&str> {
        let ids = answer[key]["ids"].as_array().unwrap();
        ids.iter().map(|id| id.as_str().unwrap()).collect()
    };
    assert_eq!(ids("raw"), ["KF-P001", "KF-P002", "KF-P003"]);
    assert_eq!(ids("merged"), ["KF-P002"]);
    assert_eq!(ids("net"), ["KF-P001", "KF-P003"]);
    assert_eq!(ids("linked"), ["KF-P001"]);
    assert_eq!(ids("issues"), ["KF-I001"]);
    assert_eq!(ids("replied_late"), ["KF-P001"], "a day after it was due");
    assert_eq!(ids("overdue"), ["KF-P003"]);
    assert_eq!(answer["waiting"][0]["days"], 21, "20 May to 10 June");
    assert_eq!(answer["waiting"][0]["lead"], "civil-affairs");
    // As of the day before it was merged all three stood.
    let before = report(at, "2024-06-10", &["opinions", "--as-of", "2024-05-13"]);
    assert_eq!(
        (
            before["net"]["count"].as_u64(),
            before["merged"]["count"].as_u64()
        ),
        (Some(3), Some(0))
    );
    let page = done(at, "2024-06-10", &["report", "opinions"]);
    assert!(
        page.replace('\n', "")
            .contains("收到意见建议 3 条，同一内容并入别条 1 条，实有 2 条，涉及 1 个方面"),
        "{page}"
    );
    assert_eq!(run(at, "2024-06-10", &["check"]).out, "账本没有问题。\n");
}

#[test]
fn an_opinion_is_merged_only_into_one_that_stands() {
    let dir = ledger();
    let at = dir.path();
    for content in ["村里没有活动室", "幸福院冬天没有取暖", "公交站台没有座"]
    {
        add(at, "2024-05-06", content, &[]);
    }
    let merge = |a: &str, b: &str| run(at, "2024-05-07", &["opinion", "merge", a, "--into", b]);
    assert!(merge("1", "1").err.contains("不能并入自己"));
    assert_eq!(merge("2", "1").code, 0);
    let chain = merge("3", "2");
    assert_eq!(chain.code, 1);
    assert!(
        chain.err.contains("KF-P002 本身已经合并，应并入 KF-P001"),
        "{}",
        chain.err
    );
    let under = merge("1", "3");
    assert!(
        under.err.contains("先把它改为并入 KF-P003"),
        "{}",
        under.err
    );
    let shown = done(at, "2024-05-08", &["opinion", "show", "1"]);
    assert!(
        shown.contains("并入本条的意见") && shown.contains("KF-P002"),
        "{shown}"
    );
}

#[test]
fn a_second_opinion_in_the_same_words_is_pointed_out_and_taken() {
    let dir = ledger();
    let at = dir.path();
    add(at, "2024-05-06", "公交站台没有座，夏天等车晒得慌", &[]);
    let facts = [
        "opinion",
        "add",
        "--content",
        "公交站台没有座，夏天等车晒得慌。",
        "--channel",
        "热线",
        "--aspect",
        "农村养老服务",
        "--county",
        "龙亭区",
    ];
    let again = run(at, "2024-05-07", &facts);
    assert_eq!(again.code, 0);
    assert!(
        again.err.contains("与 KF-P001 同县区、同方面，内容相近"),
        "{}",
        again.err
    );
    done(at, "2024-05-07", &["opinion", "merge", "2", "--into", "1"]);
    assert_eq!(run(at, "2024-05-07", &["check"]).out, "账本没有问题。\n");
}

#[test]
fn an_opinion_holds_no_personal_number_also_in_its_history() {
    let dir = ledger();
    let at = dir.path();
    add(at, "2024-05-06", "公交站台没有座", &[]);
    let note = ["opinion", "note", "1", "已电话告知 13800138000"];
    let refused = run(at, "2024-05-07", &note);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("138****8000") && !refused.err.contains("13800138000"));
    let sort = [
        "opinion",
        "sort",
        "1",
        "--disposition",
        "留作参考",
        "--note",
        "身份证11010519491231002X",
    ];
    assert!(run(at, "2024-05-07", &sort).err.contains("E-PERSONAL"));
}

//! Notices: numbers that follow from the register, what goes out written into the issues it
//! concerns, the ladder day by day through the command, the paper.

use std::path::Path;

use super::support::{done, issue, ledger, run};

/// A verified issue of the 市民政局 with all that a handover asks, due on 2024-09-30.
fn registered(at: &Path) -> String {
    let id = issue(at, "2024-05-08");
    done(
        at,
        "2024-05-20",
        &["issue", "verify", &id, "--by", "npc-social"],
    );
    let demand = [
        "issue",
        "set",
        &id,
        "--lead",
        "民政局",
        "--supervisor",
        "社会委",
        "--requirement",
        "立即打开安全出口",
        "--criteria",
        "复核两次均畅通",
        "--due",
        "2024-09-30",
    ];
    done(at, "2024-05-20", &demand);
    id
}

fn add(at: &Path, day: &str, args: &[&str]) -> String {
    done(at, day, &[&["notice", "add"], args].concat())
}

fn hand_over(at: &Path, day: &str, id: &str) {
    let args = ["--kind", "交办单", "--issue", id, "--series", "汴人联监交"];
    add(at, day, &args);
}

fn json(at: &Path, day: &str, args: &[&str]) -> serde_json::Value {
    serde_json::from_str(&done(at, day, &[args, &["--format", "json"]].concat())).unwrap()
}

fn sound(at: &Path, day: &str) {
    assert_eq!(run(at, day, &["check"]).out, "账本没有问题。\n");
}

/// The last step of an issue's history.
fn last_step(at: &Path, day: &str, id: &str) -> serde_json::Value {
    let issue = json(at, day, &["issue", "show", id]);
    issue["history"].as_array().unwrap().last().unwrap().clone()
}

#[test]
fn a_handover_assigns_its_issues_and_both_are_taken_back_together() {
    let dir = ledger();
    let at = dir.path();
    let id = registered(at);
    let file = at.join(format!("issues/KF/{id}.yaml"));
    let before = std::fs::read_to_string(&file).unwrap();
    hand_over(at, "2024-05-31", &id);
    let notice = json(at, "2024-05-31", &["notice", "show", "1"]);
    assert_eq!(
        (&notice["year"], &notice["number"], &notice["addressee"]),
        (&2024.into(), &1.into(), &"civil-affairs".into())
    );
    assert_eq!(notice["matter"], "二楼安全出口上锁");
    let step = last_step(at, "2024-05-31", &id);
    assert_eq!(step["action"], "assigned");
    assert_eq!(step["doc"], "汴人联监交〔2024〕1号");
    sound(at, "2024-05-31");
    done(at, "2024-05-31", &["undo"]);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), before);
    assert!(!at.join("notices/KF/KF-N001.yaml").exists());
}

#[test]
fn nothing_is_written_when_an_issue_cannot_be_handed_over() {
    let dir = ledger();
    let at = dir.path();
    let ready = registered(at);
    let found = issue(at, "2024-05-08");
    let args = [
        "notice",
        "add",
        "--kind",
        "交办单",
        "--issue",
        &ready,
        "--issue",
        &found,
        "--series",
        "汴人联监交",
        "--addressee",
        "民政局",
        "--matter",
        "两处安全出口",
    ];
    let refused = run(at, "2024-05-31", &args);
    assert_eq!(refused.code, 1, "{}", refused.out);
    assert!(
        refused.err.contains("E-STEP") && refused.err.contains("待核实"),
        "{}",
        refused.err
    );
    assert!(!at.join("notices").join("KF/KF-N001.yaml").exists());
    assert_eq!(last_step(at, "2024-05-31", &ready)["action"], "verified");
}

#[test]
fn an_issue_assigned_before_is_only_linked_and_one_of_another_paper_is_refused() {
    let dir = ledger();
    let at = dir.path();
    let id = registered(at);
    let doc = "汴人联监交〔2024〕1号";
    done(at, "2024-05-31", &["issue", "assign", &id, "--doc", doc]);
    hand_over(at, "2024-05-31", &id);
    let history = json(at, "2024-06-01", &["issue", "show", &id])["history"].clone();
    assert_eq!(history.as_array().unwrap().len(), 3, "{history}");
    sound(at, "2024-06-01");
    let again = ["notice", "add", "--kind", "交办单", "--issue", &id];
    let refused = run(at, "2024-06-01", &again);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains(doc), "{}", refused.err);
}

#[test]
fn a_signature_is_the_issues_too_and_a_return_brings_it_back() {
    let dir = ledger();
    let at = dir.path();
    let id = registered(at);
    hand_over(at, "2024-05-31", &id);
    done(at, "2024-06-04", &["notice", "sign", "1"]);
    let step = last_step(at, "2024-06-04", &id);
    assert_eq!(
        (&step["action"], &step["by"]),
        (&"acknowledged".into(), &"civil-affairs".into())
    );
    let reason = "属消防职责";
    done(
        at,
        "2024-06-05",
        &["notice", "return", "1", "--reason", reason],
    );
    let step = last_step(at, "2024-06-05", &id);
    assert_eq!(
        (&step["action"], &step["reason"]),
        (&"declined".into(), &reason.into())
    );
    // To another unit, which the new assignment names.
    add(
        at,
        "2024-06-06",
        &[
            "--kind",
            "交办单",
            "--issue",
            &id,
            "--addressee",
            "消防救援",
        ],
    );
    let step = last_step(at, "2024-06-06", &id);
    assert_eq!(
        (&step["lead"], &step["doc"]),
        (&"fire-rescue".into(), &"汴人联监交〔2024〕2号".into())
    );
    sound(at, "2024-06-06");
    // Signing for the sheet that came back is no signature for the issue.
    let late = run(at, "2024-06-07", &["notice", "sign", "1"]);
    assert_eq!(late.code, 1, "{}", late.out);
}

#[test]
fn a_number_is_never_used_again_and_a_gap_is_told() {
    let dir = ledger();
    let at = dir.path();
    let report = |day: &str, more: &[&str]| {
        let args = [
            "--kind",
            "报告",
            "--addressee",
            "npc-social",
            "--matter",
            "进展情况",
        ];
        add(at, day, &[&args, more].concat())
    };
    let bare = [
        "notice",
        "add",
        "--kind",
        "报告",
        "--addressee",
        "npc-social",
        "--matter",
        "情况",
    ];
    let refused = run(at, "2024-06-01", &bare);
    assert_eq!(refused.code, 2, "no series was ever used");
    assert!(refused.err.contains("--series"), "{}", refused.err);
    assert!(report("2024-06-01", &["--series", "汴人联监报"]).contains("汴人联监报〔2024〕1号"));
    assert!(report("2024-06-02", &[]).contains("〔2024〕2号"));
    done(
        at,
        "2024-06-03",
        &["notice", "cancel", "2", "--reason", "内容有误"],
    );
    assert!(report("2024-06-04", &[]).contains("〔2024〕3号"));
    let taken = run(at, "2024-06-05", &[&bare[..], &["--number", "2"]].concat());
    assert_eq!(taken.code, 1);
    assert!(
        taken.err.contains("E-NUMBER-TWICE") && taken.err.contains("KF-N002"),
        "{}",
        taken.err
    );
    sound(at, "2024-06-05");
    report("2024-06-06", &["--number", "7"]);
    let told = run(at, "2024-06-06", &["check"]).out;
    assert!(told.contains("汴人联监报 2024 年缺第 4—6 号"), "{told}");
    assert!(report("2025-01-02", &[]).contains("汴人联监报〔2025〕1号"));
}

#[test]
fn bulletins_are_numbered_in_the_same_way() {
    let dir = ledger();
    let at = dir.path();
    let bulletin = |day: &str, more: &[&str]| {
        done(
            at,
            day,
            &[&["bulletin", "add", "--title", "进展情况"], more].concat(),
        );
    };
    bulletin("2024-06-01", &["--series", "联动监督工作简报"]);
    bulletin("2024-06-15", &[]);
    let second = json(at, "2024-06-15", &["bulletin", "show", "2"]);
    assert_eq!(
        (&second["series"], &second["number"]),
        (&"联动监督工作简报".into(), &2.into())
    );
    let taken = ["bulletin", "add", "--title", "进展", "--number", "1"];
    assert_eq!(run(at, "2024-06-16", &taken).code, 1);
}

/// C5 by the command alone: every day it is asked, what it proposes is issued as it says, and the
/// unit never answers. 1 to 7 October 2024 are off; 12 October, a Saturday, is worked.
#[test]
fn c5_the_ladder_through_the_commands() {
    let dir = ledger();
    let at = dir.path();
    let id = registered(at);
    hand_over(at, "2024-05-31", &id);
    let days = [
        ("2024-09-22", None),
        ("2024-09-23", Some(("提醒函", "汴人联监提", "2024-09-29"))),
        ("2024-09-29", None),
        ("2024-10-01", None),
        ("2024-10-07", None),
        ("2024-10-08", Some(("催办通知", "汴人联监催", "2024-10-14"))),
        ("2024-10-14", None),
        ("2024-10-15", Some(("督办函", "汴人联监督", "2024-10-24"))),
        ("2024-10-24", None),
        ("2024-10-25", Some(("约谈提请", "汴人联监约", "2024-11-05"))),
        ("2024-12-31", None),
    ];
    for (day, expected) in days {
        let page = done(at, day, &["notice", "due"]);
        let line = page.lines().find(|l| l.starts_with("supervise notice add"));
        assert_eq!(line.is_some(), expected.is_some(), "{day}\n{page}");
        let (Some(line), Some((kind, series, reply_due))) = (line, expected) else {
            continue;
        };
        assert_eq!(
            line,
            format!("supervise notice add --kind {kind} --issue {id}")
        );
        let typed: Vec<&str> = line.split(' ').skip(1).collect();
        done(at, day, &[&typed[..], &["--series", series]].concat());
        let step = last_step(at, day, &id);
        assert_eq!(
            (&step["action"], &step["to"], &step["doc"]),
            (
                &"urged".into(),
                &reply_due.into(),
                &format!("{series}〔2024〕1号").into()
            ),
            "{day}"
        );
    }
    let rest = done(at, "2024-10-05", &["notice", "due"]);
    assert!(
        rest.contains("今天是休息日，不发函；下一个工作日是 2024-10-08。"),
        "{rest}"
    );
    let end = json(at, "2024-12-31", &["notice", "due"]);
    assert_eq!(end["counts"]["highest"]["ids"][0], id);
    assert!(at.join("notices/KF/KF-N005.yaml").exists());
    assert!(
        !at.join("notices/KF/KF-N006.yaml").exists(),
        "due writes nothing"
    );
    sound(at, "2024-12-31");
}

#[test]
fn c1_11_a_reply_day_reckoned_without_a_calendar_is_told_to_be_provisional() {
    let dir = ledger();
    let at = dir.path();
    let id = registered(at);
    hand_over(at, "2024-05-31", &id);
    for year in std::fs::read_dir(at.join("calendar")).unwrap() {
        std::fs::remove_file(year.unwrap().path()).unwrap();
    }
    // Without a calendar Monday to Friday are worked: five of them after Tuesday 8 October.
    let args = ["notice", "add", "--kind", "催办通知", "--issue", &id];
    let given = ["--series", "汴人联监催"];
    let added = run(at, "2024-10-08", &[&args[..], &given].concat());
    assert_eq!(added.code, 0, "{}", added.err);
    let told = "推算“答复时限”所需的年历不全，2024-10-15 是暂定的日期";
    assert!(added.err.contains(told), "{}", added.err);
    // One that was given is nobody's guess.
    let day = ["--reply-due", "2024-10-17"];
    let added = run(at, "2024-10-09", &[&args[..], &day].concat());
    assert_eq!((added.code, added.err.contains("暂定的")), (0, false));
}

#[test]
fn the_paper_tells_what_the_ledger_knew_when_it_went_out() {
    let dir = ledger();
    let at = dir.path();
    let id = registered(at);
    hand_over(at, "2024-05-31", &id);
    let note = ["--note", "出口已打开", "--pct", "60"];
    done(
        at,
        "2024-09-10",
        &[&["issue", "progress", &id], &note[..]].concat(),
    );
    add(
        at,
        "2024-10-08",
        &["--kind", "督办函", "--issue", &id, "--series", "汴人联监督"],
    );
    done(
        at,
        "2024-10-20",
        &["issue", "progress", &id, "--note", "制度报批"],
    );
    let paper = done(
        at,
        "2024-12-31",
        &["notice", "print", "2", "--format", "md"],
    );
    for told in [
        "# 关于二楼安全出口上锁整改逾期情况的督办函",
        "汴人联监督〔2024〕1号",
        "2024年5月31日，“二楼安全出口上锁”问题",
        "以汴人联监交〔2024〕1号交你单位牵头整改，整改时限为2024年9月30日。",
        "截至2024年10月8日，该问题的状态为“整改中”，已逾期8天（自然日）。",
        "2024年9月10日，你单位报告完成60%：出口已打开。",
        "于2024年10月16日前书面报送",
        "联系人和电话",
    ] {
        assert!(paper.contains(told), "{told}\n{paper}");
    }
    assert!(
        !paper.contains("制度报批") && !paper.contains("签收人"),
        "{paper}"
    );
    let sheet = done(at, "2024-12-31", &["notice", "print", "1"]);
    for told in [
        "交办单",
        "签收人",
        "退回说明",
        "请在7日内签收",
        "复核两次均畅通",
    ] {
        assert!(sheet.contains(told), "{told}\n{sheet}");
    }
}

#[test]
fn the_paper_is_not_there_before_it_went_out_and_tells_that_it_stands_no_longer() {
    let dir = ledger();
    let at = dir.path();
    let id = registered(at);
    hand_over(at, "2024-05-31", &id);
    let print = ["notice", "print", "1"];
    let early = run(
        at,
        "2024-06-30",
        &[&print[..], &["--as-of", "2024-05-30"]].concat(),
    );
    assert_eq!((early.code, early.out.as_str()), (1, ""));
    assert!(
        early.err.contains("KF-N001 到 2024-05-30 还没有发出"),
        "{}",
        early.err
    );
    let reason = ["--reason", "属消防职责"];
    done(
        at,
        "2024-06-05",
        &[&["notice", "return", "1"], &reason[..]].concat(),
    );
    let mark = "（已退回，2024年6月5日）";
    let printed = |as_of: &str| {
        let args = [&print[..], &["--as-of", as_of]].concat();
        done(at, "2024-06-30", &args).contains(mark)
    };
    assert_eq!(
        (printed("2024-06-04"), printed("2024-06-05")),
        (false, true)
    );
    hand_over(at, "2024-06-06", &id);
    let reason = ["--reason", "写错"];
    done(
        at,
        "2024-06-07",
        &[&["notice", "cancel", "2"], &reason[..]].concat(),
    );
    let page = done(at, "2024-06-30", &["notice", "print", "2"]);
    assert!(page.contains("（已作废，2024年6月7日）"), "{page}");
}

#[test]
fn hostile_text_is_plain_text_in_the_paper() {
    let dir = ledger();
    let at = dir.path();
    let args = [
        "--kind",
        "报告",
        "--addressee",
        "npc-social",
        "--series",
        "汴人联监报",
        "--matter",
        "<script>|# 标题\u{1b}[31m\u{202e}",
        "--requirement",
        "=1+1\n[链接](http://x)",
    ];
    let added = run(at, "2024-06-01", &[&["notice", "add"], &args[..]].concat());
    assert_eq!(added.code, 0, "{}", added.err);
    let screen = done(at, "2024-06-01", &["notice", "print", "1"]);
    assert!(!screen.contains(['\u{1b}', '\u{202e}']), "{screen}");
    let md = done(
        at,
        "2024-06-01",
        &["notice", "print", "1", "--format", "md"],
    );
    assert!(
        !md.contains("<script>") && !md.contains("[链接](") && !md.contains('\u{202e}'),
        "{md}"
    );
}

#[test]
fn the_register_stands_in_order_of_series_year_and_number() {
    let dir = ledger();
    let at = dir.path();
    let report = |day: &str, number: &str| {
        let args = [
            "--kind",
            "报告",
            "--addressee",
            "npc-social",
            "--matter",
            "情况",
        ];
        let own = ["--series", "汴人联监报", "--number", number];
        add(at, day, &[&args[..], &own].concat());
    };
    for number in ["2", "10", "1"] {
        report("2024-06-01", number);
    }
    report("2023-12-01", "4");
    let list = json(at, "2024-06-02", &["notice", "list", "--kind", "报告"]);
    let order: Vec<(i64, i64)> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|n| (n["year"].as_i64().unwrap(), n["number"].as_i64().unwrap()))
        .collect();
    assert_eq!(order, [(2023, 4), (2024, 1), (2024, 2), (2024, 10)]);
    let of_2023 = json(at, "2024-06-02", &["notice", "list", "--year", "2023"]);
    assert_eq!(of_2023.as_array().unwrap().len(), 1);
}

/// At a terminal the issues are asked for, and neither number nor addressee nor matter.
#[cfg(unix)]
#[test]
fn asked_for_a_notice_tells_what_the_ledger_does_not_know() {
    use super::terminal::{ENTER, Terminal};
    let dir = ledger();
    let at = dir.path();
    let id = registered(at);
    let args = ["notice", "add", "--kind", "交办单"];
    let mut t = Terminal::start((40, 90), at, "2024-05-31", &args, &[]);
    t.answers("发出日期", &[ENTER]);
    t.answers("问题", &[" ", ENTER]);
    t.answers("要求", &[ENTER]);
    t.answers("答复时限", &[ENTER]);
    t.answers("机关代字", &["汴人联监交", ENTER]);
    t.sees("民政局");
    t.answers("对不对", &[ENTER]);
    assert_eq!(t.ends(), 0, "{}", t.screen());
    assert_eq!(
        last_step(at, "2024-05-31", &id)["doc"],
        "汴人联监交〔2024〕1号"
    );
}

//! Commands that ask at a terminal for what is missing.

#![cfg(unix)]

use std::path::Path;

use crate::support::{done, issue, ledger, run};
use crate::terminal::{BACKSPACE, CTRL_C, DELETE, DOWN, END, ENTER, ESCAPE, HOME, LEFT, Terminal};

const DAY: &str = "2024-05-08";
const SIZE: (u16, u16) = (40, 90);

fn start(at: &Path, args: &[&str]) -> Terminal {
    Terminal::start(SIZE, at, DAY, args, &[])
}

fn record(at: &Path) -> String {
    std::fs::read_to_string(at.join("issues/KF/KF-I001.yaml")).unwrap()
}

/// The remark of the issue's last step.
fn last_note(at: &Path) -> String {
    let store = supervise::store::Store::at(at).unwrap();
    let ledger = store.load().unwrap().ledger;
    let id = supervise::model::Id::parse("KF-I001").unwrap();
    let history = &ledger.issues.get(&id).unwrap().history;
    history.last().unwrap().note.clone().unwrap()
}

/// Answers everything `issue add` asks, up to the last look.
fn fill(t: &mut Terminal) {
    t.answers("发现日期", &[ENTER]);
    t.answers("问题名称", &["二楼安全出口上锁", ENTER]);
    t.answers(
        "具体问题",
        &["实地检查发现二楼安全出口上锁，钥匙不在值班室。", ENTER],
    );
    t.answers("问题性质", &["yh", ENTER]);
    t.answers("严重程度", &[ENTER]);
    t.answers("问题类别", &["fwzl", ENTER]);
    t.answers("涉及设施", &["yly", ENTER]);
    t.answers("问题来源", &["执法", ENTER]);
    t.answers("依据材料", &["检查记录第12号；照片", ENTER]);
}

#[test]
fn an_issue_is_asked_for_shown_and_written() {
    let dir = ledger();
    let at = dir.path();
    let mut t = start(at, &["issue", "add"]);
    fill(&mut t);
    t.sees("检查记录第12号、照片");
    assert!(
        !at.join("issues").exists(),
        "nothing is written before the person says so"
    );
    t.answers("对不对", &[ENTER]);
    assert_eq!(t.ends(), 0);
    assert!(t.screen().contains("已登记问题 KF-I001"), "{}", t.screen());

    // The same issue by flags differs in nothing but its mark.
    let other = ledger();
    let by_flags = [
        "issue",
        "add",
        "--title",
        "二楼安全出口上锁",
        "--description",
        "实地检查发现二楼安全出口上锁，钥匙不在值班室。",
        "--kind",
        "hazard",
        "--category",
        "service-quality",
        "--facility",
        "KF-F001",
        "--channel",
        "enforcement-check",
        "--ref",
        "检查记录第12号",
        "--ref",
        "照片",
    ];
    done(other.path(), DAY, &by_flags);
    let without_mark = |text: String| -> Vec<String> {
        let lines = text.lines().filter(|l| !l.starts_with("uid:"));
        lines.map(str::to_owned).collect()
    };
    assert_eq!(without_mark(record(at)), without_mark(record(other.path())));
}

#[test]
fn chinese_is_edited_where_the_cursor_stands() {
    let dir = ledger();
    let at = dir.path();
    let mut t = start(at, &["issue", "add"]);
    t.answers("发现日期", &[ENTER]);
    // 二楼出口锁 → 二楼安全出口锁 → 三楼安全出口锁 → 三楼安全出口上锁了 → 三楼安全出口上锁
    t.answers(
        "问题名称",
        &["二楼出口锁", LEFT, LEFT, LEFT, "安全", HOME, DELETE, "三"],
    );
    t.sees("三楼安全出口锁");
    t.types(&[END, LEFT, "上", END, "了", BACKSPACE, ENTER]);
    t.answers("具体问题", &[ENTER]);
    t.sees("这一项要填");
    assert!(
        t.screen().contains("> 问题名称： 三楼安全出口上锁\n"),
        "{}",
        t.screen()
    );
    t.types(&[CTRL_C]);
    assert_eq!(t.ends(), 130);
}

#[test]
fn ctrl_c_writes_nothing_and_what_was_typed_comes_back() {
    let dir = ledger();
    let at = dir.path();
    let mut t = start(at, &["issue", "add"]);
    t.answers("发现日期", &["5.7", ENTER]);
    t.answers("问题名称", &["二楼安全出口上锁", ENTER]);
    t.answers("具体问题", &[CTRL_C]);
    assert_eq!(t.ends(), 130);
    assert!(t.screen().contains("没有写入"), "{}", t.screen());
    assert!(!at.join("issues").exists());
    let draft = std::fs::read_to_string(at.join(".supervise/draft-issue-add.json")).unwrap();
    assert!(
        draft.contains("二楼安全出口上锁") && draft.contains("2024-05-07"),
        "{draft}"
    );

    let mut t = start(at, &["issue", "add"]);
    t.answers("上次没有填完", &[ENTER]);
    // What was answered is not asked again.
    t.answers("具体问题", &["实地检查发现二楼安全出口上锁。", ENTER]);
    t.answers("问题性质", &["yh", ENTER]);
    t.answers("严重程度", &[ENTER]);
    t.answers("问题类别", &["aqsc", ENTER]);
    t.answers("涉及设施", &[DOWN, ENTER]);
    t.answers("问题来源", &["zc", ENTER]);
    t.answers("依据材料", &[ENTER]);
    t.answers("对不对", &[ENTER]);
    assert_eq!(t.ends(), 0);
    let text = record(at);
    assert!(
        text.contains("title: 二楼安全出口上锁") && text.contains("on: 2024-05-07"),
        "{text}"
    );
    assert!(!at.join(".supervise/draft-issue-add.json").exists());
}

#[test]
fn a_mistake_is_mended_before_writing_and_esc_goes_back() {
    let dir = ledger();
    let at = dir.path();
    let mut t = start(at, &["issue", "add"]);
    t.answers("发现日期", &["2.30", ENTER]);
    t.sees("2024年2月没有30日");
    t.types(&[BACKSPACE, BACKSPACE, BACKSPACE, BACKSPACE, "昨天", ENTER]);
    t.sees("2024-05-07（星期二），1 天以前");
    t.answers("问题名称", &["二楼安全出口上锁", ENTER]);
    t.answers(
        "具体问题",
        &["家属电话13800138000反映安全出口上锁。", ENTER],
    );
    t.answers("问题性质", &["gx", ESCAPE]);
    t.answers("具体问题", &[ENTER]);
    t.answers("问题性质", &["yh", ENTER]);
    t.answers("严重程度", &[ENTER]);
    t.answers("问题类别", &[ENTER]);
    // Neither facility nor county: a hazard lies somewhere, so the county is asked for.
    t.answers("涉及设施", &[ENTER]);
    t.answers("县区", &["lt", ENTER]);
    t.answers("问题来源", &["dcdy", ESCAPE]);
    t.answers("县区", &[ENTER]);
    t.answers("问题来源", &["cc", ENTER]);
    t.answers("依据材料", &[ENTER]);
    t.sees("E-PERSONAL");
    t.answers("这样还不能写入", &[ENTER]);
    t.answers("改哪一项", &["jtwt", ENTER]);
    t.answers("具体问题", &[HOME]);
    for _ in 0..15 {
        t.types(&[DELETE]);
    }
    t.types(&["家属来访", ENTER]);
    t.sees("家属来访反映安全出口上锁。");
    t.answers("对不对", &[ENTER]);
    assert_eq!(t.ends(), 0);
    let text = record(at);
    assert!(
        text.contains("description: 家属来访反映安全出口上锁。"),
        "{text}"
    );
    assert!(
        text.contains("county: longting") && text.contains("channel: sampling"),
        "{text}"
    );
    assert!(!text.contains("13800138000"));
}

#[test]
fn a_handover_offers_what_is_usual_and_counts_the_deadline_from_its_day() {
    let dir = ledger();
    let at = dir.path();
    for (due, lead) in [
        ("2024-04-20", "民政局"),
        ("2024-05-01", "民政局"),
        ("2024-04-25", "卫健委"),
    ] {
        issue(at, "2024-03-25");
        let n = std::fs::read_dir(at.join("issues/KF"))
            .unwrap()
            .count()
            .to_string();
        done(at, "2024-03-26", &["issue", "verify", &n]);
        let assign = [
            "issue",
            "assign",
            &n,
            "--lead",
            lead,
            "--supervisor",
            "社会委",
            "--requirement",
            "立即打开",
            "--criteria",
            "复核两次畅通",
            "--due",
            due,
        ];
        done(at, "2024-04-01", &assign);
    }
    issue(at, DAY);
    done(at, DAY, &["issue", "verify", "4"]);
    let mut t = start(at, &["issue", "assign"]);
    // Only the one that can be assigned is offered.
    t.sees("KF-I004");
    assert!(!t.screen().contains("KF-I001"), "{}", t.screen());
    t.answers("哪一条", &[ENTER]);
    t.answers("交办日期", &[ENTER]);
    t.sees("通常是民政局");
    t.answers("牵头单位", &[ENTER]);
    t.answers("配合单位", &["xf", " ", ENTER]);
    t.answers("督办委室", &[ENTER]);
    t.answers("整改要求", &["立即打开安全出口", ENTER]);
    t.answers("销号标准", &["现场复核两次均畅通", ENTER]);
    // 19, 30 and 24 days: the median is 24; 24 days from 8 May is Saturday, 1 June, so the next
    // working day, Monday, 3 June.
    t.sees("通常是 24 天");
    t.answers("整改时限", &[ENTER]);
    t.sees("2024-06-03（星期一），还有 26 天");
    t.answers("文号", &["汴人联监交〔2024〕1号", ENTER]);
    t.answers("对不对", &[ENTER]);
    assert_eq!(t.ends(), 0);
    let text = std::fs::read_to_string(at.join("issues/KF/KF-I004.yaml")).unwrap();
    for line in [
        "lead: civil-affairs",
        "co: [fire-rescue]",
        "supervisor: npc-social",
        "due: 2024-06-03",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
}

#[test]
fn long_text_is_written_in_the_editor() {
    let dir = ledger();
    let at = dir.path();
    let editor = at.join("editor.sh");
    std::fs::write(
        &editor,
        "cp \"$1\" \"$0.seen\"; { printf '第一段。\\n\\n第二段。\\n'; cat \"$1\"; } > \"$1.n\"; mv \"$1.n\" \"$1\"\n",
    )
    .unwrap();
    let line = format!("sh {}", editor.display());
    let env = [("EDITOR", line.as_str()), ("PATH", "/usr/bin:/bin")];
    issue(at, DAY);
    let mut t = Terminal::start(SIZE, at, DAY, &["issue", "note", "1"], &env);
    t.answers("备注", &[":e", ENTER]);
    t.sees("第二段。");
    t.answers("对不对", &[ENTER]);
    assert_eq!(t.ends(), 0);
    let seen = std::fs::read_to_string(at.join("editor.sh.seen")).unwrap();
    assert!(seen.contains("# ── 备注：写好存盘退出即可"), "{seen}");
    assert_eq!(last_note(at), "第一段。\n\n第二段。\n");
}

#[test]
fn a_complete_command_asks_nothing() {
    let dir = ledger();
    let at = dir.path();
    issue(at, DAY);
    let mut t = start(at, &["issue", "verify", "1"]);
    assert_eq!(t.ends(), 0);
    assert!(!t.screen().contains('?'), "{}", t.screen());
}

#[test]
fn without_a_terminal_nothing_is_asked() {
    let dir = ledger();
    let at = dir.path();
    let answer = run(at, DAY, &["issue", "add", "--title", "二楼安全出口上锁"]);
    assert_eq!(answer.code, 2);
    for flag in ["--description", "--kind", "--category", "--channel"] {
        assert!(answer.err.contains(flag), "{flag} in {}", answer.err);
    }
    assert!(!at.join(".supervise/draft-issue-add.json").exists());
}

#[test]
fn a_long_wait_is_told_and_short_work_is_not() {
    let dir = ledger();
    let at = dir.path();
    issue(at, DAY);
    let store = supervise::store::Store::at(at).unwrap();
    let lock = store.lock().unwrap();
    let mut t = start(at, &["issue", "verify", "1"]);
    t.sees("等另一个命令写完");
    drop(lock);
    assert_eq!(t.ends(), 0);
    assert!(
        !t.screen().contains("等另一个"),
        "the line is wiped: {}",
        t.screen()
    );

    let mut t = start(at, &["report"]);
    assert_eq!(t.ends(), 0);
    assert!(!t.printed().contains("读取账本"));
    let quiet = run(at, DAY, &["report"]);
    assert_eq!(quiet.err, "");
}

#[test]
fn the_line_being_typed_is_kept_too() {
    let dir = ledger();
    let at = dir.path();
    issue(at, DAY);
    let mut t = start(at, &["issue", "note", "1"]);
    t.answers("备注", &["写了一半的备注", ESCAPE]);
    // There is nothing before the first question: it is asked again, with what was typed.
    t.sees("写了一半的备注");
    t.answers("备注", &["，再写一点", CTRL_C]);
    assert_eq!(t.ends(), 130);
    let mut t = start(at, &["issue", "note", "KF-I001"]);
    t.answers("上次没有填完", &[ENTER]);
    t.sees("写了一半的备注，再写一点");
    t.answers("备注", &[ENTER]);
    t.answers("对不对", &[ENTER]);
    assert_eq!(t.ends(), 0);
    assert!(record(at).contains("note: 写了一半的备注，再写一点"));
}

#[test]
fn a_pasted_text_of_several_lines_is_one_answer_and_never_presses_enter_at_the_last_look() {
    let dir = ledger();
    let at = dir.path();
    issue(at, DAY);
    let before = record(at);
    let mut t = start(at, &["issue", "note", "1"]);
    t.answers("备注", &["第一段\r\r第三行\r"]);
    t.sees("已写 3 行");
    assert_eq!(record(at), before);
    // Leaving now loses nothing.
    t.answers("备注", &[CTRL_C]);
    assert_eq!(t.ends(), 130);
    let mut t = start(at, &["issue", "note", "1"]);
    t.sees("已写 3 行");
    t.answers("备注", &[ENTER]);
    t.answers("对不对", &[ENTER]);
    assert_eq!(t.ends(), 0);
    assert_eq!(last_note(at), "第一段\n\n第三行\n");
}

#[test]
fn a_draft_keeps_the_answers_and_not_the_options_of_one_run() {
    let dir = ledger();
    let at = dir.path();
    issue(at, DAY);
    let before = record(at);
    let mut t = start(
        at,
        &["issue", "note", "1", "--dry-run", "--today", "2024-09-01"],
    );
    t.answers("备注", &["已电话告知", ENTER]);
    t.answers("对不对", &[ENTER]);
    assert_eq!(t.ends(), 0);
    assert_eq!(record(at), before, "a dry run writes nothing");
    assert!(t.screen().contains("已填的内容存在"), "{}", t.screen());

    let mut t = start(at, &["issue", "note", "1"]);
    t.answers("上次没有填完", &[ENTER]);
    t.answers("对不对", &[ENTER]);
    assert_eq!(t.ends(), 0);
    let text = record(at);
    assert!(
        text.contains("on: 2024-05-08, action: noted") && !text.contains("2024-09"),
        "{text}"
    );
}

#[test]
fn an_earlier_draft_is_not_lost_by_esc_nor_by_a_second_window() {
    let dir = ledger();
    let at = dir.path();
    let mut first = start(at, &["issue", "add"]);
    first.answers("发现日期", &[ENTER]);
    first.answers("问题名称", &["第一扇窗的问题", ENTER]);
    first.is_asked("具体问题");
    // A second window asks for itself.
    let mut second = start(at, &["issue", "add"]);
    second.answers("发现日期", &[ENTER]);
    second.answers("问题名称", &["第二扇窗的问题", CTRL_C]);
    assert_eq!(second.ends(), 130);
    first.types(&[CTRL_C]);
    assert_eq!(first.ends(), 130);
    let mut third = start(at, &["issue", "add"]);
    third.answers("上次没有填完", &[ESCAPE]);
    assert_eq!(third.ends(), 130);
    let draft = |n: &str| {
        let path = at.join(format!(".supervise/draft-issue-add{n}.json"));
        std::fs::read_to_string(path).unwrap()
    };
    assert!(draft("").contains("第一扇窗的问题"), "{}", draft(""));
    assert!(draft("-2").contains("第二扇窗的问题"), "{}", draft("-2"));
}

#[test]
fn what_the_editor_left_is_there_again() {
    let dir = ledger();
    let at = dir.path();
    issue(at, DAY);
    let script = at.join("editor.sh");
    std::fs::write(
        &script,
        "printf '第一段。\\n\\n第二段。\\n' > \"$1\"; exit 1\n",
    )
    .unwrap();
    let line = format!("sh {}", script.display());
    let env = [("EDITOR", line.as_str()), ("PATH", "/usr/bin:/bin")];
    let mut t = Terminal::start(SIZE, at, DAY, &["issue", "note", "1"], &env);
    t.answers("备注", &[":e", ENTER]);
    t.sees("编辑器没有正常退出");
    t.sees("已写 3 行");
    t.answers("备注", &[CTRL_C]);
    assert_eq!(t.ends(), 130);
    let mut t = start(at, &["issue", "note", "1"]);
    t.sees("已写 3 行");
    t.answers("备注", &[ENTER]);
    t.answers("对不对", &[ENTER]);
    assert_eq!(t.ends(), 0);
    assert!(record(at).contains("第一段。") && record(at).contains("第二段。"));
}

#[test]
fn a_step_that_is_impossible_is_refused_before_anything_is_asked() {
    let dir = ledger();
    let at = dir.path();
    issue(at, DAY);
    for (args, code) in [
        (&["issue", "close", "1"][..], "E-STEP"),
        (&["issue", "assign", "KF-I9"], "E-REF"),
    ] {
        let mut t = start(at, args);
        assert_ne!(t.ends(), 0);
        assert!(t.screen().contains(code), "{}", t.screen());
        assert!(!t.screen().contains("? "), "{}", t.screen());
    }
}

#[test]
fn mending_starts_from_what_was_given_by_name() {
    let dir = ledger();
    let at = dir.path();
    issue(at, DAY);
    done(at, DAY, &["issue", "verify", "1"]);
    let args = [
        "issue",
        "assign",
        "1",
        "--lead",
        "卫健委",
        "--co",
        "民政局",
        "--co",
        "消防救援",
        "--due",
        "30天",
        "--requirement",
        "立即打开",
        "--criteria",
        "复核两次畅通",
    ];
    let mut t = start(at, &args);
    t.answers("交办日期", &[ENTER]);
    t.answers("督办委室", &["shw", ENTER]);
    t.answers("文号", &[ENTER]);
    for label in ["qtdw", "phdw"] {
        t.answers("对不对", &[DOWN, ENTER]);
        t.answers("改哪一项", &[label, ENTER]);
        let asked = if label == "qtdw" {
            "牵头单位"
        } else {
            "配合单位"
        };
        t.answers(asked, &[ENTER]);
    }
    t.answers("对不对", &[ENTER]);
    assert_eq!(t.ends(), 0);
    let text = record(at);
    assert!(text.contains("lead: health"), "{text}");
    assert!(text.contains("co: [civil-affairs, fire-rescue]"), "{text}");
}

#[test]
fn what_was_typed_before_there_is_a_ledger_is_given_back_as_a_command() {
    let dir = tempfile::tempdir().unwrap();
    let at = dir.path();
    let mut t = start(at, &["init"]);
    t.answers("账本放在哪个文件夹", &["督办账本", ENTER]);
    t.answers("机关名称", &["开封市 人大常委会", ENTER]);
    t.answers("行政区划代码", &[CTRL_C]);
    assert_eq!(t.ends(), 130);
    let line = "supervise init '--name=开封市 人大常委会' 督办账本";
    assert!(t.screen().contains(line), "{}", t.screen());
    assert_eq!(std::fs::read_dir(at).unwrap().count(), 0);
}

#[test]
fn strange_files_in_the_clones_own_folder_stop_nobody() {
    let dir = ledger();
    let at = dir.path();
    issue(at, DAY);
    let own = at.join(".supervise");
    for name in [
        "draft-issue-note-KF-I001.json",
        "draft-issue-note-KF-I001.lock",
        "last-change.json",
    ] {
        let _ = std::fs::remove_file(own.join(name));
        let made = std::process::Command::new("mkfifo")
            .arg(own.join(name))
            .status();
        assert!(made.unwrap().success());
    }
    let mut t = start(at, &["issue", "note", "1"]);
    t.answers("备注", &["已电话告知", ENTER]);
    t.answers("对不对", &[ENTER]);
    assert_eq!(t.ends(), 0, "{}", t.screen());
    assert!(record(at).contains("已电话告知"));
}

#[test]
fn a_long_paste_is_one_answer_however_it_arrives() {
    let dir = ledger();
    let at = dir.path();
    issue(at, DAY);
    let lines: Vec<String> = (1..=120)
        .map(|n| format!("第{n}行，这里写的是检查中看到的情况"))
        .collect();
    let mut t = start(at, &["issue", "note", "1"]);
    t.answers("备注", &[&(lines.join("\r") + "\r")]);
    // A slow terminal hands the rest over after a pause.
    t.sees("已写 ");
    t.is_asked("备注");
    t.sees("已写 120 行");
    t.answers("备注", &["最后一行", ENTER]);
    t.sees("已写 121 行");
    t.answers("备注", &[ENTER]);
    t.answers("对不对", &[ENTER]);
    assert_eq!(t.ends(), 0);
    assert_eq!(last_note(at), lines.join("\n") + "\n最后一行\n");
}

#[test]
fn a_draft_goes_with_the_record_it_is_about() {
    let dir = ledger();
    let at = dir.path();
    issue(at, DAY);
    issue(at, DAY);
    let mut t = start(at, &["issue", "note", "1"]);
    t.answers("备注", &["说的其实是第二条", ENTER]);
    t.answers("对不对", &[DOWN, ENTER]);
    t.answers("改哪一项", &["nyt", ENTER]);
    t.answers("哪一条", &["I002", ENTER]);
    t.answers("对不对", &[CTRL_C]);
    assert_eq!(t.ends(), 130);
    assert!(
        t.screen().contains("supervise issue note KF-I002"),
        "{}",
        t.screen()
    );
    assert!(!at.join(".supervise/draft-issue-note-KF-I001.json").exists());
    let mut t = start(at, &["issue", "note", "2"]);
    t.answers("上次没有填完", &[ENTER]);
    t.answers("对不对", &[ENTER]);
    assert_eq!(t.ends(), 0);
    assert!(!record(at).contains("第二条"));
}

#[test]
fn a_measure_and_a_merger_are_offered_open_issues_alone() {
    let dir = ledger();
    let at = dir.path();
    issue(at, DAY);
    issue(at, DAY);
    done(
        at,
        DAY,
        &[
            "issue",
            "withdraw",
            "1",
            "--reason",
            "不属实",
            "--approved-by",
            "主任",
        ],
    );
    let t = start(at, &["task", "add"]);
    t.is_asked("所属问题");
    assert!(!t.screen().contains("KF-I001"), "{}", t.screen());
    issue(at, DAY);
    let mut t = start(at, &["issue", "merge", "2"]);
    t.answers("并案日期", &[ENTER]);
    t.is_asked("并入哪个问题");
    let offered = t.screen();
    assert!(
        offered.contains("KF-I003") && !offered.contains("KF-I002　"),
        "{offered}"
    );
}

#[test]
fn a_measure_is_not_offered_an_issue_that_is_closed() {
    let dir = ledger();
    let at = dir.path();
    issue(at, DAY);
    issue(at, DAY);
    // The steps of a closed issue, as the file has them.
    let path = at.join("issues/KF/KF-I001.yaml");
    let mut text = std::fs::read_to_string(&path).unwrap();
    for action in ["verified", "assigned", "progress", "submitted", "closed"] {
        text += &format!("  - {{on: {DAY}, action: {action}, by: npc-office}}\n");
    }
    std::fs::write(&path, text).unwrap();
    let out = done(at, DAY, &["issue", "show", "1"]);
    assert!(out.contains("已销号"), "{out}");
    let t = start(at, &["task", "add"]);
    t.is_asked("所属问题");
    let offered = t.screen();
    assert!(
        offered.contains("KF-I002") && !offered.contains("KF-I001"),
        "{offered}"
    );
}

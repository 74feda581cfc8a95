//! `edit`: a record in an editor. The editors here are shell commands that change the file as a
//! person would, one after the other.

#![cfg(unix)]

use std::path::Path;

use crate::support::{Run, command, done, issue, ledger};

const DAY: &str = "2024-05-08";
const FILE: &str = "issues/KF/KF-I001.yaml";

/// Runs `issue edit 1` with that editor; each call of the editor runs the next line of `turns`.
fn edit(at: &Path, turns: &[&str], args: &[&str]) -> Run {
    let script = at.join(".supervise/editor.sh");
    std::fs::create_dir_all(script.parent().unwrap()).unwrap();
    let mut text = "n=$(cat \"$0.n\" 2>/dev/null || echo 0); echo $((n+1)) > \"$0.n\"\n".to_owned();
    text += "cp \"$1\" \"$0.seen.$n\"\ncase $n in\n";
    for (i, turn) in turns.iter().enumerate() {
        text += &format!("{i}) {turn} ;;\n");
    }
    text += "*) exit 9 ;;\nesac\n";
    std::fs::write(&script, text).unwrap();
    let _ = std::fs::remove_file(at.join(".supervise/editor.sh.n"));
    let output = command(at, DAY, &[&["issue", "edit", "1"], args].concat())
        .env("PATH", std::env::var_os("PATH").unwrap())
        .env("EDITOR", format!("sh {}", script.display()))
        .output()
        .unwrap();
    Run {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().unwrap(),
    }
}

/// What the editor was given at its n-th call.
fn seen(at: &Path, n: usize) -> String {
    std::fs::read_to_string(at.join(format!(".supervise/editor.sh.seen.{n}"))).unwrap()
}

fn record(at: &Path) -> String {
    std::fs::read_to_string(at.join(FILE)).unwrap()
}

fn fresh() -> tempfile::TempDir {
    let dir = ledger();
    issue(dir.path(), DAY);
    dir
}

#[test]
fn a_sound_change_is_written_as_it_was_typed() {
    let dir = fresh();
    let at = dir.path();
    let before = record(at);
    let run = edit(
        at,
        &["sed -i 's/^severity: general/severity: serious # 复核后改/' \"$1\""],
        &[],
    );
    assert_eq!(run.code, 0, "{run:?}");
    let expected = before.replace("severity: general", "severity: serious # 复核后改");
    assert_eq!(record(at), expected);
    assert!(run.out.contains("已更新 KF-I001"), "{}", run.out);
    assert!(!at.join(".supervise/edit-KF-I001.yaml").exists());
    done(at, DAY, &["undo"]);
    assert_eq!(record(at), before);
}

#[test]
fn a_problem_is_shown_on_top_at_the_line_the_editor_shows_and_nothing_is_lost() {
    let dir = fresh();
    let at = dir.path();
    let run = edit(
        at,
        &[
            "sed -i 's/^severity: general/severity: 很重/; s/^title: .*/title: 三楼安全出口上锁/' \"$1\"",
            "sed -i 's/^severity: .*/severity: major/' \"$1\"",
        ],
        &[],
    );
    assert_eq!(run.code, 0, "{run:?}");
    let second = seen(at, 1);
    let note = second.lines().find(|l| l.contains("E-VALUE")).unwrap();
    let line: usize = note
        .split("第 ")
        .nth(1)
        .and_then(|rest| rest.split(' ').next())
        .and_then(|n| n.parse().ok())
        .unwrap();
    assert_eq!(
        second.lines().nth(line - 1).unwrap(),
        "severity: 很重",
        "{second}"
    );
    let now = record(at);
    assert!(now.contains("三楼安全出口上锁") && now.contains("severity: major"));
    assert!(!now.contains("#!"), "{now}");
}

#[test]
fn leaving_a_problem_as_it_is_gives_up_and_keeps_the_draft() {
    let dir = fresh();
    let at = dir.path();
    let before = record(at);
    let wrong = "sed -i 's/^category: .*/category: 没有的类别/' \"$1\"";
    let run = edit(at, &[wrong, "true"], &[]);
    assert_eq!(run.code, 1, "{run:?}");
    assert_eq!(record(at), before);
    let draft = at.join(".supervise/edit-KF-I001.yaml");
    assert!(
        run.err.contains(&draft.display().to_string()),
        "{}",
        run.err
    );
    assert!(
        std::fs::read_to_string(&draft)
            .unwrap()
            .contains("没有的类别")
    );

    let again = edit(at, &["sed -i 's/没有的类别/safety/' \"$1\""], &[]);
    assert_eq!(again.code, 0, "{again:?}");
    assert!(again.err.contains("接着改"), "{}", again.err);
    assert!(record(at).contains("category: safety"));
    assert!(!draft.exists());
}

#[test]
fn what_the_rules_refuse_comes_back_with_its_reason() {
    let dir = fresh();
    let at = dir.path();
    let before = record(at);
    // A phone number in the text, an impossible step, another id and another mark.
    for (turn, code) in [
        (
            "sed -i 's/钥匙不在值班室/电话13800138000/' \"$1\"",
            "E-PERSONAL",
        ),
        (
            "printf '  - {on: 2024-05-08, action: closed, by: npc-office}\\n' >> \"$1\"",
            "E-STEP",
        ),
        ("sed -i 's/^id: .*/id: KF-I002/' \"$1\"", "E-VALUE"),
        ("sed -i 's/^uid: .*/uid: aaaaaaaa/' \"$1\"", "E-VALUE"),
    ] {
        let run = edit(at, &[turn, ": > \"$1\""], &[]);
        assert_eq!(run.code, 0, "{turn} {run:?}");
        assert!(seen(at, 1).contains(code), "{turn}\n{}", seen(at, 1));
        assert!(run.out.contains("没有变化"), "an emptied text is given up");
        assert_eq!(record(at), before);
    }
}

#[test]
fn notepads_gbk_bom_and_line_ends_are_taken_and_the_files_own_form_is_kept() {
    let dir = fresh();
    let at = dir.path();
    // A file that Notepad wrote: BOM and CRLF.
    let dressed = format!("\u{feff}{}", record(at).replace('\n', "\r\n"));
    std::fs::write(at.join(FILE), &dressed).unwrap();
    let (gbk, _, _) = encoding_rs::GBK.encode("卫生间没有扶手");
    let octal: String = gbk.iter().map(|b| format!("\\{b:03o}")).collect();
    let turn = format!(
        "iconv -f UTF-8 -t GBK \"$1\" | sed \"s/^title: .*/title: $(printf '{octal}')/\" > \"$1.g\" && mv \"$1.g\" \"$1\""
    );
    let run = edit(at, &[&turn], &[]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.err.contains("GBK"), "{}", run.err);
    let expected = dressed.replace(
        "二楼安全出口上锁\r\ndescription",
        "卫生间没有扶手\r\ndescription",
    );
    assert_eq!(record(at), expected);
}

#[test]
fn a_change_made_meanwhile_is_not_overwritten() {
    let dir = fresh();
    let at = dir.path();
    let turn = format!(
        "sed -i 's/^title: .*/title: 我的改法/' \"$1\"; '{}' issue set 1 --title 别人先改 >/dev/null",
        env!("CARGO_BIN_EXE_supervise")
    );
    let run = edit(at, &[&turn], &[]);
    assert_eq!(run.code, 3, "{run:?}");
    assert!(record(at).contains("title: 别人先改"));
    assert!(
        run.err.contains(".supervise/edit-KF-I001.yaml"),
        "{}",
        run.err
    );
    // The next edit starts from the record as it is and says where the earlier draft went.
    let run = edit(at, &["true"], &[]);
    assert!(run.err.contains("edit-KF-I001-old.yaml"), "{}", run.err);
    assert!(seen(at, 0).contains("title: 别人先改"));
    let aside = std::fs::read_to_string(at.join(".supervise/edit-KF-I001-old.yaml")).unwrap();
    assert!(aside.contains("我的改法"));
}

#[test]
fn an_editor_that_fails_writes_nothing() {
    let dir = fresh();
    let at = dir.path();
    let before = record(at);
    let run = edit(at, &["exit 7"], &[]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains("E-EDITOR"), "{}", run.err);
    assert_eq!(record(at), before);
    let typed = "sed -i 's/^title: .*/title: 改了一半/' \"$1\"; exit 7";
    let run = edit(at, &[typed], &[]);
    assert!(run.err.contains("edit-KF-I001.yaml"), "{}", run.err);
    assert!(
        std::fs::read_to_string(at.join(".supervise/edit-KF-I001.yaml"))
            .unwrap()
            .contains("改了一半")
    );
    assert_eq!(record(at), before);
}

#[test]
fn a_dry_run_shows_the_lines_and_writes_nothing() {
    let dir = fresh();
    let at = dir.path();
    let before = record(at);
    let run = edit(
        at,
        &["sed -i 's/^title: .*/title: 新名/' \"$1\""],
        &["--dry-run"],
    );
    assert_eq!(run.code, 0, "{run:?}");
    assert!(
        run.out.contains("-title: 二楼安全出口上锁\n+title: 新名\n"),
        "{}",
        run.out
    );
    assert_eq!(record(at), before);
}

#[test]
fn a_dry_run_keeps_what_was_typed() {
    let dir = fresh();
    let at = dir.path();
    let run = edit(
        at,
        &["sed -i 's/^title: .*/title: 新名/' \"$1\""],
        &["--dry-run"],
    );
    assert!(run.err.contains("edit-KF-I001.yaml"), "{}", run.err);
    let again = edit(at, &["true"], &[]);
    assert_eq!(again.code, 0, "{again:?}");
    assert!(record(at).contains("title: 新名"));
}

#[test]
fn a_text_too_large_to_read_again_is_refused() {
    let dir = fresh();
    let at = dir.path();
    let before = record(at);
    let turn = "yes '# 很长' | head -c 2000000 >> \"$1\"; echo >> \"$1\"";
    let run = edit(at, &[turn, "true"], &[]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("E-SIZE"), "{}", run.err);
    assert_eq!(record(at), before);
}

#[test]
fn lines_that_look_like_notes_and_mixed_line_ends_stay_as_they_were() {
    let dir = fresh();
    let at = dir.path();
    let text = record(at).replacen("\nkind:", "\r\n#! 手写的提示\nkind:", 1);
    std::fs::write(at.join(FILE), &text).unwrap();
    let run = edit(
        at,
        &["sed -i 's/^severity: general/severity: serious/' \"$1\""],
        &[],
    );
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(
        record(at),
        text.replace("severity: general", "severity: serious")
    );
}

#[test]
fn notepads_unicode_and_a_mac_editors_line_ends_are_taken() {
    let dir = fresh();
    let at = dir.path();
    let utf16 = "sed 's/^title: .*/title: 三楼/' \"$1\" | iconv -f UTF-8 -t UTF-16 > \"$1.n\"; mv \"$1.n\" \"$1\"";
    let run = edit(at, &[utf16], &[]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.err.contains("UTF-16"), "{}", run.err);
    assert!(record(at).contains("title: 三楼\n"));
    let mac =
        "sed 's/^title: .*/title: 四楼/' \"$1\" | tr '\\n' '\\r' > \"$1.n\"; mv \"$1.n\" \"$1\"";
    let run = edit(at, &[mac], &[]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(record(at).contains("title: 四楼\n") && !record(at).contains('\r'));
}

#[test]
fn one_record_is_edited_in_one_window_at_a_time() {
    let dir = fresh();
    let at = dir.path();
    let turn = format!(
        "EDITOR=true '{}' issue edit 1 > \"$0.second\" 2>&1; sed -i 's/^title: .*/title: 第一扇窗/' \"$1\"",
        env!("CARGO_BIN_EXE_supervise")
    );
    let run = edit(at, &[&turn], &[]);
    assert_eq!(run.code, 0, "{run:?}");
    let second = std::fs::read_to_string(at.join(".supervise/editor.sh.second")).unwrap();
    assert!(second.contains("另一个窗口"), "{second}");
    assert!(record(at).contains("title: 第一扇窗"));
}

//! A harness that fixes everything a run depends on.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The example ledger.
pub(crate) fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/kaifeng-2024")
}

/// The example ledger in a temporary folder, to write in.
pub(crate) fn copied() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for entry in walkdir::WalkDir::new(example()).min_depth(1) {
        let entry = entry.unwrap();
        let to = dir
            .path()
            .join(entry.path().strip_prefix(example()).unwrap());
        if entry.file_type().is_dir() {
            std::fs::create_dir(&to).unwrap();
        } else {
            std::fs::copy(entry.path(), &to).unwrap();
        }
    }
    dir
}

/// What a run printed and how it ended.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) code: i32,
}

/// The program, with a fixed day, language and width, and nothing else of this machine's.
pub(crate) fn command(ledger: &Path, today: &str, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_supervise"));
    command
        .args(args)
        .current_dir(ledger)
        .env_clear()
        .env("SUPERVISE_TODAY", today)
        .env("TZ", "Asia/Shanghai")
        .env("COLUMNS", "100")
        .env("NO_COLOR", "1");
    command
}

/// Runs the program in a ledger.
pub(crate) fn run(ledger: &Path, today: &str, args: &[&str]) -> Run {
    let output = command(ledger, today, args).output().unwrap();
    Run {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().unwrap_or(-1),
    }
}

/// Runs the program and expects it to do what was asked.
pub(crate) fn done(ledger: &Path, today: &str, args: &[&str]) -> String {
    let run = run(ledger, today, args);
    assert_eq!(run.code, 0, "{args:?}\n{}\n{}", run.out, run.err);
    run.out
}

/// Starts a ledger with nothing in it but what every ledger has.
pub(crate) fn started(at: &Path, day: &str) {
    let whose = [
        "--name",
        "开封市人大常委会",
        "--code",
        "410200",
        "--prefix",
        "KF",
    ];
    done(at, day, &[&["init"], &whose[..]].concat());
}

/// A new ledger in a temporary folder, started on 2024-03-21, with one county and one facility.
pub(crate) fn ledger() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let at = dir.path();
    let day = "2024-03-21";
    started(at, day);
    done(
        at,
        day,
        &[
            "org",
            "add",
            "--id",
            "longting",
            "--name",
            "龙亭区人大常委会",
            "--short-name",
            "龙亭区",
            "--kind",
            "county-npc",
            "--level",
            "county",
            "--code",
            "410202",
        ],
    );
    done(
        at,
        day,
        &[
            "facility",
            "add",
            "--name",
            "某养老院",
            "--kind",
            "养老机构",
            "--ownership",
            "民办",
            "--county",
            "龙亭区",
            "--beds",
            "80",
        ],
    );
    dir
}

/// Adds the issue every test may start from and returns its id.
pub(crate) fn issue(ledger: &Path, day: &str) -> String {
    let out = done(
        ledger,
        day,
        &[
            "issue",
            "add",
            "--title",
            "二楼安全出口上锁",
            "--description",
            "2024年5月8日实地检查发现二楼安全出口上锁，钥匙不在值班室。",
            "--kind",
            "隐患",
            "--category",
            "服务质量",
            "--channel",
            "执法检查",
            "--facility",
            "1",
            "--ref",
            "检查记录第12号",
        ],
    );
    out.split_whitespace()
        .nth(1)
        .unwrap()
        .trim_end_matches('：')
        .split('：')
        .next()
        .unwrap()
        .to_owned()
}

/// Says that a test was skipped, also where the harness keeps back what passing tests print.
pub(crate) fn skipped(why: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "skipped: {why}");
}
